// One case: inputs by NumPy, every peer's result compared with NumPy's, then the peers timed in turns.
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { peak } from "./peak.mjs";
import { takesPart } from "./peers/list.mjs";
import { difference, least, median } from "./statistics.mjs";

const floats = (file) => {
  const bytes = readFileSync(file);
  return new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8);
};

/** What a peer's result may differ by: sums of 32-bit numbers in another order differ more than rounding. */
export const allowance = (name, row, dtypes) =>
  name === "lanewise" ? row.tolerance : Math.max(row.tolerance, dtypes.includes("float32") ? 1e-3 : 1e-6);

/** Seconds until an answer counts as none: PyTorch loads half of itself when it first makes an optimiser. */
const patience = { lanewise: 60, torch: 60 };

/** What earlier cases may have left behind: a new process tries again. */
const exhausted = /memory|OOM|unreachable|out of bounds/i;

/** Inputs, one call and the comparison, for all of `children`: which of them may be timed, and why the others may not. */
export async function prepared(row, n, children, folder) {
  const inputs = row.inputsAt(n).map((spec) => ({ ...spec, file: path.join(folder, `${spec.name}.bin`) }));
  const files = Object.fromEntries(
    Object.keys(children).map((name) => [name, path.join(folder, `result-${name.replace(/\W/g, "")}.bin`)]),
  );
  const { name, py, program, part, returns } = row;
  const question = (peer) => ({
    ...{ do: "prepare", name, n, py, program, part, returns, result: files[peer] },
    inputs: inputs.map((input) => (peer.startsWith("numpy,") ? { ...input, file: undefined } : input)),
  });
  const ready = {};
  try {
    const reference = await children.numpy.ask(question("numpy"));
    if (reference.reason) return { numpy: reference };
    ready.numpy = reference;
    const want = floats(files.numpy);
    for (const [peer, child] of Object.entries(children)) {
      if (peer === "numpy") continue;
      if (!takesPart(peer, row)) continue;
      const ask = () => child.ask(question(peer), patience[peer] ?? 8);
      let answer = await ask();
      if (exhausted.test(answer.reason)) {
        child.end();
        answer = await ask();
      }
      if (!answer.reason) {
        const off = difference(floats(files[peer]), want);
        answer.off = off;
        const allowed = allowance(
          peer,
          row,
          inputs.map((input) => input.dtype),
        );
        if (!(off <= allowed)) answer.reason = `differs from NumPy by ${off.toPrecision(2)}`;
      }
      ready[peer] = answer;
    }
    return ready;
  } finally {
    for (const file of [...inputs.map((input) => input.file), ...Object.values(files)])
      rmSync(file, { force: true });
  }
}

/** Times of the peers that are ready, in `rounds` turns; the first two get more of the time. */
export async function timed(ready, children, { rounds, seconds }) {
  const times = {};
  for (const [peer, { reason, off }] of Object.entries(ready))
    times[peer] = reason ? { reason } : { samples: [], off };
  for (let round = 0; round < rounds; round++) {
    for (const [peer, child] of Object.entries(children)) {
      const time = times[peer];
      if (!time || time.reason || time.stopped) continue;
      // one call took longer than its share: what the first turn gave is enough
      const share = peer === "lanewise" || peer === "numpy" ? seconds : seconds * 0.4;
      if (round > 0 && least(time.samples) > share * 4e9) continue;
      const answer = await child.ask({ do: "time", seconds: share }, 40);
      if (!answer.reason) time.samples.push(...answer.samples);
      else {
        // what earlier rounds measured stays
        time.stopped = true;
        if (time.samples.length === 0) times[peer] = { reason: answer.reason };
        if (exhausted.test(answer.reason)) child.end();
      }
    }
  }
  for (const [peer, { reason, samples, off }] of Object.entries(times))
    times[peer] = reason
      ? { reason }
      : { min: least(samples), median: median(samples), samples: samples.length, ...(off > 0 && { off }) };
  return times;
}

/** The record of a case. */
export async function measured(row, children, settings) {
  const n = row.size;
  const ready = await prepared(row, n, children, settings.folder);
  const dtype = row.inputsAt(n)[0]?.dtype;
  const top = row.work && !ready.lanewise?.reason ? peak(dtype, 0.1) : undefined;
  const times = await timed(ready, children, settings);
  for (const child of Object.values(children)) if (child.running) await child.ask({ do: "release" });
  const ours = times.lanewise?.min;
  return {
    family: row.family,
    name: row.name,
    n,
    target: row.target,
    times,
    ...(ours && row.work && { gflops: row.work(n) / ours, peak: Math.max(top, peak(dtype, 0.1)) }),
    ...(ours && row.bytes && { gbs: row.bytes(n) / ours }),
    ...(row.operations && { operations: row.operations }),
    ...(row.against && { against: row.against }),
  };
}
