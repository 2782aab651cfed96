import { type DType, type DTypeRow, dtypeOf, dtypes } from "../core/dtype.js";

/** A dtype where one is asked for: its name, PyTorch's alias of it, or something that has a `name`. */
export type DTypeLike = DType | (string & {}) | { readonly name: string };

/** PyTorch's names of dtypes, as values: `torch.float32`. */
const dtypeNames = {
  bool: "bool",
  uint8: "uint8",
  byte: "uint8",
  char: "int8",
  int8: "int8",
  int16: "int16",
  short: "int16",
  int32: "int32",
  int: "int32",
  int64: "int64",
  long: "int64",
  float16: "float16",
  half: "float16",
  bfloat16: "bfloat16",
  float32: "float32",
  float: "float32",
  float64: "float64",
  double: "float64",
  complex64: "complex64",
  cfloat: "complex64",
  complex128: "complex128",
  cdouble: "complex128",
} as const satisfies Record<string, DType>;

/**
 * Dtypes by PyTorch's names: what `dtype` and `to` take. They are the names themselves.
 *
 * @example
 * torch.ones(2, { dtype: torch.long }).dtype // -> int64
 */
export const {
  bool,
  uint8,
  int8,
  int16,
  short,
  int32,
  int,
  int64,
  long,
  float16,
  half,
  bfloat16,
  float32,
  float,
  float64,
  double,
  complex64,
  cfloat,
  complex128,
  cdouble,
} = dtypeNames;

/** The row of a dtype argument. @throws TypeError for a name that is none */
export function dtypeRow(spec: unknown): DTypeRow {
  const name = typeof spec === "string" ? spec.replace(/^torch\./, "") : spec;
  return dtypeOf(typeof name === "string" ? ((dtypeNames as Record<string, DType>)[name] ?? name) : name);
}

let current: DTypeRow = dtypes.float32;
/** The dtype of floats that nothing else says: float32 unless {@link setDefaultDtype} was called. */
export const defaultDtype = (): DTypeRow => current;

/**
 * Set the dtype that JavaScript numbers and factory functions have.
 *
 * @throws TypeError when it is no floating dtype
 * @example
 * torch.setDefaultDtype("float64");
 * const wide = torch.tensor([1]).dtype;
 * torch.setDefaultDtype("float32");
 * wide // -> float64
 */
export function setDefaultDtype(dtype: DTypeLike): void {
  const row = dtypeRow(dtype);
  if (row.kind !== "float")
    throw new TypeError("only floating-point types are supported as the default type");
  current = row;
}
/**
 * The name of the default dtype.
 *
 * @example
 * torch.getDefaultDtype() // -> float32
 */
export const getDefaultDtype = (): DType => current.name;
