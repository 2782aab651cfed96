// Everything under `torch.optim.lrScheduler`.
export {
  CosineAnnealingLR,
  ExponentialLR,
  LambdaLR,
  LRScheduler,
  type SchedulerStateDict,
  StepLR,
} from "./lr_scheduler.js";
export { type PlateauOptions, ReduceLROnPlateau } from "./plateau.js";
