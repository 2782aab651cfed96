import { expect, it } from "vitest";
import * as np from "../../ts/index.js";
import { call, DTYPES, loopOf, plainRows, rows, sameDtypes } from "../helpers/rows.js";

const first = rows.map(
  (row) =>
    [
      row.name,
      row,
      DTYPES.find((dtype) => dtype !== "bool" && loopOf(row, sameDtypes(row, dtype)))!,
    ] as const,
);

it.each(first)("%s refuses a disposed operand", (_, row, dtype) => {
  for (let k = 0; k < row.nin; k++) {
    const inputs = sameDtypes(row, dtype).map((type) => np.ones([2], type));
    inputs[k]!.dispose();
    expect(() => call(row, ...inputs)).toThrow(np.DisposedError);
  }
});

it.each(first.filter(([, row]) => plainRows.includes(row)))(
  "%s refuses a disposed out, and a view of one",
  (_, row, dtype) => {
    const inputs = sameDtypes(row, dtype).map((type) => np.ones([2], type));
    const out = call(row, ...inputs);
    const view = out.get("::-1");
    out.dispose();
    expect(() => call(row, ...inputs, { out })).toThrow(np.DisposedError);
    expect(() => call(row, ...inputs, { out: view })).toThrow(np.DisposedError);
  },
);
