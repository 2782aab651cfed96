import type { CoreArray } from "../../core/array.js";
import { copy } from "../../core/assign.js";
import { asCore, unwrap } from "../../core/convert.js";
import type { Operand } from "../../core/dispatch.js";
import { dtypes } from "../../core/dtype.js";
import { ValueError } from "../../core/errors.js";
import { isScalar, valueOf } from "../../core/scalar.js";
import { sameShape } from "../../core/shape.js";
import { compress } from "../../ops/gather.js";
import { ravel } from "../../ops/layout.js";
import { type EstimatorName, estimators, isEstimator } from "./bin_width.js";
import { allTrue, and, compute, greaterEqual, isInteger } from "./compute.js";
import { descends, distance, edgeDType, equalEdges, numberOf, outerEdges } from "./intervals.js";

/** Bins by their number, by their edges, or by the name of an estimator of their number. */
export type Bins = number | EstimatorName | readonly number[] | object;

/** The edges of bins, and what makes them equal in width. */
export interface Edges {
  readonly edges: CoreArray;
  /** For bins of equal width: from where to where; scalars of the caller adapt to the dtype of the values. */
  readonly uniform?: readonly [Operand, Operand] | undefined;
}

/** Values as one row, truth values as integers; weights must have their shape. @throws ValueError */
export function rowOf(
  a: CoreArray,
  weights: CoreArray | undefined,
): { row: CoreArray; weights: CoreArray | undefined } {
  if (weights && !sameShape(weights.shape, a.shape))
    throw new ValueError("weights should have the same shape as a.");
  const numbers = a.dtype.kind === "bool" ? copy(a, "K", dtypes.uint8) : a;
  return { row: ravel(numbers), weights: weights && ravel(weights) };
}

/** How many bins an estimator proposes. @throws ValueError, TypeError */
function estimated(a: CoreArray, name: string, range: unknown, weighted: boolean): number {
  if (!isEstimator(name)) throw new ValueError(`'${name}' is not a valid estimator for \`bins\``);
  if (weighted) {
    throw new TypeError("Automated estimation of the number of bins is not supported for weighted data");
  }
  const [first, last] = outerEdges(a, range);
  let values = a;
  if (range != null) {
    const inside = and(greaterEqual(a, first), compute("lessEqual", [a, last]));
    if (!allTrue(inside)) values = compress(inside, a, 0);
  }
  if (values.size === 0) return 1;
  const width = estimators[name](values, [first, last]);
  const wide = numberOf(width);
  if (wide === 0) return 1;
  const delta = distance(last, first);
  const least = isInteger(a.dtype) && wide < 1 ? 1 : width;
  const count = numberOf(compute("ceil", [compute("divide", [delta, least])]));
  if (Number.isNaN(count)) throw new ValueError("cannot convert float NaN to integer");
  return count;
}

/** The edges of the bins that were asked for. @throws ValueError, TypeError */
export function binEdges(a: CoreArray, bins: unknown, range: unknown, weighted: boolean): Edges {
  let count: number;
  if (typeof bins === "string") count = estimated(a, bins, range, weighted);
  else {
    const given = isScalar(bins) ? undefined : unwrap(bins);
    if (!isScalar(bins) && given?.ndim !== 0) {
      const edges = given ?? asCore(bins);
      if (edges.ndim !== 1) throw new ValueError("`bins` must be 1d, when an array");
      if (descends(edges, false)) throw new ValueError("`bins` must increase monotonically, when an array");
      return { edges };
    }
    const value = given ? given.first() : valueOf(bins as number);
    if (!Number.isInteger(Number(value)) || typeof value === "boolean" || typeof value === "object")
      throw new TypeError("`bins` must be an integer, a string, or an array");
    count = Number(value);
    if (count < 1) throw new ValueError("`bins` must be positive, when an integer");
  }
  const uniform = outerEdges(a, range);
  const edges = equalEdges(...uniform, count, edgeDType(a, ...uniform));
  return { edges, uniform };
}
