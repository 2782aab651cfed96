import { expect, it } from "vitest";
import {
  call,
  comparable,
  elementsOf,
  everyLoop,
  expected,
  freeZero,
  operands,
  sameDtypes,
} from "../helpers/rows.js";

it.each(everyLoop())("%s of 0-d %s arrays is 0-d and equals one element", (_, dtype, row) => {
  const dtypes = sameDtypes(row, dtype);
  const inputs = operands(
    row,
    dtypes,
    dtypes.map(() => []),
    11,
  );
  const want = expected(
    row,
    inputs.map(({ model }) => model),
  );
  const got = call(row, ...inputs.map(({ array }) => array));
  expect(got.shape).toEqual([]);
  expect(got.dtype).toBe(want.dtype);
  expect(comparable(elementsOf(got), freeZero(row.name))).toEqual(
    comparable(want.elements(), freeZero(row.name)),
  );
});
