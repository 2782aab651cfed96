// ts/ -> dist/: the entries, one core that they share, and the types.
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import typescript from "@rollup/plugin-typescript";
import dts from "rollup-plugin-dts";
import { packages, pure, wasm } from "./scripts/plugins.mjs";

// when all has compiled: a failing build leaves the last one in place
const clean = { name: "clean", generateBundle: () => rmSync("dist", { recursive: true, force: true }) };

// `./lanewise.wasm` and `./lanewise.wasm?module` stay imports of the output
const keepWasm = {
  name: "keep-wasm",
  resolveId: (id) =>
    /^\.\/lanewise(-relaxed)?\.wasm(\?module)?$/.test(id) ? { id, external: "relative" } : null,
  writeBundle() {
    copyFileSync("wasm/simd.wasm", "dist/lanewise.wasm");
    copyFileSync("wasm/relaxed.wasm", "dist/lanewise-relaxed.wasm");
  },
};

// the one import at run time is of an optional peer: bundlers are told to leave it alone
const optionalPeer = {
  name: "optional-peer",
  renderDynamicImport: () => ({ left: "import(/* webpackIgnore: true */ /* @vite-ignore */ ", right: ")" }),
};

// the licences of the packages that are bundled
const licences = {
  name: "licences",
  writeBundle() {
    const names = [...this.getModuleIds()].map((id) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1]);
    const texts = [...new Set(names.filter(Boolean))].sort().map((name) => {
      const { version, license } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"));
      const text = path.join("node_modules", name, "LICENSE");
      if (!existsSync(text)) this.error(`${name} is bundled but has no LICENSE file`);
      return `${name} ${version} (${license})\n\n${readFileSync(text, "utf8").trim()}\n`;
    });
    writeFileSync("dist/LICENSES.txt", `Bundled into this package:\n\n${texts.join("\n\n")}`);
  },
};

/** Everything that a module imports, and what that imports. */
function reachable(id, getModuleInfo, found = new Set()) {
  if (found.has(id)) return found;
  found.add(id);
  for (const next of getModuleInfo(id)?.importedIds ?? []) reachable(next, getModuleInfo, found);
  return found;
}

let core;
let torch;
/** What the entries share: the inlined kernels, NumPy's face, its assertions, and what PyTorch's needs besides. */
function chunkOf(id, { getModuleInfo }) {
  if (/\/ts\/wasm\/(inline|inflate)\.ts$|simd\.wasm|wasmHelpers/.test(id)) return "kernels";
  if (/\/ts\/wasm\/relaxed\.ts$|relaxed\.wasm/.test(id)) return "relaxed-kernels";
  if (/\/ts\/wasm\/threads\.ts$|threads\.wasm/.test(id)) return "threads-kernels";
  // what only the entry for threads needs stays in it, but for `init`, which its forms share
  if (/\/ts\/threads\/(?!init)/.test(id)) return undefined;
  if (id.endsWith("/ts/threads/init.ts")) return "core";
  if (!/\/ts\/[a-z]+\/|\/ts\/index\.ts$|\/node_modules\//.test(id)) return undefined;
  if (/\/ts\/numpy\/testing\//.test(id)) return "testing-core";
  core ??= reachable(path.resolve("ts/index.ts"), getModuleInfo);
  torch ??= reachable(path.resolve("ts/torch/index.ts"), getModuleInfo);
  return core.has(id) ? "core" : torch.has(id) ? "torch-core" : undefined;
}

const names = ["main", "slim", "edge", "edge-light", "relaxed", "relaxed-edge", "relaxed-edge-light"];
names.push(
  "torch",
  "torch-edge",
  "torch-edge-light",
  "testing",
  "testing-edge",
  "testing-edge-light",
  "expr",
);
names.push("threads", "threads-edge", "threads-edge-light");
const entries = (...names) => Object.fromEntries(names.map((name) => [name, `ts/${name}.ts`]));

export default [
  {
    input: entries(...names),
    output: {
      dir: "dist",
      format: "es",
      entryFileNames: "[name].js",
      chunkFileNames: ({ name }) => (name.endsWith("kernels") ? "[name].js" : "[name]-[hash].js"),
      manualChunks: chunkOf,
      hoistTransitiveImports: false,
    },
    plugins: [
      clean,
      keepWasm,
      optionalPeer,
      wasm(),
      packages(),
      typescript({ tsconfig: "./tsconfig.json", noEmitOnError: true, removeComments: true }),
      pure(),
      licences,
    ],
  },
  {
    input: entries("main", "slim", "relaxed", "torch", "testing", "expr", "threads"),
    output: { dir: "dist", format: "es", chunkFileNames: "types-[hash].d.ts" },
    external: [/\.wasm$/],
    plugins: [dts({ tsconfig: "./tsconfig.json" })],
  },
];
