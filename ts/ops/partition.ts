import type { CoreArray } from "../core/array.js";
import { copy, requireWriteable } from "../core/assign.js";
import { ValueError } from "../core/errors.js";
import { withScratch } from "../core/scratch.js";
import { normalizeAxis } from "../core/shape.js";
import { kernels } from "../wasm/abi.js";
import { heap } from "../wasm/memory.js";
import { changeRows, indexRows, rowsOf } from "./along.js";
import { flatten } from "./layout.js";

/** Partial order: the elements at some places are those that sorting would put there. NaN comes last. */

/** Places in rows of `n`, counted from the front, ascending and each once. @throws ValueError, TypeError */
function placesIn(kth: readonly number[], n: number): number[] {
  const places = kth.map((k) => {
    if (!Number.isInteger(k)) throw new TypeError("Partition index must be integer");
    const place = k < 0 ? k + n : k;
    if (place < 0 || place >= n) throw new ValueError(`kth(=${place}) out of bounds (${n})`);
    return place;
  });
  return [...new Set(places)].sort((i, j) => i - j);
}

/** Call `run` with the address of the places and of as much scratch as a kernel asks for. */
function withPlaces(
  places: readonly number[],
  bytes: number,
  run: (kth: number, count: number, scratch: number) => void,
): void {
  const room = Math.ceil(places.length / 4) * 16;
  withScratch(room + (bytes >>> 0), (address) => {
    heap.u32.set(places, address >>> 2);
    run(address, places.length, address + room);
  });
}

/**
 * Reorder the rows along an axis so that what stands at each of the places `kth` is what sorting would put there, with
 * nothing greater before it and nothing less behind it.
 *
 * @throws ValueError for a read-only array or a place out of bounds, @throws AxisError
 */
export function partitionInPlace(a: CoreArray, kth: readonly number[], axis = -1): void {
  requireWriteable(a, "partition array");
  const n = a.shape[normalizeAxis(axis, a.ndim)]!;
  if (a.size === 0) return;
  const places = placesIn(kth, n);
  if (n < 2 || places.length === 0) return;
  changeRows(a, axis, (dense) => {
    const { code } = dense.dtype;
    const { address } = dense;
    const { rows } = rowsOf(dense);
    withPlaces(places, kernels.partition_scratch(code, n), (at, count, scratch) => {
      kernels.partition(code, address, rows, n, at, count, scratch);
    });
  });
}

/** A copy that is partitioned, along an axis or (`null`) flattened. @throws ValueError, AxisError */
export function partition(a: CoreArray, kth: readonly number[], axis: number | null = -1): CoreArray {
  const n = axis === null ? a.size : a.shape[normalizeAxis(axis, a.ndim)]!;
  if (a.size > 0) placesIn(kth, n);
  const result = axis === null ? flatten(a) : copy(a, "K");
  partitionInPlace(result, kth, axis ?? 0);
  return result;
}

/** The int32 indices that would partition along an axis or (`null`) flattened. @throws ValueError, AxisError */
export function argpartition(a: CoreArray, kth: readonly number[], axis: number | null = -1): CoreArray {
  const flat = axis === null || a.ndim === 0;
  const places = a.size > 0 ? placesIn(kth, flat ? a.size : a.shape[normalizeAxis(axis, a.ndim)]!) : [];
  return indexRows(a, axis, (dense, result) => {
    const { rows, n } = rowsOf(dense);
    const { code } = dense.dtype;
    withPlaces(places, kernels.argpartition_scratch(code, n), (at, count, scratch) => {
      kernels.argpartition(code, dense.address, result.address, rows, n, at, count, scratch);
    });
  });
}
