import { expect, it } from "vitest";
import * as np from "../../ts/index.js";
import { table } from "../helpers/table.js";

table("methods of ufuncs")`
  np.subtract.reduce(array([1, 2, 3])) -> array(-4.)
  np.subtract.reduce(array([1, 2, 3]), null) -> -4
  np.subtract.reduce(array([1, 2, 3]), { axis: null, keepdims: true }) -> array([-4.])
  np.add.outer(1, 2) -> 3
  np.divmod.outer([7, 8], [2, 3]) -> [array([[3., 2.], [4., 2.]]), array([[1., 1.], [0., 2.]])]
  a = zeros(3, "int64"); np.add.at(a, [0, 0, 2], 1); a -> array([2, 0, 1])
  a = zeros([2, 3]); np.add.at(a, [":", [0, 0]], 1); a -> array([[2., 0., 0.], [2., 0., 0.]])
  a = zeros([2, 3]); np.add.at(a, [np.slice(1), [0, 0]], 1); a -> array([[2., 0., 0.], [0., 0., 0.]])
  a = zeros([2, 2]); np.add.at(a, [[0, 1], [1, 1]], 1); a -> array([[1., 1.], [3., 3.]])
  a = zeros([2, 2]); np.add.at(a, [array([0, 1]), array([1, 1])], 1); a -> array([[0., 1.], [0., 1.]])
  a = arange(3); np.negative.at(a, [1, 1, 2]); a -> array([ 0., 1., -2.])
  np.add.at([1, 2], [0], 1) -> !TypeError: first operand must be array
  np.add.at(zeros(2), [0]) -> !ValueError: second operand needed for ufunc
  np.negative.at(zeros(2), [0], 1) -> !ValueError: second operand provided when ufunc is unary
  np.subtract.reduce(array([1]), { axs: 1 }) -> !TypeError: reduce() got an unexpected keyword argument 'axs'. Did you mean 'axis'?
`;

table("what a ufunc tells about itself")`
  [np.add.nin, np.add.nout, np.add.nargs, np.divmod.nargs, np.add.ntypes === np.add.types.length] -> [2, 1, 3, 4, true]
  np.divide.types.join(" ") -> ee->e EE->E ff->f dd->d FF->F DD->D
  np.frexp.types.join(" ") -> e->ei E->Ei f->fi d->di
  [np.add.identity, np.bitwiseAnd.identity, np.logicalAnd.identity, np.maximum.identity] -> [0, -1, true, null]
  [np.add.name, np.add.signature] -> [add, null]
  np.add.resolveDtypes(["float32", "int64", null]) -> [float64, float64, float64]
  np.add.resolveDtypes(["float32", np.float, null]) -> [float32, float32, float32]
  np.add.resolveDtypes([null, "int8", null], { reduction: true }) -> [int64, int64, int64]
  np.divide.resolveDtypes(["int8", "int8", null]) -> [float64, float64, float64]
  np.modf.resolveDtypes(["int64", null, null]) -> [float64, float64, float64]
  np.add.resolveDtypes(["float32", "float64", "int32"]) -> !UFuncTypeError: Cannot cast ufunc 'add' output from dtype('float64') to dtype('int32') with casting rule 'same_kind'
  np.modf.resolveDtypes(["int8", null, null], { reduction: true }) -> !ValueError: ufunc is not compatible with reduction operations.
  np.add.resolveDtypes(["int8"]) -> !TypeError: resolve_dtypes: The dtypes must be a tuple of \`ufunc.nargs\` length.
`;

it("methods may be taken from the ufunc, and are the same each time", () => {
  const { reduce } = np.add;
  expect(reduce([1, 2, 3], null)).toBe(6);
  expect(np.add.reduce).toBe(reduce);
});

it("an update that is refused leaves the array as it was, and frees what it made", () => {
  const a = np.zeros([2, 2]);
  const values = np.zeros(3);
  const { live } = np.memory();
  expect(() => np.add.at(a, [0, 5], 1)).toThrow("index 5 is out of bounds for axis 0 with size 2");
  expect(() => np.add.at(a, [0, 1], values)).toThrow("array is not broadcastable to correct shape");
  expect(a.tolist()).toEqual([
    [0, 0],
    [0, 0],
  ]);
  expect(np.memory().live).toBe(live);
});
