import type { Slice } from "../core/slice.js";

/** A number as it is written in a range: Python's int, float, or `5j`. */
export interface Literal {
  readonly value: number;
  readonly kind: "int" | "float" | "complex";
}

/** `start:stop:step` with numbers of any kind; a step of `5j` asks for so many points, the stop included. */
export interface Range {
  readonly start: Literal | null;
  readonly stop: Literal | null;
  readonly step: Literal | null;
}

const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A number written as text. @throws TypeError */
export function literal(text: string): Literal | null {
  if (text === "" || text === "None") return null;
  const imaginary = /j$/i.test(text);
  const digits = imaginary ? text.slice(0, -1) : text;
  if (!number.test(digits))
    throw new TypeError(`'${text}' is no number: ranges are written as 0:5, 0:1:0.25 or 0:1:5j`);
  const kind = imaginary ? "complex" : /^[+-]?\d+$/.test(digits) ? "int" : "float";
  return { value: Number(digits), kind };
}

/** A range written as text. @throws TypeError for what is no range */
export function parseRange(text: string): Range {
  const parts = text.replaceAll(" ", "").split(":");
  if (parts.length < 2 || parts.length > 3)
    throw new TypeError(`'${text}' is no range: ranges are written as 0:5, 0:1:0.25 or 0:1:5j`);
  return { start: literal(parts[0]!), stop: literal(parts[1]!), step: literal(parts[2] ?? "") };
}

const whole = (x: number | null): Literal | null => (x === null ? null : { value: x, kind: "int" });

/** A slice as a range. */
export const rangeOf = (x: Slice): Range => ({
  start: whole(x.start),
  stop: whole(x.stop),
  step: whole(x.step),
});

/** A text at its commas, and whether it is several: Python's tuple, which a comma at the end makes, too. */
export function splitText(text: string): { parts: string[]; several: boolean } {
  const parts = text.split(",").map((part) => part.trim());
  const several = parts.length > 1;
  if (several && parts[parts.length - 1] === "") parts.pop();
  return { parts, several };
}
