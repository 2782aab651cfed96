import type { CoreArray } from "../../core/array.js";
import { copy } from "../../core/assign.js";
import { asCore, unwrap } from "../../core/convert.js";
import { dtypes } from "../../core/dtype.js";
import { ValueError } from "../../core/errors.js";
import { scope } from "../../core/lifetime.js";
import { isScalar, valueOf } from "../../core/scalar.js";
import { counters, countPlaces } from "../../ops/counting.js";
import { part, reshape, slab, transpose } from "../../ops/layout.js";
import { reduce } from "../../ops/reductions.js";
import { searchsorted } from "../../ops/searching.js";
import { define } from "../define.js";
import { type ArrayLike, withArrays } from "../input.js";
import { NDArray, wrap } from "../ndarray.js";
import { add, divide, equal, multiply, subtract } from "./compute.js";
import { requireCast } from "./counting.js";
import { differences } from "./differences.js";
import { descends, evenly, outerEdges } from "./intervals.js";
import { along } from "./parts.js";

/** From where to where along each axis; `null` from the least to the largest value. */
export type Ranges = readonly (readonly [number, number] | null)[];
/** How many bins along all axes, or for each axis how many or their edges. */
export type BinsOfAxes = number | readonly (number | ArrayLike)[] | NDArray;

/** What {@link histogramdd} takes by name. */
export interface HistogramddOptions {
  bins?: BinsOfAxes | undefined;
  range?: Ranges | null | undefined;
  /** Give the probability density in each bin. */
  density?: boolean | null | undefined;
  /** How much each point counts. */
  weights?: ArrayLike | null | undefined;
}

/** The points as rows: those of an array of two axes, else its rows are the coordinates. */
function pointsOf(sample: CoreArray, isArray: boolean): CoreArray {
  if (isArray && sample.ndim === 2) return sample;
  const wide = sample.ndim >= 2 ? sample : sample.view([1, sample.size], [0, sample.strides[0] ?? 0]);
  const points = transpose(wide);
  if (points.ndim > 2) throw new ValueError("too many values to unpack (expected 2)");
  return points;
}

/** The edges along axis `i`. @throws ValueError, TypeError */
function edgesOf(values: CoreArray, bins: unknown, range: unknown, i: number): CoreArray {
  const given = isScalar(bins) ? undefined : (unwrap(bins) ?? asCore(bins));
  if (given && given.ndim > 0) {
    if (given.ndim !== 1) throw new ValueError(`\`bins[${i}]\` must be a scalar or 1d array`);
    if (descends(given, false))
      throw new ValueError(`\`bins[${i}]\` must be monotonically increasing, when an array`);
    return copy(given);
  }
  const count = Number(given ? given.first() : valueOf(bins as number));
  if (count < 1) throw new ValueError(`\`bins[${i}]\` must be positive, when an integer`);
  const [first, last] = outerEdges(values, range);
  if (!Number.isInteger(count)) throw new TypeError(`\`bins[${i}]\` must be an integer, when a scalar`);
  return evenly(first, last, count);
}

/** The bin of each value along an axis, with one more on each side for what lies outside. */
function placesOf(values: CoreArray, edges: CoreArray): CoreArray {
  const found = searchsorted(edges, values, "right");
  const last = equal(values, part(edges, 0, edges.size - 1));
  return subtract(found, copy(last, "C", found.dtype), found);
}

/** Counts of points in a grid of bins, and its edges. @throws ValueError, TypeError */
function gridCounts(
  points: CoreArray,
  weights: CoreArray | undefined,
  { bins = 10, range, density }: Omit<HistogramddOptions, "weights">,
): CoreArray[] {
  const axes = points.shape[1]!;
  let each: readonly unknown[];
  if (isScalar(bins)) each = new Array<unknown>(axes).fill(bins);
  else {
    each = bins instanceof NDArray ? Array.from(bins) : (bins as readonly unknown[]);
    if (each.length !== axes) {
      throw new ValueError("The dimension of bins must be equal to the dimension of the sample x.");
    }
  }
  if (range != null && range.length !== axes)
    throw new ValueError("range argument must have one entry per dimension");
  const columns = Array.from({ length: axes }, (_, i) => part(points, 1, i));
  const edges = columns.map((values, i) => edgesOf(values, each[i], range?.[i], i));
  const shape = edges.map((e) => e.size + 1);
  let places: CoreArray | undefined;
  columns.forEach((values, i) => {
    const found = placesOf(values, edges[i]!);
    places = places ? add(multiply(places, shape[i]!), found) : found;
  });
  if (weights) {
    requireCast(weights, "float64");
    if (weights.size !== points.shape[0])
      throw new ValueError("The weights and list don't have the same length.");
  }
  const total = shape.reduce((n, length) => n * length, 1);
  const counts = counters(total, weights !== undefined);
  if (places) countPlaces(counts, places, weights);
  let grid = reshape(counts, shape);
  for (let i = 0; i < axes; i++) grid = slab(grid, i, 1, shape[i]! - 1);
  let result = copy(grid, "C", dtypes.float64);
  if (density) {
    const sum = reduce("sum", result);
    edges.forEach((e, i) => {
      result = divide(result, along(differences(e, 0), i, axes));
    });
    divide(result, sum, result);
  }
  return [result, ...edges];
}

const optional = (x: unknown): unknown[] => (x == null ? [] : [x]);

/** The type of {@link histogramdd}. */
export type Histogramdd = (
  sample: ArrayLike,
  bins?: BinsOfAxes | HistogramddOptions,
  range?: Ranges | null | HistogramddOptions,
  density?: boolean | null | HistogramddOptions,
  weights?: ArrayLike | null | HistogramddOptions,
) => [NDArray<"float64">, NDArray[]];

/**
 * How many points lie in each bin of a grid.
 *
 * @param sample - the points: an array with a row for each, or nested arrays with a row for each coordinate
 * @param bins - how many along all axes (10), or for each axis how many, or the edges
 * @returns the counts, float64, and the edges along each axis
 * @throws ValueError, TypeError for bins or ranges that are none
 * @example
 * np.histogramdd([[0, 1, 1], [0, 0, 1]], { bins: 2 })[0].tolist() // -> [ [ 1, 0 ], [ 1, 1 ] ]
 */
export const histogramdd: Histogramdd = define(
  "histogramdd(sample, bins=, range=, density=, weights=)",
  (sample, bins, range, density, weights) =>
    withArrays([sample, ...optional(weights)], (core, w) => {
      const [counts, ...edges] = scope(() =>
        gridCounts(pointsOf(core, unwrap(sample) !== undefined), w, { bins, range, density }),
      );
      return [wrap(counts!), edges.map((e) => wrap(e))];
    }),
);

/** The type of {@link histogram2d}. */
export type Histogram2d = (
  x: ArrayLike,
  y: ArrayLike,
  bins?: BinsOfAxes | HistogramddOptions,
  range?: Ranges | null | HistogramddOptions,
  density?: boolean | null | HistogramddOptions,
  weights?: ArrayLike | null | HistogramddOptions,
) => [NDArray<"float64">, NDArray, NDArray];

/** The bins along both axes: edges for both, if they are neither one nor two. */
function binsOfBoth(bins: BinsOfAxes): BinsOfAxes {
  const count = isScalar(bins) ? 1 : bins instanceof NDArray ? (bins.shape[0] ?? 1) : bins.length;
  return count === 1 || count === 2 ? bins : [bins as ArrayLike, bins as ArrayLike];
}

/**
 * How many points lie in each bin of a plane: {@link histogramdd} of two axes.
 *
 * @param bins - how many along both axes (10), their edges, or two of those
 * @returns the counts, float64, with the bins of `x` as rows; the edges of `x`, and those of `y`
 * @throws ValueError, TypeError for bins or ranges that are none
 * @example
 * np.histogram2d([0, 1, 1], [0, 0, 1], { bins: 2 })[0].tolist() // -> [ [ 1, 0 ], [ 1, 1 ] ]
 */
export const histogram2d: Histogram2d = define(
  "histogram2d(x, y, bins=, range=, density=, weights=)",
  (x, y, bins = 10, range, density, weights) =>
    withArrays([x, y, ...optional(weights)], (first, second, w) => {
      if (first.shape[0] !== second.shape[0]) throw new ValueError("x and y must have the same length.");
      const [counts, ...edges] = scope(() =>
        gridCounts(pointsOf(asCore([first, second]), false), w, { bins: binsOfBoth(bins), range, density }),
      );
      return [wrap(counts!), ...edges.map((e) => wrap(e))];
    }),
);
