// The error classes: Python's names, what is whose kind, and the facts as fields.
import { describe, expect, test } from "vitest";
import * as np from "../../ts/index.js";
import { table } from "../helpers/table.js";

/** What a call throws. */
function thrown<E extends Error>(call: () => unknown, type: new (...args: never[]) => E): E {
  try {
    call();
  } catch (error) {
    expect(error).toBeInstanceOf(type);
    return error as E;
  }
  throw new TypeError("nothing was thrown");
}

describe("classes", () => {
  test.each([
    ["ValueError", np.ValueError, Error],
    ["IndexError", np.IndexError, Error],
    ["AxisError", np.AxisError, np.ValueError],
    ["BroadcastError", np.BroadcastError, np.ValueError],
    ["UFuncTypeError", np.UFuncTypeError, TypeError],
    ["OverflowError", np.OverflowError, Error],
    ["ZeroDivisionError", np.ZeroDivisionError, Error],
    ["MemoryError", np.MemoryError, Error],
    ["RuntimeError", np.RuntimeError, Error],
    ["LinAlgError", np.LinAlgError, np.ValueError],
    ["DisposedError", np.DisposedError, Error],
    ["FormatError", np.FormatError, np.ValueError],
  ] as const)("%s", (name, type, parent) => {
    expect(type.prototype).toBeInstanceOf(parent);
    // A broadcast error is a ValueError with fields: it goes by that name, as in NumPy.
    const made = Reflect.construct(type, ["words", [], []]) as Error;
    expect(made.name).toBe(name === "BroadcastError" ? "ValueError" : name);
    expect(made).toBeInstanceOf(Error);
  });
});

describe("fields", () => {
  test("AxisError: the axis and the dimensions", () => {
    const error = thrown(() => np.sum(np.zeros([2, 3]), -5), np.AxisError);
    expect([error.axis, error.ndim, error.message]).toEqual([
      -5,
      2,
      "axis -5 is out of bounds for array of dimension 2",
    ]);
    expect(thrown(() => np.moveaxis(np.zeros([2, 3]), 0, 5), np.AxisError).axis).toBe(5);
  });
  test("BroadcastError: the shapes", () => {
    expect(thrown(() => np.add(np.zeros([2, 3]), np.zeros(4)), np.BroadcastError).shapes).toEqual([
      [2, 3],
      [4],
    ]);
    expect(thrown(() => np.where([true, false], [1, 2, 3], 0), np.BroadcastError).shapes).toEqual([
      [2],
      [3],
      [],
    ]);
  });
  test("UFuncTypeError: the ufunc and the dtypes", () => {
    const cast = thrown(() => np.array([1], "int64").iadd(1.5), np.UFuncTypeError);
    expect([cast.ufunc, cast.dtypes]).toEqual(["add", ["float64", "int64"]]);
    const loop = thrown(() => np.sign([true]), np.UFuncTypeError);
    expect([loop.ufunc, loop.dtypes]).toEqual(["sign", ["bool"]]);
  });
  test("MemoryError: what was asked for and what is held", () => {
    const error = thrown(() => np.zeros(2 ** 41), np.MemoryError);
    expect([error.requested, error.live]).toEqual([2 ** 44, np.memory().live]);
  });
  test("FormatError: where in the file", () => {
    const error = thrown(() => np.load(new Uint8Array([1, 2, 3, 4])), np.FormatError);
    expect(error.offset).toBe(0);
  });
});

table("reductions of nothing")`
  np.max([]) -> !ValueError: zero-size array to reduction operation maximum which has no identity
  np.min(zeros([0, 3]), 1) -> array([], dtype=float64)
  np.max(zeros([0, 3]), 0) -> !ValueError: zero-size array to reduction operation maximum which has no identity
  np.max([], { initial: 5 }) -> 5
  np.mean([]) -> NaN
  np.var([]) -> NaN
  np.std([1], { ddof: 1 }) -> NaN
  np.argmax([]) -> !ValueError: attempt to get argmax of an empty sequence
  np.argmax(zeros([0, 3]), 0) -> !ValueError: attempt to get argmax of an empty sequence
  np.argmax(zeros([0, 3]), 1) -> array([], dtype=int32)
  np.sum(zeros([2, 0]), 1) -> array([0., 0.])
  np.prod([]) -> 1
  np.sum([1, 2], { where: [false, false] }) -> 0
  np.max([1, 2], { where: [false, true], initial: -1 }) -> 2
  np.max([1, 2], { where: [false, true] }) -> !ValueError: reduction operation 'maximum' does not have an identity, so to use a where mask one has to specify 'initial'
  np.cumsum([]) -> array([], dtype=float64)
  np.sort([]) -> array([], dtype=float64)
  np.unique([]) -> array([], dtype=float64)
`;

table("outputs that do not fit")`
  np.sum(zeros([2, 3]), 0, { out: zeros(2) }) -> !ValueError: operands could not be broadcast together with remapped shapes [original->remapped]: (2,)->(2) (2,3)
  np.sum(zeros([2, 3]), 0, { out: zeros([3, 1]) }) -> !ValueError: output parameter for reduction operation add has the wrong number of dimensions: Found 2 but expected 1
  np.argmax(zeros([2, 3]), 0, { out: zeros(3) }) -> !TypeError: Cannot cast array data from dtype('float64') to dtype('int32') according to the rule 'safe'
  np.argmax(zeros([2, 3]), 0, { out: zeros(2, "int32") }) -> !ValueError: output array does not match result of np.argmax.
  np.take([1, 2], [0], { out: zeros(2) }) -> !ValueError: output array does not match result of ndarray.take
  np.matmul(zeros([2, 3]), zeros([3, 2]), zeros(2)) -> !ValueError: output operand requires a reduction along dimension -1, but the reduction is not enabled. The dimension size of 1 does not match the expected output shape.
`;
