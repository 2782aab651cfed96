import { expect, it } from "vitest";
import { call, comparable, DTYPES, elementsOf, loopOf, operands, rows } from "../helpers/rows.js";

it.each(rows.filter(({ nin }) => nin === 2).map((row) => [row.name, row] as const))(
  "%s of two dtypes equals astype to the loop's dtypes first",
  (_, row) => {
    for (const a of DTYPES)
      for (const b of DTYPES) {
        const loop = loopOf(row, [a, b]);
        if (a === b || !loop) continue;
        const [x, y] = operands(row, [a, b], [[5, 7], [7]], 81).map(({ array }) => array) as [
          import("../../ts/index.js").NDArray,
          import("../../ts/index.js").NDArray,
        ];
        const want = call(row, x.astype(loop[0]!), y.astype(loop[1]!));
        const got = call(row, x, y);
        expect(got.dtype, `${a}, ${b}`).toBe(loop[2]);
        expect(comparable(elementsOf(got)), `${a}, ${b}`).toEqual(comparable(elementsOf(want)));
      }
  },
);
