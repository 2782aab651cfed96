import * as s from "../autograd/structural.js";
import { sizes } from "../autograd/words.js";
import type { DTypeRow } from "../core/dtype.js";
import { RuntimeError } from "../core/errors.js";
import { sameShape } from "../core/shape.js";
import { define, dimOf, tensorArg } from "./args.js";
import { promoteTypes } from "./policy.js";
import type { Tensor } from "./tensor.js";

/** Joining tensors, and taking them apart. */

const common = (tensors: readonly Tensor[]): DTypeRow =>
  tensors.map((x) => x.core.dtype).reduce(promoteTypes);
/**
 * One after the other along an axis.
 *
 * @throws RuntimeError when the other axes differ
 * @example
 * torch.cat([torch.tensor([1, 2]), torch.tensor([3])]).toString() // -> tensor([1., 2., 3.])
 */
export const cat: (tensors: readonly Tensor[], dim?: number | { dim?: number }) => Tensor = define(
  "cat(tensors, dim=)",
  (tensors: readonly Tensor[], dim = 0) => {
    if (tensors.length === 0) throw new RuntimeError("torch.cat(): expected a non-empty list of Tensors");
    const dtype = common(tensors);
    // PyTorch lets empty one-dimensional tensors join anything.
    const parts = tensors.filter((x) => !(x.core.ndim === 1 && x.core.size === 0));
    if (parts.length === 0) return s.cat(tensors, 0, dtype);
    const first = parts[0]!;
    parts.forEach((x, i) => {
      if (x.core.ndim === 0)
        throw new RuntimeError(`zero-dimensional tensor (at position ${i}) cannot be concatenated`);
      if (x.core.ndim !== first.core.ndim) {
        throw new RuntimeError(
          `Tensors must have same number of dimensions: got ${first.core.ndim} and ${x.core.ndim}`,
        );
      }
    });
    const axis = dimOf(dim, first.core.ndim);
    parts.forEach((x, i) => {
      const wrong = x.core.shape.findIndex((length, k) => k !== axis && length !== first.core.shape[k]);
      if (wrong >= 0) {
        throw new RuntimeError(
          `Sizes of tensors must match except in dimension ${axis}. Expected size ${first.core.shape[wrong]} but got size ${x.core.shape[wrong]} for tensor number ${i} in the list.`,
        );
      }
    });
    return s.cat(parts, axis, dtype);
  },
);
/**
 * Side by side along a new axis.
 *
 * @throws RuntimeError when shapes differ
 * @example
 * torch.stack([torch.tensor([1, 2]), torch.tensor([3, 4])]).toString() // -> tensor([[1., 2.],
 * //            [3., 4.]])
 */
export const stack: (tensors: readonly Tensor[], dim?: number | { dim?: number }) => Tensor = define(
  "stack(tensors, dim=)",
  (tensors: readonly Tensor[], dim = 0) => {
    if (tensors.length === 0) throw new RuntimeError("stack expects a non-empty TensorList");
    const { shape } = tensors[0]!.core;
    tensors.forEach((x, i) => {
      if (!sameShape(x.core.shape, shape)) {
        throw new RuntimeError(
          `stack expects each tensor to be equal size, but got ${sizes(shape)} at entry 0 and ${sizes(x.core.shape)} at entry ${i}`,
        );
      }
    });
    return s.stack(tensors, dimOf(dim, shape.length + 1), common(tensors));
  },
);
/**
 * Consecutive parts of an axis: of one length, or of the lengths given. Views.
 *
 * @throws RuntimeError
 * @example
 * torch.split(torch.arange(5), 2).map(String) // -> [ 'tensor([0, 1])', 'tensor([2, 3])', 'tensor([4])' ]
 */
export const split: (
  tensor: Tensor,
  splitSizeOrSections: number | readonly number[],
  dim?: number | { dim?: number },
) => Tensor[] = define(
  "split(tensor, splitSizeOrSections, dim=)",
  (tensor: unknown, size: number | readonly number[], dim = 0) => {
    const x = tensorArg(tensor, "split", "tensor");
    const axis = dimOf(dim, x.core.ndim);
    const length = x.core.shape[axis]!;
    if (typeof size !== "number") {
      const total = size.reduce((n, m) => n + m, 0);
      if (total !== length) {
        throw new RuntimeError(
          `split_with_sizes expects split_sizes to sum exactly to ${length} (input tensor's size at dimension ${axis}), but got split_sizes=${sizes(size)}`,
        );
      }
      return s.split(x, axis, size);
    }
    return s.split(x, axis, pieces(length, size));
  },
);
function pieces(length: number, size: number): number[] {
  if (length === 0) return [0];
  const count = Math.ceil(length / size);
  return Array.from({ length: count }, (_, k) => Math.min(size, length - k * size));
}
/**
 * An axis in so many parts, of equal length but for the last. Views.
 *
 * @example
 * torch.chunk(torch.arange(5), 2).map(String) // -> [ 'tensor([0, 1, 2])', 'tensor([3, 4])' ]
 */
export const chunk: (input: Tensor, chunks: number, dim?: number | { dim?: number }) => Tensor[] = define(
  "chunk(input, chunks, dim=)",
  (input: unknown, chunks: number, dim = 0) => {
    const x = tensorArg(input, "chunk");
    if (chunks <= 0) throw new RuntimeError(`chunk expects \`chunks\` to be greater than 0, got: ${chunks}`);
    const axis = dimOf(dim, x.core.ndim);
    const length = x.core.shape[axis]!;
    return s.split(
      x,
      axis,
      length === 0 ? new Array<number>(chunks).fill(0) : pieces(length, Math.ceil(length / chunks)),
    );
  },
);
/**
 * The parts along an axis, without it. Views.
 *
 * @example
 * torch.unbind(torch.tensor([[1, 2], [3, 4]])).map(String) // -> [ 'tensor([1., 2.])', 'tensor([3., 4.])' ]
 */
export const unbind: (input: Tensor, dim?: number | { dim?: number }) => Tensor[] = define(
  "unbind(input, dim=)",
  (input: unknown, dim = 0) => {
    const x = tensorArg(input, "unbind");
    if (x.core.ndim === 0) throw new RuntimeError("Dimension specified as 0 but tensor has no dimensions");
    return s.unbind(x, dimOf(dim, x.core.ndim));
  },
);
