import { type CoreArray, consume, filled } from "../core/array.js";
import { assign, copy, fill, type Order } from "../core/assign.js";
import { allocateResult, dispatch, type Policy } from "../core/dispatch.js";
import { type DTypeRow, dtypes } from "../core/dtype.js";
import { ValueError } from "../core/errors.js";
import { promote } from "../core/promote.js";
import { stridesOf } from "../core/shape.js";
import { full, iota } from "./creation.js";
import { nonzero } from "./gather.js";
import { slab, swapaxes } from "./layout.js";
import { accumulate } from "./reductions.js";
import { diagonal } from "./views.js";

/** Matrices that are told by a diagonal. */

/** The side of parts that are cleared by a mask. */
const LEAF = 32;

/** Write zeros above the k-th diagonal of matrices: parts are halved until they lie above it, below it, or are small. */
function clearAbove(a: CoreArray, k: number, policy: Policy): void {
  const row = a.ndim - 2;
  const all = 4 * LEAF;
  const clear = (mask: CoreArray, i: number, j: number, m: number, n: number): void => {
    const up = j - i - k;
    if (up + n <= 1) return;
    const part = slab(slab(a, row, i, i + m), row + 1, j, j + n);
    if (up >= m) fill(part, 0);
    else if (m <= LEAF && n <= LEAF) fill(part, 0, mask.view([m, n], [-1, 1], up + all / 2));
    else {
      const [h, w] = m > n ? [m >> 1, n] : [m, n >> 1];
      clear(mask, i, j, h, w);
      clear(mask, i + (m > n ? h : 0), j + (m > n ? 0 : w), m > n ? m - h : m, m > n ? n : n - w);
    }
  };
  consume(iota(all), (places) =>
    consume(dispatch("greater", [places, all / 2], policy), (mask) =>
      clear(mask, 0, 0, a.shape[row]!, a.shape[row + 1]!),
    ),
  );
}

/** Write zeros on one side of the k-th diagonal of new matrices. */
const cleared = (a: CoreArray, upper: boolean, k: number, policy: Policy): CoreArray =>
  filled(a, () =>
    clearAbove(upper ? swapaxes(a, -1, -2) : a, upper ? -Math.floor(k) : Math.floor(k), policy),
  );

/** Ones on and below the k-th diagonal, zeros above. */
export const tri = (rows: number, columns: number, k: number, dtype: DTypeRow, policy: Policy): CoreArray =>
  cleared(full([rows, columns], 1, dtype), false, k, policy);

/** A copy of matrices with zeros on one side of the k-th diagonal: above it, or below it. @throws TypeError for 0-d arrays */
export function triangle(
  a: CoreArray,
  upper: boolean,
  k: number,
  policy: Policy,
  order: Order = "K",
): CoreArray {
  if (a.ndim === 0) throw new TypeError("tri() missing 1 required positional argument: 'N'");
  const columns = a.shape[a.ndim - 1]!;
  const whole = a.ndim > 1 ? a.shape : [columns, columns];
  const matrix = whole.slice(-2);
  // NumPy chooses by a mask: its order has a say in that of the result.
  const mask = a.view(matrix, stridesOf(matrix, a.dtype.itemsize));
  const result = allocateResult([mask, a], whole, a.dtype, order);
  assign(result, a);
  return cleared(result, upper, k, policy);
}

/** The row and column indices of a triangle of a matrix, int64 as those of `indices`. */
export function triangleIndices(
  rows: number,
  columns: number,
  k: number,
  upper: boolean,
  policy: Policy,
): CoreArray[] {
  const places = (mask: CoreArray): CoreArray[] =>
    nonzero(mask).map((index) => consume(index, (i) => copy(i, "C", dtypes.int64)));
  return consume(cleared(full([rows, columns], true, dtypes.bool), upper, k, policy), places);
}

/** A matrix of zeros with a vector on its k-th diagonal. */
export function diagonalMatrix(v: CoreArray, k: number): CoreArray {
  const n = v.shape[0]! + Math.abs(k);
  return filled(full([n, n], 0, v.dtype), (result) => {
    const line = diagonal(result, k);
    assign(line.view(line.shape, line.strides, line.offset, line.dtype, true), v);
  });
}

/**
 * Powers of a vector as columns, falling or increasing.
 *
 * @throws ValueError for more than one axis, or a negative number of columns
 */
export function vander(x: CoreArray, columns: number, increasing: boolean): CoreArray {
  if (x.ndim !== 1) throw new ValueError("x must be a one-dimensional array or sequence.");
  if (columns < 0) throw new ValueError("negative dimensions are not allowed");
  const n = x.shape[0]!;
  const dtype = promote(x.dtype, dtypes.int64);
  return filled(full([n, columns], 1, dtype), (result) => {
    if (columns < 2) return;
    const [down, across] = result.strides as [number, number];
    // Without the column of ones, in the order of growing powers.
    const rest = [n, columns - 1];
    const powers = increasing
      ? result.view(rest, [down, across], across)
      : result.view(rest, [down, -across], (columns - 2) * across);
    assign(powers, x.view([n, 1], [x.strides[0]!, 0]));
    accumulate("cumprod", powers, { axis: 1, out: powers });
  });
}
