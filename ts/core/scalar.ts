import { Complex } from "./complex.js";
import { type DTypeRow, dtypes, type Scalar } from "./dtype.js";
import { OverflowError, ValueError } from "./errors.js";
import { reserve } from "./pressure.js";

/**
 * JavaScript scalars among arrays. They are *weak* (NEP 50): a whole number is an int and any other a float of
 * whatever precision the arrays have; booleans are plain bool.
 */
export type WeakKind = "bool" | "int" | "float" | "complex";

/** A number marked as int or float whatever its value: see {@link int} and {@link float}. */
export class Marked {
  constructor(
    readonly kind: "int" | "float",
    readonly value: number | bigint,
  ) {}
}

/**
 * Mark a number as a float in mixed arithmetic, even when its value is whole.
 *
 * @example
 * np.add(np.array([1, 2], "int32"), np.float(1)).dtype // -> float64
 */
export function float(value: number): Marked {
  return new Marked("float", value);
}

/**
 * Mark a number as an int in mixed arithmetic.
 *
 * @throws ValueError when it is not whole
 * @example
 * np.add(np.array([1, 2], "int32"), np.int(1)).dtype // -> int32
 */
export function int(value: number | bigint): Marked {
  if (typeof value === "number" && !Number.isInteger(value))
    throw new ValueError(`cannot convert float ${value} to integer`);
  return new Marked("int", value);
}

/** Whether a value is a JavaScript scalar. */
export function isScalar(x: unknown): x is Scalar | Marked {
  return (
    typeof x === "number" ||
    typeof x === "boolean" ||
    typeof x === "bigint" ||
    x instanceof Complex ||
    x instanceof Marked
  );
}

/** Its kind in mixed arithmetic. A float of 1e21 and more prints with an exponent, and counts as float. */
export function weakKind(x: Scalar | Marked): WeakKind {
  if (typeof x === "number") return Number.isInteger(x) && Math.abs(x) < 1e21 ? "int" : "float";
  if (typeof x === "boolean") return "bool";
  if (typeof x === "bigint") return "int";
  return x instanceof Marked ? x.kind : "complex";
}

/** The value without its mark. */
export function valueOf(x: Scalar | Marked): Scalar {
  return x instanceof Marked ? x.value : x;
}

/** The dtype of an array made of it: a JavaScript number is a double. */
export function scalarDtype(x: Scalar | Marked): DTypeRow {
  if (typeof x === "number") return dtypes.float64;
  if (typeof x === "boolean") return dtypes.bool;
  if (typeof x === "bigint") return x >= 2n ** 63n ? dtypes.uint64 : dtypes.int64;
  if (x instanceof Marked) return x.kind === "int" ? dtypes.int64 : dtypes.float64;
  return dtypes.complex128;
}

/** The least and greatest value of an integer dtype. */
export function integerRange(dtype: DTypeRow): readonly [bigint, bigint] {
  const bits = BigInt(8 * dtype.itemsize);
  return dtype.kind === "uint" ? [0n, (1n << bits) - 1n] : [-(1n << (bits - 1n)), (1n << (bits - 1n)) - 1n];
}

/** Whether a whole number lies in the range of an integer dtype. */
export function fits(x: number | bigint, dtype: DTypeRow): boolean {
  const [low, high] = integerRange(dtype);
  return x >= low && x <= high;
}

/**
 * A scalar as an element of a dtype, NumPy's way: whole numbers must fit, floats lose their fraction in integers.
 *
 * @throws OverflowError when a whole number does not fit
 * @throws ValueError, OverflowError when NaN or infinity would become an integer
 * @throws TypeError when a complex number would become a real one
 */
export function toElement(x: Scalar | Marked, dtype: DTypeRow): Scalar {
  const value = valueOf(x);
  if (value instanceof Complex) {
    if (dtype.kind === "complex" || dtype.kind === "bool") return value;
    const [to, other] = dtype.kind === "float" ? ["float", ""] : ["int", ", a bytes-like object"];
    throw new TypeError(`${to}() argument must be a string${other} or a real number, not 'complex'`);
  }
  if (dtype.kind !== "int" && dtype.kind !== "uint") return value;
  if (typeof value === "boolean") return value;
  if (typeof value === "number" && !Number.isInteger(value)) {
    if (Number.isNaN(value)) throw new ValueError("cannot convert float NaN to integer");
    if (Math.abs(value) === Infinity) throw new OverflowError("cannot convert float infinity to integer");
    return toElement(Math.trunc(value), dtype);
  }
  if (!fits(value, dtype)) {
    throw new OverflowError(
      dtype === dtypes.int64
        ? "Python int too large to convert to C long"
        : `Python integer ${BigInt(value)} out of bounds for ${dtype.name}`,
    );
  }
  return value;
}

// One 16-byte slot for each operand of a call: a scalar needs no allocation of its own.
const MAX_OPERANDS = 5;
let slots = 0;

/** The address of a place for one element, for the length of a call. */
export function slot(k: number): number {
  slots ||= reserve(16 * MAX_OPERANDS);
  return slots + 16 * k;
}

/** Put a scalar where a kernel can read it. @returns its address */
export function park(k: number, x: Scalar | Marked, dtype: DTypeRow): number {
  const address = slot(k);
  dtype.write(address, toElement(x, dtype));
  return address;
}
