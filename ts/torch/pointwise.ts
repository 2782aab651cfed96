/** Element-wise functions, and what they are called as methods, in place with an underscore. */

export * from "./pointwise/arithmetic.js";
export * from "./pointwise/choice.js";
export * from "./pointwise/comparison.js";
export { inPlace } from "./pointwise/in_place.js";
export * from "./pointwise/math.js";
export type { AlphaOptions, Operand, OutOptions } from "./pointwise/operands.js";
