import { describe, expect, test } from "vitest";
import * as np from "../../ts/index.js";
import { table } from "../helpers/table.js";

const a = np.array([3, 1, 3, 2], "int16");
const b = np.array([2n, 9n, 3n]);

/** How many arrays a call leaves behind. */
function held(call: () => unknown): number {
  const before = np.memory().arrays;
  call();
  return np.memory().arrays - before;
}

test("results own their memory and nothing else is left", () => {
  expect(held(() => np.unique(a))).toBe(1);
  expect(held(() => np.unique(a, { returnIndex: true, returnInverse: true, returnCounts: true }))).toBe(4);
  expect(held(() => np.unique(np.broadcastTo(a, [2, 4]), { axis: 0, returnInverse: true }))).toBe(2);
  expect(held(() => np.isin(a, [1, 2]))).toBe(1);
  expect(held(() => np.isin(a, b, { invert: true }))).toBe(1);
  expect(held(() => np.isin(np.array(b, "uint64"), b))).toBe(2);
  expect(held(() => np.intersect1d(a, b, { returnIndices: true }))).toBe(3);
  for (const f of [() => np.union1d(a, b), () => np.setdiff1d(a, b), () => np.setxor1d(a, b)])
    expect(held(f)).toBe(1);
  for (const result of [np.unique(a), np.setdiff1d(a, b, true), np.union1d(a, b), np.intersect1d(a, b)])
    expect([result.base, result.flags.owndata]).toEqual([null, true]);
});

test("a refusal leaves nothing", () => {
  const table = { kind: "table" } as const;
  const far = np.array([-(2n ** 62n), 2n ** 62n]);
  expect(held(() => expect(() => np.isin(b, far, table)).toThrow(np.RuntimeError))).toBe(0);
  expect(held(() => expect(() => np.isin([0.5], [1], table)).toThrow("only supported for boolean"))).toBe(0);
  expect(held(() => expect(() => np.unique(a, { axis: 1 })).toThrow(np.AxisError))).toBe(0);
  expect(() => np.isin(a, b, { kind: "hash" as never })).toThrow("Invalid kind: 'hash'");
});

test("the Array API's results are named", () => {
  const found = np.uniqueAll(a.reshape(2, 2));
  expect(Object.keys(found)).toEqual(["values", "indices", "inverseIndices", "counts"]);
  expect(found.values.dtype).toBe("int16");
  expect(found.inverseIndices.shape).toEqual([2, 2]);
  expect(Object.keys(np.uniqueCounts(a))).toEqual(["values", "counts"]);
  expect(Object.keys(np.uniqueInverse(a))).toEqual(["values", "inverseIndices"]);
});

describe("a table and sorting agree", () => {
  const ranges = [
    ["int8", -120, 120],
    ["uint16", 0, 60000],
    ["int32", -500, 500],
    ["int64", -9, 30000],
  ] as const;
  test.each(ranges)("%s", (dtype, low, high) => {
    const step = (k: number, n: number) =>
      np.array(Array.from({ length: n }, (_, i) => low + ((i * k) % (high - low)))).astype(dtype);
    const [elements, set] = [step(7919, 500), step(104729, 90)];
    for (const invert of [false, true]) {
      const sorted = np.isin(elements, set, { kind: "sort", invert });
      // Where the range does not fit the dtype, NumPy has no table.
      const tabled = np.isin(elements, set, { kind: dtype === "int8" ? null : "table", invert });
      expect(tabled.tolist()).toEqual(sorted.tolist());
      const wanted = new Set(set.tolist() as number[]);
      expect(sorted.tolist()).toEqual((elements.tolist() as number[]).map((x) => wanted.has(x) !== invert));
    }
  });
});

test("descending order is stable and ends with NaN", () => {
  const x = np.array([1, Number.NaN, 0, -0, 2, 0, Number.NaN]);
  expect(np.argsort(x, { descending: true }).toString()).toBe("[4 0 2 3 5 1 6]");
  expect(np.sort(x, { descending: true }).toString()).toBe("[ 2.  1.  0. -0.  0. nan nan]");
  const grid = np.array([
    [1, 2],
    [3, 0],
  ]);
  grid.T.sort({ axis: 1, descending: true });
  expect(grid.tolist()).toEqual([
    [3, 2],
    [1, 0],
  ]);
  for (const dtype of ["bool", "int8", "uint64", "float16", "bfloat16", "float32"] as const)
    expect(np.argsort(np.array([0, 1, 1, 0], dtype), { descending: true }).toString()).toBe("[1 2 0 3]");
  const z = np.array([np.complex(1, 1), np.complex(Number.NaN, 0), np.complex(1, 2), np.complex(0, 5)]);
  expect(np.argsort(z, { descending: true }).toString()).toBe("[2 0 3 1]");
});

table("unique along the only axis is unique of the elements")`
  np.unique([NaN, 1, NaN], { axis: 0 }) -> array([ 1., nan])
  np.unique([1, 2], { axis: 1 }) -> !AxisError: axis 1 is out of bounds for array of dimension 1
`;

// From 1,024 small whole numbers on they are counted, not sorted; float64 always is.
test.each(["int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64"] as const)(
  "many numbers of %s are as sorted ones",
  (dtype) => {
    const most = np.random.defaultRng(2).integers(0, 120, [60, 50]);
    const many = np.array(most, dtype);
    const lists: np.NDArray[] = [many, many.T, many.get("::-2, 1::3")];
    if (!dtype.startsWith("u")) lists.push(np.where(np.equal(many, 7), np.array(-7, dtype), many));
    for (const x of lists) {
      const [values, counts] = np.unique(x, { returnCounts: true });
      const [want, wantCounts] = np.unique(x.astype("float64"), { returnCounts: true });
      expect(values.dtype).toBe(dtype);
      expect(values.tolist()).toEqual(want.tolist());
      expect(counts.tolist()).toEqual(wantCounts.tolist());
      expect(np.unique(x).tolist()).toEqual(want.tolist());
      expect(held(() => np.unique(x, { returnCounts: true }))).toBe(2);
    }
  },
);
