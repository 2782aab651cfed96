import { asOwner, type CoreArray, consume } from "../core/array.js";
import { dispatch } from "../core/dispatch.js";
import { ValueError } from "../core/errors.js";
import { normalizeAxes } from "../core/shape.js";
import type { DTypeOf, Promote } from "../core/types.js";
import { expandDims, moveaxis, squeeze } from "../ops/layout.js";
import * as ops from "../ops/linalg.js";
import { define } from "./define.js";
import { type ArrayLike, dtypeArg, outArg, withArrays } from "./input.js";
import type { MatmulOptions } from "./linalg.js";
import { type NDArray, wrap } from "./ndarray.js";
import { numpyPolicy } from "./policy.js";

/** What {@link vecdot} and its like take by name. */
export interface VectorProductOptions extends MatmulOptions {
  /** For each input, and for the result if it has any, the axes of its vectors and matrices. */
  axes?: readonly (number | readonly number[])[] | undefined;
}

/** Arrays with the axes that go into a product at the end; the third one is the result. */
function axesAtEnd(form: ops.Product, axes: unknown): (readonly number[] | undefined)[] {
  if (axes == null) return [];
  const lengths = [...form.core, form.core[0] + form.core[1] - 2];
  if (!Array.isArray(axes)) throw new TypeError("axes should be a list.");
  if (axes.length !== 3 && !(axes.length === 2 && lengths[2] === 0)) {
    throw new ValueError(
      "axes should be a list with an entry for all 3 inputs and outputs; entries for outputs can only be omitted if none of them has core axes.",
    );
  }
  return axes.map((entry: number | readonly number[], k) => {
    const list = typeof entry === "number" ? [entry] : entry;
    if (list.length !== lengths[k])
      throw new ValueError(
        `${form.name}: operand ${k} has ${lengths[k]} core dimensions, but ${list.length} dimensions are specified by axes tuple.`,
      );
    return list;
  });
}

function atEnd(a: CoreArray, axes: readonly number[] | undefined): CoreArray {
  if (!axes?.length) return a;
  return moveaxis(
    a,
    normalizeAxes(axes, a.ndim),
    axes.map((_, i) => i - axes.length),
  );
}

function vectorProduct(form: ops.Product) {
  const one = form.core[0] === 1 && form.core[1] === 1;
  return define(
    `${form.name}(x1, x2, out=, *, casting=, dtype=, axis=, axes=, keepdims=)`,
    (x1, x2, outValue, casting, dtype, axis, axes, keepdims = false) => {
      const { name, signature } = form;
      if (axis != null && axes != null) throw new TypeError("cannot specify both 'axis' and 'axes'");
      if (axis != null && !one) {
        throw new TypeError(
          `${name}: axis can only be used with a single shared core dimension, not with the 2 distinct ones implied by signature ${signature}.`,
        );
      }
      if (keepdims && !one) {
        throw new TypeError(
          `${name} does not support keepdims: its signature ${signature} requires input 1 to have ${form.core[1]} core dimensions, but keepdims can only be used when all inputs have the same number of core dimensions and all outputs have no core dimensions.`,
        );
      }
      const places = axesAtEnd(form, axis == null ? axes : [axis, axis]);
      const out = outArg(outValue);
      return withArrays([x1, x2], (a, b) => {
        const [left, right] = [atEnd(a, places[0]), atEnd(b, places[1])];
        const kept = keepdims && out ? squeeze(out.core, axis ?? -1) : out?.core;
        const options = { out: kept && atEnd(kept, places[2]), casting, dtype: dtypeArg(dtype) };
        const conjugate = form.core[0] === 1 && a.dtype.kind === "complex";
        const result = conjugate
          ? consume(dispatch("conjugate", [left], numpyPolicy), (x) => ops.product(form, x, right, options))
          : ops.product(form, left, right, options);
        if (out) return out;
        if (keepdims) return wrap(asOwner(expandDims(result, axis ?? -1)));
        const axesOut = places[2];
        return wrap(
          axesOut?.length
            ? asOwner(
                moveaxis(
                  result,
                  axesOut.map((_, i) => i - axesOut.length),
                  axesOut,
                ),
              )
            : result,
        );
      });
    },
  );
}

type VectorProduct<O> = <A extends ArrayLike, B extends ArrayLike>(
  x1: A,
  x2: B,
  out?: NDArray | O,
  options?: O,
) => NDArray<Promote<DTypeOf<A>, DTypeOf<B>>>;

/**
 * The inner products of vectors along the last axis, broadcast over the others; of complex numbers the first is conjugated.
 *
 * @throws ValueError when the lengths differ, or an input has no axes, @throws AxisError
 * @example
 * np.vecdot([[1, 2], [3, 4]], [10, 1]).toString() // -> [12. 34.]
 */
export const vecdot: VectorProduct<VectorProductOptions & { axis?: number; keepdims?: boolean }> =
  vectorProduct(ops.products.vecdot);
/**
 * Matrices times vectors, broadcast over the axes before.
 *
 * @throws ValueError when the lengths differ, or an input has too few axes
 * @example
 * np.matvec([[1, 2], [3, 4]], [10, 1]).toString() // -> [12. 34.]
 */
export const matvec: VectorProduct<VectorProductOptions> = vectorProduct(ops.products.matvec);
/**
 * Vectors times matrices, broadcast over the axes before; of complex numbers the vector is conjugated.
 *
 * @throws ValueError when the lengths differ, or an input has too few axes
 * @example
 * np.vecmat([10, 1], [[1, 2], [3, 4]]).toString() // -> [13. 24.]
 */
export const vecmat: VectorProduct<VectorProductOptions> = vectorProduct(ops.products.vecmat);
