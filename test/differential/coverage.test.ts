import { expect, it } from "vitest";
import { Coverage } from "./coverage.mjs";

class Error3 extends Error {}
const add = (): void => {};
const sum = (): void => {};
const namespace = { add, plus: add, Error3, sum, linalg: { norm: (): void => {} }, pi: 3 };
const array = (dtype: string) => ({ array: { dtype, shape: [], data: "" } });

it("names the functions without a case, by any of their names, and what has too few", () => {
  const coverage = new Coverage();
  coverage.add({ fn: "plus", args: [array("int8"), array("bool")] }, false);
  coverage.add({ fn: "plus", args: [array("int8")] }, true);
  coverage.add({ fn: "plus", args: [1, array("bool")] }, false);
  expect(coverage.missing(namespace)).toEqual(["sum", "linalg.norm"]);
  expect(coverage.few(2)).toEqual(["plus bool (1)"]);
  expect(coverage.lines()).toEqual(["plus: int8 bool; 3 cases, 1 or more of each; 1 differences"]);
  coverage.add({ fn: "sum.reduce", args: [] }, false);
  coverage.add({ fn: "linalg.norm", args: [] }, false);
  expect(coverage.missing(namespace)).toEqual(["sum"]);
});

it("finds exceptions that are none: functions with cases, and names of nothing", () => {
  const coverage = new Coverage();
  expect(coverage.stale(namespace)).toContain("frompyfunc");
  const frompyfunc = (): void => {};
  expect(coverage.stale({ frompyfunc })).not.toContain("frompyfunc");
  coverage.add({ fn: "frompyfunc", args: [] }, false);
  expect(coverage.stale({ frompyfunc })).toContain("frompyfunc");
});
