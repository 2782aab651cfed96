import { RuntimeError } from "../core/errors.js";
import { sameShape } from "../core/shape.js";
import type { Gradient, Hook, Node } from "./graph.js";
import { Variable } from "./variable.js";
import { described, typeName } from "./words.js";

/** What functions that users registered on a node do to gradients, and what PyTorch lets them do. */

const nameOf = (hook: { readonly name: string }): string => hook.name || "<lambda>";

/** What a hook returned, against what it was given. @throws TypeError, RuntimeError in PyTorch's words */
function checked(hook: { readonly name: string }, before: readonly Gradient[], after: unknown): Gradient[] {
  if (!Array.isArray(after)) throw new TypeError(`expected tuple, but hook returned '${typeName(after)}'`);
  if (after.length !== before.length) {
    throw new RuntimeError(
      `hook '${nameOf(hook)}' has returned an incorrect number of values (got ${after.length}, but expected ${before.length})`,
    );
  }
  return after.map((g: unknown, k) => {
    const was = before[k];
    if (g == null) return null;
    if (!was) throw new RuntimeError("can't replace a None gradient with a non-None value");
    return alike(hook, was, g);
  });
}

/** A gradient that may stand for the one that a hook was given. @throws TypeError, RuntimeError */
function alike(hook: { readonly name: string }, before: Variable, after: unknown): Variable {
  if (!(after instanceof Variable))
    throw new TypeError(`expected Variable, but hook returned '${typeName(after)}'`);
  const [was, core] = [before.core, after.core];
  if (core.dtype !== was.dtype) {
    const [from, to] = [was, core].map((a) => described(a).replace(/ .*/, ""));
    throw new RuntimeError(`hook '${nameOf(hook)}' has changed the type of value (was ${from} got ${to})`);
  }
  if (!sameShape(core.shape, was.shape))
    throw new RuntimeError(`hook '${nameOf(hook)}' has changed the size of value`);
  return after;
}

/** The gradient of one output as the hooks of its tensor leave it. */
export function afterTensorHooks(hooks: Iterable<Hook>, grad: Variable): Variable {
  let found = grad;
  for (const hook of hooks) {
    const next = hook(found);
    if (next != null) found = alike(hook, found, next);
  }
  return found;
}

/** The gradients of a node's outputs as its hooks leave them. */
export function afterPrehooks(node: Node, grads: readonly Gradient[]): readonly Gradient[] {
  let found = grads;
  for (const hook of node.requests.prehooks) {
    const next = hook(found);
    if (next != null) found = checked(hook, found, next);
  }
  return found;
}

/** The gradients of a node's inputs as its hooks leave them: they see those that PyTorch's node has. */
export function afterHooks(node: Node, results: readonly Gradient[], grads: readonly Gradient[]): Gradient[] {
  const { places } = node;
  let found = places.map((k) => results[k] ?? null);
  for (const hook of node.requests.nodeHooks) {
    const next = hook(found, grads);
    if (next != null) found = checked(hook, found, next);
  }
  const all = [...results];
  places.forEach((k, i) => {
    all[k] = found[i]!;
  });
  return all;
}
