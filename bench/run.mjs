// `npm run bench`: lanewise beside NumPy, PyTorch, numpy-ts, TensorFlow.js, jax-js and plain loops, every case checked and then
// timed in turns. docs/performance.md says how to read it.
//   --filter TEXT     the cases (or families) whose name has it        --quick     a few minutes: less time a case, growth to 1e6
//   --only PARTS      of cases,growth,startup                          --resume    go on with an interrupted run
//   --json FILE       all figures                                      --record    bench/records/<date>-<cpu>.json, bench/report.html
//   --builds          the builds of dist, side by side                 --runtimes  Node 20 to 26, Deno, Bun, Chromium: these two
//                     alone, or with --record or --only beside the rest
import { mkdtempSync, readdirSync, rmSync, statfsSync, statSync } from "node:fs";
import { availableParallelism, cpus, loadavg, tmpdir, totalmem } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { missing } from "./cases/frozen.mjs";
import { cases } from "./cases/index.mjs";
import { grown, grows } from "./growth.mjs";
import { measured } from "./measure.mjs";
import { peak } from "./peak.mjs";
import { recordFile, save } from "./record.mjs";
import { report } from "./report.mjs";
import { Session } from "./session.mjs";
import { setup } from "./setup.mjs";
import { failures } from "./summary.mjs";
import { head, row, summary } from "./table.mjs";
import { targetsOf } from "./targets.mjs";

const here = import.meta.dirname;
const dist = path.join(here, "../dist");
const flag = { type: "boolean", default: false };
const { values: options } = parseArgs({
  options: {
    ...{ filter: { type: "string" }, json: { type: "string" }, only: { type: "string" } },
    ...{ quick: flag, record: flag, resume: flag, builds: flag, runtimes: flag },
  },
});

if (options.record && (options.filter || options.only || options.quick))
  throw new Error("--record is for whole runs: without --filter, --only and --quick");
const gone = missing();
if (gone.length > 0) throw new Error(`cases of bench/cases/frozen.json are gone: ${gone.join(", ")}`);
if (options.record) {
  // a record is of what the sources say
  const { build } = await import("../scripts/build.mjs");
  const built = build();
  console.log(built.length > 0 ? `built: ${built.join(", ")}` : "the build is up to date");
}
setup();
const { peers, torchPython } = await import("./peers/list.mjs");

/** A folder for inputs and results: in memory where there is room. */
function temporary() {
  const parent = ["/dev/shm", tmpdir()].find((folder) => {
    try {
      const { bavail, bsize } = statfsSync(folder);
      return bavail * bsize > 4e9;
    } catch {
      return false;
    }
  });
  return mkdtempSync(path.join(parent ?? tmpdir(), "lanewise-bench-"));
}
const folder = temporary();
const children = peers();
const needed = (name) =>
  parts.includes("cases") || name === "numpy" || (name === "lanewise" && parts.includes("growth"));
const end = () => {
  for (const child of Object.values(children)) child.end();
  rmSync(folder, { recursive: true, force: true });
};
process.on("exit", end);
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));

/** When dist was built: figures of another build are not taken up. */
const built = () => Math.max(...readdirSync(dist).map((file) => statSync(path.join(dist, file)).mtimeMs));

const machine = {
  cpu: cpus()[0].model,
  cores: availableParallelism(),
  memory: totalmem(),
  node: process.version,
};
const load = loadavg()[0];
if (load > 0.5) console.log(`the machine is busy (load ${load.toFixed(1)}): ratios will be rough\n`);
const chosen = ({ family, name }) =>
  !options.filter || [family, name].some((text) => text.includes(options.filter));
const settings = options.quick
  ? { folder, rounds: 2, seconds: 0.03, growth: { seconds: 0.01, most: 1e6 }, processes: 2 }
  : {
      folder,
      rounds: 3,
      seconds: 0.08,
      growth: { seconds: 0.02, most: totalmem() > 1.2e10 ? 1e8 : 1e7 },
      processes: 5,
    };
const beside = ["builds", "runtimes"].filter((part) => options[part]);
const usual = beside.length > 0 && !options.record ? "" : "cases,growth,startup";
const parts = [...(options.only ?? usual).split(","), ...beside];

const started = performance.now();
const minutes = () => ((performance.now() - started) / 6e4).toFixed(1);
const versions = {};
for (const [name, child] of Object.entries(children)) {
  if (!needed(name)) continue;
  const hello = await child.start();
  if (hello.reason) {
    if (name === "lanewise" || name === "numpy") throw new Error(`${name} does not start: ${hello.reason}`);
    console.log(`${name} takes no part: ${hello.reason}`);
    delete children[name];
  } else versions[name] = Object.values(hello)[0];
}
if (!children.torch && needed("torch"))
  console.log(
    `torch takes no part: no ${path.basename(torchPython())} with PyTorch (bench/setup.mjs --torch makes one)`,
  );
console.log(`${machine.cpu}, ${machine.cores} cores, Node ${machine.node}; ${JSON.stringify(versions)}`);
console.log(
  "least time of one call, one thread; ratio to NumPy below 1: lanewise is faster; * meets the target\n",
);

const { lanewise, numpy } = children;
const session = new Session({ machine, versions, quick: options.quick, built: built() }, options.resume);
const records = [];
if (parts.includes("cases")) {
  const list = cases.filter(chosen);
  head();
  let shown;
  for (const [at, entry] of list.entries()) {
    if (entry.family !== shown)
      console.log(`\n${entry.family} (case ${at + 1} of ${list.length}, ${minutes()} min)`);
    shown = entry.family;
    const record = await session.part(`case ${entry.name}`, () => measured(entry, children, settings));
    records.push(record);
    row(record);
  }
}

const growth = [];
if (parts.includes("growth")) {
  for (const child of Object.values(children)) if (child !== lanewise && child !== numpy) child.end();
  const list = cases.filter((entry) => chosen(entry) && grows(entry));
  console.log(`\ngrowth of ${list.length} cases (${minutes()} min)`);
  for (const [at, entry] of list.entries()) {
    const work = () => grown(entry, { lanewise, numpy }, { folder, ...settings.growth });
    const record = await session.part(`growth ${entry.name}`, work);
    growth.push(record);
    const { verdict, exponent = NaN, expected = NaN, points } = record;
    const upTo = points.at(-1)?.n.toExponential(0).replace("+", "") ?? "none";
    console.log(
      `${`${at + 1}`.padStart(4)} ${entry.name.padEnd(38)} to ${upTo}: n^${exponent.toFixed(2)} (${expected.toFixed(2)}) ${verdict}`,
    );
  }
}

let startup;
if (parts.includes("startup") && !options.filter) {
  const { startup: measure } = await import("./startup.mjs");
  startup = await session.part("startup", () => measure(settings.processes));
}

const aside = { numpy, settings, chosen };
let builds;
let runtimes;
if (beside.length > 0) {
  lanewise.end();
  const around = await import("./runtimes.mjs");
  const compare = await import("./builds.mjs");
  if (options.builds)
    builds = await session.part("builds", () => compare.builds({ ...aside, nodes: around.nodes() }));
  if (options.runtimes) runtimes = await session.part("runtimes", () => around.runtimes(aside));
}

const peaks = { float32: peak("float32", 0.3), float64: peak("float64", 0.3) };
const date = new Date().toISOString().slice(0, 10);
const run = { date, machine, load, versions, minutes: Number(minutes()), quick: options.quick, peaks };
Object.assign(run, { targets: [], startup, builds, runtimes, records, growth });
run.targets = options.filter ? [] : targetsOf(run);
if (records.length + growth.length > 0 || startup) summary(run);
console.log(`\n${minutes()} minutes`);

const files = [
  save(run, path.join(here, "out/results.json")),
  await report(run, path.join(here, "out/report.html")),
];
if (options.json) files.push(save(run, path.resolve(options.json)));
if (options.record) {
  files.push(save(run, recordFile(run)), await report(run, path.join(here, "report.html")));
}
for (const file of files) console.log(path.relative(process.cwd(), file));
process.exit(failures(records).some(({ absent }) => !absent) ? 1 : 0);
