import type { DType } from "../core/dtype.js";
import * as ops from "../ops/layout.js";
import { define } from "./define.js";
import type { ArrayLike } from "./input.js";
import type { Axes } from "./layout.js";
import type { NDArray } from "./ndarray.js";
import { relaid } from "./relaid.js";

/** Functions that turn an array over or around: views of the same memory. */

/** A function of an array alone that gives a view of it. */
type View = <D extends DType>(m: NDArray<D> | ArrayLike) => NDArray<D>;

/**
 * Backwards along one axis, several, or all: a view.
 *
 * @throws AxisError
 * @example
 * np.flip([1, 2, 3]).toString() // -> [3. 2. 1.]
 */
export const flip: <D extends DType>(
  m: NDArray<D> | ArrayLike,
  axis?: Axes | null | { axis?: Axes | null },
) => NDArray<D> = define("flip(m, axis=)", (a, axis) => relaid(a, (core) => ops.flip(core, axis)));

/**
 * The columns in reverse order, left to right: a view.
 *
 * @throws ValueError for less than two dimensions
 * @example
 * np.fliplr([[1, 2], [3, 4]]).tolist() // -> [ [ 2, 1 ], [ 4, 3 ] ]
 */
export const fliplr: View = define("fliplr(m)", (m) => relaid(m, ops.fliplr));

/**
 * The rows in reverse order, upside down: a view.
 *
 * @throws ValueError for a 0-d array
 * @example
 * np.flipud([[1, 2], [3, 4]]).tolist() // -> [ [ 3, 4 ], [ 1, 2 ] ]
 */
export const flipud: View = define("flipud(m)", (m) => relaid(m, ops.flipud));

/**
 * Turned by 90 degrees in the plane of two axes, from the first towards the second: a view.
 *
 * @param k - how often; negative turns the other way
 * @throws ValueError for axes that are equal or not there
 * @example
 * np.rot90([[1, 2], [3, 4]]).tolist() // -> [ [ 2, 4 ], [ 1, 3 ] ]
 */
export const rot90: <D extends DType>(
  m: NDArray<D> | ArrayLike,
  k?: number | { k?: number; axes?: readonly number[] },
  axes?: readonly number[] | { axes?: readonly number[] },
) => NDArray<D> = define("rot90(m, k=, axes=)", (m, k = 1, axes = [0, 1]) =>
  relaid(m, (core) => ops.rot90(core, k, axes)),
);

/**
 * One axis moved back until it lies before another place: a view. `moveaxis` is easier to read.
 *
 * @throws AxisError
 * @example
 * np.rollaxis(np.zeros([2, 3, 4]), 2).shape // -> [ 4, 2, 3 ]
 */
export const rollaxis: <D extends DType>(
  a: NDArray<D> | ArrayLike,
  axis: number,
  start?: number | { start?: number },
) => NDArray<D> = define("rollaxis(a, axis, start=)", (a, axis, start = 0) =>
  relaid(a, (core) => ops.rollaxis(core, axis, start)),
);

/**
 * The last two axes exchanged: a view.
 *
 * @throws ValueError for less than two dimensions
 * @example
 * np.matrixTranspose(np.zeros([2, 3, 4])).shape // -> [ 2, 4, 3 ]
 */
export const matrixTranspose: View = define("matrix_transpose(x)", (x) => relaid(x, ops.matrixTranspose));
