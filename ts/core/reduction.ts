import { REDUCTIONS } from "../generated/table.js";
import { type DTypeRow, dtypeByCode } from "./dtype.js";

/** The name of a row of the reduction table. */
export type ReductionName = keyof typeof REDUCTIONS;

/** One pair of dtypes that a reduction serves. */
export interface ReductionSignature {
  /** Its place among the row's signatures. */
  readonly index: number;
  /** What elements are taken as. */
  readonly input: DTypeRow;
  readonly output: DTypeRow;
}

/** A row of the reduction table. */
export interface Reduction {
  readonly name: ReductionName;
  /** NumPy's ufunc behind it, for messages: `maximum`. */
  readonly numpyName: string;
  readonly code: number;
  /** Folds axes away, finds a place along them, or runs along one. */
  readonly kind: "fold" | "arg" | "scan";
  /** What reducing nothing gives; `null` if that is an error. */
  readonly identity: number | boolean | null;
  readonly signatures: readonly ReductionSignature[];
  /** The signature for each dtype, by its code: filled as they come. */
  readonly found: (ReductionSignature | undefined)[];
}

const numpyNames: Partial<Record<ReductionName, string>> = {
  sum: "add",
  prod: "multiply",
  max: "maximum",
  min: "minimum",
  any: "logical_or",
  all: "logical_and",
  countNonzero: "count_nonzero",
  cumsum: "add",
  cumprod: "multiply",
};

const dtypeAt = (digit: string): DTypeRow => dtypeByCode[Number.parseInt(digit, 16)]!;

/** Every reduction, by name. */
export const reductions = Object.fromEntries(
  Object.entries(REDUCTIONS).map(([name, row]) => [
    name,
    {
      name,
      numpyName: numpyNames[name as ReductionName] ?? name,
      code: row.code,
      kind: row.kind,
      identity: row.identity,
      signatures: row.types.map((pair, index) => ({
        index,
        input: dtypeAt(pair[0]!),
        output: dtypeAt(pair[1]!),
      })),
      found: [],
    },
  ]),
) as unknown as Readonly<Record<ReductionName, Reduction>>;

/**
 * The signature for an array's dtype; with `dtype` the one that works in it throughout. Of `any`, `all` and places
 * the result's dtype is fixed.
 *
 * @throws TypeError when there is none
 */
export function reductionFor(row: Reduction, input: DTypeRow, dtype?: DTypeRow): ReductionSignature {
  const found = dtype
    ? row.signatures.find((s) => s.input === dtype && s.output === dtype)
    : (row.found[input.code] ??= row.signatures.find((s) => s.input === input));
  if (!found)
    throw new TypeError(
      `No loop matching the specified signature and casting was found for ufunc ${row.numpyName}`,
    );
  return found;
}
