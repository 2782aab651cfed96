import { type CoreArray, mayShareMemory, sameView } from "../core/array.js";
import { copy } from "../core/assign.js";
import type { UfuncName } from "../core/dispatch.js";
import { RuntimeError } from "../core/errors.js";
import { compute, operand } from "./elementwise.js";
import { type Edge, type Gradient, type Input, metaOf, Node, type OpNode, shortName } from "./graph.js";
import { isGradEnabled, isInferenceModeEnabled } from "./modes.js";
import type { OpName, OpParams, ViewStep } from "./names.js";
import { edgeOf, gradFnOf, nodeFor, replay, requiresGrad } from "./record.js";
import { ruleOf, wrap } from "./registry.js";
import { clone, viewScatter } from "./structural.js";
import { Variable, type ViewInfo } from "./variable.js";

/** The history of a base one of whose views was written to: the rest of it is as before. */
class CopySlices extends Node {
  readonly name = "torch::autograd::CopySlices";
  readonly edges: readonly (Edge | null)[];

  constructor(
    base: Variable,
    private readonly steps: readonly ViewStep[],
    private readonly inner: OpNode<never>,
  ) {
    super();
    this.edges = [edgeOf(base), ...inner.edges.slice(1)];
    this.outputs = [metaOf(base)];
  }

  override prepare(): void {
    this.inner.prepare();
  }
  backward([g]: readonly Gradient[]): readonly Gradient[] {
    if (!g) return this.edges.map(() => null);
    // Any view of the base is also one of a dense array of its shape.
    const dense = g.core.cContiguous ? g : clone(g);
    const [own, ...rest] = this.inner.backward([replay(dense, this.steps)]);
    const kept = this.edges[0] ? viewScatter(dense, own ?? 0, this.steps) : null;
    return [kept, ...rest];
  }
  override release(free: boolean): void {
    this.inner.release(free);
  }
  override get savedTensors(): readonly Variable[] {
    return this.inner.savedTensors;
  }
}

/** Views in whose case PyTorch does not know what a write would mean. @throws RuntimeError */
function requireModifiable(v: Variable, info: ViewInfo): void {
  if (info.creation === "multiOutput") {
    const from = v.node ? `Output ${v.outputNr} of ${shortName(v.node.name)}` : "This view";
    throw new RuntimeError(
      `${from} is a view and is being modified inplace. This view is the output of a function that returns multiple views. Such functions do not allow the output views to be modified inplace. You should replace the inplace operation by an out-of-place one.`,
    );
  }
  if (info.creation === "custom") {
    const name = v.node ? shortName(v.node.name) : "a custom Function";
    throw new RuntimeError(
      `Output ${v.outputNr} of ${name} is a view and is being modified inplace. This view was created inside a custom Function (or because an input was returned as-is) and the autograd logic to handle view+inplace would override the custom backward associated with the custom Function, leading to incorrect gradients. This behavior is forbidden. You can fix this by cloning the output of the custom Function.`,
    );
  }
  if (info.creation === "noGrad") {
    throw new RuntimeError(
      "A view was created in no_grad mode and is being modified inplace with grad mode enabled. Given that this use case is ambiguous and error-prone, it is forbidden. You can clarify your code by moving both the view and the inplace either both inside the no_grad block (if you don't want the inplace to be tracked) or both outside (if you want the inplace to be tracked).",
    );
  }
}

/** Whether PyTorch lets a variable be written to. @throws RuntimeError */
export function checkInPlace(target: Variable, tracked: boolean): void {
  if (target.counter === null && !isInferenceModeEnabled()) {
    throw new RuntimeError(
      "Inplace update to inference tensor outside InferenceMode is not allowed.You can make a clone to get a normal tensor before doing inplace update.See https://github.com/pytorch/rfcs/pull/17 for more details.",
    );
  }
  if (!tracked) return;
  const info = target.viewInfo;
  if (info) {
    requireModifiable(target, info);
    if (requiresGrad(target) && gradFnOf(info.base) === null && info.base.wanted) {
      throw new RuntimeError(
        "a view of a leaf Variable that requires grad is being used in an in-place operation.",
      );
    }
  }
  if (target.wanted && gradFnOf(target) === null) {
    throw new RuntimeError("a leaf Variable that requires grad is being used in an in-place operation.");
  }
}

/** Memory that is written to must be one place for each element, and none that is read elsewhere. @throws RuntimeError */
export function checkOverlap(target: CoreArray, inputs: readonly Input[]): void {
  if (target.shape.some((length, axis) => length > 1 && target.strides[axis] === 0)) {
    throw new RuntimeError(
      "unsupported operation: more than one element of the written-to tensor refers to a single memory location. Please clone() the tensor before performing the operation.",
    );
  }
  for (const x of inputs) {
    if (x instanceof Variable && mayShareMemory(x.core, target) && !sameView(x.core, target)) {
      throw new RuntimeError(
        "unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location. Please clone() the tensor before performing the operation.",
      );
    }
  }
}

/** Note that a variable was written to. */
export function bump(target: Variable): void {
  if (target.counter) target.counter.value++;
}

/** Give a variable that was written to the history of the write. */
export function rebase(target: Variable, node: OpNode<never>): void {
  const info = target.viewInfo;
  if (info) {
    const { base } = info;
    const slices = new CopySlices(base, info.steps, node);
    moveRetained(base, slices);
    base.node = slices;
    base.outputNr = 0;
    base.wanted = false;
    info.seen = -1;
  } else {
    moveRetained(target, node);
    target.wanted = false;
  }
}

/** `retainGrad` means the tensor, not what it was computed by before. */
function moveRetained(v: Variable, node: Node): void {
  if (!v.retains || !v.node) return;
  v.node.asked?.retained.delete(v.outputNr);
  node.requests.retained.set(0, v);
}

/**
 * Compute into a variable, and record it.
 *
 * @param others - the inputs beside the target, which is the first
 * @param forward - writes into the target's core array
 */
export function applyInPlace<O extends OpName>(
  op: O,
  target: Variable,
  others: readonly Input[],
  params: OpParams[O],
  forward: (out: CoreArray) => void,
): Variable {
  const inputs = [target, ...others];
  const tracked = isGradEnabled() && inputs.some((x) => x instanceof Variable && requiresGrad(x));
  checkInPlace(target, tracked);
  checkOverlap(target.core, others);
  if (tracked && ruleOf(op) === null) throw new RuntimeError(`the derivative for '${op}' is not implemented`);
  const node = nodeFor(op, inputs, params) as OpNode<never> | null;
  const before: Input[] = [...inputs];
  let owned = false;
  if (node?.wants.includes(0)) {
    // The rule needs what is about to be overwritten.
    const kept = wrap(copy(target.core, "K"));
    kept.node = target.node;
    kept.outputNr = target.outputNr;
    before[0] = kept;
    owned = true;
  }
  if (node)
    for (const place of node.wants) if (place >= 0) node.save(place, before[place]!, owned && place === 0);
  forward(target.core);
  bump(target);
  if (node) {
    node.outputs = [metaOf(target)];
    rebase(target, node);
    if (!target.viewInfo) {
      target.node = node;
      target.outputNr = 0;
    } else gradFnOf(target);
    for (const place of node.wants) if (place < 0) node.save(place, target);
  }
  return target;
}

/** An element-wise operation into its first input. */
export function elementwiseInPlace(name: UfuncName, target: Variable, ...others: readonly Input[]): Variable {
  return applyInPlace(name, target, others, undefined, (out) => {
    compute(name, [out, ...others.map(operand)], out);
  });
}
