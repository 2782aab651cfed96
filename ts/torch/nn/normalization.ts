import { elementwiseInPlace } from "../../autograd/inplace.js";
import { withoutGrad } from "../../autograd/modes.js";
import { ValueError } from "../../core/errors.js";
import type { Shape } from "../../core/shape.js";
import type { Tensor } from "../tensor.js";
import { type FactoryOptions, filledParameter, filledTensor, take } from "./arguments.js";
import { batchNorm, layerNorm } from "./functional/normalization.js";
import { Module } from "./module.js";
import type { Parameter } from "./parameter.js";
import { pyBool, pyFloat, pyOptional, pyTuple } from "./words.js";

/** What {@link LayerNorm} takes by name. */
export interface LayerNormLayerOptions extends FactoryOptions {
  /** Added to the variance. */
  eps?: number;
  /** Whether it learns a factor and an addend. */
  elementwiseAffine?: boolean;
  /** Whether it learns an addend. */
  bias?: boolean;
}

/**
 * The last axes brought to mean 0 and variance 1.
 *
 * @example
 * String(new torch.nn.LayerNorm(3)) // -> LayerNorm((3,), eps=1e-05, elementwise_affine=True, bias=True)
 */
export class LayerNorm extends Module {
  static override readonly name: string = "LayerNorm";
  readonly normalizedShape: Shape;
  readonly eps: number;
  readonly elementwiseAffine: boolean;
  weight: Parameter | null;
  bias: Parameter | null;

  constructor(
    normalizedShape: number | Shape,
    eps?: number | LayerNormLayerOptions,
    options?: LayerNormLayerOptions,
  );
  constructor(...args: unknown[]) {
    super();
    const signature = "LayerNorm(normalizedShape, eps=, elementwiseAffine=, bias=, device=, dtype=)";
    const [shape, eps = 1e-5, affine = true, bias = true, , dtype] = take(signature, args);
    this.normalizedShape = typeof shape === "number" ? [shape] : [...shape];
    this.eps = eps;
    this.elementwiseAffine = affine;
    this.weight = affine ? filledParameter(this.normalizedShape, 1, dtype) : null;
    this.bias = affine && bias ? filledParameter(this.normalizedShape, 0, dtype) : null;
  }
  override forward(input: Tensor): Tensor {
    return layerNorm(input, this.normalizedShape, this.weight, this.bias, this.eps);
  }
  override extraRepr(): string {
    const { normalizedShape, eps, elementwiseAffine, bias } = this;
    const affine = `elementwise_affine=${pyBool(elementwiseAffine)}, bias=${pyBool(bias !== null)}`;
    return `${pyTuple(normalizedShape)}, eps=${pyFloat(eps)}, ${affine}`;
  }
}

/** What {@link BatchNorm1d} takes by name. */
export interface BatchNormLayerOptions extends FactoryOptions {
  eps?: number;
  /** How much of a batch comes into the running values; `null` for the mean of all batches. */
  momentum?: number | null;
  /** Whether it learns a factor and an addend. */
  affine?: boolean;
  /** Whether it learns an addend; as `affine` unless given. */
  bias?: boolean;
  /** Whether it keeps running values; if not, the batch's own are used always. */
  trackRunningStats?: boolean;
}

/**
 * Every channel (axis 1) brought to mean 0 and variance 1 over the batch while it learns, and by running values in use.
 * Its buffers have PyTorch's names, so that states can be exchanged.
 *
 * @example
 * Object.keys(new torch.nn.BatchNorm1d(2).stateDict()) // -> [ 'weight', 'bias', 'running_mean', 'running_var', 'num_batches_tracked' ]
 */
export class BatchNorm1d extends Module {
  static override readonly name: string = "BatchNorm1d";
  readonly numFeatures: number;
  readonly eps: number;
  readonly momentum: number | null;
  readonly affine: boolean;
  readonly trackRunningStats: boolean;
  weight: Parameter | null;
  bias: Parameter | null;
  declare running_mean: Tensor | null;
  declare running_var: Tensor | null;
  declare num_batches_tracked: Tensor | null;

  constructor(numFeatures: number, eps?: number | BatchNormLayerOptions, options?: BatchNormLayerOptions);
  constructor(...args: unknown[]) {
    super();
    const signature =
      "BatchNorm1d(numFeatures, eps=, momentum=, affine=, trackRunningStats=, device=, dtype=, bias=)";
    const [features, eps = 1e-5, momentum = 0.1, affine = true, track = true, , dtype, bias = true] = take(
      signature,
      args,
    );
    this.numFeatures = features;
    this.eps = eps;
    this.momentum = momentum;
    this.affine = affine;
    this.trackRunningStats = track;
    this.weight = affine ? filledParameter([features], 1, dtype) : null;
    this.bias = affine && bias ? filledParameter([features], 0, dtype) : null;
    this.registerBuffer("running_mean", track ? filledTensor([features], 0, dtype) : null);
    this.registerBuffer("running_var", track ? filledTensor([features], 1, dtype) : null);
    this.registerBuffer("num_batches_tracked", track ? filledTensor([], 0, "int64") : null);
  }
  /** The running mean of every channel. */
  get runningMean(): Tensor | null {
    return this.running_mean;
  }
  /** The running variance of every channel. */
  get runningVar(): Tensor | null {
    return this.running_var;
  }
  /** How many batches it has learned from. */
  get numBatchesTracked(): Tensor | null {
    return this.num_batches_tracked;
  }
  /** @throws ValueError for inputs of other than two or three dimensions, or a single value per channel in training */
  override forward(input: Tensor): Tensor {
    if (input.ndim !== 2 && input.ndim !== 3)
      throw new ValueError(`expected 2D or 3D input (got ${input.ndim}D input)`);
    const { weight, bias, eps, training } = this;
    const tracked = training && this.trackRunningStats ? this.num_batches_tracked : null;
    let momentum = this.momentum ?? 0;
    if (tracked) {
      withoutGrad(() => elementwiseInPlace("add", tracked, 1));
      momentum = this.momentum ?? 1 / Number(tracked.item());
    }
    const [mean, spread] =
      !training || this.trackRunningStats ? [this.running_mean, this.running_var] : [null, null];
    return batchNorm(input, mean, spread, {
      weight,
      bias,
      training: training || mean === null,
      momentum,
      eps,
    });
  }
  override extraRepr(): string {
    const { numFeatures, eps, momentum, affine, bias, trackRunningStats } = this;
    const learned = `affine=${pyBool(affine)}, bias=${pyBool(bias !== null)}`;
    const kept = `track_running_stats=${pyBool(trackRunningStats)}`;
    return `${numFeatures}, eps=${pyFloat(eps)}, momentum=${pyOptional(momentum, pyFloat)}, ${learned}, ${kept}`;
  }
}
