import type { CoreArray } from "../core/array.js";
import { copy } from "../core/assign.js";
import { fromNested } from "../core/convert.js";
import { dispatch, type Operand, type Policy, type UfuncName } from "../core/dispatch.js";
import { dtypes } from "../core/dtype.js";
import { LinAlgError } from "../core/errors.js";
import { scope } from "../core/lifetime.js";
import { countTrue } from "../core/truth.js";
import { full } from "./creation.js";
import { take } from "./gather.js";
import { concatenate } from "./joining.js";
import { slab, swapaxes } from "./layout.js";
import { reduce } from "./reductions.js";
import { imagPart, realPart } from "./views.js";

const MAX_SWEEPS = 60;

/**
 * The singular values of the matrices in the last two axes, in float64 and in no order; of complex matrices each one twice.
 *
 * Columns are rotated against each other until all are orthogonal (one-sided Jacobi: Hestenes, 1958): their lengths then
 * are the singular values. A round rotates half as many pairs as there are columns, all at once, in the order of a
 * tournament in which everybody meets everybody (Brent and Luk, 1985).
 *
 * @throws LinAlgError where there is NaN, or it does not converge
 */
export function singularValues(a: CoreArray, policy: Policy): CoreArray {
  return scope(() => {
    const call = (name: UfuncName, ...inputs: Operand[]): CoreArray => dispatch(name, inputs, policy);
    if (countTrue(call("isnan", a)) > 0) throw new LinAlgError("SVD did not converge");
    const columns = asColumns(a, call);
    const n = columns.shape[columns.ndim - 2]!;
    // Squares must neither overflow nor vanish.
    const largest = reduce("max", call("absolute", columns), { axis: [-2, -1], keepdims: true, initial: 0 });
    const scale = call("where", call("equal", largest, 0), 1, largest);
    const even = padded(call("divide", columns, scale), n % 2);
    const orthogonal = n > 1 ? orthogonalized(even, call) : even;
    const lengths = call(
      "sqrt",
      reduce("sum", call("square", slab(orthogonal, a.ndim - 2, 0, n)), { axis: -1, keepdims: true }),
    );
    return reduce("sum", call("multiply", lengths, scale), { axis: -1 });
  });
}

type Call = (name: UfuncName, ...inputs: Operand[]) => CoreArray;

/** The shorter side's vectors as rows, in float64; a complex matrix as the real one of twice its size. */
function asColumns(a: CoreArray, call: Call): CoreArray {
  const [m, n] = a.shape.slice(-2) as [number, number];
  const tall = m < n ? a : swapaxes(a, -1, -2);
  if (a.dtype.kind !== "complex") return copy(tall, "C", dtypes.float64);
  const re = copy(realPart(tall), "C", dtypes.float64);
  const im = copy(imagPart(tall), "C", dtypes.float64);
  return concatenate([concatenate([re, call("negative", im)], -1), concatenate([im, re], -1)], -2);
}

/** With one more row of zeros where there is an odd one out. */
function padded(rows: CoreArray, more: number): CoreArray {
  if (more === 0) return rows;
  const shape = [...rows.shape];
  shape[rows.ndim - 2] = 1;
  return concatenate([rows, full(shape, 0, dtypes.float64)], -2);
}

/** Rotate rows against each other until all are orthogonal; each ends where it began. */
function orthogonalized(rows: CoreArray, call: Call): CoreArray {
  const n = rows.shape[rows.ndim - 2]!;
  const tolerance = 2 ** -52 * Math.sqrt(rows.shape[rows.ndim - 1]!);
  const seats = fromNested(seatsOf(n), dtypes.int32);
  let current = rows;
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
    let rotated = 0;
    for (let round = 1; round < n; round++) {
      const before = current;
      current = scope(() => {
        const turned = rotate(before, tolerance, call);
        rotated += turned.count;
        return n > 2 ? take(turned.rows, seats, -2) : turned.rows;
      });
      before.storage.dispose();
    }
    if (rotated === 0) return current;
  }
  throw new LinAlgError("SVD did not converge");
}

/** Where everybody sits in the next round: the first stays, the others move on by one. */
function seatsOf(n: number): number[] {
  const half = n / 2;
  const top = Array.from({ length: half }, (_, i) => (i === 0 ? 0 : i === 1 ? half : i - 1));
  const bottom = Array.from({ length: half }, (_, i) => (i === half - 1 ? half - 1 : half + i + 1));
  return [...top, ...bottom];
}

/** Rotate each row of the first half with its partner in the second; says how many were not orthogonal yet. */
function rotate(rows: CoreArray, tolerance: number, call: Call): { rows: CoreArray; count: number } {
  const n = rows.shape[rows.ndim - 2]!;
  const axis = rows.ndim - 2;
  const [x, y] = [slab(rows, axis, 0, n / 2), slab(rows, axis, n / 2, n)];
  const product = (a: CoreArray, b: CoreArray) =>
    reduce("sum", call("multiply", a, b), { axis: -1, keepdims: true });
  const [xx, yy, xy] = [product(x, x), product(y, y), product(x, y)];
  const bound = call("multiply", call("sqrt", call("multiply", xx, yy)), tolerance);
  // Rows as short as the rounding of the longest ones have no direction.
  const short = call("less", call("minimum", xx, yy), 2 ** -104 * rows.shape[axis + 1]!);
  const oblique = call("greater", call("absolute", xy), call("where", short, Infinity, bound));
  // The smaller root of t**2 + 2 * zeta * t - 1 is the tangent of the rotation (Golub and Van Loan, 8.6.3).
  const zeta = call("divide", call("subtract", yy, xx), call("multiply", xy, 2));
  const root = call("sqrt", call("add", call("square", zeta), 1));
  const tangent = call(
    "divide",
    call("where", call("less", zeta, 0), -1, 1),
    call("add", call("absolute", zeta), root),
  );
  const t = call("where", oblique, tangent, 0);
  const c = call("reciprocal", call("sqrt", call("add", call("square", t), 1)));
  const s = call("multiply", c, t);
  // As a change to each row, which rounds less than new rows would (Rutishauser, 1966).
  const tau = call("divide", s, call("add", c, 1));
  const first = call("subtract", x, call("multiply", call("add", call("multiply", x, tau), y), s));
  const second = call("add", y, call("multiply", call("subtract", x, call("multiply", y, tau)), s));
  return { rows: concatenate([first, second], -2), count: countTrue(oblique) };
}
