import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as np from "../../ts/index.js";
import { dtypes, seeds, shapes } from "../helpers/arbitrary.js";
import { kindOf, type Name, SIZES } from "../helpers/bytes.mjs";
import { indices, type Model } from "../helpers/model.js";
import { count, plainArray, Random, randomArray, randomBytes } from "../helpers/random.mjs";
import { arrayOf, build, comparable, elementsOf } from "../helpers/rows.js";
import { cast } from "../helpers/scalars.js";

/** A random basic index for a shape: integers, slices of any sign, new axes. */
function basicIndex(random: Random, shape: readonly number[]): (number | string | null)[] {
  const slice = (n: number) => {
    const part = () => (random.chance(0.4) ? "" : String(random.int(-n - 1, n + 2)));
    return `${part()}:${part()}:${random.pick([1, 2, 3, -1, -2])}`;
  };
  const index: (number | string | null)[] = [];
  for (const n of shape) {
    if (random.chance(0.15)) index.push(null);
    if (random.chance(0.1)) break;
    index.push(n > 0 && random.chance(0.25) ? random.int(-n, n) : slice(n));
  }
  return [...index, "..."];
}

const values = (model: Model) => comparable(model.elements());

/** Values that every dtype of the target can hold: a float that is to be an integer must fit. */
const fitting = (from: Name, to: Name) =>
  "fc".includes(kindOf(from)) && "iu".includes(kindOf(to)) ? ("counts" as const) : ("any" as const);

describe("views", () => {
  it("indexing by integers, slices and new axes", () => {
    fc.assert(
      fc.property(seeds, shapes, dtypes, (seed, shape, dtype) => {
        np.scope(() => {
          const random = new Random(seed);
          const { array, model } = build(randomArray(random, dtype, shape));
          const index = basicIndex(random, shape);
          const [got, want] = [array.get(...index), model.basic(index)];
          expect(got.shape).toEqual(want.shape);
          expect(comparable(elementsOf(got))).toEqual(values(want));
        });
      }),
      { numRuns: 400 },
    );
  });

  it("strides, in bytes, lead from one element to the next", () => {
    fc.assert(
      fc.property(seeds, shapes, dtypes, (seed, shape, dtype) => {
        np.scope(() => {
          const { array, model } = build(randomArray(new Random(seed), dtype, shape));
          expect(array.shape).toEqual(model.shape);
          const meaningful = (strides: readonly number[]) => strides.filter((_, axis) => shape[axis]! > 1);
          if (count(shape) > 0)
            expect(meaningful(array.strides)).toEqual(
              meaningful(model.strides.map((stride) => stride * SIZES[dtype])),
            );
        });
      }),
      { numRuns: 300 },
    );
  });

  it("tolist nests the elements in C order, item gives one of them", () => {
    fc.assert(
      fc.property(
        seeds,
        shapes,
        fc.constantFrom<Name>("bool", "int8", "uint32", "float16", "float32", "float64"),
        (seed, shape, dtype) => {
          np.scope(() => {
            const random = new Random(seed);
            const { array, model } = build(randomArray(random, dtype, shape));
            const flat =
              shape.length === 0 ? [array.tolist()] : (array.tolist() as unknown[]).flat(shape.length - 1);
            expect(comparable(flat as number[])).toEqual(count(shape) === 0 ? [] : values(model));
            if (count(shape) > 0) {
              const index = random.pick(indices(shape));
              expect(array.item(...index)).toEqual(model.get(index));
            }
          });
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("copies and casts", () => {
  it("copy of any view", () => {
    fc.assert(
      fc.property(seeds, shapes, dtypes, (seed, shape, dtype) => {
        np.scope(() => {
          const { array, model } = build(randomArray(new Random(seed), dtype, shape));
          expect(comparable(elementsOf(array.copy()))).toEqual(values(model));
          expect(comparable(elementsOf(array.ravel()))).toEqual(values(model));
        });
      }),
      { numRuns: 200 },
    );
  });

  it("astype of any view to any dtype", () => {
    fc.assert(
      fc.property(seeds, shapes, dtypes, dtypes, (seed, shape, from, to) => {
        np.scope(() => {
          const { array, model } = build(
            randomArray(new Random(seed), from, shape, { values: fitting(from, to) }),
          );
          const got = array.astype(to);
          expect(got.dtype).toBe(to);
          expect(comparable(elementsOf(got))).toEqual(comparable(model.elements().map((x) => cast(x, to))));
        });
      }),
      { numRuns: 600 },
    );
  });
});

describe("assignment", () => {
  it("from an array of another layout and dtype, broadcast, leaves the rest alone", () => {
    fc.assert(
      fc.property(seeds, shapes, dtypes, dtypes, (seed, shape, to, from) => {
        np.scope(() => {
          const random = new Random(seed);
          const { array, model } = build(randomArray(random, to, shape, { broadcast: false }));
          const index = basicIndex(random, shape);
          const target = model.basic(index);
          const given = target.shape
            .slice(random.int(0, target.shape.length + 1))
            .map((n) => (random.chance(0.2) ? 1 : n));
          const source = build(randomArray(random, from, given, { values: fitting(from, to) }));
          const spread = source.model.broadcastTo(target.shape);
          for (const at of indices(target.shape)) target.set(at, cast(spread.get(at), to));
          array.set(...index, source.array);
          expect(comparable(elementsOf(array))).toEqual(values(model));
        });
      }),
      { numRuns: 500 },
    );
  });

  it("between overlapping views of one array is as if the source had been copied first", () => {
    fc.assert(
      fc.property(
        seeds,
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
        dtypes,
        (seed, shape, dtype) => {
          np.scope(() => {
            const random = new Random(seed);
            const recipe = plainArray(dtype, shape, randomBytes(random, dtype, count(shape)));
            const { array, model } = build(recipe);
            const view = () =>
              shape.map((n) => {
                const length = Math.ceil(n / 2);
                return random.pick(
                  n % 2 === 1 ? ["::2", "::-2"] : [`:${length}`, `${n - length}:`, `${length - 1}::-1`],
                );
              });
            const [to, from] = [view(), view()];
            const square = shape.every((n) => n === shape[0]) && shape.length > 1 && random.chance(0.5);
            let source = array.get(...from);
            let wanted = model.basic(from);
            if (square)
              [source, wanted] = [
                source.transpose(),
                wanted.transpose(shape.map((_, i) => shape.length - 1 - i)),
              ];
            const target = model.basic(to);
            const copied = wanted.elements();
            for (const [i, at] of indices(target.shape).entries()) target.set(at, copied[i]!);
            array.set(...to, source);
            expect(comparable(elementsOf(array))).toEqual(values(model));
          });
        },
      ),
      { numRuns: 500 },
    );
  });

  it("of a scalar fills a view", () => {
    fc.assert(
      fc.property(seeds, shapes, dtypes, fc.integer({ min: 0, max: 100 }), (seed, shape, dtype, x) => {
        np.scope(() => {
          const random = new Random(seed);
          const { array, model } = build(randomArray(random, dtype, shape, { broadcast: false }));
          const index = basicIndex(random, shape);
          const target = model.basic(index);
          for (const at of indices(target.shape)) target.set(at, cast(x, dtype));
          array.set(...index, x);
          expect(comparable(elementsOf(array))).toEqual(values(model));
        });
      }),
      { numRuns: 200 },
    );
  });

  it("through an integer array writes in order: the last of equal indices wins", () => {
    fc.assert(
      fc.property(
        seeds,
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 4 }),
        dtypes,
        (seed, n, m, dtype) => {
          np.scope(() => {
            const random = new Random(seed);
            const { array, model } = build(randomArray(random, dtype, [n, m], { broadcast: false }));
            const picked = Array.from({ length: random.int(0, 8) }, () => random.int(-n, n));
            const source = build(randomArray(random, dtype, [picked.length, m]));
            const index = arrayOf("int32", [picked.length], picked);
            const gathered = picked.flatMap((i) =>
              Array.from({ length: m }, (_, j) => model.get([i < 0 ? i + n : i, j])),
            );
            expect(comparable(elementsOf(array.get(index)))).toEqual(comparable(gathered));
            for (const [k, i] of picked.entries())
              for (let j = 0; j < m; j++) model.set([i < 0 ? i + n : i, j], source.model.get([k, j]));
            array.set(index, source.array);
            expect(comparable(elementsOf(array))).toEqual(values(model));
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  it("through a mask, and reading through it", () => {
    fc.assert(
      fc.property(seeds, shapes, dtypes, (seed, shape, dtype) => {
        np.scope(() => {
          const random = new Random(seed);
          const { array, model } = build(randomArray(random, dtype, shape, { broadcast: false }));
          const mask = build(randomArray(random, "bool", shape));
          const chosen = indices(shape).filter((at) => mask.model.get(at));
          expect(comparable(elementsOf(array.get(mask.array)))).toEqual(
            comparable(chosen.map((at) => model.get(at))),
          );
          const source = build(randomArray(random, dtype, [chosen.length]));
          for (const [k, at] of chosen.entries()) model.set(at, source.model.get([k]));
          array.set(mask.array, source.array);
          expect(comparable(elementsOf(array))).toEqual(values(model));
        });
      }),
      { numRuns: 300 },
    );
  });
});
