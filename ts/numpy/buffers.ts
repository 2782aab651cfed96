import { allocate, filled } from "../core/array.js";
import { swapBytes } from "../core/bytes.js";
import { fromNested } from "../core/convert.js";
import { dtypeOf, dtypes, type Scalar } from "../core/dtype.js";
import { isSwapped } from "../core/dtype_names.js";
import { ValueError } from "../core/errors.js";
import { requireInteger } from "../core/shape.js";
import { fromText } from "../ops/text_numbers.js";
import { heap } from "../wasm/memory.js";
import { define } from "./define.js";
import type { DTypeLike, NameOf } from "./dtype.js";
import { dtypeArg } from "./input.js";
import { NDArray, wrap } from "./ndarray.js";

/** What {@link frombuffer} takes by name. */
export interface BufferOptions<L extends DTypeLike = DTypeLike> {
  dtype?: L | null | undefined;
  /** How many elements to read; as many as there are if -1. */
  count?: number | undefined;
  /** Bytes to skip. */
  offset?: number | undefined;
}

function bytesIn(buffer: unknown): Uint8Array {
  if (ArrayBuffer.isView(buffer)) return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  if (
    buffer instanceof ArrayBuffer ||
    (typeof SharedArrayBuffer !== "undefined" && buffer instanceof SharedArrayBuffer)
  )
    return new Uint8Array(buffer);
  throw new TypeError(
    `a bytes-like object is required, not '${Array.isArray(buffer) ? "list" : typeof buffer}'`,
  );
}

/** How many elements there are in so many bytes. @throws ValueError */
function countIn(bytes: number, itemsize: number, count: number, offset: number): number {
  if (offset < 0 || offset > bytes)
    throw new ValueError(`offset must be non-negative and no greater than buffer length (${bytes})`);
  const rest = bytes - offset;
  if (count < 0) {
    if (rest % itemsize !== 0) throw new ValueError("buffer size must be a multiple of element size");
    return rest / itemsize;
  }
  if (rest < count * itemsize) throw new ValueError("buffer is smaller than requested size");
  return count;
}

/**
 * Bytes as an array with one axis. Those of a buffer of JavaScript are copied; those of an array are shared, if it is
 * dense in C order. A dtype such as `">i4"` tells that bytes are in the other order.
 *
 * @throws ValueError where the size does not fit, @throws TypeError for what has no bytes
 * @example
 * np.frombuffer(new Uint8Array([1, 0, 0, 2]), "int16").toString() // -> [  1 512]
 * np.frombuffer(new Uint8Array([0, 0, 0, 7]), ">i4").toString() // -> [7]
 */
export const frombuffer: <L extends DTypeLike = "float64">(
  buffer: ArrayBufferLike | ArrayBufferView | NDArray,
  dtype?: L | BufferOptions<L>,
  count?: number | BufferOptions<L>,
  offset?: number | BufferOptions<L>,
) => NDArray<NameOf<L>> = define(
  "frombuffer(buffer, dtype=, count=, offset=)",
  (buffer, dtype, count = -1, offset = 0) => {
    requireInteger(count);
    requireInteger(offset);
    const row = dtypeArg(dtype) ?? dtypes.float64;
    const swapped = isSwapped(dtype) && row.itemsize > 1;
    if (buffer instanceof NDArray) {
      const { core } = buffer;
      if (!core.cContiguous) throw new ValueError("ndarray is not C-contiguous");
      const n = countIn(buffer.nbytes, row.itemsize, count, offset);
      const view = buffer.viewOf(core.view([n], [row.itemsize], core.offset + offset, row));
      return swapped ? view.byteswap() : view;
    }
    const bytes = bytesIn(buffer);
    const n = countIn(bytes.length, row.itemsize, count, offset);
    const core = filled(allocate(row, [n]), (result) => {
      const { address } = result;
      heap.u8.set(bytes.subarray(offset, offset + n * row.itemsize), address);
      if (swapped) swapBytes(result);
    });
    return wrap(core);
  },
);

/**
 * An array with one axis of the scalars that an iterable gives.
 *
 * @throws ValueError when there are fewer than `count`, @throws TypeError for what is no iterable
 * @example
 * np.fromiter(new Set([1, 2, 3]), "int8").toString() // -> [1 2 3]
 */
export const fromiter: <L extends DTypeLike>(
  iter: Iterable<Scalar>,
  dtype: L,
  count?: number | { count?: number },
) => NDArray<NameOf<L>> = define("fromiter(iter, dtype, count=)", (iter, dtype, count = -1) => {
  const row = dtype == null ? dtypes.float64 : dtypeOf(dtype);
  if (typeof iter !== "object" || iter === null || !(Symbol.iterator in iter))
    throw new TypeError(`'${typeof iter}' object is not iterable`);
  const values: unknown[] = [];
  if (count !== 0) {
    for (const value of iter) {
      if (typeof value === "object" && value !== null && !("re" in value))
        throw new TypeError(
          "int() argument must be a string, a bytes-like object or a real number, not 'list'",
        );
      values.push(value);
      if (values.length === count) break;
    }
  }
  if (values.length < count) {
    throw new ValueError(
      `iterator too short: Expected ${count} but iterator had only ${values.length} items.`,
    );
  }
  return wrap(fromNested(values, row));
});

/** What {@link fromstring} takes by name. */
export interface TextOptions<L extends DTypeLike = DTypeLike> {
  dtype?: L | null | undefined;
  /** How many numbers to read; as many as there are if -1. */
  count?: number | undefined;
  /** What stands between numbers; a space matches any white space. */
  sep?: string | undefined;
}

/**
 * An array with one axis of the numbers in a text.
 *
 * @throws ValueError without a separator, for what is no number, or too few
 * @example
 * np.fromstring("1, 2.5", { sep: "," }).toString() // -> [1.  2.5]
 */
export const fromstring: <L extends DTypeLike = "float64">(
  string: string,
  dtype: L | TextOptions<L>,
  count?: number | TextOptions<L>,
  options?: TextOptions<L>,
) => NDArray<NameOf<L>> = define(
  "fromstring(string, dtype=, count=, *, sep=)",
  (text, dtype, count = -1, sep = "") => {
    if (sep === "") throw new ValueError("The binary mode of fromstring is removed, use frombuffer instead");
    return wrap(fromText(text, dtypeArg(dtype) ?? dtypes.float64, count, sep));
  },
);
