import { compute } from "../../../autograd/elementwise.js";
import { bump } from "../../../autograd/inplace.js";
import { withoutGrad } from "../../../autograd/modes.js";
import { fromNested } from "../../../core/convert.js";
import { dtypes } from "../../../core/dtype.js";
import { RuntimeError } from "../../../core/errors.js";
import { norm } from "../../reductions.js";
import { Tensor } from "../../tensor.js";

/** A tensor, or several. */
export type TensorOrTensors = Tensor | Iterable<Tensor>;

const gradsOf = (parameters: TensorOrTensors): Tensor[] =>
  (parameters instanceof Tensor ? [parameters] : [...parameters]).flatMap((p) => p.grad ?? []);

/** What {@link clipGradNorm_} takes by name. */
export interface ClipGradNormOptions {
  /** The order of the norm; 2 by default, `Infinity` for the largest magnitude. */
  normType?: number;
  /** Refuse a norm that is not finite. */
  errorIfNonfinite?: boolean;
}

/** The norm of several gradients as if they were one vector: a 0-d tensor. */
function totalNorm(grads: readonly Tensor[], p: number): Tensor {
  const dtype = grads[0]?.core.dtype ?? dtypes.float32;
  const real = dtype === dtypes.float64 || dtype === dtypes.complex128 ? dtypes.float64 : dtypes.float32;
  const norms = grads.map((grad) => {
    const one = norm(grad, p);
    const value = Number(one.core.first());
    one.dispose();
    return value;
  });
  const vector = new Tensor(fromNested(norms, real));
  const total = norm(vector, p);
  vector.dispose();
  return total;
}

/**
 * Scale the gradients of parameters so that their common norm is at most `maxNorm`.
 *
 * @returns the norm before
 * @throws RuntimeError for a norm that is not finite, if asked for
 * @example
 * const w = torch.tensor([3, 4], { requiresGrad: true });
 * w.mul(w).sum().div(2).backward();
 * [torch.nn.utils.clipGradNorm_([w], 1).item(), w.grad.toString()] // -> [ 5, 'tensor([0.6000, 0.8000])' ]
 */
export function clipGradNorm_(
  parameters: TensorOrTensors,
  maxNorm: number,
  options: ClipGradNormOptions = {},
): Tensor {
  const { normType = 2, errorIfNonfinite = false } = options;
  const grads = gradsOf(parameters);
  return withoutGrad(() => {
    if (grads.length === 0) return new Tensor(fromNested(0, dtypes.float32));
    const total = totalNorm(grads, normType);
    const value = Number(total.core.first());
    if (errorIfNonfinite && !Number.isFinite(value)) {
      total.dispose();
      throw new RuntimeError(
        `The total norm of order ${Number.isInteger(normType) ? normType.toFixed(1) : normType} for gradients from \`parameters\` is non-finite, so it cannot be clipped. To disable this error and scale the gradients by the non-finite norm anyway, set \`error_if_nonfinite=False\``,
      );
    }
    // Not Math.min: where the norm is NaN the gradients become NaN, as in PyTorch.
    const ratio = maxNorm / (value + 1e-6);
    const factor = ratio > 1 ? 1 : ratio;
    for (const grad of grads) {
      if (factor !== 1) compute("multiply", [grad.core, factor], grad.core);
      bump(grad);
    }
    return total;
  });
}

/**
 * Cut every element of the gradients of parameters to between `-clipValue` and `clipValue`.
 *
 * @example
 * const w = torch.tensor([3, -4], { requiresGrad: true });
 * w.mul(w).sum().backward();
 * torch.nn.utils.clipGradValue_([w], 7);
 * w.grad.toString() // -> tensor([ 6., -7.])
 */
export function clipGradValue_(parameters: TensorOrTensors, clipValue: number): void {
  for (const grad of gradsOf(parameters)) {
    compute("maximum", [grad.core, -clipValue], grad.core);
    compute("minimum", [grad.core, clipValue], grad.core);
    bump(grad);
  }
}
