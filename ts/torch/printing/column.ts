import type { Complex } from "../../core/complex.js";
import type { DTypeRow, Scalar } from "../../core/dtype.js";
import { binaryFormats } from "../../core/text/dragon4.js";
import { positional, scientific } from "../../core/text/format_float.js";
import type { PrintOptions } from "./options.js";

/** How the elements of a tensor are written, and how wide that is. */
export interface Column {
  readonly width: number;
  write(x: Scalar): string;
}

const { float64 } = binaryFormats;

const fixed = (x: number, precision: number): string =>
  positional(x, float64, { unique: false, precision, trim: precision === 0 ? "-" : "k" });
const exponential = (x: number, precision: number): string =>
  scientific(x, float64, { unique: false, precision, trim: precision === 0 ? "-" : "k" });

const longest = (texts: readonly string[]): number =>
  texts.reduce((most, text) => Math.max(most, text.length), 1);

/** Booleans and integers, to the right. */
function exactColumn(values: readonly Scalar[]): Column {
  const write = (x: Scalar): string => (typeof x === "boolean" ? (x ? "True" : "False") : String(x));
  const width = longest(values.map(write));
  return { width, write: (x) => write(x).padStart(width) };
}

/** Floats: whole numbers alone with a point only, others with fixed digits, and exponents for a wide range. */
function floatColumn(values: readonly number[], { precision, sciMode }: PrintOptions): Column {
  const telling = values.filter((x) => Number.isFinite(x) && x !== 0);
  const magnitudes = telling.map(Math.abs);
  const most = magnitudes.reduce((a, b) => Math.max(a, b), 0);
  const least = magnitudes.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const whole = telling.every(Number.isInteger);
  const exponents = telling.length > 0 && (sciMode ?? (most / least > 1000 || most > 1e8 || least < 1e-4));
  const write = (x: number): string => {
    if (exponents) return exponential(x, precision);
    if (!whole) return fixed(x, precision);
    return Number.isFinite(x) ? `${fixed(x, 0)}.` : fixed(x, 0);
  };
  const width = longest(telling.map(write));
  return { width, write: (x) => write(x as number).padStart(width) };
}

/** Two columns, for the parts of complex numbers. */
function complexColumn(values: readonly Complex[], options: PrintOptions): Column {
  const real = floatColumn(
    values.map((z) => z.re),
    options,
  );
  const imag = floatColumn(
    values.map((z) => z.im),
    options,
  );
  return {
    width: real.width + imag.width + 1,
    write(x) {
      const z = x as Complex;
      const text = `${imag.write(z.im)}j`.trimStart();
      return real.write(z.re) + (/^[+-]/.test(text) ? text : `+${text}`);
    },
  };
}

/** The column of the elements that are shown. */
export function columnOf(dtype: DTypeRow, values: readonly Scalar[], options: PrintOptions): Column {
  if (dtype.kind === "complex") return complexColumn(values as Complex[], options);
  return dtype.kind === "float" ? floatColumn(values as number[], options) : exactColumn(values);
}
