import { allocate, broadcastTo, type CoreArray, mayShareMemory, relayout } from "../core/array.js";
import { assign, copy, fill, requireWriteable } from "../core/assign.js";
import { Deferred } from "../core/deferred.js";
import type { Scalar } from "../core/dtype.js";
import { type DTypeRow, dtypes } from "../core/dtype.js";
import { BroadcastError, ValueError } from "../core/errors.js";
import { promote } from "../core/promote.js";
import {
  type Reduction,
  type ReductionName,
  type ReductionSignature,
  reductionFor,
  reductions,
} from "../core/reduction.js";
import { type Marked, slot, toElement } from "../core/scalar.js";
import {
  axisOrder,
  compactShape,
  normalizeAxes,
  normalizeAxis,
  type Shape,
  sameShape,
  sizeOf,
  stridesInOrder,
} from "../core/shape.js";
import { kernels, setOperand, setWalk } from "../wasm/abi.js";
import { ravel } from "./layout.js";

/** An axis, several, or `null` for all. */
export type AxisSpec = number | readonly number[] | null | undefined;

/** What a caller may ask of a reduction. */
export interface ReduceOptions {
  axis?: AxisSpec;
  /** Keep reduced axes with length 1. */
  keepdims?: boolean | undefined;
  /** What to start from; `null` takes the identity away. */
  initial?: Scalar | Marked | null | undefined;
  /** Which elements count. */
  where?: CoreArray | undefined;
  /** The dtype to compute in and to return. */
  dtype?: DTypeRow | undefined;
  /** Where to put the result; it is returned. */
  out?: CoreArray | undefined;
  /** The ufunc's name in messages, if it is not the row's. */
  called?: string | undefined;
}

const none: ReduceOptions = {};

/**
 * The axes to reduce, as flags. A 0-d array takes axis 0 and -1 on its own.
 *
 * @throws AxisError, ValueError for an axis named twice
 */
export function reducedAxes(axis: AxisSpec, ndim: number): boolean[] {
  const flags: boolean[] = [];
  for (let i = 0; i < ndim; i++) flags.push(axis == null);
  if (axis == null || (ndim === 0 && (axis === 0 || axis === -1))) return flags;
  if (typeof axis === "number") flags[normalizeAxis(axis, ndim)] = true;
  else for (const i of normalizeAxes(axis, ndim)) flags[i] = true;
  return flags;
}

/** How many elements go into each result. */
export function countReduced(shape: Shape, reduced: readonly boolean[]): number {
  let n = 1;
  for (let axis = 0; axis < shape.length; axis++) if (reduced[axis]) n *= shape[axis]!;
  return n;
}

/**
 * All elements reduced to one number, as {@link reduce} and {@link argReduce} do it, without an array for the result.
 *
 * @returns `undefined` where there is nothing to reduce, or nothing yet: the identity or the error is theirs
 * @throws TypeError for a dtype without a loop
 */
export function reduceAll(row: Reduction, a: CoreArray): Scalar | undefined {
  const { size } = a;
  if (size === 0 || a instanceof Deferred) return undefined;
  const { index, input, output } = reductionFor(row, a.dtype);
  const to = slot(0);
  const from = a.address;
  const flat = a.dtype === input && row.kind === "fold" && a.cContiguous;
  if (!flat || kernels.reduce_flat(row.code, index, size, from, to) !== 0) {
    setWalk(a.shape, 2);
    setOperand(0, from, a.dtype.code, a.shape, a.strides, a.ndim);
    setOperand(1, to, output.code, nowhere, nowhere, a.ndim);
    kernels.reduce(row.code, index, 0);
  }
  return output.read(to);
}
const nowhere: readonly number[] = [];

/**
 * Reduce axes of an array by a row of the table: `sum`, `prod`, `max`, `min`, `any`, `all`, `countNonzero`.
 * A full reduction gives a 0-d array.
 *
 * @throws AxisError, ValueError, TypeError before any memory is touched
 */
export function reduce(name: ReductionName, a: CoreArray, options: ReduceOptions = none): CoreArray {
  const row = reductions[name];
  const { axis, out, called = row.numpyName } = options;
  const where = options.where && maskFor(options.where, a);
  const dtype =
    options.dtype ??
    (out && row.signatures[0]!.output !== dtypes.bool ? promote(a.dtype, out.dtype) : undefined);
  const signature = reductionFor(row, a.dtype, fixed(row) ? undefined : dtype);
  if (
    axis == null &&
    !out &&
    !where &&
    options.initial === undefined &&
    !options.keepdims &&
    a.cContiguous &&
    a.size > 0 &&
    !(a instanceof Deferred)
  ) {
    const result = allocate(signature.output, []);
    if (
      a.dtype === signature.input &&
      kernels.reduce_flat(row.code, signature.index, a.size, a.address, result.address) === 0
    )
      return result;
    result.storage.dispose();
  }
  const reduced = reducedAxes(axis, a.ndim);
  const hasIdentity = row.identity !== null && options.initial !== null;
  if (!hasIdentity && options.initial == null) {
    if (where) {
      throw new ValueError(
        `reduction operation '${called}' does not have an identity, so to use a where mask one has to specify 'initial'`,
      );
    }
    if (countReduced(a.shape, reduced) === 0) {
      throw new ValueError(`zero-size array to reduction operation ${called} which has no identity`);
    }
  }
  const initial = options.initial ?? undefined;
  if (initial !== undefined) toElement(initial, signature.output);
  return intoResult(a, signature.output, reduced, options, called, (result, strides, input) => {
    if (initial !== undefined) fill(result, initial);
    if (a instanceof Deferred) a.fold(row, signature, result, strides, initial !== undefined);
    else foldInto(row, signature, input, result, strides, initial !== undefined, where);
  });
}

/**
 * Reduce the axes on which the result does not move.
 *
 * @param strides - the result's, on the axes of the input
 * @param begun - the result holds values to go on from
 */
export function foldInto(
  row: Reduction,
  signature: ReductionSignature,
  input: CoreArray,
  result: CoreArray,
  strides: readonly number[],
  begun: boolean,
  where?: CoreArray,
): void {
  const { shape, ndim } = input;
  setWalk(shape, where ? 3 : 2);
  setOperand(0, input.address, input.dtype.code, shape, input.strides, ndim);
  setOperand(1, result.address, result.dtype.code, shape, strides, ndim);
  if (where) setOperand(2, where.address, where.dtype.code, where.shape, where.strides, ndim);
  kernels.reduce(row.code, signature.index, begun ? 1 : 0);
}

/** Whether the dtype of the result does not follow the input's. */
function fixed(row: Reduction): boolean {
  return row.name === "any" || row.name === "all" || row.name === "countNonzero" || row.kind === "arg";
}

/**
 * The index of the first largest (`argmax`) or smallest (`argmin`) element along an axis, or in the array in C order;
 * the first NaN before all others. int32.
 *
 * @throws AxisError, ValueError when there is nothing to choose from
 */
export function argReduce(
  name: "argmax" | "argmin",
  a: CoreArray,
  options: {
    axis?: number | null | undefined;
    keepdims?: boolean | undefined;
    out?: CoreArray | undefined;
  } = {},
): CoreArray {
  const row = reductions[name];
  const { axis, out } = options;
  if (axis != null && typeof axis !== "number")
    throw new TypeError("'tuple' object cannot be interpreted as an integer");
  const reduced = reducedAxes(axis, a.ndim);
  if (countReduced(a.shape, reduced) === 0)
    throw new ValueError(`attempt to get ${name} of an empty sequence`);
  if (out) {
    const shape = resultShape(a.shape, reduced, options.keepdims);
    if (!sameShape(out.shape, shape))
      throw new ValueError(`output array does not match result of np.${name}.`);
    if (out.dtype.kind !== "int" && out.dtype.kind !== "uint") {
      throw new TypeError(
        `Cannot cast array data from dtype('${out.dtype.name}') to dtype('int32') according to the rule 'safe'`,
      );
    }
  }
  const signature = reductionFor(row, a.dtype);
  return intoResult(a, signature.output, reduced, options, row.numpyName, (result, strides, input) => {
    setWalk(a.shape, 2);
    setOperand(0, input.address, input.dtype.code, a.shape, input.strides, a.ndim);
    setOperand(1, result.address, result.dtype.code, a.shape, strides, a.ndim);
    kernels.reduce(row.code, signature.index, 0);
  });
}

/**
 * Running sums or products along an axis; without one, of the array in C order.
 *
 * @throws AxisError, ValueError when `out` has another shape
 */
export function accumulate(
  name: "cumsum" | "cumprod",
  array: CoreArray,
  options: {
    axis?: number | null | undefined;
    dtype?: DTypeRow | undefined;
    out?: CoreArray | undefined;
  } = {},
): CoreArray {
  const row = reductions[name];
  const flat = options.axis == null || array.ndim === 0;
  const axis = flat ? 0 : normalizeAxis(options.axis!, array.ndim);
  if (array.ndim === 0 && options.axis != null) normalizeAxis(options.axis, 1);
  const { out } = options;
  const signature = reductionFor(
    row,
    array.dtype,
    options.dtype ?? (out ? promote(array.dtype, out.dtype) : undefined),
  );
  return accumulateInto(array, flat, signature.output, out, () =>
    kernels.scan(row.code, signature.index, axis),
  );
}

/** Make or check the result of an accumulation, of the array or of all its elements, and let `run` fill it. */
export function accumulateInto(
  array: CoreArray,
  flat: boolean,
  dtype: DTypeRow,
  out: CoreArray | undefined,
  run: () => void,
): CoreArray {
  const shape = flat ? [array.size] : array.shape;
  if (out) {
    requireWriteable(out, "output array");
    if (!sameShape(out.shape, shape)) {
      throw new ValueError(
        shape.length === 1
          ? "provided out is the wrong size for the accumulation."
          : `operands could not be broadcast together with remapped shapes [original->remapped]: ${mapped(out.shape)} ${mapped(shape)} `,
      );
    }
  }
  const a = flat ? ravel(array) : array;
  const input = out && mayShareMemory(a, out) ? copy(a, "K") : a;
  const direct = out?.dtype === dtype;
  const result = direct ? out : allocateAlong(a, dtype);
  if (a.size > 0) {
    setWalk(shape, 2);
    setOperand(0, input.address, input.dtype.code, shape, input.strides, shape.length);
    setOperand(1, result.address, result.dtype.code, shape, result.strides, shape.length);
    run();
  }
  if (input !== a) input.storage.dispose();
  if (a.storage !== array.storage) a.storage.dispose();
  return out && !direct ? moved(result, out) : result;
}

/** A result of an array's own shape, in the order of its axes; a repeated axis has no say in it. */
function allocateAlong(a: CoreArray, dtype: DTypeRow): CoreArray {
  if (a.cContiguous) return allocate(dtype, a.shape);
  const steps = a.strides.map((stride, axis) => (a.shape[axis] === 1 ? Number.NaN : stride || Number.NaN));
  return allocate(dtype, a.shape, stridesInOrder(a.shape, dtype.itemsize, axisOrder(a.ndim, [steps])));
}

const mapped = (shape: Shape): string => `${compactShape(shape)}->${compactShape(shape)}`;

/** A mask as it lies over an array. @throws ValueError, TypeError */
export function maskFor(where: CoreArray, a: CoreArray): CoreArray {
  if (where.dtype !== dtypes.bool) {
    throw new TypeError(
      `Cannot cast array data from dtype('${where.dtype.name}') to dtype('bool') according to the rule 'safe'`,
    );
  }
  if (sameShape(where.shape, a.shape)) return where;
  const lead = a.ndim - where.ndim;
  if (lead >= 0 && where.shape.some((length, k) => length !== 1 && length !== a.shape[lead + k])) {
    throw new BroadcastError(
      `operands could not be broadcast together with remapped shapes [original->remapped]: ${compactShape(a.shape)} ${compactShape(where.shape)} `,
      [a.shape, where.shape],
    );
  }
  return broadcastTo(where, a.shape);
}

function resultShape(shape: Shape, reduced: readonly boolean[], keepdims: boolean | undefined): Shape {
  const result: number[] = [];
  for (let axis = 0; axis < shape.length; axis++) {
    if (!reduced[axis]) result.push(shape[axis]!);
    else if (keepdims) result.push(1);
  }
  return result;
}

/**
 * Make or check the result and let `run` fill it: it gets the result, the result's strides on the axes of `a` (0 on
 * reduced ones), and an input that does not overlap it.
 */
export function intoResult(
  a: CoreArray,
  dtype: DTypeRow,
  reduced: readonly boolean[],
  { keepdims, out }: ReduceOptions,
  numpyName: string,
  run: (result: CoreArray, strides: readonly number[], input: CoreArray) => void,
): CoreArray {
  const shape = resultShape(a.shape, reduced, keepdims);
  if (out) requireOut(out, a, reduced, shape, numpyName, keepdims);
  const direct = out?.dtype === dtype;
  const result = direct ? out : allocateResult(a, dtype, reduced, shape);
  const strides: number[] = [];
  let k = 0;
  for (let axis = 0; axis < a.ndim; axis++)
    strides.push(reduced[axis] ? 0 : result.strides[keepdims ? axis : k++]!);
  const input = direct && mayShareMemory(a, out) ? copy(a, "K") : a;
  if (result.size > 0) run(result, strides, input);
  if (input !== a) input.storage.dispose();
  return out && !direct ? moved(result, out) : result;
}

/** A result that lies in memory in the order of the axes that it keeps. */
function allocateResult(a: CoreArray, dtype: DTypeRow, reduced: readonly boolean[], shape: Shape): CoreArray {
  // An array of nothing is contiguous in any order: its strides still tell the order of the axes.
  if ((a.cContiguous && a.size > 0) || shape.length === 0) return allocate(dtype, shape);
  const kept = a.shape.map((length, axis) => (reduced[axis] ? 1 : length));
  // A repeated axis has no say in the order.
  const order = axisOrder(a.ndim, [
    a.strides.map((stride, axis) => (a.shape[axis] === 1 ? Number.NaN : stride || Number.NaN)),
  ]);
  const strides = stridesInOrder(kept, dtype.itemsize, order);
  if (shape.length === a.ndim) return allocate(dtype, shape, strides);
  const full = allocate(dtype, [sizeOf(shape)]);
  return relayout(
    full,
    shape,
    strides.filter((_, axis) => !reduced[axis]),
  );
}

function requireOut(
  out: CoreArray,
  a: CoreArray,
  reduced: readonly boolean[],
  shape: Shape,
  numpyName: string,
  keepdims: boolean | undefined,
): void {
  requireWriteable(out, "output array");
  if (out.ndim !== shape.length) {
    throw new ValueError(
      `output parameter for reduction operation ${numpyName} has the wrong number of dimensions: Found ${out.ndim} but expected ${shape.length}${keepdims ? " (must match the operand's when keepdims=True)" : ""}`,
    );
  }
  const wrong = shape.findIndex((length, axis) => length !== out.shape[axis]);
  if (wrong < 0) return;
  if (out.shape[wrong] === 1) {
    throw new ValueError(
      `output operand requires a reduction along dimension ${wrong}, but the reduction is not enabled. The dimension size of 1 does not match the expected output shape.`,
    );
  }
  // The result on the input's axes, as NumPy writes it: what is reduced has no axis there.
  let next = 0;
  const axes = reduced.map((gone, axis) =>
    keepdims ? out.shape[axis]! : gone ? "newaxis" : out.shape[next++]!,
  );
  while (axes[0] === "newaxis") axes.shift();
  throw new ValueError(
    `operands could not be broadcast together with remapped shapes [original->remapped]: ${compactShape(out.shape)}->(${axes.join(",")}) ${compactShape(a.shape)} `,
  );
}

/** A temporary result, cast into its place and freed. */
function moved(result: CoreArray, out: CoreArray): CoreArray {
  assign(out, result);
  result.storage.dispose();
  return out;
}
