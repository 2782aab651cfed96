import type { CoreArray } from "../../core/array.js";
import { ValueError } from "../../core/errors.js";
import { kernels } from "../../wasm/abi.js";
import { Optimizer, type OptimizerOptions, type Params, requirePositive, type StateOf } from "./optimizer.js";
import { addScaled, onePass, scale } from "./update.js";

/** What {@link SGD} can be told. */
export interface SGDOptions extends OptimizerOptions {
  /** How much of the last step is taken again. */
  momentum: number;
  /** How much less the gradient counts beside the momentum. */
  dampening: number;
  /** Look ahead along the momentum. */
  nesterov: boolean;
}

/**
 * Stochastic gradient descent, with momentum if asked for (Sutskever et al., 2013).
 *
 * @throws ValueError for options out of range, and over no parameters
 * @example
 * const w = torch.tensor([1, 2], { requiresGrad: true });
 * const optimizer = new torch.optim.SGD([w], { lr: 0.1 });
 * w.mul(w).sum().backward();
 * optimizer.step();
 * w.detach().toString() // -> tensor([0.8000, 1.6000])
 */
export class SGD extends Optimizer<SGDOptions> {
  static override readonly name: string = "SGD";
  constructor(params: Params<SGDOptions>, options: Partial<SGDOptions> = {}) {
    const all = {
      lr: 1e-3,
      momentum: 0,
      dampening: 0,
      weightDecay: 0,
      nesterov: false,
      maximize: false,
      ...options,
    };
    requirePositive("learning rate", all.lr);
    requirePositive("momentum value", all.momentum);
    requirePositive("weight_decay value", all.weightDecay);
    if (all.nesterov && (all.momentum <= 0 || all.dampening !== 0)) {
      throw new ValueError("Nesterov momentum requires a momentum and zero dampening");
    }
    super(params, all);
  }

  protected override fused(group: SGDOptions, param: CoreArray, grad: CoreArray, state: StateOf): boolean {
    if (!onePass(param, grad)) return false;
    const { lr, momentum, dampening, nesterov, weightDecay } = group;
    const first = !state.has("momentumBuffer");
    const buffer = momentum === 0 ? null : state.array("momentumBuffer", null);
    if (buffer && !onePass(param, buffer)) return false;
    kernels.sgd_step(
      param.dtype.code,
      param.size,
      param.address,
      grad.address,
      buffer?.address ?? 0,
      +group.maximize,
      +first,
      +nesterov,
      weightDecay,
      -lr,
      momentum,
      1 - dampening,
    );
    return true;
  }

  protected update(group: SGDOptions, param: CoreArray, grad: CoreArray, state: StateOf): void {
    const { lr, momentum, dampening, nesterov } = group;
    if (momentum === 0) {
      addScaled(param, grad, -lr);
      return;
    }
    const first = !state.has("momentumBuffer");
    const buffer = state.array("momentumBuffer", grad);
    if (!first) {
      scale(buffer, momentum);
      addScaled(buffer, grad, 1 - dampening);
    }
    if (nesterov) {
      addScaled(param, grad, -lr);
      addScaled(param, buffer, -lr * momentum);
    } else addScaled(param, buffer, -lr);
  }
}
