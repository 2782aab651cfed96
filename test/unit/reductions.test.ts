import { describe, expect, test } from "vitest";
import type { CoreArray } from "../../ts/core/array.js";
import { Complex } from "../../ts/core/complex.js";
import { asCore } from "../../ts/core/convert.js";
import { type DType, dtypes } from "../../ts/core/dtype.js";
import { numpyPolicy } from "../../ts/numpy/policy.js";
import { transpose } from "../../ts/ops/layout.js";
import { deviation, mean, variance } from "../../ts/ops/moments.js";
import { accumulate, argReduce, reduce } from "../../ts/ops/reductions.js";
import { array, nested, range, value, values, zeros } from "../helpers/cores.js";

describe("dtypes of results", () => {
  test.each([
    ["sum", "bool", "int64"],
    ["sum", "int8", "int64"],
    ["sum", "uint8", "uint64"],
    ["sum", "uint32", "uint64"],
    ["sum", "float16", "float16"],
    ["sum", "float32", "float32"],
    ["sum", "complex64", "complex64"],
    ["prod", "int16", "int64"],
    ["max", "int8", "int8"],
    ["any", "complex128", "bool"],
    ["countNonzero", "float32", "int32"],
  ] as const)("%s of %s is %s", (name, input, output) => {
    expect(reduce(name, array([1, 1], input)).dtype.name).toBe(output);
  });

  test("small integers are added in 64 bits unless a dtype says otherwise", () => {
    expect(value(reduce("sum", array([200, 100], "uint8")))).toBe(300n);
    expect(value(reduce("sum", array([100, 100], "int8"), { dtype: dtypes.int8 }))).toBe(-56);
    expect(value(reduce("prod", array([100, 100], "int16")))).toBe(10000n);
  });

  test("accumulations", () => {
    expect(accumulate("cumsum", array([100, 100], "int8")).dtype.name).toBe("int64");
    expect(accumulate("cumprod", array([100, 100], "uint16")).dtype.name).toBe("uint64");
    expect(values(accumulate("cumprod", array([true, true], "bool")))).toEqual([1n, 1n]);
  });

  test("means and variances", () => {
    expect(variance(array([1, 2, 3], "int8"), {}, numpyPolicy).dtype.name).toBe("float64");
    expect(variance(array([1, 2, 3], "float32"), {}, numpyPolicy).dtype.name).toBe("float32");
    expect(variance(array([1, 1], "complex64"), {}, numpyPolicy).dtype.name).toBe("float32");
    expect(mean(array([1, 2], "float16"), {}, numpyPolicy).dtype.name).toBe("float16");
    expect(value(mean(array([1, 2, 4], "int32"), { dtype: dtypes.int32 }, numpyPolicy))).toBe(2);
  });
});

describe("axes", () => {
  const ones = array(nested([2, 3, 4], () => 1));

  test("one, several, none, all, kept", () => {
    expect(reduce("sum", ones, { axis: 1, keepdims: true }).shape).toEqual([2, 1, 4]);
    expect(reduce("sum", ones, { axis: [0, -1] }).shape).toEqual([3]);
    expect(reduce("max", ones, { keepdims: true }).shape).toEqual([1, 1, 1]);
    expect(reduce("sum", ones, { axis: [] }).shape).toEqual([2, 3, 4]);
    expect(value(reduce("sum", ones))).toBe(24);
    expect(values(reduce("sum", range([2, 3]), { axis: 0 }))).toEqual([3, 5, 7]);
    expect(values(reduce("sum", range([2, 3]), { axis: -1 }))).toEqual([3, 12]);
  });

  test("a 0-d array takes 0 and -1", () => {
    const five = array(5);
    expect(value(reduce("sum", five, { axis: 0 }))).toBe(5);
    expect(value(reduce("max", five, { axis: -1 }))).toBe(5);
    expect(() => reduce("sum", five, { axis: 1 })).toThrow(
      "axis 1 is out of bounds for array of dimension 0",
    );
  });

  test("wrong ones", () => {
    expect(() => reduce("sum", array([1, 2]), { axis: 2 })).toThrow(
      "axis 2 is out of bounds for array of dimension 1",
    );
    expect(() => reduce("sum", ones, { axis: [0, 0] })).toThrow("duplicate value in 'axis'");
    expect(() => reduce("sum", ones, { axis: 1.5 })).toThrow(TypeError);
    expect(() => argReduce("argmax", ones, { axis: 3 })).toThrow(
      "axis 3 is out of bounds for array of dimension 3",
    );
    expect(() => accumulate("cumsum", ones, { axis: 3 })).toThrow(
      "axis 3 is out of bounds for array of dimension 3",
    );
  });

  test("results lie in memory as the input does", () => {
    const sum = reduce("sum", transpose(range([2, 3, 4])), { axis: 0 });
    expect(sum.shape).toEqual([3, 2]);
    expect(sum.strides).toEqual([8, 24]);
    expect(values(sum)).toEqual([6, 54, 22, 70, 38, 86]);
    // A repeated axis stays where it is among the others.
    const repeated = range([2, 3]).view([3, 4, 2], [8, 0, 24]);
    expect(reduce("sum", repeated, { axis: 2 }).strides).toEqual([8, 24]);
  });
});

describe("nothing to reduce", () => {
  const empty = array([]);

  test("identities", () => {
    expect(value(reduce("sum", empty))).toBe(0);
    expect(value(reduce("prod", empty))).toBe(1);
    expect(value(reduce("all", empty))).toBe(true);
    expect(value(reduce("any", empty))).toBe(false);
    expect(values(reduce("sum", zeros([0, 3]), { axis: 0 }))).toEqual([0, 0, 0]);
    expect(reduce("min", zeros([0, 3]), { axis: 1 }).shape).toEqual([0]);
    expect(value(mean(empty, {}, numpyPolicy))).toBeNaN();
    expect(value(variance(empty, {}, numpyPolicy))).toBeNaN();
    expect(value(deviation(array([1]), { ddof: 1 }, numpyPolicy))).toBeNaN();
  });

  test("without an identity", () => {
    const words = "zero-size array to reduction operation maximum which has no identity";
    expect(() => reduce("max", empty)).toThrow(words);
    expect(() => reduce("max", zeros([0, 3]), { axis: 0 })).toThrow(words);
    expect(() => reduce("sum", empty, { initial: null })).toThrow(
      "zero-size array to reduction operation add which has no identity",
    );
    expect(value(reduce("max", empty, { initial: 5 }))).toBe(5);
    expect(() => argReduce("argmax", empty)).toThrow("attempt to get argmax of an empty sequence");
    expect(() => argReduce("argmin", zeros([0, 3]), { axis: 0 })).toThrow(
      "attempt to get argmin of an empty sequence",
    );
    expect(argReduce("argmax", zeros([0, 3]), { axis: 1 }).shape).toEqual([0]);
  });
});

describe("NaN and zeros", () => {
  test("a NaN wins, and the first one is the place", () => {
    expect(value(reduce("max", array([1, Number.NaN, 3])))).toBeNaN();
    expect(value(reduce("min", array([Number.NaN, Number.POSITIVE_INFINITY], "float32")))).toBeNaN();
    expect(value(argReduce("argmax", array([1, Number.NaN, 3, Number.NaN])))).toBe(1);
    expect(value(argReduce("argmin", array([1, Number.NaN, -3], "float32")))).toBe(1);
    expect(value(reduce("any", array([Number.NaN])))).toBe(true);
    expect(value(reduce("countNonzero", array([Number.NaN, 0, -0])))).toBe(1);
  });

  test.each(["float32", "float64"] as const)("a NaN anywhere in a long run of %s", (dtype) => {
    for (const n of [1, 2, 3, 15, 16, 17, 40, 1023, 1024, 3000]) {
      for (const at of [0, n >> 1, n - 1]) {
        const x = Array.from({ length: n }, (_, i) => (i === at ? Number.NaN : Math.cos(i)));
        expect(value(reduce("max", array(x, dtype)))).toBeNaN();
        expect(value(reduce("min", array(x, dtype)))).toBeNaN();
        expect(value(argReduce("argmax", array(x, dtype)))).toBe(at);
        expect(value(argReduce("argmin", array(x, dtype)))).toBe(at);
      }
    }
  });

  test("extremes of signed infinities and of negatives only", () => {
    const x = array([-5, -1, -3, Number.NEGATIVE_INFINITY, -2, -7, -8, -9], "float32");
    expect(value(reduce("max", x))).toBe(-1);
    expect(value(reduce("min", x))).toBe(Number.NEGATIVE_INFINITY);
    expect(value(argReduce("argmax", x))).toBe(1);
  });

  test("complex numbers are ordered by real part, then imaginary part", () => {
    const x = array([new Complex(1, 1), new Complex(1, 2), new Complex(0, 9)], "complex128");
    expect(value(reduce("max", x))).toEqual(new Complex(1, 2));
    expect(value(reduce("min", x))).toEqual(new Complex(0, 9));
    expect(value(argReduce("argmax", x))).toBe(1);
  });

  test("negative zero", () => {
    expect(Object.is(value(reduce("sum", array([-0, -0]))), 0)).toBe(true);
    expect(Object.is(value(reduce("prod", array([-0, 1]))), -0)).toBe(true);
    expect(values(accumulate("cumsum", array([-0, -0]))).every((x) => Object.is(x, -0))).toBe(true);
  });
});

describe("places", () => {
  test("the first of equals, in C order whatever the layout", () => {
    expect(
      value(
        argReduce(
          "argmin",
          array([
            [2, 1],
            [1, 2],
          ]),
        ),
      ),
    ).toBe(1);
    expect(value(argReduce("argmax", transpose(range([3, 4]))))).toBe(11);
    expect(
      value(
        argReduce(
          "argmax",
          transpose(
            array([
              [0, 9],
              [9, 0],
            ]),
          ),
        ),
      ),
    ).toBe(1);
    expect(value(argReduce("argmax", array([false, true, true], "bool")))).toBe(1);
    expect(argReduce("argmax", range([2, 3]), { axis: 1, keepdims: true }).shape).toEqual([2, 1]);
    expect(argReduce("argmax", range([2, 3]), { keepdims: true }).shape).toEqual([1, 1]);
    expect(argReduce("argmax", range([2, 3])).dtype.name).toBe("int32");
  });

  test("along columns of many rows", () => {
    const x = array(
      nested([50, 7], (i) => (i * 37) % 101),
      "int16",
    );
    const expected = Array.from({ length: 7 }, (_, c) => {
      const column = Array.from({ length: 50 }, (_, r) => ((r * 7 + c) * 37) % 101);
      return column.indexOf(Math.max(...column));
    });
    expect(values(argReduce("argmax", x, { axis: 0 }))).toEqual(expected);
  });
});

describe("initial, where, out", () => {
  test("initial", () => {
    expect(value(reduce("sum", array([1, 2]), { initial: 10 }))).toBe(13);
    expect(value(reduce("sum", array([1, 2], "int64"), { initial: 1.5 }))).toBe(4n);
    expect(() => reduce("max", array([1, 2], "int8"), { initial: 300 })).toThrow(
      "Python integer 300 out of bounds for int8",
    );
  });

  test("where", () => {
    const x = range([2, 3]);
    expect(value(reduce("sum", array([1, 2]), { where: array([false, false], "bool") }))).toBe(0);
    expect(values(reduce("sum", x, { axis: 0, where: array([true, false, true], "bool") }))).toEqual([
      3, 0, 7,
    ]);
    expect(values(reduce("sum", x, { axis: 1, where: array([true, false, true], "bool") }))).toEqual([2, 8]);
    expect(value(reduce("max", array([1, 2]), { where: array([false, true], "bool"), initial: -1 }))).toBe(2);
    expect(() => reduce("max", array([1, 2]), { where: array([false, true], "bool") })).toThrow(
      "reduction operation 'maximum' does not have an identity, so to use a where mask one has to specify 'initial'",
    );
    expect(() => reduce("sum", x, { where: array([1, 0, 1], "int64") })).toThrow(
      "Cannot cast array data from dtype('int64') to dtype('bool') according to the rule 'safe'",
    );
    expect(value(mean(array([1, 2, 3]), { where: array([true, false, true], "bool") }, numpyPolicy))).toBe(2);
    expect(values(variance(x, { axis: 0, where: array([[true], [false]], "bool") }, numpyPolicy))).toEqual([
      0, 0, 0,
    ]);
  });

  test("out", () => {
    const out = zeros([3]);
    expect(
      reduce(
        "sum",
        array([
          [1, 2, 3],
          [4, 5, 6],
        ]),
        { axis: 0, out },
      ),
    ).toBe(out);
    expect(values(out)).toEqual([5, 7, 9]);
    const narrow = zeros([3], "int32");
    expect(values(reduce("sum", range([2, 3]), { axis: 0, out: narrow }))).toEqual([3, 5, 7]);
    const square = range([3, 3]);
    const row = square.view([3], [8]);
    expect(values(reduce("sum", square, { axis: 0, out: row }))).toEqual([9, 12, 15]);
  });

  test("an out that does not fit", () => {
    const x = range([2, 3]);
    expect(() => reduce("sum", x, { axis: 0, out: zeros([1, 3]) })).toThrow(
      "output parameter for reduction operation add has the wrong number of dimensions: Found 2 but expected 1",
    );
    expect(() => reduce("sum", x, { axis: 0, keepdims: true, out: zeros([3]) })).toThrow(
      "(must match the operand's when keepdims=True)",
    );
    expect(() => reduce("sum", x, { axis: 0, out: zeros([2]) })).toThrow(
      "operands could not be broadcast together with remapped shapes [original->remapped]: (2,)->(2) (2,3) ",
    );
    expect(() => argReduce("argmax", x, { axis: 0, out: zeros([2], "int32") })).toThrow(
      "output array does not match result of np.argmax.",
    );
  });
});

describe("accumulations", () => {
  test("any axis, flattened without one", () => {
    expect(
      values(
        accumulate(
          "cumsum",
          array([
            [1, 2],
            [3, 4],
          ]),
        ),
      ),
    ).toEqual([1, 3, 6, 10]);
    expect(values(accumulate("cumsum", range([2, 3]), { axis: 0 }))).toEqual([0, 1, 2, 3, 5, 7]);
    expect(
      values(
        accumulate(
          "cumprod",
          array([
            [1, 2],
            [3, 4],
          ]),
          { axis: 1 },
        ),
      ),
    ).toEqual([1, 2, 3, 12]);
    expect(accumulate("cumsum", array(5)).shape).toEqual([1]);
    expect(values(accumulate("cumsum", transpose(range([2, 3])), { axis: 0 }))).toEqual([0, 3, 1, 7, 3, 12]);
  });

  test("float16 is rounded at every step", () => {
    const ones = accumulate(
      "cumsum",
      array(
        nested([3000], () => 1),
        "float16",
      ),
    );
    expect(values(ones).at(-1)).toBe(2048);
    expect(
      value(
        reduce(
          "sum",
          array(
            nested([3000], () => 1),
            "float16",
          ),
        ),
      ),
    ).toBe(3000);
  });

  test("in place", () => {
    const x = array([1, 2, 3]);
    expect(accumulate("cumsum", x, { axis: 0, out: x })).toBe(x);
    expect(values(x)).toEqual([1, 3, 6]);
    const y = array([1, 2, 3, 4]);
    accumulate("cumsum", y.view([3], [8]), { axis: 0, out: y.view([3], [8], y.offset + 8) });
    expect(values(y)).toEqual([1, 1, 3, 6]);
  });
});

describe("NumPy's bits in sums", () => {
  const tenth = (shape: number[], dtype: DType): CoreArray =>
    array(
      nested(shape, () => 0.1),
      dtype,
    );

  test("of a million tenths", () => {
    const x = new Float32Array(1e6).fill(0.1);
    expect(value(reduce("sum", asCore(x)))).toBe(Math.fround(100000.01));
    expect(values(accumulate("cumsum", asCore(x))).at(-1)).toBe(Math.fround(100958.34));
    expect(value(reduce("sum", asCore(new Float64Array(1e6).fill(0.1))))).toBe(100000.00000000003);
  });

  test("by rows and by columns", () => {
    expect(values(reduce("sum", tenth([10000, 2], "float32"), { axis: 0 }))).toEqual(
      Array(2).fill(Math.fround(999.9029)),
    );
    expect(values(reduce("sum", tenth([2, 10000], "float32"), { axis: 1 }))).toEqual(
      Array(2).fill(Math.fround(1000.0001)),
    );
  });
});
