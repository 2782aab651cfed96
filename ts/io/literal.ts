import { FormatError } from "../core/errors.js";

/** What a Python literal can be here: text, whole numbers, truth values, None, tuples and lists, dicts with text keys. */
export type Literal = string | number | boolean | null | readonly Literal[] | Map<string, Literal>;

const TOKEN = /\s*(?:(True|False|None)\b|(-?\d+)L?\b|'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([{}()[\],:]))/y;
const MAX_DEPTH = 16;

/**
 * Read one Python literal: a grammar of its own, nothing is evaluated.
 *
 * @throws FormatError with the place where it goes wrong
 */
export function parseLiteral(text: string, offset = 0): Literal {
  let at = 0;
  let token: string | undefined;
  let value: Literal | undefined;

  const fail = (what: string): never => {
    throw new FormatError(`${what} in the header ${JSON.stringify(text.slice(0, 100))}`, offset + at);
  };
  const next = (): void => {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) return void (token = text.slice(at).trim() === "" ? "end" : fail("unexpected text"));
    at = TOKEN.lastIndex;
    const [, word, digits, single, double, mark] = match;
    token = mark ?? "value";
    if (word) value = word === "None" ? null : word === "True";
    else if (digits) value = Number(digits);
    else value = single ?? double;
    if (typeof value === "string" && value.includes("\\")) fail("an escape");
  };
  const item = (depth: number): Literal => {
    if (depth > MAX_DEPTH) fail("too many brackets");
    if (token === "value") {
      const found = value!;
      next();
      return found;
    }
    if (token === "(") return sequence(")", depth);
    if (token === "[") return sequence("]", depth);
    if (token === "{") return dict(depth);
    return fail("a value is missing");
  };
  const sequence = (close: string, depth: number): Literal => {
    const items: Literal[] = [];
    let commas = 0;
    next();
    while (token !== close) {
      items.push(item(depth + 1));
      if (token === ",") {
        commas++;
        next();
      } else if (token !== close) fail(`'${close}' is missing`);
    }
    next();
    // `(x)` is no tuple in Python.
    return close === ")" && items.length === 1 && commas === 0 ? items[0]! : items;
  };
  const dict = (depth: number): Literal => {
    const entries = new Map<string, Literal>();
    next();
    while (token !== "}") {
      const key = item(depth + 1);
      if (typeof key !== "string" || entries.has(key)) return fail("a key that is no text, or comes twice,");
      if (token !== ":") fail("':' is missing");
      next();
      entries.set(key, item(depth + 1));
      if (token === ",") next();
      else if (token !== "}") fail("'}' is missing");
    }
    next();
    return entries;
  };

  next();
  const result = item(0);
  if (token !== "end") fail("something follows the value");
  return result;
}
