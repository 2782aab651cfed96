import { requiresGrad } from "../autograd/record.js";
import { CoreArray } from "../core/array.js";
import { unwrap } from "../core/convert.js";
import { dtypes } from "../core/dtype.js";
import { RuntimeError, ValueError } from "../core/errors.js";
import { faces } from "../core/faces.js";
import { warn } from "../core/warnings.js";
import type { NDArray } from "../numpy/ndarray.js";
import { typeName } from "./args.js";
import { fresh } from "./creation.js";
import { Tensor } from "./tensor.js";

/** Between the faces: one memory under both. */

/** The same memory under another face; the face that made it stays its owner. */
const sharing = (core: CoreArray, writeable = core.writeable): CoreArray =>
  core.view(core.shape, core.strides, core.offset, core.dtype, writeable);

/**
 * A tensor over the memory of an NDArray: writes to either are seen by both, and are not noticed by autograd.
 *
 * @throws TypeError when it is no NDArray
 * @throws ValueError when a stride is negative
 * @example
 * const a = np.array([1, 2, 3]);
 * torch.fromNumpy(a).mul_(2);
 * a.toString() // -> [2. 4. 6.]
 */
export function fromNumpy(array: NDArray): Tensor {
  const core = unwrap(array);
  if (!core || array instanceof Tensor || array instanceof CoreArray) {
    throw new TypeError(`expected np.ndarray (got ${typeName(array)})`);
  }
  if (core.strides.some((stride) => stride % core.dtype.itemsize !== 0)) {
    throw new ValueError(
      "given numpy array strides not a multiple of the element byte size. Copy the numpy array to reallocate the memory.",
    );
  }
  if (core.size > 0 && core.strides.some((stride) => stride < 0)) {
    throw new ValueError(
      "At least one stride in the given numpy array is negative, and tensors with negative strides are not currently supported. (You can probably work around this by making a copy of your array  with array.copy().) ",
    );
  }
  if (!core.writeable) warn(readOnly);
  return fresh(sharing(core, true));
}

const readOnly =
  "The given NumPy array is not writable, and PyTorch does not support non-writable tensors. This means writing to this tensor will result in undefined behavior. You may want to copy the array to protect its data or make it writable before converting it to a tensor. This type of warning will be suppressed for the rest of this program.";

/** What {@link numpy} takes by name. */
export interface NumpyOptions {
  /** Detach it first, so that nothing is refused. */
  force?: boolean;
}

/**
 * An NDArray over the memory of a tensor.
 *
 * @throws RuntimeError when it requires gradients, or the NumPy face is not loaded
 * @throws TypeError for bfloat16
 */
export function numpy(input: Tensor, options: NumpyOptions = {}): NDArray {
  if (!options.force && requiresGrad(input)) {
    throw new RuntimeError(
      "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.",
    );
  }
  if (input.core.dtype === dtypes.bfloat16) throw new TypeError("Got unsupported ScalarType BFloat16");
  if (!faces.ndarray) throw new RuntimeError("Numpy is not available: import lanewise");
  return faces.ndarray(sharing(input.core)) as NDArray;
}
