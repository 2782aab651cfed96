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
  plainRows,
  sameDtypes,
} from "../helpers/rows.js";

it.each(everyLoop(plainRows))("%s of %s arrays leaves alone what where= excludes", (_, dtype, row) => {
  const inputs = operands(row, sameDtypes(row, dtype), [[3, 21], [21]], 51);
  const want = expected(
    row,
    inputs.map(({ model }) => model),
  );
  for (const mask of [
    np.array([[true], [false], [true]]),
    np.zeros([3, 21], "bool"),
    np.eye(3, 21, { dtype: "bool" }),
  ]) {
    const out = np.ones([3, 21], want.dtype);
    const one = elementsOf(np.ones([1], want.dtype))[0]!;
    call(row, ...inputs.map(({ array }) => array), { out, where: mask });
    const allowed = elementsOf(np.broadcastTo(mask, [3, 21]));
    const merged = want.elements().map((x, i) => (allowed[i] ? x : one));
    expect(comparable(elementsOf(out), freeZero(row.name))).toEqual(comparable(merged, freeZero(row.name)));
  }
});
