// What is public in lanewise/torch is documented, and shown: the examples are run by test/docs.
import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const entry = path.join(root, "ts/torch/index.ts");
const program = ts.createProgram([entry], {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  skipLibCheck: true,
});
const checker = program.getTypeChecker();

interface Documented {
  readonly name: string;
  readonly text: string;
  readonly example: boolean;
}

/** The declaration, or what holds it, that a doc comment stands before. */
function documentedNode(node: ts.Node): ts.Node {
  let at = node;
  while (!ts.isSourceFile(at) && !ts.isStatement(at)) at = at.parent;
  return at;
}

/** Every value that a module exports, namespaces included. */
function documented(module: ts.Symbol, prefix = "", seen = new Set<ts.Symbol>()): Documented[] {
  return checker.getExportsOfModule(module).flatMap((given): Documented[] => {
    const symbol = given.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(given) : given;
    if (seen.has(symbol)) return [];
    seen.add(symbol);
    const name = prefix + given.name;
    if (symbol.flags & ts.SymbolFlags.Module) return documented(symbol, `${name}.`, seen);
    const { valueDeclaration } = symbol;
    if (!valueDeclaration) return [];
    const docs = (symbol.declarations ?? []).flatMap((node) =>
      ts.getJSDocCommentsAndTags(documentedNode(node)),
    );
    const comments = docs.filter(ts.isJSDoc);
    return [
      {
        name,
        text: comments.map((doc) => ts.getTextOfJSDocComment(doc.comment) ?? "").join(""),
        example: comments.some((doc) => doc.tags?.some((tag) => tag.tagName.text === "example")),
      },
    ];
  });
}

const all = documented(checker.getSymbolAtLocation(program.getSourceFile(entry)!)!);

test("every function, class and name of lanewise/torch says what it is", () => {
  expect(all.length).toBeGreaterThan(250);
  expect(all.filter(({ text }) => text === "").map(({ name }) => name)).toEqual([]);
});

test("and shows how it is used", () => {
  expect(all.filter(({ example }) => !example).map(({ name }) => name)).toEqual([]);
});
