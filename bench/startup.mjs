// Import and first call, each in a fresh process: from the first line of the program to the first result.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { python, root, torchPython } from "./peers/list.mjs";
import { least, median } from "./statistics.mjs";

const dist = (file) => JSON.stringify(pathToFileURL(`${root}/dist/${file}`).href);
const script = (body) => [
  process.execPath,
  [
    "--input-type=module",
    "-e",
    `const start = performance.now(); ${body}; process.stdout.write(String(performance.now() - start)); process.exit(0);`,
  ],
];
const snake = (body) =>
  `import time\nstart = time.perf_counter()\n${body}\nprint((time.perf_counter() - start) * 1e3)`;
const tfjs = [
  'const { createRequire } = await import("node:module"); const { dirname } = await import("node:path")',
  'const require = createRequire(process.cwd() + "/run.mjs"); const tf = require("@tensorflow/tfjs")',
  'const wasm = require("@tensorflow/tfjs-backend-wasm")',
  'wasm.setWasmPaths(dirname(require.resolve("@tensorflow/tfjs-backend-wasm/package.json")) + "/wasm-out/")',
  'wasm.setThreadsCount(1); await tf.setBackend("wasm"); await tf.ready(); tf.add(tf.ones([3]), tf.ones([3])).dataSync()',
];

const programs = {
  lanewise: script(`const np = await import(${dist("main.js")}); np.add(np.ones(3), np.ones(3)).item(0)`),
  "lanewise, with torch": script(
    `const torch = await import(${dist("torch.js")}); torch.ones(3).add(torch.ones(3)).sum().item()`,
  ),
  numpy: [python, ["-c", snake("import numpy as np\n(np.ones(3) + np.ones(3)).item(0)")]],
  "numpy-ts": script('const np = await import("numpy-ts"); np.add(np.ones([3]), np.ones([3])).toArray()'),
  "tfjs-wasm": script(tfjs.join("; ")),
  "jax-js": script(
    'globalThis.navigator ??= {}; const jax = await import("@jax-js/jax"); await jax.init(); jax.defaultDevice("wasm"); const np = jax.numpy; await np.add(np.ones([3]), np.ones([3])).data()',
  ),
  torch: [torchPython(), ["-c", snake("import torch\n(torch.ones(3) + torch.ones(3)).sum().item()")]],
};

/** Milliseconds of each, minimum and median of `rounds` processes, in turns. */
export function startup(rounds) {
  const times = Object.fromEntries(Object.keys(programs).map((name) => [name, { samples: [] }]));
  for (let round = 0; round < rounds; round++)
    for (const [name, [command, args]] of Object.entries(programs)) {
      if (times[name].reason) continue;
      if (name === "torch" && !existsSync(command)) times[name] = { reason: "no PyTorch" };
      else
        try {
          const settings = { cwd: import.meta.dirname, encoding: "utf8", timeout: 60_000, stdio: "pipe" };
          times[name].samples.push(Number(execFileSync(command, args, settings)));
        } catch (error) {
          const words = String(error.stderr || error.message)
            .split("\n")
            .find((line) => /error/i.test(line));
          times[name] = { reason: (words ?? "it failed").slice(0, 160) };
        }
    }
  return Object.fromEntries(
    Object.entries(times).map(([name, { samples, reason }]) => [
      name,
      reason ? { reason } : { min: least(samples), median: median(samples), samples: samples.length },
    ]),
  );
}
