import { allocate, type CoreArray } from "../core/array.js";
import { asCore, unwrap } from "../core/convert.js";
import { type DType, type DTypeRow, dtypeOf } from "../core/dtype.js";
import { ValueError } from "../core/errors.js";
import { type Casting, canCast, resultType } from "../core/promote.js";
import { broadcastShapes, compactShape, type Shape, sizeOf, stridesInOrder } from "../core/shape.js";
import { planWalk } from "../ops/walking.js";

/** What an iterator walks: its operands, read from the options of `nditer`, and checked. */

/** A flag of one operand. */
export type OperandFlag =
  | "readonly"
  | "readwrite"
  | "writeonly"
  | "allocate"
  | "copy"
  | "updateifcopy"
  | "no_broadcast"
  | "no_subtype"
  | "aligned"
  | "nbo"
  | "contig"
  | "overlap_assume_elementwise";

/** A flag of the iterator. */
export type IteratorFlag =
  | "c_index"
  | "f_index"
  | "multi_index"
  | "external_loop"
  | "buffered"
  | "common_dtype"
  | "copy_if_overlap"
  | "delay_bufalloc"
  | "grow_inner"
  | "ranged"
  | "reduce_ok"
  | "refs_ok"
  | "zerosize_ok";

const operandFlags: ReadonlySet<string> = new Set<OperandFlag>([
  "readonly",
  "readwrite",
  "writeonly",
  "allocate",
  "copy",
  "updateifcopy",
  "no_broadcast",
  "no_subtype",
  "aligned",
  "nbo",
  "contig",
  "overlap_assume_elementwise",
]);
const iteratorFlags: ReadonlySet<string> = new Set<IteratorFlag>([
  "c_index",
  "f_index",
  "multi_index",
  "external_loop",
  "buffered",
  "common_dtype",
  "copy_if_overlap",
  "delay_bufalloc",
  "grow_inner",
  "ranged",
  "reduce_ok",
  "refs_ok",
  "zerosize_ok",
]);

/** For each operand the axis that each axis of the iteration is; `null` or -1 for one that it does not have. */
export type OperandAxes = readonly (readonly (number | null)[] | null)[];

/** What an iterator is asked for. */
export interface WalkRequest {
  readonly operands: readonly unknown[];
  readonly flags: ReadonlySet<string>;
  readonly opFlags: readonly ReadonlySet<string>[];
  readonly dtypes: readonly (DTypeRow | undefined)[];
  readonly order: "C" | "F" | "A" | "K";
  readonly casting: Casting;
  readonly opAxes: OperandAxes | undefined;
  readonly itershape: readonly number[] | undefined;
}

/** An operand, ready to be walked. */
export interface Operand {
  readonly array: CoreArray;
  readonly writes: boolean;
  readonly reads: boolean;
  /** The dtype that its elements are shown in. */
  readonly dtype: DTypeRow;
  /** Strides on the axes of the iteration. */
  readonly strides: readonly number[];
}

/** Flags as a list of strings. @throws ValueError */
export function readFlags(flags: unknown): ReadonlySet<string> {
  if (flags == null) return new Set();
  if (!Array.isArray(flags)) throw new ValueError("Iterator global flags must be a list or tuple of strings");
  for (const flag of flags)
    if (!iteratorFlags.has(flag)) throw new ValueError(`Unexpected iterator global flag "${flag}"`);
  const set = new Set<string>(flags);
  if (set.has("c_index") && set.has("f_index"))
    throw new ValueError("Iterator flags C_INDEX and F_INDEX cannot both be specified");
  if (set.has("external_loop") && ["c_index", "f_index", "multi_index"].some((flag) => set.has(flag))) {
    throw new ValueError(
      "Iterator flag EXTERNAL_LOOP cannot be used if an index or multi-index is being tracked",
    );
  }
  return set;
}

/** The flags of each operand: one list for all, or one for each. @throws ValueError */
export function readOperandFlags(given: unknown, operands: readonly unknown[]): ReadonlySet<string>[] {
  const refuse = (): never => {
    throw new ValueError("op_flags must be a tuple or array of per-op flag-tuples");
  };
  if (given == null)
    return operands.map((x) => new Set(x === null ? ["writeonly", "allocate"] : ["readonly"]));
  if (!Array.isArray(given)) return refuse();
  const one = given.every((flag) => typeof flag === "string");
  if (!one && (given.length !== operands.length || !given.every(Array.isArray))) return refuse();
  return operands.map((_, k) => {
    const flags: string[] = one ? given : given[k];
    for (const flag of flags)
      if (!operandFlags.has(flag)) throw new ValueError(`Unexpected per-op iterator flag "${flag}"`);
    const set = new Set(flags);
    const access = ["readonly", "readwrite", "writeonly"].filter((flag) => set.has(flag)).length;
    if (access === 0) {
      throw new ValueError(
        "None of the iterator flags READWRITE, READONLY, or WRITEONLY were specified for an operand",
      );
    }
    if (access > 1) {
      throw new ValueError(
        "Only one of the iterator flags READWRITE, READONLY, and WRITEONLY may be specified for an operand",
      );
    }
    return set;
  });
}

/** The dtypes that operands are shown in: one for all, or one for each. */
export function readDTypes(given: unknown, count: number): (DTypeRow | undefined)[] {
  const list = Array.isArray(given) ? given : new Array(count).fill(given);
  return Array.from({ length: count }, (_, k) => (list[k] == null ? undefined : dtypeOf(list[k] as DType)));
}

/** Refuse axes that an operand does not have. @throws ValueError */
export function requireAxes(opAxes: OperandAxes, arrays: readonly (CoreArray | null)[]): void {
  if (opAxes.length !== arrays.length)
    throw new ValueError("op_axes must be a tuple/list matching the number of ops");
  const lengths = new Set(opAxes.flatMap((axes) => (axes ? [axes.length] : [])));
  if (lengths.size > 1) throw new ValueError("Each entry of op_axes must have the same size");
  opAxes.forEach((axes, k) => {
    const own = axes?.filter((axis) => axis !== null && axis >= 0) ?? [];
    const array = arrays[k];
    const twice = own.find((axis, i) => own.indexOf(axis) !== i);
    if (twice !== undefined) {
      throw new ValueError(
        `The 'op_axes' provided to the iterator constructor for operand ${k} contained duplicate value ${twice}`,
      );
    }
    const bad = array ? own.find((axis) => axis! >= array.ndim) : undefined;
    if (array && bad !== undefined) {
      throw new ValueError(
        `Iterator input op_axes[${k}][${axes!.length - 1 - axes!.indexOf(bad)}] (==${bad}) is not a valid axis of op[${k}], which has ${array.ndim} dimensions `,
      );
    }
  });
}

/** Lengths and strides of an operand on the axes of the iteration; those that it does not have repeat. */
function onAxes(
  array: CoreArray,
  axes: readonly (number | null)[] | null | undefined,
  ndim: number,
): { shape: number[]; strides: number[] } {
  const lead = ndim - array.ndim;
  const own = axes ?? Array.from({ length: ndim }, (_, axis) => axis - lead);
  const at = (axis: number | null): boolean => axis !== null && axis >= 0;
  const shape = own.map((axis) => (at(axis) ? array.shape[axis!]! : 1));
  const strides = own.map((axis, i) => (at(axis) && shape[i] !== 1 ? array.strides[axis!]! : 0));
  return { shape, strides };
}

/** The shape that is walked. @throws ValueError */
function walkedShape(arrays: readonly (CoreArray | null)[], request: WalkRequest): Shape {
  const { opAxes, itershape } = request;
  const ndim =
    opAxes?.find((axes) => axes)?.length ??
    Math.max(itershape?.length ?? 0, ...arrays.map((a) => a?.ndim ?? 0));
  const shapes = arrays.map((a, k) => (a ? onAxes(a, opAxes?.[k], ndim).shape : []));
  if (itershape) shapes.push(itershape.map((length) => (length < 0 ? 1 : length)));
  try {
    const shape = broadcastShapes(shapes);
    const fixed = !itershape || itershape.every((length, i) => length < 0 || length === shape[i]);
    if (fixed) return shape;
  } catch {
    // Worded below.
  }
  const plain = arrays.flatMap((a) => (a ? [compactShape(a.shape)] : []));
  if (!opAxes && !itershape)
    throw new ValueError(`operands could not be broadcast together with shapes ${plain.join(" ")} `);
  const remapped = arrays.flatMap((a, k) =>
    !a
      ? []
      : opAxes?.[k]
        ? [
            `${compactShape(a.shape)}->(${opAxes[k].map((axis) => (axis === null || axis < 0 ? "newaxis" : a.shape[axis])).join(",")})`,
          ]
        : [compactShape(a.shape)],
  );
  throw new ValueError(
    `operands could not be broadcast together with remapped shapes [original->remapped]: ${remapped.join(" ")} ${itershape ? ` and requested shape ${compactShape(itershape)}` : ""}`,
  );
}

/** Refuse an operand that would be written to more than once at the same place. @throws ValueError */
function requireRoom(
  array: CoreArray,
  shape: Shape,
  own: Shape,
  flags: ReadonlySet<string>,
  reduces: boolean,
): void {
  const writes = !flags.has("readonly");
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    if (own[axis] !== 1 || shape[axis] === 1) continue;
    if (flags.has("no_broadcast")) {
      throw new ValueError(
        `non-broadcastable ${writes ? "output " : ""}operand with shape ${compactShape(array.shape)} doesn't match the broadcast shape ${compactShape(shape)}`,
      );
    }
    if (!writes) continue;
    if (!reduces) {
      throw new ValueError(
        `output operand requires a reduction along dimension ${shape.length - 1 - axis}, but the reduction is not enabled. The dimension size of 1 does not match the expected output shape.`,
      );
    }
    if (flags.has("writeonly"))
      throw new ValueError(
        "output operand requires a reduction, but is flagged as write-only, not read-write",
      );
  }
}

/** Refuse casts that are not allowed, or have nowhere to be made. @throws TypeError */
function requireCasts(
  k: number,
  from: DTypeRow,
  to: DTypeRow,
  flags: ReadonlySet<string>,
  request: WalkRequest,
): void {
  const rule = `according to the rule '${request.casting}'`;
  const [own, shown] = [`dtype('${from.name}')`, `dtype('${to.name}')`];
  if (!flags.has("writeonly") && !canCast(from, to, request.casting))
    throw new TypeError(`Iterator operand ${k} dtype could not be cast from ${own} to ${shown} ${rule}`);
  if (!flags.has("readonly") && !canCast(to, from, request.casting)) {
    throw new TypeError(
      `Iterator requested dtype could not be cast from ${shown} to ${own}, the operand ${k} dtype, ${rule}`,
    );
  }
  const copies = flags.has("readonly")
    ? flags.has("copy") || flags.has("updateifcopy")
    : flags.has("updateifcopy");
  if (from !== to && !copies && !request.flags.has("buffered")) {
    throw new TypeError(
      "Iterator operand required copying or buffering, but neither copying nor buffering was enabled",
    );
  }
}

/** The order as it is walked: `A` is F where all operands are. */
export function orderFor(
  order: WalkRequest["order"],
  arrays: readonly (CoreArray | null)[],
): "C" | "F" | "K" {
  if (order !== "A") return order;
  return arrays.every((a) => !a || a.fContiguous) ? "F" : "C";
}

/** Read and check the operands, and make those that were left to be made. @throws ValueError, TypeError */
export function prepareOperands(request: WalkRequest): { shape: Shape; operands: Operand[] } {
  const { opAxes, opFlags, flags } = request;
  const arrays = request.operands.map((x) => (x === null ? null : (unwrap(x) ?? asCore(x))));
  arrays.forEach((a, k) => {
    if (!a && !opFlags[k]!.has("allocate")) {
      throw new ValueError(
        "Iterator operand was NULL, but neither the ALLOCATE nor the VIRTUAL flag was specified",
      );
    }
    if (a && !a.writeable && !opFlags[k]!.has("readonly"))
      throw new ValueError("operand array with iterator write flag set is read-only");
  });
  if (opAxes) requireAxes(opAxes, arrays);
  const shape = walkedShape(arrays, request);
  if (sizeOf(shape) === 0 && !flags.has("zerosize_ok"))
    throw new ValueError("Iteration of zero-sized operands is not enabled");
  arrays.forEach((a, k) => {
    if (!a) return;
    requireRoom(a, shape, onAxes(a, opAxes?.[k], shape.length).shape, opFlags[k]!, flags.has("reduce_ok"));
  });
  const given = arrays.flatMap((a, k) => (a && !opFlags[k]!.has("writeonly") ? [a.dtype] : []));
  const common = (): DTypeRow => {
    if (given.length === 0) throw new TypeError("no arrays or types available to calculate result type");
    return resultType(given, []);
  };
  const shown = arrays.map(
    (a, k) => request.dtypes[k] ?? (a && !flags.has("common_dtype") ? a.dtype : common()),
  );
  arrays.forEach((a, k) => {
    if (a) requireCasts(k, a.dtype, shown[k]!, opFlags[k]!, request);
  });
  const inputs = arrays.flatMap((a, k) => (a ? [onAxes(a, opAxes?.[k], shape.length).strides] : []));
  const operands = arrays.map((a, k): Operand => {
    const array = a ?? made(shape, shown[k]!, opAxes?.[k], inputs, request, arrays);
    const { strides } = onAxes(array, opAxes?.[k], shape.length);
    const reads = !opFlags[k]!.has("writeonly");
    return { array, writes: !opFlags[k]!.has("readonly"), reads, dtype: shown[k]!, strides };
  });
  return { shape, operands };
}

/** A new operand, laid out in the order in which the others are walked. @throws ValueError */
function made(
  shape: Shape,
  dtype: DTypeRow,
  axes: readonly (number | null)[] | null | undefined,
  inputs: readonly (readonly number[])[],
  request: WalkRequest,
  arrays: readonly (CoreArray | null)[],
): CoreArray {
  const order = planWalk(shape, inputs, inputs.length, orderFor(request.order, arrays)).axes;
  const own = axes ?? [...shape.keys()];
  const kept = own.flatMap((axis, i) => (axis !== null && axis >= 0 ? [{ axis, from: i }] : []));
  if (kept.length < shape.length && !request.flags.has("reduce_ok")) {
    throw new ValueError(
      "output operand requires a reduction along dimension -1, but the reduction is not enabled. The dimension size of 1 does not match the expected output shape.",
    );
  }
  const lengths = new Array<number>(kept.length);
  for (const { axis, from } of kept) lengths[axis] = shape[from]!;
  const placed = order.flatMap((walked) =>
    kept.filter(({ from }) => from === walked).map(({ axis }) => axis),
  );
  return allocate(dtype, lengths, stridesInOrder(lengths, dtype.itemsize, placed));
}
