import type { CoreArray } from "../../core/array.js";
import { copy } from "../../core/assign.js";
import { Complex } from "../../core/complex.js";
import { asCore } from "../../core/convert.js";
import { dtypes } from "../../core/dtype.js";
import { ValueError } from "../../core/errors.js";
import { promote } from "../../core/promote.js";
import { isScalar, valueOf } from "../../core/scalar.js";
import type { DTypeOf, Promote } from "../../core/types.js";
import { type CorrelationMode, correlate as correlateRows } from "../../ops/correlation.js";
import { take } from "../../ops/gather.js";
import { interpolate, type Outside } from "../../ops/interpolation.js";
import { concatenate } from "../../ops/joining.js";
import { flip, slab } from "../../ops/layout.js";
import { argsort } from "../../ops/sorting.js";
import { define } from "../define.js";
import { type ArrayLike, withArrays } from "../input.js";
import { type NDArray, wrap } from "../ndarray.js";
import { add, composed, compute, remainder, subtract } from "./compute.js";
import { requireCast, requireRow } from "./counting.js";

const { float64, complex128 } = dtypes;

/** What {@link interp} takes by name. */
export interface InterpOptions {
  /** The value below the first point; that point's own by default. */
  left?: number | Complex | null | undefined;
  /** The value above the last point. */
  right?: number | Complex | null | undefined;
  /** The curve repeats itself after so much. */
  period?: number | null | undefined;
}

function outside(x: unknown, isComplex: boolean): Outside | undefined {
  if (x == null) return undefined;
  const value = isScalar(x) ? valueOf(x) : asCore(x).first();
  if (value instanceof Complex) {
    if (!isComplex) throw new TypeError("must be real number, not complex");
    return [value.re, value.im];
  }
  return [Number(value), 0];
}

/** The points of a curve that repeats itself: those of one period in order, and one more on each side. */
function periodic(xp: CoreArray, fp: CoreArray, period: number): [CoreArray, CoreArray] {
  if (xp.ndim !== 1 || fp.ndim !== 1) throw new ValueError("Data points must be 1-D sequences");
  if (xp.size !== fp.size) throw new ValueError("fp and xp are not of the same length");
  const wrapped = remainder(xp, period);
  const order = argsort(wrapped);
  const [places, values] = [take(wrapped, order, 0), take(fp, order, 0)];
  const last = (a: CoreArray): CoreArray => slab(a, 0, a.size - 1, a.size);
  const first = (a: CoreArray): CoreArray => slab(a, 0, 0, 1);
  return [
    concatenate([subtract(last(places), period), places, add(first(places), period)]),
    concatenate([last(values), values, first(values)]),
  ];
}

/**
 * Linear interpolation: the values at `x` of the curve through the points (`xp`, `fp`), with ascending `xp`.
 *
 * @returns float64, or complex128 where `fp` is complex, in the shape of `x`
 * @throws ValueError for points that are none or do not match, @throws TypeError for complex places
 * @example
 * np.interp([0, 1, 1.5, 9], [1, 2, 3], [3, 2, 0]).toString() // -> [3.  3.  2.5 0. ]
 */
export const interp: <F extends ArrayLike>(
  x: ArrayLike,
  xp: ArrayLike,
  fp: F,
  left?: number | Complex | null | InterpOptions,
  right?: number | Complex | null | InterpOptions,
  period?: number | null | InterpOptions,
) => NDArray<DTypeOf<F> extends "complex64" | "complex128" ? "complex128" : "float64"> = define(
  "interp(x, xp, fp, left=, right=, period=)",
  (x, xp, fp, left, right, period) =>
    withArrays([x, xp, fp], (at, places, values) =>
      wrap(
        composed(() => {
          const dtype = values.dtype.kind === "complex" ? complex128 : float64;
          let points = places;
          let heights = copy(values, "C", dtype);
          let where = at;
          for (const a of [at, places]) requireCast(a, "float64");
          if (period != null) {
            if (period === 0) throw new ValueError("period must be a non-zero value");
            const turn = Math.abs(period);
            [points, heights] = periodic(copy(places, "C", float64), heights, turn);
            where = remainder(copy(at, "C", float64), turn);
          }
          for (const a of [points, heights]) requireRow(a);
          if (points.size === 0) throw new ValueError("array of sample points is empty");
          if (points.size !== heights.size) throw new ValueError("fp and xp are not of the same length.");
          const [low, high] = [left, right].map((y) =>
            period == null ? outside(y, dtype === complex128) : undefined,
          );
          return interpolate(where, points, heights, low, high);
        }),
      ),
    ),
);

const modes: readonly CorrelationMode[] = ["valid", "same", "full"];

/** A mode by its name, the name's first letter, or its number. @throws ValueError */
function modeOf(mode: unknown): CorrelationMode {
  if (typeof mode === "number") {
    const found = modes[mode];
    if (!found) throw new ValueError("integer convolve/correlate mode must be 0, 1, or 2");
    return found;
  }
  const found = modes.find((name) => name === mode);
  if (!found) throw new ValueError("Use one of 'valid', 'same', or 'full' for convolve/correlate mode");
  return found;
}

/** The type of {@link convolve} and {@link correlate}. */
export type Convolve = <A extends ArrayLike, V extends ArrayLike>(
  a: A,
  v: V,
  mode?: CorrelationMode | { mode?: CorrelationMode | undefined },
) => NDArray<Promote<DTypeOf<A>, DTypeOf<V>>>;

function correlated(a: CoreArray, v: CoreArray, mode: CorrelationMode): CoreArray {
  const dtype = promote(a.dtype, v.dtype);
  const cast = (x: CoreArray): CoreArray => (x.dtype === dtype ? x : copy(x, "C", dtype));
  return correlateRows(cast(a), cast(v), mode);
}

/**
 * The cross-correlation of two rows, directly by its definition: `c[k] = sum(a[n + k] conj(v[n]))`.
 *
 * @param mode - `valid` (the default) where both overlap altogether, `same` in the length of the longer one, `full` wherever
 *   they overlap at all
 * @throws ValueError for what is empty or has not one axis
 * @example
 * np.correlate([1, 2, 3], [0, 1, 0.5]).toString() // -> [3.5]
 */
export const correlate: Convolve = define("correlate(a, v, mode=)", (a, v, mode = "valid") =>
  withArrays([a, v], (row, window) => {
    const how = modeOf(mode);
    for (const x of [row, window]) requireRow(x);
    if (row.size === 0) throw new ValueError("first array argument cannot be empty");
    if (window.size === 0) throw new ValueError("second array argument cannot be empty");
    const conjugated = (): CoreArray =>
      window.dtype.kind === "complex" ? compute("conjugate", [window]) : window;
    return wrap(composed(() => correlated(row, conjugated(), how)));
  }),
);

/**
 * The discrete linear convolution of two rows, directly by its definition: `c[n] = sum(a[m] v[n - m])`.
 *
 * @param mode - `full` (the default) wherever both overlap, `same` in the length of the longer one, `valid` where they overlap
 *   altogether
 * @throws ValueError for what is empty or has more than one axis
 * @example
 * np.convolve([1, 2, 3], [0, 1, 0.5]).toString() // -> [0.  1.  2.5 4.  1.5]
 */
export const convolve: Convolve = define("convolve(a, v, mode=)", (a, v, mode = "full") =>
  withArrays([a, v], (first, second) => {
    const [x, y] = [first, second].map((z) => (z.ndim === 0 ? z.view([1], [0]) : z)) as [
      CoreArray,
      CoreArray,
    ];
    if (x.shape[0] === 0) throw new ValueError("a cannot be empty");
    if (y.shape[0] === 0) throw new ValueError("v cannot be empty");
    const how = modeOf(mode);
    for (const row of [x, y]) requireRow(row);
    const [long, short] = y.size > x.size ? [y, x] : [x, y];
    return wrap(composed(() => correlated(long, flip(short), how)));
  }),
);
