import type { DType, Scalar } from "../../core/dtype.js";
import { sizeOf } from "../../core/shape.js";

/**
 * What printing needs of an array. Elements are asked for one at a time, and of a summarised array only those
 * that are shown.
 */
export interface Printable {
  /** Lengths of the axes. */
  readonly shape: readonly number[];
  /** Name of the dtype. */
  readonly dtype: DType;
  /** The element at a full index of non-negative integers; a `bigint` if the dtype is int64 or uint64. */
  element(index: readonly number[]): Scalar;
}

/** The elements that are shown: all of an array, or the ends of its long axes. */
export interface Corner {
  /** How many elements are shown along each axis. */
  readonly shape: readonly number[];
  /** How many come before the dots on each axis; -1 where there are no dots. */
  readonly leading: readonly number[];
  /** The elements in C order. */
  readonly elements: readonly Scalar[];
}

/** Read what is shown of an array. */
export function readCorner(a: Printable, threshold: number, edgeitems: number): Corner {
  const summarised = sizeOf(a.shape) > threshold;
  const cut = a.shape.map((length) => summarised && length > 2 * edgeitems);
  // The last element of an axis is shown even without edge items.
  const trailing = Math.max(edgeitems, 1);
  const shape = a.shape.map((length, axis) => (cut[axis] ? edgeitems + trailing : length));
  const elements: Scalar[] = [];
  const index = a.shape.map(() => 0);
  const read = (axis: number): void => {
    if (axis === index.length) {
      elements.push(a.element(index));
      return;
    }
    for (let i = 0; i < shape[axis]!; i++) {
      index[axis] = cut[axis] && i >= edgeitems ? a.shape[axis]! - shape[axis]! + i : i;
      read(axis + 1);
    }
  };
  read(0);
  return { shape, leading: cut.map((is) => (is ? edgeitems : -1)), elements };
}
