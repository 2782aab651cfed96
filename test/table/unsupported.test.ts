import { expect, it } from "vitest";
import * as np from "../../ts/index.js";
import type { Name } from "../helpers/bytes.mjs";
import { call, DTYPES, loopOf, plainRows, type Row, sameDtypes } from "../helpers/rows.js";

const snake = (name: string) => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
const missing = plainRows.flatMap((row) =>
  DTYPES.filter((dtype) => !loopOf(row, sameDtypes(row, dtype))).map((dtype): [string, Name, Row] => [
    row.name,
    dtype,
    row,
  ]),
);

/** NumPy has words of its own for these. */
const SPECIAL: Record<string, string> = {
  "subtract bool":
    "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the logical_xor function instead.",
  "negative bool":
    "The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the logical_not function instead.",
  "positive bool":
    "ufunc 'positive' did not contain a loop with signature matching types <class 'numpy.dtypes.BoolDType'> -> None",
  "sign bool":
    "ufunc 'sign' did not contain a loop with signature matching types <class 'numpy.dtypes.BoolDType'> -> None",
};

const classOf = (dtype: Name) =>
  `<class 'numpy.dtypes.${dtype.replace(/^[a-z]/, (c) => c.toUpperCase()).replace("Uint", "UInt")}DType'>`;
for (const name of ["gcd", "lcm"])
  for (const dtype of DTYPES)
    SPECIAL[`${name} ${dtype}`] =
      `ufunc '${name}' did not contain a loop with signature matching types (${classOf(dtype)}, ${classOf(dtype)}) -> None`;

it("there are dtypes that some function has no loop for", () => {
  expect(missing.length).toBeGreaterThan(20);
});

it.each(missing)("%s of %s arrays says in NumPy's words that it has no loop", (name, dtype, row) => {
  const words =
    SPECIAL[`${name} ${dtype}`] ??
    `ufunc '${snake(name)}' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the casting rule ''safe''`;
  const inputs = sameDtypes(row, dtype).map((type) => np.ones([2], type));
  expect(() => call(row, ...inputs)).toThrow(TypeError);
  expect(() => call(row, ...inputs)).toThrow(words);
});
