import type { UFUNCS } from "../generated/table.js";
import { kernels, setOperand, setWalk } from "../wasm/abi.js";
import { allocate, allocateDense, CoreArray, mayShareMemory, sameView } from "./array.js";
import { assign, copy, type Order, requireWriteable } from "./assign.js";
import { atomic, naming } from "./calls.js";
import { requireCastOuts, requireCasts } from "./casts.js";
import { type DTypeRow, dtypes, type Scalar } from "./dtype.js";
import { ValueError } from "./errors.js";
import { type Casting, canCast } from "./promote.js";
import { type Marked, park } from "./scalar.js";
import {
  axisOrder,
  broadcastShapes,
  compactShape,
  type Shape,
  sameShape,
  sizeOf,
  stridesInOrder,
  stridesOf,
} from "./shape.js";
import { type Signature, type Ufunc, ufuncs } from "./ufunc.js";

/** The name of a row of the ufunc table. */
export type UfuncName = keyof typeof UFUNCS;
/** What a ufunc works on: an array, or a scalar that adapts to the arrays beside it. */
export type Operand = CoreArray | Scalar | Marked;

/** Everything in which NumPy and PyTorch differ about one operation: which loop runs, and in what words it is refused. */
export interface Policy {
  /** Choose the loop. @throws TypeError when there is none */
  resolve(ufunc: Ufunc, inputs: readonly Operand[], options: UfuncOptions): Signature;
}

/** What a caller may ask of a ufunc beyond its inputs. */
export interface UfuncOptions {
  /** Where to put the result; it is returned. */
  out?: CoreArray | undefined;
  /** The same for each result of a ufunc of several. */
  outs?: readonly (CoreArray | undefined)[] | undefined;
  /** Where false, `out` keeps what it holds. */
  where?: CoreArray | undefined;
  /** The dtype to compute in and to return. */
  dtype?: DTypeRow | undefined;
  /** The dtypes of inputs and outputs, as far as they are prescribed. */
  signature?: readonly (DTypeRow | undefined)[] | undefined;
  /** How a new result lies in memory: as the inputs do unless told. */
  order?: Order | undefined;
  /** How freely inputs and the result may be cast. */
  casting?: Casting | undefined;
}

const none: UfuncOptions = {};
const { bool } = dtypes;

/**
 * Run a ufunc over its inputs, broadcast together. The one path of every element-wise operation.
 *
 * @throws BroadcastError, TypeError, UFuncTypeError, OverflowError before any memory is touched
 */
export function dispatch(
  name: UfuncName,
  inputs: readonly Operand[],
  policy: Policy,
  options: UfuncOptions = none,
): CoreArray {
  return dispatchRow(ufuncs[name], inputs, policy, options);
}

/** As {@link dispatch}, for callers that hold the row. */
export function dispatchRow(
  ufunc: Ufunc,
  inputs: readonly Operand[],
  policy: Policy,
  options: UfuncOptions = none,
): CoreArray {
  return runLoop(ufunc, policy.resolve(ufunc, inputs, options), inputs, options);
}

/** As {@link dispatchRow}, by a loop that is known: what a policy has chosen, or would choose. */
export function runLoop(
  ufunc: Ufunc,
  signature: Signature,
  inputs: readonly Operand[],
  options: UfuncOptions = none,
): CoreArray {
  naming(ufunc.name);
  return (
    runDense(ufunc, signature, inputs, options) ??
    runPlain(ufunc, signature, inputs, options) ??
    runUndone(ufunc, signature, inputs, options)[0]!
  );
}

/** {@link runAny}, undone when it throws. Apart from what calls it: a function that makes a closure makes room for it first. */
const runUndone: typeof runAny = (ufunc, signature, inputs, options) =>
  atomic(ufunc.name, () => runAny(ufunc, signature, inputs, options));

/** As {@link dispatchRow}, of a ufunc of several results: all of them. */
export function dispatchAll(
  ufunc: Ufunc,
  inputs: readonly Operand[],
  policy: Policy,
  options: UfuncOptions = none,
): CoreArray[] {
  const signature = policy.resolve(ufunc, inputs, options);
  return runUndone(ufunc, signature, inputs, options);
}

/**
 * Refuse what {@link dispatch} would refuse for its dtypes.
 *
 * @returns the loop that it would run
 * @throws TypeError, UFuncTypeError, OverflowError
 */
export function requireLoop(
  ufunc: Ufunc,
  inputs: readonly Operand[],
  policy: Policy,
  { casting = "same_kind", ...options }: UfuncOptions = none,
): Signature {
  const signature = policy.resolve(ufunc, inputs, options);
  requireCasts(ufunc, signature, inputs, casting);
  return signature;
}

/** Whether nothing was asked for beyond an output, and no cast can be refused where dtypes are the loop's own. */
const isPlain = ({ where, order, dtype, signature, casting }: UfuncOptions): boolean =>
  !where &&
  !order &&
  !dtype &&
  !signature &&
  (casting === undefined || casting === "same_kind" || casting === "unsafe");

/**
 * The short way for most calls: dense arrays of one shape and of the loop's own types, and scalars. `null` where it is
 * not that simple.
 */
function runDense(
  ufunc: Ufunc,
  signature: Signature,
  inputs: readonly Operand[],
  options: UfuncOptions,
): CoreArray | null {
  const { nin } = ufunc;
  const { types, block } = signature;
  if (block === 0 || (options !== none && !isPlain(options))) return null;
  const a = inputs[0]!;
  const b = inputs[nin - 1]!;
  const like = a instanceof CoreArray ? a : b;
  if (!(like instanceof CoreArray) || !isDense(a, types[0]!, like) || !isDense(b, types[nin - 1]!, like))
    return null;
  const given = options.out;
  const { size } = like;
  if (size === 0 || (given && !fitsDense(given, types[nin]!, like, a, b))) return null;
  // What can be refused first, then memory, then addresses: an allocation may move what was not asked for since.
  let first = 0;
  let second = 0;
  let repeated = 0;
  // A block of memory is a multiple of 64 bytes: a short new result is filled up to whole registers, which needs no rest.
  let count = given || size > SHORT ? size : (size + block - 1) & -block;
  if (a instanceof CoreArray) {
    if (a.offset > 0) count = size;
  } else {
    first = park(0, a, types[0]!);
    repeated = 1;
  }
  if (b instanceof CoreArray) {
    if (b.offset > 0) count = size;
  } else {
    second = park(1, b, types[1]!);
    repeated |= 2;
  }
  const out = given ?? allocateDense(types[nin]!, like);
  if (a instanceof CoreArray) first = a.address;
  if (b instanceof CoreArray) second = b.address;
  kernels.flat(ufunc.code, signature.index, count, out.address, first, second, repeated);
  return out;
}

/** The most elements for which the rest of a loop is worth a thought. */
const SHORT = 4096;

/** Whether an operand is dense, of a dtype, and of an array's shape. */
const isDense = (x: Operand, dtype: DTypeRow, like: CoreArray): boolean =>
  !(x instanceof CoreArray) ||
  (x.dtype === dtype && x.cContiguous && (x === like || sameShape(x.shape, like.shape)));

/** The way of other arrays, where nothing is asked for and nothing can be refused but their shapes; else `null`. */
function runPlain(
  ufunc: Ufunc,
  signature: Signature,
  inputs: readonly Operand[],
  options: UfuncOptions,
): CoreArray | null {
  const { types, direct } = signature;
  if (options !== none || !direct || ufunc.nout > 1 || ufunc.casts === "result") return null;
  for (let k = 0; k < inputs.length; k++) {
    const x = inputs[k]!;
    const type = types[k]!;
    if (!(x instanceof CoreArray) || (x.dtype !== type && !canCast(x.dtype, type, "same_kind"))) return null;
  }
  const result = allocateResult(inputs, resultShape(inputs, [], undefined), types[ufunc.nin]!);
  try {
    if (result.size > 0) run(ufunc, signature, inputs, undefined, [result]);
  } catch (error) {
    result.storage.dispose();
    throw error;
  }
  return result;
}

/** Whether an operand lies apart from an output, or is the very same view. */
const isApart = (x: Operand, out: CoreArray): boolean =>
  !(x instanceof CoreArray) || x.storage !== out.storage || x === out || sameView(x, out);

/** Whether an output can be written directly: dense, of the loop's type, and apart from inputs that are not the same. */
function fitsDense(out: CoreArray, dtype: DTypeRow, like: CoreArray, a: Operand, b: Operand): boolean {
  return (
    out.dtype === dtype &&
    out.writeable &&
    out.cContiguous &&
    (out === like || sameShape(out.shape, like.shape)) &&
    isApart(a, out) &&
    isApart(b, out)
  );
}

function runAny(
  ufunc: Ufunc,
  signature: Signature,
  inputs: readonly Operand[],
  options: UfuncOptions,
): CoreArray[] {
  const { nin, nout } = ufunc;
  const { types } = signature;
  const outs: (CoreArray | undefined)[] = nout === 1 ? [options.out] : [];
  for (let k = outs.length; k < nout; k++) outs.push(options.outs?.[k]);
  const given: CoreArray[] = [];
  for (const out of outs) if (out !== undefined) given.push(out);
  const shape = resultShape(inputs, given, options.where);
  const { casting = "same_kind", where } = options;
  canCast(bool, bool, casting); // an unknown rule is refused even where nothing is cast
  // NumPy looks at the output of logical functions before their inputs.
  if (ufunc.casts === "truth") requireCastOuts(ufunc, signature, outs, casting);
  requireCasts(ufunc, signature, inputs, casting, options.signature);
  if (where && where.dtype !== bool) {
    throw new TypeError(
      `Cannot cast array data from dtype('${where.dtype.name}') to dtype('bool') according to the rule 'safe'`,
    );
  }
  for (const out of given) {
    requireWriteable(out, "output array");
    if (!sameShape(out.shape, shape)) {
      throw new ValueError(
        `non-broadcastable output operand with shape ${compactShape(out.shape)} doesn't match the broadcast shape ${compactShape(shape)}`,
      );
    }
  }
  requireCastOuts(ufunc, signature, outs, casting);
  if (given.length === 0 && signature.direct) {
    const results: CoreArray[] = [];
    for (let k = 0; k < nout; k++)
      results.push(allocateResult(inputs, shape, types[nin + k]!, options.order));
    if (results[0]!.size > 0) run(ufunc, signature, inputs, where, results);
    return results;
  }
  const temporaries = apart(inputs, signature, where, given);
  const mask = temporaries?.where ?? where;
  const results = outs.map((out, k) => {
    const dtype = types[nin + k]!;
    if (out === undefined) return allocateResult(inputs, shape, dtype, options.order);
    // What is computed in a wider type is rounded before it is cast on; two results must not be written to one place.
    const narrow = out.dtype !== dtype && !signature.direct && !widest.has(dtype);
    const shared = outs.slice(0, k).some((other) => other && mayShareMemory(other, out));
    return narrow || shared ? allocateResult(inputs, shape, dtype) : out;
  });
  if (sizeOf(shape) > 0) run(ufunc, signature, temporaries?.inputs ?? inputs, mask, results);
  outs.forEach((out, k) => {
    const result = results[k]!;
    if (!out || out === result) return;
    assign(out, result, mask);
    result.storage.dispose();
  });
  if (temporaries) for (const copied of temporaries.made) copied.storage.dispose();
  return outs.map((out, k) => out ?? results[k]!);
}

const scalarShape: Shape = [];

/** Describe the operands and call the kernel: the engine sees to strides and dtypes. */
function run(
  ufunc: Ufunc,
  signature: Signature,
  inputs: readonly Operand[],
  where: CoreArray | undefined,
  outs: readonly CoreArray[],
): void {
  const { types } = signature;
  const { nin, nout } = ufunc;
  const { shape, ndim } = outs[0]!;
  setWalk(shape, nin + nout + (where ? 1 : 0));
  for (let k = 0; k < nin; k++) {
    const x = inputs[k]!;
    if (x instanceof CoreArray) setOperand(k, x.address, x.dtype.code, x.shape, x.strides, ndim);
    else setOperand(k, park(k, x, types[k]!), types[k]!.code, scalarShape, scalarShape, ndim);
  }
  for (let k = 0; k < nout; k++) {
    const out = outs[k]!;
    setOperand(nin + k, out.address, out.dtype.code, out.shape, out.strides, ndim);
  }
  if (where) setOperand(nin + nout, where.address, bool.code, where.shape, where.strides, ndim);
  kernels.ufunc(ufunc.code, signature.index);
}

/** The dtypes that no loop computes in a wider one. */
const widest: ReadonlySet<DTypeRow> = new Set([
  bool,
  dtypes.int64,
  dtypes.uint64,
  dtypes.float64,
  dtypes.complex128,
]);

/**
 * Copies of the inputs that overlap the output without being the same view: then it is as if all had been copied. And of
 * those that must be rounded to the loop's type first, where it computes in a wider one.
 */
function apart(
  inputs: readonly Operand[],
  { types, direct }: Signature,
  where: CoreArray | undefined,
  outs: readonly CoreArray[],
): { inputs: readonly Operand[]; where: CoreArray | undefined; made: CoreArray[] } | null {
  const made: CoreArray[] = [];
  const copied = (x: CoreArray, dtype: DTypeRow): CoreArray => {
    made.push(copy(x, "K", dtype));
    return made[made.length - 1]!;
  };
  const overlaps = (x: CoreArray): boolean => outs.some((out) => mayShareMemory(x, out) && !sameView(x, out));
  const copies = inputs.map((x, k) => {
    if (!(x instanceof CoreArray)) return x;
    const type = types[k]!;
    if (!direct && !widest.has(type) && !canCast(x.dtype, type, "safe")) return copied(x, type);
    return overlaps(x) ? copied(x, x.dtype) : x;
  });
  const mask = where && overlaps(where) ? copied(where, where.dtype) : where;
  return made.length ? { inputs: copies, where: mask, made } : null;
}

/** The common shape of inputs, outputs and `where`. */
function resultShape(
  inputs: readonly Operand[],
  outs: readonly CoreArray[],
  where: CoreArray | undefined,
): Shape {
  const shapes: Shape[] = [];
  for (const x of inputs) shapes.push(x instanceof CoreArray ? x.shape : scalarShape);
  for (const out of outs) shapes.push(out.shape);
  if (where) shapes.push(where.shape);
  return broadcastShapes(shapes);
}

/** A new result, laid out as the inputs are or in the order that was asked for. */
export function allocateResult(
  inputs: readonly Operand[],
  shape: Shape,
  dtype: DTypeRow,
  order: Order = "K",
): CoreArray {
  if (order !== "K") {
    const fortran =
      order === "F" ||
      (order === "A" && inputs.every((x) => !(x instanceof CoreArray) || x.fContiguous || x.ndim === 0));
    return allocate(dtype, shape, fortran ? stridesOf(shape, dtype.itemsize, "F") : undefined);
  }
  return allocate(dtype, shape, resultStrides(inputs, shape, dtype));
}

/** The strides of a new result, which resembles its inputs; `undefined` where it is dense in C order. */
export function resultStrides(
  inputs: readonly Operand[],
  shape: Shape,
  dtype: DTypeRow,
): readonly number[] | undefined {
  let inOrder = true;
  for (const x of inputs) if (x instanceof CoreArray && x.ndim > 1 && !x.cContiguous) inOrder = false;
  if (inOrder || sizeOf(shape) <= 1) return undefined;
  const strides: number[][] = [];
  for (const x of inputs) {
    if (!(x instanceof CoreArray)) continue;
    const lead = shape.length - x.ndim;
    // A repeated axis has no say in the order.
    strides.push(
      shape.map((_, axis) =>
        axis < lead || x.shape[axis - lead] === 1 ? NaN : x.strides[axis - lead]! || NaN,
      ),
    );
  }
  return stridesInOrder(shape, dtype.itemsize, axisOrder(shape.length, strides));
}
