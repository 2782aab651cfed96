import { asOwner, type CoreArray } from "../core/array.js";
import { copy } from "../core/assign.js";
import { asCore, unwrap } from "../core/convert.js";
import type { DTypeRow, Scalar } from "../core/dtype.js";
import { ValueError } from "../core/errors.js";
import { newaxis, readIndex } from "../core/index.js";
import { scope } from "../core/lifetime.js";
import { promote, resultType } from "../core/promote.js";
import { isScalar, type Marked, scalarDtype, weakKind } from "../core/scalar.js";
import { Slice } from "../core/slice.js";
import { concatenate } from "../ops/joining.js";
import { swapaxes, transpose, widened } from "../ops/layout.js";
import { rangeArray } from "./grids.js";
import type { ArrayLike } from "./input.js";
import { type NDArray, wrap } from "./ndarray.js";
import { literal, parseRange, rangeOf, splitText } from "./ranges.js";

/** How parts are joined: NumPy's `axis`, `ndmin` and `trans1d`. */
interface Joining {
  /** The axis along which they are joined. */
  readonly axis: number;
  /** The least number of axes of each part. */
  readonly ndmin: number;
  /** Where the axis of a part with fewer goes; -1 for the end. */
  readonly trans1d: number;
}

const isDirective = (x: unknown): x is string => typeof x === "string" && !x.includes(":");

/** `axis`, `axis,ndmin` or `axis,ndmin,trans1d` as text. @throws ValueError for anything else */
function directed(text: string, joining: Joining): Joining {
  const parts = text.split(",").map((part) => part.trim());
  if (parts.length > 3 || !parts.every((part) => /^-?\d+$/.test(part)))
    throw new ValueError(
      parts.length > 1 ? `unknown special directive '${text}'` : "unknown special directive",
    );
  const [axis, ndmin, trans1d] = parts.map(Number);
  return { axis: axis!, ndmin: ndmin ?? joining.ndmin, trans1d: trans1d ?? joining.trans1d };
}

/** A part with at least `ndmin` axes, its own where `trans1d` wants them. */
function placed(core: CoreArray, { ndmin, trans1d }: Joining): CoreArray {
  if (core.ndim >= ndmin) return core;
  const wide = widened(core, ndmin);
  if (trans1d === -1) return wide;
  const added = ndmin - core.ndim;
  const first = trans1d < 0 ? trans1d + added + 1 : trans1d;
  const axes = Array.from({ length: ndmin }, (_, axis) => axis);
  return transpose(wide, [...axes.slice(0, first), ...axes.slice(added), ...axes.slice(first, added)]);
}

type Part = ArrayLike | string | Slice;

/** The parts as arrays and scalars: ranges in text and slices are arrays along one axis. */
function partsOf(items: readonly Part[], joining: Joining): (CoreArray | Scalar | Marked)[] {
  const range = (core: CoreArray): CoreArray => {
    if (joining.ndmin <= 1) return core;
    const wide = widened(core, joining.ndmin);
    return joining.trans1d === -1 ? wide : swapaxes(wide, -1, joining.trans1d);
  };
  return items.flatMap((item): (CoreArray | Scalar | Marked)[] => {
    if (item instanceof Slice) return [range(rangeArray(rangeOf(item)))];
    if (typeof item === "string") {
      if (isDirective(item)) throw new ValueError("special directives must be the first entry.");
      return splitText(item).parts.map((text) =>
        text.includes(":") ? range(rangeArray(parseRange(text))) : literal(text)!.value,
      );
    }
    if (isScalar(item)) return [item];
    return [placed(unwrap(item) ?? asCore(item), joining)];
  });
}

function commonDType(parts: readonly (CoreArray | Scalar | Marked)[]): DTypeRow {
  const strong = parts.filter((part) => !isScalar(part)).map((part) => (part as CoreArray).dtype);
  const scalars = parts.filter(isScalar);
  // Scalars alone make the array that they would make in a list.
  if (strong.length === 0) return scalars.map(scalarDtype).reduce(promote, scalarDtype(scalars[0] ?? 0));
  return resultType(strong, scalars.map(weakKind));
}

/** Joins what is written in its brackets: see {@link r_} and {@link c_}. */
export class Concatenator {
  private readonly joining: Joining;
  /** @internal */
  constructor(joining: Joining) {
    this.joining = joining;
  }

  /**
   * @param parts - arrays, scalars, ranges as text (`"0:5"`, `"0:1:5j"`, several by commas) or slices; a first text without
   *   a colon says how to join: `"axis"`, `"axis,ndmin"` or `"axis,ndmin,trans1d"`
   * @throws ValueError for an unknown directive, one that is not the first, or parts that do not fit together
   */
  get(...parts: Part[]): NDArray {
    return scope(() => {
      const directive = isDirective(parts[0]) ? parts[0] : undefined;
      const joining = directive === undefined ? this.joining : directed(directive, this.joining);
      const objects = partsOf(directive === undefined ? parts : parts.slice(1), joining);
      const dtype = commonDType(objects);
      const arrays = objects.map((part) => {
        const core = isScalar(part) ? asCore(part, dtype) : part;
        const cast = core.dtype === dtype ? core : copy(core, "K", dtype);
        return cast.ndim < joining.ndmin ? widened(cast, joining.ndmin) : cast;
      });
      return wrap(asOwner(concatenate(arrays, joining.axis)));
    });
  }
}

/**
 * Arrays, scalars and ranges joined along the first axis.
 *
 * @example
 * np.r_.get([1, 2], 0, "5:8").toString() // -> [1. 2. 0. 5. 6. 7.]
 * np.r_.get("0,2", [1, 2], [3, 4]).tolist() // -> [ [ 1, 2 ], [ 3, 4 ] ]
 */
export const r_: Concatenator = new Concatenator({ axis: 0, ndmin: 1, trans1d: -1 });

/**
 * Arrays as columns, joined along the last axis.
 *
 * @example
 * np.c_.get([1, 2], [3, 4]).tolist() // -> [ [ 1, 3 ], [ 2, 4 ] ]
 */
export const c_: Concatenator = new Concatenator({ axis: -1, ndmin: 2, trans1d: 0 });

/** One part of an index, as `get` and `set` of arrays take it. */
export type IndexItem = number | Slice | typeof newaxis | "..." | ArrayLike;

function itemsOf(index: readonly unknown[]): IndexItem[] {
  return index.flatMap((item): IndexItem[] => {
    if (typeof item !== "string") return [item as IndexItem];
    return readIndex([item]).map((part): IndexItem => {
      if (part.kind === "ellipsis") return "...";
      return part.kind === "slice" || part.kind === "integer" ? part.value : newaxis;
    });
  });
}

/**
 * An index as a value: of text slices, numbers and `null`. Always a list, to be spread: `a.get(...index)`.
 *
 * @example
 * np.arange(9).reshape(3, 3).get(...np.indexExp.get("1:, ::2")).tolist() // -> [ [ 3, 5 ], [ 6, 8 ] ]
 */
export const indexExp: { get(...index: unknown[]): IndexItem[] } = { get: (...index) => itemsOf(index) };

/**
 * An index as a value: one part as it is, several as a list.
 *
 * @example
 * String(np.s_.get("1:5:2")) // -> 1:5:2
 */
export const s_: { get(...index: unknown[]): IndexItem | IndexItem[] } = {
  get(...index) {
    const items = itemsOf(index);
    return items.length === 1 ? items[0]! : items;
  },
};
