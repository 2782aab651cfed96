import type { CoreArray } from "../core/array.js";
import { copy } from "../core/assign.js";
import { activation } from "../ops/activation.js";
import { reduce } from "../ops/reductions.js";
import { compute } from "./elementwise.js";

/**
 * Forward passes of functions that are compositions of ufuncs, with their temporaries freed.
 */

type Over = { axis: readonly number[]; keepdims: boolean };

const free = (...arrays: CoreArray[]): void => {
  for (const a of arrays) a.storage.dispose();
};

/** `1 / (1 + exp(-x))`. */
export function sigmoid(a: CoreArray): CoreArray {
  if (a.dtype.kind === "float") return activation("sigmoid", a);
  const y = compute("exp", [a]);
  compute("reciprocal", [y], y);
  const z = compute("add", [y, 1], y);
  return compute("reciprocal", [z], z);
}

/** `max(x, 0)`; NaN stays. */
export const relu = (a: CoreArray): CoreArray => compute("maximum", [a, 0]);

/** The p-norm over axes. */
export function norm(a: CoreArray, p: number, over: Over): CoreArray {
  const size = compute("absolute", [a]);
  if (p === Number.POSITIVE_INFINITY || p === Number.NEGATIVE_INFINITY) {
    const found = reduce(p > 0 ? "max" : "min", size, over);
    free(size);
    return found;
  }
  if (p === 0) {
    const nonzero = compute("notEqual", [size, 0]);
    const counted = copy(nonzero, "C", size.dtype);
    const total = reduce("sum", counted, over);
    free(size, nonzero, counted);
    return total;
  }
  if (p === 2) compute("square", [size], size);
  else if (p !== 1) compute("power", [size, p], size);
  const total = reduce("sum", size, over);
  free(size);
  if (p === 1) return total;
  return p === 2 ? compute("sqrt", [total], total) : compute("power", [total, 1 / p], total);
}
