// A live comparison with NumPy: random cases for every function and dtype, evaluated by both.
//   node test/differential/run.mjs [--seed N] [--cases N] [--only family or function] [--all] [--coverage] [--case JSON] [--library URL]
import { readFileSync } from "node:fs";
import { differs } from "../helpers/compare.mjs";
import { evaluate } from "../helpers/evaluate.mjs";
import { Random } from "../helpers/random.mjs";
import { families } from "./cases/families.mjs";
import { Coverage, dtypeOf } from "./coverage.mjs";
import { ask } from "./numpy.mjs";

const SHOWN = 20;
const option = (name) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : (process.argv[at + 1] ?? "");
};
const seed = Number(option("--seed") ?? Math.floor(Math.random() * 2 ** 31));
const n = Number(option("--cases") ?? 20);
const only = option("--only");
const table = JSON.parse(readFileSync(new URL("tolerances.json", import.meta.url), "utf8"));
const np = await import(option("--library") ?? "lanewise");

/** Every case with the family it came from. */
async function collect() {
  const single = option("--case");
  if (single) return [{ family: "case", test: JSON.parse(single) }];
  const out = [];
  for (const [i, [family, generate]] of Object.entries(await families()).entries()) {
    const random = new Random(seed + 7919 * i);
    for (const test of generate(random, n))
      if (!only || only === family || only === test.fn) out.push({ family, test });
  }
  return out;
}

const cases = await collect();
console.log(`seed ${seed}: ${cases.length} cases`);
const start = performance.now();
const answers = ask(cases.map(({ test }) => JSON.stringify(test)));
const results = cases.map(({ test }) => {
  try {
    return evaluate(np, test);
  } catch (error) {
    return { unbuilt: `cannot build the arguments: ${error.name}: ${error.message}` };
  }
});
const elapsed = ((performance.now() - start) / 1000).toFixed(1);
const wanted = await answers();

const failures = [];
const counts = new Map();
const coverage = new Coverage();
for (const [i, { family, test }] of cases.entries()) {
  const key = `${test.fn} ${dtypeOf(test)}`;
  counts.set(key, (counts.get(key) ?? 0) + 1);
  const reason = results[i].unbuilt ?? differs(test, wanted[i], results[i], table);
  if (reason) failures.push({ family, key, reason, test });
  coverage.add(test, Boolean(reason));
}

const groups = new Map();
for (const failure of failures) groups.set(failure.key, [...(groups.get(failure.key) ?? []), failure]);
const shown = process.argv.includes("--all") ? groups.size : SHOWN;
for (const [key, group] of [...groups].slice(0, shown)) {
  console.log(`\nFAILED ${key}: ${group.length} of ${counts.get(key)}`);
  const smallest = group.reduce((a, b) =>
    JSON.stringify(a.test).length <= JSON.stringify(b.test).length ? a : b,
  );
  console.log(`  NumPy gives ${smallest.reason}`);
  console.log(
    `  node test/differential/run.mjs --case '${JSON.stringify(smallest.test).replaceAll("'", "'\\''")}'`,
  );
}
if (groups.size > shown)
  console.log(`\n... and ${groups.size - shown} more (function, dtype) pairs; --all shows them`);
const whole = only === undefined && option("--case") === undefined;
if (whole || process.argv.includes("--coverage")) console.log(`\n${coverage.lines().join("\n")}`);
const wrong = whole
  ? {
      [`with fewer than ${n} cases`]: coverage.few(n),
      "public functions without a case": coverage.missing(np),
      "exceptions in coverage.json that are none": coverage.stale(np),
    }
  : {};
let incomplete = 0;
for (const [what, names] of Object.entries(wrong)) {
  if (names.length === 0) continue;
  incomplete += names.length;
  console.log(`\nINCOMPLETE: ${names.length} ${what}: ${names.join(", ")}`);
}
console.log(`\n${counts.size} (function, dtype) pairs; evaluated in ${elapsed} s; seed ${seed}`);
const failed = failures.length + incomplete;
console.log(`${cases.length - failures.length} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
