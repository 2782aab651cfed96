// NumPy's behaviour, line by line: test/golden/checklist.json, written by scripts/goldens/checklist.py. Each line is
// Python that NumPy has answered, and the same in JavaScript. A line is out of scope only with a reason.
//
// How answers are compared:
// - arrays by NumPy's `repr` and their strides; dtypes by name;
// - a NumPy scalar (`np.float64(0.5)`) with a 0-d array of that dtype, or with a JavaScript scalar that NumPy would
//   print so in that dtype;
// - Python's numbers and truth values with JavaScript's, tuples and lists with arrays, item by item;
// - errors by class (a subclass will do) and words. Index results are int32: the recorded answers say so.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as np from "../../ts/index.js";
import { scalarStr } from "../../ts/numpy/printing/scalar.js";
import { bytes, header, members, pythonText, saved, typeName } from "../helpers/checklist.js";

type Expected = string | readonly Expected[];
interface Line {
  section: string;
  python: string;
  tag: "in" | "out";
  reason?: string;
  js: string;
  expect?: Expected;
  strides?: readonly number[];
  error?: readonly [string, string | null];
}
const lines: Line[] = JSON.parse(readFileSync(new URL("checklist.json", import.meta.url), "utf8")).lines;

const PRINT_OPTIONS = { ...np.getPrintoptions() };

/** A value as the recorded answer would write it, had NumPy given it. */
function shown(value: unknown, expected: Expected): Expected {
  if (Array.isArray(expected)) {
    const items = Array.isArray(value) ? value : Object.values(value as object);
    return items.map((item, i) => shown(item, expected[i] ?? ""));
  }
  const text = expected as string;
  const scalar = /^np\.(\w+)\(/.exec(text)?.[1] ?? (text.startsWith("np.") ? "bool" : undefined);
  if (value instanceof np.NDArray) {
    if (scalar === undefined || value.ndim > 0) return np.arrayRepr(value);
    return named(scalarStr(value.element([]), value.dtype), value.dtype);
  }
  if (typeof value === "string") return text.startsWith("dtype(") ? `dtype('${value}')` : pythonText(value);
  if (value instanceof Uint8Array) return pythonText(value);
  if (scalar !== undefined && isNumber(value)) return named(scalarStr(value, scalar as np.DType), scalar);
  if (text.startsWith("array(") && isNumber(value)) return np.arrayRepr(np.array(value));
  if (typeof value === "boolean") return value ? "True" : "False";
  // Python's own numbers say what they are; a number of JavaScript is right if it is the same number.
  if (typeof value === "number") return Object.is(value, Number(text)) ? text : String(value);
  if (value instanceof np.Complex) return scalarStr(value, "complex128");
  return value === null || value === undefined ? "None" : String(value);
}

const isNumber = (x: unknown): x is np.Scalar =>
  typeof x === "number" || typeof x === "boolean" || typeof x === "bigint" || x instanceof np.Complex;

/** NumPy's `repr` of a scalar. */
function named(text: string, dtype: string): string {
  if (dtype === "bool") return `np.${text}_`;
  return `np.${dtype}(${dtype.startsWith("complex") ? text.replace(/^\((.*)\)$/, "$1") : text})`;
}

function run({ js }: Line): unknown {
  const at = js.indexOf(" return ");
  const body = at < 0 ? `return ${js};` : `${js};`;
  return new Function("np", "header", "bytes", "saved", "members", "typeName", body)(
    np,
    header,
    bytes,
    saved,
    members,
    typeName,
  );
}

/** Whether an error is of a class of this name: JavaScript's TypeError is Python's. */
function isKindOf(error: unknown, name: string): boolean {
  for (let at = error; at !== null && at !== undefined; at = Object.getPrototypeOf(at)) {
    if ((at as Error).constructor.name === name) return true;
  }
  return false;
}

function check(line: Line): void {
  if (line.error) {
    const [name, words] = line.error;
    let thrown: unknown;
    try {
      run(line);
    } catch (error) {
      thrown = error;
    }
    expect(thrown, `nothing was thrown by ${line.js}`).toBeInstanceOf(Error);
    if (words !== null) expect((thrown as Error).message).toBe(words);
    expect(isKindOf(thrown, name), `${(thrown as Error).constructor.name} is no ${name}`).toBe(true);
    return;
  }
  try {
    const value = run(line);
    expect(shown(value, line.expect!)).toEqual(line.expect);
    if (line.strides && value instanceof np.NDArray) expect(value.strides).toEqual(line.strides);
  } finally {
    np.setPrintoptions(PRINT_OPTIONS);
  }
}

const inScope = lines.filter((line) => line.tag === "in");
describe.each([...new Set(inScope.map((line) => line.section))])("%s", (section) => {
  const inside = inScope.filter((line) => line.section === section);
  it.each(inside.map((line) => [line.python, line] as const))("%s", (_, line) => check(line));
});

describe("the tags", () => {
  it("every line is in scope or says why not", () => {
    expect(lines.length).toBe(1040);
    for (const { tag, reason, js } of lines) expect(tag === "in" ? js : reason).toBeTruthy();
  });
});
