import { table } from "../helpers/table.js";

table("by slices and integers")`
  a = arange(6); a.set("::2", [9, 8, 7]); a -> array([9., 1., 8., 3., 7., 5.])
  a = arange(6); a.set("1:3", 5); a -> array([0., 5., 5., 3., 4., 5.])
  a = arange(6); a.set("0:2", [1, 2, 3]) -> !ValueError: could not broadcast input array from shape (3,) into shape (2,)
  a = zeros([2, 3]); a.set(":", [1, 2, 3]); a -> array([[1., 2., 3.], [1., 2., 3.]])
  a = zeros([2, 3]); a.set(":", ":", [[7], [8]]); a -> array([[7., 7., 7.], [8., 8., 8.]])
  a = zeros([2, 3]); a.set([[7], [8]]); a -> array([[7., 7., 7.], [8., 8., 8.]])
  a = zeros([2, 2]); a.set(0, 1, 5); a -> array([[0., 5.], [0., 0.]])
  a = zeros([2, 2]); a.set("0, 1", 5); a -> array([[0., 5.], [0., 0.]])
  a = zeros([2, 2]); a.set("...", 1, 5); a -> array([[0., 5.], [0., 5.]])
  a = zeros([2, 2]); a.set(5); a -> array([[5., 5.], [5., 5.]])
  a = zeros(3); a.set(null, "1:", [[1, 2]]); a -> array([0., 1., 2.])
  a = zeros(3); a.set(5, 1) -> !IndexError: index 5 is out of bounds for axis 0 with size 3
  a = zeros(3); a.set() -> !TypeError: set() missing 1 required positional argument: 'value'
`;

table("by what is written the value is cast")`
  a = zeros(3, "int64"); a.set(0, 3.9); a -> array([3, 0, 0])
  a = zeros(3, "int64"); a.set(0, -3.9); a -> array([-3, 0, 0])
  a = zeros(3, "uint8"); a.set(0, 300) -> !OverflowError: Python integer 300 out of bounds for uint8
  a = zeros(3, "uint8"); a.set(0, -1) -> !OverflowError: Python integer -1 out of bounds for uint8
  a = zeros(3, "uint8"); a.set(":", np.array([300, 1, 2], "int64")); a -> array([44, 1, 2], dtype=uint8)
  a = zeros(3, "uint8"); a.set(":", [300, 1, 2]) -> !OverflowError: Python integer 300 out of bounds for uint8
  a = zeros(2, "int64"); a.set(0, NaN) -> !ValueError: cannot convert float NaN to integer
  a = zeros(2, "int64"); a.set(0, Infinity) -> !OverflowError: cannot convert float infinity to integer
  a = zeros(2); a.set(0, np.complex(0, 1)) -> !TypeError: float() argument must be a string or a real number, not 'complex'
  a = zeros(2, "bool"); a.set(0, 2); a -> array([ True, False])
  a = zeros(2, "bool"); a.set(0, NaN); a -> array([ True, False])
  a = zeros(2, "complex64"); a.set(0, 2); a -> array([2.+0.j, 0.+0.j], dtype=complex64)
  a = zeros(2, "int64"); a.set(0, 2n ** 62n); a -> array([4611686018427387904, 0])
  a = zeros(2, "float32"); a.set(0, 0.1); a.item(0) -> 0.10000000149011612
  a = zeros(3, "uint8"); a.set([0, 1], [300, 1]) -> !OverflowError: Python integer 300 out of bounds for uint8
  a = zeros(3, "uint8"); a.set([true, true, false], [300, 1]) -> !OverflowError: Python integer 300 out of bounds for uint8
  a = zeros(3, "uint8"); np.put(a, [0], [300]) -> !OverflowError: Python integer 300 out of bounds for uint8
  a = zeros(3, "uint8"); a.set(":", new Int16Array([300, 1, 2])); a -> array([44, 1, 2], dtype=uint8)
  a = zeros(3, "int64"); a.set(":", [NaN, 1, 2]) -> !ValueError: cannot convert float NaN to integer
  a = zeros(3, "int64"); a.set([0], np.complex(0, 1)) -> !TypeError: int() argument must be a string, a bytes-like object or a real number, not 'complex'
  a = zeros(3, "int64"); a.set(":", [1.9, -1.9, 2]); a -> array([ 1, -1, 2])
`;

table("by masks")`
  a = arange(5); a.set(a.greater(2), 0); a -> array([0., 1., 2., 0., 0.])
  a = arange(5); a.set(a.greater(2), [7, 8]); a -> array([0., 1., 2., 7., 8.])
  a = arange(5); a.set(a.greater(2), [7]); a -> array([0., 1., 2., 7., 7.])
  a = arange(5); a.set(a.greater(2), [1, 2, 3]) -> !ValueError: NumPy boolean array indexing assignment cannot assign 3 input values to the 2 output values where the mask is true
  a = arange(6).reshape(2, 3); a.set([true, false], 9); a -> array([[9., 9., 9.], [3., 4., 5.]])
  a = arange(6).reshape(2, 3); a.set(":", [true, false, true], [[1, 2], [3, 4]]); a -> array([[1., 1., 2.], [3., 4., 4.]])
  a = arange(6).reshape(2, 3); b = a.remainder(2).equal(0); a.set(b, a.get(b).multiply(10)); a -> array([[ 0., 1., 20.], [ 3., 40., 5.]])
  a = arange(4); a.set([true, false, true, false], a.get([1, 3])); a -> array([1., 1., 3., 3.])
  a = arange(3); a.set(true, 9); a -> array([9., 9., 9.])
  a = arange(3); a.set(false, 9); a -> array([0., 1., 2.])
`;

table("by integer arrays the last write wins")`
  a = zeros(3); a.set([0, 0], [1, 2]); a -> array([2., 0., 0.])
  a = zeros([2, 3]); a.set([0, 1], [0, 2], [5, 6]); a -> array([[5., 0., 0.], [0., 0., 6.]])
  a = zeros([2, 3]); a.set(":", [0, 0], [[1, 2], [3, 4]]); a -> array([[2., 0., 0.], [4., 0., 0.]])
  a = zeros(3); a.set([0, 0, 2], a.get([0, 0, 2]).add(1)); a -> array([1., 0., 1.])
  a = zeros([2, 3]); a.set([1], [[1, 2, 3]]); a -> array([[0., 0., 0.], [1., 2., 3.]])
  a = zeros([2, 3]); a.set([0, 1], [1, 2, 3, 4]) -> !ValueError: shape mismatch: value array of shape (4,) could not be broadcast to indexing result of shape (2,3)
  a = zeros(3); a.set([3], 1) -> !IndexError: index 3 is out of bounds for axis 0 with size 3
  a = zeros(3, "int8"); a.set([0, 1], 300) -> !OverflowError: Python integer 300 out of bounds for int8
`;

table("as if the value had been copied first")`
  a = arange(5); a.set("1:", a.get(":-1")); a -> array([0., 0., 1., 2., 3.])
  a = arange(5); a.set(":-1", a.get("1:")); a -> array([1., 2., 3., 4., 4.])
  a = arange(5); a.set("::-1", a); a -> array([4., 3., 2., 1., 0.])
  a = arange(4); a.set([3, 2, 1, 0], a); a -> array([3., 2., 1., 0.])
  a = arange(4); a.set([1, 2, 3], a.get(":3")); a -> array([0., 0., 1., 2.])
  a = arange(4).reshape(2, 2); a.set(a.T); a -> array([[0., 2.], [1., 3.]])
  a = arange(9).reshape(3, 3); a.set("1:, 1:", a.get(":-1, :-1")); a -> array([[0., 1., 2.], [3., 0., 1.], [6., 3., 4.]])
  a = arange(3); a.set(":", a.get("2")); a -> array([2., 2., 2.])
`;

table("in place and out=")`
  a = arange(5); np.add(a.get(":-1"), 1, a.get("1:")); a -> array([0., 1., 2., 3., 4.])
  a = arange(5); np.add(a.get("1:"), a.get(":-1"), a.get("1:")); a -> array([0., 1., 3., 5., 7.])
  a = arange(5); np.cumsum(a, { out: a }); a -> array([ 0., 1., 3., 6., 10.])
  a = arange(4).reshape(2, 2); np.matmul(a, a, a); a -> array([[ 2., 3.], [ 6., 11.]])
  a = arange(4).reshape(2, 2); np.add(a, a.T, a); a -> array([[0., 3.], [3., 6.]])
  a = arange(6); a.get("1:").iadd(a.get(":-1")); a -> array([0., 1., 3., 5., 7., 9.])
  a = arange(3, { dtype: "int64" }); np.add(a, 1.5, a) -> !UFuncTypeError: Cannot cast ufunc 'add' output from dtype('float64') to dtype('int64') with casting rule 'same_kind'
  a = arange(3, { dtype: "int64" }); np.add(a, 1.5, { out: a, casting: "unsafe" }) -> array([1, 2, 3])
  a = arange(3, { dtype: "int64" }); a.iadd(1.5) -> !UFuncTypeError: Cannot cast ufunc 'add' output from dtype('float64') to dtype('int64') with casting rule 'same_kind'
  a = arange(3, { dtype: "int64" }); a.itruediv(2) -> !UFuncTypeError: Cannot cast ufunc 'divide' output from dtype('float64') to dtype('int64') with casting rule 'same_kind'
  a = ones(3, "float32"); a.iadd(array([1e-9, 1, 2])); a.dtype -> float32
  a = ones(3, "int8"); a.iadd(100) -> array([101, 101, 101], dtype=int8)
  a = ones(3, "int8"); a.iadd(200) -> !OverflowError: Python integer 200 out of bounds for int8
  a = ones(3); a.iadd(1) === a -> true
  a = arange(1, 4); a.isub(1).imul(4).itruediv(2) -> array([0., 2., 4.])
  a = arange(4); a.ifloordiv(2) -> array([0., 0., 1., 1.])
  a = arange(4); a.imod(3) -> array([0., 1., 2., 0.])
  a = arange(4); a.ipow(2) -> array([0., 1., 4., 9.])
  a = arange(4, { dtype: "int32" }); a.iand(2).ior(1).ixor(3).ilshift(2).irshift(1) -> array([4, 4, 0, 0], dtype=int32)
  a = ones(3); np.add(a, a, { out: np.empty(2) }) -> !ValueError: operands could not be broadcast together with shapes (3,) (3,) (2,)
  a = ones([1, 3]); o = np.empty([2, 3]); np.add(a, 1, { out: o }) -> array([[2., 2., 2.], [2., 2., 2.]])
  a = ones([2, 3]); np.add(a, 1, { out: np.empty([1, 3]) }) -> !ValueError: non-broadcastable output operand with shape (1,3) doesn't match the broadcast shape (2,3)
  o = np.full(3, -1); np.sqrt([1, 4, 9], { out: o, where: [true, false, true] }) -> array([ 1., -1., 3.])
  np.add(1, 1, { out: np.empty(3) }).shape -> [3]
  o = zeros(2, "int8"); np.add([200, 1], [100, 1], { out: o, casting: "unsafe" }) -> array([44, 2], dtype=int8)
  o = np.empty(3); np.add([1, 2, 3], 1, { out: o }) === o -> true
  o = np.empty(3); np.add([1, 2, 3], 1, o) === o -> true
  np.add([1, 2], [3, 4], { dtype: "float32" }) -> array([4., 6.], dtype=float32)
  np.add([1.5], [2], { dtype: "int64" }) -> !UFuncTypeError: Cannot cast ufunc 'add' input 0 from dtype('float64') to dtype('int64') with casting rule 'same_kind'
  np.sum([1.7, 1.7], { dtype: "int64" }) -> 2
  np.divide([1], [2], { dtype: "float32" }).dtype -> float32
`;

table("read-only arrays")`
  np.broadcastTo(arange(3), [2, 3]).set(0, 1) -> !ValueError: assignment destination is read-only
  np.broadcastTo(arange(3), [2, 3]).iadd(1) -> !ValueError: output array is read-only
  np.broadcastTo(arange(3), [2, 3]).fill(1) -> !ValueError: assignment destination is read-only
  np.broadcastTo(arange(3), [2, 3]).sort() -> !ValueError: sort array is read-only
`;

table("nothing is written when something is wrong")`
  a = arange(3); try { a.set(":", [7, 8, 9, 10]) } catch {}; a -> array([0., 1., 2.])
  a = arange(3); try { a.set([0, 5], 9) } catch {}; a -> array([0., 1., 2.])
  a = zeros(3, "uint8"); try { a.set(":", [1, 2, 300]) } catch {}; a -> array([0, 0, 0], dtype=uint8)
  a = arange(3); try { np.put(a, [0, 5], 9) } catch {}; a -> array([0., 1., 2.])
  a = arange(4); try { np.put(a, [0, 9, 1], 9) } catch {}; a -> array([0., 1., 2., 3.])
`;
