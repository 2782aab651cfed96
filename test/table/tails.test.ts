import { expect, it } from "vitest";
import { call, comparable, elementsOf, everyLoop, operands, sameDtypes } from "../helpers/rows.js";

const LENGTHS = [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 63, 65];

it.each(everyLoop())(
  "%s of %s arrays gives each element the bits that it has alone, at every length and offset",
  (_, dtype, row) => {
    const dtypes = sameDtypes(row, dtype);
    const inputs = operands(
      row,
      dtypes,
      dtypes.map(() => [70]),
      71,
    ).map(({ array }) => array.copy());
    const whole = comparable(elementsOf(call(row, ...inputs)));
    const alone = Array.from(
      { length: 70 },
      (_, i) => elementsOf(call(row, ...inputs.map((a) => a.get(`${i}:${i + 1}`))))[0]!,
    );
    expect(whole).toEqual(comparable(alone));
    for (const n of LENGTHS)
      for (const start of [0, 1, 3]) {
        const got = call(row, ...inputs.map((a) => a.get(`${start}:${start + n}`)));
        expect(comparable(elementsOf(got))).toEqual(whole.slice(start, start + n));
      }
  },
);
