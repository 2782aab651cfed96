import type { CoreArray } from "../../core/array.js";
import { define } from "../define.js";
import { dtypeArg, outArg, withArrays, withMask } from "../input.js";
import { wrap } from "../ndarray.js";
import type { Reduce } from "../reduction_types.js";
import {
  type Accumulate,
  type ArgOptions,
  type FoldOptions,
  finish,
  type MeanOptions,
  type SumOptions,
  type VarOptions,
} from "../reductions.js";
import { composed } from "./compute.js";
import { nanAccumulate, nanArg, nanDeviation, nanExtreme, nanFold, nanMean, nanVariance } from "./nan.js";

interface Given {
  axis?: unknown;
  dtype?: unknown;
  out?: unknown;
  keepdims?: unknown;
  where?: unknown;
  mean?: unknown;
  [name: string]: unknown;
}
// biome-ignore lint/suspicious/noExplicitAny: arguments come unchecked from callers; each composition reads its own
type Compute = (a: CoreArray, options: any) => CoreArray;

/** Run a reduction with what callers gave. */
function run(of: Compute, a: unknown, given: Given): unknown {
  const out = outArg(given.out);
  return withMask(given.where, (where) =>
    withArrays(given.mean === undefined ? [a] : [a, given.mean], (core, mean) => {
      const options = { ...given, dtype: dtypeArg(given.dtype), where, mean, out: out?.core };
      return finish(
        composed(() => of(core, options)),
        given.axis,
        given.keepdims,
        out,
      );
    }),
  );
}

const summing = (name: "sum" | "prod") =>
  define(
    `nan${name}(a, axis=, dtype=, out=, keepdims=, initial=, where=)`,
    (a, axis, dtype, out, keepdims, initial, where) =>
      run((core, options) => nanFold(name, core, options), a, { axis, dtype, out, keepdims, initial, where }),
  );
const folding = (name: "max" | "min") =>
  define(
    `nan${name}(a, axis=, out=, keepdims=, initial=, where=)`,
    (a, axis, out, keepdims, initial, where) =>
      run((core, options) => nanExtreme(name, core, options), a, { axis, out, keepdims, initial, where }),
  );
const placing = (name: "argmax" | "argmin") =>
  define(`nan${name}(a, axis=, out=, *, keepdims=)`, (a, axis, out, keepdims) =>
    run((core, options) => nanArg(name, core, options), a, { axis, out, keepdims }),
  );
const running = (name: "cumsum" | "cumprod") =>
  define(`nan${name}(a, axis=, dtype=, out=)`, (a, axis, dtype, outValue) => {
    const out = outArg(outValue);
    return withArrays([a], (core) => {
      const result = composed(() =>
        nanAccumulate(name, core, { axis, dtype: dtypeArg(dtype), out: out?.core }),
      );
      return out ?? wrap(result);
    });
  });
const spread = (name: "var" | "std") =>
  define(
    `nan${name}(a, axis=, dtype=, out=, ddof=, keepdims=, *, where=, mean=, correction=)`,
    (a, axis, dtype, out, ddof, keepdims, where, mean, correction) =>
      run(name === "var" ? nanVariance : nanDeviation, a, {
        axis,
        dtype,
        out,
        ddof,
        keepdims,
        where,
        mean,
        correction,
      }),
  );

/**
 * The sum over axes with NaN as 0.
 *
 * @throws AxisError, @throws OverflowError where a scalar result is no safe integer
 * @example
 * np.nansum([1, NaN, 2]) // -> 3
 */
export const nansum: Reduce<"sum", SumOptions> = summing("sum");
/**
 * The product over axes with NaN as 1.
 *
 * @throws AxisError, @throws OverflowError where a scalar result is no safe integer
 * @example
 * np.nanprod([2, NaN, 3]) // -> 6
 */
export const nanprod: Reduce<"sum", SumOptions> = summing("prod");
/**
 * The largest element over axes that is no NaN; NaN where there is none.
 *
 * @throws AxisError, @throws ValueError for an empty reduction without `initial`
 * @example
 * np.nanmax([1, NaN, 2]) // -> 2
 */
export const nanmax: Reduce<"max", FoldOptions> = folding("max");
/**
 * The smallest element over axes that is no NaN; NaN where there is none.
 *
 * @throws AxisError, @throws ValueError for an empty reduction without `initial`
 * @example
 * np.nanmin([[1, NaN], [NaN, NaN]], 1).toString() // -> [ 1. nan]
 */
export const nanmin: Reduce<"max", FoldOptions> = folding("min");
/**
 * The index of the first largest element along an axis that is no NaN.
 *
 * @throws AxisError, @throws ValueError where there is nothing but NaN
 * @example
 * np.nanargmax([1, NaN, 5]) // -> 2
 */
export const nanargmax: Reduce<"place", ArgOptions> = placing("argmax");
/**
 * The index of the first smallest element along an axis that is no NaN.
 *
 * @throws AxisError, @throws ValueError where there is nothing but NaN
 * @example
 * np.nanargmin([NaN, 5, 1]) // -> 2
 */
export const nanargmin: Reduce<"place", ArgOptions> = placing("argmin");
/**
 * Running sums with NaN as 0, along an axis or of the array in C order.
 *
 * @throws AxisError
 * @example
 * np.nancumsum([1, NaN, 2]).toString() // -> [1. 1. 3.]
 */
export const nancumsum: Accumulate = running("cumsum");
/**
 * Running products with NaN as 1, along an axis or of the array in C order.
 *
 * @throws AxisError
 * @example
 * np.nancumprod([2, NaN, 3]).toString() // -> [2. 2. 6.]
 */
export const nancumprod: Accumulate = running("cumprod");
/**
 * The mean over axes of what is no NaN; NaN where there is nothing else.
 *
 * @throws AxisError, @throws TypeError when floats shall become integers
 * @example
 * np.nanmean([1, NaN, 3]) // -> 2
 */
export const nanmean: Reduce<"mean", MeanOptions> = define(
  "nanmean(a, axis=, dtype=, out=, keepdims=, *, where=)",
  (a, axis, dtype, out, keepdims, where) => run(nanMean, a, { axis, dtype, out, keepdims, where }),
);
/**
 * The variance over axes of what is no NaN; NaN where there is no more of it than `ddof`.
 *
 * @throws AxisError, @throws TypeError when floats shall become integers
 * @example
 * np.nanvar([1, NaN, 3]) // -> 1
 */
export const nanvar: Reduce<"var", VarOptions> = spread("var");
/**
 * The standard deviation over axes of what is no NaN: the root of {@link nanvar}.
 *
 * @throws AxisError, @throws TypeError when floats shall become integers
 * @example
 * np.nanstd([1, NaN, 3]) // -> 1
 */
export const nanstd: Reduce<"var", VarOptions> = spread("std");
