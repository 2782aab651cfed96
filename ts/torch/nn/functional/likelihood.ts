import { add, div, eq, mul, neg, where } from "../../../autograd/elementwise.js";
import type { Input } from "../../../autograd/graph.js";
import type { NllParams } from "../../../autograd/names.js";
import { crossEntropy as crossOp, nllLoss as nllOp } from "../../../autograd/networks.js";
import { sum } from "../../../autograd/reduce.js";
import { full, permute, reshape } from "../../../autograd/structural.js";
import type { Variable } from "../../../autograd/variable.js";
import { scalarType, sizes } from "../../../autograd/words.js";
import { RuntimeError, ValueError } from "../../../core/errors.js";
import type { Reduction } from "../../../ops/likelihood.js";
import { logSoftmax } from "../../activations.js";
import { define, tensorArg } from "../../args.js";
import type { Tensor } from "../../tensor.js";
import { requireFloat } from "./checks.js";
import { all, type Loss, type ReductionOptions, requireReduction } from "./reduction.js";

/** Losses of labels. */

/** What {@link nllLoss} takes by name. */
export interface NllOptions extends ReductionOptions {
  /** A factor for every class. */
  weight?: Tensor | null;
  /** The label of what counts nothing. */
  ignoreIndex?: number;
}

/** Labels that fit an input. @throws RuntimeError, ValueError in PyTorch's words */
function requireLabels(input: Tensor, target: Tensor, weight: Tensor | null | undefined): void {
  const [classAxis, batched] = input.ndim === 1 ? [0, false] : [1, true];
  if (input.ndim < 1) throw new RuntimeError(`Expected 1 or more dimensions (got ${input.ndim})`);
  if (batched && input.shape[0] !== target.shape[0]) {
    throw new ValueError(
      `Expected input batch_size (${input.shape[0]}) to match target batch_size (${target.shape[0] ?? 1}).`,
    );
  }
  if (input.ndim <= 2 && target.ndim > 1) {
    throw new RuntimeError("0D or 1D target tensor expected, multi-target not supported");
  }
  if (target.dtype !== "int64" && target.dtype !== "uint8") {
    throw new RuntimeError(
      `expected target dtype to be Long or Byte, but got ${scalarType(target.core.dtype)}`,
    );
  }
  const wanted = [input.shape[0]!, ...input.shape.slice(2)];
  if (input.ndim > 2 && target.shape.join() !== wanted.join()) {
    throw new RuntimeError(`Expected target size ${sizes(wanted)}, got ${sizes(target.shape)}`);
  }
  const classes = input.shape[classAxis]!;
  if (weight && weight.shape.join() !== `${classes}`) {
    throw new RuntimeError(
      `weight tensor should be defined either for all ${classes} classes or no classes but got weight tensor of shape: ${sizes(weight.shape)}`,
    );
  }
  const [x, w] = [input.core.dtype, weight?.core.dtype];
  if (w && w !== x)
    throw new RuntimeError(`expected scalar type ${scalarType(x)} but found ${scalarType(w)}`);
}

/** A loss of labels that were checked: the classes come last, and everything before is one axis. */
function likelihood<P extends NllParams>(
  op: (x: Variable, target: Variable, weight: Input, how: P) => Variable,
  x: Variable,
  target: Tensor,
  weight: Tensor | null | undefined,
  how: P,
): Variable {
  const { shape, ndim } = x.core;
  const classes = shape[ndim === 1 ? 0 : 1]!;
  const last = ndim <= 2 ? x : permute(x, [0, ...[...shape.keys()].slice(2), 1]);
  const rows = target.numel();
  const losses = op(reshape(last, [rows, classes]), reshape(target, [rows]), weight ?? 1, how);
  return how.reduction === "none" ? reshape(losses, target.shape) : losses;
}

/**
 * The negative log likelihood of labels.
 *
 * @param input - log probabilities `[rows, classes, ...]` or `[classes]`
 * @param target - int64, the shape of the input without its classes
 * @throws IndexError for a label that is no class, RuntimeError and ValueError when the shapes do not fit
 * @example
 * torch.nn.functional.nllLoss(torch.tensor([[-1, -2]]), torch.tensor([1n])).item() // -> 2
 */
export const nllLoss: Loss<NllOptions> = define(
  "nllLoss(input, target, weight=, *, ignoreIndex=, reduction=)",
  (
    input: Tensor,
    target: Tensor,
    weight?: Tensor | null,
    ignoreIndex = -100,
    reduction: Reduction = "mean",
  ) => {
    tensorArg(input, "nllLoss");
    tensorArg(target, "nllLoss", "target", 2);
    requireReduction(reduction);
    requireLabels(input, target, weight);
    requireFloat(input, "nll_loss_out_frame");
    return likelihood(nllOp, input, target, weight, { ignoreIndex, reduction });
  },
);

/** What {@link crossEntropy} takes by name. */
export interface CrossEntropyOptions extends NllOptions {
  /** How much of every label is spread over all classes. */
  labelSmoothing?: number;
}

/**
 * The cross entropy of labels, or of probabilities in the shape of the input, under the softmax of the input.
 *
 * @param input - `[rows, classes, ...]` or `[classes]`
 * @throws IndexError for a label that is no class, RuntimeError and ValueError when the shapes do not fit
 * @example
 * torch.nn.functional.crossEntropy(torch.tensor([[1, 1]]), torch.tensor([1n])).toString() // -> tensor(0.6931)
 */
export const crossEntropy: Loss<CrossEntropyOptions> = define(
  "crossEntropy(input, target, weight=, *, ignoreIndex=, reduction=, labelSmoothing=)",
  (
    input: Tensor,
    target: Tensor,
    weight?: Tensor | null,
    ignoreIndex = -100,
    reduction: Reduction = "mean",
    labelSmoothing = 0,
  ) => {
    tensorArg(input, "crossEntropy");
    tensorArg(target, "crossEntropy", "target", 2);
    requireReduction(reduction);
    if (!(labelSmoothing >= 0 && labelSmoothing <= 1)) {
      throw new RuntimeError(`label_smoothing must be between 0.0 and 1.0. Got: ${labelSmoothing}`);
    }
    const soft = input.shape.join() === target.shape.join() && input.ndim > 0;
    if (!soft) requireLabels(input, target, weight);
    else if (!target.isFloatingPoint()) {
      const given = scalarType(target.core.dtype);
      throw new RuntimeError(
        `Expected floating point type for target with class probabilities, got ${given}`,
      );
    }
    const axis = input.ndim === 1 ? 0 : 1;
    const classes = input.shape[axis]!;
    const how = { ignoreIndex, reduction };
    const isRows = (input.dtype === "float32" || input.dtype === "float64") && input.numel() > 0;
    if (isRows && !soft && !(weight && labelSmoothing > 0))
      return likelihood(crossOp, input, target, weight, { ...how, smoothing: labelSmoothing });
    const logs = logSoftmax(input, axis);
    const factors = weight && reshape(weight, [classes, ...input.shape.slice(axis + 1).map(() => 1)]);
    const weighted = (x: Variable): Variable => neg(sum(factors ? mul(x, factors) : x, [axis]));
    if (soft) {
      const even = labelSmoothing / classes;
      const probabilities = labelSmoothing > 0 ? add(mul(target, 1 - labelSmoothing), even) : target;
      const losses = weighted(mul(logs, probabilities));
      if (reduction === "none") return losses;
      const total = sum(losses, all(losses));
      return reduction === "mean" ? div(total, input.numel() / classes) : total;
    }
    const hard = likelihood(nllOp, logs, target, weight, how);
    if (labelSmoothing === 0) return hard;
    const spread = where(eq(target, ignoreIndex), 0, weighted(logs));
    let smooth = reduction === "none" ? spread : sum(spread, all(spread));
    if (reduction === "mean") {
      const ones = full([target.numel(), classes], -1, input.core.dtype);
      smooth = div(
        smooth,
        nllOp(ones, reshape(target, [target.numel()]), weight ?? 1, { ignoreIndex, reduction: "sum" }),
      );
    }
    return add(mul(hard, 1 - labelSmoothing), mul(smooth, labelSmoothing / classes));
  },
);
