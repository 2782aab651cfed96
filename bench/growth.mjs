// How time grows: every case that has a size, from 10 elements to 1e7 (a few to 1e8), lanewise and NumPy. The exponent is the
// slope of the line through (log n, log time) from 1e4 elements; beside it the exponent of theory over the same sizes, and
// NumPy's, which shows what the caches do to anybody.
import { prepared } from "./measure.mjs";
import { exponent, least } from "./statistics.mjs";

const theories = {
  n: (n) => n,
  "n log n": (n) => n * Math.log2(n),
  "n^1.5": (n) => n ** 1.5,
};
/** What a fitted exponent may be above the larger of theory's and NumPy's. */
export const slack = 0.15;
const from = 1e4;
const fast = "grows faster";
/** A size is left out when its call would take longer than this, in nanoseconds. */
const longest = 1.2e9;

export const grows = (row) => row.theory !== undefined;

/** Times of one size into `point`, beside what it has; why not, if a peer cannot. */
async function measureAt(point, row, children, { folder, seconds }) {
  const ready = await prepared(row, point.n, children, folder);
  const bad = Object.entries(ready).find(([, answer]) => answer.reason);
  if (bad) return `n = ${point.n}: ${bad[0]} ${bad[1].reason}`;
  for (const [name, child] of Object.entries(children)) {
    const { samples } = await child.ask({ do: "time", seconds, fewest: 3 }, 60);
    if (samples) point[name] = least([point[name] ?? Infinity, ...samples]);
  }
  return undefined;
}

/** The points of one case, `{ n, lanewise, numpy }` in nanoseconds a call, and what they say. */
export async function grown(row, children, { most = Infinity, ...settings }) {
  const points = [];
  let reason;
  for (let n = 10; n <= Math.min(row.most, most) && !reason; n *= 10) {
    const last = points.at(-1);
    if (last && Math.max(last.lanewise, last.numpy ?? 0) * 10 > longest) break;
    const point = { n };
    reason = await measureAt(point, row, children, settings);
    if (!reason) points.push(point);
  }
  let record = fitted(row, points, reason);
  // an interruption at one size looks like growth: measured again, it is gone
  for (let again = 0; again < 2 && record.verdict === fast; again++) {
    for (const point of points) if (point.n >= from) await measureAt(point, row, children, settings);
    record = fitted(row, points, reason);
  }
  for (const child of Object.values(children)) await child.ask({ do: "release" });
  return record;
}

/** The exponents of a case's points, and the verdict. */
export function fitted(row, points, reason) {
  const large = points.filter(({ n, lanewise, numpy }) => n >= from && lanewise && numpy);
  const record = {
    family: row.family,
    name: row.name,
    theory: row.theory,
    points,
    ...(reason && { reason }),
  };
  if (large.length < 3) return { ...record, verdict: reason ? "n/a" : "too few sizes" };
  const slope = (y) => exponent(large.map((point) => ({ n: point.n, y: y(point) })));
  const ours = slope((point) => point.lanewise);
  const numpy = slope((point) => point.numpy);
  const expected = slope((point) => theories[row.theory](point.n));
  const verdict = ours > Math.max(expected, numpy) + slack ? fast : "ok";
  return { ...record, exponent: ours, numpy, expected, verdict };
}
