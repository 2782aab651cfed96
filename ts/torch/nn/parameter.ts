import { allocate } from "../../core/array.js";
import { keepStorage } from "../../core/storage.js";
import { defaultDtype } from "../dtype.js";
import { Tensor } from "../tensor.js";

/**
 * A tensor that is learned: a {@link Module} that has it as a property counts it among its parameters. It shares the
 * memory of the tensor that it is made of, and outlives the scope that it was made in.
 * @example
 * new torch.nn.Parameter(torch.ones(2)).requiresGrad // -> true
 */
export class Parameter extends Tensor {
  /**
   * @param data - the values; none where it is left out
   * @param requiresGrad - whether gradients are wanted
   * @throws RuntimeError when they are, and the dtype is not floating or complex
   */
  constructor(data?: Tensor, requiresGrad = true) {
    const core = data?.core ?? allocate(defaultDtype(), [0]);
    super(data ? core.view(core.shape, core.strides) : core);
    keepStorage(core.storage);
    if (data?.counter) this.counter = data.counter;
    if (requiresGrad) this.requiresGrad = true;
  }

  override toString(): string {
    return `Parameter containing:\n${super.toString()}`;
  }
}
