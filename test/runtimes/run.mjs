// The runtime matrix: `node test/runtimes/run.mjs`. Installs what it runs in (apart from the project's own packages),
// then goes on under its own Node 24, which some of the tools need; this process's Node is one of the runtimes tested.
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { fail, run } from "../../scripts/run.mjs";

const here = import.meta.dirname;
const installed = path.join(here, "node_modules/.package-lock.json");
const lock = path.join(here, "package-lock.json");
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
  console.log("npm ci in test/runtimes (some 700 MB of runtimes, once)");
  const got = run("npm", ["ci", "--loglevel", "error"], { cwd: here, capture: true });
  if (got.status !== 0) fail(`npm ci failed in test/runtimes:\n${got.output}`);
}
const node24 = path.join(here, "node_modules/.bin/node");
const matrix = path.join(here, "matrix.mjs");
const { status } = run(node24, [matrix, ...process.argv.slice(2)], {
  env: { ...process.env, LANEWISE_NODE: process.execPath },
});
process.exitCode = status;
