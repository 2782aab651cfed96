import { ValueError } from "../../core/errors.js";
import { warn } from "../../core/warnings.js";
import { typeName } from "../args.js";
import { Optimizer } from "./optimizer.js";

/** What a scheduler reads and writes of an optimiser. */
type Group = Optimizer["paramGroups"][number];

/** Numbers and lists of them, by name. */
export type SchedulerStateDict = Record<string, unknown>;

/** The optimiser argument of a scheduler. @throws TypeError */
export function optimizerArg(x: unknown): Optimizer {
  if (x instanceof Optimizer) return x as Optimizer;
  throw new TypeError(`${typeName(x)} is not an Optimizer`);
}

/**
 * Sets learning rates by the number of epochs: call `step()` at the end of each.
 *
 * @example
 * const optimizer = new torch.optim.SGD([torch.ones(2, { requiresGrad: true })], { lr: 1 });
 * new torch.optim.lrScheduler.ExponentialLR(optimizer, 0.5) instanceof torch.optim.lrScheduler.LRScheduler // -> true
 */
export abstract class LRScheduler {
  /** Epochs so far. */
  lastEpoch = -1;
  protected readonly baseLrs: number[];
  protected stepCount = 0;
  private lastLr: number[] = [];
  readonly optimizer: Optimizer;

  /**
   * @param lastEpoch - where to go on; -1 to begin
   * @throws TypeError, ValueError for an optimiser that never had a scheduler, when going on
   */
  constructor(optimizer: unknown, lastEpoch = -1) {
    this.optimizer = optimizerArg(optimizer);
    this.baseLrs = this.optimizer.paramGroups.map((group, i) => {
      if (lastEpoch === -1) group.initialLr ??= group.lr;
      if (group.initialLr === undefined) {
        throw new ValueError(
          `param 'initial_lr' is not specified in param_groups[${i}] when resuming scheduler with last_epoch >= 0.`,
        );
      }
      return group.initialLr;
    });
    this.lastEpoch = lastEpoch;
  }

  /** The rates of this epoch, from those of the last one. */
  protected abstract rates(groups: readonly Group[]): number[];

  /** Begin the next epoch. */
  step(): void {
    if (this.stepCount === 1 && !this.optimizer.stepped) {
      warn(
        "Detected call of `lr_scheduler.step()` before `optimizer.step()`. In PyTorch 1.1.0 and later, you should call them in the opposite order: `optimizer.step()` before `lr_scheduler.step()`.  Failure to do this will result in PyTorch skipping the first value of the learning rate schedule. See more details at https://pytorch.org/docs/stable/optim.html#how-to-adjust-learning-rate",
      );
    }
    this.stepCount++;
    this.lastEpoch++;
    const { paramGroups } = this.optimizer;
    this.rates(paramGroups).forEach((lr, i) => {
      paramGroups[i]!.lr = lr;
    });
    this.lastLr = paramGroups.map((group) => group.lr);
  }

  /** The rates that were set last, one for each group. */
  getLastLr(): number[] {
    return this.lastLr;
  }

  /** What has to be saved to go on later: all but the optimiser and functions. */
  stateDict(): SchedulerStateDict {
    const entries = Object.entries(this).filter(([name]) => name !== "optimizer" && name !== "lambdas");
    return Object.fromEntries(entries);
  }

  /** Go on from what {@link stateDict} gave. */
  loadStateDict(saved: SchedulerStateDict): void {
    Object.assign(this, saved);
  }
}

/**
 * Multiply the rates by `gamma` every `stepSize` epochs.
 *
 * @example
 * const optimizer = new torch.optim.SGD([torch.ones(2, { requiresGrad: true })], { lr: 1 });
 * const scheduler = new torch.optim.lrScheduler.StepLR(optimizer, 1);
 * optimizer.step();
 * scheduler.step();
 * scheduler.getLastLr() // -> [ 0.1 ]
 */
export class StepLR extends LRScheduler {
  readonly stepSize: number;
  readonly gamma: number;

  constructor(
    optimizer: unknown,
    stepSize: number,
    { gamma = 0.1, lastEpoch = -1 }: { gamma?: number; lastEpoch?: number } = {},
  ) {
    super(optimizer, lastEpoch);
    this.stepSize = stepSize;
    this.gamma = gamma;
    this.step();
  }

  protected rates(groups: readonly Group[]): number[] {
    const falls = this.lastEpoch !== 0 && this.lastEpoch % this.stepSize === 0;
    return groups.map(({ lr }) => (falls ? lr * this.gamma : lr));
  }
}

/**
 * Multiply the rates by `gamma` every epoch.
 *
 * @example
 * const optimizer = new torch.optim.SGD([torch.ones(2, { requiresGrad: true })], { lr: 1 });
 * const scheduler = new torch.optim.lrScheduler.ExponentialLR(optimizer, 0.5);
 * optimizer.step();
 * scheduler.step();
 * scheduler.getLastLr() // -> [ 0.5 ]
 */
export class ExponentialLR extends LRScheduler {
  readonly gamma: number;

  constructor(optimizer: unknown, gamma: number, { lastEpoch = -1 }: { lastEpoch?: number } = {}) {
    super(optimizer, lastEpoch);
    this.gamma = gamma;
    this.step();
  }

  protected rates(groups: readonly Group[]): number[] {
    return groups.map(({ lr }) => (this.lastEpoch === 0 ? lr : lr * this.gamma));
  }
}

/**
 * From the first rate to `etaMin` along half a cosine wave of `tMax` epochs, and back (Loshchilov & Hutter, 2017).
 *
 * @example
 * const optimizer = new torch.optim.SGD([torch.ones(2, { requiresGrad: true })], { lr: 1 });
 * const scheduler = new torch.optim.lrScheduler.CosineAnnealingLR(optimizer, 10);
 * optimizer.step();
 * scheduler.step();
 * scheduler.getLastLr() // -> [ 0.9755282581475768 ]
 */
export class CosineAnnealingLR extends LRScheduler {
  readonly tMax: number;
  readonly etaMin: number;

  constructor(
    optimizer: unknown,
    tMax: number,
    { etaMin = 0, lastEpoch = -1 }: { etaMin?: number; lastEpoch?: number } = {},
  ) {
    super(optimizer, lastEpoch);
    this.tMax = tMax;
    this.etaMin = etaMin;
    this.step();
  }

  protected rates(groups: readonly Group[]): number[] {
    const { lastEpoch, tMax, etaMin } = this;
    const wave = (epoch: number): number => 1 + Math.cos((Math.PI * epoch) / tMax);
    return groups.map(({ lr }, i) => {
      const range = this.baseLrs[i]! - etaMin;
      if (lastEpoch === 0) return lr;
      if (this.stepCount === 1 && lastEpoch > 0) return etaMin + (range * wave(lastEpoch)) / 2;
      // At the bottom of the wave the quotient of two of its values is 0 / 0.
      if ((lastEpoch - 1 - tMax) % (2 * tMax) === 0) return lr + (range * (1 - Math.cos(Math.PI / tMax))) / 2;
      return (wave(lastEpoch) / wave(lastEpoch - 1)) * (lr - etaMin) + etaMin;
    });
  }
}

type Factor = (epoch: number) => number;

/**
 * The first rates times a function of the epoch: one for all groups, or one for each.
 *
 * @example
 * const optimizer = new torch.optim.SGD([torch.ones(2, { requiresGrad: true })], { lr: 1 });
 * const scheduler = new torch.optim.lrScheduler.LambdaLR(optimizer, (epoch) => 1 / (1 + epoch));
 * optimizer.step();
 * scheduler.step();
 * scheduler.getLastLr() // -> [ 0.5 ]
 */
export class LambdaLR extends LRScheduler {
  readonly lambdas: readonly Factor[];

  constructor(
    optimizer: unknown,
    lrLambda: Factor | readonly Factor[],
    { lastEpoch = -1 }: { lastEpoch?: number } = {},
  ) {
    super(optimizer, lastEpoch);
    const count = this.optimizer.paramGroups.length;
    this.lambdas = typeof lrLambda === "function" ? new Array<Factor>(count).fill(lrLambda) : [...lrLambda];
    if (this.lambdas.length !== count) {
      throw new ValueError(`Expected ${count} lr_lambdas, but got ${this.lambdas.length}`);
    }
    this.step();
  }

  protected rates(): number[] {
    return this.baseLrs.map((lr, i) => lr * this.lambdas[i]!(this.lastEpoch));
  }
}
