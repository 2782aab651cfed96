import { compute } from "../../autograd/elementwise.js";
import { scalarType } from "../../autograd/words.js";
import { allocate, type CoreArray, consume, filled } from "../../core/array.js";
import { allocateLike, assign, copy, fill } from "../../core/assign.js";
import type { UfuncName } from "../../core/dispatch.js";
import { type DTypeRow, dtypes } from "../../core/dtype.js";
import { RuntimeError } from "../../core/errors.js";
import { countTrue } from "../../core/truth.js";
import { slab } from "../../ops/layout.js";
import { accumulate, reduce } from "../../ops/reductions.js";
import { searchsorted } from "../../ops/searching.js";
import { argsort } from "../../ops/sorting.js";
import { fillExponential, fillUniform } from "./fill.js";
import type { Generator } from "./generator.js";

const noWeights = "invalid multinomial distribution (sum of probabilities <= 0)";

function requireSamples(weights: CoreArray, n: number, replacement: boolean): void {
  if (weights.ndim < 1 || weights.ndim > 2) throw new RuntimeError("prob_dist must be 1 or 2 dim");
  if (weights.dtype.kind !== "float") {
    throw new RuntimeError(
      `multinomial only supports floating-point dtypes for input, got: ${scalarType(weights.dtype)}`,
    );
  }
  if (!(n > 0)) throw new RuntimeError("cannot sample n_sample <= 0 samples");
  if (!replacement && n > weights.shape[weights.ndim - 1]!) {
    throw new RuntimeError("cannot sample n_sample > prob_dist.size(-1) samples without replacement");
  }
}

/** Whether a comparison holds for every element. */
const every = (name: UfuncName, inputs: readonly (CoreArray | number)[]): boolean =>
  consume(compute(name, inputs), (holds) => countTrue(holds) === holds.size);

/**
 * Places drawn by weights, one row of them or several: int64.
 *
 * @throws RuntimeError for what are no weights, or too few of them
 */
export function places(g: Generator, weights: CoreArray, n: number, replacement: boolean): CoreArray {
  requireSamples(weights, n, replacement);
  const dtype: DTypeRow = weights.dtype === dtypes.float64 ? dtypes.float64 : dtypes.float32;
  return consume(copy(weights, "C", dtype), (dense) =>
    replacement && n > 1 ? withReplacement(g, dense, n) : distinct(g, dense, n),
  );
}

/** The places of the largest quotients of weights and exponential draws (Efraimidis & Spirakis, 2006). */
function distinct(g: Generator, weights: CoreArray, n: number): CoreArray {
  if (!every("greaterEqual", [weights, 0]) || !every("isfinite", [weights])) {
    throw new RuntimeError("probability tensor contains either `inf`, `nan` or element < 0");
  }
  if (!consume(reduce("sum", weights, { axis: -1 }), (sums) => every("greater", [sums, 0]))) {
    throw new RuntimeError(noWeights);
  }
  return consume(allocateLike(weights), (keys) => {
    fillExponential(g, keys);
    compute("divide", [weights, keys], keys);
    compute("negative", [keys], keys);
    return consume(argsort(keys), (order) => copy(slab(order, order.ndim - 1, 0, n), "C", dtypes.int64));
  });
}

/** Each draw by itself: where it falls among the sums of weights up to a place. */
function withReplacement(g: Generator, weights: CoreArray, n: number): CoreArray {
  if (!every("greaterEqual", [weights, 0])) {
    throw new RuntimeError("invalid multinomial distribution (encountering probability entry < 0)");
  }
  if (!every("isfinite", [weights])) {
    throw new RuntimeError(
      "invalid multinomial distribution (encountering probability entry = infinity or NaN)",
    );
  }
  const length = weights.shape[weights.ndim - 1]!;
  const rows = weights.ndim === 2 ? weights.shape[0]! : 1;
  return filled(allocate(dtypes.int64, [...weights.shape.slice(0, -1), n]), (result) => {
    for (let row = 0; row < rows; row++) {
      const { itemsize } = weights.dtype;
      const own = weights.view([length], [itemsize], weights.offset + row * length * itemsize);
      consume(accumulate("cumsum", own), (sums) => {
        const last = slab(sums, 0, length - 1, length);
        const total = Number(last.first());
        if (!(total > 0)) throw new RuntimeError(noWeights);
        if (total > 1.00001 || total < 0.99999) compute("divide", [sums, total], sums);
        fill(last, 1);
        consume(allocate(dtypes.float64, [n]), (draws) => {
          fillUniform(g, draws);
          const target = result.view([n], [8], result.offset + row * n * 8);
          consume(searchsorted(sums, draws), (found) => assign(target, found));
        });
      });
    }
  });
}
