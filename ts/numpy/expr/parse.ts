import { Complex } from "../../core/complex.js";
import { NameError } from "../../core/errors.js";
import { Marked } from "../../core/scalar.js";
import { constants, functionNames, similar } from "./names.js";
import { type Token, tokensOf } from "./tokens.js";
import { caret, type Named, type Parsed, type Tree } from "./tree.js";

/**
 * Python's expressions, by precedence climbing (Richards, 1969; the grammar is that of the Python reference, 6.17).
 */

/** Binary operators that associate to the left: how strongly they bind, and their ufunc. */
const binary: Readonly<Record<string, readonly [number, string]>> = {
  "|": [1, "bitwiseOr"],
  "^": [2, "bitwiseXor"],
  "&": [3, "bitwiseAnd"],
  "<<": [4, "leftShift"],
  ">>": [4, "rightShift"],
  "+": [5, "add"],
  "-": [5, "subtract"],
  "*": [6, "multiply"],
  "/": [6, "divide"],
  "//": [6, "floorDivide"],
  "%": [6, "remainder"],
  "@": [6, "matmul"],
};
const unary: Readonly<Record<string, string>> = { "-": "negative", "+": "positive", "~": "invert" };
const comparisons: Readonly<Record<string, string>> = {
  "<": "less",
  "<=": "lessEqual",
  ">": "greater",
  ">=": "greaterEqual",
  "==": "equal",
  "!=": "notEqual",
};
/** Words that mean something in Python, and nothing here. */
const reserved = new Set(
  "and or not if else in is lambda await yield async for from import as def class return with del global assert".split(
    " ",
  ),
);

const parsed = new WeakMap<TemplateStringsArray, Parsed>();

/** The tree of a template, read once for every place in a program that has one. @throws SyntaxError, NameError */
export function parse(strings: TemplateStringsArray): Parsed {
  let found = parsed.get(strings);
  if (!found) {
    const text = strings.raw.reduce((all, part, k) => `${all}\${${k - 1}}${part}`);
    found = { tree: new Parser(text).all(), text };
    parsed.set(strings, found);
  }
  return found;
}

class Parser {
  private readonly tokens: Token[];
  private next = 0;

  constructor(private readonly text: string) {
    this.tokens = tokensOf(text);
  }

  all(): Tree {
    return this.list("end");
  }

  private get token(): Token {
    return this.tokens[this.next]!;
  }

  private fail(message: string, at = this.token.at): never {
    throw new SyntaxError(`${message}${caret(this.text, at)}`);
  }

  private is(text: string): boolean {
    const { token } = this;
    return token.text === text && (token.kind === "sign" || token.kind === "name");
  }

  private take(text: string): boolean {
    const found = this.is(text);
    if (found) this.next++;
    return found;
  }

  private expect(text: string, opened: Token): void {
    if (this.take(text)) return;
    if (this.token.kind === "end") this.fail(`'${opened.text}' was never closed`, opened.at);
    this.fail("invalid syntax");
  }

  /** One expression, or several and commas: a tuple. */
  private list(end: string): Tree {
    const { at } = this.token;
    const first = this.choice();
    if (!this.is(",")) {
      if (end === "end" && this.token.kind !== "end") this.fail("invalid syntax");
      return first;
    }
    const items = [first];
    while (this.take(",") && !this.is(end) && this.token.kind !== "end") items.push(this.choice());
    if (end === "end" && this.token.kind !== "end") this.fail("invalid syntax");
    return { kind: "tuple", items, at };
  }

  private choice(): Tree {
    const yes = this.or();
    const { at } = this.token;
    if (!this.take("if")) return yes;
    const test = this.or();
    if (!this.take("else")) this.fail("expected 'else' after 'if' expression", at);
    return { kind: "if", test, yes, no: this.choice(), at };
  }

  private or(): Tree {
    return this.words("or", () => this.words("and", () => this.not()));
  }

  private words(kind: "and" | "or", operand: () => Tree): Tree {
    let left = operand();
    for (let { at } = this.token; this.take(kind); at = this.token.at)
      left = { kind, inputs: [left, operand()], at };
    return left;
  }

  private not(): Tree {
    const { at } = this.token;
    return this.take("not") ? { kind: "not", input: this.not(), at } : this.comparison();
  }

  private comparison(): Tree {
    const inputs = [this.arithmetic(0)];
    const names: string[] = [];
    const { at } = this.token;
    for (let name = this.comparing(); name; name = this.comparing()) {
      names.push(name);
      this.next++;
      inputs.push(this.arithmetic(0));
    }
    if (names.length === 0) return inputs[0]!;
    return names.length === 1
      ? { kind: "ufunc", name: names[0]!, inputs, at }
      : { kind: "compare", names, inputs, at };
  }

  private comparing(): string | undefined {
    const { kind, text } = this.token;
    if (kind === "name" && (text === "in" || text === "is"))
      this.fail(`the operator '${text}' is not supported: arrays are compared by ==`);
    return kind === "sign" ? comparisons[text] : undefined;
  }

  private arithmetic(least: number): Tree {
    let left = this.factor();
    for (;;) {
      const { kind, text, at } = this.token;
      const [binds, name] = (kind === "sign" && binary[text]) || [0, ""];
      if (binds <= least) return left;
      this.next++;
      const right = this.arithmetic(binds);
      left =
        name === "matmul"
          ? { kind: "matmul", inputs: [left, right], at }
          : { kind: "ufunc", name, inputs: [left, right], at };
    }
  }

  private factor(): Tree {
    const { kind, text, at } = this.token;
    const name = kind === "sign" ? unary[text] : undefined;
    if (name) {
      this.next++;
      return { kind: "ufunc", name, inputs: [this.factor()], at };
    }
    const base = this.primary();
    const place = this.token.at;
    if (!this.take("**")) return base;
    return { kind: "ufunc", name: "power", inputs: [base, this.factor()], at: place };
  }

  private primary(): Tree {
    let of = this.atom();
    for (;;) {
      const opened = this.token;
      const { at } = opened;
      if (this.take("(")) of = this.call(of, opened);
      else if (this.take("[")) {
        const items = this.items("]", opened, () => this.slice());
        if (items.length === 0) this.fail("invalid syntax");
        of = { kind: "index", of, items, at };
      } else if (this.take(".")) {
        const { kind, text: name, at: place } = this.token;
        if (kind !== "name") this.fail("invalid syntax");
        this.next++;
        of = { kind: "attribute", of, name, at: place };
      } else return of;
    }
  }

  private items<T>(end: string, opened: Token, item: () => T): T[] {
    const items: T[] = [];
    while (!this.is(end)) {
      items.push(item());
      if (!this.take(",")) break;
    }
    this.expect(end, opened);
    return items;
  }

  private call(callee: Tree, opened: Token): Tree {
    const named: (readonly [string, Tree])[] = [];
    const args: Tree[] = [];
    this.items(")", opened, () => {
      const { kind, text, at } = this.token;
      const equals = this.tokens[this.next + 1]!;
      if (kind === "name" && equals.kind === "sign" && equals.text === "=") {
        this.next += 2;
        if (named.some(([name]) => name === text)) this.fail(`keyword argument repeated: ${text}`, at);
        named.push([text, this.choice()]);
      } else {
        if (named.length > 0) this.fail("positional argument follows keyword argument");
        args.push(this.choice());
      }
    });
    return { kind: "call", callee, args, named: named as Named, at: callee.at };
  }

  private slice(): Tree {
    const { at } = this.token;
    const parts: (Tree | null)[] = [null];
    let colons = 0;
    while (!this.is(",") && !this.is("]") && this.token.kind !== "end") {
      if (this.take(":")) {
        if (++colons > 2) this.fail("invalid syntax", at);
        parts.push(null);
      } else if (parts[parts.length - 1] === null) parts[parts.length - 1] = this.choice();
      else break;
    }
    if (colons === 0) return parts[0] ?? this.fail("invalid syntax");
    return { kind: "slice", parts, at };
  }

  private atom(): Tree {
    const opened = this.token;
    const { kind, text, at } = opened;
    this.next++;
    if (kind === "operand") return { kind, index: Number(text.slice(2, -1)), at };
    if (kind === "number") return { kind: "constant", value: this.number(text, at), at };
    if (kind === "name") return this.name(text, at);
    if (text === "...") return { kind: "constant", value: "...", at };
    if (text === "[") return { kind: "list", items: this.items("]", opened, () => this.choice()), at };
    if (text === "(") {
      if (this.take(")")) return { kind: "tuple", items: [], at };
      const inside = this.list(")");
      this.expect(")", opened);
      return inside;
    }
    this.next--;
    return this.fail(kind === "end" && this.next === 0 ? "the expression is empty" : "invalid syntax", at);
  }

  /** What a number stands for: a weak int, float or complex number. */
  private number(text: string, at: number): unknown {
    const digits = text.replaceAll("_", "");
    if (/^0[xob]/i.test(digits)) return Number(digits);
    if (/j$/i.test(digits)) return new Complex(0, Number(digits.slice(0, -1)));
    if (!/^\d+$/.test(digits)) return new Marked("float", Number(digits));
    if (/^0+[1-9]/.test(digits)) this.fail("leading zeros in decimal integer literals are not permitted", at);
    return Number.isSafeInteger(Number(digits)) ? Number(digits) : BigInt(digits);
  }

  private name(text: string, at: number): Tree {
    if (reserved.has(text)) this.fail("invalid syntax", at);
    let name = text;
    // `np.` says only whose name it is.
    while ((name === "np" || name === "numpy") && this.take(".")) {
      if (this.token.kind !== "name") this.fail("invalid syntax");
      name = this.token.text;
      this.next++;
    }
    if (Object.hasOwn(constants, name)) return { kind: "constant", value: constants[name], at };
    const found = functionNames.get(name);
    if (found !== undefined) return { kind: "function", name: found, at };
    const like = similar(name);
    throw new NameError(
      `name '${name}' is not defined${like ? `. Did you mean: '${like}'?` : ""}${caret(this.text, at)}`,
      name,
    );
  }
}
