import { table } from "../helpers/table.js";

table("concatenate and stack")`
  np.concatenate([]) -> !ValueError: need at least one array to concatenate
  np.stack([]) -> !ValueError: need at least one array to stack
  np.concatenate([ones([2, 3]), ones([2, 2])]) -> !ValueError: all the input array dimensions except for the concatenation axis must match exactly, but along dimension 1, the array at index 0 has size 3 and the array at index 1 has size 2
  np.concatenate([ones(2), ones([2, 2])]) -> !ValueError: all the input arrays must have same number of dimensions, but the array at index 0 has 1 dimension(s) and the array at index 1 has 2 dimension(s)
  np.concatenate([1, 2]) -> !ValueError: zero-dimensional arrays cannot be concatenated
  np.concatenate(5) -> !TypeError: The first input argument needs to be a sequence
  np.stack([ones(2), ones(3)]) -> !ValueError: all input arrays must have the same shape
  np.concatenate([[1, 2], [3]]) -> array([1., 2., 3.])
  np.concatenate([[[1, 2]], [[3, 4]]], 1) -> array([[1., 2., 3., 4.]])
  np.concatenate([[[1, 2]], [[3, 4]]], { axis: -1 }).shape -> [1, 4]
  np.concatenate([[[1, 2]], [[3]]], null) -> array([1., 2., 3.])
  np.concatenate([[[1, 2]], [[3, 4]]], 2) -> !AxisError: axis 2 is out of bounds for array of dimension 2
  np.concatenate([np.array([1], "int8"), np.array([2], "float32")]).dtype -> float32
  np.concatenate([np.array([1], "int8"), np.array([2], "int64")]).dtype -> int64
  np.concatenate([[1.7], [2]], { dtype: "int8" }) -> !TypeError: Cannot cast array data from dtype('float64') to dtype('int8') according to the rule 'same_kind'
  np.concatenate([[1.7], [2]], { dtype: "int8", casting: "unsafe" }) -> array([1, 2], dtype=int8)
  o = zeros(3); np.concatenate([[1], [2, 3]], { out: o }) === o -> true
  np.concatenate([[1], [2, 3]], { out: zeros(2) }) -> !ValueError: Output array is the wrong shape
  np.concatenate([[1]], { out: zeros(1), dtype: "int8" }) -> !TypeError: concatenate() only takes \`out\` or \`dtype\` as an argument, but both were provided.
  np.concatenate(arange(4).reshape(2, 2)) -> array([0., 1., 2., 3.])
  np.concat === np.concatenate -> true
  np.stack([[1, 2], [3, 4]]) -> array([[1., 2.], [3., 4.]])
  np.stack([[1, 2], [3, 4]], 1) -> array([[1., 3.], [2., 4.]])
  np.stack([[1, 2], [3, 4]], { axis: -1 }) -> array([[1., 3.], [2., 4.]])
  np.stack([1, 2]) -> array([1., 2.])
  np.stack([ones(2)], 3) -> !AxisError: axis 3 is out of bounds for array of dimension 2
  np.concatenate([zeros([0, 2]), ones([1, 2])]) -> array([[1., 1.]])
`;

table("split")`
  np.split(arange(5), 2) -> !ValueError: array split does not result in an equal division
  np.split(arange(4), 2) -> [array([0., 1.]), array([2., 3.])]
  np.split(arange(5), [2, 3]) -> [array([0., 1.]), array([2.]), array([3., 4.])]
  np.split(arange(3), [5]) -> [array([0., 1., 2.]), array([], dtype=float64)]
  np.split(arange(4).reshape(2, 2), 2, 1) -> [array([[0.], [2.]]), array([[1.], [3.]])]
  np.split(arange(4), 0) -> !ValueError: number sections must be larger than 0.
`;

table("roll, repeat, tile")`
  np.roll(arange(4), 1) -> array([3., 0., 1., 2.])
  np.roll(arange(4), -5) -> array([1., 2., 3., 0.])
  np.roll(arange(4).reshape(2, 2), 1) -> array([[3., 0.], [1., 2.]])
  np.roll(arange(4).reshape(2, 2), 1, 0) -> array([[2., 3.], [0., 1.]])
  np.roll(arange(4).reshape(2, 2), [1, 1], [0, 1]) -> array([[3., 2.], [1., 0.]])
  np.roll(arange(4), 1, 1) -> !AxisError: axis 1 is out of bounds for array of dimension 1
  np.roll([], 1) -> array([], dtype=float64)
  np.repeat([1, 2], [1, 2, 3]) -> !ValueError: operands could not be broadcast together with shape (2,) (3,)
  np.repeat([1, 2], 2) -> array([1., 1., 2., 2.])
  np.repeat([1, 2], [0, 3]) -> array([2., 2., 2.])
  np.repeat([[1, 2], [3, 4]], 2, 0) -> array([[1., 2.], [1., 2.], [3., 4.], [3., 4.]])
  np.repeat([[1, 2], [3, 4]], [1, 2], 1) -> array([[1., 2., 2.], [3., 4., 4.]])
  np.repeat([1, 2], -1) -> !ValueError: negative dimensions are not allowed
  np.tile([1, 2], 2) -> array([1., 2., 1., 2.])
  np.tile([1, 2], [2, 2]) -> array([[1., 2., 1., 2.], [1., 2., 1., 2.]])
  np.tile([[1], [2]], 2) -> array([[1., 1.], [2., 2.]])
  np.tile([1, 2], 0) -> array([], dtype=float64)
  np.tile(5, 3) -> array([5., 5., 5.])
`;
