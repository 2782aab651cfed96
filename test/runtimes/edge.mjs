// workerd: bundled by wrangler, run by miniflare. Bytes cannot be compiled there; the module is attached.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const compatibilityDate = "2026-04-01";

export async function edge({ folder, module, write, sh }, row) {
  const worker = [
    'import * as np from "lanewise";',
    'import * as testing from "lanewise/testing";',
    'import * as threads from "lanewise/threads";',
    'import * as torch from "lanewise/torch";',
    "const checked = () => testing.assertArrayEqual(np.ones(2), [threads.getThreads(), 1]) ?? program(np, torch);",
    'import { program } from "../program.mjs";',
    "const answer = () => { try { return checked(); } catch (error) { return String(error.stack); } };",
    "export default { fetch: () => new Response(answer()) };",
  ];
  write("worker/index.mjs", worker.join("\n"));
  write(
    "worker/wrangler.toml",
    `name = "worker"\nmain = "index.mjs"\ncompatibility_date = "${compatibilityDate}"\n`,
  );
  const cwd = path.join(folder, "worker");
  const out = path.join(cwd, "out");
  await row(
    "wrangler attaches one module, no bytes",
    () => {
      sh(process.execPath, [module("wrangler/bin/wrangler.js"), "deploy", "--dry-run", "--outdir", "out"], {
        cwd,
        env: { HOME: folder },
      });
      const modules = readdirSync(out).filter((file) => file.endsWith(".wasm"));
      const inlined = /[A-Za-z0-9+/]{10000}/.test(readFileSync(path.join(out, "index.js"), "utf8"));
      return `${modules.length} module, ${inlined ? "inlined too" : "not inlined"}`;
    },
    "1 module, not inlined",
  );
  await row("workerd (wrangler, miniflare)", async () => {
    const { Miniflare, convertV4MiniflareOptions: options } = await import(
      pathToFileURL(module("miniflare/dist/src/index.js")).href
    );
    const wasm = readdirSync(out).filter((file) => file.endsWith(".wasm"));
    const modules = [
      { type: "ESModule", path: path.join(out, "index.js") },
      ...wasm.map((file) => ({ type: "CompiledWasm", path: path.join(out, file) })),
    ];
    const miniflare = new Miniflare(options({ compatibilityDate, modulesRoot: out, modules }));
    try {
      const response = await miniflare.dispatchFetch("http://localhost/");
      return await response.text();
    } finally {
      await miniflare.dispose();
    }
  });
}
