import type { CoreArray } from "../../core/array.js";
import { dtypes } from "../../core/dtype.js";
import { ValueError } from "../../core/errors.js";
import { canCast } from "../../core/promote.js";
import { requireInteger } from "../../core/shape.js";
import { wholeNumbers } from "../../core/truth.js";
import { counters, countPlaces, largestPlace } from "../../ops/counting.js";
import { flip } from "../../ops/layout.js";
import { searchsorted } from "../../ops/searching.js";
import { define } from "../define.js";
import { type ArrayLike, withArrays } from "../input.js";
import { type NDArray, wrap } from "../ndarray.js";
import { anyTrue, composed, compute, less, subtract } from "./compute.js";
import { neighbours } from "./parts.js";

/** A one-dimensional array is needed. @throws ValueError in NumPy's words */
export function requireRow(a: CoreArray): void {
  if (a.ndim > 1) throw new ValueError("object too deep for desired array");
  if (a.ndim === 0) throw new ValueError("object of too small depth for desired array");
}

/** Only what casts safely is taken. @throws TypeError */
export function requireCast(a: CoreArray, to: "float64" | "complex128" | "int64"): void {
  if (!canCast(a.dtype, dtypes[to], "safe")) {
    throw new TypeError(
      `Cannot cast array data from dtype('${a.dtype.name}') to dtype('${to}') according to the rule 'safe'`,
    );
  }
}

/** What {@link bincount} takes by name. */
export interface BincountOptions {
  /** What each element counts: then the result is float64. */
  weights?: ArrayLike | null | undefined;
  /** The least length of the result. */
  minlength?: number | undefined;
}

/** Whole numbers as places; of floats only those that all are whole. @throws TypeError, ValueError */
function placesOf(x: CoreArray): CoreArray {
  requireRow(x);
  if (x.size === 0) return x;
  const places = x.dtype.kind === "float" ? wholeNumbers(x) : x;
  if (!places) requireCast(x, "int64");
  if (x.dtype.kind === "complex") requireCast(x, "int64");
  return places!;
}

/**
 * How often each of the numbers 0, 1, 2, ... occurs, or the sum of the weights of its occurrences.
 *
 * @returns int32, float64 with weights
 * @throws ValueError for negative numbers or what has not one axis, @throws TypeError for what is no integer
 * @example
 * np.bincount([0, 1, 1, 3]).toString() // -> [1 2 0 1]
 * np.bincount([0, 1, 1], { weights: [0.5, 1, 2] }).toString() // -> [0.5 3. ]
 */
export const bincount: <W extends ArrayLike | null | undefined | BincountOptions = undefined>(
  x: ArrayLike,
  weights?: W,
  minlength?: number | BincountOptions,
) => NDArray<W extends undefined | null ? "int32" : "int32" | "float64"> = define(
  "bincount(x, weights=, minlength=)",
  (x, weights, minlength = 0) => {
    if (minlength === null) throw new TypeError("use 0 instead of None for minlength");
    requireInteger(minlength);
    if (minlength < 0) throw new ValueError("'minlength' must not be negative");
    return withArrays(weights == null ? [x] : [x, weights], (core, w) =>
      wrap(
        composed(() => {
          const places = placesOf(core);
          const most = places.size > 0 ? largestPlace(places) + 1 : 0;
          if (most === Infinity) throw new ValueError("'list' argument must have no negative elements");
          if (w) {
            requireRow(w);
            requireCast(w, "float64");
            if (w.size !== places.size)
              throw new ValueError("The weights and list don't have the same length.");
          }
          const counts = counters(Math.max(most, minlength), w !== undefined && places.size > 0);
          countPlaces(counts, places, w);
          return counts;
        }),
      ),
    );
  },
);

/**
 * For each element the number of the bin that it lies in: `i` where `bins[i - 1] <= x < bins[i]`, with `right`
 * `bins[i - 1] < x <= bins[i]`. Bins may descend; then both are the other way round.
 *
 * @returns int32, in the shape of `x`
 * @throws ValueError when the bins neither ascend nor descend, @throws TypeError for complex numbers
 * @example
 * np.digitize([0.2, 6.4, 3], [0, 1, 2.5, 4, 10]).toString() // -> [1 4 3]
 */
export const digitize: (
  x: ArrayLike,
  bins: ArrayLike,
  right?: boolean | { right?: boolean | undefined },
) => NDArray<"int32"> = define("digitize(x, bins, right=)", (x, bins, right) =>
  withArrays([x, bins], (values, edges) => {
    if (values.dtype.kind === "complex") throw new TypeError("x may not be complex");
    requireRow(edges);
    requireCast(edges, "float64");
    return wrap(
      composed(() => {
        const [upper, lower] = neighbours(edges, 0);
        const side = right ? "left" : "right";
        if (!anyTrue(less(upper, lower))) return searchsorted(edges, values, side);
        if (anyTrue(compute("greater", [upper, lower])))
          throw new ValueError("bins must be monotonically increasing or decreasing");
        const found = searchsorted(flip(edges), values, side);
        return subtract(edges.size, found, found);
      }),
    );
  }),
);
