import type { UFUNCS } from "../generated/table.js";
import { kernels, setOperand, setWalk } from "../wasm/abi.js";
import { allocate, allocateDense, CoreArray, mayShareMemory, sameView } from "./array.js";
import { assign, copy, requireWriteable } from "./assign.js";
import { type DTypeRow, dtypes, type Scalar } from "./dtype.js";
import { UFuncTypeError, ValueError } from "./errors.js";
import { type Casting, canCast } from "./promote.js";
import { type Marked, park, toElement, weakKind } from "./scalar.js";
import {
  axisOrder,
  broadcastShapes,
  compactShape,
  type Shape,
  sameShape,
  sizeOf,
  stridesInOrder,
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
  /** Where false, `out` keeps what it holds. */
  where?: CoreArray | undefined;
  /** The dtype to compute in and to return. */
  dtype?: DTypeRow | undefined;
  /** How freely inputs and the result may be cast. */
  casting?: Casting | undefined;
}

/** What a scalar is when it is refused: Python's own type. */
const scalarKinds = {
  bool: dtypes.bool,
  int: dtypes.int64,
  float: dtypes.float64,
  complex: dtypes.complex128,
};

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
  const signature = policy.resolve(ufunc, inputs, options);
  return (
    (options === none ? runDense(ufunc, signature, inputs) : null) ??
    runAny(ufunc, signature, inputs, options)
  );
}

/** Refuse what {@link dispatch} would refuse for its dtypes. @throws TypeError, UFuncTypeError, OverflowError */
export function requireLoop(
  ufunc: Ufunc,
  inputs: readonly Operand[],
  policy: Policy,
  { casting = "same_kind", ...options }: UfuncOptions,
): void {
  requireCasts(ufunc, policy.resolve(ufunc, inputs, options), inputs, casting);
}

/**
 * The short way for most calls: dense arrays of one shape and of the loop's own types, and scalars. `null` where it is
 * not that simple.
 */
function runDense(ufunc: Ufunc, signature: Signature, inputs: readonly Operand[]): CoreArray | null {
  const { nin } = ufunc;
  if (!signature.direct || nin > 2) return null;
  const { types } = signature;
  const a = inputs[0]!;
  const b = inputs[nin - 1]!;
  const like = a instanceof CoreArray ? a : b;
  if (!(like instanceof CoreArray) || like.size === 0) return null;
  let repeated = 0;
  if (a instanceof CoreArray) {
    if (a.dtype !== types[0] || !a.cContiguous) return null;
  } else repeated = 1;
  if (nin === 2) {
    if (b instanceof CoreArray) {
      if (b.dtype !== types[1] || !b.cContiguous || (b !== like && !sameShape(like.shape, b.shape)))
        return null;
    } else repeated |= 2;
  }
  const first = a instanceof CoreArray ? a.address : park(0, a, types[0]!);
  const second = nin < 2 ? 0 : b instanceof CoreArray ? b.address : park(1, b, types[1]!);
  const out = allocateDense(types[nin]!, like);
  kernels.flat(ufunc.code, signature.index, like.size, out.address, first, second, repeated);
  return out;
}

function runAny(
  ufunc: Ufunc,
  signature: Signature,
  inputs: readonly Operand[],
  options: UfuncOptions,
): CoreArray {
  const { types } = signature;
  const shape = resultShape(inputs, options);
  const outDtype = types[ufunc.nin]!;
  const { casting = "same_kind" } = options;
  canCast(bool, bool, casting); // an unknown rule is refused even where nothing is cast
  const { out } = options;
  const castsOut = out === undefined || out.dtype === outDtype || canCast(outDtype, out.dtype, casting);
  // NumPy looks at the output of logical functions before their inputs.
  if (!castsOut && ufunc.name.startsWith("logical"))
    throw castError(ufunc, "output", outDtype, out.dtype, casting);
  requireCasts(ufunc, signature, inputs, casting);
  const { where } = options;
  if (where && where.dtype !== bool) {
    throw new TypeError(
      `Cannot cast array data from dtype('${where.dtype.name}') to dtype('bool') according to the rule 'safe'`,
    );
  }
  if (out) {
    requireWriteable(out, "output array");
    if (!sameShape(out.shape, shape)) {
      throw new ValueError(
        `non-broadcastable output operand with shape ${compactShape(out.shape)} doesn't match the broadcast shape ${compactShape(shape)}`,
      );
    }
    if (!castsOut) throw castError(ufunc, "output", outDtype, out.dtype, casting);
  }
  const temporaries = apart(inputs, types, where, out);
  // A half is rounded before it is cast on.
  const narrow = out && out.dtype !== outDtype && outDtype.kind === "float" && outDtype.itemsize === 2;
  const result = out && !narrow ? out : allocateResult(inputs, shape, outDtype);
  if (result.size > 0)
    run(ufunc, signature, temporaries?.inputs ?? inputs, temporaries?.where ?? where, result);
  if (out && narrow) {
    assign(out, result, temporaries?.where ?? where);
    result.storage.dispose();
  }
  if (temporaries) for (const copied of temporaries.made) copied.storage.dispose();
  return out ?? result;
}

/** Refuse what `casting` does not allow of the inputs, and scalars that do not fit. */
function requireCasts(
  ufunc: Ufunc,
  { types, direct }: Signature,
  inputs: readonly Operand[],
  casting: Casting,
): void {
  for (let k = 0; k < inputs.length; k++) {
    const x = inputs[k]!;
    const type = types[k]!;
    // Integers that are divided count as the doubles in which that is done.
    const loop = !direct && ufunc.name === "divide" && type.kind !== "float" ? types[ufunc.nin]! : type;
    const which = ufunc.nin === 1 ? "input" : `input ${k}`;
    // Anything has a truth value.
    if (
      ufunc.name.startsWith("logical") &&
      (x instanceof CoreArray || type === bool || typeof x === "boolean")
    )
      continue;
    if (x instanceof CoreArray) {
      if (x.dtype !== loop && !canCast(x.dtype, loop, casting))
        throw castError(ufunc, which, x.dtype, loop, casting);
      continue;
    }
    const kind = weakKind(x);
    if (casting === "equiv" && kind !== "bool") {
      throw new TypeError(`cannot cast Python ${kind} to ${loop.name} under the casting rule '${casting}'`);
    }
    // A scalar takes any precision of its own kind or a higher one.
    const rule = kind === "bool" ? casting : "same_kind";
    const lower = kind === "int" ? type.kind === "bool" : !canCast(scalarKinds[kind], type, rule);
    if (lower && casting !== "unsafe") throw castError(ufunc, which, scalarKinds[kind], type, casting);
    toElement(x, type);
  }
}

/** Describe the operands and call the kernel: the engine sees to strides and dtypes. */
function run(
  ufunc: Ufunc,
  signature: Signature,
  inputs: readonly Operand[],
  where: CoreArray | undefined,
  out: CoreArray,
): void {
  const { types } = signature;
  const { nin } = ufunc;
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

/**
 * Copies of the inputs that overlap the output without being the same view: then it is as if all had been copied. And of
 * those that must be rounded to a half first: the loop computes in float32.
 */
function apart(
  inputs: readonly Operand[],
  types: readonly DTypeRow[],
  where: CoreArray | undefined,
  out: CoreArray | undefined,
): { inputs: readonly Operand[]; where: CoreArray | undefined; made: CoreArray[] } | null {
  const made: CoreArray[] = [];
  const copied = (x: CoreArray, dtype: DTypeRow): CoreArray => {
    made.push(copy(x, "K", dtype));
    return made[made.length - 1]!;
  };
  const overlaps = (x: CoreArray): boolean =>
    out !== undefined && mayShareMemory(x, out) && !sameView(x, out);
  const copies = inputs.map((x, k) => {
    if (!(x instanceof CoreArray)) return x;
    const type = types[k]!;
    if (type.kind === "float" && type.itemsize === 2 && !canCast(x.dtype, type, "safe"))
      return copied(x, type);
    return overlaps(x) ? copied(x, x.dtype) : x;
  });
  const mask = where && overlaps(where) ? copied(where, where.dtype) : where;
  return made.length ? { inputs: copies, where: mask, made } : null;
}

/** The common shape of inputs, `where` and `out`. */
function resultShape(inputs: readonly Operand[], options: UfuncOptions): Shape {
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
    // A repeated axis has no say in the order.
    strides.push(
      shape.map((_, axis) =>
        axis < lead || x.shape[axis - lead] === 1 ? NaN : x.strides[axis - lead]! || NaN,
      ),
    );
  }
  return allocate(dtype, shape, stridesInOrder(shape, dtype.itemsize, axisOrder(shape.length, strides)));
}

function castError(
  ufunc: Ufunc,
  which: string,
  from: DTypeRow,
  to: DTypeRow,
  casting: Casting,
): UFuncTypeError {
  return new UFuncTypeError(
    `Cannot cast ufunc '${ufunc.numpyName}' ${which} from dtype('${from.name}') to dtype('${to.name}') with casting rule '${casting}'`,
    ufunc.name,
    [from.name, to.name],
  );
}
