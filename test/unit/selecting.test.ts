import { table } from "../helpers/table.js";

table("where")`
  np.where([true, false], [1, 2], 0) -> array([1., 0.])
  np.where([true, false], [1, 2, 3], 0) -> !ValueError: operands could not be broadcast together with shapes (2,) (3,) ()
  np.where([0, 3, NaN], 1, 2) -> array([2., 1., 1.])
  np.where(np.broadcastTo([7], [3]), 1, 0) -> array([1., 1., 1.])
  np.where(np.broadcastTo([[0]], [2, 3]), 1, np.array(5)).shape -> [2, 3]
  np.where(true, 1, 2) -> array(1.)
  np.where([true], 1, 2).dtype -> float64
  np.where([true], 1n, 2n).dtype -> int64
  np.where([true], 1n, 2).dtype -> float64
  np.where([true], true, false).dtype -> bool
  np.where([true], np.array([1], "int8"), 2).dtype -> int8
  np.where([true], np.array([1], "int8"), 2.5).dtype -> float64
  np.where([true], np.array([1], "int8"), np.array([1], "float32")).dtype -> float32
  np.where([[true], [false]], [1, 2], [[3], [4]]) -> array([[1., 2.], [4., 4.]])
  np.where([0, 1, 1]) -> [array([1, 2], dtype=int32)]
  np.where([true], [1]) -> !ValueError: either both or neither of x and y should be given
`;

table("clip")`
  np.clip([-1, 0.5, 2], 0, 1) -> array([0. , 0.5, 1. ])
  np.clip([-1, 0.5, 2], 0) -> array([0. , 0.5, 2. ])
  np.clip([-1, 0.5, 2], null, 1) -> array([-1. , 0.5, 1. ])
  np.clip([-1, 0.5, 2], { max: 1 }) -> array([-1. , 0.5, 1. ])
  np.clip([-1, 0.5, 2], { aMin: 0, aMax: 1 }) -> array([0. , 0.5, 1. ])
  np.clip([-1, 2], { min: 0, max: 1 }) -> array([0., 1.])
  np.clip([-1, 2], 0, 1, { min: 0 }) -> !ValueError: Passing \`min\` or \`max\` keyword argument when \`a_min\` and \`a_max\` are provided is forbidden.
  np.clip(np.array([100, 120], "int8"), 0, 300) -> array([100, 120], dtype=int8)
  np.clip(np.array([1, 2], "int8"), 1.5, 3).dtype -> float64
  np.clip([1, 2, 3], [2, 2, 2], 2.5) -> array([2. , 2. , 2.5])
  o = zeros(2); np.clip([-1, 2], 0, 1, o) === o -> true
  arange(4).clip(1, 2) -> array([1., 1., 2., 2.])
  arange(4).clip({ min: 1 }) -> array([1., 1., 2., 3.])
`;

table("compress")`
  np.compress([false, true, true], [1, 2, 3]) -> array([2., 3.])
  np.compress([true], [[1, 2], [3, 4]], 0) -> array([[1., 2.]])
  np.compress([[true]], [1]) -> !ValueError: condition must be a 1-d array
`;

table("sort and search")`
  np.sort([[3, 1], [2, 4]]) -> array([[1., 3.], [2., 4.]])
  np.sort([[3, 1], [2, 4]], 0) -> array([[2., 1.], [3., 4.]])
  np.sort([[3, 1], [2, 4]], null) -> array([1., 2., 3., 4.])
  np.sort([3, 1], { axis: 0, kind: "stable" }) -> array([1., 3.])
  np.sort([3, 1], { kind: "bogus" }) -> !ValueError: sort kind must be one of 'quick', 'heap', or 'stable' (got 'bogus')
  np.sort(np.array(5)) -> !AxisError: axis -1 is out of bounds for array of dimension 0
  a = array([3, 1, 2]); a.sort(); a -> array([1., 2., 3.])
  a = arange(6).reshape(2, 3).T; a.get("::-1").sort(0); a -> array([[2., 5.], [1., 4.], [0., 3.]])
  np.argsort([0, -0, 0]) -> array([0, 1, 2], dtype=int32)
  np.argsort([[3, 1], [2, 4]], 0) -> array([[1, 0], [0, 1]], dtype=int32)
  np.searchsorted([1, 2, 3], [[0, 2], [3, 4]]) -> array([[0, 1], [2, 3]], dtype=int32)
  np.searchsorted([3, 1, 2], [2], { sorter: np.argsort([3, 1, 2]) }) -> array([1], dtype=int32)
  np.searchsorted([1, 2], [1], "middle") -> !ValueError: search side must be 'left' or 'right' (got 'middle')
`;

table("matmul and dot")`
  ones([2, 3]).matmul(ones([2, 3])) -> !ValueError: matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) (size 2 is different from 3)
  np.dot(ones([2, 3]), ones([2, 3])) -> !ValueError: shapes (2,3) and (2,3) not aligned: 3 (dim 1) != 2 (dim 0)
  np.matmul(ones(3), ones(4)) -> !ValueError: matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) (size 4 is different from 3)
  np.matmul(1, 2) -> !ValueError: matmul: Input operand 0 does not have enough dimensions (has 0, gufunc core with signature (n?,k),(k,m?)->(n?,m?) requires 1)
  np.dot([], []) -> array(0.)
  np.matmul(zeros([2, 0]), zeros([0, 3])) -> array([[0., 0., 0.], [0., 0., 0.]])
  np.dot(np.array(2), ones(3)).shape -> [3]
  np.matmul(ones([5, 1, 2, 3]), ones([4, 3, 2])).shape -> [5, 4, 2, 2]
`;
