import type { CoreArray } from "../../core/array.js";
import { slab } from "../../ops/layout.js";

/** Views that compositions take of their operands. */

/** An array without its first, and without its last place along an axis: views. */
export function neighbours(a: CoreArray, axis: number): [CoreArray, CoreArray] {
  const n = a.shape[axis]!;
  return [slab(a, axis, Math.min(1, n), n), slab(a, axis, 0, Math.max(0, n - 1))];
}

/** With `count` more axes of length 1 at the end. */
export function lifted(a: CoreArray, count: number): CoreArray {
  const more = (x: number): number[] => new Array<number>(count).fill(x);
  return a.view([...a.shape, ...more(1)], [...a.strides, ...more(0)]);
}

/** Along one axis of several: the others have length 1. */
export function along(a: CoreArray, axis: number, ndim: number): CoreArray {
  const put = (x: number, other: number): number[] =>
    Array.from({ length: ndim }, (_, i) => (i === axis ? x : other));
  return a.view(put(a.size, 1), put(a.strides[0]!, 0));
}
