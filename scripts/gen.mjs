// `npm run gen`: the tables -> TypeScript, by crates/tablegen. With `--check`: says what is not up to date.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fail, root, run } from "./run.mjs";

// the list of functions is code of the NumPy face; everything else is data
const place = (name) => path.join(root, name === "functions.ts" ? "ts/numpy" : "ts/generated", name);
const made = mkdtempSync(path.join(tmpdir(), "lanewise-gen-"));
process.on("exit", () => rmSync(made, { recursive: true, force: true }));

if (run("cargo", ["run", "--quiet", "-p", "tablegen", "--", made]).status !== 0)
  fail("tablegen failed; its messages are above.");

const read = (file) => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
};
const names = readdirSync(made);
if (names.length === 0) fail("tablegen wrote nothing.");
const stale = names.filter((name) => read(path.join(made, name)) !== read(place(name)));
if (process.argv.includes("--check")) {
  if (stale.length > 0)
    fail(`Generated TypeScript is not up to date: ${stale.join(", ")}. Run \`npm run gen\`.`);
  console.log(`generated TypeScript: ${names.length} files are what the tables say`);
} else {
  for (const name of stale) writeFileSync(place(name), read(path.join(made, name)));
  console.log(stale.length > 0 ? `written: ${stale.join(", ")}` : "generated TypeScript is up to date");
}
