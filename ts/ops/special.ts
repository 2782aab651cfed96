import { type CoreArray, consume } from "../core/array.js";
import { copy } from "../core/assign.js";
import { dispatch, type Policy } from "../core/dispatch.js";
import { dtypes } from "../core/dtype.js";
import { scope } from "../core/lifetime.js";
import { Marked } from "../core/scalar.js";
import { kernels } from "../wasm/abi.js";
import { imagPart, realPart } from "./views.js";

/** Special functions that are no ufuncs. */

const { float64 } = dtypes;

/** `sin(pi x) / (pi x)`, 1 at 0. */
export function sinc(x: CoreArray, policy: Policy): CoreArray {
  return scope(() => {
    const y = dispatch("multiply", [x, Math.PI], policy);
    const { kind, itemsize } = y.dtype;
    // As NumPy: what is 0 becomes so small that the quotient is 1.
    const least =
      kind === "complex" ? 1e-20 : itemsize === 8 ? 2 ** -52 : itemsize === 4 ? 2 ** -23 : 2 ** -10;
    const nonzero = dispatch("notEqual", [y, 0], policy);
    const safe = dispatch("where", [nonzero, y, new Marked("float", least)], policy);
    return dispatch("divide", [dispatch("sin", [safe], policy), safe], policy);
  });
}

/**
 * The modified Bessel function of the first kind and order 0; integers count as float64.
 *
 * @throws TypeError for complex numbers
 */
export function i0(x: CoreArray, policy: Policy): CoreArray {
  if (x.dtype.kind === "complex") throw new TypeError("i0 not supported for complex values");
  const dtype = x.dtype.kind === "float" ? x.dtype : float64;
  return scope(() => {
    const scaled = copy(x, "C", float64);
    const growth = dispatch("exp", [dispatch("absolute", [scaled], policy)], policy);
    kernels.i0_over_exp(scaled.address, scaled.size);
    const product = dispatch("multiply", [growth, scaled], policy);
    return dtype === float64 ? product : consume(product, () => copy(product, "C", dtype));
  });
}

/** The angle of complex numbers in the complex plane. */
export function angle(z: CoreArray, degrees: boolean, policy: Policy): CoreArray {
  return scope(() => {
    const imaginary = z.dtype.kind === "complex" ? imagPart(z) : 0;
    const result = dispatch("arctan2", [imaginary, realPart(z)], policy);
    return degrees ? dispatch("multiply", [result, 180 / Math.PI], policy, { out: result }) : result;
  });
}
