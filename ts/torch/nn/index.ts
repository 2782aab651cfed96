/** Modules, losses, and what parameters start from. */
export * from "./activation.js";
export * from "./containers.js";
export * from "./dropout.js";
export * from "./flatten.js";
export * as functional from "./functional.js";
export * as init from "./init.js";
export * from "./linear.js";
export * from "./loss.js";
export * from "./module.js";
export * from "./normalization.js";
export { Parameter } from "./parameter.js";
export * from "./sparse.js";
export type { Incompatible, LoadOptions, State } from "./state.js";
export * as utils from "./utils/clip_grad.js";
