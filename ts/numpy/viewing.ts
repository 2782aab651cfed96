import type { CoreArray } from "../core/array.js";
import type { Order } from "../core/assign.js";
import { Complex } from "../core/complex.js";
import type { DType, Scalar } from "../core/dtype.js";
import { ValueError } from "../core/errors.js";
import { sharesMemory as sharesCore } from "../core/overlap.js";
import { isScalar, valueOf } from "../core/scalar.js";
import { normalizeAxes, shapeFrom } from "../core/shape.js";
import type { PartOf } from "../core/types.js";
import * as bytes from "../ops/bytes.js";
import * as ops from "../ops/views.js";
import { define } from "./define.js";
import { FlatIter } from "./flatiter.js";
import { type ArrayLike, withArrays } from "./input.js";
import { NDArray } from "./ndarray.js";
import { relaid } from "./relaid.js";

/** What {@link diagonal} takes by name. */
export interface DiagonalOptions {
  /** Which diagonal: above the main one if positive, below it if negative. */
  offset?: number | undefined;
  axis1?: number | undefined;
  axis2?: number | undefined;
}

/**
 * The diagonals of the matrices along two axes, as the last axis: a read-only view.
 *
 * @throws ValueError for fewer than two axes, @throws AxisError
 * @example
 * np.diagonal([[1, 2], [3, 4]]).toString() // -> [1. 4.]
 */
export const diagonal: <D extends DType>(
  a: NDArray<D> | ArrayLike,
  offset?: number | DiagonalOptions,
  axis1?: number | DiagonalOptions,
  axis2?: number | DiagonalOptions,
) => NDArray<D> = define("diagonal(a, offset=, axis1=, axis2=)", (a, offset = 0, axis1 = 0, axis2 = 1) =>
  relaid(a, (core) => ops.diagonal(core, offset, axis1, axis2)),
);

/**
 * The real parts: of complex arrays a view, of real ones the array itself, of a scalar a number.
 *
 * @example
 * np.real([np.complex(1, 2), 3]).toString() // -> [1. 3.]
 */
export function real<D extends DType>(val: NDArray<D>): NDArray<PartOf<D>>;
export function real(val: Scalar): number;
export function real(val: ArrayLike): NDArray;
export function real(val: ArrayLike): NDArray | Scalar {
  if (val instanceof NDArray) return val.real as NDArray;
  if (!isScalar(val)) return relaid(val, ops.realPart);
  const value = valueOf(val);
  if (value instanceof Complex) return value.re;
  return typeof value === "boolean" ? +value : value;
}

/**
 * The imaginary parts: of complex arrays a view, of real ones zeros, of a scalar a number.
 *
 * @example
 * np.imag([np.complex(1, 2), 3]).toString() // -> [2. 0.]
 */
export function imag<D extends DType>(val: NDArray<D>): NDArray<PartOf<D>>;
export function imag(val: Scalar): number;
export function imag(val: ArrayLike): NDArray;
export function imag(val: ArrayLike): NDArray | Scalar {
  if (val instanceof NDArray) return val.imag as NDArray;
  if (!isScalar(val)) return relaid(val, ops.imagPart);
  return val instanceof Complex ? val.im : 0;
}

/** What {@link sharesMemory} takes by name. */
export interface OverlapOptions {
  /** How many branches of the search to visit: all if `null`, none but the bounds for 0. */
  maxWork?: number | null | undefined;
}

const overlap = (a: unknown, b: unknown, maxWork: number): boolean => {
  const whole = (x: unknown): unknown => (x instanceof FlatIter && x.base.flags.cContiguous ? x.base : x);
  return withArrays([whole(a), whole(b)], (one, other) => sharesCore(one!, other!, maxWork));
};

/**
 * Whether two arrays have an element in common in memory. Exact; it may take long for arrays of many uneven strides.
 *
 * @throws TooHardError when `maxWork` does not suffice
 * @example
 * const a = np.arange(6);
 * np.sharesMemory(a.get("::2"), a.get("1::2")) // -> false
 * np.sharesMemory(a.get("::2"), a.get("::3")) // -> true
 */
export const sharesMemory: (a: ArrayLike, b: ArrayLike, maxWork?: number | null | OverlapOptions) => boolean =
  define("shares_memory(a, b, maxWork=)", (a, b, maxWork) => overlap(a, b, maxWork ?? -1));

/**
 * Whether the extents of two arrays in memory overlap, so that they may have an element in common.
 *
 * @example
 * const a = np.arange(6);
 * np.mayShareMemory(a.get("::2"), a.get("1::2")) // -> true
 */
export const mayShareMemory: (
  a: ArrayLike,
  b: ArrayLike,
  maxWork?: number | null | OverlapOptions,
) => boolean = define("may_share_memory(a, b, maxWork=)", (a, b, maxWork) => {
  try {
    return overlap(a, b, maxWork ?? 0);
  } catch (error) {
    if (error instanceof Error && error.name === "TooHardError") return true;
    throw error;
  }
});

const ofCore = <T>(a: unknown, ask: (core: CoreArray) => T): T => withArrays([a], (core) => ask(core!));

/**
 * How many axes an array-like has.
 *
 * @example
 * np.ndim([[1, 2], [3, 4]]) // -> 2
 */
export function ndim(a: ArrayLike): number {
  return ofCore(a, (core) => core.ndim);
}

/**
 * The lengths of the axes of an array-like.
 *
 * @example
 * np.shape([[1, 2]]) // -> [ 1, 2 ]
 */
export function shape(a: ArrayLike): number[] {
  return ofCore(a, (core) => [...core.shape]);
}

/**
 * How many elements an array-like has, all together or along axes.
 *
 * @throws AxisError
 * @example
 * np.size([[1, 2, 3]], 1) // -> 3
 */
export const size: (
  a: ArrayLike,
  axis?: number | readonly number[] | null | { axis?: number | readonly number[] | null },
) => number = define("size(a, axis=)", (a, axis) =>
  ofCore(a, (core) =>
    axis == null ? core.size : normalizeAxes(axis, core.ndim).reduce((n, i) => n * core.shape[i]!, 1),
  ),
);

/**
 * Whether an array is dense in Fortran's order and not in C's.
 *
 * @example
 * np.isfortran(np.zeros([2, 2], { order: "F" })) // -> true
 */
export function isfortran(a: NDArray): boolean {
  return a.flags.fnc;
}

/**
 * Whether a value can be iterated over.
 *
 * @example
 * np.iterable([1, 2]) // -> true
 * np.iterable(np.array(1)) // -> false
 */
export function iterable(y: unknown): boolean {
  if (y instanceof NDArray) return y.ndim > 0;
  return typeof y === "string" || (typeof y === "object" && y !== null && Symbol.iterator in y);
}

/** `a.byteswap()`: the bytes of each element in the other order. */
export const byteswap: (a: NDArray, inplace?: boolean | { inplace?: boolean }) => NDArray = define(
  "byteswap(a, inplace=)",
  (a: NDArray, inplace = false) => {
    const result = bytes.byteswap(a.core, inplace);
    return result === a.core ? a : new NDArray(result);
  },
);

/** `a.tobytes()`: the bytes of the elements. */
export const tobytes: (a: NDArray, order?: Order | null | { order?: Order | null }) => Uint8Array = define(
  "tobytes(a, order=)",
  (a: NDArray, order: Order | null = "C") => bytes.tobytes(a.core, order),
);

/** `a.resize(shape)`: the array itself gets another shape and length. */
export function resize(a: NDArray, ...args: unknown[]): void {
  const last = args[args.length - 1];
  const options = typeof last === "object" && last !== null && !Array.isArray(last);
  const lengths = options ? args.slice(0, -1) : args;
  if (options)
    for (const key of Object.keys(last))
      if (key !== "refcheck") throw new TypeError(`resize() got an unexpected keyword argument '${key}'`);
  if (lengths.length === 0 || lengths[0] == null) return;
  const wanted = lengths.length === 1 ? lengths[0] : lengths;
  if ([wanted].flat().some((length) => (length as number) < 0))
    throw new ValueError("negative dimensions not allowed");
  a.core = bytes.resized(a.core, shapeFrom(wanted));
}

/** `a.setflags({ write })`: whether it may be written to. */
export const setflags: (
  a: NDArray,
  write?: boolean | null | { write?: boolean | null; align?: boolean | null; uic?: boolean | null },
  align?: boolean | null,
  uic?: boolean | null,
) => void = define("setflags(a, write=, align=, uic=)", (a: NDArray, write, align, uic) => {
  if (align && !a.flags.aligned) throw new ValueError("cannot set aligned flag of mis-aligned array to True");
  if (uic) throw new ValueError("cannot set WRITEBACKIFCOPY flag to True");
  if (write != null) a.flags.writeable = write;
});

/** `a.toDevice("cpu")`: the array itself, as there is no other device. */
export const toDevice: <D extends DType>(a: NDArray<D>, device: string) => NDArray<D> = define(
  "to_device(a, device, *, stream=)",
  (a, device, stream) => {
    if (stream != null) throw new ValueError("The stream argument in to_device() is not supported");
    if (device !== "cpu") throw new ValueError(`Unsupported device: ${device}. Only 'cpu' is accepted.`);
    return a;
  },
);
