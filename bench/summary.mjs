// What a record says: means of the families, who is ahead of whom, and where not. Pure: the table, the page and the targets
// are made of the same figures.
import { geometricMean } from "./statistics.mjs";

export const javascriptPeers = ["numpy-ts", "tfjs-wasm", "jax-js", "loops"];

/** Our time over a peer's; undefined where one of them has none. */
export function ratioOf(record, peer) {
  const ours = record.times.lanewise?.min;
  const theirs = record.times[peer]?.min;
  return ours && theirs ? ours / theirs : undefined;
}

/** The peer that a family's mean compares with: NumPy, but PyTorch where NumPy is written by hand. */
export const against = (record) => record.against ?? "numpy";

const ratios = (records, peer) =>
  records.map((record) => ratioOf(record, peer ?? against(record))).filter((ratio) => ratio !== undefined);

/** For each family the geometric mean of the ratios, and how many cases have one. */
export function families(records) {
  return [...new Set(records.map((record) => record.family))].map((family) => {
    const all = records.filter((record) => record.family === family);
    const found = ratios(all);
    return {
      family,
      against: against(all[0]),
      mean: geometricMean(found),
      count: found.length,
      of: all.length,
    };
  });
}

/** For each peer: in how many of the shared cases lanewise is ahead, where it is not, and why others are not shared. */
export function standings(records) {
  const peers = ["numpy", ...javascriptPeers, "numpy, all threads", "torch"];
  return peers.map((peer) => {
    const shared = records.filter((record) => ratioOf(record, peer) !== undefined);
    const behind = shared
      .filter((record) => ratioOf(record, peer) > 1)
      .map((record) => ({ name: record.name, ratio: ratioOf(record, peer) }))
      .sort((a, b) => b.ratio - a.ratio);
    const reasons = {};
    for (const { times } of records) {
      const reason = times[peer]?.reason;
      if (reason) reasons[reason] = (reasons[reason] ?? 0) + 1;
    }
    const mean = geometricMean(ratios(shared, peer));
    return { peer, shared: shared.length, ahead: shared.length - behind.length, mean, behind, reasons };
  });
}

/** The cases that lanewise has no figure for: it lacks the function (`absent`), could not run it or got it wrong. */
export const failures = (records) =>
  records
    .filter((record) => !record.times.lanewise?.min)
    .map(({ name, times }) => {
      const reason = times.lanewise?.reason ?? times.numpy?.reason ?? "not run";
      return { name, reason, absent: /^(no np|dist has no)/.test(reason) };
    });
