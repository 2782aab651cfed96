// PyTorch's streams, as recorded from real torch.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { allocate, type CoreArray } from "../../ts/core/array.js";
import { fromNested, toNested } from "../../ts/core/convert.js";
import { type DType, dtypes } from "../../ts/core/dtype.js";
import { stridesOf } from "../../ts/core/shape.js";
import { memory } from "../../ts/core/storage.js";
import * as torch from "../../ts/torch/index.js";
import * as fill from "../../ts/torch/random/fill.js";
import { Generator } from "../../ts/torch/random/generator.js";

interface Call {
  op: "uniform" | "normal" | "exponential" | "bernoulli" | "random";
  shape: number[];
  dtype: DType;
  args: (number | string | number[] | null)[];
}
interface Case extends Call {
  layout: "C" | "F" | "step";
  /** digits: seeds go beyond 2^53 */
  seed: string;
  before: number;
  data: unknown[];
  next: number;
}
const golden = JSON.parse(readFileSync("test/golden/torch_random.json", "utf8")) as {
  cases: Case[];
  permutations: { n: number; dtype: DType; data: number[]; next: number }[];
  multinomials: {
    weights: number[];
    n: number;
    replacement: boolean;
    dtype: DType;
    data: unknown[];
    next: number;
  }[];
  states: { steps: number; state: string; next: number[] }[];
  dropout: { p: number; data: number[]; next: number }[];
  calls: { call: string; shape: number[]; dtype: DType; data: unknown[] }[];
  refusals: (Call & { type: string; message: string })[];
};

const target = (shape: readonly number[], dtype: DType, layout = "C"): CoreArray => {
  const row = dtypes[dtype];
  if (layout === "F") return allocate(row, shape, stridesOf(shape, row.itemsize, "F"));
  if (layout === "C") return allocate(row, shape);
  const whole = allocate(row, [...shape.slice(0, -1), 2 * shape.at(-1)!]);
  return whole.view(
    shape,
    whole.strides.map((s, axis) => (axis === shape.length - 1 ? 2 * s : s)),
  );
};

function draw(g: Generator, a: CoreArray, { op, args }: Call): void {
  const [x, y] = args.map((arg) => (Array.isArray(arg) ? fromNested(arg, dtypes.float32) : arg)) as never[];
  if (op === "uniform") fill.fillUniform(g, a, x, y);
  else if (op === "normal") fill.fillNormal(g, a, x, y);
  else if (op === "exponential") fill.fillExponential(g, a, x);
  else if (op === "bernoulli") fill.fillBernoulli(g, a, x);
  else if (args.length === 0) fill.fillRandom(g, a);
  else fill.fillIntegers(g, a, BigInt(x), y === null ? null : BigInt(y));
}

const flat = (a: CoreArray): unknown[] => {
  const nested = toNested(a, { bigint: true });
  const leaves = (Array.isArray(nested) ? nested.flat(10) : [nested]) as unknown[];
  return leaves.flatMap((x) => {
    if (typeof x === "object") return [(x as { re: number }).re, (x as { im: number }).im];
    return [typeof x === "bigint" ? (x > 2n ** 53n || x < -(2n ** 53n) ? String(x) : Number(x)) : x];
  });
};

const next = (g: Generator): number => {
  const one = allocate(dtypes.float32, [1]);
  fill.fillUniform(g, one);
  return one.first() as number;
};

/**
 * How far normals may be off. Dense arrays of 16 elements and more have PyTorch's bits; one by one they come from the
 * platform's `log1p`, which rounds as it likes.
 */
function tolerance({ op, dtype, shape, args, layout }: Case): number {
  if (op === "exponential") return dtype === "float64" ? 1e-15 : 0;
  if (op !== "normal") return 0;
  const parts = shape.reduce((n, m) => n * m, 1) * (dtype.startsWith("complex") ? 2 : 1);
  const [mean, scale] = args.map((x) => Math.abs(Number(x))) as [number, number];
  if (/64|128/.test(dtype) && dtype !== "complex64")
    return parts < 16 || layout !== "C" ? (scale + mean) * 1e-15 : 0;
  return 0;
}

describe("fills", () => {
  test.each(
    golden.cases.map((c, i) => [i, `${c.op} ${c.dtype} [${c.shape}] ${c.layout} ${c.args}`, c] as const),
  )("%i %s", (_, __, c) => {
    const g = new Generator().manualSeed(BigInt(c.seed));
    for (let i = 0; i < c.before; i++) fill.fillNormal(g, allocate(dtypes.float32, [1]));
    const a = target(c.shape, c.dtype, c.layout);
    draw(g, a, c);
    const mine = flat(a);
    const allowed = tolerance(c);
    expect(mine.length).toBe(c.data.length);
    if (allowed === 0) expect(mine).toEqual(c.data);
    else {
      const errors = mine.map((x, i) => Math.abs((x as number) - (c.data[i] as number)));
      expect(Math.max(...errors)).toBeLessThanOrEqual(allowed);
    }
    expect(next(g)).toBe(c.next);
  });
});

test.each(golden.permutations)("permutation of $n as $dtype", ({ n, dtype, data, next: after }) => {
  const g = new Generator().manualSeed(3);
  expect(flat(fill.permutation(g, n, dtypes[dtype]))).toEqual(data);
  expect(next(g)).toBe(after);
});

test.each(golden.multinomials)("multinomial of $weights, $n, $replacement", (c) => {
  const generator = new Generator().manualSeed(42);
  const weights = torch.tensor(c.weights, { dtype: c.dtype });
  const before = memory().arrays;
  const found = torch.multinomial(weights, c.n, { replacement: c.replacement, generator });
  expect(found.tolist()).toEqual(c.data);
  expect(memory().arrays).toBe(before + 1);
  expect(next(generator)).toBe(c.next);
});

test.each([
  ["cannot sample n_sample <= 0 samples", [1, 1, 1], 0, false],
  ["cannot sample n_sample > prob_dist.size(-1) samples without replacement", [1, 1, 1], 4, false],
  ["multinomial only supports floating-point dtypes for input, got: Long", [1n, 2n], 1, false],
  ["probability tensor contains either `inf`, `nan` or element < 0", [1, -2], 1, false],
  ["invalid multinomial distribution (encountering probability entry < 0)", [1, Number.NaN], 3, true],
  ["invalid multinomial distribution (sum of probabilities <= 0)", [0, 0, 0], 1, false],
  ["invalid multinomial distribution (sum of probabilities <= 0)", [0, 0, 0], 2, true],
  ["prob_dist must be 1 or 2 dim", [[[1]]], 1, false],
])("%s", (message, weights, n, replacement) => {
  expect(() => torch.multinomial(torch.tensor(weights), n, replacement)).toThrow(message);
});

test.each(golden.states)("state after $steps draws", ({ steps, state, next: after }) => {
  const g = new Generator().manualSeed(2n ** 40n + 3n);
  fill.fillUniform(g, allocate(dtypes.float32, [steps]));
  if (steps === 625) fill.fillNormal(g, allocate(dtypes.float32, [1]));
  const saved = g.save();
  expect(Buffer.from(flat(saved) as number[]).toString("hex")).toBe(state);
  const other = new Generator();
  other.load(saved);
  expect(other.initialSeed()).toBe(2n ** 40n + 3n);
  const drawn = allocate(dtypes.float32, [3]);
  fill.fillNormal(other, drawn);
  expect(flat(drawn)).toEqual(after);
});

describe("refusals", () => {
  test.each(golden.refusals.map((c) => [c.message, c] as const))("%s", (message, c) => {
    let error: unknown;
    try {
      draw(new Generator(), target(c.shape, c.dtype), c);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({ name: c.type, message });
  });
});

test.each(golden.dropout)("dropout mask with p = $p", ({ p, data, next: after }) => {
  const g = new Generator().manualSeed(42);
  const mask = fill.dropoutMask(g, allocate(dtypes.float32, [5, 8]), p);
  expect(flat(mask)).toEqual(data);
  if (p > 0) expect(next(g)).toBe(after);
});

describe("functions", () => {
  const { full, ones } = torch;
  const functions: Record<string, () => torch.Tensor> = {
    "rand([2, 3])": () => torch.rand([2, 3]),
    "randn([2, 3])": () => torch.randn(2, 3),
    "randint(10, [5])": () => torch.randint(10, [5]),
    "randint(-5, 5, [5])": () => torch.randint(-5, 5, [5]),
    "randperm(6)": () => torch.randperm(6),
    "bernoulli(full([6], 0.3))": () => torch.bernoulli(full([6], 0.3)),
    "randLike(ones([3]))": () => torch.randLike(ones(3)),
    "randnLike(ones([3]))": () => torch.randnLike(ones(3)),
    "randintLike(ones([3]), 2, 8)": () => torch.randintLike(ones(3), 2, 8),
    "normal(2, 3, [4])": () => torch.normal(2, 3, [4]),
    "rand([2], { dtype: 'float64' })": () => torch.rand([2], { dtype: "float64" }),
    "rand([], {})": () => torch.rand([]),
  };
  test("one stream through all of them", () => {
    torch.manualSeed(42);
    for (const { call, shape, dtype, data } of golden.calls) {
      const x = functions[call]!();
      expect([call, x.shape, x.dtype, flat(x.core)]).toEqual([call, shape, dtype, data]);
    }
  });
  test("methods that write into their tensor", () => {
    const x = torch.empty(4);
    torch.manualSeed(42);
    const expected = [torch.rand(4), torch.randn(4), torch.randint(10, [4])].map((y) => flat(y.core));
    torch.manualSeed(42);
    expect([x.uniform_(), x.normal_(), x.random_(10)].map((y) => flat(y.core))).toEqual(
      [0, 1, 2].map(() => expected[2]),
    );
    expect(flat(x.bernoulli_(1).core)).toEqual([1, 1, 1, 1]);
    expect(x.version).toBe(4);
    expect(() => torch.ones(2, { requiresGrad: true }).normal_()).toThrow(
      "a leaf Variable that requires grad is being used in an in-place operation.",
    );
  });
  test("a generator of one's own", () => {
    const g = new torch.Generator().manualSeed(42);
    torch.manualSeed(42);
    const state = torch.getRngState();
    const x = torch.rand(20);
    expect(flat(torch.rand(20, { generator: g }).core)).toEqual(flat(x.core));
    torch.setRngState(state);
    expect(flat(torch.rand(20).core)).toEqual(flat(x.core));
    expect(flat(g.setState(state).getState().core)).toEqual(flat(state.core));
    expect(torch.initialSeed()).toBe(42n);
    expect(() => torch.rand(2, { generator: 3 as never })).toThrow(TypeError);
    expect(() => torch.manualSeed(2n ** 64n)).toThrow("Overflow when unpacking long long");
    expect(() => g.setState(torch.zeros(5, { dtype: "uint8" }))).toThrow(
      "found the input RNG state size to be 5",
    );
    expect(() => g.setState(torch.zeros(5056))).toThrow("RNG state must be a torch.ByteTensor");
  });
  test("arguments that are none", () => {
    expect(() => torch.randint(1.5, [2])).toThrow(
      "randint(): argument 'high' (position 1) must be int, not float",
    );
    expect(() => torch.randperm(-1)).toThrow("Trying to create tensor with negative dimension -1: [-1]");
    expect(() => torch.randperm(300, { dtype: "uint8" })).toThrow(
      "value cannot be converted to type uint8_t without overflow",
    );
    expect(() => torch.rand(2, { dtype: "int64" })).toThrow(
      "\"check_uniform_bounds\" not implemented for 'Long'",
    );
    expect(() => torch.bernoulli(torch.tensor([0n, 1n]))).toThrow(
      "\"bernoulli_tensor_cpu_p_\" not implemented for 'Long'",
    );
    expect(() => torch.empty([1]).expand([3]).uniform_()).toThrow(
      /more than one element of the written-to tensor/,
    );
    expect(() => torch.normal(0, -1, [3])).toThrow("normal expects std >= 0.0, but found std -1");
  });
  test("tensors of means and deviations", () => {
    torch.manualSeed(1);
    const z = flat(torch.randn(3).core) as number[];
    torch.manualSeed(1);
    const x = flat(torch.normal(torch.tensor([0, 10, 20]), torch.tensor([1, 2, 4])).core) as number[];
    x.forEach((value, i) => expect(value).toBeCloseTo(z[i]! * [1, 2, 4][i]! + 10 * i, 5));
    torch.manualSeed(1);
    expect((flat(torch.normal(5, torch.ones(3)).core) as number[])[1]).toBeCloseTo(z[1]! + 5, 5);
  });
});
