import { allocate, type CoreArray, filled } from "../core/array.js";
import { assign, copy, fill } from "../core/assign.js";
import { atomic } from "../core/calls.js";
import { asCore, unwrap } from "../core/convert.js";
import type { Scalar } from "../core/dtype.js";
import { ValueError } from "../core/errors.js";
import { completeIndex, type IndexPart, place, readIndex, readSlices, releaseIndex } from "../core/index.js";
import { isScalar, toElement } from "../core/scalar.js";
import { requireInteger } from "../core/shape.js";
import { heap } from "../wasm/memory.js";
import { gather, type Selection, scatter, select } from "./advanced.js";
import { take } from "./gather.js";

/** The part of an index that is slices, integers and new axes alone: another layout of the same memory. */
function basicView(a: CoreArray, parts: readonly IndexPart[]): CoreArray {
  const shape: number[] = [];
  const strides: number[] = [];
  let { offset } = a;
  let axis = 0;
  for (const part of parts) {
    if (part.kind === "newaxis") {
      shape.push(1);
      strides.push(0);
    } else if (part.kind === "integer") {
      offset += place(part.value, axis, a.shape[axis]!) * a.strides[axis]!;
      axis++;
    } else if (part.kind === "slice") {
      const { start, count, step } = part.value.indices(a.shape[axis]!);
      shape.push(count);
      strides.push(step * a.strides[axis]!);
      if (count > 0) offset += start * a.strides[axis]!;
      axis++;
    }
  }
  return a.view(shape, strides, offset);
}

const isAdvanced = (part: IndexPart): boolean => part.kind === "array" || part.kind === "mask";

/** Read an index against an array: a view, or for advanced indices a selection. The caller releases the parts. */
function locate(a: CoreArray, parts: readonly IndexPart[]): CoreArray | Selection {
  const complete = completeIndex(parts, a.ndim);
  return complete.some(isAdvanced) ? select(a, complete) : basicView(a, complete);
}

/**
 * Where the part begins that an index of whole numbers alone names, in bytes from the start of the storage; -1 for any
 * other index.
 *
 * @throws IndexError when a number is out of bounds
 */
function offsetOf({ shape, strides, offset }: CoreArray, index: readonly unknown[]): number {
  if (index.length > shape.length) return -1;
  for (const x of index) if (typeof x !== "number" || (x | 0) !== x) return -1;
  let at = offset;
  for (let axis = 0; axis < index.length; axis++)
    at += place(index[axis] as number, axis, shape[axis]!) * strides[axis]!;
  return at;
}

/** Whether an index array picks along the first axis of a dense array, so that nothing but {@link take} is to be done. */
const picksRows = (a: CoreArray, places: CoreArray): boolean =>
  (places.dtype.kind === "int" || places.dtype.kind === "uint") &&
  places.ndim > 0 &&
  places.cContiguous &&
  places.size > 0 &&
  a.cContiguous &&
  a.size > 0;

const isSelection = (found: CoreArray | Selection): found is Selection => "offsets" in found;

/**
 * `a[index]`: a view for slices and integers, a new array where integer or boolean arrays take part.
 *
 * @param integersCopy - whether an index of integers alone gives a 0-d copy (NumPy) rather than a view (torch)
 * @throws IndexError
 */
export function get(a: CoreArray, index: readonly unknown[], integersCopy: boolean): CoreArray {
  const slices = readSlices(index, a.ndim);
  if (slices) return basicView(a, slices);
  const at = offsetOf(a, index);
  if (at >= 0 && index.length > 0) {
    const n = index.length;
    if (n < a.ndim || !integersCopy) return a.view(a.shape.slice(n), a.strides.slice(n), at);
    return elementAt(a, at);
  }
  return getAny(a, index, integersCopy);
}

// Apart from `get`: a function that makes closures makes room for them at every call.
const elementAt = (a: CoreArray, at: number): CoreArray =>
  filled(allocate(a.dtype, []), (element) => {
    // Memory first, addresses afterwards: see docs/architecture.md.
    const [to, from] = [element.address, a.storage.address + at];
    heap.u8.copyWithin(to, from, from + a.dtype.itemsize);
  });

const getAny: typeof get = (a, index, integersCopy) =>
  atomic("get", () => {
    const places = index.length === 1 ? unwrap(index[0]) : undefined;
    if (places && picksRows(a, places)) return take(a, places, 0);
    const parts = readIndex(index);
    try {
      const found = locate(a, parts);
      if (isSelection(found)) return gather(found);
      const integersOnly =
        parts.length > 0 && parts.length === a.ndim && parts.every((part) => part.kind === "integer");
      return integersOnly && integersCopy ? copy(found) : found;
    } finally {
      releaseIndex(parts);
    }
  });

/**
 * `a[index] = value`, cast to the array's dtype; as if the value had been copied first.
 *
 * @throws IndexError, @throws ValueError when the value does not broadcast or the array is read-only
 */
export function set(a: CoreArray, index: readonly unknown[], value: unknown): void {
  if (!a.writeable) throw new ValueError("assignment destination is read-only");
  if (index.length === a.ndim && isScalar(value)) {
    const at = offsetOf(a, index);
    if (at >= 0) {
      a.dtype.write(a.storage.address + at, toElement(value, a.dtype));
      return;
    }
  }
  setAny(a, index, value);
}

const setAny: typeof set = (a, index, value) =>
  atomic("set", () => {
    const parts = readIndex(index);
    try {
      if (isScalar(value) && !parts.some(isAdvanced)) fill(locate(a, parts) as CoreArray, value);
      else {
        withValues(a, value, (source) => {
          const found = locate(a, parts);
          if (isSelection(found)) scatter(found, source);
          else assign(found, source);
        });
      }
    } finally {
      releaseIndex(parts);
    }
  });

/** Call `use` with what an index of `a` names: a view, or a selection whose offsets `use` frees. @throws IndexError */
export function withPlace(
  a: CoreArray,
  index: readonly unknown[],
  use: (place: { view: CoreArray } | { selection: Selection }) => void,
): void {
  const parts = readIndex(index);
  try {
    const found = locate(a, parts);
    use(isSelection(found) ? { selection: found } : { view: found });
  } finally {
    releaseIndex(parts);
  }
}

/** Call `use` with what is to be written into `a`: arrays as they are, everything else as an array of its dtype. */
export function withValues(a: CoreArray, value: unknown, use: (source: CoreArray) => void): void {
  const given = unwrap(value);
  const source = given ?? asCore(value, a.dtype);
  try {
    use(source);
  } finally {
    if (!given) source.storage.dispose();
  }
}

/** The element at integer indices. @throws IndexError, TypeError, @throws ValueError for too few or too many */
export function item(a: CoreArray, index: readonly number[]): Scalar {
  if (index.length === 0) {
    if (a.size !== 1) throw new ValueError("can only convert an array of size 1 to a Python scalar");
    return a.first();
  }
  index.forEach(requireInteger);
  let at = a.address;
  if (index.length === 1 && a.ndim !== 1) {
    // One number counts elements in C order.
    let flat = place(index[0]!, 0, a.size);
    for (let axis = a.ndim - 1; axis >= 0; axis--) {
      const length = a.shape[axis]!;
      at += (flat % length) * a.strides[axis]!;
      flat = Math.floor(flat / length);
    }
    return a.dtype.read(at);
  }
  if (index.length !== a.ndim) throw new ValueError("incorrect number of indices for array");
  for (let axis = 0; axis < a.ndim; axis++)
    at += place(index[axis]!, axis, a.shape[axis]!) * a.strides[axis]!;
  return a.dtype.read(at);
}
