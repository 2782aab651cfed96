import { ValueError } from "../../core/errors.js";
import { scope } from "../../core/lifetime.js";
import { isclose } from "../closeness.js";
import { define } from "../define.js";
import { absolute, equal, less, logicalOr, subtract } from "../functions.js";
import type { ArrayLike } from "../input.js";
import type { NDArray } from "../ndarray.js";
import { type CompareOptions, compareArrays } from "./compare.js";

/** What `assertAllclose` takes by name. */
export interface AllcloseOptions extends CompareOptions {
  /** The relative tolerance, of the desired values. */
  rtol?: number | undefined;
  /** The absolute tolerance. */
  atol?: number | undefined;
  /** Whether NaN equals NaN. */
  equalNan?: boolean | undefined;
}

/** Python writes small and large tolerances with an exponent. */
const tolerance = (x: number): string => {
  if (x !== 0 && (x < 1e-4 || x >= 1e16)) return x.toExponential().replace(/e([+-])(\d)$/, "e$10$2");
  return String(x);
};

/**
 * Throws unless `|actual - desired| <= atol + rtol * |desired|` everywhere.
 *
 * @param actual - an array of any shape
 * @param desired - one of the same shape, or a scalar
 * @throws AssertionError with the places and sizes of the differences
 * @example
 * testing.assertAllclose([1, 2 + 1e-9], [1, 2]) // -> undefined
 */
export const assertAllclose: (actual: ArrayLike, desired: ArrayLike, options?: AllcloseOptions) => void =
  define(
    "assert_allclose(actual, desired, rtol=, atol=, equalNan=, errMsg=, verbose=, *, strict=)",
    (actual, desired, rtol = 1e-7, atol = 0, equalNan = true, errMsg, verbose, strict) =>
      compareArrays(actual, desired, {
        holds: (x, y) => isclose(x, y, { rtol, atol }) as NDArray,
        header: `Not equal to tolerance rtol=${tolerance(rtol)}, atol=${tolerance(atol)}`,
        equalNan,
        errMsg,
        verbose,
        strict,
      }),
  );

/**
 * Throws unless two arrays have equal elements; NaN equals NaN.
 *
 * @throws AssertionError
 * @example
 * testing.assertArrayEqual(np.arange(3), [0, 1, 2]) // -> undefined
 */
export const assertArrayEqual: (actual: ArrayLike, desired: ArrayLike, options?: CompareOptions) => void =
  define(
    "assert_array_equal(actual, desired, errMsg=, verbose=, *, strict=)",
    (actual, desired, errMsg, verbose, strict) =>
      compareArrays(actual, desired, {
        holds: (x, y) => x.equal(y),
        header: "Arrays are not equal",
        errMsg,
        verbose,
        strict,
      }),
  );

/** What comparisons to a number of decimals take by name. */
export interface DecimalOptions {
  decimal?: number | undefined;
  errMsg?: string | undefined;
  verbose?: boolean | undefined;
}

/**
 * Throws unless `|actual - desired| < 1.5 * 10**-decimal` everywhere.
 *
 * @throws AssertionError
 * @example
 * testing.assertArrayAlmostEqual([1.0000001, 2], [1, 2]) // -> undefined
 */
export const assertArrayAlmostEqual: (
  actual: ArrayLike,
  desired: ArrayLike,
  options?: number | DecimalOptions,
  more?: DecimalOptions,
) => void = define(
  "assert_array_almost_equal(actual, desired, decimal=, errMsg=, verbose=)",
  (actual, desired, decimal = 6, errMsg, verbose) =>
    compareArrays(actual, desired, {
      holds: (x, y) =>
        scope(() => {
          const error = absolute(subtract(x, y) as NDArray) as NDArray;
          return logicalOr(less(error, 1.5 * 10 ** -decimal) as NDArray, equal(x, y) as NDArray) as NDArray;
        }),
      header: `Arrays are not almost equal to ${decimal} decimals`,
      precision: decimal,
      errMsg,
      verbose,
    }),
);

/**
 * Throws unless `x < y` everywhere.
 *
 * @throws AssertionError
 * @example
 * testing.assertArrayLess([1, 2], [2, 3]) // -> undefined
 */
export const assertArrayLess: (x: ArrayLike, y: ArrayLike, options?: CompareOptions) => void = define(
  "assert_array_less(x, y, errMsg=, verbose=, *, strict=)",
  (x, y, errMsg, verbose, strict) =>
    compareArrays(x, y, {
      holds: (a, b) => a.less(b),
      header: "Arrays are not strictly ordered `x < y`",
      names: ["x", "y"],
      equalInf: false,
      errMsg,
      verbose,
      strict,
    }),
);

/** A comparison of the caller's own. */
export interface ArrayCompareOptions extends CompareOptions {
  header?: string | undefined;
  precision?: number | undefined;
  equalNan?: boolean | undefined;
  equalInf?: boolean | undefined;
  names?: readonly [string, string] | undefined;
}

/**
 * Throws unless a comparison gives true for every pair of elements.
 *
 * @param comparison - takes two arrays and gives one of bool
 * @throws AssertionError
 * @example
 * testing.assertArrayCompare(np.lessEqual, [1, 2], [1, 3]) // -> undefined
 */
export const assertArrayCompare: (
  comparison: (x: NDArray, y: NDArray) => unknown,
  x: ArrayLike,
  y: ArrayLike,
  options?: ArrayCompareOptions,
) => void = define(
  "assert_array_compare(comparison, x, y, errMsg=, verbose=, header=, precision=, equalNan=, equalInf=, *, strict=, names=)",
  (comparison, x, y, errMsg, verbose, header = "", precision, equalNan, equalInf, strict, names) => {
    if (typeof comparison !== "function") throw new ValueError("comparison must be a function of two arrays");
    compareArrays(x, y, {
      holds: comparison,
      header,
      precision,
      equalNan,
      equalInf,
      errMsg,
      verbose,
      strict,
      names,
    });
  },
);
