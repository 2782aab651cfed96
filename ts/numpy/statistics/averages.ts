import { broadcastTo, type CoreArray } from "../../core/array.js";
import { copy } from "../../core/assign.js";
import type { Scalar } from "../../core/dtype.js";
import { dtypes } from "../../core/dtype.js";
import { ZeroDivisionError } from "../../core/errors.js";
import { scope } from "../../core/lifetime.js";
import { resultType } from "../../core/promote.js";
import { sameShape } from "../../core/shape.js";
import type { DTypeOf, Promote } from "../../core/types.js";
import { full } from "../../ops/creation.js";
import { mean, sumOfProducts } from "../../ops/moments.js";
import { type AxisSpec, reduce } from "../../ops/reductions.js";
import { define } from "../define.js";
import { type ArrayLike, withArrays } from "../input.js";
import type { NDArray } from "../ndarray.js";
import { numpyPolicy } from "../policy.js";
import type { MeanDType } from "../reduction_types.js";
import { finish } from "../reductions.js";
import { axesFrom } from "./axes.js";
import { anyTrue, compute, divide, equal, isInexact } from "./compute.js";
import { weightsFor } from "./quantiles.js";

/** What {@link average} takes by name. */
export interface AverageOptions {
  /** One axis, several, or `null` for all. */
  axis?: AxisSpec;
  /** How much each element counts: one weight for each, or one for each place along the axis. */
  weights?: ArrayLike | null | undefined;
  /** Give the sum of the weights, too. */
  returned?: boolean | undefined;
  /** Keep reduced axes with length 1. */
  keepdims?: boolean | undefined;
}

/** A weighted mean, and the sum of the weights. @throws ZeroDivisionError where they sum to zero */
export function weightedMean(
  a: CoreArray,
  weights: CoreArray | undefined,
  axes: readonly number[] | null,
  keepdims?: boolean,
): { average: CoreArray; total: CoreArray } {
  if (!weights) {
    const average = mean(a, { axis: axes, keepdims }, numpyPolicy);
    if (average.size === 0) throw new ZeroDivisionError("division by zero");
    return { average, total: full([], a.size / average.size, average.dtype) };
  }
  const laid = weightsFor(weights, a, axes);
  const dtype = resultType([a.dtype, laid.dtype, ...(isInexact(a.dtype) ? [] : [dtypes.float64])], []);
  const total = reduce("sum", laid, { axis: axes, dtype, keepdims });
  if (anyTrue(equal(total, 0))) throw new ZeroDivisionError("Weights sum to zero, can't be normalized");
  const plain = axes === null && !keepdims && a.size > 0 && sameShape(a.shape, laid.shape);
  if (
    plain &&
    (dtype === dtypes.float64 || dtype === dtypes.float32) &&
    [a, laid].every((x) => x.dtype === dtype && x.cContiguous)
  )
    return { average: divide(full([], sumOfProducts(a, laid), dtype), total), total };
  const product = compute("multiply", [a, laid], { dtype });
  const sum = reduce("sum", product, { axis: axes, keepdims });
  product.storage.dispose();
  return { average: divide(sum, total), total };
}

/** The type of {@link average}. */
export type Average = <A extends ArrayLike, S extends AxisSpec | AverageOptions = undefined>(
  a: A,
  axis?: S,
  weights?: ArrayLike | null | AverageOptions,
  returned?: boolean | AverageOptions,
  options?: AverageOptions,
) => S extends { returned: true }
  ? [NDArray | number, NDArray | number]
  : S extends number | readonly number[]
    ? NDArray<MeanDType<DTypeOf<A>>> | NDArray<Promote<MeanDType<DTypeOf<A>>, "float64">>
    : NDArray | Extract<Scalar, number>;

/**
 * The mean over axes in which each element counts by its weight.
 *
 * @returns a number over all axes, else an array; with `returned` an array of two, the second the sum of the weights
 * @throws ZeroDivisionError where the weights sum to zero, @throws TypeError, ValueError where they do not fit, AxisError
 * @example
 * np.average([1, 2, 3], { weights: [3, 1, 0] }) // -> 1.25
 * np.average([[1, 2], [3, 4]], { axis: 1, weights: [1, 3] }).tolist() // -> [ 1.75, 3.75 ]
 */
export const average: Average = define(
  "average(a, axis=, weights=, returned=, *, keepdims=)",
  (a, axis: AxisSpec, weights, returned, keepdims) =>
    withArrays(weights == null ? [a] : [a, weights], (core, laid) => {
      const axes = axesFrom(axis, core.ndim, "axis");
      const [result, total] = scope(() => {
        const found = weightedMean(core, laid, axes, keepdims);
        const { average } = found;
        if (!returned) return [average];
        const sums = sameShape(found.total.shape, average.shape)
          ? found.total
          : copy(broadcastTo(found.total, average.shape));
        return [average, sums];
      });
      const first = finish(result!, axis, keepdims, undefined);
      return total ? [first, finish(total, axis, keepdims, undefined)] : first;
    }),
);
