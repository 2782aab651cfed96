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

/** The versions of NumPy whose printing can be asked for; `false` is the present one. */
export type Legacy = "1.13" | "1.21" | "1.25" | "2.1" | "2.2" | false;
const versions: readonly (Legacy | undefined)[] = ["1.13", "1.21", "1.25", "2.1", "2.2", false];

/** What writes arrays in place of `arrayRepr`. It gets the NDArray. */
export type OverrideRepr = (a: never) => string;

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
  /** Print as an older version of NumPy does. `false`. */
  readonly legacy: Legacy;
  /** What writes the `repr` of arrays; `null` for the usual. Every call of `setPrintoptions` resets it. */
  readonly overrideRepr: OverrideRepr | null;
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
  legacy: false,
  overrideRepr: null,
};

/** Whether printing is that of a version of NumPy, or of an older one. */
export function printsAs(version: "1.13" | "2.2", { legacy }: { readonly legacy: Legacy }): boolean {
  return versions.indexOf(legacy) <= versions.indexOf(version);
}

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
  const { floatmode, sign, threshold, precision, legacy } = given;
  if (floatmode !== undefined && !["fixed", "unique", "maxprec", "maxprec_equal"].includes(floatmode)) {
    throw new ValueError('floatmode option must be one of "fixed", "unique", "maxprec", "maxprec_equal"');
  }
  if (sign !== undefined && !["-", "+", " "].includes(sign)) {
    throw new ValueError("sign option must be one of ' ', '+', or '-'");
  }
  if (legacy !== undefined && !versions.includes(legacy)) {
    throw new ValueError(
      "legacy printing option can currently only be '1.13', '1.21', '1.25', '2.1', '2.2' or `False`",
    );
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

/** Replace print options. What is left out stays as it is, but `formatter` and `overrideRepr` are always reset. */
export function setPrintoptions(options: SomePrintOptions = {}): void {
  const { formatter, overrideRepr } = options;
  const next = { ...withOptions(options), formatter: formatter ?? null, overrideRepr: overrideRepr ?? null };
  current = next.legacy === "1.13" ? { ...next, sign: "-" } : next;
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
