import { describe, expect, test } from "vitest";
import * as np from "../../ts/index.js";

const numbers = (a: np.NDArray): number[] => Array.from(a.toTypedArray() as Float64Array, Number);
const ascending = (x: number, y: number): number => x - y;
/** Values in no order, some of them equal. */
const jumble = (n: number): number[] => Array.from({ length: n }, (_, i) => ((i * 7919 + 5) % 613) - 300);

/** Whether what stands at each place is what sorting puts there, between what is not greater and not less. */
function expectPartition(parts: number[], source: number[], places: number[]): void {
  const sorted = [...source].sort(ascending);
  expect([...parts].sort(ascending)).toEqual(sorted);
  for (const k of places) {
    expect(parts[k]).toBe(sorted[k]);
    expect(Math.max(...parts.slice(0, k), -Infinity)).toBeLessThanOrEqual(parts[k]!);
    expect(Math.min(...parts.slice(k), Infinity)).toBeGreaterThanOrEqual(parts[k]!);
  }
}

describe.each([
  "int8",
  "int16",
  "uint64",
  "int32",
  "int64",
  "float16",
  "bfloat16",
  "float32",
  "float64",
] as const)("%s", (dtype) => {
  test.each([1, 2, 17, 130, 3000])("%d elements", (n) => {
    const a = np.array(
      jumble(n).map((x) => (dtype === "uint64" || dtype === "int8" ? Math.abs(x) % 100 : x)),
    );
    const typed = a.astype(dtype);
    const source = Array.from(typed.astype("float64").toTypedArray() as Float64Array);
    const places = [0, n >> 1, n - 1];
    expectPartition(numbers(np.partition(typed, places).astype("float64")), source, places);
    const order = np.argpartition(typed, places);
    expect(order.dtype).toBe("int32");
    expectPartition(
      numbers(order).map((i) => source[i]!),
      source,
      places,
    );
    expect(numbers(order).sort(ascending)).toEqual(source.map((_, i) => i));
  });
});

test("places count from the end, in any order and number", () => {
  const source = jumble(500);
  expectPartition(numbers(np.partition(source, [-1, 3, -250, 3])), source, [499, 3, 250]);
  const every = Array.from({ length: 500 }, (_, i) => i);
  expect(numbers(np.partition(source, every))).toEqual([...source].sort(ascending));
  expect(numbers(np.partition(source, np.array([5], "uint8")))[5]).toBe([...source].sort(ascending)[5]);
});

test("NaN comes last, zeros keep their signs", () => {
  const values = [...Array.from({ length: 60 }, (_, i) => (i % 3 ? -0 : 0)), Number.NaN, -1, 2];
  const parts = numbers(np.partition(values, [0, 61]));
  expect(parts[0]).toBe(-1);
  expect(parts[61]).toBe(2);
  expect(parts[62]).toBeNaN();
  expect(parts.filter((x) => Object.is(x, -0))).toHaveLength(40);
  const z = np.array([np.complex(1, Number.NaN), np.complex(1, 2), np.complex(0, 9)]);
  expect(np.partition(z, 1).toString()).toBe("[0. +9.j 1. +2.j 1.+nanj]");
  expect(np.argpartition(z, 1).toString()).toBe("[2 1 0]");
});

test("along any axis, in place through a view", () => {
  const a = np.array([
    [3, 1, 2],
    [0, 5, 4],
    [9, 8, 7],
  ]);
  expect(np.partition(a, 1, 0).get(1).toString()).toBe("[3. 5. 4.]");
  expect(np.partition(a, 4, null).item(4)).toBe(4);
  expect(np.argpartition(a, 0, 0).get(0).toString()).toBe("[1 0 0]");
  a.T.partition(0, 1);
  expect(a.get(0).toString()).toBe("[0. 1. 2.]");
  expect(np.partition(np.zeros([0, 3]), 7, 0).shape).toEqual([0, 3]);
  expect(np.argpartition(np.array(5), 0).tolist()).toEqual([0]);
});

test("refuses before anything is written", () => {
  const a = np.array([3, 1, 2]);
  const live = np.memory().arrays;
  const words: [() => unknown, string][] = [
    [() => a.partition(3), "kth(=3) out of bounds (3)"],
    [() => a.partition([0, -4]), "kth(=-1) out of bounds (3)"],
    [() => np.partition(a, 1.5), "Partition index must be integer"],
    [() => np.argpartition(a, 9), "kth(=9) out of bounds (3)"],
    [() => np.partition(a, 0, 1), "axis 1 is out of bounds for array of dimension 1"],
    [() => np.partition(np.array(5), 0), "axis -1 is out of bounds for array of dimension 0"],
    [() => np.partition(a, true as never), "Booleans unacceptable as partition index"],
    [() => np.partition(a, 0, { kind: "sort" as never }), "select kind must be 'introselect' (got 'sort')"],
    [() => np.broadcastTo(a, [2, 3]).partition(0), "partition array is read-only"],
  ];
  for (const [call, message] of words) expect(call).toThrow(message);
  expect(a.toString()).toBe("[3. 1. 2.]");
  // The array of the 0-d case is the only one that is held.
  expect(np.memory().arrays - live).toBeLessThanOrEqual(1);
});
