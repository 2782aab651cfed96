import { allocate, type CoreArray, consume, mayShareMemory, relayout } from "../core/array.js";
import { assign, copy, requireWriteable } from "../core/assign.js";
import { withContiguous } from "../core/convert.js";
import { dtypes } from "../core/dtype.js";
import { IndexError, ValueError } from "../core/errors.js";
import {
  broadcastShapes,
  broadcastStrides,
  compactShape,
  normalizeAxis,
  type Shape,
  sameShape,
  stridesOf,
} from "../core/shape.js";
import { wholeNumbers } from "../core/truth.js";
import { kernels, setOperand, setWalk } from "../wasm/abi.js";
import { addOffsets, type Mode, maskOffsets } from "./advanced.js";
import { ravel, reshape, withFlat } from "./layout.js";

/** Elements chosen along axes, and written there. Slices and mixed indices are in `indexing.ts`. */

const { bool, int32 } = dtypes;

/** Call `use` with an index as integers: booleans count as 0 and 1, floats must be whole. @throws TypeError */
export function withIntegers<T>(index: CoreArray, use: (integers: CoreArray) => T): T {
  const { kind, name } = index.dtype;
  if (kind === "int" || kind === "uint") return use(index);
  const integers = kind === "bool" ? copy(index, "K", int32) : wholeNumbers(index);
  if (!integers) {
    throw new TypeError(
      `Cannot cast array data from dtype('${name}') to dtype('int64') according to the rule 'safe'`,
    );
  }
  try {
    return use(integers);
  } finally {
    integers.storage.dispose();
  }
}

/** Call `use` with int32 byte offsets of indices along one axis. @throws IndexError */
function withOffsets<T>(
  a: CoreArray,
  index: CoreArray,
  axis: number,
  mode: Mode,
  use: (offsets: CoreArray) => T,
): T {
  return withIntegers(index, (integers) => {
    const offsets = allocate(int32, index.shape);
    try {
      if (index.size > 0) addOffsets(offsets, integers, axis, a.shape[axis]!, a.strides[axis]!, false, mode);
      return use(offsets);
    } finally {
      offsets.storage.dispose();
    }
  });
}

/** One side of a move: where elements are, by strides over the shape that is visited. */
interface Side {
  array: CoreArray;
  strides: readonly number[];
}

/** Move elements between an array, at offsets, and a dense side. */
function move(
  how: "gather" | "scatter",
  shape: Shape,
  { array, strides }: Side,
  offsets: Side,
  dense: Side,
): void {
  if (shape.includes(0)) return;
  const { length } = shape;
  const arrayAt = how === "gather" ? 0 : 2;
  setWalk(shape, 3);
  setOperand(arrayAt, array.address, array.dtype.code, shape, strides, length);
  setOperand(1, offsets.array.address, int32.code, shape, offsets.strides, length);
  setOperand(2 - arrayAt, dense.array.address, dense.array.dtype.code, shape, dense.strides, length);
  if (how === "gather") kernels.gather();
  else kernels.scatter();
}

const zeros = (n: number): number[] => new Array<number>(n).fill(0);

/** A mode as callers write it. @throws ValueError */
export function modeOf(mode: string): Mode {
  if (mode === "raise" || mode === "wrap" || mode === "clip") return mode;
  throw new ValueError(`clipmode must be one of 'clip', 'raise', or 'wrap' (got '${mode}')`);
}

/**
 * Elements of `a` at indices along an axis (`null`: of the flattened array). Shape: the index's in place of the axis.
 *
 * @throws IndexError for an index out of bounds under `raise`, @throws ValueError when `out` does not fit
 */
export function take(
  a: CoreArray,
  index: CoreArray,
  axis: number | null = null,
  mode: Mode = "raise",
  out?: CoreArray,
): CoreArray {
  if (axis === null || a.ndim === 0) {
    if (axis !== null) normalizeAxis(axis, 1);
    return withFlat(a, (flat) => take(flat, index, 0, mode, out));
  }
  const along = normalizeAxis(axis, a.ndim);
  const [before, after] = [a.shape.slice(0, along), a.shape.slice(along + 1)];
  const shape = [...before, ...index.shape, ...after];
  if (out && !sameShape(out.shape, shape))
    throw new ValueError("output array does not match result of ndarray.take");
  if (out) requireWriteable(out, "output array");
  if (shape.includes(0)) {
    // An empty result still has its indices checked, unless nothing is in front of them.
    if (mode !== "raise" || before.includes(0)) return out ?? allocate(a.dtype, shape);
  } else if (a.shape[along] === 0) throw new IndexError("cannot do a non-empty take from an empty axes.");
  return withOffsets(a, index, along, mode, (offsets) => {
    const fits = out && out.dtype === a.dtype && !mayShareMemory(out, a) && !mayShareMemory(out, index);
    const result = fits ? out : allocate(a.dtype, shape);
    const from = [...a.strides.slice(0, along), ...zeros(index.ndim), ...a.strides.slice(along + 1)];
    const at = [...zeros(along), ...offsets.strides, ...zeros(after.length)];
    const dense = { array: result, strides: result.strides };
    move("gather", shape, { array: a, strides: from }, { array: offsets, strides: at }, dense);
    if (!out || result === out) return result;
    assign(out, result);
    result.storage.dispose();
    return out;
  });
}

/** Values to be written into an array: dense, of its dtype, and apart from it. */
function withSource(a: CoreArray, values: CoreArray, use: (source: CoreArray) => void): void {
  if (values.dtype === a.dtype && values.cContiguous && !mayShareMemory(values, a)) use(values);
  else consume(copy(values, "C", a.dtype), use);
}

/** Write values at dense offsets into an array, from the start again where they end. */
function scatterRounds(array: CoreArray, offsets: CoreArray, source: CoreArray): void {
  const { itemsize } = array.dtype;
  const rounds = Math.floor(offsets.size / source.size);
  const scatter = (first: number, count: number, length: number): void => {
    const at = offsets.view([], [], offsets.offset + 4 * first);
    move(
      "scatter",
      [count, length],
      { array, strides: [0, 0] },
      { array: at, strides: [4 * length, 4] },
      { array: source, strides: [0, itemsize] },
    );
  };
  scatter(0, rounds, source.size);
  scatter(rounds * source.size, 1, offsets.size - rounds * source.size);
}

/**
 * Write values, repeated as often as needed, at indices into the flattened array.
 *
 * @throws IndexError for an index out of bounds under `raise`, @throws ValueError for a read-only array
 */
export function put(a: CoreArray, index: CoreArray, values: CoreArray, mode: Mode = "raise"): void {
  requireWriteable(a, "put: output array");
  if (index.size === 0) return;
  if (a.size === 0) throw new IndexError("cannot replace elements of an empty array");
  if (values.size === 0) return;
  const flat = ravel(a);
  try {
    withSource(a, values, (source) =>
      withOffsets(flat, index, 0, mode, (offsets) => scatterRounds(flat, offsets, source)),
    );
    if (flat.storage !== a.storage) assign(a, reshape(flat, a.shape));
  } finally {
    if (flat.storage !== a.storage) flat.storage.dispose();
  }
}

/** Write values, one after the other and from the start again, where a mask of as many elements is true. @throws ValueError */
export function place(a: CoreArray, mask: CoreArray, values: CoreArray): void {
  requireWriteable(a, a.cContiguous ? "assignment destination" : "WRITEBACKIFCOPY base");
  if (mask.size !== a.size) throw new ValueError("place: mask and data must be the same size");
  withTruth(mask, (truth) =>
    consume(maskOffsets(truth.view(a.shape, stridesOf(a.shape, 1)), a.strides), (offsets) => {
      if (offsets.size === 0) return;
      if (values.size === 0) throw new ValueError("Cannot insert from an empty array!");
      withSource(a, values, (source) => scatterRounds(a, offsets, source));
    }),
  );
}

/** What an index beside an axis selects: the visited shape, and the strides over it. */
function beside(a: CoreArray, index: CoreArray, axis: number): { shape: Shape; strides: number[] } {
  if (index.ndim !== a.ndim)
    throw new ValueError("`indices` and `arr` must have the same number of dimensions");
  const others = a.shape.map((length, i) => (i === axis ? 1 : length));
  let shape: Shape;
  try {
    shape = broadcastShapes([index.shape, others]);
  } catch {
    const shapes = a.shape.map((length, i) =>
      i === axis ? index.shape : others.map((_, j) => (j === i ? length : 1)),
    );
    throw new IndexError(
      `shape mismatch: indexing arrays could not be broadcast together with shapes ${shapes.map(compactShape).join(" ")} `,
    );
  }
  const strides = broadcastStrides(a.shape, a.strides, shape);
  strides[axis] = 0;
  return { shape, strides };
}

function requireIndices(index: CoreArray): void {
  const { kind } = index.dtype;
  if (kind === "int" || kind === "uint") return;
  const integers = wholeNumbers(index);
  if (!integers) throw new IndexError("`indices` must be an integer array");
  integers.storage.dispose();
}

/** What `axis: null` asks of an index. @throws ValueError */
function requireOneAxis(index: CoreArray): void {
  if (index.ndim !== 1) throw new ValueError("when axis=None, `indices` must have a single dimension.");
}

/**
 * The elements at indices that lie beside the array: `index` has its dimensions, and one index for each line along
 * the axis that it asks for.
 *
 * @throws IndexError, ValueError
 */
export function takeAlongAxis(a: CoreArray, index: CoreArray, axis: number | null): CoreArray {
  if (axis === null) {
    requireOneAxis(index);
    return withFlat(a, (flat) => takeAlongAxis(flat, index, 0));
  }
  requireIndices(index);
  const along = normalizeAxis(axis, a.ndim);
  const { shape, strides } = beside(a, index, along);
  if (shape.includes(0)) return allocate(a.dtype, shape);
  return withOffsets(a, index, along, "raise", (offsets) => {
    const result = allocate(a.dtype, shape);
    const at = broadcastStrides(offsets.shape, offsets.strides, shape);
    const dense = { array: result, strides: result.strides };
    move("gather", shape, { array: a, strides }, { array: offsets, strides: at }, dense);
    return result;
  });
}

/** Whether a shape broadcasts to another one. */
function fitsInto(shape: Shape, target: Shape): boolean {
  const lead = target.length - shape.length;
  return lead >= 0 && shape.every((length, axis) => length === 1 || length === target[lead + axis]);
}

/** Write values, broadcast, where {@link takeAlongAxis} would read. @throws IndexError, ValueError */
export function putAlongAxis(a: CoreArray, index: CoreArray, values: CoreArray, axis: number | null): void {
  requireWriteable(a);
  if (axis === null) {
    requireOneAxis(index);
    withFlat(a, (flat) => {
      putAlongAxis(flat, index, values, 0);
      if (flat.storage !== a.storage) assign(a, reshape(flat, a.shape));
    });
    return;
  }
  requireIndices(index);
  const along = normalizeAxis(axis, a.ndim);
  const { shape, strides } = beside(a, index, along);
  const source = values.dtype === a.dtype && !mayShareMemory(values, a) ? values : copy(values, "K", a.dtype);
  try {
    if (!fitsInto(source.shape, shape)) {
      throw new ValueError(
        `shape mismatch: value array of shape ${compactShape(values.shape)} could not be broadcast to indexing result of shape ${compactShape(shape)}`,
      );
    }
    if (shape.includes(0)) return;
    withOffsets(a, index, along, "raise", (offsets) => {
      const at = broadcastStrides(offsets.shape, offsets.strides, shape);
      const dense = { array: source, strides: broadcastStrides(source.shape, source.strides, shape) };
      move("scatter", shape, { array: a, strides }, { array: offsets, strides: at }, dense);
    });
  } finally {
    if (source !== values) source.storage.dispose();
  }
}

/** Call `use` with an array as truth values: anything but 0 is true. */
export function withTruth<T>(a: CoreArray, use: (mask: CoreArray) => T): T {
  if (a.dtype === bool) return withContiguous(a, use);
  const mask = copy(a, "C", bool);
  try {
    return use(mask);
  } finally {
    mask.storage.dispose();
  }
}

/** The coordinates of all elements that are not 0: one int32 array for each axis. @throws ValueError for 0-d */
export function nonzero(a: CoreArray): CoreArray[] {
  if (a.ndim === 0) {
    const truth =
      a.dtype.kind === "bool"
        ? " If the context of this error is of the form `arr[nonzero(cond)]`, just use `arr[cond]`."
        : "";
    throw new ValueError(
      `Calling nonzero on 0d arrays is not allowed. Use np.atleast_1d(scalar).nonzero() instead.${truth}`,
    );
  }
  return withTruth(a, (mask) =>
    a.shape.map((_, axis) =>
      maskOffsets(
        mask,
        a.shape.map((_, i) => +(i === axis)),
      ),
    ),
  );
}

/** The positions in the flattened array of all elements that are not 0. */
export function flatnonzero(a: CoreArray): CoreArray {
  return withTruth(a, (mask) => maskOffsets(mask, stridesOf(mask.shape, 1)));
}

/** The parts along an axis (`null`: elements of the flattened array) for which the condition is true. */
export function compress(
  condition: CoreArray,
  a: CoreArray,
  axis: number | null = null,
  out?: CoreArray,
): CoreArray {
  if (condition.ndim !== 1) throw new ValueError("condition must be a 1-d array");
  return consume(flatnonzero(condition), (chosen) => take(a, chosen, axis, "raise", out));
}

/** The coordinates of each element that is not 0, as a row. */
export function argwhere(a: CoreArray): CoreArray {
  if (a.ndim === 0) {
    const count = consume(copy(a, "C", bool), (truth) => +Boolean(truth.first()));
    return allocate(int32, [count, 0]);
  }
  const places = nonzero(a);
  const table = allocate(int32, [a.ndim, places[0]!.size]);
  for (const [axis, row] of places.entries()) {
    const line = table.view(row.shape, row.strides, axis * table.strides[0]!);
    consume(row, () => assign(line, row));
  }
  // The coordinates on one axis lie together, as NumPy has them.
  return relayout(table, [...table.shape].reverse(), [...table.strides].reverse());
}
