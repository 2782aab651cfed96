import type { DType, Scalar } from "../../core/dtype.js";
import { ValueError } from "../../core/errors.js";
import { type BinaryFormat, binaryFormats } from "../../core/text/dragon4.js";
import { positional, scientific, type Trim } from "../../core/text/format_float.js";
import { getPrintoptions, type PrintOptions, printsAs } from "./options.js";

type Write<T> = (x: T) => string;
interface ComplexParts {
  readonly re: number;
  readonly im: number;
}

const longest = (texts: readonly string[]): number =>
  texts.reduce((most, text) => Math.max(most, text.length), 0);

/** Booleans: a blank before `True`, so that it is as long as `False`, but not on its own. */
function boolColumn(alone: boolean): Write<boolean> {
  return (x) => (x ? (alone ? "True" : " True") : "False");
}

/** Integers, to the right. */
function integerColumn(
  values: readonly (number | bigint)[],
  sign: PrintOptions["sign"],
): Write<number | bigint> {
  const mark = sign === "-" || (sign === " " && values.some((x) => x < 0)) ? "" : sign;
  const write = (x: number | bigint): string => (x < 0 ? String(x) : mark + x);
  const width = longest(values.map(write));
  return (x) => write(x).padStart(width);
}

/** Whether NumPy writes these magnitudes, of which none is zero, with exponents. */
function wantsExponent(
  magnitudes: readonly number[],
  format: BinaryFormat,
  { suppress, legacy }: PrintOptions,
): boolean {
  if (magnitudes.length === 0) return false;
  const most = magnitudes.reduce((a, b) => Math.max(a, b));
  const least = magnitudes.reduce((a, b) => Math.min(a, b));
  if (most >= (printsAs("2.2", { legacy }) ? 1e8 : largestPlain(format))) return true;
  if (suppress) return false;
  // NumPy compares in the dtype: 0.0001 is rounded to it (1.6 * 2**-14), and so is the quotient, ties to 1000.
  const unit = 2 ** (-14 - format.significand + 1);
  return least < Math.round(1e-4 / unit) * unit || most / least > 1000 + 2 ** (9 - format.significand);
}

/** The power of ten from which on numbers take an exponent: the decimal digits that a format holds, at most 8. */
export function largestPlain(format: BinaryFormat): number {
  return 10 ** Math.min(8, Math.floor((format.significand - 1) * Math.log10(2)));
}

/** Floats, aligned at the point, with as many digits as the elements need together. */
function floatColumn(
  values: readonly number[],
  format: BinaryFormat,
  options: PrintOptions,
  alone: boolean,
): Write<number> {
  const { floatmode } = options;
  const old = printsAs("1.13", options);
  const sign = old && !alone && options.sign === "-" ? " " : options.sign;
  const fixed = floatmode === "fixed";
  const precision = floatmode === "unique" ? undefined : options.precision;
  if (precision !== undefined && precision < 0) throw new ValueError("precision must be >= 0");
  const finite = values.filter(Number.isFinite);
  const exponents = wantsExponent(
    finite.filter((x) => x !== 0).map((x) => Math.abs(x)),
    format,
    options,
  );

  // A first pass over all elements gives the widths of the second.
  const write = exponents ? scientific : positional;
  const plus = sign === "+";
  const exact = finite.length > 0 && (fixed || (old && exponents));
  if (exact && precision === undefined)
    throw new TypeError("in non-unique mode `precision` must be supplied");
  const draft = { precision, unique: !exact, trim: (exact ? "k" : ".") as Trim, sign: plus };
  const parts = finite.map((x) => write(x, format, draft).split(/[.e]/));
  const digits = longest(parts.map((part) => part[1]!));
  const equal = exponents || fixed || floatmode === "maxprec_equal";
  const expDigits = exponents ? longest(parts.map((part) => part[2]!)) - 1 : undefined;
  const padRight = expDigits === undefined ? digits : digits + expDigits + 2;
  let padLeft = longest(parts.map((part) => part[0]!));
  // Version 1.13 left room for a sign, and one more blank before numbers with exponents.
  if (old)
    padLeft = exponents
      ? 3
      : finite.length > 0
        ? 1 + longest(parts.map((part) => part[0]!.replace(/^[-+]/, "")))
        : 0;
  else if (sign === " " && !finite.some((x) => x < 0 || Object.is(x, -0))) padLeft += 1;

  if (finite.length < values.length) {
    const { nanstr, infstr } = getPrintoptions();
    const signed = sign !== "-" || values.includes(Number.NEGATIVE_INFINITY) ? 1 : 0;
    padLeft = Math.max(padLeft, nanstr.length - padRight - 1, infstr.length + signed - padRight - 1);
  }

  const layout = {
    precision: equal ? digits : precision,
    minDigits: equal ? digits : 0,
    unique: !exact,
    trim: (equal ? "k" : ".") as Trim,
    sign: plus,
    padLeft,
    ...(exponents ? { expDigits } : { padRight }),
  };
  return (x) => {
    if (Number.isFinite(x)) return write(x, format, layout);
    const { nanstr, infstr } = getPrintoptions();
    const text = Number.isNaN(x) ? (plus ? "+" : "") + nanstr : (x < 0 ? "-" : plus ? "+" : "") + infstr;
    return text.padStart(padLeft + padRight + 1);
  };
}

/** Complex numbers: a column of real parts and one of signed imaginary parts. */
function complexColumn(
  values: readonly ComplexParts[],
  format: BinaryFormat,
  options: PrintOptions,
  alone: boolean,
): Write<ComplexParts> {
  const old = printsAs("1.13", options);
  const real = floatColumn(
    values.map((z) => z.re),
    format,
    old ? { ...options, floatmode: "maxprec_equal" } : options,
    alone,
  );
  const imaginary = floatColumn(
    values.map((z) => z.im),
    format,
    { ...options, sign: "+", ...(old ? { floatmode: "maxprec" } : {}) },
    alone,
  );
  return (z) => real(z.re) + imaginary(z.im).replace(/ *$/, (blanks) => `j${blanks}`);
}

/** The function that writes the elements of a dtype, all as wide as the widest of `values`. */
export function columnOf(
  dtype: DType,
  values: readonly Scalar[],
  options: PrintOptions,
  alone: boolean,
): Write<Scalar> {
  const given = options.formatter ?? {};
  const column = (): unknown => {
    if (dtype === "bool") return given.bool ?? given.all ?? boolColumn(alone);
    if (dtype.includes("int")) {
      return (
        given.int ?? given.int_kind ?? given.all ?? integerColumn(values as (number | bigint)[], options.sign)
      );
    }
    if (dtype === "complex64" || dtype === "complex128") {
      const format = binaryFormats[dtype === "complex64" ? "float32" : "float64"];
      const own = given.complexfloat ?? given.complex_kind ?? given.all;
      return own ?? complexColumn(values as unknown as ComplexParts[], format, options, alone);
    }
    const format = binaryFormats[dtype as keyof typeof binaryFormats];
    return (
      given.float ?? given.float_kind ?? given.all ?? floatColumn(values as number[], format, options, alone)
    );
  };
  return column() as Write<Scalar>;
}
