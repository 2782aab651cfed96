// What goldens cannot say of statistics: memory, inputs that stay as they are, JavaScript's own inputs, options.
import { describe, expect, test } from "vitest";
import * as np from "../../ts/index.js";

const { NaN: nan } = Number;

describe("memory", () => {
  const row = np.array([3, 1, nan, 2, 5, 4]);
  const grid = np.array([
    [3, 1, 2],
    [9, 7, nan],
  ]);
  const calls: [string, () => unknown][] = [
    ["median", () => np.median(grid, 0)],
    ["nanmedian", () => np.nanmedian(grid, 1)],
    ["percentile", () => np.percentile(grid, [20, 30], 1)],
    ["nanquantile", () => np.nanquantile(grid, 0.3, { axis: 0, keepdims: true })],
    ["nanvar", () => np.nanvar(grid, 0)],
    ["nanmax", () => np.nanmax(grid, 1)],
    ["average", () => np.average(grid, { axis: 0, weights: [1, 2] })],
    ["cov", () => np.cov(grid)],
    ["corrcoef", () => np.corrcoef(grid)],
    ["bincount", () => np.bincount([0, 3, 3])],
    ["digitize", () => np.digitize(row, [1, 3])],
    ["interp", () => np.interp(row, [0, 4], [1, 9])],
    ["convolve", () => np.convolve(row, [1, 2, 3])],
    ["diff", () => np.diff(grid, { n: 2, prepend: 0 })],
    ["trapezoid", () => np.trapezoid(grid, { x: [1, 2, 4] })],
    ["unwrap", () => np.unwrap(row)],
    ["tensordot", () => np.tensordot(grid, grid, { axes: [0, 0] })],
    ["kron", () => np.kron(grid, row)],
    ["cross", () => np.cross(grid, [1, 2, 3])],
    ["cumulativeSum", () => np.cumulativeSum(row, { includeInitial: true })],
  ];
  test.each(calls)("%s leaves nothing behind but its result, which owns its memory", (_, call) => {
    const before = np.memory().arrays;
    const result = call() as np.NDArray;
    expect(np.memory().arrays - before).toBe(1);
    expect(result.base).toBeNull();
    expect(result.flags.owndata).toBe(true);
    result.dispose();
    expect(np.memory().arrays).toBe(before);
  });
  test("scalars and refusals leave nothing behind", () => {
    const before = np.memory().arrays;
    np.median(grid);
    np.nanpercentile(grid, 50);
    expect(() => np.percentile(grid, 101)).toThrow(np.ValueError);
    expect(() => np.histogram(grid, "auto")).toThrow("autodetected range of [nan, nan] is not finite");
    expect(() => np.cov(grid, { fweights: [-1, 2, 3] })).toThrow("fweights cannot be negative");
    expect(() => np.bincount([0, -1])).toThrow(np.ValueError);
    expect(() => np.gradient([1])).toThrow(np.ValueError);
    expect(() => np.nanargmax([nan])).toThrow("All-NaN slice encountered");
    expect(np.memory().arrays).toBe(before);
  });
  test("several results each own their memory", () => {
    const before = np.memory().arrays;
    const [counts, edges] = np.histogram([1, 2, 2, 5], 3);
    const slopes = np.gradient(grid) as np.NDArray[];
    const [density, axes] = np.histogramdd(
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      { bins: 2, density: true },
    );
    const all = [counts, edges, ...slopes, density, ...axes];
    expect(np.memory().arrays - before).toBe(all.length);
    for (const a of all) a.dispose();
    expect(np.memory().arrays).toBe(before);
  });
});

describe("inputs", () => {
  test("stay as they are", () => {
    const a = np.array([3, 1, nan, 2]);
    np.median(a);
    np.nanmedian(a);
    np.percentile(a, 20);
    np.nansum(a);
    np.nanvar(a);
    np.histogram(a, { range: [0, 3] });
    expect(a.tolist()).toEqual([3, 1, nan, 2]);
  });
  test("may be put in order where that is allowed", () => {
    const a = np.array([5, 1, 4, 2, 3]);
    expect(np.median(a, { overwriteInput: true })).toBe(3);
    expect(a.get(2).item()).toBe(3);
    expect(np.sort(a).tolist()).toEqual([1, 2, 3, 4, 5]);
    expect(() => np.median(np.broadcastTo([2, 1, 3], [2, 3]), { axis: 1, overwriteInput: true })).toThrow(
      "partition array is read-only",
    );
  });
  test("nested arrays and typed arrays", () => {
    expect(
      np.median([
        [3, 1],
        [2, 9],
      ]),
    ).toBe(2.5);
    expect(np.nanmean(new Float32Array([1, nan, 3]))).toBe(2);
    expect(np.bincount(new Uint8Array([1, 1, 4])).tolist()).toEqual([0, 2, 0, 0, 1]);
    expect(np.convolve([1n, 2n], [3n, 4n]).dtype).toBe("int64");
  });
  test("whole floats are places, others are not", () => {
    expect(np.bincount([0, 2, 2]).tolist()).toEqual([1, 0, 2]);
    expect(() => np.bincount([0.5])).toThrow(TypeError);
  });
});

describe("results", () => {
  test("numbers over everything, arrays over axes", () => {
    expect(np.percentile([1, 2, 3], 50)).toBe(2);
    expect(np.percentile([1, 2, 3], [50]).tolist()).toEqual([2]);
    expect(np.quantile([1, 2, 3], np.array(0.5))).toBe(2);
    expect(np.average([1, 2, 3], { weights: [0, 0, 1], returned: true })).toEqual([3, 1]);
    expect(np.nanargmin([nan, 2, 1])).toBe(2);
    expect(np.vdot([1, 2], [3, 4])).toBe(11);
    expect(np.vdot(np.array([np.complex(0, 1)]), [2])).toEqual(np.complex(0, -2));
  });
  test("are the output that was given", () => {
    const out = np.zeros(3);
    const grid = [
      [3, 1, 2],
      [9, 7, nan],
    ];
    expect(np.median(grid, 0, { out })).toBe(out);
    expect(out.tolist()).toEqual([6, 4, nan]);
    expect(np.nanmedian(grid, 0, { out })).toBe(out);
    expect(out.tolist()).toEqual([6, 4, 2]);
    expect(np.nanpercentile(grid, 100, { axis: 0, out })).toBe(out);
    expect(out.tolist()).toEqual([9, 7, 2]);
    const places = np.zeros(3, "int32");
    expect(np.nanargmax(grid, { axis: 0, out: places })).toBe(places);
    expect(places.tolist()).toEqual([1, 1, 0]);
  });
  test("more quantiles than are worth a selection", () => {
    const a = np.random.defaultRng(1).random([3, 200]);
    const q = np.linspace(0, 1, 101);
    const all = np.quantile(a, q, 1);
    const each = np.array(Array.from(q, (x) => np.quantile(a, x.item(), 1).tolist()));
    expect(all.tolist()).toEqual(each.tolist());
  });
  test("long rows are counted in blocks", () => {
    const a = np.random.defaultRng(2).random(200_000);
    const [counts, edges] = np.histogram(a, 64, [0, 1]);
    expect(np.sum(counts)).toBe(200_000);
    const [again] = np.histogram(a, edges);
    expect(again.tolist()).toEqual(counts.tolist());
    const [weighted] = np.histogram(a, 64, { range: [0, 1], weights: np.ones(200_000) });
    expect(weighted.tolist()).toEqual(counts.tolist());
  });
  test("edges that were given come back", () => {
    const edges = np.array([0, 1, 2]);
    expect(np.histogram([0, 1], edges)[1]).toBe(edges);
  });
});

test("refusals name the option", () => {
  // @ts-expect-error no such option
  expect(() => np.median([1], { axes: 0 })).toThrow(
    "median() got an unexpected keyword argument 'axes'. Did you mean 'axis'?",
  );
  expect(() => np.nanmean([1], { axis: 1 })).toThrow(np.AxisError);
  expect(() => np.histogram([1], { bins: 1.5 })).toThrow(TypeError);
});
