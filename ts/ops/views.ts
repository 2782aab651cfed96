import { bounds, type CoreArray, withWriteable } from "../core/array.js";
import { type DTypeRow, dtypes } from "../core/dtype.js";
import { ValueError } from "../core/errors.js";
import { normalizeAxis, type Shape } from "../core/shape.js";
import { full } from "./creation.js";
import { swapaxes } from "./layout.js";

/** Views that need more than a permutation of axes. */

/**
 * The diagonals of the matrices along two axes, as the last axis: a read-only view.
 *
 * @throws ValueError for fewer than two axes, @throws AxisError
 */
export function diagonal(a: CoreArray, offset = 0, axis1 = 0, axis2 = 1): CoreArray {
  if (a.ndim < 2) throw new ValueError("diag requires an array of at least two dimensions");
  const i = normalizeAxis(axis1, a.ndim, "axis1");
  const j = normalizeAxis(axis2, a.ndim, "axis2");
  if (i === j) throw new ValueError("axis1 and axis2 cannot be the same");
  const down = Math.max(0, -offset);
  const across = Math.max(0, offset);
  const length = Math.max(0, Math.min(a.shape[i]! - down, a.shape[j]! - across));
  const rest = <T>(list: readonly T[]): T[] => list.filter((_, axis) => axis !== i && axis !== j);
  const start = length > 0 ? down * a.strides[i]! + across * a.strides[j]! : 0;
  return a.view(
    [...rest(a.shape), length],
    [...rest(a.strides), a.strides[i]! + a.strides[j]!],
    a.offset + start,
    a.dtype,
    false,
  );
}

/**
 * Any shape and strides over the memory of an array, but none of what lies outside.
 *
 * @throws ValueError when an element would lie outside the memory
 */
export function asStrided(
  a: CoreArray,
  shape: Shape,
  strides: readonly number[],
  writeable = a.writeable,
): CoreArray {
  if (shape.length !== strides.length) throw new ValueError("mismatch in length of strides and shape");
  if (shape.some((length) => length < 0)) throw new ValueError("negative dimensions are not allowed");
  const view = a.view(shape, strides, a.offset, a.dtype, a.writeable && writeable);
  const [low, high] = bounds(view);
  if (view.size > 0 && (low < 0 || high > a.storage.bytes)) {
    throw new ValueError(
      `strides reach from byte ${low} to byte ${high} of memory that has ${a.storage.bytes} bytes`,
    );
  }
  return view;
}

/**
 * All windows of a shape: axes that say where a window begins, then those of the window.
 *
 * @throws ValueError, AxisError
 */
export function slidingWindows(
  a: CoreArray,
  window: Shape,
  axis: number | readonly number[] | null,
  writeable: boolean,
): CoreArray {
  if (window.some((length) => length < 0))
    throw new ValueError("`window_shape` cannot contain negative values");
  const axes =
    axis === null
      ? [...a.shape.keys()]
      : (typeof axis === "number" ? [axis] : axis).map((one) => normalizeAxis(one, a.ndim));
  if (window.length !== axes.length) {
    throw new ValueError(
      axis === null
        ? `Since axis is \`None\`, must provide window_shape for all dimensions of \`x\`; got ${window.length} window_shape elements and \`x.ndim\` is ${a.ndim}.`
        : `Must provide matching length window_shape and axis; got ${window.length} window_shape elements and ${axes.length} axes elements.`,
    );
  }
  const shape = [...a.shape];
  axes.forEach((i, k) => {
    if (shape[i]! < window[k]!) throw new ValueError("window shape cannot be larger than input array shape");
    shape[i]! -= window[k]! - 1;
  });
  return a.view(
    [...shape, ...window],
    [...a.strides, ...axes.map((i) => a.strides[i]!)],
    a.offset,
    a.dtype,
    a.writeable && writeable,
  );
}

/** The dtype of the parts of a complex one; any other dtype itself. */
export function partDType(dtype: DTypeRow): DTypeRow {
  if (dtype.kind !== "complex") return dtype;
  return dtype === dtypes.complex64 ? dtypes.float32 : dtypes.float64;
}

/** The real parts of complex numbers: a view. Real arrays are their own. */
export function realPart(a: CoreArray): CoreArray {
  return a.dtype.kind === "complex" ? a.view(a.shape, a.strides, a.offset, partDType(a.dtype)) : a;
}

/** The imaginary parts of complex numbers: a view. Of real ones zeros that cannot be written to. */
export function imagPart(a: CoreArray): CoreArray {
  const part = partDType(a.dtype);
  if (part !== a.dtype) return a.view(a.shape, a.strides, a.offset + part.itemsize, part);
  return withWriteable(full(a.shape, 0, part, a.fContiguous && !a.cContiguous ? "F" : "C"), false);
}

/** Rows and columns of matrices exchanged: a view. @throws ValueError for fewer than two axes */
export function matrixTranspose(a: CoreArray): CoreArray {
  if (a.ndim < 2) throw new ValueError("matrix transpose with ndim < 2 is undefined");
  return swapaxes(a, -1, -2);
}
