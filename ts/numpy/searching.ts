import { ValueError } from "../core/errors.js";
import * as ops from "../ops/searching.js";
import { define } from "./define.js";
import { type ArrayLike, withArrays } from "./input.js";
import { type NDArray, wrap } from "./ndarray.js";

/** What {@link searchsorted} takes by name. */
export interface SearchOptions {
  side?: ops.Side | undefined;
  /** The indices that sort `a`. */
  sorter?: ArrayLike | null | undefined;
}

/** A side as NumPy reads it. @throws TypeError, ValueError */
function requireSide(side: unknown): asserts side is ops.Side {
  if (typeof side !== "string") throw new TypeError(`search side must be str, not ${typeof side}`);
  if (side === "left" || side === "right") return;
  throw new ValueError(
    /^[lr]/i.test(side)
      ? "search side must be one of 'left' or 'right'"
      : `search side must be 'left' or 'right' (got '${side}')`,
  );
}

/**
 * Where values would be inserted into a sorted array to keep it sorted: int32, in the shape of the values. NaN is the
 * largest value.
 *
 * @throws ValueError, TypeError
 * @example
 * np.searchsorted([10, 20, 30], [5, 20, 35]).toString() // -> [0 1 3]
 * np.searchsorted([10, 20, 30], [5, 20, 35], "right").toString() // -> [0 2 3]
 */
export const searchsorted: (
  a: ArrayLike,
  v: ArrayLike,
  side?: ops.Side | SearchOptions,
  options?: SearchOptions,
) => NDArray<"int32"> = define("searchsorted(a, v, side=, sorter=)", (a, v, side = "left", sorter) => {
  requireSide(side);
  return withArrays(sorter == null ? [a, v] : [a, v, sorter], (row, values, order) =>
    wrap(ops.searchsorted(row, values, side, order)),
  );
});
