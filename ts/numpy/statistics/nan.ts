import type { CoreArray } from "../../core/array.js";
import { assign, copy, fill } from "../../core/assign.js";
import { Complex } from "../../core/complex.js";
import { type DTypeRow, dtypes, type Scalar } from "../../core/dtype.js";
import { ValueError } from "../../core/errors.js";
import type { ReductionName } from "../../core/reduction.js";
import { full } from "../../ops/creation.js";
import { deviation, mean, type VarOptions, variance } from "../../ops/moments.js";
import {
  type AxisSpec,
  accumulate,
  argReduce,
  countReduced,
  type ReduceOptions,
  reduce,
  reducedAxes,
} from "../../ops/reductions.js";
import { realPart } from "../../ops/views.js";
import { numpyPolicy } from "../policy.js";
import { allTrue, and, anyTrue, compute, isInexact, subtract } from "./compute.js";

/**
 * Reductions that leave NaN out, composed as NumPy composes them: it is replaced by what does not count in a copy, and
 * counted where it matters. What has no NaN is reduced as it is.
 */

interface Known {
  /** A copy in which NaN is replaced. */
  filled: CoreArray;
  /** Where there is none. */
  present: CoreArray;
}

function withoutNan(a: CoreArray, value: Scalar): Known {
  const missing = compute("isnan", [a]);
  // Both lie in memory as the array does, so that sums have its order; one pass does not for axes that repeat.
  const repeats = a.strides.includes(0);
  const filled = repeats ? copy(a, "K") : compute("where", [missing, value, a]);
  if (repeats) fill(filled, value, missing);
  return { filled, present: compute("logicalNot", [missing], { out: missing }) };
}

/** The reduction of all there is, if no NaN came in: it would have come out. As it lies, so would the copy. */
function quick(name: ReductionName, a: CoreArray, options: ReduceOptions): CoreArray | undefined {
  const { dtype, out } = options;
  if (out || (dtype && !isInexact(dtype)) || !(a.cContiguous || a.fContiguous)) return undefined;
  const result = reduce(name, a, options);
  return anyTrue(compute("isnan", [result])) ? undefined : result;
}

/** `sum` or `prod` of what is no NaN. */
export function nanFold(name: "sum" | "prod", a: CoreArray, options: ReduceOptions): CoreArray {
  if (!isInexact(a.dtype)) return reduce(name, a, options);
  return quick(name, a, options) ?? reduce(name, withoutNan(a, name === "sum" ? 0 : 1).filled, options);
}

/** `cumsum` or `cumprod` over NaN as if it were not there. */
export function nanAccumulate(
  name: "cumsum" | "cumprod",
  a: CoreArray,
  options: { axis?: number | null; dtype?: DTypeRow | undefined; out?: CoreArray | undefined },
): CoreArray {
  const neutral = name === "cumsum" ? 0 : 1;
  return accumulate(name, isInexact(a.dtype) ? withoutNan(a, neutral).filled : a, options);
}

/** The element that every other one is beyond. */
function worst(name: "max" | "min", dtype: DTypeRow): Scalar {
  const end = name === "max" ? -Infinity : Infinity;
  return dtype.kind === "complex" ? new Complex(end, end) : end;
}

/** `max` or `min` of what is no NaN; NaN where there is nothing else. */
export function nanExtreme(name: "max" | "min", a: CoreArray, options: ReduceOptions): CoreArray {
  const named = { ...options, called: `f${name}` };
  const { axis, keepdims, where } = options;
  const empty = countReduced(a.shape, reducedAxes(axis, a.ndim)) === 0;
  const initial = Number.isNaN(options.initial) ? undefined : options.initial;
  // Without a start, an empty reduction and a mask are refused as ever.
  if (!isInexact(a.dtype) || (initial === undefined && (empty || where))) return reduce(name, a, named);
  const whole = quick(name, a, { ...named, initial });
  if (whole) return whole;
  const { filled, present } = withoutNan(a, worst(name, a.dtype));
  const result = reduce(name, filled, { ...named, initial });
  if (initial === undefined) {
    const found = reduce("any", present, { axis, keepdims });
    const nothing = compute("logicalNot", [found], { out: found });
    if (anyTrue(nothing)) assign(result, reduce(name, a, { axis, keepdims }), nothing);
  }
  return result;
}

/** `argmax` or `argmin` among what is no NaN. @throws ValueError where there is nothing else */
export function nanArg(
  name: "argmax" | "argmin",
  a: CoreArray,
  options: { axis?: number | null; keepdims?: boolean | undefined; out?: CoreArray | undefined },
): CoreArray {
  if (!isInexact(a.dtype)) return argReduce(name, a, options);
  const { filled, present } = withoutNan(a, name === "argmax" ? -Infinity : Infinity);
  if (present.size > 0 && !allTrue(reduce("any", present, { axis: options.axis })))
    throw new ValueError("All-NaN slice encountered");
  return argReduce(name, filled, options);
}

function requireInexact({ dtype, out }: ReduceOptions): void {
  if (dtype && !isInexact(dtype)) throw new TypeError("If a is inexact, then dtype must be inexact");
  if (out && !isInexact(out.dtype)) throw new TypeError("If a is inexact, then out must be inexact");
}

const count = (
  present: CoreArray,
  axis: AxisSpec,
  keepdims: boolean | undefined,
  where?: CoreArray,
): CoreArray => reduce("countNonzero", where ? and(present, where) : present, { axis, keepdims });

const divided = (sum: CoreArray, by: CoreArray): CoreArray =>
  compute("divide", [sum, by], { out: sum, casting: "unsafe" });

/** The mean of what is no NaN; NaN where there is nothing else. */
export function nanMean(a: CoreArray, options: Omit<ReduceOptions, "initial">): CoreArray {
  if (!isInexact(a.dtype)) return mean(a, options, numpyPolicy);
  requireInexact(options);
  const { axis, keepdims, where } = options;
  const whole = where ? undefined : quick("sum", a, options);
  if (whole) return divided(whole, full([], countReduced(a.shape, reducedAxes(axis, a.ndim)), dtypes.int64));
  const { filled, present } = withoutNan(a, 0);
  const sum = reduce("sum", filled, options);
  return divided(sum, count(present, axis, keepdims, where));
}

/** The variance of what is no NaN; NaN where there are not more of it than `ddof`. */
export function nanVariance(a: CoreArray, options: VarOptions): CoreArray {
  if (!isInexact(a.dtype)) return variance(a, options, numpyPolicy);
  requireInexact(options);
  const { axis, where, dtype, keepdims, out, correction } = options;
  if (correction !== undefined && options.ddof !== undefined && options.ddof !== 0)
    throw new ValueError("ddof and correction can't be provided simultaneously.");
  const { filled, present } = withoutNan(a, 0);
  const counts = count(present, axis, true, where);
  const centre =
    options.mean ?? divided(reduce("sum", filled, { axis, dtype, keepdims: true, where }), counts);
  compute("subtract", [filled, centre], { out: filled, casting: "unsafe", where });
  fill(filled, 0, compute("logicalNot", [present]));
  const squares = squared(filled, where);
  const result = reduce("sum", squares, { axis, dtype, out, keepdims, where });
  const degrees = subtract(counts, correction ?? options.ddof ?? 0);
  const few = compute("lessEqual", [degrees, 0]);
  const [divisor, bad] = [degrees, few].map((x) =>
    x.view(result.shape, keepdims ? x.strides : keptStrides(x, axis)),
  ) as [CoreArray, CoreArray];
  divided(result, divisor);
  if (anyTrue(bad)) fill(result, NaN, bad);
  return result;
}

/** The strides of an array with reduced axes of length 1, without those axes. */
function keptStrides(a: CoreArray, axis: AxisSpec): number[] {
  const reduced = reducedAxes(axis, a.ndim);
  return a.strides.filter((_, i) => !reduced[i]);
}

/** Squared magnitudes, in place; of complex numbers a view of their real parts. */
function squared(x: CoreArray, where: CoreArray | undefined): CoreArray {
  if (x.dtype.kind !== "complex") return compute("multiply", [x, x], { out: x, where });
  compute("multiply", [x, compute("conjugate", [x])], { out: x, where });
  return realPart(x);
}

/** The root of {@link nanVariance}. */
export function nanDeviation(a: CoreArray, options: VarOptions): CoreArray {
  if (!isInexact(a.dtype)) return deviation(a, options, numpyPolicy);
  const result = nanVariance(a, options);
  return compute("sqrt", [result], { out: result });
}
