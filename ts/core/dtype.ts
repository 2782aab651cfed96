import { DTYPES, type DType } from "../generated/table.js";
import { heap } from "../wasm/memory.js";
import { Complex } from "./complex.js";
import { nameOf } from "./dtype_names.js";

export type { DType };
/** `bool`, `int`, `uint`, `float` or `complex`. */
export type Kind = "bool" | "int" | "uint" | "float" | "complex";
/** What one element is in JavaScript. */
export type Scalar = number | bigint | boolean | Complex;

/** A typed array that can lie over linear memory. */
export type TypedArray =
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array
  | Float32Array
  | Float64Array;

interface TypedArrayConstructor {
  new (length: number): TypedArray;
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): TypedArray;
  readonly BYTES_PER_ELEMENT: number;
}

/** A dtype as the core uses it: one row of the generated table, with access to elements in memory. */
export interface DTypeRow {
  readonly name: DType;
  readonly code: number;
  readonly itemsize: number;
  readonly kind: Kind;
  /** The typed array of its elements, or of their parts (complex) or bits (float16, bfloat16). */
  readonly TypedArray: TypedArrayConstructor;
  /** Typed-array elements for one element: 2 for complex numbers. */
  readonly parts: number;
  /** The element at an address. */
  read(address: number): Scalar;
  /** Store an element that is known to fit. */
  write(address: number, value: Scalar): void;
}

const half = new DataView(new ArrayBuffer(8));

/** The float32 whose upper half these bits are (`bits` of a bfloat16). */
function bfloat16ToNumber(bits: number): number {
  half.setUint32(0, bits << 16);
  return half.getFloat32(0);
}

function float16ToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const mantissa = bits & 0x3ff;
  if (exponent === 31) return mantissa ? NaN : sign * Infinity;
  return sign * (exponent ? (1 + mantissa / 1024) * 2 ** (exponent - 15) : (mantissa / 1024) * 2 ** -14);
}

/** Round to `digits` significant bits with exponents from `least` up: ties to even, once, from the double. */
function roundBinary(magnitude: number, digits: number, least: number): number {
  const exponent = Math.max(Math.floor(Math.log2(magnitude)), least);
  const unit = 2 ** (exponent - digits + 1);
  const quotient = magnitude / unit;
  const floor = Math.floor(quotient);
  const rest = quotient - floor;
  return (rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor) * unit;
}

function numberToFloat16(x: number): number {
  if (Number.isNaN(x)) return 0x7e00;
  const sign = x < 0 || Object.is(x, -0) ? 0x8000 : 0;
  const magnitude = Math.abs(x);
  if (magnitude >= 65520) return sign | 0x7c00;
  if (magnitude < 2 ** -26) return sign;
  const rounded = roundBinary(magnitude, 11, -14);
  if (rounded < 2 ** -14) return sign | (rounded * 2 ** 24);
  const exponent = Math.floor(Math.log2(rounded));
  return sign | ((exponent + 15) << 10) | ((rounded / 2 ** exponent - 1) * 1024);
}

function numberToBfloat16(x: number): number {
  if (Number.isNaN(x)) return 0x7fc0;
  if (x === 0 || Math.abs(x) === Infinity) half.setFloat32(0, x);
  else half.setFloat32(0, Math.sign(x) * roundBinary(Math.abs(x), 8, -126));
  return half.getUint32(0) >>> 16;
}

const real = (value: Scalar): number => (value instanceof Complex ? value.re : Number(value));
const imag = (value: Scalar): number => (value instanceof Complex ? value.im : 0);
const big = (value: Scalar): bigint => (typeof value === "bigint" ? value : BigInt(Math.trunc(real(value))));

type Access = Pick<DTypeRow, "TypedArray" | "read" | "write">;
const access: Record<DType, Access> = {
  bool: {
    TypedArray: Uint8Array,
    read: (p) => heap.view.getUint8(p) !== 0,
    write: (p, x) =>
      heap.view.setUint8(p, x instanceof Complex ? +(x.re !== 0 || x.im !== 0) : +!!x || +Number.isNaN(x)),
  },
  int8: {
    TypedArray: Int8Array,
    read: (p) => heap.view.getInt8(p),
    write: (p, x) => heap.view.setInt8(p, real(x)),
  },
  uint8: {
    TypedArray: Uint8Array,
    read: (p) => heap.view.getUint8(p),
    write: (p, x) => heap.view.setUint8(p, real(x)),
  },
  int16: {
    TypedArray: Int16Array,
    read: (p) => heap.view.getInt16(p, true),
    write: (p, x) => heap.view.setInt16(p, real(x), true),
  },
  uint16: {
    TypedArray: Uint16Array,
    read: (p) => heap.view.getUint16(p, true),
    write: (p, x) => heap.view.setUint16(p, real(x), true),
  },
  int32: {
    TypedArray: Int32Array,
    read: (p) => heap.view.getInt32(p, true),
    write: (p, x) => heap.view.setInt32(p, real(x), true),
  },
  uint32: {
    TypedArray: Uint32Array,
    read: (p) => heap.view.getUint32(p, true),
    write: (p, x) => heap.view.setUint32(p, real(x), true),
  },
  int64: {
    TypedArray: BigInt64Array,
    read: (p) => heap.view.getBigInt64(p, true),
    write: (p, x) => heap.view.setBigInt64(p, big(x), true),
  },
  uint64: {
    TypedArray: BigUint64Array,
    read: (p) => heap.view.getBigUint64(p, true),
    write: (p, x) => heap.view.setBigUint64(p, big(x), true),
  },
  float16: {
    TypedArray: Uint16Array,
    read: (p) => float16ToNumber(heap.view.getUint16(p, true)),
    write: (p, x) => heap.view.setUint16(p, numberToFloat16(real(x)), true),
  },
  float32: {
    TypedArray: Float32Array,
    read: (p) => heap.view.getFloat32(p, true),
    write: (p, x) => heap.view.setFloat32(p, real(x), true),
  },
  float64: {
    TypedArray: Float64Array,
    read: (p) => heap.view.getFloat64(p, true),
    write: (p, x) => heap.view.setFloat64(p, real(x), true),
  },
  complex64: {
    TypedArray: Float32Array,
    read: (p) => new Complex(heap.view.getFloat32(p, true), heap.view.getFloat32(p + 4, true)),
    write: (p, x) => {
      heap.view.setFloat32(p, real(x), true);
      heap.view.setFloat32(p + 4, imag(x), true);
    },
  },
  complex128: {
    TypedArray: Float64Array,
    read: (p) => new Complex(heap.view.getFloat64(p, true), heap.view.getFloat64(p + 8, true)),
    write: (p, x) => {
      heap.view.setFloat64(p, real(x), true);
      heap.view.setFloat64(p + 8, imag(x), true);
    },
  },
  bfloat16: {
    TypedArray: Uint16Array,
    read: (p) => bfloat16ToNumber(heap.view.getUint16(p, true)),
    write: (p, x) => heap.view.setUint16(p, numberToBfloat16(real(x)), true),
  },
};

/** Every dtype, by name. */
export const dtypes = Object.fromEntries(
  Object.entries(DTYPES).map(([name, row]) => [
    name,
    { name, ...row, parts: row.kind === "complex" ? 2 : 1, ...access[name as DType] },
  ]),
) as unknown as Readonly<Record<DType, DTypeRow>>;

/** Every dtype, by its code. */
export const dtypeByCode: readonly DTypeRow[] = Object.values(dtypes).sort((a, b) => a.code - b.code);

/** JavaScript's own names of dtypes: constructors of scalars, as Python's `float` and `int`, and of typed arrays. */
const constructors = new Map<unknown, DType>([
  [Number, "float64"],
  [Boolean, "bool"],
  [BigInt, "int64"],
]);

/**
 * The row for what a caller wrote as a dtype: a name, an alias, a type string, a dtype object, a constructor. Memory has
 * one order of bytes, so that of the argument is not kept.
 */
export function dtypeOf(spec: unknown): DTypeRow {
  if (typeof spec === "string") {
    const row = (dtypes as Record<string, DTypeRow>)[spec] ?? dtypes[nameOf(spec) as DType];
    if (row) return row;
  } else if (typeof spec === "object" && spec !== null && "name" in spec) return dtypeOf(spec.name);
  else if (typeof spec === "function") {
    const name = constructors.get(spec) ?? (isTypedArrayClass(spec) ? nameOfClass(spec.name) : undefined);
    if (name) return dtypes[name];
  } else if (spec !== null && spec !== undefined)
    throw new TypeError(`Cannot interpret '${String(spec)}' as a data type`);
  throw new TypeError(`data type '${String(spec)}' not understood`);
}

const float16Array = (globalThis as { Float16Array?: new () => object }).Float16Array;

/** The dtype of a typed array. */
export function dtypeOfTypedArray(x: ArrayBufferView): DTypeRow {
  if (x instanceof Uint8ClampedArray) return dtypes.uint8;
  if (float16Array && x instanceof float16Array) return dtypes.float16;
  const tag = Object.prototype.toString.call(x).slice(8, -1);
  const name = nameOfClass(tag);
  if (!name) throw new TypeError(`cannot make an array from a ${tag}`);
  return dtypes[name];
}

/** The dtype in the name of a class of typed arrays: `BigInt64Array`. */
function nameOfClass(name: string): DType | undefined {
  const type = name
    .replace(/^Uint8Clamped/, "Uint8")
    .slice(0, -5)
    .toLowerCase()
    .replace("big", "");
  return Object.hasOwn(dtypes, type) ? (type as DType) : undefined;
}

const typedArray: unknown = Object.getPrototypeOf(Int8Array);
const isTypedArrayClass = (x: object): x is { name: string } => Object.getPrototypeOf(x) === typedArray;
