import { allocate, type CoreArray, consume } from "../core/array.js";
import { copy } from "../core/assign.js";
import { withContiguous } from "../core/convert.js";
import { type DTypeRow, dtypes } from "../core/dtype.js";
import { moveaxis } from "./layout.js";

/** What the kernels over rows of floats share: dense rows in float32 or float64, whatever they are stored in. */

/** The dtype that the kernels compute in. */
export const computed = (dtype: DTypeRow): DTypeRow =>
  dtype === dtypes.float64 || dtype === dtypes.float32 ? dtype : dtypes.float32;

/** Call `use` with dense forms of arrays in a dtype; copies are freed afterwards. */
export function withDense<T>(
  arrays: readonly CoreArray[],
  dtype: DTypeRow,
  use: (...dense: CoreArray[]) => T,
): T {
  const [first, ...rest] = arrays;
  if (!first) return use();
  const next = (dense: CoreArray): T => withDense(rest, dtype, (...others) => use(dense, ...others));
  return first.dtype === dtype ? withContiguous(first, next) : consume(copy(first, "C", dtype), next);
}

/** A result in the dtype that was asked for; the other form is freed. */
export function rounded(result: CoreArray, dtype: DTypeRow): CoreArray {
  return result.dtype === dtype ? result : consume(result, () => copy(result, "C", dtype));
}

/**
 * Run a kernel over rows along one axis of arrays of one shape.
 *
 * @param run - takes the dtype's code, the number of rows and their length, the inputs and the output
 * @returns an array of the same shape and dtype, dense in C order
 */
export function alongRows(
  arrays: readonly CoreArray[],
  axis: number,
  run: (code: number, rows: number, n: number, inputs: readonly CoreArray[], out: CoreArray) => void,
): CoreArray {
  const [like] = arrays as [CoreArray];
  const dtype = computed(like.dtype);
  const last = like.ndim - 1;
  const moved = like.ndim > 1 && axis !== last ? arrays.map((a) => moveaxis(a, axis, -1)) : arrays;
  const out = withDense(moved, dtype, (...dense) => {
    const { shape, size } = dense[0]!;
    const result = allocate(dtype, shape);
    const n = shape[last] ?? 1;
    if (size > 0) run(dtype.code, size / n, n, dense, result);
    return result;
  });
  if (moved === arrays) return rounded(out, like.dtype);
  return consume(out, () => copy(moveaxis(out, -1, axis), "C", like.dtype));
}
