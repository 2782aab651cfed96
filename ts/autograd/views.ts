import type { CoreArray } from "../core/array.js";
import { dtypes } from "../core/dtype.js";
import { broadcastStrides } from "../core/shape.js";
import { expandDims, reshape, slab, squeeze, swapaxes, transpose } from "../ops/layout.js";
import type { ViewForward, ViewParams, ViewStep } from "./names.js";

/** How each view operation lays out its result: parameters are checked and counted from the front. */
export const viewForwards: { readonly [O in keyof ViewParams]: ViewForward<ViewParams[O]> } = {
  alias: (a) => a.view(a.shape, a.strides),
  view: (a, { shape }) => reshape(a, shape, "C", false),
  t: (a) => transpose(a),
  transpose: (a, { axis0, axis1 }) => swapaxes(a, axis0, axis1),
  permute: (a, { axes }) => transpose(a, axes),
  expand: (a, { shape }) => a.view(shape, broadcastStrides(a.shape, a.strides, shape)),
  unsqueeze: (a, { axis }) => expandDims(a, axis),
  squeeze: (a, { axes }) => squeeze(a, axes),
  select: (a, { axis, index }) =>
    a.view(without(a.shape, axis), without(a.strides, axis), a.offset + index * a.strides[axis]!),
  slice: (a, { axis, start, stop, step }) => {
    const part = slab(a, axis, start, stop);
    if (step === 1) return part;
    const count = Math.ceil(Math.max(0, stop - start) / step);
    return part.view(
      part.shape.map((length, i) => (i === axis ? count : length)),
      part.strides.map((stride, i) => (i === axis ? stride * step : stride)),
    );
  },
  diagonal: (a, { offset, axis0, axis1 }) => {
    const [rows, columns] = [a.shape[axis0]!, a.shape[axis1]!];
    const length = Math.max(0, Math.min(rows - Math.max(0, -offset), columns - Math.max(0, offset)));
    const [down, across] = [a.strides[axis0]!, a.strides[axis1]!];
    const start = length > 0 ? Math.max(0, -offset) * down + Math.max(0, offset) * across : 0;
    const rest = <T>(values: readonly T[]): T[] => values.filter((_, i) => i !== axis0 && i !== axis1);
    return a.view([...rest(a.shape), length], [...rest(a.strides), down + across], a.offset + start);
  },
  real: (a) => part(a, 0),
  imag: (a) => part(a, 1),
};

function part(a: CoreArray, k: 0 | 1): CoreArray {
  const dtype = a.dtype === dtypes.complex64 ? dtypes.float32 : dtypes.float64;
  return a.view(a.shape, a.strides, a.offset + k * dtype.itemsize, dtype);
}

const without = <T>(values: readonly T[], axis: number): T[] => values.filter((_, i) => i !== axis);

/** The view that a step gives. */
export function viewOf(a: CoreArray, step: ViewStep): CoreArray {
  return (viewForwards[step.op] as ViewForward<unknown>)(a, step.params);
}
