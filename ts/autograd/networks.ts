import { allocate, type CoreArray, consume } from "../core/array.js";
import { fill } from "../core/assign.js";
import type { Shape } from "../core/shape.js";
import { type Activation, activation } from "../ops/activation.js";
import {
  crossEntropy as crossEntropyCore,
  nllLossBackward as nllBackwardCore,
  nllLoss as nllCore,
  total,
} from "../ops/likelihood.js";
import { layerNorm as layerNormCore } from "../ops/normalization.js";
import { type Input, OpNode } from "./graph.js";
import { isGradEnabled } from "./modes.js";
import type { CrossEntropyParams, NllParams } from "./names.js";
import { apply, applyAll, requiresGrad } from "./record.js";
import { Variable } from "./variable.js";

/** Operations that networks are made of and that have kernels of their own. Inputs are floats of one dtype. */

const core = (x: Input) => (x instanceof Variable ? x.core : null);
const smooth =
  (name: Activation & ("erf" | "logSigmoid" | "silu")) =>
  (x: Variable): Variable =>
    apply(name, [x], undefined, () => activation(name, x.core));

/** The Gauss error function. */
export const erf = smooth("erf");
/** The logarithm of the logistic function. */
export const logSigmoid = smooth("logSigmoid");
/** `x` times its logistic function. */
export const silu = smooth("silu");

/** How the normal distribution is computed in {@link gelu}. */
export type Approximate = "none" | "tanh";

/** `x` times the normal distribution's probability of being below it. */
export const gelu = (x: Variable, approximate: Approximate): Variable =>
  apply("gelu", [x], { approximate }, () => activation(approximate === "tanh" ? "geluTanh" : "gelu", x.core));

/** The last axes brought to mean 0 and variance 1; `weight` and `bias` may be the scalars 1 and 0. */
export function layerNorm(x: Variable, normalized: Shape, weight: Input, bias: Input, eps: number): Variable {
  return applyAll("layerNorm", [x, weight, bias], { normalized, eps }, () =>
    layerNormCore(x.core, { normalized, weight: core(weight), bias: core(bias) }, eps),
  )[0]!;
}

/** Minus the element of each row of `[rows, classes]` that an int64 label names; `weight` may be the scalar 1. */
export function nllLoss(x: Variable, target: Variable, weight: Input, params: NllParams): Variable {
  return apply("nllLoss", [x, target, weight], params, () =>
    nllCore(x.core, { target: target.core, weight: core(weight), ...params }),
  );
}

/** The gradient of {@link nllLoss}, which is linear: so is this, and each is the other's derivative. */
export function nllLossBackward(
  grad: Variable,
  target: Variable,
  weight: Input,
  params: NllParams & { readonly classes: number },
): Variable {
  return apply("nllLossBackward", [grad, target, weight], params, () =>
    nllBackwardCore(grad.core, { target: target.core, weight: core(weight), ...params }, params.classes),
  );
}

/** The losses of all rows, of which there are some, reduced; they are freed if that makes others. */
function reduced(losses: CoreArray, weights: CoreArray, reduction: NllParams["reduction"]): CoreArray {
  if (reduction === "none") return losses;
  return consume(losses, () => {
    const out = allocate(losses.dtype, []);
    fill(out, reduction === "mean" ? total(losses) / total(weights) : total(losses));
    return out;
  });
}

/**
 * {@link nllLoss} of the logarithms of the softmax of float32 or float64 rows; with smoothing `weight` is 1. The graph
 * owns what the forward pass leaves behind.
 */
export function crossEntropy(
  x: Variable,
  target: Variable,
  weight: Input,
  params: CrossEntropyParams,
): Variable {
  const isRecorded = isGradEnabled() && requiresGrad(x);
  const [loss, ...left] = applyAll("crossEntropy", [x, target, weight], params, () => {
    const labels = { target: target.core, weight: core(weight), ignoreIndex: params.ignoreIndex };
    const found = crossEntropyCore(x.core, labels, params.smoothing, isRecorded);
    const { losses, exps, sums, weights } = found;
    const out = reduced(losses, weights, params.reduction);
    if (isRecorded) return [out, exps, sums, weights];
    for (const a of [exps, sums, weights]) a.storage.dispose();
    return [out];
  }) as [Variable, ...Variable[]];
  if (loss.node instanceof OpNode) for (const made of left) loss.node.adopt(made);
  return loss;
}
