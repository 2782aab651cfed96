import { allocate, type CoreArray, mayShareMemory, relayout } from "../core/array.js";
import { copy } from "../core/assign.js";
import { dtypes } from "../core/dtype.js";
import { IndexError, ValueError } from "../core/errors.js";
import { axesOf, type IndexPart, place } from "../core/index.js";
import {
  axisOrder,
  broadcastShapes,
  broadcastStrides,
  compactShape,
  type Shape,
  stridesInOrder,
} from "../core/shape.js";
import { kernels, setOperand, setWalk } from "../wasm/abi.js";

/** What integer and boolean arrays select: byte offsets into the array, and the axes that slices leave. */
export interface Selection {
  readonly array: CoreArray;
  /** int32 byte offsets from {@link offset}, one for each position of the index. */
  readonly offsets: CoreArray;
  /** Where offset 0 is, in bytes from the start of the storage. */
  readonly offset: number;
  /** The axes from slices: lengths and byte strides. */
  readonly shape: Shape;
  readonly strides: readonly number[];
  /** How many axes of the slices come before the index's axes in the result. */
  readonly lead: number;
  /** Whether the index is one boolean array alone: errors are worded for it. */
  readonly mask: boolean;
  /** The order of the index's axes in memory, where no others are beside them. */
  readonly order: readonly number[];
}

const { int32, int64, bool } = dtypes;

/** Where each true element of a mask lies, by strides of one's choice: one int32 each, in C order. */
export function maskOffsets(mask: CoreArray, strides: readonly number[]): CoreArray {
  const dense = mask.cContiguous ? mask : copy(mask);
  const count = kernels.count_true(dense.address, dense.size) >>> 0;
  const offsets = allocate(int32, [count]);
  if (count > 0) {
    setWalk(mask.shape, 2);
    setOperand(0, dense.address, bool.code, mask.shape, dense.strides, mask.ndim);
    setOperand(1, 0, int32.code, mask.shape, strides, mask.ndim);
    kernels.mask_offsets(offsets.address, count);
  }
  if (dense !== mask) dense.storage.dispose();
  return offsets;
}

/** What happens to an index outside an axis. */
export type Mode = "raise" | "wrap" | "clip";
const modes: Record<Mode, number> = { raise: 0, wrap: 1, clip: 2 };

/**
 * Write `index * stride`, or add it, to byte offsets of a shape that the index broadcasts to.
 *
 * @throws IndexError naming the first index that is out of bounds
 */
export function addOffsets(
  offsets: CoreArray,
  index: CoreArray,
  axis: number,
  length: number,
  stride: number,
  accumulate: boolean,
  mode: Mode = "raise",
): void {
  const integers =
    index.dtype === int32 || index.dtype === int64
      ? index
      : copy(index, "K", index.dtype.itemsize < 4 ? int32 : int64);
  setWalk(offsets.shape, 2);
  setOperand(0, integers.address, integers.dtype.code, integers.shape, integers.strides, offsets.ndim);
  setOperand(1, offsets.address, int32.code, offsets.shape, offsets.strides, offsets.ndim);
  const bad = kernels.index_offsets(length, stride, modes[mode], accumulate ? 1 : 0);
  let value: number | undefined;
  if (bad >= 0) {
    const flat = copy(
      integers.view(offsets.shape, broadcastStrides(integers.shape, integers.strides, offsets.shape)),
    );
    value = Number(flat.dtype.read(flat.address + bad * flat.dtype.itemsize));
    flat.storage.dispose();
  }
  if (integers !== index) integers.storage.dispose();
  if (value !== undefined)
    throw new IndexError(`index ${value} is out of bounds for axis ${axis} with size ${length}`);
}

/** Turn a complete index with at least one array in it into offsets. @throws IndexError */
export function select(array: CoreArray, parts: readonly IndexPart[]): Selection {
  const shape: number[] = [];
  const strides: number[] = [];
  let { offset } = array;
  let axis = 0;
  // Integers count as index arrays here, and decide with them whether the index's axes stay in place.
  let lead = -1;
  let gap = false;
  let scattered = false;
  const indexed: { index: CoreArray | number; mask: boolean; axis: number }[] = [];
  for (const part of parts) {
    if (part.kind === "slice") {
      const { start, count, step } = part.value.indices(array.shape[axis]!);
      shape.push(count);
      strides.push(step * array.strides[axis]!);
      if (count > 0) offset += start * array.strides[axis]!;
      gap = true;
    } else if (part.kind === "newaxis") {
      shape.push(1);
      strides.push(0);
      gap = true;
    } else if (part.kind === "ellipsis") {
      gap = true;
    } else {
      if (lead < 0) lead = shape.length;
      else if (gap) scattered = true;
      gap = false;
      if (part.kind === "integer") indexed.push({ index: part.value, mask: false, axis });
      else {
        if (part.kind === "mask") requireMask(part.value, array, axis);
        indexed.push({ index: part.value, mask: part.kind === "mask", axis });
      }
    }
    axis += axesOf(part);
  }
  const alone = parts.length === 1 && indexed[0]!.mask;
  const found = findOffsets(array, indexed);
  return {
    array,
    offsets: found.offsets,
    offset: offset + found.fixed,
    shape,
    strides,
    lead: scattered ? 0 : lead,
    mask: alone,
    order: found.order,
  };
}

function requireMask(mask: CoreArray, array: CoreArray, axis: number): void {
  for (let i = 0; i < mask.ndim; i++) {
    // A length of 0 selects nothing from any axis, as in NumPy.
    if (mask.shape[i] !== 0 && mask.shape[i] !== array.shape[axis + i]) {
      throw new IndexError(
        `boolean index did not match indexed array along axis ${axis + i}; size of axis is ${array.shape[axis + i]} but size of corresponding boolean axis is ${mask.shape[i]}`,
      );
    }
  }
}

function findOffsets(
  array: CoreArray,
  indexed: readonly { index: CoreArray | number; mask: boolean; axis: number }[],
): { offsets: CoreArray; fixed: number; order: readonly number[] } {
  let fixed = 0;
  const made: CoreArray[] = [];
  const terms: { index: CoreArray; axis: number; length: number; stride: number }[] = [];
  try {
    for (const { index, mask, axis } of indexed) {
      if (typeof index === "number") fixed += place(index, axis, array.shape[axis]!) * array.strides[axis]!;
      else if (!mask) terms.push({ index, axis, length: array.shape[axis]!, stride: array.strides[axis]! });
      else if (indexed.length === 1) {
        const strides = array.strides.slice(axis, axis + index.ndim);
        return { offsets: maskOffsets(index, strides), fixed, order: [0] };
      } else {
        // Beside other arrays a mask is its coordinates: one index array for each of its axes; 0-d, one that only has a length.
        for (let i = 0; i < Math.max(1, index.ndim); i++) {
          const coordinates = maskOffsets(
            index,
            index.shape.map((_, j) => +(i === j)),
          );
          made.push(coordinates);
          const at = axis + i;
          terms.push(
            index.ndim === 0
              ? { index: coordinates, axis, length: 1, stride: 0 }
              : { index: coordinates, axis: at, length: array.shape[at]!, stride: array.strides[at]! },
          );
        }
      }
    }
    const shapes = terms.map((term) => term.index.shape);
    let shape: Shape;
    try {
      shape = broadcastShapes(shapes);
    } catch {
      throw new IndexError(
        `shape mismatch: indexing arrays could not be broadcast together with shapes ${shapes.map(compactShape).join(" ")} `,
      );
    }
    const offsets = allocate(int32, shape);
    try {
      terms.forEach(({ index, axis, length, stride }, i) =>
        addOffsets(offsets, index, axis, length, stride, i > 0),
      );
    } catch (error) {
      offsets.storage.dispose();
      throw error;
    }
    const told = terms.map(({ index }) =>
      broadcastStrides(index.shape, index.strides, shape).map((stride) => stride || NaN),
    );
    return { offsets, fixed, order: axisOrder(shape.length, told) };
  } finally {
    for (const a of made) a.storage.dispose();
  }
}

/** The axes of a result in walking order: the index's first, then those of the slices. */
function inOrder(
  s: Selection,
  shape: Shape,
  strides: readonly number[],
): { shape: number[]; strides: number[] } {
  const n = s.offsets.ndim;
  const order = [...shape.keys()];
  const moved = [...order.slice(s.lead, s.lead + n), ...order.slice(0, s.lead), ...order.slice(s.lead + n)];
  return { shape: moved.map((axis) => shape[axis]!), strides: moved.map((axis) => strides[axis]!) };
}

const zeros = (n: number): number[] => new Array<number>(n).fill(0);

/** The walk shared by both directions: elements of the array by offset, elements of the other side densely. */
function describe(
  s: Selection,
  shape: Shape,
  arrayAt: number,
  otherAt: number,
  other: CoreArray,
  otherStrides: readonly number[],
): void {
  const n = s.offsets.ndim;
  setWalk(shape, 3);
  setOperand(
    arrayAt,
    s.array.storage.address + s.offset,
    s.array.dtype.code,
    shape,
    [...zeros(n), ...s.strides],
    shape.length,
  );
  setOperand(
    1,
    s.offsets.address,
    int32.code,
    shape,
    [...s.offsets.strides, ...zeros(s.shape.length)],
    shape.length,
  );
  setOperand(otherAt, other.address, other.dtype.code, shape, otherStrides, shape.length);
}

/**
 * The selected elements as a new array; the offsets are freed. Laid out as NumPy does: the index's axes slowest, those of
 * slices in the array's own order; the axes of an index alone in the order of its arrays.
 */
export function gather(s: Selection): CoreArray {
  const lead = s.offsets.ndim;
  const walk = [...s.offsets.shape, ...s.shape];
  const sliced = [...s.shape.keys()].sort(
    (i, j) => Math.abs(s.strides[j]!) - Math.abs(s.strides[i]!) || i - j,
  );
  const slowest = s.shape.length === 0 ? s.order : s.offsets.shape.keys();
  const strides = stridesInOrder(walk, s.array.dtype.itemsize, [
    ...slowest,
    ...sliced.map((axis) => axis + lead),
  ]);
  let dense: CoreArray;
  try {
    dense = allocate(s.array.dtype, walk, strides);
    if (dense.size > 0) {
      describe(s, walk, 0, 2, dense, strides);
      kernels.gather();
    }
  } finally {
    s.offsets.storage.dispose();
  }
  if (s.lead === 0) return dense;
  const order = [...walk.keys()];
  const axes = [...order.slice(lead, lead + s.lead), ...order.slice(0, lead), ...order.slice(lead + s.lead)];
  const shape = axes.map((axis) => walk[axis]!);
  const moved = axes.map((axis) => strides[axis]!);
  return relayout(dense, shape, moved);
}

/** Write `source`, broadcast and cast, over the selected elements; the last write wins. The offsets are freed. */
export function scatter(s: Selection, source: CoreArray): void {
  const { array, offsets } = s;
  const shape = [...s.shape.slice(0, s.lead), ...offsets.shape, ...s.shape.slice(s.lead)];
  try {
    let values = source;
    if (source.dtype !== array.dtype || mayShareMemory(source, array))
      values = copy(source, "K", array.dtype);
    try {
      const strides = fitted(values, shape, s.mask ? offsets.size : undefined);
      if (offsets.size === 0 || s.shape.includes(0)) return;
      const walk = inOrder(s, shape, strides);
      describe(s, walk.shape, 2, 0, values, walk.strides);
      kernels.scatter();
    } finally {
      if (values !== source) values.storage.dispose();
    }
  } finally {
    offsets.storage.dispose();
  }
}

/**
 * Let `run` work on the selected elements (operand 2 of the descriptor, at the offsets of operand 1), each with its
 * value (operand 0), one after the other. The offsets are freed. Values do not overlap the array.
 *
 * @throws ValueError when the values do not broadcast
 */
export function update(s: Selection, values: CoreArray | undefined, run: () => void): void {
  const shape = [...s.shape.slice(0, s.lead), ...s.offsets.shape, ...s.shape.slice(s.lead)];
  try {
    const lead = shape.length - (values?.ndim ?? 0);
    if (lead < 0 || values?.shape.some((length, axis) => length !== 1 && length !== shape[axis + lead]))
      throw new ValueError("array is not broadcastable to correct shape");
    if (s.offsets.size === 0 || s.shape.includes(0)) return;
    const strides = values ? broadcastStrides(values.shape, values.strides, shape) : zeros(shape.length);
    const walk = inOrder(s, shape, strides);
    // Without values the array stands in for them: nothing is read there.
    describe(s, walk.shape, 2, 0, values ?? s.array, walk.strides);
    run();
  } finally {
    s.offsets.storage.dispose();
  }
}

/** Strides with which values read as `shape`; leading axes of length 1 may be surplus. */
function fitted(values: CoreArray, shape: Shape, masked: number | undefined): number[] {
  if (masked !== undefined && values.ndim > 1 && shape.length === 1) {
    throw new TypeError(
      `NumPy boolean array indexing assignment requires a 0 or 1-dimensional input, input has ${values.ndim} dimensions`,
    );
  }
  let surplus = Math.max(0, values.ndim - shape.length);
  while (surplus > 0 && values.shape.slice(0, surplus).some((length) => length !== 1)) surplus = -1;
  const own = surplus > 0 ? values.shape.slice(surplus) : values.shape;
  const lead = shape.length - own.length;
  if (surplus < 0 || lead < 0 || own.some((length, axis) => length !== 1 && length !== shape[axis + lead])) {
    if (masked !== undefined && values.ndim === 1 && shape.length === 1) {
      throw new ValueError(
        `NumPy boolean array indexing assignment cannot assign ${values.size} input values to the ${masked} output values where the mask is true`,
      );
    }
    throw new ValueError(
      `shape mismatch: value array of shape ${compactShape(values.shape)} could not be broadcast to indexing result of shape ${compactShape(shape)}`,
    );
  }
  return shape.map((_, axis) =>
    axis < lead || own[axis - lead] === 1 ? 0 : values.strides[axis - lead + Math.max(0, surplus)]!,
  );
}
