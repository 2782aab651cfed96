import { result } from "../autograd/record.js";
import * as r from "../autograd/reduce.js";
import { cast } from "../autograd/structural.js";
import { scalarType } from "../autograd/words.js";
import { dtypes } from "../core/dtype.js";
import { IndexError, RuntimeError } from "../core/errors.js";
import { warn } from "../core/warnings.js";
import { reduce } from "../ops/reductions.js";
import { type Dim, define, dimOf, dimsOf, tensorArg } from "./args.js";
import { type DTypeLike, dtypeRow } from "./dtype.js";
import { maximum, minimum, type Operand } from "./pointwise.js";
import { ValuesAndIndices } from "./sorting.js";
import { Tensor } from "./tensor.js";

/** What reductions take by name. */
export interface ReduceOptions {
  dim?: Dim | null;
  /** Keep the axes that are folded, with length 1. */
  keepdim?: boolean;
  /** Cast to this first. */
  dtype?: DTypeLike;
}
type Reduction = (
  input: Tensor,
  dim?: Dim | null | ReduceOptions,
  keepdim?: boolean | ReduceOptions,
  options?: ReduceOptions,
) => Tensor;
const inDtype = (x: Tensor, dtype: DTypeLike | undefined): Tensor =>
  dtype === undefined ? x : (cast(x, dtypeRow(dtype)) as Tensor);
/**
 * The sum over axes; integers give int64.
 *
 * @example
 * torch.sum(torch.tensor([[1, 2], [3, 4]]), 0, true).toString() // -> tensor([[4., 6.]])
 */
export const sum: Reduction = define(
  "sum(input, dim=, keepdim=, *, dtype=)",
  (input: unknown, dim: Dim, keepdim = false, dtype?: DTypeLike) => {
    const x = inDtype(tensorArg(input, "sum"), dtype);
    return r.sum(x, dimsOf(dim, x.core), keepdim);
  },
);
/**
 * The product over axes; integers give int64.
 *
 * @example
 * torch.prod(torch.tensor([2, 3, 4])).item() // -> 24
 */
export const prod: Reduction = define(
  "prod(input, dim=, keepdim=, *, dtype=)",
  (input: unknown, dim: Dim, keepdim = false, dtype?: DTypeLike) => {
    const x = inDtype(tensorArg(input, "prod"), dtype);
    return r.prod(x, dimsOf(dim, x.core), keepdim);
  },
);
/**
 * The mean over axes.
 *
 * @throws RuntimeError for integers
 * @example
 * torch.mean(torch.tensor([[1, 2], [3, 4]]), 0).toString() // -> tensor([2., 3.])
 */
export const mean: Reduction = define(
  "mean(input, dim=, keepdim=, *, dtype=)",
  (input: unknown, dim: Dim, keepdim = false, dtype?: DTypeLike) => {
    const x = inDtype(tensorArg(input, "mean"), dtype);
    if (!x.isFloatingPoint() && !x.isComplex()) {
      throw new RuntimeError(
        `mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: ${scalarType(x.core.dtype)}`,
      );
    }
    return r.mean(x, dimsOf(dim, x.core), keepdim);
  },
);
/** What {@link var_} and {@link std} take by name. */
export interface VarOptions extends ReduceOptions {
  /** Taken off the count: 1 unless it is said otherwise. */
  correction?: number;
  unbiased?: boolean;
}
type Spread = (input: Tensor, dim?: Dim | null | VarOptions, options?: VarOptions) => Tensor;
const spreadOf = (name: string, f: typeof r.variance): Spread =>
  define(
    `${name}(input, dim=, *, correction=, keepdim=, unbiased=)`,
    (
      input: unknown,
      dim: Dim | boolean,
      correction: number | undefined,
      keepdim = false,
      unbiased?: boolean,
    ) => {
      const x = tensorArg(input, name);
      if (!x.isFloatingPoint() && !x.isComplex()) {
        throw new RuntimeError("std and var only support floating point and complex dtypes");
      }
      const taken = correction ?? (unbiased === false || dim === false ? 0 : 1);
      const dims = dimsOf(typeof dim === "boolean" ? null : dim, x.core);
      if (x.core.size === 0 || dims.reduce((n, d) => n * x.core.shape[d]!, 1) <= taken) {
        warn(
          `${name}(): degrees of freedom is <= 0. Correction should be strictly less than the reduction factor (input numel divided by output numel).`,
        );
      }
      return f(x, dims, taken, keepdim);
    },
  );
/**
 * The variance over axes, with correction 1.
 *
 * @throws RuntimeError for integers
 * @example
 * torch.var(torch.tensor([1, 2, 3])).item() // -> 1
 */
export const var_: Spread = spreadOf("var", r.variance);
/**
 * The standard deviation over axes, with correction 1.
 *
 * @throws RuntimeError for integers
 * @example
 * torch.std(torch.tensor([1, 2, 3, 4]), { correction: 0 }).toString() // -> tensor(1.1180)
 */
export const std: Spread = spreadOf("std", r.deviation);
/**
 * The p-norm of all elements, or over axes.
 *
 * @throws RuntimeError for integers
 * @example
 * torch.norm(torch.tensor([3, 4])).item() // -> 5
 */
export const norm: (
  input: Tensor,
  p?: number | "fro" | null | NormOptions,
  dim?: Dim | null,
  keepdim?: boolean,
) => Tensor = define(
  "norm(input, p=, dim=, keepdim=)",
  (input: unknown, p: number | "fro" | null = 2, dim: Dim | null = null, keepdim = false) => {
    const x = tensorArg(input, "norm");
    if (!x.isFloatingPoint() && !x.isComplex()) {
      throw new RuntimeError(
        `linalg.vector_norm: Expected a floating point or complex tensor as input. Got ${scalarType(x.core.dtype)}`,
      );
    }
    return r.norm(x, p === "fro" || p === null ? 2 : p, dimsOf(dim, x.core), keepdim);
  },
);
/** What {@link norm} takes by name. */
export interface NormOptions {
  p?: number | "fro" | null;
  dim?: Dim | null;
  keepdim?: boolean;
}
function requireOrder(x: Tensor, name: string): void {
  if (x.isComplex()) throw new RuntimeError(`"${name}" not implemented for '${scalarType(x.core.dtype)}'`);
}
/** `max` and `min`: of all elements, along an axis with indices, or of two tensors. */
export interface Extremum {
  (input: Tensor): Tensor;
  (input: Tensor, other: Tensor): Tensor;
  (
    input: Tensor,
    dim: number | { dim: number; keepdim?: boolean },
    keepdim?: boolean | { keepdim?: boolean },
  ): ValuesAndIndices;
}
function extremum(which: "max" | "min", pair: (a: Operand, b: Operand) => Tensor): Extremum {
  return define(
    `${which}(input, dim=, keepdim=)`,
    (input: unknown, dim: number | Tensor | undefined, keepdim = false) => {
      const x = tensorArg(input, which);
      if (dim instanceof Tensor) return pair(x, dim);
      requireOrder(x, `${which}_all`);
      if (dim === undefined) {
        if (x.core.size === 0) {
          throw new RuntimeError(
            `${which}(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' argument.`,
          );
        }
        return r.extremum(which, x);
      }
      const axis = dimOf(dim, x.core.ndim);
      requireNonEmpty(which, x, axis);
      const [values, indices] = r.extremumAlong(which, x, axis, keepdim) as [Tensor, Tensor];
      return new ValuesAndIndices(which, values, indices);
    },
  );
}
function requireNonEmpty(name: string, { core }: Tensor, axis: number): void {
  if (core.ndim > 0 && core.shape[axis] === 0) {
    throw new IndexError(`${name}(): Expected reduction dim ${axis} to have non-zero size.`);
  }
}
/**
 * The largest element; along an axis with its index; or the larger of two tensors.
 *
 * @example
 * const { values, indices } = torch.max(torch.tensor([[1, 5], [3, 2]]), 1);
 * [values.tolist(), indices.tolist()] // -> [ [ 5, 3 ], [ 1, 0 ] ]
 */
export const max: Extremum = extremum("max", maximum);
/**
 * The smallest element; along an axis with its index; or the smaller of two tensors.
 *
 * @example
 * torch.min(torch.tensor([3, 1, 2])).item() // -> 1
 */
export const min: Extremum = extremum("min", minimum);
/**
 * The largest over axes; equal ones share the gradient.
 *
 * @example
 * torch.amax(torch.tensor([[1, 5], [3, 2]]), 1).toString() // -> tensor([5., 3.])
 */
export const amax: Reduction = folded("amax", "max");
/**
 * The smallest over axes; equal ones share the gradient.
 *
 * @example
 * torch.amin(torch.tensor([[1, 5], [3, 2]]), 1).toString() // -> tensor([1., 2.])
 */
export const amin: Reduction = folded("amin", "min");
function folded(name: string, which: "max" | "min"): Reduction {
  return define(`${name}(input, dim=, keepdim=)`, (input: unknown, dim: Dim, keepdim = false) => {
    const x = tensorArg(input, name);
    requireOrder(x, name);
    const axes = dimsOf(dim, x.core);
    for (const axis of axes) {
      if (x.core.shape[axis] === 0) {
        throw new IndexError(`${name}(): Expected reduction dim ${axis} to have non-zero size.`);
      }
    }
    return r.amax(which, x, axes, keepdim);
  });
}
type Arg = (
  input: Tensor,
  dim?: number | null | { dim?: number | null; keepdim?: boolean },
  keepdim?: boolean,
) => Tensor;
function argOf(which: "argmax" | "argmin"): Arg {
  return define(
    `${which}(input, dim=, keepdim=)`,
    (input: unknown, dim: number | null = null, keepdim = false) => {
      const x = tensorArg(input, which);
      if (x.core.dtype === dtypes.bool) throw new RuntimeError(`${which}(): does not support bool input`);
      if (x.isComplex()) throw new RuntimeError(`${which}(): does not support complex input`);
      if (x.core.size === 0 && dim === null) {
        throw new IndexError(
          `${which}(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' argument.`,
        );
      }
      const axis = dim === null ? null : dimOf(dim, x.core.ndim);
      if (axis !== null) requireNonEmpty(which, x, axis);
      return r.arg(which, x, axis, keepdim);
    },
  );
}
/**
 * The index (int64) of the first largest element, in C order without an axis.
 *
 * @example
 * torch.argmax(torch.tensor([1, 5, 3])).item() // -> 1
 */
export const argmax: Arg = argOf("argmax");
/**
 * The index (int64) of the first smallest element, in C order without an axis.
 *
 * @example
 * torch.argmin(torch.tensor([1, 5, 3])).item() // -> 0
 */
export const argmin: Arg = argOf("argmin");
function truth(name: "any" | "all"): Reduction {
  return define(`${name}(input, dim=, keepdim=)`, (input: unknown, dim: Dim, keepdim = false) => {
    const x = tensorArg(input, name);
    const all = dimsOf(dim, x.core);
    return result(reduce(name, x.core, { axis: all, keepdims: keepdim }));
  });
}
/**
 * Whether any element is true over axes.
 *
 * @example
 * torch.any(torch.tensor([true, false])).item() // -> true
 */
export const any: Reduction = truth("any");
/**
 * Whether all elements are true over axes.
 *
 * @example
 * torch.all(torch.tensor([true, false])).item() // -> false
 */
export const all: Reduction = truth("all");
type Along = (
  input: Tensor,
  dim: number | { dim: number; dtype?: DTypeLike },
  options?: { dtype?: DTypeLike },
) => Tensor;
/**
 * Running sums along an axis; integers give int64.
 *
 * @example
 * torch.cumsum(torch.tensor([1, 2, 3]), 0).toString() // -> tensor([1., 3., 6.])
 */
export const cumsum: Along = define(
  "cumsum(input, dim, *, dtype=)",
  (input: unknown, dim: number, dtype?: DTypeLike) => {
    const x = inDtype(tensorArg(input, "cumsum"), dtype);
    return r.cumsum(x, dimOf(dim, x.core.ndim));
  },
);
/**
 * Running products along an axis; integers give int64.
 *
 * @example
 * torch.cumprod(torch.tensor([1, 2, 3]), 0).toString() // -> tensor([1., 2., 6.])
 */
export const cumprod: Along = define(
  "cumprod(input, dim, *, dtype=)",
  (input: unknown, dim: number, dtype?: DTypeLike) => {
    const x = inDtype(tensorArg(input, "cumprod"), dtype);
    return r.cumprod(x, dimOf(dim, x.core.ndim));
  },
);

export { argsort, median, type SortOptions, sort, ValuesAndIndices } from "./sorting.js";
