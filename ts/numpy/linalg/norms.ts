import type { CoreArray } from "../../core/array.js";
import { toScalar } from "../../core/convert.js";
import { normalizeAxes } from "../../core/shape.js";
import { moveaxis, reshape } from "../../ops/layout.js";
import { type NormOptions, type NormOrder, norm as normOf } from "../../ops/norms.js";
import type { AxisSpec } from "../../ops/reductions.js";
import { define } from "../define.js";
import { type ArrayLike, withArrays } from "../input.js";
import { type NDArray, wrap } from "../ndarray.js";
import { numpyPolicy } from "../policy.js";

export type { NormOptions, NormOrder };

/** A number where nothing was said of axes, else an array. */
type Norm<O> = O extends { axis: unknown } | { keepdims: true } ? NDArray : number;

function finish(result: CoreArray, axis: unknown, keepdims: unknown): NDArray | number {
  if (axis != null || keepdims) return wrap(result);
  const value = result.first();
  result.storage.dispose();
  return toScalar(value) as number;
}

/**
 * The norm of a vector or matrix: the root of the sum of squares by default. `ord` is a power for vectors, infinities
 * for the extremes, 0 for how many are not zero; for matrices `"fro"`, 1 and infinity for the largest sum of a column or
 * row, and 2, -2 and `"nuc"` for the largest, the smallest and the sum of the singular values.
 *
 * @param ord - which norm
 * @param axis - one axis for vectors, two for matrices
 * @throws ValueError for an order that there is not, or another number of axes, @throws AxisError
 * @throws LinAlgError for singular values of a matrix with NaN, @throws TypeError for those of float16 and bfloat16
 * @example
 * np.linalg.norm([3, 4]) // -> 5
 * np.linalg.norm([[1, 2], [3, 4]], 1) // -> 6
 * np.linalg.norm([[3, 0], [0, -5]], "nuc") // -> 8
 * np.linalg.norm([[3, 4], [6, 8]], { axis: 1 }).toString() // -> [ 5. 10.]
 */
export const norm: {
  <O extends NormOptions = Record<never, never>>(x: ArrayLike, options?: O): Norm<O>;
  <O extends Omit<NormOptions, "ord"> = Record<never, never>>(
    x: ArrayLike,
    ord: NormOrder,
    options?: O,
  ): Norm<O>;
} = define("norm(x, ord=, axis=, keepdims=)", (x, ord, axis, keepdims) =>
  withArrays([x], (a) => finish(normOf(a, { ord, axis, keepdims }, numpyPolicy), axis, keepdims)),
);

/**
 * The norm of vectors along an axis, or of all elements as one: the array API's form of {@link norm}.
 *
 * @throws ValueError for an order that vectors do not have, @throws AxisError
 * @example
 * np.linalg.vectorNorm([[1, 2], [3, 4]], { ord: 1 }) // -> 10
 */
export const vectorNorm: <O extends NormOptions = Record<never, never>>(
  x: ArrayLike,
  options?: O,
) => Norm<O> = define(
  "vector_norm(x, *, axis=, keepdims=, ord=)",
  (x, axis: AxisSpec, keepdims, ord: NormOrder = 2) =>
    withArrays([x], (a) => {
      const axes =
        axis == null ? a.shape.map((_, i) => i) : normalizeAxes(axis, a.ndim, undefined, "repeated axis");
      const rest = a.shape.filter((_, i) => !axes.includes(i));
      const front = moveaxis(
        a,
        axes,
        axes.map((_, i) => i),
      );
      const flat = reshape(front, [axes.reduce((n, i) => n * a.shape[i]!, 1), ...rest]);
      const result = normOf(flat, { ord, axis: 0 }, numpyPolicy);
      if (flat.storage !== a.storage) flat.storage.dispose();
      const shape = keepdims ? a.shape.map((n, i) => (axes.includes(i) ? 1 : n)) : result.shape;
      return finish(shape === result.shape ? result : reshape(result, shape), axis, keepdims);
    }),
);

/**
 * The norm of the matrices in the last two axes: the array API's form of {@link norm}.
 *
 * @throws ValueError for an order that matrices do not have, @throws AxisError
 * @example
 * np.linalg.matrixNorm([[3, 4], [0, 0]]).item() // -> 5
 */
export const matrixNorm: (x: ArrayLike, options?: { keepdims?: boolean; ord?: NormOrder }) => NDArray =
  define("matrix_norm(x, *, keepdims=, ord=)", (x, keepdims, ord: NormOrder = "fro") =>
    withArrays([x], (a) => wrap(normOf(a, { ord, axis: [-2, -1], keepdims }, numpyPolicy))),
  );
