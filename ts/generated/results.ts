// Generated from the Rust tables by `npm run gen`. Do not edit.

/** The ufuncs of one input. */
export type UnaryName = "negative" | "positive" | "absolute" | "sign" | "sqrt" | "square" | "reciprocal" | "exp" | "expm1" | "log" | "log1p" | "log2" | "log10" | "sin" | "cos" | "tan" | "tanh" | "deg2rad" | "floor" | "ceil" | "trunc" | "rint" | "logicalNot" | "invert" | "isnan" | "isinf" | "isfinite" | "conjugate";

/** The ufuncs of two inputs. */
export type BinaryName = "add" | "subtract" | "multiply" | "divide" | "floorDivide" | "remainder" | "power" | "maximum" | "minimum" | "equal" | "notEqual" | "less" | "lessEqual" | "greater" | "greaterEqual" | "logicalAnd" | "logicalOr" | "logicalXor" | "bitwiseAnd" | "bitwiseOr" | "bitwiseXor" | "leftShift" | "rightShift";

/** The ufuncs of one input that give two results. */
export type UnaryTwoName = "modf" | "frexp";

/** The ufuncs of two inputs that give two results. */
export type BinaryTwoName = "divmod";

/** Those of them that promote what they give for each input, not the inputs. */
export type PairName = never;

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

interface SubtractResults {
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

interface PowerResults {
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

interface EqualResults {
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

interface BitwiseAndResults {
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
  add: AddResults;
  subtract: SubtractResults;
  multiply: AddResults;
  divide: DivideResults;
  floorDivide: FloorDivideResults;
  remainder: FloorDivideResults;
  power: PowerResults;
  negative: SubtractResults;
  positive: SubtractResults;
  absolute: AbsoluteResults;
  sign: SubtractResults;
  sqrt: SqrtResults;
  square: PowerResults;
  reciprocal: PowerResults;
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
  maximum: AddResults;
  minimum: AddResults;
  equal: EqualResults;
  notEqual: EqualResults;
  less: EqualResults;
  lessEqual: EqualResults;
  greater: EqualResults;
  greaterEqual: EqualResults;
  logicalAnd: EqualResults;
  logicalOr: EqualResults;
  logicalXor: EqualResults;
  logicalNot: EqualResults;
  bitwiseAnd: BitwiseAndResults;
  bitwiseOr: BitwiseAndResults;
  bitwiseXor: BitwiseAndResults;
  invert: BitwiseAndResults;
  leftShift: LeftShiftResults;
  rightShift: LeftShiftResults;
  isnan: EqualResults;
  isinf: EqualResults;
  isfinite: EqualResults;
  conjugate: PowerResults;
  divmod: FloorDivideResults;
  modf: Deg2radResults;
  frexp: Deg2radResults;
}

interface DivmodSecondResults {
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

interface ModfSecondResults {
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

interface FrexpSecondResults {
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
  complex64: never;
  complex128: never;
  bfloat16: "int32";
}

/** The second result of those that give two. */
export interface SecondResults {
  divmod: DivmodSecondResults;
  modf: ModfSecondResults;
  frexp: FrexpSecondResults;
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
