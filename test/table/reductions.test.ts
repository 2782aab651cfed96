import { expect, it } from "vitest";
import { REDUCTIONS } from "../../ts/generated/table.js";
import * as np from "../../ts/index.js";
import type { Name } from "../helpers/bytes.mjs";
import { call, comparable, DTYPES, elementsOf, randomDense } from "../helpers/rows.js";

const names = Object.keys(REDUCTIONS);
const scans = ["cumsum", "cumprod"];
const every = names.flatMap((name) => DTYPES.map((dtype): [string, Name] => [name, dtype]));
/** Whole numbers whose sums and products are exact: floats are summed in another order along another axis. */
const random = (dtype: Name, shape: number[], name: string) =>
  randomDense(dtype, shape, 101, name.includes("prod") ? "counts" : "small");

it.each(every)("%s of %s arrays along an axis equals the lines one by one", (name, dtype) => {
  const a = random(dtype, [5, 37], name);
  for (const axis of [0, 1]) {
    const whole = call(name, a, { axis });
    const lines = Array.from({ length: a.shape[1 - axis]! }, (_, i) =>
      call(name, axis === 0 ? a.get(":", i).copy() : a.get(i).copy(), { axis: 0 }),
    );
    expect(comparable(elementsOf(whole))).toEqual(
      comparable(elementsOf(np.stack(lines, scans.includes(name) ? 1 - axis : 0))),
    );
  }
});

it.each(every.filter(([name]) => !scans.includes(name)))(
  "%s of %s arrays keeps a reduced axis as length 1",
  (name, dtype) => {
    const a = random(dtype, [2, 3, 4], name);
    for (const axis of [0, 1, 2, -1]) {
      const kept = call(name, a, { axis, keepdims: true });
      expect(kept.shape).toEqual(a.shape.map((n, i) => (i === (axis + 3) % 3 ? 1 : n)));
      expect(comparable(elementsOf(kept))).toEqual(comparable(elementsOf(call(name, a, { axis }))));
    }
  },
);

it.each(every)("%s of %s arrays says which axis there is not", (name, dtype) => {
  expect(() => call(name, random(dtype, [2, 3], name), { axis: 2 })).toThrow(
    "axis 2 is out of bounds for array of dimension 2",
  );
  expect(() => call(name, random(dtype, [2, 3], name), { axis: -3 })).toThrow(np.AxisError);
});

it.each(every)("%s of %s arrays refuses a disposed operand", (name, dtype) => {
  const a = random(dtype, [3], name);
  a.dispose();
  expect(() => call(name, a)).toThrow(np.DisposedError);
});
