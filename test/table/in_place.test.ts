import { expect, it } from "vitest";
import * as np from "../../ts/index.js";
import { inPlace } from "../../ts/numpy/operators.js";
import {
  call,
  comparable,
  DTYPES,
  elementsOf,
  everyLoop,
  expected,
  freeZero,
  loopOf,
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

const alike = list.filter(([, dtype, row]) => loopOf(row, Array(row.nin).fill(dtype)));

it.each(alike)("%s of %s arrays reads overlapping inputs as if they were copied first", (_, dtype, row) => {
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

it.each(Object.entries(inPlace))("%s is %s into the array itself", (method, name) => {
  const row = plainRows.find((candidate) => candidate.name === name)!;
  const own = (array: np.NDArray, value: unknown) =>
    (array as unknown as Record<string, (x: unknown) => np.NDArray>)[method]!(value);
  const dtypes = DTYPES.filter((dtype) => loopOf(row, [dtype, dtype])?.at(-1) === dtype);
  expect(dtypes.length).toBeGreaterThan(0);
  for (const dtype of dtypes) {
    const [x, y] = operands(row, [dtype, dtype], [[4, 9], [9]], 43).map(({ array }) => array);
    const want = comparable(elementsOf(call(row, x!, y!)));
    const target = x!.copy();
    expect(own(target, y!)).toBe(target);
    expect(comparable(elementsOf(target))).toEqual(want);
    const wide = np.zeros([8, 9], dtype);
    const view = wide.get("::2");
    view.set("...", x!);
    own(view, y!);
    expect(comparable(elementsOf(wide.get("::2")))).toEqual(want);
    expect(elementsOf(wide.get("1::2").astype("float64"))).toEqual(Array(36).fill(0));
  }
});

it("an in-place operation does not change the dtype, and says so", () => {
  expect(() => np.arange(3, { dtype: "int64" }).iadd(1.5)).toThrow(
    "Cannot cast ufunc 'add' output from dtype('float64') to dtype('int64') with casting rule 'same_kind'",
  );
});
