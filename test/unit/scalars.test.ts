import { table } from "../helpers/table.js";

table("JavaScript numbers are weak among arrays")`
  np.array([1], "float32").add(3).dtype -> float32
  np.array([1], "int8").add(1).dtype -> int8
  np.array([1], "uint8").add(1.5).dtype -> float64
  np.array([1], "float32").add(np.complex(0, 1)).dtype -> complex64
  np.array([true]).add(1).dtype -> int64
  np.array([true]).add(true).dtype -> bool
  np.array([1], "uint8").add(300) -> !OverflowError: Python integer 300 out of bounds for uint8
  np.array([1], "uint8").subtract(1) -> array([0], dtype=uint8)
  np.array([0], "uint8").subtract(1) -> array([255], dtype=uint8)
  np.array([1], "int8").multiply(-129) -> !OverflowError: Python integer -129 out of bounds for int8
  np.array(1, "uint8").add(256) -> !OverflowError: Python integer 256 out of bounds for uint8
  np.array([1], "uint8").equal(300) -> array([False])
  np.array([1], "uint8").notEqual(300) -> array([ True])
  np.array([1], "uint8").less(-1) -> array([False])
  np.array([1], "uint8").greater(-1) -> array([ True])
  np.array([5], "uint8").add(np.array(300, "int64")) -> array([305])
  np.array([5], "uint8").add(np.array(300, "int64")).dtype -> int64
  np.array([1], "float16").add(70000.5) -> array([inf], dtype=float16)
  np.array([1], "float32").add(np.array(1)).dtype -> float64
  np.array([1, 2], "int64").add(2n ** 63n) -> !OverflowError: Python int too large to convert to C long
  np.array([1], "uint64").add(2n ** 63n) -> array([9223372036854775809], dtype=uint64)
  np.array([1], "float32").add(2n ** 200n) -> array([inf], dtype=float32)
  np.array([1], "int32").multiply(2.5).dtype -> float64
  np.array([1], "int8").power(2).dtype -> int8
  np.array([2], "int8").power(np.float(2)).dtype -> float64
  np.where(true, np.array(1, "float32"), 2.5).dtype -> float32
  np.where([true], np.array([1], "int8"), 300) -> array([1], dtype=int8)
  np.clip(np.array([1, 2], "uint8"), -1, 1) -> array([1, 1], dtype=uint8)
  np.maximum(np.array([1], "int8"), 3.5).dtype -> float64
  np.add(2.5, np.array([1, 2], "int16")).dtype -> float64
  np.subtract(1, np.array([3], "uint8")) -> array([254], dtype=uint8)
`;

table("whole numbers are ints, the others floats; float() and int() decide")`
  np.add(np.array([1], "int32"), 1).dtype -> int32
  np.add(np.array([1], "int32"), 1.5).dtype -> float64
  np.add(np.array([1], "int32"), np.float(1)).dtype -> float64
  np.add(np.array([1], "int32"), np.int(1)).dtype -> int32
  np.add(np.array([1], "float32"), np.int(1)).dtype -> float32
  np.add(np.array([1], "int32"), 1e20).dtype -> !OverflowError: Python integer 100000000000000000000 out of bounds for int32
  np.add(np.array([1], "int32"), 1e21).dtype -> float64
  np.add(np.array([1], "int32"), NaN).dtype -> float64
  np.add(np.array([1], "int32"), Infinity).dtype -> float64
  np.int(1.5) -> !ValueError: cannot convert float 1.5 to integer
  np.add(np.array([1], "int32"), 2n) -> array([3], dtype=int32)
  np.add(np.array([1], "float32"), 2n) -> array([3.], dtype=float32)
  np.multiply(np.array([5], "int32"), np.float(0)) -> array([0.])
`;

table("minus zero keeps its sign")`
  np.multiply(np.array([1]), -0) -> array([-0.])
  np.array([-0]) -> array([-0.])
  np.array([-0], "float32") -> array([-0.], dtype=float32)
  np.add(-0, -0) -> -0
  np.array([0]).equal(np.array([-0])) -> array([ True])
  np.full(2, -0) -> array([-0., -0.])
  a = zeros(1); a.set(0, -0); a.item(0) -> -0
  np.array([-0]).add(np.int(0)) -> array([0.])
  np.copy(np.array([-0])).tolist() -> [-0]
`;

table("what calls with JavaScript scalars alone give")`
  np.add(1, 2) -> 3
  typeof np.add(1, 2) -> number
  typeof np.sqrt(2) -> number
  np.sqrt(-1) -> NaN
  np.less(1, 2) -> true
  np.isnan(NaN) -> true
  np.divide(1, 0) -> Infinity
  np.floorDivide(1, 0.1) -> 9
  np.remainder(1, 0.1) -> 0.09999999999999995
  np.bitwiseXor(3, 5) -> 6
  np.invert(true) -> false
  np.sqrt(np.complex(-1, 0)) instanceof np.Complex -> true
  np.power(2, -1) -> 0.5
  np.power(2n, -1n) -> !ValueError: Integers to negative integer powers are not allowed.
  np.add(1n, 2n) -> 3
  np.multiply(2n ** 40n, 2n ** 20n) -> !OverflowError: 1152921504606846976 is not a safe integer as a number: use array(x).item({ bigint: true }) or toTypedArray()
  np.clip(5, 0, 1) -> 1
`;

table("full reductions are scalars, everything else arrays")`
  np.sum(array([1, 2])) -> 3
  array([1, 2]).sum() -> 3
  typeof array([[1, 2]]).max() -> number
  array([1, 0]).all() -> false
  array([[1, 2]]).sum(0) -> array([1., 2.])
  array([1, 2]).sum(0) -> array(3.)
  array([1, 2]).sum({ axis: 0 }) -> array(3.)
  array([1, 2]).sum({ keepdims: true }) -> array([3.])
  o = np.empty([]); array([1, 2]).sum({ out: o }) === o -> true
  np.dot(array([1, 2]), array([3, 4])) -> array(11.)
  np.matmul(array([1, 2]), array([3, 4])) -> array(11.)
  np.sum(5) -> 5
  np.array(3).sum() -> 3
  np.array(3).sum(0) -> array(3.)
  np.array(1).add(np.array(2)) -> array(3.)
  np.array(1).multiply(2) -> array(2.)
  np.argmax(array([1, 5, 2])) -> 1
  np.array([1, 2], "complex64").sum() instanceof np.Complex -> true
  np.sum(np.array([1, 2], "float16")) -> 3
  np.any([]) -> false
  np.all([]) -> true
  np.countNonzero([0, 1, 2]) -> 2
  np.mean([1, 2]) -> 1.5
`;

table("64-bit integers that no number holds are never rounded")`
  np.array([2n ** 53n]).item(0) -> !OverflowError: 9007199254740992 is not a safe integer as a number: use item({ bigint: true }) or toTypedArray()
  np.array([2n ** 53n - 1n]).item(0) -> 9007199254740991
  np.array([2n ** 60n]).item(0, { bigint: true }) -> 1152921504606846976n
  np.array([2n ** 60n]).item({ bigint: true }) -> 1152921504606846976n
  np.array([2n ** 60n]).tolist() -> !OverflowError: 1152921504606846976 is not a safe integer as a number: use tolist({ bigint: true }) or toTypedArray()
  np.array([1n, 2n ** 60n]).tolist({ bigint: true }) -> [1n, 1152921504606846976n]
  np.array([2n ** 60n]).toTypedArray() instanceof BigInt64Array -> true
  np.array([2n ** 64n - 1n], "uint64").tolist({ bigint: true }) -> [18446744073709551615n]
  np.array([1n, 2n]).tolist() -> [1, 2]
  np.sum(np.array([2n ** 62n])) -> !OverflowError: 4611686018427387904 is not a safe integer as a number: use array(x).item({ bigint: true }) or toTypedArray()
  np.sum(np.array([2n ** 62n]), { keepdims: true }) -> array([4611686018427387904])
`;

table("integer results: indices are int32, sums 64 bits wide")`
  np.argmax(array([[1, 2]]), 1).dtype -> int32
  np.argsort(array([2, 1])).dtype -> int32
  np.nonzero([0, 1])[0].dtype -> int32
  np.searchsorted([1, 2], [1]).dtype -> int32
  np.countNonzero([[1, 0]], 1).dtype -> int32
  np.unique([1, 1], { returnInverse: true })[1].dtype -> int32
  np.sum(np.array([[100, 100]], "int8"), 1) -> array([200])
  np.sum(np.array([[200, 100]], "uint8"), 1).dtype -> uint64
  np.sum(np.array([[true, true]]), 1).dtype -> int64
  np.prod(np.array([[100, 100]], "int16"), 1).dtype -> int64
  np.cumsum(np.array([100, 100], "int8")).dtype -> int64
  np.cumprod(np.array([100, 100], "uint16")).dtype -> uint64
  np.sum(np.array([100, 100], "int8"), { dtype: "int8" }) -> -56
  np.max(np.array([[1]], "int8"), 0).dtype -> int8
  np.mean(np.array([[1, 2]], "int8"), 0).dtype -> float64
  np.mean(np.array([[1, 2]], "float32"), 0).dtype -> float32
  np.mean(np.array([60000, 60000], "float16")) -> 60000
  np.sum(np.array([60000, 60000], "float16")) -> Infinity
  np.dot(np.array([100, 100], "int8"), np.array([2, 2], "int8")) -> array(-112, dtype=int8)
`;

table("integer arithmetic")`
  np.array([127], "int8").add(np.array([1], "int8")) -> array([-128], dtype=int8)
  np.array([-128], "int8").floorDivide(-1) -> array([-128], dtype=int8)
  np.array([-128], "int8").multiply(-1) -> array([-128], dtype=int8)
  np.negative(np.array([-128], "int8")) -> array([-128], dtype=int8)
  np.abs(np.array([-128], "int8")) -> array([-128], dtype=int8)
  np.negative(np.array([1], "uint8")) -> array([255], dtype=uint8)
  np.array([1, -1, 0], "int64").floorDivide(0) -> array([0, 0, 0])
  np.array([1, -1, 0], "int64").remainder(0) -> array([0, 0, 0])
  np.array([1, 0], "int64").divide(0) -> array([inf, nan])
  np.array([7, -7, 7, -7], "int64").floorDivide(np.array([3, 3, -3, -3], "int64")) -> array([ 2, -3, -3, 2])
  np.array([7, -7, 7, -7], "int64").remainder(np.array([3, 3, -3, -3], "int64")) -> array([ 1, 2, -2, -1])
  array([5.5, -5.5]).floorDivide(2) -> array([ 2., -3.])
  array([5.5, -5.5]).remainder(2) -> array([1.5, 0.5])
  array([5.5, -5.5]).remainder(-2) -> array([-0.5, -1.5])
  array([1, -1, 0]).floorDivide(0) -> array([ inf, -inf, nan])
  array([1]).remainder(0) -> array([nan])
  array([1]).remainder(Infinity) -> array([1.])
  array([-1]).remainder(Infinity) -> array([inf])
  array([-1]).floorDivide(Infinity) -> array([-1.])
  array([Infinity]).floorDivide(2) -> array([nan])
  array([0, -0]).remainder(3) -> array([0., 0.])
  array([-0]).floorDivide(1) -> array([-0.])
  np.array([2], "int64").power(-1) -> !ValueError: Integers to negative integer powers are not allowed.
  array([2]).power(-1) -> array([0.5])
  np.array([2, 3], "int64").power(np.array([63, 41], "int64")) -> array([-9223372036854775808, -420491770248316829])
  np.array([0], "int64").power(0) -> array([1])
  np.power(0, -1) -> Infinity
  np.power(-8, 1 / 3) -> NaN
  np.array([5], "uint8").divide(np.array([2], "uint8")) -> array([2.5])
  np.array([5], "int8").divide(np.array([2], "int8")).dtype -> float64
  np.array([5], "int32").divide(2).dtype -> float64
  np.leftShift(np.array([1], "int8"), 7) -> array([-128], dtype=int8)
  np.leftShift(np.array([1], "int64"), 64) -> array([0])
  np.rightShift(np.array([-8], "int8"), 1) -> array([-4], dtype=int8)
  np.rightShift(np.array([-8], "int8"), 100) -> array([-1], dtype=int8)
  np.array([200], "uint8").rightShift(1) -> array([100], dtype=uint8)
  np.invert(np.array([5], "uint8")) -> array([250], dtype=uint8)
  np.sign(np.array([-3, 0, 3], "int64")) -> array([-1, 0, 1])
  np.sqrt(np.array([4], "int8")).dtype -> float16
  np.sqrt(np.array([4], "int16")).dtype -> float32
  np.sqrt(np.array([4], "int32")).dtype -> float64
  np.exp(np.array([1], "uint16")).dtype -> float32
  np.sin(np.array([true])).dtype -> float16
  np.floor(np.array([5], "int64")).dtype -> int64
`;

table("int64 and uint64")`
  np.array([2n ** 62n]).multiply(2) -> array([-9223372036854775808])
  np.array([2n ** 63n - 1n]).add(1) -> array([-9223372036854775808])
  np.array([2n ** 64n - 1n], "uint64").add(np.array([1n], "uint64")) -> array([0], dtype=uint64)
  np.array([1n], "uint64").add(np.array([1n])).dtype -> float64
  np.array([2n ** 64n - 1n], "uint64").equal(np.array([-1n])) -> array([False])
  np.array([2n ** 63n], "uint64").greater(np.array([-1n])) -> array([ True])
  np.array([2n ** 53n + 1n]).equal(array([2 ** 53])) -> array([ True])
  np.array([1n], "uint64").subtract(2) -> array([18446744073709551615], dtype=uint64)
  np.array([1n], "uint64").multiply(-1) -> !OverflowError: Python integer -1 out of bounds for uint64
  np.array([1n], "uint64").floorDivide(np.array([2n])) -> array([0.])
  np.bitwiseAnd(np.array([1n], "uint64"), np.array([1n])) -> !TypeError: ufunc 'bitwise_and' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the casting rule ''safe''
  np.cumsum(np.array([2n ** 63n - 1n, 1n])) -> array([ 9223372036854775807, -9223372036854775808])
  np.prod(np.array([2n ** 32n, 2n ** 32n])) -> 0
  np.mean(np.array([2n ** 62n, 2n ** 62n])) -> 4611686018427388000
  np.array([9007199254740993n]).floorDivide(1) -> array([9007199254740993])
  np.maximum(np.array([2n ** 63n], "uint64"), np.array([1n])).dtype -> float64
`;

table("bool arithmetic")`
  array([true, true]).add(array([true, false])) -> array([ True, True])
  array([true]).subtract(array([false])) -> !TypeError: numpy boolean subtract, the \`-\` operator, is not supported, use the bitwise_xor, the \`^\` operator, or the logical_xor function instead.
  array([true]).negative() -> !TypeError: The numpy boolean negative, the \`-\` operator, is not supported, use the \`~\` operator or the logical_not function instead.
  array([true]).invert() -> array([False])
  array([true]).multiply(array([true])) -> array([ True])
  array([true]).divide(array([true])) -> array([1.])
  array([true]).floorDivide(array([true])) -> array([1], dtype=int8)
  array([true]).remainder(array([true])) -> array([0], dtype=int8)
  array([true]).power(array([false])) -> array([1], dtype=int8)
  array([true]).leftShift(array([true])) -> array([2], dtype=int8)
  np.mean(array([true, false])) -> 0.5
  np.matmul(array([true, false]), array([true, true])) -> array(True)
  np.sum(array([true, true]), { dtype: "bool" }) -> true
  np.abs(array([true])).dtype -> bool
  np.sign(array([true])) -> !UFuncTypeError: ufunc 'sign' did not contain a loop with signature matching types <class 'numpy.dtypes.BoolDType'> -> None
  np.max(array([true, false])) -> true
  np.logicalXor([1, 0], [2, 0]) -> array([False, False])
  np.square(array([true])).dtype -> int8
  np.var(array([true, false])) -> 0.25
`;

table("NaN and infinity")`
  np.max([1, NaN, 3]) -> NaN
  np.min([NaN, Infinity]) -> NaN
  np.maximum(1, NaN) -> NaN
  np.argmax([1, NaN, 3, NaN]) -> 1
  np.argmin([1, NaN, -3]) -> 1
  np.sort([3, NaN, -Infinity, Infinity, 1]) -> array([-inf, 1., 3., inf, nan])
  np.argsort([3, NaN, 1, NaN]) -> array([2, 0, 1, 3], dtype=int32)
  np.sort([0, -0]) -> array([ 0., -0.])
  np.unique([NaN, 1, NaN]) -> array([ 1., nan])
  np.unique([NaN, 1, NaN], { equalNan: false }) -> array([ 1., nan, nan])
  np.unique([0, -0]) -> array([0.])
  np.unique([-0, 0]) -> array([-0.])
  np.unique(np.array([3, 1, 1, 2], "int64"), { returnIndex: true, returnInverse: true, returnCounts: true }) -> [array([1, 2, 3]), array([1, 3, 0], dtype=int32), array([2, 0, 0, 1], dtype=int32), array([2, 1, 1], dtype=int32)]
  np.searchsorted([1, 2, 2, 3], [2]) -> array([1], dtype=int32)
  np.searchsorted([1, 2, 2, 3], [2], "right") -> array([3], dtype=int32)
  np.searchsorted([1, 2, NaN], [NaN]) -> array([2], dtype=int32)
  np.sum([Infinity, -Infinity]) -> NaN
  np.prod([0, Infinity]) -> NaN
  np.cumsum([1, NaN, 2]) -> array([ 1., nan, nan])
  np.clip([NaN, 5], 0, 1) -> array([nan, 1.])
  np.clip([1, 2], 3, 0) -> array([0., 0.])
  np.sign([NaN, -0, 0]) -> array([nan, 0., 0.])
  np.any([NaN]) -> true
  np.floor(-0.5) -> -1
  np.rint([0.5, 1.5, 2.5]) -> array([0., 2., 2.])
  np.countNonzero([NaN, 0, -0]) -> 1
`;

table("negative zero")`
  np.sum([-0, -0]) -> 0
  np.sum([]) -> 0
  np.sqrt(-0) -> -0
  np.prod([-0, 1]) -> -0
  np.abs(-0) -> 0
  np.reciprocal(-0) -> -Infinity
  np.multiply(0, -3) -> -0
  np.trunc(-0.5) -> -0
  np.mean([-0, -0]) -> 0
  np.cumsum([-0, -0]) -> array([-0., -0.])
  String(array([-0, 1])) -> [-0.  1.]
  np.power(-0, -1) -> -Infinity
  array([-0]).astype("int64") -> array([0])
  np.where([true], -0, 0) -> array([-0.])
`;

table("float16")`
  np.add(np.array(65504, "float16"), np.array(16, "float16")).item() -> Infinity
  np.array(65504, "float16").add(np.array(15.9, "float16")).item() -> 65504
  np.array([65520], "float16") -> array([inf], dtype=float16)
  np.array([65519.9], "float16").item() -> 65504
  np.array([2049, 2051], "float16") -> array([2.048e+03, 2.052e+03], dtype=float16)
  np.array([2049, 2051], "int64").astype("float16") -> array([2.048e+03, 2.052e+03], dtype=float16)
  np.array([5.96e-8], "float16").item() -> 5.960464477539063e-8
  np.array([2.98e-8], "float16").item() -> 0
  np.array([2.9802322387695312e-8], "float16").item() -> 0
  np.array([2.98023224e-8], "float16").item() -> 5.960464477539063e-8
  np.array([1.00048828125], "float64").astype("float16").item() -> 1
  np.array([1.0004882812500002], "float64").astype("float16").item() -> 1.0009765625
  np.array([1.00048828125], "float32").astype("float16").item() -> 1
  np.full(4096, 1, "float16").sum() -> 4096
  np.full(70000, 1, "float16").sum() -> Infinity
  np.full(70000, 1, "float16").sum({ dtype: "float32" }) -> 70000
  np.full(3000, 0.1, "float16").mean() -> 0.0999755859375
  np.cumsum(np.full(3000, 1, "float16")).item(-1) -> 2048
  np.matmul(np.ones([2, 2], "float16"), np.ones([2, 2], "float16")) -> array([[2., 2.], [2., 2.]], dtype=float16)
  np.sort(np.array([NaN, 1, -Infinity], "float16")) -> array([-inf, 1., nan], dtype=float16)
  np.array([0.1], "float16").tolist() -> [0.0999755859375]
`;

table("a 0-d array is a number where JavaScript asks for one")`
  Number(np.array(2.5)) -> 2.5
  Number(np.array(3n)) -> 3
  np.array(2) > 1 -> true
  Number(np.array([1])) -> !TypeError: only 0-dimensional arrays can be converted to Python scalars
  np.array([1, 2]) > 1 -> !TypeError: only 0-dimensional arrays can be converted to Python scalars
  Number(np.array(np.complex(1, 2))) -> !TypeError: float() argument must be a string or a real number, not 'complex'
  String(np.array([1, 2])) + np.array(1) -> [1. 2.]1.0
`;
