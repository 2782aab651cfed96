// The times of many calls: samples are means over batches long enough to be timed (1 ms), in nanoseconds.

const batch = 1e6;
const most = 400;

const more = (samples, end, fewest) =>
  samples.length < most && (performance.now() < end || (samples.length < fewest && samples[0] < 2e8));

/** Samples of a synchronous `run` for about `seconds`; at least one, and `fewest` of calls below 0.2 s. */
export function sampled(run, seconds, fewest = 1) {
  let calls = 1;
  let spent = 0;
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const start = performance.now();
    for (let i = 0; i < calls; i++) run();
    spent = (performance.now() - start) * 1e6;
    if (spent >= batch || performance.now() > end) break;
    calls *= spent < batch / 20 ? 2 : Math.max(2, Math.ceil(batch / spent));
  }
  const samples = [spent / calls];
  while (more(samples, end, fewest)) {
    const start = performance.now();
    for (let i = 0; i < calls; i++) run();
    samples.push(((performance.now() - start) * 1e6) / calls);
  }
  return samples;
}

/** The same for a `run` that gives a promise. */
export async function sampledLater(run, seconds, fewest = 1) {
  let calls = 1;
  let spent = 0;
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const start = performance.now();
    for (let i = 0; i < calls; i++) await run();
    spent = (performance.now() - start) * 1e6;
    if (spent >= batch || performance.now() > end) break;
    calls *= spent < batch / 20 ? 2 : Math.max(2, Math.ceil(batch / spent));
  }
  const samples = [spent / calls];
  while (more(samples, end, fewest)) {
    const start = performance.now();
    for (let i = 0; i < calls; i++) await run();
    samples.push(((performance.now() - start) * 1e6) / calls);
  }
  return samples;
}
