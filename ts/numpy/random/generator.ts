import { bind, parameters } from "../../core/args.js";
import { CoreArray } from "../../core/array.js";
import { bytesOf } from "../../core/bytes.js";
import { atomic } from "../../core/calls.js";
import { unwrap } from "../../core/convert.js";
import { type DType, dtypes, type Scalar } from "../../core/dtype.js";
import { OverflowError } from "../../core/errors.js";
import type { ShapeLike } from "../creation.js";
import { type ArrayLike, dtypeArg } from "../input.js";
import { type NDArray, type ScalarOf, wrap } from "../ndarray.js";
import { type Law, sizeArg, standard } from "./draw.js";
import { integers } from "./integers.js";
import { exponential, normal, uniform } from "./laws.js";
import { PCG64 } from "./pcg64.js";
import { choice, permutation, shuffleArray, shuffleList } from "./sampling.js";
import type { Seed, SeedSequence } from "./seed-sequence.js";

const { float64, int64, uint32 } = dtypes;

/** The dtypes in which standard laws can be drawn. */
export type FloatType = "float32" | "float64";

/** What the standard laws take by name. */
export interface StandardOptions<D extends FloatType = FloatType> {
  /** A length or shape; one number without it. */
  size?: ShapeLike | null | undefined;
  /** `float32` has a stream of its own. */
  dtype?: D | undefined;
  /** A dense array to draw into. */
  out?: NDArray | undefined;
}

/** What {@link Generator.standardExponential} takes by name. */
export interface ExponentialOptions<D extends FloatType = FloatType> extends StandardOptions<D> {
  /** `zig`, the ziggurat, or `inv`, the inverse of the distribution function. */
  method?: "zig" | "inv" | undefined;
}

/** What {@link Generator.integers} takes by name. */
export interface IntegersOptions<D extends DType = DType> {
  high?: ArrayLike | null | undefined;
  size?: ShapeLike | null | undefined;
  dtype?: D | undefined;
  /** Whether `high` itself can come, too. */
  endpoint?: boolean | undefined;
}

/** What {@link Generator.choice} takes by name. */
export interface ChoiceOptions {
  size?: ShapeLike | null | undefined;
  /** Whether an element can be drawn more than once. */
  replace?: boolean | undefined;
  /** The probability of each element. */
  p?: ArrayLike | null | undefined;
  /** The axis from which slices are drawn. */
  axis?: number | undefined;
  /** Whether a sample without replacement comes in random order. */
  shuffle?: boolean | undefined;
}

type Sized<O> = O & { size: ShapeLike };

const signatures = {
  random: parameters("random(size=, dtype=, out=)"),
  standardNormal: parameters("standard_normal(size=, dtype=, out=)"),
  standardExponential: parameters("standard_exponential(size=, dtype=, method=, out=)"),
  normal: parameters("normal(loc=, scale=, size=)"),
  uniform: parameters("uniform(low=, high=, size=)"),
  exponential: parameters("exponential(scale=, size=)"),
  integers: parameters("integers(low, high=, size=, dtype=, endpoint=)"),
  choice: parameters("choice(a, size=, replace=, p=, axis=, shuffle=)"),
  permutation: parameters("permutation(x, axis=)"),
  shuffle: parameters("shuffle(x, axis=)"),
};

/** A result as callers see it. */
function result(x: CoreArray | Scalar): NDArray | Scalar {
  if (x instanceof CoreArray) return wrap(x);
  if (typeof x !== "bigint") return x;
  if (Number.isSafeInteger(Number(x))) return Number(x);
  throw new OverflowError(
    `${x} is not a safe integer as a number: ask for an array, with size [] if it is to be one number`,
  );
}

/**
 * Random numbers with NumPy's bits: made by {@link defaultRng}. Without a size methods give one JavaScript number,
 * else an array; optional arguments come by position or in one options object.
 */
export class Generator {
  /** Where the bits come from. */
  readonly bitGenerator: PCG64;

  /** @throws TypeError for anything but a bit generator */
  constructor(bitGenerator: PCG64) {
    if (!(bitGenerator instanceof PCG64))
      throw new TypeError("a bit generator is needed: new Generator(new PCG64(seed))");
    this.bitGenerator = bitGenerator;
  }

  private standard(law: Law, method: string, size: unknown, dtype: unknown, out: unknown): NDArray | number {
    return standard(this.bitGenerator, law, method, size, dtypeArg(dtype) ?? float64, out);
  }

  /**
   * Uniform over [0, 1).
   *
   * @throws TypeError for a dtype other than float32 and float64
   * @example
   * np.random.defaultRng(42).random() // -> 0.7739560485559633
   * np.random.defaultRng(42).random([2, 2]).shape // -> [ 2, 2 ]
   */
  random(size?: null, dtype?: FloatType): number;
  random<D extends FloatType = "float64">(
    size: ShapeLike,
    dtype?: D | StandardOptions<D>,
    options?: StandardOptions<D>,
  ): NDArray<D>;
  random<D extends FloatType = "float64">(options: Sized<StandardOptions<D>>): NDArray<D>;
  random(options: StandardOptions): NDArray | number;
  random(...args: unknown[]): NDArray | number {
    const [size, dtype, out] = bind(signatures.random, args);
    return this.standard("uniform", "random", size, dtype, out);
  }

  /**
   * Normal with mean 0 and deviation 1.
   *
   * @throws TypeError for a dtype other than float32 and float64
   * @example
   * np.random.defaultRng(42).standardNormal() // -> 0.30471707975443135
   */
  standardNormal(size?: null, dtype?: FloatType): number;
  standardNormal<D extends FloatType = "float64">(
    size: ShapeLike,
    dtype?: D | StandardOptions<D>,
    options?: StandardOptions<D>,
  ): NDArray<D>;
  standardNormal<D extends FloatType = "float64">(options: Sized<StandardOptions<D>>): NDArray<D>;
  standardNormal(options: StandardOptions): NDArray | number;
  standardNormal(...args: unknown[]): NDArray | number {
    const [size, dtype, out] = bind(signatures.standardNormal, args);
    return this.standard("normal", "standard_normal", size, dtype, out);
  }

  /**
   * Exponential with mean 1.
   *
   * @throws TypeError for a dtype other than float32 and float64
   * @example
   * np.random.defaultRng(42).standardExponential() // -> 2.4042086039659947
   */
  standardExponential(size?: null, dtype?: FloatType): number;
  standardExponential<D extends FloatType = "float64">(
    size: ShapeLike,
    dtype?: D | ExponentialOptions<D>,
    options?: ExponentialOptions<D>,
  ): NDArray<D>;
  standardExponential<D extends FloatType = "float64">(options: Sized<ExponentialOptions<D>>): NDArray<D>;
  standardExponential(options: ExponentialOptions): NDArray | number;
  standardExponential(...args: unknown[]): NDArray | number {
    const [size, dtype, method = "zig", out] = bind(signatures.standardExponential, args);
    return this.standard(
      method === "zig" ? "exponential" : "exponentialInverse",
      "standard_exponential",
      size,
      dtype,
      out,
    );
  }

  /**
   * Normal with mean `loc` and deviation `scale`; arrays give one draw for each pair of their elements, broadcast.
   *
   * @throws ValueError for a negative scale, or a size that the arrays' shape is not
   * @example
   * np.random.defaultRng(0).normal(10, 2, [3]).toString() // -> [10.25146044  9.73579027 11.2808453 ]
   */
  normal(loc?: number, scale?: number, size?: null): number;
  normal(loc: ArrayLike | undefined, scale: ArrayLike | undefined, size: ShapeLike): NDArray<"float64">;
  normal(options: { loc?: ArrayLike; scale?: ArrayLike; size: ShapeLike }): NDArray<"float64">;
  normal(loc?: ArrayLike, scale?: ArrayLike, size?: { size?: ShapeLike }): NDArray<"float64"> | number;
  normal(...args: unknown[]): NDArray | number {
    const [loc = 0, scale = 1, size] = bind(signatures.normal, args);
    return result(normal(this.bitGenerator, loc, scale, size)) as NDArray | number;
  }

  /**
   * Uniform over [low, high); arrays give one draw for each pair of their elements, broadcast.
   *
   * @throws OverflowError, ValueError for a range that is infinite or negative
   * @example
   * np.random.defaultRng(0).uniform(-1, 1) // -> 0.2739233746429086
   */
  uniform(low?: number, high?: number, size?: null): number;
  uniform(low: ArrayLike | undefined, high: ArrayLike | undefined, size: ShapeLike): NDArray<"float64">;
  uniform(options: { low?: ArrayLike; high?: ArrayLike; size: ShapeLike }): NDArray<"float64">;
  uniform(low?: ArrayLike, high?: ArrayLike, size?: { size?: ShapeLike }): NDArray<"float64"> | number;
  uniform(...args: unknown[]): NDArray | number {
    const [low = 0, high = 1, size] = bind(signatures.uniform, args);
    return result(uniform(this.bitGenerator, low, high, size)) as NDArray | number;
  }

  /**
   * Exponential with mean `scale`.
   *
   * @throws ValueError for a negative scale
   * @example
   * np.random.defaultRng(42).exponential(10) // -> 24.042086039659946
   */
  exponential(scale?: number, size?: null): number;
  exponential(scale: ArrayLike | undefined, size: ShapeLike): NDArray<"float64">;
  exponential(options: { scale?: ArrayLike; size: ShapeLike }): NDArray<"float64">;
  exponential(scale?: ArrayLike, size?: { size?: ShapeLike }): NDArray<"float64"> | number;
  exponential(...args: unknown[]): NDArray | number {
    const [scale = 1, size] = bind(signatures.exponential, args);
    return result(exponential(this.bitGenerator, scale, size)) as NDArray | number;
  }

  /**
   * Integers from `low` to before `high`, or from 0 to before `low`: int64, unless asked for another dtype.
   *
   * @throws ValueError when there is nothing to draw from or a bound exceeds the dtype
   * @throws OverflowError when a single result is no safe integer
   * @example
   * np.random.defaultRng(42).integers(10, { size: 5 }).toString() // -> [0 7 6 4 4]
   * np.random.defaultRng(42).integers(1, 6, { size: 3, endpoint: true, dtype: "uint8" }).dtype // -> uint8
   */
  integers<D extends DType = "int64">(low: number | bigint, high?: number | bigint | null): ScalarOf<D>;
  integers<D extends DType = "int64">(
    low: ArrayLike,
    high: ArrayLike | null | undefined,
    size: ShapeLike,
    dtype?: D,
    endpoint?: boolean,
  ): NDArray<D>;
  integers<D extends DType = "int64">(low: ArrayLike, options: Sized<IntegersOptions<D>>): NDArray<D>;
  integers<D extends DType = "int64">(
    low: ArrayLike,
    high: ArrayLike | null | undefined,
    options: Sized<Omit<IntegersOptions<D>, "high">>,
  ): NDArray<D>;
  integers<D extends DType = "int64">(
    low: ArrayLike,
    high?: ArrayLike | null | IntegersOptions<D>,
    options?: IntegersOptions<D>,
  ): NDArray<D> | ScalarOf<D>;
  integers(...args: unknown[]): NDArray | Scalar {
    const [low, high, size, dtype, endpoint = false] = bind(signatures.integers, args);
    const [from, to] = high == null ? [0, low] : [low, high];
    const row = dtypeArg(dtype) ?? int64;
    return atomic("integers", () =>
      result(integers(this.bitGenerator, from, to, sizeArg(size), row, Boolean(endpoint))),
    );
  }

  /**
   * Elements of an array, or of the range below a number, drawn at random.
   *
   * @throws ValueError when there are too few, or `p` is no distribution over them
   * @example
   * np.random.defaultRng(42).choice(5, 3).toString() // -> [0 3 3]
   * np.random.defaultRng(42).choice([10, 20, 30], { size: 2, p: [0, 0.5, 0.5] }).toString() // -> [30. 20.]
   */
  choice(a: number | bigint, size?: null): number;
  choice(
    a: number | bigint,
    size: ShapeLike | Sized<ChoiceOptions>,
    replace?: boolean | ChoiceOptions,
    ...rest: unknown[]
  ): NDArray<"int64">;
  choice<D extends DType>(
    a: NDArray<D>,
    size: ShapeLike | Sized<ChoiceOptions>,
    replace?: boolean | ChoiceOptions,
    ...rest: unknown[]
  ): NDArray<D>;
  choice(
    a: ArrayLike,
    size: ShapeLike | Sized<ChoiceOptions>,
    replace?: boolean | ChoiceOptions,
    ...rest: unknown[]
  ): NDArray;
  choice(a: ArrayLike, options?: ChoiceOptions | null): NDArray | Scalar;
  choice(...args: unknown[]): NDArray | Scalar {
    const [a, size, replace = true, p, axis = 0, shuffle = true] = bind(signatures.choice, args);
    const options = {
      shape: sizeArg(size),
      replace: Boolean(replace),
      p,
      axis: axis as number,
      shuffle: Boolean(shuffle),
    };
    return atomic("choice", () => result(choice(this.bitGenerator, a, options)));
  }

  /**
   * The range below a number, or a copy of an array, in random order along an axis.
   *
   * @throws AxisError
   * @example
   * np.random.defaultRng(42).permutation(5).toString() // -> [4 2 3 1 0]
   */
  permutation(x: number | bigint): NDArray<"int64">;
  permutation<D extends DType>(x: NDArray<D>, axis?: number | { axis?: number }): NDArray<D>;
  permutation(x: ArrayLike, axis?: number | { axis?: number }): NDArray;
  permutation(...args: unknown[]): NDArray {
    const [x, axis = 0] = bind(signatures.permutation, args);
    return wrap(permutation(this.bitGenerator, x, axis as number));
  }

  /**
   * Put an array, or a JavaScript array, in random order along an axis, in place.
   *
   * @throws ValueError for a read-only array, @throws AxisError
   * @example
   * const a = np.arange(5);
   * np.random.defaultRng(42).shuffle(a);
   * a.toString() // -> [4. 2. 3. 1. 0.]
   */
  shuffle(x: NDArray | unknown[] | ArrayBufferView, axis?: number | { axis?: number }): void;
  shuffle(...args: unknown[]): void {
    const [x, axis = 0] = bind(signatures.shuffle, args);
    const core = unwrap(x);
    if (core) shuffleArray(this.bitGenerator, core, axis as number);
    else if (Array.isArray(x) || ArrayBuffer.isView(x))
      shuffleList(this.bitGenerator, x as unknown[], axis as number);
    else throw new TypeError(`object of type '${typeof x}' has no len()`);
  }

  /** Random bytes. */
  bytes(length: number): Uint8Array {
    const words = Math.trunc((length - 1) / 4) + 1;
    const drawn = integers(this.bitGenerator, 0n, 2n ** 32n, sizeArg(words), uint32, false) as CoreArray;
    const bytes = bytesOf(drawn).slice(0, length);
    drawn.storage.dispose();
    return bytes;
  }

  /** Generators that are independent of this one and of each other. */
  spawn(nChildren: number): Generator[] {
    return this.bitGenerator.spawn(nChildren).map((bits) => new Generator(bits));
  }

  /** As NumPy prints it. */
  toString(): string {
    return "Generator(PCG64)";
  }
}

/**
 * A generator of random numbers: the same seed gives NumPy's numbers.
 *
 * @param seed - a whole number, several, or a SeedSequence; nothing for entropy from the system; a bit generator or
 *   generator is used as it is
 * @throws ValueError for a negative number, @throws TypeError for what is no whole number
 * @example
 * const rng = np.random.defaultRng(42);
 * rng.random(2).toString() // -> [0.77395605 0.43887844]
 */
export function defaultRng(seed?: Seed | SeedSequence | PCG64 | Generator): Generator {
  if (seed instanceof Generator) return seed;
  return new Generator(seed instanceof PCG64 ? seed : new PCG64(seed));
}
