import { ValueError } from "../errors.js";
import { type BinaryFormat, decimal } from "./dragon4.js";

/**
 * What becomes of trailing zeros: `"k"` keep them, `"."` drop them but keep the point, `"0"` keep one after the
 * point, `"-"` drop them and the point.
 */
export type Trim = "k" | "." | "0" | "-";

/** How one floating-point number is written. Bounds that are absent do not bind. */
export interface FloatLayout {
  /** Most digits; needed unless `unique`. */
  readonly precision?: number | undefined;
  /** Fewest digits, if `unique`. */
  readonly minDigits?: number | undefined;
  /** The shortest digits that give the value back (default), or the exact expansion cut at `precision`. */
  readonly unique?: boolean | undefined;
  /** What becomes of trailing zeros; `"k"` by default. */
  readonly trim?: Trim | undefined;
  /** Write `+` before positive values. */
  readonly sign?: boolean | undefined;
  /** Characters before the point, filled with blanks. */
  readonly padLeft?: number | undefined;
}

/** How `formatFloatPositional` writes a number. */
export interface PositionalLayout extends FloatLayout {
  /** Count digits after the point (default), or significant digits. */
  readonly fractional?: boolean | undefined;
  /** Characters after the point, filled with blanks. */
  readonly padRight?: number | undefined;
}

/** How `formatFloatScientific` writes a number. */
export interface ScientificLayout extends FloatLayout {
  /** Fewest digits of the exponent; 2 by default. */
  readonly expDigits?: number | undefined;
}

function signOf(x: number, plus: boolean | undefined): string {
  return x < 0 || Object.is(x, -0) ? "-" : plus ? "+" : "";
}

/** Infinities and NaN take no padding here: columns of an array pad them themselves. */
function notFinite(x: number, plus: boolean | undefined): string {
  return Number.isNaN(x) ? "nan" : `${signOf(x, plus)}inf`;
}

/** `.` and the fraction, with zeros added up to `wanted` digits or trimmed. */
function fractionText(digits: string, wanted: number, trim: Trim): string {
  if (trim === "k") return `.${digits.padEnd(wanted, "0")}`;
  const kept = digits.replace(/0+$/, "");
  if (kept !== "") return `.${kept}`;
  return trim === "." ? "." : trim === "0" ? ".0" : "";
}

/** A number without an exponent. */
export function positional(x: number, format: BinaryFormat, layout: PositionalLayout): string {
  if (!Number.isFinite(x)) return notFinite(x, layout.sign);
  const { precision, minDigits, unique = true, fractional = true, trim = "k" } = layout;
  const { digits, point } = decimal(Math.abs(x), format, {
    unique,
    most: precision,
    fewest: minDigits,
    fractional,
  });
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, "0") : "0";
  const rest = point > 0 ? digits.slice(point) : "0".repeat(-point) + digits;
  const wanted = (unique ? minDigits : precision) ?? 0;
  const fraction = fractionText(rest, fractional ? wanted : wanted - whole.length, trim);
  const { padLeft = 0, padRight } = layout;
  // A column of `padRight` digits has room for the point too.
  return (
    (signOf(x, layout.sign) + whole).padStart(padLeft) +
    fraction.padEnd(padRight === undefined ? 0 : padRight + 1)
  );
}

/** A number with one digit before the point, and an exponent. */
export function scientific(x: number, format: BinaryFormat, layout: ScientificLayout): string {
  if (!Number.isFinite(x)) return notFinite(x, layout.sign);
  const { precision, minDigits, unique = true, trim = "k", padLeft = 0, expDigits = 2 } = layout;
  const { digits, point } = decimal(Math.abs(x), format, {
    unique,
    most: precision === undefined ? undefined : precision + 1,
    fewest: minDigits === undefined ? undefined : minDigits + 1,
    fractional: false,
  });
  // NumPy's `"-"` leaves the point here when there were zeros to drop after it.
  const drop = trim === "-" && digits.length > 1 ? "." : trim;
  const fraction = fractionText(digits.slice(1), (unique ? minDigits : precision) ?? 0, drop);
  // With `expDigits: 0` an exponent of zero has no digit, as in NumPy; and no more than five are filled up.
  const power = point === 1 ? "" : String(Math.abs(point - 1));
  const exponent = (point > 0 ? "+" : "-") + power.padStart(Math.min(expDigits, 5), "0");
  return `${(signOf(x, layout.sign) + digits[0]).padStart(padLeft)}${fraction}e${exponent}`;
}

function checkBound(value: number | undefined, name: string): void {
  if (value === undefined) return;
  if (!Number.isInteger(value)) throw new TypeError("integer argument expected, got float");
  if (value < 0) throw new ValueError(`${name} must be >= 0`);
}

/** Refuse a layout that NumPy refuses. */
export function checkLayout(layout: PositionalLayout & ScientificLayout): void {
  const { precision, minDigits, trim } = layout;
  checkBound(precision, "precision");
  checkBound(layout.padLeft, "pad_left");
  checkBound(layout.padRight, "pad_right");
  checkBound(layout.expDigits, "exp_digits");
  checkBound(minDigits, "min_digits");
  if (layout.fractional === false && precision === 0) {
    throw new ValueError("precision must be greater than 0 if fractional=False");
  }
  if (minDigits && precision && minDigits > precision) {
    throw new ValueError("min_digits must be less than or equal to precision");
  }
  if (trim !== undefined && !["k", ".", "0", "-"].includes(trim)) {
    throw new TypeError(`if supplied, trim must be 'k', '.', '0' or '-' found \`${String(trim)}\``);
  }
  if (layout.unique === false && precision === undefined) {
    throw new TypeError("in non-unique mode `precision` must be supplied");
  }
}
