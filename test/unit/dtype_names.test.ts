import { table } from "../helpers/table.js";

table("whatever names a dtype may be given as one")`
  [np.zeros(2, "f4").dtype, np.ones(2, { dtype: "<i2" }).dtype, np.empty(2, np.dtype("csingle")).dtype] -> [float32, int16, complex64]
  [np.full(2, 1, Number).dtype, np.full(2, 1, Boolean).dtype, np.asarray([1], { dtype: BigInt }).dtype] -> [float64, bool, int64]
  [np.array([1, 2], "ubyte").dtype, np.arange(3, { dtype: "half" }).dtype, np.zerosLike([1], "?").dtype] -> [uint8, float16, bool]
  [np.eye(2, { dtype: "double" }).dtype, np.linspace(0, 1, { dtype: "single" }).dtype] -> [float64, float32]
  [ones(2).astype("f4").dtype, np.astype([1], np.dtype("int")).dtype, ones(2, "i4").view("u4").dtype] -> [float32, int64, uint32]
  [np.add([1], [1], { dtype: "f4" }).dtype, np.sum([[1]], { axis: 0, dtype: "b" }).dtype] -> [float32, int8]
  [np.vecdot([1], [1], { dtype: "f4" }).dtype, np.matmul([1], [1], { signature: [null, null, "f4"] }).dtype] -> [float32, float32]
  np.zeros(2, "f5") -> !TypeError: data type 'f5' not understood
`;
