import { type CoreArray, consume } from "../core/array.js";
import { copy } from "../core/assign.js";
import { asCore, unwrap } from "../core/convert.js";
import { type DType, dtypes } from "../core/dtype.js";
import { ValueError } from "../core/errors.js";
import { isScalar } from "../core/scalar.js";
import * as parts from "../ops/partition.js";
import * as ops from "../ops/sorting.js";
import { define } from "./define.js";
import { type ArrayLike, withArrays } from "./input.js";
import { type NDArray, wrap } from "./ndarray.js";

/** NumPy's names of sorting methods. All give the stable order here. */
export type SortKind = "quicksort" | "mergesort" | "heapsort" | "stable";

/** What {@link sort} and {@link argsort} take by name. */
export interface SortOptions {
  axis?: number | null | undefined;
  kind?: SortKind | null | undefined;
  stable?: boolean | null | undefined;
  /** The greatest first; the order of equal elements stays, and NaN comes last. */
  descending?: boolean | undefined;
}

/** As NumPy has it, the first letter decides. @throws ValueError, TypeError */
function requireKind(kind: unknown, stable: unknown): void {
  if (kind != null && stable != null)
    throw new ValueError(
      "`kind` and keyword parameters can't be provided at the same time. Use only one of them.",
    );
  if (kind == null) return;
  if (typeof kind !== "string") throw new TypeError(`sort kind must be str, not ${typeof kind}`);
  if (!/^[qhms]/i.test(kind))
    throw new ValueError(`sort kind must be one of 'quick', 'heap', or 'stable' (got '${kind}')`);
}

/**
 * A sorted copy along an axis (the last); `null` sorts the flattened array. The order is stable, NaN comes last, and
 * complex numbers are ordered by their real parts, then by their imaginary parts.
 *
 * Radix sort: D. E. Knuth, The Art of Computer Programming 3, 5.2.5.
 *
 * @throws AxisError, ValueError
 * @example
 * np.sort([3, 1, 2]).toString() // -> [1. 2. 3.]
 * np.sort([3, 1, 2], { descending: true }).toString() // -> [3. 2. 1.]
 */
export const sort: <D extends DType>(
  a: NDArray<D> | ArrayLike,
  axis?: number | null | SortOptions,
  options?: SortOptions,
) => NDArray<D> = define(
  "sort(a, axis=, kind=, *, stable=, descending=)",
  (a, axis = -1, kind, stable, descending = false) => {
    requireKind(kind, stable);
    return withArrays([a], (core) => wrap(ops.sort(core, axis, descending)));
  },
);

/** Sort an array in place along an axis: the method `a.sort()`. */
export const sortInPlace: (a: NDArray, axis?: number | SortOptions) => void = define(
  "sort(a, axis=, kind=, *, stable=, descending=)",
  (a: NDArray, axis = -1, kind, stable, descending = false) => {
    requireKind(kind, stable);
    ops.sortInPlace(a.core, axis, descending);
  },
);

/**
 * The indices that would sort an array along an axis (the last), stably: int32. `null` sorts the flattened array.
 *
 * @throws AxisError, ValueError
 * @example
 * np.argsort([30, 10, 20]).toString() // -> [1 2 0]
 * np.argsort([1, 2, 2], { descending: true }).toString() // -> [1 2 0]
 */
export const argsort: (
  a: ArrayLike,
  axis?: number | null | SortOptions,
  options?: SortOptions,
) => NDArray<"int32"> = define(
  "argsort(a, axis=, kind=, *, stable=, descending=)",
  (a, axis = -1, kind, stable, descending = false) => {
    requireKind(kind, stable);
    return withArrays([a], (core) => wrap(ops.argsort(core, axis, descending)));
  },
);

/**
 * The indices that would sort by several keys, the last key first: int32. The rows of an array are keys, too.
 *
 * @throws TypeError where there is no key, @throws ValueError for keys of different shapes, @throws AxisError
 * @example
 * const surnames = [2, 1, 2];
 * const names = [9, 5, 4];
 * np.lexsort([names, surnames]).toString() // -> [1 2 0]
 */
export const lexsort: (
  keys: ArrayLike | readonly ArrayLike[],
  axis?: number | { axis?: number },
) => NDArray<"int32"> = define("lexsort(keys, axis=)", (keys, axis = -1) => {
  if (isScalar(keys)) return wrap(ops.lexsort([], axis));
  if (Array.isArray(keys)) return withArrays(keys, (...cores) => wrap(ops.lexsort(cores, axis)));
  return withArrays([keys], (core) => wrap(ops.lexsort(rowsOf(core), axis)));
});

/** The parts along the first axis. */
function rowsOf(a: CoreArray): CoreArray[] {
  return Array.from({ length: a.shape[0] ?? 0 }, (_, i) =>
    a.view(a.shape.slice(1), a.strides.slice(1), a.offset + i * a.strides[0]!),
  );
}

/**
 * A copy sorted along the last axis, as complex numbers: complex64 for integers of up to 16 bits and complex64,
 * complex128 for all others.
 *
 * @throws AxisError for a 0-d array
 * @example
 * np.sortComplex([3, 1]).toString() // -> [1.+0.j 3.+0.j]
 */
export const sortComplex: (a: ArrayLike) => NDArray<"complex64" | "complex128"> = define(
  "sort_complex(a)",
  (a) =>
    withArrays([a], (core) => {
      const { kind, itemsize } = core.dtype;
      const whole = kind === "int" || kind === "uint";
      const narrow = (whole && itemsize <= 2) || core.dtype === dtypes.complex64;
      return consume(copy(core, "K", narrow ? dtypes.complex64 : dtypes.complex128), (z) =>
        wrap(ops.sort(z)),
      );
    }),
);

/** What {@link partition} and {@link argpartition} take by name. */
export interface PartitionOptions {
  axis?: number | null | undefined;
  kind?: "introselect" | undefined;
}
/** A place in a sorted row, or several. */
export type Places = number | readonly number[] | NDArray;

/** Places as a list. @throws TypeError, ValueError in NumPy's words */
function placesOf(kth: unknown, kind: unknown): number[] {
  if (kind !== undefined && kind !== "introselect") {
    if (typeof kind !== "string") throw new TypeError(`select kind must be str, not ${typeof kind}`);
    throw new ValueError(`select kind must be 'introselect' (got '${kind}')`);
  }
  if (typeof kth === "number") return [kth];
  if (typeof kth === "boolean") throw new ValueError("Booleans unacceptable as partition index");
  if (typeof kth !== "object" || kth === null || unwrap(kth)?.dtype.kind === "float")
    throw new TypeError("Partition index must be integer");
  const given = unwrap(kth);
  const core = given ?? asCore(kth);
  try {
    if (core.dtype.kind === "bool") throw new ValueError("Booleans unacceptable as partition index");
    if (core.ndim > 1)
      throw new ValueError(
        given
          ? "object too deep for desired array"
          : "setting an array element with a sequence. The requested array would exceed the maximum number of dimension of 1.",
      );
    return Array.from({ length: core.size }, (_, i) =>
      Number(core.dtype.read(core.address + i * (core.strides[0] ?? 0))),
    );
  } finally {
    if (!given) core.storage.dispose();
  }
}

/**
 * A copy in which the elements at some places are those that sorting would put there: nothing greater lies before each,
 * nothing less behind it. Takes linear time. NaN comes last; `null` as the axis partitions the flattened array.
 *
 * Introselect: D. R. Musser, "Introspective sorting and selection algorithms" (1997).
 *
 * @throws ValueError for a place out of bounds, @throws AxisError, TypeError
 * @example
 * np.partition([7, 1, 5, 3], 1).item(1) // -> 3
 */
export const partition: <D extends DType>(
  a: NDArray<D> | ArrayLike,
  kth: Places,
  axis?: number | null | PartitionOptions,
  options?: PartitionOptions,
) => NDArray<D> = define("partition(a, kth, axis=, kind=)", (a, kth, axis = -1, kind) => {
  const places = placesOf(kth, kind);
  return withArrays([a], (core) => wrap(parts.partition(core, places, axis)));
});

/** Partition an array in place along an axis: the method `a.partition(kth)`. */
export const partitionInPlace: (a: NDArray, kth: Places, axis?: number | PartitionOptions) => void = define(
  "partition(a, kth, axis=, kind=)",
  (a: NDArray, kth, axis = -1, kind) => {
    parts.partitionInPlace(a.core, placesOf(kth, kind), axis);
  },
);

/**
 * The indices that would partition an array along an axis: int32. See {@link partition}.
 *
 * @throws ValueError for a place out of bounds, @throws AxisError, TypeError
 * @example
 * np.argpartition([7, 1, 5, 3], 1).item(1) // -> 3
 */
export const argpartition: (
  a: ArrayLike,
  kth: Places,
  axis?: number | null | PartitionOptions,
  options?: PartitionOptions,
) => NDArray<"int32"> = define("argpartition(a, kth, axis=, kind=)", (a, kth, axis = -1, kind) => {
  const places = placesOf(kth, kind);
  return withArrays([a], (core) => wrap(parts.argpartition(core, places, axis)));
});
