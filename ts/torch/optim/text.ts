import { binaryFormats } from "../../core/text/dragon4.js";
import { positional, scientific } from "../../core/text/format_float.js";

/** A number as Python writes it: with an exponent of two digits where it is small or large. */
function numberText(x: number): string {
  const size = Math.abs(x);
  if (Number.isInteger(x) && size < 1e16) return String(x);
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) return scientific(x, binaryFormats.float64, { trim: "-" });
  return positional(x, binaryFormats.float64, { trim: "-" });
}

function valueText(x: unknown): string {
  if (typeof x === "number") return numberText(x);
  if (typeof x === "boolean") return x ? "True" : "False";
  return Array.isArray(x) ? `(${x.map(valueText).join(", ")})` : "None";
}

const pythonName = (name: string): string => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);

/** The options of a group, one in a line, by name. */
export function groupText(group: object): string {
  return Object.entries(group)
    .filter(([name]) => name !== "params")
    .map(([name, value]) => `    ${pythonName(name)}: ${valueText(value)}`)
    .sort()
    .join("\n");
}
