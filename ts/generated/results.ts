// Generated from the Rust tables by `npm run gen`. Do not edit.

/** The ufuncs of one input. */
export type UnaryName = "negative" | "positive" | "absolute" | "sign" | "sqrt" | "square" | "reciprocal" | "exp" | "expm1" | "log" | "log1p" | "log2" | "log10" | "sin" | "cos" | "tan" | "tanh" | "deg2rad" | "floor" | "ceil" | "trunc" | "rint" | "logicalNot" | "invert" | "isnan" | "isinf" | "isfinite" | "conjugate";

/** The ufuncs of two inputs. */
export type BinaryName = "add" | "subtract" | "multiply" | "divide" | "floorDivide" | "remainder" | "power" | "maximum" | "minimum" | "equal" | "notEqual" | "less" | "lessEqual" | "greater" | "greaterEqual" | "logicalAnd" | "logicalOr" | "logicalXor" | "bitwiseAnd" | "bitwiseOr" | "bitwiseXor" | "leftShift" | "rightShift";

/** Those of them that promote what they give for each input, not the inputs. */
export type PairName = never;

interface NegativeResults {
  bool: never;
  int8: "int8";
  uint8: "uint8";
  int16: "int16";
  uint16: "uint16";
  int32: "int32";
  uint32: "uint32";
  int64: "int64";
  uint64: "uint64";
  float16: "float16";
  float32: "float32";
  float64: "float64";
  complex64: "complex64";
  complex128: "complex128";
  bfloat16: "bfloat16";
}

interface AbsoluteResults {
  bool: "bool";
  int8: "int8";
  uint8: "uint8";
  int16: "int16";
  uint16: "uint16";
  int32: "int32";
  uint32: "uint32";
  int64: "int64";
  uint64: "uint64";
  float16: "float16";
  float32: "float32";
  float64: "float64";
  complex64: "float32";
  complex128: "float64";
  bfloat16: "bfloat16";
}

interface SqrtResults {
  bool: "float16";
  int8: "float16";
  uint8: "float16";
  int16: "float32";
  uint16: "float32";
  int32: "float64";
  uint32: "float64";
  int64: "float64";
  uint64: "float64";
  float16: "float16";
  float32: "float32";
  float64: "float64";
  complex64: "complex64";
  complex128: "complex128";
  bfloat16: "bfloat16";
}

interface SquareResults {
  bool: "int8";
  int8: "int8";
  uint8: "uint8";
  int16: "int16";
  uint16: "uint16";
  int32: "int32";
  uint32: "uint32";
  int64: "int64";
  uint64: "uint64";
  float16: "float16";
  float32: "float32";
  float64: "float64";
  complex64: "complex64";
  complex128: "complex128";
  bfloat16: "bfloat16";
}

interface Deg2radResults {
  bool: "float16";
  int8: "float16";
  uint8: "float16";
  int16: "float32";
  uint16: "float32";
  int32: "float64";
  uint32: "float64";
  int64: "float64";
  uint64: "float64";
  float16: "float16";
  float32: "float32";
  float64: "float64";
  complex64: never;
  complex128: never;
  bfloat16: "bfloat16";
}

interface FloorResults {
  bool: "bool";
  int8: "int8";
  uint8: "uint8";
  int16: "int16";
  uint16: "uint16";
  int32: "int32";
  uint32: "uint32";
  int64: "int64";
  uint64: "uint64";
  float16: "float16";
  float32: "float32";
  float64: "float64";
  complex64: never;
  complex128: never;
  bfloat16: "bfloat16";
}

interface LogicalNotResults {
  bool: "bool";
  int8: "bool";
  uint8: "bool";
  int16: "bool";
  uint16: "bool";
  int32: "bool";
  uint32: "bool";
  int64: "bool";
  uint64: "bool";
  float16: "bool";
  float32: "bool";
  float64: "bool";
  complex64: "bool";
  complex128: "bool";
  bfloat16: "bool";
}

interface InvertResults {
  bool: "bool";
  int8: "int8";
  uint8: "uint8";
  int16: "int16";
  uint16: "uint16";
  int32: "int32";
  uint32: "uint32";
  int64: "int64";
  uint64: "uint64";
  float16: never;
  float32: never;
  float64: never;
  complex64: never;
  complex128: never;
  bfloat16: never;
}

interface AddResults {
  bool: "bool";
  int8: "int8";
  uint8: "uint8";
  int16: "int16";
  uint16: "uint16";
  int32: "int32";
  uint32: "uint32";
  int64: "int64";
  uint64: "uint64";
  float16: "float16";
  float32: "float32";
  float64: "float64";
  complex64: "complex64";
  complex128: "complex128";
  bfloat16: "bfloat16";
}

interface DivideResults {
  bool: "float64";
  int8: "float64";
  uint8: "float64";
  int16: "float64";
  uint16: "float64";
  int32: "float64";
  uint32: "float64";
  int64: "float64";
  uint64: "float64";
  float16: "float16";
  float32: "float32";
  float64: "float64";
  complex64: "complex64";
  complex128: "complex128";
  bfloat16: "bfloat16";
}

interface FloorDivideResults {
  bool: "int8";
  int8: "int8";
  uint8: "uint8";
  int16: "int16";
  uint16: "uint16";
  int32: "int32";
  uint32: "uint32";
  int64: "int64";
  uint64: "uint64";
  float16: "float16";
  float32: "float32";
  float64: "float64";
  complex64: never;
  complex128: never;
  bfloat16: "bfloat16";
}

interface LeftShiftResults {
  bool: "int8";
  int8: "int8";
  uint8: "uint8";
  int16: "int16";
  uint16: "uint16";
  int32: "int32";
  uint32: "uint32";
  int64: "int64";
  uint64: "uint64";
  float16: never;
  float32: never;
  float64: never;
  complex64: never;
  complex128: never;
  bfloat16: never;
}

/** What a ufunc gives for one dtype: that of its input, or what its inputs promote to. */
export interface UfuncResults {
  negative: NegativeResults;
  positive: NegativeResults;
  absolute: AbsoluteResults;
  sign: NegativeResults;
  sqrt: SqrtResults;
  square: SquareResults;
  reciprocal: SquareResults;
  exp: SqrtResults;
  expm1: SqrtResults;
  log: SqrtResults;
  log1p: SqrtResults;
  log2: SqrtResults;
  log10: SqrtResults;
  sin: SqrtResults;
  cos: SqrtResults;
  tan: SqrtResults;
  tanh: SqrtResults;
  deg2rad: Deg2radResults;
  floor: FloorResults;
  ceil: FloorResults;
  trunc: FloorResults;
  rint: SqrtResults;
  logicalNot: LogicalNotResults;
  invert: InvertResults;
  isnan: LogicalNotResults;
  isinf: LogicalNotResults;
  isfinite: LogicalNotResults;
  conjugate: SquareResults;
  add: AddResults;
  subtract: NegativeResults;
  multiply: AddResults;
  divide: DivideResults;
  floorDivide: FloorDivideResults;
  remainder: FloorDivideResults;
  power: SquareResults;
  maximum: AddResults;
  minimum: AddResults;
  equal: LogicalNotResults;
  notEqual: LogicalNotResults;
  less: LogicalNotResults;
  lessEqual: LogicalNotResults;
  greater: LogicalNotResults;
  greaterEqual: LogicalNotResults;
  logicalAnd: LogicalNotResults;
  logicalOr: LogicalNotResults;
  logicalXor: LogicalNotResults;
  bitwiseAnd: InvertResults;
  bitwiseOr: InvertResults;
  bitwiseXor: InvertResults;
  leftShift: LeftShiftResults;
  rightShift: LeftShiftResults;
}

interface SumResults {
  bool: "int64";
  int8: "int64";
  uint8: "uint64";
  int16: "int64";
  uint16: "uint64";
  int32: "int64";
  uint32: "uint64";
  int64: "int64";
  uint64: "uint64";
  float16: "float16";
  float32: "float32";
  float64: "float64";
  complex64: "complex64";
  complex128: "complex128";
  bfloat16: "bfloat16";
}

interface MaxResults {
  bool: "bool";
  int8: "int8";
  uint8: "uint8";
  int16: "int16";
  uint16: "uint16";
  int32: "int32";
  uint32: "uint32";
  int64: "int64";
  uint64: "uint64";
  float16: "float16";
  float32: "float32";
  float64: "float64";
  complex64: "complex64";
  complex128: "complex128";
  bfloat16: "bfloat16";
}

interface ArgmaxResults {
  bool: "int32";
  int8: "int32";
  uint8: "int32";
  int16: "int32";
  uint16: "int32";
  int32: "int32";
  uint32: "int32";
  int64: "int32";
  uint64: "int32";
  float16: "int32";
  float32: "int32";
  float64: "int32";
  complex64: "int32";
  complex128: "int32";
  bfloat16: "int32";
}

interface AnyResults {
  bool: "bool";
  int8: "bool";
  uint8: "bool";
  int16: "bool";
  uint16: "bool";
  int32: "bool";
  uint32: "bool";
  int64: "bool";
  uint64: "bool";
  float16: "bool";
  float32: "bool";
  float64: "bool";
  complex64: "bool";
  complex128: "bool";
  bfloat16: "bool";
}

/** What a reduction or an accumulation gives for a dtype. */
export interface ReductionResults {
  sum: SumResults;
  prod: SumResults;
  max: MaxResults;
  min: MaxResults;
  argmax: ArgmaxResults;
  argmin: ArgmaxResults;
  any: AnyResults;
  all: AnyResults;
  countNonzero: ArgmaxResults;
  cumsum: SumResults;
  cumprod: SumResults;
}
