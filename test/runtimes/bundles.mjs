// Bundled for a runtime that is a command: one file that needs nothing beside it.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

export async function bundles({ folder, bin, module, sh, write }, row) {
  const node = process.env.LANEWISE_NODE ?? process.execPath;
  const alone = mkdtempSync(path.join(tmpdir(), "lanewise-alone-"));
  try {
    for (const [format, file] of [
      ["esm", "out.mjs"],
      ["cjs", "out.cjs"],
    ]) {
      const out = path.join(alone, file);
      const args = ["--bundle", "--minify", "--platform=node", `--format=${format}`, `--outfile=${out}`];
      await row(`esbuild for node, ${format}, alone`, () => {
        sh(bin("esbuild"), ["import.mjs", ...args, "--log-level=error"]);
        return sh(node, [out], { cwd: alone });
      });
    }
    await row("bun build --compile, alone", () => {
      const out = path.join(alone, "program");
      sh(bin("bun"), ["build", "--compile", "import.mjs", "--outfile", out]);
      return sh(out, [], { cwd: alone });
    });
    await row("esbuild, edge-light condition", async () => {
      const { build } = await import(pathToFileURL(module("esbuild/lib/main.js")).href);
      // as Vercel does it: `x.wasm?module` is a compiled module
      const compiled = {
        name: "wasm-module",
        setup(hooks) {
          hooks.onResolve({ filter: /\.wasm\?module$/ }, ({ path: id, resolveDir }) => ({
            path: path.join(resolveDir, id.replace("?module", "")),
            namespace: "wasm-module",
          }));
          hooks.onLoad({ filter: /./, namespace: "wasm-module" }, ({ path: file }) => ({
            contents: `export default new WebAssembly.Module(Buffer.from("${readFileSync(file, "base64")}", "base64"));`,
          }));
        },
      };
      const outfile = path.join(alone, "edge.mjs");
      const entryPoints = [write("edge-light.mjs", readFileSync(path.join(folder, "import.mjs")))];
      const common = { bundle: true, format: "esm", platform: "neutral", conditions: ["edge-light"] };
      await build({ ...common, entryPoints, outfile, plugins: [compiled], absWorkingDir: folder });
      return sh(node, [outfile], { cwd: alone });
    });
  } finally {
    rmSync(alone, { recursive: true, force: true });
  }
}
