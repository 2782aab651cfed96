// Operands whose contents are out of linear memory: none, each and all of them, give the same bits.
import { describe, expect, test } from "vitest";
import { limits } from "../../ts/core/pressure.js";
import * as np from "../../ts/index.js";
import { loosen, moveOut } from "../helpers/pressure.js";
import {
  call as callRow,
  comparable,
  DTYPES,
  elementsOf,
  everyLoop,
  operands,
  randomDense,
  sameDtypes,
} from "../helpers/rows.js";

loosen();

/** The arrays with no part out of memory, each one, and all. */
function waysOut(n: number): number[][] {
  const all = Array.from({ length: n }, (_, k) => k);
  return [[], ...(n > 1 ? all.map((k) => [k]) : []), all];
}

const bits = (x: unknown): unknown =>
  x instanceof np.NDArray
    ? [x.dtype, x.shape, comparable(elementsOf(x))]
    : Array.isArray(x)
      ? x.map(bits)
      : x;

/** Whatever is out of linear memory, a call gives the same, and leaves its operands as they were. */
function same(arrays: np.NDArray[], call: (...arrays: np.NDArray[]) => unknown): void {
  const want = bits(call(...arrays));
  const before = arrays.map((a) => comparable(elementsOf(a)));
  for (const way of waysOut(arrays.length)) {
    moveOut(...way.map((k) => arrays[k]!));
    const { restores } = np.memory();
    expect(bits(call(...arrays))).toEqual(want);
    if (way.length > 0 && arrays.every(({ size }) => size > 0))
      expect(np.memory().restores).toBeGreaterThan(restores);
  }
  moveOut(...arrays);
  expect(arrays.map((a) => comparable(elementsOf(a)))).toEqual(before);
}

test.each(everyLoop())("%s of %s", (_, dtype, row) => {
  const dtypes = sameDtypes(row, dtype);
  const given = operands(
    row,
    dtypes,
    dtypes.map((_, k) => (k === 1 ? [5] : [4, 5])),
    71,
  ).map(({ array }) => array);
  same(
    given.map((a) => a.copy()),
    (...arrays) => callRow(row, ...arrays),
  );
  same(given, (...arrays) => callRow(row, ...arrays)); // views, in any layout
});

const reductions = [
  "sum",
  "prod",
  "max",
  "min",
  "argmax",
  "argmin",
  "any",
  "all",
  "mean",
  "var",
  "std",
  "cumsum",
  "cumprod",
  "countNonzero",
  "ptp",
  "median",
  "nanmax",
  "nansum",
] as const;
describe.each(reductions)("%s", (name) => {
  const reduce = (...args: unknown[]) => callRow(name, ...args);
  test.each(["int16", "float16", "float32", "float64"] as const)("of %s", (dtype) => {
    const a = randomDense(dtype, [5, 7], 73, "counts");
    for (const view of [a, a.T, a.get("::2, ::-1")]) {
      same([view], (x) => reduce(x));
      same([view], (x) => reduce(x, 0));
      same([view], (x) => reduce(x, 1));
    }
  });
});

test.each(DTYPES.flatMap((from) => DTYPES.map((to) => [from, to] as const)))("%s cast to %s", (from, to) => {
  const a = randomDense(from, [3, 5], 79, "counts");
  same([a], (x) => x.astype(to));
  same([a.T, randomDense(to, [5, 3], 5)], (x, y) => {
    const z = y.copy();
    z.set("...", x);
    return z;
  });
});

const a = randomDense("float64", [6, 6], 83);
const b = randomDense("float32", [6, 6], 89);
const c = randomDense("int32", [4, 6], 97);
const places = np.array(
  [
    [0, 3],
    [5, 1],
  ],
  "int32",
);
const mask = np.array([true, false, true, true, false, true]);
const rng = () => np.random.defaultRng(7);

const calls: [string, np.NDArray[], (...arrays: np.NDArray[]) => unknown][] = [
  ["sort", [a], (x) => np.sort(x, 0)],
  ["sort of a view", [a.T.get("1:")], (x) => np.sort(x)],
  [
    "sort in place",
    [a],
    (x) => {
      const y = x.copy();
      moveOut(y);
      y.sort();
      return y;
    },
  ],
  ["argsort", [b], (x) => np.argsort(x)],
  ["partition", [a], (x) => np.partition(x, 2)],
  ["searchsorted", [np.sort(a, null), b], (x, y) => np.searchsorted(x.ravel(), y)],
  ["unique", [c], (x) => np.unique(x, { returnInverse: true, returnCounts: true })],
  ["take", [a, places], (x, at) => np.take(x, at, 1)],
  ["get by arrays", [a, places], (x, at) => x.get(at, ":")],
  ["get by a mask", [a, mask], (x, m) => x.get(m)],
  [
    "set by arrays",
    [a, places, b],
    (x, at, y) => {
      const z = x.copy();
      moveOut(z, at, y);
      z.set(at, 0, y.get("0:2, 0:2"));
      return z;
    },
  ],
  ["takeAlongAxis", [a, np.argsort(a, 1)], (x, at) => np.takeAlongAxis(x, at, 1)],
  ["where", [mask, a, b], (m, x, y) => np.where(m, x, y)],
  ["matmul", [a, b], (x, y) => np.matmul(x, y)],
  ["matmul of float64", [a, np.array(b, { dtype: "float64" })], (x, y) => np.matmul(x, y.T)],
  ["matmul of integers", [c, c], (x, y) => np.matmul(x, y.T)],
  [
    "matmul of a stack",
    [randomDense("float32", [3, 2, 4], 3), randomDense("float32", [4, 5], 4)],
    (x, y) => np.matmul(x, y),
  ],
  ["dot", [a, b.get(0)], (x, y) => np.dot(x, y)],
  ["concatenate", [a, b, c], (x, y, z) => np.concatenate([x, y, z])],
  ["stack of views", [a.T, b.get("::-1")], (x, y) => np.stack([x, y])],
  ["repeat", [a, np.array([1, 2, 0, 1, 3, 1])], (x, n) => np.repeat(x, n, 0)],
  [
    "bincount",
    [np.abs(c).ravel(), randomDense("float64", [24], 9)],
    (x, w) => np.bincount(x.astype("int64").remainder(9), w),
  ],
  ["histogram", [c], (x) => np.histogram(x, 4)],
  ["interp", [a, np.arange(6), b.get(0)], (x, xp, fp) => np.interp(x, xp, fp)],
  ["isin", [c, places], (x, y) => np.isin(x, y)],
  ["add.reduce", [a], (x) => np.add.reduce(x, 0)],
  [
    "add.at",
    [a, places, b.get("0:2, 0:2")],
    (x, at, y) => {
      const z = x.copy().ravel();
      moveOut(z, at, y);
      np.add.at(z, at, y);
      return z;
    },
  ],
  [
    "add into an operand's own memory",
    [a, b],
    (x, y) => {
      const z = x.copy();
      moveOut(z, y);
      return np.add(z.get("1:"), y.get("1:"), z.get(":-1")).copy();
    },
  ],
  ["packbits", [np.greater(a, 0)], (x) => np.packbits(x, 1)],
  ["tolist", [a.T], (x) => x.tolist()],
  ["item", [a], (x) => x.get("1:").item(3)],
  ["data", [b], (x) => [...(x.data as Float32Array)]],
  ["toNpy", [a.T], (x) => [...np.toNpy(x)]],
  ["text", [a], (x) => String(x)],
  ["random within", [np.abs(a), np.abs(b)], (x, y) => rng().normal(x, y)],
  ["random integers", [np.abs(c)], (x) => rng().integers(x, np.array(2n ** 40n))],
  ["shuffled", [a], (x) => rng().permutation(x, { axis: 1 })],
  [
    "choice with weights",
    [np.arange(6), np.full(6, 1 / 6)],
    (x, p) => rng().choice(x, 4, { p, replace: false }),
  ],
];
test.each(calls)("%s", (_, arrays, call) => same(arrays, call));

test("what others hold stays where it is, the rest moves when memory is tight", () => {
  const held = np.arange(5);
  const view = held.data as Float64Array;
  const free = np.arange(5);
  const before = { ...limits };
  Object.assign(limits, { least: 0, cap: 0, most: 0, worth: Infinity });
  try {
    np.zeros(3);
  } finally {
    Object.assign(limits, before);
  }
  expect(np.memory().spilledArrays).toBeGreaterThan(0);
  view[1] = 9;
  expect(held.core.storage.cell!.buffer).toBe(null);
  expect(free.core.storage.cell!.buffer).not.toBe(null);
  expect([held.tolist(), free.tolist()]).toEqual([
    [0, 9, 2, 3, 4],
    [0, 1, 2, 3, 4],
  ]);
});

test("of what is out of memory, disposing frees the copy, and it is counted", () => {
  const before = np.memory();
  const x = np.zeros(1000);
  moveOut(x);
  const during = np.memory();
  expect(during.live - before.live).toBe(8192);
  expect(during.resident).toBe(before.resident);
  expect(during.spilled - before.spilled).toBe(8192);
  expect([during.spills - before.spills, during.spilledArrays - before.spilledArrays]).toEqual([1, 1]);
  x.dispose();
  const { live, spilled, spilledArrays, arrays } = np.memory();
  expect({ live, spilled, spilledArrays, arrays }).toEqual({
    live: before.live,
    spilled: before.spilled,
    spilledArrays: before.spilledArrays,
    arrays: before.arrays,
  });
  expect(() => x.item(0)).toThrow(np.DisposedError);
});
