import type { CoreArray } from "../../core/array.js";
import { copy } from "../../core/assign.js";
import { type DTypeRow, dtypes } from "../../core/dtype.js";
import { RuntimeError, ValueError } from "../../core/errors.js";
import { resultType } from "../../core/promote.js";
import { full } from "../../ops/creation.js";
import { concatenate } from "../../ops/joining.js";
import { part, squeeze, transpose } from "../../ops/layout.js";
import { dot } from "../../ops/linalg.js";
import { reduce } from "../../ops/reductions.js";
import { diagonal, imagPart, realPart } from "../../ops/views.js";
import { define } from "../define.js";
import type { DTypeLike, NameOf } from "../dtype.js";
import { type ArrayLike, dtypeArg, withArrays } from "../input.js";
import { type NDArray, wrap } from "../ndarray.js";
import { numpyPolicy } from "../policy.js";
import { weightedMean } from "./averages.js";
import { allTrue, anyTrue, composed, compute, divide, equal, less, multiply, subtract } from "./compute.js";
import { lifted } from "./parts.js";

/** What {@link cov} takes by name. */
export interface CovOptions<L extends DTypeLike = DTypeLike> {
  /** More variables, with as many observations. */
  y?: ArrayLike | null | undefined;
  /** Whether rows are variables; they are by default. */
  rowvar?: boolean | undefined;
  /** Divide by the number of observations rather than one less. */
  bias?: boolean | undefined;
  /** What is taken off that number, whatever `bias` says. */
  ddof?: number | null | undefined;
  /** How often each observation was made: whole numbers. */
  fweights?: ArrayLike | null | undefined;
  /** How much each observation counts. */
  aweights?: ArrayLike | null | undefined;
  dtype?: L | undefined;
}
/** What {@link corrcoef} takes by name. */
export type CorrcoefOptions<L extends DTypeLike = DTypeLike> = Pick<CovOptions<L>, "y" | "rowvar" | "dtype">;

/** Variables as rows of a new array. */
function variables(m: CoreArray, dtype: DTypeRow, turn: boolean): CoreArray {
  const rows = m.ndim === 2 ? m : m.view([1, m.size], [0, m.strides[0] ?? 0]);
  return copy(turn ? transpose(rows) : rows, "K", dtype);
}

function checkedWeights(weights: CoreArray, name: string, observations: number): CoreArray {
  const w = copy(weights, "C", dtypes.float64);
  if (name === "fweights" && !allTrue(equal(w, compute("rint", [w]))))
    throw new TypeError("fweights must be integer");
  if (w.ndim > 1) throw new RuntimeError(`cannot handle multidimensional ${name}`);
  if (w.shape[0] !== observations) throw new RuntimeError(`incompatible numbers of samples and ${name}`);
  if (anyTrue(less(w, 0))) throw new ValueError(`${name} cannot be negative`);
  return w;
}

interface Request {
  rowvar: boolean;
  bias?: boolean | undefined;
  ddof?: number | null | undefined;
  dtype?: DTypeRow | undefined;
}

function covariance(
  m: CoreArray,
  y: CoreArray | undefined,
  fweights: CoreArray | undefined,
  aweights: CoreArray | undefined,
  { rowvar, bias, ddof: given, dtype: wanted }: Request,
): CoreArray {
  if (given != null && given !== Math.trunc(given)) throw new ValueError("ddof must be integer");
  if (m.ndim > 2) throw new ValueError("m has more than 2 dimensions");
  if (y && y.ndim > 2) throw new ValueError("y has more than 2 dimensions");
  const dtype = wanted ?? resultType([m.dtype, ...(y ? [y.dtype] : []), dtypes.float64], []);
  let x = variables(m, dtype, !rowvar && m.ndim !== 1);
  if (x.shape[0] === 0) return full([0, 0], 0, dtypes.float64);
  if (y) x = concatenate([x, variables(y, dtype, !rowvar && y.ndim === 2 && y.shape[0] !== 1)], 0);
  const observations = x.shape[1]!;
  const frequencies = fweights && checkedWeights(fweights, "fweights", observations);
  const importance = aweights && checkedWeights(aweights, "aweights", observations);
  const w = frequencies && importance ? multiply(frequencies, importance) : (frequencies ?? importance);
  const { average, total } = weightedMean(x, w, [1]);
  const ddof = given ?? (bias ? 0 : 1);
  const factor = degrees(w, importance, total, observations, ddof);
  subtract(x, lifted(average, 1), x);
  const weighted = w ? multiply(x, w) : x;
  const right = transpose(dtype.kind === "complex" ? compute("conjugate", [weighted]) : weighted);
  const result = dot(x, right, numpyPolicy);
  multiply(result, 1 / Math.max(factor, 0), result);
  return squeeze(result);
}

/** The number that sums of products are divided by. */
function degrees(
  w: CoreArray | undefined,
  importance: CoreArray | undefined,
  total: CoreArray,
  observations: number,
  ddof: number,
): number {
  if (!w) return observations - ddof;
  const sum = Number(copy(total.ndim === 0 ? total : part(total, 0, 0), "C", dtypes.float64).first());
  if (ddof === 0) return sum;
  if (!importance) return sum - ddof;
  const products = Number(reduce("sum", multiply(w, importance)).first());
  return sum - (ddof * products) / sum;
}

const optional = (x: unknown): unknown[] => (x == null ? [] : [x]);

/** The type of {@link cov}. */
export type Cov = <L extends DTypeLike = "float64">(
  m: ArrayLike,
  y?: ArrayLike | null | CovOptions<L>,
  rowvar?: boolean | CovOptions<L>,
  bias?: boolean | CovOptions<L>,
  ddof?: number | null | CovOptions<L>,
  fweights?: ArrayLike | null | CovOptions<L>,
  aweights?: ArrayLike | null | CovOptions<L>,
  options?: CovOptions<L>,
) => NDArray<NameOf<L>>;

/**
 * The covariance matrix of variables: rows of `m`, or columns without `rowvar`, and those of `y`.
 *
 * @returns a matrix, 0-d for one variable; float64, or complex128 for complex input, unless `dtype` says otherwise
 * @throws ValueError, TypeError, RuntimeError for weights that do not fit
 * @example
 * np.cov([[0, 1, 2], [2, 1, 0]]).tolist() // -> [ [ 1, -1 ], [ -1, 1 ] ]
 */
export const cov: Cov = define(
  "cov(m, y=, rowvar=, bias=, ddof=, fweights=, aweights=, *, dtype=)",
  (m, y, rowvar = true, bias, ddof, fweights, aweights, dtype) =>
    withArrays([m, ...optional(y), ...optional(fweights), ...optional(aweights)], (core, ...rest) => {
      const next = (x: unknown): CoreArray | undefined => (x == null ? undefined : rest.shift());
      const [other, often, much] = [next(y), next(fweights), next(aweights)];
      const request = { rowvar, bias, ddof, dtype: dtypeArg(dtype) };
      return wrap(composed(() => covariance(core, other, often, much, request)));
    }),
);

/** The type of {@link corrcoef}. */
export type Corrcoef = <L extends DTypeLike = "float64">(
  x: ArrayLike,
  y?: ArrayLike | null | CorrcoefOptions<L>,
  rowvar?: boolean | CorrcoefOptions<L>,
  options?: CorrcoefOptions<L>,
) => NDArray<NameOf<L>>;

/**
 * Pearson's correlation coefficients of variables: {@link cov}, divided by the standard deviations.
 *
 * @returns a matrix, 0-d for one variable
 * @throws ValueError
 * @example
 * np.corrcoef([[0, 1, 2], [4, 2, 0]]).tolist() // -> [ [ 1, -1 ], [ -1, 1 ] ]
 */
export const corrcoef: Corrcoef = define(
  "corrcoef(x, y=, rowvar=, *, dtype=)",
  (x, y, rowvar = true, dtype) =>
    withArrays([x, ...optional(y)], (core, other) =>
      wrap(
        composed(() => {
          const c = covariance(core, other, undefined, undefined, { rowvar, dtype: dtypeArg(dtype) });
          if (c.ndim === 0) return divide(c, c);
          const isComplex = c.dtype.kind === "complex";
          const variances = diagonal(realPart(c));
          const deviations = compute("sqrt", [variances]);
          divide(c, lifted(deviations, 1), c);
          divide(c, deviations, c);
          for (const real of isComplex ? [realPart(c), imagPart(c)] : [c])
            compute("clip", [real, -1, 1], { out: real });
          return c;
        }),
      ),
    ),
);
