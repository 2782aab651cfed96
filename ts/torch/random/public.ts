import { compute } from "../../autograd/elementwise.js";
import { applyInPlace } from "../../autograd/inplace.js";
import type { CoreArray } from "../../core/array.js";
import { allocate, filled } from "../../core/array.js";
import { allocateLike } from "../../core/assign.js";
import { type DTypeRow, dtypes } from "../../core/dtype.js";
import { broadcastShapes } from "../../core/shape.js";
import { define, tensorArg, typeName } from "../args.js";
import { fresh, sized, type TensorOptions } from "../creation.js";
import { type DTypeLike, defaultDtype, dtypeRow } from "../dtype.js";
import { Tensor } from "../tensor.js";
import {
  fillBernoulli,
  fillExponential,
  fillIntegers,
  fillNormal,
  fillRandom,
  fillUniform,
  permutation,
} from "./fill.js";
import { defaultGenerator, Generator } from "./generator.js";
import { places } from "./multinomial.js";

/** What random functions take by name. */
export interface RandomOptions extends TensorOptions {
  /** Where the numbers come from; by default what `manualSeed` seeds. */
  generator?: Generator | undefined;
}
/** The generator that a caller named, or the one of all. @throws TypeError */
function generatorOf(generator: unknown, f: string): Generator {
  if (generator == null) return defaultGenerator();
  if (generator instanceof Generator) return generator;
  throw new TypeError(
    `${f}() received an invalid combination of arguments: 'generator' must be a torch.Generator, not ${typeName(generator)}`,
  );
}
const rowOf = (dtype: DTypeLike | null | undefined, other: DTypeRow): DTypeRow =>
  dtype == null ? other : dtypeRow(dtype);
type Fill = (g: Generator, target: CoreArray) => void;
type Sized = (...size: readonly (number | readonly number[] | RandomOptions)[]) => Tensor;
const sizedBy =
  (name: string, fill: Fill): Sized =>
  (...args) => {
    const { shape, options } = sized(args);
    const { dtype, generator, requiresGrad } = options as RandomOptions;
    const g = generatorOf(generator, name);
    return fresh(
      filled(allocate(rowOf(dtype, defaultDtype()), shape), (target) => fill(g, target)),
      requiresGrad,
    );
  };
/**
 * Draws that are uniform over [0, 1), in a shape.
 *
 * @throws NotImplementedError for a dtype that is not floating
 * @example
 * torch.rand(2, 3, { generator: new torch.Generator() }).shape // -> [ 2, 3 ]
 */
export const rand: Sized = sizedBy("rand", (g, target) => fillUniform(g, target));
/**
 * Normal draws with mean 0 and deviation 1, in a shape.
 *
 * @throws NotImplementedError for a dtype that is not floating
 * @example
 * torch.manualSeed(0);
 * torch.randn(2).toString() // -> tensor([ 1.5410, -0.2934])
 */
export const randn: Sized = sizedBy("randn", (g, target) => fillNormal(g, target));
type Like = (input: Tensor, options?: RandomOptions) => Tensor;
const likeBy = (name: string, fill: Fill): Like =>
  define(
    `${name}(input, *, dtype=, requiresGrad=, device=, generator=)`,
    (
      input: Tensor,
      dtype: DTypeLike | undefined,
      requiresGrad?: boolean,
      _device?: "cpu",
      generator?: Generator,
    ) => {
      const like = tensorArg(input, name).core;
      const g = generatorOf(generator, name);
      return fresh(
        filled(allocateLike(like, rowOf(dtype, like.dtype)), (target) => fill(g, target)),
        requiresGrad,
      );
    },
  );
/**
 * As {@link rand}, shaped like another tensor and of its dtype.
 *
 * @example
 * torch.manualSeed(0);
 * torch.randLike(torch.zeros(2)).toString() // -> tensor([0.4963, 0.7682])
 */
export const randLike: Like = likeBy("randLike", (g, target) => fillUniform(g, target));
/**
 * As {@link randn}, shaped like another tensor and of its dtype.
 *
 * @example
 * torch.manualSeed(0);
 * torch.randnLike(torch.zeros(2)).toString() // -> tensor([ 1.5410, -0.2934])
 */
export const randnLike: Like = likeBy("randnLike", (g, target) => fillNormal(g, target));
type Whole = number | bigint;
/** An integer argument. @throws TypeError */
function whole(x: unknown, f: string, name: string, position: number): bigint {
  if (typeof x === "bigint" || Number.isInteger(x)) return BigInt(x as Whole);
  throw new TypeError(`${f}(): argument '${name}' (position ${position}) must be int, not ${typeName(x)}`);
}
/** `(high, ...rest)` or `(low, high, ...rest)`. */
function bounds(f: string, args: readonly unknown[], count: number): { low: bigint; high: bigint } {
  if (count < 2) return { low: 0n, high: whole(args[0], f, "high", 1) };
  return { low: whole(args[0], f, "low", 1), high: whole(args[1], f, "high", 2) };
}
/**
 * Integers from `low` (0 without it) to before `high`, in a shape: int64 unless asked for another dtype.
 *
 * @throws RuntimeError for bounds that are no range of the dtype
 * @example
 * torch.manualSeed(0);
 * torch.randint(10, [5]).toString() // -> tensor([4, 9, 3, 0, 3])
 */
export function randint(high: Whole, size: readonly number[], options?: RandomOptions): Tensor;
export function randint(low: Whole, high: Whole, size: readonly number[], options?: RandomOptions): Tensor;
export function randint(...args: readonly unknown[]): Tensor {
  const at = args.findIndex(Array.isArray);
  if (at < 1) throw new TypeError("randint(): argument 'size' must be tuple of ints");
  const { low, high } = bounds("randint", args, at);
  const { shape, options } = sized(args.slice(at));
  const { dtype, generator, requiresGrad } = options as RandomOptions;
  const g = generatorOf(generator, "randint");
  return fresh(
    filled(allocate(rowOf(dtype, dtypes.int64), shape), (target) => fillIntegers(g, target, low, high)),
    requiresGrad,
  );
}
/**
 * As {@link randint}, shaped like another tensor and of its dtype.
 *
 * @example
 * torch.manualSeed(0);
 * torch.randintLike(torch.zeros(3), 10).toString() // -> tensor([4., 9., 3.])
 */
export function randintLike(input: Tensor, high: Whole, options?: RandomOptions): Tensor;
export function randintLike(input: Tensor, low: Whole, high: Whole, options?: RandomOptions): Tensor;
export function randintLike(input: Tensor, ...args: readonly unknown[]): Tensor {
  const like = tensorArg(input, "randintLike").core;
  const named = typeof args.at(-1) === "object" && args.at(-1) !== null;
  const { dtype, generator, requiresGrad } = (named ? args.at(-1) : {}) as RandomOptions;
  const { low, high } = bounds("randintLike", args, named ? args.length - 1 : args.length);
  const g = generatorOf(generator, "randintLike");
  return fresh(
    filled(allocateLike(like, rowOf(dtype, like.dtype)), (target) => fillIntegers(g, target, low, high)),
    requiresGrad,
  );
}
/**
 * The numbers from 0 to before `n` in random order.
 *
 * @throws RuntimeError for a negative number, or more than the dtype tells apart
 * @example
 * torch.manualSeed(0);
 * torch.randperm(4).toString() // -> tensor([0, 1, 3, 2])
 */
export const randperm: (n: number, options?: RandomOptions) => Tensor = define(
  "randperm(n, *, dtype=, requiresGrad=, device=, generator=)",
  (n: number, dtype: DTypeLike | undefined, requiresGrad?: boolean, _device?: "cpu", generator?: Generator) =>
    fresh(permutation(generatorOf(generator, "randperm"), n, rowOf(dtype, dtypes.int64)), requiresGrad),
);
/**
 * Ones with the probabilities that the elements are, else zeros; with `p`, all with that probability.
 *
 * @throws RuntimeError for what is no probability
 * @example
 * torch.bernoulli(torch.tensor([0, 1])).toString() // -> tensor([0., 1.])
 */
export const bernoulli: (
  input: Tensor,
  p?: number | { p?: number; generator?: Generator },
  options?: { generator?: Generator },
) => Tensor = define(
  "bernoulli(input, p=, *, generator=)",
  (input: Tensor, p: number | undefined, generator?: Generator) => {
    const { core } = tensorArg(input, "bernoulli");
    const g = generatorOf(generator, "bernoulli");
    return fresh(filled(allocateLike(core), (target) => fillBernoulli(g, target, p ?? core)));
  },
);
/**
 * Normal draws with a mean and a deviation: numbers with a size, or tensors that are broadcast together.
 *
 * @throws RuntimeError for a negative deviation
 * @example
 * torch.manualSeed(0);
 * torch.normal(0, 1, [2]).toString() // -> tensor([ 1.5410, -0.2934])
 */
export const normal: (
  mean: Tensor | number,
  std: Tensor | number,
  size?: readonly number[] | RandomOptions,
  options?: RandomOptions,
) => Tensor = define(
  "normal(mean, std, size=, *, dtype=, requiresGrad=, device=, generator=)",
  (
    mean: Tensor | number,
    std: Tensor | number,
    size: readonly number[] | undefined,
    dtype: DTypeLike | undefined,
    requiresGrad?: boolean,
    _device?: "cpu",
    generator?: Generator,
  ) => {
    const g = generatorOf(generator, "normal");
    const given = [mean, std].filter((x) => x instanceof Tensor).map(({ core }) => core);
    if (given.length === 0 && !size)
      throw new TypeError("normal() missing 1 required positional argument: 'size'");
    const shape = given.length ? broadcastShapes(given.map((a) => a.shape)) : sized([size]).shape;
    const row = rowOf(dtype, given[0]?.dtype ?? defaultDtype());
    const core = filled(allocate(row, shape), (target) => {
      fillNormal(
        g,
        target,
        mean instanceof Tensor || std instanceof Tensor ? 0 : mean,
        std instanceof Tensor ? 1 : std,
      );
      if (std instanceof Tensor) compute("multiply", [target, std.core], target);
      if (given.length) compute("add", [target, mean instanceof Tensor ? mean.core : mean], target);
    });
    return fresh(core, requiresGrad);
  },
);
/**
 * Places drawn by their weights, from one row or from each of several.
 *
 * @param input - weights that need not add up to 1, of one or two axes
 * @throws RuntimeError for what are no weights, or too few of them
 * @example
 * torch.manualSeed(42);
 * torch.multinomial(torch.tensor([1, 2, 3, 4]), 3).toString() // -> tensor([3, 1, 2])
 */
export const multinomial: (
  input: Tensor,
  numSamples: number,
  replacement?: boolean | { replacement?: boolean; generator?: Generator },
  options?: { generator?: Generator },
) => Tensor = define(
  "multinomial(input, numSamples, replacement=, *, generator=)",
  (input: Tensor, numSamples: number, replacement = false, generator?: Generator) =>
    fresh(
      places(
        generatorOf(generator, "multinomial"),
        tensorArg(input, "multinomial").core,
        numSamples,
        replacement,
      ),
    ),
);
/** Write draws into a tensor: its history becomes that of a constant. */
function into<T extends Tensor>(x: T, generator: unknown, f: string, fill: Fill): T {
  const g = generatorOf(generator, f);
  return applyInPlace("fill", x, [], { value: 0 }, (out) => fill(g, out)) as T;
}
/** Random methods that write into their tensor. */
export const randomInPlace: {
  /** Draws that are uniform over [from, to), 0 and 1 by default. */
  uniform_: (
    x: Tensor,
    from?: number | { from?: number; to?: number; generator?: Generator },
    to?: number | { generator?: Generator },
    options?: { generator?: Generator },
  ) => Tensor;
  /** Normal draws, with mean 0 and deviation 1 by default. */
  normal_: (
    x: Tensor,
    mean?: number | { mean?: number; std?: number; generator?: Generator },
    std?: number | { generator?: Generator },
    options?: { generator?: Generator },
  ) => Tensor;
  /** Ones with a probability, or a tensor of them; 0.5 by default. */
  bernoulli_: (
    x: Tensor,
    p?: number | Tensor | { p?: number | Tensor; generator?: Generator },
    options?: { generator?: Generator },
  ) => Tensor;
  /** Draws from the exponential law of a rate, 1 by default. */
  exponential_: (
    x: Tensor,
    lambd?: number | { lambd?: number; generator?: Generator },
    options?: { generator?: Generator },
  ) => Tensor;
  /** Integers: any that the dtype holds, those before `to`, or those from `from` to before `to`. */
  random_: (
    x: Tensor,
    from?: Whole | { generator?: Generator },
    to?: Whole | null | { generator?: Generator },
    options?: { generator?: Generator },
  ) => Tensor;
} = {
  uniform_: define(
    "uniform_(input, from=, to=, *, generator=)",
    (x: Tensor, from = 0, to = 1, generator?: Generator) =>
      into(x, generator, "uniform_", (g, out) => fillUniform(g, out, from, to)),
  ),
  normal_: define(
    "normal_(input, mean=, std=, *, generator=)",
    (x: Tensor, mean = 0, std = 1, generator?: Generator) =>
      into(x, generator, "normal_", (g, out) => fillNormal(g, out, mean, std)),
  ),
  bernoulli_: define(
    "bernoulli_(input, p=, *, generator=)",
    (x: Tensor, p: number | Tensor = 0.5, generator?: Generator) =>
      into(x, generator, "bernoulli_", (g, out) => fillBernoulli(g, out, p instanceof Tensor ? p.core : p)),
  ),
  exponential_: define(
    "exponential_(input, lambd=, *, generator=)",
    (x: Tensor, lambd = 1, generator?: Generator) =>
      into(x, generator, "exponential_", (g, out) => fillExponential(g, out, lambd)),
  ),
  random_: define(
    "random_(input, from=, to=, *, generator=)",
    (x: Tensor, from: Whole | undefined, to: Whole | null | undefined, generator?: Generator) =>
      into(x, generator, "random_", (g, out) => {
        if (from === undefined) fillRandom(g, out);
        else if (to === undefined) fillIntegers(g, out, 0n, whole(from, "random_", "to", 1));
        else
          fillIntegers(
            g,
            out,
            whole(from, "random_", "from", 1),
            to === null ? null : whole(to, "random_", "to", 2),
          );
      }),
  ),
};

export { getRngState, initialSeed, manualSeed, seed, setRngState } from "./state.js";
