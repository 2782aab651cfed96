import { gt, mul, where } from "../../../autograd/elementwise.js";
import { type Approximate, gelu as geluOp, logSigmoid, silu as siluOp } from "../../../autograd/networks.js";
import type { Variable } from "../../../autograd/variable.js";
import { snake } from "../../../autograd/words.js";
import { RuntimeError } from "../../../core/errors.js";
import { warn } from "../../../core/warnings.js";
import { logSoftmax as logSoftmaxOf, softmax as softmaxOf } from "../../activations.js";
import { define, tensorArg } from "../../args.js";
import type { DTypeLike } from "../../dtype.js";
import { relu as reluOf, sigmoid as sigmoidOf, tanh as tanhOf } from "../../pointwise.js";
import type { Tensor } from "../../tensor.js";
import { requireFloat } from "./checks.js";

type Unary = (input: Tensor) => Tensor;
const unary = (name: string, f: (x: Tensor) => Variable): Unary =>
  define(`${name}(input)`, (x: unknown) => f(tensorArg(x, name)));

/**
 * The larger of the input and 0; into the input itself with `inplace`.
 *
 * @throws RuntimeError for a bool tensor
 * @example
 * torch.nn.functional.relu(torch.tensor([-1, 2])).toString() // -> tensor([0., 2.])
 */
export const relu: (input: Tensor, inplace?: boolean | { inplace?: boolean }) => Tensor = define(
  "relu(input, inplace=)",
  (x: Tensor, inplace?: boolean) => {
    tensorArg(x, "relu");
    return inplace ? x.relu_() : reluOf(x);
  },
);
/**
 * `x` where it is positive, else `negativeSlope * x`.
 *
 * @example
 * torch.nn.functional.leakyRelu(torch.tensor([-1, 2]), 0.1).toString() // -> tensor([-0.1000,  2.0000])
 */
export const leakyRelu: (input: Tensor, negativeSlope?: number | { negativeSlope?: number }) => Tensor =
  define("leakyRelu(input, negativeSlope=)", (x: Tensor, slope = 0.01) => {
    requireFloat(tensorArg(x, "leakyRelu"), "leaky_relu_cpu");
    return where(gt(x, 0), x, mul(x, slope));
  });
/**
 * `x` times the normal distribution's probability of being below it; `tanh` computes that approximately.
 *
 * @throws RuntimeError
 * @example
 * torch.nn.functional.gelu(torch.tensor([-1, 2])).toString() // -> tensor([-0.1587,  1.9545])
 */
export const gelu: (input: Tensor, options?: { approximate?: Approximate }) => Tensor = define(
  "gelu(input, *, approximate=)",
  (x: Tensor, approximate: Approximate = "none") => {
    tensorArg(x, "gelu");
    if (approximate !== "none" && approximate !== "tanh") {
      throw new RuntimeError("approximate argument must be either none or tanh.");
    }
    return geluOp(requireFloat(x, "GeluKernelImpl"), approximate);
  },
);
/**
 * `x` times its logistic function.
 *
 * @example
 * torch.nn.functional.silu(torch.tensor([-1, 2])).toString() // -> tensor([-0.2689,  1.7616])
 */
export const silu: Unary = unary("silu", (x) => siluOp(requireFloat(x, "silu_cpu")));
/**
 * The logistic function.
 *
 * @example
 * torch.nn.functional.sigmoid(torch.tensor([0])).toString() // -> tensor([0.5000])
 */
export const sigmoid: Unary = unary("sigmoid", sigmoidOf);
/**
 * The logarithm of the logistic function.
 *
 * @example
 * torch.nn.functional.logsigmoid(torch.tensor([0])).toString() // -> tensor([-0.6931])
 */
export const logsigmoid: Unary = unary("logsigmoid", (x) => logSigmoid(requireFloat(x, "log_sigmoid_cpu")));
/**
 * The hyperbolic tangent.
 *
 * @example
 * torch.nn.functional.tanh(torch.tensor([0, 1])).toString() // -> tensor([0.0000, 0.7616])
 */
export const tanh: Unary = unary("tanh", tanhOf);

/** What {@link softmax} takes by name. */
export interface SoftmaxOptions {
  /** The axis whose elements add up to 1. */
  dim?: number | null;
  /** The dtype to compute in. */
  dtype?: DTypeLike;
}
type Softmax = (input: Tensor, dim?: number | null | SoftmaxOptions, options?: SoftmaxOptions) => Tensor;

/** The axis where none is given, as PyTorch chooses it. */
const implicitDim = (ndim: number): number => (ndim === 0 || ndim === 1 || ndim === 3 ? 0 : 1);

const alongDim = (name: string, f: typeof softmaxOf): Softmax =>
  define(`${name}(input, dim=, *, dtype=)`, (input: Tensor, dim?: number | null, dtype?: DTypeLike) => {
    const { ndim } = tensorArg(input, name);
    if (dim == null) {
      warn(
        `Implicit dimension choice for ${snake(name)} has been deprecated. Change the call to include dim=X as an argument.`,
      );
    }
    const axis = dim ?? implicitDim(ndim);
    return dtype === undefined ? f(input, axis) : f(input, axis, { dtype });
  });

/**
 * Exponentials that add up to 1 along an axis.
 *
 * @throws IndexError, NotImplementedError
 * @example
 * torch.nn.functional.softmax(torch.tensor([1, 1]), 0).toString() // -> tensor([0.5000, 0.5000])
 */
export const softmax: Softmax = alongDim("softmax", softmaxOf);
/**
 * The logarithm of {@link softmax}, exact where that is close to 0.
 *
 * @throws IndexError, NotImplementedError
 * @example
 * torch.nn.functional.logSoftmax(torch.tensor([1, 1]), 0).toString() // -> tensor([-0.6931, -0.6931])
 */
export const logSoftmax: Softmax = alongDim("logSoftmax", logSoftmaxOf);
