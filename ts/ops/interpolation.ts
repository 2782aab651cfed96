import { allocate, type CoreArray } from "../core/array.js";
import { dtypes } from "../core/dtype.js";
import { kernels } from "../wasm/abi.js";
import { withDense } from "./rows.js";

const { float64, complex128 } = dtypes;

/** Real and imaginary part of what is outside of a table. */
export type Outside = readonly [number, number];

/**
 * Values of a piecewise linear curve through points with ascending places: float64, or complex128 where the points' values
 * are. The real and the imaginary parts are two curves.
 *
 * @param left - the value below the first point; that point's own by default
 * @param right - the value above the last point
 */
export function interpolate(
  x: CoreArray,
  places: CoreArray,
  values: CoreArray,
  left?: Outside,
  right?: Outside,
): CoreArray {
  const { dtype } = values;
  return withDense([x, places], float64, (at, xp) =>
    withDense([values], dtype, (fp) => {
      const result = allocate(dtype, x.shape);
      const step = dtype === complex128 ? 2 : 1;
      const n = xp!.size;
      for (let k = 0; k < step && x.size > 0; k++) {
        const y = fp!.address + 8 * k;
        const low = left?.[k] ?? (float64.read(y) as number);
        const high = right?.[k] ?? (float64.read(y + (n - 1) * dtype.itemsize) as number);
        const nan = k === 0 ? Number.NaN : 0;
        kernels.interp(x.size, at!.address, n, xp!.address, y, step, low, high, nan, result.address + 8 * k);
      }
      return result;
    }),
  );
}
