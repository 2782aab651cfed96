import type { DType } from "../generated/table.js";

/** NumPy's other names of dtypes. `intp` is int32, the index type; `int` and `long` are those of 64-bit Linux. */
export const ALIASES = {
  bool_: "bool",
  byte: "int8",
  ubyte: "uint8",
  short: "int16",
  ushort: "uint16",
  intc: "int32",
  uintc: "uint32",
  intp: "int32",
  uintp: "uint32",
  int: "int64",
  int_: "int64",
  long: "int64",
  longlong: "int64",
  uint: "uint64",
  ulong: "uint64",
  ulonglong: "uint64",
  half: "float16",
  single: "float32",
  float: "float64",
  double: "float64",
  csingle: "complex64",
  complex: "complex128",
  cdouble: "complex128",
} as const satisfies Record<string, DType>;

/** Type characters, and kinds with a size in bytes: what type strings are made of. */
export const TYPE_CODES = {
  "?": "bool",
  b: "int8",
  B: "uint8",
  h: "int16",
  H: "uint16",
  i: "int32",
  I: "uint32",
  l: "int64",
  L: "uint64",
  q: "int64",
  Q: "uint64",
  p: "int32",
  P: "uint32",
  n: "int32",
  N: "uint32",
  e: "float16",
  f: "float32",
  d: "float64",
  F: "complex64",
  D: "complex128",
  b1: "bool",
  i1: "int8",
  i2: "int16",
  i4: "int32",
  i8: "int64",
  u1: "uint8",
  u2: "uint16",
  u4: "uint32",
  u8: "uint64",
  f2: "float16",
  f4: "float32",
  f8: "float64",
  c8: "complex64",
  c16: "complex128",
} as const satisfies Record<string, DType>;

type TypeCode = keyof typeof TYPE_CODES;
/** The order of bytes in front of a type string. */
export type ByteOrder = "<" | ">" | "=" | "|";
/** What names a dtype beside its own name: `double`, `f4`, `<i2`. */
export type DTypeAlias = keyof typeof ALIASES | TypeCode | `${ByteOrder}${TypeCode}`;

/** The dtype that an alias names. */
export type DTypeNamed<A> = A extends DType
  ? A
  : A extends keyof typeof ALIASES
    ? (typeof ALIASES)[A]
    : A extends TypeCode
      ? (typeof TYPE_CODES)[A]
      : A extends `${ByteOrder}${infer C extends TypeCode}`
        ? (typeof TYPE_CODES)[C]
        : never;

const own = <T extends object>(table: T, key: string): T[keyof T] | undefined =>
  Object.hasOwn(table, key) ? table[key as keyof T] : undefined;

/** The name of the dtype that an alias or type string means. */
export function nameOf(text: string): DType | undefined {
  return own(ALIASES, text) ?? own(TYPE_CODES, "<>=|".includes(text[0] ?? "?") ? text.slice(1) : text);
}

/** Whether a dtype is written with its bytes in the other order than memory has them. */
export function isSwapped(spec: unknown): boolean {
  if (typeof spec === "string") return spec.startsWith(">");
  return typeof spec === "object" && spec !== null && (spec as { byteorder?: unknown }).byteorder === ">";
}
