import { compute } from "../../autograd/elementwise.js";
import { type CoreArray, consume } from "../../core/array.js";
import { copy } from "../../core/assign.js";
import { Optimizer, type OptimizerOptions, type Params, requirePositive, type StateOf } from "./optimizer.js";
import { addProduct, addQuotient, addScaled, lerp, rootPlus, scale } from "./update.js";

/** What {@link RMSprop} can be told. */
export interface RMSpropOptions extends OptimizerOptions {
  /** How much of the average of squares is kept. */
  alpha: number;
  /** Keeps the quotient finite. */
  eps: number;
  momentum: number;
  /** Divide by the deviation instead of the root of the mean of squares. */
  centered: boolean;
}

/**
 * RMSprop (Hinton, 2012), centered if asked for (Graves, 2013).
 *
 * @throws ValueError for options out of range, and over no parameters
 * @example
 * const w = torch.tensor([1, 2], { requiresGrad: true });
 * const optimizer = new torch.optim.RMSprop([w], { lr: 0.1 });
 * w.mul(w).sum().backward();
 * optimizer.step();
 * w.detach().toString() // -> tensor([5.9605e-08, 1.0000e+00])
 */
export class RMSprop extends Optimizer<RMSpropOptions> {
  static override readonly name: string = "RMSprop";
  constructor(params: Params<RMSpropOptions>, options: Partial<RMSpropOptions> = {}) {
    const all: RMSpropOptions = {
      lr: 1e-2,
      alpha: 0.99,
      eps: 1e-8,
      weightDecay: 0,
      momentum: 0,
      centered: false,
      maximize: false,
      ...options,
    };
    requirePositive("learning rate", all.lr);
    requirePositive("epsilon value", all.eps);
    requirePositive("momentum value", all.momentum);
    requirePositive("weight_decay value", all.weightDecay);
    requirePositive("alpha value", all.alpha);
    super(params, all);
  }

  protected update(group: RMSpropOptions, param: CoreArray, grad: CoreArray, state: StateOf): void {
    const { lr, alpha, eps, momentum, centered } = group;
    state.count();
    const squares = state.array("squareAvg");
    scale(squares, alpha);
    addProduct(squares, grad, grad, 1 - alpha);
    consume(centered ? deviation(squares, grad, state, group) : rootPlus(squares, eps), (divisor) => {
      if (momentum === 0) {
        addQuotient(param, grad, divisor, -lr);
        return;
      }
      const buffer = state.array("momentumBuffer");
      scale(buffer, momentum);
      addQuotient(buffer, grad, divisor);
      addScaled(param, buffer, -lr);
    });
  }
}

function deviation(
  squares: CoreArray,
  grad: CoreArray,
  state: StateOf,
  { alpha, eps }: RMSpropOptions,
): CoreArray {
  const mean = state.array("gradAvg");
  lerp(mean, grad, 1 - alpha);
  const variance = copy(squares, "K");
  addProduct(variance, mean, mean, -1);
  compute("sqrt", [variance], variance);
  return compute("add", [variance, eps], variance);
}
