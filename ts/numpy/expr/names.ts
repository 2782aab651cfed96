import { nearest } from "../../core/args.js";
import { dtypes } from "../../core/dtype.js";
import { ALIASES } from "../../core/dtype_names.js";
import { ufuncs } from "../../core/ufunc.js";
import { e, eulerGamma, pi } from "../constants.js";
import { matmul } from "../linalg.js";
import {
  all,
  any,
  argmax,
  argmin,
  countNonzero,
  cumprod,
  cumsum,
  max,
  mean,
  min,
  prod,
  std,
  sum,
  var_,
} from "../reductions.js";

/** The names that an expression knows. Functions without a name here are given as operands: `${np.sort}(x)`. */

/** What names stand for; of dtypes their text. */
export const constants: Readonly<Record<string, unknown>> = {
  True: true,
  False: false,
  None: null,
  newaxis: null,
  Ellipsis: "...",
  inf: Number.POSITIVE_INFINITY,
  nan: Number.NaN,
  pi,
  e,
  euler_gamma: eulerGamma,
  eulerGamma,
  ...Object.fromEntries(Object.keys({ ...dtypes, ...ALIASES }).map((name) => [name, name])),
};

/** A function of the library. */
export type Callable = (...args: unknown[]) => unknown;

/** Reductions that take what has not been computed. */
export const folds: Readonly<Record<string, Callable>> = {
  sum,
  prod,
  max,
  min,
  any,
  all,
  mean,
  var: var_,
  std,
  countNonzero,
} as Record<string, Callable>;

/** Other functions, which take arrays. */
export const others: Readonly<Record<string, Callable>> = {
  argmax,
  argmin,
  cumsum,
  cumprod,
  matmul,
} as Record<string, Callable>;

/** NumPy's and the array API's other names. */
const aliases: Readonly<Record<string, string>> = {
  abs: "absolute",
  acos: "arccos",
  acosh: "arccosh",
  asin: "arcsin",
  asinh: "arcsinh",
  atan: "arctan",
  atan2: "arctan2",
  atanh: "arctanh",
  conj: "conjugate",
  trueDivide: "divide",
  bitwiseInvert: "invert",
  bitwiseNot: "invert",
  bitwiseLeftShift: "leftShift",
  bitwiseRightShift: "rightShift",
  pow: "power",
  mod: "remainder",
  amax: "max",
  amin: "min",
};

/** As Python writes it: `floor_divide`. */
const snake = (name: string): string => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
/** As JavaScript writes it: `floorDivide`. */
export const camel = (name: string): string =>
  name.replace(/(?<=[a-z\d])_([a-z\d])/g, (_, c: string) => c.toUpperCase());

/** The function that a name stands for, by both ways of writing it. */
export const functionNames: ReadonlyMap<string, string> = new Map(
  [
    ...[ufuncs, folds, others].flatMap(Object.keys).map((name) => [name, name] as const),
    ...Object.entries(aliases),
  ].flatMap(([name, found]) => [[name, found] as const, [snake(name), found] as const]),
);

/** A name that another was probably meant to be. */
export const similar = (name: string): string =>
  nearest(name, [...functionNames.keys(), ...Object.keys(constants)]);
