// The peak of this core as WebAssembly can reach it: a loop over registers only, `a = a * x + y` in 8 to 16 independent
// accumulators of one 128-bit register each; the best of them. What matrix products are measured against.

const uleb = (n) => {
  const bytes = [];
  do {
    bytes.push((n & 127) | (n > 127 ? 128 : 0));
    n >>>= 7;
  } while (n > 0);
  return bytes;
};
const simd = (code) => [0xfd, ...uleb(code)];
const sized = (bytes) => [...uleb(bytes.length), ...bytes];
const section = (id, ...items) => [id, ...sized([...uleb(items.length), ...items.flat()])];

const kinds = {
  float32: {
    lanes: 4,
    type: 0x7d,
    bytes: 4,
    const: 0x43,
    splat: 0x13,
    add: 0xe4,
    mul: 0xe6,
    madd: 0x105,
    lane: 0x1f,
  },
  float64: {
    lanes: 2,
    type: 0x7c,
    bytes: 8,
    const: 0x44,
    splat: 0x14,
    add: 0xf0,
    mul: 0xf2,
    madd: 0x107,
    lane: 0x21,
  },
};

/** The bytes of a module whose `run(n)` makes n rounds over the accumulators. */
function loop(dtype, accumulators, relaxed) {
  const kind = kinds[dtype];
  const splat = (value) => {
    const number = dtype === "float32" ? Float32Array.of(value) : Float64Array.of(value);
    return [kind.const, ...new Uint8Array(number.buffer), ...simd(kind.splat)];
  };
  const get = (i) => [0x20, ...uleb(i)];
  const set = (i) => [0x21, ...uleb(i)];
  const all = Array.from({ length: accumulators }, (_, i) => i + 1);
  const [x, y] = [accumulators + 1, accumulators + 2];
  const step = (a) =>
    relaxed
      ? [...get(a), ...get(x), ...get(y), ...simd(kind.madd), ...set(a)]
      : [...get(a), ...get(x), ...simd(kind.mul), ...get(y), ...simd(kind.add), ...set(a)];
  const code = [
    ...uleb(1),
    ...uleb(accumulators + 2),
    0x7b,
    ...all.flatMap((a) => [...splat(a), ...set(a)]),
    ...[...splat(1.0000001), ...set(x), ...splat(1e-9), ...set(y)],
    ...[0x03, 0x40], // loop
    ...all.flatMap(step),
    ...[...get(0), 0x41, 1, 0x6b, 0x22, 0, 0x0d, 0, 0x0b], // count down, again unless zero
    ...get(1),
    ...all.slice(1).flatMap((a) => [...get(a), ...simd(kind.add)]),
    ...[...simd(kind.lane), 0],
    0x0b,
  ];
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [0x60, 1, 0x7f, 1, kind.type]),
    ...section(3, [0]),
    ...section(7, [...sized([...new TextEncoder().encode("run")]), 0, 0]),
    ...section(10, sized(code)),
  ]);
}

const loops = new Map();
function loopsOf(dtype, relaxed) {
  const key = `${dtype} ${relaxed}`;
  if (!loops.has(key)) {
    const made = [8, 10, 12, 13, 14, 16].map((accumulators) => {
      const bytes = loop(dtype, accumulators, relaxed);
      if (!WebAssembly.validate(bytes)) return undefined;
      const { run } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
      return { run, operations: accumulators * kinds[dtype].lanes * 2 };
    });
    loops.set(key, made.includes(undefined) ? undefined : made);
  }
  return loops.get(key);
}

/** GFLOP/s of the best loop, measured for about `seconds`; undefined where the engine lacks the instruction. */
export function peak(dtype, seconds = 0.05, relaxed = false) {
  const made = loopsOf(dtype, relaxed);
  if (!made) return undefined;
  const rounds = 20_000; // 40 us or so a call: many calls, so that the optimising compiler takes over
  let best = 0;
  const end = performance.now() + seconds * 1000;
  do {
    for (const { run, operations } of made) {
      const start = performance.now();
      run(rounds);
      best = Math.max(best, (rounds * operations) / (performance.now() - start) / 1e6);
    }
  } while (performance.now() < end);
  return best;
}
