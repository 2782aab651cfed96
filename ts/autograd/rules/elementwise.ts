import type { UfuncName } from "../../core/dispatch.js";
import {
  add,
  and,
  conj,
  cos,
  div,
  elementwise,
  eq,
  ge,
  gt,
  le,
  log,
  logicalNot,
  lt,
  maximum,
  mul,
  ne,
  neg,
  pow,
  sign,
  sin,
  sub,
  where,
} from "../elementwise.js";
import type { Input } from "../graph.js";
import { applyView } from "../record.js";
import { type Call, OUT, type Rule, row, scalarsApart } from "../rule.js";
import { masked, zeros } from "../structural.js";
import { Variable } from "../variable.js";

/** Derivatives of the rows of the ufunc table. Of holomorphic functions the derivative is conjugated. */

type C = Call<undefined>;
const c1 =
  (f: (x: Variable) => Variable): ((x: Variable) => Input) =>
  (x) =>
    conj(f(x));
const none: readonly (readonly number[])[] = [];
const X = [[0]];
const Y = [[OUT]];

/** `g * conj(f'(x))` from the input. */
const fromInput = (name: string, derivative: (x: Variable) => Variable): Rule<undefined> =>
  row(name, X, (g, c) => mul(g, c1(derivative)(c.tensor(0))));
/** The same from the output. */
const fromOutput = (name: string, derivative: (y: Variable) => Variable): Rule<undefined> =>
  row(name, Y, (g, c) => mul(g, c1(derivative)(c.out)));
/** Piecewise constant. */
const flat = (name: string): Rule<undefined> => row(name, none, (g) => zeros(g.core));

/** Piecewise constant for real numbers; of complex ones the direction turns with what is across it. */
function signRule(g: Variable, x: Variable): Variable {
  if (x.core.dtype.kind !== "complex") return zeros(g.core);
  const [size, direction] = [elementwise("absolute", x), sign(x)];
  const along = mul(applyView("real", mul(g, conj(direction)), undefined), direction);
  return masked(div(sub(g, along), size), ne(size, 0));
}

/** The larger (or smaller) of two takes the gradient; equal ones share it. */
function extreme(name: string, wins: (a: Input, b: Input) => Variable): Rule<undefined> {
  const part = (mine: 0 | 1) => (g: Variable, c: C) => {
    const [a, b] = [c.x(mine), c.x(1 - mine)];
    const share = masked(div(g, 2), eq(a, b));
    return add(share, masked(g, wins(a, b)));
  };
  return row(
    name,
    [
      [0, 1],
      [0, 1],
    ],
    part(0),
    part(1),
  );
}

/** `b * a^(b-1)`, which is 0 for b = 0 whatever a is. */
function powerBase(g: Variable, c: C): Variable {
  const [a, b] = [c.x(0), c.x(1)];
  const slope = mul(g, conj(mul(b, pow(a, b instanceof Variable ? sub(b, 1) : Number(b) - 1))));
  return b instanceof Variable ? masked(slope, ne(b, 0)) : b === 0 ? zeros(c.meta(0)) : slope;
}

/** `a^b * log(a)`, which is 0 for a = 0 and b >= 0. */
function powerExponent(g: Variable, c: C): Variable {
  const a = c.x(0);
  const b = c.tensor(1);
  const logarithm = a instanceof Variable ? log(a) : Math.log(Number(a));
  const size = b.core.dtype.kind === "complex" ? applyView("real", b, undefined) : b;
  const slope = mul(g, conj(mul(c.out, logarithm)));
  if (a instanceof Variable) return masked(slope, logicalNot(and(eq(a, 0), ge(size, 0))));
  return a === 0 ? masked(slope, lt(size, 0)) : slope;
}

const floorQuotient = (a: Input, b: Input): Variable => elementwise("floor", div(a, b));

/** One row for each ufunc. */
export const elementwiseRules: { readonly [U in UfuncName]: Rule<undefined> | null } = {
  add: row(
    "Add",
    none,
    (g) => g,
    (g) => g,
  ),
  subtract: row(
    "Sub",
    none,
    (g) => g,
    (g) => neg(g),
  ),
  multiply: row(
    "Mul",
    [[1], [0]],
    (g, c) => mul(g, conj(c.x(1))),
    (g, c) => mul(g, conj(c.x(0))),
  ),
  divide: row(
    "Div",
    [[1], [0, 1]],
    (g, c) => div(g, conj(c.x(1))),
    (g, c) => mul(neg(g), conj(div(div(c.x(0), c.x(1)), c.x(1)))),
  ),
  floorDivide: null,
  divmod: null,
  modf: null,
  frexp: null,
  remainder: row(
    "Remainder",
    [[], [0, 1]],
    (g) => g,
    (g, c) => mul(neg(g), floorQuotient(c.x(0), c.x(1))),
  ),
  power: row(
    "PowBackward1",
    [
      [0, 1],
      [0, 1, OUT],
    ],
    powerBase,
    powerExponent,
  ),
  negative: row("Neg", none, (g) => neg(g)),
  // PyTorch gives the tensor itself.
  positive: null,
  absolute: row("Abs", X, (g, c) => mul(g, sign(c.tensor(0)))),
  sign: row("Sign", [[0]], (g, c) => signRule(g, c.tensor(0))),
  sqrt: fromOutput("Sqrt", (y) => div(0.5, y)),
  square: fromInput("PowBackward0", (x) => mul(x, 2)),
  reciprocal: fromOutput("Reciprocal", (y) => neg(mul(y, y))),
  exp: fromOutput("Exp", (y) => y),
  expm1: fromOutput("Expm1", (y) => add(y, 1)),
  log: row("Log", X, (g, c) => div(g, conj(c.tensor(0)))),
  log1p: row("Log1P", X, (g, c) => div(g, conj(add(c.tensor(0), 1)))),
  log2: row("Log2", X, (g, c) => div(g, conj(mul(c.tensor(0), Math.LN2)))),
  log10: row("Log10", X, (g, c) => div(g, conj(mul(c.tensor(0), Math.LN10)))),
  sin: fromInput("Sin", cos),
  cos: fromInput("Cos", (x) => neg(sin(x))),
  tan: fromOutput("Tan", (y) => add(mul(y, y), 1)),
  tanh: fromOutput("Tanh", (y) => sub(1, mul(y, y))),
  deg2rad: row("Deg2Rad", none, (g) => mul(g, Math.PI / 180)),
  floor: flat("Floor"),
  ceil: flat("Ceil"),
  trunc: flat("Trunc"),
  rint: flat("Round"),
  maximum: extreme("Maximum", gt),
  minimum: extreme("Minimum", lt),
  equal: null,
  notEqual: null,
  less: null,
  lessEqual: null,
  greater: null,
  greaterEqual: null,
  logicalAnd: null,
  logicalOr: null,
  logicalXor: null,
  logicalNot: null,
  bitwiseAnd: null,
  bitwiseOr: null,
  bitwiseXor: null,
  invert: null,
  leftShift: null,
  rightShift: null,
  isnan: null,
  isinf: null,
  isfinite: null,
  conjugate: row("Conj", none, (g) => conj(g) as Variable),
  clip: scalarsApart(
    row(
      "Clamp",
      [
        [0, 1, 2],
        [0, 1, 2],
        [0, 1, 2],
      ],
      (g, c) => masked(g, and(ge(c.x(0), c.x(1)), le(c.x(0), c.x(2)))),
      (g, c) => masked(g, and(lt(c.x(0), c.x(1)), lt(c.x(1), c.x(2)))),
      (g, c) => masked(g, lt(c.x(2), maximum(c.x(0), c.x(1)))),
    ),
  ),
  where: row(
    "Where",
    [[], [0], [0]],
    null,
    (g, c) => masked(g, c.tensor(0)),
    (g, c) => where(c.tensor(0), 0, g),
  ),
};
