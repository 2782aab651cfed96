import { table } from "../helpers/table.js";

table("dtypes of what is given")`
  np.array([1, 2]).dtype -> float64
  np.array([1, 2.5]).dtype -> float64
  np.array([true, false]).dtype -> bool
  np.array([true, 2]).dtype -> float64
  np.array([1n, 2n]).dtype -> int64
  np.array([true, 2n]).dtype -> int64
  np.array([1n, 2.5]).dtype -> float64
  np.array([1, np.complex(0, 2)]).dtype -> complex128
  np.array([]).dtype -> float64
  np.array([2n ** 63n]).dtype -> uint64
  np.array([2n ** 63n, -1n]).dtype -> float64
  np.array([np.int(1)]).dtype -> int64
  np.array([np.float(1), 1n]).dtype -> float64
  np.array([[1, 2], [3]]) -> !ValueError: setting an array element with a sequence. The requested array has an inhomogeneous shape after 1 dimensions. The detected shape was (2,) + inhomogeneous part.
  np.array([1, [2]]) -> !ValueError: setting an array element with a sequence. The requested array has an inhomogeneous shape after 1 dimensions. The detected shape was (2,) + inhomogeneous part.
  np.array("abc") -> !TypeError: cannot make an array from a value of type string: numbers, booleans, bigints and Complex are stored
  np.array([null]) -> !TypeError: cannot make an array from null: numbers, booleans, bigints and Complex are stored
  np.array([-1], "uint8") -> !OverflowError: Python integer -1 out of bounds for uint8
  np.array([300], "uint8") -> !OverflowError: Python integer 300 out of bounds for uint8
  np.array([1.5], "int8") -> array([1], dtype=int8)
  np.array([NaN], "int8") -> !ValueError: cannot convert float NaN to integer
  np.array([0.1, NaN, 0, -0], "bool") -> array([ True, True, False, False])
  np.array([1, 2], "foo") -> !TypeError: data type 'foo' not understood
  np.array([1, 2], { dtype: "int16" }).dtype -> int16
  np.array([1, 2], "int").dtype -> int64
  np.array([1, 2], "bfloat16").dtype -> bfloat16
`;

table("what may be given")`
  np.array(5).shape -> []
  np.array([[1, 2], [3, 4]]).shape -> [2, 2]
  np.array([[], []]).shape -> [2, 0]
  np.array(new Set([1, 2])) -> array([1., 2.])
  np.array([1, 2].values()) -> array([1., 2.])
  np.array((function* () { yield* [[1, 2], [3, 4]] })()) -> array([[1., 2.], [3., 4.]])
  np.array([[1, 2].values(), new Set([3, 4])]) -> array([[1., 2.], [3., 4.]])
  np.array(new Float32Array([1, 2])).dtype -> float32
  np.array(new Uint8ClampedArray([1, 2])).dtype -> uint8
  np.array(new BigInt64Array([1n])).dtype -> int64
  np.array(new BigUint64Array([1n])).dtype -> uint64
  np.array(new Int16Array([1, 2]), "float32") -> array([1., 2.], dtype=float32)
  np.array(new Int16Array([300]), "uint8") -> array([44], dtype=uint8)
  np.array([new Float32Array([1, 2]), new Float32Array([3, 4])]) -> array([[1., 2.], [3., 4.]], dtype=float32)
  np.array([arange(2), arange(2).add(5)]) -> array([[0., 1.], [5., 6.]])
  np.array([arange(2), [5, 6]]) -> array([[0., 1.], [5., 6.]])
  np.array([np.array(1, "int8"), np.array(2, "int16")]).dtype -> int16
  np.array(new Float32Array(new ArrayBuffer(16), 4, 2)).shape -> [2]
  np.array(1, { ndmin: 2 }).shape -> [1, 1]
  a = arange(3); np.array(a) === a -> false
  a = arange(3); np.array(a, { copy: null }) === a -> true
  a = arange(3); np.array(a, { copy: false }) === a -> true
  a = arange(3); np.array(a, "float32", { copy: false }) -> !ValueError: Unable to avoid copy while creating an array as requested. If using \`np.array(obj, copy=False)\` replace it with \`np.asarray(obj)\` to allow a copy when needed (no behavior change in NumPy 1.x). For more details, see https://numpy.org/devdocs/numpy_2_0_migration_guide.html#adapting-to-changes-in-the-copy-keyword.
  a = arange(3); np.asarray(a) === a -> true
  a = arange(3); np.asarray(a, "float32").dtype -> float32
  np.array([[1, 2], [3, 4]], { order: "F" }).strides -> [8, 16]
`;

table("ranges")`
  np.arange(3) -> array([0., 1., 2.])
  np.arange(3).dtype -> float64
  np.arange(3n).dtype -> int64
  np.arange(0, 1, 0.1).size -> 10
  np.arange(1, 0) -> array([], dtype=float64)
  np.arange(5, 0, -2) -> array([5., 3., 1.])
  np.arange(3, { dtype: "float32" }) -> array([0., 1., 2.], dtype=float32)
  np.arange(1, 4, { dtype: "int8" }) -> array([1, 2, 3], dtype=int8)
  np.arange(0.5, 3.2, 0.9) -> array([0.5, 1.4, 2.3])
  np.arange(1, 2, 0) -> !ZeroDivisionError: division by zero
  np.arange(0, Infinity) -> !ValueError: arange: cannot compute length
  np.arange(2n ** 60n, 2n ** 60n + 3n) -> array([1152921504606846976, 1152921504606846977, 1152921504606846978])
  np.linspace(0, 1, 5) -> array([0. , 0.25, 0.5 , 0.75, 1. ])
  np.linspace(0, 10, 5, { dtype: "int64" }) -> array([ 0, 2, 5, 7, 10])
  np.linspace(0, 1, 0) -> array([], dtype=float64)
  np.linspace(1, 1, 1) -> array([1.])
  np.linspace(0, 1, 3, { endpoint: false, retstep: true }) -> [array([0. , 0.33333333, 0.66666667]), 0.3333333333333333]
  np.linspace(-1.9, 1.9, 4, { dtype: "int64" }) -> array([-2, -1, 0, 1])
  np.linspace(0, 1, -1) -> !ValueError: Number of samples, -1, must be non-negative.
  np.linspace([0, 10], [1, 20], 3) -> array([[ 0. , 10. ], [ 0.5, 15. ], [ 1. , 20. ]])
  np.linspace([0, 10], [1, 20], 3, { axis: 1 }).shape -> [2, 3]
  np.linspace(0, 1).size -> 50
`;

table("filled arrays")`
  np.full(2, 7).dtype -> float64
  np.full(2, 7n).dtype -> int64
  np.full(2, true).dtype -> bool
  np.full([2, 2], [1, 2]) -> array([[1., 2.], [1., 2.]])
  np.full([2], [1, 2, 3]) -> !ValueError: could not broadcast input array from shape (3,) into shape (2,)
  np.full(2, 300, "uint8") -> !OverflowError: Python integer 300 out of bounds for uint8
  np.zeros(2).dtype -> float64
  np.zeros([2, 3], "int32").shape -> [2, 3]
  np.zeros([2, 3], { order: "F" }).strides -> [8, 16]
  np.zeros(-1) -> !ValueError: negative dimensions are not allowed
  np.zeros(1.5) -> !TypeError: expected a sequence of integers or a single integer, got '1.5'
  np.ones([2, 0]).shape -> [2, 0]
  np.ones([]).shape -> []
  np.ones(2, "complex64") -> array([1.+0.j, 1.+0.j], dtype=complex64)
  np.empty([2, 3], "float32").shape -> [2, 3]
  np.eye(2, 3, { k: 1 }) -> array([[0., 1., 0.], [0., 0., 1.]])
  np.eye(3, { order: "F" }).strides -> [8, 24]
  np.eye(2, { dtype: "int8" }) -> array([[1, 0], [0, 1]], dtype=int8)
  np.eye(3, 3, 5).sum() -> 0
  np.eye(3, 3, -1) -> array([[0., 0., 0.], [1., 0., 0.], [0., 1., 0.]])
  np.zerosLike(np.array([1, 2], "int8")).dtype -> int8
  np.zerosLike([1n, 2n]).dtype -> int64
  np.onesLike(zeros([2, 3]).T).strides -> [8, 24]
  np.emptyLike(zeros(2), "float32").dtype -> float32
  np.fullLike(np.array([1, 2], "int8"), 7) -> array([7, 7], dtype=int8)
  np.fullLike(np.array([1, 2], "int8"), 700) -> !OverflowError: Python integer 700 out of bounds for int8
  np.zerosLike(zeros(3), { shape: [2, 2] }).shape -> [2, 2]
  np.zeros(new Array(65).fill(1)) -> !ValueError: maximum supported dimension for an ndarray is currently 64, found 65
  np.zeros(new Array(64).fill(1)).ndim -> 64
`;

table("casts")`
  np.array([3.9, -3.9]).astype("int32") -> array([ 3, -3], dtype=int32)
  np.array([261n]).astype("uint8") -> array([5], dtype=uint8)
  np.array([-1], "int8").astype("uint64") -> array([18446744073709551615], dtype=uint64)
  np.array([2n ** 63n], "uint64").astype("int64") -> array([-9223372036854775808])
  np.array([2n ** 53n + 1n]).astype("float64").item() -> 9007199254740992
  np.array([16777217n]).astype("float32").item() -> 16777216
  np.array([0.1, NaN, 0, -0]).astype("bool") -> array([ True, True, False, False])
  np.array([1n, 2n]).astype("int8", { casting: "safe" }) -> !TypeError: Cannot cast array data from dtype('int64') to dtype('int8') according to the rule 'safe'
  np.array([1]).astype("int64", { casting: "same_kind" }) -> !TypeError: Cannot cast array data from dtype('float64') to dtype('int64') according to the rule 'same_kind'
  a = arange(3); a.astype("float64") === a -> false
  a = arange(3); a.astype("float64", { copy: false }) === a -> true
`;

table("0-d arrays and iteration")`
  String([...arange(4).reshape(2, 2)].map((row) => row.tolist())) -> 0,1,2,3
  [...np.array(3)] -> !TypeError: iteration over a 0-d array
  np.array(3).tolist() -> 3
  np.array([[1, 2], [3, 4]]).tolist() -> [[1, 2], [3, 4]]
  np.zeros([2, 0]).tolist() -> [[], []]
  np.zeros([0, 2]).tolist() -> []
  np.array([true, false]).tolist() -> [true, false]
`;
