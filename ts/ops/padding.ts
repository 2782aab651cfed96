import { allocate, broadcastTo, type CoreArray, consume, filled } from "../core/array.js";
import { assign, fill } from "../core/assign.js";
import { dispatch, type Operand, type Policy } from "../core/dispatch.js";
import { dtypes } from "../core/dtype.js";
import { ValueError } from "../core/errors.js";
import { toElement } from "../core/scalar.js";
import { stridesOf } from "../core/shape.js";
import { linspace } from "./creation.js";
import { flip, moveaxis, part, reshape, slab } from "./layout.js";
import { middle } from "./medians.js";
import { mean } from "./moments.js";
import { reduce } from "./reductions.js";
import { sort } from "./sorting.js";

/** Arrays with a margin around them. Each axis is padded in turn, so that corners follow from its margins. */

/** Something for the front and for the back of an axis. */
export type Pair<T> = readonly [T, T];

/** What the margins hold, and what that asks for. */
export interface Padding {
  readonly mode: string;
  /** For each axis: the values of `constant`, the ends of `linear_ramp`. */
  readonly values?: readonly Pair<Operand>[];
  /** For each axis: how many elements a statistic is of; all by default. */
  readonly lengths?: readonly Pair<number>[] | undefined;
  /** Whether reflections are turned over at the edge as well. */
  readonly odd?: boolean | undefined;
}

/** An array with a margin of undefined contents, or what `prepare` writes there. */
export function grown(
  a: CoreArray,
  widths: readonly Pair<number>[],
  prepare?: (padded: CoreArray) => void,
): CoreArray {
  const shape = a.shape.map((length, axis) => widths[axis]![0] + length + widths[axis]![1]);
  const fortran = a.fContiguous && !a.cContiguous;
  return filled(
    allocate(a.dtype, shape, fortran ? stridesOf(shape, a.dtype.itemsize, "F") : undefined),
    (result) => {
      prepare?.(result);
      assign(inside(result, a, widths, 0), a);
    },
  );
}

/** The part of a padded array that is the original on the axes from `first` on. */
function inside(padded: CoreArray, a: CoreArray, widths: readonly Pair<number>[], first: number): CoreArray {
  let part = padded;
  for (let axis = first; axis < a.ndim; axis++) {
    const [before] = widths[axis]!;
    part = slab(part, axis, before, before + a.shape[axis]!);
  }
  return part;
}

/** A padded axis: the array, cut down to what matters of the axes not yet padded, and the width of its margins. */
interface Axis {
  readonly part: CoreArray;
  readonly axis: number;
  readonly widths: Pair<number>;
  /** How long the axis is without its margins. */
  readonly length: number;
}

const between = ({ part, axis }: Axis, start: number, stop: number): CoreArray =>
  slab(part, axis, start, stop);

/** Write to both margins. */
function setMargins(at: Axis, values: Pair<Operand>): void {
  const [before, after] = at.widths;
  const end = before + at.length;
  write(between(at, 0, before), values[0]);
  write(between(at, end, end + after), values[1]);
}

/** Cast as assignments of NumPy's scalars do: freely, but NaN and infinity are no integers. */
function write(target: CoreArray, value: Operand): void {
  if (typeof value !== "object" || !("storage" in value)) fill(target, value);
  else {
    if (value.ndim === 0 && value.dtype.kind === "float") requireFinite(value, target);
    assign(target, value);
  }
}

function requireFinite(value: CoreArray, target: CoreArray): void {
  const x = value.first();
  if (typeof x === "number" && !Number.isFinite(x)) toElement(x, target.dtype);
}

/** The first and the last element of an axis, with the axis kept. */
function edges(at: Axis): Pair<CoreArray> {
  const [before] = at.widths;
  const end = before + at.length;
  return [between(at, before, before + 1), between(at, end - 1, end)];
}

/** Numbers that lead from a value to the edge, for each margin. */
function setRamps(at: Axis, ends: Pair<Operand>, policy: Policy): void {
  const { axis, widths } = at;
  const end = widths[0] + at.length;
  const margins = [between(at, 0, widths[0]), flip(between(at, end, end + widths[1]), axis)];
  edges(at).forEach((edge, side) => {
    const stop = part(edge, axis, 0);
    const { samples, step } = linspace(
      ends[side] as CoreArray,
      stop,
      widths[side]!,
      false,
      at.part.dtype,
      policy,
      at.part.dtype.kind === "complex" ? dtypes.complex128 : dtypes.float64,
    );
    step.storage.dispose();
    consume(samples, () => assign(margins[side]!, moveaxis(samples, 0, axis)));
  });
}

/** The median along an axis that is kept. */
function median(a: CoreArray, axis: number, policy: Policy): CoreArray {
  const kept = a.shape.map((length, i) => (i === axis ? 1 : length));
  return consume(sort(a, axis), (sorted) => reshape(middle(sorted, axis, policy), kept));
}

function statistic(name: string, a: CoreArray, axis: number, policy: Policy): CoreArray {
  const options = { axis, keepdims: true };
  const exact = a.dtype.kind === "int" || a.dtype.kind === "uint";
  if (name === "maximum") return reduce("max", a, options);
  if (name === "minimum") return reduce("min", a, options);
  const result =
    name === "median" && a.shape[axis] !== 0 ? median(a, axis, policy) : mean(a, options, policy);
  return exact ? dispatch("rint", [result], policy, { out: result }) : result;
}

/** A statistic of the elements next to each margin. */
function setStatistics(at: Axis, name: string, lengths: Pair<number> | undefined, policy: Policy): void {
  const [left, right] = (lengths ?? [at.length, at.length]).map((n) => Math.min(n, at.length)) as [
    number,
    number,
  ];
  if ((left === 0 || right === 0) && (name === "maximum" || name === "minimum"))
    throw new ValueError("stat_length of 0 yields no value for padding");
  const [before] = at.widths;
  const end = before + at.length;
  const of = (start: number, stop: number): CoreArray =>
    statistic(name, between(at, start, stop), at.axis, policy);
  consume(of(before, before + left), (front) => {
    if (left === at.length && right === at.length) setMargins(at, [front, front]);
    else consume(of(end - right, end), (back) => setMargins(at, [front, back]));
  });
}

/** What lies behind the edge, turned over once more around it: `2 * edge - chunk`. */
function withOdd(
  chunk: CoreArray,
  edge: CoreArray,
  odd: boolean,
  policy: Policy,
  use: (a: CoreArray) => void,
): void {
  if (!odd) {
    use(chunk);
    return;
  }
  consume(dispatch("multiply", [edge, 2], policy), (twice) =>
    consume(dispatch("subtract", [twice, chunk], policy), use),
  );
}

/**
 * Mirror images in both margins. Each round mirrors all there is so far, in whole periods of the original, so that wide
 * margins take few rounds.
 */
function setReflections(at: Axis, withEdge: boolean, odd: boolean, policy: Policy): void {
  const total = at.part.shape[at.axis]!;
  const period = withEdge ? at.length : at.length - 1;
  const offset = withEdge ? 1 : 0;
  let [left, right] = at.widths;
  while (left > 0 || right > 0) {
    const known = total - left - right - (withEdge ? 0 : 1);
    const most = Math.floor(known / period) * period;
    if (left > 0) {
      const count = Math.min(most, left);
      const first = left - offset + 1;
      const chunk = flip(between(at, first, first + count), at.axis);
      const edge = between(at, left, left + 1);
      withOdd(chunk, edge, odd, policy, (a) => assign(between(at, left - count, left), a));
      left -= count;
    }
    if (right > 0) {
      const count = Math.min(most, right);
      const end = total - right;
      const stop = end + offset - 1;
      const chunk = flip(between(at, stop - count, stop), at.axis);
      const edge = between(at, end - 1, end);
      withOdd(chunk, edge, odd, policy, (a) => assign(between(at, end, end + count), a));
      right -= count;
    }
  }
}

/** The array again and again in both margins. */
function setCopies(at: Axis): void {
  const total = at.part.shape[at.axis]!;
  let [left, right] = at.widths;
  while (left > 0 || right > 0) {
    const period = Math.floor((total - left - right) / at.length) * at.length;
    const [before, after] = [Math.min(period, left), Math.min(period, right)];
    const end = total - right;
    const stop = left + period;
    if (before > 0) assign(between(at, left - before, left), between(at, stop - before, stop));
    if (after > 0) assign(between(at, end, end + after), between(at, end - period, end - period + after));
    left -= before;
    right -= after;
  }
}

/** An array with a margin. @throws ValueError when the mode has nothing to fill it with */
export function pad(
  a: CoreArray,
  widths: readonly Pair<number>[],
  padding: Padding,
  policy: Policy,
): CoreArray {
  const { mode } = padding;
  const extends_ = mode !== "constant" && mode !== "empty";
  if (extends_ && a.size === 0) {
    const bad = a.shape.findIndex((length, axis) => length === 0 && widths[axis]!.some((n) => n > 0));
    if (bad >= 0) {
      throw new ValueError(`can't extend empty axis ${bad} using modes other than 'constant' or 'empty'`);
    }
  }
  return filled(grown(a, widths), (result) => {
    if (mode === "empty" || (extends_ && a.size === 0)) return;
    for (let axis = 0; axis < a.ndim; axis++) {
      const part = inside(result, a, widths, axis + 1);
      const at: Axis = { part, axis, widths: widths[axis]!, length: a.shape[axis]! };
      if (mode === "constant") setMargins(at, padding.values![axis]!);
      else if (mode === "linear_ramp") setRamps(at, padding.values![axis]!, policy);
      else if (mode === "wrap") setCopies(at);
      else if (mode === "reflect" || mode === "symmetric") {
        if (at.length === 1) setMargins(at, edges(at));
        else setReflections(at, mode === "symmetric", padding.odd === true, policy);
      } else if (mode === "edge") setMargins(at, edges(at));
      else setStatistics(at, mode, padding.lengths?.[axis], policy);
    }
  });
}

/** Numbers for both ends of each of `ndim` axes: one for all, two for all, or as they broadcast. @throws ValueError */
export function asPairs(x: CoreArray, ndim: number): CoreArray {
  if (x.ndim < 3 && x.size === 1) return x.view([ndim, 2], [0, 0]);
  if (x.ndim < 3 && x.size === 2 && !(x.ndim === 2 && x.shape[1] === 1))
    return x.view([ndim, 2], [0, x.strides[x.shape.indexOf(2)]!]);
  return broadcastTo(x, [ndim, 2]);
}
