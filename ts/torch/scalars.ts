import { Complex } from "../core/complex.js";
import { type DTypeRow, dtypes, type Scalar } from "../core/dtype.js";
import { OverflowError, RuntimeError, ValueError } from "../core/errors.js";
import { integerRange, type Marked, valueOf, weakKind } from "../core/scalar.js";

/** Scalars as elements of a dtype, PyTorch's way: what overflows is refused, but negative numbers wrap in unsigned ones. */

const names: Record<string, string> = {
  uint8: "uint8_t",
  int8: "int8_t",
  int16: "int16_t",
  int32: "int",
  int64: "int64_t",
  uint16: "uint16_t",
  uint32: "uint32_t",
  uint64: "uint64_t",
  float16: "c10::Half",
  bfloat16: "c10::BFloat16",
  float32: "float",
};
const largest: Record<string, number> = {
  float16: 65504,
  bfloat16: 2 ** 128 - 2 ** 120,
  float32: 2 ** 128 - 2 ** 104,
};

const overflow = (name: string): RuntimeError =>
  new RuntimeError(`value cannot be converted to type ${name} without overflow`);

function toInteger(value: number | bigint, dtype: DTypeRow, name: string): Scalar {
  const [low, high] = integerRange(dtype);
  if (weakKind(value) === "float") {
    if (!(value >= low && value <= high)) throw overflow(name);
    return Math.trunc(value as number);
  }
  const whole = BigInt(value);
  if (name === dtype.name) {
    // A new tensor is made of C's long long.
    if (dtype === dtypes.uint64 && whole > high) throw new OverflowError("int too big to convert");
    if (dtype !== dtypes.uint64 && whole >= 2n ** 63n)
      throw new ValueError("Overflow when unpacking long long");
  }
  const wraps = low === 0n;
  if (whole > high || whole < (wraps ? -high : low)) throw overflow(name);
  return wraps && whole < 0n ? BigInt.asUintN(8 * dtype.itemsize, whole) : value;
}

/**
 * An element of a new tensor: floats lose their fraction in integers.
 *
 * @throws RuntimeError when it overflows, @throws TypeError when a complex number would become a real one
 */
export function element(x: Scalar | Marked, dtype: DTypeRow, name: string = dtype.name): Scalar {
  const value = valueOf(x);
  const whole = dtype.kind === "int" || dtype.kind === "uint";
  if (value instanceof Complex) {
    if (whole) throw new TypeError("'complex' object cannot be interpreted as an integer");
    if (dtype.kind === "float") throw new TypeError("must be real number, not complex");
    return value;
  }
  return whole && typeof value !== "boolean" ? toInteger(value, dtype, name) : value;
}

/** What a tensor is filled with: floats, too, must be in range. @throws RuntimeError when it overflows */
export function filling(x: Scalar | Marked, dtype: DTypeRow): Scalar {
  const name = names[dtype.name] ?? dtype.name;
  const value = element(x, dtype, name);
  const limit = largest[dtype.name];
  if (limit !== undefined && !(value instanceof Complex)) {
    const size = Math.abs(Number(value));
    if (size > limit && size < Number.POSITIVE_INFINITY) throw overflow(name);
  }
  return value;
}
