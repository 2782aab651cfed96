import type { Complex } from "../core/complex.js";
import type { DType, Scalar } from "../core/dtype.js";
import type { Casting } from "../core/promote.js";
import type { Marked } from "../core/scalar.js";
import type { BinaryDType, DTypeOf, ReductionDType, ScalarOf, Typed } from "../core/types.js";
import type { BinaryName } from "../generated/results.js";
import type { AxisSpec } from "../ops/reductions.js";
import type { ArrayLike } from "./input.js";
import type { NDArray } from "./ndarray.js";

/** What `reduce` of a ufunc takes by name. */
export interface UfuncReduceOptions {
  /** One axis (the first, unless told), several, or `null` for all. */
  axis?: AxisSpec;
  /** The dtype to compute in and to return. */
  dtype?: DType | undefined;
  /** Where to put the result; it is returned. */
  out?: NDArray | undefined;
  /** Keep reduced axes with length 1. */
  keepdims?: boolean | undefined;
  /** What to start from; `null` takes the identity away. */
  initial?: Scalar | Marked | null | undefined;
  /** Which elements count. */
  where?: ArrayLike | undefined;
}
/** What `accumulate` and `reduceat` take by name. */
export interface UfuncAlongOptions<D extends DType = DType> {
  axis?: number | undefined;
  dtype?: D | undefined;
  out?: NDArray | undefined;
}
/** A type in `resolveDtypes`: a dtype, `null`, or a number that adapts, by the function that marks it. */
type Resolvable = DType | null | ((...args: never[]) => Marked | Complex);

/** What every ufunc tells about itself. */
export interface UfuncObject {
  /** How many inputs, outputs and both. */
  readonly nin: number;
  readonly nout: number;
  readonly nargs: number;
  /** Its loops, as NumPy writes their types: `"dd->d"`. */
  readonly types: readonly string[];
  readonly ntypes: number;
  /** What changes nothing; `null` if there is no such value. */
  readonly identity: number | boolean | null;
  /** The axes that one call works on, of a generalized ufunc: `"(n),(n)->()"`. */
  readonly signature: string | null;
  /** The dtypes that it would work in, for those of inputs and outputs (`null` for a new output). */
  resolveDtypes(
    dtypes: readonly Resolvable[],
    options?: {
      signature?: string | readonly (DType | null)[];
      casting?: Casting;
      reduction?: boolean;
    },
  ): DType[];
}

/** A ufunc of one input beside its call. */
export interface UnaryObject extends UfuncObject {
  /** `a[indices] = f(a[indices])`, as often as an element is named. */
  at(a: NDArray, indices: unknown): void;
}

/** What a reduction by a ufunc gives for a dtype. */
type FoldDType<F extends BinaryName, D extends DType> = F extends "add" | "multiply"
  ? ReductionDType<"sum", D>
  : BinaryDType<F, Typed<D>, Typed<D>>;
/** A scalar over all axes, an array over some. */
type Folded<S, D extends DType> = S extends null
  ? ScalarOf<D>
  : S extends { out: infer O extends NDArray }
    ? O
    : S extends { dtype: infer E extends DType }
      ? Over<S, E>
      : Over<S, D>;
type Over<S, D extends DType> = S extends { keepdims: true }
  ? NDArray<D>
  : S extends { axis: null }
    ? ScalarOf<D>
    : NDArray<D>;

/** A ufunc of two inputs and one result beside its call. */
export interface BinaryObject<F extends BinaryName> extends UfuncObject {
  /** Combine the elements along axes, one after the other: `add.reduce` is a sum. */
  reduce<A extends ArrayLike, const S extends AxisSpec | UfuncReduceOptions = 0>(
    array: A,
    axis?: S,
    options?: UfuncReduceOptions,
  ): Folded<S, FoldDType<F, DTypeOf<A>>>;
  /** The same with all results on the way. */
  accumulate<A extends ArrayLike, D extends DType = FoldDType<F, DTypeOf<A>>>(
    array: A,
    axis?: number | UfuncAlongOptions<D>,
    options?: UfuncAlongOptions<D>,
  ): NDArray<D>;
  /** The same for pieces of an axis: each begins at an index and ends before the next. */
  reduceat<A extends ArrayLike, D extends DType = FoldDType<F, DTypeOf<A>>>(
    array: A,
    indices: ArrayLike,
    axis?: number | UfuncAlongOptions<D>,
    options?: UfuncAlongOptions<D>,
  ): NDArray<D>;
  /** The results for all pairs of elements. */
  outer<A extends ArrayLike, B extends ArrayLike>(
    A: A,
    B: B,
    options?: { out?: NDArray; where?: ArrayLike; dtype?: DType; casting?: Casting },
  ): NDArray<BinaryDType<F, Typed<DTypeOf<A>>, Typed<DTypeOf<B>>>>;
  /** `a[indices] = f(a[indices], b)`, as often as an element is named. */
  at(a: NDArray, indices: unknown, b: ArrayLike): void;
}
