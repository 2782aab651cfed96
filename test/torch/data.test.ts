// Loaders, samplers and splits: the orders of real torch, and what is refused.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { memory } from "../../ts/core/storage.js";
import * as torch from "../../ts/torch/index.js";
import * as data from "../../ts/torch/utils/data/index.js";

const golden = JSON.parse(readFileSync("test/golden/torch_data.json", "utf8")) as {
  loaders: {
    options: Record<string, unknown>;
    own: boolean;
    length: number;
    epochs: number[][][];
    next: number;
    own_next: number | null;
  }[];
  samplers: { options: Record<string, unknown>; order: number[]; next: number }[];
  subset: number[];
  weighted: { n: number; replacement: boolean; order: number[]; next: number }[];
  splits: { lengths: number[]; parts: number[][] }[];
  tensors: number[][][];
  parts: number[][][];
};

const ten = Array.from({ length: 10 }, (_, i) => i);
const camel = (name: string): string => name.replace(/_([a-z])/g, (_, c: string) => c.toUpperCase());
const camelled = (options: Record<string, unknown>): object =>
  Object.fromEntries(Object.entries(options).map(([name, x]) => [camel(name), x]));
const flat = (x: torch.Tensor): number[] => Array.from(x.toTypedArray() as Float32Array, Number);
const next = (generator?: torch.Generator): number => torch.rand(1, { generator }).item() as number;
const samples = () => new data.TensorDataset(torch.arange(14).to("float32").reshape([7, 2]), torch.arange(7));

describe("order", () => {
  test.each(golden.loaders.map((c) => [`${JSON.stringify(c.options)} ${c.own}`, c] as const))(
    "loader %s",
    (_, c) => {
      torch.manualSeed(42);
      const generator = c.own ? new torch.Generator().manualSeed(7) : undefined;
      const loader = new data.DataLoader(ten, { ...camelled(c.options), ...(generator && { generator }) });
      expect(loader.length).toBe(c.length);
      expect([0, 1].map(() => [...loader].map(flat))).toEqual(c.epochs);
      expect(next()).toBe(c.next);
      if (generator) expect(next(generator)).toBe(c.own_next);
    },
  );
  test.each(golden.samplers.map((c) => [JSON.stringify(c.options), c] as const))(
    "RandomSampler %s",
    (_, c) => {
      torch.manualSeed(42);
      const sampler = new data.RandomSampler(ten, camelled(c.options));
      const order = [...sampler];
      expect(order).toEqual(c.order);
      expect(sampler.length).toBe(order.length);
      expect(next()).toBe(c.next);
    },
  );
  test("SubsetRandomSampler", () => {
    torch.manualSeed(42);
    expect([...new data.SubsetRandomSampler([3, 1, 4, 15, 9])]).toEqual(golden.subset);
  });
  test.each(golden.weighted)("WeightedRandomSampler, $n, $replacement", (c) => {
    torch.manualSeed(42);
    const sampler = new data.WeightedRandomSampler([0.1, 0.9, 0.4], c.n, { replacement: c.replacement });
    expect([...sampler]).toEqual(c.order);
    expect(next()).toBe(c.next);
  });
  test.each(golden.splits)("randomSplit into $lengths", ({ lengths, parts }) => {
    torch.manualSeed(42);
    expect(data.randomSplit(ten, lengths).map((part) => part.indices)).toEqual(parts);
  });
  test("tensors, gathered or one by one", () => {
    const one = {
      get length() {
        return 7;
      },
      get: (i: number) => samples().get(i),
    };
    for (const dataset of [samples(), one] as const) {
      torch.manualSeed(42);
      const loader = new data.DataLoader(dataset as data.Dataset<torch.Tensor[]>, {
        batchSize: 3,
        shuffle: true,
      });
      expect([...loader].map((batch) => batch.map(flat))).toEqual(golden.tensors);
    }
  });
  test("a part of a dataset", () => {
    torch.manualSeed(42);
    const [part] = data.randomSplit(samples(), [5, 2]);
    expect(
      [...new data.DataLoader(part!, { batchSize: 2, shuffle: true })].map((batch) => batch.map(flat)),
    ).toEqual(golden.parts);
  });
});

describe("asynchronously", () => {
  const collect = async <T>(batches: AsyncIterable<T>): Promise<T[]> => {
    const all: T[] = [];
    for await (const batch of batches) all.push(batch);
    return all;
  };
  test("the same batches", async () => {
    const loader = new data.DataLoader(samples(), { batchSize: 3, shuffle: true });
    torch.manualSeed(42);
    expect((await collect(loader)).map((batch) => batch.map(flat))).toEqual(golden.tensors);
  });
  test("of promises, which the synchronous way refuses", async () => {
    const loader = new data.DataLoader({ length: 3, get: async (i: number) => 2 * i }, { batchSize: 2 });
    expect((await collect(loader)).map(flat)).toEqual([[0, 2], [4]]);
    expect(() => [...loader]).toThrow(/for await/);
  });
  test("other tasks run between batches", async () => {
    let ran = 0;
    const timer = setInterval(() => ran++, 0);
    for await (const _ of new data.DataLoader(Array.from({ length: 400 }, () => 1))) {
      const end = performance.now() + 0.2;
      while (performance.now() < end);
    }
    clearInterval(timer);
    expect(ran).toBeGreaterThan(5);
  });
});

describe("batches", () => {
  const only = <T>(list: readonly T[], options: object = { batchSize: list.length }) =>
    [...new data.DataLoader<T>(list, options)][0];
  test("of numbers, booleans and whole numbers", () => {
    expect(String(only([1, 2.5]))).toBe("tensor([1.0000, 2.5000])");
    expect(String(only([true, false]))).toBe("tensor([ True, False])");
    expect(String(only([1n, 2n]))).toBe("tensor([1, 2])");
  });
  test("of strings, arrays, objects and typed arrays", () => {
    expect(only(["a", "b"])).toEqual(["a", "b"]);
    const [n, s, t] = only([
      [1, "x", torch.ones(1)],
      [2, "y", torch.zeros(1)],
    ] as [number, string, torch.Tensor][])!;
    expect([String(n), s, String(t)]).toEqual([
      "tensor([1., 2.])",
      ["x", "y"],
      "tensor([[1.],\n        [0.]])",
    ]);
    const { a } = only([{ a: new Float32Array([1, 2]) }, { a: new Float32Array([3, 4]) }])!;
    expect(String(a)).toBe("tensor([[1., 2.],\n        [3., 4.]])");
  });
  test("by a function, or not at all", () => {
    expect(only(ten, { batchSize: 4, collateFn: (xs: number[]) => xs.join("-") })).toBe("0-1-2-3");
    expect(only([{ a: 1 }], { batchSize: null })).toEqual({ a: 1 });
    expect(
      [
        ...new data.DataLoader(ten, {
          batchSampler: new data.BatchSampler(new data.SequentialSampler(ten), 4, true),
        }),
      ].length,
    ).toBe(2);
  });
  test("leave no memory behind but themselves", () => {
    const dataset = samples();
    const { arrays, live } = memory();
    for (const batch of new data.DataLoader(dataset, { batchSize: 3, shuffle: true }))
      for (const x of batch) x.dispose();
    expect(memory()).toMatchObject({ arrays, live });
  });
});

describe("refusals, in PyTorch's words", () => {
  const load =
    (options: object, list: readonly unknown[] = ten) =>
    () => [...new data.DataLoader(list, options)];
  test.each([
    [
      "sampler option is mutually exclusive with shuffle",
      load({ sampler: new data.SequentialSampler(ten), shuffle: true }),
    ],
    [
      "batch_sampler option is mutually exclusive with batch_size, shuffle, sampler, and drop_last",
      load({ batchSampler: [[1]], batchSize: 2 }),
    ],
    [
      "batch_size=None option disables auto-batching and is mutually exclusive with drop_last",
      load({ batchSize: null, dropLast: true }),
    ],
    ["batch_size should be a positive integer value, but got batch_size=0", load({ batchSize: 0 })],
    ["num_samples should be a positive integer value, but got num_samples=0", load({ shuffle: true }, [])],
    [
      "Sum of input lengths does not equal the length of the input dataset!",
      () => data.randomSplit(ten, [3, 3]),
    ],
    ["Fraction at index 1 is not between 0 and 1", () => data.randomSplit(ten, [0.5, -0.5, 1])],
    ["Size mismatch between tensors", () => new data.TensorDataset(torch.ones(2), torch.ones(3))],
    ["each element in list of batch should be of equal size", load({ batchSize: 2 }, [[1, 2], [3]])],
    [
      "default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found NoneType",
      load({}, [null]),
    ],
    [
      "index 5 is out of bounds for dimension 0 with size 2",
      () => new data.TensorDataset(torch.ones(2)).get(5),
    ],
    ["list index out of range", () => new data.Subset(ten, [3, 4]).get(2)],
  ])("%s", (message, f) => {
    expect(f).toThrow(message);
  });
});
