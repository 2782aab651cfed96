// Generated from the Rust tables by `npm run gen`. Do not edit.

/** Every dtype: its code in the ABI, bytes of one element, and kind. */
export const DTYPES = {
  /** Truth values; any byte but 0 reads as true. */
  bool: { code: 0, itemsize: 1, kind: "bool" },
  /** Signed 8-bit integers. */
  int8: { code: 1, itemsize: 1, kind: "int" },
  /** Unsigned 8-bit integers. */
  uint8: { code: 2, itemsize: 1, kind: "uint" },
  /** Signed 16-bit integers. */
  int16: { code: 3, itemsize: 2, kind: "int" },
  /** Unsigned 16-bit integers. */
  uint16: { code: 4, itemsize: 2, kind: "uint" },
  /** Signed 32-bit integers. */
  int32: { code: 5, itemsize: 4, kind: "int" },
  /** Unsigned 32-bit integers. */
  uint32: { code: 6, itemsize: 4, kind: "uint" },
  /** Signed 64-bit integers. */
  int64: { code: 7, itemsize: 8, kind: "int" },
  /** Unsigned 64-bit integers. */
  uint64: { code: 8, itemsize: 8, kind: "uint" },
  /** IEEE binary16, stored in two bytes and computed in float32. */
  float16: { code: 9, itemsize: 2, kind: "float" },
  /** IEEE binary32. */
  float32: { code: 10, itemsize: 4, kind: "float" },
  /** IEEE binary64. */
  float64: { code: 11, itemsize: 8, kind: "float" },
  /** Two float32: real and imaginary part. */
  complex64: { code: 12, itemsize: 8, kind: "complex" },
  /** Two float64: real and imaginary part. */
  complex128: { code: 13, itemsize: 16, kind: "complex" },
  /** The upper half of a float32, computed in float32. */
  bfloat16: { code: 14, itemsize: 2, kind: "float" },
} as const;

/** The name of a dtype: NumPy's. */
export type DType = "bool" | "int8" | "uint8" | "int16" | "uint16" | "int32" | "uint32" | "int64" | "uint64" | "float16" | "float32" | "float64" | "complex64" | "complex128" | "bfloat16";

/**
 * Every ufunc. `types` lists its loops in NumPy's order: the codes of the inputs, then of the
 * outputs, one hexadecimal digit each, and `*` where the loop computes in other types. The first to
 * which all inputs cast safely is taken. `casts` says what the rule of casting is asked about: the loop's
 * types, that of the result, or nothing for truth values. `reorderable` ones may be reduced in any order.
 */
export const UFUNCS = {
  /** Add arguments element-wise. */
  add: { code: 0, nin: 2, nout: 1, identity: 0, reorderable: true, casts: "loop", types: ["000", "111", "222", "333", "444", "555", "666", "777", "888", "999*", "eee*", "aaa", "bbb", "ccc", "ddd"] },
  /** Subtract arguments, element-wise. */
  subtract: { code: 1, nin: 2, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["111", "222", "333", "444", "555", "666", "777", "888", "999*", "eee*", "aaa", "bbb", "ccc", "ddd"] },
  /** Multiply arguments element-wise. */
  multiply: { code: 2, nin: 2, nout: 1, identity: 1, reorderable: true, casts: "loop", types: ["000", "111", "222", "333", "444", "555", "666", "777", "888", "999*", "eee*", "aaa", "bbb", "ccc", "ddd"] },
  /** Divide arguments element-wise; integers give float64. */
  divide: { code: 3, nin: 2, nout: 1, identity: null, reorderable: false, casts: "result", types: ["11b*", "22b*", "33b*", "44b*", "55b*", "66b*", "77b*", "88b*", "999*", "eee*", "aaa", "bbb", "ccc", "ddd"] },
  /** Return the largest integer smaller or equal to the division of the inputs. */
  floorDivide: { code: 4, nin: 2, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["111", "222", "333", "444", "555", "666", "777", "888", "999*", "eee*", "aaa", "bbb"] },
  /** Return the element-wise remainder of floored division, with the sign of the divisor. */
  remainder: { code: 5, nin: 2, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["111", "222", "333", "444", "555", "666", "777", "888", "999*", "eee*", "aaa", "bbb"] },
  /** Returns the element-wise remainder of truncated division, with the sign of the dividend. */
  fmod: { code: 6, nin: 2, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["111*", "222*", "333*", "444*", "555*", "666*", "777", "888", "999*", "eee*", "aaa*", "bbb"] },
  /** Return element-wise quotient and remainder simultaneously. */
  divmod: { code: 7, nin: 2, nout: 2, identity: null, reorderable: false, casts: "loop", types: ["1111", "2222", "3333", "4444", "5555", "6666", "7777", "8888", "9999*", "eeee*", "aaaa", "bbbb"] },
  /** Return the fractional and integral parts of an array, element-wise. */
  modf: { code: 8, nin: 1, nout: 2, identity: null, reorderable: false, casts: "loop", types: ["999*", "eee*", "aaa", "bbb"] },
  /** Decompose the elements of x into mantissa and twos exponent. */
  frexp: { code: 9, nin: 1, nout: 2, identity: null, reorderable: false, casts: "loop", types: ["995*", "ee5*", "aa5", "bb5"] },
  /** First array elements raised to powers from second array, element-wise. */
  power: { code: 10, nin: 2, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["111*", "222*", "333*", "444*", "555*", "666*", "777", "888", "999*", "eee*", "aaa", "bbb", "ccc", "ddd"] },
  /** First array elements raised to powers from second array, in float64 or complex128. */
  floatPower: { code: 11, nin: 2, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["bbb", "ddd"] },
  /** Numerical negative, element-wise. */
  negative: { code: 12, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["11", "22", "33", "44", "55", "66", "77", "88", "99*", "ee*", "aa", "bb", "cc", "dd"] },
  /** Numerical positive, element-wise. */
  positive: { code: 13, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["11", "22", "33", "44", "55", "66", "77", "88", "99*", "ee*", "aa", "bb", "cc", "dd"] },
  /** Calculate the absolute value element-wise. */
  absolute: { code: 14, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["00", "11", "22", "33", "44", "55", "66", "77", "88", "99*", "ee*", "aa", "bb", "ca", "db"] },
  /** Compute the absolute values of real numbers as floats. */
  fabs: { code: 15, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["99*", "ee*", "aa", "bb"] },
  /** Returns an element-wise indication of the sign of a number: -1, 0 or 1, z / |z| of complex ones. */
  sign: { code: 16, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["11", "22", "33", "44", "55", "66", "77", "88", "99*", "ee*", "aa", "bb", "cc", "dd"] },
  /** Return the non-negative square-root of an array, element-wise. */
  sqrt: { code: 17, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["99*", "ee*", "aa", "bb", "cc*", "dd"] },
  /** Return the cube-root of an array, element-wise. */
  cbrt: { code: 18, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["99*", "ee*", "aa", "bb"] },
  /** Return the element-wise square of the input. */
  square: { code: 19, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["11", "22", "33", "44", "55", "66", "77", "88", "99*", "ee*", "aa", "bb", "cc", "dd"] },
  /** Return the reciprocal of the argument, element-wise. */
  reciprocal: { code: 20, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["11", "22", "33", "44", "55", "66", "77", "88", "99*", "ee*", "aa", "bb", "cc", "dd"] },
  /** Calculate the exponential of all elements in the input array. */
  exp: { code: 21, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["99*", "ee*", "aa", "bb", "cc*", "dd"] },
  /** Calculate `2**p` for all `p` in the input array. */
  exp2: { code: 22, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["99*", "ee*", "aa", "bb", "cc", "dd"] },
  /** Calculate `exp(x) - 1` for all elements in the array. */
  expm1: { code: 23, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["99*", "ee*", "aa", "bb", "cc*", "dd"] },
  /** Natural logarithm, element-wise. */
  log: { code: 24, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["99*", "ee*", "aa", "bb", "cc*", "dd"] },
  /** Return the natural logarithm of one plus the input array, element-wise. */
  log1p: { code: 25, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["99*", "ee*", "aa", "bb", "cc", "dd"] },
  /** Base-2 logarithm of x. */
  log2: { code: 26, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["99*", "ee*", "aa", "bb", "cc*", "dd"] },
  /** Return the base 10 logarithm of the input array, element-wise. */
  log10: { code: 27, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["99*", "ee*", "aa", "bb", "cc*", "dd"] },
  /** Logarithm of the sum of exponentiations of the inputs. */
  logaddexp: { code: 28, nin: 2, nout: 1, identity: -Infinity, reorderable: true, casts: "loop", types: ["999*", "eee*", "aaa*", "bbb"] },
  /** Logarithm of the sum of exponentiations of the inputs in base-2. */
  logaddexp2: { code: 29, nin: 2, nout: 1, identity: -Infinity, reorderable: true, casts: "loop", types: ["999*", "eee*", "aaa*", "bbb"] },
  /** Trigonometric sine, element-wise. */
  sin: { code: 30, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["99*", "ee*", "aa", "bb", "cc*", "dd"] },
  /** Cosine element-wise. */
  cos: { code: 31, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["99*", "ee*", "aa", "bb", "cc*", "dd"] },
  /** Compute tangent element-wise. */
  tan: { code: 32, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["99*", "ee*", "aa", "bb", "cc*", "dd"] },
  /** Inverse sine, element-wise. */
  arcsin: { code: 33, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["99*", "ee*", "aa", "bb", "cc*", "dd"] },
  /** Trigonometric inverse cosine, element-wise. */
  arccos: { code: 34, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["99*", "ee*", "aa", "bb", "cc*", "dd"] },
  /** Trigonometric inverse tangent, element-wise. */
  arctan: { code: 35, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["99*", "ee*", "aa", "bb", "cc*", "dd"] },
  /** Element-wise arc tangent of x1/x2 choosing the quadrant correctly. */
  arctan2: { code: 36, nin: 2, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["999*", "eee*", "aaa", "bbb"] },
  /** Given the legs of a right triangle, return its hypotenuse. */
  hypot: { code: 37, nin: 2, nout: 1, identity: 0, reorderable: true, casts: "loop", types: ["999*", "eee*", "aaa", "bbb"] },
  /** Hyperbolic sine, element-wise. */
  sinh: { code: 38, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["99*", "ee*", "aa", "bb", "cc*", "dd"] },
  /** Hyperbolic cosine, element-wise. */
  cosh: { code: 39, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["99*", "ee*", "aa", "bb", "cc*", "dd"] },
  /** Compute hyperbolic tangent element-wise. */
  tanh: { code: 40, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["99*", "ee*", "aa", "bb", "cc*", "dd"] },
  /** Inverse hyperbolic sine element-wise. */
  arcsinh: { code: 41, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["99*", "ee*", "aa", "bb", "cc*", "dd"] },
  /** Inverse hyperbolic cosine, element-wise. */
  arccosh: { code: 42, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["99*", "ee*", "aa", "bb", "cc*", "dd"] },
  /** Inverse hyperbolic tangent element-wise. */
  arctanh: { code: 43, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["99*", "ee*", "aa", "bb", "cc*", "dd"] },
  /** Convert angles from degrees to radians. */
  deg2rad: { code: 44, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["99*", "ee*", "aa", "bb"] },
  /** Convert angles from degrees to radians. */
  radians: { code: 45, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["99*", "ee*", "aa", "bb"] },
  /** Convert angles from radians to degrees. */
  rad2deg: { code: 46, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["99*", "ee*", "aa", "bb"] },
  /** Convert angles from radians to degrees. */
  degrees: { code: 47, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["99*", "ee*", "aa", "bb"] },
  /** Return the floor of the input, element-wise. */
  floor: { code: 48, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["00", "11", "22", "33", "44", "55", "66", "77", "88", "99*", "ee*", "aa", "bb"] },
  /** Return the ceiling of the input, element-wise. */
  ceil: { code: 49, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["00", "11", "22", "33", "44", "55", "66", "77", "88", "99*", "ee*", "aa", "bb"] },
  /** Return the truncated value of the input, element-wise. */
  trunc: { code: 50, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["00", "11", "22", "33", "44", "55", "66", "77", "88", "99*", "ee*", "aa", "bb"] },
  /** Round elements of the array to the nearest integer, ties to even. */
  rint: { code: 51, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["99*", "ee*", "aa", "bb", "cc", "dd"] },
  /** Element-wise maximum of array elements; NaN propagates. */
  maximum: { code: 52, nin: 2, nout: 1, identity: null, reorderable: true, casts: "loop", types: ["000", "111", "222", "333", "444", "555", "666", "777", "888", "999*", "eee*", "aaa", "bbb", "ccc", "ddd"] },
  /** Element-wise minimum of array elements; NaN propagates. */
  minimum: { code: 53, nin: 2, nout: 1, identity: null, reorderable: true, casts: "loop", types: ["000", "111", "222", "333", "444", "555", "666", "777", "888", "999*", "eee*", "aaa", "bbb", "ccc", "ddd"] },
  /** Element-wise maximum of array elements; a number wins over a NaN. */
  fmax: { code: 54, nin: 2, nout: 1, identity: null, reorderable: true, casts: "loop", types: ["000", "111", "222", "333", "444", "555", "666", "777", "888", "999*", "eee*", "aaa", "bbb", "ccc", "ddd"] },
  /** Element-wise minimum of array elements; a number wins over a NaN. */
  fmin: { code: 55, nin: 2, nout: 1, identity: null, reorderable: true, casts: "loop", types: ["000", "111", "222", "333", "444", "555", "666", "777", "888", "999*", "eee*", "aaa", "bbb", "ccc", "ddd"] },
  /** Return (x1 == x2) element-wise. */
  equal: { code: 56, nin: 2, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["000", "110", "220", "330", "440", "550", "660", "770", "880", "780", "870", "990*", "ee0*", "aa0", "bb0", "cc0", "dd0"] },
  /** Return (x1 != x2) element-wise. */
  notEqual: { code: 57, nin: 2, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["000", "110", "220", "330", "440", "550", "660", "770", "880", "780", "870", "990*", "ee0*", "aa0", "bb0", "cc0", "dd0"] },
  /** Return the truth value of (x1 < x2) element-wise. */
  less: { code: 58, nin: 2, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["000", "110", "220", "330", "440", "550", "660", "770", "880", "780", "870", "990*", "ee0*", "aa0", "bb0", "cc0", "dd0"] },
  /** Return the truth value of (x1 <= x2) element-wise. */
  lessEqual: { code: 59, nin: 2, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["000", "110", "220", "330", "440", "550", "660", "770", "880", "780", "870", "990*", "ee0*", "aa0", "bb0", "cc0", "dd0"] },
  /** Return the truth value of (x1 > x2) element-wise. */
  greater: { code: 60, nin: 2, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["000", "110", "220", "330", "440", "550", "660", "770", "880", "780", "870", "990*", "ee0*", "aa0", "bb0", "cc0", "dd0"] },
  /** Return the truth value of (x1 >= x2) element-wise. */
  greaterEqual: { code: 61, nin: 2, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["000", "110", "220", "330", "440", "550", "660", "770", "880", "780", "870", "990*", "ee0*", "aa0", "bb0", "cc0", "dd0"] },
  /** Compute the truth value of x1 AND x2 element-wise. */
  logicalAnd: { code: 62, nin: 2, nout: 1, identity: true, reorderable: true, casts: "truth", types: ["000", "110", "220", "330", "440", "550", "660", "770", "880", "990*", "ee0*", "aa0", "bb0", "cc0", "dd0"] },
  /** Compute the truth value of x1 OR x2 element-wise. */
  logicalOr: { code: 63, nin: 2, nout: 1, identity: false, reorderable: true, casts: "truth", types: ["000", "110", "220", "330", "440", "550", "660", "770", "880", "990*", "ee0*", "aa0", "bb0", "cc0", "dd0"] },
  /** Compute the truth value of x1 XOR x2, element-wise. */
  logicalXor: { code: 64, nin: 2, nout: 1, identity: false, reorderable: true, casts: "truth", types: ["000", "110", "220", "330", "440", "550", "660", "770", "880", "990*", "ee0*", "aa0", "bb0", "cc0", "dd0"] },
  /** Compute the truth value of NOT x element-wise. */
  logicalNot: { code: 65, nin: 1, nout: 1, identity: null, reorderable: false, casts: "truth", types: ["00", "10", "20", "30", "40", "50", "60", "70", "80", "90*", "e0*", "a0", "b0", "c0", "d0"] },
  /** Compute the bit-wise AND of two arrays element-wise. */
  bitwiseAnd: { code: 66, nin: 2, nout: 1, identity: -1, reorderable: true, casts: "loop", types: ["000", "111", "222", "333", "444", "555", "666", "777", "888"] },
  /** Compute the bit-wise OR of two arrays element-wise. */
  bitwiseOr: { code: 67, nin: 2, nout: 1, identity: 0, reorderable: true, casts: "loop", types: ["000", "111", "222", "333", "444", "555", "666", "777", "888"] },
  /** Compute the bit-wise XOR of two arrays element-wise. */
  bitwiseXor: { code: 68, nin: 2, nout: 1, identity: 0, reorderable: true, casts: "loop", types: ["000", "111", "222", "333", "444", "555", "666", "777", "888"] },
  /** Compute bit-wise inversion, or bit-wise NOT, element-wise. */
  invert: { code: 69, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["00", "11", "22", "33", "44", "55", "66", "77", "88"] },
  /** Shift the bits of an integer to the left. */
  leftShift: { code: 70, nin: 2, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["111*", "222*", "333*", "444*", "555*", "666*", "777", "888"] },
  /** Shift the bits of an integer to the right. */
  rightShift: { code: 71, nin: 2, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["111*", "222*", "333*", "444*", "555*", "666*", "777", "888"] },
  /** Count the bits that are set in the absolute values of integers. */
  bitwiseCount: { code: 72, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["12*", "22*", "32*", "42*", "52*", "62*", "72", "82"] },
  /** Returns the greatest common divisor of |x1| and |x2|. */
  gcd: { code: 73, nin: 2, nout: 1, identity: 0, reorderable: true, casts: "loop", types: ["111*", "222*", "333*", "444*", "555*", "666*", "777", "888"] },
  /** Returns the lowest common multiple of |x1| and |x2|. */
  lcm: { code: 74, nin: 2, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["111*", "222*", "333*", "444*", "555*", "666*", "777", "888"] },
  /** Test element-wise for NaN. */
  isnan: { code: 75, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["00", "10", "20", "30", "40", "50", "60", "70", "80", "90*", "e0*", "a0", "b0", "c0", "d0"] },
  /** Test element-wise for positive or negative infinity. */
  isinf: { code: 76, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["00", "10", "20", "30", "40", "50", "60", "70", "80", "90*", "e0*", "a0", "b0", "c0", "d0"] },
  /** Test element-wise for finiteness: neither infinity nor NaN. */
  isfinite: { code: 77, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["00", "10", "20", "30", "40", "50", "60", "70", "80", "90*", "e0*", "a0", "b0", "c0", "d0"] },
  /** Returns element-wise true where the sign bit is set, that of zeros and NaN included. */
  signbit: { code: 78, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["90*", "e0*", "a0", "b0"] },
  /** Change the sign of x1 to that of x2, element-wise. */
  copysign: { code: 79, nin: 2, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["999*", "eee*", "aaa", "bbb"] },
  /** Return the next floating-point value after x1 towards x2, element-wise. */
  nextafter: { code: 80, nin: 2, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["999", "eee", "aaa", "bbb"] },
  /** Return the distance between x and the nearest adjacent number. */
  spacing: { code: 81, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["99", "ee", "aa", "bb"] },
  /** Returns x1 times 2 to the power of x2, element-wise. */
  ldexp: { code: 82, nin: 2, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["959*", "e5e*", "a5a*", "979*", "e7e*", "a7a*", "b5b*", "b7b*"] },
  /** Compute the Heaviside step function: 0 below 0, 1 above, and the second argument at 0. */
  heaviside: { code: 83, nin: 2, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["999*", "eee*", "aaa", "bbb"] },
  /** Return the complex conjugate, element-wise. */
  conjugate: { code: 84, nin: 1, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["11", "22", "33", "44", "55", "66", "77", "88", "99*", "ee*", "aa", "bb", "cc", "dd"] },
  /** Clip (limit) the values in an array. */
  clip: { code: 85, nin: 3, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["0000", "1111", "2222", "3333", "4444", "5555", "6666", "7777", "8888", "9999*", "eeee*", "aaaa", "bbbb", "cccc", "dddd"] },
  /** Return elements chosen from x or y depending on condition. */
  where: { code: 86, nin: 3, nout: 1, identity: null, reorderable: false, casts: "loop", types: ["0000", "0111", "0222", "0333", "0444", "0555", "0666", "0777", "0888", "0999", "0eee", "0aaa", "0bbb", "0ccc", "0ddd"] },
} as const;

/** The name of a ufunc. */
export type UfuncName = keyof typeof UFUNCS;

/**
 * Every reduction (`fold`, and `arg` for places) and accumulation (`scan`). `types` lists input and result, one
 * hexadecimal digit each: the first whose input is the array's dtype is the default.
 */
export const REDUCTIONS = {
  /** The sum of elements over axes. */
  sum: { code: 0, kind: "fold", identity: 0, types: ["07", "17", "28", "37", "48", "57", "68", "77", "88", "99", "aa", "bb", "cc", "dd", "ee", "00", "11", "22", "33", "44", "55", "66"] },
  /** The product of elements over axes. */
  prod: { code: 1, kind: "fold", identity: 1, types: ["07", "17", "28", "37", "48", "57", "68", "77", "88", "99", "aa", "bb", "cc", "dd", "ee", "00", "11", "22", "33", "44", "55", "66"] },
  /** The largest element over axes; a NaN wins. */
  max: { code: 2, kind: "fold", identity: null, types: ["00", "11", "22", "33", "44", "55", "66", "77", "88", "99", "aa", "bb", "cc", "dd", "ee"] },
  /** The smallest element over axes; a NaN wins. */
  min: { code: 3, kind: "fold", identity: null, types: ["00", "11", "22", "33", "44", "55", "66", "77", "88", "99", "aa", "bb", "cc", "dd", "ee"] },
  /** The index of the first largest element; a NaN counts as the largest. */
  argmax: { code: 4, kind: "arg", identity: null, types: ["05", "15", "25", "35", "45", "55", "65", "75", "85", "95", "a5", "b5", "c5", "d5", "e5"] },
  /** The index of the first smallest element; a NaN counts as the smallest. */
  argmin: { code: 5, kind: "arg", identity: null, types: ["05", "15", "25", "35", "45", "55", "65", "75", "85", "95", "a5", "b5", "c5", "d5", "e5"] },
  /** Whether any element is true over axes. */
  any: { code: 6, kind: "fold", identity: false, types: ["00", "10", "20", "30", "40", "50", "60", "70", "80", "90", "a0", "b0", "c0", "d0", "e0"] },
  /** Whether all elements are true over axes. */
  all: { code: 7, kind: "fold", identity: true, types: ["00", "10", "20", "30", "40", "50", "60", "70", "80", "90", "a0", "b0", "c0", "d0", "e0"] },
  /** How many elements are not zero over axes. */
  countNonzero: { code: 8, kind: "fold", identity: 0, types: ["05", "15", "25", "35", "45", "55", "65", "75", "85", "95", "a5", "b5", "c5", "d5", "e5"] },
  /** The running sum along an axis. */
  cumsum: { code: 9, kind: "scan", identity: 0, types: ["07", "17", "28", "37", "48", "57", "68", "77", "88", "99", "aa", "bb", "cc", "dd", "ee", "00", "11", "22", "33", "44", "55", "66"] },
  /** The running product along an axis. */
  cumprod: { code: 10, kind: "scan", identity: 1, types: ["07", "17", "28", "37", "48", "57", "68", "77", "88", "99", "aa", "bb", "cc", "dd", "ee", "00", "11", "22", "33", "44", "55", "66"] },
} as const;

/** The name of a reduction. */
export type ReductionName = keyof typeof REDUCTIONS;
