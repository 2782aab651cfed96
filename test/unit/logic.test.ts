import { expect, test } from "vitest";
import * as np from "../../ts/index.js";

/** How many arrays a call leaves behind. */
function held(call: () => unknown): number {
  const before = np.memory().arrays;
  call();
  return np.memory().arrays - before;
}

test("scalars give scalars, weak beside arrays", () => {
  expect(np.round(2.567, 1)).toBe(2.6);
  expect(np.round(-0.4)).toBe(-0);
  expect(np.fix(-2.7)).toBe(-2);
  expect(np.isclose(1, 1 + 1e-9)).toBe(true);
  expect(np.nanToNum(Infinity)).toBe(Number.MAX_VALUE);
  expect([np.sinc(0), np.i0(0), np.isneginf(-Infinity), np.isreal(np.complex(1, 2))]).toEqual([
    1,
    1,
    true,
    false,
  ]);
  expect(String(np.emath.sqrt(-4))).toBe("2j");
  // The least int8 has no absolute value of its own dtype.
  const least = np.array([-128], "int8");
  expect(np.isclose(least, 127).item()).toBe(false);
  expect(np.isclose(np.array([1], "float32"), 1.000001).item()).toBe(true);
  expect(np.arrayEqual([1], "text" as never)).toBe(false);
});

test("views stay views, copies are copies", () => {
  const z = np.array([np.complex(1, 0), np.complex(2, 1e-15)]);
  const real = np.realIfClose(z);
  expect(real.base).toBe(z);
  expect(real.dtype).toBe("float64");
  expect(np.realIfClose(real)).toBe(real);
  const v = np.array([Number.NaN, 1]);
  expect(np.nanToNum(v, { copy: false })).toBe(v);
  expect(v.toString()).toBe("[0. 1.]");
  expect(() => np.nanToNum([Number.NaN], { copy: false })).toThrow("Unable to avoid copy");
  const out = np.zeros(2);
  expect(np.round(np.array([1.25, 2.5]), { decimals: 1, out })).toBe(out);
});

test("nothing but the result is left", () => {
  const a = np.array([1.5, Number.NaN, -2]);
  const calls = [
    () => np.round(a, 1),
    () => np.round(np.array([15], "int8").astype("int16"), -1),
    () => np.isclose(a, [1, 2, 3], { equalNan: true }),
    () => np.nanToNum(a),
    () => np.sinc(a),
    () => np.i0(a),
    () => np.emath.log(a),
    () => np.emath.power(a, 2),
    () => np.packbits(a.isnan(), 0),
    () => np.iscomplex(a),
  ];
  const extra = calls.map((call) => held(() => np.keep(call())));
  expect(extra).toEqual([1, 3, 1, 1, 1, 1, 1, 1, 2, 1]);
  expect(held(() => np.allclose(a, a) || np.arrayEqual(a, a) || np.arrayEquiv(a, [1, 2]))).toBe(0);
});

test("refusals leave nothing", () => {
  const bits = np.array([1, 2], "uint8");
  const words: [() => unknown, string][] = [
    [() => np.round([true], 1), "Cannot cast ufunc 'multiply' output"],
    [() => np.round([1.5], 0.5), "'float' object cannot be interpreted as an integer"],
    [() => np.i0([np.complex(0, 1)]), "i0 not supported for complex values"],
    [() => np.unpackbits(bits, { count: -17 }), "-count larger than number of elements"],
    [() => np.unpackbits(bits, { axis: 1 }), "axis 1 is out of bounds"],
    [() => np.isposinf([np.complex(0, 1)]), "not supported for complex128 values"],
  ];
  for (const [call, message] of words) expect(held(() => expect(call).toThrow(message))).toBe(0);
});

test("addresses of an array", () => {
  const a = np.zeros([2, 3]);
  const [low, high] = np.lib.arrayUtils.byteBounds(a.get("::-1"));
  expect(np.lib.arrayUtils.byteBounds(a)).toEqual([low, high]);
  expect(high - low).toBe(48);
});

test("many elements are as few: parts end within them", () => {
  const n = 70_007; // 7 * 10001
  const values = [NaN, 1, Infinity, -Infinity, -0, 2, 1 + 1e-9];
  const few = np.array(values);
  const many = few.take(np.remainder(np.arange(n), values.length));
  const expected = (x: np.NDArray) => np.tile(x, Math.ceil(n / values.length)).get(`:${n}`);
  const options = { equalNan: true };
  expect(np.arrayEqual(np.isclose(many, 1), expected(np.isclose(few, 1)))).toBe(true);
  expect(np.arrayEqual(np.isclose(many, many, options), expected(np.isclose(few, few, options)))).toBe(true);
  expect(np.allclose(many.add(1e-9).reshape([7, -1]), many.reshape([7, -1]), options)).toBe(true);
  expect(np.arrayEqual(np.nanToNum(many), expected(np.nanToNum(few)))).toBe(true);
  expect(held(() => np.isclose(many, many).dispose())).toBe(0);
});
