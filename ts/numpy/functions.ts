// Generated from the Rust tables by `npm run gen`. Do not edit.
import { ufunc } from "./ufunc.js";
import type { BinaryFunction, BinaryTwoFunction, UnaryFunction, UnaryTwoFunction } from "./ufunc_types.js";

/**
 * Add arguments element-wise.
 *
 * NumPy's `add(x1, x2, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws BroadcastError when the shapes do not fit together
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.add(0.75, 2) // -> 2.75
 */
export const add: BinaryFunction<"add"> = /* @__PURE__ */ ufunc("add") as BinaryFunction<"add">;

/**
 * Subtract arguments, element-wise.
 *
 * NumPy's `subtract(x1, x2, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws BroadcastError when the shapes do not fit together
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.subtract(0.75, 2) // -> -1.25
 */
export const subtract: BinaryFunction<"subtract"> = /* @__PURE__ */ ufunc("subtract") as BinaryFunction<"subtract">;

/**
 * Multiply arguments element-wise.
 *
 * NumPy's `multiply(x1, x2, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws BroadcastError when the shapes do not fit together
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.multiply(0.75, 2) // -> 1.5
 */
export const multiply: BinaryFunction<"multiply"> = /* @__PURE__ */ ufunc("multiply") as BinaryFunction<"multiply">;

/**
 * Divide arguments element-wise; integers give float64.
 *
 * NumPy's `divide(x1, x2, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws BroadcastError when the shapes do not fit together
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.divide(0.75, 2) // -> 0.375
 */
export const divide: BinaryFunction<"divide"> = /* @__PURE__ */ ufunc("divide") as BinaryFunction<"divide">;

/**
 * Return the largest integer smaller or equal to the division of the inputs.
 *
 * NumPy's `floor_divide(x1, x2, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws BroadcastError when the shapes do not fit together
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.floorDivide(0.75, 2) // -> 0
 */
export const floorDivide: BinaryFunction<"floorDivide"> = /* @__PURE__ */ ufunc("floorDivide") as BinaryFunction<"floorDivide">;

/**
 * Return the element-wise remainder of floored division, with the sign of the divisor.
 *
 * NumPy's `remainder(x1, x2, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws BroadcastError when the shapes do not fit together
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.remainder(0.75, 2) // -> 0.75
 */
export const remainder: BinaryFunction<"remainder"> = /* @__PURE__ */ ufunc("remainder") as BinaryFunction<"remainder">;

/**
 * Returns the element-wise remainder of truncated division, with the sign of the dividend.
 *
 * NumPy's `fmod(x1, x2, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws BroadcastError when the shapes do not fit together
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.fmod(0.75, 2) // -> 0.75
 */
export const fmod: BinaryFunction<"fmod"> = /* @__PURE__ */ ufunc("fmod") as BinaryFunction<"fmod">;

/**
 * Return element-wise quotient and remainder simultaneously.
 *
 * NumPy's `divmod(x1, x2, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws BroadcastError when the shapes do not fit together
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.divmod(0.75, 2) // -> [ 0, 0.75 ]
 */
export const divmod: BinaryTwoFunction<"divmod"> = /* @__PURE__ */ ufunc("divmod") as BinaryTwoFunction<"divmod">;

/**
 * Return the fractional and integral parts of an array, element-wise.
 *
 * NumPy's `modf(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.modf(0.75) // -> [ 0.75, 0 ]
 */
export const modf: UnaryTwoFunction<"modf"> = /* @__PURE__ */ ufunc("modf") as UnaryTwoFunction<"modf">;

/**
 * Decompose the elements of x into mantissa and twos exponent.
 *
 * NumPy's `frexp(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.frexp(0.75) // -> [ 0.75, 0 ]
 */
export const frexp: UnaryTwoFunction<"frexp"> = /* @__PURE__ */ ufunc("frexp") as UnaryTwoFunction<"frexp">;

/**
 * First array elements raised to powers from second array, element-wise.
 *
 * NumPy's `power(x1, x2, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws BroadcastError when the shapes do not fit together
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.power(0.75, 2) // -> 0.5625
 */
export const power: BinaryFunction<"power"> = /* @__PURE__ */ ufunc("power") as BinaryFunction<"power">;

/**
 * First array elements raised to powers from second array, in float64 or complex128.
 *
 * NumPy's `float_power(x1, x2, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws BroadcastError when the shapes do not fit together
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.floatPower(0.75, 2) // -> 0.5625
 */
export const floatPower: BinaryFunction<"floatPower"> = /* @__PURE__ */ ufunc("floatPower") as BinaryFunction<"floatPower">;

/**
 * Numerical negative, element-wise.
 *
 * NumPy's `negative(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.negative(0.75) // -> -0.75
 */
export const negative: UnaryFunction<"negative"> = /* @__PURE__ */ ufunc("negative") as UnaryFunction<"negative">;

/**
 * Numerical positive, element-wise.
 *
 * NumPy's `positive(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.positive(0.75) // -> 0.75
 */
export const positive: UnaryFunction<"positive"> = /* @__PURE__ */ ufunc("positive") as UnaryFunction<"positive">;

/**
 * Calculate the absolute value element-wise.
 *
 * NumPy's `absolute(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.absolute(0.75) // -> 0.75
 */
export const absolute: UnaryFunction<"absolute"> = /* @__PURE__ */ ufunc("absolute") as UnaryFunction<"absolute">;

/**
 * Compute the absolute values of real numbers as floats.
 *
 * NumPy's `fabs(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.fabs(0.75) // -> 0.75
 */
export const fabs: UnaryFunction<"fabs"> = /* @__PURE__ */ ufunc("fabs") as UnaryFunction<"fabs">;

/**
 * Returns an element-wise indication of the sign of a number: -1, 0 or 1, z / |z| of complex ones.
 *
 * NumPy's `sign(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.sign(0.75) // -> 1
 */
export const sign: UnaryFunction<"sign"> = /* @__PURE__ */ ufunc("sign") as UnaryFunction<"sign">;

/**
 * Return the non-negative square-root of an array, element-wise.
 *
 * NumPy's `sqrt(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.sqrt(0.75) // -> 0.8660254037844386
 */
export const sqrt: UnaryFunction<"sqrt"> = /* @__PURE__ */ ufunc("sqrt") as UnaryFunction<"sqrt">;

/**
 * Return the cube-root of an array, element-wise.
 *
 * NumPy's `cbrt(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.cbrt(0.75) // -> 0.9085602964160698
 */
export const cbrt: UnaryFunction<"cbrt"> = /* @__PURE__ */ ufunc("cbrt") as UnaryFunction<"cbrt">;

/**
 * Return the element-wise square of the input.
 *
 * NumPy's `square(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.square(0.75) // -> 0.5625
 */
export const square: UnaryFunction<"square"> = /* @__PURE__ */ ufunc("square") as UnaryFunction<"square">;

/**
 * Return the reciprocal of the argument, element-wise.
 *
 * NumPy's `reciprocal(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.reciprocal(0.75) // -> 1.3333333333333333
 */
export const reciprocal: UnaryFunction<"reciprocal"> = /* @__PURE__ */ ufunc("reciprocal") as UnaryFunction<"reciprocal">;

/**
 * Calculate the exponential of all elements in the input array.
 *
 * NumPy's `exp(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.exp(0.75) // -> 2.117000016612675
 */
export const exp: UnaryFunction<"exp"> = /* @__PURE__ */ ufunc("exp") as UnaryFunction<"exp">;

/**
 * Calculate `2**p` for all `p` in the input array.
 *
 * NumPy's `exp2(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.exp2(0.75) // -> 1.681792830507429
 */
export const exp2: UnaryFunction<"exp2"> = /* @__PURE__ */ ufunc("exp2") as UnaryFunction<"exp2">;

/**
 * Calculate `exp(x) - 1` for all elements in the array.
 *
 * NumPy's `expm1(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.expm1(0.75) // -> 1.1170000166126748
 */
export const expm1: UnaryFunction<"expm1"> = /* @__PURE__ */ ufunc("expm1") as UnaryFunction<"expm1">;

/**
 * Natural logarithm, element-wise.
 *
 * NumPy's `log(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.log(0.75) // -> -0.2876820724517809
 */
export const log: UnaryFunction<"log"> = /* @__PURE__ */ ufunc("log") as UnaryFunction<"log">;

/**
 * Return the natural logarithm of one plus the input array, element-wise.
 *
 * NumPy's `log1p(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.log1p(0.75) // -> 0.5596157879354227
 */
export const log1p: UnaryFunction<"log1p"> = /* @__PURE__ */ ufunc("log1p") as UnaryFunction<"log1p">;

/**
 * Base-2 logarithm of x.
 *
 * NumPy's `log2(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.log2(0.75) // -> -0.4150374992788438
 */
export const log2: UnaryFunction<"log2"> = /* @__PURE__ */ ufunc("log2") as UnaryFunction<"log2">;

/**
 * Return the base 10 logarithm of the input array, element-wise.
 *
 * NumPy's `log10(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.log10(0.75) // -> -0.12493873660829995
 */
export const log10: UnaryFunction<"log10"> = /* @__PURE__ */ ufunc("log10") as UnaryFunction<"log10">;

/**
 * Logarithm of the sum of exponentiations of the inputs.
 *
 * NumPy's `logaddexp(x1, x2, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws BroadcastError when the shapes do not fit together
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.logaddexp(0.75, 2) // -> 2.2519290813453727
 */
export const logaddexp: BinaryFunction<"logaddexp"> = /* @__PURE__ */ ufunc("logaddexp") as BinaryFunction<"logaddexp">;

/**
 * Logarithm of the sum of exponentiations of the inputs in base-2.
 *
 * NumPy's `logaddexp2(x1, x2, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws BroadcastError when the shapes do not fit together
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.logaddexp2(0.75, 2) // -> 2.5063462289494156
 */
export const logaddexp2: BinaryFunction<"logaddexp2"> = /* @__PURE__ */ ufunc("logaddexp2") as BinaryFunction<"logaddexp2">;

/**
 * Trigonometric sine, element-wise.
 *
 * NumPy's `sin(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.sin(0.75) // -> 0.6816387600233341
 */
export const sin: UnaryFunction<"sin"> = /* @__PURE__ */ ufunc("sin") as UnaryFunction<"sin">;

/**
 * Cosine element-wise.
 *
 * NumPy's `cos(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.cos(0.75) // -> 0.7316888688738209
 */
export const cos: UnaryFunction<"cos"> = /* @__PURE__ */ ufunc("cos") as UnaryFunction<"cos">;

/**
 * Compute tangent element-wise.
 *
 * NumPy's `tan(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.tan(0.75) // -> 0.9315964599440725
 */
export const tan: UnaryFunction<"tan"> = /* @__PURE__ */ ufunc("tan") as UnaryFunction<"tan">;

/**
 * Inverse sine, element-wise.
 *
 * NumPy's `arcsin(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.arcsin(0.75) // -> 0.848062078981481
 */
export const arcsin: UnaryFunction<"arcsin"> = /* @__PURE__ */ ufunc("arcsin") as UnaryFunction<"arcsin">;

/**
 * Trigonometric inverse cosine, element-wise.
 *
 * NumPy's `arccos(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.arccos(0.75) // -> 0.7227342478134157
 */
export const arccos: UnaryFunction<"arccos"> = /* @__PURE__ */ ufunc("arccos") as UnaryFunction<"arccos">;

/**
 * Trigonometric inverse tangent, element-wise.
 *
 * NumPy's `arctan(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.arctan(0.75) // -> 0.6435011087932844
 */
export const arctan: UnaryFunction<"arctan"> = /* @__PURE__ */ ufunc("arctan") as UnaryFunction<"arctan">;

/**
 * Element-wise arc tangent of x1/x2 choosing the quadrant correctly.
 *
 * NumPy's `arctan2(x1, x2, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws BroadcastError when the shapes do not fit together
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.arctan2(0.75, 2) // -> 0.35877067027057225
 */
export const arctan2: BinaryFunction<"arctan2"> = /* @__PURE__ */ ufunc("arctan2") as BinaryFunction<"arctan2">;

/**
 * Given the legs of a right triangle, return its hypotenuse.
 *
 * NumPy's `hypot(x1, x2, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws BroadcastError when the shapes do not fit together
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.hypot(0.75, 2) // -> 2.1360009363293826
 */
export const hypot: BinaryFunction<"hypot"> = /* @__PURE__ */ ufunc("hypot") as BinaryFunction<"hypot">;

/**
 * Hyperbolic sine, element-wise.
 *
 * NumPy's `sinh(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.sinh(0.75) // -> 0.82231673193583
 */
export const sinh: UnaryFunction<"sinh"> = /* @__PURE__ */ ufunc("sinh") as UnaryFunction<"sinh">;

/**
 * Hyperbolic cosine, element-wise.
 *
 * NumPy's `cosh(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.cosh(0.75) // -> 1.2946832846768448
 */
export const cosh: UnaryFunction<"cosh"> = /* @__PURE__ */ ufunc("cosh") as UnaryFunction<"cosh">;

/**
 * Compute hyperbolic tangent element-wise.
 *
 * NumPy's `tanh(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.tanh(0.75) // -> 0.6351489523872873
 */
export const tanh: UnaryFunction<"tanh"> = /* @__PURE__ */ ufunc("tanh") as UnaryFunction<"tanh">;

/**
 * Inverse hyperbolic sine element-wise.
 *
 * NumPy's `arcsinh(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.arcsinh(0.75) // -> 0.6931471805599453
 */
export const arcsinh: UnaryFunction<"arcsinh"> = /* @__PURE__ */ ufunc("arcsinh") as UnaryFunction<"arcsinh">;

/**
 * Inverse hyperbolic cosine, element-wise.
 *
 * NumPy's `arccosh(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.arccosh(0.75) // -> NaN
 */
export const arccosh: UnaryFunction<"arccosh"> = /* @__PURE__ */ ufunc("arccosh") as UnaryFunction<"arccosh">;

/**
 * Inverse hyperbolic tangent element-wise.
 *
 * NumPy's `arctanh(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.arctanh(0.75) // -> 0.9729550745276566
 */
export const arctanh: UnaryFunction<"arctanh"> = /* @__PURE__ */ ufunc("arctanh") as UnaryFunction<"arctanh">;

/**
 * Convert angles from degrees to radians.
 *
 * NumPy's `deg2rad(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.deg2rad(0.75) // -> 0.013089969389957472
 */
export const deg2rad: UnaryFunction<"deg2rad"> = /* @__PURE__ */ ufunc("deg2rad") as UnaryFunction<"deg2rad">;

/**
 * Convert angles from degrees to radians.
 *
 * NumPy's `radians(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.radians(0.75) // -> 0.013089969389957472
 */
export const radians: UnaryFunction<"radians"> = /* @__PURE__ */ ufunc("radians") as UnaryFunction<"radians">;

/**
 * Convert angles from radians to degrees.
 *
 * NumPy's `rad2deg(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.rad2deg(0.75) // -> 42.97183463481174
 */
export const rad2deg: UnaryFunction<"rad2deg"> = /* @__PURE__ */ ufunc("rad2deg") as UnaryFunction<"rad2deg">;

/**
 * Convert angles from radians to degrees.
 *
 * NumPy's `degrees(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.degrees(0.75) // -> 42.97183463481174
 */
export const degrees: UnaryFunction<"degrees"> = /* @__PURE__ */ ufunc("degrees") as UnaryFunction<"degrees">;

/**
 * Return the floor of the input, element-wise.
 *
 * NumPy's `floor(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.floor(0.75) // -> 0
 */
export const floor: UnaryFunction<"floor"> = /* @__PURE__ */ ufunc("floor") as UnaryFunction<"floor">;

/**
 * Return the ceiling of the input, element-wise.
 *
 * NumPy's `ceil(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.ceil(0.75) // -> 1
 */
export const ceil: UnaryFunction<"ceil"> = /* @__PURE__ */ ufunc("ceil") as UnaryFunction<"ceil">;

/**
 * Return the truncated value of the input, element-wise.
 *
 * NumPy's `trunc(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.trunc(0.75) // -> 0
 */
export const trunc: UnaryFunction<"trunc"> = /* @__PURE__ */ ufunc("trunc") as UnaryFunction<"trunc">;

/**
 * Round elements of the array to the nearest integer, ties to even.
 *
 * NumPy's `rint(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.rint(0.75) // -> 1
 */
export const rint: UnaryFunction<"rint"> = /* @__PURE__ */ ufunc("rint") as UnaryFunction<"rint">;

/**
 * Element-wise maximum of array elements; NaN propagates.
 *
 * NumPy's `maximum(x1, x2, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws BroadcastError when the shapes do not fit together
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.maximum(0.75, 2) // -> 2
 */
export const maximum: BinaryFunction<"maximum"> = /* @__PURE__ */ ufunc("maximum") as BinaryFunction<"maximum">;

/**
 * Element-wise minimum of array elements; NaN propagates.
 *
 * NumPy's `minimum(x1, x2, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws BroadcastError when the shapes do not fit together
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.minimum(0.75, 2) // -> 0.75
 */
export const minimum: BinaryFunction<"minimum"> = /* @__PURE__ */ ufunc("minimum") as BinaryFunction<"minimum">;

/**
 * Element-wise maximum of array elements; a number wins over a NaN.
 *
 * NumPy's `fmax(x1, x2, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws BroadcastError when the shapes do not fit together
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.fmax(0.75, 2) // -> 2
 */
export const fmax: BinaryFunction<"fmax"> = /* @__PURE__ */ ufunc("fmax") as BinaryFunction<"fmax">;

/**
 * Element-wise minimum of array elements; a number wins over a NaN.
 *
 * NumPy's `fmin(x1, x2, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws BroadcastError when the shapes do not fit together
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.fmin(0.75, 2) // -> 0.75
 */
export const fmin: BinaryFunction<"fmin"> = /* @__PURE__ */ ufunc("fmin") as BinaryFunction<"fmin">;

/**
 * Return (x1 == x2) element-wise.
 *
 * NumPy's `equal(x1, x2, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws BroadcastError when the shapes do not fit together
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.equal(0.75, 2) // -> false
 */
export const equal: BinaryFunction<"equal"> = /* @__PURE__ */ ufunc("equal") as BinaryFunction<"equal">;

/**
 * Return (x1 != x2) element-wise.
 *
 * NumPy's `not_equal(x1, x2, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws BroadcastError when the shapes do not fit together
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.notEqual(0.75, 2) // -> true
 */
export const notEqual: BinaryFunction<"notEqual"> = /* @__PURE__ */ ufunc("notEqual") as BinaryFunction<"notEqual">;

/**
 * Return the truth value of (x1 < x2) element-wise.
 *
 * NumPy's `less(x1, x2, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws BroadcastError when the shapes do not fit together
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.less(0.75, 2) // -> true
 */
export const less: BinaryFunction<"less"> = /* @__PURE__ */ ufunc("less") as BinaryFunction<"less">;

/**
 * Return the truth value of (x1 <= x2) element-wise.
 *
 * NumPy's `less_equal(x1, x2, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws BroadcastError when the shapes do not fit together
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.lessEqual(0.75, 2) // -> true
 */
export const lessEqual: BinaryFunction<"lessEqual"> = /* @__PURE__ */ ufunc("lessEqual") as BinaryFunction<"lessEqual">;

/**
 * Return the truth value of (x1 > x2) element-wise.
 *
 * NumPy's `greater(x1, x2, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws BroadcastError when the shapes do not fit together
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.greater(0.75, 2) // -> false
 */
export const greater: BinaryFunction<"greater"> = /* @__PURE__ */ ufunc("greater") as BinaryFunction<"greater">;

/**
 * Return the truth value of (x1 >= x2) element-wise.
 *
 * NumPy's `greater_equal(x1, x2, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws BroadcastError when the shapes do not fit together
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.greaterEqual(0.75, 2) // -> false
 */
export const greaterEqual: BinaryFunction<"greaterEqual"> = /* @__PURE__ */ ufunc("greaterEqual") as BinaryFunction<"greaterEqual">;

/**
 * Compute the truth value of x1 AND x2 element-wise.
 *
 * NumPy's `logical_and(x1, x2, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws BroadcastError when the shapes do not fit together
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.logicalAnd(0.75, 2) // -> true
 */
export const logicalAnd: BinaryFunction<"logicalAnd"> = /* @__PURE__ */ ufunc("logicalAnd") as BinaryFunction<"logicalAnd">;

/**
 * Compute the truth value of x1 OR x2 element-wise.
 *
 * NumPy's `logical_or(x1, x2, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws BroadcastError when the shapes do not fit together
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.logicalOr(0.75, 2) // -> true
 */
export const logicalOr: BinaryFunction<"logicalOr"> = /* @__PURE__ */ ufunc("logicalOr") as BinaryFunction<"logicalOr">;

/**
 * Compute the truth value of x1 XOR x2, element-wise.
 *
 * NumPy's `logical_xor(x1, x2, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws BroadcastError when the shapes do not fit together
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.logicalXor(0.75, 2) // -> false
 */
export const logicalXor: BinaryFunction<"logicalXor"> = /* @__PURE__ */ ufunc("logicalXor") as BinaryFunction<"logicalXor">;

/**
 * Compute the truth value of NOT x element-wise.
 *
 * NumPy's `logical_not(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.logicalNot(0.75) // -> false
 */
export const logicalNot: UnaryFunction<"logicalNot"> = /* @__PURE__ */ ufunc("logicalNot") as UnaryFunction<"logicalNot">;

/**
 * Compute the bit-wise AND of two arrays element-wise.
 *
 * NumPy's `bitwise_and(x1, x2, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws BroadcastError when the shapes do not fit together
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.bitwiseAnd(6, 3) // -> 2
 */
export const bitwiseAnd: BinaryFunction<"bitwiseAnd"> = /* @__PURE__ */ ufunc("bitwiseAnd") as BinaryFunction<"bitwiseAnd">;

/**
 * Compute the bit-wise OR of two arrays element-wise.
 *
 * NumPy's `bitwise_or(x1, x2, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws BroadcastError when the shapes do not fit together
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.bitwiseOr(6, 3) // -> 7
 */
export const bitwiseOr: BinaryFunction<"bitwiseOr"> = /* @__PURE__ */ ufunc("bitwiseOr") as BinaryFunction<"bitwiseOr">;

/**
 * Compute the bit-wise XOR of two arrays element-wise.
 *
 * NumPy's `bitwise_xor(x1, x2, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws BroadcastError when the shapes do not fit together
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.bitwiseXor(6, 3) // -> 5
 */
export const bitwiseXor: BinaryFunction<"bitwiseXor"> = /* @__PURE__ */ ufunc("bitwiseXor") as BinaryFunction<"bitwiseXor">;

/**
 * Compute bit-wise inversion, or bit-wise NOT, element-wise.
 *
 * NumPy's `invert(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.invert(6) // -> -7
 */
export const invert: UnaryFunction<"invert"> = /* @__PURE__ */ ufunc("invert") as UnaryFunction<"invert">;

/**
 * Shift the bits of an integer to the left.
 *
 * NumPy's `left_shift(x1, x2, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws BroadcastError when the shapes do not fit together
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.leftShift(6, 3) // -> 48
 */
export const leftShift: BinaryFunction<"leftShift"> = /* @__PURE__ */ ufunc("leftShift") as BinaryFunction<"leftShift">;

/**
 * Shift the bits of an integer to the right.
 *
 * NumPy's `right_shift(x1, x2, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws BroadcastError when the shapes do not fit together
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.rightShift(6, 3) // -> 0
 */
export const rightShift: BinaryFunction<"rightShift"> = /* @__PURE__ */ ufunc("rightShift") as BinaryFunction<"rightShift">;

/**
 * Count the bits that are set in the absolute values of integers.
 *
 * NumPy's `bitwise_count(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.bitwiseCount(6) // -> 2
 */
export const bitwiseCount: UnaryFunction<"bitwiseCount"> = /* @__PURE__ */ ufunc("bitwiseCount") as UnaryFunction<"bitwiseCount">;

/**
 * Returns the greatest common divisor of |x1| and |x2|.
 *
 * NumPy's `gcd(x1, x2, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws BroadcastError when the shapes do not fit together
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.gcd(6, 3) // -> 3
 */
export const gcd: BinaryFunction<"gcd"> = /* @__PURE__ */ ufunc("gcd") as BinaryFunction<"gcd">;

/**
 * Returns the lowest common multiple of |x1| and |x2|.
 *
 * NumPy's `lcm(x1, x2, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws BroadcastError when the shapes do not fit together
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.lcm(6, 3) // -> 6
 */
export const lcm: BinaryFunction<"lcm"> = /* @__PURE__ */ ufunc("lcm") as BinaryFunction<"lcm">;

/**
 * Test element-wise for NaN.
 *
 * NumPy's `isnan(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.isnan(0.75) // -> false
 */
export const isnan: UnaryFunction<"isnan"> = /* @__PURE__ */ ufunc("isnan") as UnaryFunction<"isnan">;

/**
 * Test element-wise for positive or negative infinity.
 *
 * NumPy's `isinf(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.isinf(0.75) // -> false
 */
export const isinf: UnaryFunction<"isinf"> = /* @__PURE__ */ ufunc("isinf") as UnaryFunction<"isinf">;

/**
 * Test element-wise for finiteness: neither infinity nor NaN.
 *
 * NumPy's `isfinite(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.isfinite(0.75) // -> true
 */
export const isfinite: UnaryFunction<"isfinite"> = /* @__PURE__ */ ufunc("isfinite") as UnaryFunction<"isfinite">;

/**
 * Returns element-wise true where the sign bit is set, that of zeros and NaN included.
 *
 * NumPy's `signbit(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.signbit(0.75) // -> false
 */
export const signbit: UnaryFunction<"signbit"> = /* @__PURE__ */ ufunc("signbit") as UnaryFunction<"signbit">;

/**
 * Change the sign of x1 to that of x2, element-wise.
 *
 * NumPy's `copysign(x1, x2, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws BroadcastError when the shapes do not fit together
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.copysign(0.75, 2) // -> 0.75
 */
export const copysign: BinaryFunction<"copysign"> = /* @__PURE__ */ ufunc("copysign") as BinaryFunction<"copysign">;

/**
 * Return the next floating-point value after x1 towards x2, element-wise.
 *
 * NumPy's `nextafter(x1, x2, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws BroadcastError when the shapes do not fit together
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.nextafter(0.75, 2) // -> 0.7500000000000001
 */
export const nextafter: BinaryFunction<"nextafter"> = /* @__PURE__ */ ufunc("nextafter") as BinaryFunction<"nextafter">;

/**
 * Return the distance between x and the nearest adjacent number.
 *
 * NumPy's `spacing(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.spacing(0.75) // -> 1.1102230246251565e-16
 */
export const spacing: UnaryFunction<"spacing"> = /* @__PURE__ */ ufunc("spacing") as UnaryFunction<"spacing">;

/**
 * Returns x1 times 2 to the power of x2, element-wise.
 *
 * NumPy's `ldexp(x1, x2, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws BroadcastError when the shapes do not fit together
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.ldexp(0.75, 2) // -> 3
 */
export const ldexp: BinaryFunction<"ldexp"> = /* @__PURE__ */ ufunc("ldexp") as BinaryFunction<"ldexp">;

/**
 * Compute the Heaviside step function: 0 below 0, 1 above, and the second argument at 0.
 *
 * NumPy's `heaviside(x1, x2, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws BroadcastError when the shapes do not fit together
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.heaviside(0.75, 2) // -> 1
 */
export const heaviside: BinaryFunction<"heaviside"> = /* @__PURE__ */ ufunc("heaviside") as BinaryFunction<"heaviside">;

/**
 * Return the complex conjugate, element-wise.
 *
 * NumPy's `conjugate(x, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.
 *
 * @throws TypeError when there is no loop for the dtypes
 * @example
 * np.conjugate(0.75) // -> 0.75
 */
export const conjugate: UnaryFunction<"conjugate"> = /* @__PURE__ */ ufunc("conjugate") as UnaryFunction<"conjugate">;
