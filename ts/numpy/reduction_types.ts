import type { DType } from "../core/dtype.js";
import type { DTypeOf, ReductionDType, ScalarOf } from "../core/types.js";
import type { AxisSpec } from "../ops/reductions.js";
import type { DTypeLike, NameOf } from "./dtype.js";
import type { ArrayLike } from "./input.js";
import type { NDArray } from "./ndarray.js";

/** The rules of result dtypes, as maps that are looked up by dtype. */
export type Rule = "sum" | "max" | "any" | "place" | "mean" | "var";
/** The dtype of means: floats keep theirs. */
export type MeanDType<D> = D extends "float16" | "float32" | "bfloat16" | "complex64" | "complex128"
  ? D
  : "float64";
type VarDType<D> = D extends "complex64" ? "float32" : D extends "complex128" ? "float64" : MeanDType<D>;
interface Rules<D> {
  sum: ReductionDType<"sum", D>;
  max: ReductionDType<"max", D>;
  any: "bool";
  place: "int32";
  mean: MeanDType<D>;
  var: VarDType<D>;
}
type Ruled<R extends Rule, D> = Rules<D>[R] extends infer Known extends DType ? Known : never;

/** What was given by a name, or something else. */
type Given<S, Name extends string, Otherwise> = Name extends keyof S ? S[Name] : Otherwise;
/** An array where axes are left, a scalar where none are; either, where the types do not tell. */
type Shaped<Axis, Keepdims, D extends DType> = Axis extends number | readonly number[]
  ? NDArray<D>
  : Keepdims extends true
    ? NDArray<D>
    : ScalarOf<D>;
type ByName<S, D extends DType> =
  Given<S, "out", undefined> extends infer O extends NDArray
    ? O
    : Shaped<
        Given<S, "axis", undefined>,
        Given<S, "keepdims", false>,
        Given<S, "dtype", undefined> extends infer L extends DTypeLike ? NameOf<L> : D
      >;
/** What a reduction gives: `S` is what stands after the array, axis or options, and `T` what stands after the axis. */
type Reduced<S, T, D extends DType> = S extends AxisSpec
  ? ByName<T extends object ? T & { axis: S } : { axis: S }, D>
  : ByName<S, D>;
/** No other names than those of the options. */
type Only<S, Options> = S extends AxisSpec ? unknown : { [Name in Exclude<keyof S, keyof Options>]: never };

// One signature, not overloads: editors show what a function is documented to do only where there is one.

/** A reduction as a function: a scalar over all axes, an array over some. */
export type Reduce<R extends Rule, Options extends object> = <
  A extends ArrayLike,
  S extends AxisSpec | Options = undefined,
  T extends Options | undefined = undefined,
>(
  a: A,
  axis?: S & Only<S, Options>,
  options?: T & Only<T, Options>,
) => Reduced<S, T, Ruled<R, DTypeOf<A>>>;

/** A reduction as a method. */
export type ReduceMethod<R extends Rule, Options extends object> = <
  D extends DType,
  S extends AxisSpec | Options = undefined,
  T extends Options | undefined = undefined,
>(
  this: NDArray<D>,
  axis?: S & Only<S, Options>,
  options?: T & Only<T, Options>,
) => Reduced<S, T, Ruled<R, D>>;
