import { bind, isOptions, parameters } from "../core/args.js";
import { type CoreArray, consume } from "../core/array.js";
import { fill } from "../core/assign.js";
import type { Operand } from "../core/dispatch.js";
import type { DType } from "../core/dtype.js";
import { IndexError, ValueError } from "../core/errors.js";
import { indicesOf } from "../core/shape.js";
import { wholeNumbers } from "../core/truth.js";
import { moveaxis } from "../ops/layout.js";
import * as ops from "../ops/padding.js";
import { reduce } from "../ops/reductions.js";
import { type ArrayLike, withArrays } from "./input.js";
import { type NDArray, wrap } from "./ndarray.js";
import { numpyPolicy } from "./policy.js";

/** What the margins of {@link pad} hold. */
export type PadMode =
  | "constant"
  | "edge"
  | "linear_ramp"
  | "maximum"
  | "mean"
  | "median"
  | "minimum"
  | "reflect"
  | "symmetric"
  | "wrap"
  | "empty";

/** Fills the margins of one line in place; is called for every line along every axis. */
export type PadFunction = (
  vector: NDArray,
  padWidth: readonly [number, number],
  axis: number,
  options: Record<string, unknown>,
) => void;

/** How wide the margins are: one number, `[before, after]`, a pair for each axis, or by axis. */
export type PadWidth =
  | number
  | readonly (number | readonly number[])[]
  | NDArray
  | { readonly [axis: number]: number | readonly [number, number] };

/** What {@link pad} takes by name. */
export interface PadOptions {
  mode?: PadMode | PadFunction;
  /** The values of `constant`: one, `[before, after]`, or a pair for each axis; 0 by default. */
  constantValues?: ArrayLike;
  /** The outermost values of `linear_ramp`, likewise. */
  endValues?: ArrayLike;
  /** Of how many elements next to the edge a statistic is, likewise; of all by default. */
  statLength?: ArrayLike | null;
  /** Of `reflect` and `symmetric`: `odd` turns what is mirrored over at the edge. */
  reflectType?: "even" | "odd";
  /** Anything else goes to a function that pads. */
  [name: string]: unknown;
}

const statistics = ["statLength"];
const reflections = ["reflectType"];
const allowed: Readonly<Record<string, readonly string[]>> = {
  constant: ["constantValues"],
  edge: [],
  linear_ramp: ["endValues"],
  maximum: statistics,
  mean: statistics,
  median: statistics,
  minimum: statistics,
  reflect: reflections,
  symmetric: reflections,
  wrap: [],
  empty: [],
};

/** A width for some axes: an object whose keys are axes. */
function byAxis(x: unknown): readonly (readonly [string, unknown])[] | undefined {
  const entries =
    x instanceof Map
      ? [...x].map(([key, width]) => [String(key), width] as const)
      : isOptions(x)
        ? Object.entries(x)
        : [];
  return entries.length > 0 && entries.every(([key]) => /^-?\d+$/.test(key)) ? entries : undefined;
}

/** Widths by axis as a pair for each axis. @throws IndexError */
function spread(entries: readonly (readonly [string, unknown])[], ndim: number): number[][] {
  const pairs: number[][] = Array.from({ length: ndim }, () => [0, 0]);
  for (const [key, width] of entries) {
    const axis = Number(key) + (Number(key) < 0 ? ndim : 0);
    if (!(axis in pairs)) throw new IndexError("list assignment index out of range");
    pairs[axis] = typeof width === "number" ? [width, width] : [...(width as number[])];
  }
  return pairs;
}

/** Whole numbers for both ends of each axis. @throws ValueError for negative ones */
function counts(x: CoreArray, ndim: number): ops.Pair<number>[] {
  if (x.size > 0 && consume(reduce("min", x), (least) => Number(least.first())) < 0)
    throw new ValueError("index can't contain negative values");
  const pairs = ops.asPairs(x, ndim);
  const [down, across] = pairs.strides as [number, number];
  const at = (axis: number, side: number): number =>
    Number(pairs.dtype.read(pairs.address + axis * down + side * across));
  return Array.from({ length: ndim }, (_, axis) => [at(axis, 0), at(axis, 1)]);
}

/** Call `use` with the widths of the margins. @throws TypeError when they are not whole */
function widthsOf(width: unknown, ndim: number): ops.Pair<number>[] {
  const entries = byAxis(width);
  const refuse = (): never => {
    throw new TypeError("`pad_width` must be of integral type.");
  };
  if (width === null || typeof width === "string") return refuse();
  return withArrays([entries ? spread(entries, ndim) : width], (given) => {
    if (given.dtype.kind === "int") return counts(given, ndim);
    const whole = given.size > 0 ? wholeNumbers(given) : null;
    return whole ? consume(whole, () => counts(whole, ndim)) : refuse();
  });
}

/** Call `use` with values for both ends of each axis. */
function withPairs<T>(x: unknown, ndim: number, use: (pairs: ops.Pair<Operand>[]) => T): T {
  return withArrays([x], (given) => {
    const pairs = ops.asPairs(given, ndim);
    // What was spelt out for every axis is taken as scalars, which must fit; NumPy casts one or two for all.
    const scalars = given.size > 2 || (given.ndim === 2 && given.shape[1] === 1 && given.size > 1);
    const [down, across] = pairs.strides as [number, number];
    const at = (axis: number, side: number): Operand => {
      const element = pairs.view([], [], pairs.offset + axis * down + side * across);
      return scalars ? element.first() : element;
    };
    return use(Array.from({ length: ndim }, (_, axis) => [at(axis, 0), at(axis, 1)]));
  });
}

/** Pad with zeros, and have a function fill the margins of every line along every axis. */
function padBy(
  a: CoreArray,
  widths: readonly ops.Pair<number>[],
  f: PadFunction,
  options: Record<string, unknown>,
): NDArray {
  const result = wrap(ops.grown(a, widths, (padded) => fill(padded, 0)));
  for (let axis = 0; axis < a.ndim; axis++) {
    const lines = moveaxis(result.core, axis, -1);
    for (const index of indicesOf(lines.shape.slice(0, -1))) {
      const at = index.reduce((offset, i, k) => offset + i * lines.strides[k]!, lines.offset);
      const line = lines.view(lines.shape.slice(-1), lines.strides.slice(-1), at);
      f(result.viewOf(line), widths[axis]!, axis, options);
    }
  }
  return result;
}

function statLengths(x: unknown, ndim: number): ops.Pair<number>[] | undefined {
  if (x == null) return undefined;
  if (Array.isArray(x) && x.flat(Infinity).includes(null)) {
    throw new TypeError(
      "loop of ufunc does not support argument 0 of type NoneType which has no callable rint method",
    );
  }
  return withArrays([x], (given) =>
    counts(given, ndim).map(([before, after]): ops.Pair<number> => [even(before), even(after)]),
  );
}

/** Rounded, halves to even. */
const even = (x: number): number => (x % 1 === 0.5 ? 2 * Math.round(x / 2) : Math.round(x));

const signature = parameters("pad(array, padWidth, mode=)");

/**
 * With a margin around the array: constant, taken from its edges, mirrored, repeated, or statistics of it.
 *
 * @param padWidth - one width for all, `[before, after]`, a pair for each axis, or an object of widths by axis
 * @param mode - one of NumPy's eleven, or a function that fills the margins of one line in place
 * @returns a copy, in Fortran order where the array is
 * @throws TypeError for widths that are not whole, @throws ValueError for negative ones and options of another mode
 * @example
 * np.pad([1, 2, 3], 2, "reflect").toString() // -> [3. 2. 1. 2. 3. 2. 1.]
 * np.pad([[1, 2]], [[1, 0], [0, 1]], { constantValues: 9 }).tolist() // -> [ [ 9, 9, 9 ], [ 1, 2, 9 ] ]
 */
export const pad: <D extends DType>(
  array: NDArray<D> | ArrayLike,
  padWidth: PadWidth,
  mode?: PadMode | PadFunction | PadOptions,
  options?: PadOptions,
) => NDArray<D> = Object.defineProperty(
  (...args: unknown[]) => {
    const last = args.at(-1);
    const named = args.length > 1 && isOptions(last) && !(args.length === 2 && byAxis(last)) ? last : {};
    const positional = args.slice(0, named === last ? -1 : undefined);
    const own: Record<string, unknown> = {};
    const extra: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(named))
      (signature.names.includes(key) ? own : extra)[key] = value;
    const [a, width, mode = "constant"] = bind(signature, [...positional, own]);
    return withArrays([a], (core) => {
      const widths = widthsOf(width, core.ndim);
      if (typeof mode === "function") return padBy(core, widths, mode as PadFunction, extra);
      const known = allowed[String(mode)];
      if (!known) throw new ValueError(`mode '${String(mode)}' is not supported`);
      const unknown = Object.keys(extra).filter((key) => !known.includes(key));
      if (unknown.length > 0) {
        const shown = unknown.map((key) => `'${key}'`).join(", ");
        throw new ValueError(`unsupported keyword arguments for mode '${String(mode)}': {${shown}}`);
      }
      const lengths = statLengths(extra.statLength, core.ndim);
      const value = extra.constantValues ?? extra.endValues ?? 0;
      return withPairs(value, core.ndim, (values) =>
        wrap(
          ops.pad(
            core,
            widths,
            { mode: String(mode), values, lengths, odd: extra.reflectType === "odd" },
            numpyPolicy,
          ),
        ),
      );
    });
  },
  "name",
  { value: "pad" },
) as never;
