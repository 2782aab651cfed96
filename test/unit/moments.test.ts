import { describe, expect, test } from "vitest";
import { Complex } from "../../ts/core/complex.js";
import { numpyPolicy } from "../../ts/numpy/policy.js";
import { deviation, mean, variance } from "../../ts/ops/moments.js";
import { reduce } from "../../ts/ops/reductions.js";
import { array, range, value, values } from "../helpers/cores.js";

describe("moments", () => {
  test("NumPy's numbers", () => {
    expect(value(deviation(array([1, 2, 3, 4]), {}, numpyPolicy))).toBe(1.118033988749895);
    expect(value(deviation(array([1, 2, 3, 4]), { ddof: 1 }, numpyPolicy))).toBe(1.2909944487358056);
    expect(value(variance(array([1, 2, 3, 4]), { correction: 1 }, numpyPolicy))).toBe(1.6666666666666667);
    expect(value(variance(array([1, 2]), { ddof: 2 }, numpyPolicy))).toBe(Number.POSITIVE_INFINITY);
    expect(value(mean(array([60000, 60000], "float16"), {}, numpyPolicy))).toBe(60000);
    expect(value(reduce("sum", array([60000, 60000], "float16")))).toBe(Number.POSITIVE_INFINITY);
    expect(() => variance(array([1, 2]), { ddof: 1, correction: 1 }, numpyPolicy)).toThrow(
      "ddof and correction can't be provided simultaneously.",
    );
    const z = array([new Complex(1, 2), new Complex(3, -1)], "complex128");
    expect(value(variance(z, {}, numpyPolicy))).toBe(3.25);
  });

  test("over axes", () => {
    expect(values(mean(range([2, 3]), { axis: 0 }, numpyPolicy))).toEqual([1.5, 2.5, 3.5]);
    expect(values(variance(range([2, 3]), { axis: 1, keepdims: true }, numpyPolicy))).toEqual([2 / 3, 2 / 3]);
    expect(value(mean(array([true, false], "bool"), {}, numpyPolicy))).toBe(0.5);
  });
});
