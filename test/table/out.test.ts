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

const list = everyLoop(plainRows);

it.each(list)("%s of %s arrays writes into out and returns it", (_, dtype, row) => {
  const inputs = operands(row, sameDtypes(row, dtype), [[3, 17], [17]], 31);
  const arrays = inputs.map(({ array }) => array);
  const want = expected(
    row,
    inputs.map(({ model }) => model),
  );
  const values = comparable(want.elements(), freeZero(row.name));
  const plain = np.empty([3, 17], want.dtype);
  expect(call(row, ...arrays, { out: plain })).toBe(plain);
  expect(comparable(elementsOf(plain), freeZero(row.name))).toEqual(values);
  const spaced = np.zeros([17, 6], want.dtype).get("::-1", "::2").T;
  call(row, ...arrays, { out: spaced });
  expect(comparable(elementsOf(spaced), freeZero(row.name))).toEqual(values);
  expect(comparable(elementsOf(spaced.base!.get(":", "1::2").astype("complex128")))).toEqual(
    Array(17 * 3).fill([0, 0]),
  );
});

it.each(list)("%s of %s arrays refuses an out of another shape", (_, dtype, row) => {
  const inputs = sameDtypes(row, dtype).map((type) => np.ones([2, 3], type));
  const result = call(row, ...inputs).dtype;
  const small = np.zeros([1, 3], result);
  expect(() => call(row, ...inputs, { out: small })).toThrow(
    "non-broadcastable output operand with shape (1,3) doesn't match the broadcast shape (2,3)",
  );
  expect(() => call(row, ...inputs, { out: np.zeros([2, 2], result) })).toThrow(
    "operands could not be broadcast together with shapes",
  );
  expect(elementsOf(small.astype("float64"))).toEqual([0, 0, 0]);
});

it.each(list)("%s of %s arrays refuses an out of a lower kind", (_, dtype, row) => {
  const inputs = sameDtypes(row, dtype).map((type) => np.ones([2], type));
  const result = call(row, ...inputs).dtype;
  if (result === "bool")
    return void expect(call(row, ...inputs, { out: np.zeros([2], "int8") }).dtype).toBe("int8");
  const out = np.zeros([2], "bool");
  expect(() => call(row, ...inputs, { out })).toThrow(
    `output from dtype('${result}') to dtype('bool') with casting rule 'same_kind'`,
  );
});
