import { expect, it } from "vitest";
import * as np from "../../ts/index.js";
import { table } from "../helpers/table.js";

table("results of two")`
  np.modf(array([1.5, -2.25])) -> [array([ 0.5 , -0.25]), array([ 1., -2.])]
  np.frexp(array([8, 0.1])) -> [array([0.5, 0.8]), array([ 4, -3], dtype=int32)]
  np.divmod(-7, 3) -> [-3, 2]
  np.divmod(array([7n, -7n]), 2n) -> [array([ 3, -4]), array([1, 1])]
  array([1.5]).modf() -> [array([0.5]), array([1.])]
  o = zeros(2); np.divmod(array([7, -7]), 2, { out: [o, null] })[0] === o -> true
  o = zeros(2); np.divmod(array([7, -7]), 2, o); o -> array([ 3., -4.])
  o = zeros(2); np.divmod(array([7, -7]), 2, null, o); o -> array([1., 1.])
  np.divmod(array([7]), 2, zeros(1), { out: [null, null] }) -> !TypeError: cannot specify 'out' as both a positional and keyword argument
  np.divmod(array([7]), 2, { out: zeros(1) }) -> !TypeError: 'out' must be a tuple of arrays
  np.add(array([7]), 2, { sig: "dd->d", signature: "dd->d" }) -> !TypeError: cannot specify both 'sig' and 'signature'
  np.add(array([7]), 2, { order: 3 }) -> !TypeError: order must be str, not number
  np.add(array([7]), 2, { signature: 3 }) -> !TypeError: the signature object to ufunc must be a string or a tuple.
`;

it("a result that cannot be written leaves both outputs as they were", () => {
  const [a, b] = [np.zeros(3), np.zeros(3, "int32")];
  expect(() => np.divmod(np.array([1.5, 2, 3]), 2, { out: [a, b] })).toThrow("output 3");
  expect(a.tolist()).toEqual([0, 0, 0]);
});

it("in place over a whole array writes to its own memory", () => {
  const a = np.array(
    [
      [1, 2],
      [3, 4],
    ],
    "float32",
  );
  const { byteOffset } = a.data;
  expect(a.iadd(a).imul(2).isub(1).tolist()).toEqual([
    [3, 7],
    [11, 15],
  ]);
  expect(a.data.byteOffset).toBe(byteOffset);
  const view = a.get(":, 1");
  view.iadd(a.get(":, 0"));
  expect(a.tolist()).toEqual([
    [3, 10],
    [11, 26],
  ]);
});
