import { clampMax, clampMin } from "../../autograd/activations.js";
import * as e from "../../autograd/elementwise.js";
import type { Input } from "../../autograd/graph.js";
import { dtypes } from "../../core/dtype.js";
import { RuntimeError } from "../../core/errors.js";
import { define, tensorArg } from "../args.js";
import type { Tensor } from "../tensor.js";
import type { Operand } from "./operands.js";

/** Functions that choose between numbers. */

/**
 * Elements limited to an interval; a bound may be a tensor.
 *
 * @throws RuntimeError without a bound
 * @example
 * torch.clamp(torch.tensor([1, 5, 9]), 2, 6).toString() // -> tensor([2., 5., 6.])
 */
export const clamp: (input: Tensor, min?: Operand | null | ClampOptions, max?: Operand | null) => Tensor =
  define(
    "clamp(input, min=, max=)",
    (input: unknown, min: Input | null | undefined, max: Input | null | undefined) => {
      const x = tensorArg(input, "clamp");
      if (min == null && max == null)
        throw new RuntimeError("torch.clamp: At least one of 'min' or 'max' must not be None");
      if (x.isComplex()) throw new RuntimeError("clamp is not supported for complex types");
      if (max == null) return clampMin(x, min!);
      if (min == null) return clampMax(x, max);
      return e.elementwise("clip", x, min, max);
    },
  );
/** The bounds of {@link clamp} by name. */
export interface ClampOptions {
  min?: Operand | null;
  max?: Operand | null;
}
/**
 * Of two tensors, by a condition.
 *
 * @throws RuntimeError when the condition is not bool
 * @example
 * torch.where(torch.tensor([true, false]), torch.tensor([1, 2]), 0).toString() // -> tensor([1., 0.])
 */
export const where: (condition: Tensor, input: Operand, other: Operand) => Tensor = define(
  "where(condition, input, other)",
  (condition: unknown, a: Input, b: Input) => {
    const c = tensorArg(condition, "where", "condition");
    if (c.core.dtype !== dtypes.bool) {
      throw new RuntimeError(
        `where expected condition to be a boolean tensor, but got a tensor with dtype ${c.core.dtype.name}`,
      );
    }
    return e.where(c, a, b);
  },
);
