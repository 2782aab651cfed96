import { heap } from "../wasm/memory.js";
import { allocate, asOwner, bounds, CoreArray, consume, filled } from "./array.js";
import { assign, copy, fill, fromScalar } from "./assign.js";
import { type DTypeRow, dtypeOfTypedArray, dtypes, type Scalar, type TypedArray } from "./dtype.js";
import { OverflowError, ValueError } from "./errors.js";
import { type ForeignArray, isArrayProtocol, isForeign, isVectorObject } from "./foreign.js";
import { promote } from "./promote.js";
import { isScalar, type Marked, scalarDtype, toElement } from "./scalar.js";
import { requireNdim, type Shape, shapeFrom, shapeText, sizeOf, stridesOf } from "./shape.js";

/** Scalars in nested JavaScript arrays. */
export type Nested<T> = T | Nested<T>[];

/** The core array inside an NDArray or Tensor; `undefined` for anything else. */
export function unwrap(x: unknown): CoreArray | undefined {
  if (x instanceof CoreArray) return x;
  const core = typeof x === "object" && x !== null ? (x as { core?: unknown }).core : undefined;
  return core instanceof CoreArray ? core : undefined;
}

/** What nested input looks like: its shape and leaves in C order. */
interface Leaves {
  shape: Shape;
  /** The axes that all parts agree on; the shape ends there where they differ further down. */
  ragged: boolean;
  dtype: DTypeRow | undefined;
}

type Leaf = Scalar | Marked | CoreArray;
type Elementary = (x: Scalar | Marked, dtype: DTypeRow) => Scalar;

/** Gather the leaves; arrays that are made of typed arrays are noted in `made`. */
function collect(x: unknown, leaves: Leaf[], made: CoreArray[], depth: number): Leaves {
  requireNdim(depth);
  if (isScalar(x)) {
    leaves.push(x);
    return { shape: [], ragged: false, dtype: scalarDtype(x) };
  }
  let core = unwrap(x);
  if (!core && (ArrayBuffer.isView(x) || isForeign(x))) {
    core = ArrayBuffer.isView(x) ? fromTypedArray(x) : fromForeign(x);
    made.push(core);
  }
  if (core) {
    leaves.push(core);
    return { shape: core.shape, ragged: false, dtype: core.dtype };
  }
  if (typeof x !== "object" || x === null || !(Symbol.iterator in x)) {
    throw new TypeError(
      `cannot make an array from ${x === null ? "null" : `a value of type ${typeof x}`}: numbers, booleans, bigints and Complex are stored`,
    );
  }
  const items = Array.isArray(x) ? x : Array.from(x as Iterable<unknown>);
  let shape: Shape | undefined;
  let ragged = false;
  let dtype: DTypeRow | undefined;
  for (const item of items) {
    let part: Leaves;
    if (typeof item === "number") {
      leaves.push(item);
      part = number;
    } else part = collect(item, leaves, made, depth + 1);
    if (shape === undefined) shape = part.shape;
    else if (part.shape !== shape) {
      const common = commonPrefix(shape, part.shape);
      if (common.length < shape.length || common.length < part.shape.length) ragged = true;
      if (common.length < shape.length) shape = common;
    }
    ragged ||= part.ragged;
    if (part.dtype !== dtype && part.dtype) dtype = dtype ? promote(dtype, part.dtype) : part.dtype;
  }
  return { shape: [items.length, ...(shape ?? [])], ragged, dtype };
}

const number: Leaves = { shape: [], ragged: false, dtype: dtypes.float64 };

function commonPrefix(a: Shape, b: Shape): Shape {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n++;
  return a.slice(0, n);
}

/**
 * A new array of nested arrays, iterables, typed arrays, arrays and scalars.
 *
 * @param element - a scalar as an element of a dtype: the face's way
 * @throws ValueError when rows differ in length, @throws OverflowError, ValueError, TypeError when an element does not fit
 */
export function fromNested(x: unknown, dtype?: DTypeRow, element: Elementary = toElement): CoreArray {
  const core = unwrap(x);
  if (core) return copy(core, "K", dtype);
  if (ArrayBuffer.isView(x)) return fromTypedArray(x, dtype);
  if (isScalar(x)) return fromScalar(dtype ? element(x, dtype) : x, dtype);
  if (isForeign(x)) return fromForeign(x, dtype);
  const row = dtype ?? dtypes.float64;
  if (isFlat(x) && (row === dtypes.float64 || row === dtypes.float32))
    return filled(allocate(row, [x.length]), ({ address }) =>
      new row.TypedArray(heap.buffer, address, x.length).set(x as never),
    );
  const leaves: Leaf[] = [];
  const made: CoreArray[] = [];
  try {
    const { shape, ragged, dtype: found } = collect(x, leaves, made, 0);
    if (ragged) {
      throw new ValueError(
        `setting an array element with a sequence. The requested array has an inhomogeneous shape after ${shape.length} dimensions. The detected shape was ${shapeText(shape)} + inhomogeneous part.`,
      );
    }
    const row = dtype ?? found ?? dtypes.float64;
    if (leaves.some((leaf) => leaf instanceof CoreArray))
      return filled(allocate(row, shape), (result) => storeParts(result, leaves, element));
    const elements = leaves.map((leaf) => element(leaf as Scalar, row));
    return filled(allocate(row, shape), (result) => store(result, elements));
  } finally {
    for (const part of made) part.storage.dispose();
  }
}

/** Whether a value is a list of numbers alone. */
function isFlat(x: unknown): x is readonly number[] {
  if (!Array.isArray(x)) return false;
  for (let i = 0; i < x.length; i++) if (typeof x[i] !== "number") return false;
  return true;
}

/** Write elements that are known to fit, in C order. */
function store(target: CoreArray, elements: readonly Scalar[]): void {
  const { address, dtype } = target;
  if (
    (dtype === dtypes.float64 || dtype === dtypes.float32) &&
    elements.every((x) => typeof x === "number")
  ) {
    new dtype.TypedArray(heap.buffer, address, elements.length).set(elements as never);
    return;
  }
  for (let i = 0; i < elements.length; i++) dtype.write(address + i * dtype.itemsize, elements[i]!);
}

/** Assign arrays and scalars, one after the other, to the parts of a C-ordered target. */
function storeParts(target: CoreArray, leaves: readonly Leaf[], element: Elementary): void {
  let offset = 0;
  for (const leaf of leaves) {
    const part = leaf instanceof CoreArray ? leaf : undefined;
    const shape = part?.shape ?? [];
    const place = target.view(shape, stridesOf(shape, target.dtype.itemsize), offset);
    if (part) assign(place, part);
    else fill(place, element(leaf as Scalar, target.dtype));
    offset += place.size * target.dtype.itemsize;
  }
}

/** A new one-dimensional array of a typed array's elements. */
export function fromTypedArray(x: ArrayBufferView, dtype?: DTypeRow): CoreArray {
  const from = dtypeOfTypedArray(x);
  const { buffer, byteOffset, byteLength } = x;
  const inside = buffer === heap.buffer;
  const result = allocate(from, [byteLength / from.itemsize]);
  const { address } = result;
  // Where it lies in linear memory, that may have grown under it.
  if (inside) heap.u8.copyWithin(address, byteOffset, byteOffset + byteLength);
  else heap.u8.set(new Uint8Array(buffer, byteOffset, byteLength), address);
  if (!dtype || dtype === from) return result;
  return consume(result, () => copy(result, "C", dtype));
}

/** A new array of another library's. @throws TypeError, @throws ValueError where its memory does not have the elements */
function fromForeign(x: ForeignArray, dtype?: DTypeRow): CoreArray {
  if (isArrayProtocol(x)) {
    const array = unwrap(x.__array__());
    if (!array) throw new TypeError("object __array__ method not producing an array");
    return copy(array, "K", dtype);
  }
  if (isVectorObject(x)) {
    if (x.nullCount > 0)
      throw new ValueError(`a vector with ${x.nullCount} nulls cannot become an array: fill them first`);
    return recast(fromElements(x.toArray(), String(x.type).toLowerCase()), dtype);
  }
  const named = "dims" in x ? x.type : x.dtype;
  const elements = fromElements(x.data, typeof named === "string" ? named : undefined);
  const shape = "dims" in x ? x.dims : x.shape;
  const { itemsize } = elements.dtype;
  const steps = "dims" in x ? undefined : (x.strides ?? x.stride);
  const strides = steps ? steps.map((step) => step * itemsize) : stridesOf(shape, itemsize);
  const offset = "dims" in x ? 0 : (x.offset ?? 0) * itemsize;
  return consume(elements, () => {
    if (strides.length !== shape.length) throw new ValueError("mismatch in length of strides and shape");
    const view = elements.view(shapeFrom(shape), strides, offset);
    const [low, high] = bounds(view);
    if (view.size > 0 && (low < 0 || high > elements.storage.bytes))
      throw new ValueError(
        `an array of shape ${shapeText(shape)} does not fit into ${elements.size} elements`,
      );
    return copy(view, "K", dtype);
  });
}

/** Elements one after the other; where the name of a dtype fits their size, they are read as that. */
function fromElements(data: unknown, name: string | undefined): CoreArray {
  const core = fromNested(data);
  const row = name === undefined ? undefined : (dtypes as Record<string, DTypeRow | undefined>)[name];
  if (!row || row === core.dtype || !ArrayBuffer.isView(data)) return core;
  if (core.dtype.itemsize / core.dtype.parts !== row.itemsize / row.parts) {
    core.storage.dispose();
    throw new TypeError(`elements of ${name} cannot lie in an array of ${core.dtype.name}`);
  }
  return asOwner(core.view([core.size / row.parts], [row.itemsize], 0, row));
}

function recast(a: CoreArray, dtype: DTypeRow | undefined): CoreArray {
  return dtype && dtype !== a.dtype ? consume(a, () => copy(a, "K", dtype)) : a;
}

/** Any array-like as a core array: arrays as they are, everything else copied into a new one. */
export function asCore(x: unknown, dtype?: DTypeRow): CoreArray {
  const core = unwrap(x);
  if (core) return dtype && dtype !== core.dtype ? copy(core, "K", dtype) : core;
  return fromNested(x, dtype);
}

/** How 64-bit integers become JavaScript values. */
export interface BigIntOption {
  /** Give `bigint` rather than `number`. */
  bigint?: boolean | undefined;
}

/** An element as JavaScript has it. @throws OverflowError for a 64-bit integer that no double holds */
export function toScalar(value: Scalar, options?: BigIntOption, way = "item"): Scalar {
  if (typeof value !== "bigint" || options?.bigint) return value;
  const result = Number(value);
  if (!Number.isSafeInteger(result)) {
    throw new OverflowError(
      `${value} is not a safe integer as a number: use ${way}({ bigint: true }) or toTypedArray()`,
    );
  }
  return result;
}

/** Call `use` with a C-contiguous form of `a`: itself, or a copy that is freed afterwards. */
export function withContiguous<T>(a: CoreArray, use: (dense: CoreArray) => T): T {
  if (a.cContiguous) return use(a);
  return consume(copy(a), use);
}

/** The elements as nested JavaScript arrays; the scalar itself for a 0-d array. */
export function toNested(a: CoreArray, options?: BigIntOption): Nested<Scalar> {
  return withContiguous(a, (dense) => {
    const { address, dtype } = dense;
    const flat = new Array<Scalar>(dense.size);
    for (let i = 0; i < dense.size; i++)
      flat[i] = toScalar(dtype.read(address + i * dtype.itemsize), options, "tolist");
    return nest(flat, a.shape, 0, 0);
  });
}

function nest(flat: readonly Scalar[], shape: Shape, axis: number, from: number): Nested<Scalar> {
  if (axis === shape.length) return flat[from]!;
  const length = shape[axis]!;
  const step = sizeOf(shape.slice(axis + 1));
  if (axis === shape.length - 1) return flat.slice(from, from + length);
  return Array.from({ length }, (_, i) => nest(flat, shape, axis + 1, from + i * step));
}

/** Keeps the memory under a typed array while that lives. */
const under = new WeakMap<object, CoreArray>();

/** A typed array over the memory of a C-contiguous array: no copy. @throws ValueError when its address is not aligned */
export function typedView(a: CoreArray): TypedArray {
  const { address, dtype } = a;
  if (address % (dtype.itemsize / dtype.parts) !== 0) {
    throw new ValueError(
      "the array is not aligned, so no typed array can lie over it: toTypedArray() copies",
    );
  }
  const view = new dtype.TypedArray(heap.buffer, address, a.size * dtype.parts);
  under.set(view, a);
  a.storage.hold(view);
  return view;
}

/** The elements, in C order, in a typed array of JavaScript's own memory. */
export function toTypedArray(a: CoreArray): TypedArray {
  // By bytes: a view of another dtype need not be aligned.
  return withContiguous(a, ({ address, dtype, size }) => {
    const bytes = new Uint8Array(size * dtype.itemsize);
    bytes.set(heap.u8.subarray(address, address + bytes.length));
    return new dtype.TypedArray(bytes.buffer, 0, size * dtype.parts);
  });
}
