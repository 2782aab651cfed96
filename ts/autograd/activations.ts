import { copy } from "../core/assign.js";
import { softmax as softmaxCore } from "../ops/softmax.js";
import { compute } from "./elementwise.js";
import type { Input } from "./graph.js";
import * as kernels from "./kernels.js";
import { apply } from "./record.js";
import { Variable } from "./variable.js";

/** Smooth and piecewise functions that networks are made of. */

export const sigmoid = (x: Variable): Variable =>
  apply("sigmoid", [x], undefined, () => kernels.sigmoid(x.core));
export const relu = (x: Variable): Variable => apply("relu", [x], undefined, () => kernels.relu(x.core));
export const softmax = (x: Variable, axis: number): Variable =>
  apply("softmax", [x], { axis }, () => softmaxCore(x.core, axis));
export const logSoftmax = (x: Variable, axis: number): Variable =>
  apply("logSoftmax", [x], { axis }, () => softmaxCore(x.core, axis, true));

const operand = (x: Input) => (x instanceof Variable ? x.core : x);

/** Not below a bound. */
export const clampMin = (x: Variable, low: Input): Variable =>
  apply("clampMin", [x, low], undefined, () => compute("maximum", [x.core, operand(low)]));
/** Not above a bound. */
export const clampMax = (x: Variable, high: Input): Variable =>
  apply("clampMax", [x, high], undefined, () => compute("minimum", [x.core, operand(high)]));

/** A power with a fixed exponent. */
export const powScalar = (x: Variable, exponent: number): Variable =>
  apply("powScalar", [x], { exponent }, () => {
    if (exponent === 2 && x.core.dtype.kind !== "bool") return compute("square", [x.core]);
    if (exponent === 1) return copy(x.core);
    return compute("power", [x.core, exponent]);
  });
