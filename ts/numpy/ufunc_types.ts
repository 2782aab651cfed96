import type { DType, Scalar } from "../core/dtype.js";
import type { Casting } from "../core/promote.js";
import type { Marked } from "../core/scalar.js";
import type { BinaryDType, DTypeOf, Promote, Typed, UfuncScalar, UnaryDType } from "../core/types.js";
import type { BinaryName, UnaryName } from "../generated/results.js";
import type { UFUNCS } from "../generated/table.js";
import type { ArrayLike } from "./input.js";
import type { NDArray } from "./ndarray.js";
import type { inPlace } from "./operators.js";

/** What every ufunc takes by name. */
export interface UfuncOptions<D extends DType = DType, O extends NDArray = NDArray> {
  /** Where to put the result; it is returned. */
  out?: O | readonly [O] | undefined;
  /** Where true, compute; elsewhere `out` keeps what it holds. */
  where?: ArrayLike | undefined;
  /** The dtype to compute in and to return. */
  dtype?: D | undefined;
  /** How freely inputs and the result may be cast. */
  casting?: Casting | undefined;
}

type ScalarInput = Scalar | Marked;
/** `Otherwise`, unless `out` or else `dtype` was given. */
type Asked<D extends DType, O extends NDArray, Otherwise> = [O] extends [never]
  ? [D] extends [never]
    ? Otherwise
    : NDArray<D>
  : O;
/** What a ufunc of one input gives: an array for an array-like, a scalar for a scalar. */
export type UnaryResult<F extends UnaryName, A> = A extends ScalarInput
  ? UfuncScalar<F, DTypeOf<A>>
  : NDArray<UnaryDType<F, DTypeOf<A>>>;
/** What a ufunc of two inputs gives: an array, or a scalar for two scalars. */
export type BinaryResult<F extends BinaryName, A, B> = [A, B] extends [ScalarInput, ScalarInput]
  ? UfuncScalar<F, Promote<DTypeOf<A>, DTypeOf<B>>>
  : NDArray<BinaryDType<F, A, B>>;

// One signature each, not overloads: editors show what a function is documented to do only where there is one.

/** A ufunc of one input. */
export type UnaryFunction<F extends UnaryName> = <
  A extends ArrayLike,
  D extends DType = never,
  O extends NDArray = never,
>(
  x: A,
  options?: UfuncOptions<D, O>,
) => Asked<D, O, UnaryResult<F, A>>;
/** A ufunc of two inputs. */
export type BinaryFunction<F extends BinaryName> = <
  A extends ArrayLike,
  B extends ArrayLike,
  D extends DType = never,
  O extends NDArray = never,
>(
  x1: A,
  x2: B,
  options?: UfuncOptions<D, O>,
) => Asked<D, O, BinaryResult<F, A, B>>;
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
export type UnaryMethod<F extends UnaryName> = <
  S extends DType,
  D extends DType = never,
  O extends NDArray = never,
>(
  this: NDArray<S>,
  options?: UfuncOptions<D, O>,
) => Asked<D, O, NDArray<UnaryDType<F, S>>>;
/** A ufunc of two inputs as a method of the first. */
export type BinaryMethod<F extends BinaryName> = <
  S extends DType,
  B extends ArrayLike,
  D extends DType = never,
  O extends NDArray = never,
>(
  this: NDArray<S>,
  x2: B,
  options?: UfuncOptions<D, O>,
) => Asked<D, O, NDArray<BinaryDType<F, Typed<S>, B>>>;
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
