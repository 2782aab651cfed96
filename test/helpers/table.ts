import { describe, expect, test } from "vitest";
import * as np from "../../ts/index.js";

const isPlain = (value: unknown): value is object =>
  typeof value === "object" && value !== null && value.constructor === Object;

/** A value as one line of text: arrays by their repr, scalars as JavaScript writes them. */
export function show(value: unknown): string {
  if (value instanceof np.NDArray) return np.arrayRepr(value).replace(/\s+/g, " ");
  if (Array.isArray(value)) return `[${value.map(show).join(", ")}]`;
  if (typeof value === "bigint") return `${value}n`;
  if (Object.is(value, -0)) return "-0";
  if (!isPlain(value)) return String(value);
  const fields = Object.entries(value).map(([key, item]) => `${key}: ${show(item)}`);
  return `{${fields.join(", ")}}`;
}

/** What a line of code gives: its text, or `!Class: message` of what it throws. */
function evaluate(code: string): string {
  const end = code.lastIndexOf(";") + 1;
  const names = "let a, b, c, o; const { array, arange, zeros, ones } = np;";
  const run = new Function("np", `"use strict"; ${names} ${code.slice(0, end)} return (${code.slice(end)});`);
  try {
    return show(run(np));
  } catch (error) {
    return `!${(error as Error).name}: ${(error as Error).message.replaceAll("\n", " ").trimEnd()}`;
  }
}

/**
 * Tests written as lines: `statements; expression -> text`, where the text is that of {@link show}. `a`, `b`, `c` and
 * `o` may be assigned, and `array`, `arange`, `zeros` and `ones` need no `np.`.
 *
 * @example
 * table("adding")`
 *   a = array([1, 2]); a.add(1) -> array([2., 3.])
 * `;
 */
export function table(title: string): (lines: TemplateStringsArray) => void {
  return (lines) => {
    const rows = lines.raw[0]!.replaceAll("\\`", "`")
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line) => /^ *(.*?) -> (.*)$/.exec(line)!.slice(1) as [string, string]);
    describe(title, () => {
      test.each(rows)("%s", (code, expected) => {
        expect(evaluate(code)).toBe(expected);
      });
    });
  };
}
