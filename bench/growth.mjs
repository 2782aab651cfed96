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
/** A size is left out when its call would take longer than this, in nanoseconds. */
const longest = 1.2e9;

export const grows = (row) => row.theory !== undefined;

/** The points of one case: `{ n, lanewise, numpy }` in nanoseconds a call. */
export async function grown(row, children, { folder, seconds, most = Infinity }) {
  const points = [];
  let reason;
  for (let n = 10; n <= Math.min(row.most, most); n *= 10) {
    const last = points.at(-1);
    if (last && Math.max(last.lanewise, last.numpy ?? 0) * 10 > longest) break;
    const ready = await prepared(row, n, children, folder);
    const bad = Object.entries(ready).find(([, answer]) => answer.reason);
    if (bad) {
      reason = `n = ${n}: ${bad[0]} ${bad[1].reason}`;
      break;
    }
    const point = { n };
    for (const [name, child] of Object.entries(children)) {
      // the call of the comparison was cold; a slow one is timed once more all the same
      const { samples } = await child.ask({ do: "time", seconds }, 60);
      point[name] = samples && least(samples);
    }
    points.push(point);
  }
  for (const child of Object.values(children)) await child.ask({ do: "release" });
  return fitted(row, points, reason);
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
  const fast = ours > Math.max(expected, numpy) + slack;
  return { ...record, exponent: ours, numpy, expected, verdict: fast ? "grows faster" : "ok" };
}
