import type { DType, Scalar } from "../../core/dtype.js";
import { type BinaryFormat, binaryFormats } from "../../core/text/dragon4.js";
import { positional, scientific, type Trim } from "../../core/text/format_float.js";
import { largestPlain } from "./columns.js";

/** A float on its own: shortest digits, and an exponent for the very large and small. */
function floatStr(x: number, format: BinaryFormat, trim: Trim, sign = false): string {
  if (Number.isNaN(x)) return sign ? "+nan" : "nan";
  const magnitude = Math.abs(x);
  // A double keeps all its 16 digits; the narrower types switch where they do in arrays.
  const most = format.significand === 53 ? 1e16 : largestPlain(format);
  if (magnitude === 0 || magnitude === Infinity || (magnitude < most && magnitude >= 1e-4)) {
    return positional(x, format, { trim, sign });
  }
  return scientific(x, format, { trim: "-", sign });
}

/** An element of a dtype as `str` of Python's own number, whose floats are doubles. */
export function pythonStr(value: Scalar, dtype: DType): string {
  if (typeof value === "object") return scalarStr(value, "complex128");
  return scalarStr(value, dtype in binaryFormats ? "float64" : dtype);
}

/**
 * A scalar as `str` of NumPy's scalar of a dtype.
 *
 * @param value - the scalar
 * @param dtype - its dtype, which says how many digits tell it from its neighbours
 */
export function scalarStr(value: Scalar, dtype: DType): string {
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "object") {
    const format = binaryFormats[dtype === "complex64" ? "float32" : "float64"];
    const { re, im } = value;
    if (re === 0 && !Object.is(re, -0)) return `${floatStr(im, format, "-")}j`;
    return `(${floatStr(re, format, "-")}${floatStr(im, format, "-", true)}j)`;
  }
  if (typeof value === "number" && dtype in binaryFormats) {
    return floatStr(value, binaryFormats[dtype as keyof typeof binaryFormats], "0");
  }
  return String(value);
}
