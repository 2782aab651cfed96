/** The functions behind the modules, without their state. */
export * from "./functional/activation.js";
export * from "./functional/dropout.js";
export * from "./functional/likelihood.js";
export * from "./functional/linear.js";
export * from "./functional/loss.js";
export * from "./functional/normalization.js";
export type { Reduction, ReductionOptions } from "./functional/reduction.js";
export * from "./functional/sparse.js";
