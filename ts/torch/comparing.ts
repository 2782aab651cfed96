import { compute } from "../autograd/elementwise.js";
import { scalarType } from "../autograd/words.js";
import { RuntimeError } from "../core/errors.js";
import { sameShape } from "../core/shape.js";
import { closeScope, openScope } from "../core/storage.js";
import { countTrue } from "../core/truth.js";
import { define, tensorArg } from "./args.js";
import type { Tensor } from "./tensor.js";

/** Whole tensors compared: the answer is a JavaScript boolean. */

/**
 * Whether two tensors have the same shape and elements; NaN differs from itself.
 *
 * @example
 * torch.equal(torch.tensor([1, 2]), torch.tensor([1, 2])) // -> true
 */
export function equal(input: Tensor, other: Tensor): boolean {
  const [a, b] = [tensorArg(input, "equal").core, tensorArg(other, "equal", "other", 2).core];
  if (!sameShape(a.shape, b.shape)) return false;
  const same = compute("equal", [a, b]);
  const found = countTrue(same) === same.size;
  same.storage.dispose();
  return found;
}

/** What {@link allclose} takes by name. */
export interface CloseOptions {
  rtol?: number;
  atol?: number;
  equalNan?: boolean;
}
/**
 * Whether `|input - other| <= atol + rtol * |other|` everywhere.
 *
 * @throws RuntimeError for two dtypes
 * @example
 * torch.allclose(torch.tensor([1]), torch.tensor([1.000001])) // -> true
 */
export const allclose: (
  input: Tensor,
  other: Tensor,
  rtol?: number | CloseOptions,
  atol?: number | CloseOptions,
  options?: CloseOptions,
) => boolean = define(
  "allclose(input, other, rtol=, atol=, equalNan=)",
  (input: unknown, other: unknown, rtol = 1e-5, atol = 1e-8, equalNan = false) => {
    const [a, b] = [tensorArg(input, "allclose").core, tensorArg(other, "allclose", "other", 2).core];
    if (a.dtype !== b.dtype) {
      throw new RuntimeError(`${scalarType(a.dtype)} did not match ${scalarType(b.dtype)}`);
    }
    openScope();
    try {
      const same = compute("equal", [a, b]);
      const difference = compute("absolute", [compute("subtract", [a, b])]);
      const allowed = compute("add", [compute("multiply", [compute("absolute", [b]), rtol]), atol]);
      const near = compute("logicalAnd", [
        compute("lessEqual", [difference, allowed]),
        compute("isfinite", [difference]),
      ]);
      const close = compute("logicalOr", [same, near]);
      const nans = compute("logicalAnd", [compute("isnan", [a]), compute("isnan", [b])]);
      const all = equalNan ? compute("logicalOr", [close, nans]) : close;
      return countTrue(all) === all.size;
    } finally {
      closeScope(new Set());
    }
  },
);
