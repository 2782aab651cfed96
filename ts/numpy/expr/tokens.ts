import { caret } from "./tree.js";

/** A word, number, sign or operand of an expression, with its place in the text. */
export interface Token {
  readonly kind: "name" | "number" | "sign" | "operand" | "end";
  readonly text: string;
  readonly at: number;
}

// Python's numbers, names and signs; what is longer is tried first
const pattern =
  /\s*(?:#.*|(\$\{\d+\})|((?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?[jJ]?|0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+)|([A-Za-z_]\w*)|(\*\*|\/\/|<<|>>|<=|>=|==|!=|\.\.\.|[-+*/%@&|^~<>()[\],:.=]))?/y;
const hex = /0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+/y;

/** The tokens of a text in which `${0}`, `${1}` and so on are operands. @throws SyntaxError */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    pattern.lastIndex = at;
    const match = pattern.exec(text)!;
    const found = match.slice(1).findIndex((part) => part !== undefined);
    if (found < 0) {
      // Space, a comment, or nothing that is known.
      if (match[0] === "") throw new SyntaxError(`invalid character${caret(text, at)}`);
      at = pattern.lastIndex;
      continue;
    }
    let word = match[found + 1]!;
    const start = pattern.lastIndex - word.length;
    hex.lastIndex = start;
    word = (found === 1 && hex.exec(text)?.[0]) || word;
    at = start + word.length;
    if (found === 1 && /\w/.test(text[at] ?? ""))
      throw new SyntaxError(`invalid decimal literal${caret(text, at)}`);
    tokens.push({ kind: (["operand", "number", "name", "sign"] as const)[found]!, text: word, at: start });
  }
  tokens.push({ kind: "end", text: "", at: text.length });
  return tokens;
}
