import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as np from "../../ts/index.js";
import { seeds, shapes } from "../helpers/arbitrary.js";
import type { Name } from "../helpers/bytes.mjs";
import { Model } from "../helpers/model.js";
import { broadcastable, Random, randomArray } from "../helpers/random.mjs";
import {
  build,
  call,
  comparable,
  DTYPES,
  elementsOf,
  expected,
  freeZero,
  loopOf,
  operands,
  type Row,
  rows,
  sameDtypes,
} from "../helpers/rows.js";

/** Every choice of input dtypes for which the row has a loop. */
function choices(row: Row): Name[][] {
  if (row.nin === 1) return DTYPES.map((a) => [a]).filter((dtypes) => loopOf(row, dtypes));
  const pairs = DTYPES.flatMap((a) => DTYPES.map((b) => [a, b]));
  const all =
    row.nin === 2
      ? pairs
      : pairs.map(([a, b]) => (row.name === "where" ? ["bool", a, b] : [a, b, a]) as Name[]);
  return (all as Name[][]).filter((dtypes) => loopOf(row, dtypes));
}

describe("element-wise functions on any views equal a naive loop", () => {
  it.each(rows.map((row) => [row.name, row] as const))("%s", (_, row) => {
    const mixed = choices(row);
    const same = mixed.filter((dtypes) =>
      sameDtypes(row, dtypes.at(-1)!).every((dtype, k) => dtype === dtypes[k]),
    );
    const dtypes = fc.oneof(fc.constantFrom(...same), fc.constantFrom(...mixed));
    fc.assert(
      fc.property(seeds, shapes, dtypes, (seed, shape, types) => {
        np.scope(() => {
          const inputs = operands(row, types, broadcastable(new Random(seed + 1), shape, row.nin), seed);
          const want = expected(
            row,
            inputs.map(({ model }) => model),
          );
          const got = call(row, ...inputs.map(({ array }) => array));
          expect(got.shape).toEqual(want.shape);
          expect(got.dtype).toBe(want.dtype);
          expect(comparable(elementsOf(got), freeZero(row.name))).toEqual(
            comparable(want.elements(), freeZero(row.name)),
          );
        });
      }),
      { numRuns: 60 },
    );
  });

  it.each(
    rows.filter(({ name }) => name !== "where" && name !== "clip").map((row) => [row.name, row] as const),
  )("%s into a view, where a mask allows it", (_, row) => {
    const same = DTYPES.map((dtype) => sameDtypes(row, dtype)).filter((dtypes) => loopOf(row, dtypes));
    fc.assert(
      fc.property(seeds, shapes, fc.constantFrom(...same), (seed, shape, types) => {
        np.scope(() => {
          const random = new Random(seed + 2);
          const inputs = operands(row, types, broadcastable(random, shape, row.nin), seed);
          const want = expected(
            row,
            inputs.map(({ model }) => model),
          );
          const out = build(randomArray(random, want.dtype, shape, { values: "small", broadcast: false }));
          const mask = build(randomArray(random, "bool", shape));
          const before = out.model.elements();
          const allowed = mask.model.elements();
          const result = call(row, ...inputs.map(({ array }) => array), {
            out: out.array,
            where: mask.array,
          });
          expect(result).toBe(out.array);
          const merged = want.elements().map((x, i) => (allowed[i] ? x : before[i]!));
          expect(comparable(elementsOf(out.array), freeZero(row.name))).toEqual(
            comparable(merged, freeZero(row.name)),
          );
        });
      }),
      { numRuns: 25 },
    );
  });
});

// A model is only worth something if it can be wrong: the two views below are the ones that NumPy's manual shows.
it("the model reads slices, reversals and transposes as NumPy does", () => {
  const a = Model.of("float64", [2, 3], [0, 1, 2, 3, 4, 5]);
  expect(a.transpose([1, 0]).elements()).toEqual([0, 3, 1, 4, 2, 5]);
  expect(a.basic(["::-1", "::2"]).elements()).toEqual([3, 5, 0, 2]);
});
