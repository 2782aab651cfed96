// Everything under `torch.optim`.
import { nameClasses } from "../class_names.js";
import { Adagrad } from "./adagrad.js";
import { Adam, AdamW } from "./adam.js";
import { RMSprop } from "./rmsprop.js";
import { SGD } from "./sgd.js";

export { Adagrad, type AdagradOptions } from "./adagrad.js";
export { Adam, type AdamOptions, AdamW } from "./adam.js";
export {
  type GroupLike,
  Optimizer,
  type OptimizerOptions,
  type OptimizerStateDict,
  type ParamGroup,
  type ParamState,
  type Params,
} from "./optimizer.js";
export { RMSprop, type RMSpropOptions } from "./rmsprop.js";
export * as lrScheduler from "./schedulers.js";
export { SGD, type SGDOptions } from "./sgd.js";

nameClasses({ Adagrad, Adam, AdamW, RMSprop, SGD });
