import type { CoreArray } from "../core/array.js";
import { dispatch, type Operand, type Policy, type UfuncName } from "../core/dispatch.js";
import { dtypes } from "../core/dtype.js";
import { scope } from "../core/lifetime.js";
import { arange, empty, full } from "./creation.js";
import { i0 } from "./special.js";

/** Windows for smoothing and for spectra, in NumPy's order of operations. */

/** The steps of a computation: each gives a new array. */
type Apply = (name: UfuncName, ...inputs: Operand[]) => CoreArray;

/** A window of `length` points of the places `1 - length`, `3 - length` ... `length - 1`; of one point it is 1. */
function window(
  length: number,
  policy: Policy,
  shape: (places: CoreArray, last: number, apply: Apply) => CoreArray,
): CoreArray {
  if (length < 1) return empty([0], dtypes.float64);
  if (length === 1) return full([1], 1, dtypes.float64);
  const apply: Apply = (name, ...inputs) => dispatch(name, inputs, policy);
  return scope(() => shape(arange(1 - length, length, 2, dtypes.float64, policy), length - 1, apply));
}

/** `cos(2 pi k n / last)`, as NumPy computes it. */
const wave = (places: CoreArray, factor: number, last: number, apply: Apply): CoreArray =>
  apply("cos", apply("divide", apply("multiply", places, factor), last));

/** A sum of cosines: Bartlett's triangle excepted, what the classical windows are (Blackman and Tukey, 1958). */
const raised =
  (constant: number, ...weights: number[]) =>
  (length: number, policy: Policy): CoreArray =>
    window(
      length,
      policy,
      (places, last, apply) =>
        weights.reduce<Operand>(
          (sum, weight, k) =>
            apply("add", sum, apply("multiply", wave(places, (k + 1) * Math.PI, last, apply), weight)),
          constant,
        ) as CoreArray,
    );

export const blackman = raised(0.42, 0.5, 0.08);
export const hamming = raised(0.54, 0.46);
export const hanning = raised(0.5, 0.5);

/** A triangle that begins and ends with 0. */
export const bartlett = (length: number, policy: Policy): CoreArray =>
  window(length, policy, (places, last, apply) => {
    const slope = apply("divide", places, last);
    const rising = apply("lessEqual", places, 0);
    return apply(
      "where",
      rising,
      apply("add", slope, 1),
      apply("subtract", full([], 1, dtypes.float64), slope),
    );
  });

/** Kaiser's window, of which `beta` says how narrow it is (Kaiser, 1966). */
export function kaiser(length: number, beta: number, policy: Policy): CoreArray {
  return window(length, policy, (places, last, apply) => {
    const ratio = apply("divide", places, last);
    const height = apply("sqrt", apply("subtract", 1, apply("square", ratio)));
    const top = i0(full([], beta, dtypes.float64), policy);
    return apply("divide", i0(apply("multiply", height, beta), policy), top);
  });
}
