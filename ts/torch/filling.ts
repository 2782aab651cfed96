import type { Input } from "../autograd/graph.js";
import { applyInPlace } from "../autograd/inplace.js";
import { wrap } from "../autograd/registry.js";
import { isExpandableTo } from "../autograd/structural.js";
import { Variable } from "../autograd/variable.js";
import { sizes } from "../autograd/words.js";
import { assign, fill } from "../core/assign.js";
import { fromNested, unwrap } from "../core/convert.js";
import type { Scalar } from "../core/dtype.js";
import { RuntimeError } from "../core/errors.js";
import { isScalar, type Marked } from "../core/scalar.js";
import { element, filling } from "./scalars.js";

/** Writing whole tensors in place. */

/** What is to be written: tensors and scalars as they are, everything else as a tensor of the target's dtype. */
export function valueFor(value: unknown, target: Variable): Input {
  if (value instanceof Variable) return value;
  if (isScalar(value)) return value;
  return wrap(unwrap(value) ?? fromNested(value, target.core.dtype, element));
}

/** `x.fill_(value)`. */
export function fillWith(x: Variable, value: Scalar | Marked): Variable {
  const fits = filling(value, x.core.dtype);
  return applyInPlace("fill", x, [], { value: fits }, (out) => fill(out, fits));
}

/** `x.copy_(source)`: broadcast and cast. @throws RuntimeError when it does not broadcast */
export function copyInto(x: Variable, source: Variable): Variable {
  const lead = Math.max(0, source.core.ndim - x.core.ndim);
  const shape = source.core.shape.slice(source.core.shape.slice(0, lead).every((n) => n === 1) ? lead : 0);
  if (!isExpandableTo(shape, x.core.shape)) throw notBroadcast(source.core.shape, x.core.shape);
  // What overlaps is copied first: the only write that PyTorch lets overlap.
  return applyInPlace("copy", x, [source], undefined, (out) => assign(out, source.core));
}

function notBroadcast(from: readonly number[], to: readonly number[]): RuntimeError {
  const lead = to.length - from.length;
  if (lead < 0) {
    return new RuntimeError(
      `expand(torch.FloatTensor{${sizes(from)}}, size=${sizes(to)}): the number of sizes provided (${to.length}) must be greater or equal to the number of dimensions in the tensor (${from.length})`,
    );
  }
  for (let axis = to.length - 1; axis >= lead; axis--) {
    const [m, n] = [from[axis - lead]!, to[axis]!];
    if (m !== n && m !== 1) {
      return new RuntimeError(
        `The expanded size of the tensor (${n}) must match the existing size (${m}) at non-singleton dimension ${axis}.  Target sizes: ${sizes(to)}.  Tensor sizes: ${sizes(from)}`,
      );
    }
  }
  return new RuntimeError(`shape mismatch: ${sizes(from)} and ${sizes(to)}`);
}
