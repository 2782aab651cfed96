import { allocate, broadcastTo, type CoreArray, consume } from "../../core/array.js";
import { assign, copy, fill } from "../../core/assign.js";
import { toNested } from "../../core/convert.js";
import type { Operand } from "../../core/dispatch.js";
import { dtypes } from "../../core/dtype.js";
import { IndexError, ValueError } from "../../core/errors.js";
import { promoteWeak } from "../../core/promote.js";
import { float } from "../../core/scalar.js";
import { type Shape, sameShape, shapeText } from "../../core/shape.js";
import { take, takeAlongAxis } from "../../ops/gather.js";
import { moveaxis, part, reshape } from "../../ops/layout.js";
import { partitionInPlace } from "../../ops/partition.js";
import { accumulate, reduce } from "../../ops/reductions.js";
import { argsort, sortInPlace } from "../../ops/sorting.js";
import {
  add,
  and,
  anyTrue,
  compute,
  divide,
  equal,
  greaterEqual,
  isInexact,
  isInteger,
  less,
  multiply,
  remainder,
  subtract,
} from "./compute.js";
import { lifted } from "./parts.js";

/**
 * Quantiles by the nine methods of Hyndman and Fan (Sample quantiles in statistical packages, 1996) and NumPy's four
 * others. All work on rows along the last axis, which are put in order as far as needed; a row may have a length of its
 * own, where NaN at its end does not count.
 */

/** NumPy's names of the methods. */
export type QuantileMethod =
  | "inverted_cdf"
  | "averaged_inverted_cdf"
  | "closest_observation"
  | "interpolated_inverted_cdf"
  | "hazen"
  | "weibull"
  | "linear"
  | "median_unbiased"
  | "normal_unbiased"
  | "lower"
  | "higher"
  | "midpoint"
  | "nearest";

/** A length, or one for each row. */
type Count = number | CoreArray;

interface Method {
  /** Where a quantile lies among `n` sorted elements. */
  place(n: Count, q: CoreArray): CoreArray;
  /** The weight of the upper one of two neighbours from how far the place is above the lower one. */
  weight?: (distance: CoreArray, place: CoreArray) => CoreArray;
}

const intp = dtypes.int64;
const asIndex = (x: CoreArray): CoreArray => copy(x, "K", intp);
const floor = (x: CoreArray): CoreArray => compute("floor", [x]);
const times = (n: Count, q: CoreArray): CoreArray => multiply(q, n);
const before = (n: Count): Count => (typeof n === "number" ? n - 1 : subtract(n, 1));
const scaled = (n: Count, q: CoreArray): CoreArray => times(before(n), q);

function between(alpha: Operand, rest: Operand): Method {
  return {
    place: (n, q) => subtract(add(times(n, q), add(multiply(q, rest), alpha)), 1),
    weight: (distance) => distance,
  };
}

/** The element at the place, or the next one above it unless `stays`. */
function observation(
  place: CoreArray,
  stays: (distance: CoreArray, lower: CoreArray) => CoreArray,
): CoreArray {
  const lower = floor(place);
  const chosen = compute("where", [stays(subtract(place, lower), lower), lower, add(lower, 1)]);
  return compute("maximum", [asIndex(chosen), 0]);
}

const methods: Record<QuantileMethod, Method> = {
  inverted_cdf: { place: (n, q) => observation(subtract(times(n, q), 1), (distance) => equal(distance, 0)) },
  averaged_inverted_cdf: {
    place: (n, q) => subtract(times(n, q), 1),
    weight: (distance) => compute("where", [equal(distance, 0), 0.5, float(1)]),
  },
  closest_observation: {
    place: (n, q) =>
      observation(subtract(subtract(times(n, q), 1), 0.5), (distance, lower) =>
        and(equal(distance, 0), equal(remainder(lower, 2), 1)),
      ),
  },
  interpolated_inverted_cdf: between(0, 0),
  hazen: between(0.5, float(0)),
  weibull: between(0, 1),
  linear: { place: scaled, weight: (distance) => distance },
  median_unbiased: between(1 / 3, 1 - 1 / 3 - 1 / 3),
  normal_unbiased: between(3 / 8, 1 - 3 / 8 - 3 / 8),
  lower: { place: (n, q) => asIndex(floor(scaled(n, q))) },
  higher: { place: (n, q) => asIndex(compute("ceil", [scaled(n, q)])) },
  midpoint: {
    place: (n, q) => {
      const place = scaled(n, q);
      return multiply(add(floor(place), compute("ceil", [place])), 0.5);
    },
    weight: (_, place) => compute("where", [equal(remainder(place, 1), 0), float(0), 0.5]),
  },
  nearest: { place: (n, q) => asIndex(compute("rint", [scaled(n, q)])) },
};

/** The method of a name. @throws ValueError */
export function methodOf(name: string): Method {
  const method = Object.hasOwn(methods, name) ? methods[name as QuantileMethod] : undefined;
  if (method) return method;
  const names = Object.keys(methods).map((x) => `'${x}'`);
  throw new ValueError(`'${name}' is not a valid method. Use one of: dict_keys([${names.join(", ")}])`);
}

/** What quantiles are asked of. */
export interface Quantiles {
  readonly q: CoreArray;
  /** Whether `q` is a number, which adapts to the dtype of the elements. */
  readonly weak: boolean;
  readonly method: string;
  readonly out?: CoreArray | undefined;
}

/**
 * The elements of sorted rows at places: those of `q` where the rows have one length, else those of `q` for each row.
 *
 * @returns shape: that of `q`, then the rows'
 */
function pick(rows: CoreArray, index: CoreArray, shared: boolean, out?: CoreArray): CoreArray {
  const last = rows.ndim - 1;
  const kept = rows.shape.slice(0, -1);
  if (shared) return take(moveaxis(rows, -1, 0), index, 0, "raise", out);
  const nq = index.ndim - last;
  const shape = index.shape.slice(0, nq);
  const count = shape.reduce((n, length) => n * length, 1);
  const columns = reshape(index, [count, ...kept]);
  const found = takeAlongAxis(rows, moveaxis(columns, 0, -1), last);
  return reshape(copy(moveaxis(found, -1, 0)), [...shape, ...kept]);
}

/** Quantiles of rows along the last axis, of `n` elements of each. */
export function quantilesOf(source: Source, n: Count, { q, weak, method, out }: Quantiles): CoreArray {
  const { rows: given } = source;
  const kept = given.ndim - 1;
  const length = given.shape[kept]!;
  const shared = typeof n === "number";
  const { place, weight } = methodOf(method);
  if (length === 0) throw new IndexError("index -1 is out of bounds for axis 0 with size 0");
  const wide = shared ? q : lifted(q, kept);
  const places = place(shared ? n : copy(n, "C", isInteger(q.dtype) ? intp : q.dtype), wide);
  let rows: CoreArray;
  let result: CoreArray;
  if (!weight || (method === "linear" && isInteger(places.dtype))) {
    rows = orderedRows(source, shared ? [places] : undefined);
    result = pick(rows, shared ? places : fromEnd(places, n), shared, out);
  } else {
    const lower = floor(places);
    const upper = add(lower, 1);
    const above = greaterEqual(places, before(n));
    const below = less(places, 0);
    for (const index of [lower, upper]) {
      fill(index, -1, above);
      fill(index, 0, below);
    }
    const [i, j] = [lower, upper].map((index) => {
      const whole = asIndex(index);
      return shared ? whole : fromEnd(whole, n);
    }) as [CoreArray, CoreArray];
    const distance = subtract(places, lower);
    const weights = weight(distance, places);
    const gamma = weights.dtype === places.dtype ? weights : copy(weights, "C", places.dtype);
    rows = orderedRows(source, shared ? [i, j] : undefined);
    const ends: [CoreArray, CoreArray] = [pick(rows, i, shared), pick(rows, j, shared)];
    result = mixed(ends, shared && !weak ? lifted(gamma, kept) : gamma, weak, out);
  }
  if (isInexact(rows.dtype)) {
    const ends = shared ? part(rows, kept, length - 1) : part(rows, kept, 0);
    // NaN is sorted last: a row that counts whole has one at its end, one that counts nothing begins with it.
    const missing = compute("isnan", [ends]);
    if (anyTrue(missing)) assign(result, ends, broadcastTo(missing, result.shape));
    // NumPy takes the dtype of the first row's quantiles; of nothing but NaN that is the elements'.
    if (!shared && !out && result.dtype !== rows.dtype && missing.size > 0 && missing.first() === true)
      return copy(result, "C", rows.dtype);
  }
  return result;
}

/** Places counted from the end of each row as places from its front. */
function fromEnd(index: CoreArray, n: CoreArray): CoreArray {
  const last = compute("maximum", [subtract(n, 1), 0]);
  return compute("minimum", [compute("where", [less(index, 0), last, index]), last]);
}

/** `a + (b - a) t`, from the nearer end. */
function mixed([a, b]: [CoreArray, CoreArray], t: CoreArray, weak: boolean, out?: CoreArray): CoreArray {
  const spread = subtract(b, a);
  const dtype = promoteWeak(a.dtype, "float");
  const cast = (x: CoreArray): CoreArray => (weak && x.dtype !== dtype ? copy(x, "C", dtype) : x);
  const result = add(a, multiply(spread, cast(t)), out);
  const near = broadcastTo(greaterEqual(t, 0.5), result.shape);
  const rest = cast(subtract(1, t));
  compute("subtract", [b, multiply(spread, rest)], {
    out: result,
    where: near,
    casting: "unsafe",
    dtype: result.dtype,
  });
  return result;
}

/** Quantiles of rows (not sorted) with weights of the same shape; NaN weighs nothing where rows have their own length. */
export function weightedQuantiles(
  rows: CoreArray,
  weights: CoreArray,
  n: Count,
  { q, out }: Quantiles,
): CoreArray {
  const last = rows.ndim - 1;
  const length = rows.shape[last]!;
  const order = argsort(rows, -1);
  const sorted = takeAlongAxis(rows, order, last);
  const ordered = takeAlongAxis(weights, order, last);
  const missing = isInexact(rows.dtype) ? compute("isnan", [sorted]) : undefined;
  if (missing && typeof n !== "number") fill(ordered, 0, missing);
  let cdf = accumulate("cumsum", ordered, { axis: last, dtype: dtypes.float64 });
  const total = copy(part(cdf, last, length - 1));
  const empty = typeof n === "number" ? undefined : equal(n, 0);
  if (empty) fill(total, 1, empty);
  divide(cdf, reshape(total, [...total.shape, 1]), cdf);
  if (anyTrue(compute("isnan", [part(cdf, last, length - 1)])))
    throw new ValueError("Weights included NaN, inf or were all zero.");
  if (q.dtype.kind === "float" && q.dtype !== cdf.dtype) cdf = copy(cdf, "C", q.dtype);
  if (anyTrue(equal(part(cdf, last, 0), 0))) fill(cdf, -1, equal(cdf, 0));
  const kept = rows.shape.slice(0, -1);
  const shape = [...q.shape, ...kept];
  if (out && !sameShape(out.shape, shape)) {
    throw new ValueError(
      `Wrong shape of argument 'out', shape=${shapeText(shape)} is required; got shape=${shapeText(out.shape)}.`,
    );
  }
  const result = allocate(rows.dtype, [q.size, ...kept]);
  const flat = reshape(q, [q.size]);
  for (let k = 0; k < q.size; k++) {
    const under = less(cdf, part(flat, 0, k));
    const found = reduce("countNonzero", under, { axis: last, keepdims: true });
    under.storage.dispose();
    const index = compute("minimum", [found, length - 1]);
    assign(part(result, 0, k), part(takeAlongAxis(sorted, index, last), last, 0));
  }
  if (missing) {
    const ends = part(sorted, last, typeof n === "number" ? length - 1 : 0);
    const gone = compute("isnan", [ends]);
    if (anyTrue(gone)) assign(result, ends, broadcastTo(gone, result.shape));
  }
  const shaped = reshape(result, shape);
  if (!out) return shaped;
  assign(out, shaped);
  return out;
}

/** Rows to be put in order, in place where that is allowed. */
export interface Source {
  readonly rows: CoreArray;
  readonly inPlace: boolean;
}

/** More places than this are found sooner by sorting everything. */
const FEW = 32;

/**
 * Rows in which the elements at these places, and NaN at the end, stand where sorting puts them; without places, sorted rows.
 *
 * @throws ValueError for a read-only array
 */
export function orderedRows({ rows, inPlace }: Source, places?: readonly CoreArray[]): CoreArray {
  const ordered = inPlace ? rows : copy(rows);
  const count = places?.reduce((n, index) => n + index.size, 0) ?? FEW;
  if (count >= FEW) sortInPlace(ordered, -1);
  else {
    const last = isInexact(rows.dtype) ? [-1] : [];
    partitionInPlace(ordered, [...places!.flatMap((index) => listOf(index)), ...last]);
  }
  return ordered;
}

/** The elements of a small array of indices. */
const listOf = (index: CoreArray): number[] => [toNested(reshape(index, [index.size]))].flat(2).map(Number);

/** How many elements of each row are no NaN. */
export function countsOf(rows: CoreArray): CoreArray {
  const missing = compute("isnan", [rows]);
  return consume(compute("logicalNot", [missing], { out: missing }), (present) =>
    reduce("countNonzero", present, { axis: present.ndim - 1 }),
  );
}

/** Weights laid over an array: of its shape, or of that of the axes. @throws TypeError, ValueError */
export function weightsFor(weights: CoreArray, a: CoreArray, axes: readonly number[] | null): CoreArray {
  if (sameShape(weights.shape, a.shape)) return weights;
  if (axes === null) throw new TypeError("Axis must be specified when shapes of a and weights differ.");
  const wanted: Shape = axes.map((axis) => a.shape[axis]!);
  if (!sameShape(weights.shape, wanted)) {
    throw new ValueError("Shape of weights must be consistent with shape of a along specified axis.");
  }
  const strides = new Array<number>(a.ndim).fill(0);
  axes.forEach((axis, k) => {
    strides[axis] = weights.strides[k]!;
  });
  const shape = a.shape.map((length, axis) => (axes.includes(axis) ? length : 1));
  return weights.view(shape, strides);
}
