import { allocate, asOwner, type CoreArray, consume, relayout } from "../core/array.js";
import { copy } from "../core/assign.js";
import { dispatch, type Policy } from "../core/dispatch.js";
import { dtypes } from "../core/dtype.js";
import { scope } from "../core/lifetime.js";
import { normalizeAxis, sizeOf, stridesOf } from "../core/shape.js";
import { kernels } from "../wasm/abi.js";
import { maskOffsets } from "./advanced.js";
import { counters, countPlaces, largestPlace } from "./counting.js";
import { iota } from "./creation.js";
import { flatnonzero, take } from "./gather.js";
import { moveaxis, ravel, reshape } from "./layout.js";
import { reduce } from "./reductions.js";
import { argsort, sort } from "./sorting.js";

/** The different elements of an array, and its different parts along an axis. */

const { bool, int32 } = dtypes;

/** What {@link unique} gives; the last three where they were asked for. */
export interface Unique {
  /** The different elements, sorted. */
  values: CoreArray;
  /** Where each is first. */
  index?: CoreArray;
  /** Which of them each element is. */
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

/** Write 1 where a run of equal elements begins in a sorted row, else 0; with room for `more` behind. */
export function runStarts(sorted: CoreArray, equalNan: boolean, more = 0): CoreArray {
  const starts = allocate(bool, [sorted.size + more]);
  const { code } = sorted.dtype;
  if (sorted.size > 0)
    kernels.run_starts(code, sorted.address, sorted.size, equalNan ? 1 : 0, starts.address);
  return starts;
}

/** What is asked for, from where runs of equals begin and the order that sorts. */
function described(
  starts: CoreArray,
  firsts: CoreArray,
  order: CoreArray | undefined,
  options: UniqueOptions,
): Omit<Unique, "values"> {
  const n = starts.size;
  const result: Omit<Unique, "values"> = {};
  if (options.index) result.index = take(order!, firsts, 0);
  if (options.inverse) {
    result.inverse = allocate(int32, [n]);
    if (n > 0) kernels.run_numbers(starts.address, order!.address, n, result.inverse.address);
  }
  if (options.counts) {
    result.counts = allocate(int32, firsts.shape);
    if (n > 0) kernels.run_lengths(starts.address, n, result.counts.address);
  }
  return result;
}

/** The different elements of many small whole numbers, by counting each; `undefined` of others. */
function counted(flat: CoreArray, options: UniqueOptions): Unique | undefined {
  const { kind } = flat.dtype;
  if (options.index || options.inverse || flat.size < 1024 || (kind !== "int" && kind !== "uint"))
    return undefined;
  const most = largestPlace(flat);
  if (most >= flat.size) return undefined;
  const counts = counters(most + 1, false);
  countPlaces(counts, flat);
  const values = flatnonzero(counts);
  return {
    values: copy(values, "C", flat.dtype),
    ...(options.counts && { counts: take(counts, values, 0) }),
  };
}

/** The different elements of an array, flattened; `inverse` has the array's shape. */
export function unique(a: CoreArray, options: UniqueOptions = {}): Unique {
  return scope(() => {
    const flat = ravel(a);
    const found = counted(flat, options);
    if (found) return found;
    const order = options.index || options.inverse ? argsort(flat, 0) : undefined;
    const sorted = order ? take(flat, order, 0) : sort(flat, 0);
    const starts = runStarts(sorted, options.equalNan !== false);
    const firsts = maskOffsets(starts, [1]);
    const result: Unique = { values: take(sorted, firsts, 0), ...described(starts, firsts, order, options) };
    if (result.inverse)
      result.inverse = relayout(result.inverse, a.shape, stridesOf(a.shape, int32.itemsize));
    return result;
  });
}

/** The stable order of rows, by their first elements, then by their second ones, and so on. */
function rowOrder(rows: CoreArray): CoreArray {
  const [n, width] = rows.shape as [number, number];
  const column = (j: number): CoreArray =>
    rows.view([n], [rows.strides[0]!], rows.offset + j * rows.strides[1]!);
  if (width === 0) return iota(n, int32);
  let order = argsort(column(width - 1), 0);
  for (let j = width - 2; j >= 0; j--) {
    const before = order;
    order = consume(before, () =>
      consume(take(column(j), before, 0), (keys) =>
        consume(argsort(keys, 0), (next) => take(before, next, 0)),
      ),
    );
  }
  return order;
}

/** Write 1 where a row differs from the one before it, else 0. Rows with NaN all differ. */
function rowStarts(sorted: CoreArray, policy: Policy): CoreArray {
  const [n, width] = sorted.shape as [number, number];
  const starts = allocate(bool, [n]);
  if (n === 0) return starts;
  starts.dtype.write(starts.address, true);
  if (n === 1) return starts;
  const part = (from: number): CoreArray =>
    sorted.view([n - 1, width], sorted.strides, sorted.offset + from * sorted.strides[0]!);
  consume(dispatch("notEqual", [part(1), part(0)], policy), (differ) => {
    reduce("any", differ, { axis: 1, out: starts.view([n - 1], [1], starts.offset + 1) });
  });
  return starts;
}

/** The different parts of an array along an axis; `inverse` has one axis. @throws AxisError */
export function uniqueAlong(a: CoreArray, axis: number, options: UniqueOptions, policy: Policy): Unique {
  const along = normalizeAxis(axis, a.ndim);
  return scope(() => {
    const moved = moveaxis(a, along, 0);
    const rest = moved.shape.slice(1);
    const rows = reshape(copy(moved), [moved.shape[0]!, sizeOf(rest)]);
    const order = rowOrder(rows);
    const sorted = take(rows, order, 0);
    const starts = rowStarts(sorted, policy);
    const firsts = maskOffsets(starts, [1]);
    const different = reshape(take(sorted, firsts, 0), [firsts.size, ...rest]);
    const values = asOwner(moveaxis(different, 0, along));
    return { values, ...described(starts, firsts, order, options) };
  });
}
