import { allocate, type CoreArray } from "../../core/array.js";
import { assign, copy, requireWriteable } from "../../core/assign.js";
import { Complex } from "../../core/complex.js";
import { asCore, unwrap } from "../../core/convert.js";
import { dtypes, type Scalar } from "../../core/dtype.js";
import { RuntimeError, ValueError } from "../../core/errors.js";
import { isScalar, valueOf } from "../../core/scalar.js";
import { normalizeAxis, type Shape } from "../../core/shape.js";
import { arange } from "../../ops/creation.js";
import { get } from "../../ops/indexing.js";
import { swapaxes } from "../../ops/layout.js";
import { kernels } from "../../wasm/abi.js";
import { numpyPolicy } from "../policy.js";
import { countOf } from "./draw.js";
import { integers } from "./integers.js";
import type { PCG64 } from "./pcg64.js";

const { int64, float64 } = dtypes;

function range(n: number, dtype = int64): CoreArray {
  return arange(0n, BigInt(n), 1n, dtype, numpyPolicy);
}

/** Call `use` with an array and free it afterwards. */
function consume<T>(a: CoreArray, use: (a: CoreArray) => T): T {
  try {
    return use(a);
  } finally {
    a.storage.dispose();
  }
}

/** `a[..., index, ...]` on one axis: a new array. */
function along(a: CoreArray, axis: number, index: CoreArray): CoreArray {
  return get(a, [...new Array<string>(axis).fill(":"), index], false);
}

/** The draws of a shuffle of `n` things, as the order in which they end up. */
function order(bits: PCG64, n: number): CoreArray {
  const index = range(n, dtypes.int32);
  kernels.random_shuffle(bits.address, index.address, n, 4, 4);
  return index;
}

/** Shuffle the parts of an array along an axis, in place. */
export function shuffleArray(bits: PCG64, a: CoreArray, axis: number): void {
  if (a.ndim === 0) throw new TypeError("len() of unsized object");
  requireWriteable(a, "array");
  const along0 = swapaxes(a, 0, normalizeAxis(axis, a.ndim));
  const n = along0.shape[0]!;
  if (a.size === 0) return;
  if (a.ndim === 1) {
    kernels.random_shuffle(bits.address, a.address, n, a.dtype.itemsize, a.strides[0]!);
    return;
  }
  consume(order(bits, n), (index) =>
    consume(along(along0, 0, index), (shuffled) => assign(along0, shuffled)),
  );
}

/** Shuffle a JavaScript array or typed array in place. */
export function shuffleList(bits: PCG64, list: unknown[], axis: number): void {
  if (axis !== 0) throw new RuntimeError("Axis argument is only supported on ndarray objects");
  const before = Array.from(list);
  consume(order(bits, list.length), (index) => {
    before.forEach((_, i) => {
      list[i] = before[index.dtype.read(index.address + 4 * i) as number];
    });
  });
}

/** A shuffled range, or the parts of an array in a new order. */
export function permutation(bits: PCG64, x: unknown, axis: number): CoreArray {
  if (typeof x === "bigint" || (typeof x === "number" && Number.isInteger(x))) {
    const all = range(Math.max(0, Number(x)));
    if (all.size > 0) shuffleArray(bits, all, 0);
    return all;
  }
  const given = unwrap(x);
  const a = given ?? asCore(x);
  try {
    const at = normalizeAxis(axis, a.ndim);
    if (a.ndim === 1) {
      const result = copy(a);
      shuffleArray(bits, result, 0);
      return result;
    }
    return consume(order(bits, a.shape[at]!), (index) => along(a, at, index));
  } finally {
    if (!given) a.storage.dispose();
  }
}

/** What {@link choice} takes beside the population. */
export interface ChoiceOptions {
  readonly shape: Shape | undefined;
  readonly replace: boolean;
  readonly p: unknown;
  readonly axis: number;
  readonly shuffle: boolean;
}

/** Elements of an array, or numbers below a population, drawn at random: a scalar without a shape. */
export function choice(bits: PCG64, a: unknown, options: ChoiceOptions): CoreArray | Scalar {
  const { shape, axis } = options;
  const given = unwrap(a);
  const array = isScalar(a) ? undefined : (given ?? asCore(a));
  try {
    if (!array || array.ndim === 0) {
      const population = populationOf(array ? array.first() : valueOf(a as Scalar), a);
      if (population <= 0 && countOf(shape) !== 0)
        throw new ValueError("a must be a positive integer unless no samples are taken");
      return places(bits, Math.max(0, population), options);
    }
    const at = normalizeAxis(axis, array.ndim);
    const population = array.shape[at]!;
    if (population === 0 && countOf(shape) !== 0)
      throw new ValueError("a cannot be empty unless no samples are taken");
    const found = places(bits, population, { ...options, shape: shape ?? [] }) as CoreArray;
    return consume(found, (index) => {
      const taken = along(array, at, index);
      const result = taken.cContiguous ? taken : consume(taken, (strided) => copy(strided));
      return shape === undefined && array.ndim === 1 ? consume(result, (one) => one.first()) : result;
    });
  } finally {
    if (array && !given) array.storage.dispose();
  }
}

function populationOf(x: Scalar, a: unknown): number {
  const isIndex = unwrap(a)
    ? typeof x !== "number" || unwrap(a)!.dtype.kind !== "float"
    : Number.isInteger(Number(x));
  if (isIndex && !(x instanceof Complex)) return Number(x);
  const type = unwrap(a) ? "numpy.ndarray" : x instanceof Complex ? "complex" : "float";
  throw new ValueError(`a must be a sequence or an integer, not <class '${type}'>`);
}

/** Places in `0..population`, as int64. */
function places(bits: PCG64, population: number, options: ChoiceOptions): CoreArray | Scalar {
  const { shape, replace } = options;
  if (options.p != null) return weighted(bits, population, options);
  if (replace) return integers(bits, 0n, BigInt(population), shape, int64, false);
  const size = countOf(shape);
  requireEnough(size, population);
  const found = allocate(int64, shape ?? []);
  if (size > 0) distinct(bits, population, size, options.shuffle, found);
  return shape === undefined ? consume(found, (one) => one.first()) : found;
}

function requireEnough(size: number, population: number): void {
  if (size > population)
    throw new ValueError("Cannot take a larger sample than population when replace is False");
}

/** By Floyd's algorithm where the sample is a small part of the population, else by the end of a shuffle. */
function distinct(bits: PCG64, population: number, size: number, shuffle: boolean, found: CoreArray): void {
  if (population > 10000 && size > Math.floor(population / (shuffle ? 50 : 20))) {
    consume(range(population), (all) => {
      kernels.random_shuffle_tail(bits.address, all.address, population, Math.max(population - size, 1));
      assign(found, all.view(found.shape, found.strides, 8 * (population - size)));
    });
    return;
  }
  const slots = 2 ** Math.ceil(Math.log2(1.2 * size + 1));
  consume(allocate(int64, [slots]), (table) => {
    kernels.random_sample(bits.address, population, found.address, size, table.address, slots);
  });
  if (shuffle) kernels.random_shuffle_tail(bits.address, found.address, size, 1);
}

const FAULTS: Readonly<Record<number, string>> = {
  [-1]: "Probabilities contain NaN",
  [-2]: "Probabilities are not non-negative",
  [-3]: "Probabilities do not sum to 1. See Notes section of docstring for more information.",
};
const EPSILON: Readonly<Record<string, number>> = {
  float16: 2 ** -10,
  bfloat16: 2 ** -7,
  float32: 2 ** -23,
  float64: 2 ** -52,
};

function weighted(bits: PCG64, population: number, { shape, replace, p }: ChoiceOptions): CoreArray | Scalar {
  const given = unwrap(p);
  const source = given ?? asCore(p);
  try {
    if (source.ndim !== 1) throw new ValueError("p must be 1-dimensional");
    if (source.size !== population) throw new ValueError("a and p must have same size");
    const tolerance = Math.sqrt(Math.max(EPSILON.float64!, EPSILON[source.dtype.name] ?? 0));
    // A copy in any case: drawing without replacement crosses off what is found.
    return consume(copy(source, "C", float64), (weights) => {
      const positive = kernels.random_weigh(weights.address, population, tolerance);
      if (positive < 0) throw new ValueError(FAULTS[positive]!);
      const size = countOf(shape);
      if (!replace) {
        requireEnough(size, population);
        if (positive < size) throw new ValueError("Fewer non-zero entries in p than size");
      }
      const found = allocate(int64, shape ?? []);
      consume(allocate(float64, [population]), (cdf) => {
        kernels.random_pick(
          bits.address,
          weights.address,
          cdf.address,
          population,
          found.address,
          size,
          replace ? 0 : 1,
        );
      });
      return shape === undefined ? consume(found, (one) => one.first()) : found;
    });
  } finally {
    if (!given) source.storage.dispose();
  }
}
