// The plugins that the bundle and the tests share.
import path from "node:path";
import wasmPlugin from "@rollup/plugin-wasm";

/** `import compile from "../wasm/simd.wasm"` -> `() => WebAssembly.Module`: base64, synchronous, on call. */
const inlineWasm = () => ({
  ...wasmPlugin({ sync: ["wasm/simd.wasm"], targetEnv: "auto-inline" }),
  enforce: "pre", // in Vite before its own handling of .wasm
});

/** From the same one copy also asynchronously: `compile(undefined, true)` -> `Promise<WebAssembly.Module>`. */
const laterWasm = () => ({
  name: "lanewise-later",
  enforce: "pre",
  transform(code, id) {
    if (!id.endsWith(".wasm")) return null;
    const from = "function(imports){return _loadWasmModule(1,";
    if (!code.includes(from))
      this.error("@rollup/plugin-wasm no longer writes what scripts/plugins.mjs expects");
    const to = "function(imports, later){return _loadWasmModule(!later,";
    return { code: code.replace(from, to), map: { mappings: "" } };
  },
});

export const wasm = () => [inlineWasm(), laterWasm()];

/** Bundled packages (fflate) are found in node_modules, in the form for browsers: no `node:` import in the output. */
export const packages = () => ({
  name: "lanewise-packages",
  resolveId: (id) => (id === "fflate" ? path.resolve("node_modules/fflate/esm/browser.js") : null),
});
