import { allocate, type CoreArray, consume, relayout } from "../core/array.js";
import { assign, copy, requireWriteable } from "../core/assign.js";
import { withContiguous } from "../core/convert.js";
import { type DTypeRow, dtypes } from "../core/dtype.js";
import { ValueError } from "../core/errors.js";
import { promote } from "../core/promote.js";
import { withScratch } from "../core/scratch.js";
import { normalizeAxis, stridesOf } from "../core/shape.js";
import { kernels } from "../wasm/abi.js";
import { maskOffsets } from "./advanced.js";
import { take } from "./gather.js";
import { flatten, moveaxis, withFlat } from "./layout.js";

/** Sorting is stable, whatever kind is asked for; NaN comes last. */

const { bool, int32 } = dtypes;

/** The rows along the last axis: how many, and how long. */
function rowsOf(a: CoreArray): { rows: number; n: number } {
  const n = a.shape[a.ndim - 1]!;
  return { rows: n === 0 ? 0 : a.size / n, n };
}

function sortRows(dense: CoreArray): void {
  const { address } = dense;
  const { code } = dense.dtype;
  const { rows, n } = rowsOf(dense);
  if (n < 2) return;
  withScratch(kernels.sort_scratch(code, n) >>> 0, (scratch) => {
    kernels.sort(code, address, rows, n, scratch);
  });
}

/** Sort along an axis in place. @throws ValueError for a read-only array, @throws AxisError */
export function sortInPlace(a: CoreArray, axis = -1): void {
  requireWriteable(a, "sort array");
  const rows = moveaxis(a, normalizeAxis(axis, a.ndim), -1);
  if (rows.cContiguous) sortRows(rows);
  else
    consume(copy(rows), (dense) => {
      sortRows(dense);
      assign(rows, dense);
    });
}

/** A sorted copy, along an axis or (`null`) flattened. @throws AxisError */
export function sort(a: CoreArray, axis: number | null = -1): CoreArray {
  if (axis !== null) normalizeAxis(axis, a.ndim);
  const result = axis === null ? flatten(a) : copy(a, "K");
  sortInPlace(result, axis ?? 0);
  return result;
}

/** The int32 indices that would sort along an axis or (`null`) flattened. @throws AxisError */
export function argsort(a: CoreArray, axis: number | null = -1): CoreArray {
  if (axis === null || a.ndim === 0) {
    if (axis !== null) normalizeAxis(axis, 1);
    return withFlat(a, (flat) => argsort(flat, 0));
  }
  const along = normalizeAxis(axis, a.ndim);
  const moved = moveaxis(a, along, -1);
  const order = withContiguous(moved, (dense) => {
    const result = allocate(int32, dense.shape);
    const { rows, n } = rowsOf(dense);
    const { code } = dense.dtype;
    if (rows > 0) {
      withScratch(kernels.argsort_scratch(code, n) >>> 0, (scratch) => {
        kernels.argsort(code, dense.address, result.address, rows, n, scratch);
      });
    }
    return result;
  });
  return along === a.ndim - 1 ? order : consume(order, () => copy(moveaxis(order, -1, along)));
}

/** What {@link unique} gives; the last three where they were asked for. */
export interface Unique {
  /** The different elements, sorted. */
  values: CoreArray;
  /** Where each is first, in the flattened array. */
  index?: CoreArray;
  /** Which of them each element is; in the array's shape. */
  inverse?: CoreArray;
  /** How often each occurs. */
  counts?: CoreArray;
}

/** What {@link unique} may be asked for. */
export interface UniqueOptions {
  index?: boolean | undefined;
  inverse?: boolean | undefined;
  counts?: boolean | undefined;
  /** Whether all NaN are the same; they are by default. */
  equalNan?: boolean | undefined;
}

/** The different elements of an array, flattened. */
export function unique(a: CoreArray, options: UniqueOptions = {}): Unique {
  const { order, sorted } = withFlat(a, (flat) => {
    const order = options.index || options.inverse ? argsort(flat, 0) : undefined;
    return { order, sorted: order ? take(flat, order, 0) : sort(flat, 0) };
  });
  const n = sorted.size;
  const starts = allocate(bool, [n]);
  const { code } = sorted.dtype;
  const nan = options.equalNan === false ? 0 : 1;
  const runs = n === 0 ? 0 : kernels.run_starts(code, sorted.address, n, nan, starts.address) >>> 0;
  const firsts = maskOffsets(starts, [1]);
  const result: Unique = { values: take(sorted, firsts, 0) };
  if (options.index) result.index = take(order!, firsts, 0);
  if (options.inverse) {
    const inverse = allocate(int32, [n]);
    if (n > 0) kernels.run_numbers(starts.address, order!.address, n, inverse.address);
    result.inverse = relayout(inverse, a.shape, stridesOf(a.shape, int32.itemsize));
  }
  if (options.counts) {
    result.counts = allocate(int32, [runs]);
    if (n > 0) kernels.run_lengths(starts.address, n, result.counts.address);
  }
  for (const temporary of [order, sorted, starts, firsts]) temporary?.storage.dispose();
  return result;
}

/** On which side of its equals a value would be inserted. */
export type Side = "left" | "right";

/**
 * Where values would be inserted into a sorted row to keep it sorted; int32, in the shape of the values.
 *
 * @param sorter - the order that sorts the row
 * @throws ValueError
 */
export function searchsorted(
  row: CoreArray,
  values: CoreArray,
  side: Side = "left",
  sorter?: CoreArray,
  dtype: DTypeRow = promote(row.dtype, values.dtype),
): CoreArray {
  if (row.ndim !== 1) throw new ValueError("object too deep for desired array");
  if (side !== "left" && side !== "right")
    throw new ValueError(`search side must be 'left' or 'right' (got '${String(side)}')`);
  if (sorter) {
    if (sorter.dtype.kind !== "int" && sorter.dtype.kind !== "uint")
      throw new TypeError("sorter must only contain integers");
    if (sorter.ndim !== 1 || sorter.size !== row.size) throw new ValueError("sorter.size must equal a.size");
    return consume(take(row, sorter, 0), (sorted) => searchsorted(sorted, values, side, undefined, dtype));
  }
  return withDense(row, dtype, (sorted) =>
    withDense(values, dtype, (wanted) => {
      const result = allocate(int32, values.shape);
      const [from, to] = [sorted.address, wanted.address];
      const right = side === "right" ? 1 : 0;
      if (result.size > 0)
        kernels.search_sorted(dtype.code, from, sorted.size, to, wanted.size, right, result.address);
      return result;
    }),
  );
}

/** Call `use` with a dense form of an array in a dtype. */
function withDense<T>(a: CoreArray, dtype: DTypeRow, use: (dense: CoreArray) => T): T {
  if (a.dtype === dtype) return withContiguous(a, use);
  return consume(copy(a, "C", dtype), use);
}
