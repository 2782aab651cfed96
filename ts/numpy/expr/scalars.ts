import { consume } from "../../core/array.js";
import { Complex } from "../../core/complex.js";
import { dispatchRow } from "../../core/dispatch.js";
import type { DTypeRow, Scalar } from "../../core/dtype.js";
import { Marked, valueOf, weakKind } from "../../core/scalar.js";
import type { Ufunc } from "../../core/ufunc.js";
import { numpyPolicy } from "../policy.js";

/** Python's arithmetic of numbers alone: of ints exactly, of others in float64 or complex128. */

/** A number as an expression holds it: a whole float is marked, so that it stays a float beside arrays. */
export type Weak = Scalar | Marked;

const floor = (a: bigint, b: bigint): bigint => {
  const quotient = a / b;
  return quotient * b !== a && a < 0n !== b < 0n ? quotient - 1n : quotient;
};

/** `undefined` where the result is no int. */
const exact: Readonly<Record<string, (a: bigint, b: bigint) => bigint | undefined>> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  floorDivide: (a, b) => (b === 0n ? undefined : floor(a, b)),
  remainder: (a, b) => (b === 0n ? undefined : a - floor(a, b) * b),
  power: (a, b) => (b < 0n ? undefined : a ** b),
  leftShift: (a, b) => (b < 0n ? undefined : a << b),
  rightShift: (a, b) => (b < 0n ? undefined : a >> b),
  negative: (a) => -a,
  positive: (a) => a,
  invert: (a) => ~a,
};

const small = (x: bigint): number | bigint => (Number.isSafeInteger(Number(x)) ? Number(x) : x);

/** A float that stays one. */
export const floating = (x: number): Weak => (Number.isInteger(x) ? new Marked("float", x) : x);

/** An element as a weak number of its dtype's kind. */
export function weakOf(x: Scalar, dtype: DTypeRow): Weak {
  if (typeof x === "bigint") return small(x);
  return typeof x === "number" && dtype.kind === "float" ? floating(x) : x;
}

/** A ufunc of numbers alone. @throws TypeError */
export function ofNumbers(ufunc: Ufunc, inputs: readonly Weak[]): Weak {
  const rule = exact[ufunc.name];
  const kinds = inputs.map(weakKind);
  // truth values alone are NumPy's, as those that `all` and comparisons give
  if (rule && kinds.includes("int") && kinds.every((kind) => kind === "int" || kind === "bool")) {
    const [a, b = 0n] = inputs.map((x) => BigInt(valueOf(x) as number));
    const result = rule(a!, b);
    if (result !== undefined) return small(result);
  }
  const power = ufunc.name === "power";
  const operands = inputs.map((x) => {
    if (weakKind(x) !== "int" || power) return power ? unmarked(x) : x;
    const whole = BigInt(valueOf(x) as number);
    return whole >= -(2n ** 63n) && whole < 2n ** 64n ? whole : Number(whole);
  });
  return consume(dispatchRow(ufunc, operands, numpyPolicy), (result) => weakOf(result.first(), result.dtype));
}

/** A number that is no int, without its mark. */
const unmarked = (x: Weak): Scalar => {
  const value = valueOf(x);
  return typeof value === "bigint" ? Number(value) : value;
};

/** Whether Python counts a number as true. */
export function isTrue(x: Weak): boolean {
  const value = valueOf(x);
  if (value instanceof Complex) return value.re !== 0 || value.im !== 0;
  return Boolean(value) || Number.isNaN(value);
}
