import { allocate, type CoreArray, consume, filled } from "../core/array.js";
import { assign } from "../core/assign.js";
import { dispatch, type Policy } from "../core/dispatch.js";
import type { DTypeRow } from "../core/dtype.js";
import { broadcastShapes, broadcastStrides, type Shape } from "../core/shape.js";
import { arange, iota } from "./creation.js";

/** Coordinates of the points of a grid. */

/** The elements of an array in C order along one of several axes: a view if the memory allows it. */
export function alongAxis(flat: CoreArray, axis: number, ndim: number): CoreArray {
  const shape = new Array<number>(ndim).fill(1);
  const strides = new Array<number>(ndim).fill(0);
  shape[axis] = flat.size;
  strides[axis] = flat.strides[0]!;
  return flat.view(shape, strides);
}

/** Arrays along axes of their own as views of the grid that they span. */
export function spanned(lines: readonly CoreArray[]): CoreArray[] {
  const shape = broadcastShapes(lines.map((line) => line.shape));
  return lines.map((line) => line.view(shape, broadcastStrides(line.shape, line.strides, shape)));
}

/** How a coordinate runs along its axis: `count` numbers from `start` on in steps. */
export interface Run {
  readonly count: number;
  readonly start: number;
  readonly step: number;
}

/** The coordinates along one axis: `i * step + start`. */
export function coordinates({ count, start, step }: Run, dtype: DTypeRow, policy: Policy): CoreArray {
  return filled(iota(count, dtype), (line) => {
    if (step !== 1) dispatch("multiply", [line, step], policy, { out: line });
    if (start !== 0) dispatch("add", [line, start], policy, { out: line });
  });
}

/** One array of the coordinates of all points: along its first axis, one for each axis of the grid. */
export function denseGrid(lines: readonly CoreArray[], dtype: DTypeRow): CoreArray {
  const grid = lines.map((line) => line.size);
  return filled(allocate(dtype, [lines.length, ...grid]), (result) => {
    lines.forEach((line, k) => {
      const part = result.view(grid, result.strides.slice(1), k * result.strides[0]!);
      assign(part, alongAxis(line, k, grid.length));
    });
  });
}

/** The indices of all points of a grid, 0, 1, 2, ... along each axis. @throws TypeError for bool and more than two */
export function indices(lengths: Shape, dtype: DTypeRow, policy: Policy): CoreArray[] {
  return lengths.map((length) => arange(0, length, 1, dtype, policy));
}

/** Call `use` with arrays that are freed afterwards. */
export function consumeAll<T>(arrays: readonly CoreArray[], use: () => T): T {
  return arrays.reduceRight<() => T>((inner, array) => () => consume(array, inner), use)();
}
