import { type CoreArray, consume, filled, relayout } from "../core/array.js";
import { allocateLike, assign, copy } from "../core/assign.js";
import { outside } from "../core/calls.js";
import { asCore, unwrap } from "../core/convert.js";
import { dispatch } from "../core/dispatch.js";
import { type DType, dtypes } from "../core/dtype.js";
import { ValueError } from "../core/errors.js";
import { isScalar } from "../core/scalar.js";
import { indicesOf, normalizeAxis } from "../core/shape.js";
import { like } from "../ops/creation.js";
import { get, set } from "../ops/indexing.js";
import { concatenate } from "../ops/joining.js";
import { expandDims, moveaxis, transpose } from "../ops/layout.js";
import { reduce } from "../ops/reductions.js";
import { define } from "./define.js";
import { type ArrayLike, withArrays } from "./input.js";
import { NDArray, wrap } from "./ndarray.js";
import { numpyPolicy } from "./policy.js";

/** Functions of the caller's, applied to lines, axes or parts of arrays. */

/** Call `use` with what a function of the caller's gave; what was made of it here is freed afterwards. */
function withResult<T>(x: unknown, use: (core: CoreArray) => T): T {
  const given = unwrap(x);
  return given ? use(given) : consume(asCore(x), use);
}

/** A function of one line of an array: gives a scalar or an array, of the same shape for every line. */
// biome-ignore lint/suspicious/noExplicitAny: whatever the caller hands on goes to the caller's own function
type LineFunction = (line: NDArray, ...args: any[]) => ArrayLike;

/**
 * A function applied to every line along an axis. What it gives stands in place of the axis.
 *
 * @param args - handed on to the function
 * @throws AxisError, @throws ValueError when there are no lines
 * @example
 * np.applyAlongAxis((line) => line.max() - line.min(), 1, [[1, 5], [2, 9]]).toString() // -> [4. 7.]
 */
export function applyAlongAxis(
  func1d: LineFunction,
  axis: number,
  arr: ArrayLike,
  ...args: unknown[]
): NDArray {
  return withArrays([arr], (a) => {
    const along = normalizeAxis(axis, a.ndim);
    const lines = moveaxis(a, along, -1);
    const outer = lines.shape.slice(0, -1);
    const whole = arr instanceof NDArray ? arr : wrap(a);
    const apply = (index: readonly number[]): unknown => {
      const at = index.reduce((offset, i, k) => offset + i * lines.strides[k]!, lines.offset);
      const line = whole.viewOf(lines.view(lines.shape.slice(-1), lines.strides.slice(-1), at));
      return outside(() => func1d(line, ...args));
    };
    let result: CoreArray | undefined;
    try {
      for (const index of indicesOf(outer)) {
        withResult(apply(index), (part) => {
          result ??= allocateLike(part, part.dtype, "K", [...outer, ...part.shape]);
          const inner = result.strides.slice(outer.length);
          const at = index.reduce((offset, i, k) => offset + i * result!.strides[k]!, 0);
          assign(result.view(result.shape.slice(outer.length), inner, at), part);
        });
      }
    } catch (error) {
      result?.storage.dispose();
      throw error;
    }
    if (!result) throw new ValueError("Cannot apply_along_axis when any iteration dimensions are 0");
    const order = [...result.shape.keys()];
    const parts = order.splice(outer.length);
    order.splice(along, 0, ...parts);
    const moved = transpose(result, order);
    return wrap(relayout(result, moved.shape, moved.strides));
  });
}

/**
 * A function applied over several axes, one after the other: it takes an array and an axis, and gives an array with
 * as many axes or one less.
 *
 * @throws ValueError when the function gives another number of axes
 * @example
 * np.applyOverAxes((a, axis) => a.sum(axis), np.ones([2, 3, 4]), [0, 2]).tolist() // -> [ [ [ 8 ], [ 8 ], [ 8 ] ] ]
 */
export const applyOverAxes: (
  func: (a: NDArray, axis: number) => ArrayLike,
  a: ArrayLike,
  axes: number | readonly number[],
) => NDArray = define("apply_over_axes(func, a, axes)", (func, a, axes) => {
  let result = a instanceof NDArray ? a : wrap(asCore(a));
  const { ndim } = result;
  for (const axis of typeof axes === "number" ? [axes] : axes) {
    const at = axis < 0 ? ndim + axis : axis;
    const given = outside(() => func(result, at));
    const next: NDArray = given instanceof NDArray ? given : wrap(asCore(given));
    if (next.ndim === result.ndim) result = next;
    else {
      const kept: NDArray = next.viewOf(expandDims(next.core, at));
      if (kept.ndim !== result.ndim)
        throw new ValueError("function is not returning an array of the correct shape");
      result = kept;
    }
  }
  return result;
});

/** What {@link piecewise} evaluates where its condition is true. */
// biome-ignore lint/suspicious/noExplicitAny: whatever the caller hands on goes to the caller's own function
type Piece = ArrayLike | ((x: NDArray, ...args: any[]) => ArrayLike);

/** The conditions as one boolean array, first axis by condition. */
function conditionsOf(condlist: unknown, ndim: number): CoreArray {
  const given = unwrap(condlist);
  const first = Array.isArray(condlist) ? condlist[0] : undefined;
  // A single condition may stand alone, as in NumPy.
  const single = isScalar(condlist) || (!isConditions(condlist, first) && ndim !== 0);
  if (given) return single ? copy(expandDims(given, 0), "C", dtypes.bool) : copy(given, "C", dtypes.bool);
  return consume(asCore(single ? [condlist] : condlist), (a) => copy(a, "C", dtypes.bool));
}

const isConditions = (condlist: unknown, first: unknown): boolean =>
  condlist instanceof NDArray ? condlist.ndim > 1 : typeof first === "object" && first !== null;

/**
 * A function defined by pieces: for each condition what its function gives for the elements where it is true, or a value.
 * One function more than conditions is for all others.
 *
 * @param args - handed on to the functions
 * @returns an array of the dtype of `x`; zeros where no condition is true
 * @throws ValueError when the numbers of conditions and functions do not match
 * @example
 * const x = np.arange(-2, 3);
 * np.piecewise(x, [x.less(0)], [-1, (v) => v.multiply(10)]).toString() // -> [-1. -1.  0. 10. 20.]
 */
export function piecewise<D extends DType>(
  x: NDArray<D> | ArrayLike,
  condlist: ArrayLike | readonly ArrayLike[],
  funclist: readonly Piece[],
  ...args: unknown[]
): NDArray<D> {
  const made = withArrays([x], (a) =>
    withConditions(condlist, a.ndim, funclist.length, (conditions) => {
      const result = like(a, 0, a.dtype, "K", a.shape);
      return filled(result, () => {
        funclist.forEach((piece, k) => {
          const shape = conditions.shape.slice(1);
          const strides = conditions.strides.slice(1);
          const where = conditions.view(shape, strides, conditions.offset + k * (conditions.strides[0] ?? 0));
          if (typeof piece !== "function") {
            set(result, [where], piece);
            return;
          }
          const part = wrap(get(a, [where], false));
          if (part.size > 0)
            set(
              result,
              [where],
              outside(() => piece(part, ...args)),
            );
        });
      });
    }),
  );
  return wrap<D>(made);
}

/** Call `use` with the conditions, completed by "otherwise" if there is one function more. @throws ValueError */
function withConditions<T>(
  condlist: unknown,
  ndim: number,
  functions: number,
  use: (conditions: CoreArray) => T,
): T {
  return consume(conditionsOf(condlist, ndim), (given) => {
    const n = given.shape[0]!;
    if (functions === n) return use(given);
    if (functions !== n + 1) {
      throw new ValueError(`with ${n} condition(s), either ${n} or ${n + 1} functions are expected`);
    }
    return consume(reduce("any", given, { axis: 0, keepdims: true }), (any) =>
      consume(not(any), (otherwise) => consume(concatenate([given, otherwise]), use)),
    );
  });
}

const not = (mask: CoreArray): CoreArray => dispatch("logicalNot", [mask], numpyPolicy);
