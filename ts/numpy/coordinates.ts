import { toScalar } from "../core/convert.js";
import { ValueError } from "../core/errors.js";
import { isScalar } from "../core/scalar.js";
import { requireInteger } from "../core/shape.js";
import * as ops from "../ops/coordinates.js";
import { modeOf } from "../ops/gather.js";
import type { ShapeLike } from "./creation.js";
import { define } from "./define.js";
import type { IndexMode } from "./gathering.js";
import { type ArrayLike, withArrays } from "./input.js";
import { parts } from "./joining.js";
import { type NDArray, wrap } from "./ndarray.js";
import { numpyPolicy } from "./policy.js";

/** The order in which places are counted. */
export interface PlaceOptions {
  order?: "C" | "F" | undefined;
}

function requireOrder(order: unknown): "C" | "F" {
  if (order === "C" || order === "F") return order;
  throw new ValueError("only 'C' or 'F' order is permitted");
}

const lengths = (shape: unknown): number[] => {
  const list = typeof shape === "number" ? [shape] : Array.from(shape as Iterable<unknown>, Number);
  list.forEach(requireInteger);
  return list;
};

/** An empty list says nothing of what it would hold. @throws TypeError */
function requireTyped(x: unknown): void {
  if (Array.isArray(x) && x.flat(Infinity).length === 0) {
    throw new TypeError(
      "indices must be integral: the provided empty sequence was inferred as float. Wrap it with 'np.array(indices, dtype=np.intp)'",
    );
  }
}

/**
 * The coordinates of places in the flattened array of a shape: what `argmax` gives, as an index.
 *
 * @returns for each axis a number, or an int32 array if `indices` is one
 * @throws ValueError for a place that is not there
 * @example
 * np.unravelIndex(5, [2, 3]) // -> [ 1, 2 ]
 * np.unravelIndex([1, 5], [2, 3]).map(String) // -> [ '[0 1]', '[1 2]' ]
 */
export const unravelIndex: {
  (indices: number | bigint, shape: ShapeLike, order?: "C" | "F" | PlaceOptions): number[];
  (indices: ArrayLike, shape: ShapeLike, order?: "C" | "F" | PlaceOptions): NDArray<"int32">[];
} = define("unravel_index(indices, shape, order=)", (indices, shape, order = "C") => {
  const by = requireOrder(order);
  requireTyped(indices);
  return withArrays([indices], (index) => {
    const found = ops.unravelIndex(index, lengths(shape), by, numpyPolicy);
    if (!isScalar(indices)) return found.map((places) => wrap(places));
    return found.map((place) => {
      const value = toScalar(place.first());
      place.storage.dispose();
      return value;
    });
  });
});

/** What {@link ravelMultiIndex} takes by name. */
export interface RavelOptions extends PlaceOptions {
  /** What happens to coordinates outside of an axis: one for all, or one for each axis. */
  mode?: IndexMode | readonly IndexMode[] | undefined;
}

/**
 * The places of coordinates in the flattened array of a shape.
 *
 * @param multiIndex - the coordinates on each axis, broadcast together
 * @returns a number for numbers, else an int32 array
 * @throws ValueError for coordinates that are not there, unless `mode` is `wrap` or `clip`
 * @example
 * np.ravelMultiIndex([1, 2], [2, 3]) // -> 5
 * np.ravelMultiIndex([[0, 1], [1, 2]], [2, 3]).toString() // -> [1 5]
 */
export const ravelMultiIndex: {
  (
    multiIndex: readonly number[],
    dims: ShapeLike,
    mode?: RavelOptions["mode"] | RavelOptions,
    order?: "C" | "F" | PlaceOptions,
  ): number;
  (
    multiIndex: readonly ArrayLike[] | NDArray,
    dims: ShapeLike,
    mode?: RavelOptions["mode"] | RavelOptions,
    order?: "C" | "F" | PlaceOptions,
  ): NDArray<"int32">;
} = define(
  "ravel_multi_index(multi_index, dims, mode=, order=)",
  (multiIndex, dims, mode = "raise", order = "C") => {
    const shape = lengths(dims);
    const modes = (Array.isArray(mode) ? mode : shape.map(() => mode)).map(modeOf);
    if (modes.length !== shape.length)
      throw new ValueError(`list of clipmodes has wrong length (${modes.length} instead of ${shape.length})`);
    const by = requireOrder(order);
    const coordinates = parts(multiIndex);
    coordinates.forEach(requireTyped);
    return withArrays(coordinates, (...cores) => {
      const result = ops.ravelMultiIndex(cores, shape, modes, by);
      if (!coordinates.every(isScalar)) return wrap(result);
      const place = toScalar(result.first());
      result.storage.dispose();
      return place;
    });
  },
);
