import { broadcastTo, type CoreArray } from "../../core/array.js";
import { assign, copy, fill } from "../../core/assign.js";
import { asCore } from "../../core/convert.js";
import { IndexError, ValueError } from "../../core/errors.js";
import { canCast, resultType } from "../../core/promote.js";
import { float, isScalar, valueOf, weakKind } from "../../core/scalar.js";
import { normalizeAxis } from "../../core/shape.js";
import type { DTypeOf } from "../../core/types.js";
import { concatenate } from "../../ops/joining.js";
import { ravel } from "../../ops/layout.js";
import { accumulate, reduce } from "../../ops/reductions.js";
import { define } from "../define.js";
import { type ArrayLike, withArrays } from "../input.js";
import { NDArray, wrap } from "../ndarray.js";
import type { MeanDType } from "../reduction_types.js";
import {
  add,
  and,
  asNumbers,
  composed,
  compute,
  divideBy,
  equal,
  isInexact,
  isInteger,
  less,
  multiply,
  remainder,
  subtract,
} from "./compute.js";
import { along, neighbours } from "./parts.js";

/** Differences of neighbours, `n` times; of truth values, whether they differ. */
export function differences(a: CoreArray, axis: number, n = 1): CoreArray {
  let result = a;
  for (let k = 0; k < n; k++) {
    const next = compute(a.dtype.kind === "bool" ? "notEqual" : "subtract", neighbours(result, axis));
    if (result !== a) result.storage.dispose();
    result = next;
  }
  return result;
}

/** What {@link diff} takes by name. */
export interface DiffOptions {
  /** How many times. */
  n?: number | undefined;
  axis?: number | undefined;
  /** What to put in front along the axis first. */
  prepend?: ArrayLike | undefined;
  /** What to put behind along the axis first. */
  append?: ArrayLike | undefined;
}

/** What stands at an end: a scalar for every row. */
function end(x: CoreArray, a: CoreArray, axis: number): CoreArray {
  if (x.ndim > 0) return x;
  return broadcastTo(
    x,
    a.shape.map((length, i) => (i === axis ? 1 : length)),
  );
}

/**
 * Differences of neighbours along an axis (the last), `n` times: `a[i + 1] - a[i]`. Of truth values, whether they differ.
 *
 * @throws ValueError for a 0-d array or a negative `n`, AxisError
 * @example
 * np.diff([1, 2, 4, 7]).toString() // -> [1. 2. 3.]
 * np.diff([1, 2, 4], { prepend: 0 }).toString() // -> [1. 1. 2.]
 */
export const diff: <A extends ArrayLike>(
  a: A,
  n?: number | DiffOptions,
  axis?: number | DiffOptions,
  prepend?: ArrayLike | DiffOptions,
  append?: ArrayLike | DiffOptions,
) => NDArray<DTypeOf<A>> = define(
  "diff(a, n=, axis=, prepend=, append=)",
  (a, n = 1, axis = -1, prepend, append) => {
    if (n === 0) return a instanceof NDArray ? a : wrap(asCore(a));
    if (n < 0) throw new ValueError(`order must be non-negative but got ${n}`);
    const ends = [prepend, append].filter((x) => x !== undefined);
    return withArrays([a, ...ends], (core, ...others) => {
      if (core.ndim === 0) throw new ValueError("diff requires input that is at least one dimensional");
      const place = normalizeAxis(axis, core.ndim);
      return wrap(
        composed(() => {
          const before = prepend === undefined ? [] : [end(others[0]!, core, place)];
          const after = append === undefined ? [] : [end(others[others.length - 1]!, core, place)];
          const whole = ends.length > 0 ? concatenate([...before, core, ...after], place) : core;
          return differences(whole, place, n);
        }),
      );
    });
  },
);

/** What {@link ediff1d} takes by name. */
export interface EdiffOptions {
  toEnd?: ArrayLike | null | undefined;
  toBegin?: ArrayLike | null | undefined;
}

/**
 * Differences of neighbours of the flattened array, between what is given to begin and to end with.
 *
 * @throws TypeError where that cannot be cast to the array's dtype
 * @example
 * np.ediff1d([1, 2, 4], { toBegin: -99 }).toString() // -> [-99.   1.   2.]
 */
export const ediff1d: <A extends ArrayLike>(
  ary: A,
  toEnd?: ArrayLike | null | EdiffOptions,
  toBegin?: ArrayLike | null | EdiffOptions,
) => NDArray<DTypeOf<A>> = define("ediff1d(ary, toEnd=, toBegin=)", (ary, toEnd, toBegin) =>
  withArrays([ary], (core) =>
    wrap(
      composed(() => {
        const flat = ravel(core);
        const edge = (x: unknown, name: string): CoreArray[] => {
          if (x == null) return [];
          const found = asNumbers(x);
          if (!canCast(found.dtype, core.dtype, "same_kind"))
            throw new TypeError(
              `dtype of \`${name}\` must be compatible with input \`ary\` under the \`same_kind\` rule.`,
            );
          return [ravel(found)];
        };
        const before = edge(toBegin, "to_begin");
        const after = edge(toEnd, "to_end");
        const steps = compute("subtract", neighbours(flat, 0));
        if (before.length + after.length === 0) return steps;
        return concatenate([...before, steps, ...after], 0, { dtype: core.dtype, casting: "unsafe" });
      }),
    ),
  ),
);

/** The distance of samples of which none is known. */
const unit = float(1);

/** What {@link trapezoid} takes by name. */
export interface TrapezoidOptions {
  /** Where the samples are. */
  x?: ArrayLike | null | undefined;
  /** How far apart they are, without `x`. */
  dx?: ArrayLike | undefined;
  axis?: number | undefined;
}

/**
 * The integral along an axis (the last) by the trapezoidal rule.
 *
 * @returns an array without the axis, 0-d for one row
 * @throws IndexError for an axis that is not there, @throws BroadcastError
 * @example
 * np.trapezoid([1, 2, 3]).item() // -> 4
 * np.trapezoid([1, 2, 3], { x: [4, 6, 8] }).item() // -> 8
 */
export const trapezoid: <A extends ArrayLike>(
  y: A,
  x?: ArrayLike | null | TrapezoidOptions,
  dx?: ArrayLike | TrapezoidOptions,
  axis?: number | TrapezoidOptions,
) => NDArray<MeanDType<DTypeOf<A>>> = define("trapezoid(y, x=, dx=, axis=)", (y, x, dx = unit, axis = -1) =>
  withArrays(x == null ? [y] : [y, x], (core, places) =>
    wrap(
      composed(() => {
        if (axis < -core.ndim || axis >= core.ndim)
          throw new IndexError("list assignment index out of range");
        const place = normalizeAxis(axis, core.ndim);
        const [upper, lower] = neighbours(core, place);
        const sums = add(upper, lower);
        let steps: CoreArray | undefined;
        if (places?.ndim === 1) steps = along(differences(places, 0), place, core.ndim);
        else if (places) steps = differences(places, normalizeAxis(axis, places.ndim));
        const by = steps ?? (isScalar(dx) ? dx : asCore(dx));
        const own = (x: CoreArray): CoreArray | undefined => (isInexact(x.dtype) ? x : undefined);
        // times 1 changes nothing but the dtype of integers
        const areas = by === unit && own(sums) ? sums : multiply(by, sums);
        const halves = divideBy(areas, 2, own(areas));
        return reduce("sum", halves, { axis: normalizeAxis(axis, halves.ndim) });
      }),
    ),
  ),
);

/** What {@link unwrap} takes by name. */
export interface UnwrapOptions {
  /** The least jump that is taken out; half a period by default. */
  discont?: number | null | undefined;
  axis?: number | undefined;
  /** What may be added any number of times; 2π by default. */
  period?: number | undefined;
}

/**
 * Phases without jumps of more than half a period: multiples of the period are added along an axis.
 *
 * @throws AxisError
 * @example
 * np.unwrap([0, 1, 2, -1, 0], { period: 4 }).toString() // -> [0. 1. 2. 3. 4.]
 */
export const unwrap: <A extends ArrayLike>(
  p: A,
  discont?: number | null | UnwrapOptions,
  axis?: number | UnwrapOptions,
  options?: UnwrapOptions,
) => NDArray<MeanDType<DTypeOf<A>> | DTypeOf<A>> = define(
  "unwrap(p, discont=, axis=, *, period=)",
  (p, discont, axis = -1, period = 2 * Math.PI) =>
    withArrays([p], (core) => {
      if (core.ndim === 0) throw new ValueError("diff requires input that is at least one dimensional");
      const place = normalizeAxis(axis, core.ndim);
      return wrap(
        composed(() => {
          const steps = differences(core, place);
          const dtype = resultType([steps.dtype], [weakKind(period)]);
          const whole = isInteger(dtype);
          const turn = Number(valueOf(period));
          const half = whole ? Math.floor(turn / 2) : float(turn / 2);
          const least = whole ? -Math.floor(turn / 2) : float(-turn / 2);
          const wrapped = add(remainder(subtract(steps, least), period), least);
          if (!whole || turn % 2 === 0)
            fill(wrapped, half, and(equal(wrapped, least), compute("greater", [steps, 0])));
          const corrections = subtract(wrapped, steps);
          const limit = discont ?? float(turn / 2);
          fill(corrections, 0, less(compute("absolute", [steps]), limit));
          const result = copy(core, "K", dtype);
          const [rest] = neighbours(result, place);
          const [given] = neighbours(core, place);
          assign(rest, add(given, accumulate("cumsum", corrections, { axis: place })));
          return result;
        }),
      );
    }),
);
