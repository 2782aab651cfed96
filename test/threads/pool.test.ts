// What happens when a worker fails, stops or cannot begin, and where there are no threads at all.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { thresholds } from "../../ts/threads/pool.js";
import { functions, LEFT, type Thread } from "../../ts/threads/protocol.js";
import { pool } from "../../ts/threads/register.js";
import * as np from "../../ts/threads.js";

interface Inside {
  self: Thread;
  workers: { terminate(): Promise<number> }[];
}
const inside = pool as unknown as Inside;
type Call = (...args: number[]) => unknown;

beforeEach(async () => {
  thresholds.parts = 1;
  await np.init({ threads: 2, deadline: 300 });
});
afterEach(() => {
  pool.deadline = 10_000;
  thresholds.parts = 4;
});

/** Have the calling thread do something else for its part of the next `sort`. */
function instead(act: Call): void {
  const calls = inside.self.calls as Call[];
  calls[functions.indexOf("sort")] = act;
}
/** Until the worker has taken its part. */
const claimed = (): void => {
  while (Atomics.load(inside.self.words, LEFT) > 0);
};

const many = np.random.defaultRng(1).random([2, 2 ** 20]);

describe("a worker", () => {
  test("that is ended in the middle of a part is noticed, and replaced", async () => {
    const sorted = np.sort(many, 1);
    let ended: Promise<number> | undefined;
    instead(() => {
      claimed();
      ended = inside.workers[0]!.terminate();
    });
    expect(() => np.sort(many, 1)).toThrow(np.RuntimeError);
    await ended;
    expect(np.arrayEqual(np.sort(many, 1), sorted)).toBe(true);
    await np.init();
    expect(np.threadInfo().running).toBe(2);
    const { byWorkers } = np.threadInfo();
    while (np.threadInfo().byWorkers === byWorkers) np.sort(many, 1).dispose();
    expect(np.arrayEqual(np.sort(many, 1), sorted)).toBe(true);
  });

  test("that traps says so, and is replaced", async () => {
    instead(claimed);
    const sort = [11, 0xffff0000, 0, 1000, 0xfffff000];
    expect(() => pool.run({ name: "sort", args: sort, parts: 2, places: 2, count: 2 })).toThrow(
      /a thread failed in sort/,
    );
    await np.init();
    expect(np.threadInfo().running).toBe(2);
    expect(
      np.sum(np.sort(many, 1).get(":, 1:").greaterEqual(np.sort(many, 1).get(":, :-1")).all() ? 1 : 0),
    ).toBe(1);
  });

  test("is waited for when the calling thread fails", () => {
    instead(() => {
      throw new RangeError("here");
    });
    expect(() => np.sort(many, 1)).toThrow("here");
    expect(Atomics.load(inside.self.words, LEFT)).toBe(0);
    expect(np.sum(np.add(np.ones(1000), 1))).toBe(2000);
  });

  test("that ends between two operations is replaced", async () => {
    await inside.workers[0]!.terminate();
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(np.sum(np.add(np.ones(1000), 1))).toBe(2000);
    await np.init();
    expect(np.threadInfo().running).toBe(2);
  });
});

test("setThreads() refuses what is no number of threads", () => {
  for (const threads of [0, -1, 1.5, 65, NaN]) expect(() => np.setThreads(threads)).toThrow(np.ValueError);
  np.setThreads(1);
  const { jobs } = np.threadInfo();
  np.add(many, 1).dispose();
  expect(np.threadInfo()).toMatchObject({ threads: 1, jobs });
});

test("closeThreads() ends them; the next operation starts new ones", async () => {
  await np.closeThreads();
  expect(np.threadInfo().running).toBe(1);
  expect(np.sum(np.add(np.ones(1000), 1))).toBe(2000);
  await np.init();
  expect(np.threadInfo().running).toBe(2);
});

describe("where threads are not possible", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    vi.resetModules();
  });

  test("the strict build computes, without a word", async () => {
    vi.resetModules();
    vi.stubGlobal("SharedArrayBuffer", undefined);
    const alone = await import("../../ts/threads.js");
    const heard = vi.fn();
    alone.onWarning(heard);
    alone.setThreads(4);
    await alone.init({ threads: 4 });
    expect([alone.build().variant, alone.getThreads(), alone.sum(alone.ones(100_000))]).toEqual([
      "simd",
      1,
      100_000,
    ]);
    expect(alone.threadInfo()).toEqual({ threads: 1, running: 1, jobs: 0, parts: 0, byWorkers: 0 });
    await alone.closeThreads();
    expect(heard).not.toHaveBeenCalled();
  });

  test("a worker that may not be started is done without", async () => {
    vi.resetModules();
    const find = process.getBuiltinModule;
    const refuse = function refuse() {
      throw new Error("no workers here");
    };
    vi.spyOn(process, "getBuiltinModule").mockImplementation(((name: string) =>
      name === "node:worker_threads" ? { Worker: refuse } : find(name as "fs")) as typeof find);
    const alone = await import("../../ts/threads.js");
    const { thresholds: limits } = await import("../../ts/threads/pool.js");
    Object.assign(limits, { awake: 0, asleep: 0, absent: 0, part: 1 });
    await alone.init({ threads: 3 });
    expect(alone.sum(alone.add(alone.ones(100_000), 1))).toBe(200_000);
    expect(alone.threadInfo().running).toBe(1);
  });
});
