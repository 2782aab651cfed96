// `node bench/profile.mjs [FILTER] [--self] [--json FILE]`: what a call on small arrays costs, in nanoseconds, once with its result
// disposed of and once with it left to the garbage collector (its callbacks counted); and, with --self, in which functions the
// time goes, as V8's sampling profiler has it. Times are the least of many short repeats.
import { writeFileSync } from "node:fs";
import { Session } from "node:inspector";
import { parseArgs } from "node:util";
import { cases } from "./cases/calls.mjs";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { self: { type: "boolean" }, json: { type: "string" }, dist: { type: "string" } },
});
const np = await import(options.dist ? `${options.dist}/main.js` : "../dist/main.js");
const torch = await import(options.dist ? `${options.dist}/torch.js` : "../dist/torch.js");

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** The least time of a call in nanoseconds. */
function least(run, rounds = 300, calls = 100) {
  let best = Infinity;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    for (let i = 0; i < calls; i++) run();
    best = Math.min(best, ((performance.now() - start) * 1e6) / calls);
  }
  return best;
}

/**
 * The same with results left alone: a turn of the event loop lets the collector's callbacks run, inside the clock. That is the
 * clock of the processor, as such a round is too long not to be interrupted on a busy machine.
 */
async function collected(run, rounds = 12, calls = 10000) {
  let best = Infinity;
  for (let round = 0; round < rounds; round++) {
    const start = process.cpuUsage();
    for (let i = 0; i < calls; i++) run();
    await turn();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, ((user + system) * 1e3) / calls);
  }
  return best;
}

/** Where the time of many calls goes: the functions by their own time, in percent. */
function profiled(run) {
  const session = new Session();
  session.connect();
  const post = (method, params) =>
    new Promise((resolve, reject) => session.post(method, params, (e, x) => (e ? reject(e) : resolve(x))));
  return (async () => {
    await post("Profiler.enable");
    await post("Profiler.setSamplingInterval", { interval: 100 });
    await post("Profiler.start");
    const end = performance.now() + 700;
    while (performance.now() < end) for (let i = 0; i < 1000; i++) run();
    const { profile } = await post("Profiler.stop");
    session.disconnect();
    const self = new Map();
    const names = new Map(profile.nodes.map((n) => [n.id, n.callFrame]));
    profile.samples.forEach((id, k) => {
      const { functionName, url, lineNumber } = names.get(id);
      if (url.startsWith("node:")) return; // the profiler's own
      const at = url
        ? `${functionName || "(anonymous)"} ${url.split("/").pop()}:${lineNumber + 1}`
        : functionName;
      self.set(at, (self.get(at) ?? 0) + profile.timeDeltas[k]);
    });
    const total = [...self.values()].reduce((a, b) => a + b, 0);
    return [...self]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 16)
      .map(([at, t]) => [at, (100 * t) / total]);
  })();
}

const records = [];
for (const [name, setUp] of cases(np, torch)) {
  if (positionals.length && !positionals.some((text) => name.includes(text))) continue;
  const run = setUp();
  const disposed = () => run()?.dispose?.();
  least(disposed, 20);
  const record = { name, disposed: least(disposed), left: await collected(run) };
  records.push(record);
  console.log(
    `${name.padEnd(36)} ${record.disposed.toFixed(0).padStart(7)} ns ${record.left.toFixed(0).padStart(7)} ns left to the collector`,
  );
  if (options.self)
    for (const [at, share] of await profiled(disposed))
      console.log(`    ${share.toFixed(1).padStart(5)} % ${at}`);
}
if (options.json) writeFileSync(options.json, `${JSON.stringify(records, null, 1)}\n`);
