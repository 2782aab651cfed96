// Packs the package, installs the tarball in an empty folder and runs one program everywhere: the lines it prints,
// bits of the results included, must be the same in every runtime and through every bundler.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { bundles } from "./bundles.mjs";
import { commands } from "./commands.mjs";
import { edge } from "./edge.mjs";
import { web } from "./web.mjs";

const here = import.meta.dirname;
const root = path.resolve(here, "../..");
const folder = mkdtempSync(path.join(tmpdir(), "lanewise-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

/** What every part of the matrix gets. */
const place = {
  folder,
  /** an executable or file of test/runtimes/node_modules */
  bin: (name) => path.join(here, "node_modules/.bin", name),
  module: (name) => path.join(here, "node_modules", name),
  /** writes a file into the folder and gives its full path */
  write(name, text) {
    const full = path.join(folder, name);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, text);
    return full;
  },
  /** runs a command in the folder; its standard output, or an Error that shows what it said */
  sh(command, args, options = {}) {
    const env = { ...process.env, NO_COLOR: "1", CI: "1", WRANGLER_SEND_METRICS: "false", ...options.env };
    const stdio = ["ignore", "pipe", "pipe"];
    try {
      const settings = { cwd: folder, encoding: "utf8", stdio, timeout: 120_000, ...options, env };
      return execFileSync(command, args, settings).trim();
    } catch (error) {
      const said = `${error.stderr ?? ""}${error.stdout ?? ""}`.trim();
      throw new Error(`${path.basename(command)}: ${said.slice(-1500) || error.message}`);
    }
  },
};

let reference;
const total = { passed: 0, failed: 0 };

/** One row: runs `get`, and compares what it gives with the first row's lines (or with `expected`). */
async function row(name, get, expected) {
  const start = performance.now();
  let verdict = "ok";
  try {
    const lines = (await get()).trim();
    if (lines === "") throw new Error("printed nothing");
    reference ??= lines;
    const [want, got] = [(expected ?? reference).split("\n"), lines.split("\n")];
    const at = want.findIndex((line, i) => line !== got[i]);
    if (at >= 0) throw new Error(`line ${at + 1} is\n    ${got[at]}\n  not\n    ${want[at]}`);
    if (got.length !== want.length) throw new Error(`${got.length} lines, not ${want.length}`);
  } catch (error) {
    verdict = `FAIL ${error.message}`;
  }
  total[verdict === "ok" ? "passed" : "failed"]++;
  console.log(`${name.padEnd(40)} ${`${Math.round(performance.now() - start)} ms`.padStart(9)}  ${verdict}`);
}

place.write("package.json", '{ "name": "consumer", "private": true, "type": "module" }');
const packed = place.sh("npm", ["pack", "--json", "--pack-destination", folder], { cwd: root });
const info = Object.values(JSON.parse(packed))[0];
console.log(`${info.filename}: ${info.size} bytes packed, ${info.unpackedSize} unpacked`);
place.sh("npm", ["install", "--no-audit", "--no-fund", path.join(folder, info.filename)]);
for (const file of ["program.mjs", "threaded.mjs"])
  copyFileSync(path.join(here, file), path.join(folder, file));

const parts = { commands, bundles, edge, web };
const asked = process.argv.slice(2);
// the first row of `commands` is the reference, so that part always runs
for (const [name, part] of Object.entries(parts))
  if (asked.length === 0 || name === "commands" || asked.includes(name)) await part(place, row);

console.log(`\n${reference ?? ""}\n\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);
