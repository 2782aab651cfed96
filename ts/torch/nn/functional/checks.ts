import { scalarType } from "../../../autograd/words.js";
import { NotImplementedError, ValueError } from "../../../core/errors.js";
import type { Tensor } from "../../tensor.js";

/** A tensor that a kernel of PyTorch knows: a real float. @throws NotImplementedError in its words */
export function requireFloat(x: Tensor, kernel: string): Tensor {
  if (x.isFloatingPoint()) return x;
  throw new NotImplementedError(`"${kernel}" not implemented for '${scalarType(x.core.dtype)}'`);
}

/** A probability that can be one. @throws ValueError */
export function requireProbability(p: number): void {
  if (!(p >= 0 && p <= 1))
    throw new ValueError(`dropout probability has to be between 0 and 1, but got ${p}`);
}
