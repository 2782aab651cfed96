// Memory refused at every place: a call that fails for it, or for its arguments, leaves nothing and spoils nothing.
import { expect, test } from "vitest";
import { seams } from "../../ts/core/cell.js";
import { reachable } from "../../ts/core/lifetime.js";
import { closeScope, openScope, type Storage } from "../../ts/core/storage.js";
import * as np from "../../ts/index.js";
import { families } from "../differential/cases/families.mjs";
import { dtypeOf } from "../differential/coverage.mjs";
import { call, toBytes, value } from "../helpers/evaluate.mjs";
import { Random } from "../helpers/random.mjs";

interface Case {
  fn: string;
  args: unknown[];
  kw?: Record<string, unknown>;
  let?: Record<string, unknown>;
}

/** What a case is called with. */
function built(test: Case): { args: unknown[]; kw: Record<string, unknown> } {
  const names: Record<string, unknown> = {};
  for (const [name, recipe] of Object.entries(test.let ?? {})) names[name] = value(np, recipe, names);
  const kw = Object.entries(test.kw ?? {}).map(([key, recipe]) => [key, value(np, recipe, names)]);
  return { args: test.args.map((recipe) => value(np, recipe, names)), kw: Object.fromEntries(kw) };
}

/** A few cases of every function: of floats, integers and complex numbers. */
const cases = new Map<string, Case[]>();
const random = new Random(3);
for (const make of Object.values(await families())) {
  for (const test of make(random, 1)) {
    const list = cases.get(test.fn) ?? [];
    const dtype = dtypeOf(test);
    if (
      list.length < 4 &&
      (["float64", "float16", "int32", "complex64", "bool", ""].includes(dtype) || list.length === 0)
    )
      list.push(test);
    cases.set(test.fn, list);
  }
}

/** Runs a call, and counts the storages that it made and left without giving them back or out. */
function run(test: Case, args: unknown[], kw: Record<string, unknown>): { left: number; error: unknown } {
  const made = openScope();
  let result: unknown;
  let error: unknown;
  try {
    result = call(np, test.fn, args, kw);
  } catch (e) {
    error = e;
  }
  const given = reachable(result);
  const left = [...made].filter((s: Storage) => !s.disposed && !given.has(s)).length;
  closeScope(new Set());
  return { left, error };
}

/** What a caller's own function made is not the library's to free. */
const OWN = ["applyAlongAxis", "applyOverAxes", "maskIndices", "piecewise"];
/** Attributes of a result, which goes nowhere. */
const named = [...cases].filter(([fn]) => !OWN.includes(fn) && !fn.includes("()."));

test.each(named)("%s", (_, list) => {
  for (const test of list) {
    np.scope(() => {
      const { args, kw } = built(test);
      run(test, args, kw); // the first call may take what is kept
      const problems: string[] = [];
      const again = built(test);
      const { left, error } = run(test, again.args, again.kw);
      if (left) problems.push(`${left} left by the call${error ? ` that throws ${error}` : ""}`);
      for (let n = 0; n < 60; n++) {
        const { args, kw } = built(test);
        const arrays = [...args, ...Object.values(kw)].filter((x) => x instanceof np.NDArray);
        const before = arrays.map(toBytes);
        let count = 0;
        seams.refuse = () => count++ === n;
        let failed: ReturnType<typeof run>;
        try {
          failed = run(test, args, kw);
        } finally {
          seams.refuse = null;
        }
        if (count <= n) break;
        if (!(failed.error instanceof np.MemoryError)) problems.push(`${n}: throws ${failed.error}`);
        if (failed.left) problems.push(`${n}: ${failed.left} left`);
        if (
          !("out" in kw) &&
          !/^\.?(set|put|place|sort|copyto|fill|.*\bat$|i[a-z]+$)/.test(test.fn) &&
          arrays.some((a, k) => toBytes(a).some((byte, i) => byte !== before[k]![i]))
        )
          problems.push(`${n}: inputs are spoilt`);
      }
      const fresh = built(test);
      const last = run(test, fresh.args, fresh.kw);
      if (String(last.error) !== String(error)) problems.push(`afterwards it throws ${last.error}`);
      expect(problems).toEqual([]);
    });
  }
});

const rng = np.random.defaultRng(5);
const a = np.arange(12).reshape(3, 4);
const file = np.toNpy(a);
const archive = np.toNpz({ a, b: a.T });
const others: [string, () => unknown][] = [
  ["normal", () => rng.normal([0, 1], 2, [3, 2])],
  ["integers", () => rng.integers([1, 2], 9)],
  ["choice", () => rng.choice(a, 2, { p: [0.2, 0.3, 0.5], replace: false })],
  ["permutation", () => rng.permutation(a, { axis: 1 })],
  ["shuffle", () => rng.shuffle(a, { axis: 1 })],
  ["toNpy", () => np.toNpy(a.T)],
  ["load", () => np.load(file)],
  ["load of several", () => (np.load(archive) as np.NpzFile).get("b")],
  ["text", () => String(a.T)],
  ["tolist", () => a.T.tolist()],
  ["toTypedArray", () => a.T.toTypedArray()],
  ["iteration", () => [...a]],
  ["flat", () => [...a.T.flat]],
  ["array of arrays", () => np.array([a.get(0), [1, 2, 3, 4]])],
  ["set in place", () => a.set([0, 2], [[1], [2]])],
];
test.each(others)("%s", (_, body) => {
  np.scope(body);
  for (let n = 0; n < 40; n++) {
    let count = 0;
    const made = openScope();
    seams.refuse = () => count++ === n;
    let result: unknown;
    let error: unknown;
    try {
      result = body();
    } catch (e) {
      error = e;
    } finally {
      seams.refuse = null;
    }
    const given = reachable(result);
    const left = [...made].filter((s: Storage) => !s.disposed && !given.has(s)).length;
    closeScope(new Set());
    if (count <= n) break;
    expect([n, left, error]).toEqual([n, 0, expect.any(np.MemoryError)]);
  }
  expect(a.sum()).toBeTypeOf("number");
});
