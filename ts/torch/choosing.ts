import * as c from "../autograd/choosing.js";
import type { Input } from "../autograd/graph.js";
import { applyInPlace } from "../autograd/inplace.js";
import type { OpName, OpParams } from "../autograd/names.js";
import * as s from "../autograd/structural.js";
import { Variable } from "../autograd/variable.js";
import { sizeMismatch, sizes } from "../autograd/words.js";
import { assign } from "../core/assign.js";
import { dtypes, type Scalar } from "../core/dtype.js";
import { IndexError, RuntimeError } from "../core/errors.js";
import { isScalar, type Marked } from "../core/scalar.js";
import { broadcastShapes, type Shape, sameShape } from "../core/shape.js";
import { nonzero as nonzeroCores } from "../ops/gather.js";
import { dimOf } from "./args.js";
import type { Operand } from "./pointwise.js";
import { indexArg, Tensor } from "./tensor.js";

/** Functions that take elements by index or mask, and put them there. */

/** The index of gather and its kin. @throws RuntimeError */
function placesFor(name: string, x: Tensor, dim: number, index: Tensor, source: Shape | null): Tensor {
  const at = indexArg(index, `${name}(): Expected dtype int32/int64 for index`);
  const [own, other] = [x.core.shape, at.core.shape];
  if (Math.max(1, own.length) !== Math.max(1, other.length)) {
    throw new RuntimeError(
      name === "gather"
        ? "Index tensor must have the same number of dimensions as input tensor"
        : "Index tensor must have the same number of dimensions as self tensor",
    );
  }
  const axis = dimOf(dim, own.length);
  const fits = other.every(
    (length, i) => (i === axis || length <= own[i]!) && (!source || length <= source[i]!),
  );
  if (!fits) {
    throw new RuntimeError(
      source
        ? `Expected index ${sizes(other)} to be no larger than self ${sizes(own)} apart from dimension ${axis} and to be no larger size than src ${sizes(source)}`
        : `Size does not match at dimension ${other.findIndex((length, i) => i !== axis && length > own[i]!)} expected index ${sizes(other)} to be no larger than self ${sizes(own)} apart from dimension ${axis}`,
    );
  }
  return at;
}

/** PyTorch takes no negative indices here, and words it its own way. @throws RuntimeError */
function inWords<T>(size: number, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    const index = /index (-?\d+)/.exec(error.message)?.[1];
    throw new RuntimeError(
      `index ${index} is out of bounds for dimension 0 with size ${size}`.replace(
        "dimension 0",
        `dimension ${/axis (\d+)/.exec(error.message)?.[1] ?? 0}`,
      ),
    );
  }
}

/**
 * `out[i][j] = input[index[i][j]][j]` for `dim` 0.
 *
 * @throws RuntimeError
 * @example
 * const x = torch.tensor([[1, 2], [3, 4]]);
 * torch.gather(x, 1, torch.tensor([[1n], [0n]])).toString() // -> tensor([[2.],
 * //            [3.]])
 */
export function gather(input: Tensor, dim: number, index: Tensor): Tensor {
  const at = placesFor("gather", input, dim, index, null);
  const axis = dimOf(dim, input.core.ndim);
  return inWords(input.core.shape[axis] ?? 1, () => c.gather(input, axis, at)) as Tensor;
}
/**
 * A copy with `src` written to where {@link gather} would read.
 *
 * @throws RuntimeError
 * @example
 * torch.scatter(torch.zeros(2, 2), 1, torch.tensor([[1n], [0n]]), 5).toString() // -> tensor([[0., 5.],
 * //            [5., 0.]])
 */
export function scatter(input: Tensor, dim: number, index: Tensor, src: Operand): Tensor {
  const at = placesFor("scatter", input, dim, index, src instanceof Tensor ? src.core.shape : null);
  requireSame("scatter", input, src);
  return c.scatter(input, dimOf(dim, input.core.ndim), at, src) as Tensor;
}
/**
 * A copy with `src` added to where {@link gather} would read.
 *
 * @throws RuntimeError
 * @example
 * torch.scatterAdd(torch.zeros(3), 0, torch.tensor([1n, 1n]), torch.ones(2)).toString() // -> tensor([0., 2., 0.])
 */
export function scatterAdd(input: Tensor, dim: number, index: Tensor, src: Tensor): Tensor {
  const at = placesFor("scatter", input, dim, index, src.core.shape);
  requireSame("scatter", input, src);
  return c.scatterAdd(input, dimOf(dim, input.core.ndim), at, src) as Tensor;
}
function requireSame(name: string, x: Tensor, src: Operand): void {
  if (src instanceof Tensor && src.core.dtype !== x.core.dtype) {
    throw new RuntimeError(`${name}(): Expected self.dtype to be equal to src.dtype`);
  }
}

function line(name: string, index: Tensor): Tensor {
  const at = indexArg(index, `${name}(): Expected dtype int32 or int64 for index`);
  if (at.core.ndim > 1) throw new IndexError(`${name}(): Index is supposed to be a vector`);
  return at;
}
/**
 * Whole parts along an axis, by a vector of indices.
 *
 * @throws IndexError
 * @example
 * const x = torch.tensor([[1, 2], [3, 4]]);
 * torch.indexSelect(x, 1, torch.tensor([1n, 1n])).toString() // -> tensor([[2., 2.],
 * //            [4., 4.]])
 */
export function indexSelect(input: Tensor, dim: number, index: Tensor): Tensor {
  return c.indexSelect(input, dimOf(dim, input.core.ndim), line("index_select", index)) as Tensor;
}
/**
 * A copy with parts of `source` added at indices along an axis.
 *
 * @example
 * const x = torch.tensor([[1, 2], [3, 4]]);
 * torch.indexAdd(x, 0, torch.tensor([0n, 0n]), torch.ones(2, 2)).toString() // -> tensor([[3., 4.],
 * //            [3., 4.]])
 */
export function indexAdd(input: Tensor, dim: number, index: Tensor, source: Tensor): Tensor {
  return c.indexAdd(input, dimOf(dim, input.core.ndim), line("index_add", index), source) as Tensor;
}

function maskArg(name: string, mask: Tensor): Tensor {
  if (mask.core.dtype === dtypes.bool) return mask;
  throw new RuntimeError(`${name} expected BoolTensor for mask`);
}
/** Two tensors stretched to their common shape. @throws RuntimeError */
function together(a: Tensor, b: Tensor): [Tensor, Tensor] {
  let shape: Shape;
  try {
    shape = broadcastShapes([a.core.shape, b.core.shape]);
  } catch {
    throw sizeMismatch([a.core.shape, b.core.shape]);
  }
  const wide = (x: Tensor): Tensor => (sameShape(x.core.shape, shape) ? x : (s.expand(x, shape) as Tensor));
  return [wide(a), wide(b)];
}
/**
 * The elements where a mask is true, in one axis.
 *
 * @throws RuntimeError
 * @example
 * const x = torch.tensor([[1, 2], [3, 4]]);
 * torch.maskedSelect(x, x.gt(2)).toString() // -> tensor([3., 4.])
 */
export function maskedSelect(input: Tensor, mask: Tensor): Tensor {
  const [x, m] = together(input, maskArg("masked_select:", mask));
  return c.maskedSelect(x, m) as Tensor;
}
/**
 * A copy with one value where a mask is true.
 *
 * @throws RuntimeError
 * @example
 * const x = torch.tensor([[1, 2], [3, 4]]);
 * torch.maskedFill(x, x.gt(2), 0).toString() // -> tensor([[1., 2.],
 * //            [0., 0.]])
 */
export function maskedFill(input: Tensor, mask: Tensor, value: Operand): Tensor {
  maskArg("masked_fill", mask);
  if (value instanceof Tensor && value.core.ndim > 0) {
    throw new RuntimeError(
      `masked_fill_ only supports a 0-dimensional value tensor, but got tensor with ${value.core.ndim} dimension(s).`,
    );
  }
  const [x] = together(input, mask);
  return c.maskedFill(x, mask, value) as Tensor;
}
/**
 * The coordinates of elements that are not zero: int64, one row for each.
 *
 * @example
 * torch.nonzero(torch.tensor([0, 5, 7])).tolist() // -> [ [ 1 ], [ 2 ] ]
 */
export function nonzero(input: Tensor): Tensor {
  const { ndim } = input.core;
  const coordinates = nonzeroCores(ndim === 0 ? s.reshape(input.detach(), [1]).core : input.core).map(
    (a) => new Tensor(a),
  );
  if (ndim === 0) return s.slice(s.stack(coordinates, 1, dtypes.int64), 1, 0, 0) as Tensor;
  return s.stack(coordinates, 1, dtypes.int64) as Tensor;
}

/** An out-of-place operation written into its first input. */
function into<O extends OpName>(
  op: O,
  x: Tensor,
  others: readonly Input[],
  params: OpParams[O],
  compute: (x: Variable) => Variable,
): Tensor {
  return applyInPlace(op, x, others, params, (out) => {
    const value = compute(new Variable(out));
    assign(out, value.core);
    value.core.storage.dispose();
  }) as Tensor;
}

/** The forms in place: methods only. */
export const choosingInPlace = {
  maskedFill_: (x: Tensor, mask: Tensor, value: Scalar | Marked | Tensor): Tensor => {
    maskArg("masked_fill_", mask);
    const others = isScalar(value) ? [mask] : [mask, value];
    const scalar = isScalar(value) ? (value as Scalar) : undefined;
    return into("maskedFill", x, others, { value: scalar }, (out) => c.maskedFill(out, mask, value));
  },
  scatter_: (x: Tensor, dim: number, index: Tensor, src: Operand): Tensor => {
    const at = placesFor("scatter", x, dim, index, src instanceof Tensor ? src.core.shape : null);
    const axis = dimOf(dim, x.core.ndim);
    return into("scatter", x, [at, src], { axis }, (out) => c.scatter(out, axis, at, src));
  },
  scatterAdd_: (x: Tensor, dim: number, index: Tensor, src: Tensor): Tensor => {
    const at = placesFor("scatter", x, dim, index, src.core.shape);
    const axis = dimOf(dim, x.core.ndim);
    return into("scatterAdd", x, [at, src], { axis }, (out) => c.scatterAdd(out, axis, at, src));
  },
  indexAdd_: (x: Tensor, dim: number, index: Tensor, source: Tensor): Tensor => {
    const at = line("index_add_", index);
    const axis = dimOf(dim, x.core.ndim);
    return into("indexAdd", x, [at, source], { axis }, (out) => c.indexAdd(out, axis, at, source));
  },
};
