/** Modules, losses, and what parameters start from. */
import { nameClasses } from "../class_names.js";
import * as activation from "./activation.js";
import * as containers from "./containers.js";
import * as dropout from "./dropout.js";
import * as flatten from "./flatten.js";
import * as linear from "./linear.js";
import * as loss from "./loss.js";
import * as module from "./module.js";
import * as normalization from "./normalization.js";
import * as sparse from "./sparse.js";

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

nameClasses({
  ...activation,
  ...containers,
  ...dropout,
  ...flatten,
  ...linear,
  ...loss,
  ...module,
  ...normalization,
  ...sparse,
});
