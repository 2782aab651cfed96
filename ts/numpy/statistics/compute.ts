import { asOwner, type CoreArray } from "../../core/array.js";
import { asCore, unwrap } from "../../core/convert.js";
import { dispatch, type Operand, type UfuncName, type UfuncOptions } from "../../core/dispatch.js";
import { type DTypeRow, dtypes } from "../../core/dtype.js";
import { scope } from "../../core/lifetime.js";
import { float, isScalar, weakKind } from "../../core/scalar.js";
import { countTrue } from "../../core/truth.js";
import { numpyPolicy } from "../policy.js";

/** What compositions of NumPy's functions are written in: ufuncs on core arrays and scalars, by NumPy's rules. */

/** A ufunc by name. */
export function compute(name: UfuncName, inputs: readonly Operand[], options?: UfuncOptions): CoreArray {
  return dispatch(name, inputs, numpyPolicy, options);
}

/**
 * Run a composition and free what it makes but its result, which owns its memory then: it must be of the composition's own
 * making, or an `out`.
 */
export function composed(body: () => CoreArray): CoreArray {
  const result = scope(body);
  return result.owner ? result : asOwner(result);
}

type Binary = (a: Operand, b: Operand, out?: CoreArray) => CoreArray;
const binary =
  (name: UfuncName): Binary =>
  (a, b, out) =>
    compute(name, [a, b], out && { out });
export const add: Binary = binary("add");
export const subtract: Binary = binary("subtract");
export const multiply: Binary = binary("multiply");
export const divide: Binary = binary("divide");
export const remainder: Binary = binary("remainder");
export const less: Binary = binary("less");
export const greaterEqual: Binary = binary("greaterEqual");
export const equal: Binary = binary("equal");
export const and: Binary = binary("logicalAnd");

/** Whether any element is true. */
export const anyTrue = (mask: CoreArray): boolean => countTrue(mask) > 0;
/** Whether all elements are true. */
export const allTrue = (mask: CoreArray): boolean => countTrue(mask) === mask.size;

/** Whether the dtype has NaN. */
export const isInexact = (dtype: DTypeRow): boolean => dtype.kind === "float" || dtype.kind === "complex";
/** Whether the dtype is an integer's; that of truth values is not. */
export const isInteger = (dtype: DTypeRow): boolean => dtype.kind === "int" || dtype.kind === "uint";

/** An argument as an array: a whole number is int64, as Python's is; arrays are as they are. */
export function asNumbers(x: unknown): CoreArray {
  return asCore(x, isScalar(x) && weakKind(x) === "int" ? dtypes.int64 : undefined);
}

/** The number of axes of an argument, whatever it is. */
export function ndimOf(x: unknown): number {
  return isScalar(x) ? 0 : (unwrap(x)?.ndim ?? 1);
}

/** Divided by a number: multiplied by its reciprocal where that has the same bits, as a power of two has. */
export function divideBy(a: CoreArray, x: number, out?: CoreArray): CoreArray {
  const exact =
    a.dtype.kind === "float" && 2 ** Math.round(Math.log2(x)) === x && x < 2 ** 14 && x > 2 ** -14;
  return exact ? multiply(a, float(1 / x), out) : divide(a, float(x), out);
}
