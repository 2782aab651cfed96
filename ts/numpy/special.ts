import type { DType, Scalar } from "../core/dtype.js";
import type { Marked } from "../core/scalar.js";
import type { DTypeOf, UnaryDType } from "../core/types.js";
import * as ops from "../ops/special.js";
import { define } from "./define.js";
import { type ArrayLike, withArrays } from "./input.js";
import type { NDArray } from "./ndarray.js";
import { numpyPolicy } from "./policy.js";
import { scalarOrArray } from "./rounding.js";

/**
 * The normalized sinc function, `sin(pi x) / (pi x)`, which is 1 at 0.
 *
 * @example
 * np.sinc([0, 0.5]).toString() // -> [1.         0.63661977]
 */
export const sinc: <A extends ArrayLike>(
  x: A,
) => A extends Scalar | Marked ? number : NDArray<UnaryDType<"sin", DTypeOf<A>>> = define("sinc(x)", (x) =>
  withArrays([x], (core) => scalarOrArray(x, ops.sinc(core, numpyPolicy))),
);

/**
 * The modified Bessel function of the first kind and order 0. Integers count as float64.
 *
 * Chebyshev expansions of S. L. Moshier's Cephes library (1989).
 *
 * @throws TypeError for complex numbers
 * @example
 * np.i0([0, 1]).toString() // -> [1.         1.26606588]
 */
export const i0: <A extends ArrayLike>(x: A) => A extends Scalar | Marked ? number : NDArray = define(
  "i0(x)",
  (x) => withArrays([x], (core) => scalarOrArray(x, ops.i0(core, numpyPolicy))),
);

/** The dtype of angles: that of arctan2 of the parts. */
type AngleDType<D extends DType> = D extends "complex64"
  ? "float32"
  : D extends "complex128"
    ? "float64"
    : UnaryDType<"arctan", D>;

/**
 * The angle of complex numbers in the complex plane, in (-pi, pi]: 0 or pi for real ones.
 *
 * @param deg - in degrees rather than radians
 * @example
 * np.angle([np.complex(0, 1), -1], { deg: true }).toString() // -> [ 90. 180.]
 */
export const angle: <A extends ArrayLike>(
  z: A,
  deg?: boolean | { deg?: boolean | undefined },
) => A extends Scalar | Marked ? number : NDArray<AngleDType<DTypeOf<A>>> = define(
  "angle(z, deg=)",
  (z, deg = false) => withArrays([z], (core) => scalarOrArray(z, ops.angle(core, !!deg, numpyPolicy))),
);
