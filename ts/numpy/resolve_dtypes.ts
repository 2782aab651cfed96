import { allocate, type CoreArray } from "../core/array.js";
import { Complex, complex } from "../core/complex.js";
import { dispatchAll, type Operand } from "../core/dispatch.js";
import { type DType, type DTypeRow, dtypeOf } from "../core/dtype.js";
import { ValueError } from "../core/errors.js";
import { reductionFor, reductions } from "../core/reduction.js";
import { float, int } from "../core/scalar.js";
import type { Ufunc } from "../core/ufunc.js";
import { folds } from "../ops/ufunc_methods.js";
import { define } from "./define.js";
import { numpyPolicy } from "./policy.js";
import { reduceLoop } from "./reduce_policy.js";
import { readKeywords } from "./ufunc_arguments.js";

/** Python's types in a list of dtypes are numbers that adapt: here the functions that mark numbers. */
const weak = new Map<unknown, Operand>([
  [int, int(1)],
  [float, float(1)],
  [complex, new Complex(1, 0)],
]);

/**
 * `resolve_dtypes` of a ufunc: the dtypes that it would work in, for those of inputs and outputs (`null` for a new
 * output). Nothing is computed.
 */
export function resolveDtypes(row: Ufunc): (...args: unknown[]) => DType[] {
  return define(
    "resolve_dtypes(dtypes, *, signature=, casting=, reduction=)",
    (given, signature, casting, reduction) => {
      const nargs = row.nin + row.nout;
      if (!Array.isArray(given) || given.length !== nargs)
        throw new TypeError("resolve_dtypes: The dtypes must be a tuple of `ufunc.nargs` length.");
      const dtypes = given.map((x) => (x == null || weak.has(x) ? undefined : dtypeOf(x)));
      if (reduction) return reduced(row, dtypes).map((dtype) => dtype.name);
      const missing = given.findIndex((x, k) => x == null && k < row.nin);
      if (missing >= 0) throw new ValueError("resolve_dtypes: input dtypes must be given");
      // Empty arrays are refused and cast as full ones would be.
      const empty = (dtype: DTypeRow): CoreArray => allocate(dtype, [0]);
      const inputs = given.slice(0, row.nin).map((x, k) => weak.get(x) ?? empty(dtypes[k]!));
      const outs = dtypes.slice(row.nin).map((dtype) => dtype && empty(dtype));
      const options = {
        ...readKeywords(row, [casting, null, null, undefined, signature]),
        out: outs[0],
        outs,
      };
      const { types } = numpyPolicy.resolve(row, inputs, options);
      dispatchAll(row, inputs, numpyPolicy, options);
      // Integers that are divided count as the doubles in which that is done.
      return types.map((type, k) => (row.casts === "result" && k < row.nin ? types[row.nin]! : type).name);
    },
  );
}

function reduced(row: Ufunc, [first, input, out]: (DTypeRow | undefined)[]): DTypeRow[] {
  if (row.nin !== 2 || row.nout !== 1)
    throw new ValueError("ufunc is not compatible with reduction operations.");
  if (!input) throw new ValueError("resolve_dtypes: input dtypes must be given");
  const fold = folds[row.name];
  if (!fold) return [...reduceLoop(row, "reduce", input, { out: first ?? out }).types];
  const { output } = reductionFor(reductions[fold], input, first ?? out);
  return [output, output, output];
}
