// Runs named commands one after the other, counts what passed and failed, and ends with `N passed, N failed`.
import { spawn } from "node:child_process";
import { stripVTControlCharacters } from "node:util";
import { env, root } from "./run.mjs";

const own = /^(?<passed>\d+) passed, (?<failed>\d+) failed$/gm; // a sum that a script of ours printed
const runners = [
  /^test result: \w+\. (?<passed>\d+) passed; (?<failed>\d+) failed/gm, // cargo test
  /^ +Tests +(?:(?<failed>\d+) failed *\|? *)?(?:(?<passed>\d+) passed)?/gm, // vitest
];

/** What the output says; a command that counts nothing is one test, passed or failed by its exit code. */
function counted(output, status) {
  const plain = stripVTControlCharacters(output);
  const sums = [...plain.matchAll(own)];
  const found = sums.length > 0 ? sums.slice(-1) : runners.flatMap((pattern) => [...plain.matchAll(pattern)]);
  if (found.length === 0) return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const sum = (key) => found.reduce((total, { groups }) => total + Number(groups[key] ?? 0), 0);
  const total = { passed: sum("passed"), failed: sum("failed") };
  if (status !== 0 && total.failed === 0) total.failed = 1; // it broke outside its tests
  return total;
}

function execute(command, args, extra) {
  return new Promise((resolve) => {
    const options = { cwd: root, env: { ...env, ...extra }, stdio: ["ignore", "pipe", "pipe"] };
    const child = spawn(command, args, { ...options, shell: process.platform === "win32" });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk) => {
        output += chunk;
        process.stdout.write(chunk);
      });
    child.on("error", (error) => resolve({ status: 127, output: `${output}${error.message}\n` }));
    child.on("close", (status) => resolve({ status: status ?? 1, output }));
  });
}

/** @param steps - `[name, command, ...args]`, or with an object of environment variables as the last */
export async function tally(steps) {
  const rows = [];
  for (const [name, command, ...rest] of steps) {
    const extra = typeof rest.at(-1) === "object" ? rest.pop() : {};
    console.log(`\n== ${name}`);
    const start = performance.now();
    const { status, output } = await execute(command, rest, extra);
    if (status === 127) console.log(output);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    rows.push({ name, seconds, ...counted(output, status) });
  }
  console.log("");
  for (const row of rows)
    console.log(
      `${row.failed ? "FAIL" : "  ok"} ${row.name.padEnd(28)} ${row.passed} passed ${row.failed} failed, ${row.seconds} s`,
    );
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
  process.exitCode = sum("failed") > 0 ? 1 : 0;
}
