import { allocate, type CoreArray, consume } from "../core/array.js";
import { fill } from "../core/assign.js";
import { type DTypeRow, dtypes } from "../core/dtype.js";
import { kernels } from "../wasm/abi.js";
import { slab } from "./layout.js";
import { reduce } from "./reductions.js";
import { withDense } from "./rows.js";

/** How many elements are taken at a time: NumPy's block, which decides the bits of sums of weights. */
const BLOCK = 65536;
const { float64, int32 } = dtypes;

/** Call `use` with consecutive parts of one-dimensional arrays of one length. */
export function inBlocks(arrays: readonly CoreArray[], use: (...parts: CoreArray[]) => void): void {
  const n = arrays[0]!.size;
  for (let start = 0; start < n; start += BLOCK)
    use(...arrays.map((a) => slab(a, 0, start, Math.min(n, start + BLOCK))));
}

/** Zeros to count in: int32, or float64 for weights. */
export function counters(n: number, weighted: boolean): CoreArray {
  const counts = allocate(weighted ? float64 : int32, [n]);
  fill(counts, 0);
  return counts;
}

/** The largest of whole numbers, Infinity where one is negative: as unsigned ones those are the largest. */
export function largestPlace(a: CoreArray): number {
  const { kind, itemsize } = a.dtype;
  const signed = kind === "int";
  const bare = signed ? dtypes[`uint${8 * itemsize}` as "uint8"] : a.dtype;
  const bits = a.view(a.shape, a.strides, a.offset, bare);
  const most = consume(reduce("max", bits), (r) => Number(r.first()));
  return signed && most >= 2 ** (8 * itemsize - 1) ? Infinity : most;
}

/** Add 1, or a weight, to the count of every place; negative places count nothing. All arrays have one axis. */
export function countPlaces(counts: CoreArray, places: CoreArray, weights?: CoreArray): void {
  if (places.size === 0) return;
  // Of 64 bits the lower half, which comes first, says it all.
  const { shape, strides, offset, dtype } = places;
  const whole = dtype === dtypes.int64 || dtype === dtypes.uint64;
  withDense([whole ? places.view(shape, strides, offset, int32) : places], int32, (at) => {
    const count = (w: number): void => kernels.count_places(at!.size, at!.address, w, counts.address);
    if (weights) withDense([weights], float64, (w) => count(w!.address));
    else count(0);
  });
}

/** Bins of equal width. */
export interface EqualBins {
  /** float64, ascending: one more than there are bins. */
  readonly edges: CoreArray;
  readonly first: number;
  readonly last: number;
  /** From the first to the last edge. */
  readonly width: number;
  /** The dtypes in which differences of values, and quotients by the width are computed. */
  readonly values: DTypeRow;
  readonly quotients: DTypeRow;
}

/** Call `use` with the bin of each element, -1 for those outside. */
export function withBins(a: CoreArray, bins: EqualBins, use: (places: CoreArray) => void): void {
  const { edges, first, last, width, values, quotients } = bins;
  withDense([a], float64, (x) =>
    consume(allocate(int32, [a.size]), (places) => {
      const [inner, outer] = [values.itemsize, quotients.itemsize];
      const to = places.address;
      kernels.bin_places(
        a.size,
        x!.address,
        edges.address,
        edges.size - 1,
        first,
        last,
        width,
        inner,
        outer,
        to,
      );
      use(places);
    }),
  );
}
