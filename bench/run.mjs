// `npm run bench [-- --filter TEXT] [--json FILE]`: lanewise against NumPy (one thread) and numpy-ts in one run, interleaved.
// Every result is compared with NumPy's before it is timed. Times are the least of several; ratios are what counts.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { cases } from "./cases/index.mjs";

const root = path.resolve(import.meta.dirname, "..");
const { values: options } = parseArgs({ options: { filter: { type: "string" }, json: { type: "string" } } });
const temporary = mkdtempSync(path.join(tmpdir(), "lanewise-bench-"));
process.on("exit", () => rmSync(temporary, { recursive: true, force: true }));

function sh(command, args, cwd = root) {
  execFileSync(command, args, { cwd, stdio: ["ignore", "ignore", "inherit"] });
}
if (!existsSync(path.join(import.meta.dirname, "node_modules/numpy-ts")))
  sh("npm", ["ci", "--silent"], import.meta.dirname);
const python = path.join(root, ".venv/bin/python");
if (!existsSync(python)) sh("python3", ["-m", "venv", ".venv"]);
try {
  execFileSync(python, ["-c", "import numpy"], { stdio: "ignore" });
} catch {
  sh(python, ["-m", "pip", "install", "--quiet", "numpy==2.4.6"]);
}

const np = await import("../dist/main.js");
const peer = await import("numpy-ts");
const oracle = spawn(python, [path.join(import.meta.dirname, "oracle.py")], {
  stdio: ["pipe", "pipe", "inherit"],
});
const answers = createInterface({ input: oracle.stdout })[Symbol.asyncIterator]();
const answer = async () => JSON.parse((await answers.next()).value);
const ask = (question) => {
  oracle.stdin.write(`${JSON.stringify(question)}\n`);
  return answer();
};
const { numpy } = await answer();

/** The inputs of a case: the same numbers as in oracle.py, by the same generator. */
function inputsOf(spec) {
  const rng = np.random.defaultRng(12345);
  return Object.fromEntries(
    Object.entries(spec).map(([name, { shape, dtype, below }]) => [
      name,
      below
        ? rng.integers(0, below, shape).astype(dtype ?? "int64")
        : rng.standardNormal(shape).astype(dtype ?? "float64"),
    ]),
  );
}

const asPeer = (a) => peer.array(Array.from(a.toTypedArray()), a.dtype).reshape([...a.shape]);
const numbers = (x) => {
  if (typeof x === "number") return [x];
  if (typeof x === "boolean") return [Number(x)];
  // halves are bits to JavaScript
  if (x.dtype === "float16" && x.astype) return numbers(x.astype("float64"));
  const flat = typeof x.toTypedArray === "function" ? x.toTypedArray() : x.flatten().toArray();
  return Float64Array.from(flat, Number);
};

/** The largest difference to NumPy's result, relative to its largest element. */
function difference(got, file) {
  const bytes = readFileSync(file);
  const want = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8);
  if (got.length !== want.length) return Infinity;
  let most = 0;
  let scale = 0;
  for (let i = 0; i < want.length; i++) {
    scale = Math.max(scale, Math.abs(want[i]));
    most = Math.max(most, Math.abs(got[i] - want[i]));
  }
  return most / (scale || 1);
}

function best(run, seconds) {
  let calls = 1;
  let spent = 0;
  for (;;) {
    const start = performance.now();
    for (let i = 0; i < calls; i++) run();
    spent = (performance.now() - start) * 1e6;
    if (spent > 2e6) break;
    calls *= spent < 1e5 ? 2 : Math.max(2, Math.ceil(2e6 / spent));
  }
  let least = spent / calls;
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    const start = performance.now();
    for (let i = 0; i < calls; i++) run();
    least = Math.min(least, ((performance.now() - start) * 1e6) / calls);
  }
  return least;
}

const micro = (ns) =>
  ns < 1e4
    ? `${(ns / 1e3).toPrecision(3)} us`
    : ns < 1e7
      ? `${(ns / 1e3).toFixed(0)} us`
      : `${(ns / 1e6).toFixed(1)} ms`;
const ratio = (x) => (x === undefined ? "-" : `${x.toFixed(2)}x`);

console.log(
  `${cpus()[0].model}, Node ${process.version}, NumPy ${numpy} (one thread), numpy-ts ${JSON.parse(readFileSync(path.join(import.meta.dirname, "node_modules/numpy-ts/package.json"), "utf8")).version}`,
);
console.log("time of lanewise / time of NumPy: below 1 lanewise is faster; * meets the target\n");
const head = ["case", "lanewise", "NumPy", "numpy-ts", "to NumPy", "target", "to numpy-ts"];
const widths = [36, 10, 10, 10, 9, 8, 12];
const line = (cells) =>
  console.log(
    cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[i]))).join(" "),
  );
line(head);
const records = [];
let wrong = 0;
let shown;
for (const { family, name, inputs, js, peer: peerJs, py, tolerance = 0, target, work } of cases) {
  if (options.filter && ![family, name].some((text) => text.includes(options.filter))) continue;
  if (family !== shown) console.log(`\n${family}`);
  shown = family;
  const arrays = inputsOf(inputs);
  const file = path.join(temporary, "result.bin");
  await ask({ name, inputs, py, result: file });
  const off = difference(numbers(js(np, arrays)), file);
  if (off > tolerance) {
    console.log(`${name}: differs from NumPy by ${off}`);
    wrong++;
    continue;
  }
  let peerRun;
  try {
    const theirs = Object.fromEntries(Object.entries(arrays).map(([key, a]) => [key, asPeer(a)]));
    const call = () => (peerJs ?? js)(peer, theirs);
    if (difference(numbers(call()), file) <= Math.max(tolerance, 1e-5)) peerRun = () => call()?.dispose?.();
  } catch {
    // a case that the peer cannot run or gets wrong has no time
  }
  const run = () => void js(np, arrays)?.dispose?.();
  const times = { lanewise: Infinity, numpy: Infinity, peer: peerRun && Infinity };
  for (let round = 0; round < 3; round++) {
    times.lanewise = Math.min(times.lanewise, best(run, 0.15));
    times.numpy = Math.min(times.numpy, (await ask({ name, inputs, py, seconds: 0.15 })).ns);
    try {
      if (peerRun) times.peer = Math.min(times.peer, best(peerRun, 0.1));
    } catch {
      peerRun = undefined; // it ran out of memory
      times.peer = undefined;
    }
  }
  const toNumpy = times.lanewise / times.numpy;
  const toPeer = peerRun && times.lanewise / times.peer;
  records.push({ family, name, ...times, toNumpy, toPeer, target, gflops: work && work / times.lanewise });
  line([
    name,
    micro(times.lanewise),
    micro(times.numpy),
    peerRun ? micro(times.peer) : "-",
    `${ratio(toNumpy)}${toNumpy <= (target ?? 0) ? "*" : " "}`,
    work ? `${(work / times.lanewise).toFixed(1)} GF` : `${target ?? "-"}`,
    ratio(toPeer),
  ]);
  for (const a of Object.values(arrays)) a.dispose();
}
oracle.stdin.end();
console.log("\ngeometric mean of the ratios to NumPy");
for (const family of new Set(records.map((r) => r.family))) {
  const logs = records.filter((r) => r.family === family).map((r) => Math.log(r.toNumpy));
  const mean = Math.exp(logs.reduce((a, b) => a + b, 0) / logs.length);
  console.log(`${family.padEnd(widths[0])} ${ratio(mean)} over ${logs.length} cases`);
}
const aimed = records.filter((r) => r.target !== undefined);
const met = aimed.filter((r) => r.toNumpy <= r.target).length;
console.log(
  `\n${met} of ${aimed.length} cases with a target meet it; every result agrees with NumPy's${wrong ? ` but ${wrong}` : ""}`,
);
if (options.json) {
  writeFileSync(
    options.json,
    `${JSON.stringify({ cpu: cpus()[0].model, node: process.version, numpy, records }, null, 2)}\n`,
  );
}
process.exitCode = wrong ? 1 : 0;
