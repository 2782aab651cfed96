import { type CoreArray, consume } from "../../core/array.js";
import { Optimizer, type OptimizerOptions, type Params, requirePositive, type StateOf } from "./optimizer.js";
import { addProduct, addQuotient, rootPlus } from "./update.js";

/** What {@link Adagrad} can be told. */
export interface AdagradOptions extends OptimizerOptions {
  /** How fast the learning rate falls. */
  lrDecay: number;
  /** What the sums of squares begin with. */
  initialAccumulatorValue: number;
  /** Keeps the quotient finite. */
  eps: number;
}

/**
 * Adagrad (Duchi, Hazan & Singer, 2011).
 *
 * @throws ValueError for options out of range, and over no parameters
 * @example
 * const w = torch.tensor([1, 2], { requiresGrad: true });
 * const optimizer = new torch.optim.Adagrad([w], { lr: 0.1 });
 * w.mul(w).sum().backward();
 * optimizer.step();
 * w.detach().toString() // -> tensor([0.9000, 1.9000])
 */
export class Adagrad extends Optimizer<AdagradOptions> {
  static override readonly name: string = "Adagrad";
  constructor(params: Params<AdagradOptions>, options: Partial<AdagradOptions> = {}) {
    const all: AdagradOptions = {
      lr: 1e-2,
      lrDecay: 0,
      weightDecay: 0,
      initialAccumulatorValue: 0,
      eps: 1e-10,
      maximize: false,
      ...options,
    };
    requirePositive("learning rate", all.lr);
    requirePositive("lr_decay value", all.lrDecay);
    requirePositive("weight_decay value", all.weightDecay);
    requirePositive("initial_accumulator_value value", all.initialAccumulatorValue);
    requirePositive("epsilon value", all.eps);
    super(params, all);
  }

  protected update(group: AdagradOptions, param: CoreArray, grad: CoreArray, state: StateOf): void {
    const { lr, lrDecay, eps, initialAccumulatorValue } = group;
    const step = state.count();
    const sum = state.array("sum", initialAccumulatorValue);
    addProduct(sum, grad, grad);
    consume(rootPlus(sum, eps), (divisor) =>
      addQuotient(param, grad, divisor, -lr / (1 + (step - 1) * lrDecay)),
    );
  }
}
