// The list that only grows: every case that was ever measured stays in cases/. `node bench/cases/frozen.mjs` adds new ones.
import { readFileSync, writeFileSync } from "node:fs";
import { cases } from "./index.mjs";

const file = new URL("frozen.json", import.meta.url);
const names = cases.map(({ name }) => name);

/** The frozen names. */
export const frozen = () => JSON.parse(readFileSync(file, "utf8"));

/** Those that no case has any more. */
export const missing = () => frozen().filter((name) => !names.includes(name));

if (process.argv[1] === import.meta.filename) {
  const all = [...new Set([...frozen(), ...names])];
  writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
}
