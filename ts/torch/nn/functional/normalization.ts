import { add, div, mul, sqrt, sub } from "../../../autograd/elementwise.js";
import { elementwiseInPlace } from "../../../autograd/inplace.js";
import { withoutGrad } from "../../../autograd/modes.js";
import { layerNorm as layerNormOp } from "../../../autograd/networks.js";
import { detach } from "../../../autograd/record.js";
import { mean, variance } from "../../../autograd/reduce.js";
import { reshape } from "../../../autograd/structural.js";
import type { Variable } from "../../../autograd/variable.js";
import { scalarType, sizes } from "../../../autograd/words.js";
import { RuntimeError, ValueError } from "../../../core/errors.js";
import { type Shape, sizeOf } from "../../../core/shape.js";
import { define, tensorArg } from "../../args.js";
import type { Tensor } from "../../tensor.js";
import { torchSize } from "../words.js";
import { requireFloat } from "./checks.js";

/** What {@link layerNorm} takes by name. */
export interface LayerNormOptions {
  /** A factor for every element of the normalised axes. */
  weight?: Tensor | null;
  /** What is added to every element of the normalised axes. */
  bias?: Tensor | null;
  /** Added to the variance. */
  eps?: number;
}

/**
 * The last axes brought to mean 0 and variance 1.
 *
 * @param normalizedShape - the lengths of these axes
 * @throws RuntimeError when the shapes do not fit
 * @example
 * torch.nn.functional.layerNorm(torch.tensor([1, 3]), [2]).toString() // -> tensor([-1.0000,  1.0000])
 */
export const layerNorm: (
  input: Tensor,
  normalizedShape: Shape,
  weight?: Tensor | null | LayerNormOptions,
  bias?: Tensor | null,
  eps?: number,
) => Tensor = define(
  "layerNorm(input, normalizedShape, weight=, bias=, eps=)",
  (input: Tensor, normalized: Shape, weight?: Tensor | null, bias?: Tensor | null, eps = 1e-5) => {
    tensorArg(input, "layerNorm");
    if (normalized.length === 0) {
      throw new RuntimeError(
        "Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, but got normalized_shape = []",
      );
    }
    const { dtype } = requireFloat(input, "LayerNormKernelImpl").core;
    for (const [name, x] of [["weight", weight] as const, ["bias", bias] as const]) {
      // Parameters of half-precision inputs may be float32.
      if (x && x.core.dtype !== dtype && !(dtype.itemsize === 2 && x.dtype === "float32")) {
        const wanted = dtype.itemsize === 2 ? "Float" : scalarType(dtype);
        throw new RuntimeError(`mixed dtype (CPU): expect parameter to have scalar type of ${wanted}`);
      }
      if (x && x.shape.join() !== normalized.join()) {
        throw new RuntimeError(
          `Expected ${name} to be of same shape as normalized_shape, but got ${name} of shape ${sizes(x.shape)} and normalized_shape = ${sizes(normalized)}`,
        );
      }
    }
    if (
      input.ndim < normalized.length ||
      input.shape.slice(-normalized.length).join() !== normalized.join()
    ) {
      throw new RuntimeError(
        `Given normalized_shape=${sizes(normalized)}, expected input with shape [*, ${normalized.join(", ")}], but got input of size${sizes(input.shape)}`,
      );
    }
    return layerNormOp(input, normalized, weight ?? 1, bias ?? 0, eps);
  },
);

/** What {@link batchNorm} takes by name. */
export interface BatchNormOptions {
  weight?: Tensor | null;
  bias?: Tensor | null;
  /** Whether mean and variance are those of the batch, and are added to the running ones. */
  training?: boolean;
  /** How much of a batch comes into the running mean and variance. */
  momentum?: number;
  eps?: number;
}

/**
 * Every channel (axis 1) brought to mean 0 and variance 1 over the batch, or by running values, which training updates.
 *
 * @throws ValueError for a single value per channel in training, RuntimeError when the shapes do not fit
 * @example
 * torch.nn.functional.batchNorm(torch.tensor([[1], [3]]), null, null, { training: true }).toString() // -> tensor([[-1.0000],
 * //            [ 1.0000]])
 */
export const batchNorm: (
  input: Tensor,
  runningMean: Tensor | null,
  runningVar: Tensor | null,
  options?: BatchNormOptions,
) => Tensor = define(
  "batchNorm(input, runningMean, runningVar, weight=, bias=, training=, momentum=, eps=)",
  (
    input: Tensor,
    runningMean: Tensor | null,
    runningVar: Tensor | null,
    weight?: Tensor | null,
    bias?: Tensor | null,
    training = false,
    momentum = 0.1,
    eps = 1e-5,
  ) => {
    const { shape } = tensorArg(input, "batchNorm");
    const channels = shape[1]!;
    const count = sizeOf(shape) / (channels || 1);
    if (training && count === 1) {
      throw new ValueError(
        `Expected more than 1 value per channel when training, got input size ${torchSize(shape)}`,
      );
    }
    const parts = { running_mean: runningMean, running_var: runningVar, weight, bias };
    for (const [name, x] of Object.entries(parts)) {
      if (x && x.numel() !== channels) {
        throw new RuntimeError(`${name} should contain ${channels} elements not ${x.numel()}`);
      }
    }
    const column = [channels, ...shape.slice(2).map(() => 1)];
    const wide = (x: Variable): Variable => reshape(x, column);
    let [mid, spread]: (Variable | null)[] = [
      runningMean && wide(runningMean),
      runningVar && wide(runningVar),
    ];
    if (training || !mid || !spread) {
      const axes = [...shape.keys()].filter((axis) => axis !== 1);
      [mid, spread] = [mean(input, axes, true), variance(input, axes, 0, true)];
      if (training) {
        follow(runningMean, mid, momentum, 1);
        follow(runningVar, spread, momentum, count / (count - 1));
      }
    }
    let y = div(sub(input, mid!), sqrt(add(spread!, eps)));
    if (weight) y = mul(y, wide(weight));
    return bias ? add(y, wide(bias)) : y;
  },
);

/** `running = (1 - momentum) running + momentum factor current`, in place. */
function follow(running: Variable | null, current: Variable, momentum: number, factor: number): void {
  if (!running) return;
  withoutGrad(() => {
    elementwiseInPlace("multiply", running, 1 - momentum);
    elementwiseInPlace("add", running, mul(reshape(detach(current), [running.core.size]), momentum * factor));
  });
}
