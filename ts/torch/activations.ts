import * as a from "../autograd/activations.js";
import { cast } from "../autograd/structural.js";
import { scalarType } from "../autograd/words.js";
import { NotImplementedError } from "../core/errors.js";
import { define, dimOf, tensorArg } from "./args.js";
import { type DTypeLike, dtypeRow } from "./dtype.js";
import type { Tensor } from "./tensor.js";

type Along = (
  input: Tensor,
  dim: number | { dim: number; dtype?: DTypeLike },
  options?: { dtype?: DTypeLike },
) => Tensor;

function along(name: string, kernel: string, f: typeof a.softmax): Along {
  return define(`${name}(input, dim, *, dtype=)`, (input: unknown, dim: number, dtype?: DTypeLike) => {
    const given = tensorArg(input, name);
    const x = dtype === undefined ? given : (cast(given, dtypeRow(dtype)) as Tensor);
    const axis = dimOf(dim, x.core.ndim);
    if (!x.isFloatingPoint()) {
      const last = axis >= x.core.ndim - 1 ? "_lastdim" : "";
      throw new NotImplementedError(
        `"${kernel}${last}_kernel_impl" not implemented for '${scalarType(x.core.dtype)}'`,
      );
    }
    return f(x, axis);
  });
}
/**
 * `exp(x) / sum(exp(x))` along an axis.
 *
 * @throws NotImplementedError for integers
 * @example
 * torch.softmax(torch.tensor([1, 1, 1, 1]), 0).toString() // -> tensor([0.2500, 0.2500, 0.2500, 0.2500])
 */
export const softmax: Along = along("softmax", "softmax", a.softmax);
/**
 * The logarithm of {@link softmax}.
 *
 * @throws NotImplementedError for integers
 * @example
 * torch.logSoftmax(torch.tensor([1, 1]), 0).toString() // -> tensor([-0.6931, -0.6931])
 */
export const logSoftmax: Along = along("logSoftmax", "log_softmax", a.logSoftmax);
