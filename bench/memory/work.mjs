// Loops that never free an array, and the same with every array freed at once.
const KB = 1 << 10;

/** One operation after the other: its result goes, is the next input, is kept as a view, or one of these. */
const ways = {
  dropped: (np, a, b, n, after) => {
    for (let i = 0; i < n; i++) after(np.add(a, b));
  },
  chain: (np, a, b, n, after) => {
    let x = a;
    for (let i = 0; i < n; i++) {
      const next = np.add(x, b);
      if (x !== a) after(x);
      x = next;
    }
  },
  views: (np, a, b, n, after) => {
    const kept = [];
    for (let i = 0; i < n; i++) {
      const x = np.add(a, b);
      kept.push(x.get("1:"), x);
      if (kept.length > 16) {
        kept.shift();
        after(kept.shift());
      }
    }
  },
};

/** What is run: how, bytes of an array, and how often of 10,000 times. */
export const loops = {
  "8 MB": [ways.dropped, 8192 * KB, 1],
  "8 MB, chain": [ways.chain, 8192 * KB, 1],
  "8 MB, views of the last 8 kept": [ways.views, 8192 * KB, 1],
  "80 KB": [ways.dropped, 80 * KB, 1],
  "64 MB": [ways.dropped, 65536 * KB, 0.1],
  mix: [
    (np, a, b, n, after) => {
      const small = np.ones(10);
      const medium = np.ones(10240);
      for (let i = 0; i < n; i++) {
        after(np.add(small, small));
        after(np.add(medium, medium));
        if (i % 4 === 0) after(np.add(a, b));
      }
    },
    8192 * KB,
    1,
  ],
};

/** Runs one loop; `peak` gives the most memory so far, in MB. */
export async function measure(np, name, count, { ready, freed, peak }) {
  const [run, bytes, part] = loops[name];
  const n = Math.max(10, Math.round(count * part));
  const a = np.ones(bytes / 4, "float32");
  const b = np.ones(bytes / 4, "float32");
  const free = (x) => x.dispose();
  if (ready) {
    // Enough is used for the library to prepare, and then the task ends.
    for (let i = 0; i < 3 + (48 << 20) / bytes; i++) np.add(a, b);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  run(np, a, b, 10, free);
  const time = (n, after) => {
    const start = performance.now();
    run(np, a, b, n, after);
    return (performance.now() - start) / n;
  };
  const disposed = time(Math.max(10, n >> 3), free);
  const before = peak();
  const undisposed = freed ? time(n, free) : time(n, () => {});
  const { spills, reclaimedArrays } = np.memory();
  return { n, ms: undisposed, speed: disposed / undisposed, before, peak: peak(), spills, reclaimedArrays };
}
