import type { CoreArray } from "../core/array.js";
import { toScalar } from "../core/convert.js";
import type { DType, Scalar } from "../core/dtype.js";
import { type Reduction, type ReductionName, reductions } from "../core/reduction.js";
import type { Marked } from "../core/scalar.js";
import type { DTypeOf, ReductionDType, Typed } from "../core/types.js";
import { deviation, mean as meanOf, meanOfAll, variance } from "../ops/moments.js";
import { type AxisSpec, accumulate, argReduce, reduce, reduceAll } from "../ops/reductions.js";
import { define } from "./define.js";
import type { DTypeLike, NameOf } from "./dtype.js";
import { type ArrayLike, dtypeArg, outArg, withArrays, withMask } from "./input.js";
import { NDArray, wrap } from "./ndarray.js";
import { numpyPolicy } from "./policy.js";
import type { Reduce, ReduceMethod } from "./reduction_types.js";

/** What every reduction takes by name. */
export interface ReduceOptions {
  /** One axis, several, or `null` for all. */
  axis?: AxisSpec;
  /** Keep reduced axes with length 1. */
  keepdims?: boolean | undefined;
  /** Where to put the result; it is returned. */
  out?: NDArray | undefined;
  /** Which elements count. */
  where?: ArrayLike | undefined;
}
/** With a start: what the result begins from. */
export interface FoldOptions extends ReduceOptions {
  initial?: Scalar | Marked | undefined;
}
/** With the dtype to compute in and to return. */
export interface SumOptions<L extends DTypeLike = DTypeLike> extends FoldOptions {
  dtype?: L | undefined;
}
/** What `mean` takes by name. */
export interface MeanOptions<L extends DTypeLike = DTypeLike> extends ReduceOptions {
  dtype?: L | undefined;
}
/** What `var` and `std` take by name. */
export interface VarOptions<L extends DTypeLike = DTypeLike> extends MeanOptions<L> {
  /** Taken off the count: 1 for the unbiased estimate. */
  ddof?: number | undefined;
  /** The Array API's name for `ddof`. */
  correction?: number | undefined;
  /** The mean, if it is known; with the reduced axes kept. */
  mean?: NDArray | undefined;
}

/** A full reduction gives a JavaScript scalar; everything else an array. */
export function finish(
  result: CoreArray,
  axis: unknown,
  keepdims: unknown,
  out: NDArray | undefined,
): NDArray | Scalar {
  if (out) return out;
  if (axis != null || keepdims) return wrap(result);
  const value = result.first();
  result.storage.dispose();
  return toScalar(value, undefined, "array(x).item");
}

/** The short way of most calls: an array's elements, all of them, as a scalar. */
function whole(row: Reduction, a: unknown): Scalar | undefined {
  const value = a instanceof NDArray ? reduceAll(row, a.core) : undefined;
  return value === undefined ? undefined : toScalar(value, undefined, "array(x).item");
}

/** A row of the table as a function of its parameters in this order. */
function folder(name: ReductionName) {
  const row = reductions[name];
  return (
    a: unknown,
    axis?: AxisSpec,
    outValue?: unknown,
    keepdims?: boolean,
    where?: unknown,
    dtype?: unknown,
    initial?: Scalar,
  ): NDArray | Scalar => {
    if (axis == null && outValue == null && !keepdims && where === undefined && dtype == null) {
      const value = initial === undefined ? whole(row, a) : undefined;
      if (value !== undefined) return value;
    }
    const out = outArg(outValue);
    return withMask(where, (mask) =>
      withArrays([a], (core) =>
        finish(
          reduce(name, core, {
            axis,
            keepdims,
            initial,
            where: mask,
            dtype: dtypeArg(dtype),
            out: out?.core,
          }),
          axis,
          keepdims,
          out,
        ),
      ),
    );
  };
}

const summing = (name: "sum" | "prod") => {
  const fold = folder(name);
  return define(
    `${name}(a, axis=, dtype=, out=, keepdims=, initial=, where=)`,
    (a, axis, dtype, out, keepdims, initial, where) => fold(a, axis, out, keepdims, where, dtype, initial),
  );
};
const folding = (name: "max" | "min") => {
  const fold = folder(name);
  return define(
    `${name}(a, axis=, out=, keepdims=, initial=, where=)`,
    (a, axis, out, keepdims, initial, where) => fold(a, axis, out, keepdims, where, undefined, initial),
  );
};
const testing = (name: "any" | "all") =>
  define(`${name}(a, axis=, out=, keepdims=, *, where=)`, folder(name));
const counting = folder("countNonzero");

/**
 * The sum of elements over axes. Small integers are summed as int64 or uint64; floats pairwise, with NumPy's bits.
 *
 * @param axis - one axis, several, or `null` for all
 * @returns a JavaScript scalar over all axes, else an array
 * @throws AxisError, @throws OverflowError where a scalar result is no safe integer
 * @example
 * np.sum([[1, 2], [3, 4]]) // -> 10
 * np.sum([[1, 2], [3, 4]], 0).toString() // -> [4. 6.]
 */
export const sum: Reduce<"sum", SumOptions> = summing("sum");
/**
 * The product of elements over axes; small integers as int64 or uint64.
 *
 * @throws AxisError, @throws OverflowError where a scalar result is no safe integer
 * @example
 * np.prod([1, 2, 3, 4]) // -> 24
 */
export const prod: Reduce<"sum", SumOptions> = summing("prod");
/**
 * The largest element over axes; NaN propagates.
 *
 * @throws AxisError, @throws ValueError for an empty reduction without `initial`
 * @example
 * np.max([3, 1, 2]) // -> 3
 */
export const max: Reduce<"max", FoldOptions> = folding("max");
/**
 * The smallest element over axes; NaN propagates.
 *
 * @throws AxisError, @throws ValueError for an empty reduction without `initial`
 * @example
 * np.min([[3, 1], [2, 5]], 1).toString() // -> [1. 2.]
 */
export const min: Reduce<"max", FoldOptions> = folding("min");
/** NumPy's other name of {@link max}. */
export const amax = max;
/** NumPy's other name of {@link min}. */
export const amin = min;
/**
 * Whether some element over axes is true.
 *
 * @throws AxisError
 * @example
 * np.any([0, 0, 1]) // -> true
 */
export const any: Reduce<"any", ReduceOptions> = testing("any");
/**
 * Whether all elements over axes are true; of no elements they are.
 *
 * @throws AxisError
 * @example
 * np.all([1, 0]) // -> false
 */
export const all: Reduce<"any", ReduceOptions> = testing("all");
/**
 * How many elements are not zero.
 *
 * @throws AxisError
 * @example
 * np.countNonzero([0, 3, 0, 4]) // -> 2
 */
export const countNonzero: Reduce<"place", { axis?: AxisSpec; keepdims?: boolean | undefined }> = define(
  "count_nonzero(a, axis=, *, keepdims=)",
  (a, axis, keepdims) => counting(a, axis, undefined, keepdims),
);

/** What `argmax` and `argmin` take by name. */
export interface ArgOptions {
  axis?: number | null | undefined;
  out?: NDArray | undefined;
  keepdims?: boolean | undefined;
}
const placing = (name: "argmax" | "argmin") =>
  define(`${name}(a, axis=, out=, *, keepdims=)`, (a, axis, outValue, keepdims) => {
    const value = axis == null && outValue == null && !keepdims ? whole(reductions[name], a) : undefined;
    if (value !== undefined) return value;
    const out = outArg(outValue);
    return withArrays([a], (core) =>
      finish(argReduce(name, core, { axis, keepdims, out: out?.core }), axis, keepdims, out),
    );
  });
/**
 * The index of the first largest element along an axis, or in the array in C order. The first NaN counts as largest.
 *
 * @throws AxisError, @throws ValueError when there is no element
 * @example
 * np.argmax([1, 5, 2]) // -> 1
 */
export const argmax: Reduce<"place", ArgOptions> = placing("argmax");
/**
 * The index of the first smallest element along an axis, or in the array in C order. The first NaN counts as smallest.
 *
 * @throws AxisError, @throws ValueError when there is no element
 * @example
 * np.argmin([[3, 1], [0, 5]], 1).toString() // -> [1 0]
 */
export const argmin: Reduce<"place", ArgOptions> = placing("argmin");

/**
 * The arithmetic mean over axes; integers give float64.
 *
 * @throws AxisError
 * @example
 * np.mean([1, 2, 3, 4]) // -> 2.5
 */
export const mean: Reduce<"mean", MeanOptions> = define(
  "mean(a, axis=, dtype=, out=, keepdims=, *, where=)",
  (a, axis, dtype, outValue, keepdims, where) => {
    if (axis == null && dtype == null && outValue == null && !keepdims && where === undefined) {
      const value = a instanceof NDArray ? meanOfAll(a.core) : undefined;
      if (value !== undefined) return value;
    }
    const out = outArg(outValue);
    return withMask(where, (mask) =>
      withArrays([a], (core) =>
        finish(
          meanOf(core, { axis, keepdims, where: mask, dtype: dtypeArg(dtype), out: out?.core }, numpyPolicy),
          axis,
          keepdims,
          out,
        ),
      ),
    );
  },
);

const spread = (name: "var" | "std", compute: typeof variance) =>
  define(
    `${name}(a, axis=, dtype=, out=, ddof=, keepdims=, *, where=, mean=, correction=)`,
    (a, axis, dtype, outValue, ddof, keepdims, where, mean, correction) => {
      const out = outArg(outValue);
      return withMask(where, (mask) =>
        withArrays(mean === undefined ? [a] : [a, mean], (core, known) =>
          finish(
            compute(
              core,
              {
                axis,
                keepdims,
                where: mask,
                ddof,
                correction,
                mean: known,
                dtype: dtypeArg(dtype),
                out: out?.core,
              },
              numpyPolicy,
            ),
            axis,
            keepdims,
            out,
          ),
        ),
      );
    },
  );
/**
 * The variance over axes: the mean squared deviation from the mean. Exported as `var`, too.
 *
 * @throws AxisError
 * @example
 * np.var([1, 2, 3, 4]) // -> 1.25
 * np.var([1, 2, 3, 4], { ddof: 1 }) // -> 1.6666666666666667
 */
export const var_: Reduce<"var", VarOptions> = spread("var", variance);
/**
 * The standard deviation over axes: the root of the variance.
 *
 * @throws AxisError
 * @example
 * np.std([1, 3]) // -> 1
 */
export const std: Reduce<"var", VarOptions> = spread("std", deviation);

/** What `cumsum` and `cumprod` take by name. */
export interface AccumulateOptions<L extends DTypeLike = DTypeLike> {
  axis?: number | null | undefined;
  dtype?: L | undefined;
  out?: NDArray | undefined;
}
/** The type of `cumsum` and `cumprod`. */
export type Accumulate = <A extends ArrayLike, L extends DTypeLike = ReductionDType<"cumsum", DTypeOf<A>>>(
  a: A,
  axis?: number | null | AccumulateOptions<L>,
  options?: AccumulateOptions<L>,
) => NDArray<NameOf<L>>;
const running = (name: "cumsum" | "cumprod") =>
  define(`${name}(a, axis=, dtype=, out=)`, (a, axis, dtype, outValue) => {
    const out = outArg(outValue);
    return withArrays([a], (core) => {
      const result = accumulate(name, core, { axis, dtype: dtypeArg(dtype), out: out?.core });
      return out ?? wrap(result);
    });
  });
/**
 * Running sums along an axis; without one, of the array in C order.
 *
 * @throws AxisError
 * @example
 * np.cumsum([1, 2, 3]).toString() // -> [1. 3. 6.]
 */
export const cumsum: Accumulate = running("cumsum");
/**
 * Running products along an axis; without one, of the array in C order.
 *
 * @throws AxisError
 * @example
 * np.cumprod([1, 2, 3]).toString() // -> [1. 2. 6.]
 */
export const cumprod: Accumulate = running("cumprod");

/** Running values as methods. */
type AccumulateMethod = <D extends DType>(
  this: NDArray<D>,
  axis?: number | null | AccumulateOptions,
  options?: AccumulateOptions,
) => NDArray<ReductionDType<"cumsum", DTypeOf<Typed<D>>>>;

/** The reductions as methods of arrays. */
export interface ReductionMethods {
  sum: ReduceMethod<"sum", SumOptions>;
  prod: ReduceMethod<"sum", SumOptions>;
  max: ReduceMethod<"max", FoldOptions>;
  min: ReduceMethod<"max", FoldOptions>;
  any: ReduceMethod<"any", ReduceOptions>;
  all: ReduceMethod<"any", ReduceOptions>;
  argmax: ReduceMethod<"place", ArgOptions>;
  argmin: ReduceMethod<"place", ArgOptions>;
  mean: ReduceMethod<"mean", MeanOptions>;
  var: ReduceMethod<"var", VarOptions>;
  std: ReduceMethod<"var", VarOptions>;
  cumsum: AccumulateMethod;
  cumprod: AccumulateMethod;
}
/** The functions behind {@link ReductionMethods}. */
export const methods = {
  sum,
  prod,
  max,
  min,
  any,
  all,
  argmax,
  argmin,
  mean,
  var: var_,
  std,
  cumsum,
  cumprod,
};
