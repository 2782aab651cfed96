import type { CoreArray } from "../core/array.js";
import { copy } from "../core/assign.js";
import { type Policy, dispatch } from "../core/dispatch.js";
import { type DTypeRow, dtypes } from "../core/dtype.js";
import { ValueError } from "../core/errors.js";
import type { Shape } from "../core/shape.js";
import { type ReduceOptions, countReduced, reduce, reducedAxes } from "./reductions.js";

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

/** How many elements go into each result: a number, or with `where` an array. */
function counts(a: CoreArray, options: ReduceOptions, keepdims: boolean | undefined): number | CoreArray {
  if (!options.where) return countReduced(a.shape, reducedAxes(options.axis, a.ndim));
  const mask = options.where.view(a.shape, stretched(options.where, a.shape));
  return reduce("countNonzero", mask, { axis: options.axis, keepdims });
}

function stretched(where: CoreArray, shape: Shape): number[] {
  const lead = shape.length - where.ndim;
  return shape.map((_, axis) =>
    axis < lead || where.shape[axis - lead] === 1 ? 0 : where.strides[axis - lead]!,
  );
}

const free = (x: number | CoreArray): void => {
  if (typeof x !== "number") x.storage.dispose();
};

/** Divide in place by a count, whatever cast that takes. */
function divide(sum: CoreArray, count: number | CoreArray, policy: Policy): void {
  dispatch("divide", [sum, count], policy, { out: sum, casting: "unsafe" });
}

/**
 * The arithmetic mean over axes. Integers give float64; float16 is summed in float32.
 *
 * @throws AxisError, ValueError, TypeError
 */
export function mean(a: CoreArray, options: Omit<ReduceOptions, "initial">, policy: Policy): CoreArray {
  const narrow = options.dtype === undefined && a.dtype === dtypes.float16;
  const dtype = options.dtype ?? (isExact(a.dtype) ? dtypes.float64 : narrow ? dtypes.float32 : undefined);
  const sum = reduce("sum", a, { ...options, dtype });
  const count = counts(a, options, options.keepdims);
  divide(sum, count, policy);
  free(count);
  if (!narrow || options.out) return sum;
  const result = copy(sum, "K", a.dtype);
  sum.storage.dispose();
  return result;
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
  if (options.correction !== undefined && options.ddof !== undefined && options.ddof !== 0) {
    throw new ValueError("ddof and correction can't be provided simultaneously.");
  }
  const ddof = options.correction ?? options.ddof ?? 0;
  const dtype = options.dtype ?? (isExact(a.dtype) ? dtypes.float64 : undefined);
  const centre = options.mean ?? centreOf(a, { axis, where, dtype }, policy);
  const deviations = dispatch("subtract", [a, centre], policy);
  if (!options.mean) centre.storage.dispose();
  const squares = squared(deviations, policy);
  const count = counts(a, options, keepdims);
  const sum = reduce("sum", squares, { axis, where, keepdims, dtype, out });
  deviations.storage.dispose();
  if (typeof count === "number") divide(sum, Math.max(count - ddof, 0), policy);
  else {
    const degrees = dispatch("subtract", [count, ddof], policy);
    const positive = dispatch("maximum", [degrees, 0], policy);
    divide(sum, positive, policy);
    for (const x of [count, degrees, positive]) x.storage.dispose();
  }
  return sum;
}

function centreOf(a: CoreArray, options: ReduceOptions, policy: Policy): CoreArray {
  const sum = reduce("sum", a, { ...options, keepdims: true });
  const count = counts(a, options, true);
  divide(sum, count, policy);
  free(count);
  return sum;
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
  return dispatch("sqrt", [result], policy, { out: result, casting: "unsafe" });
}
