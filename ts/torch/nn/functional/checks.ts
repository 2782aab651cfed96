import { scalarType } from "../../../autograd/words.js";
import { NotImplementedError } from "../../../core/errors.js";
import type { Tensor } from "../../tensor.js";

/** A tensor that a kernel of PyTorch knows: a real float. @throws NotImplementedError in its words */
export function requireFloat(x: Tensor, kernel: string): Tensor {
  if (x.isFloatingPoint()) return x;
  throw new NotImplementedError(`"${kernel}" not implemented for '${scalarType(x.core.dtype)}'`);
}
