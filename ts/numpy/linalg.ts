import type { DTypeOf, Promote } from "../core/types.js";
import * as ops from "../ops/linalg.js";
import { define } from "./define.js";
import { gufunc, type MatmulOptions, type ProductFunction } from "./gufunc.js";
import { type ArrayLike, outArg, withArrays } from "./input.js";
import { type NDArray, wrap } from "./ndarray.js";
import { numpyPolicy } from "./policy.js";

export type { MatmulOptions, VecdotOptions } from "./gufunc.js";

/**
 * The matrix product, NumPy's `@`: of the last two axes, broadcast over the others; a one-dimensional array is a row on
 * the left and a column on the right.
 *
 * @returns an array, 0-d for two vectors
 * @throws ValueError when the inner lengths differ, or an array has no axes
 * @example
 * np.matmul([[1, 2], [3, 4]], [[5, 6], [7, 8]]).tolist() // -> [ [ 19, 22 ], [ 43, 50 ] ]
 */
export const matmul: ProductFunction<MatmulOptions> = gufunc(ops.products.matmul);

/**
 * NumPy's `dot`: the inner product of vectors, the matrix product of matrices, the product with a scalar; else a sum over
 * the last axis of `a` and the last but one of `b`.
 *
 * @returns an array, 0-d for two vectors
 * @throws ValueError when the lengths differ
 * @example
 * np.dot([1, 2, 3], [4, 5, 6]).item() // -> 32
 */
export const dot: <A extends ArrayLike, B extends ArrayLike>(
  a: A,
  b: B,
  out?: NDArray | { out?: NDArray | undefined },
) => NDArray<Promote<DTypeOf<A>, DTypeOf<B>>> = define("dot(a, b, out=)", (x1, x2, outValue) => {
  const out = outArg(outValue);
  return withArrays([x1, x2], (a, b) => {
    const result = ops.dot(a, b, numpyPolicy, { out: out?.core });
    return out ?? wrap(result);
  });
});
