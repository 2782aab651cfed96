import { broadcastTo, type CoreArray } from "../core/array.js";
import { copy, fromScalar } from "../core/assign.js";
import { Deferred } from "../core/deferred.js";
import { dispatch, type Policy } from "../core/dispatch.js";
import { type DTypeRow, dtypes } from "../core/dtype.js";
import { ValueError } from "../core/errors.js";
import { reductions } from "../core/reduction.js";
import { kernels } from "../wasm/abi.js";
import { countReduced, type ReduceOptions, reduce, reduceAll, reducedAxes } from "./reductions.js";

/**
 * Means and variances, composed as NumPy composes them, so that they have its bits: sums divided by counts, and
 * deviations squared in a second pass.
 */

/** What a caller may ask of `var` and `std`. */
export interface VarOptions extends Omit<ReduceOptions, "initial"> {
  /** Taken off the count: 1 for the unbiased estimate. */
  ddof?: number | undefined;
  /** The array API's name for `ddof`. */
  correction?: number | undefined;
  /** The mean, if it is known; with the reduced axes kept. */
  mean?: CoreArray | undefined;
}

const isExact = (dtype: DTypeRow): boolean =>
  dtype.kind === "bool" || dtype.kind === "int" || dtype.kind === "uint";

/** A mask must fit before anything is summed: NumPy counts first. @throws ValueError */
function requireMask({ where }: ReduceOptions, a: CoreArray): void {
  if (where) broadcastTo(where, a.shape);
}

/** How many elements go into each result: one number for all, or with `where` an array. */
function counts(a: CoreArray, options: ReduceOptions, keepdims: boolean | undefined): number | CoreArray {
  const { axis, where } = options;
  if (!where) return countReduced(a.shape, reducedAxes(axis, a.ndim));
  return reduce("countNonzero", broadcastTo(where, a.shape), { axis, keepdims });
}

/** Divide in place by a count, and free it. */
function divide(sum: CoreArray, count: number | CoreArray, policy: Policy): void {
  const divisor = typeof count === "number" ? divisorFor(sum.dtype, count) : count;
  dispatch("divide", [sum, divisor], policy, { out: sum, casting: "unsafe" });
  if (typeof divisor !== "number") divisor.storage.dispose();
}

/** NumPy divides by an int64: in complex128 or float64. Where a weak number gives the same bits, it is faster. */
function divisorFor(dtype: DTypeRow, count: number): number | CoreArray {
  const exact = dtype === dtypes.float64 || (dtype === dtypes.float32 && count <= 2 ** 24);
  if (exact) return count;
  return fromScalar(count, Number.isInteger(count) ? dtypes.int64 : dtypes.float64);
}

/**
 * The arithmetic mean over axes. Integers give float64; float16 is summed in float32.
 *
 * @throws AxisError, ValueError, TypeError
 */
export function mean(a: CoreArray, options: Omit<ReduceOptions, "initial">, policy: Policy): CoreArray {
  requireMask(options, a);
  const narrow = options.dtype === undefined && a.dtype === dtypes.float16;
  const dtype = options.dtype ?? (isExact(a.dtype) ? dtypes.float64 : narrow ? dtypes.float32 : undefined);
  const sum = reduce("sum", a, { ...options, dtype });
  divide(sum, counts(a, options, options.keepdims), policy);
  if (!narrow || options.out) return sum;
  const result = copy(sum, "K", a.dtype);
  sum.storage.dispose();
  return result;
}

/** The mean of all elements of float32 and float64, with the bits of {@link mean}; `undefined` where that is to be asked. */
export function meanOfAll(a: CoreArray): number | undefined {
  const narrow = a.dtype === dtypes.float32;
  if ((!narrow && a.dtype !== dtypes.float64) || a.size > 2 ** 24) return undefined;
  const sum = reduceAll(reductions.sum, a);
  if (sum === undefined) return undefined;
  const quotient = (sum as number) / a.size;
  // Rounded twice, but never to another float32 than once: a double has more than twice its digits.
  return narrow ? Math.fround(quotient) : quotient;
}

/**
 * The variance over axes: the mean of squared deviations from the mean, divided by the count less `ddof`. Of complex
 * numbers it is real.
 *
 * @throws AxisError, TypeError
 * @throws ValueError when both `ddof` and `correction` are given
 */
export function variance(a: CoreArray, options: VarOptions, policy: Policy): CoreArray {
  const { axis, where, keepdims, out } = options;
  requireMask({ where }, a);
  if (options.correction !== undefined && options.ddof !== undefined && options.ddof !== 0) {
    throw new ValueError("ddof and correction can't be provided simultaneously.");
  }
  const ddof = options.correction ?? options.ddof ?? 0;
  const plain = axis == null && !where && !keepdims && !out && !options.dtype && !options.mean;
  const middle = plain && a.cContiguous ? meanOfAll(a) : undefined;
  if (middle !== undefined) return fromScalar(varianceOfAll(a, middle, ddof), a.dtype);
  const dtype = options.dtype ?? (isExact(a.dtype) ? dtypes.float64 : undefined);
  const centre = options.mean ?? centreOf(a, { axis, where, dtype }, policy);
  const squares = squaredDeviations(a, centre, policy);
  const count = counts(a, options, keepdims);
  const sum = reduce("sum", squares, { axis, where, keepdims, dtype, out });
  squares.storage.dispose();
  if (!options.mean) centre.storage.dispose();
  if (typeof count === "number") divide(sum, Math.max(count - ddof, 0), policy);
  else {
    const degrees = dispatch("subtract", [count, ddof], policy);
    const positive = dispatch("maximum", [degrees, 0], policy);
    divide(sum, positive, policy);
    for (const x of [count, degrees]) x.storage.dispose();
  }
  return sum;
}

/** The sum of `(x - c) (y - c)` over dense arrays of float32 or float64, with the bits of separate passes. */
export const sumOfProducts = (x: CoreArray, y: CoreArray, c = 0): number =>
  kernels.sum_products(x.dtype === dtypes.float32 ? 1 : 0, x.size, x.address, y.address, c, c);

/** The {@link variance} of all elements of a dense array of float32 or float64, from their mean, of its dtype's precision. */
export function varianceOfAll(a: CoreArray, middle: number, ddof = 0): number {
  const round = a.dtype === dtypes.float32 ? Math.fround : Number;
  return round(sumOfProducts(a, a, middle) / round(Math.max(a.size - ddof, 0)));
}

function centreOf(a: CoreArray, options: ReduceOptions, policy: Policy): CoreArray {
  const sum = reduce("sum", a, { ...options, keepdims: true });
  divide(sum, counts(a, options, true), policy);
  return sum;
}

function squaredDeviations(a: CoreArray, centre: CoreArray, policy: Policy): CoreArray {
  if (a instanceof Deferred) return a.apply("square", [a.apply("subtract", [a, centre], policy)], policy);
  return squared(dispatch("subtract", [a, centre], policy), policy);
}

/** The squared magnitudes, in place. */
function squared(x: CoreArray, policy: Policy): CoreArray {
  if (x.dtype.kind !== "complex") return dispatch("square", [x], policy, { out: x });
  const part = x.dtype === dtypes.complex64 ? dtypes.float32 : dtypes.float64;
  const [re, im] = [0, 1].map((k) => x.view(x.shape, x.strides, x.offset + k * part.itemsize, part)) as [
    CoreArray,
    CoreArray,
  ];
  dispatch("square", [re], policy, { out: re });
  dispatch("square", [im], policy, { out: im });
  return dispatch("add", [re, im], policy, { out: re });
}

/**
 * The standard deviation over axes: the root of {@link variance}.
 *
 * @throws AxisError, ValueError, TypeError
 */
export function deviation(a: CoreArray, options: VarOptions, policy: Policy): CoreArray {
  const result = variance(a, options, policy);
  // NumPy turns a scalar into the result's dtype, and casts an array only as the rules allow.
  return dispatch("sqrt", [result], policy, {
    out: result,
    casting: result.ndim === 0 ? "unsafe" : "same_kind",
  });
}
