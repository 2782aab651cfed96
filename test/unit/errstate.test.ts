import { afterEach, describe, expect, test } from "vitest";
import * as np from "../../ts/index.js";

const ignore = { divide: "ignore", over: "ignore", under: "ignore", invalid: "ignore" } as const;
afterEach(() => {
  np.seterr(ignore);
  np.seterrcall(null);
});
const raising = <T>(body: () => T): T => np.errstate({ all: "raise" }, body);

describe("conditions in NumPy's words", () => {
  const a = (...values: number[]) => np.array(values);
  const ints = np.array([1, 0], "int32");
  test.each<[string, () => unknown]>([
    ["divide by zero encountered in divide", () => np.divide(a(1), 0)],
    ["invalid value encountered in divide", () => np.divide(a(0), 0)],
    ["divide by zero encountered in floor_divide", () => np.floorDivide(ints, 0)],
    ["divide by zero encountered in remainder", () => np.remainder(ints, ints)],
    ["divide by zero encountered in reciprocal", () => np.reciprocal(a(0))],
    ["divide by zero encountered in power", () => np.power(a(0), -1.5)],
    ["divide by zero encountered in log", () => np.log(a(2, 0))],
    ["divide by zero encountered in log1p", () => np.log1p(a(-1))],
    ["invalid value encountered in log", () => np.log(a(-1))],
    ["invalid value encountered in sqrt", () => np.sqrt(-1)],
    ["overflow encountered in exp", () => a(1, 1000).exp()],
    ["overflow encountered in multiply", () => np.multiply(a(1e308), 10)],
    ["overflow encountered in add", () => np.add(np.array([6e4], "float16"), np.array([6e4], "float16"))],
    ["invalid value encountered in subtract", () => np.subtract(a(Infinity), Infinity)],
    ["invalid value encountered in remainder", () => np.remainder(a(1), 0)],
    ["divide by zero encountered in divide", () => np.divide([np.complex(0, 1)], 0)],
  ])("%s", (message, call) => {
    expect(() => raising(call)).toThrow(message);
    expect(() => raising(call)).toThrow(np.FloatingPointError);
    expect(call).not.toThrow();
  });

  test.each<[string, () => unknown]>([
    ["NaN that was there", () => np.add(a(Number.NaN), 1)],
    ["an infinity that was there", () => np.multiply(a(Infinity), 2)],
    ["the logarithm of infinity", () => np.log(a(Infinity))],
    ["comparisons", () => np.less(a(Number.NaN), 1)],
    ["integers that wrap", () => np.multiply(np.array([100], "int8"), np.array([100], "int8"))],
    ["what is masked", () => np.divide(a(1, 1), a(0, 1), { where: [false, true], out: a(5, 5) })],
    ["underflow", () => np.multiply(a(1e-308), 1e-10)],
  ])("nothing is met by %s", (_, call) => {
    expect(() => raising(call)).not.toThrow();
  });
});

test("inputs that results replace are looked at first", () => {
  const x = np.array([1, 0]);
  expect(() => raising(() => np.divide(1, x, { out: x }))).toThrow("divide by zero encountered in divide");
  // As in NumPy the results are there.
  expect(x.toString()).toBe("[ 1. inf]");
});

test("an error leaves no array", () => {
  const x = np.array([1, 0]);
  const before = np.memory().arrays;
  expect(() => raising(() => np.log(x))).toThrow();
  expect(raising(() => np.exp(x))).toBeInstanceOf(np.NDArray);
  expect(np.memory().arrays - before).toBe(1);
});

test("settings are kept, given back and checked", () => {
  expect(np.geterr()).toEqual(ignore);
  expect(np.seterr({ all: "warn", under: "ignore" })).toEqual(ignore);
  expect(np.geterr()).toEqual({ divide: "warn", over: "warn", under: "ignore", invalid: "warn" });
  np.errstate({ divide: "raise" }, () => expect(np.geterr().over).toBe("warn"));
  expect(np.geterr().divide).toBe("warn");
  expect(() => np.seterr({ over: "bad" as never })).toThrow("invalid error mode 'bad'");
  expect(() => np.seterr({ foo: "warn" } as never)).toThrow("unexpected keyword argument 'foo'");
  expect(() => np.seterrcall(5 as never)).toThrow("python object must be callable");
});

test("functions, objects and warnings take conditions", () => {
  const met: unknown[] = [];
  np.errstate({ all: "call", call: (kind, flag) => met.push([kind, flag]) }, () => np.divide([1, 0], 0));
  expect(met).toEqual([
    ["divide by zero", 1],
    ["invalid value", 8],
  ]);
  expect(np.geterrcall()).toBeNull();
  const written: string[] = [];
  np.errstate({ over: "log", call: { write: (text) => written.push(text) } }, () => np.exp(1000));
  expect(written).toEqual(["Warning: overflow encountered in exp\n"]);
  const heard: string[] = [];
  const before = np.onWarning((message) => heard.push(message));
  np.errstate({ invalid: "warn" }, () => np.sqrt([-1, 4]));
  np.onWarning(before);
  expect(heard).toEqual(["invalid value encountered in sqrt"]);
  expect(() => np.errstate({ all: "call" }, () => np.divide(1, 0))).toThrow("no function found");
  expect(() => np.errstate({ all: "log" }, () => np.divide(1, 0))).toThrow("no object with write method");
});
