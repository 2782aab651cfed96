import { table } from "../helpers/table.js";

table("reshape")`
  np.ones(6).reshape(4, 2) -> !ValueError: cannot reshape array of size 6 into shape (4,2)
  np.ones(6).reshape(-1, -1) -> !ValueError: can only specify one unknown dimension
  np.ones(6).reshape(-1, 4) -> !ValueError: cannot reshape array of size 6 into shape (4)
  np.ones(6).reshape(2.5, 2) -> !TypeError: 'float' object cannot be interpreted as an integer
  np.zeros([0, 3]).reshape(-1) -> array([], dtype=float64)
  np.zeros([0, 3]).reshape(-1, 0) -> !ValueError: cannot reshape array of size 0 into shape (0)
  arange(6).reshape(2, 3) -> array([[0., 1., 2.], [3., 4., 5.]])
  arange(6).reshape([2, 3]).shape -> [2, 3]
  arange(6).reshape([2, 3], { order: "F" }) -> array([[0., 2., 4.], [1., 3., 5.]])
  arange(6).reshape(2, -1).shape -> [2, 3]
  np.array(5).reshape(1, 1).shape -> [1, 1]
  np.array([5]).reshape([]).shape -> []
  np.reshape(arange(24).reshape(2, 3, 4).transpose(1, 2, 0), [12, 2], { copy: false }).strides -> [8, 96]
  np.reshape(arange(24).reshape(2, 3, 4).transpose(2, 0, 1), [3, 8], { copy: false }) -> !ValueError: Unable to avoid creating a copy while reshaping.
`;

table("axes")`
  np.transpose(ones([2, 3]), [0, 0]) -> !ValueError: repeated axis in transpose
  np.transpose(ones([2, 3]), [0]) -> !ValueError: axes don't match array
  np.transpose(np.array(5)).shape -> []
  ones([2, 3, 4]).transpose(1, 0, 2).shape -> [3, 2, 4]
  ones([2, 3, 4]).transpose([1, 0, 2]).shape -> [3, 2, 4]
  ones([2, 3, 4]).transpose(-1, 0, 1).shape -> [4, 2, 3]
  ones([2, 3, 4]).T.shape -> [4, 3, 2]
  np.permuteDims(ones([2, 3]), [1, 0]).shape -> [3, 2]
  np.moveaxis(ones([2, 3]), 0, 5) -> !AxisError: destination: axis 5 is out of bounds for array of dimension 2
  np.moveaxis(ones([2, 3, 4]), [0, 1], [-1, -2]).shape -> [4, 3, 2]
  np.swapaxes(ones([2, 3, 4]), 0, -1).shape -> [4, 3, 2]
  np.expandDims(ones(2), 3) -> !AxisError: axis 3 is out of bounds for array of dimension 2
  np.expandDims(ones(2), [0, 2]).shape -> [1, 2, 1]
  np.squeeze(ones([2, 1]), 0) -> !ValueError: cannot select an axis to squeeze out which has size not equal to one
  np.squeeze(ones([1, 2, 1])).shape -> [2]
  np.squeeze(ones([1, 2, 1]), { axis: 0 }).shape -> [2, 1]
  np.squeeze(ones([1, 2, 1]), -1).shape -> [1, 2]
  np.ravel(5).shape -> [1]
  np.flip(arange(4).reshape(2, 2)) -> array([[3., 2.], [1., 0.]])
  np.flip(arange(4).reshape(2, 2), 0) -> array([[2., 3.], [0., 1.]])
  np.flip(arange(4).reshape(2, 2), 2) -> !AxisError: axis 2 is out of bounds for array of dimension 2
`;

table("broadcasting")`
  np.broadcastTo(ones(3), [2, 4]) -> !ValueError: operands could not be broadcast together with remapped shapes [original->remapped]: (3,)  and requested shape (2,4)
  np.broadcastTo(ones([2, 3]), [3]) -> !ValueError: input operand has more dimensions than allowed by the axis remapping
  np.broadcastTo(arange(3), [2, 3]).strides -> [0, 8]
  np.broadcastTo(arange(3), [2, 3]).flags.writeable -> false
  np.broadcastArrays(ones([2, 1]), ones(3))[0].strides -> [8, 0]
  ones([2, 3]).add(ones(2)) -> !ValueError: operands could not be broadcast together with shapes (2,3) (2,)
  ones(3).add(ones(4)) -> !ValueError: operands could not be broadcast together with shapes (3,) (4,)
  ones([2, 1]).add(ones([1, 3])).shape -> [2, 3]
  ones([2, 0]).add(ones([1])).shape -> [2, 0]
`;

table("results resemble their inputs in memory")`
  a = arange(24).reshape(2, 3, 4); b = a.copy("F"); b.strides -> [8, 16, 48]
  a = arange(24).reshape(2, 3, 4); b = a.copy("F"); b.add(b).strides -> [8, 16, 48]
  a = arange(24).reshape(2, 3, 4); b = a.copy("F"); a.add(b).strides -> [96, 32, 8]
  a = arange(24).reshape(2, 3, 4).transpose(1, 2, 0); a.strides -> [32, 8, 96]
  a = arange(24).reshape(2, 3, 4).transpose(1, 2, 0); a.add(a).strides -> [32, 8, 96]
  a = arange(24).reshape(2, 3, 4).transpose(1, 2, 0); np.sqrt(a).strides -> [32, 8, 96]
  a = arange(24).reshape(2, 3, 4).transpose(1, 2, 0); a.copy().strides -> [64, 16, 8]
  a = arange(24).reshape(2, 3, 4).transpose(1, 2, 0); np.copy(a).strides -> [32, 8, 96]
  a = arange(24).reshape(2, 3, 4).transpose(1, 2, 0); np.array(a).strides -> [32, 8, 96]
  a = arange(24).reshape(2, 3, 4).transpose(1, 2, 0); a.copy("K").strides -> [32, 8, 96]
  a = arange(24).reshape(2, 3, 4).transpose(1, 2, 0); a.astype("float32").strides -> [16, 4, 48]
  a = arange(24).reshape(2, 3, 4).transpose(1, 2, 0); np.zerosLike(a).strides -> [32, 8, 96]
  a = arange(24).reshape(2, 3, 4); a.get(":, ::2").copy("K").strides -> [64, 32, 8]
  a = arange(24).reshape(2, 3, 4); a.get(":, :, ::-1").copy("K").strides -> [96, 32, 8]
  a = arange(24).reshape(2, 3, 4); a.get(":, :, ::-1").add(0).strides -> [96, 32, 8]
  a = arange(24).reshape(2, 3, 4).transpose(1, 2, 0); a.sum(1).strides -> [8, 24]
  a = arange(24).reshape(2, 3, 4).copy("F"); a.sum(1).strides -> [8, 16]
  a = arange(24).reshape(2, 3, 4).copy("F"); np.cumsum(a, 1).strides -> [8, 16, 48]
  a = arange(24).reshape(2, 3, 4).copy("F"); np.sort(a, 0).strides -> [8, 16, 48]
  a = arange(24).reshape(2, 3, 4).copy("F"); np.argsort(a, 0).flags.cContiguous -> true
  a = arange(24).reshape(2, 3, 4).copy("F"); np.concatenate([a, a]).strides -> [8, 32, 96]
  a = arange(24).reshape(2, 3, 4); b = a.copy("F"); np.concatenate([a, b]).strides -> [96, 32, 8]
  a = arange(24).reshape(2, 3, 4).copy("F"); np.stack([a, a]).strides -> [192, 8, 16, 48]
  a = arange(24).reshape(2, 3, 4).copy("F"); np.where(a.greater(0), a, a).strides -> [8, 16, 48]
  a = arange(24).reshape(2, 3, 4).copy("F"); np.clip(a, 0, 1).strides -> [8, 16, 48]
  a = arange(24).reshape(2, 3, 4).copy("F"); np.matmul(a, zeros([4, 5])).strides -> [120, 40, 8]
  a = arange(24).reshape(2, 3, 4).copy("F"); a.reshape(6, 4).strides -> [32, 8]
  a = arange(24).reshape(2, 3, 4).copy("F"); [a.flags.cContiguous, a.flags.fContiguous] -> [false, true]
  a = zeros([1, 3]); [a.flags.cContiguous, a.flags.fContiguous] -> [true, true]
  zeros([3, 1]).T.flags.cContiguous -> true
  zeros([2, 1, 3]).get(":, ::2").strides -> [24, 48, 8]
  zeros([0, 3]).flags.fContiguous -> true
  np.array([[1, 2], [3, 4]], { order: "F" }).toTypedArray() -> 1,2,3,4
`;

table("views and copies")`
  a = arange(24).reshape(2, 3, 4); a.T.base === a.base -> true
  a = arange(24); a.reshape(4, 6).base === a -> true
  a = arange(24); a.reshape(4, 6).T.reshape(-1).base -> null
  a = arange(24); a.ravel().base === a -> true
  a = arange(24).reshape(4, 6); a.T.ravel().base -> null
  a = arange(24).reshape(4, 6); a.T.ravel("K").base === a.base -> true
  a = arange(24).reshape(4, 6); a.T.ravel("F").base === a.base -> true
  a = arange(24).reshape(4, 6); a.flatten().base -> null
  a = arange(24); np.squeeze(a.get(null)).base === a -> true
  a = arange(24); np.expandDims(a, 0).base === a -> true
  a = arange(24); np.flip(a).base === a -> true
  a = arange(24); np.roll(a, 1).base -> null
  a = arange(24); np.split(a, 2)[0].base === a -> true
  a = arange(24); np.broadcastTo(a, [2, 24]).base === a -> true
  a = arange(24); np.repeat(a, 1).base -> null
  a = arange(24); np.tile(a, 1).base -> null
  a = arange(24); np.concatenate([a]).base -> null
  a = arange(24); a.view("int64").base === a -> true
  a = arange(24); np.take(a, [0]).base -> null
  a = arange(24); a.copy().flags.owndata -> true
  a = arange(24); a.get("1:").flags.owndata -> false
  a = arange(24).reshape(2, 3, 4).copy("F"); a.reshape([6, 4], { order: "F" }).base === a -> true
`;

table("the same bytes in another dtype")`
  arange(3).view("int16").shape -> [12]
  np.arange(3, { dtype: "int8" }).view("int16") -> !ValueError: When changing to a larger dtype, its size must be a divisor of the total size in bytes of the last axis of the array.
  arange(4).get("::2").view("int16") -> !ValueError: To change to a dtype of a different size, the last axis must be contiguous
  np.array(1).view("int32") -> !ValueError: Changing the dtype of a 0d array is only supported if the itemsize is unchanged
  np.array([1], "float32").view("uint32") -> array([1065353216], dtype=uint32)
  np.array([2, 0, 255], "uint8").view("bool") -> array([ True, False, True])
  a = np.array([2, 0, 255], "uint8").view("bool"); a.add(a) -> array([ True, False, True])
  a = np.array([2, 0, 255], "uint8").view("bool"); a.sum() -> 2
  a = np.array([2, 0, 255], "uint8").view("bool"); np.countNonzero(a) -> 2
  a = np.array([2, 1, 255], "uint8").view("bool"); a.equal(true) -> array([ True, True, True])
  a = np.array([2, 1, 255], "uint8").view("bool"); a.logicalNot() -> array([False, False, False])
  a = np.array([2, 1, 0], "uint8").view("bool"); a.invert() -> array([False, False, True])
  a = np.array([2, 1, 0], "uint8").view("bool"); a.astype("int32") -> array([1, 1, 0], dtype=int32)
  a = np.array([2, 1, 0], "uint8").view("bool"); arange(3).get(a) -> array([0., 1.])
  a = np.array([2, 1, 0], "uint8").view("bool"); np.where(a, 1, 0) -> array([1., 1., 0.])
  a = np.array([2, 1, 0], "uint8").view("bool"); np.sqrt([4, 4, 4], { where: a, out: zeros(3) }) -> array([2., 2., 0.])
  a = np.array([2, 1, 0], "uint8").view("bool"); a.tolist() -> [true, true, false]
  a = np.array([2, 1, 0], "uint8").view("bool"); np.sort(a) -> array([False, True, True])
  a = np.array([2, 1, 0], "uint8").view("bool"); np.unique(a) -> array([False, True])
  a = np.array([2, 1, 0], "uint8").view("bool"); np.max(a) -> true
  a = np.array([2, 1, 0], "uint8").view("bool"); np.argmax(a) -> 0
  a = np.array([2, 1, 0], "uint8").view("bool"); b = a.copy(); a.bitwiseXor(b.logicalNot()) -> array([ True, True, True])
  a = np.array([2, 1], "uint8").view("bool"); a.bitwiseAnd(np.array([1, 2], "uint8").view("bool")) -> array([ True, True])
  np.broadcastTo(arange(3).reshape(3, 1), [3, 1]).strides -> [8, 0]
  np.broadcastArrays(ones([2, 1]), ones([1, 1])).map((x) => x.strides) -> [[8, 8], [0, 0]]
`;

table("up to 64 axes, and sizes that 32 bits hold")`
  zeros(new Array(64).fill(1)).add(1).sum() -> 1
  np.expandDims(zeros(new Array(64).fill(1)), 0) -> !ValueError: maximum supported dimension for an ndarray is currently 64, found 65
  zeros(3).reshape([...new Array(64).fill(1), 3]) -> !ValueError: maximum supported dimension for an ndarray is currently 64, found 65
  np.broadcastTo(zeros(3), [...new Array(64).fill(1), 3]) -> !ValueError: maximum supported dimension for an ndarray is currently 64, found 65
  np.stack([zeros(new Array(64).fill(1))]) -> !ValueError: maximum supported dimension for an ndarray is currently 64, found 65
  np.array(3, { ndmin: 65 }) -> !ValueError: ndmin must be <= ndmax (64)
  np.array([3], { ndmin: 64 }).ndim -> 64
  zeros(new Array(64).fill(1)).get(null) -> !IndexError: number of dimensions must be within [0, 64], indexing result would have 65
  zeros(new Array(64).fill(1)).get([[0]]) -> !IndexError: number of dimensions must be within [0, 64], indexing result would have 65
  zeros(new Array(60).fill(1)).get(null, null, null, null).ndim -> 64
  np.take(zeros(new Array(64).fill(1)), [[0]], 0) -> !ValueError: maximum supported dimension for an ndarray is currently 64, found 65
  np.tile(ones(new Array(40).fill(1)), new Array(40).fill(1).with(3, 2)).sum() -> 2
  np.repeat(ones(new Array(64).fill(1)), 3, 5).sum() -> 3
  np.broadcastTo(ones(1), [2 ** 32 + 5]) -> !ValueError: array is too big; \`arr.size * arr.dtype.itemsize\` is larger than the maximum possible size.
  np.broadcastTo(ones(1), [65536, 65536]) -> !ValueError: array is too big; \`arr.size * arr.dtype.itemsize\` is larger than the maximum possible size.
  np.broadcastTo(np.ones(1, "int8"), [30000, 30000]).shape -> [30000, 30000]
  np.zeros([2 ** 40, 2 ** 40]) -> !ValueError: array is too big; \`arr.size * arr.dtype.itemsize\` is larger than the maximum possible size.
`;
