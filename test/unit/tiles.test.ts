// The tiles that large products are made of. Runs on the relaxed kernels as well, which have others.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import * as np from "../../ts/index.js";
import { matmul } from "../../ts/ops/linalg.js";
import { chooseTile } from "../../ts/ops/tiles.js";
import { kernels } from "../../ts/wasm/abi.js";

// what the engine is said to have; the kernels stay those of the project
const load = vi.hoisted(() => ({ variant: "relaxed", bits: 128 }));
vi.mock("../../ts/wasm/load.js", async (original) => ({
  ...(await original<typeof import("../../ts/wasm/load.js")>()),
  build: () => ({ ...load }),
}));

const codes = { float32: 10, float64: 11 } as const;
const state = (code: number): [used: number, count: number] => {
  const both = kernels.matmul_tile(code, 0xff, 0, 0);
  return [both >> 8, both & 0xff];
};
const use = (code: number, which: number): number => kernels.matmul_tile(code, which, 0, 0);

beforeEach(() => {
  np.zeros(1).dispose(); // the kernels are there
});
afterEach(() => {
  vi.restoreAllMocks();
  Object.assign(load, { variant: "relaxed", bits: 128 });
  for (const code of Object.values(codes)) use(code, 0);
});

test.each(["float32", "float64"] as const)("every tile gives the same bits: %s", (dtype) => {
  const code = codes[dtype];
  const rng = np.random.defaultRng(7);
  const random = (...shape: number[]) => rng.standardNormal(shape).astype(dtype);
  const pairs: [np.NDArray, np.NDArray][] = [
    [random(67, 300), random(300, 131)],
    [random(513, 200).T, random(513, 97)],
    [random(192, 64), random(1100, 64).T],
    [random(3, 70, 90), random(90, 80)],
    [random(70, 90).get("::-1, ::2"), random(45, 100)],
    [random(99, 300).astype("float16"), random(300, 65).astype("float16")],
  ];
  const [used, count] = state(code);
  expect([used, count]).toEqual([0, kernels.features() & 1 ? 3 : 2]);
  const results = Array.from({ length: count }, (_, which) => {
    use(code, which);
    expect(state(code)[0]).toBe(which);
    return pairs.flatMap(([a, b]) =>
      [np.matmul(a, b), np.matmul(a, b, { order: "F" })].map((x) => x.tolist()),
    );
  });
  for (const result of results) expect(result).toEqual(results[0]);
});

test("other dtypes have one tile, which is not chosen", () => {
  for (const code of [0, 5, 9, 12, 99]) expect(kernels.matmul_tile(code, 1, 0, 0)).toBe(0);
});

describe("the choice", () => {
  /** A clock by which the runs take as long as given, in turn. */
  const clock = (...lengths: number[]) => {
    let [now, calls] = [0, 0];
    return vi.spyOn(performance, "now").mockImplementation(() => {
      const run = calls++ >> 1;
      if (calls % 2 === 0) now += lengths[run % lengths.length]!;
      return now;
    });
  };
  /** The tile once products have done this many multiplications and additions. */
  const settled = (amounts: number[]) => {
    const done = new Map<number, number>();
    for (const amount of amounts) chooseTile(codes.float32, amount, done);
    return state(codes.float32)[0];
  };
  test("is settled once, by the shortest time, after enough work", () => {
    const [, count] = state(codes.float32);
    const times = new Array<number>(count).fill(3);
    times[1] = 2;
    const now = clock(...times);
    expect(settled([2 ** 27, 2 ** 26])).toBe(0);
    expect(now).not.toHaveBeenCalled();
    expect(settled([2 ** 27, 2 ** 27, 2 ** 30])).toBe(1);
    expect(now).toHaveBeenCalledTimes(2 * 5 * count);
  });
  test("a clock that stands still leaves the first", () => {
    clock(0);
    expect(settled([2 ** 28])).toBe(0);
  });
  test("the strict build chooses only for 256 bits", () => {
    load.variant = "simd";
    const now = clock(3, 2);
    expect(settled([2 ** 28])).toBe(0);
    expect(now).not.toHaveBeenCalled();
    load.bits = 256;
    settled([2 ** 28]);
    expect(now).toHaveBeenCalled();
  });
  test("matmul tells how much it has done", () => {
    const a = np.ones([700, 700], { dtype: "float64" });
    const now = vi.spyOn(performance, "now");
    matmul(a.core, a.core);
    expect(now).toHaveBeenCalled();
  });
});
