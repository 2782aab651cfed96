import { outside } from "../core/calls.js";
import { type DType, dtypes } from "../core/dtype.js";
import { ValueError } from "../core/errors.js";
import { requireInteger } from "../core/shape.js";
import { iota } from "../ops/creation.js";
import { nonzero } from "../ops/gather.js";
import { withFlat } from "../ops/layout.js";
import * as ops from "../ops/triangles.js";
import { diagonal } from "../ops/views.js";
import { define } from "./define.js";
import type { DTypeLike, NameOf } from "./dtype.js";
import { type ArrayLike, dtypeArg, withArrays } from "./input.js";
import { type NDArray, wrap } from "./ndarray.js";
import { numpyPolicy } from "./policy.js";
import { relaid } from "./relaid.js";

const lengthOf = (n: number): number => Math.max(0, Math.ceil(n));

/** What {@link tri} takes by name. */
export interface TriOptions<L extends DTypeLike = DTypeLike> {
  /** Columns; as many as rows by default. */
  M?: number | null | undefined;
  /** The diagonal up to which there are ones. */
  k?: number | undefined;
  dtype?: L | null | undefined;
}

/**
 * Ones on and below a diagonal, zeros above.
 *
 * @param N - rows
 * @example
 * np.tri(2, 3, 1).tolist() // -> [ [ 1, 1, 0 ], [ 1, 1, 1 ] ]
 */
export const tri: <L extends DTypeLike = "float64">(
  N: number,
  M?: number | null | TriOptions<L>,
  k?: number | TriOptions<L>,
  dtype?: L | TriOptions<L>,
) => NDArray<NameOf<L>> = define("tri(N, M=, k=, dtype=)", (n, m, k = 0, dtype) =>
  wrap(ops.tri(lengthOf(n), lengthOf(m ?? n), k, dtypeArg(dtype) ?? dtypes.float64, numpyPolicy)),
);

/** Which diagonal: the main one by default, above it if positive. */
type Diagonal = number | { k?: number };

/** The type of {@link tril} and {@link triu}. */
export type Triangle = <D extends DType>(m: NDArray<D> | ArrayLike, k?: Diagonal) => NDArray<D>;

const triangle = (name: string, upper: boolean): Triangle =>
  define(`${name}(m, k=)`, (m, k = 0) =>
    withArrays([m], (core) => wrap(ops.triangle(core, upper, k, numpyPolicy))),
  );

/**
 * A copy of matrices with zeros above a diagonal.
 *
 * @throws TypeError for a 0-d array
 * @example
 * np.tril([[1, 2], [3, 4]]).tolist() // -> [ [ 1, 0 ], [ 3, 4 ] ]
 */
export const tril: Triangle = triangle("tril", false);
/**
 * A copy of matrices with zeros below a diagonal.
 *
 * @throws TypeError for a 0-d array
 * @example
 * np.triu([[1, 2], [3, 4]]).tolist() // -> [ [ 1, 2 ], [ 0, 4 ] ]
 */
export const triu: Triangle = triangle("triu", true);

/** The row indices and the column indices. */
type Pair = [NDArray<"int64">, NDArray<"int64">];
/** What {@link trilIndices} takes by name. */
export interface TriIndicesOptions {
  k?: number | undefined;
  /** Columns; as many as rows by default. */
  m?: number | null | undefined;
}
/** The type of {@link trilIndices} and {@link triuIndices}. */
export type TriIndices = (
  n: number,
  k?: number | TriIndicesOptions,
  m?: number | null | TriIndicesOptions,
) => Pair;

const indicesOf = (n: number, m: number | null | undefined, k: number, upper: boolean): Pair =>
  ops
    .triangleIndices(lengthOf(n), lengthOf(m ?? n), k, upper, numpyPolicy)
    .map((core) => wrap<"int64">(core)) as Pair;

/**
 * The indices of the elements on and below a diagonal of an `n` by `m` matrix.
 *
 * @example
 * np.trilIndices(2).map(String) // -> [ '[0 1 1]', '[0 0 1]' ]
 */
export const trilIndices: TriIndices = define("tril_indices(n, k=, m=)", (n, k = 0, m) =>
  indicesOf(n, m, k, false),
);
/**
 * The indices of the elements on and above a diagonal of an `n` by `m` matrix.
 *
 * @example
 * np.triuIndices(2).map(String) // -> [ '[0 0 1]', '[0 1 1]' ]
 */
export const triuIndices: TriIndices = define("triu_indices(n, k=, m=)", (n, k = 0, m) =>
  indicesOf(n, m, k, true),
);

const indicesFrom = (name: string, upper: boolean): ((arr: NDArray, k?: Diagonal) => Pair) =>
  define(`${name}(arr, k=)`, (arr, k = 0) =>
    withArrays([arr], ({ shape }) => {
      if (shape.length !== 2) throw new ValueError("input array must be 2-d");
      return indicesOf(shape[0]!, shape[1]!, k, upper);
    }),
  );

/**
 * The indices of the elements on and below a diagonal of a matrix.
 *
 * @throws ValueError where it is no matrix
 * @example
 * np.trilIndicesFrom(np.zeros([2, 2])).map(String) // -> [ '[0 1 1]', '[0 0 1]' ]
 */
export const trilIndicesFrom: (arr: NDArray, k?: Diagonal) => Pair = indicesFrom("tril_indices_from", false);
/**
 * The indices of the elements on and above a diagonal of a matrix.
 *
 * @throws ValueError where it is no matrix
 * @example
 * np.triuIndicesFrom(np.zeros([2, 2])).map(String) // -> [ '[0 0 1]', '[0 1 1]' ]
 */
export const triuIndicesFrom: (arr: NDArray, k?: Diagonal) => Pair = indicesFrom("triu_indices_from", true);

/**
 * The indices of the elements of an `n` by `n` matrix of ones that a function leaves other than zero.
 *
 * @param maskFunc - such as {@link triu}: it gets the matrix and `k`
 * @example
 * np.maskIndices(2, np.triu, 1).map(String) // -> [ '[0]', '[1]' ]
 */
export const maskIndices: (
  n: number,
  maskFunc: (m: NDArray<"int64">, k: number) => ArrayLike,
  k?: number,
) => NDArray<"int32">[] = define("mask_indices(n, maskFunc, k=)", (n, maskFunc, k = 0) => {
  const ones = wrap<"int64">(ops.tri(lengthOf(n), lengthOf(n), lengthOf(n), dtypes.int64, numpyPolicy));
  try {
    const masked = outside(() => maskFunc(ones, k));
    return withArrays([masked], (core) => nonzero(core).map((index) => wrap<"int32">(index)));
  } finally {
    ones.dispose();
  }
});

const shared = (length: number, ndim: number): NDArray<"int64">[] => {
  const index = wrap<"int64">(iota(length, dtypes.int64));
  return Array.from({ length: ndim }, () => index);
};

/**
 * The indices of the main diagonal of an array with `ndim` axes of length `n`: one array, several times.
 *
 * @example
 * np.diagIndices(3).map(String) // -> [ '[0 1 2]', '[0 1 2]' ]
 */
export const diagIndices: (n: number, ndim?: number | { ndim?: number }) => NDArray<"int64">[] = define(
  "diag_indices(n, ndim=)",
  (n, ndim = 2) => shared(lengthOf(n), ndim),
);

/**
 * The indices of the main diagonal of an array.
 *
 * @throws ValueError for fewer than two axes, or axes of different lengths
 * @example
 * np.diagIndicesFrom(np.zeros([2, 2])).map(String) // -> [ '[0 1]', '[0 1]' ]
 */
export function diagIndicesFrom(arr: ArrayLike): NDArray<"int64">[] {
  return withArrays([arr], ({ shape, ndim }) => {
    if (ndim < 2) throw new ValueError("input array must be at least 2-d");
    if (shape.some((length) => length !== shape[0]))
      throw new ValueError("All dimensions of input must be of equal length");
    return shared(shape[0]!, ndim);
  });
}

/**
 * A vector as the diagonal of a matrix of zeros; of a matrix, its diagonal as a read-only view.
 *
 * @throws ValueError for any other number of axes
 * @example
 * np.diag([1, 2]).tolist() // -> [ [ 1, 0 ], [ 0, 2 ] ]
 * np.diag([[1, 2], [3, 4]]).toString() // -> [1. 4.]
 */
export const diag: <D extends DType>(v: NDArray<D> | ArrayLike, k?: Diagonal) => NDArray<D> = define(
  "diag(v, k=)",
  (v, k = 0) => {
    requireInteger(k);
    return relaid(v, (core) => {
      if (core.ndim === 1) return ops.diagonalMatrix(core, k);
      if (core.ndim !== 2) throw new ValueError("Input must be 1- or 2-d.");
      return diagonal(core, k);
    });
  },
);

/**
 * The elements in C order as the diagonal of a matrix of zeros.
 *
 * @example
 * np.diagflat([[1], [2]], 1).shape // -> [ 3, 3 ]
 */
export const diagflat: <D extends DType>(v: NDArray<D> | ArrayLike, k?: Diagonal) => NDArray<D> = define(
  "diagflat(v, k=)",
  (v, k = 0) => {
    requireInteger(k);
    return withArrays([v], (core) => wrap(withFlat(core, (flat) => ops.diagonalMatrix(flat, k))));
  },
);

/** What {@link vander} takes by name. */
export interface VanderOptions {
  /** Columns; as many as elements by default. */
  N?: number | null | undefined;
  /** Whether powers increase from left to right. */
  increasing?: boolean | undefined;
}

/**
 * A Vandermonde matrix: powers of a vector as columns. At least int64.
 *
 * @throws ValueError for more than one axis
 * @example
 * np.vander([2, 3], 3).tolist() // -> [ [ 4, 2, 1 ], [ 9, 3, 1 ] ]
 */
export const vander: (
  x: ArrayLike,
  N?: number | null | VanderOptions,
  increasing?: boolean | VanderOptions,
) => NDArray = define("vander(x, N=, increasing=)", (x, n, increasing = false) =>
  withArrays([x], (core) => wrap(ops.vander(core, n ?? core.shape[0] ?? 0, increasing))),
);
