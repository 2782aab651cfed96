/** The ratio of a circle's circumference to its diameter. */
export const pi: number = Math.PI;
/** The base of natural logarithms. */
export const e: number = Math.E;
/** The Euler-Mascheroni constant. */
export const eulerGamma = 0.5772156649015329;
/** Infinity, as a float. */
export const inf: number = Number.POSITIVE_INFINITY;
/** Not a number. */
export const nan: number = Number.NaN;
/** NumPy's true. */
export const True_ = true;
/** NumPy's false. */
export const False_ = false;
/** Whether the machine puts the low byte first: WebAssembly does. */
export const littleEndian = true;
/** The version of lanewise. */
export const __version__ = "0.1.0";
