import type { CoreArray } from "../core/array.js";
import { dtypes } from "../core/dtype.js";

/** A complex array as pairs of real numbers along a new last axis, in the same memory; any other as it is. */
export function realView(a: CoreArray): CoreArray {
  if (a.dtype.kind !== "complex") return a;
  const part = a.dtype === dtypes.complex64 ? dtypes.float32 : dtypes.float64;
  return a.view([...a.shape, 2], [...a.strides, part.itemsize], a.offset, part);
}
