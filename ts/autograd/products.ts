import type { CoreArray } from "../core/array.js";
import { matmul as matmulCore } from "../ops/linalg.js";
import { compute } from "./elementwise.js";
import { apply } from "./record.js";
import type { Variable } from "./variable.js";

/** Products of matrices of one dtype whose shapes fit. */

const product = (a: CoreArray, b: CoreArray): CoreArray => matmulCore(a, b);

/** Of two matrices. */
export const mm = (a: Variable, b: Variable): Variable =>
  apply("mm", [a, b], undefined, () => product(a.core, b.core));
/** Of two stacks of matrices. */
export const bmm = (a: Variable, b: Variable): Variable =>
  apply("bmm", [a, b], undefined, () => product(a.core, b.core));
/** Of two vectors. */
export const dot = (a: Variable, b: Variable): Variable =>
  apply("dot", [a, b], undefined, () => product(a.core, b.core));
/** Of anything that `@` takes. */
export const matmul = (a: Variable, b: Variable): Variable =>
  apply("matmul", [a, b], undefined, () => product(a.core, b.core));

/** `beta * x + alpha * a @ b`, of matrices. */
export function addmm(x: Variable, a: Variable, b: Variable, beta: number, alpha: number): Variable {
  return apply("addmm", [x, a, b], { beta, alpha }, () => {
    const result = product(a.core, b.core);
    if (alpha !== 1) compute("multiply", [result, alpha], result);
    if (beta === 0) return result;
    const scaled = beta === 1 ? x.core : compute("multiply", [x.core, beta]);
    compute("add", [result, scaled], result);
    if (scaled !== x.core) scaled.storage.dispose();
    return result;
  });
}
