import { abs, add, elementwise, lt, mul, sub, where } from "../../../autograd/elementwise.js";
import { logSigmoid } from "../../../autograd/networks.js";
import type { Variable } from "../../../autograd/variable.js";
import { RuntimeError, ValueError } from "../../../core/errors.js";
import { sameShape } from "../../../core/shape.js";
import { warn } from "../../../core/warnings.js";
import type { Reduction } from "../../../ops/likelihood.js";
import { define, tensorArg } from "../../args.js";
import type { Tensor } from "../../tensor.js";
import { torchSize } from "../words.js";
import { requireFloat } from "./checks.js";
import { type Loss, type ReductionOptions, reduced, requireReduction } from "./reduction.js";

/** Losses of numbers and of probabilities. */

function warnOfSizes({ shape: input }: Tensor, { shape: target }: Tensor): void {
  if (sameShape(input, target)) return;
  warn(
    `Using a target size (${torchSize(target)}) that is different to the input size (${torchSize(input)}). This will likely lead to incorrect results due to broadcasting. Please ensure they have the same size.`,
  );
}

function distance(name: string, kernel: string | null, f: (difference: Variable) => Variable): Loss {
  return define(
    `${name}(input, target, *, reduction=)`,
    (input: Tensor, target: Tensor, reduction: Reduction = "mean") => {
      tensorArg(input, name);
      tensorArg(target, name, "target", 2);
      requireReduction(reduction);
      if (kernel) requireFloat(input, kernel);
      warnOfSizes(input, target);
      return reduced(f(sub(input, target)), reduction);
    },
  );
}

/**
 * The squared difference.
 *
 * @throws RuntimeError when the shapes do not broadcast
 * @example
 * torch.nn.functional.mseLoss(torch.tensor([1, 2]), torch.tensor([1, 4])).item() // -> 2
 */
export const mseLoss: Loss = distance("mseLoss", "mse_cpu", (d) => elementwise("square", d));
/**
 * The absolute difference.
 *
 * @throws RuntimeError when the shapes do not broadcast
 * @example
 * torch.nn.functional.l1Loss(torch.tensor([1, 2]), torch.tensor([1, 4])).item() // -> 1
 */
export const l1Loss: Loss = distance("l1Loss", null, abs);

/** What {@link huberLoss} takes by name. */
export interface HuberOptions extends ReductionOptions {
  /** Where the square ends. */
  delta?: number;
}

/**
 * Half the squared difference up to `delta`, beyond it `delta` times the absolute one.
 *
 * @throws RuntimeError
 * @example
 * torch.nn.functional.huberLoss(torch.tensor([1, 2]), torch.tensor([1, 4])).item() // -> 0.75
 */
export const huberLoss: Loss<HuberOptions> = define(
  "huberLoss(input, target, *, reduction=, delta=)",
  (input: Tensor, target: Tensor, reduction: Reduction = "mean", delta = 1) => {
    tensorArg(input, "huberLoss");
    tensorArg(target, "huberLoss", "target", 2);
    requireReduction(reduction);
    if (!(delta > 0)) throw new RuntimeError("huber_loss does not support non-positive values for delta.");
    warnOfSizes(input, target);
    const difference = sub(input, target);
    const size = abs(difference);
    const square = mul(elementwise("square", difference), 0.5);
    return reduced(where(lt(size, delta), square, mul(sub(size, 0.5 * delta), delta)), reduction);
  },
);

/** What {@link binaryCrossEntropyWithLogits} takes by name. */
export interface BceOptions extends ReductionOptions {
  /** A factor for every loss, broadcast. */
  weight?: Tensor | null;
  /** A factor for the losses of what is true, broadcast. */
  posWeight?: Tensor | null;
}

/**
 * The cross entropy of probabilities `target` under the logistic function of `input`.
 *
 * @throws ValueError when the shapes differ
 * @example
 * torch.nn.functional.binaryCrossEntropyWithLogits(torch.tensor([0]), torch.tensor([1])).toString() // -> tensor(0.6931)
 */
export const binaryCrossEntropyWithLogits: Loss<BceOptions> = define(
  "binaryCrossEntropyWithLogits(input, target, weight=, *, reduction=, posWeight=)",
  (
    input: Tensor,
    target: Tensor,
    weight?: Tensor | null,
    reduction: Reduction = "mean",
    posWeight?: Tensor | null,
  ) => {
    tensorArg(input, "binaryCrossEntropyWithLogits");
    tensorArg(target, "binaryCrossEntropyWithLogits", "target", 2);
    requireReduction(reduction);
    if (target.shape.join() !== input.shape.join()) {
      throw new ValueError(
        `Target size (${torchSize(target.shape)}) must be the same as input size (${torchSize(input.shape)})`,
      );
    }
    const below = logSigmoid(input);
    const scaled = posWeight ? mul(below, add(mul(sub(posWeight, 1), target), 1)) : below;
    const losses = sub(mul(sub(1, target), input), scaled);
    return reduced(weight ? mul(losses, weight) : losses, reduction);
  },
);
