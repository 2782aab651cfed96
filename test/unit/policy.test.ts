import { table } from "../helpers/table.js";

table("which loop runs")`
  np.add(np.array([1], "int8"), np.array([1], "uint8")).dtype -> int16
  np.add(np.array([1], "int16"), np.array([1], "uint16")).dtype -> int32
  np.add(np.array([1], "int32"), np.array([1], "uint32")).dtype -> int64
  np.add(np.array([1], "int64"), np.array([1], "uint64")).dtype -> float64
  np.add(np.array([1], "int8"), np.array([1], "float16")).dtype -> float16
  np.add(np.array([1], "int16"), np.array([1], "float16")).dtype -> float32
  np.add(np.array([1], "int32"), np.array([1], "float16")).dtype -> float64
  np.add(np.array([1], "int32"), np.array([1], "float32")).dtype -> float64
  np.add(np.array([1], "float32"), np.array([1], "complex64")).dtype -> complex64
  np.add(np.array([1], "float64"), np.array([1], "complex64")).dtype -> complex128
  np.add(np.array([1], "float16"), np.array([1], "bfloat16")).dtype -> float32
  np.add(np.array([1], "bfloat16"), np.array([1], "float32")).dtype -> float32
  np.add(np.array([1], "bfloat16"), np.array([1], "bfloat16")).dtype -> bfloat16
  np.divide(np.array([1], "int8"), np.array([1], "int8")).dtype -> float64
  np.sqrt(np.array([1], "bool")).dtype -> float16
  np.sqrt(np.array([1], "int8")).dtype -> float16
  np.sqrt(np.array([1], "uint16")).dtype -> float32
  np.sqrt(np.array([1], "int64")).dtype -> float64
  np.isnan(np.array([1], "int8")).dtype -> bool
  np.equal(np.array([1], "int8"), 1.5).dtype -> bool
  np.logicalAnd(np.array([1], "int8"), [1]).dtype -> bool
  np.absolute(np.array([np.complex(3, 4)], "complex64")).dtype -> float32
  np.where([true], np.array([1], "int8"), np.array([1], "uint8")).dtype -> int16
  np.clip(np.array([1], "float32"), 0, 1).dtype -> float32
  np.power(np.array([2], "float32"), 2).dtype -> float32
  np.floor(np.array([1], "int8")).dtype -> int8
  np.square(np.array([true])).dtype -> int8
`;

table("what a scalar counts as beside arrays")`
  np.add(np.array([1], "float32"), 1.5).dtype -> float32
  np.add(np.array([1], "float16"), 1.5).dtype -> float16
  np.add(np.array([1], "bfloat16"), 1.5).dtype -> bfloat16
  np.add(np.array([1], "uint8"), 1n).dtype -> uint8
  np.add(np.array([1], "uint8"), true).dtype -> uint8
  np.add(np.array([true]), 1.5).dtype -> float64
  np.add(np.array([1], "int8"), np.complex(1, 0)).dtype -> complex128
  np.add(np.array([1], "float16"), np.complex(1, 0)).dtype -> complex64
  np.add(np.array(1, "int8"), 1).dtype -> int8
  np.add(np.array(1.5), np.array([1], "float32")).dtype -> float64
`;

table("dtype, casting")`
  np.add([1], [2], { dtype: "float16" }).dtype -> float16
  np.add(np.array([1], "int8"), np.array([2], "int8"), { dtype: "int64" }).dtype -> int64
  np.add([1.5], [2.5], { dtype: "int32", casting: "unsafe" }) -> array([3], dtype=int32)
  np.add([1], [2], { casting: "bogus" }) -> !ValueError: casting must be one of 'no', 'equiv', 'safe', 'same_kind', 'unsafe' (got 'bogus')
  np.add(np.array([1], "int8"), np.array([1], "int16"), { casting: "no" }) -> !UFuncTypeError: Cannot cast ufunc 'add' input 0 from dtype('int8') to dtype('int16') with casting rule 'no'
  np.add([1], [2], { dtype: "float32", casting: "safe" }) -> !UFuncTypeError: Cannot cast ufunc 'add' input 0 from dtype('float64') to dtype('float32') with casting rule 'safe'
  np.isnan([1], { dtype: "float64" }) -> !TypeError: No loop matching the specified signature and casting was found for ufunc isnan
  np.bitwiseAnd([1.5], [1]) -> !TypeError: ufunc 'bitwise_and' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the casting rule ''safe''
  np.leftShift(np.array([1], "int8"), 1.5) -> !TypeError: ufunc 'left_shift' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the casting rule ''safe''
  o = zeros(1, "float32"); np.add([0.1], [0.2], o) -> array([0.3], dtype=float32)
  o = zeros(1, "int8"); np.add([1], [2], o) -> !UFuncTypeError: Cannot cast ufunc 'add' output from dtype('float64') to dtype('int8') with casting rule 'same_kind'
`;

table("names: NumPy's, and the Array API's beside them")`
  [np.abs === np.absolute, np.pow === np.power, np.mod === np.remainder, np.conj === np.conjugate] -> [true, true, true, true]
  [np.bitwiseInvert === np.invert, np.bitwiseNot === np.invert, np.trueDivide === np.divide] -> [true, true, true]
  [np.var === np.var_, np.concat === np.concatenate, np.permuteDims === np.transpose] -> [true, true, true]
  [np.amax === np.max, np.amin === np.min] -> [true, true]
  [np.zerosLike, np.expandDims, np.takeAlongAxis, np.floorDivide].every((f) => typeof f === "function") -> true
  [np.newaxis, np.add.name] -> [null, add]
  Object.keys(np).filter((name) => name.includes("_") && !name.endsWith("_")) -> []
`;
