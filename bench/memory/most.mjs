// How much live data there may be: first within linear memory, then beyond it, with every array read again at the end.
//   node bench/memory/most.mjs [--resident 3.5] [--live 6] [--library FILE]
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    resident: { type: "string", default: "3.5" },
    live: { type: "string", default: "6" },
    library: { type: "string", default: path.join(import.meta.dirname, "../../dist/main.js") },
  },
});
const np = await import(pathToFileURL(values.library).href);
const GB = 2 ** 30;
const MB = 2 ** 20;
const LENGTH = (64 * MB) / 8;
const gigabytes = (bytes) => `${(bytes / GB).toFixed(2)} GB`;

const arrays = [];
/** Arrays that are told apart by what is in them, up to so many bytes. */
function fillTo(bytes) {
  const start = performance.now();
  while (arrays.length * LENGTH * 8 < bytes) arrays.push(np.full(LENGTH, arrays.length));
  const { live, resident, spilled } = np.memory();
  const peak = /VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1] * 1024;
  console.log(
    `${gigabytes(live)} live: ${gigabytes(resident)} in linear memory, ${gigabytes(spilled)} moved out; peak of the process ${gigabytes(peak)}; ${((performance.now() - start) / 1000).toFixed(1)} s`,
  );
  return { live, resident };
}

const within = fillTo(+values.resident * GB);
const beyond = fillTo(+values.live * GB);
const start = performance.now();
// Twice, so that the ones that were moved out come back, and others leave for them.
for (let round = 0; round < 2; round++)
  arrays.forEach((a, k) => {
    if (a.get(0).item() !== k || a.get(-1).item() !== k || a.sum() !== k * LENGTH)
      throw new Error(`array ${k} is not what it was`);
  });
const { spills, restores } = np.memory();
console.log(
  `${arrays.length} arrays read twice in ${((performance.now() - start) / 1000).toFixed(1)} s: ${spills} moves out, ${restores} back`,
);
const wanted = [within.resident >= +values.resident * GB, beyond.live >= +values.live * GB];
console.log(`${wanted.filter(Boolean).length} passed, ${wanted.filter((x) => !x).length} failed`);
process.exitCode = wanted.every(Boolean) ? 0 : 1;
