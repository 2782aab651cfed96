import { UFUNCS } from "../generated/table.js";
import { type DTypeRow, dtypeByCode } from "./dtype.js";
import { canCast } from "./promote.js";

/** One loop of a ufunc: what it takes and what it gives. */
export interface Signature {
  /** Its place among the ufunc's signatures. */
  readonly index: number;
  /** The dtypes of inputs, then outputs. */
  readonly types: readonly DTypeRow[];
  /** Whether it computes in the very types that it takes, so that dense operands need no block. */
  readonly direct: boolean;
  /** How many elements of dense operands it computes at a time; 0 where {@link direct} or the arity is not that simple. */
  readonly block: number;
}

/** A row of the ufunc table. */
export interface Ufunc {
  readonly name: keyof typeof UFUNCS;
  /** As NumPy spells it, for messages: `floor_divide`. */
  readonly numpyName: string;
  readonly code: number;
  readonly nin: number;
  readonly nout: number;
  /** What changes nothing; `null` if there is no such value. */
  readonly identity: number | boolean | null;
  /** Whether reductions may take elements in any order. */
  readonly reorderable: boolean;
  /** Which axes one call works on, of a generalized ufunc: `(n),(n)->()`. */
  readonly core?: string;
  /** What the rule of casting is asked about: the loop's types, that of the result, or nothing for truth values. */
  readonly casts: "loop" | "result" | "truth";
  readonly signatures: readonly Signature[];
  /** The signature for input dtypes, by their codes as digits of base 16: filled as they come. */
  readonly found: (Signature | null | undefined)[];
  /** The same for an array and a number, by the array's code, the number's kind and which of them comes first. */
  readonly foundWeak: (Signature | undefined)[];
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);

/** Every ufunc, by name. */
export const ufuncs = Object.fromEntries(
  Object.entries(UFUNCS).map(([name, row]) => [
    name,
    {
      name,
      numpyName: snake(name),
      code: row.code,
      nin: row.nin,
      nout: row.nout,
      identity: row.identity,
      reorderable: row.reorderable,
      casts: row.casts,
      signatures: row.types.map((text, index) => {
        const direct = !text.endsWith("*");
        const types = [...text.replace("*", "")].map((digit) => dtypeByCode[Number.parseInt(digit, 16)]!);
        const size = types[0]!.itemsize;
        // Two registers, and four where truth values are made of wider ones.
        const bytes = row.nout > 1 || row.nin > 2 || !direct ? 0 : types[row.nin]!.itemsize < size ? 64 : 32;
        return { index, types, direct, block: bytes / Math.max(size, types[row.nin]!.itemsize) };
      }),
      found: [],
      foundWeak: [],
    },
  ]),
) as unknown as Readonly<Record<keyof typeof UFUNCS, Ufunc>>;

/** The first signature to which inputs of these dtypes cast safely: NumPy's rule. */
export function signatureFor(ufunc: Ufunc, inputs: readonly DTypeRow[]): Signature | null {
  let key = 0;
  for (let k = 0; k < inputs.length; k++) key = key * 16 + inputs[k]!.code;
  const known = ufunc.found[key];
  if (known !== undefined) return known;
  const signature =
    ufunc.signatures.find((s) => inputs.every((dtype, k) => canCast(dtype, s.types[k]!, "safe"))) ?? null;
  ufunc.found[key] = signature;
  return signature;
}
