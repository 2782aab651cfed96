import { Complex } from "../core/complex.js";
import { unwrap } from "../core/convert.js";
import { type DType, type DTypeRow, dtypeOf, dtypeOfTypedArray, dtypes, type Scalar } from "../core/dtype.js";
import { KeyError, ValueError } from "../core/errors.js";
import { fits, isScalar, type Marked, scalarDtype, valueOf } from "../core/scalar.js";
import { charOf, type DTypeLike, Dtype } from "./dtype.js";
import { type ArrayLike, withArrays } from "./input.js";
import type { NDArray } from "./ndarray.js";
import type { DTypeClass } from "./scalar_types.js";

/** The class above each dtype and each class. */
const above: Readonly<Record<string, string>> = {
  number: "generic",
  integer: "number",
  inexact: "number",
  signedinteger: "integer",
  unsignedinteger: "integer",
  floating: "inexact",
  complexfloating: "inexact",
};
const classOfKind = {
  bool: "generic",
  int: "signedinteger",
  uint: "unsignedinteger",
  float: "floating",
  complex: "complexfloating",
} as const;

/** A dtype by its name, or a class of them. */
const classOf = (x: unknown): string =>
  x === "generic" || (x as string) in above ? (x as string) : dtypeOf(x).name;

/**
 * Whether a dtype, or a class of them, is the other or belongs to it.
 *
 * @throws TypeError for what is neither
 * @example
 * np.issubdtype("float32", np.floating) // -> true
 * np.issubdtype(np.int8, np.float64) // -> false
 */
export function issubdtype(arg1: DTypeLike | DTypeClass, arg2: DTypeLike | DTypeClass): boolean {
  const wanted = classOf(arg2);
  let at: string | undefined = classOf(arg1);
  while (at !== undefined && at !== wanted) at = above[at] ?? parentOf(at);
  return at === wanted;
}

const parentOf = (name: string): string | undefined =>
  name === "generic" ? undefined : classOfKind[dtypeOf(name).kind];

/** The kinds of dtypes in the Array API standard. */
export type ArrayApiKind =
  | "bool"
  | "signed integer"
  | "unsigned integer"
  | "integral"
  | "real floating"
  | "complex floating"
  | "numeric";

const apiKinds: Readonly<Record<ArrayApiKind, string>> = {
  bool: "bool",
  "signed integer": "signedinteger",
  "unsigned integer": "unsignedinteger",
  integral: "integer",
  "real floating": "floating",
  "complex floating": "complexfloating",
  numeric: "number",
};

/**
 * Whether a dtype is of a kind of the Array API standard, is a given dtype, or any of several.
 *
 * @throws ValueError for an unknown kind, @throws TypeError for what is no dtype
 * @example
 * np.isdtype("float32", "real floating") // -> true
 * np.isdtype("int8", ["bool", "integral"]) // -> true
 */
export function isdtype(
  dtype: DType | Dtype,
  kind: ArrayApiKind | DType | Dtype | readonly (ArrayApiKind | DType | Dtype)[],
): boolean {
  const row = dtypeOf(dtype);
  return (Array.isArray(kind) ? kind : [kind]).some((one: unknown) => {
    if (typeof one !== "string" && !(one instanceof Dtype)) {
      throw new TypeError(
        "kind argument must be comprised of NumPy dtypes or strings only, but is a " +
          `<class '${typeof one}'>.`,
      );
    }
    const api = typeof one === "string" ? apiKinds[one as ArrayApiKind] : undefined;
    if (api !== undefined) return issubdtype(row.name, api as DTypeClass);
    if (typeof one === "string" && !(one in dtypes))
      throw new ValueError(`kind argument is a string, but '${one}' is not a known kind name.`);
    return dtypeOf(one) === row;
  });
}

const dtypeOfInput = (x: unknown): DTypeRow => {
  const core = unwrap(x);
  if (core) return core.dtype;
  if (ArrayBuffer.isView(x)) return dtypeOfTypedArray(x);
  return withArrays([x], (made) => made.dtype);
};

const unsigned = [dtypes.uint8, dtypes.uint16, dtypes.uint32, dtypes.uint64];
const signed = [dtypes.int8, dtypes.int16, dtypes.int32, dtypes.int64];

function leastOf(x: Scalar): DTypeRow {
  if (typeof x === "boolean") return dtypes.bool;
  if (typeof x === "bigint") {
    const found = (x < 0n ? signed : unsigned).find((row) => fits(x, row));
    if (!found) throw new TypeError("no dtype holds this integer");
    return found;
  }
  if (x instanceof Complex)
    return Math.abs(x.re) < 3.4e38 && Math.abs(x.im) < 3.4e38 ? dtypes.complex64 : dtypes.complex128;
  // These bounds are NumPy's.
  const within = (greatest: number): boolean => !Number.isFinite(x) || Math.abs(x) < greatest;
  return within(65000) ? dtypes.float16 : within(3.4e38) ? dtypes.float32 : dtypes.float64;
}

/**
 * The smallest dtype that holds a scalar's value: of integers an unsigned one where they are not negative. Of an array
 * with axes, its dtype. A whole JavaScript number counts as an integer, as in mixed arithmetic; `np.float` marks floats.
 *
 * @example
 * np.minScalarType(10) // -> uint8
 * np.minScalarType(-260) // -> int16
 * np.minScalarType(3.1) // -> float16
 */
export function minScalarType(a: ArrayLike): DType {
  if (isScalar(a)) return leastOf(whole(a)).name;
  const { dtype, ndim, value } = withArrays([a], (core) => ({
    dtype: core.dtype,
    ndim: core.ndim,
    value: core.ndim === 0 ? core.first() : 0,
  }));
  if (ndim > 0 || dtype === dtypes.bfloat16) return dtype.name;
  if (dtype.kind === "int" || dtype.kind === "uint") return leastOf(BigInt(value as number | bigint)).name;
  const least = leastOf(value);
  return least.itemsize < dtype.itemsize ? least.name : dtype.name;
}

const whole = (x: Scalar | Marked): Scalar => {
  const value = valueOf(x);
  const integer =
    x === value ? Number.isInteger(value) && Math.abs(value as number) < 1e21 : (x as Marked).kind === "int";
  return integer && typeof value === "number" ? BigInt(value) : value;
};

/**
 * The floating-point dtype in which arrays are computed together: that of the widest, float64 where there are integers.
 *
 * @throws TypeError for an array of bool
 * @example
 * np.commonType(np.zeros(2, "int32"), np.zeros(2, "float32")) // -> float64
 */
export function commonType(...arrays: NDArray[]): DType {
  const rank: Partial<Record<DType, number>> = {
    float16: 0,
    float32: 1,
    float64: 2,
    complex64: 1,
    complex128: 2,
  };
  let precision = 0;
  let complex = false;
  for (const a of arrays) {
    const row = dtypeOfInput(a);
    const own = row.kind === "int" || row.kind === "uint" ? 2 : row === dtypes.bfloat16 ? 1 : rank[row.name];
    if (own === undefined) throw new TypeError("can't get common type for non-numeric array");
    complex ||= row.kind === "complex";
    precision = Math.max(precision, own);
  }
  if (complex) return precision === 2 ? "complex128" : "complex64";
  return (["float16", "float32", "float64"] as const)[precision]!;
}

/** From the widest to the narrowest, as NumPy lists them. */
const bySize = [..."GDFgdfQqLlIiHhBb?"];

/**
 * The letter of the smallest dtype of a set to which all of the given ones cast.
 *
 * @param typechars - letters of dtypes, as text or in a list, or arrays
 * @param typeset - the letters to choose from
 * @param defaultChar - what to give where none of them occurs
 * @example
 * np.mintypecode("dF") // -> D
 */
export function mintypecode(
  typechars: string | readonly (string | ArrayLike)[],
  typeset = "GDFgdf",
  defaultChar = "d",
): string {
  const letters = Array.from(typechars as Iterable<unknown>, (t) =>
    typeof t === "string" && t ? t : charOf(dtypeOfInput(t)),
  );
  const common = new Set(letters.filter((t) => typeset.includes(t)));
  if (common.size === 0) return defaultChar;
  if (common.has("F") && common.has("d")) return "D";
  return [...common].reduce((a, b) => (bySize.indexOf(a) <= bySize.indexOf(b) ? a : b));
}

const descriptions: Readonly<Record<string, string>> = {
  S1: "character",
  "?": "bool",
  b: "signed char",
  B: "unsigned char",
  h: "short",
  H: "unsigned short",
  i: "integer",
  I: "unsigned integer",
  l: "long integer",
  L: "unsigned long integer",
  q: "long long integer",
  Q: "unsigned long long integer",
  f: "single precision",
  d: "double precision",
  g: "long precision",
  F: "complex single precision",
  D: "complex double precision",
  G: "complex long double precision",
  S: "string",
  U: "unicode",
  V: "void",
  O: "object",
};

/**
 * What a letter of a dtype stands for, in words.
 *
 * @throws KeyError for an unknown letter
 * @example
 * np.typename("d") // -> double precision
 */
export function typename(char: string): string {
  if (!Object.hasOwn(descriptions, char)) throw new KeyError(`'${char}'`);
  return descriptions[char]!;
}

/**
 * Whether a value is a scalar; arrays, 0-d ones included, are none.
 *
 * @example
 * np.isscalar(3) // -> true
 * np.isscalar(np.array(3)) // -> false
 */
export function isscalar(element: unknown): boolean {
  return isScalar(element) || typeof element === "string";
}

/**
 * Whether the dtype of a value is complex, whatever the imaginary parts are.
 *
 * @example
 * np.iscomplexobj(np.complex(1, 0)) // -> true
 */
export function iscomplexobj(x: ArrayLike): boolean {
  return (isScalar(x) ? scalarDtype(x) : dtypeOfInput(x)).kind === "complex";
}

/**
 * Whether the dtype of a value is not complex.
 *
 * @example
 * np.isrealobj([1, 2]) // -> true
 */
export function isrealobj(x: ArrayLike): boolean {
  return !iscomplexobj(x);
}
