import type { DType } from "../../core/dtype.js";
import { requireInteger } from "../../core/shape.js";
import * as ops from "../../ops/views.js";
import type { ShapeLike } from "../creation.js";
import { define } from "../define.js";
import type { ArrayLike } from "../input.js";
import type { NDArray } from "../ndarray.js";
import { relaid } from "../relaid.js";

const integers = (x: ShapeLike): number[] => {
  const list = typeof x === "number" ? [x] : Array.from(x as Iterable<unknown>, Number);
  list.forEach(requireInteger);
  return list;
};

/** What {@link asStrided} takes by name. */
export interface StridedOptions {
  shape?: ShapeLike | null | undefined;
  /** Bytes from one element to the next along each axis. */
  strides?: ShapeLike | null | undefined;
  /** Whether the view may be written to; it may if the array may. */
  writeable?: boolean | undefined;
}

/**
 * Any shape and strides over the memory of an array: a view. Elements may overlap, but none lies outside the memory.
 *
 * @throws ValueError when an element would lie outside
 * @example
 * np.lib.strideTricks.asStrided(np.arange(4), [2, 2], [8, 8]).tolist() // -> [ [ 0, 1 ], [ 1, 2 ] ]
 */
export const asStrided: <D extends DType>(
  x: NDArray<D> | ArrayLike,
  shape?: ShapeLike | null | StridedOptions,
  strides?: ShapeLike | null | StridedOptions,
  options?: StridedOptions,
) => NDArray<D> = define(
  "as_strided(x, shape=, strides=, *, writeable=)",
  (x, shape, strides, writeable = true) =>
    relaid(x, (core) =>
      ops.asStrided(
        core,
        shape == null ? core.shape : integers(shape),
        strides == null ? core.strides : integers(strides),
        writeable,
      ),
    ),
);

/** What {@link slidingWindowView} takes by name. */
export interface SlidingOptions {
  /** The axes along which windows slide; all by default. One may occur several times. */
  axis?: number | readonly number[] | null | undefined;
  writeable?: boolean | undefined;
}

/**
 * All windows of a shape: a read-only view, with axes that say where a window begins and then those of the window.
 *
 * @throws ValueError when a window does not fit, @throws AxisError
 * @example
 * np.lib.strideTricks.slidingWindowView(np.arange(4), 3).tolist() // -> [ [ 0, 1, 2 ], [ 1, 2, 3 ] ]
 */
export const slidingWindowView: <D extends DType>(
  x: NDArray<D> | ArrayLike,
  windowShape: ShapeLike,
  axis?: number | readonly number[] | null | SlidingOptions,
  options?: SlidingOptions,
) => NDArray<D> = define(
  "sliding_window_view(x, windowShape, axis=, *, writeable=)",
  (x, windowShape, axis = null, writeable = false) =>
    relaid(x, (core) => ops.slidingWindows(core, integers(windowShape), axis, writeable)),
);
