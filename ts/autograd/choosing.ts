import { allocate, type CoreArray } from "../core/array.js";
import { assign, copy, fill } from "../core/assign.js";
import { dtypes, type Scalar } from "../core/dtype.js";
import { type Shape, sizeOf, stridesOf } from "../core/shape.js";
import { Slice } from "../core/slice.js";
import { putAlongAxis, take, takeAlongAxis } from "../ops/gather.js";
import { get, set } from "../ops/indexing.js";
import { reshape, slab, transpose } from "../ops/layout.js";
import { accumulateRows, positions } from "./accumulate.js";
import { compute } from "./elementwise.js";
import type { Input } from "./graph.js";
import type { Indexed } from "./names.js";
import { apply } from "./record.js";
import { Variable } from "./variable.js";

/** Operations that take elements by index or mask, and those that put them there. Indices are checked. */

/** The first part of each axis, up to a shape: what an index of that shape speaks of. */
const corner = (a: CoreArray, shape: Shape, axis: number): CoreArray =>
  shape.reduce(
    (part, length, i) => (i === axis || part.shape[i] === length ? part : slab(part, i, 0, length)),
    a,
  );

const one = (a: CoreArray): CoreArray => (a.ndim === 0 ? reshape(a, [1]) : a);

/** `out[i][j] = x[index[i][j]][j]`, for axis 0. */
export function gather(x: Variable, axis: number, index: Variable): Variable {
  return apply("gather", [x, index], { axis }, () => {
    const chosen = takeAlongAxis(corner(one(x.core), one(index.core).shape, axis), one(index.core), axis);
    return index.core.ndim === 0 ? reshape(chosen, []) : chosen;
  });
}

/** A copy of `x` in which `source` was written to where {@link gather} would read. */
export function scatter(x: Variable, axis: number, index: Variable, source: Input): Variable {
  return apply("scatter", [x, index, source], { axis }, () => {
    const result = copy(x.core);
    if (index.core.size === 0) return result;
    const at = one(index.core);
    const target = corner(one(result), at.shape, axis);
    if (source instanceof Variable) putAlongAxis(target, at, corner(one(source.core), at.shape, -1), axis);
    else {
      const value = allocate(result.dtype, []);
      fill(value, source);
      putAlongAxis(target, at, value, axis);
      value.storage.dispose();
    }
    return result;
  });
}

/** A copy of `x` to which `source` was added where {@link gather} would read; repeated indices add up. */
export function scatterAdd(x: Variable, axis: number, index: Variable, source: Variable): Variable {
  return apply("scatterAdd", [x, index, source], { axis }, () => {
    const result = copy(x.core);
    if (index.core.size === 0) return result;
    const at = one(index.core);
    const all = positions(one(result).shape);
    const places = takeAlongAxis(corner(all, at.shape, axis), at, axis);
    const values = copy(corner(one(source.core), at.shape, -1), "C", result.dtype);
    accumulateRows(
      reshape(result, [result.size]),
      reshape(places, [places.size]),
      reshape(values, [values.size]),
    );
    for (const a of [all, places, values]) a.storage.dispose();
    return result;
  });
}

/** Whole parts along an axis, by a one-dimensional index. */
export function indexSelect(x: Variable, axis: number, index: Variable): Variable {
  return apply("indexSelect", [x, index], { axis }, () => {
    const chosen = take(one(x.core), one(index.core), axis);
    return x.core.ndim === 0 ? reshape(chosen, []) : chosen;
  });
}

/** A copy of `x` with parts of `source` added at an index along an axis; repeated indices add up. */
export function indexAdd(x: Variable, axis: number, index: Variable, source: Variable): Variable {
  return apply("indexAdd", [x, index, source], { axis }, () => {
    const result = copy(x.core);
    if (index.core.size === 0) return result;
    const rows = copy(one(index.core), "C", dtypes.int32);
    // Negative indices count from the end, so that equal places have equal numbers.
    const place = compute("remainder", [rows, Math.max(1, one(x.core).shape[axis]!)]);
    const values = copy(front(one(source.core), axis), "C", result.dtype);
    const target = front(one(result), axis);
    const dense = target.cContiguous ? target : copy(target);
    accumulateRows(dense, place, values);
    if (dense !== target) {
      assign(target, dense);
      dense.storage.dispose();
    }
    for (const a of [rows, place, values]) a.storage.dispose();
    return result;
  });
}

/** An axis moved to the front. */
function front(a: CoreArray, axis: number): CoreArray {
  return axis === 0 ? a : transpose(a, [axis, ...[...a.shape.keys()].filter((i) => i !== axis)]);
}

const whole = new Slice(null, null, null);

/** Bytes as a mask, without a copy: whatever is not 0 is true. */
export const asMask = (a: CoreArray): CoreArray => a.view(a.shape, a.strides, a.offset, dtypes.bool);

/** An index made of tensors; bytes are masks, as PyTorch has it. */
function indexOf(tensors: readonly Variable[], { indexed }: Indexed): unknown[] {
  const rest = tensors.values();
  return indexed.map((taken) => {
    if (!taken) return whole;
    const { core } = rest.next().value as Variable;
    return core.dtype === dtypes.uint8 ? asMask(core) : core;
  });
}

/** Elements by an index with integer or boolean tensors in it. */
export function index(x: Variable, tensors: readonly Variable[], params: Indexed): Variable {
  return apply("index", [x, ...tensors], params, () => get(x.core, indexOf(tensors, params), false));
}

type Put = Indexed & { readonly accumulate: boolean };

/** A copy of `x` in which `value` was written, or added, at an index. */
export function indexPut(x: Variable, value: Input, tensors: readonly Variable[], params: Put): Variable {
  return apply("indexPut", [x, value, ...tensors], params, () => {
    const result = copy(x.core);
    putInto(result, value, tensors, params);
    return result;
  });
}

/** Write or add at an index, into the array itself. */
export function putInto(target: CoreArray, value: Input, tensors: readonly Variable[], params: Put): void {
  const at = indexOf(tensors, params);
  if (params.accumulate) addAt(target, at, value);
  else set(target, at, value instanceof Variable ? value.core : value);
}

function addAt(target: CoreArray, index: readonly unknown[], value: Input): void {
  const all = positions(target.shape);
  const places = get(all, index, true);
  const values = allocate(target.dtype, places.shape);
  if (value instanceof Variable) assign(values, value.core);
  else fill(values, value);
  const dense = target.cContiguous ? target : copy(target);
  const flatPlaces = copy(reshape(places, [places.size]));
  accumulateRows(
    dense.view([dense.size], stridesOf([dense.size], dense.dtype.itemsize)),
    flatPlaces,
    reshape(values, [values.size]),
  );
  if (dense !== target) {
    assign(target, dense);
    dense.storage.dispose();
  }
  for (const a of [all, places, values, flatPlaces]) a.storage.dispose();
}

/** The elements where a mask of the same shape is true, in one axis. */
export function maskedSelect(x: Variable, mask: Variable): Variable {
  return apply("maskedSelect", [x, mask], undefined, () => get(one(x.core), [one(mask.core)], false));
}

/** Zeros in the shape of a mask, with the elements of `values` where it is true, in order. */
export function maskedScatter(values: Variable, mask: Variable): Variable {
  return apply("maskedScatter", [values, mask], undefined, () => {
    const result = allocate(values.core.dtype, mask.core.shape);
    fill(result, 0);
    if (sizeOf(values.core.shape) > 0) set(one(result), [one(mask.core)], values.core);
    return result;
  });
}

/** A copy of `x` with one value where a mask, which broadcasts, is true. */
export function maskedFill(x: Variable, mask: Variable, value: Input): Variable {
  const scalar = value instanceof Variable ? undefined : (value as Scalar);
  return apply(
    "maskedFill",
    [x, mask, ...(value instanceof Variable ? [value] : [])],
    { value: scalar },
    () => {
      const filled = compute("where", [mask.core, value instanceof Variable ? value.core : value, x.core]);
      if (filled.dtype === x.core.dtype) return filled;
      const cast = copy(filled, "C", x.core.dtype);
      filled.storage.dispose();
      return cast;
    },
  );
}
