import { bind, parameters } from "../core/args.js";
import type { Order } from "../core/assign.js";
import type { DType } from "../core/dtype.js";
import type { Casting } from "../core/promote.js";
import type { DTypeOf, Promote } from "../core/types.js";
import { type Ufunc, ufuncs } from "../core/ufunc.js";
import * as ops from "../ops/linalg.js";
import { define } from "./define.js";
import { type ArrayLike, outArg, withArrays } from "./input.js";
import { type NDArray, wrap } from "./ndarray.js";
import { numpyPolicy } from "./policy.js";
import { keywords, outsArg, readKeywords } from "./ufunc_arguments.js";
import { asUfunc } from "./ufunc_methods.js";
import type { UfuncObject } from "./ufunc_object_types.js";

/** What products of matrices and vectors take by name. */
export interface MatmulOptions<D extends DType = DType> {
  /** Where to put the result; it is returned. */
  out?: NDArray | readonly [NDArray] | null | undefined;
  /** The dtype to compute in and to return. */
  dtype?: D | undefined;
  /** The dtypes of the loop: `"dd->d"`, or three with `null` where any will do. */
  signature?: string | readonly (DType | null)[] | undefined;
  casting?: Casting | undefined;
  /** How the result lies in memory: as the inputs do unless told. */
  order?: Order | undefined;
  /** For each operand its core axes, one as a number: `[[0, 1], [1, 2], [0, 1]]`. */
  axes?: readonly (number | readonly number[])[] | undefined;
}
/** What {@link vecdot} takes by name. */
export interface VecdotOptions<D extends DType = DType> extends MatmulOptions<D> {
  /** The axis of the vectors in both arrays, counted before they are broadcast: the last one by default. */
  axis?: number | undefined;
  /** Keep it with length 1. */
  keepdims?: boolean | undefined;
}

/** A product of two arrays. */
interface ProductFunction<O> extends UfuncObject {
  <A extends ArrayLike, B extends ArrayLike>(
    x1: A,
    x2: B,
    out?: NDArray | null | (O & { dtype?: never }),
    options?: O & { dtype?: never },
  ): NDArray<Promote<DTypeOf<A>, DTypeOf<B>>>;
  <D extends DType>(
    x1: ArrayLike,
    x2: ArrayLike,
    out: NDArray | null | (O & { dtype: D }),
    options?: O & { dtype?: D },
  ): NDArray<D>;
}

/** A product as a ufunc: its loops are those of multiplication. */
// biome-ignore lint/suspicious/noExplicitAny: the declared type of the export is the one that counts
function gufunc(product: ops.Product): any {
  const { name, text } = product;
  const { nin, nout, signatures } = ufuncs.multiply;
  const row: Ufunc = {
    ...ufuncs.multiply,
    // Messages name it; nothing looks it up in the table.
    name: name as Ufunc["name"],
    numpyName: name,
    core: text,
    identity: null,
    signatures,
    found: [],
  };
  const p = parameters(
    `${name}(x1, x2, out=, *, ${keywords.replace("where=, ", "")}, axes=, axis=, keepdims=)`,
  );
  const call = (...args: unknown[]): NDArray => {
    if (args.length < nin) {
      throw new TypeError(
        `${name}() takes from ${nin} to ${nin + nout} positional arguments but ${args.length} ${args.length === 1 ? "was" : "were"} given`,
      );
    }
    const [x1, x2, outValue, casting, order, dtype, subok, signature, sig, axes, axis, keepdims] = bind(
      p,
      args,
    );
    const [out] = outsArg(row, outValue ?? undefined, []);
    const options = readKeywords(row, [casting, order, dtype, subok, signature, sig]);
    if (axes !== undefined && axis !== undefined)
      throw new TypeError("cannot specify both 'axis' and 'axes'");
    if (keepdims !== undefined && typeof keepdims !== "boolean")
      throw new TypeError("'keepdims' must be a boolean");
    return withArrays([x1, x2], (a, b) => {
      const result = ops.multiplied(product, a, b, numpyPolicy, {
        out: out?.core,
        casting: options.casting,
        order: options.order,
        dtype: options.signature ? numpyPolicy.resolve(row, [a, b], options).types[nin] : options.dtype,
        axes: axes as ops.ProductOptions["axes"],
        axis: axis as number | undefined,
        keepdims,
      });
      return out ?? wrap(result);
    });
  };
  return asUfunc(Object.defineProperty(call, "name", { value: name }), row);
}

/**
 * The matrix product, NumPy's `@`: of the last two axes, broadcast over the others; a one-dimensional array is a row on
 * the left and a column on the right.
 *
 * @returns an array, 0-d for two vectors
 * @throws ValueError when the inner lengths differ, or an array has no axes
 * @example
 * np.matmul([[1, 2], [3, 4]], [[5, 6], [7, 8]]).tolist() // -> [ [ 19, 22 ], [ 43, 50 ] ]
 */
export const matmul: ProductFunction<MatmulOptions> = gufunc(ops.products.matmul);

/**
 * The dot products of vectors, those along the last axes of both arrays, broadcast over the others. The first is
 * conjugated if it is complex.
 *
 * @returns an array without the axis, 0-d for two vectors
 * @throws ValueError when the vectors differ in length, or an array has no axes
 * @example
 * np.vecdot([[0, 5, 0], [0, 0, 10]], [0, 0.6, 0.8]).tolist() // -> [ 3, 8 ]
 * np.vecdot([[1, 2], [3, 4]], [[5, 6], [7, 8]], { axis: 0 }).tolist() // -> [ 26, 44 ]
 */
export const vecdot: ProductFunction<VecdotOptions> = gufunc(ops.products.vecdot);

/**
 * The products of matrices, the last two axes of `x1`, with vectors, the last axis of `x2`, broadcast over the others.
 *
 * @returns an array of vectors
 * @throws ValueError when the lengths do not fit, or an array has too few axes
 * @example
 * np.matvec([[0, 1], [2, 3]], [[1, 0], [0, 1]]).tolist() // -> [ [ 0, 2 ], [ 1, 3 ] ]
 */
export const matvec: ProductFunction<MatmulOptions> = gufunc(ops.products.matvec);

/**
 * The products of vectors, the last axis of `x1`, with matrices, the last two axes of `x2`, broadcast over the others.
 * The vectors are conjugated if they are complex.
 *
 * @returns an array of vectors
 * @throws ValueError when the lengths do not fit, or an array has too few axes
 * @example
 * np.vecmat([[1, 0], [0, 1]], [[0, 1], [2, 3]]).tolist() // -> [ [ 0, 1 ], [ 2, 3 ] ]
 */
export const vecmat: ProductFunction<MatmulOptions> = gufunc(ops.products.vecmat);

/**
 * NumPy's `dot`: the inner product of vectors, the matrix product of matrices, the product with a scalar; else a sum over
 * the last axis of `a` and the last but one of `b`.
 *
 * @returns an array, 0-d for two vectors
 * @throws ValueError when the lengths differ
 * @example
 * np.dot([1, 2, 3], [4, 5, 6]).item() // -> 32
 */
export const dot: <A extends ArrayLike, B extends ArrayLike>(
  a: A,
  b: B,
  out?: NDArray | { out?: NDArray | undefined },
) => NDArray<Promote<DTypeOf<A>, DTypeOf<B>>> = define("dot(a, b, out=)", (x1, x2, outValue) => {
  const out = outArg(outValue);
  return withArrays([x1, x2], (a, b) => {
    const result = ops.dot(a, b, numpyPolicy, { out: out?.core });
    return out ?? wrap(result);
  });
});
