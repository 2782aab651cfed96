import { ValueError } from "../core/errors.js";
import { requireInteger } from "../core/shape.js";
import { define } from "./define.js";

/** Whole numbers written in other bases. */

/**
 * A whole number in a base from 2 to 36. A fraction is cut off.
 *
 * @param padding - how many zeros to write in front
 * @throws ValueError for another base
 * @example
 * np.baseRepr(255, 16) // -> FF
 * np.baseRepr(-5, 2, 3) // -> -000101
 */
export const baseRepr: (
  number: number | bigint,
  base?: number | { base?: number; padding?: number },
  padding?: number | { padding?: number },
) => string = define("base_repr(number, base=, padding=)", (x, base = 2, padding = 0) => {
  if (base > 36) throw new ValueError("Bases greater than 36 not handled in base_repr.");
  if (base < 2) throw new ValueError("Bases less than 2 not handled in base_repr.");
  const value = BigInt(typeof x === "number" ? Math.trunc(x) : x);
  const size = value < 0n ? -value : value;
  const digits = size.toString(base).toUpperCase();
  const zeros = "0".repeat(Math.max(padding, 0));
  if (size === 0n) return zeros || digits;
  return `${value < 0n ? "-" : ""}${zeros}${digits}`;
});

/**
 * A whole number in base 2; with a width in two's complement.
 *
 * @throws ValueError for a width that does not suffice, @throws TypeError for a fraction
 * @example
 * np.binaryRepr(-5) // -> -101
 * np.binaryRepr(-5, 8) // -> 11111011
 */
export const binaryRepr: (num: number | bigint, width?: number | null | { width?: number | null }) => string =
  define("binary_repr(num, width=)", (x, width) => {
    if (typeof x !== "bigint") requireInteger(x);
    const value = BigInt(x);
    const digits = (value < 0n ? -value : value).toString(2);
    if (value === 0n) return "0".repeat(Math.max(width ?? 1, 1));
    if (width == null) return value < 0n ? `-${digits}` : digits;
    // A power of two needs no bit for its sign.
    const bits = value > 0n || /^10*$/.test(digits) ? digits.length : digits.length + 1;
    if (width < bits) throw new ValueError(`Insufficient bit width=${width} provided for binwidth=${bits}`);
    return value > 0n ? digits.padStart(width, "0") : BigInt.asUintN(width, value).toString(2);
  });
