// Arrays that nobody disposes of, in synchronous code: found dead, and freed; those in use are not.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { limits } from "../../ts/core/pressure.js";
import * as np from "../../ts/index.js";
import { onWarning } from "../../ts/torch/index.js";

const MB = 1 << 20;
const usual = { ...limits };
beforeEach(() => Object.assign(limits, { least: 16 * MB, cap: 16 * MB, most: 128 * MB, worth: 16 * MB }));
afterEach(() => Object.assign(limits, usual));

test.each([
  ["large", MB / 4, 120],
  ["of 80 KB", 20480, 1000],
  ["small", 256, 60_000],
] as const)("%s ones", (_, n, times) => {
  const a = np.arange(n, { dtype: "float32" });
  const b = np.ones(n, "float32");
  const before = np.memory();
  let chain = a;
  const views: np.NDArray[] = [];
  for (let i = 0; i < times; i++) {
    chain = np.add(chain, b);
    np.add(a, b);
    if (i % Math.ceil(times / 5) === 0) views.push(np.multiply(b, i).get("1:3"));
  }
  const after = np.memory();
  expect(after.reclaimed - before.reclaimed).toBeGreaterThan(times * n * 4);
  expect(after.peak).toBeLessThan(160 * MB);
  expect(chain.get("0:2").tolist()).toEqual([times, times + 1]);
  const step = Math.ceil(times / 5);
  expect(views.map((view) => view.tolist())).toEqual(views.map((_, k) => [k * step, k * step]));
  expect(a.get("0:3").tolist()).toEqual([0, 1, 2]);
});

test("small ones are found between tasks, but for the neighbours of those in use, and disposed ones are used again", async () => {
  setFlagsFromString("--expose-gc");
  const gc = runInNewContext("gc") as () => void;
  Object.assign(limits, usual);
  const collect = async (enough: () => boolean): Promise<void> => {
    for (let tries = 0; tries < 20 && !enough(); tries++) {
      gc();
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  };
  await collect(() => false);
  const before = np.memory().arrays;
  const make = (): np.NDArray[] => {
    const kept: np.NDArray[] = [];
    for (let i = 0; i < 6400; i++) {
      const a = np.full(10, i);
      if (i % 640 === 0) kept.push(a);
      else if (i % 640 < 8) a.dispose();
    }
    return kept;
  };
  for (let round = 0; round < 3; round++) {
    const kept = make();
    expect(np.memory().arrays - before).toBeGreaterThan(6000);
    const { live } = np.memory();
    await collect(() => np.memory().arrays - before < 400);
    const after = np.memory();
    expect(after.arrays - before).toBeLessThan(400);
    expect(live - after.live).toBeGreaterThan(5800 * 128);
    np.full([200, 10], 7);
    const ones = Array.from({ length: 1000 }, () => np.ones(10));
    expect(kept.map((a) => a.tolist())).toEqual(kept.map((_, k) => Array(10).fill(640 * k)));
    expect(ones.every((a) => np.sum(a) === 10)).toBe(true);
    for (const a of [...kept, ...ones]) a.dispose();
  }
});

test("a typed array keeps the memory under it", () => {
  const data = np.arange(MB / 4, { dtype: "float32" }).data as Float32Array;
  for (let i = 0; i < 100; i++) np.ones(MB / 4, "float32");
  // Where memory has grown the view is empty, as it always was; else it shows what it did.
  expect(data.length === 0 || data[99] === 99).toBe(true);
});

test("it is said once, and who made most", () => {
  const said: string[] = [];
  const before = onWarning((text) => said.push(text));
  Object.assign(limits, { room: 90 * MB });
  try {
    const kept = Array.from({ length: 12 }, () => np.ones(MB, "float32"));
    for (let i = 0; i < 8; i++) kept.push(np.add(kept[0]!, 1));
    expect(kept[19]!.item(5)).toBe(2);
  } finally {
    onWarning(before);
  }
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/ MiB are held by \d+ live arrays, most of them made by ones \(\d+ MiB\)/);
});

test("past 256 MB the engine is told how much hangs on a storage", () => {
  Object.assign(limits, usual);
  const size = 64 * MB;
  // nothing of it is ever touched, here or there
  const kept = Array.from({ length: 6 }, () => np.empty(size, "uint8"));
  const hints = kept.map((a) => a.core.storage.cell?.hint?.byteLength ?? 0);
  expect(hints.slice(4)).toEqual([size, size]);
  expect(np.ones(10).core.storage.cell).toBeNull();
});
