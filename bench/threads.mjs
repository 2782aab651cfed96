// How much threads bring: `node bench/threads.mjs [most threads]`, after `npm run build`. Every row is measured with 1 and
// with more threads in turn, so that what else the machine does hits both; minima of many short runs.
import * as np from "../dist/threads.js";

const most = Number(process.argv[2] ?? Math.min(np.getThreads(), 2));
const counts = [1, 2, 4, 8].filter((threads) => threads === 1 || threads <= most);
await np.init({ threads: most });

const rng = np.random.defaultRng(7);
const dense = (shape, dtype) => rng.standardNormal(shape).astype(dtype);

/** Milliseconds of one call, by number of threads. */
function measure(call, budget = 1500) {
  const best = counts.map(() => Number.POSITIVE_INFINITY);
  const end = performance.now() + budget;
  for (let round = 0; round < 5 || performance.now() < end; round++)
    for (const [i, threads] of counts.entries()) {
      np.setThreads(threads);
      // the second of two calls finds the workers awake, as in a program that computes
      for (let k = 0; k < 2; k++) {
        const start = performance.now();
        const result = call();
        best[i] = Math.min(best[i], performance.now() - start);
        result.dispose?.();
      }
    }
  return best;
}

const rows = [];
for (const dtype of ["float32", "float64"])
  for (const n of [64, 128, 256, 512, 1024]) {
    const [a, b] = [dense([n, n], dtype), dense([n, n], dtype)];
    rows.push([`matmul ${dtype} ${n}`, () => np.matmul(a, b)]);
  }
for (const n of [1e4, 1e5, 1e6, 1e7]) {
  const [a, b] = [dense([n], "float32"), dense([n], "float32")];
  const out = np.zerosLike(a);
  rows.push([`add float32 ${n}`, () => np.add(a, b)]);
  rows.push([`add float32 ${n}, out`, () => ({ out: np.add(a, b, { out }) })]);
}
const [x, y] = [dense([1000, 1000], "float32"), dense([1000, 1000], "float64")];
rows.push(
  ["exp float32 1e6", () => np.exp(x)],
  ["a.T + b float32 1e6", () => np.add(x.T, x)],
  ["sum float32 1e6", () => ({ value: np.sum(x) })],
  ["sum float64 1e6, axis 0", () => np.sum(y, 0)],
  ["sum float64 1e6, axis 1", () => np.sum(y, 1)],
  ["max float32 1e6, axis 1", () => np.max(x, 1)],
  ["var float64 1e6", () => ({ value: np.var(y) })],
  ["cumsum float64 1e6, axis 0", () => np.cumsum(y, 0)],
  ["uniform float64 1e6", () => rng.random([1000, 1000])],
  ["sort float64 1e6, axis 1", () => np.sort(y, 1)],
  ["sort float32 1e6, axis 0", () => np.sort(x, 0)],
  ["argsort float32 1e6, axis 1", () => np.argsort(x, 1)],
);

console.log(
  `${"".padEnd(30)}${counts.map((threads) => `${threads} thread${threads > 1 ? "s" : ""}`.padStart(12)).join("")}   times as fast`,
);
for (const [name, call] of rows) {
  const best = measure(call);
  const speed = best.slice(1).map((ms) => `${(best[0] / ms).toFixed(2)}x`.padStart(8));
  console.log(
    `${name.padEnd(30)}${best.map((ms) => `${ms.toFixed(3)} ms`.padStart(12)).join("")}   ${speed.join("")}`,
  );
}
const { jobs, parts, byWorkers } = np.threadInfo();
console.log(`\n${jobs} operations cut into ${parts} parts, ${byWorkers} of them computed by workers`);
