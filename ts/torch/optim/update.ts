import { compute } from "../../autograd/elementwise.js";
import { type CoreArray, consume } from "../../core/array.js";
import { dtypes } from "../../core/dtype.js";

/** The updates that optimisers are made of, in place on core arrays: nothing is recorded and nothing is left behind. */

/** Whether a kernel can step through arrays together: floats of one dtype, dense in one order, and apart. */
export function onePass(first: CoreArray, ...others: readonly CoreArray[]): boolean {
  const { dtype } = first;
  if (dtype !== dtypes.float32 && dtype !== dtypes.float64) return false;
  const arrays = [first, ...others];
  return (
    others.every((a) => a.dtype === dtype && a.size === first.size && a.storage !== first.storage) &&
    (arrays.every((a) => a.cContiguous) || arrays.every((a) => a.fContiguous && a.ndim === first.ndim))
  );
}

/** `target += alpha * made`, and free what was made. */
function addMade(target: CoreArray, made: CoreArray, alpha: number): void {
  consume(made, () => {
    scale(made, alpha);
    compute("add", [target, made], target);
  });
}

/** `target *= factor` */
export function scale(target: CoreArray, factor: number): void {
  if (factor !== 1) compute("multiply", [target, factor], target);
}

/** `target += alpha * x` */
export function addScaled(target: CoreArray, x: CoreArray, alpha = 1): void {
  if (alpha === 1) compute("add", [target, x], target);
  else addMade(target, compute("multiply", [x, alpha]), 1);
}

/** `target += weight * (end - target)` */
export function lerp(target: CoreArray, end: CoreArray, weight: number): void {
  addMade(target, compute("subtract", [end, target]), weight);
}

/** `target += value * a * b` */
export function addProduct(target: CoreArray, a: CoreArray, b: CoreArray, value = 1): void {
  addMade(target, compute("multiply", [a, b]), value);
}

/** `target += value * a / b` */
export function addQuotient(target: CoreArray, a: CoreArray, b: CoreArray, value = 1): void {
  addMade(target, compute("divide", [a, b]), value);
}

/** `sqrt(a) / divisor + eps`: a new array. */
export function rootPlus(a: CoreArray, eps: number, divisor = 1): CoreArray {
  const root = compute("sqrt", [a]);
  if (divisor !== 1) compute("divide", [root, divisor], root);
  return compute("add", [root, eps], root);
}
