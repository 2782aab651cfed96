import { type DType, dtypes } from "../core/dtype.js";
import { ALIASES } from "../core/dtype_names.js";

/*
 * What NumPy has as scalar types, by name: dtypes are text here, so `np.float32` is `"float32"`, with its literal type.
 * `np.int`, `np.float` and `np.complex` make scalars.
 */

export const bool = "bool";
export const int8 = "int8";
export const uint8 = "uint8";
export const int16 = "int16";
export const uint16 = "uint16";
export const int32 = "int32";
export const uint32 = "uint32";
export const int64 = "int64";
export const uint64 = "uint64";
export const float16 = "float16";
export const float32 = "float32";
export const float64 = "float64";
export const complex64 = "complex64";
export const complex128 = "complex128";
/** The upper half of a float32: an extension. */
export const bfloat16 = "bfloat16";

export const {
  bool_,
  byte,
  ubyte,
  short,
  ushort,
  intc,
  uintc,
  intp,
  uintp,
  int_,
  long,
  longlong,
  uint,
  ulong,
  ulonglong,
  half,
  single,
  double,
  csingle,
  cdouble,
} = ALIASES;

/** All dtypes, as a class of them. */
export const generic = "generic";
/** All dtypes but bool. */
export const number = "number";
/** Signed and unsigned integers. */
export const integer = "integer";
export const signedinteger = "signedinteger";
export const unsignedinteger = "unsignedinteger";
/** Real and complex floating-point numbers. */
export const inexact = "inexact";
/** Real floating-point numbers. */
export const floating = "floating";
export const complexfloating = "complexfloating";

/** The classes that dtypes belong to. */
export type DTypeClass =
  | typeof generic
  | typeof number
  | typeof integer
  | typeof signedinteger
  | typeof unsignedinteger
  | typeof inexact
  | typeof floating
  | typeof complexfloating;

/** Every name of a dtype, and what it names. */
export const sctypeDict: Readonly<Record<string, DType>> = {
  ...Object.fromEntries(Object.keys(dtypes).map((name) => [name, name as DType])),
  ...ALIASES,
};

/** The letters of dtypes, by family. */
export const typecodes = {
  Integer: "bhilqnp",
  UnsignedInteger: "BHILQNP",
  Float: "efd",
  Complex: "FD",
  AllInteger: "bBhHiIlLqQnNpP",
  AllFloat: "efdFD",
  All: "?bhilqnpBHILQNPefdFD",
} as const;

/** The names of all scalar types. */
export const ScalarType: readonly DType[] = Object.keys(dtypes) as DType[];
