import { allocate, type CoreArray } from "../core/array.js";
import { copy } from "../core/assign.js";
import { type DTypeRow, dtypes } from "../core/dtype.js";
import { takeAlongAxis } from "../ops/gather.js";
import { flip } from "../ops/layout.js";
import { mean as meanCore, variance as varianceCore } from "../ops/moments.js";
import { accumulate, argReduce, reduce } from "../ops/reductions.js";
import { argsort } from "../ops/sorting.js";
import { compute } from "./elementwise.js";
import { norm as normCore } from "./kernels.js";
import type { Reduced } from "./names.js";
import { apply, applyAll, result } from "./record.js";
import { policy } from "./registry.js";
import type { Variable } from "./variable.js";

/** Operations that fold axes. `axes` are counted from the front; all of them where every axis is folded. */

const exact = (dtype: DTypeRow): boolean =>
  dtype.kind === "bool" || dtype.kind === "int" || dtype.kind === "uint";
/** Sums of integers are int64. */
const summed = (dtype: DTypeRow): DTypeRow => (exact(dtype) ? dtypes.int64 : dtype);

const options = ({ axes, keepdim }: Reduced): { axis: readonly number[]; keepdims: boolean } => ({
  axis: axes,
  keepdims: keepdim,
});

/** Fold with a row of the table; what folds everything is dense, however it lies. */
function fold(name: "sum" | "prod" | "max" | "min", a: CoreArray, r: Reduced, dtype?: DTypeRow): CoreArray {
  if (r.axes.length === 0 && a.ndim > 0) return copy(a, "K", dtype ?? a.dtype);
  const whole = r.axes.length === a.ndim && !r.keepdim;
  const at = whole ? {} : options(r);
  if (dtype && dtype !== a.dtype && exact(a.dtype)) {
    const wide = copy(a, "K", dtype);
    const folded = reduce(name, wide, at);
    wide.storage.dispose();
    return folded;
  }
  return reduce(name, a, { ...at, dtype });
}

export function sum(x: Variable, axes: readonly number[], keepdim = false): Variable {
  return apply("sum", [x], { axes, keepdim }, () =>
    fold("sum", x.core, { axes, keepdim }, summed(x.core.dtype)),
  );
}

export function prod(x: Variable, axes: readonly number[], keepdim = false): Variable {
  return apply("prod", [x], { axes, keepdim }, () =>
    fold("prod", x.core, { axes, keepdim }, summed(x.core.dtype)),
  );
}

export function mean(x: Variable, axes: readonly number[], keepdim = false): Variable {
  return apply("mean", [x], { axes, keepdim }, () =>
    meanCore(x.core, { ...options({ axes, keepdim }), dtype: x.core.dtype }, policy()),
  );
}

export function variance(
  x: Variable,
  axes: readonly number[],
  correction: number,
  keepdim = false,
): Variable {
  return apply("variance", [x], { axes, keepdim, correction }, () =>
    varianceCore(x.core, { ...options({ axes, keepdim }), correction }, policy()),
  );
}

export function deviation(
  x: Variable,
  axes: readonly number[],
  correction: number,
  keepdim = false,
): Variable {
  return apply("deviation", [x], { axes, keepdim, correction }, () => {
    const v = varianceCore(x.core, { ...options({ axes, keepdim }), correction }, policy());
    return compute("sqrt", [v], v);
  });
}

export function norm(x: Variable, p: number, axes: readonly number[], keepdim = false): Variable {
  return apply("norm", [x], { p, axes, keepdim }, () => normCore(x.core, p, options({ axes, keepdim })));
}

/** The largest or smallest of all elements. */
export function extremum(which: "max" | "min", x: Variable): Variable {
  return apply(which === "max" ? "maxAll" : "minAll", [x], undefined, () =>
    fold(which, x.core, { axes: [...x.core.shape.keys()], keepdim: false }),
  );
}

/** The largest or smallest over axes; equal ones share the gradient. */
export function amax(which: "max" | "min", x: Variable, axes: readonly number[], keepdim = false): Variable {
  return apply(which === "max" ? "amax" : "amin", [x], { axes, keepdim }, () =>
    fold(which, x.core, { axes, keepdim }),
  );
}

/** The largest or smallest along an axis, and the index (int64) of the first. */
export function extremumAlong(which: "max" | "min", x: Variable, axis: number, keepdim = false): Variable[] {
  const op = which === "max" ? "maxDim" : "minDim";
  return applyAll(op, [x], { axis, keepdim }, () => {
    const places = argReduce(which === "max" ? "argmax" : "argmin", x.core, {
      axis: x.core.ndim ? axis : null,
      keepdims: keepdim,
    });
    const indices = copy(places, "C", dtypes.int64);
    places.storage.dispose();
    return [fold(which, x.core, { axes: x.core.ndim ? [axis] : [], keepdim }), indices];
  });
}

/** The index of the first largest or smallest element, int64; of all in C order without an axis. */
export function arg(which: "argmax" | "argmin", x: Variable, axis: number | null, keepdim = false): Variable {
  const places = argReduce(which, x.core, { axis: x.core.ndim === 0 ? null : axis, keepdims: keepdim });
  const indices = copy(places, "C", dtypes.int64);
  places.storage.dispose();
  return result(indices);
}

/** Sorted along an axis, and the indices (int64) that sort. */
export function sort(x: Variable, axis: number, descending = false): Variable[] {
  return applyAll("sort", [x], { axis, descending }, () => {
    if (x.core.ndim === 0) {
      const zero = allocate(dtypes.int64, []);
      dtypes.int64.write(zero.address, 0n);
      return [copy(x.core), zero];
    }
    const { core } = x;
    // Backwards first, so that equal elements keep their order when the result is turned around.
    const source = descending ? flip(core, [axis]) : core;
    const order = argsort(source, axis);
    const places = descending ? compute("subtract", [core.shape[axis]! - 1, flip(order, [axis])]) : order;
    const indices = copy(places, "C", dtypes.int64);
    const values = takeAlongAxis(core, places, axis);
    for (const a of new Set([order, places])) a.storage.dispose();
    return [values, indices];
  });
}

/** Running sums along an axis. */
export function cumsum(x: Variable, axis: number): Variable {
  return apply("cumsum", [x], { axis }, () => running("cumsum", x.core, axis));
}

/** Running products along an axis. */
export function cumprod(x: Variable, axis: number): Variable {
  return apply("cumprod", [x], { axis }, () => running("cumprod", x.core, axis));
}

function running(name: "cumsum" | "cumprod", a: CoreArray, axis: number): CoreArray {
  if (a.ndim === 0) return copy(a, "C", summed(a.dtype));
  if (exact(a.dtype)) {
    const wide = copy(a, "K", dtypes.int64);
    const scanned = accumulate(name, wide, { axis });
    wide.storage.dispose();
    return scanned;
  }
  return accumulate(name, a, { axis });
}
