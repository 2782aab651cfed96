import { compute } from "../autograd/elementwise.js";
import { apply } from "../autograd/record.js";
import * as r from "../autograd/reduce.js";
import { copy, fromScalar } from "../core/assign.js";
import { countTrue } from "../core/truth.js";
import { sort as sortCore } from "../ops/sorting.js";
import { define, dimOf, tensorArg } from "./args.js";
import type { Tensor } from "./tensor.js";

/** Order: sorted elements, the one in the middle, and where they were. */

/** Functions that fold axes away or run along them. */

/**
 * Values, and the indices (int64) where they are.
 *
 * @example
 * torch.tensor([3, 1, 2]).sort().indices.tolist() // -> [ 1, 2, 0 ]
 */
export class ValuesAndIndices {
  constructor(
    /** The function that gave them. */
    readonly name: string,
    readonly values: Tensor,
    readonly indices: Tensor,
  ) {}
  *[Symbol.iterator](): Generator<Tensor> {
    yield this.values;
    yield this.indices;
  }
}
/** What {@link sort} takes by name. */
export interface SortOptions {
  dim?: number;
  descending?: boolean;
  stable?: boolean;
}
/**
 * Sorted along an axis, with the indices that sort; NaN is last.
 *
 * @example
 * torch.sort(torch.tensor([3, 1, 2])).values.toString() // -> tensor([1., 2., 3.])
 */
export const sort: (input: Tensor, dim?: number | SortOptions, descending?: boolean) => ValuesAndIndices =
  define("sort(input, dim=, descending=, *, stable=)", (input: unknown, dim = -1, descending = false) => {
    const x = tensorArg(input, "sort");
    const [values, indices] = r.sort(x, dimOf(dim, x.core.ndim), descending) as [Tensor, Tensor];
    return new ValuesAndIndices("sort", values, indices);
  });
/**
 * The indices (int64) that sort along an axis.
 *
 * @example
 * torch.argsort(torch.tensor([3, 1, 2])).tolist() // -> [ 1, 2, 0 ]
 */
export const argsort: (input: Tensor, dim?: number | SortOptions, descending?: boolean) => Tensor = define(
  "argsort(input, dim=, descending=, *, stable=)",
  (input: unknown, dim = -1, descending = false) =>
    sort(tensorArg(input, "argsort"), dim, descending).indices,
);
/**
 * The middle of all elements, the lower of two; NaN if there is one.
 *
 * @example
 * torch.median(torch.tensor([3, 1, 2, 4])).item() // -> 2
 */
export function median(input: Tensor): Tensor {
  return apply("median", [input], undefined, () => {
    const { size, dtype } = input.core;
    if (size === 0) return fromScalar(Number.NaN, dtype);
    const dense = copy(input.core);
    const sorted = sortCore(dense.view([size], [dtype.itemsize]));
    const nans = compute("isnan", [sorted]);
    const at = countTrue(nans) > 0 ? size - 1 : (size - 1) >> 1;
    const middle = copy(sorted.view([], [], sorted.offset + at * dtype.itemsize));
    for (const a of [dense, sorted, nans]) a.storage.dispose();
    return middle;
  }) as Tensor;
}
