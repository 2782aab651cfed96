import { CoreArray } from "../../core/array.js";
import { copy } from "../../core/assign.js";
import { asCore } from "../../core/convert.js";
import type { Operand } from "../../core/dispatch.js";
import { type DTypeRow, dtypes } from "../../core/dtype.js";
import { ValueError } from "../../core/errors.js";
import { resultType } from "../../core/promote.js";
import { isScalar, valueOf, type WeakKind, weakKind } from "../../core/scalar.js";
import { linspace } from "../../ops/creation.js";
import { slab } from "../../ops/layout.js";
import { reduce } from "../../ops/reductions.js";
import { numpyPolicy } from "../policy.js";
import { scalarStr } from "../printing/scalar.js";
import { anyTrue, asNumbers, compute, isInteger, subtract } from "./compute.js";

/** Intervals and their division into bins of equal width. Bounds of the caller are scalars, which adapt to the values. */

/** The number that an operand is. */
export const numberOf = (x: Operand): number =>
  Number(x instanceof CoreArray ? copy(x, "C", dtypes.float64).first() : valueOf(x));

/** Values of operands as NumPy prints them. */
function text(x: Operand): string {
  if (x instanceof CoreArray) return scalarStr(x.first(), x.dtype.name);
  const value = valueOf(x);
  return scalarStr(value, typeof value === "number" && weakKind(x) === "int" ? "int64" : "float64");
}

/** The dtype of operands together. */
export function common(...operands: readonly Operand[]): DTypeRow {
  const strong: DTypeRow[] = [];
  const weak: WeakKind[] = [];
  for (const x of operands) {
    if (x instanceof CoreArray) strong.push(x.dtype);
    else weak.push(weakKind(x));
  }
  return resultType(strong, weak);
}

/** The outermost edges. @throws ValueError for a range that is none or not finite */
export function outerEdges(a: CoreArray, range: unknown): [Operand, Operand] {
  let [first, last]: [Operand, Operand] = [0, 1];
  let origin = "supplied";
  if (range != null) {
    [first, last] = Array.from(range as Iterable<unknown>, (x) => (isScalar(x) ? x : asNumbers(x))) as [
      Operand,
      Operand,
    ];
    if (numberOf(first) > numberOf(last))
      throw new ValueError("max must be larger than min in range parameter.");
  } else if (a.size > 0) {
    origin = "autodetected";
    [first, last] = [reduce("min", a), reduce("max", a)];
  }
  if (!Number.isFinite(numberOf(first)) || !Number.isFinite(numberOf(last)))
    throw new ValueError(`${origin} range of [${text(first)}, ${text(last)}] is not finite`);
  if (numberOf(first) !== numberOf(last)) return [first, last];
  return [subtract(first, 0.5), compute("add", [last, 0.5])].map((x, k) =>
    [first, last][k] instanceof CoreArray ? x : (x.first() as number),
  ) as [Operand, Operand];
}

/** How far apart two values are; of integers as unsigned ones, so that no difference overflows. */
export function distance(high: Operand, low: Operand): CoreArray {
  const dtype = common(high, low);
  if (dtype.kind !== "int") return compute("subtract", [asArray(high, dtype), asArray(low, dtype)]);
  const unsigned = dtypes[`uint${8 * dtype.itemsize}` as "uint8"];
  const [x, y] = [high, low].map((z) => copy(asArray(z, dtype), "C", unsigned)) as [CoreArray, CoreArray];
  return subtract(x, y);
}

const asArray = (x: Operand, dtype: DTypeRow): CoreArray =>
  x instanceof CoreArray ? (x.dtype === dtype ? x : copy(x, "C", dtype)) : asCore(x, dtype);

/** Whether some edge is below the one before it; `strictly`, whether two are equal. */
export const descends = (edges: CoreArray, strictly: boolean): boolean => {
  const n = edges.size;
  const [lower, upper] = [slab(edges, 0, 0, Math.max(0, n - 1)), slab(edges, 0, Math.min(1, n), n)];
  return anyTrue(compute(strictly ? "greaterEqual" : "greater", [lower, upper]));
};

/** Edges of bins of equal width, computed in the dtype of the outermost two. */
export function evenly(first: Operand, last: Operand, count: number, dtype?: DTypeRow): CoreArray {
  const ends = common(first, last);
  const work = ends.kind === "float" || ends.kind === "complex" ? ends : dtypes.float64;
  const [from, to] = [first, last].map((x) => asArray(x, work)) as [CoreArray, CoreArray];
  return linspace(from, to, count + 1, true, dtype ?? work, numpyPolicy, work).samples;
}

/** As {@link evenly}. @throws ValueError where two edges are the same */
export function equalEdges(first: Operand, last: Operand, count: number, dtype: DTypeRow): CoreArray {
  const edges = evenly(first, last, count, dtype);
  if (descends(edges, true)) {
    throw new ValueError(`Too many bins for data range. Cannot create ${count} finite-sized bins.`);
  }
  return edges;
}

/** The dtype of edges between two values of an array. */
export function edgeDType(a: CoreArray, first: Operand, last: Operand): DTypeRow {
  const found = common(first, last, a);
  return isInteger(found) ? dtypes.float64 : found;
}

/** The bounds of bins of equal width as the kernel takes them. */
export function boundsOf(
  a: CoreArray,
  edges: CoreArray,
  [first, last]: readonly [Operand, Operand],
): { first: number; last: number; width: number; values: DTypeRow; quotients: DTypeRow } {
  const values = edges.dtype;
  // Weak bounds are rounded to the dtype of floats; beside integers they are float64.
  const rounded = (x: Operand): number =>
    numberOf(x instanceof CoreArray ? x : isInteger(a.dtype) ? x : asCore(Number(valueOf(x)), values));
  const difference = distance(last, first);
  const quotients = resultType([values, difference.dtype], []);
  return { first: rounded(first), last: rounded(last), width: numberOf(difference), values, quotients };
}
