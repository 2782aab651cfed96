import { powScalar } from "../../autograd/activations.js";
import * as e from "../../autograd/elementwise.js";
import type { Input } from "../../autograd/graph.js";
import { Variable } from "../../autograd/variable.js";
import type { UfuncName } from "../../core/dispatch.js";
import { RuntimeError } from "../../core/errors.js";
import { isScalar, valueOf } from "../../core/scalar.js";
import { define, tensorArg } from "../args.js";
import type { Tensor } from "../tensor.js";
import {
  type AlphaOptions,
  type Binary,
  binary,
  into,
  type Operand,
  operandArg,
  pair,
  scaledOperand,
} from "./operands.js";

/** Sums, products, quotients and powers. */

type Scaled = (input: Operand, other: Operand, options?: AlphaOptions) => Tensor;
function scaled(name: "add" | "sub", row: UfuncName): Scaled {
  return define(
    `${name}(input, other, *, alpha=, out=)`,
    (a: unknown, b: unknown, alpha?: number, out?: Tensor) => {
      const x = operandArg(a, name, "input", 1);
      const y = scaledOperand(b, name, alpha);
      if (!(x instanceof Variable) && !(y instanceof Variable)) tensorArg(a, name);
      const f = (p: Input, q: Input): Variable => e.elementwise(row, p, q);
      return out ? into(name, out, [x, y], f) : f(x, y);
    },
  );
}
/**
 * The sum; `alpha` scales the second operand.
 *
 * @throws RuntimeError when shapes do not broadcast
 * @example
 * torch.add(torch.tensor([1, 2]), torch.tensor([10, 20]), { alpha: 2 }).toString() // -> tensor([21., 42.])
 */
export const add: Scaled = scaled("add", "add");
/**
 * The difference; `alpha` scales the second operand.
 *
 * @throws RuntimeError for bool tensors
 * @example
 * torch.sub(torch.tensor([5, 6]), 1).toString() // -> tensor([4., 5.])
 */
export const sub: Scaled = scaled("sub", "subtract");
/**
 * The product.
 *
 * @example
 * torch.mul(torch.tensor([[1], [2]]), torch.tensor([3, 4])).toString() // -> tensor([[3., 4.],
 * //            [6., 8.]])
 */
export const mul: Binary = binary("mul", "multiply");
/** What {@link div} takes by name. */
export interface DivOptions {
  /** Towards zero, down, or not at all. */
  roundingMode?: "trunc" | "floor" | null;
}
function divide(a: Input, b: Input, mode: DivOptions["roundingMode"]): Variable {
  if (mode == null) return e.div(a, b);
  if (mode === "floor") return e.elementwise("floorDivide", a, b);
  if (mode !== "trunc") {
    throw new RuntimeError(
      `div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '${String(mode)}'`,
    );
  }
  const like = (x: Input): boolean =>
    x instanceof Variable && !["float", "complex"].includes(x.core.dtype.kind);
  const whole = like(a) && (like(b) || (isScalar(b) && Number.isInteger(Number(valueOf(b)))));
  if (!whole) return e.elementwise("trunc", e.div(a, b));
  // Integers: what the floor takes off below zero is put back where there is a remainder.
  const down = e.elementwise("floorDivide", a, b);
  const inexact = e.and(e.ne(e.elementwise("remainder", a, b), 0), e.lt(down, 0));
  return e.elementwise("add", down, e.elementwise("where", inexact, 1, 0));
}
/**
 * The quotient; integers give floats unless it is rounded.
 *
 * @example
 * torch.div(torch.tensor([7, -7]), 2, { roundingMode: "floor" }).toString() // -> tensor([ 3., -4.])
 */
export const div: (input: Operand, other: Operand, options?: DivOptions) => Tensor = define(
  "div(input, other, *, roundingMode=)",
  (a: unknown, b: unknown, mode: DivOptions["roundingMode"]) =>
    divide(operandArg(a, "div", "input", 1), operandArg(b, "div", "other", 2), mode),
);
/**
 * The quotient rounded down.
 *
 * @throws RuntimeError for integers divided by zero
 * @example
 * torch.floorDivide(torch.tensor([7, -7]), 2).toString() // -> tensor([ 3., -4.])
 */
export const floorDivide: Binary = binary("floorDivide", "floorDivide");
/**
 * What a division rounded down leaves.
 *
 * @example
 * torch.remainder(torch.tensor([7, -7]), 3).toString() // -> tensor([1., 2.])
 */
export const remainder: Binary = binary("remainder", "remainder");
/**
 * What a division rounded towards zero leaves.
 *
 * @example
 * torch.fmod(torch.tensor([7, -7]), 3).toString() // -> tensor([ 1., -1.])
 */
export const fmod: Binary = binary("fmod", "fmod");
/**
 * A power.
 *
 * @example
 * torch.pow(torch.tensor([1, 2, 3]), 2).toString() // -> tensor([1., 4., 9.])
 */
export const pow: Binary = pair("pow", (a, b) =>
  a instanceof Variable && typeof b === "number" ? power(a, b) : e.pow(a, b),
);
function power(a: Variable, b: number): Variable {
  const exact = a.core.dtype.kind === "int" || a.core.dtype.kind === "uint";
  if (exact && b < 0 && Number.isInteger(b))
    throw new RuntimeError("Integers to negative integer powers are not allowed.");
  return powScalar(a, b);
}
/**
 * The larger of two; NaN wins.
 *
 * @example
 * torch.maximum(torch.tensor([1, 5]), torch.tensor([3, 2])).toString() // -> tensor([3., 5.])
 */
export const maximum: Binary = binary("maximum", "maximum");
/**
 * The smaller of two; NaN wins.
 *
 * @example
 * torch.minimum(torch.tensor([1, 5]), torch.tensor([3, 2])).toString() // -> tensor([1., 2.])
 */
export const minimum: Binary = binary("minimum", "minimum");
/**
 * The angle of the point with these ordinates and abscissas, in radians.
 *
 * @example
 * torch.atan2(torch.tensor([1, -1]), torch.tensor([1, 1])).toString() // -> tensor([ 0.7854, -0.7854])
 */
export const atan2: Binary = binary("atan2", "arctan2");
/**
 * The hypotenuse of a right triangle with these legs.
 *
 * @example
 * torch.hypot(torch.tensor([3, 5]), torch.tensor([4, 12])).toString() // -> tensor([ 5., 13.])
 */
export const hypot: Binary = binary("hypot", "hypot");
/**
 * The logarithm of a sum of exponentials, without overflow.
 *
 * @example
 * torch.logaddexp(torch.tensor([0, 100]), torch.tensor([0, 100])).toString() // -> tensor([  0.6931, 100.6931])
 */
export const logaddexp: Binary = binary("logaddexp", "logaddexp");
/**
 * The same to base 2.
 *
 * @example
 * torch.logaddexp2(torch.tensor([0, 100]), torch.tensor([0, 100])).toString() // -> tensor([  1., 101.])
 */
export const logaddexp2: Binary = binary("logaddexp2", "logaddexp2");
/**
 * The larger of two; a number rather than NaN.
 *
 * @example
 * torch.fmax(torch.tensor([1, NaN]), torch.tensor([3, 2])).toString() // -> tensor([3., 2.])
 */
export const fmax: Binary = binary("fmax", "fmax");
/**
 * The smaller of two; a number rather than NaN.
 *
 * @example
 * torch.fmin(torch.tensor([1, NaN]), torch.tensor([3, 2])).toString() // -> tensor([1., 2.])
 */
export const fmin: Binary = binary("fmin", "fmin");
/**
 * The size of the first with the sign of the second.
 *
 * @example
 * torch.copysign(torch.tensor([1, 2]), torch.tensor([-1, 1])).toString() // -> tensor([-1.,  2.])
 */
export const copysign: Binary = binary("copysign", "copysign");
/**
 * The greatest common divisor.
 *
 * @throws RuntimeError for anything but integers
 * @example
 * torch.gcd(torch.tensor([12n, 7n]), torch.tensor([18n, 21n])).tolist() // -> [ 6, 7 ]
 */
export const gcd: Binary = binary("gcd", "gcd");
/**
 * The least common multiple.
 *
 * @throws RuntimeError for anything but integers
 * @example
 * torch.lcm(torch.tensor([4n, 7n]), torch.tensor([6n, 21n])).tolist() // -> [ 12, 21 ]
 */
export const lcm: Binary = binary("lcm", "lcm");
