import { CAN_CAST, PROMOTE } from "../generated/promote.js";
import { type DTypeRow, dtypeByCode, dtypes, type Kind } from "./dtype.js";
import { ValueError } from "./errors.js";
import type { WeakKind } from "./scalar.js";

/** How freely a dtype may be changed. */
export type Casting = "no" | "equiv" | "safe" | "same_kind" | "unsafe";

/** The smallest dtype that holds the values of both: NumPy's `result_type`, from the generated table. */
export function promote(a: DTypeRow, b: DTypeRow): DTypeRow {
  return a === b ? a : dtypeByCode[PROMOTE[a.code]![b.code]!]!;
}

const rank: Record<Kind, number> = { bool: 0, uint: 1, int: 2, float: 3, complex: 4 };

/** Whether `casting` lets elements of one dtype become elements of another. @throws ValueError for an unknown rule */
export function canCast(from: DTypeRow, to: DTypeRow, casting: Casting): boolean {
  switch (casting) {
    case "no":
    case "equiv":
      return from === to;
    case "safe":
      return ((CAN_CAST[from.code]! >> to.code) & 1) === 1;
    case "same_kind":
      return rank[from.kind] <= rank[to.kind];
    case "unsafe":
      return true;
    default:
      requireCasting(casting);
      return false;
  }
}

/** Refuse a rule that there is not. @throws ValueError */
export function requireCasting(casting: unknown): void {
  if (casting === undefined || ["no", "equiv", "safe", "same_kind", "unsafe"].includes(casting as string))
    return;
  throw new ValueError(
    `casting must be one of 'no', 'equiv', 'safe', 'same_kind', 'unsafe' (got '${String(casting)}')`,
  );
}

const complexOf: Partial<Record<string, DTypeRow>> = {
  float16: dtypes.complex64,
  bfloat16: dtypes.complex64,
  float32: dtypes.complex64,
  float64: dtypes.complex128,
};

/** The dtype of a weak scalar beside an array of `dtype`: the array's, unless the scalar is of a higher kind. */
export function promoteWeak(dtype: DTypeRow, weak: WeakKind): DTypeRow {
  const exact = dtype.kind === "bool" || dtype.kind === "int" || dtype.kind === "uint";
  switch (weak) {
    case "bool":
      return promote(dtype, dtypes.bool);
    case "int":
      return dtype.kind === "bool" ? dtypes.int64 : dtype;
    case "float":
      return exact ? dtypes.float64 : dtype;
    case "complex":
      return exact ? dtypes.complex128 : (complexOf[dtype.name] ?? dtype);
  }
}

const weakRank: readonly WeakKind[] = ["bool", "int", "float", "complex"];
const weakDefault: Record<WeakKind, DTypeRow> = {
  bool: dtypes.bool,
  int: dtypes.int64,
  float: dtypes.float64,
  complex: dtypes.complex128,
};

/** The common dtype of arrays and weak scalars (NEP 50). Without arrays the scalars' defaults count. */
export function resultType(strong: readonly DTypeRow[], weak: readonly WeakKind[]): DTypeRow {
  const highest = weak.reduce<WeakKind | undefined>(
    (a, b) => (a === undefined || weakRank.indexOf(b) > weakRank.indexOf(a) ? b : a),
    undefined,
  );
  if (strong.length > 0 && weak.length === 0 && strong.every((dtype) => dtype === strong[0]))
    return strong[0]!;
  if (strong.length === 0) return highest === undefined ? dtypes.float64 : weakDefault[highest];
  // The higher kinds first, as NumPy does: uint16, int8 and float16 give float32, not float64.
  const common = [...strong].sort((a, b) => rank[b.kind] - rank[a.kind]).reduce(promote);
  return highest === undefined ? common : promoteWeak(common, highest);
}
