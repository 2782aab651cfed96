import { type CoreArray, consume, filled } from "../core/array.js";
import { assign } from "../core/assign.js";
import { dispatch, type Policy } from "../core/dispatch.js";
import { countTrue } from "../core/truth.js";
import { moveaxis, part, slab } from "./layout.js";
import { mean } from "./moments.js";

/**
 * The mean of the one or two in the middle along an axis, which is dropped. What is there must stand where sorting puts
 * it, and NaN at the end, from where it propagates. `place` is where NumPy has the axis: it decides the order of sums.
 */
export function middle(
  sorted: CoreArray,
  axis: number,
  policy: Policy,
  { place = axis, out }: { place?: number; out?: CoreArray | undefined } = {},
): CoreArray {
  const n = sorted.shape[axis]!;
  const half = n >> 1;
  const chosen = slab(sorted, axis, n % 2 === 1 ? half : Math.max(0, half - 1), Math.min(n, half + 1));
  const propagate = (result: CoreArray): void => {
    if (n === 0 || (sorted.dtype.kind !== "float" && sorted.dtype.kind !== "complex")) return;
    const last = part(sorted, axis, n - 1);
    consume(dispatch("isnan", [last], policy), (missing) => {
      if (countTrue(missing) > 0) assign(result, last, missing);
    });
  };
  const result = mean(moveaxis(chosen, axis, place), { axis: place, out }, policy);
  if (!out) return filled(result, propagate);
  propagate(out);
  return out;
}
