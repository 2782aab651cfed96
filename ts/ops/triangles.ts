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

/** True on and below the k-th diagonal: row `i` up to column `i + k`. */
function lowerMask(rows: number, columns: number, k: number, policy: Policy): CoreArray {
  return consume(iota(rows), (i) =>
    consume(iota(columns), (j) => {
      if (k !== 0) dispatch("add", [i, k], policy, { out: i });
      return dispatch("greaterEqual", [i.view([rows, 1], [8, 0]), j], policy);
    }),
  );
}

/** Ones on and below the k-th diagonal, zeros above. */
export function tri(rows: number, columns: number, k: number, dtype: DTypeRow, policy: Policy): CoreArray {
  const mask = lowerMask(rows, columns, k, policy);
  return dtype === dtypes.bool ? mask : consume(mask, (m) => copy(m, "C", dtype));
}

/** The side of triangles that are cleared by a mask. */
const LEAF = 32;

/** Write zeros above the k-th diagonal of matrices: squares, with triangles of half the size on both sides. */
function clearAbove(a: CoreArray, k: number, policy: Policy): void {
  const row = a.ndim - 2;
  const [rows, columns] = a.shape.slice(row) as [number, number];
  const part = (i: number, j: number, height: number, width: number): CoreArray =>
    slab(slab(a, row, i, i + height), row + 1, j, j + width);
  const first = Math.min(Math.max(-k, 0), rows);
  const left = Math.min(Math.max(k, 0), columns);
  const side = Math.min(rows - first, columns - left);
  fill(part(0, 0, first, columns), 0);
  if (side < columns - left) fill(part(first, left + side, side, columns - left - side), 0);
  const mask = consume(iota(LEAF), (i) => dispatch("less", [i.view([LEAF, 1], [8, 0]), i], policy));
  const clear = (at: number, size: number): void => {
    const [i, j] = [first + at, left + at];
    if (size > LEAF) {
      const half = size >> 1;
      fill(part(i, j + half, half, size - half), 0);
      clear(at, half);
      clear(at + half, size - half);
    } else fill(part(i, j, size, size), 0, mask.view([size, size], mask.strides));
  };
  consume(mask, () => clear(0, side));
}

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
  return filled(allocateResult([mask, a], whole, a.dtype, order), (result) => {
    assign(result, a);
    const diagonal = Math.floor(k);
    clearAbove(upper ? swapaxes(result, -1, -2) : result, upper ? -diagonal : diagonal, policy);
  });
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
  return consume(lowerMask(rows, columns, upper ? k - 1 : k, policy), (mask) =>
    places(upper ? dispatch("logicalNot", [mask], policy, { out: mask }) : mask),
  );
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
