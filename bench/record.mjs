// Where the figures of a run go: bench/out always, bench/records/<date>-<cpu>.json and bench/report.html when asked.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

const here = import.meta.dirname;

/** Four digits say all that there is to say. */
const rounded = (_, value) =>
  typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;
const text = (run) => {
  // one case a line: records are compared by eye and by git
  const line = (value) => JSON.stringify(value, rounded);
  const list = (values) => `[\n${values.map((value) => `    ${line(value)}`).join(",\n")}\n  ]`;
  const said = Object.entries(run).filter(([, value]) => value !== undefined);
  const parts = said.map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${Array.isArray(value) ? list(value) : line(value)}`,
  );
  return `{\n${parts.join(",\n")}\n}\n`;
};

const slug = (cpu) =>
  cpu
    .replace(/\((R|TM)\)|\bCPU\b|\bProcessor\b|@.*/gi, "")
    .trim()
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/-+$/, "")
    .toLowerCase();

export function save(run, file) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text(run));
  return file;
}

export const recordFile = ({ date, machine }) =>
  path.join(here, "records", `${date}-${slug(machine.cpu)}.json`);
