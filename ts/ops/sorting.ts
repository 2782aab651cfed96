import { allocate, type CoreArray, consume, filled } from "../core/array.js";
import { assign, copy, fill, requireWriteable } from "../core/assign.js";
import { dtypes } from "../core/dtype.js";
import { AxisError, ValueError } from "../core/errors.js";
import { withScratch } from "../core/scratch.js";
import { normalizeAxis, sameShape } from "../core/shape.js";
import { kernels } from "../wasm/abi.js";
import { changeRows, indexRows, rowsOf } from "./along.js";
import { takeAlongAxis } from "./gather.js";
import { flatten } from "./layout.js";

/** Sorting is stable, whatever kind is asked for; NaN comes last, in either direction. */

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
export function sortInPlace(a: CoreArray, axis = -1, descending = false): void {
  requireWriteable(a, "sort array");
  if (descending) {
    normalizeAxis(axis, a.ndim);
    consume(sort(a, axis, true), (sorted) => assign(a, sorted));
  } else changeRows(a, axis, sortRows);
}

/** A sorted copy, along an axis or (`null`) flattened. @throws AxisError */
export function sort(a: CoreArray, axis: number | null = -1, descending = false): CoreArray {
  if (axis !== null) normalizeAxis(axis, a.ndim);
  if (descending) return consume(argsort(a, axis, true), (order) => takeAlongAxis(a, order, axis));
  const result = axis === null ? flatten(a) : copy(a, "K");
  sortInPlace(result, axis ?? 0);
  return result;
}

/** The int32 indices that would sort along an axis or (`null`) flattened. @throws AxisError */
export function argsort(a: CoreArray, axis: number | null = -1, descending = false): CoreArray {
  return indexRows(a, axis, (dense, result) => {
    const { rows, n } = rowsOf(dense);
    const { code } = dense.dtype;
    withScratch(kernels.argsort_scratch(code, n) >>> 0, (scratch) => {
      kernels.argsort(code, dense.address, result.address, rows, n, descending ? 1 : 0, scratch);
    });
  });
}

/**
 * The int32 indices that would sort by several keys, the last one first.
 *
 * @throws TypeError where there is no key, @throws ValueError for keys of different shapes, @throws AxisError
 */
export function lexsort(keys: readonly CoreArray[], axis = -1): CoreArray {
  const first = keys[0];
  if (!first) throw new TypeError("need sequence of keys with len > 0 in lexsort");
  if (!keys.every((key) => sameShape(key.shape, first.shape)))
    throw new ValueError("all keys need to be the same shape");
  if (first.ndim === 0) {
    if (axis !== 0 && axis !== -1) throw new AxisError(axis, 0);
    return filled(allocate(dtypes.int32, []), (zero) => fill(zero, 0));
  }
  const along = normalizeAxis(axis, first.ndim);
  let order = argsort(first, along);
  for (const key of keys.slice(1)) {
    // Stable: among equals of the later key the order so far remains.
    const next = consume(takeAlongAxis(key, order, along), (sorted) => argsort(sorted, along));
    const before = order;
    order = consume(next, () => consume(before, () => takeAlongAxis(before, next, along)));
  }
  return order;
}
