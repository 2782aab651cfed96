import { Buffer } from "node:buffer";
import { expect, it } from "vitest";
import { bytesOf, type Name } from "../helpers/bytes.mjs";
import { differs } from "../helpers/compare.mjs";

// The comparison with NumPy is a test only if it sees differences.
const table = {
  ulp: { exp: { float64: 1, complex128: 2 } },
  zeroSign: ["maximum"],
  words: [{ numpy: "^a ", ours: "^b ", why: "" }],
};
const array = (dtype: Name, values: unknown[], shape = [values.length]) => ({
  dtype,
  shape,
  data: bytesOf(values, dtype),
});
const recorded = (dtype: Name, values: unknown[], shape?: number[]) => {
  const { data, ...rest } = array(dtype, values, shape);
  return { ...rest, data: Buffer.from(data).toString("base64") };
};
const compare = (fn: string, want: object, got: object) =>
  differs({ fn, args: [] }, { ok: want }, { ok: got }, table);
const next = 1 + 2 ** -52;

it.each([
  ["add", "float64", [1], [next]],
  ["exp", "float64", [1], [1 + 2 ** -51]],
  ["add", "float64", [0], [-0]],
  ["add", "float64", [Number.NaN], [1]],
  ["add", "int32", [1, 2], [1, 3]],
  ["exp", "complex128", [[1, 1]], [[1, 1 + 2 ** -49]]],
  ["add", "complex128", [[1, 1]], [[1, next]]],
  ["add", "bool", [true], [false]],
] as [string, Name, unknown[], unknown[]][])("%s: %s %j is not %j", (fn, dtype, want, got) => {
  expect(compare(fn, recorded(dtype, want), array(dtype, got))).not.toBeNull();
});

it.each([
  ["exp", "float64", [1], [next]],
  ["maximum", "float64", [0], [-0]],
  ["add", "float64", [Number.NaN], [Number.NaN]],
  ["exp", "complex128", [[1, 1]], [[1, next]]],
] as [string, Name, unknown[], unknown[]][])("%s: %s %j is as good as %j", (fn, dtype, want, got) => {
  expect(compare(fn, recorded(dtype, want), array(dtype, got))).toBeNull();
});

it("sees dtypes, shapes, strides, counts of results and scalars of another kind", () => {
  const one = recorded("float64", [1]);
  expect(compare("add", one, array("float32", [1]))).toContain("dtype");
  expect(compare("add", one, array("float64", [1], [1, 1]))).toContain("shape");
  const two = recorded("float64", [1, 2]);
  expect(compare("add", { ...two, strides: [8] }, { ...array("float64", [1, 2]), strides: [-8] })).toContain(
    "strides",
  );
  expect(compare("add", { ...one, strides: [8] }, { ...array("float64", [1]), strides: [0] })).toBeNull();
  expect(compare("add", { list: [one] }, { list: [] })).toContain("results");
  expect(compare("sum", recorded("float64", [1], []), { scalar: 1 })).toBeNull();
  expect(compare("sum", recorded("float64", [1], []), { scalar: 2 })).not.toBeNull();
  expect(compare("sum", recorded("bool", [true], []), { scalar: 1 })).not.toBeNull();
  expect(compare("sum", one, { scalar: 1 })).not.toBeNull();
});

it("sees errors: missing ones, other classes, other words", () => {
  const test = { fn: "add", args: [] };
  const want = { error: "ValueError", message: "no" };
  expect(differs(test, want, { error: "ValueError", message: "no" }, table)).toBeNull();
  expect(differs(test, want, { error: "ValueError", message: "not" }, table)).toContain("words");
  expect(
    differs(test, { ...want, message: "a x" }, { error: "ValueError", message: "b x" }, table),
  ).toBeNull();
  expect(differs(test, { ...want, message: "a x" }, { error: "ValueError", message: "c" }, table)).toContain(
    "words",
  );
  expect(differs(test, want, { error: "TypeError", message: "no" }, table)).toContain("TypeError");
  expect(differs(test, want, { ok: array("float64", [1]) }, table)).toContain("a result");
  expect(differs(test, { ok: recorded("float64", [1]) }, want, table)).toContain("ValueError");
});

it("lets a whole reduction throw where no JavaScript number holds the result", () => {
  const test = { fn: "sum", args: [] };
  const large = { ok: recorded("int64", [2n ** 60n], []) };
  expect(differs(test, large, { error: "OverflowError", message: "" }, table)).toBeNull();
  expect(
    differs(test, { ok: recorded("int64", [5n], []) }, { error: "OverflowError", message: "" }, table),
  ).not.toBeNull();
});
