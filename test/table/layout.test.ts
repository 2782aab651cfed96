import { expect, it } from "vitest";
import * as np from "../../ts/index.js";
import { call, comparable, elementsOf, everyLoop, operands, sameDtypes } from "../helpers/rows.js";

/** The same elements in the same order, differently laid out in memory. */
const LAYOUTS: Record<string, (a: np.NDArray) => np.NDArray> = {
  reversed: (a) => np.flip(np.flip(a).copy()),
  transposed: (a) => a.T.copy().T,
  spaced: (a) => {
    const wide = np.zeros([2 * a.shape[0]!, 3 * a.shape[1]!], a.dtype).get("::2", "1::3");
    wide.set("...", a);
    return wide;
  },
};

it.each(everyLoop())("%s of %s arrays gives the same bits for every layout", (_, dtype, row) => {
  const dtypes = sameDtypes(row, dtype);
  const inputs = operands(
    row,
    dtypes,
    dtypes.map(() => [9, 13]),
    61,
  ).map(({ array }) => array.copy());
  const want = comparable(elementsOf(call(row, ...inputs)));
  for (const lay of Object.values(LAYOUTS)) {
    expect(comparable(elementsOf(call(row, ...inputs.map(lay))))).toEqual(want);
    expect(comparable(elementsOf(call(row, ...inputs.map((a, k) => (k === 0 ? lay(a) : a)))))).toEqual(want);
    expect(comparable(elementsOf(call(row, ...inputs.map((a, k) => (k === 0 ? a : lay(a))))))).toEqual(want);
  }
});
