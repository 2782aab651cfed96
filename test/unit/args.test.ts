import { table } from "../helpers/table.js";

table("optional arguments by position or by name")`
  np.sum([[1, 2], [3, 4]], 0) -> array([4., 6.])
  np.sum([[1, 2], [3, 4]], { axis: 0 }) -> array([4., 6.])
  np.sum([[1, 2], [3, 4]], { axis: 0, keepdims: true }) -> array([[4., 6.]])
  np.sum([[1, 2], [3, 4]], 0, { keepdims: true }) -> array([[4., 6.]])
  np.sum([[1, 2], [3, 4]], 0, "float32").dtype -> float32
  np.sum([[1, 2], [3, 4]], 0, "float32", zeros(2, "float32"), false, 10) -> array([14., 16.], dtype=float32)
  np.sum([[1, 2], [3, 4]], [0, 1]) -> array(10.)
  np.sum([[1, 2], [3, 4]], null) -> 10
  np.sum([[1, 2], [3, 4]], undefined, { keepdims: true }) -> array([[10.]])
  np.sum([[1, 2], [3, 4]], {}) -> 10
  array([[1, 2], [3, 4]]).sum({ axis: 1 }) -> array([3., 7.])
  array([[1, 2], [3, 4]]).sum(1, { keepdims: true }) -> array([[3.], [7.]])
  np.zeros([2, 3], "float32").dtype -> float32
  np.zeros([2, 3], { dtype: "float32" }).dtype -> float32
  np.zeros([2, 3], "float32", "F").strides -> [4, 8]
  np.zeros([2, 3], "float32", { order: "F" }).strides -> [4, 8]
  np.clip([1, 5], 2, 3) -> array([2., 3.])
  np.clip([1, 5], { aMin: 2, aMax: 3 }) -> array([2., 3.])
  np.clip([1, 5], 2, { aMax: 3 }) -> array([2., 3.])
  np.concatenate([[1], [2]], { axis: 0 }) -> array([1., 2.])
  np.linspace(0, 1, { num: 3 }) -> array([0. , 0.5, 1. ])
  np.linspace(0, 1, 3, false, false, "float32").dtype -> float32
  np.add([1], [2], { dtype: "float32" }).dtype -> float32
  np.var([1, 2, 3, 4], { ddof: 1 }) -> 1.6666666666666667
  np.var([1, 2, 3, 4], { correction: 1 }) -> 1.6666666666666667
  np.var([1, 2, 3, 4], { ddof: 1, correction: 1 }) -> !ValueError: ddof and correction can't be provided simultaneously.
  np.take([1, 2, 3], [0], { axis: 0, mode: "clip" }) -> array([1.])
  np.random.defaultRng(0).random({ size: 2 }).shape -> [2]
  np.random.defaultRng(0).normal(0, 1, [3]).shape -> [3]
  np.random.defaultRng(0).normal({ loc: 5, scale: 0, size: [2] }) -> array([5., 5.])
`;

table("what is wrong with them")`
  np.sum([1], { axes: 0 }) -> !TypeError: sum() got an unexpected keyword argument 'axes'. Did you mean 'axis'?
  np.sum([1], { keepDims: true }) -> !TypeError: sum() got an unexpected keyword argument 'keepDims'. Did you mean 'keepdims'?
  np.sum([1], { zzzzzzzzzzzz: 0 }) -> !TypeError: sum() got an unexpected keyword argument 'zzzzzzzzzzzz'
  np.sum([1], 0, { axis: 0 }) -> !TypeError: sum() got multiple values for argument 'axis'
  np.sum() -> !TypeError: sum() missing 1 required positional argument: 'a'
  np.clip() -> !TypeError: clip() missing 1 required positional argument: 'a'
  np.take([1]) -> !TypeError: take() missing 1 required positional argument: 'indices'
  np.sort([1], 0, "stable", true) -> !TypeError: sort() takes from 1 to 3 positional arguments but 4 were given
  np.argmax([1], 0, zeros([], "int32"), true) -> !TypeError: argmax() takes from 1 to 3 positional arguments but 4 were given
  np.add([1]) -> !TypeError: add() takes from 2 to 3 positional arguments but 1 was given
  np.add() -> !TypeError: add() takes from 2 to 3 positional arguments but 0 were given
  np.add([1], [2], zeros(1), zeros(1)) -> !TypeError: add() takes from 2 to 3 positional arguments but 4 were given
  np.add([1], [2], { wher: true }) -> !TypeError: add() got an unexpected keyword argument 'wher'. Did you mean 'where'?
  np.add([1], [2], 5) -> !TypeError: return arrays must be of ArrayType
  np.add([1], [2], { out: [0] }) -> !TypeError: return arrays must be of ArrayType
  np.add([1], [2], { out: [zeros(1)] }) -> array([3.])
  np.add([1], [2], { where: [1] }) -> !TypeError: Cannot cast array data from dtype('float64') to dtype('bool') according to the rule 'safe'
  np.sum([1], { axis: 1 }) -> !AxisError: axis 1 is out of bounds for array of dimension 1
  np.sum([1], { axis: 0.5 }) -> !TypeError: 'float' object cannot be interpreted as an integer
  np.sum([[1]], { axis: [0, 0] }) -> !ValueError: duplicate value in 'axis'
  np.zeros([1], "float31") -> !TypeError: data type 'float31' not understood
  np.zeros("2") -> !TypeError: expected a sequence of integers or a single integer, got '2'
`;

table("what is no options object")`
  np.add([1], new Set([2])) -> array([3.])
  np.add([1], new Float32Array([2])) -> array([3.])
  np.full(2, np.complex(1, 2)) -> array([1.+2.j, 1.+2.j])
  np.full(2, np.float(3)) -> array([3., 3.])
  np.full(2, np.int(3)).dtype -> int64
  a = Object.create(null); a.axis = 0; np.sum([[1, 2]], a) -> array([1., 2.])
  np.sum([[1, 2]], Object.freeze({ axis: 0 })) -> array([1., 2.])
`;
