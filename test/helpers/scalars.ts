// Arithmetic on single elements in plain JavaScript: an independent word on what each function gives.
import { type Element, fromBrain, fromHalf, kindOf, type Name, toBrain, toHalf } from "./bytes.mjs";

/** Rounds a double to a float dtype, once. */
export function round(x: number, dtype: Name): number {
  if (dtype === "float64") return x;
  if (dtype === "float32") return Math.fround(x);
  return dtype === "float16" ? fromHalf(toHalf(x)) : fromBrain(toBrain(x));
}

const bits = (dtype: Name) => Number(/\d+$/.exec(dtype)![0]);

/** Wraps a whole number to an integer dtype; 64-bit ones are bigints. */
export function wrap(x: bigint, dtype: Name): number | bigint {
  const n = bits(dtype);
  const wrapped = kindOf(dtype) === "i" ? BigInt.asIntN(n, x) : BigInt.asUintN(n, x);
  return n === 64 ? wrapped : Number(wrapped);
}

/** An element as another dtype holds it: `astype` for one element (a float that is to be an integer must fit). */
export function cast(x: Element, to: Name): Element {
  const parts: (number | bigint)[] = Array.isArray(x) ? x : [typeof x === "boolean" ? Number(x) : x];
  const re = parts[0]!;
  const kind = kindOf(to);
  if (kind === "b") return parts.some((part) => Number(part) !== 0);
  if (kind === "f") return round(Number(re), to);
  if (kind === "c") {
    const part = to === "complex64" ? "float32" : "float64";
    return [round(Number(re), part), round(Number(parts[1] ?? 0), part)];
  }
  return wrap(typeof re === "bigint" ? re : BigInt(Math.trunc(re)), to);
}

type Integers = (a: bigint, b: bigint, dtype: Name) => bigint;
type Floats = (a: number, b: number, dtype: Name) => number;

function floorDivide(a: bigint, b: bigint): bigint {
  if (b === 0n) return 0n;
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

const shift = (b: bigint, dtype: Name) => (b >= 0n && b < BigInt(bits(dtype)) ? b : null);

/** What integer loops give before wrapping. */
export const integers: Record<string, Integers> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  floorDivide,
  remainder: (a, b) => (b === 0n ? 0n : a - b * floorDivide(a, b)),
  power: (a, b) => a ** b,
  maximum: (a, b) => (a > b ? a : b),
  minimum: (a, b) => (a < b ? a : b),
  bitwiseAnd: (a, b) => a & b,
  bitwiseOr: (a, b) => a | b,
  bitwiseXor: (a, b) => a ^ b,
  leftShift: (a, b, dtype) => (shift(b, dtype) === null ? 0n : a << b),
  rightShift: (a, b, dtype) => (shift(b, dtype) === null ? (a < 0n ? -1n : 0n) : a >> b),
  negative: (a) => -a,
  absolute: (a) => (a < 0n ? -a : a),
  sign: (a) => (a > 0n ? 1n : a < 0n ? -1n : 0n),
  square: (a) => a * a,
  invert: (a) => ~a,
  floor: (a) => a,
  ceil: (a) => a,
  trunc: (a) => a,
  conjugate: (a) => a,
};

function roundHalfEven(x: number): number {
  const magnitude = Math.abs(x);
  const floor = Math.floor(magnitude);
  const rest = magnitude - floor;
  const rounded = rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor;
  return x < 0 || Object.is(x, -0) ? -rounded : rounded;
}

/** What float loops give before the one rounding; half-width floats are computed in float32. */
export const floats: Record<string, Floats> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  maximum: (a, b) => (Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : a > b ? a : b),
  minimum: (a, b) => (Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : a < b ? a : b),
  negative: (a) => -a,
  absolute: (a) => Math.abs(a),
  sign: (a) => (Number.isNaN(a) ? a : a > 0 ? 1 : a < 0 ? -1 : 0),
  square: (a) => a * a,
  sqrt: (a) => Math.sqrt(a),
  reciprocal: (a) => 1 / a,
  floor: (a) => Math.floor(a),
  ceil: (a) => Math.ceil(a),
  trunc: (a) => Math.trunc(a),
  rint: roundHalfEven,
  conjugate: (a) => a,
};

const truth = (x: Element) => (Array.isArray(x) ? x[0] !== 0 || x[1] !== 0 : Number(x) !== 0);

/** Complex numbers are ordered by their real, then their imaginary part. */
function less(a: Element, b: Element): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a < b;
  if ([...a, ...b].some(Number.isNaN)) return false;
  return a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
}

function equal(a: Element, b: Element): boolean {
  // biome-ignore lint/suspicious/noDoubleEquals: a bigint and a number of one value are equal
  return Array.isArray(a) && Array.isArray(b) ? a[0] === b[0] && a[1] === b[1] : a == b;
}

const parts = (a: Element) => (Array.isArray(a) ? a : [Number(a)]);

/** Functions whose result is a truth value. */
export const predicates: Record<string, (a: Element, b: Element) => boolean> = {
  equal,
  notEqual: (a, b) => !equal(a, b),
  less,
  greater: (a, b) => less(b, a),
  lessEqual: (a, b) => less(a, b) || equal(a, b),
  greaterEqual: (a, b) => less(b, a) || equal(a, b),
  logicalAnd: (a, b) => truth(a) && truth(b),
  logicalOr: (a, b) => truth(a) || truth(b),
  logicalXor: (a, b) => truth(a) !== truth(b),
  logicalNot: (a) => !truth(a),
  isnan: (a) => parts(a).some(Number.isNaN),
  isinf: (a) => parts(a).some((x) => Math.abs(x) === Number.POSITIVE_INFINITY),
  isfinite: (a) => parts(a).every(Number.isFinite),
};

const booleans: Record<string, (a: boolean, b: boolean) => boolean> = {
  add: (a, b) => a || b,
  multiply: (a, b) => a && b,
  maximum: (a, b) => a || b,
  minimum: (a, b) => a && b,
  bitwiseAnd: (a, b) => a && b,
  bitwiseOr: (a, b) => a || b,
  bitwiseXor: (a, b) => a !== b,
  invert: (a) => !a,
  absolute: (a) => a,
  conjugate: (a) => a,
  floor: (a) => a,
  ceil: (a) => a,
  trunc: (a) => a,
};

/** A function of elements of `types[0]`, .., giving `types.at(-1)`; null where JavaScript has no independent word. */
export function scalarFunction(
  name: string,
  types: readonly Name[],
): ((...args: Element[]) => Element) | null {
  const [input, output] = [types[0]!, types.at(-1)!];
  if (name === "where") return (chosen, a, b) => (chosen ? a! : b!);
  const kind = kindOf(input);
  const predicate = predicates[name];
  if (predicate && output === "bool") return (a, b) => predicate(a, b!);
  if (types.some((type) => type !== output)) return null;
  if (kind === "b" && booleans[name]) return (a, b) => booleans[name]!(a as boolean, b as boolean);
  if ((kind === "i" || kind === "u") && integers[name])
    return (a, b) => wrap(integers[name]!(BigInt(a as number), BigInt((b as number) ?? 0), input), input);
  if (kind !== "f" || !floats[name]) return null;
  const half = input === "float16" || input === "bfloat16";
  return (a, b) => {
    const exact = floats[name]!(a as number, b as number, input);
    return round(half ? Math.fround(exact) : exact, input);
  };
}
