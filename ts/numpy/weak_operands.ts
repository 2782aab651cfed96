import type { CoreArray } from "../core/array.js";
import type { Operand } from "../core/dispatch.js";
import { fits, integerRange, isScalar, valueOf, weakKind } from "../core/scalar.js";

/** Operands of `where` and `clip` as NumPy takes them. */

/** A condition without its repetitions: they need no computing, and have no say in the order of the result. */
export function once(x: Operand): Operand {
  if (isScalar(x) || !x.strides.includes(0)) return x;
  return x.view(
    x.shape.map((length, axis) => (x.strides[axis] === 0 ? Math.min(length, 1) : length)),
    x.strides,
  );
}

/** A whole number as an element of the integer array beside it: as NumPy's `where` does, it wraps. */
export function wrapped(x: Operand, beside: Operand): Operand {
  if (!isScalar(x) || isScalar(beside) || weakKind(x) !== "int") return x;
  const { dtype } = beside as CoreArray;
  const value = valueOf(x) as number | bigint;
  if ((dtype.kind !== "int" && dtype.kind !== "uint") || fits(value, dtype)) return x;
  const bits = 8 * dtype.itemsize;
  return dtype.kind === "int" ? BigInt.asIntN(bits, BigInt(value)) : BigInt.asUintN(bits, BigInt(value));
}

/** A whole bound outside the range of an integer array bounds nothing: it becomes the range's end. */
export function reachable(bound: Operand, a: Operand): Operand {
  if (!isScalar(bound) || isScalar(a) || weakKind(bound) !== "int" || typeof bound === "boolean")
    return bound;
  const { dtype } = a as CoreArray;
  if (dtype.kind !== "int" && dtype.kind !== "uint") return bound;
  const value = valueOf(bound) as number | bigint;
  if (fits(value, dtype)) return bound;
  const [low, high] = integerRange(dtype);
  return value < low ? low : high;
}
