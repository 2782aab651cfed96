import { RuntimeError } from "../core/errors.js";
import { sameShape } from "../core/shape.js";
import { keepStorage, unkeepStorage } from "../core/storage.js";
import { add } from "./elementwise.js";
import { walk } from "./engine.js";
import {
  AccumulateGrad,
  type Edge,
  type Gradient,
  type Hook,
  type RemovableHandle,
  register,
} from "./graph.js";
import { withGradMode, withoutGrad } from "./modes.js";
import { edgeOf, gradFnOf, requiresGrad } from "./record.js";
import { full, zeros } from "./structural.js";
import type { Variable } from "./variable.js";
import { scalarType, sizes } from "./words.js";

/** What a caller may ask of backward. */
export interface BackwardOptions {
  /** Keep what was saved, so that backward can be called again. The default is `createGraph`. */
  retainGraph?: boolean | undefined;
  /** Record backward itself, so that gradients can be differentiated. */
  createGraph?: boolean | undefined;
}

/** The edges to begin at, with the gradients there: ones for scalars. @throws RuntimeError */
function roots(
  outputs: readonly Variable[],
  grads: readonly Gradient[],
): { roots: Edge[]; grads: Variable[]; own: readonly Variable[] } {
  const edges: Edge[] = [];
  const own: Variable[] = [];
  const found = outputs.map((y, i) => {
    const edge = edgeOf(y);
    if (!edge)
      throw new RuntimeError(`element ${i} of tensors does not require grad and does not have a grad_fn`);
    edges.push(edge);
    const { shape, dtype, size } = y.core;
    const g = grads[i];
    if (g) {
      if (!sameShape(g.core.shape, shape)) {
        throw new RuntimeError(
          `Mismatch in shape: grad_output[${i}] has a shape of torch.Size(${sizes(g.core.shape)}) and output[${i}] has a shape of torch.Size(${sizes(shape)}).`,
        );
      }
      if ((g.core.dtype.kind === "complex") !== (dtype.kind === "complex")) {
        throw new RuntimeError(
          "For complex Tensors, both grad_output and output are required to have the same dtype. " +
            `Mismatch in dtype: grad_output[${i}] has a dtype of torch.${g.core.dtype.name} and output[${i}] has a dtype of torch.${dtype.name}.`,
        );
      }
      return g;
    }
    if (size !== 1) throw new RuntimeError("grad can be implicitly created only for scalar outputs");
    if (dtype.kind === "complex") {
      throw new RuntimeError(
        `grad can be implicitly created only for real scalar outputs but got torch.${dtype.name}`,
      );
    }
    const ones = withoutGrad(() => full(shape, 1, dtype));
    own.push(ones);
    return ones;
  });
  return { roots: edges, grads: found, own };
}

/**
 * Compute gradients of outputs with respect to leaves, and add them to the leaves' `grad`.
 *
 * @param grads - the gradient of each output; `null` stands for 1 where the output is one number
 * @param inputs - accumulate into these alone
 * @throws RuntimeError in PyTorch's words
 */
export function backward(
  outputs: readonly Variable[],
  grads: readonly Gradient[] = [],
  options: BackwardOptions = {},
  inputs?: readonly Variable[],
): void {
  const { roots: edges, grads: first, own } = roots(outputs, grads);
  const { createGraph = false, retainGraph = createGraph } = options;
  const targets = inputs?.map((x) => edgeOf(x) as Edge) ?? null;
  if (targets?.length === 0) throw new RuntimeError("`inputs` argument to `backward()` cannot be empty.");
  if (targets?.some((edge) => !edge))
    throw new RuntimeError("One of the differentiated Tensors does not require grad");
  const found = walk({
    roots: edges,
    grads: first,
    own,
    keepGraph: retainGraph,
    createGraph,
    targets,
    accumulate: true,
  });
  inputs?.forEach((x, i) => {
    const g = found[i];
    if (!g || targets![i]!.node instanceof AccumulateGrad) return;
    const before = x.gradient;
    x.gradient = before ? withGradMode(createGraph, () => add(before, g)) : g;
    keepStorage(x.gradient.core.storage);
  });
}

/** What a caller may ask of {@link grad}. */
export interface GradOptions extends BackwardOptions {
  /** Give `null` for inputs that the outputs do not depend on, rather than to refuse. */
  allowUnused?: boolean | undefined;
  /** Give zeros for them. */
  materializeGrads?: boolean | undefined;
}

/**
 * The gradients of outputs with respect to inputs. `grad` of no tensor is touched.
 *
 * @throws RuntimeError in PyTorch's words
 */
export function grad(
  outputs: readonly Variable[],
  inputs: readonly Variable[],
  grads: readonly Gradient[] = [],
  options: GradOptions = {},
): Gradient[] {
  const { createGraph = false, retainGraph = createGraph, materializeGrads = false } = options;
  const allowUnused = options.allowUnused ?? materializeGrads;
  const start = roots(outputs, grads);
  const targets = inputs.map((x) => {
    const edge = edgeOf(x);
    if (!edge) throw new RuntimeError("One of the differentiated Tensors does not require grad");
    return edge;
  });
  const found = walk({ ...start, keepGraph: retainGraph, createGraph, targets, accumulate: false });
  return found.map((g, i) => {
    if (g) return g;
    if (!allowUnused) {
      throw new RuntimeError(
        `The differentiated Tensor at index ${i} appears to not have been used in the graph. Set allow_unused=True if this is the desired behavior.`,
      );
    }
    return materializeGrads ? zeros(inputs[i]!.core) : null;
  });
}

/** Store the gradient of a tensor, or take it away with `null`. @throws RuntimeError when it does not fit */
export function setGrad(v: Variable, next: Gradient): void {
  if (next) {
    const { shape, dtype } = v.core;
    if (next === v) throw new RuntimeError("can't assign Variable as its own grad");
    if (!sameShape(next.core.shape, shape)) {
      throw new RuntimeError(
        `attempting to assign a gradient of size '${sizes(next.core.shape)}' to a tensor of size '${sizes(shape)}'. Please ensure that the gradient and the tensor are the same size`,
      );
    }
    if (next.core.dtype !== dtype) {
      throw new RuntimeError(
        `attempting to assign a gradient with dtype '${scalarType(next.core.dtype).toLowerCase()}' to a tensor with grad_dtype '${scalarType(dtype)}'. The gradient must match the tensor's grad_dtype (defaults to the tensor's dtype). You can set the tensor's grad_dtype attribute with a specific dtype, or None to allow any dtype. Set grad_dtype with caution. Diverging the dtypes of a tensor and its gradient may break downstream systems that assume they match.`,
      );
    }
  }
  // What backward held past its scope goes with the scope that takes it away.
  const before = v.gradient;
  if (before && before !== next) unkeepStorage(before.core.storage);
  if (next) keepStorage(next.core.storage);
  v.gradient = next;
}

/** Store the gradient of a tensor that is no leaf, too. @throws RuntimeError */
export function retainGrad(v: Variable): void {
  if (!requiresGrad(v)) throw new RuntimeError("can't retain_grad on Tensor that has requires_grad=False");
  const node = gradFnOf(v);
  if (!node || v.retains) return;
  v.retains = true;
  node.requests.retained.set(v.outputNr, v);
}

/** Have a function see, and perhaps replace, the gradient of a tensor. @throws RuntimeError */
export function registerHook(v: Variable, hook: Hook): RemovableHandle {
  const edge = edgeOf(v);
  if (!edge) throw new RuntimeError("cannot register a hook on a tensor that doesn't require gradient");
  const { node, outputNr } = edge;
  const all = node.requests.hooks;
  const hooks = all.get(outputNr) ?? new Set();
  all.set(outputNr, hooks);
  return register(hooks, hook);
}

/** Have a function called after the gradient of a leaf was stored. @throws RuntimeError */
export function registerPostAccumulateGradHook(v: Variable, hook: (leaf: Variable) => void): RemovableHandle {
  if (!requiresGrad(v))
    throw new RuntimeError("cannot register a hook on a tensor that doesn't require gradient");
  const node = edgeOf(v)!.node;
  if (!(node instanceof AccumulateGrad)) {
    throw new RuntimeError("post accumulate grad hooks cannot be registered on non-leaf tensors");
  }
  return register(node.postHooks, hook);
}
