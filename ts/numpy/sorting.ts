import type { DType } from "../core/dtype.js";
import { ValueError } from "../core/errors.js";
import * as ops from "../ops/sorting.js";
import { define } from "./define.js";
import { type ArrayLike, withArrays } from "./input.js";
import { type NDArray, wrap } from "./ndarray.js";

/** NumPy's names of sorting methods. All give the stable order here. */
export type SortKind = "quicksort" | "mergesort" | "heapsort" | "stable";

/** What {@link sort} and {@link argsort} take by name. */
export interface SortOptions {
  axis?: number | null | undefined;
  kind?: SortKind | undefined;
  stable?: boolean | undefined;
}

const kinds = new Set<unknown>([undefined, null, "quicksort", "mergesort", "heapsort", "stable"]);
function requireKind(kind: unknown, stable: unknown): void {
  if (!kinds.has(kind))
    throw new ValueError(`sort kind must be one of 'quick', 'heap', or 'stable' (got '${String(kind)}')`);
  if (kind != null && stable != null)
    throw new ValueError(
      "`kind` and `stable` parameters can't be provided at the same time. Use only one of them.",
    );
}

/**
 * A sorted copy along an axis (the last); `null` sorts the flattened array. NaN comes last.
 *
 * @throws AxisError, ValueError
 * @example
 * np.sort([3, 1, 2]).toString() // -> [1. 2. 3.]
 */
export const sort: <D extends DType>(
  a: NDArray<D> | ArrayLike,
  axis?: number | null | SortOptions,
  options?: SortOptions,
) => NDArray<D> = define("sort(a, axis=, kind=, *, stable=)", (a, axis = -1, kind, stable) => {
  requireKind(kind, stable);
  return withArrays([a], (core) => wrap(ops.sort(core, axis)));
});

/** Sort an array in place along an axis: the method `a.sort()`. */
export const sortInPlace: (a: NDArray, axis?: number | SortOptions) => void = define(
  "sort(a, axis=, kind=, *, stable=)",
  (a: NDArray, axis = -1, kind, stable) => {
    requireKind(kind, stable);
    ops.sortInPlace(a.core, axis);
  },
);

/**
 * The indices that would sort an array along an axis, stably: int32.
 *
 * @throws AxisError, ValueError
 * @example
 * np.argsort([30, 10, 20]).toString() // -> [1 2 0]
 */
export const argsort: (
  a: ArrayLike,
  axis?: number | null | SortOptions,
  options?: SortOptions,
) => NDArray<"int32"> = define("argsort(a, axis=, kind=, *, stable=)", (a, axis = -1, kind, stable) => {
  requireKind(kind, stable);
  return withArrays([a], (core) => wrap(ops.argsort(core, axis)));
});

/** What {@link searchsorted} takes by name. */
export interface SearchOptions {
  side?: ops.Side | undefined;
  /** The indices that sort `a`. */
  sorter?: ArrayLike | undefined;
}

/**
 * Where values would be inserted into a sorted array to keep it sorted: int32, in the shape of the values.
 *
 * @throws ValueError
 * @example
 * np.searchsorted([10, 20, 30], [5, 20, 35]).toString() // -> [0 1 3]
 */
export const searchsorted: (
  a: ArrayLike,
  v: ArrayLike,
  side?: ops.Side | SearchOptions,
  options?: SearchOptions,
) => NDArray<"int32"> = define("searchsorted(a, v, side=, sorter=)", (a, v, side = "left", sorter) => {
  if (side !== "left" && side !== "right")
    throw new ValueError(`search side must be one of 'left' or 'right' (got '${String(side)}')`);
  return withArrays(sorter == null ? [a, v] : [a, v, sorter], (row, values, order) =>
    wrap(ops.searchsorted(row, values, side, order)),
  );
});

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
