import type { CoreArray } from "../../core/array.js";
import { copy } from "../../core/assign.js";
import { unwrap } from "../../core/convert.js";
import { dtypes } from "../../core/dtype.js";
import { scope } from "../../core/lifetime.js";
import { counters, countPlaces, inBlocks } from "../../ops/counting.js";
import { full } from "../../ops/creation.js";
import { take } from "../../ops/gather.js";
import { concatenate } from "../../ops/joining.js";
import { part, slab } from "../../ops/layout.js";
import { accumulate, reduce } from "../../ops/reductions.js";
import { searchsorted } from "../../ops/searching.js";
import { argsort } from "../../ops/sorting.js";
import { define } from "../define.js";
import { type ArrayLike, withArrays } from "../input.js";
import { NDArray, wrap } from "../ndarray.js";
import { type Bins, binEdges, rowOf } from "./bin_edges.js";
import { add, compute, divide } from "./compute.js";
import { differences } from "./differences.js";
import { uniformCounts } from "./uniform_counts.js";

/** What {@link histogram} takes by name. */
export interface HistogramOptions {
  /** How many bins, their edges, or how to estimate how many; 10 by default. */
  bins?: Bins | undefined;
  /** From where to where; from the least to the largest element by default. */
  range?: readonly [number, number] | null | undefined;
  /** Give the probability density in each bin. */
  density?: boolean | null | undefined;
  /** How much each element counts. */
  weights?: ArrayLike | null | undefined;
}

/** Elements below every edge but the last, and up to the last, in a sorted row. */
function places(sorted: CoreArray, edges: CoreArray): CoreArray {
  const n = edges.size;
  const last = Math.max(0, n - 1);
  return concatenate([
    searchsorted(sorted, slab(edges, 0, 0, last), "left"),
    searchsorted(sorted, slab(edges, 0, last, n), "right"),
  ]);
}

/** How many elements lie between ascending edges: each bin has its lower edge, the last one both. */
function countsBetween(row: CoreArray, edges: CoreArray): CoreArray {
  const n = edges.size;
  const counts = counters(n + 1, false);
  inBlocks([row], (block) => countPlaces(counts, searchsorted(edges, block!, "right")));
  if (n < 2) return slab(counts, 0, 1, Math.max(1, n));
  const bins = slab(counts, 0, 1, n);
  const end = slab(counts, 0, n - 1, n);
  inBlocks([row], (block) => {
    const equal = compute("equal", [block!, part(edges, 0, n - 1)]);
    add(end, reduce("countNonzero", equal), end);
    equal.storage.dispose();
  });
  return copy(bins);
}

/** Sums of weights between ascending edges, as differences of running sums in the order of the elements. */
function sumsBetween(row: CoreArray, weights: CoreArray, edges: CoreArray): CoreArray {
  const running = full(edges.shape, 0, weights.dtype);
  const zero = full([1], 0, weights.dtype);
  inBlocks([row, weights], (block, w) => {
    const order = argsort(block!);
    const sums = accumulate("cumsum", take(w!, order, 0));
    const whole = concatenate([zero, sums]);
    add(running, copy(take(whole, places(take(block!, order, 0), edges), 0), "C", running.dtype), running);
  });
  return differences(running, 0);
}

/** Counts as densities: over the widths of the bins and the sum of all. */
function densities(counts: CoreArray, edges: CoreArray): CoreArray {
  const widths = copy(differences(edges, 0), "C", dtypes.float64);
  return divide(divide(counts, widths), reduce("sum", counts));
}

const optional = (x: unknown): unknown[] => (x == null ? [] : [x]);

/** The edges as an array of the caller's, if he gave one. */
const given = (bins: unknown, edges: CoreArray): NDArray =>
  bins instanceof NDArray && bins.core === edges ? bins : wrap(unwrap(bins) === edges ? copy(edges) : edges);

/** The type of {@link histogram}. */
export type Histogram = (
  a: ArrayLike,
  bins?: Bins | HistogramOptions,
  range?: readonly [number, number] | null | HistogramOptions,
  density?: boolean | null | HistogramOptions,
  weights?: ArrayLike | null | HistogramOptions,
) => [NDArray, NDArray];

/**
 * How many elements of the flattened array lie in each of several bins. A bin has its lower edge, the last one both.
 *
 * @param bins - how many of equal width (10), their edges, or `auto`, `fd`, `doane`, `scott`, `stone`, `rice`, `sturges`, `sqrt`: how
 *   to estimate how many
 * @returns the counts, int32, or of the weights' dtype, float64 for densities; and the edges
 * @throws ValueError, TypeError for bins or ranges that are none
 * @example
 * np.histogram([1, 2, 1], [0, 1, 2, 3])[0].toString() // -> [0 2 1]
 * np.histogram([0, 1, 2, 3], { bins: 2 }).map(String) // -> [ '[2 2]', '[0.  1.5 3. ]' ]
 */
export const histogram: Histogram = define(
  "histogram(a, bins=, range=, density=, weights=)",
  (a, bins = 10, range, density, weightsValue) =>
    withArrays([a, ...optional(weightsValue)], (core, laid) => {
      const result = scope(() => {
        const { row, weights } = rowOf(core, laid);
        const { edges, uniform } = binEdges(row, bins, range, weights !== undefined);
        let counts: CoreArray;
        if (uniform) counts = uniformCounts(row, edges.size - 1, uniform, weights, edges);
        else counts = weights ? sumsBetween(row, weights, edges) : countsBetween(row, edges);
        return [density ? densities(counts, edges) : counts, edges] as const;
      });
      return [wrap(result[0]), given(bins, result[1])];
    }),
);

/**
 * The edges of the bins that {@link histogram} would use.
 *
 * @throws ValueError, TypeError for bins or ranges that are none
 * @example
 * np.histogramBinEdges([0, 1, 2, 3, 3, 4, 5], "sqrt").toString() // -> [0.         1.66666667 3.33333333 5.        ]
 */
export const histogramBinEdges: (
  a: ArrayLike,
  bins?: Bins | Omit<HistogramOptions, "density">,
  range?: readonly [number, number] | null | Omit<HistogramOptions, "density">,
  weights?: ArrayLike | null | Omit<HistogramOptions, "density">,
) => NDArray = define(
  "histogram_bin_edges(a, bins=, range=, weights=)",
  (a, bins = 10, range, weightsValue) =>
    withArrays([a, ...optional(weightsValue)], (core, laid) => {
      const edges = scope(() => {
        const { row, weights } = rowOf(core, laid);
        return binEdges(row, bins, range, weights !== undefined).edges;
      });
      return given(bins, edges);
    }),
);
