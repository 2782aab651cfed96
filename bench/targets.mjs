// The targets of this project, as rows with what a run measured of them. `required` is to be reached, `stretch` is hoped for.
// Speeds are NumPy's time over ours (higher is better), unless a row says otherwise. A row finds one figure, or one for each of its
// cases, of which the worst decides; `reasons.mjs` says of each that misses where the limit is and what was tried.
import { slack } from "./growth.mjs";
import { reasonOf } from "./reasons.mjs";
import { families, javascriptPeers, ratioOf } from "./summary.mjs";

const speed = (record, peer = "numpy") => {
  const ratio = ratioOf(record, peer);
  return ratio && 1 / ratio;
};
const worst = (found) => found.reduce((a, b) => (b.value < a.value ? b : a));

/** A row over cases. */
const speeds = (work, pattern, required, stretch, family) => ({
  work,
  required: `>= ${required}x`,
  stretch: stretch && `${stretch}x`,
  find: ({ records }) =>
    records
      .filter((record) => pattern.test(record.name) && (!family || family.test(record.family)))
      .map((record) => ({ name: record.name, value: speed(record) })),
  show: (value) => `${value.toFixed(2)}x`,
  verdict: (value) => value >= required,
  beyond: (value) => value >= stretch,
});

const nanoseconds = (work, name, required, stretch, perOperation = false) => ({
  work,
  required: `<= ${required} ns`,
  stretch: stretch && `${stretch} ns`,
  find: ({ records }) => {
    const record = records.find((candidate) => candidate.name === name);
    const ns = record?.times.lanewise?.min;
    return ns && { name, value: perOperation ? ns / record.operations : ns };
  },
  show: (value) => `${value.toFixed(0)} ns`,
  verdict: (value) => value <= required,
  beyond: (value) => value <= stretch,
});

const products = (dtype) => ({
  work: `GEMM ${dtype}, n = 256..1024, of the SIMD128 peak in the same run`,
  required: ">= 0.88",
  stretch: "0.95",
  find: ({ records }) =>
    records
      .filter(({ name }) => new RegExp(`^matmul (256|512|1024) ${dtype}$`).test(name))
      .map(({ name, gflops, peak }) => ({ name, value: gflops && gflops / peak })),
  show: (value) => value.toFixed(2),
  verdict: (value) => value >= 0.88,
  beyond: (value) => value >= 0.95,
});

const means = ["element-wise", "reductions", "linear algebra", "sorting and selection", "small arrays"].map(
  (family) => ({
    work: `geometric mean, ${family}`,
    required: "<= 1.00x NumPy",
    find: ({ records }) => {
      const found = families(records).find((entry) => entry.family === family);
      return found?.mean && { name: `${found.count} cases`, value: found.mean };
    },
    show: (value) => `${value.toFixed(2)}x`,
    verdict: (value) => value <= 1,
  }),
);

const ahead = javascriptPeers
  .filter((peer) => peer !== "loops")
  .map((peer) => ({
    work: `ahead of ${peer} in every shared case`,
    required: ">= 1x",
    find: ({ records }) => records.map((record) => ({ name: record.name, value: speed(record, peer) })),
    show: (value) => `${value.toFixed(2)}x`,
    verdict: (value) => value >= 1,
  }));

const training = ["tfjs-wasm", "jax-js", "torch"].map((peer) => ({
  work: `MLP step, batch 64, against ${peer}`,
  required: peer === "torch" ? ">= 0.5x" : "> 1x",
  find: ({ records }) => {
    const record = records.find(({ name }) => name.endsWith("step with Adam"));
    const value = record && speed(record, peer);
    return value && { name: "", value };
  },
  show: (value) => `${value.toFixed(2)}x`,
  verdict: (value) => value > (peer === "torch" ? 0.5 : 1),
}));

const dense =
  /^(add|multiply|divide|maximum|less|equal|absolute|isnan|clip|where) 1e6 (?!uint8|bool)|^multiply by|broadcast 1000/;

/** A build against another over the cases of `--builds`, the best engine of those compared. */
const builds = (work, pattern, required, stretch, speedOf) => ({
  work,
  required: `>= ${required}x`,
  stretch: `${stretch}x`,
  find: (run) =>
    Object.entries(run.builds ?? {})
      .map(([engine, { rows }]) =>
        rows
          .filter(({ name }) => pattern.test(name))
          .map(({ name, times }) => ({ name: `${name}, ${engine}`, value: speedOf(name, times, run) }))
          .filter(({ value }) => value !== undefined),
      )
      .filter((engine) => engine.length > 0)
      .reduce((a, b) => (a.length > 0 && worst(a).value >= worst(b).value ? a : b), []),
  show: (value) => `${value.toFixed(2)}x`,
  verdict: (value) => value >= required,
  beyond: (value) => value >= stretch,
});
const large = /^matmul (512|1024) /;
const numpyTime = (name, { records }) => records.find((record) => record.name === name)?.times.numpy?.min;

/** What programs over arrays of arrays take over what `ours` finds. */
const headline = (work, name, required, ours) => ({
  work,
  required: `>= ${required}x`,
  find: (run) => {
    const record = run.records.find((candidate) => candidate.name === name);
    const value = record?.times.loops?.min / ours(run, record);
    return value ? { name: "", value } : undefined;
  },
  show: (value) => `${value.toFixed(0)}x`,
  verdict: (value) => value >= required,
});
const threaded = ({ builds = {} }) =>
  Math.min(
    ...Object.values(builds).map(
      ({ rows }) => rows.find(({ name }) => name === "matmul 512 float32")?.times["2 threads"]?.min ?? NaN,
    ),
  );

const rows = [
  products("float32"),
  products("float64"),
  builds(
    "GEMM of two threads, n >= 512, over one",
    large,
    1.75,
    1.9,
    (_, times) => times.strict?.min && times["2 threads"]?.min && times.strict.min / times["2 threads"].min,
  ),
  builds("GEMM in 256 bits, over NumPy", large, 0.8, 1, (name, times, run) => {
    const wide = times["256 bits"]?.min;
    const numpy = numpyTime(name, run);
    return wide && numpy && numpy / wide;
  }),
  speeds(
    "matmul 4..32, batched, einsum, GEMV, skinny",
    /^matmul (4|32) |^batched|^einsum|^matrix by|^skinny/,
    1,
  ),
  speeds("add, mul, compare: contiguous, scalar, broadcast", dense, 0.9, 1.1, /^element-wise/),
  speeds("add of 1,000 elements", /^add 1000$/, 0.9, 1.1),
  speeds("add of 1e7 elements", /^add 1e7 /, 0.9, 1.1),
  speeds("8-bit types in cache", /^(add 1e6 uint8|logical_and 1e6 bool|min 1e6 uint8)$/, 0.4),
  speeds("transposed, strided, mixed dtypes", /^(a\.T|every second|reversed|float32 \+|int32 \+)/, 1.5),
  speeds("transcendental functions, float32", / float32$/, 0.25, 0.5, /^transcendental/),
  speeds("transcendental functions, float64", / float64$/, 0.125, 0.25, /^transcendental/),
  speeds(
    "sum, mean, var, std, cumsum, every axis",
    /^(sum|mean|var|std|cumsum) /,
    1.5,
    undefined,
    /^reductions/,
  ),
  speeds("max, min, any, all", /^(max|min|any|all|nanmax|ptp) /, 0.65, 1, /^reductions/),
  speeds("argmax", /^argmax/, 1, undefined, /^reductions/),
  speeds("sort, float32, float64, int32 (NumPy's is AVX-512)", /^sort 1e6/, 0.5, 1),
  speeds(
    "argsort, median, mask, take, unique, searchsorted, histogram",
    /^(argsort|median|mask|take|unique|searchsorted|histogram|nonzero|isin)/,
    1,
    undefined,
    /^(sorting|statistics)/,
  ),
  nanoseconds("10-element add, result left to the collector", "add 10, left to the collector", 200, 120),
  nanoseconds("10-element sum", "sum 10, left to the collector", 200),
  nanoseconds("view creation", "view 10, left to the collector", 150),
  nanoseconds(
    "differentiable op on 10 elements, forward",
    "chain of 10 operations on 10: forward",
    1000,
    undefined,
    true,
  ),
  nanoseconds(
    "differentiable op on 10 elements, with backward",
    "chain of 10 operations on 10: and backward",
    2000,
    undefined,
    true,
  ),
  speeds("fused a*b+c, normalise, squared error at 1e7", /^(a \* b|normalise|mean squared).* 1e7$/, 2),
  speeds("fused a*b+c, normalise, squared error at 1e6", /^(a \* b|normalise|mean squared).* 1e6$/, 1.3),
  speeds("fused gelu at 1e6", /^gelu float32 1e6$/, 0.5),
  ...training,
  headline(
    "matmul 512 over nested JavaScript arrays, two threads",
    "matmul 512 against nested arrays",
    100,
    threaded,
  ),
  headline(
    "einsum over nested loops",
    "einsum against nested arrays",
    200,
    (_, { times }) => times.lanewise?.min,
  ),
  ...means,
  ...ahead,
  {
    work: "growth no faster than theory",
    required: "every case",
    find: ({ growth = [] }) =>
      growth
        .filter((record) => record.exponent !== undefined)
        .map(({ name, exponent, expected, numpy }) => ({
          name: `growth of ${name}`,
          value: Math.max(expected, numpy) + slack - exponent,
        })),
    show: (value) =>
      value < 0 ? `n to the ${(-value).toFixed(2)} above what is allowed` : "as theory and NumPy",
    verdict: (value) => value >= 0,
  },
  {
    work: "import and first call",
    required: "<= 40 ms",
    find: ({ startup }) => startup?.lanewise?.min && { name: "", value: startup.lanewise.min },
    show: (value) => `${value.toFixed(0)} ms`,
    verdict: (value) => value <= 40,
  },
];

/**
 * The table: the worst that each row measured, and whether it is enough; of a row that is missed, every figure that misses, by
 * how much, where the limit is and what was tried.
 */
export const targetsOf = (run) =>
  rows.map(({ work, required, stretch, find, show, verdict, beyond }) => {
    const all = [find(run) ?? []].flat().filter(({ value }) => value !== undefined);
    if (all.length === 0) return { work, required, stretch, measured: "", verdict: "n/a" };
    const said = ({ name, value }) => `${show(value)}${name ? `, ${name}` : ""}`;
    const misses = all.filter(({ value }) => !verdict(value));
    if (misses.length > 0) {
      const ordered = misses.sort((a, b) => a.value - b.value);
      const missed = ordered.map(({ name, value }) => ({
        name,
        measured: show(value),
        ...reasonOf(`${work}: ${name}`),
      }));
      const measured = `${all.length > 1 ? `${misses.length} of ${all.length}: ` : ""}${said(ordered[0])}`;
      return { work, required, stretch, measured, verdict: "missed", missed };
    }
    const least = worst(all);
    const beyondAll = stretch && all.every(({ value }) => beyond(value));
    return { work, required, stretch, measured: said(least), verdict: beyondAll ? "stretch" : "met" };
  });
