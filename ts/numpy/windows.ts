import type { CoreArray } from "../core/array.js";
import type { Policy } from "../core/dispatch.js";
import { valueOf } from "../core/scalar.js";
import * as ops from "../ops/windows.js";
import { define } from "./define.js";
import { type NDArray, wrap } from "./ndarray.js";
import { numpyPolicy } from "./policy.js";

/** The type of the windows: of `M` points, an empty array for fewer than one. */
export type Window = (M: number) => NDArray<"float64">;

const window = (name: string, make: (length: number, policy: Policy) => CoreArray): Window =>
  define(`${name}(M)`, (length) => wrap(make(Number(length), numpyPolicy)));

/**
 * Bartlett's window: a triangle.
 *
 * @example
 * np.bartlett(5).toString() // -> [0.  0.5 1.  0.5 0. ]
 */
export const bartlett: Window = window("bartlett", ops.bartlett);
/**
 * Blackman's window: the sum of three cosines.
 *
 * @example
 * np.blackman(1).toString() // -> [1.]
 */
export const blackman: Window = window("blackman", ops.blackman);
/**
 * Hamming's window: a raised cosine.
 *
 * @example
 * np.hamming(3).toString() // -> [0.08 1.   0.08]
 */
export const hamming: Window = window("hamming", ops.hamming);
/**
 * The window of von Hann: a raised cosine that begins and ends with 0.
 *
 * @example
 * np.hanning(5).toString() // -> [0.  0.5 1.  0.5 0. ]
 */
export const hanning: Window = window("hanning", ops.hanning);
/**
 * Kaiser's window: near the best there is, narrower for a larger `beta` (0 is a rectangle, 5 like Hamming's, 14 a good start).
 *
 * @example
 * np.kaiser(3, 0).toString() // -> [1. 1. 1.]
 */
export const kaiser: (M: number, beta: number) => NDArray<"float64"> = define(
  "kaiser(M, beta)",
  (length, beta) => wrap(ops.kaiser(Number(valueOf(length)), Number(valueOf(beta)), numpyPolicy)),
);
