// The naive array: a list of elements, and a shape with strides into it. What lanewise gives is compared with what
// plain index arithmetic over this gives, one element at a time.
import { Buffer } from "node:buffer";
import { type Element, elements, type Name } from "./bytes.mjs";
import { count, type Recipe, type Step } from "./random.mjs";

/** Every index of a shape in C order. */
export function indices(shape: readonly number[]): number[][] {
  let out: number[][] = [[]];
  for (const n of shape) out = out.flatMap((head) => Array.from({ length: n }, (_, i) => [...head, i]));
  return out;
}

/** Start, step and length of Python's slice `text` on an axis of length `n`. */
export function resolveSlice(text: string, n: number): { start: number; step: number; length: number } {
  const [first, last, by] = text.split(":").map((part) => (part.trim() === "" ? undefined : Number(part)));
  const step = by ?? 1;
  const [low, high] = step > 0 ? [0, n] : [-1, n - 1];
  const clip = (i: number) => Math.min(Math.max(i < 0 ? i + n : i, low), high);
  const start = first === undefined ? (step > 0 ? 0 : n - 1) : clip(first);
  const stop = last === undefined ? (step > 0 ? n : -1) : clip(last);
  return { start, step, length: Math.max(0, Math.ceil((stop - start) / step)) };
}

/** The shape to which shapes broadcast. */
export function broadcastShapes(shapes: readonly (readonly number[])[]): number[] {
  const ndim = Math.max(...shapes.map((shape) => shape.length));
  return Array.from({ length: ndim }, (_, i) => {
    const lengths = shapes.map((shape) => shape[shape.length - ndim + i] ?? 1);
    return lengths.find((n) => n !== 1) ?? 1;
  });
}

/** An array as index arithmetic over a list. */
export class Model {
  constructor(
    readonly dtype: Name,
    readonly shape: readonly number[],
    /** In elements. */
    readonly strides: readonly number[],
    readonly offset: number,
    readonly buffer: Element[],
  ) {}

  /** A contiguous array. */
  static of(dtype: Name, shape: readonly number[], values: Element[]): Model {
    const strides = shape.map((_, i) => count(shape.slice(i + 1)));
    return new Model(dtype, shape, strides, 0, values);
  }

  /** The array that a recipe describes. */
  static from(recipe: Recipe): Model {
    const { dtype, shape, data, steps = [] } = recipe.array;
    const base = Model.of(dtype, shape, elements(Buffer.from(data, "base64"), dtype));
    return steps.reduce((model: Model, step) => model.step(step), base);
  }

  private view(shape: readonly number[], strides: readonly number[], offset = this.offset): Model {
    return new Model(this.dtype, shape, strides, offset, this.buffer);
  }

  /** One step of a recipe. */
  step([name, ...rest]: Step): Model {
    if (name === "get") return this.basic(rest as (number | string | null)[]);
    if (name === "broadcastTo") return this.broadcastTo(rest[0] as number[]);
    if (name !== "transpose") throw new TypeError(`no such step: ${name}`);
    const axes = (rest[0] as number[] | undefined) ?? this.shape.map((_, i) => this.shape.length - 1 - i);
    return this.transpose(axes);
  }

  transpose(axes: readonly number[]): Model {
    return this.view(
      axes.map((axis) => this.shape[axis]!),
      axes.map((axis) => this.strides[axis]!),
    );
  }

  /** Integers, slices, `null` and an ellipsis at the end. */
  basic(index: readonly (number | string | null)[]): Model {
    let { offset } = this;
    const shape: number[] = [];
    const strides: number[] = [];
    let axis = 0;
    for (const item of index) {
      if (item === "...") continue;
      if (item === null) {
        shape.push(1);
        strides.push(0);
        continue;
      }
      const n = this.shape[axis]!;
      const stride = this.strides[axis]!;
      axis += 1;
      if (typeof item === "number") offset += (item < 0 ? item + n : item) * stride;
      else {
        const { start, step, length } = resolveSlice(item, n);
        if (length > 0) offset += start * stride;
        shape.push(length);
        strides.push(step * stride);
      }
    }
    return this.view(
      [...shape, ...this.shape.slice(axis)],
      [...strides, ...this.strides.slice(axis)],
      offset,
    );
  }

  broadcastTo(shape: readonly number[]): Model {
    const added = shape.length - this.shape.length;
    return this.view(
      shape,
      shape.map((n, i) =>
        i < added || (this.shape[i - added] === 1 && n !== 1) ? 0 : this.strides[i - added]!,
      ),
    );
  }

  private place(index: readonly number[]): number {
    return index.reduce((at, i, axis) => at + i * this.strides[axis]!, this.offset);
  }

  get(index: readonly number[]): Element {
    return this.buffer[this.place(index)]!;
  }

  set(index: readonly number[], value: Element): void {
    this.buffer[this.place(index)] = value;
  }

  /** The elements in C order. */
  elements(): Element[] {
    return indices(this.shape).map((index) => this.get(index));
  }
}
