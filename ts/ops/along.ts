import { allocate, type CoreArray, consume } from "../core/array.js";
import { assign, copy } from "../core/assign.js";
import { withContiguous } from "../core/convert.js";
import { dtypes } from "../core/dtype.js";
import { normalizeAxis } from "../core/shape.js";
import { moveaxis, withFlat } from "./layout.js";

/** Kernels that work on dense rows, along any axis of any layout. */

/** The rows along the last axis: how many, and how long. */
export function rowsOf(a: CoreArray): { rows: number; n: number } {
  const n = a.shape[a.ndim - 1]!;
  return { rows: n === 0 ? 0 : a.size / n, n };
}

/** Have `change` work on the rows along an axis, in place; it gets them dense, along the last axis. @throws AxisError */
export function changeRows(a: CoreArray, axis: number, change: (dense: CoreArray) => void): void {
  const along = normalizeAxis(axis, a.ndim);
  const rows = along === a.ndim - 1 ? a : moveaxis(a, along, -1);
  if (rows.cContiguous) change(rows);
  else
    consume(copy(rows), (dense) => {
      change(dense);
      assign(rows, dense);
    });
}

/**
 * int32 indices for the rows along an axis or (`null`) for the flattened array; `write` gets the rows, dense, and where
 * the indices belong. A 0-d array counts as one row.
 *
 * @throws AxisError
 */
export function indexRows(
  a: CoreArray,
  axis: number | null,
  write: (dense: CoreArray, result: CoreArray) => void,
): CoreArray {
  if (axis === null || a.ndim === 0) {
    if (axis !== null) normalizeAxis(axis, 1);
    return withFlat(a, (flat) => indexRows(flat, 0, write));
  }
  const along = normalizeAxis(axis, a.ndim);
  const order = withContiguous(along === a.ndim - 1 ? a : moveaxis(a, along, -1), (dense) => {
    const result = allocate(dtypes.int32, dense.shape);
    if (dense.size > 0) write(dense, result);
    return result;
  });
  return along === a.ndim - 1 ? order : consume(order, () => copy(moveaxis(order, -1, along)));
}
