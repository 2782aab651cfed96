import type { MultiViewParams, StructuralParams, ViewParams, ViewStep } from "../names.js";
import { replay } from "../record.js";
import { type Call, type Rule, row, together } from "../rule.js";
import {
  cat,
  clone,
  embed,
  flip,
  permute,
  reshape,
  select,
  slice,
  squeeze,
  stack,
  sumTo,
  transpose,
  triangle,
  viewScatter,
  zeros,
} from "../structural.js";
import type { Variable } from "../variable.js";

/** Derivatives of operations that lay elements out, move them or copy them. */

const none: readonly (readonly number[])[] = [];
const shapeBack = (name: string): Rule<never> =>
  row<never>(name, none, (g, c) => reshape(g, c.meta(0).shape));
/** The rest of the base has no part in a view: its gradient is zero. */
const partOf =
  (op: ViewStep["op"]) =>
  (g: Variable, c: Call<never>): Variable =>
    embed(g, c.meta(0).shape, [{ op, params: c.params } as ViewStep]);
const part = (name: string, op: ViewStep["op"]): Rule<never> => row<never>(name, none, partOf(op));
const dense = (g: Variable): Variable => (g.core.cContiguous ? g : clone(g));

export const viewRules: { readonly [O in keyof ViewParams]: Rule<ViewParams[O]> | null } = {
  alias: row("Alias", none, (g) => g),
  view: shapeBack("View"),
  t: row("T", none, (g) => (g.core.ndim < 2 ? g : transpose(g, 0, 1))),
  transpose: row<ViewParams["transpose"]>("Transpose", none, (g, { params }) =>
    transpose(g, params.axis0, params.axis1),
  ),
  permute: row<ViewParams["permute"]>("Permute", none, (g, { params }) => {
    const back = new Array<number>(params.axes.length);
    params.axes.forEach((axis, i) => {
      back[axis] = i;
    });
    return permute(g, back);
  }),
  expand: row("Expand", none, (g) => g),
  unsqueeze: row<ViewParams["unsqueeze"]>("Unsqueeze", none, (g, { params }) => squeeze(g, [params.axis])),
  squeeze: shapeBack("Squeeze"),
  select: part("Select", "select"),
  slice: part("Slice", "slice"),
  diagonal: part("Diagonal", "diagonal"),
  real: part("Real", "real"),
  imag: part("Imag", "imag"),
};

/** Gradients of several views: of those that nobody used, zeros. */
const filled = (grads: readonly (Variable | null)[], c: Call<never>): Variable[] =>
  grads.map((g, k) => g ?? zeros(c.outputs[k]!));
const padded = (grads: readonly (Variable | null)[], c: Call<never>): Variable[] =>
  filled(
    c.outputs.map((_, k) => grads[k] ?? null),
    c,
  );

export const multiViewRules: { readonly [O in keyof MultiViewParams]: Rule<MultiViewParams[O]> | null } = {
  unbind: together<MultiViewParams["unbind"]>("Unbind", [], (grads, c) => [
    stack(padded(grads, c as never), c.params.axis, c.meta(0).dtype),
  ]),
  split: together<MultiViewParams["split"]>("Split", [], (grads, c) => [
    cat(padded(grads, c as never), c.params.axis, c.meta(0).dtype),
  ]),
};

type P = StructuralParams;

export const movingRules = {
  unsafeView: shapeBack("UnsafeView"),
  clone: row("Clone", none, (g: Variable) => g),
  toCopy: row<P["toCopy"]>("ToCopy", none, (g) => g),
  copy: row(
    "CopyBackwards",
    none,
    () => null,
    (g: Variable) => g,
  ),
  fill: row<P["fill"]>("Fill", none, () => null),
  cat: together<P["cat"]>("Cat", [], ([g], c) => {
    let at = 0;
    return Array.from({ length: c.count }, (_, k) => {
      const start = at;
      at += c.meta(k).shape[c.params.axis]!;
      return g && c.needs(k) ? slice(g, c.params.axis, start, at) : null;
    });
  }),
  stack: together<P["stack"]>("Stack", [], ([g], c) =>
    Array.from({ length: c.count }, (_, k) => (g && c.needs(k) ? select(g, c.params.axis, k) : null)),
  ),
  flip: row<P["flip"]>("Flip", none, (g, { params }) => flip(g, params.axes)),
  repeat: row<P["repeat"]>("Repeat", none, (g, c) => {
    const { shape } = c.meta(0);
    const { repeats } = c.params;
    const lead = repeats.length - shape.length;
    // Each axis in two: which repetition, and where in it. The repetitions are summed away.
    const pairs = repeats.flatMap((n, i) => [n, i < lead ? 1 : shape[i - lead]!]);
    const kept = repeats.flatMap((_, i) => [1, i < lead ? 1 : shape[i - lead]!]);
    return reshape(sumTo(reshape(g, pairs), kept), shape);
  }),
  triangle: row<P["triangle"]>("Triangle", none, (g, { params }) =>
    triangle(g, params.upper, params.diagonal),
  ),
  embed: row<P["embed"]>("Embed", none, (g, { params }) => replay(dense(g), params.steps)),
  viewScatter: row<P["viewScatter"]>(
    "ViewScatter",
    none,
    (g, { params }) => viewScatter(g, 0, params.steps),
    (g, { params }) => replay(dense(g), params.steps),
  ),
};
