import { applyView } from "../autograd/record.js";
import * as s from "../autograd/structural.js";
import { sizes } from "../autograd/words.js";
import type { DTypeRow } from "../core/dtype.js";
import { IndexError, RuntimeError } from "../core/errors.js";
import { type Dim, define, dimOf, dimsOf, type Numbers, numbers, shapeFor, tensorArg } from "./args.js";
import { type DTypeLike, dtypeRow } from "./dtype.js";
import { Tensor } from "./tensor.js";

/** Functions that change shapes and dtypes, and that join and part tensors. */

/**
 * The same memory in another shape: `x.view(2, -1)`.
 *
 * @throws RuntimeError where the memory does not allow it
 * @example
 * torch.view(torch.arange(6), 3, 2).shape // -> [ 3, 2 ]
 */
export function view(input: Tensor, ...shape: Numbers): Tensor {
  return s.view(input, shapeFor(numbers(shape), input.core.size)) as Tensor;
}
/**
 * Another shape: a view where the memory allows it, else a copy.
 *
 * @throws RuntimeError
 * @example
 * torch.reshape(torch.arange(6), [2, -1]).toString() // -> tensor([[0, 1, 2],
 * //            [3, 4, 5]])
 */
export function reshape(input: Tensor, ...shape: Numbers): Tensor {
  return s.reshape(input, shapeFor(numbers(shape), input.core.size)) as Tensor;
}
/**
 * Axes from `startDim` to `endDim` as one.
 *
 * @example
 * torch.flatten(torch.ones(2, 3, 4), 1).shape // -> [ 2, 12 ]
 */
export const flatten: (input: Tensor, startDim?: number, endDim?: number) => Tensor = define(
  "flatten(input, startDim=, endDim=)",
  (input: unknown, startDim = 0, endDim = -1) => {
    const x = tensorArg(input, "flatten");
    const { shape, ndim } = x.core;
    if (ndim === 0) return s.reshape(x, [1]);
    const [from, to] = [dimOf(startDim, ndim), dimOf(endDim, ndim)];
    if (from > to) throw new RuntimeError("flatten() has invalid args: start_dim cannot come after end_dim");
    if (from === to) return x;
    const length = shape.slice(from, to + 1).reduce((n, m) => n * m, 1);
    const flat = [...shape.slice(0, from), length, ...shape.slice(to + 1)];
    return s.reshape(x, flat);
  },
);
/**
 * The axes in another order.
 *
 * @throws RuntimeError
 * @example
 * torch.permute(torch.ones(2, 3, 4), [2, 0, 1]).shape // -> [ 4, 2, 3 ]
 */
export function permute(input: Tensor, ...dims: Numbers): Tensor {
  const order = numbers(dims);
  const { ndim } = input.core;
  if (order.length !== ndim) {
    throw new RuntimeError(
      `permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired ordering of dimensions i.e. input.dim() = ${ndim} is not equal to len(dims) = ${order.length}`,
    );
  }
  const axes = order.map((d) => dimOf(d, ndim));
  if (new Set(axes).size !== ndim) throw new RuntimeError("permute(): duplicate dims are not allowed.");
  return s.permute(input, axes) as Tensor;
}
/**
 * Two axes exchanged.
 *
 * @example
 * torch.transpose(torch.ones(2, 3, 4), 0, 2).shape // -> [ 4, 3, 2 ]
 */
export function transpose(input: Tensor, dim0: number, dim1: number): Tensor {
  const { ndim } = input.core;
  return s.transpose(
    input,
    ...(ndim === 0 ? ([0, 0] as const) : ([dimOf(dim0, ndim), dimOf(dim1, ndim)] as const)),
  ) as Tensor;
}
/**
 * Rows and columns exchanged.
 *
 * @throws RuntimeError for more than two axes
 * @example
 * torch.t(torch.tensor([[1, 2], [3, 4]])).toString() // -> tensor([[1., 3.],
 * //            [2., 4.]])
 */
export function t(input: Tensor): Tensor {
  const { ndim } = input.core;
  if (ndim > 2) throw new RuntimeError(`t() expects a tensor with <= 2 dimensions, but self is ${ndim}D`);
  return applyView("t", input, undefined) as Tensor;
}
/**
 * A new axis of length 1.
 *
 * @example
 * torch.unsqueeze(torch.ones(3), 0).shape // -> [ 1, 3 ]
 */
export function unsqueeze(input: Tensor, dim: number): Tensor {
  return s.unsqueeze(input, dimOf(dim, input.core.ndim + 1)) as Tensor;
}
/**
 * Without axes of length 1: all, or those named that have it.
 *
 * @example
 * torch.squeeze(torch.ones(1, 3, 1)).shape // -> [ 3 ]
 */
export function squeeze(input: Tensor, dim?: Dim): Tensor {
  const dims = dimsOf(dim, input.core);
  return s.squeeze(
    input,
    dims.filter((i) => input.core.shape[i] === 1),
  ) as Tensor;
}
/**
 * Axes of length 1 stretched; -1 leaves a length as it is.
 *
 * @throws RuntimeError
 * @example
 * torch.expand(torch.tensor([[1], [2]]), 2, 3).toString() // -> tensor([[1., 1., 1.],
 * //            [2., 2., 2.]])
 */
export function expand(input: Tensor, ...shape: Numbers): Tensor {
  const wanted = numbers(shape);
  const own = input.core.shape;
  const lead = wanted.length - own.length;
  const text = `expand(torch.FloatTensor{${sizes(own)}}, size=${sizes(wanted)})`;
  if (lead < 0) {
    throw new RuntimeError(
      `${text}: the number of sizes provided (${wanted.length}) must be greater or equal to the number of dimensions in the tensor (${own.length})`,
    );
  }
  const target = wanted.map((length, i) => (length === -1 && i >= lead ? own[i - lead]! : length));
  target.forEach((length, i) => {
    const mine = i < lead ? 1 : own[i - lead]!;
    if (mine !== length && mine !== 1) {
      throw new RuntimeError(
        `The expanded size of the tensor (${length}) must match the existing size (${mine}) at non-singleton dimension ${i}.  Target sizes: ${sizes(wanted)}.  Tensor sizes: ${sizes(own)}`,
      );
    }
  });
  return s.expand(input, target) as Tensor;
}
/** As another tensor's shape. */
export const expandAs = (input: Tensor, other: Tensor): Tensor => expand(input, other.core.shape);
/**
 * The whole laid several times along each axis.
 *
 * @throws RuntimeError
 * @example
 * torch.repeat(torch.tensor([1, 2]), 2, 2).toString() // -> tensor([[1., 2., 1., 2.],
 * //            [1., 2., 1., 2.]])
 */
export function repeat(input: Tensor, ...repeats: Numbers): Tensor {
  const times = numbers(repeats);
  if (times.length < input.core.ndim) {
    throw new RuntimeError(
      "Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor",
    );
  }
  return s.repeat(input, times) as Tensor;
}
/**
 * Backwards along axes: a copy.
 *
 * @example
 * torch.flip(torch.tensor([1, 2, 3]), [0]).toString() // -> tensor([3., 2., 1.])
 */
export function flip(input: Tensor, ...dims: Numbers): Tensor {
  return s.flip(input, dimsOf(numbers(dims), input.core)) as Tensor;
}
/**
 * The elements on a diagonal: a view.
 *
 * @example
 * torch.diagonal(torch.tensor([[1, 2], [3, 4]])).toString() // -> tensor([1., 4.])
 */
export const diagonal: (input: Tensor, offset?: number, dim1?: number, dim2?: number) => Tensor = define(
  "diagonal(input, offset=, dim1=, dim2=)",
  (input: unknown, offset = 0, dim1 = 0, dim2 = 1) => {
    const x = tensorArg(input, "diagonal");
    const [axis0, axis1] = [dimOf(dim1, x.core.ndim), dimOf(dim2, x.core.ndim)];
    if (axis0 === axis1) throw new RuntimeError(`diagonal dimensions cannot be identical ${dim1}, ${dim2}`);
    return applyView("diagonal", x, { offset, axis0, axis1 });
  },
);
const triangle = (name: string, upper: boolean) =>
  define(`${name}(input, diagonal=)`, (input: unknown, diagonalAt = 0) => {
    const x = tensorArg(input, name);
    if (x.core.ndim < 2) throw new RuntimeError(`${name}: input tensor must have at least 2 dimensions`);
    return s.triangle(x, upper, diagonalAt) as Tensor;
  });
/**
 * The elements on and below a diagonal, zeros above.
 *
 * @throws RuntimeError for fewer than two axes
 * @example
 * torch.tril(torch.ones(2, 2)).toString() // -> tensor([[1., 0.],
 * //            [1., 1.]])
 */
export const tril: (input: Tensor, diagonal?: number | { diagonal?: number }) => Tensor = triangle(
  "tril",
  false,
);
/**
 * The elements on and above a diagonal, zeros below.
 *
 * @throws RuntimeError for fewer than two axes
 * @example
 * torch.triu(torch.ones(2, 2), 1).toString() // -> tensor([[0., 1.],
 * //            [0., 0.]])
 */
export const triu: (input: Tensor, diagonal?: number | { diagonal?: number }) => Tensor = triangle(
  "triu",
  true,
);
/**
 * A run of an axis: a view.
 *
 * @throws RuntimeError
 * @example
 * torch.narrow(torch.arange(5), 0, 1, 3).toString() // -> tensor([1, 2, 3])
 */
export function narrow(input: Tensor, dim: number, start: number, length: number): Tensor {
  const axis = dimOf(dim, input.core.ndim);
  const from = start < 0 ? start + input.core.shape[axis]! : start;
  if (from < 0 || from + length > input.core.shape[axis]!) {
    throw new RuntimeError(
      `start (${start}) + length (${length}) exceeds dimension size (${input.core.shape[axis]}).`,
    );
  }
  return s.slice(input, axis, from, from + length) as Tensor;
}
/**
 * One part of an axis, without it: a view.
 *
 * @throws IndexError
 * @example
 * torch.select(torch.tensor([[1, 2], [3, 4]]), 1, 0).toString() // -> tensor([1., 3.])
 */
export function select(input: Tensor, dim: number, index: number): Tensor {
  const axis = dimOf(dim, input.core.ndim);
  const length = input.core.shape[axis]!;
  if (index < -length || index >= length) {
    throw new IndexError(
      `select(): index ${index} out of range for tensor of size ${sizes(input.core.shape)} at dimension ${axis}`,
    );
  }
  return s.select(input, axis, index < 0 ? index + length : index) as Tensor;
}
/** Itself where it is dense in C order, else a copy that is. */
export const contiguous = (input: Tensor): Tensor =>
  input.core.cContiguous ? input : (s.clone(input) as Tensor);
/** In another dtype; itself where it already has it. Where a device is asked for it can only be `cpu`. */
export function to(
  input: Tensor,
  target: DTypeLike | Tensor | { dtype?: DTypeLike; device?: string; copy?: boolean },
): Tensor {
  if (target === "cpu") return input;
  if (target instanceof Tensor) return cast(input, target.core.dtype);
  if (typeof target === "object" && !("name" in target)) {
    const { dtype, device, copy: fresh } = target as { dtype?: DTypeLike; device?: string; copy?: boolean };
    if (device !== undefined && device !== "cpu")
      throw new RuntimeError(`Expected one of cpu device type at start of device string: ${device}`);
    const changed = dtype === undefined ? input : cast(input, dtypeRow(dtype));
    return fresh && changed === input ? (s.clone(input) as Tensor) : changed;
  }
  return cast(input, dtypeRow(target));
}
const cast = (input: Tensor, dtype: DTypeRow): Tensor => s.cast(input, dtype) as Tensor;
export const float = (input: Tensor): Tensor => to(input, "float32");
export const double = (input: Tensor): Tensor => to(input, "float64");
export const half = (input: Tensor): Tensor => to(input, "float16");
export const bfloat16 = (input: Tensor): Tensor => to(input, "bfloat16");
export const int = (input: Tensor): Tensor => to(input, "int32");
export const long = (input: Tensor): Tensor => to(input, "int64");
export const short = (input: Tensor): Tensor => to(input, "int16");
export const bool = (input: Tensor): Tensor => to(input, "bool");
export const typeAs = (input: Tensor, other: Tensor): Tensor => to(input, other);

export { cat, chunk, split, stack, unbind } from "./joining.js";
