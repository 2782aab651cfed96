import { allocate, type CoreArray, relayout } from "../core/array.js";
import { dtypes } from "../core/dtype.js";
import { stridesOf } from "../core/shape.js";
import { kernels } from "../wasm/abi.js";
import { maskOffsets } from "./advanced.js";
import { take } from "./gather.js";
import { withFlat } from "./layout.js";
import { argsort, sort } from "./sorting.js";

/** The different elements of arrays, and arrays as sets of their elements. */

const { bool, int32 } = dtypes;

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
