// Random arrays as recipes: dtype, bytes, and the steps that make a view of them.
import { Buffer } from "node:buffer";
import { bytesOf, kindOf, partOf } from "./bytes.mjs";

/** A seeded source of choices (mulberry32: Tommy Ettinger's 32-bit mixer, public domain). */
export class Random {
  constructor(seed) {
    this.state = seed >>> 0;
  }
  /** In [0, 1). */
  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }
  /** An integer in [low, high). */
  int(low, high) {
    return low + Math.floor(this.next() * (high - low));
  }
  chance(p) {
    return this.next() < p;
  }
  pick(list) {
    return list[this.int(0, list.length)];
  }
  shuffle(list) {
    const out = [...list];
    for (let i = out.length - 1; i > 0; i--) {
      const j = this.int(0, i + 1);
      [out[i], out[j]] = [out[j], out[i]];
    }
    return out;
  }
  bits(n) {
    let x = 0n;
    for (let i = 0; i < n; i += 32) x = (x << 32n) | BigInt(this.int(0, 2 ** 32));
    return BigInt.asUintN(n, x);
  }
}

const LARGEST = {
  float16: 65504,
  bfloat16: 2 ** 127 * (2 - 2 ** -7),
  float32: 3.4028234663852886e38,
  float64: Number.MAX_VALUE,
};
const SMALLEST = { float16: 2 ** -24, bfloat16: 2 ** -133, float32: 2 ** -149, float64: Number.MIN_VALUE };

function anyFloat(random, dtype) {
  const kind = random.next();
  if (kind < 0.2) {
    const specials = [
      Number.NaN,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      0,
      -0,
      1,
      -1,
      0.5,
      -0.5,
    ];
    return random.pick([...specials, LARGEST[dtype], -LARGEST[dtype], SMALLEST[dtype]]);
  }
  if (kind < 0.5) return random.int(-6, 7);
  if (kind < 0.8) return (random.next() - 0.5) * 20;
  const span = { float16: 14, bfloat16: 120, float32: 120, float64: 1000 }[dtype];
  return (random.next() - 0.5) * 2 ** random.int(-span, span);
}

function anyInteger(random, dtype) {
  const bits = Number(dtype.match(/\d+$/)[0]);
  const kind = random.next();
  const half = 1n << BigInt(bits - 1);
  if (kind < 0.2) return random.pick([0n, 1n, -1n, half, half - 1n, BigInt(bits), BigInt(bits - 1)]);
  if (kind < 0.6) return BigInt(random.int(-9, 10));
  return random.bits(bits);
}

/**
 * Which values: `any` of the dtype (special ones included), `small` whole numbers of at most 6 (sums of which are
 * exact), `counts` from 0 to 3, `plain` finite floats of ordinary size, `unit` those of magnitude 1 at most, `nonzero` any but 0.
 */
function element(random, dtype, values) {
  const kind = kindOf(dtype);
  if (kind === "b") return values === "nonzero" || random.chance(0.5);
  if (kind === "c") {
    const part = partOf(dtype);
    const parts = [element(random, part, values), element(random, part, values)];
    return values === "unit" ? parts.map((x) => x / 2) : parts;
  }
  if (values === "counts") return random.int(0, 4);
  if (values === "unit") return kind === "f" ? random.int(-8, 9) / 8 : random.int(kind === "u" ? 0 : -1, 2);
  if (values === "small") return kind === "u" ? random.int(0, 7) : random.int(-6, 7);
  if (values === "plain") return kind === "f" ? (random.next() - 0.5) * 8 : element(random, dtype, "small");
  const any = kind === "f" ? anyFloat(random, dtype) : anyInteger(random, dtype);
  return values === "nonzero" && Number(any) === 0 ? 1 : any;
}

/** The bytes of `n` random elements. */
export function randomBytes(random, dtype, n, values = "any") {
  return bytesOf(
    Array.from({ length: n }, () => element(random, dtype, values)),
    dtype,
  );
}

/** The recipe of a contiguous array. */
export function plainArray(dtype, shape, bytes, steps) {
  const array = { dtype, shape, data: Buffer.from(bytes).toString("base64") };
  if (steps?.length) array.steps = steps;
  return { array };
}

/** The recipe of an array with these JavaScript values. */
export function arrayOf(dtype, shape, values) {
  return plainArray(dtype, shape, bytesOf(values, dtype));
}

/** How to lay out one axis of length `n`: how long it is in memory, and the slice that gives the axis. */
function axisLayout(random, n) {
  const kind = random.next();
  if (kind < 0.45) return { length: n, index: ":" };
  if (kind < 0.6) return { length: n, index: "::-1" };
  if (kind < 0.75) return { length: Math.max(2 * n - 1, 0), index: "::2" };
  if (kind < 0.85) return { length: n + 2, index: n === 0 ? "1:1" : `1:${n + 1}` };
  return { length: Math.max(3 * n, 0), index: n === 0 ? ":0" : "::-3" };
}

/**
 * The recipe of an array of this dtype and shape, laid out in any way: contiguous, Fortran or permuted, sliced with
 * steps, reversed, broadcast, with an axis that an integer index has dropped or that `newaxis` has made.
 */
export function randomArray(random, dtype, shape, { values = "any", broadcast = true } = {}) {
  const n = shape.length;
  if (random.chance(0.3)) return plainArray(dtype, shape, randomBytes(random, dtype, count(shape), values));
  const order = random.chance(0.5) ? shape.map((_, i) => i) : random.shuffle(shape.map((_, i) => i));
  const base = [];
  const index = [];
  const repeated = broadcast && random.chance(0.15);
  const kept = shape.map((length) => (repeated && random.chance(0.5) ? 1 : length));
  for (const axis of order) {
    if (kept[axis] === 1 && random.chance(0.3)) {
      index.push(null);
      continue;
    }
    if (random.chance(0.08)) {
      base.push(2);
      index.push(random.int(-2, 2));
    }
    const layout = axisLayout(random, kept[axis]);
    base.push(layout.length);
    index.push(layout.index);
  }
  const steps = [["get", ...index]];
  // Only integers would give a scalar in NumPy; an ellipsis keeps the view.
  if (index.every((item) => typeof item === "number")) steps[0].push("...");
  if (n > 1 && order.some((axis, i) => axis !== i))
    steps.push(["transpose", shape.map((_, i) => order.indexOf(i))]);
  if (kept.some((length, i) => length !== shape[i])) steps.push(["broadcastTo", shape]);
  return plainArray(dtype, base, randomBytes(random, dtype, count(base), values), steps);
}

export const count = (shape) => shape.reduce((a, b) => a * b, 1);

/** A shape of 0 to 4 axes, short ones most of the time, now and then with an axis of length 0 or 1. */
export function randomShape(random, { min = 0, max = 4 } = {}) {
  if (random.chance(0.08)) return [random.int(7, 300)]; // long enough for every unrolled body and tail
  const n = random.int(min, max + 1);
  return Array.from({ length: n }, () =>
    random.chance(0.05) ? 0 : random.chance(0.12) ? 1 : random.int(2, 6),
  );
}

/** Shapes that broadcast together to `shape`; one of them is all of it. */
export function broadcastable(random, shape, n) {
  const full = random.int(0, n);
  return Array.from({ length: n }, (_, i) => {
    if (i === full || random.chance(0.6)) return shape;
    const cut = shape.slice(random.int(0, shape.length + 1));
    return cut.map((length) => (random.chance(0.3) ? 1 : length));
  });
}
