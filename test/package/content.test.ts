// What is published: the files, their sizes, and what must not be in them.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { gzipSync, inflateRawSync } from "node:zlib";
import { rolldown } from "rolldown";
import { describe, expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const dist = (name: string): string => path.join(root, "dist", name);
const text = (name: string): string => readFileSync(dist(name), "utf8");
const gzipped = (part: string | Uint8Array): number => gzipSync(part, { level: 9 }).length;

const names = readdirSync(dist(".")).sort();
const wasm = readFileSync(dist("lanewise.wasm"));
const relaxed = readFileSync(dist("lanewise-relaxed.wasm"));
/** the base64 copy, of deflated bytes, that an entry imports */
const BASE64 = /['"`]([A-Za-z0-9+/=]{10000,})['"`]/;
const copyIn = (name: string): string => BASE64.exec(text(name))?.[1] ?? "";
const inlined = copyIn("kernels.js");
const KB = 1024;

test("npm pack holds these files", () => {
  const args = ["pack", "--dry-run", "--json", "--silent"];
  const packed = JSON.parse(execFileSync("npm", args, { cwd: root, encoding: "utf8", stdio: "pipe" }));
  const info = Object.values(packed)[0] as { files: { path: string }[] };
  const files = info.files.map((file) => file.path.replace(/-[\w-]{8}\./, "-[hash].")).sort();
  expect(files).toMatchInlineSnapshot(`
    [
      "LICENSE",
      "README.md",
      "dist/LICENSES.txt",
      "dist/core-[hash].js",
      "dist/edge-light.js",
      "dist/edge.js",
      "dist/expr.d.ts",
      "dist/expr.js",
      "dist/kernels.js",
      "dist/lanewise-relaxed.wasm",
      "dist/lanewise.wasm",
      "dist/main.d.ts",
      "dist/main.js",
      "dist/relaxed-edge-light.js",
      "dist/relaxed-edge.js",
      "dist/relaxed-kernels.js",
      "dist/relaxed.d.ts",
      "dist/relaxed.js",
      "dist/slim.d.ts",
      "dist/slim.js",
      "dist/testing-core-[hash].js",
      "dist/testing-edge-light.js",
      "dist/testing-edge.js",
      "dist/testing.d.ts",
      "dist/testing.js",
      "dist/threads-edge-light.js",
      "dist/threads-edge.js",
      "dist/threads-kernels.js",
      "dist/threads.d.ts",
      "dist/threads.js",
      "dist/torch-core-[hash].js",
      "dist/torch-edge-light.js",
      "dist/torch-edge.js",
      "dist/torch.d.ts",
      "dist/torch.js",
      "dist/types-[hash].d.ts",
      "dist/types-[hash].d.ts",
      "package.json",
    ]
  `);
});

test("every file that package.json names is there", () => {
  const { exports, main, types, sideEffects } = JSON.parse(
    readFileSync(path.join(root, "package.json"), "utf8"),
  );
  const leaves = (value: unknown): string[] =>
    typeof value === "string" ? [value] : Object.values(value as object).flatMap(leaves);
  for (const file of [...leaves(exports), main, types])
    expect(() => readFileSync(path.join(root, file)), file).not.toThrow();
  // a name with a hash stands for one file
  for (const pattern of sideEffects as string[]) {
    const [before, after = ""] = path.basename(pattern).split("*");
    expect(
      names.filter((name) => name.startsWith(before ?? "") && name.endsWith(after)).length,
      pattern,
    ).toBe(1);
  }
});

/** What a bundler makes of a program: one module, without what it does not use, minified; and its JavaScript alone. */
async function bundled(program: string): Promise<{ all: number; javascript: number }> {
  const entry = {
    name: "entry",
    resolveId: (id: string) => (id === "program" ? id : null),
    load: (id: string) => (id === "program" ? program : null),
  };
  const build = await rolldown({ input: "program", plugins: [entry], cwd: root, logLevel: "silent" });
  const { output } = await build.generate({ format: "es", minify: true, codeSplitting: false });
  expect(output).toHaveLength(1);
  const { code } = output[0];
  return { all: gzipped(code), javascript: gzipped(code.replace(new RegExp(BASE64, "g"), "")) };
}
const everything = (entry: string): string => `export * from ${JSON.stringify(dist(`${entry}.js`))};`;

// The plan's 90 KB are held by programs (below); NumPy's core as a whole takes 119 (docs/architecture.md, "Sizes", says why).
const JAVASCRIPT = 120 * KB;

describe("size, minified and gzipped", () => {
  test("main: at most 400 KB, with its JavaScript and the kernels", async () => {
    const { all, javascript } = await bundled(everything("main"));
    expect(all).toBeLessThanOrEqual(400 * KB);
    expect(javascript).toBeLessThanOrEqual(JAVASCRIPT);
    expect(all - javascript).toBeGreaterThan(150 * KB); // the kernels were found
  });
  test("a program pays for the functions that it uses: at most 57 KB of JavaScript with some usual ones", async () => {
    const { javascript } = await bundled(`
      import * as np from ${JSON.stringify(dist("main.js"))};
      const a = np.arange(12).reshape(3, 4), b = np.exp(np.array([[1, 2, 3, 4]]));
      console.log(np.concatenate([a, np.where(np.greater(a, 3), a, b)]), np.mean(a, 0), np.linspace(0, 1, 5).dot(b));
    `);
    expect(javascript).toBeLessThanOrEqual(57 * KB);
  });
  test("torch: at most 90 KB of JavaScript more", async () => {
    const { javascript } = await bundled(
      `${everything("main")}export * as torch from ${JSON.stringify(dist("torch.js"))};`,
    );
    expect(javascript).toBeLessThanOrEqual(JAVASCRIPT + 90 * KB);
  });
  test("expr: at most 10 KB more", async () => {
    const { javascript } = await bundled(`${everything("main")}${everything("expr")}`);
    expect(javascript).toBeLessThanOrEqual(JAVASCRIPT + 10 * KB);
  });
  test("threads: at most 10 KB of JavaScript more, and the kernels twice", async () => {
    const { javascript } = await bundled(everything("main"));
    const threads = await bundled(everything("threads"));
    expect(threads.javascript - javascript).toBeLessThanOrEqual(10 * KB);
    expect(threads.all - threads.javascript).toBeLessThanOrEqual(370 * KB);
  });
  test("slim: no more JavaScript, and a wasm of at most 175 KB", async () => {
    const { all, javascript } = await bundled(everything("slim"));
    expect(all).toBe(javascript);
    expect(all).toBeLessThanOrEqual(JAVASCRIPT);
    expect(gzipped(wasm)).toBeLessThanOrEqual(175 * KB);
  });
});

describe("the kernels", () => {
  test("import nothing", () => {
    expect(WebAssembly.Module.imports(new WebAssembly.Module(wasm))).toEqual([]);
  });
  test("are inlined once, in the chunk of main, and are the same bytes as lanewise.wasm", () => {
    expect(inflateRawSync(Buffer.from(inlined, "base64")).equals(wasm)).toBe(true);
    const carriers = names.filter((name) => name.endsWith(".js") && BASE64.test(text(name)));
    expect(carriers).toEqual(["kernels.js", "relaxed-kernels.js", "threads-kernels.js"]);
  });
  test("lanewise/relaxed has its own besides, which nothing else imports", () => {
    expect(inflateRawSync(Buffer.from(copyIn("relaxed-kernels.js"), "base64")).equals(relaxed)).toBe(true);
    const users = names.filter((name) => name.endsWith(".js") && text(name).includes("relaxed-kernels.js"));
    expect(users).toEqual(["relaxed.js"]);
    expect(gzipped(relaxed)).toBeLessThanOrEqual(180 * KB);
  });
  test("lanewise/threads has its own besides, for a memory that it makes, which nothing else imports", () => {
    const threads = inflateRawSync(Buffer.from(copyIn("threads-kernels.js"), "base64"));
    const imports = WebAssembly.Module.imports(new WebAssembly.Module(threads));
    expect(imports.map(({ name, kind }) => `${name}: ${kind}`)).toEqual(["memory: memory"]);
    const users = names.filter((name) => name.endsWith(".js") && text(name).includes("threads-kernels.js"));
    expect(users).toEqual(["threads.js"]);
    expect(gzipped(threads)).toBeLessThanOrEqual(185 * KB);
  });
  test("are not compiled when the package is imported, but by the first operation", () => {
    const program = `
      let compiled = 0;
      const Module = WebAssembly.Module;
      WebAssembly.Module = new Proxy(Module, { construct: (m, args) => (compiled++, new m(...args)) });
      const np = await import(${JSON.stringify(dist("main.js"))});
      const before = compiled + Number(np.isReady());
      np.zeros([2]);
      np.zeros([2]);
      console.log(before, compiled, np.isReady());`;
    const args = ["--input-type=module", "--eval", program];
    expect(execFileSync(process.execPath, args, { encoding: "utf8" }).trim()).toBe("0 1 true");
  });
});

describe("the JavaScript", () => {
  const code = names.filter((name) => name.endsWith(".js")).map((name) => [name, text(name)] as const);
  const never: [string, RegExp][] = [
    ["a static import of a Node built-in", /(?:from|import)\s*\(?\s*["']node:/],
    // in quotes it is the name of NumPy's function
    ["require()", /(?<!["'])\brequire\s*\(/],
    ["import.meta", /\bimport\.meta\b/],
    ["top-level await", /^await\b|^(?:const|let|var) .*= await\b/m],
    ["eval", /(?:^|[=(,;:?&|!]\s*)eval\s*\(|new Function\s*\(/],
  ];
  test.each(never)("has no %s", (_, pattern) => {
    expect(code.filter(([, source]) => pattern.test(source)).map(([name]) => name)).toEqual([]);
  });
});

test("no path of the machine that built it", () => {
  const paths = [root, homedir(), ".cargo/registry", ".rustup", "node_modules/"];
  const found = names.filter((name) =>
    paths.some((part) => readFileSync(dist(name), "latin1").includes(part)),
  );
  expect(found).toEqual([]);
});
