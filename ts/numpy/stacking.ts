import type { CoreArray } from "../core/array.js";
import type { DType } from "../core/dtype.js";
import type { Casting } from "../core/promote.js";
import type { DTypeOf } from "../core/types.js";
import { block as blockCores, readBlocks } from "../ops/blocks.js";
import { concatenate } from "../ops/joining.js";
import { atLeast, transpose } from "../ops/layout.js";
import { define } from "./define.js";
import type { DTypeLike, NameOf } from "./dtype.js";
import { type ArrayLike, dtypeArg, type NestedInput, withArrays } from "./input.js";
import { parts } from "./joining.js";
import { NDArray, wrap } from "./ndarray.js";
import { relaid } from "./relaid.js";

/** Functions that join arrays along axes which they choose, and those that give arrays these axes. */

/** What stacking functions take by name. */
export interface StackOptions<L extends DTypeLike = DTypeLike> {
  /** The dtype of the result; by default that to which all promote. */
  dtype?: L | undefined;
  casting?: Casting | undefined;
}

type Stack = <A extends readonly ArrayLike[] | NDArray, L extends DTypeLike = DTypeOf<A>>(
  tup: A,
  options?: StackOptions<L>,
) => NDArray<NameOf<L>>;

const sequence = 'arrays to stack must be passed as a "sequence" type such as list or tuple.';

const stacker = (
  name: string,
  prepare: (a: CoreArray) => CoreArray,
  axisOf: (first: CoreArray | undefined) => number,
  keywords = ", *, dtype=, casting=",
): Stack =>
  define(`${name}(tup${keywords})`, (tup, dtype, casting) =>
    withArrays(parts(tup, sequence), (...cores) => {
      const prepared = cores.map(prepare);
      return wrap(concatenate(prepared, axisOf(prepared[0]), { dtype: dtypeArg(dtype), casting }));
    }),
  );

/**
 * Arrays side by side: along the second axis, vectors along their only one.
 *
 * @throws ValueError when there are none, or their shapes do not fit together
 * @example
 * np.hstack([[1, 2], [3]]).toString() // -> [1. 2. 3.]
 */
export const hstack: Stack = stacker(
  "hstack",
  (a) => atLeast(a, 1),
  (first) => (first && first.ndim > 1 ? 1 : 0),
);

/**
 * Arrays one below the other: along the first axis, vectors as rows.
 *
 * @throws ValueError when there are none, or their shapes do not fit together
 * @example
 * np.vstack([[1, 2], [3, 4]]).tolist() // -> [ [ 1, 2 ], [ 3, 4 ] ]
 */
export const vstack: Stack = stacker(
  "vstack",
  (a) => atLeast(a, 2),
  () => 0,
);

/** NumPy's older name of {@link vstack}. */
export const rowStack = vstack;

/**
 * Arrays one behind the other, along a third axis.
 *
 * @throws ValueError when there are none, or their shapes do not fit together
 * @example
 * np.dstack([[1, 2], [3, 4]]).tolist() // -> [ [ [ 1, 3 ], [ 2, 4 ] ] ]
 */
export const dstack: (tup: readonly ArrayLike[] | NDArray) => NDArray = stacker(
  "dstack",
  (a) => atLeast(a, 3),
  () => 2,
  "",
);

/**
 * Vectors as the columns of a matrix; matrices side by side.
 *
 * @throws ValueError when there are none, or their shapes do not fit together
 * @example
 * np.columnStack([[1, 2], [3, 4]]).tolist() // -> [ [ 1, 3 ], [ 2, 4 ] ]
 */
export const columnStack: (tup: readonly ArrayLike[] | NDArray) => NDArray = stacker(
  "column_stack",
  (a) => (a.ndim < 2 ? transpose(atLeast(a, 2)) : a),
  () => 1,
  "",
);

/**
 * An array of blocks, as nested lists lay them out: the innermost lists run along the last axis.
 *
 * @throws ValueError when lists are empty or nested unevenly, or blocks do not fit together
 * @example
 * np.block([[np.ones([1, 2]), 0], [2, 2, 2]]).tolist() // -> [ [ 1, 1, 0 ], [ 2, 2, 2 ] ]
 */
export const block: (arrays: NestedInput) => NDArray = define("block(arrays)", (arrays) => {
  const blocks = readBlocks(arrays);
  return withArrays(blocks.leaves, (...cores) => wrap(blockCores(blocks, cores)));
});

/** Arrays with at least so many axes: one for one, a list for none or several. */
interface AtLeast {
  <D extends DType>(ary: NDArray<D>): NDArray<D>;
  (ary: ArrayLike): NDArray;
  (...arys: ArrayLike[]): NDArray[];
}

function atLeastNd(ndim: 1 | 2 | 3): AtLeast {
  const one = (x: ArrayLike): NDArray =>
    x instanceof NDArray && x.ndim >= ndim ? x : relaid(x, (core) => atLeast(core, ndim));
  const call = (...arys: ArrayLike[]): NDArray | NDArray[] =>
    arys.length === 1 ? one(arys[0]!) : arys.map(one);
  return Object.defineProperty(call, "name", { value: `atleast_${ndim}d` }) as AtLeast;
}

/**
 * Inputs as arrays with at least one axis: views of arrays.
 *
 * @returns an array for one input, a list for several
 * @example
 * np.atleast1d(3).shape // -> [ 1 ]
 */
export const atleast1d: AtLeast = atLeastNd(1);

/**
 * Inputs as arrays with at least two axes, new ones in front: views of arrays.
 *
 * @returns an array for one input, a list for several
 * @example
 * np.atleast2d([1, 2]).shape // -> [ 1, 2 ]
 */
export const atleast2d: AtLeast = atLeastNd(2);

/**
 * Inputs as arrays with at least three axes: a vector becomes `[1, n, 1]`, a matrix `[m, n, 1]`. Views of arrays.
 *
 * @returns an array for one input, a list for several
 * @example
 * np.atleast3d([1, 2]).shape // -> [ 1, 2, 1 ]
 */
export const atleast3d: AtLeast = atLeastNd(3);
