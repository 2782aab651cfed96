import { Complex } from "./complex.js";
import { isForeign } from "./foreign.js";
import { Marked } from "./scalar.js";
import { Slice } from "./slice.js";

/** What a function takes, written as Python writes it: `clip(a, a_min=, a_max=, *, out=)`. */
export interface Parameters {
  readonly name: string;
  readonly names: readonly string[];
  /** How many must be given. */
  readonly required: number;
  /** How many may be given by position; the rest by name only. */
  readonly positional: number;
}

/** Read a signature: a name with `=` is optional, what follows `*` is by name only. */
export function parameters(signature: string): Parameters {
  const open = signature.indexOf("(");
  const parts = signature
    .slice(open + 1, -1)
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
  const star = parts.indexOf("*");
  const names = parts.filter((part) => part !== "*");
  return {
    name: signature.slice(0, open),
    names: names.map((part) => part.replace("=", "")),
    required: names.filter((part) => !part.endsWith("=")).length,
    positional: star < 0 ? names.length : star,
  };
}

/**
 * Whether a value is an options object: an object that is no array, array-like, scalar, slice or iterable.
 * It is told by its shape, so that it works for objects of another realm.
 */
export function isOptions(x: unknown): x is Record<string, unknown> {
  if (typeof x !== "object" || x === null || "core" in x || Array.isArray(x) || ArrayBuffer.isView(x))
    return false;
  if (Symbol.iterator in x || x instanceof Complex || x instanceof Marked || x instanceof Slice) return false;
  return !isForeign(x) && !("bitGenerator" in x) && !("itemsize" in x);
}

/**
 * Arguments by position, and those by name in one trailing options object, in the order of the parameters.
 * What was not given is `undefined`.
 *
 * @throws TypeError for too few, too many, repeated or unknown arguments, in Python's words
 */
export function bind(p: Parameters, args: readonly unknown[]): unknown[] {
  const last = args.length > 0 ? args[args.length - 1] : undefined;
  const options = isOptions(last) ? last : undefined;
  // Most calls: what is missing at the end reads as `undefined` without a list of all parameters.
  if (!options && args.length >= p.required && args.length <= p.positional) {
    let k = 0;
    while (k < p.required && args[k] !== undefined) k++;
    if (k === p.required) return args as unknown[];
  }
  const given = options ? args.length - 1 : args.length;
  if (given > p.positional) {
    const range = p.required === p.positional ? `${p.positional}` : `from ${p.required} to ${p.positional}`;
    throw new TypeError(
      `${p.name}() takes ${range} positional argument${p.positional === 1 ? "" : "s"} but ${given} were given`,
    );
  }
  const values = new Array<unknown>(p.names.length).fill(undefined);
  for (let i = 0; i < given; i++) values[i] = args[i];
  if (options) {
    for (const key of Object.keys(options)) {
      const i = p.names.indexOf(key);
      if (i < 0)
        throw new TypeError(
          `${p.name}() got an unexpected keyword argument '${key}'${suggestion(key, p.names)}`,
        );
      if (i < given) throw new TypeError(`${p.name}() got multiple values for argument '${key}'`);
      values[i] = options[key];
    }
  }
  for (let i = 0; i < p.required; i++) {
    if (values[i] === undefined) {
      throw new TypeError(
        `${p.name}() missing ${p.required - i} required positional argument${p.required - i === 1 ? "" : "s"}: '${p.names[i]}'`,
      );
    }
  }
  return values;
}

function suggestion(key: string, names: readonly string[]): string {
  const best = nearest(key, names);
  return best ? `. Did you mean '${best}'?` : "";
}

/** The one of some names that a word was probably meant to be; empty if none is like it. */
export function nearest(key: string, names: Iterable<string>): string {
  let best = "";
  let least = Math.max(2, key.length >> 1) + 1;
  for (const name of names) {
    const d = distance(key.toLowerCase(), name.toLowerCase());
    if (d < least) {
      least = d;
      best = name;
    }
  }
  return best;
}

/** The fewest insertions, deletions and substitutions between two words (Levenshtein, 1966). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + +(a[i - 1] !== b[j - 1])));
    }
    row = next;
  }
  return row[b.length]!;
}
