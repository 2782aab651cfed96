/** The syntax tree of an expression; `at` is a place in its text. */
export type Tree = { readonly at: number } & (
  | { readonly kind: "operand"; readonly index: number }
  | { readonly kind: "constant"; readonly value: unknown }
  | { readonly kind: "function"; readonly name: string }
  | { readonly kind: "ufunc"; readonly name: string; readonly inputs: readonly Tree[] }
  | { readonly kind: "matmul"; readonly inputs: readonly [Tree, Tree] }
  | { readonly kind: "and" | "or"; readonly inputs: readonly [Tree, Tree] }
  | { readonly kind: "not"; readonly input: Tree }
  | { readonly kind: "compare"; readonly names: readonly string[]; readonly inputs: readonly Tree[] }
  | { readonly kind: "if"; readonly test: Tree; readonly yes: Tree; readonly no: Tree }
  | { readonly kind: "call"; readonly callee: Tree; readonly args: readonly Tree[]; readonly named: Named }
  | { readonly kind: "attribute"; readonly of: Tree; readonly name: string }
  | { readonly kind: "index"; readonly of: Tree; readonly items: readonly Tree[] }
  | { readonly kind: "slice"; readonly parts: readonly (Tree | null)[] }
  | { readonly kind: "list" | "tuple"; readonly items: readonly Tree[] }
);

/** Arguments by name. */
export type Named = readonly (readonly [string, Tree])[];

/** An expression as it was read: its tree, and the text that messages show, with operands as `${0}`. */
export interface Parsed {
  readonly tree: Tree;
  readonly text: string;
}

/** The line of a text with a caret under a place in it. */
export function caret(text: string, at: number): string {
  const start = text.lastIndexOf("\n", at - 1) + 1;
  const end = text.indexOf("\n", at);
  const line = text.slice(start, end < 0 ? undefined : end);
  return `\n    ${line}\n    ${" ".repeat(at - start)}^`;
}
