import { relu as reluOp, sigmoid as sigmoidOp } from "../../autograd/activations.js";
import * as e from "../../autograd/elementwise.js";
import { conj as conjOp } from "../../autograd/elementwise.js";
import { applyView } from "../../autograd/record.js";
import type { Variable } from "../../autograd/variable.js";
import { dtypes } from "../../core/dtype.js";
import { RuntimeError } from "../../core/errors.js";
import { type Unary, ufunc, unary } from "./operands.js";

/** Functions of one number. */

/**
 * The other sign.
 *
 * @throws RuntimeError for booleans
 * @example
 * torch.neg(torch.tensor([1, -2])).toString() // -> tensor([-1.,  2.])
 */
export const neg: Unary = ufunc("neg", "negative");
/**
 * The tensor itself.
 *
 * @throws RuntimeError for booleans
 * @example
 * torch.positive(torch.tensor([1, -2])).toString() // -> tensor([ 1., -2.])
 */
export const positive: Unary = unary("positive", (x) => {
  if (x.dtype === "bool") throw new RuntimeError("The `+` operator, on a bool tensor is not supported.");
  return x;
});
/**
 * The absolute value, of complex numbers the modulus.
 *
 * @example
 * torch.abs(torch.tensor([-1, 2])).toString() // -> tensor([1., 2.])
 */
export const abs: Unary = ufunc("abs", "absolute");
/**
 * -1, 0 or 1; 0 for NaN.
 *
 * @example
 * torch.sign(torch.tensor([-3, 0, 2])).toString() // -> tensor([-1.,  0.,  1.])
 */
export const sign: Unary = unary("sign", (x) => {
  if (x.isComplex()) {
    throw new RuntimeError(
      "Unlike NumPy, torch.sign is not intended to support complex numbers. Please use torch.sgn instead.",
    );
  }
  return e.sign(x);
});
/**
 * The sign; z / |z| of complex numbers.
 *
 * @example
 * torch.sgn(torch.tensor([-3, 0, 2])).toString() // -> tensor([-1.,  0.,  1.])
 */
export const sgn: Unary = unary("sgn", e.sign);
/**
 * The square root; NaN of negative numbers.
 *
 * @example
 * torch.sqrt(torch.tensor([4, 2])).toString() // -> tensor([2.0000, 1.4142])
 */
export const sqrt: Unary = ufunc("sqrt", "sqrt");
/**
 * `1 / sqrt(x)`.
 *
 * @example
 * torch.rsqrt(torch.tensor([4])).toString() // -> tensor([0.5000])
 */
export const rsqrt: Unary = unary("rsqrt", (x) => e.elementwise("reciprocal", e.sqrt(x)));
/**
 * Each number times itself.
 *
 * @example
 * torch.square(torch.tensor([3, -2])).toString() // -> tensor([9., 4.])
 */
export const square: Unary = ufunc("square", "square");
/**
 * One divided by each number.
 *
 * @example
 * torch.reciprocal(torch.tensor([2, 4])).toString() // -> tensor([0.5000, 0.2500])
 */
export const reciprocal: Unary = ufunc("reciprocal", "reciprocal");
/**
 * Powers of e.
 *
 * @example
 * torch.exp(torch.tensor([0, 1])).toString() // -> tensor([1.0000, 2.7183])
 */
export const exp: Unary = ufunc("exp", "exp");
/**
 * `exp(x) - 1`, exact for small numbers.
 *
 * @example
 * torch.expm1(torch.tensor([0, 1])).toString() // -> tensor([0.0000, 1.7183])
 */
export const expm1: Unary = ufunc("expm1", "expm1");
/**
 * The natural logarithm.
 *
 * @example
 * torch.log(torch.tensor([1, 2])).toString() // -> tensor([0.0000, 0.6931])
 */
export const log: Unary = ufunc("log", "log");
/**
 * `log(1 + x)`, exact for small numbers.
 *
 * @example
 * torch.log1p(torch.tensor([0, 1])).toString() // -> tensor([0.0000, 0.6931])
 */
export const log1p: Unary = ufunc("log1p", "log1p");
/**
 * The logarithm to base 2.
 *
 * @example
 * torch.log2(torch.tensor([1, 8])).toString() // -> tensor([0., 3.])
 */
export const log2: Unary = ufunc("log2", "log2");
/**
 * The logarithm to base 10.
 *
 * @example
 * torch.log10(torch.tensor([1, 1000])).toString() // -> tensor([0., 3.])
 */
export const log10: Unary = ufunc("log10", "log10");
/**
 * The sine of radians.
 *
 * @example
 * torch.sin(torch.tensor([0, 1])).toString() // -> tensor([0.0000, 0.8415])
 */
export const sin: Unary = ufunc("sin", "sin");
/**
 * The cosine of radians.
 *
 * @example
 * torch.cos(torch.tensor([0, 1])).toString() // -> tensor([1.0000, 0.5403])
 */
export const cos: Unary = ufunc("cos", "cos");
/**
 * The tangent of radians.
 *
 * @example
 * torch.tan(torch.tensor([0, 1])).toString() // -> tensor([0.0000, 1.5574])
 */
export const tan: Unary = ufunc("tan", "tan");
/**
 * The hyperbolic tangent.
 *
 * @example
 * torch.tanh(torch.tensor([0, 1])).toString() // -> tensor([0.0000, 0.7616])
 */
export const tanh: Unary = ufunc("tanh", "tanh");
/**
 * Degrees as radians.
 *
 * @example
 * torch.deg2rad(torch.tensor([180])).toString() // -> tensor([3.1416])
 */
export const deg2rad: Unary = ufunc("deg2rad", "deg2rad");
/**
 * The greatest whole number that is not above.
 *
 * @example
 * torch.floor(torch.tensor([1.2, -1.2])).toString() // -> tensor([ 1., -2.])
 */
export const floor: Unary = ufunc("floor", "floor");
/**
 * The least whole number that is not below.
 *
 * @example
 * torch.ceil(torch.tensor([1.2, -1.2])).toString() // -> tensor([ 2., -1.])
 */
export const ceil: Unary = ufunc("ceil", "ceil");
/**
 * Without the fraction.
 *
 * @example
 * torch.trunc(torch.tensor([1.7, -1.7])).toString() // -> tensor([ 1., -1.])
 */
export const trunc: Unary = ufunc("trunc", "trunc");
/**
 * To the nearest whole number, ties to even.
 *
 * @example
 * torch.round(torch.tensor([0.5, 1.5, 2.5])).toString() // -> tensor([0., 2., 2.])
 */
export const round: Unary = unary("round", (x) =>
  x.core.dtype.kind === "int" || x.core.dtype.kind === "uint"
    ? e.elementwise("floor", x)
    : e.elementwise("rint", x),
);
/**
 * The complex conjugate; a real tensor is its own.
 *
 * @example
 * torch.conj(torch.tensor([np.complex(1, 2)])).toString() // -> tensor([1.-2.j])
 */
export const conj: Unary = unary("conj", (x) => conjOp(x) as Variable);
/**
 * The real part: a view.
 *
 * @example
 * torch.real(torch.tensor([np.complex(1, 2)])).toString() // -> tensor([1.])
 */
export const real: Unary = unary("real", (x) => (x.isComplex() ? applyView("real", x, undefined) : x));
/**
 * The imaginary part: a view.
 *
 * @throws RuntimeError for a real tensor
 * @example
 * torch.imag(torch.tensor([np.complex(1, 2)])).toString() // -> tensor([2.])
 */
export const imag: Unary = unary("imag", (x) => {
  if (!x.isComplex()) throw new RuntimeError("imag is not implemented for tensors with non-complex dtypes.");
  return applyView("imag", x, undefined);
});
/**
 * `1 / (1 + exp(-x))`.
 *
 * @example
 * torch.sigmoid(torch.tensor([0, 2])).toString() // -> tensor([0.5000, 0.8808])
 */
export const sigmoid: Unary = unary("sigmoid", sigmoidOp);
/**
 * The positive part.
 *
 * @throws RuntimeError for bool tensors
 * @example
 * torch.relu(torch.tensor([-1, 2])).toString() // -> tensor([0., 2.])
 */
export const relu: Unary = unary("relu", (x) => {
  if (x.core.dtype === dtypes.bool) throw new RuntimeError("Boolean inputs not supported for relu");
  if (x.isComplex()) throw new RuntimeError("clamp is not supported for complex types");
  return reluOp(x);
});
/**
 * Powers of 2.
 *
 * @example
 * torch.exp2(torch.tensor([3, -1])).toString() // -> tensor([8.0000, 0.5000])
 */
export const exp2: Unary = ufunc("exp2", "exp2");
/**
 * The angle of a sine, in radians.
 *
 * @example
 * torch.asin(torch.tensor([0.5, 1])).toString() // -> tensor([0.5236, 1.5708])
 */
export const asin: Unary = ufunc("asin", "arcsin");
/**
 * The angle of a cosine, in radians.
 *
 * @example
 * torch.acos(torch.tensor([0.5, 1])).toString() // -> tensor([1.0472, 0.0000])
 */
export const acos: Unary = ufunc("acos", "arccos");
/**
 * The angle of a tangent, in radians.
 *
 * @example
 * torch.atan(torch.tensor([0, 1])).toString() // -> tensor([0.0000, 0.7854])
 */
export const atan: Unary = ufunc("atan", "arctan");
/**
 * The hyperbolic sine.
 *
 * @example
 * torch.sinh(torch.tensor([0, 1])).toString() // -> tensor([0.0000, 1.1752])
 */
export const sinh: Unary = ufunc("sinh", "sinh");
/**
 * The hyperbolic cosine.
 *
 * @example
 * torch.cosh(torch.tensor([0, 1])).toString() // -> tensor([1.0000, 1.5431])
 */
export const cosh: Unary = ufunc("cosh", "cosh");
/**
 * The inverse hyperbolic sine.
 *
 * @example
 * torch.asinh(torch.tensor([0, 1])).toString() // -> tensor([0.0000, 0.8814])
 */
export const asinh: Unary = ufunc("asinh", "arcsinh");
/**
 * The inverse hyperbolic cosine.
 *
 * @example
 * torch.acosh(torch.tensor([1, 2])).toString() // -> tensor([0.0000, 1.3170])
 */
export const acosh: Unary = ufunc("acosh", "arccosh");
/**
 * The inverse hyperbolic tangent.
 *
 * @example
 * torch.atanh(torch.tensor([0, 0.5])).toString() // -> tensor([0.0000, 0.5493])
 */
export const atanh: Unary = ufunc("atanh", "arctanh");
/**
 * Radians as degrees.
 *
 * @example
 * torch.rad2deg(torch.tensor([0, 1])).toString() // -> tensor([ 0.0000, 57.2958])
 */
export const rad2deg: Unary = ufunc("rad2deg", "rad2deg");
