import { expect, it } from "vitest";
import {
  call,
  comparable,
  elementsOf,
  everyLoop,
  expected,
  freeZero,
  operands,
  plainRows,
  sameDtypes,
} from "../helpers/rows.js";

const list = everyLoop(plainRows);

it.each(list)("%s of %s arrays may write over its own input", (_, dtype, row) => {
  for (const shape of [[67], [5, 6]]) {
    const inputs = operands(row, sameDtypes(row, dtype), Array(row.nin).fill(shape), 41);
    const want = expected(
      row,
      inputs.map(({ model }) => model),
    );
    if (want.dtype !== dtype) continue;
    const arrays = inputs.map(({ array }) => array.copy());
    call(row, ...arrays, { out: arrays[0] });
    expect(comparable(elementsOf(arrays[0]!), freeZero(row.name))).toEqual(
      comparable(want.elements(), freeZero(row.name)),
    );
  }
});

it.each(list)("%s of %s arrays reads overlapping inputs as if they were copied first", (_, dtype, row) => {
  const [{ array }] = operands(row, [dtype], [[40]], 42) as [ReturnType<typeof operands>[0]];
  for (const [from, to] of [
    [":-1", "1:"],
    ["1:", ":-1"],
    ["::-1", ":"],
  ] as const) {
    const memory = array.copy();
    const copied = Array.from({ length: row.nin }, () => memory.get(from).copy());
    const want = call(row, ...copied);
    if (want.dtype !== dtype) continue;
    call(row, ...copied.map(() => memory.get(from)), { out: memory.get(to) });
    expect(comparable(elementsOf(memory.get(to)))).toEqual(comparable(elementsOf(want)));
  }
});
