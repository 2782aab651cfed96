import { allocate, type CoreArray, consume, filled, relayout } from "../core/array.js";
import { assign, copy, type Order, orderOf, requireWriteable } from "../core/assign.js";
import { bytesOf, swapBytes } from "../core/bytes.js";
import { toTypedArray } from "../core/convert.js";
import { dtypes } from "../core/dtype.js";
import { ValueError } from "../core/errors.js";
import { type Shape, stridesOf } from "../core/shape.js";
import { heap } from "../wasm/memory.js";

/** What concerns the bytes under an array. */

/** The bytes of each element in the other order: in a copy, or in place. @throws ValueError for a read-only array */
export function byteswap(a: CoreArray, inplace: boolean): CoreArray {
  if (!inplace) {
    const swapped = copy(a, "A");
    swapBytes(swapped);
    return swapped;
  }
  requireWriteable(a, "array to be byte-swapped");
  if (a.cContiguous || a.fContiguous) swapBytes(a);
  else {
    // The bytes of each part as one more axis, written backwards.
    const { parts, itemsize } = a.dtype;
    const size = itemsize / parts;
    const bytes = (start: number, step: number): CoreArray =>
      a.view([...a.shape, parts, size], [...a.strides, size, step], a.offset + start, dtypes.uint8);
    assign(bytes(0, 1), bytes(size - 1, -1));
  }
  return a;
}

/**
 * The bytes of the elements, copied: in C order, in Fortran's, or (`A`) in that of the memory.
 *
 * @throws ValueError for an unknown order
 */
export function tobytes(a: CoreArray, order: Order | null): Uint8Array {
  if (order !== null) orderOf(order);
  if (order === "F" || (order === "A" && a.fContiguous)) {
    return consume(copy(a, "F"), (dense) => bytesOf(dense).slice());
  }
  const { buffer, byteOffset, byteLength } = toTypedArray(a);
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/**
 * The memory of an array in another length, filled up with zeros: its elements in the order of memory under a new shape.
 *
 * @throws ValueError for a view, or memory with gaps
 */
export function resized(a: CoreArray, shape: Shape): CoreArray {
  if (!a.cContiguous && !a.fContiguous) throw new ValueError("resize only works on single-segment arrays");
  if (!a.owner) throw new ValueError("cannot resize this array: it does not own its data");
  const order = a.fContiguous && !a.cContiguous ? "F" : "C";
  const { itemsize } = a.dtype;
  const dense = filled(allocate(a.dtype, shape), (result) => {
    const bytes = Math.min(result.size, a.size) * itemsize;
    const [to, from] = [result.address, a.address];
    heap.u8.copyWithin(to, from, from + bytes);
    heap.u8.fill(0, to + bytes, to + result.size * itemsize);
  });
  return order === "C" ? dense : relayout(dense, shape, stridesOf(shape, itemsize, "F"));
}
