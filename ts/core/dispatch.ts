import type { UFUNCS } from "../generated/table.js";
import { kernels, setOperand, setWalk } from "../wasm/abi.js";
import { CoreArray, allocate, mayShareMemory, sameView } from "./array.js";
import { copy, requireWriteable } from "./assign.js";
import { type DTypeRow, type Scalar, dtypes } from "./dtype.js";
import { UFuncTypeError, ValueError } from "./errors.js";
import { type Casting, canCast } from "./promote.js";
import { Marked, isScalar, park, toElement } from "./scalar.js";
import { type Shape, axisOrder, broadcastShapes, sameShape, shapeText, sizeOf, stridesInOrder } from "./shape.js";
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
  /** Where false, `out` keeps what it holds. */
  where?: CoreArray | undefined;
  /** The dtype to compute in and to return. */
  dtype?: DTypeRow | undefined;
  /** How freely inputs and the result may be cast. */
  casting?: Casting | undefined;
}

/** Notes operations as they happen: the tape of autograd. */
export interface Recorder {
  record(ufunc: Ufunc, inputs: readonly Operand[], output: CoreArray): void;
}

let recorder: Recorder | null = null;

/** Set what notes operations, or `null`. @returns what was set before */
export function setRecorder(next: Recorder | null): Recorder | null {
  const previous = recorder;
  recorder = next;
  return previous;
}

const none: UfuncOptions = {};
const { bool } = dtypes;

/**
 * Run a ufunc over its inputs, broadcast together. The one path of every element-wise operation.
 *
 * @throws BroadcastError, TypeError, UFuncTypeError, OverflowError before any memory is touched
 */
export function dispatch(name: UfuncName, inputs: readonly Operand[], policy: Policy, options: UfuncOptions = none): CoreArray {
  const ufunc = ufuncs[name];
  const signature = policy.resolve(ufunc, inputs, options);
  const { types } = signature;
  const shape = resultShape(inputs, options);
  const outDtype = types[ufunc.nin]!;
  const casting = options.casting ?? "same_kind";
  for (let k = 0; k < inputs.length; k++) {
    const x = inputs[k]!;
    if (x instanceof CoreArray) {
      if (x.dtype !== types[k] && !canCast(x.dtype, types[k]!, casting)) throw castError(ufunc, `input ${k}`, x.dtype, types[k]!, casting);
    } else toElement(x, types[k]!);
  }
  const { where } = options;
  if (where && where.dtype !== bool) {
    throw new TypeError(`Cannot cast array data from dtype('${where.dtype.name}') to dtype('bool') according to the rule 'safe'`);
  }
  let { out } = options;
  if (out) {
    requireWriteable(out, "output array");
    if (!sameShape(out.shape, shape)) {
      throw new ValueError(
        `non-broadcastable output operand with shape ${compact(out.shape)} doesn't match the broadcast shape ${compact(shape)}`,
      );
    }
    if (out.dtype !== outDtype && !canCast(outDtype, out.dtype, casting)) throw castError(ufunc, "output", outDtype, out.dtype, casting);
  }
  const temporaries = out ? separate(inputs, where, out) : null;
  out ??= allocateResult(inputs, shape, outDtype);
  if (out.size > 0) run(ufunc, signature, temporaries?.inputs ?? inputs, temporaries?.where ?? where, out);
  if (temporaries) for (const copied of temporaries.made) copied.storage.dispose();
  if (recorder !== null) recorder.record(ufunc, inputs, out);
  return out;
}

/** Call the kernel: by the flat entry where all operands are dense and of the loop's own types, else by a walk. */
function run(ufunc: Ufunc, signature: Signature, inputs: readonly Operand[], where: CoreArray | undefined, out: CoreArray): void {
  const { types } = signature;
  const { nin } = ufunc;
  if (signature.direct && nin < 3 && where === undefined && out.dtype === types[nin]! && out.cContiguous) {
    let steps = 0;
    let dense = true;
    let first = 0;
    let second = 0;
    for (let k = 0; k < nin && dense; k++) {
      const x = inputs[k]!;
      let address: number;
      if (x instanceof CoreArray) {
        address = x.address;
        if (x.dtype !== types[k]) dense = false;
        else if (x.size === 1) steps |= 1 << k;
        else dense = x.cContiguous && sameShape(x.shape, out.shape);
      } else {
        address = park(k, x, types[k]!);
        steps |= 1 << k;
      }
      if (k === 0) first = address;
      else second = address;
    }
    if (dense) {
      kernels.flat(ufunc.code, signature.index, out.size, out.address, first, second, steps);
      return;
    }
  }
  const { ndim } = out;
  setWalk(out.shape, nin + (where ? 2 : 1));
  for (let k = 0; k < nin; k++) {
    const x = inputs[k]!;
    if (x instanceof CoreArray) setOperand(k, x.address, x.dtype.code, x.shape, x.strides, ndim);
    else setOperand(k, park(k, x, types[k]!), types[k]!.code, [], [], ndim);
  }
  setOperand(nin, out.address, out.dtype.code, out.shape, out.strides, ndim);
  if (where) setOperand(nin + 1, where.address, bool.code, where.shape, where.strides, ndim);
  kernels.ufunc(ufunc.code, signature.index);
}

/** Copies of the inputs that overlap the output without being the same view: then it is as if all had been copied. */
function separate(
  inputs: readonly Operand[],
  where: CoreArray | undefined,
  out: CoreArray,
): { inputs: readonly Operand[]; where: CoreArray | undefined; made: CoreArray[] } | null {
  const made: CoreArray[] = [];
  const apart = <X extends Operand | undefined>(x: X): X | CoreArray => {
    if (!(x instanceof CoreArray) || !mayShareMemory(x, out) || sameView(x, out)) return x;
    const copied = copy(x, "K");
    made.push(copied);
    return copied;
  };
  const copies = inputs.map(apart);
  const mask = apart(where);
  return made.length ? { inputs: copies, where: mask, made } : null;
}

/** The common shape of inputs, `where` and `out`. */
function resultShape(inputs: readonly Operand[], options: UfuncOptions): Shape {
  const a = inputs[0];
  const b = inputs[1];
  if (inputs.length <= 2 && options.out === undefined && options.where === undefined && a instanceof CoreArray) {
    if (!(b instanceof CoreArray) || sameShape(a.shape, b.shape)) return a.shape;
  }
  const shapes = inputs.map((x) => (x instanceof CoreArray ? x.shape : []));
  if (options.out) shapes.push(options.out.shape);
  if (options.where) shapes.push(options.where.shape);
  return broadcastShapes(shapes);
}

function allocateResult(inputs: readonly Operand[], shape: Shape, dtype: DTypeRow): CoreArray {
  let inOrder = true;
  for (const x of inputs) if (x instanceof CoreArray && x.ndim > 1 && !x.cContiguous) inOrder = false;
  if (inOrder || sizeOf(shape) <= 1) return allocate(dtype, shape);
  const strides: number[][] = [];
  for (const x of inputs) {
    if (!(x instanceof CoreArray)) continue;
    const lead = shape.length - x.ndim;
    strides.push(shape.map((_, axis) => (axis < lead || x.shape[axis - lead] === 1 ? 0 : x.strides[axis - lead]!)));
  }
  return allocate(dtype, shape, stridesInOrder(shape, dtype.itemsize, axisOrder(shape, strides)));
}

const compact = (shape: Shape): string => shapeText(shape).replaceAll(" ", "");

function castError(ufunc: Ufunc, which: string, from: DTypeRow, to: DTypeRow, casting: Casting): UFuncTypeError {
  return new UFuncTypeError(
    `Cannot cast ufunc '${ufunc.numpyName}' ${which} from dtype('${from.name}') to dtype('${to.name}') with casting rule '${casting}'`,
    ufunc.name,
    [from.name, to.name],
  );
}

/** Whether a value is something that a ufunc takes as it is. */
export function isOperand(x: unknown): x is Operand {
  return x instanceof CoreArray || isScalar(x);
}
