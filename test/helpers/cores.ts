// Core arrays for tests of the layer below the faces.
import type { CoreArray } from "../../ts/core/array.js";
import { asCore } from "../../ts/core/convert.js";
import { type DType, dtypes, type Scalar } from "../../ts/core/dtype.js";
import { ravel } from "../../ts/ops/layout.js";

/** An array from nested JavaScript arrays, of a dtype. */
export const array = (x: unknown, dtype: DType = "float64"): CoreArray => asCore(x, dtypes[dtype]);
export const zeros = (shape: number[], dtype: DType = "float64"): CoreArray =>
  shape.includes(0)
    ? array([], dtype).view(
        shape,
        shape.map(() => dtypes[dtype].itemsize),
      )
    : array(
        nested(shape, () => 0),
        dtype,
      );
export const nested = (shape: readonly number[], value: (i: number) => unknown): unknown => {
  let i = 0;
  const build = (axis: number): unknown =>
    axis === shape.length ? value(i++) : Array.from({ length: shape[axis]! }, () => build(axis + 1));
  return build(0);
};
export const range = (shape: readonly number[], dtype: DType = "float64"): CoreArray =>
  array(
    nested(shape, (i) => i),
    dtype,
  );
/** The elements in C order. */
export const values = (a: CoreArray): Scalar[] => {
  const flat = ravel(a);
  return Array.from({ length: a.size }, (_, i) => flat.dtype.read(flat.address + i * flat.strides[0]!));
};
export const value = (a: CoreArray): Scalar => a.first();
