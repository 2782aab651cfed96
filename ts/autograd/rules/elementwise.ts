import type { UfuncName } from "../../core/dispatch.js";
import {
  add,
  and,
  conj,
  cos,
  div,
  elementwise,
  eq,
  exp,
  ge,
  gt,
  isnan,
  le,
  log,
  logicalNot,
  lt,
  maximum,
  mul,
  ne,
  neg,
  or,
  pow,
  sign,
  sin,
  sqrt,
  sub,
  where,
} from "../elementwise.js";
import type { Input } from "../graph.js";
import { applyView } from "../record.js";
import { type Call, OUT, type Rule, row, scalarsApart } from "../rule.js";
import { masked, zeros } from "../structural.js";
import { Variable } from "../variable.js";
import { fromOutputBy } from "./fused.js";

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

/** Of two the one that `wins` takes the gradient, the first also where the second is no number. */
function numeric(name: string, wins: (a: Input, b: Input) => Variable): Rule<undefined> {
  const first = (c: C): Variable => {
    const b = c.x(1);
    const won = wins(c.x(0), b);
    return b instanceof Variable ? or(won, isnan(b)) : won;
  };
  return row(
    name,
    [
      [0, 1],
      [0, 1],
    ],
    (g, c) => masked(g, first(c)),
    (g, c) => masked(g, logicalNot(first(c))),
  );
}

/** The slope of `log(f(a) + f(b))` with `f(x) = base^x`: the share of the one in the sum. */
function logAdd(name: string, power: (x: Variable) => Variable): Rule<undefined> {
  const part = (mine: 0 | 1) => (g: Variable, c: C) => div(g, add(power(sub(c.x(1 - mine), c.x(mine))), 1));
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

/** What a step of the angle is where the vector moves: 1 over its squared length. */
const turning = (c: C): Variable => div(1, add(mul(c.x(0), c.x(0)), mul(c.x(1), c.x(1))));
const truncQuotient = (a: Input, b: Input): Variable => elementwise("trunc", div(a, b));
const square = (x: Variable): Variable => mul(x, x);
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
  fmod: row(
    "Fmod",
    [[], [0, 1]],
    (g) => g,
    (g, c) => mul(neg(g), truncQuotient(c.x(0), c.x(1))),
  ),
  floatPower: null,
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
  fabs: null,
  sign: row("Sign", [[0]], (g, c) => signRule(g, c.tensor(0))),
  sqrt: fromOutput("Sqrt", (y) => div(0.5, y)),
  cbrt: null,
  square: fromInput("PowBackward0", (x) => mul(x, 2)),
  reciprocal: fromOutput("Reciprocal", (y) => neg(mul(y, y))),
  exp: fromOutput("Exp", (y) => y),
  exp2: fromOutput("Exp2", (y) => mul(y, Math.LN2)),
  expm1: fromOutput("Expm1", (y) => add(y, 1)),
  log: row("Log", X, (g, c) => div(g, conj(c.tensor(0)))),
  log1p: row("Log1P", X, (g, c) => div(g, conj(add(c.tensor(0), 1)))),
  log2: row("Log2", X, (g, c) => div(g, conj(mul(c.tensor(0), Math.LN2)))),
  log10: row("Log10", X, (g, c) => div(g, conj(mul(c.tensor(0), Math.LN10)))),
  sin: fromInput("Sin", cos),
  cos: fromInput("Cos", (x) => neg(sin(x))),
  tan: fromOutput("Tan", (y) => add(mul(y, y), 1)),
  arcsin: fromInput("Asin", (x) => div(1, sqrt(sub(1, square(x))))),
  arccos: fromInput("Acos", (x) => div(-1, sqrt(sub(1, square(x))))),
  arctan: fromInput("Atan", (x) => div(1, add(square(x), 1))),
  arctan2: row(
    "Atan2",
    [
      [0, 1],
      [0, 1],
    ],
    (g, c) => mul(mul(g, c.x(1)), turning(c)),
    (g, c) => mul(mul(neg(g), c.x(0)), turning(c)),
  ),
  hypot: row(
    "Hypot",
    [
      [0, OUT],
      [1, OUT],
    ],
    (g, c) => mul(g, div(c.x(0), c.out)),
    (g, c) => mul(g, div(c.x(1), c.out)),
  ),
  logaddexp: logAdd("Logaddexp", exp),
  logaddexp2: logAdd("Logaddexp2", (x) => elementwise("exp2", x)),
  sinh: fromInput("Sinh", (x) => elementwise("cosh", x)),
  cosh: fromInput("Cosh", (x) => elementwise("sinh", x)),
  tanh: fromOutputBy("tanhBackward", "Tanh", (g, y) => mul(g, conj(sub(1, mul(y, y))))),
  arcsinh: fromInput("Asinh", (x) => div(1, sqrt(add(square(x), 1)))),
  arccosh: fromInput("Acosh", (x) => div(1, sqrt(sub(square(x), 1)))),
  arctanh: fromInput("Atanh", (x) => div(1, sub(1, square(x)))),
  deg2rad: row("Deg2Rad", none, (g) => mul(g, Math.PI / 180)),
  radians: null,
  rad2deg: row("Rad2Deg", none, (g) => mul(g, 180 / Math.PI)),
  degrees: null,
  floor: flat("Floor"),
  ceil: flat("Ceil"),
  trunc: flat("Trunc"),
  rint: flat("Round"),
  maximum: extreme("Maximum", gt),
  minimum: extreme("Minimum", lt),
  fmax: numeric("Fmax", ge),
  fmin: numeric("Fmin", le),
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
  bitwiseCount: null,
  gcd: null,
  lcm: null,
  isnan: null,
  isinf: null,
  isfinite: null,
  signbit: null,
  copysign: row(
    "Copysign",
    [[0, OUT], []],
    (g, c) => masked(mul(g, div(c.out, c.x(0))), ne(c.x(0), 0)),
    (g) => zeros(g.core),
  ),
  nextafter: null,
  spacing: null,
  ldexp: null,
  heaviside: null,
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
