// The arrows of docs/architecture.md, held.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");

/** folder of ts/ -> the folders it may import from, beside itself */
const below: Record<string, string[]> = {
  generated: [],
  wasm: ["generated"],
  core: ["wasm", "generated"],
  ops: ["core", "wasm", "generated"],
  io: ["ops", "core"],
  viz: ["ops", "core"],
  interop: ["ops", "core"],
  autograd: ["ops", "core", "generated"],
  threads: ["core", "wasm", "generated"],
  numpy: ["io", "viz", "interop", "ops", "core", "wasm", "generated"],
  torch: ["autograd", "io", "viz", "interop", "ops", "core", "wasm", "generated"],
};
/** files at the top of ts/: what the package exports */
const entries = [
  "index.ts",
  "main.ts",
  "slim.ts",
  "edge.ts",
  "edge-light.ts",
  "relaxed.ts",
  "relaxed-edge.ts",
  "relaxed-edge-light.ts",
  "torch.ts",
  "torch-edge.ts",
  "torch-edge-light.ts",
  "testing.ts",
  "testing-edge.ts",
  "testing-edge-light.ts",
  "expr.ts",
  "threads.ts",
  "threads-edge.ts",
  "threads-edge-light.ts",
];
/** the words everybody may use; they import nothing themselves */
const vocabulary = ["core/errors.ts", "core/warnings.ts"];
/** the one place where a face names the other, and only its type: what goes over the bridge */
const bridge = { file: "torch/bridge.ts", target: "numpy/ndarray.ts", typeOnly: true };

interface Import {
  file: string;
  /** what is imported: a file relative to ts/, a package, or an asset */
  target: string;
  typeOnly: boolean;
}

const files = (folder: string, ending: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending) && !name.includes("node_modules"))
    .map((name) => name.replaceAll("\\", "/"))
    .sort();
const read = (name: string): string => readFileSync(path.join(root, name), "utf8");

const sources = files("ts", ".ts").filter((name) => !name.endsWith(".d.ts"));

function importsOf(file: string): Import[] {
  const source = ts.createSourceFile(file, read(`ts/${file}`), ts.ScriptTarget.ES2022);
  const found: Import[] = [];
  const add = (specifier: string, typeOnly: boolean) => {
    const isLocal = specifier.startsWith(".");
    const target = isLocal ? path.posix.join(path.posix.dirname(file), specifier) : specifier;
    // `?text`: the module as text, from which workers start
    found.push({ file, target: target.replace(/\.js(\?text)?$/, ".ts"), typeOnly });
  };
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) continue;
    const specifier = statement.moduleSpecifier;
    if (!specifier || !ts.isStringLiteral(specifier)) continue;
    const typeOnly = ts.isImportDeclaration(statement)
      ? statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
      : statement.isTypeOnly;
    add(specifier.text, typeOnly);
  }
  const dynamic = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add((node.arguments[0] as ts.StringLiteral).text ?? "computed", false);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add((node.argument.literal as ts.StringLiteral).text, true);
    ts.forEachChild(node, dynamic);
  };
  dynamic(source);
  return found;
}

const imports = sources.flatMap(importsOf);
const layerOf = (file: string): string => file.split("/")[0]!;
const say = ({ file, target }: Import): string => `${file} imports ${target}`;
const isSource = (target: string): boolean => target.endsWith(".ts");

describe("layers", () => {
  test("the reader of imports finds them", () => {
    expect(imports).toContainEqual({ file: "main.ts", target: "index.ts", typeOnly: false });
    expect(imports).toContainEqual({ file: "wasm/load.ts", target: "generated/exports.ts", typeOnly: true });
    expect(sources.length).toBeGreaterThan(20);
  });

  test("every folder and entry is known", () => {
    const unknown = sources.map(layerOf).filter((layer) => !(layer in below) && !entries.includes(layer));
    expect([...new Set(unknown)]).toEqual([]);
  });

  test("imports point to a lower layer or stay in their folder", () => {
    const wrong = imports.filter(({ file, target, typeOnly }) => {
      if (file === bridge.file && target === bridge.target && typeOnly) return false;
      const [from, to] = [layerOf(file), layerOf(target)];
      if (entries.includes(file) || !isSource(target) || vocabulary.includes(target) || from === to)
        return false;
      return !below[from]?.includes(to);
    });
    expect(wrong.map(say)).toEqual([]);
  });

  test("the errors and the warnings import nothing", () => {
    expect(imports.filter(({ file }) => vocabulary.includes(file)).map(say)).toEqual([]);
  });

  test("nobody but the entries imports index.ts", () => {
    const wrong = imports.filter(({ file, target }) => target === "index.ts" && !entries.includes(file));
    expect(wrong.map(say)).toEqual([]);
  });

  test("index.ts only re-exports", () => {
    const { statements } = ts.createSourceFile("index.ts", read("ts/index.ts"), ts.ScriptTarget.ES2022);
    const other = statements.filter((s) => !ts.isExportDeclaration(s) && !ts.isImportDeclaration(s));
    expect(other.map((statement) => ts.SyntaxKind[statement.kind])).toEqual([]);
  });

  test("no cycles", () => {
    const edges = new Map<string, string[]>();
    for (const { file, target, typeOnly } of imports)
      if (!typeOnly && isSource(target)) edges.set(file, [...(edges.get(file) ?? []), target]);
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (file: string, trail: string[]): void => {
      if (trail.includes(file)) {
        cycles.push([...trail.slice(trail.indexOf(file)), file].join(" -> "));
        return;
      }
      if (done.has(file)) return;
      for (const next of edges.get(file) ?? []) visit(next, [...trail, file]);
      done.add(file);
    };
    for (const file of sources) visit(file, []);
    expect(cycles).toEqual([]);
  });

  test("only ts/wasm and the edge entries import the compiled module", () => {
    const compiled = imports.filter(({ target }) => /\.wasm|generated\/exports/.test(target));
    const wrong = compiled.filter(
      ({ file }) => layerOf(file) !== "wasm" && !/^(relaxed-)?edge(-light)?\.ts$/.test(file),
    );
    expect(wrong.map(say)).toEqual([]);
  });

  test("the only packages are fflate, imported by io and wasm, and @viz-js/viz, which viz loads if it is there", () => {
    const wrong = imports.filter(({ file, target }) => {
      const isPackage = !isSource(target) && !/\.wasm/.test(target);
      // the name of an optional peer is a variable
      return (
        isPackage && !["io: fflate", "wasm: fflate", "viz: peer"].includes(`${layerOf(file)}: ${target}`)
      );
    });
    expect(wrong.map(say)).toEqual([]);
  });
});

describe("rust", () => {
  const rust = files("crates", ".rs").map((name) => `crates/${name}`);
  const users = (pattern: RegExp): string[] => rust.filter((name) => pattern.test(read(name)));

  test("intrinsics are named in one file", () => {
    expect(users(/\b(core|std)::arch\b/)).toEqual(["crates/kernels/src/simd/wasm/mod.rs"]);
  });

  test("in the build for threads every thread has its own of what changes", () => {
    const own =
      /#\[cfg_attr\(target_feature = "atomics", thread_local\)\]\n(?:pub(?:\(\w+\))? )?static mut (\w+)/g;
    const all = /\bstatic mut (\w+)|\bstatic (\w+): [^=]*\b(?:Cell|RefCell|UnsafeCell)\b/g;
    const names = (pattern: RegExp) =>
      rust.flatMap((name) => [...read(name).matchAll(pattern)].map((m) => m[1] ?? m[2]));
    // `thread_local!` in tests
    expect(names(all).filter((name) => name !== "GAME")).toEqual(names(own));
    expect(names(own)).toContain("WALK");
  });

  test("wasm_bindgen stays at the boundary", () => {
    const found = users(/\bwasm_bindgen\b/);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((name) => !name.startsWith("crates/wasm/"))).toEqual([]);
    expect(read("crates/kernels/Cargo.toml")).not.toContain("wasm-bindgen");
  });
});

test("no file is longer than 400 lines", () => {
  // numbers and the table of rows, not code
  const data = ["crates/kernels/src/random/tables.rs", "crates/kernels/src/table.rs"];
  const written = [
    ...sources.map((name) => `ts/${name}`).filter((name) => !read(name).startsWith("// Generated")),
    ...files("crates", ".rs").map((name) => `crates/${name}`),
    ...files("scripts", ".mjs").map((name) => `scripts/${name}`),
  ];
  const long = written.map((name) => [name, read(name).split("\n").length - 1] as const);
  expect(
    long
      .filter(([name, lines]) => lines > 400 && !data.includes(name))
      .map(([name, lines]) => `${name}: ${lines}`),
  ).toEqual([]);
});
