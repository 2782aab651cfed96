import * as ops from "../ops/linalg.js";
import { gufunc, type MatmulOptions, type ProductFunction, type VecdotOptions } from "./gufunc.js";

/**
 * The dot products of vectors, those along the last axes of both arrays, broadcast over the others. The first is
 * conjugated if it is complex.
 *
 * @returns an array without the axis, 0-d for two vectors
 * @throws ValueError when the vectors differ in length, or an array has no axes
 * @example
 * np.vecdot([[0, 5, 0], [0, 0, 10]], [0, 0.6, 0.8]).tolist() // -> [ 3, 8 ]
 * np.vecdot([[1, 2], [3, 4]], [[5, 6], [7, 8]], { axis: 0 }).tolist() // -> [ 26, 44 ]
 */
export const vecdot: ProductFunction<VecdotOptions> = gufunc(ops.products.vecdot);

/**
 * The products of matrices, the last two axes of `x1`, with vectors, the last axis of `x2`, broadcast over the others.
 *
 * @returns an array of vectors
 * @throws ValueError when the lengths do not fit, or an array has too few axes
 * @example
 * np.matvec([[0, 1], [2, 3]], [[1, 0], [0, 1]]).tolist() // -> [ [ 0, 2 ], [ 1, 3 ] ]
 */
export const matvec: ProductFunction<MatmulOptions> = gufunc(ops.products.matvec);

/**
 * The products of vectors, the last axis of `x1`, with matrices, the last two axes of `x2`, broadcast over the others.
 * The vectors are conjugated if they are complex.
 *
 * @returns an array of vectors
 * @throws ValueError when the lengths do not fit, or an array has too few axes
 * @example
 * np.vecmat([[1, 0], [0, 1]], [[0, 1], [2, 3]]).tolist() // -> [ [ 0, 1 ], [ 2, 3 ] ]
 */
export const vecmat: ProductFunction<MatmulOptions> = gufunc(ops.products.vecmat);
