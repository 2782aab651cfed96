import type { PromoteTable } from "../generated/promote.js";
import type {
  BinaryName,
  FirstName,
  PairName,
  ReductionResults,
  SecondResults,
  UfuncResults,
  UnaryName,
} from "../generated/results.js";
import type { Complex } from "./complex.js";
import type { DType, Scalar } from "./dtype.js";
import type { Marked } from "./scalar.js";

/*
 * Dtypes at the type level: what core/promote.ts and the policy work out at run time, from the same table. Every type
 * distributes over unions, so that hover texts show names of dtypes and not the way to them. Parameters have no
 * constraints, and results pass through `Known`: to prove that a long condition is a dtype takes the compiler seconds.
 */

/** A dtype, known to be one without a look at how it is worked out. */
type Known<D> = [D] extends [infer Name extends DType] ? Name : never;

/** The dtype that two dtypes promote to. */
export type Promote<A, B> = A extends DType ? (B extends DType ? PromoteTable[A][B] : never) : never;

/** What says its dtype: an array of either face. */
export interface Typed<D extends DType = DType> {
  readonly dtype: D;
}

interface ScalarTypes {
  bool: boolean;
  int8: number;
  uint8: number;
  int16: number;
  uint16: number;
  int32: number;
  uint32: number;
  int64: number;
  uint64: number;
  float16: number;
  float32: number;
  float64: number;
  complex64: Complex;
  complex128: Complex;
  bfloat16: number;
}
/** What one element of an array is in JavaScript, by dtype. A map and no condition: then arrays are covariant in it. */
export type ScalarOf<D extends DType> = ScalarTypes[D];

/** The dtype of the real and imaginary parts: that of real numbers is their own. */
export type PartOf<D extends DType> = D extends "complex64"
  ? "float32"
  : D extends "complex128"
    ? "float64"
    : D;

/** The typed array that holds elements of a dtype as JavaScript knows them. */
interface TypedArrayOf {
  int8: Int8Array;
  uint8: Uint8Array | Uint8ClampedArray;
  int16: Int16Array;
  uint16: Uint16Array;
  int32: Int32Array;
  uint32: Uint32Array;
  int64: BigInt64Array;
  uint64: BigUint64Array;
  float32: Float32Array;
  float64: Float64Array;
}
type DTypeOfTypedArray<X> = {
  [D in keyof TypedArrayOf]: X extends TypedArrayOf[D] ? D : never;
}[keyof TypedArrayOf];

/** The dtype of an array made of a JavaScript scalar: a number is a double. */
type DTypeOfScalar<S> = S extends boolean
  ? "bool"
  : S extends bigint
    ? "int64"
    : S extends number
      ? "float64"
      : S extends Complex
        ? "complex128"
        : "int64" | "float64";

/** The dtype of what nested arrays hold. */
type DTypeOfLeaf<X> =
  X extends Typed<infer D>
    ? D
    : X extends Scalar | Marked
      ? DTypeOfScalar<X>
      : X extends ArrayBufferView
        ? DTypeOfTypedArray<X>
        : DType;

/** What nested arrays hold, eight levels deep. */
type LeafOf<X, Depth extends unknown[] = []> = X extends Typed | Scalar | Marked | ArrayBufferView
  ? X
  : Depth["length"] extends 8
    ? unknown
    : X extends Iterable<infer E>
      ? LeafOf<E, [...Depth, unknown]>
      : unknown;

/** The one of several dtypes that all promote to; where none is, whatever two of them promote to. */
type Highest<D> = [Highs<D, D>] extends [never] ? Pairs<D, D> : Highs<D, D>;
type Highs<A, D> = A extends DType ? ([Promote<A, D>] extends [A] ? A : never) : never;
type Pairs<A, D> = A extends DType ? Promote<A, Exclude<D, A>> : never;

/**
 * The dtype that an array-like has, or would have as an array. Nothing is known of an input that may be anything.
 */
export type DTypeOf<X> = Known<DTypeOfLike<X>>;
type DTypeOfLike<X> = [bigint | boolean | Complex] extends [X]
  ? DType
  : X extends Typed | Scalar | Marked | ArrayBufferView
    ? DTypeOfLeaf<X>
    : [LeafOf<X>] extends [never]
      ? "float64"
      : Highest<DTypeOfLeaf<LeafOf<X>>>;

type Exact = "bool" | "int8" | "uint8" | "int16" | "uint16" | "int32" | "uint32" | "int64" | "uint64";
type WeakInt<D> = D extends "bool" ? "int64" : D;
type WeakFloat<D> = D extends Exact ? "float64" : D;
type WeakComplex<D> = D extends "float16" | "bfloat16" | "float32" | "complex64" ? "complex64" : "complex128";

/**
 * The dtype of a scalar beside an array of `D` (NEP 50). A literal tells whether it is whole: as text it is then
 * a bigint's. A plain `number` may be either.
 */
export type Weak<D, S> = S extends boolean
  ? D
  : S extends bigint
    ? WeakInt<D>
    : S extends number
      ? number extends S
        ? WeakInt<D> | WeakFloat<D>
        : `${S}` extends `${bigint}`
          ? WeakInt<D>
          : WeakFloat<D>
      : S extends Complex
        ? WeakComplex<D>
        : WeakInt<D> | WeakFloat<D>;

/** What a ufunc gives for one dtype: that of its input, or what its inputs promote to. */
export type UnaryDType<F extends UnaryName, D> = Known<UfuncDType<F, D>>;

// Integers alone become float16, beside a bfloat16 not.
type PairDType<F extends BinaryName, A, B> = F extends PairName
  ? "bfloat16" extends A | B
    ? UfuncDType<F, Promote<A, B>>
    : Promote<UfuncDType<F, A>, UfuncDType<F, B>>
  : UfuncDType<F, Promote<A, B>>;
/** Both results of a ufunc of two, for what its inputs promote to. */
export type PairOf<F extends keyof SecondResults, D> = D extends DType
  ? [UfuncResults[F][D], SecondResults[F][D]]
  : never;
type UfuncDType<F extends UnaryName | BinaryName, D> = D extends DType ? UfuncResults[F][D] : never;

/** What a ufunc gives for two array-likes of which at least one is no scalar. */
export type BinaryDType<F extends BinaryName, A, B> = Known<BesideDType<F, A, B>>;
type BesideDType<F extends BinaryName, A, B> = F extends FirstName
  ? UfuncDType<F, A extends Scalar | Marked ? Weak<"int8", A> : DTypeOf<A>>
  : A extends Scalar | Marked
    ? PairDType<F, Weak<DTypeOf<B>, A>, DTypeOf<B>>
    : B extends Scalar | Marked
      ? PairDType<F, DTypeOf<A>, Weak<DTypeOf<A>, B>>
      : PairDType<F, DTypeOf<A>, DTypeOf<B>>;

/** What two array-likes have in common; scalars alone are as arrays made of them. */
export type CommonDType<A, B> = Known<
  [A, B] extends [Scalar | Marked, Scalar | Marked]
    ? Promote<DTypeOf<A>, DTypeOf<B>>
    : A extends Scalar | Marked
      ? Promote<Weak<DTypeOf<B>, A>, DTypeOf<B>>
      : B extends Scalar | Marked
        ? Promote<DTypeOf<A>, Weak<DTypeOf<A>, B>>
        : Promote<DTypeOf<A>, DTypeOf<B>>
>;

/** The JavaScript scalar that a ufunc gives for scalars alone; one for integers only takes them as int64. */
export type UfuncScalar<F extends UnaryName | BinaryName, D> = D extends DType
  ? [UfuncResults[F][D]] extends [never]
    ? number
    : ScalarOf<UfuncResults[F][D]>
  : never;

/** What a reduction or an accumulation gives for a dtype. */
export type ReductionDType<R extends keyof ReductionResults, D> = Known<RowDType<R, D>>;
type RowDType<R extends keyof ReductionResults, D> = D extends DType ? ReductionResults[R][D] : never;
