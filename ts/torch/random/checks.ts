import { scalarType } from "../../autograd/words.js";
import type { CoreArray } from "../../core/array.js";
import { type DTypeRow, dtypes } from "../../core/dtype.js";
import { NotImplementedError, RuntimeError } from "../../core/errors.js";
import { integerRange } from "../../core/scalar.js";

/** PyTorch's refusals of laws and bounds, in its words. */

/** A kernel that does not know a dtype. */
export const notImplemented = (kernel: string, dtype: DTypeRow): NotImplementedError =>
  new NotImplementedError(`"${kernel}" not implemented for '${scalarType(dtype)}'`);

/** Continuous laws fill floating and complex arrays. @throws NotImplementedError */
export function requireFloating({ dtype }: CoreArray, kernel: string): void {
  if (dtype.kind !== "float" && dtype.kind !== "complex") throw notImplemented(kernel, dtype);
}

// The types as C++ names them.
const cNames: Readonly<Record<string, string>> = {
  bool: "bool",
  uint8: "unsigned char",
  int8: "signed char",
  int16: "short",
  int32: "int",
  int64: "long",
  uint16: "unsigned short",
  uint32: "unsigned int",
  uint64: "unsigned long",
  float16: "c10::Half",
  bfloat16: "c10::BFloat16",
  float32: "float",
  float64: "double",
};

const largestFloat: Readonly<Record<string, number>> = {
  float16: 65504,
  bfloat16: 2 ** 127 * (2 - 2 ** -7),
  float32: 2 ** 127 * (2 - 2 ** -23),
  float64: Number.MAX_VALUE,
};

const bits: Readonly<Record<string, bigint>> = { float16: 11n, bfloat16: 8n, float32: 24n, float64: 53n };

/** The end of the integers that a dtype holds without gaps. */
export function largestOf(dtype: DTypeRow): bigint {
  if (dtype === dtypes.bool) return 1n;
  return dtype.kind === "float" ? 1n << bits[dtype.name]! : integerRange(dtype)[1];
}

/** Bounds of a uniform law. @throws RuntimeError */
export function requireRange(dtype: DTypeRow, low: number, high: number): void {
  const most = largestFloat[dtype.name]!;
  for (const [name, x] of [
    ["from", low],
    ["to", high],
  ] as const) {
    if (!(Math.abs(x) <= most)) throw new RuntimeError(`${name} is out of bounds for ${cNames[dtype.name]}`);
  }
  if (low > high) {
    throw new RuntimeError(
      `uniform_ expects to return a [from, to) range, but found from=${low} > to=${high}`,
    );
  }
  if (high - low > most) {
    throw new RuntimeError(
      `uniform_ expects to-from <= std::numeric_limits<${scalarType(dtype)}>::max(), but found to=${high} and from=${low} which result in to-from to exceed the limit`,
    );
  }
}

/** How many integers there are between bounds of a dtype, and the first. @throws RuntimeError */
export function integersOf(
  dtype: DTypeRow,
  low: bigint,
  high: bigint | null,
): { readonly from: bigint; readonly count: bigint } {
  if (dtype.kind === "complex") {
    throw new RuntimeError("check_random_bounds handles only integral, floating-point and boolean types");
  }
  if (high !== null && low >= high) {
    throw new RuntimeError(`random_ expects 'from' to be less than 'to', but got from=${low} >= to=${high}`);
  }
  const last = high === null ? largestOf(dtype) : high - 1n;
  const name = cNames[dtype.name];
  if (!holds(dtype, low)) throw new RuntimeError(`from is out of bounds for ${name}`);
  if (!holds(dtype, last)) throw new RuntimeError(`to - 1 is out of bounds for ${name}`);
  return { from: low, count: last - low + 1n };
}

function holds(dtype: DTypeRow, x: bigint): boolean {
  if (dtype.kind === "float") return Math.abs(Number(x)) <= largestFloat[dtype.name]!;
  const [least, most] = dtype === dtypes.bool ? [0n, 1n] : integerRange(dtype);
  return x >= least && x <= most;
}

/** Whether a dtype tells the numbers below `n` apart. @throws RuntimeError */
export function requirePermutable(n: number, dtype: DTypeRow): void {
  if (!Number.isSafeInteger(n)) {
    throw new TypeError("randperm(): argument 'n' (position 1) must be int, not float");
  }
  if (n < 0) throw new RuntimeError(`Trying to create tensor with negative dimension ${n}: [${n}]`);
  if (dtype.kind === "bool" || dtype.kind === "complex") throw notImplemented("randperm", dtype);
  const most = largestOf(dtype) + 1n;
  if (BigInt(n) <= most) return;
  if (dtype.kind !== "float") {
    throw new RuntimeError(`value cannot be converted to type ${dtype.name}_t without overflow`);
  }
  const words = { float16: "2049 for Half", float32: "2^24+1 for Float", float64: "2^53+1 for Double" };
  const word = (words as Record<string, string>)[dtype.name] ?? `${most} for ${scalarType(dtype)}`;
  throw new RuntimeError(`n cannot be greater than ${word} type.`);
}
