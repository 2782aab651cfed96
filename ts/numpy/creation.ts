import { asOwner } from "../core/array.js";
import { copy, type Order } from "../core/assign.js";
import { Complex } from "../core/complex.js";
import { fromNested, unwrap } from "../core/convert.js";
import { type DType, type DTypeRow, dtypes } from "../core/dtype.js";
import { ValueError } from "../core/errors.js";
import { promote } from "../core/promote.js";
import { isScalar, scalarDtype } from "../core/scalar.js";
import { requireInteger, shapeFrom } from "../core/shape.js";
import type { DTypeOf } from "../core/types.js";
import * as ops from "../ops/creation.js";
import { widened } from "../ops/layout.js";
import { MAX_NDIM } from "../wasm/abi.js";
import { type Device, define } from "./define.js";
import type { DTypeLike, NameOf } from "./dtype.js";
import { type ArrayLike, dtypeArg, withArrays } from "./input.js";
import { NDArray, wrap } from "./ndarray.js";
import { numpyPolicy } from "./policy.js";

/** A length, or the lengths of the axes. */
export type ShapeLike = number | readonly number[];

/** What creation functions take by name. */
export interface CreateOptions<L extends DTypeLike = DTypeLike> {
  /** The dtype of the elements. */
  dtype?: L | undefined;
  /** `C`, the last axis fastest, or `F`. */
  order?: Order | undefined;
  /** Where the array is to be: `"cpu"`, the only device. */
  device?: Device | null | undefined;
}

/** What the `Like` functions take by name. */
export interface LikeOptions<L extends DTypeLike = DTypeLike> extends CreateOptions<L> {
  /** Another shape than that of the prototype. */
  shape?: ShapeLike | undefined;
}

/** What {@link array} takes by name. */
export interface ArrayOptions<L extends DTypeLike = DTypeLike> extends CreateOptions<L> {
  /** Whether to copy an array: `true` always, `false` never (a ValueError where it is needed), `null` if needed. */
  copy?: boolean | null | undefined;
  /** The least number of axes: more of length 1 are put in front. */
  ndmin?: number | undefined;
}

function make(
  object: unknown,
  dtype: unknown,
  mayShare: boolean | null,
  order: Order = "K",
  ndmin = 0,
): NDArray {
  if (ndmin > MAX_NDIM) throw new ValueError(`ndmin must be <= ndmax (${MAX_NDIM})`);
  const row = dtypeArg(dtype);
  const given = unwrap(object);
  const laidOut =
    given && (order === "K" || order === "A" || (order === "C" ? given.cContiguous : given.fContiguous));
  const same = given && laidOut && (row === undefined || row === given.dtype);
  if (same && mayShare !== true) {
    const array = object instanceof NDArray ? object : wrap(given);
    return ndmin > array.ndim ? array.viewOf(widened(array.core, ndmin)) : array;
  }
  if (mayShare === false) {
    throw new ValueError(
      "Unable to avoid copy while creating an array as requested.\nIf using `np.array(obj, copy=False)` replace it with `np.asarray(obj)` to allow a copy when needed (no behavior change in NumPy 1.x).\nFor more details, see https://numpy.org/devdocs/numpy_2_0_migration_guide.html#adapting-to-changes-in-the-copy-keyword.",
    );
  }
  let core = given ? copy(given, order, row ?? given.dtype) : fromNested(object, row);
  if (!given && order === "F" && core.ndim > 1) {
    const fortran = copy(core, "F");
    core.storage.dispose();
    core = fortran;
  }
  return wrap(ndmin > core.ndim ? asOwner(widened(core, ndmin)) : core);
}

/**
 * A new array of nested arrays, iterables, typed arrays, arrays or a scalar. Numbers give float64 (a JavaScript
 * number is a double), bigints int64, booleans bool.
 *
 * @param object - the elements
 * @param dtype - the dtype of the result; by default the smallest that holds all elements
 * @throws ValueError when rows differ in length, @throws OverflowError when a number does not fit
 * @example
 * np.array([[1, 2], [3, 4]]).shape // -> [ 2, 2 ]
 * np.array([1, 2, 3], "int8").dtype // -> int8
 */
export const array: <X extends ArrayLike, L extends DTypeLike = DTypeOf<X>>(
  object: X,
  dtype?: L | ArrayOptions<L>,
  options?: ArrayOptions<L>,
) => NDArray<NameOf<L>> = define(
  "array(object, dtype=, *, copy=, order=, ndmin=)",
  (object, dtype, copyArg, order, ndmin) =>
    make(object, dtype, copyArg === undefined ? true : copyArg, order, ndmin),
);

/**
 * An array as it is, or a new one of anything else.
 *
 * @example
 * const a = np.zeros(3);
 * np.asarray(a) === a // -> true
 */
export const asarray: <X extends ArrayLike, L extends DTypeLike = DTypeOf<X>>(
  a: X,
  dtype?: L | ArrayOptions<L>,
  options?: ArrayOptions<L>,
) => NDArray<NameOf<L>> = define(
  "asarray(a, dtype=, order=, *, copy=, device=)",
  (a, dtype, order, copyArg) => make(a, dtype, copyArg ?? null, order),
);

const filled = (name: string, value: number | undefined) =>
  define(`${name}(shape, dtype=, order=, *, device=)`, (shape, dtype, order = "C") => {
    const row = dtypeArg(dtype) ?? dtypes.float64;
    const lengths = shapeFrom(shape);
    return wrap(value === undefined ? ops.empty(lengths, row, order) : ops.full(lengths, value, row, order));
  });

/** The type of `zeros`, `ones` and `empty`. */
export type Create = <L extends DTypeLike = "float64">(
  shape: ShapeLike,
  dtype?: L | CreateOptions<L>,
  options?: CreateOptions<L>,
) => NDArray<NameOf<L>>;

/**
 * A new array of zeros.
 *
 * @example
 * np.zeros([2, 3], "int32").toString()
 */
export const zeros: Create = filled("zeros", 0);
/**
 * A new array of ones.
 *
 * @example
 * np.ones(3).toString() // -> [1. 1. 1.]
 */
export const ones: Create = filled("ones", 1);
/**
 * A new array of undefined contents.
 *
 * @example
 * np.empty([2, 0]).size // -> 0
 */
export const empty: Create = filled("empty", undefined);

/**
 * A new array of one value.
 *
 * @throws OverflowError when the value does not fit the dtype
 * @example
 * np.full(3, 7, "int8").toString() // -> [7 7 7]
 */
export const full: <L extends DTypeLike = DType>(
  shape: ShapeLike,
  fillValue: ArrayLike,
  dtype?: L | CreateOptions<L>,
  options?: CreateOptions<L>,
) => NDArray<NameOf<L>> = define(
  "full(shape, fillValue, dtype=, order=, *, device=)",
  (shape, value, dtype, order = "C") => {
    const lengths = shapeFrom(shape);
    if (isScalar(value)) return wrap(ops.full(lengths, value, dtypeArg(dtype) ?? scalarDtype(value), order));
    return withArrays([value], (core) => wrap(ops.full(lengths, core, dtypeArg(dtype) ?? core.dtype, order)));
  },
);

const likeOf = (name: string, value: number | undefined) =>
  define(`${name}(a, dtype=, order=, *, shape=, device=)`, (a, dtype, order = "K", shape) =>
    withArrays([a], (core) =>
      wrap(
        ops.like(
          core,
          value,
          dtypeArg(dtype) ?? core.dtype,
          order,
          shape == null ? core.shape : shapeFrom(shape),
        ),
      ),
    ),
  );

/** The type of `zerosLike` and its kin. */
export type CreateLike = <A extends ArrayLike, L extends DTypeLike = DTypeOf<A>>(
  a: A,
  dtype?: L | LikeOptions<L>,
  options?: LikeOptions<L>,
) => NDArray<NameOf<L>>;

/**
 * Zeros in the shape, dtype and memory order of another array.
 *
 * @example
 * np.zerosLike(np.ones([2, 2], "int8")).dtype // -> int8
 */
export const zerosLike: CreateLike = likeOf("zeros_like", 0);
/**
 * Ones in the shape, dtype and memory order of another array.
 *
 * @example
 * np.onesLike(np.zeros(2)).toString() // -> [1. 1.]
 */
export const onesLike: CreateLike = likeOf("ones_like", 1);
/**
 * Undefined contents in the shape, dtype and memory order of another array.
 *
 * @example
 * np.emptyLike(np.zeros([2, 3])).shape // -> [ 2, 3 ]
 */
export const emptyLike: CreateLike = likeOf("empty_like", undefined);
/**
 * One value in the shape, dtype and memory order of another array.
 *
 * @throws OverflowError when the value does not fit
 * @example
 * np.fullLike(np.zeros(2), 5).toString() // -> [5. 5.]
 */
export const fullLike: <A extends ArrayLike, L extends DTypeLike = DTypeOf<A>>(
  a: A,
  fillValue: ArrayLike,
  dtype?: L | LikeOptions<L>,
  options?: LikeOptions<L>,
) => NDArray<NameOf<L>> = define(
  "full_like(a, fillValue, dtype=, order=, *, shape=, device=)",
  (a, value, dtype, order = "K", shape) =>
    withArrays(isScalar(value) ? [a] : [a, value], (core, values) =>
      wrap(
        ops.like(
          core,
          values ?? value,
          dtypeArg(dtype) ?? core.dtype,
          order,
          shape == null ? core.shape : shapeFrom(shape),
        ),
      ),
    ),
);

/**
 * Ones on a diagonal of zeros.
 *
 * @param N - rows
 * @param M - columns; as many as rows by default
 * @example
 * np.eye(2).toString()
 */
export const eye: <L extends DTypeLike = "float64">(
  N: number,
  M?: number | null | (CreateOptions<L> & { M?: number; k?: number }),
  options?: CreateOptions<L> & { k?: number },
) => NDArray<NameOf<L>> = define(
  "eye(N, M=, k=, dtype=, order=, *, device=)",
  (n, m, k = 0, dtype, order = "C") => {
    for (const x of [n, m ?? n, k]) requireInteger(x);
    const [rows, columns] = shapeFrom([n, m ?? n]) as [number, number];
    return wrap(ops.eye(rows, columns, k, dtypeArg(dtype) ?? dtypes.float64, order));
  },
);

const numberOf = (x: unknown): number | bigint => {
  if (typeof x === "number" || typeof x === "bigint") return x;
  const core = unwrap(x);
  if (core && core.size === 1) return numberOf(core.first());
  throw new TypeError(`arange() needs numbers, got '${x instanceof Complex ? "complex" : typeof x}'`);
};

/** The type of {@link arange}: bigints give int64, numbers float64. */
export interface Arange {
  <L extends DTypeLike = "int64">(
    start: bigint,
    stop?: bigint | CreateOptions<L>,
    step?: bigint | CreateOptions<L>,
    dtype?: L | CreateOptions<L>,
  ): NDArray<NameOf<L>>;
  <L extends DTypeLike = "float64">(
    start: number,
    stop?: number | CreateOptions<L>,
    step?: number | CreateOptions<L>,
    dtype?: L | CreateOptions<L>,
  ): NDArray<NameOf<L>>;
  <L extends DTypeLike = DType>(
    start: number | bigint,
    stop?: number | bigint | null | CreateOptions<L>,
    step?: number | bigint | null | CreateOptions<L>,
    dtype?: L | CreateOptions<L>,
  ): NDArray<NameOf<L>>;
}
/**
 * Numbers from `start` on in steps, before `stop`: `arange(stop)`, `arange(start, stop)`, `arange(start, stop, step)`.
 *
 * @throws ZeroDivisionError for a step of zero
 * @example
 * np.arange(3).toString() // -> [0. 1. 2.]
 * np.arange(5, 0, -2, "int32").toString() // -> [5 3 1]
 */
export const arange: Arange = define(
  "arange(start, stop=, step=, dtype=, *, device=)",
  (first, second, third, dtype) => {
    const [start, stop] = second == null ? [0, first] : [first, second];
    const values = [
      second == null && typeof first === "bigint" ? 0n : numberOf(start),
      numberOf(stop),
      numberOf(third ?? (typeof stop === "bigint" ? 1n : 1)),
    ];
    const row: DTypeRow = dtypeArg(dtype) ?? values.map((x) => scalarDtype(x)).reduce(promote);
    return wrap(ops.arange(values[0]!, values[1]!, values[2]!, row, numpyPolicy));
  },
);

/**
 * The identity matrix.
 *
 * @example
 * np.identity(2).tolist() // -> [ [ 1, 0 ], [ 0, 1 ] ]
 */
export const identity: <L extends DTypeLike = "float64">(
  n: number,
  dtype?: L | null | { dtype?: L | null },
) => NDArray<NameOf<L>> = define("identity(n, dtype=)", (n, dtype) => eye(n, { dtype } as CreateOptions));
