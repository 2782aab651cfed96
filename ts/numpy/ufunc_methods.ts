import type { CoreArray } from "../core/array.js";
import { atomic } from "../core/calls.js";
import { toScalar } from "../core/convert.js";
import { type DTypeRow, dtypes } from "../core/dtype.js";
import { RuntimeError, ValueError } from "../core/errors.js";
import { isScalar } from "../core/scalar.js";
import { Slice } from "../core/slice.js";
import type { Ufunc } from "../core/ufunc.js";
import { type AxisSpec, accumulate, reduce } from "../ops/reductions.js";
import {
  accumulateBy,
  type Folding,
  folds,
  reduceatBy,
  reduceBy,
  scans,
  updateAt,
} from "../ops/ufunc_methods.js";
import { define } from "./define.js";
import { dtypeArg, outArg, withArrays, withMask, withOperands } from "./input.js";
import { NDArray, wrap } from "./ndarray.js";
import { noLoop, numpyPolicy } from "./policy.js";
import { requireNonNegativeElements } from "./power.js";
import { reduceLoop } from "./reduce_policy.js";
import { resolveDtypes } from "./resolve_dtypes.js";
import { typeString } from "./ufunc_arguments.js";

type Call = (...args: unknown[]) => unknown;

function requireBinary({ nin, nout, core }: Ufunc, method: string): void {
  if (core) throw new RuntimeError("Reduction not defined on ufunc with signature");
  if (nin !== 2) throw new ValueError(`${method} only supported for binary functions`);
  if (nout !== 1) throw new ValueError(`${method} only supported for functions returning a single value`);
}

/** The dtype of a result by the row of a reduction: of truth values there is only one. */
function requireFold(row: Ufunc, dtype: DTypeRow | undefined): void {
  if (row.casts === "truth" && dtype && dtype !== dtypes.bool) throw noLoop(row);
}

function reduceMethod(row: Ufunc): Call {
  return define(
    "reduce(array, axis=, dtype=, out=, keepdims=, initial=, where=)",
    (array, axis, dtype, outValue, keepdims, initial, whereValue) => {
      requireBinary(row, "reduce");
      const out = outArg(outValue);
      const along: AxisSpec = axis === undefined ? 0 : axis;
      return withMask(whereValue, (where) =>
        withArrays([array], (a) => {
          const asked = dtypeArg(dtype);
          const options = { axis: along, keepdims: Boolean(keepdims), initial, where, out: out?.core };
          const fold = folds[row.name];
          let result: CoreArray;
          if (fold) {
            requireFold(row, asked);
            result = reduce(fold, a, { ...options, dtype: asked });
          } else {
            const loop = reduceLoop(row, "reduce", a.dtype, { dtype: asked, out: out?.core.dtype });
            if (row.name === "power") requireNonNegativeElements(loop, a, along, initial != null);
            result = reduceBy(row, loop, a, options);
          }
          if (out) return out;
          if (axis !== null || keepdims) return wrap(result);
          const value = result.first();
          result.storage.dispose();
          return toScalar(value, undefined, "array(x).item");
        }),
      );
    },
  );
}

/** The one axis of an accumulation. @throws ValueError for several */
function oneAxis(method: string, axis: unknown): number {
  if (axis === undefined) return 0;
  const alone = Array.isArray(axis) && axis.length === 1 ? axis[0] : axis;
  if (alone === null || Array.isArray(alone)) throw new ValueError(`${method} does not allow multiple axes`);
  return alone as number;
}

function accumulateMethod(row: Ufunc): Call {
  return define("accumulate(array, axis=, dtype=, out=)", (array, axis, dtype, outValue) => {
    requireBinary(row, "accumulate");
    const out = outArg(outValue);
    return withArrays([array], (a) => {
      if (a.ndim === 0) throw new TypeError("cannot accumulate on a scalar");
      const along = oneAxis("accumulate", axis);
      const asked = dtypeArg(dtype);
      const scan = scans[row.name];
      let result: CoreArray;
      if (scan) result = accumulate(scan, a, { axis: along, dtype: asked, out: out?.core });
      else {
        const loop = reduceLoop(row, "accumulate", a.dtype, { dtype: asked, out: out?.core.dtype });
        if (row.name === "power") requireNonNegativeElements(loop, a, along, false);
        result = accumulateBy(row, loop, a, along, out?.core);
      }
      return out ?? wrap(result);
    });
  });
}

function reduceatMethod(row: Ufunc): Call {
  return define("reduceat(array, indices, axis=, dtype=, out=)", (array, indices, axis, dtype, outValue) => {
    requireBinary(row, "reduceat");
    const out = outArg(outValue);
    return withArrays([array, indices], (a, places) => {
      if (a.ndim === 0) throw new TypeError("cannot reduceat on a scalar");
      if (places.ndim === 0) throw new ValueError("object of too small depth for desired array");
      if (places.ndim > 1) throw new ValueError("object too deep for desired array");
      const along = oneAxis("reduceat", axis);
      const asked = dtypeArg(dtype);
      const fold = folds[row.name];
      let folding: Folding;
      if (fold) {
        requireFold(row, asked);
        folding = { row: fold, dtype: row.casts === "truth" ? undefined : asked };
      } else folding = { loop: reduceLoop(row, "reduceat", a.dtype, { dtype: asked, out: out?.core.dtype }) };
      const result = reduceatBy(row, folding, a, places, along, numpyPolicy, out?.core);
      return out ?? wrap(result);
    });
  });
}

function outerMethod(row: Ufunc, call: Call): Call {
  return (...args) => {
    if (row.core) throw new TypeError("method outer is not allowed in ufunc with non-trivial signature");
    if (row.nin !== 2) throw new ValueError("outer product only supported for binary functions");
    const last = args.length > 2 ? args[args.length - 1] : undefined;
    const given =
      last !== undefined && !(last instanceof NDArray) && !Array.isArray(last) ? args.slice(0, -1) : args;
    if (given.length !== 2) throw new TypeError("exactly two arguments expected");
    return withOperands(given, ([a, b]) => {
      if (isScalar(a) || isScalar(b)) return call(...[a, b].map(wrapped), ...args.slice(2));
      // Each axis of the first goes before those of the second.
      const [x, y] = [a as CoreArray, b as CoreArray];
      const ones = y.shape.map(() => 1);
      const spread = x.view([...x.shape, ...ones], [...x.strides, ...ones.map(() => 0)]);
      return call(wrapped(spread), wrapped(y), ...args.slice(2));
    });
  };
}

/** An operand as the public functions take it. */
const wrapped = (x: unknown): unknown => (isScalar(x) ? x : wrap(x as CoreArray));

/** Whether an array stands for several parts of an index: it holds anything but numbers. */
function isTuple(index: unknown): index is unknown[] {
  const nested = (x: unknown): boolean =>
    Array.isArray(x)
      ? x.every(nested)
      : typeof x === "number" || typeof x === "boolean" || typeof x === "bigint";
  if (!Array.isArray(index) || index.length === 0) return false;
  return index.some((x) => x === null || x instanceof Slice || typeof x === "string" || !nested(x));
}

function atMethod(row: Ufunc): Call {
  return (...args) => {
    if (args.length < 2 || args.length > 3)
      throw new TypeError(
        `at() takes ${args.length < 2 ? "at least 2" : "at most 3"} arguments (${args.length} given)`,
      );
    const [a, indices, values] = args;
    if (row.core) {
      throw new TypeError(
        `${row.numpyName}.at does not support ufunc with non-trivial signature: ${row.numpyName} has signature ${row.core}.`,
      );
    }
    if (row.nin > 2) throw new ValueError("Only unary and binary ufuncs supported at this time");
    if (row.nout > 1) throw new ValueError("Only single output ufuncs supported at this time");
    if (!(a instanceof NDArray)) throw new TypeError("first operand must be array");
    if (row.nin === 2 && values === undefined) throw new ValueError("second operand needed for ufunc");
    if (row.nin === 1 && values !== undefined)
      throw new ValueError("second operand provided when ufunc is unary");
    const index = isTuple(indices) ? indices : [indices];
    atomic(`${row.numpyName}.at`, () =>
      values === undefined
        ? updateAt(row, a.core, index, undefined, numpyPolicy)
        : withOperands([values], ([value]) => updateAt(row, a.core, index, value, numpyPolicy)),
    );
  };
}

/** What a ufunc object has beside its call, made when it is first asked for. */
const members: Readonly<Record<string, (row: Ufunc, call: Call) => unknown>> = {
  nin: (row) => row.nin,
  nout: (row) => row.nout,
  nargs: (row) => row.nin + row.nout,
  types: (row) =>
    // The loops that divide integers stand for casts to doubles.
    row.signatures
      .filter(({ types }) => row.casts !== "result" || types[0] === types[row.nin])
      .map(({ types }) => typeString(types, row.nin)),
  ntypes: (_, call) => (call as unknown as { types: string[] }).types.length,
  identity: (row) => row.identity,
  signature: (row) => row.core ?? null,
  reduce: reduceMethod,
  accumulate: accumulateMethod,
  reduceat: reduceatMethod,
  outer: outerMethod,
  at: atMethod,
  resolveDtypes: (row) => resolveDtypes(row),
};

const rows = new WeakMap<object, Ufunc>();

const prototype = Object.create(
  Function.prototype,
  Object.fromEntries(
    Object.entries(members).map(([name, make]) => [
      name,
      {
        configurable: true,
        get(this: Call) {
          const value = make(rows.get(this)!, this);
          Object.defineProperty(this, name, { value, configurable: true });
          return value;
        },
      },
    ]),
  ),
);

/** A function as the ufunc of a row: with NumPy's attributes and methods. */
export function asUfunc<F extends Call>(call: F, row: Ufunc): F {
  rows.set(call, row);
  return Object.setPrototypeOf(call, prototype);
}
