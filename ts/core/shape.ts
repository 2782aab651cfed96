import { AxisError, BroadcastError, ValueError } from "./errors.js";

/** The lengths of the axes, outermost first. */
export type Shape = readonly number[];

/** NumPy's text for a shape: `(3,)`, `(2, 3)`. */
export function shapeText(shape: Shape): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`;
}

/** How many elements there are. */
export function sizeOf(shape: Shape): number {
  let size = 1;
  for (let i = 0; i < shape.length; i++) size *= shape[i]!;
  return size;
}

/** Whether both have the same axes. */
export function sameShape(a: Shape, b: Shape): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Byte strides of a gapless array, the last axis fastest (`C`) or the first (`F`). */
export function stridesOf(shape: Shape, itemsize: number, order: "C" | "F" = "C"): number[] {
  const strides = new Array<number>(shape.length);
  let step = itemsize;
  for (let i = 0; i < shape.length; i++) {
    const axis = order === "C" ? shape.length - 1 - i : i;
    strides[axis] = step;
    step *= Math.max(shape[axis]!, 1);
  }
  return strides;
}

/** Byte strides of a gapless array whose axes, fastest last, are in the order `axes`. */
export function stridesInOrder(shape: Shape, itemsize: number, axes: readonly number[]): number[] {
  const strides = new Array<number>(shape.length);
  let step = itemsize;
  for (let i = axes.length - 1; i >= 0; i--) {
    strides[axes[i]!] = step;
    step *= Math.max(shape[axes[i]!]!, 1);
  }
  return strides;
}

/** Whether elements lie without gaps in the given order; axes of length 1 do not matter, empty arrays always do. */
export function isContiguous(shape: Shape, strides: readonly number[], itemsize: number, order: "C" | "F"): boolean {
  let step = itemsize;
  let dense = true;
  for (let i = 0; i < shape.length; i++) {
    const axis = order === "C" ? shape.length - 1 - i : i;
    const length = shape[axis]!;
    if (length === 0) return true;
    if (length !== 1 && strides[axis] !== step) dense = false;
    step *= length;
  }
  return dense;
}

/**
 * The shape that all broadcast to (NumPy's rule: align at the end, 1 stretches).
 *
 * @throws BroadcastError when two lengths differ and neither is 1
 */
export function broadcastShapes(shapes: readonly Shape[]): Shape {
  const first = shapes[0] ?? [];
  if (shapes.every((shape) => sameShape(shape, first))) return first;
  const ndim = Math.max(...shapes.map((shape) => shape.length));
  const result = new Array<number>(ndim).fill(1);
  for (const shape of shapes) {
    for (let i = 0; i < shape.length; i++) {
      const axis = ndim - shape.length + i;
      const length = shape[i]!;
      if (result[axis] === 1) result[axis] = length;
      else if (length !== 1 && length !== result[axis]) {
        throw new BroadcastError(
          `operands could not be broadcast together with shapes ${shapes.map((s) => shapeText(s).replaceAll(" ", "")).join(" ")} `,
          shapes,
        );
      }
    }
  }
  return result;
}

/** The strides with which an array of `shape` reads as one of `target`: stretched axes repeat. */
export function broadcastStrides(shape: Shape, strides: readonly number[], target: Shape): number[] {
  const lead = target.length - shape.length;
  return target.map((length, axis) => (axis < lead || (shape[axis - lead] === 1 && length !== 1) ? 0 : strides[axis - lead]!));
}

/** Only whole numbers are taken. @throws TypeError in Python's words */
export function requireInteger(x: unknown): void {
  if (!Number.isInteger(x)) throw new TypeError(`'${typeof x === "number" ? "float" : typeof x}' object cannot be interpreted as an integer`);
}

/** The axis counted from the front. @throws AxisError */
export function normalizeAxis(axis: number, ndim: number, prefix?: string): number {
  requireInteger(axis);
  if (axis < -ndim || axis >= ndim) throw new AxisError(axis, ndim, prefix);
  return axis < 0 ? axis + ndim : axis;
}

/** Several axes, counted from the front, each once. @throws AxisError, ValueError */
export function normalizeAxes(
  axes: number | readonly number[],
  ndim: number,
  name?: string,
  repeated = name ? `repeated axis in \`${name}\` argument` : "duplicate value in 'axis'",
): number[] {
  const result = (typeof axes === "number" ? [axes] : [...axes]).map((axis) => normalizeAxis(axis, ndim, name));
  if (new Set(result).size !== result.length) {
    throw new ValueError(repeated);
  }
  return result;
}

/** What a caller wrote as a shape, as lengths. @throws ValueError, TypeError */
export function shapeFrom(spec: unknown): Shape {
  const lengths = typeof spec === "number" || typeof spec === "bigint" ? [spec] : spec;
  if (typeof lengths !== "object" || lengths === null || !(Symbol.iterator in lengths)) {
    throw new TypeError(`expected a sequence of integers or a single integer, got '${String(spec)}'`);
  }
  const shape = Array.from(lengths as Iterable<unknown>, Number);
  for (const length of shape) {
    requireInteger(length);
    if (length < 0) throw new ValueError("negative dimensions are not allowed");
  }
  if (shape.length > 64) {
    throw new ValueError(`maximum supported dimension for an ndarray is currently 64, found ${shape.length}`);
  }
  return shape;
}

/**
 * The order of axes in which a result is laid out to resemble its inputs (NumPy's order `K`): by decreasing stride,
 * in the inputs' common order; where they disagree, as C. A stride of NaN has no say. The last one named is the fastest.
 */
export function axisOrder(shape: Shape, strides: readonly (readonly number[])[]): number[] {
  const ndim = shape.length;
  // An insertion sort from the fastest axis on, as nditer does it: an axis moves only past axes that no operand forbids.
  const order = Array.from(shape, (_, i) => ndim - 1 - i);
  for (let i = 1; i < ndim; i++) {
    const axis = order[i]!;
    let place = i;
    for (let j = i - 1; j >= 0; j--) {
      const other = order[j]!;
      let undecided = true;
      let swap = false;
      for (const s of strides) {
        const mine = Math.abs(s[axis]!);
        const theirs = Math.abs(s[other]!);
        if (Number.isNaN(mine) || Number.isNaN(theirs) || shape[axis] === 1 || shape[other] === 1) continue;
        if (theirs <= mine) swap = false;
        else if (undecided) swap = true;
        undecided = false;
      }
      if (undecided) continue;
      if (!swap) break;
      place = j;
    }
    order.splice(i, 1);
    order.splice(place, 0, axis);
  }
  return order.reverse();
}
