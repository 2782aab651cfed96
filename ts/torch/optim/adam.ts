import { compute } from "../../autograd/elementwise.js";
import { type CoreArray, consume } from "../../core/array.js";
import { ValueError } from "../../core/errors.js";
import { kernels } from "../../wasm/abi.js";
import { Optimizer, type OptimizerOptions, type Params, requirePositive, type StateOf } from "./optimizer.js";
import { addProduct, addQuotient, lerp, onePass, rootPlus, scale } from "./update.js";

/** What {@link Adam} and {@link AdamW} can be told. */
export interface AdamOptions extends OptimizerOptions {
  /** How much of the averages of gradients and of their squares is kept. */
  betas: readonly [number, number];
  /** Keeps the quotient finite. */
  eps: number;
  /** Divide by the largest average of squares so far (Reddi et al., 2018). */
  amsgrad: boolean;
  /** Shrink parameters by weight decay instead of adding it to the gradient. */
  decoupledWeightDecay: boolean;
}

/**
 * Adam (Kingma & Ba, 2015).
 *
 * @throws ValueError for options out of range, and over no parameters
 * @example
 * const w = torch.tensor([1, 2], { requiresGrad: true });
 * const optimizer = new torch.optim.Adam([w], { lr: 0.1 });
 * w.mul(w).sum().backward();
 * optimizer.step();
 * w.detach().toString() // -> tensor([0.9000, 1.9000])
 */
export class Adam extends Optimizer<AdamOptions> {
  static override readonly name: string = "Adam";
  constructor(params: Params<AdamOptions>, options: Partial<AdamOptions> = {}) {
    const all: AdamOptions = {
      lr: 1e-3,
      betas: [0.9, 0.999],
      eps: 1e-8,
      weightDecay: 0,
      amsgrad: false,
      maximize: false,
      decoupledWeightDecay: false,
      ...options,
    };
    requirePositive("learning rate", all.lr);
    requirePositive("epsilon value", all.eps);
    all.betas.forEach((beta, i) => {
      if (!(beta >= 0 && beta < 1)) throw new ValueError(`Invalid beta parameter at index ${i}: ${beta}`);
    });
    requirePositive("weight_decay value", all.weightDecay);
    super(params, all);
  }

  protected override couplesDecay(group: AdamOptions): boolean {
    return !group.decoupledWeightDecay;
  }

  protected override fused(group: AdamOptions, param: CoreArray, grad: CoreArray, state: StateOf): boolean {
    if (!onePass(param, grad)) return false;
    const { lr, betas, eps, weightDecay, amsgrad, decoupledWeightDecay } = group;
    const [beta1, beta2] = betas;
    const step = state.count();
    const average = state.array("expAvg");
    const squares = state.array("expAvgSq");
    const most = amsgrad ? state.array("maxExpAvgSq") : null;
    if (!onePass(param, average, squares, ...(most ? [most] : []))) {
      state.count(-1);
      return false;
    }
    kernels.adam_step(
      param.dtype.code,
      param.size,
      param.address,
      grad.address,
      average.address,
      squares.address,
      most?.address ?? 0,
      +group.maximize,
      decoupledWeightDecay ? 0 : weightDecay,
      decoupledWeightDecay ? 1 - lr * weightDecay : 1,
      1 - beta1,
      beta2,
      1 - beta2,
      Math.sqrt(1 - beta2 ** step),
      eps,
      -lr / (1 - beta1 ** step),
    );
    return true;
  }

  protected update(group: AdamOptions, param: CoreArray, grad: CoreArray, state: StateOf): void {
    const { lr, betas, eps, weightDecay, amsgrad, decoupledWeightDecay } = group;
    const [beta1, beta2] = betas;
    const step = state.count();
    const average = state.array("expAvg");
    const squares = state.array("expAvgSq");
    if (decoupledWeightDecay && weightDecay !== 0) scale(param, 1 - lr * weightDecay);
    lerp(average, grad, 1 - beta1);
    scale(squares, beta2);
    addProduct(squares, grad, grad, 1 - beta2);
    let second = squares;
    if (amsgrad) {
      second = state.array("maxExpAvgSq");
      compute("maximum", [second, squares], second);
    }
    consume(rootPlus(second, eps, Math.sqrt(1 - beta2 ** step)), (divisor) =>
      addQuotient(param, average, divisor, -lr / (1 - beta1 ** step)),
    );
  }
}

/**
 * Adam whose weight decay does not pass through the averages (Loshchilov & Hutter, 2019); by default 0.01.
 *
 * @throws ValueError for options out of range, and over no parameters
 * @example
 * const w = torch.tensor([1, 2], { requiresGrad: true });
 * const optimizer = new torch.optim.AdamW([w], { lr: 0.1 });
 * w.mul(w).sum().backward();
 * optimizer.step();
 * w.detach().toString() // -> tensor([0.8990, 1.8980])
 */
export class AdamW extends Adam {
  static override readonly name: string = "AdamW";
  constructor(params: Params<AdamOptions>, options: Partial<AdamOptions> = {}) {
    super(params, { weightDecay: 1e-2, decoupledWeightDecay: true, ...options });
  }
}
