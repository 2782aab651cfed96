import { broadcastTo as broadcastCore } from "../core/array.js";
import { broadcastArrays as broadcastCores, copy as copyCore, type Order } from "../core/assign.js";
import { asCore, unwrap } from "../core/convert.js";
import { type DType, dtypeOf } from "../core/dtype.js";
import { ValueError } from "../core/errors.js";
import { type Casting, canCast } from "../core/promote.js";
import { commonShape, requireInteger, shapeFrom } from "../core/shape.js";
import * as ops from "../ops/layout.js";
import type { ShapeLike } from "./creation.js";
import { type Device, define } from "./define.js";
import type { DTypeLike, NameOf } from "./dtype.js";
import { type ArrayLike, dtypeArg, withArrays } from "./input.js";
import { NDArray, wrap } from "./ndarray.js";
import { relaid, viewsOf } from "./relaid.js";

/** Functions that change the layout: views of arrays, wherever the memory allows it. */

/** One axis or several. */
export type Axes = number | readonly number[];

const lengths = (shape: unknown): readonly number[] => {
  const list = Array.isArray(shape)
    ? shape
    : typeof shape === "number"
      ? [shape]
      : [...(shape as Iterable<unknown>)];
  const result: number[] = [];
  for (const x of list) {
    const length = Number(x);
    requireInteger(length);
    // Any negative length is the one that is left open.
    result.push(Math.max(length, -1));
  }
  return result;
};

/**
 * The same elements in another shape, one length may be -1: a view if the memory allows it.
 *
 * @throws ValueError when the sizes differ
 * @example
 * np.arange(6).reshape(2, -1).shape // -> [ 2, 3 ]
 */
export const reshape: <D extends DType>(
  a: NDArray<D> | ArrayLike,
  shape: ShapeLike,
  options?: Order | { order?: Order; copy?: boolean | null },
) => NDArray<D> = define("reshape(a, shape, order=, *, copy=)", (a, shape, order: Order = "C", copy) =>
  relaid(a, (core) => {
    const result = ops.reshape(core, lengths(shape), order, copy !== false);
    return copy === true && result.storage === core.storage ? copyCore(result, order) : result;
  }),
);

/**
 * All elements along one axis: a view if the memory allows it.
 *
 * @example
 * np.ravel([[1, 2], [3, 4]]).toString() // -> [1. 2. 3. 4.]
 */
export const ravel: <D extends DType>(
  a: NDArray<D> | ArrayLike,
  order?: Order | { order?: Order },
) => NDArray<D> = define("ravel(a, order=)", (a, order: Order = "C") =>
  relaid(a, (core) => ops.ravel(core, order)),
);

/** All elements along one axis: always a copy. */
export const flatten: <D extends DType>(a: NDArray<D>, order?: Order | { order?: Order }) => NDArray<D> =
  define("flatten(a, order=)", (a, order: Order = "C") => relaid(a, (core) => ops.flatten(core, order)));

/**
 * The axes in another order, reversed by default: a view.
 *
 * @throws ValueError when the axes do not match the array
 * @example
 * np.transpose(np.zeros([2, 3, 4]), [1, 0, 2]).shape // -> [ 3, 2, 4 ]
 */
export const transpose: <D extends DType>(
  a: NDArray<D> | ArrayLike,
  axes?: readonly number[] | null,
) => NDArray<D> = define("transpose(a, axes=)", (a, axes) => relaid(a, (core) => ops.transpose(core, axes)));
/** The Array API's name of {@link transpose}. */
export const permuteDims = transpose;

/**
 * Two axes exchanged: a view.
 *
 * @throws AxisError
 * @example
 * np.swapaxes(np.zeros([2, 3, 4]), 0, 2).shape // -> [ 4, 3, 2 ]
 */
export const swapaxes: <D extends DType>(
  a: NDArray<D> | ArrayLike,
  axis1: number,
  axis2: number,
) => NDArray<D> = define("swapaxes(a, axis1, axis2)", (a, axis1, axis2) =>
  relaid(a, (core) => ops.swapaxes(core, axis1, axis2)),
);

/**
 * Axes moved to other places: a view.
 *
 * @throws AxisError, ValueError
 * @example
 * np.moveaxis(np.zeros([2, 3, 4]), 0, -1).shape // -> [ 3, 4, 2 ]
 */
export const moveaxis: <D extends DType>(
  a: NDArray<D> | ArrayLike,
  source: Axes,
  destination: Axes,
) => NDArray<D> = define("moveaxis(a, source, destination)", (a, source, destination) =>
  relaid(a, (core) => ops.moveaxis(core, source, destination)),
);

/**
 * Without axes of length 1: a view.
 *
 * @throws ValueError when a named axis is longer
 * @example
 * np.squeeze(np.zeros([1, 3, 1])).shape // -> [ 3 ]
 */
export const squeeze: <D extends DType>(
  a: NDArray<D> | ArrayLike,
  axis?: Axes | null | { axis?: Axes | null },
) => NDArray<D> = define("squeeze(a, axis=)", (a, axis) => relaid(a, (core) => ops.squeeze(core, axis)));

/**
 * With new axes of length 1 at the given places of the result: a view.
 *
 * @throws AxisError
 * @example
 * np.expandDims(np.zeros(3), 0).shape // -> [ 1, 3 ]
 */
export const expandDims: <D extends DType>(a: NDArray<D> | ArrayLike, axis: Axes) => NDArray<D> = define(
  "expand_dims(a, axis)",
  (a, axis) => relaid(a, (core) => ops.expandDims(core, axis)),
);

/**
 * Stretched to a shape: a read-only view.
 *
 * @throws ValueError when it does not broadcast to it
 * @example
 * np.broadcastTo([1, 2], [2, 2]).toString()
 */
export const broadcastTo: <D extends DType>(array: NDArray<D> | ArrayLike, shape: ShapeLike) => NDArray<D> =
  define("broadcast_to(array, shape)", (a, shape) =>
    relaid(a, (core) => broadcastCore(core, shapeFrom(shape))),
  );

/**
 * The shape to which shapes broadcast together; a number is a shape of one axis.
 *
 * @throws ValueError when they do not
 * @example
 * np.broadcastShapes([3, 1], [2], 1) // -> [ 3, 2 ]
 */
export function broadcastShapes(...shapes: ShapeLike[]): number[] {
  return [...commonShape(shapes.map(shapeFrom))];
}

/**
 * Several arrays as views of their common shape.
 *
 * @throws BroadcastError
 * @example
 * np.broadcastArrays([1, 2], [[3], [4]]).map((a) => a.shape) // -> [ [ 2, 2 ], [ 2, 2 ] ]
 */
export function broadcastArrays(...arrays: ArrayLike[]): NDArray[] {
  return viewsOf(arrays, broadcastCores);
}

/**
 * A copy of the array with memory of its own.
 *
 * @example
 * const a = np.zeros(2);
 * np.copy(a).set(0, 1);
 * a.item(0) // -> 0
 */
export const copy: <D extends DType>(
  a: NDArray<D> | ArrayLike,
  order?: Order | { order?: Order },
) => NDArray<D> = define("copy(a, order=)", (a, order: Order = "K") =>
  wrap(unwrap(a) ? copyCore(unwrap(a)!, order) : asCore(a)),
);

/** What {@link astype} takes by name. */
export interface AstypeOptions {
  order?: Order | undefined;
  /** How freely to cast; `unsafe` by default. */
  casting?: Casting | undefined;
  /** Whether to copy even when nothing changes; `true` by default. */
  copy?: boolean | undefined;
  device?: Device | null | undefined;
}

/**
 * The elements cast to another dtype.
 *
 * @throws TypeError when `casting` forbids it
 * @example
 * np.array([1.7, -1.7]).astype("int32").toString() // -> [ 1 -1]
 */
export const astype: <L extends DTypeLike>(
  x: NDArray | ArrayLike,
  dtype: L,
  options?: AstypeOptions,
) => NDArray<NameOf<L>> = define(
  "astype(x, dtype, order=, casting=, copy=, *, device=)",
  (a, dtype, order: Order = "K", casting: Casting = "unsafe", copy = true) => {
    const row = dtypeOf(dtype);
    return withArrays([a], (core) => {
      if (!canCast(core.dtype, row, casting)) {
        throw new TypeError(
          `Cannot cast array data from dtype('${core.dtype.name}') to dtype('${row.name}') according to the rule '${casting}'`,
        );
      }
      return !copy && core.dtype === row && a instanceof NDArray ? a : wrap(copyCore(core, order, row));
    });
  },
);

/**
 * The same memory read as another dtype: a view.
 *
 * @throws ValueError when the last axis is not dense or does not divide
 * @example
 * np.array([1], "float32").view("int32").toString() // -> [1065353216]
 */
export function view<L extends DTypeLike>(a: NDArray, dtype?: L): NDArray<NameOf<L>> {
  const { core } = a;
  const row = dtypeArg(dtype) ?? core.dtype;
  const from = core.dtype.itemsize;
  const to = row.itemsize;
  if (from === to) return a.viewOf(core.view(core.shape, core.strides, core.offset, row));
  if (core.ndim === 0)
    throw new ValueError("Changing the dtype of a 0d array is only supported if the itemsize is unchanged");
  const last = core.ndim - 1;
  const length = core.shape[last]!;
  if (length !== 1 && core.size > 0 && core.strides[last] !== from) {
    throw new ValueError("To change to a dtype of a different size, the last axis must be contiguous");
  }
  const bytes = length * from;
  if (to > from && bytes % to !== 0) {
    throw new ValueError(
      "When changing to a larger dtype, its size must be a divisor of the total size in bytes of the last axis of the array.",
    );
  }
  if (to < from && from % to !== 0)
    throw new ValueError(
      "When changing to a smaller dtype, its size must be a divisor of the size of original dtype",
    );
  const shape = [...core.shape.slice(0, last), bytes / to];
  return a.viewOf(core.view(shape, [...core.strides.slice(0, last), to], core.offset, row));
}
