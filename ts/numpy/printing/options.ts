import type { Scalar } from "../../core/dtype.js";
import { ValueError } from "../../core/errors.js";

/** Functions that write elements, by type or by group of types; the more special key wins. */
export interface Formatters {
  readonly bool?: (x: boolean) => string;
  readonly int?: (x: number | bigint) => string;
  readonly float?: (x: number) => string;
  readonly complexfloat?: (x: { readonly re: number; readonly im: number }) => string;
  readonly int_kind?: (x: number | bigint) => string;
  readonly float_kind?: (x: number) => string;
  readonly complex_kind?: (x: { readonly re: number; readonly im: number }) => string;
  readonly all?: (x: Scalar) => string;
}

/** How many digits floats show: see `setPrintoptions`. */
export type FloatMode = "fixed" | "unique" | "maxprec" | "maxprec_equal";

/** The print options. */
export interface PrintOptions {
  /** Digits after the point. 8. */
  readonly precision: number;
  /** The size above which an array is summarised. 1000. */
  readonly threshold: number;
  /** Elements shown at each end of a summarised axis. 3. */
  readonly edgeitems: number;
  /** Characters in a line. 75. */
  readonly linewidth: number;
  /** Never use exponents for small numbers. */
  readonly suppress: boolean;
  /** How NaN is written. */
  readonly nanstr: string;
  /** How infinity is written. */
  readonly infstr: string;
  /** `"-"`: only minus signs; `"+"`: both; `" "`: a blank before positive numbers. */
  readonly sign: "-" | "+" | " ";
  /** How `precision` is meant. `"maxprec"`. */
  readonly floatmode: FloatMode;
  /** Functions that write elements; `null` for none. Every call of `setPrintoptions` resets it. */
  readonly formatter: Formatters | null;
}

/** Some of the print options; `null` and `undefined` leave one as it is. */
export type SomePrintOptions = { readonly [K in keyof PrintOptions]?: PrintOptions[K] | null | undefined };

let current: PrintOptions = {
  edgeitems: 3,
  threshold: 1000,
  floatmode: "maxprec",
  precision: 8,
  suppress: false,
  linewidth: 75,
  nanstr: "nan",
  infstr: "inf",
  sign: "-",
  formatter: null,
};

/** The current options with some replaced, checked. */
export function withOptions(some: SomePrintOptions): PrintOptions {
  for (const key of Object.keys(some)) {
    if (!(key in current)) {
      throw new TypeError(`'${key}' is no print option: they are ${Object.keys(current).join(", ")}`);
    }
  }
  const given = Object.fromEntries(
    Object.entries(some).filter(([, value]) => value !== undefined && value !== null),
  ) as Partial<PrintOptions>;
  const { floatmode, sign, threshold, precision } = given;
  if (floatmode !== undefined && !["fixed", "unique", "maxprec", "maxprec_equal"].includes(floatmode)) {
    throw new ValueError('floatmode option must be one of "fixed", "unique", "maxprec", "maxprec_equal"');
  }
  if (sign !== undefined && !["-", "+", " "].includes(sign)) {
    throw new ValueError("sign option must be one of ' ', '+', or '-'");
  }
  if (threshold !== undefined) {
    if (typeof threshold !== "number") throw new TypeError("threshold must be numeric");
    if (Number.isNaN(threshold)) {
      throw new ValueError("threshold must be non-NAN, try Infinity for untruncated representation");
    }
  }
  if (precision !== undefined && !Number.isInteger(precision))
    throw new TypeError("precision must be an integer");
  return { ...current, ...given };
}

/** Replace print options. What is left out stays as it is, but `formatter` is always reset. */
export function setPrintoptions(options: SomePrintOptions = {}): void {
  current = { ...withOptions(options), formatter: options.formatter ?? null };
}

/**
 * The current print options.
 *
 * @example
 * np.getPrintoptions().linewidth // -> 75
 */
export function getPrintoptions(): PrintOptions {
  return { ...current };
}

/**
 * Run a function under other print options, and restore them at its end, however it ends.
 *
 * @param options - the options to replace; see `setPrintoptions`
 * @param body - what to run; it gets the options in force
 * @returns what `body` returns
 * @example
 * np.printoptions({ precision: 2 }, () => np.array([2 / 3]).toString()) // -> [0.67]
 */
export function printoptions<T>(options: SomePrintOptions, body: (options: PrintOptions) => T): T {
  const before = current;
  setPrintoptions(options);
  try {
    return body(getPrintoptions());
  } finally {
    current = before;
  }
}
