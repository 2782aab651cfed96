import { describe, expect, test } from "vitest";
import type { CoreArray } from "../../ts/core/array.js";
import { Complex } from "../../ts/core/complex.js";
import { asCore } from "../../ts/core/convert.js";
import { type DType, dtypes, type Scalar } from "../../ts/core/dtype.js";
import { ravel, reshape, transpose } from "../../ts/ops/layout.js";
import { searchsorted } from "../../ts/ops/searching.js";
import { unique } from "../../ts/ops/sets.js";
import { argsort, sort, sortInPlace } from "../../ts/ops/sorting.js";

const array = (x: unknown, dtype: DType = "float64"): CoreArray => asCore(x, dtypes[dtype]);
const values = (a: CoreArray): Scalar[] => {
  const flat = ravel(a);
  return Array.from({ length: a.size }, (_, i) => flat.dtype.read(flat.address + i * flat.strides[0]!));
};
/** Whole numbers in no order. */
const jumble = (shape: number[], dtype: DType = "float64"): CoreArray => {
  const size = shape.reduce((n, length) => n * length, 1);
  return reshape(
    array(
      Array.from({ length: size }, (_, i) => (i * 73 + 5) % 101),
      dtype,
    ),
    shape,
  );
};
const numerically = (x: number, y: number): number => x - y;

describe("sort", () => {
  test.each([
    "int8",
    "uint8",
    "int16",
    "int32",
    "uint64",
    "float16",
    "float32",
    "float64",
    "bfloat16",
  ] as const)("of %s", (dtype) => {
    for (const n of [0, 1, 7, 40, 3000]) {
      const a = jumble([n], dtype);
      expect(values(sort(a)).map(Number)).toEqual(values(a).map(Number).sort(numerically));
    }
  });

  test("puts NaN last and keeps the order of zeros", () => {
    expect(values(sort(array([3, NaN, -Infinity, 0, -0, 1])))).toEqual([-Infinity, 0, -0, 1, 3, NaN]);
    const long = [...Array.from({ length: 40 }, (_, i) => (i % 3 ? 0 : -0)), NaN, -1];
    expect(values(sort(array(long)))).toEqual([-1, ...long.slice(0, 40), NaN]);
  });

  test("of complex numbers is lexicographic, NaN by parts", () => {
    const z = (re: number, im: number): Complex => new Complex(re, im);
    const a = array([z(NaN, NaN), z(2, NaN), z(NaN, 1), z(1, 2), z(1, NaN), z(1, -1)], "complex128");
    expect(values(sort(a))).toEqual([z(1, -1), z(1, 2), z(1, NaN), z(2, NaN), z(NaN, 1), z(NaN, NaN)]);
    expect(values(argsort(a))).toEqual([5, 3, 4, 1, 2, 0]);
  });

  test("along any axis, of any layout", () => {
    const a = array([
      [3, 1, 2],
      [0, 5, 4],
    ]);
    expect(values(sort(a))).toEqual([1, 2, 3, 0, 4, 5]);
    expect(values(sort(a, 0))).toEqual([0, 1, 2, 3, 5, 4]);
    expect(values(sort(a, null))).toEqual([0, 1, 2, 3, 4, 5]);
    const turned = sort(transpose(a), 0);
    expect(values(turned)).toEqual([1, 0, 2, 4, 3, 5]);
    expect(turned.fContiguous).toBe(true);
    expect(values(a)).toEqual([3, 1, 2, 0, 5, 4]);
    sortInPlace(transpose(a), 1);
    expect(values(a)).toEqual([0, 1, 2, 3, 5, 4]);
    expect(sort(jumble([2, 0])).shape).toEqual([2, 0]);
  });

  test("refuses in NumPy's words", () => {
    expect(() => sort(array(5))).toThrow("axis -1 is out of bounds for array of dimension 0");
    expect(() => sort(jumble([2, 3]), 5)).toThrow("axis 5 is out of bounds for array of dimension 2");
  });
});

describe("argsort", () => {
  test("is stable", () => {
    const order = argsort(array([2, 1, 2, 1, NaN, 1]));
    expect(values(order)).toEqual([1, 3, 5, 0, 2, 4]);
    expect(order.dtype.name).toBe("int32");
    expect(values(argsort(array([0, -0])))).toEqual([0, 1]);
    const n = 5000;
    const a = array(
      Array.from({ length: n }, (_, i) => i % 10),
      "int64",
    );
    const expected = Array.from({ length: n }, (_, i) => i).sort((i, j) => (i % 10) - (j % 10) || i - j);
    expect(values(argsort(a))).toEqual(expected);
  });

  test("along any axis", () => {
    const a = array([
      [3, 1, 2],
      [0, 5, 4],
    ]);
    expect(values(argsort(a))).toEqual([1, 2, 0, 0, 2, 1]);
    const columns = argsort(a, 0);
    expect(values(columns)).toEqual([1, 0, 0, 0, 1, 1]);
    expect(columns.cContiguous).toBe(true);
    expect(values(argsort(a, null))).toEqual([3, 1, 2, 0, 5, 4]);
    expect(values(argsort(array(5)))).toEqual([0]);
  });
});

describe("unique", () => {
  test("values, first places, labels and counts", () => {
    const found = unique(
      array([
        [3, 1],
        [2, 3],
      ]),
      { index: true, inverse: true, counts: true },
    );
    expect(values(found.values)).toEqual([1, 2, 3]);
    expect(values(found.index!)).toEqual([1, 2, 0]);
    expect(values(found.inverse!)).toEqual([2, 0, 1, 2]);
    expect(found.inverse!.shape).toEqual([2, 2]);
    expect(values(found.counts!)).toEqual([1, 1, 2]);
    expect(unique(array([1])).counts).toBeUndefined();
  });

  test("of nothing, of one thing, of many", () => {
    const none = unique(array([]), { index: true, inverse: true, counts: true });
    expect([none.values, none.index!, none.inverse!, none.counts!].map((a) => a.size)).toEqual([0, 0, 0, 0]);
    expect(values(unique(array(5)).values)).toEqual([5]);
    expect(
      values(unique(jumble([5000], "int16"), { counts: true }).counts!).reduce(
        (n: number, c) => n + Number(c),
        0,
      ),
    ).toBe(5000);
  });

  test("NaN is one value or many", () => {
    expect(values(unique(array([NaN, 1, NaN])).values)).toEqual([1, NaN]);
    expect(values(unique(array([NaN, 1, NaN]), { equalNan: false }).values)).toEqual([1, NaN, NaN]);
  });
});

describe("searchsorted", () => {
  test("left, right, and NaN as the largest", () => {
    const row = array([1, 2, 2, 3, NaN]);
    expect(values(searchsorted(row, array([2, 0, 5, NaN])))).toEqual([1, 0, 4, 4]);
    expect(values(searchsorted(row, array([2, 0, 5, NaN]), "right"))).toEqual([3, 0, 4, 5]);
    const one = searchsorted(array([1, 2, 3]), array([[2, 1.5]]), "right");
    expect(one.shape).toEqual([1, 2]);
    expect(values(one)).toEqual([2, 1]);
    expect(values(searchsorted(array([1, 3], "int8"), array([2.5])))).toEqual([1]);
    expect(values(searchsorted(array([]), array([1])))).toEqual([0]);
  });

  test("a row that a sorter sorts", () => {
    expect(values(searchsorted(array([3, 1, 2]), array([1, 2]), "left", array([1, 2, 0], "int64")))).toEqual([
      0, 1,
    ]);
    expect(() => searchsorted(array([3, 1]), array([1]), "left", array([1], "int64"))).toThrow(
      "sorter.size must equal a.size",
    );
    expect(() => searchsorted(array([[1]]), array([1]))).toThrow("object too deep for desired array");
  });
});
