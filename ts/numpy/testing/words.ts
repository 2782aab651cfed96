import { Complex } from "../../core/complex.js";
import type { Kind, Scalar } from "../../core/dtype.js";
import { AssertionError } from "../../core/errors.js";
import { NDArray } from "../ndarray.js";
import { arrayRepr } from "../printing/array2string.js";
import { scalarStr } from "../printing/scalar.js";

/** What is said about two values that should have matched. */
export interface Words {
  /** What was expected of them. */
  header: string;
  /** What the two are called. */
  names?: readonly [string, string] | undefined;
  /** The caller's own words. */
  errMsg?: string | undefined;
  /** Whether the values are shown. */
  verbose?: boolean | undefined;
  /** Digits of arrays. */
  precision?: number | undefined;
}

const LINES = 3;
const WIDTH = 79;

/** A value as Python's `repr` has it, as far as JavaScript knows its type. */
export function reprOf(x: unknown, precision = 8): string {
  if (x instanceof NDArray) return arrayRepr(x, { precision });
  if (Array.isArray(x)) return `[${x.map((item) => reprOf(item)).join(", ")}]`;
  if (typeof x === "string") return `'${x}'`;
  if (typeof x === "number" || typeof x === "boolean" || x instanceof Complex) return scalarRepr(x);
  if (x === null || x === undefined) return "None";
  if (typeof x === "object" && Object.getPrototypeOf(x) === Object.prototype) {
    return `{${Object.entries(x)
      .map(([key, item]) => `'${key}': ${reprOf(item)}`)
      .join(", ")}}`;
  }
  return String(x);
}

/** A number says what it is by its value: whole ones print as integers. */
const scalarRepr = (x: Scalar): string =>
  scalarStr(x, typeof x === "number" && !(Number.isInteger(x) && !Object.is(x, -0)) ? "float64" : "int64");

/** An element of an array: Python's own number for it, which has the precision of a double. */
export const elementRepr = (x: Scalar, kind: Kind): string =>
  scalarStr(x, kind === "float" ? "float64" : "int64");

/** The failed comparison of two values in NumPy's layout. */
export function failure(
  values: readonly unknown[],
  { header, names = ["ACTUAL", "DESIRED"], errMsg = "", verbose = true, precision = 8 }: Words,
): AssertionError {
  const text = [`\n${header}`];
  if (errMsg !== "") {
    if (!errMsg.includes("\n") && errMsg.length < WIDTH - header.length) text[0] += ` ${errMsg}`;
    else text.push(errMsg);
  }
  if (verbose) {
    values.forEach((value, i) => {
      const lines = reprOf(value, precision).split("\n");
      const shown = lines.length > LINES + 1 ? `${lines.slice(0, LINES).join("\n")}...` : lines.join("\n");
      text.push(` ${names[i]}: ${shown}`);
    });
  }
  return new AssertionError(text.join("\n"));
}
