import { allocate, type CoreArray, consume, relayout } from "../core/array.js";
import { allocateLike, assign, copy, requireWriteable } from "../core/assign.js";
import { type DTypeRow, dtypes } from "../core/dtype.js";
import { IndexError, ValueError } from "../core/errors.js";
import { type Casting, canCast, requireCasting, resultType } from "../core/promote.js";
import {
  commonShape,
  compactShape,
  joinedOrder,
  normalizeAxis,
  requireInteger,
  type Shape,
  sameShape,
  stridesInOrder,
  stridesOf,
} from "../core/shape.js";
import { kernels } from "../wasm/abi.js";
import { heap } from "../wasm/memory.js";
import { take } from "./gather.js";
import { expandDims, slab, withFlat } from "./layout.js";
import { reduce } from "./reductions.js";

const { int32 } = dtypes;

/** Where a joined result goes, and of what dtype it is. */
export interface JoinOptions {
  out?: CoreArray | undefined;
  dtype?: DTypeRow | undefined;
  casting?: Casting | undefined;
}

/**
 * Arrays one after the other along an axis; `null` joins them flattened.
 *
 * @throws ValueError when there is none, or the other axes differ
 */
export function concatenate(
  arrays: readonly CoreArray[],
  axis: number | null = 0,
  options: JoinOptions = {},
): CoreArray {
  requireCasting(options.casting);
  if (arrays.length === 0) throw new ValueError("need at least one array to concatenate");
  const parts = axis === null ? arrays.map((a) => ({ array: a, length: a.size })) : undefined;
  if (parts) {
    const total = parts.reduce((n, part) => n + part.length, 0);
    const result = target([total], arrays, options);
    let at = 0;
    for (const { array, length } of parts) {
      const piece = slab(result, 0, at, at + length);
      assign(piece.view(array.shape, stridesOf(array.shape, piece.strides[0]!)), array);
      at += length;
    }
    return result;
  }
  const along = joinedAxis(arrays, axis!);
  const shape = joinedShape(
    arrays.map((a) => a.shape),
    along,
  );
  const result = target(shape, arrays, options);
  const { dtype } = result;
  const short = along === 0 && !options.out && result.cContiguous && result.size < 4096;
  let at = 0;
  for (const a of arrays) {
    const length = a.shape[along]!;
    if (short && a.dtype === dtype && a.cContiguous) {
      const [to, from] = [result.address + at * result.strides[0]!, a.address];
      heap.u8.copyWithin(to, from, from + a.size * dtype.itemsize);
    } else assign(slab(result, along, at, at + length), a);
    at += length;
  }
  return result;
}

/** The axis along which arrays are joined. @throws ValueError, AxisError */
function joinedAxis(arrays: readonly CoreArray[], axis: number): number {
  for (const a of arrays)
    if (a.ndim === 0) throw new ValueError("zero-dimensional arrays cannot be concatenated");
  return normalizeAxis(axis, arrays[0]!.ndim);
}

/** What shapes make when they are joined along an axis. @throws ValueError when they do not fit together */
export function joinedShape(shapes: readonly Shape[], along: number): Shape {
  const first = shapes[0]!;
  shapes.forEach((shape, k) => {
    if (shape.length !== first.length) {
      throw new ValueError(
        `all the input arrays must have same number of dimensions, but the array at index 0 has ${first.length} dimension(s) and the array at index ${k} has ${shape.length} dimension(s)`,
      );
    }
    for (let i = 0; i < shape.length; i++) {
      if (i !== along && shape[i] !== first[i]) {
        throw new ValueError(
          `all the input array dimensions except for the concatenation axis must match exactly, but along dimension ${i}, the array at index 0 has size ${first[i]} and the array at index ${k} has size ${shape[i]}`,
        );
      }
    }
  });
  const joined = [...first];
  for (let k = 1; k < shapes.length; k++) joined[along]! += shapes[k]![along]!;
  return joined;
}

/** The array to fill: `out`, or a new one, laid out as the inputs have in common. */
function target(
  shape: Shape,
  arrays: readonly CoreArray[],
  { out, dtype, casting = "same_kind" }: JoinOptions,
): CoreArray {
  const row =
    dtype ??
    out?.dtype ??
    resultType(
      arrays.map((a) => a.dtype),
      [],
    );
  for (const a of arrays) {
    if (!canCast(a.dtype, row, casting)) {
      throw new TypeError(
        `Cannot cast array data from dtype('${a.dtype.name}') to dtype('${row.name}') according to the rule '${casting}'`,
      );
    }
  }
  if (out) {
    requireWriteable(out, "output array");
    if (!sameShape(out.shape, shape))
      throw new ValueError(
        out.ndim === shape.length
          ? "Output array is the wrong shape"
          : "Output array has wrong dimensionality",
      );
    return out;
  }
  if (arrays.every((a) => a.cContiguous && a.size > 0)) return allocate(row, shape);
  const strides = arrays.map((a) => a.strides.map((stride, axis) => (a.shape[axis] === 1 ? NaN : stride)));
  const sameAxes = arrays.every((a) => a.ndim === shape.length);
  return allocate(
    row,
    shape,
    sameAxes ? stridesInOrder(shape, row.itemsize, joinedOrder(shape.length, strides)) : undefined,
  );
}

/** Arrays of one shape along a new axis. @throws ValueError when the shapes differ */
export function stack(arrays: readonly CoreArray[], axis = 0, options: JoinOptions = {}): CoreArray {
  if (arrays.length === 0) throw new ValueError("need at least one array to stack");
  if (arrays.some((a) => !sameShape(a.shape, arrays[0]!.shape)))
    throw new ValueError("all input arrays must have the same shape");
  const place = normalizeAxis(axis, arrays[0]!.ndim + 1);
  return concatenate(
    arrays.map((a) => expandDims(a, place)),
    place,
    options,
  );
}

/**
 * Views of consecutive parts of an axis: `sections` of equal length, or cut before each of the given indices.
 *
 * @param equal - whether parts must be equally long; else the first ones are longer by one
 * @throws ValueError when it does not divide equally, @throws IndexError for an axis that is not there
 */
export function split(
  a: CoreArray,
  sections: number | readonly number[],
  axis = 0,
  equal = true,
): CoreArray[] {
  if (axis < -a.ndim || axis >= a.ndim) throw new IndexError("tuple index out of range");
  const along = normalizeAxis(axis, a.ndim);
  const length = a.shape[along]!;
  if (typeof sections === "number") {
    if (sections <= 0) throw new ValueError("number sections must be larger than 0.");
    requireInteger(sections);
    const rest = length % sections;
    if (equal && rest !== 0) throw new ValueError("array split does not result in an equal division");
    const step = (length - rest) / sections;
    return Array.from({ length: sections }, (_, k) => {
      const start = k * step + Math.min(k, rest);
      return slab(a, along, start, start + step + (k < rest ? 1 : 0));
    });
  }
  const clip = (i: number): number => Math.min(Math.max(i < 0 ? i + length : i, 0), length);
  const cuts = [0, ...sections.map(clip), length];
  return cuts.slice(1).map((stop, k) => slab(a, along, cuts[k]!, stop));
}

/** The elements moved along axes, those pushed out returning at the other end; flattened for `axis` null. */
export function roll(a: CoreArray, shifts: readonly number[], axes: readonly number[] | null): CoreArray {
  if (axes === null) {
    const result = withFlat(a, (flat) => roll(flat, [shifts.reduce((n, s) => n + s, 0)], [0]));
    return relayout(result, a.shape, stridesOf(a.shape, a.dtype.itemsize));
  }
  const places = axes.map((axis) => normalizeAxis(axis, a.ndim));
  const count = commonShape([[shifts.length], [places.length]])[0]!;
  const total = new Map<number, number>();
  for (let k = 0; k < count; k++) {
    const axis = places[places.length === 1 ? 0 : k]!;
    total.set(axis, (total.get(axis) ?? 0) + shifts[shifts.length === 1 ? 0 : k]!);
  }
  const result = allocateLike(a);
  let pieces: [CoreArray, CoreArray][] = [[result, a]];
  for (const [axis, shift] of total) {
    const length = a.shape[axis]!;
    const by = length === 0 ? 0 : ((shift % length) + length) % length;
    if (by === 0) continue;
    pieces = pieces.flatMap(([to, from]): [CoreArray, CoreArray][] => [
      [slab(to, axis, by, length), slab(from, axis, 0, length - by)],
      [slab(to, axis, 0, by), slab(from, axis, length - by, length)],
    ]);
  }
  for (const [to, from] of pieces) assign(to, from);
  return result;
}

/** Each element repeated along an axis. @throws ValueError for a negative count */
export function repeat(a: CoreArray, by: number, axis: number): CoreArray {
  if (a.ndim === 0) return repeat(a.view([1], [a.dtype.itemsize]), by, axis);
  const along = normalizeAxis(axis, a.ndim);
  if (by < 0) throw new ValueError("negative dimensions are not allowed");
  const length = a.shape[along]!;
  const result = allocate(
    a.dtype,
    a.shape.map((n, i) => (i === along ? n * by : n)),
  );
  // The new axis of copies is a stretched one: a single assignment.
  const split = <T>(values: readonly T[], ...pair: T[]): T[] => [
    ...values.slice(0, along),
    ...pair,
    ...values.slice(along + 1),
  ];
  const step = result.strides[along]!;
  const to = split(result.strides, step * by, step);
  assignOver(result, to, a, split(a.strides, a.strides[along]!, 0), split(a.shape, length, by));
  return result;
}

/** Each part along an axis repeated as often as an integer array says for its place. @throws ValueError, AxisError */
export function repeatEach(a: CoreArray, counts: CoreArray, axis: number): CoreArray {
  if (a.ndim === 0) return repeatEach(a.view([1], [a.dtype.itemsize]), counts, axis);
  const along = normalizeAxis(axis, a.ndim);
  const length = a.shape[along]!;
  if (counts.size !== length) {
    throw new ValueError(
      `operands could not be broadcast together with shape (${length},) ${compactShape(counts.shape)}`,
    );
  }
  const fold = (name: "min" | "sum"): number => consume(reduce(name, counts), (r) => Number(r.first()));
  if (length > 0 && fold("min") < 0) throw new ValueError("repeats may not contain negative values.");
  const places = allocate(int32, [length === 0 ? 0 : fold("sum")]);
  if (places.size > 0) {
    consume(copy(counts, "C", int32), (dense) => kernels.repeated(dense.address, length, places.address));
  }
  return consume(places, () => take(a, places, along));
}

/** The whole array laid `reps` times along each axis. */
export function tile(a: CoreArray, reps: readonly number[]): CoreArray {
  const ndim = Math.max(a.ndim, reps.length);
  const shape = [...new Array<number>(ndim - a.ndim).fill(1), ...a.shape];
  const strides = [...new Array<number>(ndim - a.ndim).fill(0), ...a.strides];
  const times = [...new Array<number>(ndim - reps.length).fill(1), ...reps];
  if (times.some((n) => n < 0)) throw new ValueError("negative dimensions are not allowed");
  // Nothing to lay side by side: NumPy copies, and a copy keeps the order of the memory.
  if (times.every((n) => n === 1)) return copy(a.view(shape, strides), "K");
  const result = allocate(
    a.dtype,
    shape.map((n, i) => n * times[i]!),
  );
  if (result.size === 0) return result;
  // Every axis twice: which repetition, and where in it. The source repeats along the first of each pair.
  const pairs = shape.flatMap((n, i) => [times[i]!, n]);
  const to = shape.flatMap((n, i) => [result.strides[i]! * n, result.strides[i]!]);
  const from = shape.flatMap((_, i) => [0, strides[i]!]);
  assignOver(result, to, a, from, pairs);
  return result;
}

/** Assign under strides over a shape with more axes than an array has; those of length 1 are left out to make room. */
function assignOver(
  target: CoreArray,
  to: readonly number[],
  source: CoreArray,
  from: readonly number[],
  shape: Shape,
): void {
  const kept = <T>(values: readonly T[]): T[] => values.filter((_, axis) => shape[axis] !== 1);
  assign(target.view(kept(shape), kept(to)), source.view(kept(shape), kept(from)));
}
