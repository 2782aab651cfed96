import type { Order } from "../core/assign.js";
import type { DType, Scalar } from "../core/dtype.js";
import type { Casting } from "../core/promote.js";
import type { Marked } from "../core/scalar.js";
import type {
  BinaryDType,
  CommonDType,
  DTypeOf,
  PairOf,
  Promote,
  Typed,
  UfuncScalar,
  UnaryDType,
} from "../core/types.js";
import type { BinaryName, BinaryTwoName, UnaryName, UnaryTwoName } from "../generated/results.js";
import type { DTypeLike, NameOf } from "./dtype.js";
import type { ArrayLike } from "./input.js";
import type { NDArray } from "./ndarray.js";
import type { inPlace } from "./operators.js";
import type { BinaryObject, UfuncObject, UnaryObject } from "./ufunc_object_types.js";

/** What every ufunc takes by name. */
export interface UfuncOptions<L extends DTypeLike = DTypeLike, O extends NDArray = NDArray> {
  /** Where to put the result; it is returned. */
  out?: O | readonly [O] | undefined;
  /** Where true, compute; elsewhere `out` keeps what it holds. */
  where?: ArrayLike | undefined;
  /** The dtype to compute in and to return. */
  dtype?: L | undefined;
  /** How freely inputs and the result may be cast. */
  casting?: Casting | undefined;
  /** How a new result lies in memory: as the inputs do (`"K"`) unless told. */
  order?: Order | undefined;
  /** The loop's types, as NumPy writes them (`"dd->d"`) or as a list with `null` for those left open. */
  signature?: string | readonly (DTypeLike | null)[] | undefined;
  /** Accepted as NumPy does: there are no subclasses. */
  subok?: boolean | undefined;
}
/** The same for ufuncs of two results. */
export interface UfuncTwoOptions<L extends DTypeLike = DTypeLike> extends Omit<UfuncOptions<L>, "out"> {
  /** Where to put the results, `null` for a new array. */
  out?: readonly [NDArray | null | undefined, NDArray | null | undefined] | undefined;
}

type ScalarInput = Scalar | Marked;
/** `Otherwise`, unless `out` or else `dtype` was given. */
type Asked<L extends DTypeLike, O extends NDArray, Otherwise> = [O] extends [never]
  ? [L] extends [never]
    ? Otherwise
    : NDArray<NameOf<L>>
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
export interface UnaryFunction<F extends UnaryName> extends UnaryObject {
  <A extends ArrayLike, L extends DTypeLike = never, O extends NDArray = never>(
    x: A,
    options?: UfuncOptions<L, O>,
  ): Asked<L, O, UnaryResult<F, A>>;
}
/** A ufunc of two inputs. */
export interface BinaryFunction<F extends BinaryName> extends BinaryObject<F> {
  <A extends ArrayLike, B extends ArrayLike, L extends DTypeLike = never, O extends NDArray = never>(
    x1: A,
    x2: B,
    options?: UfuncOptions<L, O>,
  ): Asked<L, O, BinaryResult<F, A, B>>;
}
/** Both results of a ufunc of two, as scalars or arrays. */
type Both<Scalars, F extends UnaryTwoName | BinaryTwoName, D> =
  PairOf<F, D> extends [infer First extends DType, infer Second extends DType]
    ? Scalars extends true
      ? [number, number]
      : [NDArray<First>, NDArray<Second>]
    : never;
/** A ufunc of one input that gives two results. */
export interface UnaryTwoFunction<F extends UnaryTwoName> extends UfuncObject {
  <A extends ArrayLike>(
    x: A,
    out1?: NDArray | null | UfuncTwoOptions,
    out2?: NDArray | null | UfuncTwoOptions,
    options?: UfuncTwoOptions,
  ): Both<A extends ScalarInput ? true : false, F, DTypeOf<A>>;
}
/** A ufunc of two inputs that gives two results. */
export interface BinaryTwoFunction<F extends BinaryTwoName> extends UfuncObject {
  <A extends ArrayLike, B extends ArrayLike>(
    x1: A,
    x2: B,
    out1?: NDArray | null | UfuncTwoOptions,
    out2?: NDArray | null | UfuncTwoOptions,
    options?: UfuncTwoOptions,
  ): Both<[A, B] extends [ScalarInput, ScalarInput] ? true : false, F, CommonDType<A, B>>;
}
/** Every ufunc of one or two inputs as a function. */
export type UfuncFunctions = {
  readonly [F in UnaryName | BinaryName]: F extends UnaryName
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
  L extends DTypeLike = never,
  O extends NDArray = never,
>(
  this: NDArray<S>,
  options?: UfuncOptions<L, O>,
) => Asked<L, O, NDArray<UnaryDType<F, S>>>;
/** A ufunc of two inputs as a method of the first. */
export type BinaryMethod<F extends BinaryName> = <
  S extends DType,
  B extends ArrayLike,
  L extends DTypeLike = never,
  O extends NDArray = never,
>(
  this: NDArray<S>,
  x2: B,
  options?: UfuncOptions<L, O>,
) => Asked<L, O, NDArray<BinaryDType<F, Typed<S>, B>>>;
/** `modf` and `frexp` as methods. */
export type UnaryTwoMethod<F extends UnaryTwoName> = <S extends DType>(
  this: NDArray<S>,
  options?: UfuncTwoOptions,
) => Both<false, F, S>;
/** `divmod` as a method. */
export type BinaryTwoMethod<F extends BinaryTwoName> = <S extends DType, B extends ArrayLike>(
  this: NDArray<S>,
  x2: B,
  options?: UfuncTwoOptions,
) => Both<false, F, CommonDType<Typed<S>, B>>;
/** Every ufunc of one or two inputs as a method. */
export type UfuncMethods = {
  [F in UnaryName | BinaryName]: F extends UnaryName
    ? UnaryMethod<F>
    : F extends BinaryName
      ? BinaryMethod<F>
      : never;
} & { [F in UnaryTwoName]: UnaryTwoMethod<F> } & { [F in BinaryTwoName]: BinaryTwoMethod<F> };

/** Python's in-place operators: the array itself is returned. */
export type InPlaceMethods = {
  [M in keyof typeof inPlace]: <A extends NDArray>(this: A, x2: ArrayLike) => A;
};
