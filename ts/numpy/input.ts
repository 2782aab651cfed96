import type { CoreArray } from "../core/array.js";
import { atomic, begin, end, undo } from "../core/calls.js";
import { asCore, unwrap } from "../core/convert.js";
import type { Operand } from "../core/dispatch.js";
import { type DTypeRow, dtypeOf, type Scalar, type TypedArray } from "../core/dtype.js";
import type { ForeignArray } from "../core/foreign.js";
import { isScalar, type Marked } from "../core/scalar.js";
import { NDArray } from "./ndarray.js";

/** Nested arrays and iterables of scalars and arrays. */
export type NestedInput =
  | Scalar
  | Marked
  | NDArray
  | TypedArray
  | ForeignArray
  | readonly NestedInput[]
  | (Iterable<NestedInput> & object);
/** What functions take for an array: an NDArray, a typed array, nested arrays, a scalar. */
export type ArrayLike =
  | NDArray
  | Scalar
  | Marked
  | TypedArray
  | ForeignArray
  | readonly NestedInput[]
  | (Iterable<NestedInput> & object);

/** A dtype argument, `undefined` where it was not given. */
export function dtypeArg(x: unknown): DTypeRow | undefined {
  return x == null ? undefined : dtypeOf(x);
}

/** The NDArray that an `out` argument must be; it may stand alone in an array. @throws TypeError */
export function outArg(x: unknown): NDArray | undefined {
  const out = Array.isArray(x) && x.length === 1 ? x[0] : x;
  if (out == null) return undefined;
  if (!(out instanceof NDArray)) throw new TypeError("return arrays must be of ArrayType");
  return out;
}

/**
 * Call `use` with inputs as core arrays: arrays as they are, everything else as a new one that is freed afterwards
 * unless the result shares its memory.
 */
export function withArrays<T>(inputs: readonly unknown[], use: (...arrays: CoreArray[]) => T): T {
  const only = inputs.length === 1 ? unwrap(inputs[0]) : undefined;
  if (only) return atomic("", () => use(only));
  const made: CoreArray[] = [];
  let result: T | undefined;
  const mark = begin();
  try {
    const arrays = inputs.map((x) => {
      const given = unwrap(x);
      if (given) return given;
      const core = asCore(x);
      made.push(core);
      return core;
    });
    result = use(...arrays);
    return result;
  } catch (error) {
    undo(mark);
    throw error;
  } finally {
    end(mark);
    if (made.length > 0) {
      const kept = storagesOf(result);
      for (const core of made) if (!kept.has(core.storage)) core.storage.dispose();
    }
  }
}

/** As {@link withArrays}, with JavaScript scalars left as they are: they adapt to the arrays beside them. */
export function withOperands<T>(inputs: readonly unknown[], use: (operands: Operand[]) => T): T {
  const operands: Operand[] = [];
  for (const x of inputs) {
    const operand = isScalar(x) ? x : unwrap(x);
    if (operand !== undefined) operands.push(operand);
  }
  if (operands.length === inputs.length) return use(operands);
  const scalars = inputs.map((x) => isScalar(x));
  return withArrays(
    inputs.filter((_, k) => !scalars[k]),
    (...arrays) => {
      let next = 0;
      return use(inputs.map((x, k) => (scalars[k] ? (x as Operand) : arrays[next++]!)));
    },
  );
}

/** Call `use` with a `where` argument: `undefined` where it masks nothing. */
export function withMask<T>(where: unknown, use: (mask: CoreArray | undefined) => T): T {
  return where === undefined || where === true ? use(undefined) : withArrays([where], use);
}

function storagesOf(x: unknown): Set<unknown> {
  const found = new Set<unknown>();
  for (const item of Array.isArray(x) ? x : [x]) {
    const core = unwrap(item);
    if (core) found.add(core.storage);
  }
  return found;
}
