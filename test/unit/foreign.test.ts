// Arrays of other libraries: look-alikes of what they make, so that none of them is a dependency.
import { describe, expect, test } from "vitest";
import * as np from "../../ts/index.js";

const strided = (data: object, shape: number[], more: object = {}) =>
  ({ data, shape, ...more }) as unknown as number[];

describe("elements with strides: ndarray (scijs), stdlib", () => {
  test("C order by default; strides and offset count elements", () => {
    const data = new Float32Array([0, 1, 2, 3, 4, 5]);
    expect(np.array(strided(data, [2, 3])).tolist()).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ]);
    const transposed = np.asarray(strided(data, [3, 2], { stride: [1, 3], offset: 0, dtype: "float32" }));
    expect(transposed.tolist()).toEqual([
      [0, 3],
      [1, 4],
      [2, 5],
    ]);
    expect(transposed.dtype).toBe("float32");
    expect(np.array(strided(data, [3], { strides: [-2], offset: 5 })).tolist()).toEqual([5, 3, 1]);
    expect(np.array(strided([1, 2], [2], { dtype: "generic" })).dtype).toBe("float64");
    expect(np.sum(strided(data, [2, 3]), { axis: 0 }).tolist()).toEqual([3, 5, 7]);
    expect(np.add(strided(data, [6]), strided(data, [6])).tolist()).toEqual([0, 2, 4, 6, 8, 10]);
    expect(np.array([strided(data, [6]), np.arange(6)]).shape).toEqual([2, 6]);
  });

  test("the name of a dtype says how to read the elements, where the size fits", () => {
    expect(np.array(strided(new Uint8Array([1, 0]), [2], { dtype: "bool" })).tolist()).toEqual([true, false]);
    expect(np.array(strided(new Uint16Array([0x3c00]), [1], { dtype: "float16" })).tolist()).toEqual([1]);
    expect(String(np.array(strided(new Float64Array([1, 2]), [1], { dtype: "complex128" })).item(0))).toBe(
      "(1+2j)",
    );
    expect(() => np.array(strided(new Uint8Array(2), [2], { dtype: "float16" }))).toThrow(
      "elements of float16 cannot lie in an array of uint8",
    );
  });

  test("elements that are not there are refused", () => {
    const before = np.memory().arrays;
    const data = new Int32Array(4);
    expect(() => np.array(strided(data, [5]))).toThrow("an array of shape (5,) does not fit into 4 elements");
    expect(() => np.array(strided(data, [2], { strides: [-1] }))).toThrow("does not fit");
    expect(() => np.array(strided(data, [2, 2], { strides: [1] }))).toThrow("mismatch in length");
    expect(() => np.array(strided(data, [-2]))).toThrow("negative dimensions");
    expect(np.memory().arrays).toBe(before);
  });
});

test("tensors of onnxruntime and transformers.js", () => {
  class Tensor {
    constructor(
      readonly type: string,
      readonly data: object,
      readonly dims: number[],
    ) {}
  }
  const logits = new Tensor("float32", new Float32Array([1, 2, 3, 4]), [2, 2]);
  expect(np.argmax(logits as never, 1).tolist()).toEqual([1, 1]);
  expect(np.sum(logits as never)).toBe(10);
  expect(np.array(new Tensor("int64", new BigInt64Array([7n]), [1]) as never).dtype).toBe("int64");
  expect(np.array(new Tensor("bool", new Uint8Array([1]), []) as never).item()).toBe(true);
  expect(np.array(new Tensor("float16", new Uint16Array([0x3e00]), [1]) as never).tolist()).toEqual([1.5]);
  expect(() => np.array(new Tensor("string", ["a"], [1]) as never)).toThrow(TypeError);
});

test("vectors of Apache Arrow", () => {
  const vector = (values: unknown, type: string, nullCount = 0) => ({
    length: (values as { length: number }).length,
    nullCount,
    type: { toString: () => type },
    toArray: () => values,
    *[Symbol.iterator]() {
      yield* values as Iterable<unknown>;
    },
  });
  expect(np.array(vector(new Int16Array([1, 2]), "Int16") as never).dtype).toBe("int16");
  expect(np.array(vector(new Uint16Array([0x3c00]), "Float16") as never).tolist()).toEqual([1]);
  expect(np.array(vector([true, false], "Bool") as never).dtype).toBe("bool");
  const pairs = vector(
    [vector(new Float64Array([1, 2]), "Float64"), new Float64Array([3, 4])],
    "FixedSizeList",
  );
  expect(np.mean(pairs as never, { axis: 0 }).tolist()).toEqual([2, 3]);
  expect(() => np.array(vector(new Int8Array(2), "Int8", 1) as never)).toThrow("1 nulls");
});

test("objects that make an array of themselves", () => {
  expect(np.add({ __array__: () => np.arange(3) } as unknown as number[], 1).tolist()).toEqual([1, 2, 3]);
  expect(() => np.array({ __array__: () => 3 } as never)).toThrow(
    "object __array__ method not producing an array",
  );
});
