import { bind, type Parameters, parameters } from "../core/args.js";
import type { Order } from "../core/assign.js";
import { atomic } from "../core/calls.js";
import type { Casting } from "../core/promote.js";
import type { DTypeOf, Promote } from "../core/types.js";
import { Ufunc } from "../core/ufunc.js";
import { UFUNCS } from "../generated/table.js";
import * as ops from "../ops/linalg.js";
import type { DTypeLike, NameOf } from "./dtype.js";
import { type ArrayLike, withArrays } from "./input.js";
import { NDArray, wrap } from "./ndarray.js";
import { numpyPolicy } from "./policy.js";
import { keywords, outsArg, readKeywords, requireInputs } from "./ufunc_arguments.js";
import { asUfunc } from "./ufunc_methods.js";
import type { UfuncObject } from "./ufunc_object_types.js";

/** What products of matrices and vectors take by name. */
export interface MatmulOptions<L extends DTypeLike = DTypeLike> {
  /** Where to put the result; it is returned. */
  out?: NDArray | readonly [NDArray] | null | undefined;
  /** The dtype to compute in and to return. */
  dtype?: L | undefined;
  /** The dtypes of the loop: `"dd->d"`, or three with `null` where any will do. */
  signature?: string | readonly (DTypeLike | null)[] | undefined;
  casting?: Casting | undefined;
  /** How the result lies in memory: as the inputs do unless told. */
  order?: Order | undefined;
  /** For each operand its core axes, one as a number: `[[0, 1], [1, 2], [0, 1]]`. */
  axes?: readonly (number | readonly number[])[] | undefined;
}
/** What `vecdot` takes by name. */
export interface VecdotOptions<L extends DTypeLike = DTypeLike> extends MatmulOptions<L> {
  /** The axis of the vectors in both arrays, counted before they are broadcast: the last one by default. */
  axis?: number | undefined;
  /** Keep it with length 1. */
  keepdims?: boolean | undefined;
}

/** A product of two arrays. */
export interface ProductFunction<O> extends UfuncObject {
  <A extends ArrayLike, B extends ArrayLike>(
    x1: A,
    x2: B,
    out?: NDArray | null | (O & { dtype?: never }),
    options?: O & { dtype?: never },
  ): NDArray<Promote<DTypeOf<A>, DTypeOf<B>>>;
  <L extends DTypeLike>(
    x1: ArrayLike,
    x2: ArrayLike,
    out: NDArray | null | (O & { dtype: L }),
    options?: O & { dtype?: L },
  ): NDArray<NameOf<L>>;
}

/** A product as a generalized ufunc: its loops are those of multiplication. */
// biome-ignore lint/suspicious/noExplicitAny: the declared type of the export is the one that counts
export function gufunc(product: ops.Product): any {
  const { name, text } = product;
  // Messages name it; nothing looks it up in the table.
  const row = new Ufunc(name as Ufunc["name"], UFUNCS.multiply, text);
  const { nin } = row;
  let p: Parameters | undefined;
  const call = (...args: unknown[]): NDArray =>
    atomic(name, () => {
      requireInputs(row, args);
      const [first, second] = args;
      if (args.length === nin && first instanceof NDArray && second instanceof NDArray)
        return wrap(ops.multiplied(product, first.core, second.core, numpyPolicy));
      p ??= parameters(
        `${name}(x1, x2, out=, *, ${keywords.replace("where=, ", "")}, axes=, axis=, keepdims=)`,
      );
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
    });
  return asUfunc(Object.defineProperty(call, "name", { value: name }), row);
}
