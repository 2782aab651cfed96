import { ValueError } from "../../core/errors.js";
import { Tensor } from "../tensor.js";
import { optimizerArg, type SchedulerStateDict } from "./lr_scheduler.js";
import type { Optimizer } from "./optimizer.js";

/** What {@link ReduceLROnPlateau} can be told. */
export interface PlateauOptions {
  /** Whether small or large is good. */
  mode?: "min" | "max";
  /** What rates are multiplied with. */
  factor?: number;
  /** How many epochs without progress are borne. */
  patience?: number;
  /** What counts as progress. */
  threshold?: number;
  /** Whether `threshold` is a part of the best, or a difference to it. */
  thresholdMode?: "rel" | "abs";
  /** How many epochs to wait after a fall. */
  cooldown?: number;
  /** Below which no rate falls: one for all groups, or one for each. */
  minLr?: number | readonly number[];
  /** Falls smaller than this are not made. */
  eps?: number;
}

/**
 * Multiplies learning rates by a factor when a metric no longer improves: call `step(metric)` at the end of an epoch.
 *
 * @throws ValueError for options out of range
 * @example
 * const optimizer = new torch.optim.SGD([torch.ones(2, { requiresGrad: true })], { lr: 1 });
 * const scheduler = new torch.optim.lrScheduler.ReduceLROnPlateau(optimizer, { patience: 0 });
 * for (const loss of [3, 3]) scheduler.step(loss);
 * optimizer.paramGroups[0].lr // -> 0.1
 */
export class ReduceLROnPlateau {
  readonly optimizer: Optimizer;
  lastEpoch = 0;
  best: number;
  numBadEpochs = 0;
  cooldownCounter = 0;
  readonly mode: "min" | "max";
  readonly factor: number;
  readonly patience: number;
  readonly threshold: number;
  readonly thresholdMode: "rel" | "abs";
  readonly cooldown: number;
  readonly eps: number;
  readonly minLrs: readonly number[];
  private lastLr: number[];

  constructor(optimizer: unknown, options: PlateauOptions = {}) {
    const { mode = "min", factor = 0.1, patience = 10, threshold = 1e-4, thresholdMode = "rel" } = options;
    const { cooldown = 0, minLr = 0, eps = 1e-8 } = options;
    if (factor >= 1) throw new ValueError("Factor should be < 1.0.");
    this.optimizer = optimizerArg(optimizer);
    const { paramGroups } = this.optimizer;
    this.minLrs = typeof minLr === "number" ? paramGroups.map(() => minLr) : [...minLr];
    if (this.minLrs.length !== paramGroups.length) {
      throw new ValueError(`expected ${paramGroups.length} min_lrs, got ${this.minLrs.length}`);
    }
    if (mode !== "min" && mode !== "max") throw new ValueError(`mode ${mode} is unknown!`);
    if (thresholdMode !== "rel" && thresholdMode !== "abs") {
      throw new ValueError(`threshold mode ${thresholdMode} is unknown!`);
    }
    this.mode = mode;
    this.factor = factor;
    this.patience = patience;
    this.threshold = threshold;
    this.thresholdMode = thresholdMode;
    this.cooldown = cooldown;
    this.eps = eps;
    this.best = mode === "min" ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
    this.lastLr = paramGroups.map((group) => group.lr);
  }

  private improves(metric: number): boolean {
    const { best, mode, threshold, thresholdMode } = this;
    const sign = mode === "min" ? -1 : 1;
    const bound = thresholdMode === "rel" ? best * (1 + sign * threshold) : best + sign * threshold;
    return mode === "min" ? metric < bound : metric > bound;
  }

  /** Note the metric of an epoch. */
  step(metric: number | Tensor): void {
    const value = metric instanceof Tensor ? Number(metric.item()) : metric;
    this.lastEpoch++;
    if (this.improves(value)) {
      this.best = value;
      this.numBadEpochs = 0;
    } else this.numBadEpochs++;
    if (this.cooldownCounter > 0) {
      this.cooldownCounter--;
      this.numBadEpochs = 0;
    }
    if (this.numBadEpochs > this.patience) {
      this.reduce();
      this.cooldownCounter = this.cooldown;
      this.numBadEpochs = 0;
    }
    this.lastLr = this.optimizer.paramGroups.map((group) => group.lr);
  }

  private reduce(): void {
    this.optimizer.paramGroups.forEach((group, i) => {
      const next = Math.max(group.lr * this.factor, this.minLrs[i]!);
      if (group.lr - next > this.eps) group.lr = next;
    });
  }

  /** The rates that were set last, one for each group. */
  getLastLr(): number[] {
    return this.lastLr;
  }

  /** What has to be saved to go on later: all but the optimiser. */
  stateDict(): SchedulerStateDict {
    return Object.fromEntries(Object.entries(this).filter(([name]) => name !== "optimizer"));
  }

  /** Go on from what {@link stateDict} gave. */
  loadStateDict(saved: SchedulerStateDict): void {
    Object.assign(this, saved);
  }
}
