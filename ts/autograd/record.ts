import type { CoreArray } from "../core/array.js";
import { RuntimeError } from "../core/errors.js";
import { AccumulateGrad, type Edge, type Input, type Meta, metaOf, OpNode } from "./graph.js";
import { isGradEnabled, isInferenceModeEnabled, withGrad } from "./modes.js";
import type { MultiViewParams, OpName, OpParams, ViewParams, ViewStep } from "./names.js";
import { ruleOf, wrap } from "./registry.js";
import { type Creation, Variable } from "./variable.js";
import { viewForwards, viewOf } from "./views.js";

/** Whether gradients flow to a variable. */
export function requiresGrad(v: Variable): boolean {
  return v.wanted || gradFnOf(v) !== null;
}

/** The node that computed a variable. The history of a view whose base or siblings were written to is made anew. */
export function gradFnOf(v: Variable): Variable["node"] {
  const info = v.viewInfo;
  if (info && v.counter && info.seen !== v.counter.value && info.creation !== "noGrad") {
    info.seen = v.counter.value;
    if (requiresGrad(info.base)) {
      const again = withGrad(() => replay(info.base, info.steps));
      v.node = again.node;
      v.outputNr = again.outputNr;
      v.wanted = false;
    }
  }
  return v.node;
}

/** Where the gradient of a variable goes; `null` if nobody wants it. */
export function edgeOf(v: Variable): Edge | null {
  const node = gradFnOf(v);
  if (node) return { node, outputNr: v.outputNr };
  if (!v.wanted) return null;
  v.accumulator ??= new AccumulateGrad(v);
  return { node: v.accumulator, outputNr: 0 };
}

const differentiable = ({ core }: Variable): boolean =>
  core.dtype.kind === "float" || core.dtype.kind === "complex";

/** The node of a call, if it is to be recorded. Outputs are attached afterwards. */
export function nodeFor<O extends OpName>(
  op: O,
  inputs: readonly Input[],
  params: OpParams[O],
): OpNode<OpParams[O]> | null {
  if (!isGradEnabled()) return null;
  const rule = ruleOf(op);
  if (rule === null) return null;
  let wanted = false;
  const edges: (Edge | null)[] = [];
  for (const x of inputs) {
    const edge = x instanceof Variable ? edgeOf(x) : null;
    edges.push(edge);
    wanted ||= edge !== null;
  }
  return wanted ? new OpNode(rule, params, inputs, edges) : null;
}

/** Make results of a recorded call outputs of its node. */
export function attach(node: OpNode<never>, outputs: readonly Variable[], inputs: readonly Input[]): void {
  const metas: Meta[] = [];
  for (let k = 0; k < outputs.length; k++) {
    const y = outputs[k]!;
    metas.push(metaOf(y));
    if (!differentiable(y)) continue;
    y.node = node;
    y.outputNr = k;
  }
  node.outputs = metas;
  for (const place of node.wants) node.save(place, place < 0 ? outputs[-1 - place]! : inputs[place]!);
}

/** A new variable under the current mode. */
export function result(core: CoreArray): Variable {
  const y = wrap(core);
  if (isInferenceModeEnabled()) y.counter = null;
  return y;
}

/**
 * Compute, and record what was computed. The one way by which an operation comes into the graph.
 *
 * @param forward - computes on the core arrays of the inputs
 */
export function applyAll<O extends OpName>(
  op: O,
  inputs: readonly Input[],
  params: OpParams[O],
  forward: () => readonly CoreArray[],
): Variable[] {
  const node = nodeFor(op, inputs, params);
  const outputs = forward().map(result);
  if (node) attach(node as OpNode<never>, outputs, inputs);
  return outputs;
}

/** As {@link applyAll}, of one output. */
export function apply<O extends OpName>(
  op: O,
  inputs: readonly Input[],
  params: OpParams[O],
  forward: () => CoreArray,
): Variable {
  const node = nodeFor(op, inputs, params);
  const y = result(forward());
  if (node) attach(node as OpNode<never>, [y], inputs);
  return y;
}

/** Another layout of the same memory, as an operation of the graph. */
export function applyView<O extends keyof ViewParams>(op: O, x: Variable, params: ViewParams[O]): Variable {
  const y = apply(op, [x], params as OpParams[O], () => viewForwards[op](x.core, params));
  share(x, y, { op, params } as ViewStep, isGradEnabled() ? "default" : "noGrad");
  return y;
}

/** Several views by one operation: none of them may be modified in place while it is part of the graph. */
export function applyViews<O extends keyof MultiViewParams>(
  op: O,
  x: Variable,
  params: MultiViewParams[O],
  steps: readonly ViewStep[],
): Variable[] {
  const views = applyAll(op, [x], params as OpParams[O], () => steps.map((step) => viewOf(x.core, step)));
  views.forEach((y, k) => {
    share(x, y, steps[k]!, isGradEnabled() ? "multiOutput" : "noGrad");
  });
  return views;
}

/** Let a variable count as a view. */
export function share(x: Variable, y: Variable, step: ViewStep, creation: Creation): void {
  y.counter = x.counter;
  if (!x.counter) return;
  const parent = x.viewInfo;
  y.viewInfo = {
    base: parent?.base ?? x,
    steps: [...(parent?.steps ?? []), step],
    creation: creation === "default" && parent ? parent.creation : creation,
    seen: x.counter.value,
  };
  // A view made without recording still says that its base requires gradients.
  if (!y.node && requiresGrad(x) && differentiable(y)) y.wanted = true;
}

/** Take the steps of a view from another variable of its base's shape. */
export function replay(x: Variable, steps: readonly ViewStep[]): Variable {
  let y = x;
  for (const step of steps) y = applyView(step.op, y, step.params as never);
  return y;
}

/** The same memory outside the graph; writes to either count for both. */
export function detach(x: Variable): Variable {
  const y = wrap(x.core.view(x.core.shape, x.core.strides));
  y.counter = x.counter;
  return y;
}

/** Let a leaf collect gradients, or stop to. @throws RuntimeError */
export function setRequiresGrad(v: Variable, on: boolean): void {
  if (gradFnOf(v)) {
    if (on) return;
    throw new RuntimeError(
      "you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a subgraph that doesn't require differentiation use var_no_grad = var.detach().",
    );
  }
  if (on && !differentiable(v)) {
    throw new RuntimeError("only Tensors of floating point dtype can require gradients");
  }
  if (on && v.counter === null && !isInferenceModeEnabled()) {
    throw new RuntimeError(
      "Setting requires_grad=True on inference tensor outside InferenceMode is not allowed.",
    );
  }
  v.wanted = on;
}
