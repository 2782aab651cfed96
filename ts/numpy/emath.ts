import { CoreArray } from "../core/array.js";
import { copy } from "../core/assign.js";
import { Complex } from "../core/complex.js";
import { dispatch, type Operand, type UfuncName } from "../core/dispatch.js";
import { type DTypeRow, dtypes, type Scalar } from "../core/dtype.js";
import { scope } from "../core/lifetime.js";
import { isScalar, Marked, valueOf } from "../core/scalar.js";
import { countTrue } from "../core/truth.js";
import { define } from "./define.js";
import { type ArrayLike, withArrays, withOperands } from "./input.js";
import type { NDArray } from "./ndarray.js";
import { numpyPolicy } from "./policy.js";
import { requireNonNegativePower } from "./power.js";
import { scalarOrArray } from "./rounding.js";

/** `np.emath`: functions that leave the real numbers where their argument does not belong to the real domain. */

/** Where an element of a real array leaves the domain. */
type Outside = "negative" | "aboveOne";

const { complex64, complex128 } = dtypes;
/** The dtypes whose complex form has single precision. */
const single = new Set<DTypeRow>([dtypes.float32, dtypes.int8, dtypes.int16, dtypes.uint8, dtypes.uint16]);

/** Whether some element of a real operand is outside. */
function leaves(x: Operand, outside: Outside): boolean {
  if (isScalar(x)) {
    const value = valueOf(x);
    if (value instanceof Complex) return false;
    return outside === "negative" ? Number(value) < 0 : Math.abs(Number(value)) > 1;
  }
  if (x.dtype.kind === "complex" || x.dtype.kind === "bool") return false;
  return scope(() => {
    const size = outside === "negative" ? x : dispatch("absolute", [x], numpyPolicy);
    return (
      countTrue(
        dispatch(
          outside === "negative" ? "less" : "greater",
          [size, outside === "negative" ? 0 : 1],
          numpyPolicy,
        ),
      ) > 0
    );
  });
}

/** An operand as complex numbers where it has elements outside the domain. */
function extended(x: Operand, outside: Outside): Operand {
  if (!leaves(x, outside)) return x;
  if (!(x instanceof CoreArray)) return new Complex(Number(valueOf(x)), 0);
  return copy(x, "K", single.has(x.dtype) ? complex64 : complex128);
}

const call = (name: UfuncName, ...inputs: Operand[]): CoreArray => dispatch(name, inputs, numpyPolicy);

/** What a function gives: complex numbers for arrays that leave the domain. */
type Extended = <A extends ArrayLike>(x: A) => A extends Scalar | Marked ? number | Complex : NDArray;

const unary = (name: UfuncName, outside: Outside): Extended =>
  define(`${name}(x)`, (x) =>
    withOperands([x], ([operand]) =>
      scalarOrArray(
        operand,
        scope(() => call(name, extended(operand!, outside))),
      ),
    ),
  );

/**
 * The square root; of negative numbers an imaginary one.
 *
 * @example
 * np.emath.sqrt(-4) // -> 2j
 * np.emath.sqrt([1, 4]).toString() // -> [1. 2.]
 */
export const sqrt: Extended = unary("sqrt", "negative");
/**
 * The natural logarithm; of negative numbers its principal value.
 *
 * @example
 * np.emath.log([-1, 1]).toString() // -> [0.+3.14159265j 0.+0.j        ]
 */
export const log: Extended = unary("log", "negative");
/**
 * The logarithm to base 2; of negative numbers its principal value.
 *
 * @example
 * np.emath.log2([2, 8]).toString() // -> [1. 3.]
 */
export const log2: Extended = unary("log2", "negative");
/**
 * The logarithm to base 10; of negative numbers its principal value.
 *
 * @example
 * np.emath.log10([10, 1000]).toString() // -> [1. 3.]
 */
export const log10: Extended = unary("log10", "negative");

/**
 * The inverse cosine; complex beyond 1 and -1.
 *
 * @example
 * np.emath.arccos(1) // -> 0
 * np.emath.arccos([2, 1]).dtype // -> complex128
 */
export const arccos: Extended = unary("arccos", "aboveOne");
/**
 * The inverse sine; complex beyond 1 and -1.
 *
 * @example
 * np.emath.arcsin(0) // -> 0
 */
export const arcsin: Extended = unary("arcsin", "aboveOne");
/**
 * The inverse hyperbolic tangent; complex beyond 1 and -1.
 *
 * @example
 * np.emath.arctanh([0, 1]).toString() // -> [ 0. inf]
 */
export const arctanh: Extended = unary("arctanh", "aboveOne");

/**
 * The logarithm to any base; of negative numbers its principal value.
 *
 * @example
 * np.emath.logn(2, [4, 8]).toString() // -> [2. 3.]
 */
export const logn: (n: ArrayLike, x: ArrayLike) => NDArray = define("logn(n, x)", (n, x) =>
  binary([x, n], (argument, base) => {
    const [top, bottom] = [argument, base].map((a) => call("log", extended(a, "negative")));
    return call("divide", top!, bottom!);
  }),
);

/**
 * Powers; of negative numbers their principal values, and of integers with negative exponents fractions.
 *
 * @example
 * np.emath.power([2, 4], -1).toString() // -> [0.5  0.25]
 */
export const power: (x: ArrayLike, p: ArrayLike) => NDArray = define("power(x, p)", (x, p) =>
  binary([x, p], (base, exponent) => {
    const inputs = [extended(base, "negative"), fractional(exponent)];
    requireNonNegativePower(inputs);
    return call("power", ...inputs);
  }),
);

/** A function of two arrays, as which scalars count too: they have dtypes of their own. */
function binary(inputs: unknown[], compute: (a: CoreArray, b: CoreArray) => CoreArray): unknown {
  const scalar = inputs.every(isScalar);
  return withArrays(inputs, (a, b) =>
    scalarOrArray(
      scalar ? inputs[0] : undefined,
      scope(() => compute(a!, b!)),
    ),
  );
}

/** Negative integers as floats. */
function fractional(p: CoreArray): Operand {
  return p.dtype.kind === "int" && leaves(p, "negative") ? call("multiply", p, new Marked("float", 1)) : p;
}
