import { MAX_NDIM } from "../wasm/abi.js";
import { AxisError, BroadcastError, ValueError } from "./errors.js";

/** The lengths of the axes, outermost first. */
export type Shape = readonly number[];

/** NumPy's text for a shape: `(3,)`, `(2, 3)`. */
export function shapeText(shape: Shape): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`;
}

/** As most messages have it: `(3,)`, `(2,3)`. */
export function compactShape(shape: Shape): string {
  return shapeText(shape).replaceAll(" ", "");
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
  if (shape.length === 1) return [itemsize];
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
export function isContiguous(
  shape: Shape,
  strides: readonly number[],
  itemsize: number,
  order: "C" | "F",
): boolean {
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
  let same = true;
  let ndim = 0;
  for (const shape of shapes) {
    same &&= sameShape(shape, first);
    if (shape.length > ndim) ndim = shape.length;
  }
  if (same) return first;
  const result: number[] = [];
  for (let axis = 0; axis < ndim; axis++) result.push(1);
  for (const shape of shapes) {
    for (let i = 0; i < shape.length; i++) {
      const axis = ndim - shape.length + i;
      const length = shape[i]!;
      if (result[axis] === 1) result[axis] = length;
      else if (length !== 1 && length !== result[axis]) {
        throw new BroadcastError(
          `operands could not be broadcast together with shapes ${shapes.map(compactShape).join(" ")} `,
          shapes,
        );
      }
    }
  }
  return result;
}

/** As {@link broadcastShapes}, refused in the words of NumPy's broadcast objects. @throws BroadcastError */
export function commonShape(shapes: readonly Shape[]): Shape {
  try {
    return broadcastShapes(shapes);
  } catch (error) {
    throw error instanceof BroadcastError ? new BroadcastError(mismatchText(shapes), shapes) : error;
  }
}

/** The two shapes that do not go together on the first axis where any do not. */
function mismatchText(shapes: readonly Shape[]): string {
  const ndim = Math.max(...shapes.map((shape) => shape.length));
  for (let axis = 0; axis < ndim; axis++) {
    let first = -1;
    for (const [k, shape] of shapes.entries()) {
      const length = shape[axis + shape.length - ndim] ?? 1;
      if (length === 1) continue;
      if (first < 0) first = k;
      const other = shapes[first]!;
      if (other[axis + other.length - ndim] !== length) {
        const named = (i: number): string => `arg ${i} with shape ${shapeText(shapes[i]!)}`;
        return `shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between ${named(first)} and ${named(k)}.`;
      }
    }
  }
  return "shape mismatch: objects cannot be broadcast to a single shape.";
}

/** The strides with which an array of `shape` reads as one of `target`: axes of length 1 repeat. */
export function broadcastStrides(shape: Shape, strides: readonly number[], target: Shape): number[] {
  const lead = target.length - shape.length;
  const result: number[] = [];
  for (let axis = -lead; axis < shape.length; axis++)
    result.push(axis < 0 || shape[axis] === 1 ? 0 : strides[axis]!);
  return result;
}

/** Only whole numbers are taken. @throws TypeError in Python's words */
export function requireInteger(x: unknown): void {
  if (!Number.isInteger(x)) throw new TypeError(`'${classOf(x)}' object cannot be interpreted as an integer`);
}

/** What Python calls the class of a value. */
function classOf(x: unknown): string {
  if (x == null) return "NoneType";
  if (Array.isArray(x)) return "list";
  const kind = typeof x;
  return kind === "number" ? "float" : kind === "string" ? "str" : kind;
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
  if (typeof axes === "number") return [normalizeAxis(axes, ndim, name)];
  const result = Array.from(axes, (axis) => normalizeAxis(axis, ndim, name));
  if (new Set(result).size !== result.length) {
    throw new ValueError(repeated);
  }
  return result;
}

/** An array has 64 axes at the most: what a descriptor has room for. @throws ValueError */
export function requireNdim(ndim: number): void {
  if (ndim > MAX_NDIM)
    throw new ValueError(
      `maximum supported dimension for an ndarray is currently ${MAX_NDIM}, found ${ndim}`,
    );
}

/** What a caller wrote as a shape, as lengths. @throws ValueError, TypeError */
export function shapeFrom(spec: unknown): Shape {
  if (typeof spec === "number" && Number.isSafeInteger(spec) && spec >= 0) return [spec];
  const lengths = Number.isInteger(spec) || typeof spec === "bigint" ? [spec] : spec;
  if (typeof lengths !== "object" || lengths === null || !(Symbol.iterator in lengths)) {
    throw new TypeError(`expected a sequence of integers or a single integer, got '${String(spec)}'`);
  }
  const shape = Array.from(lengths as Iterable<unknown>, Number);
  for (const length of shape) {
    requireInteger(length);
    if (length < 0) throw new ValueError("negative dimensions are not allowed");
  }
  requireNdim(shape.length);
  return shape;
}

/** Which of two axes comes first, by the strides of all operands; `undefined` where none of them says. */
function precedes(
  axis: number,
  other: number,
  strides: readonly (readonly number[])[],
  wins: (mine: number, theirs: number) => boolean,
): boolean | undefined {
  let result: boolean | undefined;
  for (const s of strides) {
    const mine = Math.abs(s[axis]!);
    const theirs = Math.abs(s[other]!);
    if (Number.isNaN(mine) || Number.isNaN(theirs)) continue;
    // One operand that forbids it decides.
    if (!wins(mine, theirs)) result = false;
    else result ??= true;
  }
  return result;
}

/** An insertion sort in which an axis moves only past axes that some operand lets it pass and none forbids. */
function settle(order: number[], passes: (axis: number, other: number) => boolean | undefined): number[] {
  for (let i = 1; i < order.length; i++) {
    const axis = order[i]!;
    let place = i;
    for (let j = i - 1; j >= 0; j--) {
      const verdict = passes(axis, order[j]!);
      if (verdict === false) break;
      if (verdict) place = j;
    }
    order.splice(i, 1);
    order.splice(place, 0, axis);
  }
  return order;
}

/**
 * The order of axes in which a result is laid out to resemble its inputs (NumPy's order `K`): by decreasing stride,
 * in the inputs' common order; where they disagree, as C. A stride of NaN has no say. The last one named is the fastest.
 *
 * @param strides - of each input, on the axes of the result
 */
export function axisOrder(ndim: number, strides: readonly (readonly number[])[]): number[] {
  // From the fastest axis on, as nditer does it.
  const order = Array.from({ length: ndim }, (_, i) => ndim - 1 - i);
  return settle(order, (axis, other) =>
    precedes(axis, other, strides, (mine, theirs) => theirs > mine),
  ).reverse();
}

/** As {@link axisOrder}, from the slowest axis on: as NumPy lays out concatenations. */
export function joinedOrder(ndim: number, strides: readonly (readonly number[])[]): number[] {
  const order = Array.from({ length: ndim }, (_, i) => i);
  return settle(order, (axis, other) => precedes(axis, other, strides, (mine, theirs) => mine > theirs));
}

/** Every index into a shape, in C order: what NumPy's `ndindex` walks. */
export function* indicesOf(shape: Shape): Generator<number[]> {
  if (shape.includes(0)) return;
  const index = new Array<number>(shape.length).fill(0);
  for (;;) {
    yield [...index];
    let axis = shape.length - 1;
    while (axis >= 0 && ++index[axis]! === shape[axis]) index[axis--] = 0;
    if (axis < 0) return;
  }
}
