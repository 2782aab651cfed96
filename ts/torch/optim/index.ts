// Everything under `torch.optim`.

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
