import type { DType } from "../core/dtype.js";
import { ValueError } from "../core/errors.js";
import * as ops from "../ops/joining.js";
import { moveaxis } from "../ops/layout.js";
import { define } from "./define.js";
import type { ArrayLike } from "./input.js";
import { numbers } from "./joining.js";
import type { NDArray } from "./ndarray.js";
import { viewsOf } from "./relaid.js";

/** Where to cut: how many parts, or the indices before which to cut. */
export type Sections = number | readonly number[] | NDArray;

/** A function that cuts along an axis of its own choice. */
type SplitAlong = <D extends DType>(ary: NDArray<D> | ArrayLike, indicesOrSections: Sections) => NDArray<D>[];

/** A function that cuts along a given axis. */
type Split = <D extends DType>(
  ary: NDArray<D> | ArrayLike,
  indicesOrSections: Sections,
  axis?: number | { axis?: number },
) => NDArray<D>[];

const splitter = (name: string, equal: boolean): Split =>
  define(`${name}(ary, indicesOrSections, axis=)`, (a, sections, axis = 0) =>
    viewsOf([a], ([core]) => ops.split(core!, cuts(sections), axis, equal)),
  );

const cuts = (sections: unknown): number | number[] =>
  typeof sections === "number" ? sections : numbers(sections);

/**
 * Views of consecutive parts of an axis.
 *
 * @param indicesOrSections - how many equal parts, or the indices before which to cut
 * @throws ValueError when it does not divide equally, @throws IndexError for an axis that is not there
 * @example
 * np.split(np.arange(4), 2).map(String) // -> [ '[0. 1.]', '[2. 3.]' ]
 */
export const split: Split = splitter("split", true);

/**
 * As {@link split}, but the first parts are longer by one where it does not divide equally.
 *
 * @throws ValueError for no parts, @throws IndexError for an axis that is not there
 * @example
 * np.arraySplit(np.arange(5), 2).map(String) // -> [ '[0. 1. 2.]', '[3. 4.]' ]
 */
export const arraySplit: Split = splitter("array_split", false);

const along = (name: string, ndim: number, axisOf: (ndim: number) => number): SplitAlong =>
  define(`${name}(ary, indicesOrSections)`, (a, sections) =>
    viewsOf([a], ([core]) => {
      if (core!.ndim < ndim)
        throw new ValueError(`${name} only works on arrays of ${ndim} or more dimensions`);
      return ops.split(core!, cuts(sections), axisOf(core!.ndim), true);
    }),
  );

/**
 * Cut side by side: along the second axis, of a vector along its only one. Views.
 *
 * @throws ValueError for a 0-d array, or when it does not divide equally
 * @example
 * np.hsplit([[1, 2], [3, 4]], 2).map((a) => a.tolist()) // -> [ [ [ 1 ], [ 3 ] ], [ [ 2 ], [ 4 ] ] ]
 */
export const hsplit: SplitAlong = along("hsplit", 1, (ndim) => (ndim > 1 ? 1 : 0));

/**
 * Cut along the first axis of at least two. Views.
 *
 * @throws ValueError for less than two dimensions, or when it does not divide equally
 * @example
 * np.vsplit([[1, 2], [3, 4]], 2).map((a) => a.tolist()) // -> [ [ [ 1, 2 ] ], [ [ 3, 4 ] ] ]
 */
export const vsplit: SplitAlong = along("vsplit", 2, () => 0);

/**
 * Cut along the third axis. Views.
 *
 * @throws ValueError for less than three dimensions, or when it does not divide equally
 * @example
 * np.dsplit(np.zeros([2, 2, 4]), 2).map((a) => a.shape) // -> [ [ 2, 2, 2 ], [ 2, 2, 2 ] ]
 */
export const dsplit: SplitAlong = along("dsplit", 3, () => 2);

/**
 * The parts along an axis, which is gone from them: views.
 *
 * @throws ValueError for a 0-d array, @throws AxisError
 * @example
 * np.unstack([[1, 2], [3, 4]], { axis: 1 }).map(String) // -> [ '[1. 3.]', '[2. 4.]' ]
 */
export const unstack: <D extends DType>(
  x: NDArray<D> | ArrayLike,
  options?: { axis?: number },
) => NDArray<D>[] = define("unstack(x, *, axis=)", (x, axis = 0) =>
  viewsOf([x], ([core]) => {
    if (core!.ndim === 0) throw new ValueError("Input array must be at least 1-d.");
    const { shape, strides, offset } = moveaxis(core!, axis, 0);
    return Array.from({ length: shape[0]! }, (_, i) =>
      core!.view(shape.slice(1), strides.slice(1), offset + i * strides[0]!),
    );
  }),
);
