// The times of many calls: samples are means over batches long enough to be timed (1 ms), in nanoseconds.

const batch = 1e6;
const most = 400;

/** Samples of a synchronous `run` for about `seconds`; at least one. */
export function sampled(run, seconds) {
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
  while (performance.now() < end && samples.length < most) {
    const start = performance.now();
    for (let i = 0; i < calls; i++) run();
    samples.push(((performance.now() - start) * 1e6) / calls);
  }
  return samples;
}

/** The same for a `run` that gives a promise. */
export async function sampledLater(run, seconds) {
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
  while (performance.now() < end && samples.length < most) {
    const start = performance.now();
    for (let i = 0; i < calls; i++) await run();
    samples.push(((performance.now() - start) * 1e6) / calls);
  }
  return samples;
}
