import type { Tensor } from "../tensor.js";
import { take } from "./arguments.js";
import * as F from "./functional.js";
import { Module } from "./module.js";

/** A criterion with a reduction. */
class Loss extends Module {
  readonly reduction: F.Reduction;
  constructor(reduction: F.Reduction = "mean") {
    super();
    this.reduction = reduction;
  }
}

/**
 * The squared difference.
 *
 * @example
 * new torch.nn.MSELoss().call(torch.tensor([1, 2]), torch.tensor([1, 4])).item() // -> 2
 */
export class MSELoss extends Loss {
  static override readonly name: string = "MSELoss";
  constructor(options?: F.ReductionOptions);
  constructor(...args: unknown[]) {
    super(...(take("MSELoss(*, reduction=)", args) as [F.Reduction?]));
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    return F.mseLoss(input, target, { reduction: this.reduction });
  }
}

/**
 * The absolute difference.
 *
 * @example
 * new torch.nn.L1Loss({ reduction: "sum" }).call(torch.tensor([1, 2]), torch.tensor([1, 4])).item() // -> 2
 */
export class L1Loss extends Loss {
  static override readonly name: string = "L1Loss";
  constructor(options?: F.ReductionOptions);
  constructor(...args: unknown[]) {
    super(...(take("L1Loss(*, reduction=)", args) as [F.Reduction?]));
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    return F.l1Loss(input, target, { reduction: this.reduction });
  }
}

/**
 * Half the squared difference up to `delta`, beyond it `delta` times the absolute one.
 *
 * @example
 * new torch.nn.HuberLoss().call(torch.tensor([1, 2]), torch.tensor([1, 4])).item() // -> 0.75
 */
export class HuberLoss extends Loss {
  static override readonly name: string = "HuberLoss";
  readonly delta: number;
  constructor(options?: F.HuberOptions);
  constructor(...args: unknown[]) {
    const [reduction, delta = 1] = take("HuberLoss(*, reduction=, delta=)", args);
    super(reduction);
    this.delta = delta;
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    return F.huberLoss(input, target, { reduction: this.reduction, delta: this.delta });
  }
}

/** A criterion with a weight for every class, which is part of its state. */
class WeightedLoss extends Loss {
  declare weight: Tensor | null;
  constructor(weight: Tensor | null = null, reduction?: F.Reduction) {
    super(reduction);
    this.registerBuffer("weight", weight);
  }
}

/**
 * The cross entropy of probabilities under the logistic function of the input.
 *
 * @example
 * new torch.nn.BCEWithLogitsLoss().call(torch.tensor([0]), torch.tensor([1])).toString() // -> tensor(0.6931)
 */
export class BCEWithLogitsLoss extends WeightedLoss {
  static override readonly name: string = "BCEWithLogitsLoss";
  declare pos_weight: Tensor | null;
  constructor(options?: F.BceOptions);
  constructor(...args: unknown[]) {
    const [weight, reduction, positive = null] = take(
      "BCEWithLogitsLoss(weight=, *, reduction=, posWeight=)",
      args,
    );
    super(weight, reduction);
    this.registerBuffer("pos_weight", positive);
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    const { weight, reduction, pos_weight: posWeight } = this;
    return F.binaryCrossEntropyWithLogits(input, target, { weight, reduction, posWeight });
  }
}

/**
 * The negative log likelihood of labels.
 *
 * @example
 * new torch.nn.NLLLoss().call(torch.tensor([[-1, -2]]), torch.tensor([1n])).item() // -> 2
 */
export class NLLLoss extends WeightedLoss {
  static override readonly name: string = "NLLLoss";
  readonly ignoreIndex: number;
  constructor(options?: F.NllOptions);
  constructor(...args: unknown[]) {
    const [weight, ignore = -100, reduction] = take("NLLLoss(weight=, *, ignoreIndex=, reduction=)", args);
    super(weight, reduction);
    this.ignoreIndex = ignore;
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    const { weight, ignoreIndex, reduction } = this;
    return F.nllLoss(input, target, { weight, ignoreIndex, reduction });
  }
}

/**
 * The cross entropy of labels, or of probabilities, under the softmax of the input.
 *
 * @example
 * String(new torch.nn.CrossEntropyLoss({ labelSmoothing: 0.1 })) // -> CrossEntropyLoss()
 */
export class CrossEntropyLoss extends WeightedLoss {
  static override readonly name: string = "CrossEntropyLoss";
  readonly ignoreIndex: number;
  readonly labelSmoothing: number;
  constructor(options?: F.CrossEntropyOptions);
  constructor(...args: unknown[]) {
    const signature = "CrossEntropyLoss(weight=, *, ignoreIndex=, reduction=, labelSmoothing=)";
    const [weight, ignore = -100, reduction, smoothing = 0] = take(signature, args);
    super(weight, reduction);
    this.ignoreIndex = ignore;
    this.labelSmoothing = smoothing;
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    const { weight, ignoreIndex, reduction, labelSmoothing } = this;
    return F.crossEntropy(input, target, { weight, ignoreIndex, reduction, labelSmoothing });
  }
}
