import { kernels, setOperand, setWalk } from "../wasm/abi.js";
import { heap } from "../wasm/memory.js";
import { allocate, type CoreArray, mayShareMemory, sameView } from "./array.js";
import type { DTypeRow, Scalar } from "./dtype.js";
import { ValueError } from "./errors.js";
import { type Casting, canCast } from "./promote.js";
import { type Marked, park, scalarDtype, toElement } from "./scalar.js";
import {
  broadcastStrides,
  commonShape,
  compactShape,
  type Shape,
  sameShape,
  stridesInOrder,
  stridesOf,
} from "./shape.js";

/** The order of elements in memory: `C`, `F`, `A` (F if the source is F, else C), `K` (as the source). */
export type Order = "C" | "F" | "A" | "K";

/** An order as a caller wrote it; `said` is what a refusal quotes. @throws ValueError */
export function orderOf(order: unknown, said = order): Order {
  if (order === "C" || order === "F" || order === "A" || order === "K") return order;
  throw new ValueError(`order must be one of 'C', 'F', 'A', or 'K' (got '${String(said)}')`);
}

/** A new array with the dtype of `like` or another, laid out like it. */
export function allocateLike(
  like: CoreArray,
  dtype: DTypeRow = like.dtype,
  order: Order = "K",
  shape: Shape = like.shape,
): CoreArray {
  return allocate(dtype, shape, stridesLike(like, dtype, order, shape));
}

/** The strides of an array laid out like another; `undefined` where it is dense in C order. */
export function stridesLike(
  like: CoreArray,
  dtype: DTypeRow,
  order: Order = "K",
  shape: Shape = like.shape,
): readonly number[] | undefined {
  const sameAxes = shape.length === like.ndim;
  if (order === "C" || (order !== "F" && like.cContiguous) || (order !== "F" && !sameAxes)) return undefined;
  if (order === "F" || like.fContiguous) return stridesOf(shape, dtype.itemsize, "F");
  if (order === "A") return undefined;
  return stridesInOrder(shape, dtype.itemsize, byStride(like.strides));
}

/** The axes by decreasing stride; those that repeat (stride 0) count as the fastest, as in NumPy's copies. */
function byStride(strides: readonly number[]): number[] {
  return [...strides.keys()].sort((i, j) => Math.abs(strides[j]!) - Math.abs(strides[i]!) || i - j);
}

/** Read-only arrays are refused. @throws ValueError */
export function requireWriteable(a: CoreArray, what = "assignment destination"): void {
  if (!a.writeable) throw new ValueError(`${what} is read-only`);
}

/**
 * Write `source`, broadcast and cast, into `target`. Where both overlap in memory it is as if the source had
 * been copied first.
 *
 * @param where - if given, only elements where it is true are written
 * @throws ValueError when the shapes do not broadcast or the target is read-only
 * @throws TypeError when `casting` forbids the cast
 */
export function assign(
  target: CoreArray,
  source: CoreArray,
  where?: CoreArray,
  casting: Casting = "unsafe",
): void {
  requireWriteable(target);
  requireFits(source.shape, target.shape);
  if (!canCast(source.dtype, target.dtype, casting)) {
    throw new TypeError(
      `Cannot cast array data from dtype('${source.dtype.name}') to dtype('${target.dtype.name}') according to the rule '${casting}'`,
    );
  }
  if (target.size === 0) return;
  // Leading axes of length 1 may be more than the target has.
  const surplus = Math.max(0, source.ndim - target.ndim);
  const fitting = surplus ? source.view(source.shape.slice(surplus), source.strides.slice(surplus)) : source;
  if (mayShareMemory(target, fitting) && !sameView(target, fitting)) {
    const copied = copy(fitting);
    write(target, copied.address, copied.dtype, copied.shape, copied.strides, where);
    copied.storage.dispose();
  } else write(target, fitting.address, fitting.dtype, fitting.shape, fitting.strides, where);
}

/** Write one scalar into every element. @throws OverflowError, ValueError, TypeError when it does not fit */
export function fill(target: CoreArray, value: Scalar | Marked, where?: CoreArray): void {
  requireWriteable(target);
  const { size, dtype } = target;
  // A zero of whatever dtype is zeros.
  if (Object.is(value, 0) && !where && size < 1024 && target.cContiguous) {
    const to = target.address;
    heap.u8.fill(0, to, to + size * dtype.itemsize);
    return;
  }
  toElement(value, dtype);
  if (size === 0) return;
  write(target, park(0, value, dtype), dtype, [], [], where);
}

function write(
  target: CoreArray,
  address: number,
  dtype: DTypeRow,
  shape: Shape,
  strides: readonly number[],
  where: CoreArray | undefined,
): void {
  const { ndim } = target;
  const to = target.address;
  const mask = where?.address;
  setWalk(target.shape, where ? 3 : 2);
  setOperand(0, address, dtype.code, shape, strides, ndim);
  setOperand(1, to, target.dtype.code, target.shape, target.strides, ndim);
  if (where) setOperand(2, mask!, where.dtype.code, where.shape, where.strides, ndim);
  kernels.assign();
}

function requireFits(from: Shape, to: Shape): void {
  // Leading axes of length 1 are ignored, as in NumPy's assignments.
  let lead = 0;
  while (from.length - lead > to.length && from[lead] === 1) lead++;
  const shape = lead ? from.slice(lead) : from;
  if (shape.length <= to.length) {
    const offset = to.length - shape.length;
    if (shape.every((length, axis) => length === 1 || length === to[axis + offset])) return;
  }
  throw new ValueError(
    `could not broadcast input array from shape ${compactShape(shape)} into shape ${compactShape(to)}`,
  );
}

/** A copy with memory of its own. */
export function copy(a: CoreArray, order: Order = "C", dtype: DTypeRow = a.dtype): CoreArray {
  const result = allocateLike(a, dtype, order);
  assign(result, a);
  return result;
}

/** A 0-d array of a JavaScript scalar. */
export function fromScalar(value: Scalar | Marked, dtype: DTypeRow = scalarDtype(value)): CoreArray {
  toElement(value, dtype);
  const result = allocate(dtype, []);
  fill(result, value);
  return result;
}

/** Several arrays as views of their common shape. */
export function broadcastArrays(arrays: readonly CoreArray[]): CoreArray[] {
  const shape = commonShape(arrays.map((a) => a.shape));
  return arrays.map((a) =>
    sameShape(a.shape, shape) ? a : a.view(shape, broadcastStrides(a.shape, a.strides, shape)),
  );
}
