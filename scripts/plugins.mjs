// The plugins that the bundle and the tests share.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { deflateRawSync } from "node:zlib";
import wasmPlugin from "@rollup/plugin-wasm";
import { minifySync } from "rolldown/utils";
import { rollup } from "rollup";
import ts from "typescript";

const KERNELS = /wasm\/\w+\.wasm$/;

/** Deflated before it becomes base64: gzip finds little in base64 of the plain bytes (275 KB against 174). */
const deflated = () => ({
  name: "lanewise-deflated",
  enforce: "pre",
  transform(code, id) {
    if (!KERNELS.test(id)) return null;
    return {
      code: deflateRawSync(Buffer.from(code, "binary"), { level: 9 }).toString("binary"),
      map: { mappings: "" },
    };
  },
});

/** `import read from "../wasm/NAME.wasm"`: a function of the plugin's that decodes base64, on call. */
const inlineWasm = () => ({
  ...wasmPlugin({
    sync: ["wasm/simd.wasm", "wasm/relaxed.wasm", "wasm/threads.wasm"],
    targetEnv: "auto-inline",
  }),
  enforce: "pre", // in Vite before its own handling of .wasm
});

/** What that function returns are the bytes: `ts/wasm/inline.ts` inflates and compiles them. */
const bytesOnly = () => ({
  name: "lanewise-bytes",
  enforce: "pre",
  transform(code, id) {
    if (!id.endsWith("wasmHelpers.js")) return null;
    const [decode, compile, ...more] = code.split("if(sync) {");
    if (!decode.includes("buf = Buffer.from(src, 'base64')") || !compile || more.length > 0)
      this.error("@rollup/plugin-wasm no longer writes what scripts/plugins.mjs expects");
    return { code: `${decode}return buf\n}\nexport { _loadWasmModule };`, map: { mappings: "" } };
  },
});

/** TypeScript without its types, for bundles inside bundles. */
const stripTypes = {
  name: "lanewise-strip-types",
  resolveId(id, from) {
    const file = from && id.startsWith(".") && path.resolve(path.dirname(from), id.replace(/\.js$/, ".ts"));
    return file && existsSync(file) ? file : null;
  },
  transform(code, id) {
    if (!id.endsWith(".ts")) return null;
    const compilerOptions = { target: "es2022", module: "esnext", verbatimModuleSyntax: true };
    return { code: ts.transpileModule(code, { compilerOptions }).outputText, map: null };
  },
};

/** `import source from "./worker.js?text"`: the module and what it imports, as the text of one script. */
const moduleText = () => ({
  name: "lanewise-text",
  enforce: "pre",
  resolveId(id, from) {
    if (!from || !id.endsWith(".js?text")) return null;
    return `${path.resolve(path.dirname(from), id.replace(".js?text", ".ts"))}?text`;
  },
  async load(id) {
    if (!id.endsWith("?text")) return null;
    const bundle = await rollup({ input: id.slice(0, -5), plugins: [stripTypes] });
    for (const file of bundle.watchFiles) this.addWatchFile(file);
    const { output } = await bundle.generate({ format: "iife" });
    await bundle.close();
    const { code } = minifySync("worker.js", output[0].code);
    return { code: `export default ${JSON.stringify(code)};`, map: null };
  },
});

export const wasm = () => [moduleText(), deflated(), inlineWasm(), bytesOnly()];

const FFLATE = path.resolve("node_modules/fflate/esm/browser.js");
const halves = { inflate: ["Inflate", "inflateSync"], deflate: ["deflateSync"] };

/**
 * Bundled packages: fflate, in the form for browsers, without `node:` imports. It fills its tables when it is loaded, which
 * takes longer than the rest of the library does, so each half becomes a function that is called on first use.
 */
export const packages = () => ({
  name: "lanewise-packages",
  resolveId: (id) => (id === "fflate" ? `${FFLATE}?halves` : id.startsWith(FFLATE) ? id : null),
  load(id) {
    const [file, half] = id.split("?");
    if (file !== FFLATE) return null;
    if (half === "halves")
      return Object.keys(halves)
        .map((name) => `export * from ${JSON.stringify(`${FFLATE}?${name}`)};`)
        .join("\n");
    const code = readFileSync(FFLATE, "utf8").replace(/^export (\{.*\};)?/gm, "");
    const names = halves[half];
    const make = `let made;\nconst make = () => {\n${code}\nreturn (made = { ${names.join(", ")} });\n};`;
    const exported = names.map(
      (name) =>
        `export function ${name}(...args) { return ${/^[A-Z]/.test(name) ? "new " : ""}(made ?? make()).${name}(...args); }`,
    );
    return [make, ...exported].join("\n");
  },
});

/**
 * Modules compute constants and do nothing else when they are loaded, apart from statements. So what makes a constant is
 * marked as pure, and a bundler leaves out the functions that a program does not use.
 */
export const pure = () => ({
  name: "lanewise-pure",
  transform(code, id) {
    if (!/\/ts\/.*\.ts$/.test(id)) return null;
    const starts = this.parse(code)
      .body.map((statement) => statement.declaration ?? statement)
      .flatMap((statement) => (statement.type === "VariableDeclaration" ? statement.declarations : []))
      .filter(({ init }) => init?.type === "CallExpression" || init?.type === "NewExpression")
      .map(({ init }) => init.start);
    for (const start of starts.reverse())
      code = `${code.slice(0, start)}/* @__PURE__ */ ${code.slice(start)}`;
    return { code, map: null };
  },
});
