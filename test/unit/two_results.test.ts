import { table } from "../helpers/table.js";

table("two results")`
  np.modf(array([1.5, -2.25])) -> x
  np.frexp(array([8, 0.1])) -> x
  np.divmod(-7, 3) -> x
  np.divmod(array([7n, -7n]), 2n) -> x
  o = zeros(2); np.divmod(array([7, -7]), 2, { out: [o, null] }); o -> x
  o = zeros(2, "int64"); np.divmod(array([7, -7]), 2, { out: [o, null] }) -> x
  np.add(array([1, 2]), 1, { signature: "ff->f" }) -> x
  np.add(ones([2, 3]), 1, { order: "F" }).strides -> x
  a = array([1, 2]); a.iadd(1); a -> x
  np.frexp(array([0, -0, Infinity, NaN, 5e-324, 1e-310])) -> x
  np.modf(array([[1.5, 2.5, -3.25], [1, 2, 3]]).T.get("::-1")) -> x
  array([1.5]).modf() -> x
`;
