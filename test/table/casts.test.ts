import { expect, it } from "vitest";
import { kindOf } from "../helpers/bytes.mjs";
import { Random, randomArray } from "../helpers/random.mjs";
import { build, comparable, DTYPES, elementsOf } from "../helpers/rows.js";
import { cast } from "../helpers/scalars.js";

const pairs = DTYPES.flatMap((from) => DTYPES.map((to) => [from, to] as const));

it.each(pairs)("%s to %s is one rounding or one wrap of each element, at every length", (from, to) => {
  const fits = "fc".includes(kindOf(from)) && "iu".includes(kindOf(to));
  for (const n of [1, 2, 3, 5, 8, 16, 17, 33, 130]) {
    const { array, model } = build(
      randomArray(new Random(90 + n), from, [n], { values: fits ? "counts" : "any" }),
    );
    expect(comparable(elementsOf(array.astype(to)))).toEqual(
      comparable(model.elements().map((x) => cast(x, to))),
    );
  }
});
