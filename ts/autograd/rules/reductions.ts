import { sizeOf } from "../../core/shape.js";
import { countTrue } from "../../core/truth.js";
import { scatterAdd } from "../choosing.js";
import { abs, compute, conj, div, eq, mul, ne, pow, sign, sub } from "../elementwise.js";
import type { Meta } from "../graph.js";
import type { Reduced, StructuralParams } from "../names.js";
import { cumprod, cumsum, mean, prod, sum } from "../reduce.js";
import { type Call, OUT, type Rule, row, together } from "../rule.js";
import { cast, cat, expand, flip, full, masked, reshape, slice, unsqueeze, zeros } from "../structural.js";
import type { Variable } from "../variable.js";

/** Derivatives of operations that fold or run along axes. */

type P = StructuralParams;
const none: readonly (readonly number[])[] = [];

/** A result with the axes that were folded away, as ones. */
function kept(y: Variable, { axes, keepdim }: Reduced, { shape }: Meta): Variable {
  if (keepdim) return y;
  return reshape(
    y,
    shape.map((length, i) => (axes.includes(i) ? 1 : length)),
  );
}

const counted = ({ axes }: Reduced, { shape }: Meta): number => axes.reduce((n, i) => n * shape[i]!, 1);
const spread = (g: Variable, c: Call<Reduced>): Variable =>
  expand(kept(g, c.params, c.meta(0)), c.meta(0).shape);
const everything = ({ shape }: Meta): Reduced => ({ axes: [...shape.keys()], keepdim: false });

/** Equal winners share the gradient. */
function shared(g: Variable, c: Call<unknown>, r: Reduced): Variable {
  const x = c.tensor(0);
  const winners = cast(eq(x, kept(c.out, r, c.meta(0))), c.meta(0).dtype);
  const share = div(kept(g, r, c.meta(0)), sum(winners, r.axes, true));
  return mul(winners, share);
}
const extreme = (name: string): Rule<Reduced> =>
  row<Reduced>(name, [[0, OUT]], (g, c) => shared(g, c, c.params));
const extremeAll = (name: string): Rule<undefined> =>
  row(name, [[0, OUT]], (g, c) => shared(g, c, everything(c.meta(0))));

/** To where each result came from; other elements get nothing. */
function toPlaces(name: string): Rule<{ axis: number; keepdim: boolean }> {
  return together(name, [-2], ([g], c) => {
    if (!g) return [null];
    const lay = (v: Variable): Variable =>
      c.params.keepdim || c.meta(0).shape.length === 0 ? v : unsqueeze(v, c.params.axis);
    return [scatterAdd(zeros(c.meta(0)), c.params.axis, lay(c.tensor(-2)), lay(g))];
  });
}

const deviations = (c: Call<P["variance"]>): Variable => {
  const { axes, correction } = c.params;
  const x = c.tensor(0);
  return mul(sub(x, mean(x, axes, true)), 2 / (counted(c.params, c.meta(0)) - correction));
};

function hasZero(x: Variable): boolean {
  const mask = compute("equal", [x.core, 0]);
  const found = countTrue(mask) > 0;
  mask.storage.dispose();
  return found;
}

/** The product of all other elements: running products from both sides. */
function others(x: Variable, axis: number): Variable {
  const n = x.core.shape[axis]!;
  const before = (v: Variable): Variable => {
    const one = full(
      v.core.shape.map((length, i) => (i === axis ? 1 : length)),
      1,
      v.core.dtype,
    );
    return n === 1 ? one : cat([one, cumprod(slice(v, axis, 0, n - 1), axis)], axis, v.core.dtype);
  };
  return mul(before(x), flip(before(flip(x, [axis])), [axis]));
}

function productRule(g: Variable, c: Call<Reduced>): Variable {
  const x = c.tensor(0);
  const { axes } = c.params;
  const { shape } = c.meta(0);
  if (!hasZero(x)) return mul(spread(g, c), conj(div(kept(c.out, c.params, c.meta(0)), x)));
  if (axes.length === 1) return mul(spread(g, c), conj(others(x, axes[0]!)));
  return mul(spread(g, c), conj(reshape(others(reshape(x, [sizeOf(shape)]), 0), shape)));
}

const backwards = (x: Variable, axis: number): Variable => flip(cumsum(flip(x, [axis]), axis), [axis]);

/** Where an element is zero, the products that it is part of are formed without it. */
function runningProduct(g: Variable, c: Call<{ axis: number }>): Variable {
  const x = c.tensor(0);
  const { axis } = c.params;
  if (x.core.ndim === 0) return g;
  if (!hasZero(x)) return div(backwards(mul(g, conj(c.out)), axis), conj(x));
  const n = x.core.shape[axis]!;
  const parts: Variable[] = [];
  for (let k = 0; k < n; k++) {
    const lead = k === 0 ? null : prod(slice(x, axis, 0, k), [axis], true);
    const own = full(
      x.core.shape.map((length, i) => (i === axis ? 1 : length)),
      1,
      x.core.dtype,
    );
    const rest = k === n - 1 ? own : cat([own, cumprod(slice(x, axis, k + 1, n), axis)], axis, x.core.dtype);
    const omitted = lead ? mul(rest, lead) : rest;
    parts.push(sum(mul(slice(g, axis, k, n), conj(omitted)), [axis], true));
  }
  return cat(parts, axis, x.core.dtype);
}

function normRule(g: Variable, c: Call<P["norm"]>): Variable {
  const x = c.tensor(0);
  const { p } = c.params;
  const out = kept(c.out, c.params, c.meta(0));
  const wide = kept(g, c.params, c.meta(0));
  if (p === 0) return zeros(c.meta(0));
  if (p === 1) return mul(sign(x), wide);
  if (p === 2) return mul(x, masked(div(wide, out), ne(out, 0)));
  if (Math.abs(p) === Number.POSITIVE_INFINITY) {
    const winners = cast(eq(abs(x), out), out.core.dtype);
    return mul(sign(x), mul(winners, div(wide, sum(winners, c.params.axes, true))));
  }
  const scaled = mul(sign(x), pow(abs(x), p - 1));
  const inner = p < 1 ? masked(scaled, ne(x, 0)) : scaled;
  return mul(inner, masked(div(wide, pow(out, p - 1)), ne(out, 0)));
}

export const reductionRules = {
  sum: row<Reduced>("Sum", none, spread),
  mean: row<Reduced>("Mean", none, (g, c) => div(spread(g, c), counted(c.params, c.meta(0)))),
  prod: row<Reduced>("Prod", [[0, OUT]], productRule),
  variance: row<P["variance"]>("Var", [[0]], (g, c) => mul(kept(g, c.params, c.meta(0)), deviations(c))),
  deviation: row<P["deviation"]>("Std", [[0, OUT]], (g, c) => {
    const out = kept(c.out, c.params, c.meta(0));
    return mul(masked(div(kept(g, c.params, c.meta(0)), mul(out, 2)), ne(out, 0)), deviations(c));
  }),
  norm: row<P["norm"]>("LinalgVectorNorm", [[0, OUT]], normRule),
  maxAll: extremeAll("MaxBackward1"),
  minAll: extremeAll("MinBackward1"),
  amax: extreme("Amax"),
  amin: extreme("Amin"),
  maxDim: toPlaces("Max"),
  minDim: toPlaces("Min"),
  median: extremeAll("Median"),
  sort: together<P["sort"]>("Sort", [-2], ([g], c) => [
    g && scatterAdd(zeros(c.meta(0)), c.params.axis, c.tensor(-2), g),
  ]),
  cumsum: row<P["cumsum"]>("Cumsum", none, (g, c) => (g.core.ndim === 0 ? g : backwards(g, c.params.axis))),
  cumprod: row<P["cumprod"]>("Cumprod", [[0, OUT]], runningProduct),
};
