import { shapeText, sizeOf } from "../../core/shape.js";
import { columnOf } from "./columns.js";
import { type Printable, readCorner } from "./corner.js";
import { bracketed } from "./layout.js";
import { getPrintoptions, printsAs, type SomePrintOptions, withOptions } from "./options.js";
import { pythonStr, scalarStr } from "./scalar.js";

/** What `arrayStr` and `arrayRepr` can be told. */
export interface ArrayStrOptions {
  /** Characters in a line; the print option `linewidth` by default. */
  readonly maxLineWidth?: number | null | undefined;
  /** Digits after the point. */
  readonly precision?: number | null | undefined;
  /** Write small numbers as zero rather than with an exponent; the print option `suppress` by default. */
  readonly suppressSmall?: boolean | null | undefined;
}

/** What `array2string` can be told: the rest is as the print options say. */
export interface Array2stringOptions
  extends ArrayStrOptions,
    Pick<SomePrintOptions, "formatter" | "threshold" | "edgeitems" | "sign" | "floatmode" | "legacy"> {
  /** What comes between elements; a blank by default. */
  readonly separator?: string | undefined;
  /** What will stand before the text: lines after the first are indented by its length. */
  readonly prefix?: string | undefined;
  /** What will stand after the text: lines are shorter by its length. */
  readonly suffix?: string | undefined;
}

const dtypesOfLiterals: ReadonlySet<string> = new Set(["bool", "int64", "float64", "complex128"]);

/** The elements of an array in nested brackets. */
export function array2string(a: Printable, options: Array2stringOptions = {}): string {
  const { maxLineWidth, suppressSmall, separator = " ", prefix = "", suffix = "", ...rest } = options;
  const settings = withOptions({ ...rest, linewidth: maxLineWidth, suppress: suppressSmall });
  const old = printsAs("1.13", settings);
  if (old && a.shape.length === 0) return pythonStr(a.element([]), a.dtype);
  if (sizeOf(a.shape) === 0) return "[]";
  const corner = readCorner(a, settings.threshold, settings.edgeitems);
  const write = columnOf(a.dtype, corner.elements, settings, a.shape.length === 0);
  const word = (position: number): string => {
    const text = write(corner.elements[position]!);
    if (typeof text !== "string") throw new TypeError(`a formatter must return a string, not ${typeof text}`);
    return text;
  };
  return bracketed(corner, word, {
    width: settings.linewidth - (old ? 0 : suffix.length),
    separator,
    indent: " ".repeat(prefix.length + 1),
    old,
  });
}

/** NumPy's `repr`: with the dtype where the elements do not tell it, and the shape of an empty or summarised array. */
export function arrayRepr(a: Printable, options: ArrayStrOptions = {}): string {
  const current = getPrintoptions();
  const { linewidth, threshold, overrideRepr } = current;
  if (overrideRepr) return overrideRepr(a as never);
  const old = printsAs("1.13", current);
  const width = options.maxLineWidth ?? linewidth;
  const prefix = "array(";
  const text = `${prefix}${array2string(a, { ...options, maxLineWidth: width, separator: ", ", prefix, suffix: ")" })}`;
  const size = sizeOf(a.shape);
  const extras: string[] = [];
  if (
    (size === 0 && !(a.shape.length === 1 && a.shape[0] === 0)) ||
    (size > threshold && !printsAs("2.2", current))
  ) {
    extras.push(`shape=${shapeText(a.shape)}`);
  }
  const implied = dtypesOfLiterals.has(a.dtype) && !(old && a.dtype === "bool");
  if (size === 0 || !implied) extras.push(`dtype=${a.dtype}`);
  if (extras.length === 0) return `${text})`;
  const more = `${extras.join(", ")})`;
  const lastLine = text.length + 1 - (text.lastIndexOf("\n") + 1);
  const gap = !old && lastLine + more.length + 1 > width ? `\n${" ".repeat(prefix.length)}` : " ";
  return `${text},${gap}${more}`;
}

/** NumPy's `str`; of a 0-d array its scalar. */
export function arrayStr(a: Printable, options: ArrayStrOptions = {}): string {
  if (a.shape.length > 0) return array2string(a, options);
  return printsAs("1.13", getPrintoptions())
    ? pythonStr(a.element([]), a.dtype)
    : scalarStr(a.element([]), a.dtype);
}
