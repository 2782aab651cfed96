import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as np from "../../ts/index.js";
import { dtypes, seeds, shapes } from "../helpers/arbitrary.js";
import { type Element, kindOf, type Name } from "../helpers/bytes.mjs";
import { indices, type Model } from "../helpers/model.js";
import { Random, randomArray } from "../helpers/random.mjs";
import { build, call, comparable, elementsOf, freeZero } from "../helpers/rows.js";
import { cast, predicates, wrap } from "../helpers/scalars.js";

/** The lines of elements along some axes, one for each element of the result, in C order. */
function lines(model: Model, axes: readonly number[]): Element[][] {
  const kept = model.shape.map((n, axis) => (axes.includes(axis) ? 1 : n));
  const along = model.shape.map((n, axis) => (axes.includes(axis) ? n : 1));
  return indices(kept).map((at) => indices(along).map((by) => model.get(at.map((i, axis) => i + by[axis]!))));
}

const pair = (x: Element) => (Array.isArray(x) ? x : [Number(x), 0]);
const nan = (x: Element) => pair(x).some(Number.isNaN);
const { less } = predicates;

/** The dtype of a sum: small integers are summed as 64-bit ones. */
function wide(dtype: Name): Name {
  const kind = kindOf(dtype);
  return kind === "b" || kind === "i" ? "int64" : kind === "u" ? "uint64" : dtype;
}

const times = ([a, b]: number[], [c, d]: number[]): [number, number] => [
  a! * c! - b! * d!,
  a! * d! + b! * c!,
];
const plus = ([a, b]: number[], [c, d]: number[]): [number, number] => [a! + c!, b! + d!];

/** Adds or multiplies two small whole numbers of a dtype: exactly. */
function combine(a: Element, b: Element, dtype: Name, product: boolean): Element {
  const kind = kindOf(dtype);
  if (kind === "c") return product ? times(pair(a), pair(b)) : plus(pair(a), pair(b));
  if (kind === "f") return product ? Number(a) * Number(b) : Number(a) + Number(b);
  const [x, y] = [BigInt(a as number), BigInt(b as number)];
  return wrap(product ? x * y : x + y, dtype);
}

/** Every order of evaluation gives the same bits for small whole numbers; the result is rounded once. */
function fold(line: readonly Element[], dtype: Name, product: boolean): Element {
  const out = wide(dtype);
  const start = cast(product ? 1 : 0, out);
  return cast(
    line.reduce((a, b) => combine(a, b, out, product), start),
    out,
  );
}

/** The first element that no other beats; the first NaN, if there is one. */
function best(line: readonly Element[], greater: boolean): number {
  const first = line.findIndex(nan);
  if (first >= 0) return first;
  return line.reduce(
    (at: number, x, i) => ((greater ? less!(line[at]!, x) : less!(x, line[at]!)) ? i : at),
    0,
  );
}

const truth = (x: Element) => pair(x).some((part) => part !== 0);

interface Reduction {
  values: "any" | "small" | "counts";
  needsElements?: boolean;
  oneAxis?: boolean;
  of(line: Element[], dtype: Name): Element;
}

const reductions: Record<string, Reduction> = {
  sum: { values: "small", of: (line, dtype) => fold(line, dtype, false) },
  prod: { values: "counts", of: (line, dtype) => fold(line, dtype, true) },
  max: { values: "any", needsElements: true, of: (line) => line[best(line, true)]! },
  min: { values: "any", needsElements: true, of: (line) => line[best(line, false)]! },
  argmax: { values: "any", needsElements: true, oneAxis: true, of: (line) => best(line, true) },
  argmin: { values: "any", needsElements: true, oneAxis: true, of: (line) => best(line, false) },
  any: { values: "any", of: (line) => line.some(truth) },
  all: { values: "any", of: (line) => line.every(truth) },
  countNonzero: { values: "any", of: (line) => line.filter(truth).length },
};

/** Axes to reduce over: none (all of them), one, or several. */
function axesFor(random: Random, ndim: number, oneAxis: boolean): number | number[] | null {
  if (ndim === 0 || random.chance(0.3)) return null;
  if (oneAxis || random.chance(0.6)) return random.int(-ndim, ndim);
  return random.shuffle(Array.from({ length: ndim }, (_, i) => i)).slice(0, random.int(1, ndim + 1));
}

function normal(axis: number | number[] | null, ndim: number): number[] {
  if (axis === null) return Array.from({ length: ndim }, (_, i) => i);
  return [axis].flat().map((a) => (a < 0 ? a + ndim : a));
}

/** A full reduction gives a JavaScript scalar: as one element. */
function list(result: unknown): Element[] {
  if (typeof result !== "object") return [result as Element];
  if (result instanceof np.NDArray) return elementsOf(result);
  const { re, im } = result as { re: number; im: number };
  return [[re, im]];
}

/** Which zero a product of complex numbers gives depends on what it starts from. */
const zeroFor = (name: string) => (name === "prod" ? { signOfZero: false } : freeZero(name));
/** Which of several NaN a complex maximum gives depends on the order of axes. */
const plain = (name: string) => (x: Element) =>
  Array.isArray(x) && nan(x)
    ? Number.NaN
    : typeof x === "bigint"
      ? Number(x)
      : comparable([x], zeroFor(name))[0];

describe("reductions of any views equal a naive loop", () => {
  it.each(Object.keys(reductions))("%s", (name) => {
    const { values, needsElements = false, oneAxis = false, of } = reductions[name]!;
    fc.assert(
      fc.property(seeds, shapes, dtypes, (seed, shape, dtype) => {
        np.scope(() => {
          const random = new Random(seed);
          const short = name === "prod" ? shape.map((n) => Math.min(n, 2)).slice(0, 2) : shape;
          const { array, model } = build(randomArray(random, dtype, short, { values }));
          const axis = axesFor(random, short.length, oneAxis);
          const axes = normal(axis, short.length);
          const groups = lines(model, axes);
          const nothing = axes.some((a) => short[a] === 0);
          if (needsElements && nothing) {
            expect(() => call(name, array, { axis })).toThrow(/zero-size array|empty sequence/);
            return;
          }
          // A whole 64-bit reduction would have to be a JavaScript number: kept as an array, it can be any value.
          const keepdims = random.chance(0.4) || dtype.endsWith("int64");
          const got: unknown = call(name, array, { axis, keepdims });
          const want = groups.map((line) => of(line, dtype));
          expect(list(got).map(plain(name))).toEqual(want.map(plain(name)));
          if (got instanceof np.NDArray) {
            const kept = short.map((n, i) => (axes.includes(i) ? 1 : n));
            expect(got.shape).toEqual(keepdims ? kept : short.filter((_, i) => !axes.includes(i)));
          }
        });
      }),
      { numRuns: 200 },
    );
  });

  it.each(["mean", "var", "std"])("%s is near the naive one", (name) => {
    fc.assert(
      fc.property(
        seeds,
        shapes,
        fc.constantFrom<Name>("int8", "uint16", "int32", "float32", "float64"),
        (seed, shape, dtype) => {
          np.scope(() => {
            const random = new Random(seed);
            const { array, model } = build(randomArray(random, dtype, shape, { values: "plain" }));
            const axis = axesFor(random, shape.length, false);
            const tolerance = dtype === "float32" ? 1e-5 : 1e-12;
            const got = list(call(name, array, { axis }));
            for (const [i, line] of lines(model, normal(axis, shape.length)).entries()) {
              const mean = line.reduce((a: number, x) => a + Number(x), 0) / line.length;
              const variance = line.reduce((a: number, x) => a + (Number(x) - mean) ** 2, 0) / line.length;
              const want = name === "mean" ? mean : name === "var" ? variance : Math.sqrt(variance);
              if (Number.isNaN(want)) expect(got[i]).toBeNaN();
              else
                expect(Math.abs((got[i] as number) - want)).toBeLessThanOrEqual(
                  tolerance * (1 + Math.abs(want)),
                );
            }
          });
        },
      ),
      { numRuns: 200 },
    );
  });

  it.each(["cumsum", "cumprod"])("%s", (name) => {
    fc.assert(
      fc.property(seeds, shapes, dtypes, (seed, shape, dtype) => {
        np.scope(() => {
          const random = new Random(seed);
          const product = name === "cumprod";
          const short = product ? shape.map((n) => Math.min(n, 2)).slice(0, 2) : shape;
          const { array, model } = build(
            randomArray(random, dtype, short, { values: product ? "counts" : "small" }),
          );
          const flat = short.length === 0 || random.chance(0.3);
          const axis = flat ? null : random.int(-short.length, short.length);
          const got = call(name, array, { axis });
          const out = wide(dtype);
          // A scan rounds each of its steps, as each of them is stored.
          const step = (line: Element[]) => {
            let running: Element = cast(product ? 1 : 0, out);
            return line.map((x) => (running = cast(combine(running, x, out, product), out)));
          };
          const zero = { signOfZero: false };
          expect(got.dtype).toBe(out);
          if (flat) {
            expect(comparable(elementsOf(got), zero)).toEqual(comparable(step(model.elements()), zero));
            return;
          }
          const last = axis! < 0 ? axis! + short.length : axis!;
          expect(got.shape).toEqual(short);
          const want = lines(model, [last]).flatMap(step);
          expect(comparable(elementsOf(np.moveaxis(got, last, -1)), zero)).toEqual(comparable(want, zero));
        });
      }),
      { numRuns: 150 },
    );
  });
});
