import type { DType } from "../core/dtype.js";
import * as ops from "../ops/gather.js";
import { withValues } from "../ops/indexing.js";
import { define } from "./define.js";
import { type ArrayLike, outArg, withArrays } from "./input.js";
import { NDArray, wrap } from "./ndarray.js";

/** What happens to an index outside the axis: an IndexError, wrapping around, or the nearest end. */
export type IndexMode = "raise" | "wrap" | "clip";

/** What {@link take} takes by name. */
export interface TakeOptions {
  axis?: number | null | undefined;
  out?: NDArray | undefined;
  mode?: IndexMode | undefined;
}

/**
 * Elements at indices along an axis; of the flattened array without one. The shape of the indices stands in place of
 * the axis.
 *
 * @throws IndexError, AxisError
 * @example
 * np.take([10, 20, 30], [2, 0]).toString() // -> [30. 10.]
 * np.take([[1, 2], [3, 4]], [1], 1).tolist() // -> [ [ 2 ], [ 4 ] ]
 */
export const take: <D extends DType>(
  a: NDArray<D> | ArrayLike,
  indices: ArrayLike,
  axis?: number | null | TakeOptions,
  options?: TakeOptions,
) => NDArray<D> = define("take(a, indices, axis=, out=, mode=)", (a, indices, axis, outValue, mode) => {
  const out = outArg(outValue);
  return withArrays([a, indices], (core, index) => {
    const result = ops.take(core, index, axis ?? null, ops.modeOf(mode ?? "raise"), out?.core);
    return out ?? wrap(result);
  });
});

/**
 * Elements at indices that match the array on all other axes: what `argsort` and `argmax` give.
 *
 * @param axis - the last by default; `null` for the flattened array
 * @throws IndexError, AxisError, @throws ValueError when the dimensions differ
 * @example
 * np.takeAlongAxis([[3, 1, 2]], [[1, 2, 0]], 1).tolist() // -> [ [ 1, 2, 3 ] ]
 */
export const takeAlongAxis: <D extends DType>(
  arr: NDArray<D> | ArrayLike,
  indices: ArrayLike,
  axis?: number | null | { axis?: number | null },
) => NDArray<D> = define("take_along_axis(arr, indices, axis=)", (a, indices, axis = -1) =>
  withArrays([a, indices], (core, index) => wrap(ops.takeAlongAxis(core, index, axis))),
);

/** An array that is written to. @throws TypeError */
function target(a: unknown, name: string): NDArray {
  if (!(a instanceof NDArray))
    throw new TypeError(`argument 1 of ${name}() must be an NDArray, as it is written to`);
  return a;
}

/**
 * Write values to indices that match the array on all other axes.
 *
 * @throws IndexError, AxisError, ValueError before anything is written
 * @example
 * const a = np.zeros([1, 3]);
 * np.putAlongAxis(a, [[2]], 5, 1);
 * a.tolist() // -> [ [ 0, 0, 5 ] ]
 */
export const putAlongAxis: (
  arr: NDArray,
  indices: ArrayLike,
  values: ArrayLike,
  axis: number | null,
) => void = define("put_along_axis(arr, indices, values, axis)", (a, indices, values, axis) => {
  const { core } = target(a, "put_along_axis");
  withArrays([indices], (index) =>
    withValues(core, values, (source) => ops.putAlongAxis(core, index, source, axis)),
  );
});

/**
 * Write values, repeated as need be, to places of the flattened array.
 *
 * @throws IndexError, ValueError before anything is written
 * @example
 * const a = np.zeros(4);
 * np.put(a, [0, 2], [1, 2]);
 * a.toString() // -> [1. 0. 2. 0.]
 */
export const put: (
  a: NDArray,
  ind: ArrayLike,
  v: ArrayLike,
  mode?: IndexMode | { mode?: IndexMode },
) => void = define("put(a, ind, v, mode=)", (a, indices, values, mode = "raise") => {
  const { core } = target(a, "put");
  withArrays([indices], (index) =>
    withValues(core, values, (source) => ops.put(core, index, source, ops.modeOf(mode))),
  );
});

/**
 * The indices of elements that are not zero: one int32 array for each axis.
 *
 * @throws ValueError for a 0-d array
 * @example
 * np.nonzero([[0, 5], [7, 0]]).map(String) // -> [ '[0 1]', '[1 0]' ]
 */
export function nonzero(a: ArrayLike): NDArray<"int32">[] {
  return withArrays([a], (core) => ops.nonzero(core).map((indices) => wrap<"int32">(indices)));
}

/**
 * The places of elements that are not zero, in the flattened array.
 *
 * @example
 * np.flatnonzero([0, 5, 7]).toString() // -> [1 2]
 */
export function flatnonzero(a: ArrayLike): NDArray<"int32"> {
  return withArrays([a], (core) => wrap<"int32">(ops.flatnonzero(core)));
}

/**
 * The coordinates of the elements that are not zero: a row for each, int32.
 *
 * @example
 * np.argwhere([[0, 5], [7, 0]]).tolist() // -> [ [ 0, 1 ], [ 1, 0 ] ]
 */
export const argwhere: (a: ArrayLike) => NDArray<"int32"> = define("argwhere(a)", (a) =>
  withArrays([a], (core) => wrap(ops.argwhere(core))),
);

/** What {@link compress} takes by name. */
export interface CompressOptions {
  axis?: number | null | undefined;
  out?: NDArray | undefined;
}

/**
 * The parts along an axis for which a condition is true; elements of the flattened array without an axis.
 *
 * @throws ValueError, AxisError, IndexError
 * @example
 * np.compress([false, true, true], [1, 2, 3]).toString() // -> [2. 3.]
 */
export const compress: <D extends DType>(
  condition: ArrayLike,
  a: NDArray<D> | ArrayLike,
  axis?: number | null | CompressOptions,
  out?: NDArray | CompressOptions,
) => NDArray<D> = define("compress(condition, a, axis=, out=)", (condition, a, axis, outValue) => {
  const out = outArg(outValue);
  return withArrays([condition, a], (given, core) => {
    const result = ops.compress(given, core, axis ?? null, out?.core);
    return out ?? wrap(result);
  });
});
