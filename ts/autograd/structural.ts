import { allocate, type CoreArray } from "../core/array.js";
import { assign, copy, fill } from "../core/assign.js";
import { type DTypeRow, dtypes, type Scalar } from "../core/dtype.js";
import { RuntimeError } from "../core/errors.js";
import { type Shape, sameShape, sizeOf } from "../core/shape.js";
import { concatenate, stack as stackCores, tile } from "../ops/joining.js";
import { flip as flipCore, reshape as reshapeCore } from "../ops/layout.js";
import { triangle as triangleCore } from "../ops/triangles.js";
import { compute } from "./elementwise.js";
import type { Input } from "./graph.js";
import type { ViewStep } from "./names.js";
import { apply, applyView, applyViews, result } from "./record.js";
import { sum } from "./reduce.js";
import { policy } from "./registry.js";
import { Variable } from "./variable.js";
import { viewOf } from "./views.js";
import { sizes } from "./words.js";

/** Operations that move elements or lay them out anew. Axes are counted from the front, and checked. */

/** A copy with memory of its own, dense in C order. */
export const clone = (x: Variable): Variable => apply("clone", [x], undefined, () => copy(x.core));

/** A copy in another dtype. */
export function cast(x: Variable, dtype: DTypeRow): Variable {
  return x.core.dtype === dtype ? x : apply("toCopy", [x], { dtype }, () => copy(x.core, "K", dtype));
}

/** A new variable of one value outside the graph. */
export function full(shape: Shape, value: Scalar, dtype: DTypeRow): Variable {
  const core = allocate(dtype, shape);
  fill(core, value);
  return result(core);
}
/** Zeros in the shape and dtype of something. */
export const zeros = ({ shape, dtype }: { shape: Shape; dtype: DTypeRow }): Variable => full(shape, 0, dtype);

/** The same memory in another shape. @throws RuntimeError where the memory does not allow it */
export function view(x: Variable, shape: Shape): Variable {
  try {
    return applyView("view", x, { shape });
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith("Unable to avoid")) throw error;
    throw new RuntimeError(
      "view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous subspaces). Use .reshape(...) instead.",
    );
  }
}

/** Another shape: a view if the memory allows it. */
export function reshape(x: Variable, shape: Shape): Variable {
  if (sizeOf(shape) !== x.core.size) {
    throw new RuntimeError(`shape '${sizes(shape)}' is invalid for input of size ${x.core.size}`);
  }
  const core = reshapeCore(x.core, shape);
  if (core.storage === x.core.storage) return view(x, shape);
  return apply("unsafeView", [x], { shape }, () => core);
}

export const expand = (x: Variable, shape: Shape): Variable => applyView("expand", x, { shape });
export const permute = (x: Variable, axes: readonly number[]): Variable => applyView("permute", x, { axes });
export const transpose = (x: Variable, axis0: number, axis1: number): Variable =>
  applyView("transpose", x, { axis0, axis1 });
export const unsqueeze = (x: Variable, axis: number): Variable => applyView("unsqueeze", x, { axis });
export const squeeze = (x: Variable, axes: readonly number[]): Variable => applyView("squeeze", x, { axes });
export const select = (x: Variable, axis: number, index: number): Variable =>
  applyView("select", x, { axis, index });
export const slice = (x: Variable, axis: number, start: number, stop: number, step = 1): Variable =>
  applyView("slice", x, { axis, start, stop, step });

/** The matrices of the last two axes transposed. */
export const mT = (x: Variable): Variable => transpose(x, x.core.ndim - 2, x.core.ndim - 1);

/** The parts along an axis, without it. */
export function unbind(x: Variable, axis: number): Variable[] {
  const steps = Array.from(
    { length: x.core.shape[axis]! },
    (_, index): ViewStep => ({ op: "select", params: { axis, index } }),
  );
  return applyViews("unbind", x, { axis }, steps);
}

/** Consecutive parts of an axis with the given lengths. */
export function split(x: Variable, axis: number, lengths: readonly number[]): Variable[] {
  let at = 0;
  const steps = lengths.map((length): ViewStep => {
    const start = at;
    at += length;
    return { op: "slice", params: { axis, start, stop: at, step: 1 } };
  });
  return applyViews("split", x, { axis, lengths }, steps);
}

const cores = (xs: readonly Variable[]): CoreArray[] => xs.map((x) => x.core);

/** One after the other along an axis, in the given dtype. */
export const cat = (xs: readonly Variable[], axis: number, dtype: DTypeRow): Variable =>
  apply("cat", xs, { axis }, () => concatenate(cores(xs), axis, { dtype, casting: "unsafe" }));

/** Side by side along a new axis. */
export const stack = (xs: readonly Variable[], axis: number, dtype: DTypeRow): Variable =>
  apply("stack", xs, { axis }, () => stackCores(cores(xs), axis, { dtype, casting: "unsafe" }));

/** Backwards along axes: a copy. */
export const flip = (x: Variable, axes: readonly number[]): Variable =>
  apply("flip", [x], { axes }, () => copy(flipCore(x.core, axes)));

/** The whole laid several times along each axis. */
export const repeat = (x: Variable, repeats: readonly number[]): Variable =>
  apply("repeat", [x], { repeats }, () => tile(x.core, repeats));

/** A copy with the elements on one side of a diagonal of the last two axes, and zeros on the other. */
export function triangle(x: Variable, upper: boolean, diagonal: number): Variable {
  return apply("triangle", [x], { upper, diagonal }, () =>
    triangleCore(x.core, upper, diagonal, policy(), "C"),
  );
}

const takeSteps = (a: CoreArray, steps: readonly ViewStep[]): CoreArray => steps.reduce(viewOf, a);

/** Zeros of a shape with `x` where the steps lead: what a view's gradient is to its base. */
export function embed(x: Variable, shape: Shape, steps: readonly ViewStep[]): Variable {
  return apply("embed", [x], { shape, steps }, () => {
    const wide = steps.some(({ op }) => op === "real" || op === "imag");
    const dtype = !wide
      ? x.core.dtype
      : x.core.dtype === dtypes.float64
        ? dtypes.complex128
        : dtypes.complex64;
    const result = allocate(dtype, shape);
    fill(result, 0);
    assign(takeSteps(result, steps), x.core);
    return result;
  });
}

/** A copy of `x` with `value` where the steps lead. */
export function viewScatter(x: Variable, value: Input, steps: readonly ViewStep[]): Variable {
  return apply("viewScatter", [x, value], { steps }, () => {
    const result = copy(x.core);
    const part = takeSteps(result, steps);
    if (value instanceof Variable) assign(part, value.core);
    else fill(part, value);
    return result;
  });
}

/** A gradient brought down to the shape that was broadcast: sums over the stretched axes. */
export function sumTo(g: Variable, shape: Shape): Variable {
  if (sameShape(g.core.shape, shape)) return g;
  const lead = g.core.ndim - shape.length;
  const axes = [...g.core.shape.keys()].filter(
    (i) => i < lead || (shape[i - lead] === 1 && g.core.shape[i] !== 1),
  );
  const summed = sum(g, axes, true);
  return lead > 0 ? reshape(summed, shape) : summed;
}

/** Whether a gradient of one shape may stand for a broadcast input of another. */
export function isExpandableTo(shape: Shape, target: Shape): boolean {
  const lead = target.length - shape.length;
  return lead >= 0 && shape.every((length, i) => length === 1 || length === target[lead + i]);
}

/** The elements chosen by a mask against zeros: what `x * mask` is, but for NaN and infinity. */
export const masked = (x: Variable, mask: Variable): Variable =>
  apply("where", [mask, x, 0], undefined, () => compute("where", [mask.core, x.core, 0]));
