import { allocate, type CoreArray, consume, filled } from "../core/array.js";
import { assign, copy, fill } from "../core/assign.js";
import { dispatch, type Policy } from "../core/dispatch.js";
import { dtypes } from "../core/dtype.js";
import { IndexError, ValueError } from "../core/errors.js";
import { place } from "../core/index.js";
import { normalizeAxis, type Shape, sizeOf, stridesOf } from "../core/shape.js";
import type { Slice } from "../core/slice.js";
import { full, iota } from "./creation.js";
import { flatnonzero, put, take } from "./gather.js";
import { get, set } from "./indexing.js";
import { moveaxis, slab, withFlat } from "./layout.js";
import { reduce } from "./reductions.js";
import { argsort } from "./sorting.js";

/** Arrays with parts put in, taken out, or repeated to another length. */

const { bool, int32 } = dtypes;

/** A new array like `a` but for the length of one axis, in its order (Fortran's only where it is not C's, too). */
function resized(a: CoreArray, axis: number, length: number): CoreArray {
  const shape = a.shape.map((n, i) => (i === axis ? length : n));
  const fortran = a.fContiguous && !a.cContiguous;
  return allocate(a.dtype, shape, fortran ? stridesOf(shape, a.dtype.itemsize, "F") : undefined);
}

/** An index that is full but for one axis. */
const onAxis = (axis: number, index: unknown): unknown[] => [...new Array<string>(axis).fill(":"), index];

/** Call `use` with an array and one of its axes; without an axis with all elements along one. @throws AxisError */
function along<T>(a: CoreArray, axis: number | null, use: (a: CoreArray, axis: number) => T): T {
  if (axis !== null) return use(a, normalizeAxis(axis, a.ndim));
  return a.ndim === 1 ? use(a, 0) : withFlat(a, (flat) => use(flat, 0));
}

/** Without the parts of an axis from `start` to `stop`. */
function without(a: CoreArray, axis: number, start: number, stop: number): CoreArray {
  const length = a.shape[axis]!;
  const result = resized(a, axis, length - (stop - start));
  assign(slab(result, axis, 0, start), slab(a, axis, 0, start));
  assign(slab(result, axis, start, length - (stop - start)), slab(a, axis, stop, length));
  return result;
}

/** Without every n-th part of an axis. */
function withoutSlice(a: CoreArray, axis: number, slice: Slice): CoreArray {
  const length = a.shape[axis]!;
  const { start, count, step } = slice.indices(length);
  if (count === 0) return without(a, axis, 0, 0);
  const first = step < 0 ? start + (count - 1) * step : start;
  const by = Math.abs(step);
  if (by === 1 || count === 1) return without(a, axis, first, first + count);
  return consume(full([length], true, bool), (keep) => {
    fill(keep.view([count], [by], keep.offset + first), false);
    return consume(flatnonzero(keep), (rest) =>
      take(a, rest, axis, "raise", resized(a, axis, length - count)),
    );
  });
}

/**
 * Without parts of an axis (`null`: of the flattened array): those at an index, in a slice, at integers or where a mask
 * is true.
 *
 * @throws IndexError, AxisError, @throws ValueError for a mask of another length
 */
export function remove(
  a: CoreArray,
  what: number | Slice | CoreArray,
  axis: number | null,
  policy: Policy,
): CoreArray {
  return along(a, axis, (x, at) => {
    const length = x.shape[at]!;
    if (typeof what === "number") {
      const index = place(what, at, length);
      return without(x, at, index, index + 1);
    }
    if (!("storage" in what)) return withoutSlice(x, at, what);
    if (what.dtype === bool) {
      if (what.ndim !== 1 || what.size !== length) {
        throw new ValueError(
          `boolean array argument obj to delete must be one dimensional and match the axis length of ${length}`,
        );
      }
      return consume(dispatch("logicalNot", [what], policy), (keep) => get(x, onAxis(at, keep), false));
    }
    if (what.size === 1) {
      const index = place(Number(what.first()), at, length);
      return without(x, at, index, index + 1);
    }
    return consume(full([length], true, bool), (keep) => {
      set(keep, [what], false);
      return get(x, onAxis(at, keep), false);
    });
  });
}

/** The one index at which parts are put in, counted from the front. @throws IndexError */
function insertPlace(index: CoreArray, axis: number, length: number): number {
  const at = Number(index.first());
  if (at < -length || at > length) {
    const text = index.ndim === 0 ? `${at}` : `[${at}]`;
    throw new IndexError(`index ${text} is out of bounds for axis ${axis} with size ${length}`);
  }
  return at < 0 ? at + length : at;
}

/** Where parts come to lie that are put in before the given indices: these, moved on by those in front of them. */
function destinations(index: CoreArray, length: number, policy: Policy): CoreArray {
  return filled(copy(index, "C", int32), (places) => {
    consume(dispatch("less", [places, 0], policy), (negative) =>
      dispatch("add", [places, length], policy, { out: places, where: negative }),
    );
    consume(argsort(places), (order) =>
      consume(take(places, order), (sorted) => {
        consume(iota(places.size, int32), (ahead) =>
          dispatch("add", [sorted, ahead], policy, { out: sorted }),
        );
        put(places, order, sorted);
      }),
    );
  });
}

/**
 * With values put in before indices along an axis (`null`: of the flattened array).
 *
 * @param index - integers, 0-d for one; the indices are those of the array as it is
 * @param values - of the array's dtype; broadcast to the places
 * @throws IndexError, AxisError, ValueError
 */
export function insert(
  a: CoreArray,
  index: CoreArray,
  values: CoreArray,
  axis: number | null,
  policy: Policy,
): CoreArray {
  return along(a, axis, (x, at) => {
    const length = x.shape[at]!;
    if (index.size === 1) {
      const before = insertPlace(index, at, length);
      const lead = new Array<number>(Math.max(0, x.ndim - values.ndim));
      const whole = values.view([...lead.fill(1), ...values.shape], [...lead.fill(0), ...values.strides]);
      // One index alone stands for the whole part, so what is in front of the values is their place along the axis.
      const source = index.ndim === 0 ? moveaxis(whole, 0, at) : whole;
      const count = source.shape[at]!;
      return filled(resized(x, at, length + count), (result) => {
        assign(slab(result, at, before, before + count), source);
        assign(slab(result, at, 0, before), slab(x, at, 0, before));
        assign(slab(result, at, before + count, length + count), slab(x, at, before, length));
      });
    }
    const total = length + index.size;
    return consume(destinations(index, length, policy), (places) =>
      consume(full([total], true, bool), (old) => {
        set(old, [places], false);
        return filled(resized(x, at, total), (result) => {
          set(result, onAxis(at, places), values);
          set(result, onAxis(at, old), x);
        });
      }),
    );
  });
}

/** The elements in C order in another shape, repeated or cut off as need be. */
export function resize(a: CoreArray, shape: Shape): CoreArray {
  const size = sizeOf(shape);
  if (a.size === 0) return full(shape, 0, a.dtype);
  return withFlat(a, (flat) =>
    filled(allocate(a.dtype, shape), (result) => {
      const step = a.dtype.itemsize;
      const rounds = Math.floor(size / a.size);
      const rest = size - rounds * a.size;
      assign(result.view([rounds, a.size], [a.size * step, step]), flat);
      const tail = result.offset + rounds * a.size * step;
      if (rest > 0) assign(result.view([rest], [step], tail), slab(flat, 0, 0, rest));
    }),
  );
}

/** Without what is zero before the first and after the last other element, along each of some axes: a view. */
export function trimZeros(a: CoreArray, axes: readonly number[], front: boolean, back: boolean): CoreArray {
  const spans = axes.map((axis) => {
    const others = [...a.shape.keys()].filter((i) => i !== axis);
    const where = consume(reduce("any", a, { axis: others }), flatnonzero);
    return consume(where, ({ size, address, dtype }) => {
      if (size === 0) return { axis, start: 0, stop: 0 };
      const last = Number(dtype.read(address + (size - 1) * dtype.itemsize));
      return {
        axis,
        start: front ? Number(dtype.read(address)) : 0,
        stop: back ? last + 1 : a.shape[axis]!,
      };
    });
  });
  return spans.reduce((view, { axis, start, stop }) => slab(view, axis, start, stop), a);
}
