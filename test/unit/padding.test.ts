import { expect, it } from "vitest";
import * as np from "../../ts/index.js";

it("takes widths by axis, as an object or a Map", () => {
  const a = np.ones([1, 2]);
  expect(np.pad(a, { 1: [1, 2] }).shape).toEqual([1, 5]);
  expect(np.pad(a, { "-1": 2, 0: 1 }, "edge").shape).toEqual([3, 6]);
  expect(np.pad(a, new Map([[0, 1]]) as never, { constantValues: 7 }).tolist()).toEqual([
    [7, 7],
    [1, 1],
    [7, 7],
  ]);
  expect(() => np.pad(a, { 5: 1 })).toThrow(np.IndexError);
});

it("calls a function for every line along every axis", () => {
  const calls: unknown[] = [];
  const result = np.pad(
    np.array([[1, 2]]),
    [
      [1, 0],
      [0, 2],
    ],
    (line, [before, after], axis, options) => {
      calls.push([axis, before, after, line.shape[0], options.value]);
      if (after > 0) line.set(`-${after}:`, options.value);
      if (before > 0) line.set(`:${before}`, options.value);
    },
    { value: 9 },
  );
  expect(result.tolist()).toEqual([
    [9, 9, 9, 9],
    [1, 2, 9, 9],
  ]);
  expect(calls).toHaveLength(6);
  expect(calls[0]).toEqual([0, 1, 0, 2, 9]);
});

it("refuses options of other modes", () => {
  expect(() => np.pad([1, 2], 1, "edge", { constantValues: 3 })).toThrow(
    "unsupported keyword arguments for mode 'edge': {'constantValues'}",
  );
  expect(() => np.pad([1, 2], 1, { mode: "foo" as never })).toThrow("mode 'foo' is not supported");
  expect(() => (np.pad as (...args: unknown[]) => void)([1, 2])).toThrow(
    "missing 1 required positional argument",
  );
});

it("keeps no temporaries", () => {
  const a = np.arange(6).reshape(2, 3);
  const before = np.memory().arrays;
  for (const mode of [
    "constant",
    "edge",
    "linear_ramp",
    "maximum",
    "mean",
    "median",
    "reflect",
    "wrap",
  ] as const)
    np.pad(a, 4, mode).dispose();
  np.pad(a, 4, { mode: "reflect", reflectType: "odd" }).dispose();
  expect(() => np.pad(a, 1, "maximum", { statLength: 0 })).toThrow(np.ValueError);
  expect(np.memory().arrays).toBe(before);
});
