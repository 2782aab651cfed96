import { UFUNCS } from "../generated/table.js";
import type { Parameters } from "./args.js";
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

type Name = keyof typeof UFUNCS;
/** What the generated table says of a ufunc. */
interface Row {
  readonly code: number;
  readonly nin: number;
  readonly nout: number;
  readonly identity: number | boolean | null;
  readonly reorderable: boolean;
  readonly casts: "loop" | "result" | "truth";
  readonly types: readonly string[];
}

/** A row of the ufunc table. */
export class Ufunc {
  declare readonly code: number;
  declare readonly nin: number;
  declare readonly nout: number;
  /** What changes nothing; `null` if there is no such value. */
  declare readonly identity: number | boolean | null;
  /** Whether reductions may take elements in any order. */
  declare readonly reorderable: boolean;
  /** What the rule of casting is asked about: the loop's types, that of the result, or nothing for truth values. */
  declare readonly casts: "loop" | "result" | "truth";
  /** The signature for input dtypes, by their codes as digits of base 16: filled as they come. */
  readonly found: (Signature | null | undefined)[] = [];
  /** The same for an array and a number, by the array's code, the number's kind and which of them comes first. */
  readonly foundWeak: (Signature | undefined)[] = [];
  /** What its public function takes, once that was asked for. */
  parameters: Parameters | undefined;
  private read: readonly Signature[] | undefined;

  /** @param core - which axes one call works on, of a generalized ufunc: `(n),(n)->()` */
  constructor(
    readonly name: Name,
    private readonly row: Row,
    readonly core?: string,
  ) {
    this.code = row.code;
    this.nin = row.nin;
    this.nout = row.nout;
    this.identity = core === undefined ? row.identity : null;
    this.reorderable = row.reorderable;
    this.casts = row.casts;
  }

  /** As NumPy spells it, for messages: `floor_divide`. */
  get numpyName(): string {
    return this.name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
  }

  /** Read from the table when they are first asked for: of most ufuncs they never are. */
  get signatures(): readonly Signature[] {
    this.read ??= this.row.types.map((text, index) => {
      const direct = !text.endsWith("*");
      const types = [...text.replace("*", "")].map((digit) => dtypeByCode[Number.parseInt(digit, 16)]!);
      const { itemsize } = types[0]!;
      const result = types[this.nin]!.itemsize;
      // Two registers, and four where truth values are made of wider ones.
      const bytes = this.nout > 1 || this.nin > 2 || !direct ? 0 : result < itemsize ? 64 : 32;
      return { index, types, direct, block: bytes / Math.max(itemsize, result) };
    });
    return this.read;
  }
}

/** Every ufunc, by name. */
export const ufuncs = Object.fromEntries(
  Object.entries(UFUNCS).map(([name, row]) => [name, new Ufunc(name as Name, row)]),
) as unknown as Readonly<Record<Name, Ufunc>>;

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
