import { indexSelect } from "../../../autograd/choosing.js";
import { eq, where } from "../../../autograd/elementwise.js";
import { detach } from "../../../autograd/record.js";
import { reshape, unsqueeze } from "../../../autograd/structural.js";
import { scalarType } from "../../../autograd/words.js";
import { IndexError, RuntimeError } from "../../../core/errors.js";
import { arePlaces } from "../../../ops/likelihood.js";
import { define, tensorArg } from "../../args.js";
import type { Tensor } from "../../tensor.js";

/** What {@link embedding} takes by name. */
export interface EmbeddingOptions {
  /** The row that collects no gradient. */
  paddingIdx?: number | null;
}

/**
 * The rows of a table that integers name.
 *
 * @param input - int64 or int32
 * @param weight - `[rows, columns]`
 * @returns `[...input.shape, columns]`
 * @throws IndexError when there is no such row, RuntimeError for other dtypes
 * @example
 * torch.nn.functional.embedding(torch.tensor([1n, 0n]), torch.tensor([[1, 2], [3, 4]])).toString() // -> tensor([[3., 4.],
 * //            [1., 2.]])
 */
export const embedding: (input: Tensor, weight: Tensor, options?: EmbeddingOptions) => Tensor = define(
  "embedding(input, weight, paddingIdx=)",
  (input: Tensor, weight: Tensor, paddingIdx?: number | null) => {
    tensorArg(input, "embedding", "indices");
    const [rows, columns] = tensorArg(weight, "embedding", "weight", 2).shape as [number, number];
    if (weight.ndim !== 2) throw new RuntimeError("'weight' must be 2-D");
    if (input.dtype !== "int64" && input.dtype !== "int32") {
      throw new RuntimeError(
        `Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got torch.${scalarType(input.core.dtype)}Tensor instead (while checking arguments for embedding)`,
      );
    }
    if (!arePlaces(input.core, rows)) throw new IndexError("index out of range in self");
    const chosen = indexSelect(weight, 0, reshape(input, [input.numel()]));
    const found = reshape(chosen, [...input.shape, columns]);
    if (paddingIdx == null || !weight.requiresGrad) return found;
    const padding = paddingIdx < 0 ? paddingIdx + rows : paddingIdx;
    return where(unsqueeze(eq(input, padding), input.ndim), detach(found), found);
  },
);
