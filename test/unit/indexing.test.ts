import { table } from "../helpers/table.js";

table("integers and slices")`
  a = arange(10); a.get("-3:") -> array([7., 8., 9.])
  a = arange(10); a.get("::-1").strides -> [-8]
  a = arange(10); a.get("8:2:-2") -> array([8., 6., 4.])
  a = arange(10); a.get("100:") -> array([], dtype=float64)
  a = arange(10); a.get("-100:3") -> array([0., 1., 2.])
  a = arange(10); a.get("3:1") -> array([], dtype=float64)
  a = arange(10); a.get("::0") -> !ValueError: slice step cannot be zero
  a = arange(10); a.get(10) -> !IndexError: index 10 is out of bounds for axis 0 with size 10
  a = arange(10); a.get(-11) -> !IndexError: index -11 is out of bounds for axis 0 with size 10
  a = arange(12).reshape(3, 4); a.get(3) -> !IndexError: index 3 is out of bounds for axis 0 with size 3
  a = arange(12).reshape(3, 4); a.get(0, 4) -> !IndexError: index 4 is out of bounds for axis 1 with size 4
  a = arange(12).reshape(3, 4); a.get(0, 0, 0) -> !IndexError: too many indices for array: array is 2-dimensional, but 3 were indexed
  a = arange(12).reshape(3, 4); a.get(1) -> array([4., 5., 6., 7.])
  a = arange(12).reshape(3, 4); a.get(-1, -1) -> array(11.)
  a = arange(12).reshape(3, 4); a.get(1n) -> array([4., 5., 6., 7.])
  a = arange(12).reshape(3, 4); a.get() -> array([[ 0., 1., 2., 3.], [ 4., 5., 6., 7.], [ 8., 9., 10., 11.]])
  a = arange(12).reshape(3, 4); a.get("::2, ::-1") -> array([[ 3., 2., 1., 0.], [11., 10., 9., 8.]])
  a = arange(12).reshape(3, 4); a.get("::2", "::-1").strides -> [64, -8]
  a = arange(12).reshape(3, 4); a.get(np.slice(1, 3), np.slice(null, null, 2)) -> array([[ 4., 6.], [ 8., 10.]])
  a = arange(12).reshape(3, 4); a.get(np.slice(2), 0) -> array([0., 4.])
  a = arange(12).reshape(3, 4); a.get(np.slice(-1, null)) -> array([[ 8., 9., 10., 11.]])
  np.slice(1.5) -> !TypeError: slice indices must be integers or None or have an __index__ method
`;

table("slices as text")`
  a = arange(12).reshape(3, 4); a.get("1:3, ::2") -> array([[ 4., 6.], [ 8., 10.]])
  a = arange(12).reshape(3, 4); a.get(" 1 : 3 ,: : 2 ") -> array([[ 4., 6.], [ 8., 10.]])
  a = arange(12).reshape(3, 4); a.get("1, -1") -> array(7.)
  a = arange(12).reshape(3, 4); a.get("1", ":2") -> array([4., 5.])
  a = arange(24).reshape(2, 3, 4); a.get("..., 0").shape -> [2, 3]
  a = arange(24).reshape(2, 3, 4); a.get("1:, ..., ::2").shape -> [1, 3, 2]
  a = arange(24).reshape(2, 3, 4); a.get(":, newaxis, 0").shape -> [2, 1, 4]
  a = arange(24).reshape(2, 3, 4); a.get(":, None").shape -> [2, 1, 3, 4]
  a = arange(12).reshape(3, 4); a.get("x") -> !IndexError: only integers, slices (\`:\`), ellipsis (\`...\`), numpy.newaxis (\`None\`) and integer or boolean arrays are valid indices
  a = arange(12).reshape(3, 4); a.get("1:2:3:4") -> !IndexError: only integers, slices (\`:\`), ellipsis (\`...\`), numpy.newaxis (\`None\`) and integer or boolean arrays are valid indices
  a = arange(12).reshape(3, 4); a.get("1.5") -> !IndexError: only integers, slices (\`:\`), ellipsis (\`...\`), numpy.newaxis (\`None\`) and integer or boolean arrays are valid indices
  a = arange(12).reshape(3, 4); a.get("") -> !IndexError: only integers, slices (\`:\`), ellipsis (\`...\`), numpy.newaxis (\`None\`) and integer or boolean arrays are valid indices
  a = arange(12).reshape(3, 4); a.get(1.5) -> !IndexError: only integers, slices (\`:\`), ellipsis (\`...\`), numpy.newaxis (\`None\`) and integer or boolean arrays are valid indices
  a = arange(12).reshape(3, 4); a.get(NaN) -> !IndexError: only integers, slices (\`:\`), ellipsis (\`...\`), numpy.newaxis (\`None\`) and integer or boolean arrays are valid indices
  a = arange(12).reshape(3, 4); a.get(undefined) -> !IndexError: only integers, slices (\`:\`), ellipsis (\`...\`), numpy.newaxis (\`None\`) and integer or boolean arrays are valid indices
  a = arange(12).reshape(3, 4); a.get(np.complex(1, 0)) -> !IndexError: only integers, slices (\`:\`), ellipsis (\`...\`), numpy.newaxis (\`None\`) and integer or boolean arrays are valid indices
`;

table("new axes and the ellipsis")`
  a = arange(12).reshape(3, 4); a.get("...", 1) -> array([1., 5., 9.])
  a = arange(12).reshape(3, 4); a.get("...", "...") -> !IndexError: an index can only have a single ellipsis ('...')
  a = arange(12).reshape(3, 4); a.get("..., ...") -> !IndexError: an index can only have a single ellipsis ('...')
  a = arange(12).reshape(3, 4); a.get(null).shape -> [1, 3, 4]
  a = arange(12).reshape(3, 4); a.get(np.newaxis, "...", null).shape -> [1, 3, 4, 1]
  a = arange(12).reshape(3, 4); a.get(":", null, 1).shape -> [3, 1]
  a = arange(12).reshape(3, 4); a.get(0, 0, "...").shape -> []
  a = np.array(5); a.get(0) -> !IndexError: too many indices for array: array is 0-dimensional, but 1 were indexed
  a = np.array(5); a.get("...").shape -> []
  a = np.array(5); a.get(null).shape -> [1]
  a = np.array(5); a.get() -> array(5.)
`;

table("truth values add an axis of length one or none")`
  a = np.array(5); a.get(true).shape -> [1]
  a = arange(3); a.get(true).shape -> [1, 3]
  a = arange(3); a.get(false).shape -> [0, 3]
  a = zeros([2, 3]); a.get(true, ":", null).shape -> [1, 2, 1, 3]
  a = zeros([2, 3, 4]); a.get(np.array(true), ":", [0, 1]).shape -> [2, 2, 4]
`;

table("what comes where among the axes")`
  a = zeros([2, 3, 4, 5]); a.get([0, 1], [0, 1]).shape -> [2, 4, 5]
  a = zeros([2, 3, 4, 5]); a.get(":", [0, 1], [0, 1]).shape -> [2, 2, 5]
  a = zeros([2, 3, 4, 5]); a.get([0, 1], ":", [0, 1]).shape -> [2, 3, 5]
  a = zeros([2, 3, 4, 5]); a.get(0, ":", [0, 1]).shape -> [2, 3, 5]
  a = zeros([2, 3, 4, 5]); a.get(":", 0, ":", [0, 1]).shape -> [2, 2, 4]
  a = zeros([2, 3, 4, 5]); a.get(":", [0, 1], 0).shape -> [2, 2, 5]
  a = zeros([2, 3, 4, 5]); a.get(":", [[0], [1]], [0, 1, 2]).shape -> [2, 2, 3, 5]
  a = zeros([2, 3, 4, 5]); a.get("...", [0, 1]).shape -> [2, 3, 4, 2]
  a = zeros([2, 3, 4, 5]); a.get([0, 1], "...", [0, 1]).shape -> [2, 3, 4]
  a = zeros([2, 3, 4, 5]); a.get(":", null, [0, 1]).shape -> [2, 1, 2, 4, 5]
  a = zeros([2, 3, 4, 5]); a.get([0, 1], null, [0, 1]).shape -> [2, 1, 4, 5]
  a = zeros([2, 3, 4, 5]); a.get(":", ":", np.array(0, "int32"), [1]).shape -> [2, 3, 1]
  a = zeros([2, 3, 4, 5]); a.get(np.array(0, "int64")).shape -> [3, 4, 5]
  a = zeros([2, 3, 4, 5]); a.get(zeros(0, "int32")).shape -> [0, 3, 4, 5]
  a = zeros([2, 3, 4, 5]); a.get([]).shape -> [0, 3, 4, 5]
  a = zeros([2, 3, 4, 5]); a.get("0, :, 1:3", [0, 1]).shape -> [2, 3, 2]
`;

table("masks")`
  a = zeros([2, 3]); a.get([true, false]).shape -> [1, 3]
  a = zeros([2, 3]); a.get(":", [true, false, true]).shape -> [2, 2]
  a = zeros([2, 3]); a.get(ones([2, 3], "bool")).shape -> [6]
  a = zeros([2, 3]); a.get([true, false], [0, 1]).shape -> [2]
  a = zeros([2, 3]); a.get([true, true, false]) -> !IndexError: boolean index did not match indexed array along axis 0; size of axis is 2 but size of corresponding boolean axis is 3
  a = zeros([2, 3, 4]); a.get(ones([2, 3], "bool"), 0).shape -> [6]
  a = zeros([2, 3, 4]); a.get(":", ones([3, 4], "bool")).shape -> [2, 12]
  a = zeros([2, 3, 4]); a.get([0, 1], [true, false, true]).shape -> [2, 4]
  a = arange(5); a.get(a.greater(2)) -> array([3., 4.])
  a = arange(6).reshape(2, 3); a.get(a.remainder(2).equal(0)) -> array([0., 2., 4.])
  a = arange(6).reshape(2, 3); a.T.get(a.T.greater(1)) -> array([3., 4., 2., 5.])
  a = arange(4); a.get([false, false, false, false]) -> array([], dtype=float64)
  arange(3).get(zeros(0, "bool")) -> array([], dtype=float64)
  zeros([2, 3]).get(zeros([2, 0], "bool")) -> array([], dtype=float64)
  zeros([2, 3]).get(zeros([0, 4], "bool")) -> !IndexError: boolean index did not match indexed array along axis 1; size of axis is 3 but size of corresponding boolean axis is 4
  zeros([2, 3]).get(":", zeros(0, "bool")).shape -> [2, 0]
`;

table("integer arrays")`
  a = arange(5); a.get([0, 5]) -> !IndexError: index 5 is out of bounds for axis 0 with size 5
  a = arange(5); a.get([0, -6]) -> !IndexError: index -6 is out of bounds for axis 0 with size 5
  a = arange(5); a.get([0, -1]) -> array([0., 4.])
  a = zeros([3, 3]); a.get([0, 1], [0, 1, 2]) -> !IndexError: shape mismatch: indexing arrays could not be broadcast together with shapes (2,) (3,)
  a = arange(5); a.get([1.5, 2]) -> !IndexError: arrays used as indices must be of integer (or boolean) type
  a = arange(5); a.get(np.array(["1"].map(Number))) -> array([1.])
  a = arange(5); a.get(arange(3)) -> array([0., 1., 2.])
  a = arange(5); a.get(np.array([1, 2], "float32")) -> array([1., 2.])
  a = arange(5); a.get(np.array([NaN])) -> !IndexError: arrays used as indices must be of integer (or boolean) type
  a = arange(5); a.get(np.array([np.complex(1, 0)])) -> !IndexError: arrays used as indices must be of integer (or boolean) type
  a = arange(5); a.get([1n, 2n]) -> array([1., 2.])
  a = arange(5); a.get(new Int32Array([4, 0])) -> array([4., 0.])
  a = arange(5); a.get(new Uint8Array([4, 0])) -> array([4., 0.])
  a = arange(5); a.get([[0, 1], [2, 3]]) -> array([[0., 1.], [2., 3.]])
  a = arange(6).reshape(2, 3); a.get([[0, 1], [1, 0]], [[0, 1], [2, 2]]) -> array([[0., 4.], [5., 2.]])
  a = arange(6).reshape(2, 3); a.get(":", [2, 0]) -> array([[2., 0.], [5., 3.]])
  a = arange(6).reshape(2, 3); a.get(":", [2, 0]).strides -> [8, 16]
  a = arange(6).reshape(2, 3); np.take(a, [2, 0], 1).strides -> [16, 8]
  a = arange(6).reshape(2, 3); a.T.get([0, 1]).flags.fContiguous -> false
  a = arange(12).reshape(3, 4); a.get([[0], [2]], [1, 3]) -> array([[ 1., 3.], [ 9., 11.]])
  a = arange(5); a.get(np.array([1, 2], "uint64")) -> array([1., 2.])
  a = arange(5); a.get(np.array([200], "uint8")) -> !IndexError: index 200 is out of bounds for axis 0 with size 5
  a = zeros([0, 3]); a.get([0]) -> !IndexError: index 0 is out of bounds for axis 0 with size 0
`;

table("take, put and their kin")`
  np.take([1, 2, 3], [3], { mode: "wrap" }) -> array([1.])
  np.take([1, 2, 3], [-5, 5], { mode: "clip" }) -> array([1., 3.])
  np.take([1, 2, 3], [-4]) -> !IndexError: index -4 is out of bounds for axis 0 with size 3
  np.nonzero([[0, 1], [1, 0]]) -> [array([0, 1], dtype=int32), array([1, 0], dtype=int32)]
  np.nonzero(np.array(5)) -> !ValueError: Calling nonzero on 0d arrays is not allowed. Use np.atleast_1d(scalar).nonzero() instead.
  np.flatnonzero([0, 1, 1]) -> array([1, 2], dtype=int32)
  a = arange(3); np.put(a, [0, 5], 9, "clip"); a -> array([9., 1., 9.])
  a = arange(3); np.put(a, [5], 9) -> !IndexError: index 5 is out of bounds for axis 0 with size 3
  a = zeros([2, 2]); np.putAlongAxis(a, [[1], [0]], 9, 1); a -> array([[0., 9.], [9., 0.]])
  np.takeAlongAxis([[3, 1, 2]], np.argsort([[3, 1, 2]], 1), 1) -> array([[1., 2., 3.]])
`;

table("views and copies")`
  a = arange(4); a.get("1:").base === a -> true
  a = arange(4); a.get("1:").get("1:").base === a -> true
  a = arange(4); a.get([1, 2]).base -> null
  a = arange(4); a.get(a.greater(1)).base -> null
  a = arange(4); a.get(1).base -> null
  a = arange(4).reshape(2, 2); b = a.get(0); b.set(0, 9); a -> array([[9., 1.], [2., 3.]])
  a = arange(4).reshape(2, 2); b = a.get(0, 0); b.set(9); a -> array([[0., 1.], [2., 3.]])
  a = arange(4).reshape(2, 2); b = a.get(0, 0, "..."); b.set(9); a -> array([[9., 1.], [2., 3.]])
  a = arange(4); a.get("...") === a -> false
`;

table("item")`
  array([[1, 2]]).item(1) -> 2
  array([[1, 2]]).item(0, 1) -> 2
  array([[1, 2]]).item(-1) -> 2
  array([3]).item() -> 3
  array(3).item() -> 3
  array([3, 4]).item() -> !ValueError: can only convert an array of size 1 to a Python scalar
  array([3, 4]).item(2) -> !IndexError: index 2 is out of bounds for axis 0 with size 2
  array([[3, 4]]).item(0, 2) -> !IndexError: index 2 is out of bounds for axis 1 with size 2
  array([[3, 4]]).item(0, 0, 0) -> !ValueError: incorrect number of indices for array
  array([[3, 4]]).item(0.5) -> !TypeError: 'float' object cannot be interpreted as an integer
  array([true]).item() -> true
  np.array([np.complex(1, 2)]).item() instanceof np.Complex -> true
  arange(6).reshape(2, 3).T.item(1) -> 3
`;
