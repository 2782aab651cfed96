import type { Scalar } from "../../core/dtype.js";
import { scope } from "../../core/lifetime.js";
import { sameShape, shapeText } from "../../core/shape.js";
import { asarray } from "../creation.js";
import { absolute, isinf, isnan, logicalNot, logicalOr, minimum, subtract } from "../functions.js";
import { nonzero } from "../gathering.js";
import type { ArrayLike } from "../input.js";
import type { NDArray } from "../ndarray.js";
import { array2string } from "../printing/array2string.js";
import { all, countNonzero, max } from "../reductions.js";
import { elementRepr, failure, type Words } from "./words.js";

/** What comparisons of arrays take by name. */
export interface CompareOptions {
  /** Words of the caller, shown with NumPy's. */
  errMsg?: string | undefined;
  /** Whether the message shows the arrays. */
  verbose?: boolean | undefined;
  /** Shapes and dtypes must be the same, too. */
  strict?: boolean | undefined;
}

/** How two arrays are compared. */
export interface Comparison extends CompareOptions {
  header: string;
  /** Truth values, element by element. */
  holds(x: NDArray, y: NDArray): NDArray;
  names?: Words["names"];
  precision?: number | undefined;
  /** NaN counts as equal to NaN, and must be in the same places. */
  equalNan?: boolean | undefined;
  /** Infinities must be in the same places, with the same signs. */
  equalInf?: boolean | undefined;
}

const SHOWN = 5;

/** Throw NumPy's words unless a comparison holds for every pair of elements, shapes broadcast from scalars only. */
export function compareArrays(actual: ArrayLike, desired: ArrayLike, c: Comparison): void {
  scope(() => {
    const x = asarray(actual) as NDArray;
    const y = asarray(desired) as NDArray;
    const { errMsg = "", verbose, names, precision = 6 } = c;
    const fail = (words: string, a = x, b = y): never => {
      throw failure([a, b], { header: c.header, names, verbose, precision, errMsg: `${errMsg}\n${words}` });
    };
    const shapes = sameShape(x.shape, y.shape) || (!c.strict && (x.ndim === 0 || y.ndim === 0));
    if (!shapes) fail(`(shapes ${shapeText(x.shape)}, ${shapeText(y.shape)} mismatch)`);
    if (c.strict && x.dtype !== y.dtype) fail(`(dtypes ${x.dtype}, ${y.dtype} mismatch)`);
    const flagged = sameSpecials(x, y, c, fail);
    const held = flagged ? (logicalOr(flagged, c.holds(x, y)) as NDArray) : c.holds(x, y);
    if (all(held)) return;
    fail(report(x, y, logicalNot(held) as NDArray, names ?? ["ACTUAL", "DESIRED"]).join("\n"));
  });
}

/** Where both hold NaN, or both an infinity: those places count as equal. Elsewhere they must hold neither. */
function sameSpecials(
  x: NDArray,
  y: NDArray,
  c: Comparison,
  fail: (words: string, a?: NDArray, b?: NDArray) => never,
): NDArray | undefined {
  let flagged: NDArray | undefined;
  const samePlaces = (test: (a: NDArray) => NDArray, what: string): NDArray => {
    const [a, b] = [test(x), test(y)];
    if (!all(a.equal(b))) fail(`${what} location mismatch:`);
    return a.ndim >= b.ndim ? a : b;
  };
  const special = (a: NDArray): boolean => a.kind === "float" || a.kind === "complex";
  if (!special(x) && !special(y)) return undefined;
  if (c.equalNan !== false) flagged = samePlaces((a) => isnan(a) as NDArray, "nan");
  if (c.equalInf !== false) {
    const infinite = samePlaces((a) => isinf(a) as NDArray, "inf");
    if (infinite.size > 0 && countNonzero(infinite) > 0) {
      const pick = (a: NDArray): NDArray => (a.ndim === 0 ? a.reshape(1) : a.get(infinite));
      const [a, b] = [pick(x), pick(y)];
      if (!all(a.equal(b))) fail("inf values mismatch:", a, b);
      flagged = flagged ? (logicalOr(flagged, infinite) as NDArray) : infinite;
    }
  }
  return flagged;
}

/** How many elements violate the comparison, where, and by how much. */
function report(x: NDArray, y: NDArray, wrong: NDArray, names: readonly [string, string]): string[] {
  const count = Number(countNonzero(wrong));
  const counted = wrong.size;
  const percent = Number(((100 * count) / counted).toPrecision(3));
  const lines = [`Mismatched elements: ${count} / ${counted} (${percent}%)`];
  const { shape, ndim } = wrong;
  const [a, b] = [x.broadcastTo(shape), y.broadcastTo(shape)];
  if (ndim > 0) {
    const places = nonzero(wrong).map((axis) => axis.get(`:${SHOWN}`).tolist() as number[]);
    const title =
      count > SHOWN
        ? `First ${SHOWN} mismatches are at indices:`
        : `Mismatch at ${count === 1 ? "index" : "indices"}:`;
    lines.push(title);
    const at = (array: NDArray, index: number[]): string =>
      elementRepr(array.element(index) as Scalar, array.kind);
    for (let k = 0; k < Math.min(count, SHOWN); k++) {
      const index = places.map((axis) => axis[k]!);
      lines.push(` [${index.join(", ")}]: ${at(a, index)} (${names[0]}), ${at(b, index)} (${names[1]})`);
    }
  }
  if (x.dtype === "bool" || y.dtype === "bool") return lines;
  const [p, q] = [a.get(wrong), b.get(wrong)];
  let error = absolute(subtract(p, q)) as NDArray;
  // Where unsigned integers wrap around, the difference is the smaller of the two.
  if (error.kind === "uint") error = minimum(error, absolute(subtract(q, p))) as NDArray;
  lines.push(`Max absolute difference among violations: ${shortest(max(error, 0) as NDArray)}`);
  const divisible = q.notEqual(0);
  const relative = all(logicalNot(divisible) as NDArray)
    ? (asarray(Infinity) as NDArray)
    : max(error.get(divisible).divide(absolute(q.get(divisible)) as NDArray), 0);
  lines.push(`Max relative difference among violations: ${shortest(relative as NDArray)}`);
  return lines;
}

const shortest = (a: NDArray): string => array2string(a, {});
