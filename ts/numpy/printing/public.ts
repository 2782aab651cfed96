import { type BinaryFormat, binaryFormats, type FloatName } from "../../core/text/dragon4.js";
import {
  checkLayout,
  type PositionalLayout,
  positional,
  type ScientificLayout,
  scientific,
} from "../../core/text/format_float.js";
import { define } from "../define.js";
import { type ArrayLike, withArrays } from "../input.js";
import { NDArray, wrap } from "../ndarray.js";
import type { Array2stringOptions, ArrayStrOptions } from "./array2string.js";
import * as text from "./array2string.js";
import type { SomePrintOptions } from "./options.js";
import * as state from "./options.js";

/** Print any array-like as an array. */
const print = (a: unknown, write: (a: NDArray) => string): string =>
  withArrays([a], (core) => write(wrap(core)));

/**
 * The elements of an array in nested brackets.
 *
 * @param a - an array of any shape and dtype
 * @param options - separator, digits, widths; by position `maxLineWidth, precision, suppressSmall, separator, prefix`
 * @throws ValueError, TypeError for a value that an option cannot have
 * @example
 * np.array2string([1.5, 2], { separator: ", " }) // -> [1.5, 2. ]
 * np.array2string(np.arange(20), { threshold: 5, edgeitems: 1 }) // -> [ 0. ... 19.]
 */
export const array2string: (a: ArrayLike, options?: Array2stringOptions) => string = define(
  "array2string(a, maxLineWidth=, precision=, suppressSmall=, separator=, prefix=, *, formatter=, threshold=, edgeitems=, sign=, floatmode=, suffix=, legacy=)",
  (
    a,
    maxLineWidth,
    precision,
    suppressSmall,
    separator,
    prefix,
    formatter,
    threshold,
    edgeitems,
    sign,
    floatmode,
    suffix,
    legacy,
  ) =>
    print(a, (b) =>
      text.array2string(b, {
        maxLineWidth,
        precision,
        suppressSmall,
        separator,
        prefix,
        formatter,
        threshold,
        edgeitems,
        sign,
        floatmode,
        suffix,
        legacy,
      }),
    ),
);

/**
 * An array as NumPy's `repr` writes it: with the dtype where the elements do not tell it, and the shape of an
 * empty or summarised one.
 *
 * @param a - an array of any shape and dtype
 * @param options - digits and width; by position `maxLineWidth, precision, suppressSmall`
 * @example
 * np.arrayRepr(np.array([1, 2], "int8")) // -> array([1, 2], dtype=int8)
 */
export const arrayRepr: (a: ArrayLike, options?: ArrayStrOptions) => string = define(
  "array_repr(a, maxLineWidth=, precision=, suppressSmall=)",
  (a, maxLineWidth, precision, suppressSmall) =>
    print(a, (b) => text.arrayRepr(b, { maxLineWidth, precision, suppressSmall })),
);

/**
 * An array as NumPy's `str` writes it; a 0-d array as its scalar.
 *
 * @param a - an array of any shape and dtype
 * @param options - digits and width; by position `maxLineWidth, precision, suppressSmall`
 * @example
 * np.arrayStr([1.5, 2]) // -> [1.5 2. ]
 */
export const arrayStr: (a: ArrayLike, options?: ArrayStrOptions) => string = define(
  "array_str(a, maxLineWidth=, precision=, suppressSmall=)",
  (a, maxLineWidth, precision, suppressSmall) =>
    print(a, (b) => text.arrayStr(b, { maxLineWidth, precision, suppressSmall })),
);

/**
 * Set how arrays print from now on. What is left out stays as it is, but `formatter` and `overrideRepr` are always
 * reset. `legacy` prints as an older version of NumPy does.
 *
 * `floatmode` tells how `precision` is meant: `"fixed"` always that many digits; `"unique"` as many as each
 * element needs, whatever the precision; `"maxprec"` at most that many, fewer where fewer suffice;
 * `"maxprec_equal"` the same, but equally many for all elements.
 *
 * @throws ValueError, TypeError for a value that an option cannot have
 * @example
 * np.setPrintoptions({ precision: 3 });
 * np.array([1 / 3]).toString() // -> [0.333]
 * np.setPrintoptions({ precision: 8 });
 * np.array([1 / 3]).toString() // -> [0.33333333]
 */
export const setPrintoptions: (options?: SomePrintOptions) => void = define(
  "set_printoptions(precision=, threshold=, edgeitems=, linewidth=, suppress=, nanstr=, infstr=, formatter=, sign=, floatmode=, *, legacy=, overrideRepr=)",
  (
    precision,
    threshold,
    edgeitems,
    linewidth,
    suppress,
    nanstr,
    infstr,
    formatter,
    sign,
    floatmode,
    legacy,
    overrideRepr,
  ) =>
    state.setPrintoptions({
      precision,
      threshold,
      edgeitems,
      linewidth,
      suppress,
      nanstr,
      infstr,
      formatter,
      sign,
      floatmode,
      legacy,
      overrideRepr,
    }),
);

/** A floating-point number, or a 0-d array of one, whose dtype then says which digits tell it from its neighbours. */
export type Float = number | NDArray;

/** The dtype whose neighbours a plain number is told from: `"float64"` by default. */
export interface FloatType {
  readonly dtype?: FloatName | undefined;
}

function formatFloat<L extends PositionalLayout & ScientificLayout>(
  write: (x: number, format: BinaryFormat, layout: L) => string,
  x: unknown,
  dtype: FloatName | undefined,
  layout: L,
): string {
  checkLayout(layout);
  const value = x instanceof NDArray ? x.element([]) : x;
  if (typeof value !== "number" && typeof value !== "bigint") throw new TypeError("must be real number");
  const own = x instanceof NDArray && x.dtype in binaryFormats ? (x.dtype as FloatName) : "float64";
  return write(Number(value), binaryFormats[dtype ?? own], layout);
}

/**
 * A number in decimal notation without an exponent.
 *
 * @param x - the number
 * @param options - rounding and padding; by position `precision, unique, fractional, trim, sign, padLeft, padRight, minDigits`
 * @throws ValueError for a negative bound, TypeError for exact digits without a precision
 * @example
 * np.formatFloatPositional(1e-5) // -> 0.00001
 * np.formatFloatPositional(Math.fround(Math.PI), { dtype: "float32" }) // -> 3.1415927
 * np.formatFloatPositional(0.1, { unique: false, precision: 20 }) // -> 0.10000000000000000555
 */
export const formatFloatPositional: (x: Float, options?: PositionalLayout & FloatType) => string = define(
  "format_float_positional(x, precision=, unique=, fractional=, trim=, sign=, padLeft=, padRight=, minDigits=, *, dtype=)",
  (x, precision, unique, fractional, trim, sign, padLeft, padRight, minDigits, dtype) =>
    formatFloat(positional, x, dtype, {
      precision,
      unique,
      fractional,
      trim,
      sign,
      padLeft,
      padRight,
      minDigits,
    }),
);

/**
 * A number in scientific notation.
 *
 * @param x - the number
 * @param options - rounding and padding; by position `precision, unique, trim, sign, padLeft, expDigits, minDigits`
 * @throws ValueError for a negative bound, TypeError for exact digits without a precision
 * @example
 * np.formatFloatScientific(12345.678) // -> 1.2345678e+04
 * np.formatFloatScientific(1.5, { expDigits: 4 }) // -> 1.5e+0000
 */
export const formatFloatScientific: (x: Float, options?: ScientificLayout & FloatType) => string = define(
  "format_float_scientific(x, precision=, unique=, trim=, sign=, padLeft=, expDigits=, minDigits=, *, dtype=)",
  (x, precision, unique, trim, sign, padLeft, expDigits, minDigits, dtype) =>
    formatFloat(scientific, x, dtype, { precision, unique, trim, sign, padLeft, expDigits, minDigits }),
);

export { getPrintoptions, printoptions } from "./options.js";
