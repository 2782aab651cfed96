import { activation } from "../../ops/activation.js";
import { addLikelihood, total } from "../../ops/likelihood.js";
import { layerNormBackward } from "../../ops/normalization.js";
import { softmaxBackward } from "../../ops/softmax.js";
import { sigmoid } from "../activations.js";
import { add, div, eq, exp, mul, neg, sqrt, sub, tanh, where } from "../elementwise.js";
import type { Gradient } from "../graph.js";
import { isGradEnabled } from "../modes.js";
import type { StructuralParams } from "../names.js";
import { erf, nllLoss, nllLossBackward } from "../networks.js";
import { result } from "../record.js";
import { mean, sum, variance } from "../reduce.js";
import { type Call, OUT, row, together } from "../rule.js";
import { unsqueeze } from "../structural.js";
import { Variable } from "../variable.js";

/**
 * Derivatives of what has kernels of its own. So have their backward passes; where those are to be differentiated again
 * they are written in operations instead.
 */

type P = StructuralParams;

/** A softmax's gradient: `fused` by the kernel, or `composed`. */
const softmaxRow = (
  name: string,
  logarithm: boolean,
  composed: (g: Variable, y: Variable, axes: number[]) => Variable,
) =>
  row<{ readonly axis: number }>(name, [[OUT]], (g, { out, params: { axis } }) => {
    if (isGradEnabled()) return composed(g, out, out.core.ndim ? [axis] : []);
    return result(softmaxBackward(g.core, out.core, axis, logarithm));
  });

/** `Phi(x) + x phi(x)` */
function geluSlope(x: Variable): Variable {
  const below = mul(add(erf(mul(x, Math.SQRT1_2)), 1), 0.5);
  const density = mul(exp(mul(mul(x, x), -0.5)), 1 / Math.sqrt(2 * Math.PI));
  return add(below, mul(x, density));
}

function geluTanhSlope(x: Variable): Variable {
  const scale = Math.sqrt(2 / Math.PI);
  const square = mul(x, x);
  const t = tanh(mul(mul(x, add(mul(square, 0.044715), 1)), scale));
  const slope = mul(sub(1, mul(t, t)), mul(add(mul(square, 3 * 0.044715), 1), scale));
  return mul(add(add(t, 1), mul(x, slope)), 0.5);
}

function siluSlope(x: Variable): Variable {
  const s = sigmoid(x);
  return mul(s, add(mul(x, sub(1, s)), 1));
}

/** The gradients of a layer norm in operations: mean and deviation depend on the input. */
function normGradients(g: Variable, c: Call<P["layerNorm"]>): readonly Gradient[] {
  const x = c.tensor(0);
  const lead = x.core.ndim - c.params.normalized.length;
  const axes = c.params.normalized.map((_, k) => lead + k);
  const rstd = div(1, sqrt(add(variance(x, axes, 0, true), c.params.eps)));
  const hat = mul(sub(x, mean(x, axes, true)), rstd);
  const weighted = mul(g, c.x(1));
  const slope = mul(hat, mean(mul(weighted, hat), axes, true));
  const dx = mul(sub(sub(weighted, mean(weighted, axes, true)), slope), rstd);
  return [dx, c.needs(1) ? mul(g, hat) : null, c.needs(2) ? g : null];
}

/**
 * The gradient of a cross entropy: softmax less labels. What is spread over all classes leaves the softmax's factor 1,
 * as there are no weights then.
 */
function crossEntropyGradient(g: Variable, c: Call<P["crossEntropy"]>): Variable {
  const [target, exps, sums, weights] = [
    c.tensor(1),
    c.tensor(OUT - 1),
    c.tensor(OUT - 2),
    c.tensor(OUT - 3),
  ];
  const { smoothing, ignoreIndex, reduction } = c.params;
  const classes = exps.core.shape[1]!;
  const by = reduction === "mean" ? total(weights.core) : 1;
  const counted = mul(weights, by === 1 ? g : div(g, by));
  // of nothing the mean is NaN, but what is ignored has a gradient of 0
  const each = by === 0 ? where(eq(target, ignoreIndex), 0, counted) : counted;
  const dx = mul(exps, unsqueeze(div(each, sums), 1));
  const spread = smoothing > 0 ? sub(dx, unsqueeze(mul(each, smoothing / classes), 1)) : dx;
  const own = smoothing > 0 ? mul(each, 1 - smoothing) : each;
  const how = { ignoreIndex, reduction: "none" } as const;
  if (isGradEnabled()) return add(spread, nllLossBackward(own, target, 1, { ...how, classes }));
  addLikelihood(spread.core, own.core, { target: target.core, weight: null, ...how });
  return spread;
}

export const networkRules = {
  softmax: softmaxRow("Softmax", false, (g, y, axes) => {
    const weighted = mul(g, y);
    return sub(weighted, mul(y, sum(weighted, axes, true)));
  }),
  logSoftmax: softmaxRow("LogSoftmax", true, (g, y, axes) => sub(g, mul(exp(y), sum(g, axes, true)))),
  erf: row("Erf", [[0]], (g, c) => {
    const x = c.tensor(0);
    return mul(g, mul(exp(mul(mul(x, x), -1)), 2 / Math.sqrt(Math.PI)));
  }),
  logSigmoid: row("LogSigmoid", [[0]], (g, c) => mul(g, sigmoid(neg(c.tensor(0))))),
  silu: row("Silu", [[0]], (g, c) => {
    const x = c.tensor(0);
    return isGradEnabled() ? mul(g, siluSlope(x)) : result(activation("siluBackward", g.core, x.core));
  }),
  gelu: row<P["gelu"]>("Gelu", [[0]], (g, c) => {
    const x = c.tensor(0);
    const byTanh = c.params.approximate === "tanh";
    if (isGradEnabled()) return mul(g, byTanh ? geluTanhSlope(x) : geluSlope(x));
    return result(activation(byTanh ? "geluTanhBackward" : "geluBackward", g.core, x.core));
  }),
  layerNorm: together<P["layerNorm"]>("NativeLayerNorm", [0, 1, OUT - 1, OUT - 2], ([g], c) => {
    if (!g) return [];
    if (isGradEnabled()) return normGradients(g, c);
    const weight = c.x(1);
    const how = { normalized: c.params.normalized, weight: weight instanceof Variable ? weight.core : null };
    const wanted = { x: c.needs(0), weight: c.needs(1), bias: c.needs(2) };
    const [mid, rstd] = [c.tensor(OUT - 1).core, c.tensor(OUT - 2).core];
    return layerNormBackward(g.core, c.tensor(0).core, mid, rstd, how, wanted).map((a) => a && result(a));
  }),
  nllLoss: row<P["nllLoss"]>("NllLoss", [[1, 2]], (g, c) =>
    nllLossBackward(g, c.tensor(1), c.x(2), { ...c.params, classes: c.meta(0).shape[1]! }),
  ),
  nllLossBackward: row<P["nllLossBackward"]>("NllLossBackward", [[1, 2]], (g, c) =>
    nllLoss(g, c.tensor(1), c.x(2), c.params),
  ),
  crossEntropy: {
    ...together<P["crossEntropy"]>("NllLoss", [1, OUT - 1, OUT - 2, OUT - 3], ([g, ofExps, ofSums], c) => {
      const own = g ? crossEntropyGradient(g, c) : null;
      if (!ofExps && !ofSums) return [own];
      // the largest element counts as a constant: nothing that is made of both depends on it
      const column = ofSums && unsqueeze(ofSums, 1);
      const slope = ofExps && column ? add(ofExps, column) : (ofExps ?? column)!;
      const other = mul(c.tensor(OUT - 1), slope);
      return [own ? add(own, other) : other];
    }),
    inputs: (k: number) => k === 0,
  },
};
