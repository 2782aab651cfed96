import { bounds } from "../../core/array.js";
import { ValueError } from "../../core/errors.js";
import { normalizeAxis } from "../../core/shape.js";
import { define } from "../define.js";
import type { NDArray } from "../ndarray.js";

/** `np.lib.array_utils`: what functions on arrays are written with. */

/**
 * The addresses in linear memory of the first byte of an array, and of the first one past it.
 *
 * @example
 * const [low, high] = np.lib.arrayUtils.byteBounds(np.zeros(3));
 * high - low // -> 24
 */
export const byteBounds: (a: NDArray) => [low: number, high: number] = define(
  "byte_bounds(a)",
  (a: NDArray) => {
    const start = a.core.storage.address;
    a.core.storage.hold();
    const [low, high] = bounds(a.core);
    return [start + low, start + high];
  },
);

/**
 * An axis counted from the front.
 *
 * @throws AxisError when there is no such axis
 * @example
 * np.lib.arrayUtils.normalizeAxisIndex(-1, 3) // -> 2
 */
export const normalizeAxisIndex: (
  axis: number,
  ndim: number,
  msgPrefix?: string | { msgPrefix?: string },
) => number = define("normalize_axis_index(axis, ndim, msgPrefix=)", (axis, ndim, prefix) =>
  normalizeAxis(axis, ndim, prefix ?? undefined),
);

/** What {@link normalizeAxisTuple} takes by name. */
export interface AxesOptions {
  /** What the argument is called in messages. */
  argname?: string | null | undefined;
  /** Whether an axis may be named twice. */
  allowDuplicate?: boolean | undefined;
}

/**
 * One axis or several, counted from the front.
 *
 * @throws AxisError when there is no such axis, @throws ValueError for one that is named twice
 * @example
 * np.lib.arrayUtils.normalizeAxisTuple([0, -1], 3) // -> [ 0, 2 ]
 */
export const normalizeAxisTuple: (
  axis: number | readonly number[],
  ndim: number,
  argname?: string | null | AxesOptions,
  allowDuplicate?: boolean | AxesOptions,
) => number[] = define(
  "normalize_axis_tuple(axis, ndim, argname=, allowDuplicate=)",
  (axis, ndim, argname, allowDuplicate = false) => {
    const name = argname ?? undefined;
    const axes = (typeof axis === "number" ? [axis] : Array.from(axis as Iterable<number>)).map((one) =>
      normalizeAxis(one, ndim, name),
    );
    if (!allowDuplicate && new Set(axes).size !== axes.length)
      throw new ValueError(name ? `repeated axis in \`${name}\` argument` : "repeated axis");
    return axes;
  },
);
