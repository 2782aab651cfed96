import { allocate, type CoreArray, filled } from "../core/array.js";
import { Complex } from "../core/complex.js";
import type { DTypeRow, Scalar } from "../core/dtype.js";
import { ValueError } from "../core/errors.js";
import { integerRange } from "../core/scalar.js";

const real = "[+-]?(?:\\d+\\.?\\d*(?:e[+-]?\\d+)?|\\.\\d+(?:e[+-]?\\d+)?|inf(?:inity)?|nan)";
const integer = /^[+-]?\d+/;
const float = new RegExp(`^${real}`, "i");
const complex = new RegExp(`^(?:(${real})(?=[+-])|(?=[^ ]*j))?(${real})j|^(${real})`, "i");

function floatOf(text: string): number {
  if (/nan/i.test(text)) return NaN;
  return /inf/i.test(text) ? (text.startsWith("-") ? -Infinity : Infinity) : Number(text);
}

/** A number at the beginning of a text, and how long it is; `null` where there is none. */
function read(text: string, dtype: DTypeRow): { value: Scalar; length: number } | null {
  if (dtype.kind === "complex") {
    const match = complex.exec(text);
    if (!match) return null;
    const [all, re, im, alone] = match;
    return {
      value:
        alone === undefined ? new Complex(floatOf(re ?? "0"), floatOf(im!)) : new Complex(floatOf(alone), 0),
      length: all.length,
    };
  }
  if (dtype.kind === "float") {
    const match = float.exec(text);
    return match && { value: floatOf(match[0]), length: match[0].length };
  }
  const match = integer.exec(text);
  if (!match) return null;
  const value = BigInt(match[0].replace("+", ""));
  const length = match[0].length;
  if (dtype.kind === "bool") return { value: value !== 0n, length };
  return { value: wrapped(value, dtype), length };
}

/** As C's `strtol` and a cast have it: held to 64 bits, then cut to fewer. */
function wrapped(value: bigint, dtype: DTypeRow): Scalar {
  const [low, high] = [
    -(1n << 63n),
    dtype.kind === "uint" && dtype.itemsize === 8 ? (1n << 64n) - 1n : (1n << 63n) - 1n,
  ];
  const held = value < low ? low : value > high ? high : value;
  const bits = 8 * dtype.itemsize;
  const cut = dtype.kind === "uint" ? BigInt.asUintN(bits, held) : BigInt.asIntN(bits, held);
  return integerRange(dtype)[1] < 2n ** 53n ? Number(cut) : cut;
}

const unmatched = "string or file could not be read to its end due to unmatched data";

/** How long a separator is at the beginning of a text; a space in it stands for any white space, none included. */
function separated(text: string, separator: RegExp): number {
  return separator.exec(text)?.[0].length ?? -1;
}

/**
 * Numbers from text, with a separator between them.
 *
 * @param count - how many; all if negative
 * @throws ValueError for what is no number, or too few
 */
export function fromText(text: string, dtype: DTypeRow, count: number, separator: string): CoreArray {
  const escaped = separator.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s*");
  const between = new RegExp(`^${/^\s+$/.test(separator) ? "\\s+" : `\\s*${escaped}`}`);
  const values: Scalar[] = [];
  let rest = text.trimStart();
  while (rest !== "" && (count < 0 || values.length < count)) {
    const found = read(rest, dtype);
    if (!found) throw new ValueError(unmatched);
    values.push(found.value);
    rest = rest.slice(found.length);
    const gap = separated(rest, between);
    if (gap < 0) {
      if (rest.trim() !== "" && (count < 0 || values.length < count)) throw new ValueError(unmatched);
      break;
    }
    rest = rest.slice(gap).trimStart();
  }
  if (values.length < count) throw new ValueError("string is smaller than requested size");
  return filled(allocate(dtype, [values.length]), (result) => {
    values.forEach((value, i) => {
      dtype.write(result.address + i * dtype.itemsize, value);
    });
  });
}
