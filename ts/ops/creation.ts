import { allocate, CoreArray, consume, filled } from "../core/array.js";
import { allocateLike, assign, copy, fill, type Order } from "../core/assign.js";
import { dispatch, type Policy } from "../core/dispatch.js";
import { type DTypeRow, dtypes, type Scalar } from "../core/dtype.js";
import { ValueError, ZeroDivisionError } from "../core/errors.js";
import { float, type Marked } from "../core/scalar.js";
import { type Shape, stridesOf } from "../core/shape.js";
import { countTrue } from "../core/truth.js";
import { kernels } from "../wasm/abi.js";

/** A new array of undefined contents. */
export function empty(shape: Shape, dtype: DTypeRow, order: Order = "C"): CoreArray {
  return allocate(dtype, shape, order === "F" ? stridesOf(shape, dtype.itemsize, "F") : undefined);
}

function write(target: CoreArray, value: Scalar | Marked | CoreArray): void {
  if (value instanceof CoreArray) assign(target, value);
  else fill(target, value);
}

/** A new array of one value. */
export function full(
  shape: Shape,
  value: Scalar | Marked | CoreArray,
  dtype: DTypeRow,
  order: Order = "C",
): CoreArray {
  return filled(empty(shape, dtype, order), (result) => write(result, value));
}

/** A new array shaped and laid out like another, of one value or of undefined contents. */
export function like(
  a: CoreArray,
  value: Scalar | Marked | CoreArray | undefined,
  dtype: DTypeRow,
  order: Order,
  shape: Shape,
): CoreArray {
  return filled(allocateLike(a, dtype, order, shape), (result) => {
    if (value !== undefined) write(result, value);
  });
}

/** Ones on the k-th diagonal of zeros. */
export function eye(
  rows: number,
  columns: number,
  k: number,
  dtype: DTypeRow,
  order: Order = "C",
): CoreArray {
  const result = full([rows, columns], 0, dtype, order);
  const [down, across] = result.strides as [number, number];
  const length = Math.min(rows - Math.max(0, -k), columns - Math.max(0, k));
  if (length > 0) {
    const start = result.offset + Math.max(0, -k) * down + Math.max(0, k) * across;
    fill(result.view([length], [down + across], start), 1);
  }
  return result;
}

/** 0, 1, 2, ...; exact up to 2^53. */
export function iota(n: number, dtype: DTypeRow = dtypes.float64): CoreArray {
  const result = allocate(dtypes.float64, [n]);
  if (n > 0) kernels.iota(result.address, n);
  return dtype === dtypes.float64 ? result : consume(result, () => copy(result, "C", dtype));
}

/**
 * `start + i * step` for as many as lie before `stop`. As NumPy fills it: the step is the difference of the first
 * two elements in the result's own precision.
 *
 * @throws ZeroDivisionError for a step of zero, @throws ValueError for a length that is not finite
 */
export function arange(
  start: number | bigint,
  stop: number | bigint,
  step: number | bigint,
  dtype: DTypeRow,
  policy: Policy,
): CoreArray {
  if (Number(step) === 0) throw new ZeroDivisionError("division by zero");
  const exact = typeof start === "bigint" && typeof stop === "bigint" && typeof step === "bigint";
  const length = exact
    ? Number((stop - start + (step > 0n ? step - 1n : step + 1n)) / step)
    : Math.ceil((Number(stop) - Number(start)) / Number(step));
  if (!Number.isFinite(length)) throw new ValueError("arange: cannot compute length");
  const n = Math.max(0, length);
  if (dtype.kind === "bool") {
    if (n > 2)
      throw new TypeError("arange() is only supported for booleans when the result has at most length 2.");
    return iota(n, dtype);
  }
  const next = exact ? start + step : Number(start) + Number(step);
  if (dtype === dtypes.float64) {
    const first = Number(start);
    const numbers = iota(n);
    const delta = Number(next) - first;
    if (delta !== 1) dispatch("multiply", [numbers, float(delta)], policy, { out: numbers });
    // 0 is added, too, to what a negative step has made -0
    if (first !== 0 || delta < 0) dispatch("add", [numbers, float(first)], policy, { out: numbers });
    return numbers;
  }
  const wide = dtype.kind === "float" && dtype.itemsize === 2 ? dtypes.float32 : dtype;
  const whole = dtype.kind === "int" || dtype.kind === "uint";
  // The first two elements are rounded to the dtype; halves are then filled in in float32.
  const element = (x: number | bigint): CoreArray =>
    consume(full([], whole ? truncated(x) : x, dtype), (e) => copy(e, "C", wide));
  const result = consume(element(start), (first) =>
    consume(element(next), (second) => {
      const delta = dispatch("subtract", [second, first], policy, { out: second });
      const numbers = iota(n, wide);
      dispatch("multiply", [numbers, delta], policy, { out: numbers });
      return dispatch("add", [numbers, first], policy, { out: numbers });
    }),
  );
  return wide === dtype ? result : consume(result, (r) => copy(r, "C", dtype));
}

function truncated(x: number | bigint): number | bigint {
  return typeof x === "bigint" ? x : Math.trunc(x);
}

/**
 * `num` numbers from `start` to `stop`, evenly spaced along a new first axis; NumPy's order of operations.
 *
 * @param work - the dtype to compute in; complex numbers stay complex
 * @returns the array and the step (NaN where there is none)
 * @throws ValueError for a negative number of samples
 */
export function linspace(
  start: CoreArray | number,
  stop: CoreArray | number,
  num: number,
  endpoint: boolean,
  dtype: DTypeRow,
  policy: Policy,
  work: DTypeRow = dtypes.float64,
): { samples: CoreArray; step: CoreArray } {
  if (num < 0) throw new ValueError(`Number of samples, ${num}, must be non-negative.`);
  const parts = endpoint ? num - 1 : num;
  const made: CoreArray[] = [];
  const keep = (a: CoreArray): CoreArray => {
    made.push(a);
    return a;
  };
  const asFloat = (x: CoreArray | number): CoreArray =>
    keep(
      x instanceof CoreArray
        ? copy(x, "K", x.dtype.kind === "complex" && work.kind !== "complex" ? x.dtype : work)
        : full([], x, work),
    );
  const from = asFloat(start);
  const to = asFloat(stop);
  const delta = keep(dispatch("subtract", [to, from], policy));
  const counts = keep(iota(num, work));
  const column = counts.view(
    [num, ...delta.shape.map(() => 1)],
    [work.itemsize, ...delta.shape.map(() => 0)],
  );
  const step = parts > 0 ? dispatch("divide", [delta, parts], policy) : full(delta.shape, NaN, delta.dtype);
  let samples: CoreArray;
  if (parts > 0) {
    // Where a step underflows to zero the product is formed first, so that the spacing is not lost.
    const zero = keep(dispatch("equal", [step, 0], policy));
    if (countTrue(zero) > 0) {
      const fraction = keep(dispatch("divide", [column, parts], policy));
      samples = dispatch("multiply", [fraction, delta], policy);
    } else samples = dispatch("multiply", [column, step], policy);
  } else samples = dispatch("multiply", [column, delta], policy);
  dispatch("add", [samples, from], policy, { out: samples });
  if (endpoint && num > 1) {
    assign(
      samples.view(delta.shape, samples.strides.slice(1), samples.offset + (num - 1) * samples.strides[0]!),
      to,
    );
  }
  if (dtype.kind === "int" || dtype.kind === "uint") dispatch("floor", [samples], policy, { out: samples });
  for (const a of made) a.storage.dispose();
  return { samples: samples.dtype === dtype ? samples : consume(samples, (s) => copy(s, "C", dtype)), step };
}
