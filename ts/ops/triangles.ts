import { broadcastTo, type CoreArray, consume, filled } from "../core/array.js";
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

/** Rows that are written at once: a mask has a say where the diagonal crosses them. */
const BAND = 32;

/** Write zeros on one side of the k-th diagonal of matrices, and `source` on the other if there is one. */
function clear(target: CoreArray, upper: boolean, k: number, policy: Policy, source?: CoreArray): void {
  const row = target.ndim - 2;
  const [m, n] = target.shape.slice(row) as [number, number];
  const [down, across] = target.strides.slice(row) as [number, number];
  const turned = (x: CoreArray): CoreArray => swapaxes(x, -1, -2);
  // Bands are of whole rows as they lie in memory.
  if (Math.abs(down) < Math.abs(across)) {
    clear(turned(target), !upper, -Math.floor(k), policy, source && turned(source));
    return;
  }
  // The last diagonal that is kept below it, or cleared.
  const edge = Math.floor(k) - +upper;
  const cut = (column: number): number => Math.min(n, Math.max(0, column));
  consume(iota(2 * BAND), (places) =>
    consume(dispatch(upper ? "lessEqual" : "greater", [places, BAND], policy), (mask) => {
      for (let i = 0; i < m; i += BAND) {
        const end = Math.min(m, i + BAND);
        const [low, high] = [cut(i + edge + 1), cut(end + edge)];
        const band = (x: CoreArray, from: number, to: number): CoreArray =>
          slab(slab(x, row, i, end), row + 1, from, to);
        const [first, last, from, to] = upper ? [low, n, 0, low] : [0, high, high, n];
        if (source) assign(band(target, first, last), band(source, first, last));
        fill(band(target, from, to), 0);
        const crossed = mask.view([end - i, high - low], [-1, 1], low - i - edge + BAND);
        fill(band(target, low, high), 0, crossed);
      }
    }),
  );
}

/** Write zeros on one side of the k-th diagonal of new matrices. */
const cleared = (a: CoreArray, upper: boolean, k: number, policy: Policy, source?: CoreArray): CoreArray =>
  filled(a, () => clear(a, upper, k, policy, source));

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
  return cleared(allocateResult([mask, a], whole, a.dtype, order), upper, k, policy, broadcastTo(a, whole));
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
