// The few numbers that the benchmark makes of its samples.

export const least = (samples) => samples.reduce((a, b) => Math.min(a, b), Infinity);

export function median(samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

export const geometricMean = (ratios) =>
  ratios.length === 0
    ? undefined
    : Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);

/** The exponent of growth: the slope of the least-squares line through (log n, log y). */
export function exponent(points) {
  const logs = points.map(({ n, y }) => [Math.log(n), Math.log(y)]);
  const mean = (i) => logs.reduce((sum, pair) => sum + pair[i], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const dot = (i, u, j, v) => logs.reduce((sum, pair) => sum + (pair[i] - u) * (pair[j] - v), 0);
  return dot(0, x, 1, y) / dot(0, x, 0, x);
}

/** The largest difference of two results, relative to the largest element of the second; equal infinities and NaN agree. */
export function difference(got, want) {
  if (got.length !== want.length) return Infinity;
  let most = 0;
  let scale = 0;
  for (let i = 0; i < want.length; i++) {
    const off = Math.abs(got[i] - want[i]);
    if (Number.isFinite(want[i])) scale = Math.max(scale, Math.abs(want[i]));
    if (off > most) most = off;
    else if (Number.isNaN(off) && !Object.is(got[i], want[i])) return Infinity;
  }
  return most / (scale || 1);
}
