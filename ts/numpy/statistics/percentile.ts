import { broadcastTo, type CoreArray } from "../../core/array.js";
import { copy } from "../../core/assign.js";
import { unwrap } from "../../core/convert.js";
import type { DType } from "../../core/dtype.js";
import { ValueError } from "../../core/errors.js";
import { isScalar, type Marked } from "../../core/scalar.js";
import type { DTypeOf } from "../../core/types.js";
import { reshape } from "../../ops/layout.js";
import type { AxisSpec } from "../../ops/reductions.js";
import { define } from "../define.js";
import { type ArrayLike, outArg, withArrays } from "../input.js";
import type { NDArray } from "../ndarray.js";
import { finish } from "../reductions.js";
import { axesFrom, outView, withKept, withRows } from "./axes.js";
import {
  allTrue,
  and,
  anyTrue,
  asNumbers,
  composed,
  compute,
  divide,
  greaterEqual,
  less,
} from "./compute.js";
import { nanMean } from "./nan.js";
import { countsOf, type QuantileMethod, quantilesOf, weightedQuantiles, weightsFor } from "./quantiles.js";

/** What {@link percentile} and {@link quantile} take by name. */
export interface QuantileOptions {
  /** One axis, several, or `null` for all. */
  axis?: AxisSpec;
  /** Where to put the result; it is returned. */
  out?: NDArray | undefined;
  /** Let the input be sorted in place: afterwards its order is not what it was. */
  overwriteInput?: boolean | undefined;
  /** How to find a quantile between two elements; `linear` by default. */
  method?: QuantileMethod | undefined;
  /** Keep reduced axes with length 1. */
  keepdims?: boolean | undefined;
  /** How much each element counts; for the method `inverted_cdf`. */
  weights?: ArrayLike | null | undefined;
}

/** The dtype of quantiles: that of real floats, else float64, or the elements' own for methods that choose one. */
type QuantileDType<D> = D extends "float16" | "bfloat16" | "float32"
  ? D | "float64"
  : D extends DType
    ? "float64" | D
    : never;
/** The type of quantiles: a number for one quantile of everything, else an array. */
export type Quantile = <
  A extends ArrayLike,
  Q extends ArrayLike,
  S extends AxisSpec | QuantileOptions = undefined,
  T extends QuantileOptions | undefined = undefined,
>(
  a: A,
  q: Q,
  axis?: S,
  options?: T,
) => Q extends number | Marked
  ? S extends undefined | null
    ? T extends undefined
      ? number
      : NDArray<QuantileDType<DTypeOf<A>>> | number
    : S extends number | readonly number[]
      ? NDArray<QuantileDType<DTypeOf<A>>>
      : NDArray<QuantileDType<DTypeOf<A>>> | number
  : NDArray<QuantileDType<DTypeOf<A>>>;

/** Whether all quantiles lie between 0 and 1. */
function areValid(q: CoreArray): boolean {
  if (q.size === 0 && q.ndim !== 1)
    throw new ValueError("zero-size array to reduction operation minimum which has no identity");
  return allTrue(and(greaterEqual(q, 0), compute("lessEqual", [q, 1])));
}

const quantiles = (name: "percentile" | "quantile", skipsNan: boolean) =>
  define(
    `${skipsNan ? "nan" : ""}${name}(a, q, axis=, out=, overwriteInput=, method=, keepdims=, *, weights=)`,
    (a, q, axis: AxisSpec, outValue, overwrite, method = "linear", keepdims, weights) => {
      const out = outArg(outValue);
      return withArrays([a], (core) => {
        const result = composed(() => {
          if (core.dtype.kind === "complex") throw new TypeError("a must be an array of real numbers");
          const given = asNumbers(q);
          const part = name === "percentile" ? divide(given, 100) : given;
          if (!areValid(part)) {
            const range =
              name === "percentile"
                ? "Percentiles must be in the range [0, 100]"
                : "Quantiles must be in the range [0, 1]";
            throw new ValueError(range);
          }
          const axes = axesFrom(axis, core.ndim, weights == null ? undefined : "axis");
          const weighing =
            weights == null ? undefined : checkedWeights(asNumbers(weights), core, axes, method);
          if (skipsNan && core.size === 0) return nanMean(core, { axis, keepdims, out: out?.core });
          if (part.ndim > 2) throw new ValueError("q must be a scalar or 1d");
          return along(core, axes, {
            q: part,
            weak: isScalar(q),
            method,
            weights: weighing,
            keepdims,
            out: out?.core,
            overwrite,
            skipsNan,
          });
        });
        const scalar = axis == null && !keepdims && (isScalar(q) || unwrap(q)?.ndim === 0);
        return finish(result, scalar ? null : 0, keepdims, out);
      });
    },
  );

interface Request {
  q: CoreArray;
  weak: boolean;
  method: string;
  weights: CoreArray | undefined;
  keepdims: boolean | undefined;
  out: CoreArray | undefined;
  overwrite: boolean | undefined;
  skipsNan: boolean;
}

function checkedWeights(
  weights: CoreArray,
  a: CoreArray,
  axes: readonly number[] | null,
  method: string,
): CoreArray {
  if (method !== "inverted_cdf")
    throw new ValueError(`Only method 'inverted_cdf' supports weights. Got: ${method}.`);
  const laid = weightsFor(weights, a, axes);
  if (anyTrue(less(laid, 0))) throw new ValueError("Weights must be non-negative.");
  return laid;
}

function along(a: CoreArray, axes: readonly number[] | null, request: Request): CoreArray {
  const { q, weights, keepdims } = request;
  const out = request.out && outView(request.out, a.ndim, axes, keepdims, q.ndim);
  const wanted = { ...request, out };
  const result = withRows(a, axes, ({ rows }) => {
    const mayNan = request.skipsNan && rows.dtype.kind === "float";
    const count = mayNan ? countsOf(rows) : rows.shape[rows.ndim - 1]!;
    if (weights) {
      const laid = broadcastTo(weights, a.shape);
      return withRows(laid, axes, (other) => weightedQuantiles(rows, copy(other.rows), count, wanted));
    }
    return quantilesOf({ rows, inPlace: request.overwrite === true }, count, wanted);
  });
  if (request.out) return request.out;
  const kept = keepdims ? withKept(result.shape, axes, a.ndim, q.ndim) : result.shape;
  return reshape(result, kept);
}

/**
 * Percentiles over axes: `percentile(a, 30)` has 30 percent of the elements below it. NaN propagates.
 *
 * The methods `inverted_cdf`, `averaged_inverted_cdf`, `closest_observation`, `interpolated_inverted_cdf`, `hazen`, `weibull`,
 * `linear`, `median_unbiased` and `normal_unbiased` are those of Hyndman and Fan (Sample quantiles in statistical packages,
 * 1996); `lower`, `higher`, `midpoint` and `nearest` are NumPy's variants of `linear`.
 *
 * @param q - from 0 to 100; an array puts its axes in front of those that are left
 * @returns a number for one percentile over all axes, else an array. A number leaves the dtype of floats as it is
 * @throws ValueError, AxisError, @throws TypeError for complex numbers
 * @example
 * np.percentile([1, 2, 3, 4], 50) // -> 2.5
 * np.percentile([[1, 2], [3, 4]], [0, 100], { axis: 0 }).tolist() // -> [ [ 1, 2 ], [ 3, 4 ] ]
 * np.percentile([1, 2, 3, 4], 50, { method: "lower" }) // -> 2
 */
export const percentile: Quantile = quantiles("percentile", false);
/**
 * Quantiles over axes; as {@link percentile}, with `q` from 0 to 1.
 *
 * @throws ValueError, AxisError, @throws TypeError for complex numbers
 * @example
 * np.quantile([1, 2, 3, 4], 0.25) // -> 1.75
 */
export const quantile: Quantile = quantiles("quantile", false);
/**
 * As {@link percentile}, without the elements that are NaN; NaN where there are no others.
 *
 * @throws ValueError, AxisError, @throws TypeError for complex numbers
 * @example
 * np.nanpercentile([1, NaN, 3], 50) // -> 2
 */
export const nanpercentile: Quantile = quantiles("percentile", true);
/**
 * As {@link quantile}, without the elements that are NaN; NaN where there are no others.
 *
 * @throws ValueError, AxisError, @throws TypeError for complex numbers
 * @example
 * np.nanquantile([1, NaN, 3], 0.5) // -> 2
 */
export const nanquantile: Quantile = quantiles("quantile", true);
