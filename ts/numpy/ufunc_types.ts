import type { DType, Scalar } from "../core/dtype.js";
import type { Casting } from "../core/promote.js";
import type { Marked } from "../core/scalar.js";
import type { BinaryDTypeOf, DTypeOf, Promote, Typed, UfuncScalar, UnaryDType } from "../core/types.js";
import type { BinaryName, UnaryName } from "../generated/results.js";
import type { UFUNCS } from "../generated/table.js";
import type { ArrayLike } from "./input.js";
import type { NDArray } from "./ndarray.js";
import type { inPlace } from "./operators.js";

/** What every ufunc takes by name. */
export interface UfuncOptions {
  /** Where true, compute; elsewhere `out` keeps what it holds. */
  where?: ArrayLike | undefined;
  /** How freely inputs and the result may be cast. */
  casting?: Casting | undefined;
}
/** With the dtype to compute in and to return. */
export interface UfuncDTypeOptions<D extends DType> extends UfuncOptions {
  dtype: D;
}
/** With the array to put the result in; it is returned. */
export interface UfuncOutOptions<O extends NDArray> extends UfuncOptions {
  out: O | readonly [O];
  dtype?: DType | undefined;
}

type ScalarInput = Scalar | Marked;
/** What a ufunc of one input gives: an array for an array-like, a scalar for a scalar. */
export type UnaryResult<F extends UnaryName, A> = A extends ScalarInput
  ? UfuncScalar<F, DTypeOf<A>>
  : NDArray<UnaryDType<F, DTypeOf<A>>>;
/** What a ufunc of two inputs gives: an array, or a scalar for two scalars. */
export type BinaryResult<F extends BinaryName, A, B> = [A, B] extends [ScalarInput, ScalarInput]
  ? UfuncScalar<F, Promote<DTypeOf<A>, DTypeOf<B>>>
  : NDArray<BinaryDTypeOf<F, A, B>>;

/** A ufunc of one input. */
export interface UnaryFunction<F extends UnaryName> {
  <A extends ArrayLike>(x: A, options?: UfuncOptions): UnaryResult<F, A>;
  <D extends DType>(x: ArrayLike, options: UfuncDTypeOptions<D>): NDArray<D>;
  <O extends NDArray>(x: ArrayLike, out: O | UfuncOutOptions<O>, options?: UfuncOptions): O;
}
/** A ufunc of two inputs. */
export interface BinaryFunction<F extends BinaryName> {
  <A extends ArrayLike, B extends ArrayLike>(x1: A, x2: B, options?: UfuncOptions): BinaryResult<F, A, B>;
  <D extends DType>(x1: ArrayLike, x2: ArrayLike, options: UfuncDTypeOptions<D>): NDArray<D>;
  <O extends NDArray>(x1: ArrayLike, x2: ArrayLike, out: O | UfuncOutOptions<O>, options?: UfuncOptions): O;
}
/** Every ufunc of one or two inputs as a function. */
export type UfuncFunctions = {
  readonly [F in keyof typeof UFUNCS as F extends UnaryName | BinaryName ? F : never]: F extends UnaryName
    ? UnaryFunction<F>
    : F extends BinaryName
      ? BinaryFunction<F>
      : never;
};

// Methods take the dtype from `this`: so their types are the same for every NDArray, and whether one array is
// assignable to another costs the compiler one look at `dtype`, not a comparison of all methods.

/** A ufunc of one input as a method. */
export interface UnaryMethod<F extends UnaryName> {
  <D extends DType>(this: NDArray<D>, options?: UfuncOptions): NDArray<UnaryDType<F, D>>;
  <D extends DType>(this: NDArray, options: UfuncDTypeOptions<D>): NDArray<D>;
  <O extends NDArray>(this: NDArray, out: O | UfuncOutOptions<O>, options?: UfuncOptions): O;
}
/** A ufunc of two inputs as a method of the first. */
export interface BinaryMethod<F extends BinaryName> {
  <D extends DType, B extends ArrayLike>(
    this: NDArray<D>,
    x2: B,
    options?: UfuncOptions,
  ): NDArray<BinaryDTypeOf<F, Typed<D>, B>>;
  <D extends DType>(this: NDArray, x2: ArrayLike, options: UfuncDTypeOptions<D>): NDArray<D>;
  <O extends NDArray>(this: NDArray, x2: ArrayLike, out: O | UfuncOutOptions<O>, options?: UfuncOptions): O;
}
/** Every ufunc of one or two inputs as a method. */
export type UfuncMethods = {
  [F in keyof typeof UFUNCS as F extends UnaryName | BinaryName ? F : never]: F extends UnaryName
    ? UnaryMethod<F>
    : F extends BinaryName
      ? BinaryMethod<F>
      : never;
};

/** Python's in-place operators: the array itself is returned. */
export type InPlaceMethods = {
  [M in keyof typeof inPlace]: <A extends NDArray>(this: A, x2: ArrayLike) => A;
};
