import { type Order, orderOf } from "../core/assign.js";
import { type DTypeRow, dtypeOf, dtypes } from "../core/dtype.js";
import { ValueError } from "../core/errors.js";
import type { Casting } from "../core/promote.js";
import type { Ufunc } from "../core/ufunc.js";
import { dtypeArg } from "./input.js";
import { NDArray } from "./ndarray.js";

/** NumPy's letter of each dtype; bfloat16 has that of ml_dtypes. */
const letters: Readonly<Record<string, DTypeRow>> = {
  "?": dtypes.bool,
  b: dtypes.int8,
  B: dtypes.uint8,
  h: dtypes.int16,
  H: dtypes.uint16,
  i: dtypes.int32,
  I: dtypes.uint32,
  l: dtypes.int64,
  L: dtypes.uint64,
  q: dtypes.int64,
  Q: dtypes.uint64,
  e: dtypes.float16,
  E: dtypes.bfloat16,
  f: dtypes.float32,
  d: dtypes.float64,
  F: dtypes.complex64,
  D: dtypes.complex128,
};
const letterOf = new Map(Object.entries(letters).map(([letter, dtype]) => [dtype, letter]));
letterOf.set(dtypes.int64, "l").set(dtypes.uint64, "L");

/** Types as NumPy writes a loop's: `dd->d`. */
export function typeString(types: readonly DTypeRow[], nin: number): string {
  const text = types.map((type) => letterOf.get(type)).join("");
  return `${text.slice(0, nin)}->${text.slice(nin)}`;
}

/** What a ufunc's signature text says of its optional parameters. */
export const keywords = "where=, casting=, order=, dtype=, subok=, signature=, sig=";

/** @throws TypeError for too few arguments, as NumPy counts them */
export function requireInputs(row: Ufunc, { length }: readonly unknown[]): void {
  const { nin, nout } = row;
  if (length < nin)
    throw new TypeError(
      `${row.numpyName}() takes from ${nin} to ${nin + nout} positional arguments but ${length} ${length === 1 ? "was" : "were"} given`,
    );
}

/** The optional arguments of a ufunc, read. */
export interface Keywords {
  readonly casting: Casting | undefined;
  readonly order: Order | undefined;
  readonly dtype: DTypeRow | undefined;
  readonly signature: readonly (DTypeRow | undefined)[] | undefined;
}

/** Read {@link keywords} but for `where`. @throws TypeError, ValueError in NumPy's words */
export function readKeywords(row: Ufunc, values: readonly unknown[]): Keywords {
  const [casting, order, dtype, subok, signature, sig] = values;
  if (subok !== undefined && typeof subok !== "boolean") throw new TypeError("'subok' must be a boolean");
  if (signature != null && sig != null) throw new TypeError("cannot specify both 'sig' and 'signature'");
  const prescribed = signature ?? sig;
  if (prescribed != null && dtype != null) throw new TypeError("cannot specify both 'signature' and 'dtype'");
  return {
    casting: casting as Casting | undefined,
    order: orderArg(order),
    dtype: dtypeArg(dtype),
    signature: prescribed == null ? undefined : signatureArg(row, prescribed),
  };
}

/** An order of memory. @throws ValueError, TypeError */
export function orderArg(order: unknown): Order | undefined {
  if (order == null) return undefined;
  if (typeof order !== "string") throw new TypeError(`order must be str, not ${typeof order}`);
  return orderOf(order.toUpperCase(), order);
}

/** The types of a loop, as a text like `dd->d` or as a list with `null` for those left open. */
function signatureArg({ nin, nout, numpyName }: Ufunc, x: unknown): (DTypeRow | undefined)[] {
  if (typeof x !== "string" && !Array.isArray(x))
    throw new TypeError("the signature object to ufunc must be a string or a tuple.");
  if (x.length === 1) throw new TypeError("Use `dtype` or  fill the tuple with more than one 'None'.");
  if (Array.isArray(x)) {
    if (x.length !== nin + nout)
      throw new ValueError(`a type-tuple must be specified of length ${nin + nout} for ufunc '${numpyName}'`);
    return x.map((type) => (type == null ? undefined : (letters[type] ?? dtypeOf(type))));
  }
  if (x.length !== nin + nout + 2 || x.slice(nin, nin + 2) !== "->") {
    throw new ValueError(
      `a type-string for ${numpyName}, ${nin} typecode(s) before and ${nout} after the -> sign`,
    );
  }
  return [...x.replace("->", "")].map((letter) => {
    const type = letters[letter];
    if (!type) throw new ValueError("Invalid data-type for array");
    return type;
  });
}

/** The `out` of a ufunc: one array or a list with one entry for each result, `null` where a new one is wanted. */
export function outsArg(
  { nout }: Ufunc,
  out: unknown,
  positional: readonly unknown[],
): (NDArray | undefined)[] {
  const placed = positional.some((x) => x !== undefined);
  if (out !== undefined && placed)
    throw new TypeError("cannot specify 'out' as both a positional and keyword argument");
  let given: readonly unknown[] = positional;
  if (out !== undefined) {
    if (nout > 1 && !Array.isArray(out)) throw new TypeError("'out' must be a tuple of arrays");
    given = Array.isArray(out) ? out : [out];
    if (given.length !== nout)
      throw new ValueError("The 'out' tuple must have exactly one entry per ufunc output");
  }
  return Array.from({ length: nout }, (_, k) => {
    const x = given[k];
    if (x == null) return undefined;
    if (!(x instanceof NDArray)) throw new TypeError("return arrays must be of ArrayType");
    return x;
  });
}
