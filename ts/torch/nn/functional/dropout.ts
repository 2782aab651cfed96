import { mul } from "../../../autograd/elementwise.js";
import { elementwiseInPlace } from "../../../autograd/inplace.js";
import { result } from "../../../autograd/record.js";
import { define, tensorArg } from "../../args.js";
import { dropoutMask } from "../../random/fill.js";
import { defaultGenerator } from "../../random/generator.js";
import type { Tensor } from "../../tensor.js";
import { requireProbability } from "./checks.js";

/** What {@link dropout} takes by name. */
export interface DropoutOptions {
  /** The probability with which an element becomes 0. */
  p?: number;
  /** Whether anything is dropped at all. */
  training?: boolean;
  /** Whether the input itself is changed. */
  inplace?: boolean;
}

/**
 * Elements set to 0 by chance, and the others scaled so that the mean stays. Draws from the default generator, as PyTorch.
 *
 * @throws ValueError for a probability outside [0, 1]
 * @example
 * torch.nn.functional.dropout(torch.ones(3), 0.5, { training: false }).toString() // -> tensor([1., 1., 1.])
 */
export const dropout: (input: Tensor, p?: number | DropoutOptions, options?: DropoutOptions) => Tensor =
  define(
    "dropout(input, p=, training=, inplace=)",
    (input: Tensor, p = 0.5, training = true, inplace = false) => {
      tensorArg(input, "dropout");
      requireProbability(p);
      if (p === 0 || !training || input.numel() === 0) return input;
      const mask = result(dropoutMask(defaultGenerator(), input.core, p));
      return inplace ? elementwiseInPlace("multiply", input, mask) : mul(input, mask);
    },
  );
