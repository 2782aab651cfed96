import type { DTypeRow, Scalar } from "./dtype.js";
import { ValueError } from "./errors.js";
import {
  broadcastShapes,
  broadcastStrides,
  compactShape,
  isContiguous,
  requireNdim,
  type Shape,
  sameShape,
  sizeOf,
  stridesOf,
} from "./shape.js";
import { Storage } from "./storage.js";

/**
 * The array that both faces wrap: a storage, a dtype and a layout. It is a plain value: nothing here computes.
 * Views share the storage.
 */
export class CoreArray {
  /** How many elements there are. */
  readonly size: number;
  private fDense: boolean | undefined;

  constructor(
    readonly storage: Storage,
    readonly dtype: DTypeRow,
    readonly shape: Shape,
    /** Bytes from one element to the next along each axis. */
    readonly strides: readonly number[],
    /** Bytes from the start of the storage to the first element. */
    readonly offset: number,
    /** Whether it may be written to. */
    readonly writeable: boolean,
    /** Whether the storage was made with it: then `dispose` frees the memory. */
    readonly owner: boolean,
    private cDense?: boolean,
  ) {
    requireNdim(shape.length);
    this.size = sizeOf(shape);
    // Kernels count in 32 bits; a stretched view may have more elements than there is memory.
    if (this.size * dtype.itemsize >= 2 ** 32) throw tooBig();
  }

  /** How many axes there are. */
  get ndim(): number {
    return this.shape.length;
  }

  /** The address of the first element. @throws DisposedError */
  get address(): number {
    return this.storage.address + this.offset;
  }

  /** Whether it is dense, the last axis fastest. */
  get cContiguous(): boolean {
    return (this.cDense ??= isContiguous(this.shape, this.strides, this.dtype.itemsize, "C"));
  }

  /** Whether it is dense, the first axis fastest. */
  get fContiguous(): boolean {
    return (this.fDense ??= isContiguous(this.shape, this.strides, this.dtype.itemsize, "F"));
  }

  /** Another layout over the same storage. */
  view(
    shape: Shape,
    strides: readonly number[],
    offset = this.offset,
    dtype = this.dtype,
    writeable = this.writeable,
  ): CoreArray {
    return new CoreArray(this.storage, dtype, shape, strides, offset, writeable, false);
  }

  /** The element of a 0-d array, or the only one of any. */
  first(): Scalar {
    return this.dtype.read(this.address);
  }
}

function tooBig(): ValueError {
  return new ValueError(
    "array is too big; `arr.size * arr.dtype.itemsize` is larger than the maximum possible size.",
  );
}

/** A new array with undefined contents: dense in C order, or with the given strides. */
export function allocate(dtype: DTypeRow, shape: Shape, strides?: readonly number[]): CoreArray {
  requireNdim(shape.length);
  const { itemsize } = dtype;
  const size = sizeOf(shape);
  const bytes = size * itemsize;
  if (bytes > Number.MAX_SAFE_INTEGER) throw tooBig();
  return new CoreArray(
    new Storage(bytes),
    dtype,
    shape,
    strides ?? stridesOf(shape, itemsize),
    0,
    true,
    true,
    strides ? undefined : true,
  );
}

/** A fresh array under another layout: it stays the owner of its memory. */
export function relayout(a: CoreArray, shape: Shape, strides: readonly number[]): CoreArray {
  return new CoreArray(a.storage, a.dtype, shape, strides, a.offset, a.writeable, a.owner);
}

/** The same array, writeable or not. */
export function withWriteable(a: CoreArray, writeable: boolean): CoreArray {
  return new CoreArray(a.storage, a.dtype, a.shape, a.strides, a.offset, writeable, a.owner);
}

/** A view as the owner of its memory: for one that nobody else holds. */
export function asOwner(view: CoreArray): CoreArray {
  return new CoreArray(view.storage, view.dtype, view.shape, view.strides, view.offset, view.writeable, true);
}

/** Call `use` with a temporary, and free it. */
export function consume<T>(a: CoreArray, use: (a: CoreArray) => T): T {
  try {
    return use(a);
  } finally {
    a.storage.dispose();
  }
}

/** Call `fill` on a new array and return it; it is freed when that throws. */
export function filled(a: CoreArray, fill: (a: CoreArray) => void): CoreArray {
  try {
    fill(a);
    return a;
  } catch (error) {
    a.storage.dispose();
    throw error;
  }
}

/** A new array with undefined contents in the shape of one that is dense in C order. */
export function allocateDense(dtype: DTypeRow, like: CoreArray): CoreArray {
  const { shape, size } = like;
  const { itemsize } = dtype;
  const strides = itemsize === like.dtype.itemsize ? like.strides : stridesOf(shape, itemsize);
  return new CoreArray(new Storage(size * itemsize), dtype, shape, strides, 0, true, true, true);
}

/**
 * A read-only view stretched to a shape.
 *
 * @throws ValueError when it does not broadcast to it
 */
export function broadcastTo(a: CoreArray, shape: Shape): CoreArray {
  let fits = a.ndim <= shape.length;
  if (fits) {
    try {
      fits = sameShape(broadcastShapes([a.shape, shape]), shape);
    } catch {
      fits = false;
    }
  }
  if (!fits) {
    if (shape.length === 0) throw new ValueError("cannot broadcast a non-scalar to a scalar array");
    if (a.ndim > shape.length)
      throw new ValueError("input operand has more dimensions than allowed by the axis remapping");
    throw new ValueError(
      `operands could not be broadcast together with remapped shapes [original->remapped]: ${compactShape(a.shape)}  and requested shape ${compactShape(shape)}`,
    );
  }
  return a.view(shape, broadcastStrides(a.shape, a.strides, shape), a.offset, a.dtype, false);
}

/** The lowest offset in the storage that the elements touch, and the first past them. */
export function bounds(a: CoreArray): [number, number] {
  let low = a.offset;
  let high = a.offset + a.dtype.itemsize;
  for (let axis = 0; axis < a.ndim; axis++) {
    const reach = (a.shape[axis]! - 1) * a.strides[axis]!;
    if (reach < 0) low += reach;
    else high += reach;
  }
  return [low, high];
}

/** Whether the extents of both overlap in memory. */
export function mayShareMemory(a: CoreArray, b: CoreArray): boolean {
  if (a.storage !== b.storage || a.size === 0 || b.size === 0) return false;
  const [lowA, highA] = bounds(a);
  const [lowB, highB] = bounds(b);
  return lowA < highB && lowB < highA;
}

/** Whether both are the very same elements in the same order, so that working in place is safe. */
export function sameView(a: CoreArray, b: CoreArray): boolean {
  if (a.storage !== b.storage || a.offset !== b.offset || a.dtype.itemsize !== b.dtype.itemsize) return false;
  if (!sameShape(a.shape, b.shape)) return false;
  for (let axis = 0; axis < a.ndim; axis++)
    if (a.shape[axis] !== 1 && a.strides[axis] !== b.strides[axis]) return false;
  return true;
}
