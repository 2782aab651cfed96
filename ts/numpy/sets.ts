import type { CoreArray } from "../core/array.js";
import type { DType } from "../core/dtype.js";
import { ValueError } from "../core/errors.js";
import { normalizeAxis } from "../core/shape.js";
import type { CommonDType } from "../core/types.js";
import { isin as isinCore, type Method } from "../ops/membership.js";
import * as operations from "../ops/set_operations.js";
import * as ops from "../ops/sets.js";
import { define } from "./define.js";
import { type ArrayLike, withArrays } from "./input.js";
import { type NDArray, wrap } from "./ndarray.js";
import { numpyPolicy } from "./policy.js";

/** What {@link unique} takes by name. */
export interface UniqueOptions {
  returnIndex?: boolean | undefined;
  returnInverse?: boolean | undefined;
  returnCounts?: boolean | undefined;
  /** Whose parts are compared; without one the elements of the flattened array. */
  axis?: number | null | undefined;
  /** Whether all NaN are one; they are by default, but not within parts along an axis of several. */
  equalNan?: boolean | undefined;
  /** The result is sorted in any case. */
  sorted?: boolean | undefined;
}

/**
 * The different elements of an array, sorted, or its different parts along an axis; on demand with the index of each
 * one's first occurrence, which of them each element is, and how often each occurs.
 *
 * @returns an array, or an array of arrays in the order index, inverse, counts
 * @throws AxisError
 * @example
 * np.unique([3, 1, 3]).toString() // -> [1. 3.]
 * np.unique([3, 1, 3], { returnCounts: true }).map(String) // -> [ '[1. 3.]', '[1 2]' ]
 * np.unique([[1, 2], [0, 5], [1, 2]], { axis: 0 }).tolist() // -> [ [ 0, 5 ], [ 1, 2 ] ]
 */
export const unique: {
  <D extends DType>(
    ar: NDArray<D> | ArrayLike,
    options: UniqueOptions & ({ returnIndex: true } | { returnInverse: true } | { returnCounts: true }),
  ): [NDArray<D>, ...NDArray<"int32">[]];
  <D extends DType>(ar: NDArray<D> | ArrayLike, options?: UniqueOptions): NDArray<D>;
} = define(
  "unique(ar, returnIndex=, returnInverse=, returnCounts=, axis=, *, equalNan=, sorted=)",
  (a, index, inverse, counts, axis, equalNan = true) =>
    withArrays([a], (core) => {
      const options = { index, inverse, counts, equalNan };
      const found = inRow(core, axis)
        ? ops.unique(core, options)
        : ops.uniqueAlong(core, axis, options, numpyPolicy);
      const values = wrap(found.values);
      const extras = [found.index, found.inverse, found.counts]
        .filter((x) => x !== undefined)
        .map((x) => wrap(x));
      return extras.length > 0 ? [values, ...extras] : values;
    }),
);

/** Whether the parts are the elements: no axis is named, or the only one. @throws AxisError */
function inRow({ ndim }: CoreArray, axis: number | null | undefined): boolean {
  if (axis != null && ndim === 1) normalizeAxis(axis, 1);
  return axis == null || ndim === 1;
}

/** What {@link uniqueAll} gives. */
export interface UniqueAllResult<D extends DType = DType> {
  /** The different elements, sorted; each NaN is one. */
  readonly values: NDArray<D>;
  /** Where each is first in the flattened array. */
  readonly indices: NDArray<"int32">;
  /** Which of them each element is, in the shape of the array. */
  readonly inverseIndices: NDArray<"int32">;
  /** How often each occurs. */
  readonly counts: NDArray<"int32">;
}

/** The parts of {@link UniqueAllResult} that were asked for. */
const described = (name: string, index: boolean, inverse: boolean, counts: boolean) =>
  define(`${name}(x)`, (x) =>
    withArrays([x], (core) => {
      const found = ops.unique(core, { index, inverse, counts, equalNan: false });
      return {
        values: wrap(found.values),
        ...(found.index && { indices: wrap(found.index) }),
        ...(found.inverse && { inverseIndices: wrap(found.inverse) }),
        ...(found.counts && { counts: wrap(found.counts) }),
      };
    }),
  );

/**
 * The different elements of an array with all that {@link unique} can say of them. Each NaN is an element of its own.
 *
 * @example
 * const { values, counts } = np.uniqueAll([3, 1, 3]);
 * [values, counts].map(String) // -> [ '[1. 3.]', '[1 2]' ]
 */
export const uniqueAll: <D extends DType>(x: NDArray<D> | ArrayLike) => UniqueAllResult<D> = described(
  "unique_all",
  true,
  true,
  true,
);
/**
 * The different elements of an array, and how often each occurs. Each NaN is an element of its own.
 *
 * @example
 * np.uniqueCounts([3, 1, 3]).counts.toString() // -> [1 2]
 */
export const uniqueCounts: <D extends DType>(
  x: NDArray<D> | ArrayLike,
) => Pick<UniqueAllResult<D>, "values" | "counts"> = described("unique_counts", false, false, true);
/**
 * The different elements of an array, and which of them each element is. Each NaN is an element of its own.
 *
 * @example
 * np.uniqueInverse([[3, 1, 3]]).inverseIndices.tolist() // -> [ [ 1, 0, 1 ] ]
 */
export const uniqueInverse: <D extends DType>(
  x: NDArray<D> | ArrayLike,
) => Pick<UniqueAllResult<D>, "values" | "inverseIndices"> = described("unique_inverse", false, true, false);
/**
 * The different elements of an array, sorted. Each NaN is an element of its own.
 *
 * @example
 * np.uniqueValues([3, 1, 3]).toString() // -> [1. 3.]
 */
export const uniqueValues: <D extends DType>(x: NDArray<D> | ArrayLike) => NDArray<D> = define(
  "unique_values(x)",
  (x) => withArrays([x], (core) => wrap(ops.unique(core, { equalNan: false }).values)),
);

/**
 * The different elements of two arrays together, sorted.
 *
 * @example
 * np.union1d([3, 1], [2, 1]).toString() // -> [1. 2. 3.]
 */
export const union1d: <A extends ArrayLike, B extends ArrayLike>(
  ar1: A,
  ar2: B,
) => NDArray<CommonDType<A, B>> = define("union1d(ar1, ar2)", (a, b) =>
  withArrays([a, b], (x, y) => wrap(operations.union(x, y))),
);

/** What {@link intersect1d} takes by name. */
export interface IntersectOptions {
  /** That no element occurs twice in an array: spares the search for such. */
  assumeUnique?: boolean | undefined;
  /** Also give where each element is first in either array. */
  returnIndices?: boolean | undefined;
}

/**
 * The different elements that two arrays have in common, sorted.
 *
 * @returns an array; with `returnIndices` also where each is first in either flattened array
 * @example
 * np.intersect1d([3, 1, 2], [2, 3, 5]).toString() // -> [2. 3.]
 * np.intersect1d([3, 1], [2, 3], { returnIndices: true }).map(String) // -> [ '[3.]', '[0]', '[1]' ]
 */
export const intersect1d: {
  <A extends ArrayLike, B extends ArrayLike>(
    ar1: A,
    ar2: B,
    options: IntersectOptions & { returnIndices: true },
  ): [NDArray<CommonDType<A, B>>, NDArray<"int32">, NDArray<"int32">];
  <A extends ArrayLike, B extends ArrayLike>(
    ar1: A,
    ar2: B,
    assumeUnique?: boolean | IntersectOptions,
    returnIndices?: boolean,
  ): NDArray<CommonDType<A, B>>;
} = define("intersect1d(ar1, ar2, assumeUnique=, returnIndices=)", (a, b, assumeUnique, returnIndices) =>
  withArrays([a, b], (x, y) => {
    const found = operations.intersection(x, y, !!assumeUnique, !!returnIndices, numpyPolicy);
    return returnIndices ? found.map((core) => wrap(core)) : wrap(found[0]!);
  }),
);

/** What {@link setdiff1d} and {@link setxor1d} take by name. */
export interface SetOptions {
  /** That no element occurs twice in an array: spares the search for such. */
  assumeUnique?: boolean | undefined;
}

/**
 * The different elements of one array that are not in the other, sorted; with `assumeUnique` in the order of the array.
 *
 * @example
 * np.setdiff1d([3, 1, 2, 3], [2]).toString() // -> [1. 3.]
 */
export const setdiff1d: <D extends DType>(
  ar1: NDArray<D> | ArrayLike,
  ar2: ArrayLike,
  assumeUnique?: boolean | SetOptions,
) => NDArray<D> = define("setdiff1d(ar1, ar2, assumeUnique=)", (a, b, assumeUnique) =>
  withArrays([a, b], (x, y) => wrap(operations.difference(x, y, !!assumeUnique, numpyPolicy))),
);

/**
 * The different elements that are in one of two arrays alone, sorted.
 *
 * @example
 * np.setxor1d([1, 2, 3], [2, 5]).toString() // -> [1. 3. 5.]
 */
export const setxor1d: <A extends ArrayLike, B extends ArrayLike>(
  ar1: A,
  ar2: B,
  assumeUnique?: boolean | SetOptions,
) => NDArray<CommonDType<A, B>> = define("setxor1d(ar1, ar2, assumeUnique=)", (a, b, assumeUnique) =>
  withArrays([a, b], (x, y) => wrap(operations.symmetricDifference(x, y, !!assumeUnique, numpyPolicy))),
);

/** What {@link isin} takes by name. */
export interface IsinOptions {
  /** That no element occurs twice in an array. It changes nothing here. */
  assumeUnique?: boolean | undefined;
  /** Tell which elements are not there. */
  invert?: boolean | undefined;
  /** By a table of the integers of a range, by sorting, or (`null`) by what suits. */
  kind?: Method | undefined;
}

/**
 * Which elements of an array occur in another one: bool, in the shape of the first. NaN occurs nowhere.
 *
 * @throws ValueError, @throws RuntimeError where a table was asked for and cannot be made
 * @example
 * np.isin([1, 2, 5], [5, 1]).toString() // -> [ True False  True]
 */
export const isin: (
  element: ArrayLike,
  testElements: ArrayLike,
  assumeUnique?: boolean | IsinOptions,
  invert?: boolean | IsinOptions,
  options?: IsinOptions,
) => NDArray<"bool"> = define(
  "isin(element, testElements, assumeUnique=, invert=, *, kind=)",
  (a, set, _assumeUnique, invert = false, kind = null) => {
    if (kind !== null && kind !== "sort" && kind !== "table")
      throw new ValueError(`Invalid kind: '${kind}'. Please use None, 'sort' or 'table'.`);
    return withArrays([a, set], (x, y) => wrap(isinCore(x, y, !!invert, kind, numpyPolicy)));
  },
);
