// Generated from the Rust tables by `npm run gen`. Do not edit.

/** The ufuncs of one input. */
export type UnaryName = "negative" | "positive" | "absolute" | "fabs" | "sign" | "sqrt" | "cbrt" | "square" | "reciprocal" | "exp" | "exp2" | "expm1" | "log" | "log1p" | "log2" | "log10" | "sin" | "cos" | "tan" | "arcsin" | "arccos" | "arctan" | "sinh" | "cosh" | "tanh" | "arcsinh" | "arccosh" | "arctanh" | "deg2rad" | "radians" | "rad2deg" | "degrees" | "floor" | "ceil" | "trunc" | "rint" | "logicalNot" | "invert" | "bitwiseCount" | "isnan" | "isinf" | "isfinite" | "signbit" | "spacing" | "conjugate";

/** The ufuncs of two inputs. */
export type BinaryName = "add" | "subtract" | "multiply" | "divide" | "floorDivide" | "remainder" | "fmod" | "power" | "floatPower" | "logaddexp" | "logaddexp2" | "arctan2" | "hypot" | "maximum" | "minimum" | "fmax" | "fmin" | "equal" | "notEqual" | "less" | "lessEqual" | "greater" | "greaterEqual" | "logicalAnd" | "logicalOr" | "logicalXor" | "bitwiseAnd" | "bitwiseOr" | "bitwiseXor" | "leftShift" | "rightShift" | "gcd" | "lcm" | "copysign" | "nextafter" | "ldexp" | "heaviside";

/** The ufuncs of one input that give two results. */
export type UnaryTwoName = "modf" | "frexp";

/** The ufuncs of two inputs that give two results. */
export type BinaryTwoName = "divmod";

/** Those of them that promote what they give for each input, not the inputs. */
export type PairName = "logaddexp" | "logaddexp2" | "arctan2" | "hypot" | "copysign" | "nextafter" | "heaviside";

/** Those that look at their first input alone. */
export type FirstName = "ldexp";

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

interface FloatPowerResults {
  bool: "float64";
  int8: "float64";
  uint8: "float64";
  int16: "float64";
  uint16: "float64";
  int32: "float64";
  uint32: "float64";
  int64: "float64";
  uint64: "float64";
  float16: "float64";
  float32: "float64";
  float64: "float64";
  complex64: "complex128";
  complex128: "complex128";
  bfloat16: "float64";
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

interface FabsResults {
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

interface BitwiseCountResults {
  bool: "uint8";
  int8: "uint8";
  uint8: "uint8";
  int16: "uint8";
  uint16: "uint8";
  int32: "uint8";
  uint32: "uint8";
  int64: "uint8";
  uint64: "uint8";
  float16: never;
  float32: never;
  float64: never;
  complex64: never;
  complex128: never;
  bfloat16: never;
}

interface GcdResults {
  bool: never;
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

interface SignbitResults {
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
  complex64: never;
  complex128: never;
  bfloat16: "bool";
}

/** What a ufunc gives for one dtype: that of its input, or what its inputs promote to. */
export interface UfuncResults {
  add: AddResults;
  subtract: SubtractResults;
  multiply: AddResults;
  divide: DivideResults;
  floorDivide: FloorDivideResults;
  remainder: FloorDivideResults;
  fmod: FloorDivideResults;
  power: PowerResults;
  floatPower: FloatPowerResults;
  negative: SubtractResults;
  positive: SubtractResults;
  absolute: AbsoluteResults;
  fabs: FabsResults;
  sign: SubtractResults;
  sqrt: SqrtResults;
  cbrt: FabsResults;
  square: PowerResults;
  reciprocal: PowerResults;
  exp: SqrtResults;
  exp2: SqrtResults;
  expm1: SqrtResults;
  log: SqrtResults;
  log1p: SqrtResults;
  log2: SqrtResults;
  log10: SqrtResults;
  logaddexp: FabsResults;
  logaddexp2: FabsResults;
  sin: SqrtResults;
  cos: SqrtResults;
  tan: SqrtResults;
  arcsin: SqrtResults;
  arccos: SqrtResults;
  arctan: SqrtResults;
  arctan2: FabsResults;
  hypot: FabsResults;
  sinh: SqrtResults;
  cosh: SqrtResults;
  tanh: SqrtResults;
  arcsinh: SqrtResults;
  arccosh: SqrtResults;
  arctanh: SqrtResults;
  deg2rad: FabsResults;
  radians: FabsResults;
  rad2deg: FabsResults;
  degrees: FabsResults;
  floor: FloorResults;
  ceil: FloorResults;
  trunc: FloorResults;
  rint: SqrtResults;
  maximum: AddResults;
  minimum: AddResults;
  fmax: AddResults;
  fmin: AddResults;
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
  bitwiseCount: BitwiseCountResults;
  gcd: GcdResults;
  lcm: GcdResults;
  isnan: EqualResults;
  isinf: EqualResults;
  isfinite: EqualResults;
  signbit: SignbitResults;
  copysign: FabsResults;
  nextafter: FabsResults;
  spacing: FabsResults;
  ldexp: FabsResults;
  heaviside: FabsResults;
  conjugate: PowerResults;
  divmod: FloorDivideResults;
  modf: FabsResults;
  frexp: FabsResults;
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
