import type { CoreArray } from "../core/array.js";
import { consume } from "../core/array.js";
import { asCore } from "../core/convert.js";
import { type DType, dtypes } from "../core/dtype.js";
import { IndexError, ValueError } from "../core/errors.js";
import { normalizeAxes, requireInteger } from "../core/shape.js";
import { parseSlice, Slice } from "../core/slice.js";
import { arange } from "../ops/creation.js";
import * as ops from "../ops/editing.js";
import { flatnonzero, withIntegers } from "../ops/gather.js";
import { withValues } from "../ops/indexing.js";
import { concatenate } from "../ops/joining.js";
import { withFlat } from "../ops/layout.js";
import { define } from "./define.js";
import { type ArrayLike, withArrays } from "./input.js";
import type { Axes } from "./layout.js";
import { type NDArray, wrap } from "./ndarray.js";
import { numpyPolicy } from "./policy.js";
import { relaid } from "./relaid.js";

/** Which parts of an axis: an index, a slice (also as text), indices, a mask. */
export type Places = number | Slice | string | ArrayLike;

type OnAxis = number | null | { axis?: number | null };

/** A slice that a caller gave as such or as text. */
function sliceOf(x: unknown): Slice | undefined {
  if (x instanceof Slice) return x;
  return (typeof x === "string" && parseSlice(x)) || undefined;
}

/**
 * Without parts of an axis; of the flattened array without one. As an import of its own `delete_`.
 *
 * @param obj - which parts: an index, a slice, indices, or a mask as long as the axis
 * @throws IndexError, AxisError, @throws ValueError for a mask of another length
 * @example
 * np.delete([1, 2, 3, 4], [0, -1]).toString() // -> [2. 3.]
 * np.delete([[1, 2], [3, 4]], 0, { axis: 1 }).tolist() // -> [ [ 2 ], [ 4 ] ]
 */
export const delete_: <D extends DType>(
  arr: NDArray<D> | ArrayLike,
  obj: Places,
  axis?: OnAxis,
) => NDArray<D> = define("delete(arr, obj, axis=)", (a, obj, axis) =>
  withArrays([a], (core) => {
    const removed = (what: number | Slice | CoreArray): NDArray =>
      wrap(ops.remove(core, what, axis ?? null, numpyPolicy));
    const slice = sliceOf(obj);
    if (slice) return removed(slice);
    if (typeof obj === "number" && Number.isInteger(obj)) return removed(obj);
    return withArrays([obj], (what) => {
      if (what.dtype.kind === "bool") return removed(what);
      return withIndices(what, removed);
    });
  }),
);

/** Call `use` with an array of integers; floats must be whole. @throws IndexError */
function withIndices<T>(index: CoreArray, use: (integers: CoreArray) => T): T {
  let integers: CoreArray | undefined;
  try {
    return withIntegers(index, (found) => {
      integers = found;
      return use(found);
    });
  } catch (error) {
    if (!integers && error instanceof TypeError)
      throw new IndexError("arrays used as indices must be of integer (or boolean) type");
    throw error;
  }
}

/**
 * With values put in before places of an axis; of the flattened array without one.
 *
 * @param obj - before which parts of the array as it is: an index, a slice, indices, a mask
 * @param values - cast to the array's dtype and broadcast to the places
 * @throws IndexError, AxisError, ValueError
 * @example
 * np.insert([1, 2, 3], 1, 9).toString() // -> [1. 9. 2. 3.]
 * np.insert([[1, 2], [3, 4]], 1, [8, 9], { axis: 1 }).tolist() // -> [ [ 1, 8, 2 ], [ 3, 9, 4 ] ]
 */
export const insert: <D extends DType>(
  arr: NDArray<D> | ArrayLike,
  obj: Places,
  values: ArrayLike,
  axis?: OnAxis,
) => NDArray<D> = define("insert(arr, obj, values, axis=)", (a, obj, values, axis) =>
  withArrays([a], (core) => {
    const put = (index: CoreArray): NDArray => {
      let result: CoreArray | undefined;
      withValues(core, values, (source) => {
        const write = (x: CoreArray): void => {
          result = ops.insert(core, index, x, axis ?? null, numpyPolicy);
        };
        if (source.dtype === core.dtype) write(source);
        else consume(asCore(source, core.dtype), write);
      });
      return wrap(result!);
    };
    const slice = sliceOf(obj);
    if (slice) {
      const length = axis == null ? core.size : (core.shape.at(axis) ?? 0);
      const { start, count, step } = slice.indices(length);
      const stop = start + count * step;
      return consume(arange(start, stop, step, dtypes.int32, numpyPolicy), put);
    }
    return withArrays([obj], (index) => {
      const mask = index.dtype.kind === "bool";
      if (mask && index.ndim !== 1)
        throw new ValueError("boolean array argument obj to insert must be one dimensional");
      if (mask) return consume(flatnonzero(index), put);
      if (index.ndim > 1)
        throw new ValueError("index array argument obj to insert must be one dimensional or scalar");
      return withIndices(index, put);
    });
  }),
);

/**
 * With values behind the array: both flattened, or along an axis.
 *
 * @throws ValueError when the shapes do not fit together, @throws AxisError
 * @example
 * np.append([[1, 2]], [[3, 4]], 0).tolist() // -> [ [ 1, 2 ], [ 3, 4 ] ]
 */
export const append: (arr: ArrayLike, values: ArrayLike, axis?: OnAxis) => NDArray = define(
  "append(arr, values, axis=)",
  (a, values, axis) =>
    withArrays([a, values], (core, more) => {
      if (axis != null) return wrap(concatenate([core, more], axis));
      return withFlat(core, (x) => withFlat(more, (y) => wrap(concatenate([x, y], 0))));
    }),
);

/**
 * The elements in another shape, repeated or cut off as need be: a copy.
 *
 * @throws ValueError for a negative length
 * @example
 * np.resize([1, 2, 3], [2, 2]).tolist() // -> [ [ 1, 2 ], [ 3, 1 ] ]
 */
export const resize: <D extends DType>(
  a: NDArray<D> | ArrayLike,
  newShape: number | readonly number[],
) => NDArray<D> = define("resize(a, new_shape)", (a, shape) => {
  const lengths: number[] =
    typeof shape === "number" ? [shape] : Array.from(shape as Iterable<number>, Number);
  lengths.forEach(requireInteger);
  if (lengths.some((n) => n < 0)) throw new ValueError("all elements of `new_shape` must be non-negative");
  return withArrays([a], (core) => wrap(ops.resize(core, lengths)));
});

/** What {@link trimZeros} takes by name. */
export interface TrimOptions {
  /** Where to cut off: `f` in front, `b` at the back; both by default. */
  trim?: string;
  /** The axes; all by default. */
  axis?: Axes | null;
}

/**
 * Without the zeros before the first and after the last other element, along axes: a view.
 *
 * @throws ValueError for another `trim` than f, b, fb or bf, @throws AxisError
 * @example
 * np.trimZeros([0, 0, 1, 0, 2, 0]).toString() // -> [1. 0. 2.]
 */
export const trimZeros: <D extends DType>(
  filt: NDArray<D> | ArrayLike,
  trim?: string | TrimOptions,
  axis?: Axes | null | { axis?: Axes | null },
) => NDArray<D> = define("trim_zeros(filt, trim=, axis=)", (a, trim = "fb", axis) => {
  const ends = String(trim).toLowerCase();
  if (!["fb", "bf", "f", "b"].includes(ends))
    throw new ValueError(`unexpected character(s) in \`trim\`: '${ends}'`);
  return relaid(a, (core) => {
    const axes = axis == null ? [...core.shape.keys()] : normalizeAxes(axis, core.ndim, "axis");
    return ops.trimZeros(core, axes, ends.includes("f"), ends.includes("b"));
  });
});
