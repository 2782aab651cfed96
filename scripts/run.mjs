// What the scripts share: the project's root, its tools on PATH, running a step, knowing what is stale.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

export const root = path.resolve(import.meta.dirname, "..");

/** The environment of every step: the project's own tools first. */
export const env = {
  ...process.env,
  PATH: [path.join(root, ".tools/bin"), path.join(root, "node_modules/.bin"), process.env.PATH].join(
    path.delimiter,
  ),
};

/** Runs a command with its output shown; `{ status, output }`, where output is kept only with `capture`. */
export function run(command, args, { capture = false, ...options } = {}) {
  const stdio = capture ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"];
  const windows = process.platform === "win32";
  const limits = { maxBuffer: 1 << 28, shell: windows };
  const got = spawnSync(command, args, { cwd: root, env, stdio, encoding: "utf8", ...limits, ...options });
  const output = `${got.stdout ?? ""}${got.stderr ?? ""}${got.error ? got.error.message : ""}`;
  return { status: got.error ? 127 : (got.status ?? 1), output };
}

/** Ends the process with one sentence that says what to do. */
export function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

function* filesOf(place) {
  const full = path.join(root, place);
  if (!existsSync(full)) return;
  if (!statSync(full).isDirectory()) return yield place;
  for (const name of readdirSync(full).sort()) yield* filesOf(path.join(place, name));
}

const stampFile = path.join(root, "build/stamps.json");
const stamps = () => (existsSync(stampFile) ? JSON.parse(readFileSync(stampFile, "utf8")) : {});

/** A hash of the content of files and folders (names relative to the root). */
export function digest(places) {
  const hash = createHash("sha256");
  for (const place of places)
    for (const file of filesOf(place)) hash.update(`${file}\0`).update(readFileSync(path.join(root, file)));
  return hash.digest("hex").slice(0, 16);
}

/**
 * Runs `make` unless the outputs exist and the inputs hold what they held when it last succeeded. By content, not by
 * time: a checkout changes times. Returns whether it ran.
 */
export function fresh(name, inputs, outputs, make) {
  const now = digest(inputs);
  const isThere = outputs.every((file) => existsSync(path.join(root, file)));
  if (isThere && stamps()[name] === now) return false;
  make();
  mkdirSync(path.dirname(stampFile), { recursive: true });
  // `make` may itself have written inputs (generated files)
  writeFileSync(stampFile, JSON.stringify({ ...stamps(), [name]: digest(inputs) }, null, 2));
  return true;
}
