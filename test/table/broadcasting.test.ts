import { expect, it } from "vitest";
import * as np from "../../ts/index.js";
import {
  call,
  comparable,
  elementsOf,
  everyLoop,
  expected,
  freeZero,
  operands,
  rows,
  sameDtypes,
} from "../helpers/rows.js";

const several = rows.filter(({ nin }) => nin > 1);
const SHAPES = [
  [[3, 1], [1, 70], [70]],
  [[], [2, 5], [1, 1]],
  [[4, 1, 3], [2, 1], []],
];

it.each(everyLoop(several))("%s of %s arrays of different shapes broadcasts", (_, dtype, row) => {
  for (const [i, shapes] of SHAPES.entries()) {
    const inputs = operands(row, sameDtypes(row, dtype), shapes, 20 + i);
    const want = expected(
      row,
      inputs.map(({ model }) => model),
    );
    const got = call(row, ...inputs.map(({ array }) => array));
    expect(got.shape).toEqual(want.shape);
    expect(comparable(elementsOf(got), freeZero(row.name))).toEqual(
      comparable(want.elements(), freeZero(row.name)),
    );
  }
});

it.each(several.filter(({ nin }) => nin === 2).map((row) => [row.name, row] as const))(
  "%s says which shapes do not broadcast",
  (_, row) => {
    const arrays = [np.ones([2, 3], "int8"), np.ones([2], "int8")];
    expect(() => call(row, ...arrays)).toThrow(
      "operands could not be broadcast together with shapes (2,3) (2,) ",
    );
  },
);
