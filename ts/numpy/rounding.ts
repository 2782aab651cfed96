import type { CoreArray } from "../core/array.js";
import { toScalar } from "../core/convert.js";
import type { DType, Scalar } from "../core/dtype.js";
import { isScalar, type Marked } from "../core/scalar.js";
import type { ScalarOf } from "../core/types.js";
import { round as roundCore } from "../ops/rounding.js";
import { define } from "./define.js";
import { trunc } from "./functions.js";
import { type ArrayLike, outArg, withArrays } from "./input.js";
import { type NDArray, wrap } from "./ndarray.js";
import { numpyPolicy } from "./policy.js";

/** A function of one array: of a JavaScript scalar it gives a scalar. */
export function scalarOrArray(x: unknown, result: CoreArray, out?: NDArray): NDArray | Scalar {
  if (out) return out;
  if (!isScalar(x)) return wrap(result);
  const value = result.first();
  result.storage.dispose();
  return toScalar(value, undefined, "array(x).item");
}

/** What {@link round} takes by name. */
export interface RoundOptions {
  /** How many decimals are kept; negative ones count places before the point. */
  decimals?: number | undefined;
  out?: NDArray | undefined;
}

/**
 * Rounded to a number of decimals, halves to even. Integers stay integers; complex numbers are rounded part by part.
 * The array is multiplied by a power of ten, rounded and divided, so that what no double holds may look rounded the
 * wrong way, as in NumPy.
 *
 * @throws TypeError for an `out` that cannot take the result, @throws ValueError
 * @example
 * np.round([0.5, 1.5, 2.567, -7.25], 1).toString() // -> [ 0.5  1.5  2.6 -7.2]
 * np.round(1250, -2) // -> 1200
 */
export const round: {
  <D extends DType>(
    a: NDArray<D>,
    decimals?: number | RoundOptions,
    out?: NDArray | RoundOptions,
  ): NDArray<D extends "bool" ? "float16" : D>;
  <S extends Scalar | Marked>(
    a: S,
    decimals?: number | RoundOptions,
  ): S extends boolean | Marked ? number : S extends number ? number : S extends bigint ? number : S;
  (a: ArrayLike, decimals?: number | RoundOptions, out?: NDArray | RoundOptions): NDArray;
} = define("round(a, decimals=, out=)", (a, decimals = 0, outValue) => {
  const out = outArg(outValue);
  return withArrays([a], (core) => scalarOrArray(a, roundCore(core, decimals, numpyPolicy, out?.core), out));
});
/** NumPy's other name of {@link round}. */
export const around = round;

/**
 * Rounded towards zero.
 *
 * @throws TypeError for complex numbers
 * @example
 * np.fix([2.7, -2.7]).toString() // -> [ 2. -2.]
 */
export const fix: {
  <D extends DType>(x: NDArray<D>, out?: NDArray | { out?: NDArray }): NDArray<D>;
  (x: Scalar | Marked): ScalarOf<"float64">;
  (x: ArrayLike, out?: NDArray | { out?: NDArray }): NDArray;
} = define("fix(x, out=)", (x, out) => (out === undefined ? trunc(x) : trunc(x, { out })));
