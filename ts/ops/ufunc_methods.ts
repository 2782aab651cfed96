import { type CoreArray, consume, mayShareMemory } from "../core/array.js";
import { assign, copy, fill, fromScalar, requireWriteable } from "../core/assign.js";
import { dispatch, type Operand, type Policy } from "../core/dispatch.js";
import { type DTypeRow, dtypes, type Scalar } from "../core/dtype.js";
import { IndexError, ValueError } from "../core/errors.js";
import { type ReductionName, reductionFor, reductions } from "../core/reduction.js";
import { isScalar } from "../core/scalar.js";
import { compactShape, normalizeAxis, type Shape, sameShape } from "../core/shape.js";
import { countTrue } from "../core/truth.js";
import type { Signature, Ufunc } from "../core/ufunc.js";
import { kernels, setOperand, setWalk } from "../wasm/abi.js";
import { update } from "./advanced.js";
import { take } from "./gather.js";
import { withPlace } from "./indexing.js";
import {
  accumulateInto,
  argReduce,
  countReduced,
  intoResult,
  maskFor,
  type ReduceOptions,
  reducedAxes,
} from "./reductions.js";

/** The rows of the table of reductions that a ufunc reduces by: they have loops, and bits, of their own. */
export const folds: Partial<Record<string, ReductionName>> = {
  add: "sum",
  multiply: "prod",
  maximum: "max",
  minimum: "min",
  logicalOr: "any",
  logicalAnd: "all",
};
/** Those that it accumulates by. */
export const scans: Partial<Record<string, "cumsum" | "cumprod">> = { add: "cumsum", multiply: "cumprod" };

const INITIAL = 1;
const ANY_ORDER = 2;

/** Whether elements may be combined in any order without a change of the result: not where sums are rounded. */
function isExact(ufunc: Ufunc, dtype: DTypeRow): boolean {
  return (
    ufunc.reorderable && (ufunc.identity === null || (dtype.kind !== "float" && dtype.kind !== "complex"))
  );
}

/** A ufunc's identity as an element: -1 stands for all bits set. */
function identityOf({ identity }: Ufunc, dtype: DTypeRow): Scalar | null {
  if (typeof identity !== "number" || dtype.kind !== "uint") return identity;
  return BigInt.asUintN(8 * dtype.itemsize, BigInt(identity));
}

/** The strides of operand 1 as they lie over the axes of the input. */
function describe(a: CoreArray, result: CoreArray, strides: readonly number[], operands = 2): void {
  setWalk(a.shape, operands);
  setOperand(0, a.address, a.dtype.code, a.shape, a.strides, a.ndim);
  setOperand(1, result.address, result.dtype.code, a.shape, strides, a.ndim);
}

/**
 * Reduce axes of an array by a ufunc of two inputs, through its own loop.
 *
 * @throws AxisError, ValueError before any memory is touched
 */
export function reduceBy(
  ufunc: Ufunc,
  signature: Signature,
  array: CoreArray,
  options: ReduceOptions,
): CoreArray {
  const { numpyName } = ufunc;
  const dtype = signature.types[2]!;
  const reduced = reducedAxes(options.axis, array.ndim);
  if (!ufunc.reorderable && reduced.filter(Boolean).length > 1) {
    throw new ValueError(
      `reduction operation '${numpyName}' is not reorderable, so at most one axis may be specified`,
    );
  }
  const initial = options.initial === undefined ? identityOf(ufunc, dtype) : options.initial;
  if (initial === null) {
    if (options.where) {
      throw new ValueError(
        `reduction operation '${numpyName}' does not have an identity, so to use a where mask one has to specify 'initial'`,
      );
    }
    if (countReduced(array.shape, reduced) === 0)
      throw new ValueError(`zero-size array to reduction operation ${numpyName} which has no identity`);
  }
  const where = options.where && maskFor(options.where, array);
  const flags = (initial === null ? 0 : INITIAL) | (isExact(ufunc, dtype) ? ANY_ORDER : 0);
  return intoResult(array, dtype, reduced, options, numpyName, (result, strides, input) => {
    if (initial !== null) fill(result, initial);
    describe(input, result, strides, where ? 3 : 2);
    if (where) setOperand(2, where.address, where.dtype.code, where.shape, where.strides, array.ndim);
    kernels.ufunc_reduce(ufunc.code, signature.index, flags);
  });
}

/** Accumulate along an axis by a ufunc of two inputs. @throws AxisError, @throws ValueError when `out` does not fit */
export function accumulateBy(
  ufunc: Ufunc,
  signature: Signature,
  array: CoreArray,
  axis: number,
  out?: CoreArray,
): CoreArray {
  const along = normalizeAxis(axis, array.ndim);
  return accumulateInto(array, false, signature.types[2]!, out, () =>
    kernels.ufunc_scan(ufunc.code, signature.index, along),
  );
}

/** What a piece is folded by: the row of a reduction, or a ufunc's own loop. */
export type Folding =
  | { readonly row: ReductionName; readonly dtype?: DTypeRow | undefined }
  | { readonly loop: Signature };

/**
 * Reduce pieces of an axis: each begins at an index and ends before the next one, or is that one element where the next
 * index is not further on.
 *
 * @throws IndexError, AxisError, @throws ValueError when `out` does not fit
 */
export function reduceatBy(
  ufunc: Ufunc,
  folding: Folding,
  array: CoreArray,
  indices: CoreArray,
  axis: number,
  policy: Policy,
  out?: CoreArray,
): CoreArray {
  const along = normalizeAxis(axis, array.ndim);
  requirePlaces(ufunc, indices, array.shape[along]!, policy);
  const row = "row" in folding ? reductions[folding.row] : undefined;
  const sums = row && reductionFor(row, array.dtype, "row" in folding ? folding.dtype : undefined);
  const dtype = sums ? sums.output : (folding as { loop: Signature }).loop.types[2]!;
  const shape = array.shape.map((length, i) => (i === along ? indices.size : length));
  if (out) requireOut(out, array.shape, shape, along, indices.size);
  const places =
    indices.dtype === dtypes.int32 && indices.cContiguous ? indices : copy(indices, "C", dtypes.int32);
  const first = take(array, places, along);
  const result = first.dtype === dtype ? first : consume(first, () => copy(first, "C", dtype));
  if (array.size > 0 && result.size > 0) {
    describe(array, result, result.strides);
    const [at, count] = [places.address, places.size];
    if (row && sums) kernels.reduceat(row.code, sums.index, along, at, count);
    else {
      const { index } = (folding as { loop: Signature }).loop;
      kernels.ufunc_reduceat(ufunc.code, index, along, at, count, isExact(ufunc, dtype) ? ANY_ORDER : 0);
    }
  }
  if (places !== indices) places.storage.dispose();
  if (!out) return result;
  assign(out, result);
  result.storage.dispose();
  return out;
}

function requirePlaces(ufunc: Ufunc, indices: CoreArray, length: number, policy: Policy): void {
  const [low, high] = [
    dispatch("less", [indices, 0], policy),
    dispatch("greaterEqual", [indices, length], policy),
  ];
  consume(high, () =>
    consume(low, () => {
      dispatch("logicalOr", [low, high], policy, { out: low });
      if (countTrue(low) === 0) return;
      const first = consume(argReduce("argmax", low), (place) => Number(place.first()));
      const index = indices.dtype.read(indices.address + first * indices.strides[0]!);
      throw new IndexError(`index ${index} out-of-bounds in ${ufunc.numpyName}.reduceat [0, ${length})`);
    }),
  );
}

function requireOut(out: CoreArray, from: Shape, shape: Shape, along: number, count: number): void {
  requireWriteable(out, "output array");
  if (sameShape(out.shape, shape)) return;
  const kept = from.map((length, axis) => (axis === along ? "newaxis" : length));
  const own = compactShape(out.shape);
  throw new ValueError(
    `operands could not be broadcast together with remapped shapes [original->remapped]: ${own}->${own} ${compactShape(from)}->(${kept.join(",")}) (${count},)->(${count}) `,
  );
}

/**
 * `a[index] = f(a[index], values)`, unbuffered: an element that is named several times is worked on as often.
 *
 * @throws IndexError, @throws ValueError when the values do not broadcast or the array is read-only
 */
export function updateAt(
  ufunc: Ufunc,
  a: CoreArray,
  index: readonly unknown[],
  values: Operand | undefined,
  policy: Policy,
): void {
  if (!a.writeable) throw new ValueError("operand array with iterator write flag set is read-only");
  const inputs = values === undefined ? [a] : [a, values];
  const signature = policy.resolve(ufunc, inputs, {});
  withPlace(a, index, (place) => {
    if ("view" in place) {
      const { view } = place;
      const operands = values === undefined ? [view] : [view, values];
      // What is named once can be computed at once.
      if (view.size > 0) dispatch(ufunc.name, operands, policy, { out: view, casting: "unsafe" });
      return;
    }
    const dtype = signature.types[1]!;
    const source =
      values === undefined
        ? undefined
        : isScalar(values)
          ? fromScalar(values, dtype)
          : (values as CoreArray).dtype === dtype && !mayShareMemory(values as CoreArray, a)
            ? (values as CoreArray)
            : copy(values as CoreArray, "K", dtype);
    const sum = scans[ufunc.name];
    const row = sum && reductions[sum];
    const own = row?.signatures.find((s) => s.input === a.dtype && s.output === a.dtype);
    try {
      update(place.selection, source, () => {
        if (row && own && dtype === a.dtype) kernels.at(row.code, own.index);
        else kernels.ufunc_at(ufunc.code, signature.index);
      });
    } finally {
      if (source && source !== values) source.storage.dispose();
    }
  });
}
