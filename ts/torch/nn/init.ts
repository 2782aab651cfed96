import { bump } from "../../autograd/inplace.js";
import { withoutGrad } from "../../autograd/modes.js";
import { wrap } from "../../autograd/registry.js";
import { bind, parameters } from "../../core/args.js";
import type { CoreArray } from "../../core/array.js";
import { fill } from "../../core/assign.js";
import type { Scalar } from "../../core/dtype.js";
import { ValueError } from "../../core/errors.js";
import { sizeOf } from "../../core/shape.js";
import { eye } from "../../ops/creation.js";
import { tensorArg } from "../args.js";
import { copyInto } from "../filling.js";
import { fillNormal, fillUniform } from "../random/fill.js";
import { defaultGenerator, type Generator } from "../random/generator.js";
import type { Tensor } from "../tensor.js";

/** Values that parameters start from: written in place, outside of any graph. Every function returns its tensor. */

/** What functions that draw take by name. */
export interface DrawOptions {
  /** Where the draws come from; the default generator unless it is given. */
  generator?: Generator | null;
}

/** A function from its signature and a body that writes. */
// biome-ignore lint/suspicious/noExplicitAny: the declared type of the export is the one that counts
function writer(signature: string, write: (target: CoreArray, ...values: any[]) => void): any {
  const p = parameters(signature);
  return Object.defineProperty(
    (...args: unknown[]) => {
      const [tensor, ...values] = bind(p, args);
      const target = tensorArg(tensor, p.name, "tensor");
      withoutGrad(() => write(target.core, ...values));
      bump(target);
      return target;
    },
    "name",
    { value: p.name },
  );
}
const drawn = (generator?: Generator | null): Generator => generator ?? defaultGenerator();

/**
 * Uniform draws from `[a, b)`.
 *
 * @example
 * torch.manualSeed(0);
 * torch.nn.init.uniform_(torch.empty(2)).toString() // -> tensor([0.4963, 0.7682])
 */
export const uniform_: (tensor: Tensor, a?: number, b?: number, options?: DrawOptions) => Tensor = writer(
  "uniform_(tensor, a=, b=, generator=)",
  (target, a = 0, b = 1, generator?: Generator) => fillUniform(drawn(generator), target, a, b),
);
/**
 * Normal draws.
 *
 * @example
 * torch.manualSeed(0);
 * torch.nn.init.normal_(torch.empty(2)).toString() // -> tensor([ 1.5410, -0.2934])
 */
export const normal_: (tensor: Tensor, mean?: number, std?: number, options?: DrawOptions) => Tensor = writer(
  "normal_(tensor, mean=, std=, generator=)",
  (target, mean = 0, std = 1, generator?: Generator) => fillNormal(drawn(generator), target, mean, std),
);
/**
 * One value everywhere.
 *
 * @example
 * torch.nn.init.constant_(torch.empty(2), 3).toString() // -> tensor([3., 3.])
 */
export const constant_: (tensor: Tensor, val: Scalar) => Tensor = writer(
  "constant_(tensor, val)",
  (target, val: Scalar) => {
    fill(target, val);
  },
);
/**
 * Zeros.
 *
 * @example
 * torch.nn.init.zeros_(torch.empty(2)).toString() // -> tensor([0., 0.])
 */
export const zeros_: (tensor: Tensor) => Tensor = writer("zeros_(tensor)", (target) => {
  fill(target, 0);
});
/**
 * Ones.
 *
 * @example
 * torch.nn.init.ones_(torch.empty(2)).toString() // -> tensor([1., 1.])
 */
export const ones_: (tensor: Tensor) => Tensor = writer("ones_(tensor)", (target) => {
  fill(target, 1);
});
/**
 * Ones on the diagonal of a matrix.
 *
 * @throws ValueError for other than two dimensions
 * @example
 * torch.nn.init.eye_(torch.empty(2, 2)).toString() // -> tensor([[1., 0.],
 * //            [0., 1.]])
 */
export function eye_(tensor: Tensor): Tensor {
  const [rows, columns] = tensorArg(tensor, "eye_", "tensor").shape as [number, number];
  if (tensor.ndim !== 2) throw new ValueError("Only tensors with 2 dimensions are supported");
  withoutGrad(() => copyInto(tensor, wrap(eye(rows, columns, 0, tensor.core.dtype))));
  return tensor;
}

/** Which side of a weight keeps its variance: that of inputs or of outputs. */
export type FanMode = "fan_in" | "fan_out";
/** What follows a layer. */
export type Nonlinearity =
  | "linear"
  | "conv1d"
  | "conv2d"
  | "conv3d"
  | "convTranspose1d"
  | "convTranspose2d"
  | "convTranspose3d"
  | "sigmoid"
  | "tanh"
  | "relu"
  | "leaky_relu"
  | "selu";

/**
 * How much a nonlinearity takes from the deviation, as a factor to make up for it.
 *
 * @throws ValueError
 * @example
 * torch.nn.init.calculateGain("tanh") // -> 1.6666666666666667
 */
export function calculateGain(nonlinearity: Nonlinearity | (string & {}), param?: number | null): number {
  if (/^(linear|sigmoid|conv(Transpose|_transpose)?[123]d)$/.test(nonlinearity)) return 1;
  if (nonlinearity === "tanh") return 5 / 3;
  if (nonlinearity === "relu") return Math.SQRT2;
  if (nonlinearity === "selu") return 3 / 4;
  if (nonlinearity !== "leaky_relu") throw new ValueError(`Unsupported nonlinearity ${nonlinearity}`);
  if (param != null && typeof param !== "number")
    throw new ValueError(`negative_slope ${String(param)} not a valid number`);
  return Math.sqrt(2 / (1 + (param ?? 0.01) ** 2));
}

/** How many inputs every output of a weight has, and the reverse. @throws ValueError for fewer than two dimensions */
function fans({ shape, ndim }: CoreArray): { fanIn: number; fanOut: number } {
  if (ndim < 2)
    throw new ValueError("Fan in and fan out can not be computed for tensor with fewer than 2 dimensions");
  const field = sizeOf(shape.slice(2));
  return { fanIn: shape[1]! * field, fanOut: shape[0]! * field };
}

/** Glorot and Bengio (2010): the deviation that keeps both the variance of signals and of gradients. */
function xavier(target: CoreArray, gain: number): number {
  const { fanIn, fanOut } = fans(target);
  return gain * Math.sqrt(2 / (fanIn + fanOut));
}

/** He et al. (2015): the deviation that keeps the variance through a rectifier. */
function kaiming(target: CoreArray, a: number, mode: string, nonlinearity: string): number {
  if (mode !== "fan_in" && mode !== "fan_out") {
    throw new ValueError(`Mode ${mode} not supported, please use one of ['fan_in', 'fan_out']`);
  }
  const { fanIn, fanOut } = fans(target);
  return calculateGain(nonlinearity, a) / Math.sqrt(mode === "fan_in" ? fanIn : fanOut);
}

/** A uniform law of mean 0 with a deviation. */
function uniformOf(target: CoreArray, std: number, generator?: Generator | null): void {
  const bound = Math.sqrt(3) * std;
  fillUniform(drawn(generator), target, -bound, bound);
}

/** What {@link kaimingUniform_} and {@link kaimingNormal_} take by name. */
export interface KaimingOptions extends DrawOptions {
  /** The slope of the rectifier below 0. */
  a?: number;
  mode?: FanMode;
  nonlinearity?: Nonlinearity;
}
type Xavier = (
  tensor: Tensor,
  gain?: number | (DrawOptions & { gain?: number }),
  options?: DrawOptions,
) => Tensor;
type Kaiming = (
  tensor: Tensor,
  a?: number | KaimingOptions,
  mode?: FanMode,
  nonlinearity?: Nonlinearity,
) => Tensor;

/**
 * Uniform draws by Glorot and Bengio.
 *
 * @throws ValueError for fewer than two dimensions
 * @example
 * torch.manualSeed(0);
 * torch.nn.init.xavierUniform_(torch.empty(1, 2)).toString() // -> tensor([[-0.0106,  0.7586]])
 */
export const xavierUniform_: Xavier = writer(
  "xavierUniform_(tensor, gain=, generator=)",
  (target, gain = 1, generator?: Generator) => uniformOf(target, xavier(target, gain), generator),
);
/**
 * Normal draws by Glorot and Bengio.
 *
 * @throws ValueError for fewer than two dimensions
 * @example
 * torch.manualSeed(0);
 * torch.nn.init.xavierNormal_(torch.empty(1, 2)).toString() // -> tensor([[ 1.2582, -0.2396]])
 */
export const xavierNormal_: Xavier = writer(
  "xavierNormal_(tensor, gain=, generator=)",
  (target, gain = 1, generator?: Generator) => fillNormal(drawn(generator), target, 0, xavier(target, gain)),
);
const kaimingParameters = "(tensor, a=, mode=, nonlinearity=, generator=)";
/**
 * Uniform draws by He et al.
 *
 * @throws ValueError for fewer than two dimensions
 * @example
 * torch.manualSeed(0);
 * torch.nn.init.kaimingUniform_(torch.empty(1, 2)).toString() // -> tensor([[-0.0130,  0.9291]])
 */
export const kaimingUniform_: Kaiming = writer(
  `kaimingUniform_${kaimingParameters}`,
  (target, a = 0, mode = "fan_in", nonlinearity = "leaky_relu", generator?: Generator) => {
    if (target.shape.includes(0)) return;
    uniformOf(target, kaiming(target, a, mode, nonlinearity), generator);
  },
);
/**
 * Normal draws by He et al.
 *
 * @throws ValueError for fewer than two dimensions
 * @example
 * torch.manualSeed(0);
 * torch.nn.init.kaimingNormal_(torch.empty(1, 2)).toString() // -> tensor([[ 1.5410, -0.2934]])
 */
export const kaimingNormal_: Kaiming = writer(
  `kaimingNormal_${kaimingParameters}`,
  (target, a = 0, mode = "fan_in", nonlinearity = "leaky_relu", generator?: Generator) => {
    if (target.shape.includes(0)) return;
    fillNormal(drawn(generator), target, 0, kaiming(target, a, mode, nonlinearity));
  },
);
