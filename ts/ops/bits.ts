import { allocate, type CoreArray } from "../core/array.js";
import { copy } from "../core/assign.js";
import { dtypes } from "../core/dtype.js";
import { ValueError } from "../core/errors.js";
import { scope } from "../core/lifetime.js";
import { normalizeAxis, requireInteger } from "../core/shape.js";
import { kernels } from "../wasm/abi.js";
import { moveaxis, ravel, reshape } from "./layout.js";
import { withDense } from "./membership.js";

/** Truth values in the bits of bytes. */

const { bool, uint8 } = dtypes;

/** Have `fill` write rows of another length along an axis of an array, or of the flattened array (`null`). */
function alongAxis(
  a: CoreArray,
  axis: number | null,
  dtype: typeof bool,
  length: (n: number) => number,
  fill: (from: CoreArray, to: CoreArray, rows: number, n: number, length: number) => void,
): CoreArray {
  return scope(() => {
    const source = axis === null ? ravel(a) : a.ndim === 0 ? reshape(a, [1]) : a;
    const along = normalizeAxis(axis ?? 0, source.ndim);
    const moved = moveaxis(source, along, -1);
    const n = moved.shape[moved.ndim - 1]!;
    const shape = [...moved.shape.slice(0, -1), length(n)];
    const result = allocate(uint8, shape);
    const rows = shape.slice(0, -1).reduce((count, m) => count * m, 1);
    if (result.size > 0) withDense(moved, dtype, (dense) => fill(dense, result, rows, n, length(n)));
    const fortran = source.fContiguous && !source.cContiguous;
    if (along === source.ndim - 1 && !fortran) return result;
    return copy(moveaxis(result, -1, along), fortran ? "F" : "C");
  });
}

/**
 * Eight elements in each byte: whether they are true. The last byte is filled up with zeros.
 *
 * @throws TypeError for what are neither integers nor truth values, @throws AxisError
 */
export function packbits(a: CoreArray, axis: number | null, little: boolean): CoreArray {
  const { kind } = a.dtype;
  if (kind !== "bool" && kind !== "int" && kind !== "uint")
    throw new TypeError("Expected an input array of integer or boolean data type");
  return alongAxis(
    a,
    axis,
    bool,
    (n) => Math.ceil(n / 8),
    (from, to, rows, n, bytes) => kernels.pack_bits(from.address, to.address, rows, n, bytes, little ? 1 : 0),
  );
}

/**
 * The bits of bytes as 0 and 1; `count` of them along the axis, or all but some if it is negative.
 *
 * @throws TypeError for another dtype than uint8, @throws ValueError, AxisError
 */
export function unpackbits(
  a: CoreArray,
  axis: number | null,
  count: number | null,
  little: boolean,
): CoreArray {
  if (a.dtype !== uint8) throw new TypeError("Expected an input array of unsigned byte data type");
  if (count !== null) requireInteger(count);
  const length = (n: number): number => {
    const bits = count === null ? 8 * n : count < 0 ? 8 * n + count : count;
    if (bits < 0) throw new ValueError("-count larger than number of elements");
    return bits;
  };
  return alongAxis(a, axis, uint8, length, (from, to, rows, n, bits) =>
    kernels.unpack_bits(from.address, to.address, rows, bits, n, little ? 1 : 0),
  );
}
