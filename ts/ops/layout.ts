import { type CoreArray, consume, relayout } from "../core/array.js";
import { copy, type Order, orderOf } from "../core/assign.js";
import { AxisError, ValueError } from "../core/errors.js";
import {
  axisOrder,
  normalizeAxes,
  normalizeAxis,
  type Shape,
  shapeText,
  sizeOf,
  stridesOf,
} from "../core/shape.js";

/** Functions that only change the layout: views wherever the memory allows it. */

/** A shape with one `-1` worked out. @throws ValueError when the sizes do not agree */
export function completeShape(shape: Shape, size: number): Shape {
  const unknown = shape.indexOf(-1);
  if (unknown < 0 && sizeOf(shape) === size) return shape;
  const fail = (): never => {
    // As NumPy writes it: an unknown length is left out in front, and called newaxis elsewhere.
    const shown = (shape[0] === -1 ? shape.slice(1) : shape)
      .map((length) => (length < 0 ? "newaxis" : length))
      .join(",");
    throw new ValueError(
      `cannot reshape array of size ${size} into shape (${shown}${shape.length === 1 ? "," : ""})`,
    );
  };
  if (unknown < 0) return fail();
  if (shape.indexOf(-1, unknown + 1) >= 0) throw new ValueError("can only specify one unknown dimension");
  const rest = shape.reduce((n, length, axis) => (axis === unknown ? n : n * length), 1);
  if (rest === 0 || size % rest !== 0) return fail();
  return shape.map((length, axis) => (axis === unknown ? size / rest : length));
}

/**
 * Strides with which the same memory reads as another shape, or `null` where only a copy can.
 * Groups of old and new axes with equal products are matched; within an old group the memory must be even.
 */
function stridesFor(a: CoreArray, shape: Shape, order: "C" | "F"): number[] | null {
  const old: { length: number; stride: number }[] = [];
  a.shape.forEach((length, axis) => {
    if (length !== 1) old.push({ length, stride: a.strides[axis]! });
  });
  if (a.size === 0) return stridesOf(shape, a.dtype.itemsize, order);
  const strides = new Array<number>(shape.length);
  let from = 0;
  let to = 0;
  while (from < old.length && to < shape.length) {
    let oldEnd = from + 1;
    let newEnd = to + 1;
    let oldProduct = old[from]!.length;
    let newProduct = shape[to]!;
    while (oldProduct !== newProduct) {
      if (newProduct < oldProduct) newProduct *= shape[newEnd++]!;
      else oldProduct *= old[oldEnd++]!.length;
    }
    for (let k = from; k < oldEnd - 1; k++) {
      const even =
        order === "C"
          ? old[k]!.stride === old[k + 1]!.length * old[k + 1]!.stride
          : old[k + 1]!.stride === old[k]!.length * old[k]!.stride;
      if (!even) return null;
    }
    if (order === "C") {
      strides[newEnd - 1] = old[oldEnd - 1]!.stride;
      for (let k = newEnd - 1; k > to; k--) strides[k - 1] = strides[k]! * shape[k]!;
    } else {
      strides[to] = old[from]!.stride;
      for (let k = to + 1; k < newEnd; k++) strides[k] = strides[k - 1]! * shape[k - 1]!;
    }
    from = oldEnd;
    to = newEnd;
  }
  // What is left has length 1: any stride serves.
  const last = to > 0 ? strides[to - 1]! * (order === "F" ? shape[to - 1]! : 1) : a.dtype.itemsize;
  for (let k = to; k < shape.length; k++) strides[k] = last;
  return strides;
}

/** The same elements in another shape: a view if the memory allows it, else a copy. @throws ValueError */
export function reshape(a: CoreArray, wanted: Shape, order: Order = "C", mayCopy = true): CoreArray {
  if (orderOf(order) === "K") throw new ValueError("order 'K' is not permitted for reshaping");
  const shape = completeShape(wanted, a.size);
  const by = order === "F" || (order === "A" && a.fContiguous && !a.cContiguous) ? "F" : "C";
  const strides = by === "C" && a.cContiguous ? stridesOf(shape, a.dtype.itemsize) : stridesFor(a, shape, by);
  if (strides) return a.view(shape, strides);
  if (!mayCopy) throw new ValueError("Unable to avoid creating a copy while reshaping.");
  const dense = copy(a, by);
  return relayout(dense, shape, stridesOf(shape, a.dtype.itemsize, by));
}

/** Call `use` with the elements along one axis, in C order: a view, or a copy that is freed afterwards. */
export function withFlat<T>(a: CoreArray, use: (flat: CoreArray) => T): T {
  const flat = ravel(a);
  return flat.storage === a.storage ? use(flat) : consume(flat, use);
}

/** One axis: a view of dense memory, else a copy. */
export function ravel(a: CoreArray, order: Order = "C"): CoreArray {
  if (orderOf(order) === "K" && !a.cContiguous) {
    // An axis that repeats has no say.
    const strides = a.strides.map((stride, axis) => (a.shape[axis] === 1 ? NaN : stride || NaN));
    return ravel(transpose(a, axisOrder(a.ndim, [strides])), "C");
  }
  const fortran = order === "F" || (order === "A" && a.fContiguous && !a.cContiguous);
  const dense = fortran ? a.fContiguous : a.cContiguous;
  if (!dense) return relayout(copy(a, fortran ? "F" : "C"), [a.size], [a.dtype.itemsize]);
  return a.view([a.size], [a.dtype.itemsize]);
}

/** One axis: always a copy. */
export function flatten(a: CoreArray, order: Order = "C"): CoreArray {
  const flat = ravel(a, order);
  return flat.storage === a.storage ? copy(flat) : flat;
}

/** The axes in another order; reversed where none is given. @throws ValueError, AxisError */
export function transpose(a: CoreArray, axes?: readonly number[] | null): CoreArray {
  if (!axes) return a.view([...a.shape].reverse(), [...a.strides].reverse());
  if (axes.length !== a.ndim) throw new ValueError("axes don't match array");
  const order = axes.map((axis) => normalizeAxis(axis, a.ndim));
  if (new Set(order).size !== order.length) throw new ValueError("repeated axis in transpose");
  return a.view(
    order.map((axis) => a.shape[axis]!),
    order.map((axis) => a.strides[axis]!),
  );
}

/** Two axes exchanged. @throws AxisError */
export function swapaxes(a: CoreArray, axis1: number, axis2: number): CoreArray {
  const order = [...a.shape.keys()];
  const i = normalizeAxis(axis1, a.ndim, "axis1");
  const j = normalizeAxis(axis2, a.ndim, "axis2");
  [order[i], order[j]] = [order[j]!, order[i]!];
  return transpose(a, order);
}

/** Axes moved to other places, the rest in their order. @throws AxisError, ValueError */
export function moveaxis(
  a: CoreArray,
  source: number | readonly number[],
  destination: number | readonly number[],
): CoreArray {
  const from = normalizeAxes(source, a.ndim, "source");
  const to = normalizeAxes(destination, a.ndim, "destination");
  if (from.length !== to.length) {
    throw new ValueError("`source` and `destination` arguments must have the same number of elements");
  }
  const order = [...a.shape.keys()].filter((axis) => !from.includes(axis));
  const moves = to.map((place, k) => ({ place, axis: from[k]! })).sort((m, n) => m.place - n.place);
  for (const { place, axis } of moves) order.splice(place, 0, axis);
  return transpose(a, order);
}

/** An axis moved back until it lies before `start`. @throws AxisError */
export function rollaxis(a: CoreArray, axis: number, start = 0): CoreArray {
  const n = a.ndim;
  const from = normalizeAxis(axis, n);
  const before = start < 0 ? start + n : start;
  if (before < 0 || before > n) {
    throw new AxisError(
      start,
      n,
      undefined,
      `'start' arg requires ${-n} <= start < ${n + 1}, but ${before} was passed in`,
    );
  }
  return moveaxis(a, from, from < before ? before - 1 : before);
}

/** The last two axes exchanged. @throws ValueError */
export function matrixTranspose(a: CoreArray): CoreArray {
  if (a.ndim < 2) throw new ValueError(`Input array must be at least 2-dimensional, but it is ${a.ndim}`);
  return swapaxes(a, -1, -2);
}

/** With at least `ndim` axes of NumPy's choice: a third one comes last, the others first. */
export function atLeast(a: CoreArray, ndim: 1 | 2 | 3): CoreArray {
  const missing = ndim - a.ndim;
  if (missing <= 0) return a;
  if (a.ndim === 0) return a.view(new Array(ndim).fill(1), new Array(ndim).fill(a.dtype.itemsize));
  return expandDims(a, ndim < 3 ? 0 : missing === 1 ? 2 : [0, 2]);
}

/** Without axes of length 1: all of them, or those named. @throws ValueError, AxisError */
export function squeeze(a: CoreArray, axis?: number | readonly number[] | null): CoreArray {
  if (a.ndim === 0 && (axis === 0 || axis === -1)) return a.view([], []);
  const gone = new Set(
    axis == null ? [...a.shape.keys()].filter((i) => a.shape[i] === 1) : normalizeAxes(axis, a.ndim),
  );
  for (const i of gone) {
    if (a.shape[i] !== 1)
      throw new ValueError("cannot select an axis to squeeze out which has size not equal to one");
  }
  const rest = [...a.shape.keys()].filter((i) => !gone.has(i));
  return a.view(
    rest.map((i) => a.shape[i]!),
    rest.map((i) => a.strides[i]!),
  );
}

/** With new axes of length 1 at the given places of the result. @throws AxisError, ValueError */
export function expandDims(a: CoreArray, axis: number | readonly number[]): CoreArray {
  const ndim = a.ndim + (typeof axis === "number" ? 1 : axis.length);
  const places = new Set(normalizeAxes(axis, ndim, undefined, "repeated axis"));
  const shape: number[] = [];
  const strides: number[] = [];
  let next = 0;
  for (let i = 0; i < ndim; i++) {
    if (places.has(i)) {
      shape.push(1);
      strides.push(0);
    } else {
      shape.push(a.shape[next]!);
      strides.push(a.strides[next++]!);
    }
  }
  return a.view(shape, strides);
}

/** Backwards along the given axes, or all: a view. @throws AxisError */
export function flip(a: CoreArray, axis?: number | readonly number[] | null): CoreArray {
  const strides = [...a.strides];
  let { offset } = a;
  for (const i of axis == null ? a.shape.keys() : normalizeAxes(axis, a.ndim, undefined, "repeated axis")) {
    offset += Math.max(0, a.shape[i]! - 1) * strides[i]!;
    strides[i] = -strides[i]!;
  }
  return a.view(a.shape, strides, a.size === 0 ? a.offset : offset);
}

/** Left to right. @throws ValueError */
export function fliplr(a: CoreArray): CoreArray {
  if (a.ndim < 2) throw new ValueError("Input must be >= 2-d.");
  return flip(a, 1);
}

/** Upside down. @throws ValueError */
export function flipud(a: CoreArray): CoreArray {
  if (a.ndim < 1) throw new ValueError("Input must be >= 1-d.");
  return flip(a, 0);
}

/** Turned `k` times by 90 degrees in the plane of two axes: a view. @throws ValueError */
export function rot90(a: CoreArray, k: number, axes: readonly number[]): CoreArray {
  if (axes.length !== 2) throw new ValueError("len(axes) must be 2.");
  const [i, j] = axes as [number, number];
  if (i === j || Math.abs(i - j) === a.ndim) throw new ValueError("Axes must be different.");
  if ([i, j].some((axis) => axis >= a.ndim || axis < -a.ndim))
    throw new ValueError(`Axes=${shapeText(axes)} out of range for array of ndim=${a.ndim}.`);
  const quarter = ((k % 4) + 4) % 4;
  if (quarter === 0) return a.view(a.shape, a.strides);
  if (quarter === 2) return flip(a, [i, j]);
  return quarter === 1 ? swapaxes(flip(a, j), i, j) : flip(swapaxes(a, i, j), j);
}

/** A run of one axis: a view. */
export function slab(a: CoreArray, axis: number, start: number, stop: number): CoreArray {
  const shape = [...a.shape];
  shape[axis] = Math.max(0, stop - start);
  return a.view(shape, a.strides, stop > start ? a.offset + start * a.strides[axis]! : a.offset);
}

/** The part at one place of an axis, which is dropped: a view. */
export function part(a: CoreArray, axis: number, at: number): CoreArray {
  const drop = (values: readonly number[]): number[] => values.filter((_, i) => i !== axis);
  return a.view(drop(a.shape), drop(a.strides), a.offset + at * a.strides[axis]!);
}

/** With axes of length 1 in front, so that there are at least `ndmin`: a view. */
export function widened(a: CoreArray, ndmin: number): CoreArray {
  const lead = (x: number) => new Array<number>(ndmin - a.ndim).fill(x);
  return a.view([...lead(1), ...a.shape], [...lead(0), ...a.strides]);
}
