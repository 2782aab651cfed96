import type { DType } from "../core/dtype.js";
import * as ops from "../ops/sets.js";
import { define } from "./define.js";
import { type ArrayLike, withArrays } from "./input.js";
import { type NDArray, wrap } from "./ndarray.js";

/** What {@link unique} takes by name. */
export interface UniqueOptions {
  returnIndex?: boolean | undefined;
  returnInverse?: boolean | undefined;
  returnCounts?: boolean | undefined;
  /** Whether all NaN are one; they are by default. */
  equalNan?: boolean | undefined;
}

/**
 * The different elements of an array, sorted; on demand with the index of each one's first occurrence, the array
 * written in their indices, and how often each occurs.
 *
 * @returns an array, or an array of arrays in the order index, inverse, counts
 * @example
 * np.unique([3, 1, 3]).toString() // -> [1. 3.]
 * np.unique([3, 1, 3], { returnCounts: true }).map(String) // -> [ '[1. 3.]', '[1 2]' ]
 */
export const unique: {
  <D extends DType>(
    ar: NDArray<D> | ArrayLike,
    options: UniqueOptions & ({ returnIndex: true } | { returnInverse: true } | { returnCounts: true }),
  ): [NDArray<D>, ...NDArray<"int32">[]];
  <D extends DType>(ar: NDArray<D> | ArrayLike, options?: UniqueOptions): NDArray<D>;
} = define(
  "unique(ar, returnIndex=, returnInverse=, returnCounts=, *, equalNan=)",
  (a, index, inverse, counts, equalNan = true) =>
    withArrays([a], (core) => {
      const found = ops.unique(core, { index, inverse, counts, equalNan });
      const values = wrap(found.values);
      const extras = [found.index, found.inverse, found.counts]
        .filter((x) => x !== undefined)
        .map((x) => wrap(x));
      return extras.length > 0 ? [values, ...extras] : values;
    }),
);
