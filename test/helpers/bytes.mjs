// Elements as bytes: what the comparison with NumPy reads and writes, independent of the library under test.

/** Bytes of one element. */
export const SIZES = {
  bool: 1,
  int8: 1,
  uint8: 1,
  int16: 2,
  uint16: 2,
  int32: 4,
  uint32: 4,
  int64: 8,
  uint64: 8,
  float16: 2,
  float32: 4,
  float64: 8,
  complex64: 8,
  complex128: 16,
  bfloat16: 2,
};

/** Every dtype that NumPy has too. */
export const NUMPY_DTYPES = Object.keys(SIZES).filter((name) => name !== "bfloat16");

/** 'b' bool, 'i' signed, 'u' unsigned, 'f' float, 'c' complex. */
export function kindOf(dtype) {
  if (dtype === "bool") return "b";
  if (dtype.startsWith("int")) return "i";
  if (dtype.startsWith("uint")) return "u";
  return dtype.startsWith("complex") ? "c" : "f";
}

/** The dtype of one part of a complex dtype; any other dtype itself. */
export function partOf(dtype) {
  return dtype === "complex64" ? "float32" : dtype === "complex128" ? "float64" : dtype;
}

const scratch = new DataView(new ArrayBuffer(8));

/** Rounds a double once, half to even, to a format with `mantissa` stored bits; gives the 16 bits. */
function encodeSmall(x, mantissa, minExponent, maxExponent) {
  scratch.setFloat64(0, x);
  const sign = scratch.getUint8(0) & 0x80 ? 0x8000 : 0;
  const infinity = (maxExponent - minExponent + 2) << mantissa;
  if (Number.isNaN(x)) return infinity | (1 << (mantissa - 1));
  const magnitude = Math.abs(x);
  if (magnitude === 0) return sign;
  if (magnitude === Number.POSITIVE_INFINITY) return sign | infinity;
  let exponent = Math.max(Math.floor(Math.log2(magnitude)), minExponent);
  if (2 ** exponent > magnitude && exponent > minExponent) exponent -= 1;
  if (2 ** (exponent + 1) <= magnitude) exponent += 1;
  if (exponent > maxExponent) return sign | infinity;
  const scaled = magnitude / 2 ** (exponent - mantissa); // exact: a power of two
  let units = Math.floor(scaled);
  const rest = scaled - units;
  if (rest > 0.5 || (rest === 0.5 && units % 2 === 1)) units += 1;
  // A normal number has the implicit bit in `units`, which carries into the exponent field by itself.
  return sign | (units + ((exponent - minExponent) << mantissa));
}

function decodeSmall(bits, mantissa, minExponent) {
  const sign = bits & 0x8000 ? -1 : 1;
  const magnitude = bits & 0x7fff;
  const field = magnitude >> mantissa;
  const fraction = magnitude & ((1 << mantissa) - 1);
  if (field === 0x7fff >> mantissa) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  if (field === 0) return sign * fraction * 2 ** (minExponent - mantissa);
  return sign * (fraction + (1 << mantissa)) * 2 ** (field - 1 + minExponent - mantissa);
}

export const toHalf = (x) => encodeSmall(x, 10, -14, 15);
export const fromHalf = (bits) => decodeSmall(bits, 10, -14);
export const toBrain = (x) => encodeSmall(x, 7, -126, 127);
export const fromBrain = (bits) => decodeSmall(bits, 7, -126);

/** Reads element `i`: a number, a bigint for 64-bit integers, a boolean, or `[re, im]`. */
export function read(view, dtype, i) {
  switch (dtype) {
    case "bool":
      return view.getUint8(i) !== 0;
    case "int8":
      return view.getInt8(i);
    case "uint8":
      return view.getUint8(i);
    case "int16":
      return view.getInt16(2 * i, true);
    case "uint16":
      return view.getUint16(2 * i, true);
    case "int32":
      return view.getInt32(4 * i, true);
    case "uint32":
      return view.getUint32(4 * i, true);
    case "int64":
      return view.getBigInt64(8 * i, true);
    case "uint64":
      return view.getBigUint64(8 * i, true);
    case "float16":
      return fromHalf(view.getUint16(2 * i, true));
    case "bfloat16":
      return fromBrain(view.getUint16(2 * i, true));
    case "float32":
      return view.getFloat32(4 * i, true);
    case "float64":
      return view.getFloat64(8 * i, true);
    case "complex64":
      return [view.getFloat32(8 * i, true), view.getFloat32(8 * i + 4, true)];
    case "complex128":
      return [view.getFloat64(16 * i, true), view.getFloat64(16 * i + 8, true)];
    default:
      throw new TypeError(`no such dtype: ${dtype}`);
  }
}

/** Writes element `i`; integers wrap, floats are rounded once. */
export function write(view, dtype, i, value) {
  switch (dtype) {
    case "bool":
      return view.setUint8(i, Number(value) !== 0 ? 1 : 0);
    case "int8":
    case "uint8":
      return view.setUint8(i, Number(BigInt.asUintN(8, BigInt(value))));
    case "int16":
    case "uint16":
      return view.setUint16(2 * i, Number(BigInt.asUintN(16, BigInt(value))), true);
    case "int32":
    case "uint32":
      return view.setUint32(4 * i, Number(BigInt.asUintN(32, BigInt(value))), true);
    case "int64":
    case "uint64":
      return view.setBigUint64(8 * i, BigInt.asUintN(64, BigInt(value)), true);
    case "float16":
      return view.setUint16(2 * i, toHalf(Number(value)), true);
    case "bfloat16":
      return view.setUint16(2 * i, toBrain(Number(value)), true);
    case "float32":
      return view.setFloat32(4 * i, Number(value), true);
    case "float64":
      return view.setFloat64(8 * i, Number(value), true);
    case "complex64":
      view.setFloat32(8 * i, value[0], true);
      return view.setFloat32(8 * i + 4, value[1], true);
    case "complex128":
      view.setFloat64(16 * i, value[0], true);
      return view.setFloat64(16 * i + 8, value[1], true);
    default:
      throw new TypeError(`no such dtype: ${dtype}`);
  }
}

/** The elements of `bytes` as JavaScript values. */
export function elements(bytes, dtype) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.byteLength / SIZES[dtype] }, (_, i) => read(view, dtype, i));
}

/** The bytes of JavaScript values. */
export function bytesOf(values, dtype) {
  const bytes = new Uint8Array(values.length * SIZES[dtype]);
  const view = new DataView(bytes.buffer);
  for (const [i, value] of values.entries()) write(view, dtype, i, value);
  return bytes;
}

/** The position of a float among all floats of its format: neighbours differ by one, and -0 is 0. */
export function rank(x, dtype) {
  let bits;
  let sign;
  if (dtype === "float64") {
    scratch.setFloat64(0, x);
    bits = scratch.getBigUint64(0);
    sign = 1n << 63n;
  } else if (dtype === "float32") {
    scratch.setFloat32(0, x);
    bits = BigInt(scratch.getUint32(0));
    sign = 1n << 31n;
  } else {
    bits = BigInt(dtype === "float16" ? toHalf(x) : toBrain(x));
    sign = 1n << 15n;
  }
  return bits & sign ? -(bits ^ sign) : bits;
}

/** Units in the last place between two floats of one format; 0 for two NaNs. */
export function ulps(x, y, dtype) {
  if (Number.isNaN(x) || Number.isNaN(y))
    return Number.isNaN(x) && Number.isNaN(y) ? 0 : Number.POSITIVE_INFINITY;
  const distance = Number(rank(x, dtype) - rank(y, dtype));
  return Math.abs(distance);
}

/** The distance from 1 to the next float. */
export const EPSILON = {
  float16: 2 ** -10,
  bfloat16: 2 ** -7,
  float32: 2 ** -23,
  float64: 2 ** -52,
  complex64: 2 ** -23,
  complex128: 2 ** -52,
};
