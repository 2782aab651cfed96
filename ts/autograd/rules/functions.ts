import { powScalar } from "../activations.js";
import {
  gather,
  index,
  indexAdd,
  indexPut,
  indexSelect,
  maskedFill,
  maskedScatter,
  maskedSelect,
  scatter,
  scatterAdd,
} from "../choosing.js";
import { conj, ge, gt, le, lt, mul, sub, where } from "../elementwise.js";
import type { Meta } from "../graph.js";
import type { Indexed, StructuralParams } from "../names.js";
import { bmm, matmul, mm } from "../products.js";
import { type Call, type Rule, row, scalarsApart } from "../rule.js";
import { masked, mT, squeeze, unsqueeze, zeros } from "../structural.js";
import type { Variable } from "../variable.js";
import { fromOutputBy } from "./fused.js";

/** Derivatives of products, of choosing elements, and of the functions that networks are made of. */

type P = StructuralParams;
const none: readonly (readonly number[])[] = [];
const crossed = [[1], [0]];
const H = (x: Variable): Variable => conj(mT(x)) as Variable;

/** The gradient of one side of a general product: as matrices, with the axes that vectors lack. */
function side(which: 0 | 1): (g: Variable, c: Call<undefined>) => Variable {
  return (g, c) => {
    const [row, column] = [c.meta(0).shape.length === 1, c.meta(1).shape.length === 1];
    let wide = g;
    if (column) wide = unsqueeze(wide, wide.core.ndim);
    if (row) wide = unsqueeze(wide, wide.core.ndim - 1);
    const other = c.tensor(1 - which);
    if (which === 0) {
      const b = column ? unsqueeze(other, 1) : other;
      const full = matmul(wide, H(b));
      return row ? squeeze(full, [full.core.ndim - 2]) : full;
    }
    const a = row ? unsqueeze(other, 0) : other;
    const full = matmul(H(a), wide);
    return column ? squeeze(full, [full.core.ndim - 1]) : full;
  };
}

/** The tensors that index: all inputs from a place on. */
const from = (first: number, c: Call<unknown>): Variable[] =>
  Array.from({ length: c.count - first }, (_, k) => c.tensor(first + k));
/** A rule whose gradients all use the index. */
function indexing<Q extends Indexed>(first: number, rule: Rule<Q>): Rule<Q> {
  const uses = (_k: number, { indexed }: Q): number[] =>
    indexed.filter((taken) => taken).map((_, k) => first + k);
  return { ...rule, inputs: (k) => k < first, uses };
}

const weighted = (g: Variable, factor: number): Variable => (factor === 1 ? g : mul(g, factor));

/**
 * The product of two matrices as the gradient of a third, in the order of its memory where that is Fortran's, as PyTorch has
 * it: the gradient of a transposed weight is dense once it is transposed back.
 */
function mmLike({ strides, dtype }: Meta, a: Variable, b: Variable): Variable {
  return strides[0]! < strides[1]! && dtype.kind !== "complex" ? mT(mm(mT(b), mT(a))) : mm(a, b);
}

export const functionRules = {
  matmul: row("Matmul", crossed, side(0), side(1)),
  mm: row(
    "Mm",
    crossed,
    (g, c) => mmLike(c.meta(0), g, H(c.tensor(1))),
    (g, c) => mmLike(c.meta(1), H(c.tensor(0)), g),
  ),
  bmm: row(
    "Bmm",
    crossed,
    (g, c) => bmm(g, H(c.tensor(1))),
    (g, c) => bmm(H(c.tensor(0)), g),
  ),
  dot: row(
    "Dot",
    crossed,
    (g, c) => mul(g, conj(c.tensor(1))),
    (g, c) => mul(g, conj(c.tensor(0))),
  ),
  addmm: row<P["addmm"]>(
    "Addmm",
    [[], [2], [1]],
    (g, { params }) => weighted(g, params.beta),
    (g, c) => weighted(mmLike(c.meta(1), g, H(c.tensor(2))), c.params.alpha),
    (g, c) => weighted(mmLike(c.meta(2), H(c.tensor(1)), g), c.params.alpha),
  ),
  gather: row<P["gather"]>("Gather", [[1]], (g, c) =>
    scatterAdd(zeros(c.meta(0)), c.params.axis, c.tensor(1), g),
  ),
  scatter: scalarsApart(
    row<P["scatter"]>(
      "Scatter",
      [[1], [], [1]],
      (g, c) => scatter(g, c.params.axis, c.tensor(1), 0),
      null,
      (g, c) => gather(g, c.params.axis, c.tensor(1)),
    ),
  ),
  scatterAdd: row<P["scatterAdd"]>(
    "ScatterAdd",
    [[], [], [1]],
    (g) => g,
    null,
    (g, c) => gather(g, c.params.axis, c.tensor(1)),
  ),
  indexSelect: row<P["indexSelect"]>("IndexSelect", [[1]], (g, c) =>
    indexAdd(zeros(c.meta(0)), c.params.axis, c.tensor(1), g),
  ),
  indexAdd: row<P["indexAdd"]>(
    "IndexAdd",
    [[], [], [1]],
    (g) => g,
    null,
    (g, c) => indexSelect(g, c.params.axis, c.tensor(1)),
  ),
  index: indexing(
    1,
    row<P["index"]>("Index", none, (g, c) =>
      indexPut(zeros(c.meta(0)), g, from(1, c), { ...c.params, accumulate: true }),
    ),
  ),
  indexPut: indexing(
    2,
    row<P["indexPut"]>(
      "IndexPut",
      none,
      (g, c) => (c.params.accumulate ? g : indexPut(g, 0, from(2, c), c.params)),
      (g, c) => index(g, from(2, c), c.params),
    ),
  ),
  maskedSelect: row("MaskedSelect", [[1]], (g, c) => maskedScatter(g, c.tensor(1))),
  maskedScatter: row("MaskedScatter", [[1]], (g, c) => maskedSelect(g, c.tensor(1))),
  maskedFill: row<P["maskedFill"]>(
    "MaskedFill",
    [[1], [], [1]],
    (g, c) => maskedFill(g, c.tensor(1), 0),
    null,
    (g, c) => masked(g, c.tensor(1)),
  ),
  clampMin: scalarsApart(
    row(
      "ClampMin",
      [
        [0, 1],
        [0, 1],
      ],
      (g, c) => masked(g, ge(c.x(0), c.x(1))),
      (g, c) => masked(g, lt(c.x(0), c.x(1))),
    ),
  ),
  clampMax: scalarsApart(
    row(
      "ClampMax",
      [
        [0, 1],
        [0, 1],
      ],
      (g, c) => masked(g, le(c.x(0), c.x(1))),
      (g, c) => masked(g, gt(c.x(0), c.x(1))),
    ),
  ),
  powScalar: row<P["powScalar"]>("PowBackward0", [[0]], (g, c) => {
    const { exponent } = c.params;
    if (exponent === 0) return zeros(c.meta(0));
    return mul(g, conj(mul(powScalar(c.tensor(0), exponent - 1), exponent)));
  }),
  sigmoid: fromOutputBy("sigmoidBackward", "Sigmoid", (g, y) => mul(g, conj(mul(sub(1, y), y)))),
  relu: fromOutputBy("reluBackward", "Relu", (g, y) => where(le(y, 0), 0, g)),
};
