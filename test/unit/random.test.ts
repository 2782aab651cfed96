// Random numbers against NumPy's own, as recorded by scripts/goldens/streams.py.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { bytesOf, crc32 } from "../../ts/core/bytes.js";
import * as np from "../../ts/index.js";

const { defaultRng, Generator, PCG64, SeedSequence } = np.random;
const golden = (name: string): string => readFileSync(new URL(`../golden/${name}`, import.meta.url), "utf8");

interface Result {
  dtype: string;
  shape: number[];
  values: string[];
  next: string;
}
interface Cases {
  calls: (Result & { seed: number; call: string; scalar: boolean })[];
  shuffles: (Result & { text: string; axis: number })[];
  sequences: { entropy: string | string[]; key: string[]; state: number[]; wide: string[] }[];
}
const cases: Cases = JSON.parse(golden("random.json"));

/** Values as the recorder writes them, so that -0 and every bit count. */
function texts(x: unknown): string[] {
  if (x instanceof np.NDArray) return [x.tolist({ bigint: true })].flat(64).map((v) => text(v, x.kind));
  return (Array.isArray(x) ? x : [x]).map((v) => text(v, "float"));
}
function text(value: unknown, kind: string): string {
  if (kind !== "float")
    return String(Number(value)) === String(value) ? String(value) : String(BigInt(value as bigint));
  return String(value);
}
const same = (seen: unknown, { values }: Result): void => {
  // 1.0 and 1e-05 are how Python writes what JavaScript writes 1 and 0.00001.
  const plain = (list: string[]) =>
    list.map((v) => (/^-?\d+$/.test(v) ? String(BigInt(v)) : String(Number(v))));
  expect(plain(texts(seen))).toEqual(plain(values));
};

describe("streams", () => {
  const numbers = ["size", "low", "high", "loc", "scale", "a", "x"];
  const read = (name: string, value: string): unknown => {
    if (name === "p") return value.split(",").map(Number);
    if (["replace", "shuffle", "endpoint"].includes(name)) return value === "1";
    if (!numbers.includes(name)) return value;
    return Number.isSafeInteger(Number(value)) || value.includes(".") ? Number(value) : BigInt(value);
  };
  const methods: Record<string, string> = {
    standard_normal: "standardNormal",
    standard_exponential: "standardExponential",
  };
  const lines = golden("random.txt")
    .split("\n")
    .filter((line) => line && !line.startsWith("#") && !line.includes("|words|"));

  test.each(["0", "1", "42", "12345678901234567890"])("of seed %s are NumPy's", (seed) => {
    const wrong: string[] = [];
    let seen = 0;
    for (const line of lines) {
      const [from, method, call, dtype, crc, next] = line.split("|") as [
        string,
        string,
        string,
        string,
        string,
        string,
      ];
      if (from !== seed) continue;
      seen++;
      const rng = defaultRng(BigInt(seed));
      const options = Object.fromEntries(
        call.split(" ").map((pair) => {
          const [name, value] = pair.split("=") as [string, string];
          return [name, read(name, value)];
        }),
      );
      const { low, a, x, ...rest } = options;
      const first = low ?? a ?? x;
      // biome-ignore lint/suspicious/noExplicitAny: the method is a text of the golden file
      const run = (rng as any)[methods[method] ?? method].bind(rng);
      const out: np.NDArray =
        method === "uniform"
          ? run(options)
          : first === undefined
            ? run(rest)
            : Object.keys(rest).length
              ? run(first, rest)
              : run(first);
      const ok = out.dtype === dtype && String(crc32(bytesOf(out.core))) === crc;
      if (!ok || String(rng.bitGenerator.randomRaw()) !== next) wrong.push(line);
      out.dispose();
    }
    expect(seen).toBeGreaterThan(50);
    expect(wrong).toEqual([]);
  });
});

describe("calls", () => {
  test.each(cases.calls)("$call from $seed", (item) => {
    const rng = defaultRng(item.seed);
    const seen = new Function("rng", "np", `return ${item.call}`)(rng, np);
    same(seen, item);
    const isArray = seen instanceof np.NDArray;
    expect(isArray || Array.isArray(seen)).toBe(!item.scalar);
    if (isArray) {
      expect(seen.shape).toEqual(item.shape);
      // Numbers in a JavaScript array are doubles.
      const listed = /^rng\.(choice|permutation)\(\[/.test(item.call);
      if (!listed) expect(seen.dtype).toBe(item.dtype);
    }
    expect(String(rng.bitGenerator.randomRaw())).toBe(item.next);
  });
});

describe("shuffle", () => {
  test.each(cases.shuffles)("$text along $axis", ({ text, axis, ...item }) => {
    const rng = defaultRng(7);
    const js = text
      .replace(/\[([\d:-]*:[\d:-]*)\]/, ".get('$1')")
      .replace("np.zeros((0, 3))", "np.zeros([0, 3])")
      .replace(".T", ".T");
    const a = new Function("np", `return ${js}`)(np);
    rng.shuffle(a, axis);
    same(a, { ...item });
    expect(String(rng.bitGenerator.randomRaw())).toBe(item.next);
  });

  test("moves items of every dtype and stride alike", () => {
    const expected = texts(defaultRng(3).permutation(30));
    for (const dtype of ["int8", "uint16", "float32", "float64", "complex128"] as const) {
      const a = np.arange(60, null as never, null as never, dtype).get("::-2") as np.NDArray;
      const b = np.arange(30);
      a.set("...", b);
      defaultRng(3).shuffle(a);
      const real = dtype === "complex128" ? [a.tolist()].flat().map((z) => (z as np.Complex).re) : a.tolist();
      expect((real as number[]).map(String)).toEqual(expected);
    }
  });

  test("works on JavaScript arrays and typed arrays", () => {
    const expected = defaultRng(3).permutation(5).tolist();
    const words = ["a", "b", "c", "d", "e"];
    const shuffled = [...words];
    defaultRng(3).shuffle(shuffled);
    expect(shuffled).toEqual((expected as number[]).map((i) => words[i]));
    const typed = Float32Array.of(0, 1, 2, 3, 4);
    defaultRng(3).shuffle(typed);
    expect([...typed]).toEqual(expected);
  });
});

describe("SeedSequence", () => {
  test.each(cases.sequences)("of $entropy and $key", ({ entropy, key, state, wide }) => {
    const numbers = Array.isArray(entropy) ? entropy.map(BigInt) : BigInt(entropy);
    const s = new SeedSequence(numbers, { spawnKey: key.map(Number) });
    expect([...s.generateState(6)]).toEqual(state);
    expect([...s.generateState(3, "uint64")].map(String)).toEqual(wide);
  });

  test("takes arrays of whole numbers", () => {
    const state = [...new SeedSequence([1, 2]).generateState(4)];
    for (const entropy of [
      np.array([1, 2]),
      np.array([1n, 2n], "uint64"),
      Uint8Array.of(1, 2),
      new Set([1n, 2n]),
    ]) {
      expect([...new SeedSequence(entropy as Iterable<number>).generateState(4)]).toEqual(state);
    }
    expect(defaultRng(np.array(5n) as never).random()).toBe(defaultRng(5).random());
  });

  test("spawns children that count on", () => {
    const s = new SeedSequence(5);
    expect(s.spawn(2).map((child) => child.spawnKey)).toEqual([[0], [1]]);
    expect(s.spawn(1)[0]!.spawnKey).toEqual([2]);
    expect(s.spawn(1)[0]!.spawn(1)[0]!.spawnKey).toEqual([3, 0]);
    expect(String(s.spawn(1)[0])).toBe("SeedSequence(\n    entropy=5,\n    spawn_key=(4,),\n)");
  });

  test("takes entropy from the system", () => {
    const [a, b] = [new SeedSequence(), new SeedSequence(null)];
    expect(a.entropy).not.toBe(b.entropy);
    expect(defaultRng(a.entropy as bigint).random()).toBe(defaultRng(a).random());
    expect(defaultRng().random()).not.toBe(defaultRng().random());
  });
});

describe("state", () => {
  test("is NumPy's, and can be set", () => {
    const rng = defaultRng(0);
    rng.bytes(0);
    expect(rng.bitGenerator.state).toEqual({
      bitGenerator: "PCG64",
      state: { state: 80186449399738619878794082838194943960n, inc: 87136372517582989555478159403783844777n },
      hasUint32: 1,
      uinteger: 2735729615,
    });
    const saved = rng.bitGenerator.state;
    const first = rng.random(5, "float32").tolist();
    rng.bitGenerator.state = saved;
    expect(rng.random(5, "float32").tolist()).toEqual(first);
    expect(() => {
      rng.bitGenerator.state = { ...saved, state: { state: -1n, inc: 1n } };
    }).toThrow(new np.ValueError("state must be positive and less than 2**128."));
  });

  test("can be advanced, and back", () => {
    const [a, b] = [new PCG64(1), new PCG64(1)];
    for (let i = 0; i < 100; i++) a.randomRaw();
    expect(b.advance(100).randomRaw()).toBe(a.randomRaw());
    expect(b.advance(-101).state).toEqual(new PCG64(1).state);
  });

  test("is one for all views of a generator", () => {
    const bits = new PCG64(9);
    const rng = new Generator(bits);
    expect(defaultRng(rng)).toBe(rng);
    expect(defaultRng(bits).bitGenerator).toBe(bits);
    expect(String(rng)).toBe("Generator(PCG64)");
  });

  test("outlives the scope that it is made in", () => {
    const rng = np.scope(() => ({ rng: defaultRng(4) })).rng;
    expect(rng.random()).toBe(defaultRng(4).random());
  });
});

test("draws go into out", () => {
  const out = np.zeros([2, 3]);
  const rng = defaultRng(1);
  expect(rng.random({ out })).toBe(out);
  expect(texts(out)).toEqual(texts(defaultRng(1).random(6)));
  const turned = np.zeros([3, 2], "float32").T;
  expect(rng.standardNormal({ out: turned, dtype: "float32", size: [2, 3] })).toBe(turned);
  expect(turned.size).toBe(6);
});

test("a frozen sample is refused, a whole one not", () => {
  const frozen = np.broadcastTo(np.array(1), [3]);
  expect(() => defaultRng(1).shuffle(frozen)).toThrow(new np.ValueError("array is read-only"));
});

const V = "ValueError";
const T = "TypeError";
const O = "OverflowError";
// The words are those of NumPy 2.4.6.
test.each<[string, string, string]>([
  ["rng.integers(0)", V, "high <= 0"],
  ["rng.integers(5, 2)", V, "low >= high"],
  ["rng.integers(5, 4, { endpoint: true })", V, "low > high"],
  ["rng.integers(0, -1, { endpoint: true })", V, "high < 0"],
  ["rng.integers(300, { dtype: 'int8' })", V, "high is out of bounds for int8"],
  ["rng.integers(-1, 5, { dtype: 'uint8' })", V, "low is out of bounds for uint8"],
  ["rng.integers([1, 2], [5, 1])", V, "low >= high"],
  ["rng.integers([1, 2], [500, 4], { dtype: 'int8' })", V, "high is out of bounds for int8"],
  ["rng.integers([-200, 2], [5, 4], { dtype: 'int8' })", V, "low is out of bounds for int8"],
  ["rng.integers([1, 2], [5, 1], { endpoint: true })", V, "low > high"],
  [
    "rng.integers([1, 2], [3, 4, 5])",
    "ValueError",
    "operands could not be broadcast together with shapes (2,) (3,) ",
  ],
  [
    "rng.integers([1, 2], [3, 4], 3)",
    V,
    "shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg 0 with shape (2,) and arg 2 with shape (3,).",
  ],
  ["rng.integers([0, 0], [0, 1])", V, "high <= 0"],
  ["rng.integers(2n ** 63n, 2n ** 64n)", V, "high is out of bounds for int64"],
  ["rng.integers(5, { dtype: 'float32' })", T, "Unsupported dtype dtype('float32') for integers"],
  ["rng.integers(NaN)", V, "cannot convert float NaN to integer"],
  ["rng.random(3, 'int32')", T, "Unsupported dtype dtype('int32') for random"],
  ["rng.random(2, { out: np.zeros(3) })", V, "size must match out.shape when used together"],
  [
    "rng.random({ out: np.zeros(3, 'float32') })",
    T,
    "Supplied output array has the wrong type. Expected float64, got float32",
  ],
  [
    "rng.random({ out: np.zeros([3, 4]).get(':, ::2') })",
    V,
    "Supplied output array must be contiguous, writable, aligned, and in machine byte-order.",
  ],
  ["rng.random(-1)", V, "negative dimensions are not allowed"],
  ["rng.normal(0, -1)", V, "scale < 0"],
  ["rng.normal(0, -0)", V, "scale < 0"],
  ["rng.normal([0, 1], [1, -1])", V, "scale < 0"],
  [
    "rng.normal([0, 1], [1, 1], 3)",
    V,
    "shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg 0 with shape (3,) and arg 1 with shape (2,).",
  ],
  [
    "rng.normal([0, 1], [1, 1], [2, 1])",
    V,
    "Output size (2, 1) is not compatible with broadcast dimensions of inputs (2, 2).",
  ],
  [
    "rng.normal([0, 1], [1, 1, 1])",
    V,
    "shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg 0 with shape (2,) and arg 1 with shape (3,).",
  ],
  ["rng.uniform(0, Infinity)", O, "high - low range exceeds valid bounds"],
  ["rng.uniform(2, 1)", V, "high - low < 0"],
  ["rng.uniform([0, 1], [Infinity, 2])", O, "Range exceeds valid bounds"],
  ["rng.uniform([0, 1], [1, 0])", V, "high - low < 0"],
  ["rng.exponential(-1)", V, "scale < 0"],
  ["rng.choice(0)", V, "a must be a positive integer unless no samples are taken"],
  ["rng.choice(-1, 3)", V, "a must be a positive integer unless no samples are taken"],
  ["rng.choice(2.5)", V, "a must be a sequence or an integer, not <class 'float'>"],
  ["rng.choice(np.array(2.5))", V, "a must be a sequence or an integer, not <class 'numpy.ndarray'>"],
  ["rng.choice([])", V, "a cannot be empty unless no samples are taken"],
  [
    "rng.choice(5, 6, { replace: false })",
    V,
    "Cannot take a larger sample than population when replace is False",
  ],
  ["rng.choice(3, { p: [0.5, 0.5] })", V, "a and p must have same size"],
  [
    "rng.choice(2, { p: [0.5, 0.4] })",
    V,
    "Probabilities do not sum to 1. See Notes section of docstring for more information.",
  ],
  ["rng.choice(2, { p: [0.5, NaN] })", V, "Probabilities contain NaN"],
  ["rng.choice(2, { p: [1.5, -0.5] })", V, "Probabilities are not non-negative"],
  ["rng.choice(2, { p: [[0.5, 0.5]] })", V, "p must be 1-dimensional"],
  ["rng.choice(3, 3, { p: [0.5, 0.5, 0], replace: false })", V, "Fewer non-zero entries in p than size"],
  ["rng.choice(5, -1)", V, "negative dimensions are not allowed"],
  ["rng.permutation(2.5)", "AxisError", "axis 0 is out of bounds for array of dimension 0"],
  [
    "rng.permutation(np.eye(2), { axis: 2 })",
    "AxisError",
    "axis 2 is out of bounds for array of dimension 2",
  ],
  ["rng.shuffle([1, 2], { axis: 1 })", "RuntimeError", "Axis argument is only supported on ndarray objects"],
  ["rng.shuffle(np.array(5))", T, "len() of unsized object"],
  ["np.random.defaultRng(-1)", V, "expected non-negative integer"],
  ["np.random.defaultRng(1.5)", T, "SeedSequence expects int or sequence of ints for entropy not 1.5"],
  ["np.random.defaultRng([1, -1])", V, "expected non-negative integer"],
  ["rng.normal({ mean: 1 })", T, "normal() got an unexpected keyword argument 'mean'"],
  ["rng.integers()", T, "integers() missing 1 required positional argument: 'low'"],
])("%s is refused", (call, name, message) => {
  const rng = defaultRng(0);
  const before = rng.bitGenerator.state;
  const run = () => new Function("rng", "np", `return ${call}`)(rng, np);
  expect(run).toThrow(expect.objectContaining({ name, message }));
  // What is refused draws nothing.
  expect(rng.bitGenerator.state).toEqual(before);
});

test("float bounds one past the greatest 64-bit integer are refused, integer ones not", () => {
  const rng = defaultRng(0);
  expect(() => rng.integers([0], [2 ** 63])).toThrow(new np.ValueError("high is out of bounds for int64"));
  expect(rng.integers([0], np.array([2n ** 63n], "uint64"), [1]).size).toBe(1);
  expect(rng.integers([0], 2n ** 63n, [1]).size).toBe(1);
});

test("a single integer that is no safe number is refused, not rounded", () => {
  const big = () => defaultRng(0).integers(2n ** 60n, 2n ** 61n);
  expect(big).toThrow(np.OverflowError);
  expect(
    typeof defaultRng(0)
      .integers(2n ** 60n, 2n ** 61n, [])
      .item({ bigint: true }),
  ).toBe("bigint");
});
