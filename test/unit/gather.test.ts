import { describe, expect, test } from "vitest";
import type { CoreArray } from "../../ts/core/array.js";
import { asCore } from "../../ts/core/convert.js";
import { type DType, dtypes, type Scalar } from "../../ts/core/dtype.js";
import { IndexError } from "../../ts/core/errors.js";
import * as np from "../../ts/index.js";
import {
  compress,
  flatnonzero,
  nonzero,
  put,
  putAlongAxis,
  take,
  takeAlongAxis,
} from "../../ts/ops/gather.js";
import { ravel, reshape, transpose } from "../../ts/ops/layout.js";

const array = (x: unknown, dtype: DType = "float64"): CoreArray => asCore(x, dtypes[dtype]);
const index = (x: unknown, dtype: DType = "int64"): CoreArray => array(x, dtype);
const range = (shape: number[], dtype: DType = "float64"): CoreArray => {
  const size = shape.reduce((n, length) => n * length, 1);
  return reshape(
    array(
      Array.from({ length: size }, (_, i) => i),
      dtype,
    ),
    shape,
  );
};
const values = (a: CoreArray): Scalar[] => {
  const flat = ravel(a);
  return Array.from({ length: a.size }, (_, i) => flat.dtype.read(flat.address + i * flat.strides[0]!));
};

describe("take", () => {
  test("along an axis, the index's shape in its place", () => {
    const a = range([2, 3, 4]);
    const i = index([
      [2, 0],
      [-1, 1],
    ]);
    for (const dtype of ["int8", "uint16", "int32", "int64", "uint64"] as const) {
      const chosen = take(
        a,
        index(
          [
            [2, 0],
            [2, 1],
          ],
          dtype,
        ),
        1,
      );
      expect(chosen.shape).toEqual([2, 2, 2, 4]);
      expect(values(chosen).slice(0, 8)).toEqual([8, 9, 10, 11, 0, 1, 2, 3]);
    }
    expect(take(a, i, 0, "wrap").shape).toEqual([2, 2, 3, 4]);
    expect(values(take(a, index([1]), 2))).toEqual([1, 5, 9, 13, 17, 21]);
    expect(values(take(transpose(a), index([1]), 0))).toEqual([1, 13, 5, 17, 9, 21]);
    expect(values(take(a, i, 1)).slice(0, 16)).toEqual([8, 9, 10, 11, 0, 1, 2, 3, 8, 9, 10, 11, 4, 5, 6, 7]);
  });

  test("of the flattened array", () => {
    expect(values(take(transpose(range([2, 3])), index([1, -1])))).toEqual([3, 5]);
    expect(take(array(5), index(0)).shape).toEqual([]);
  });

  test.each(["bool", "float16", "float32", "complex64", "complex128"] as const)("of %s", (dtype) => {
    const a = array([0, 1, 0, 1, 1], dtype);
    expect(values(take(a, index([1, 2, -1]), 0))).toEqual([1, 2, 4].map((i) => values(a)[i]));
  });

  test("modes", () => {
    const a = array([1, 2, 3]);
    expect(values(take(a, index([-5, 7, 3]), 0, "clip"))).toEqual([1, 3, 3]);
    expect(values(take(a, index([-5, 7, 3]), 0, "wrap"))).toEqual([2, 2, 1]);
    expect(() => take(a, index([0, -4]), 0)).toThrow(
      new IndexError("index -4 is out of bounds for axis 0 with size 3"),
    );
    expect(() => take(range([2, 3]), index(5), 1)).toThrow("index 5 is out of bounds for axis 1 with size 3");
    expect(() => take(range([0, 3]), index([0]), 0, "clip")).toThrow(
      "cannot do a non-empty take from an empty axes.",
    );
    expect(take(range([0, 3]), index([]), 0).shape).toEqual([0, 3]);
  });

  test("whole floats and booleans index, other floats do not", () => {
    expect(values(take(array([1, 2, 3]), array([1, 2]), 0))).toEqual([2, 3]);
    expect(values(take(array([1, 2, 3]), array([true, false], "bool"), 0))).toEqual([2, 1]);
    expect(() => take(array([1, 2, 3]), array([0.5]), 0)).toThrow(
      "Cannot cast array data from dtype('float64') to dtype('int64') according to the rule 'safe'",
    );
  });

  test("into `out`, which may overlap or be of another dtype", () => {
    const a = array([1, 2, 3]);
    expect(take(a, index([2, 0, 1]), 0, "raise", a)).toBe(a);
    expect(values(a)).toEqual([3, 1, 2]);
    const small = array([0, 0], "int32");
    take(a, index([0, 2]), 0, "raise", small);
    expect(values(small)).toEqual([3, 2]);
    expect(() => take(a, index([0, 2]), 0, "raise", range([3]))).toThrow(
      "output array does not match result of ndarray.take",
    );
  });
});

describe("put", () => {
  test("repeats the values and lets the last one win", () => {
    const a = range([2, 3]);
    put(a, index([0, -1, 2, 0, 4]), array([10, 20], "int8"));
    expect(values(a)).toEqual([20, 1, 10, 3, 10, 20]);
  });

  test("into a view that is not dense", () => {
    const a = range([2, 3]);
    put(transpose(a), index([1, 2]), array([10, 20]));
    expect(values(a)).toEqual([0, 20, 2, 10, 4, 5]);
  });

  test("nothing is written when an index is refused", () => {
    const a = range([3]);
    expect(() => put(a, index([0, 5]), array([9]))).toThrow(
      "index 5 is out of bounds for axis 0 with size 3",
    );
    expect(values(a)).toEqual([0, 1, 2]);
    put(a, index([0]), array([]));
    expect(values(a)).toEqual([0, 1, 2]);
    put(a, index([5, -7]), array([8, 9]), "clip");
    expect(values(a)).toEqual([9, 1, 8]);
  });
});

describe("beside an axis", () => {
  test("takeAlongAxis", () => {
    const a = array([
      [30, 10, 20],
      [60, 40, 50],
    ]);
    expect(
      values(
        takeAlongAxis(
          a,
          index([
            [1, 2, 0],
            [1, 2, 0],
          ]),
          1,
        ),
      ),
    ).toEqual([10, 20, 30, 40, 50, 60]);
    expect(values(takeAlongAxis(a, index([[-1]]), 1))).toEqual([20, 50]);
    expect(values(takeAlongAxis(a, index([[1, 0, 1]]), 0))).toEqual([60, 10, 50]);
    expect(values(takeAlongAxis(transpose(a), index([[2], [0], [1]]).view([3, 1], [8, 8]), 0))).toEqual([
      20, 50, 30, 60, 10, 40,
    ]);
    expect(values(takeAlongAxis(a, index([5, 0]), null))).toEqual([50, 30]);
    expect(takeAlongAxis(range([1, 3]), index([[0], [1]]), 1).shape).toEqual([2, 1]);
  });

  test("putAlongAxis", () => {
    const a = range([2, 3]);
    putAlongAxis(a, index([[1], [2]]), array([[10], [20]], "int16"), 1);
    expect(values(a)).toEqual([0, 10, 2, 3, 4, 20]);
    putAlongAxis(a, index([[0, 0, 1]]), array(7), 0);
    expect(values(a)).toEqual([7, 7, 2, 3, 4, 7]);
    putAlongAxis(transpose(a), index([0, 1]), array([1, 2]), null);
    expect(values(a)).toEqual([1, 7, 2, 2, 4, 7]);
  });

  test("refuses in NumPy's words", () => {
    const a = range([2, 3]);
    expect(() => takeAlongAxis(a, index([0, 0]), 1)).toThrow(
      "`indices` and `arr` must have the same number of dimensions",
    );
    expect(() => takeAlongAxis(a, array([[0.5, 1]]), 1)).toThrow("`indices` must be an integer array");
    expect(() => takeAlongAxis(a, index([[3], [3]]), 1)).toThrow(
      "index 3 is out of bounds for axis 1 with size 3",
    );
    expect(() => takeAlongAxis(a, index([[0], [0], [0], [0], [0]]), 1)).toThrow(
      "shape mismatch: indexing arrays could not be broadcast together with shapes (2,1) (5,1) ",
    );
    expect(() => takeAlongAxis(a, index([[0]]), null)).toThrow(
      "when axis=None, `indices` must have a single dimension.",
    );
    expect(() => putAlongAxis(a, index([[0], [0]]), array([1, 2, 3]), 1)).toThrow(
      "shape mismatch: value array of shape (3,) could not be broadcast to indexing result of shape (2,1)",
    );
  });
});

describe("by truth", () => {
  test("nonzero", () => {
    const found = nonzero(
      array([
        [0, 3, 0],
        [NaN, 0, -0],
      ]),
    );
    expect(found.map(values)).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect(found.map((a) => a.dtype.name)).toEqual(["int32", "int32"]);
    expect(
      nonzero(
        transpose(
          array([
            [0, 3],
            [1, 1],
          ]),
        ),
      ).map(values),
    ).toEqual([
      [0, 1, 1],
      [1, 0, 1],
    ]);
    expect(nonzero(array([])).map(values)).toEqual([[]]);
    expect(() => nonzero(array(1))).toThrow("Calling nonzero on 0d arrays is not allowed.");
  });

  test("flatnonzero and compress", () => {
    expect(
      values(
        flatnonzero(
          array([
            [1, 0],
            [0, 1],
          ]),
        ),
      ),
    ).toEqual([0, 3]);
    expect(values(compress(array([false, true], "bool"), range([2, 2]), 0))).toEqual([2, 3]);
    expect(values(compress(array([0, 1, 1]), range([2, 2])))).toEqual([1, 2]);
    expect(() => compress(array([0, 0, 1]), range([2, 2]), 0)).toThrow(
      "index 2 is out of bounds for axis 0 with size 2",
    );
    expect(() => compress(array([[0, 1]]), range([2]))).toThrow("condition must be a 1-d array");
  });
});

test("indices of every dtype at every stride", () => {
  const a = np.arange(40);
  for (const dtype of ["int8", "uint8", "int16", "int32", "uint32", "int64"] as const) {
    const places = np.arange(40, { dtype });
    for (const steps of ["::2", "1::2", "::3", "::-2", "::4", "::8", "::-1"]) {
      const expected = a.get(steps).tolist();
      expect([dtype, steps, a.get(places.get(steps)).tolist()]).toEqual([dtype, steps, expected]);
      expect([dtype, steps, np.take(a, places.get(steps)).tolist()]).toEqual([dtype, steps, expected]);
    }
  }
});
