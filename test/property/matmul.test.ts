import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as np from "../../ts/index.js";
import { dtypes, seeds } from "../helpers/arbitrary.js";
import { type Element, kindOf, type Name } from "../helpers/bytes.mjs";
import { broadcastShapes, indices, type Model } from "../helpers/model.js";
import { Random, randomArray } from "../helpers/random.mjs";
import { build, comparable, elementsOf } from "../helpers/rows.js";
import { cast, wrap } from "../helpers/scalars.js";

const pair = (x: Element): [number, number] => (Array.isArray(x) ? x : [Number(x), 0]);

/** The sum of products of a row and a column of small whole numbers: exact in every dtype, so in any order. */
function inner(row: readonly Element[], column: readonly Element[], dtype: Name): Element {
  if (kindOf(dtype) === "b") return row.some((x, i) => x && column[i]);
  if (kindOf(dtype) === "c")
    return row.reduce(
      (sum: [number, number], x, i) => {
        const [[a, b], [c, d]] = [pair(x), pair(column[i]!)];
        return [sum[0] + a * c - b * d, sum[1] + a * d + b * c] as [number, number];
      },
      [0, 0],
    );
  if (kindOf(dtype) === "f")
    return cast(
      row.reduce((sum: number, x, i) => sum + Number(x) * Number(column[i]), 0),
      dtype,
    );
  return wrap(
    row.reduce((sum: bigint, x, i) => sum + BigInt(x as number) * BigInt(column[i] as number), 0n),
    dtype,
  );
}

function product(a: Model, b: Model, dtype: Name): { shape: number[]; list: Element[] } {
  const left = a.shape.length === 1 ? a.basic([null, "..."]) : a;
  const right = b.shape.length === 1 ? b.basic([":", null]) : b;
  const [m, k, n] = [left.shape.at(-2)!, left.shape.at(-1)!, right.shape.at(-1)!];
  const batch = broadcastShapes([left.shape.slice(0, -2), right.shape.slice(0, -2)]);
  const [wideLeft, wideRight] = [left.broadcastTo([...batch, m, k]), right.broadcastTo([...batch, k, n])];
  const along = Array.from({ length: k }, (_, i) => i);
  const list = indices([...batch, m, n]).map((at) => {
    const [outer, i, j] = [at.slice(0, -2), at.at(-2)!, at.at(-1)!];
    return inner(
      along.map((x) => wideLeft.get([...outer, i, x])),
      along.map((x) => wideRight.get([...outer, x, j])),
      dtype,
    );
  });
  const shape = [...batch, ...(a.shape.length === 1 ? [] : [m]), ...(b.shape.length === 1 ? [] : [n])];
  return { shape, list };
}

const size = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constantFrom(12, 16, 17, 33));
const batches = fc.constantFrom<[number[], number[]]>(
  [[], []],
  [[], []],
  [[2], []],
  [[2, 1], [3]],
  [[], [2]],
  [[2], [1]],
  [[0], [1]],
);
const forms = fc.constantFrom("matrix", "matrix", "matrix", "left vector", "right vector", "vectors");

describe("matmul of any views equals sums of products", () => {
  it("for every dtype, any batch", () => {
    fc.assert(
      fc.property(
        seeds,
        size,
        size,
        size,
        batches,
        forms,
        dtypes,
        (seed, m, k, n, [outerLeft, outerRight], form, dtype) => {
          np.scope(() => {
            const random = new Random(seed);
            const layout = { values: "small" as const };
            const vectorLeft = form === "left vector" || form === "vectors";
            const vectorRight = form === "right vector" || form === "vectors";
            const a = build(randomArray(random, dtype, vectorLeft ? [k] : [...outerLeft, m, k], layout));
            const b = build(randomArray(random, dtype, vectorRight ? [k] : [...outerRight, k, n], layout));
            const want = product(a.model, b.model, dtype);
            const got = np.matmul(a.array, b.array);
            expect(got.shape).toEqual(want.shape);
            expect(got.dtype).toBe(dtype);
            // The sign of a zero sum depends on the order of terms.
            const zero = { signOfZero: false };
            expect(comparable(elementsOf(got), zero)).toEqual(comparable(want.list, zero));
          });
        },
      ),
      { numRuns: 500 },
    );
  });

  it("of float32 and float64 across the edges of blocks", () => {
    fc.assert(
      fc.property(
        seeds,
        fc.integer({ min: 30, max: 70 }),
        fc.constantFrom(1, 64, 255, 256, 257, 300),
        fc.integer({ min: 1, max: 70 }),
        fc.constantFrom<Name>("float32", "float64"),
        (seed, m, k, n, dtype) => {
          np.scope(() => {
            const random = new Random(seed);
            const a = build(randomArray(random, dtype, [m, k], { values: "small" }));
            const b = build(randomArray(random, dtype, [k, n], { values: "small" }));
            const got = comparable(elementsOf(np.matmul(a.array, b.array)), { signOfZero: false });
            expect(got).toEqual(comparable(product(a.model, b.model, dtype).list, { signOfZero: false }));
          });
        },
      ),
      { numRuns: 12 },
    );
  });
});
