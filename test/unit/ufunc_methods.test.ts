import { table } from "../helpers/table.js";

table("methods")`
  np.subtract.reduce(array([[1,2,3],[4,5,6]])) -> x
  np.subtract.reduce(array([[1,2,3],[4,5,6]]), 1) -> x
  np.subtract.reduce(array([1,2,3]), {axis: null}) -> x
  np.subtract.reduce(array([[1,2,3],[4,5,6]]), null) -> x
  np.subtract.accumulate(array([[1,2,3],[4,5,6]]), 1) -> x
  np.subtract.accumulate(array([[1,2,3],[4,5,6]])) -> x
  np.add.reduceat(arange(8),[0,4,1,5,2,6,3,7]) -> x
  np.subtract.reduceat(arange(8),[0,4,1,5,2,6,3,7]) -> x
  np.add.reduceat(arange(5),[0,7,2]) -> x
  np.add.outer([1,2],[10,20]) -> x
  np.add.outer(1,2) -> x
  a = zeros(3, "int64"); np.add.at(a, [0,0,2], 1); a -> x
  a = zeros(3); np.subtract.at(a, [0,0], [1,2]); a -> x
  a = arange(3); np.negative.at(a, [1,1,2]); a -> x
  a = zeros([2,3]); np.add.at(a, [":", [0,0]], 1); a -> x
  np.bitwiseAnd.reduce(array([[1,3],[5,7]],"uint8"), null) -> x
  np.add.types -> x
  np.divide.types -> x
  np.add.resolveDtypes(["float32","int64",null]) -> x
  np.add.resolveDtypes(["float32",np.float,null]) -> x
  np.logicalXor.reduce(array([1,2,3])) -> x
  np.equal.reduce(array([1,2,3])) -> x
  np.maximum.accumulate(array([1,3,2,5])) -> x
  np.maximum.at -> x
  np.power.reduce(array([2n,3n,2n])) -> x
  np.divide.reduce(array([8n,2n,2n])) -> x
`;
