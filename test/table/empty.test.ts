import { expect, it } from "vitest";
import * as np from "../../ts/index.js";
import { call, DTYPES, everyLoop, sameDtypes } from "../helpers/rows.js";

it.each(everyLoop())("%s of empty %s arrays is empty, with the dtype of a full one", (_, dtype, row) => {
  const full = call(row, ...sameDtypes(row, dtype).map((type) => np.ones([1], type)));
  for (const shape of [[0], [2, 0, 3], [0, 0]]) {
    const got = call(row, ...sameDtypes(row, dtype).map((type) => np.zeros(shape, type)));
    expect(got.shape).toEqual(shape);
    expect(got.dtype).toBe(full.dtype);
  }
});

it.each(DTYPES)("reductions of empty %s arrays give their identity or say that they have none", (dtype) => {
  const empty = np.zeros([0, 3], dtype);
  expect(np.sum(empty, 0).astype("float64").tolist()).toEqual([0, 0, 0]);
  expect(np.prod(empty, 0).astype("float64").tolist()).toEqual([1, 1, 1]);
  expect(np.any(empty, 0).tolist()).toEqual([false, false, false]);
  expect(np.all(empty, 0).tolist()).toEqual([true, true, true]);
  expect(np.max(empty, 1).shape).toEqual([0]);
  expect(() => np.max(empty, 0)).toThrow(
    "zero-size array to reduction operation maximum which has no identity",
  );
  expect(() => np.min(empty)).toThrow("zero-size array to reduction operation minimum which has no identity");
  expect(() => np.argmax(empty, 0)).toThrow("attempt to get argmax of an empty sequence");
});
