import { bind, parameters } from "../core/args.js";
import type { CoreArray } from "../core/array.js";
import { state } from "../core/conditions.js";
import { toScalar } from "../core/convert.js";
import { dispatchAll, dispatchRow, type UfuncName, type UfuncOptions } from "../core/dispatch.js";
import type { Scalar } from "../core/dtype.js";
import { isScalar } from "../core/scalar.js";
import { type Ufunc, ufuncs } from "../core/ufunc.js";
import { withMask, withOperands } from "./input.js";
import { NDArray, wrap } from "./ndarray.js";
import { numpyPolicy } from "./policy.js";
import { powerShortcut, requireNonNegativePower } from "./power.js";
import { keywords, outsArg, readKeywords } from "./ufunc_arguments.js";
import { asUfunc } from "./ufunc_methods.js";
import { watched } from "./watching.js";

/** What a ufunc gives: a list where it has several results. */
export type UfuncResult = NDArray | Scalar | (NDArray | Scalar)[];
/** A ufunc as its callers see it: typed more closely where it is exported. */
export type UfuncCall = (...args: unknown[]) => UfuncResult;

/**
 * The public function of a row of the ufunc table: inputs by position, then outputs; `out`, `where`, `dtype`,
 * `casting`, `order` and `signature` by name. Of JavaScript scalars alone it gives JavaScript scalars.
 */
export function ufunc(name: UfuncName): UfuncCall {
  const row = ufuncs[name];
  const { nin, nout, numpyName } = row;
  const inputs = nin === 1 ? ["x"] : Array.from({ length: nin }, (_, k) => `x${k + 1}`);
  const outputs = nout === 1 ? "out=, *" : "out1=, out2=, *, out=";
  const p = parameters(`${numpyName}(${inputs.join(", ")}, ${outputs}, ${keywords})`);
  const call: UfuncCall = (...args) => {
    if (args.length < nin) {
      throw new TypeError(
        `${numpyName}() takes from ${nin} to ${nin + nout} positional arguments but ${args.length} ${args.length === 1 ? "was" : "were"} given`,
      );
    }
    if (args.length === nin && !state.watching) {
      const a = args[0];
      const b = args[nin - 1];
      if (nout === 1 && a instanceof NDArray && b instanceof NDArray && nin <= 2 && name !== "power") {
        return wrap(dispatchRow(row, nin === 1 ? [a.core] : [a.core, b.core], numpyPolicy));
      }
      return run(row, args, none);
    }
    if (args.length === nin) return run(row, args, none);
    const values = bind(p, args);
    const next = nin + (nout === 1 ? 1 : nout + 1);
    const out = values[next - 1];
    const outs = outsArg(
      row,
      nout === 1 ? (out ?? undefined) : out,
      values.slice(nin, nin + nout - +(nout === 1)),
    );
    const cores = outs.map((x) => x?.core);
    const options = readKeywords(row, values.slice(next + 1));
    return withMask(values[next], (where) =>
      run(row, values.slice(0, nin), outs, { ...options, out: cores[0], outs: cores, where }),
    );
  };
  return asUfunc(Object.defineProperty(call, "name", { value: name }), row);
}

const none: readonly undefined[] = [];

function run(
  row: Ufunc,
  args: readonly unknown[],
  outs: readonly (NDArray | undefined)[],
  options?: UfuncOptions,
): UfuncResult {
  return withOperands(args, (inputs) => {
    if (row.name === "power") requireNonNegativePower(inputs, options);
    const shortcut = row.name === "power" ? powerShortcut(inputs, options) : undefined;
    const scalars = inputs.every(isScalar);
    const compute = (): CoreArray[] =>
      row.nout > 1
        ? dispatchAll(row, inputs, numpyPolicy, options)
        : shortcut
          ? [dispatchRow(ufuncs[shortcut], inputs.slice(0, 1), numpyPolicy, options)]
          : [dispatchRow(row, inputs, numpyPolicy, options)];
    const results = state.watching ? watched(row, inputs, options?.where, compute) : compute();
    const found = results.map((result, k) => outs[k] ?? given(result, scalars));
    return row.nout > 1 ? found : found[0]!;
  });
}

/** A result as it is given: of scalars alone a JavaScript scalar. */
function given(result: CoreArray, scalar: boolean): NDArray | Scalar {
  if (!scalar) return wrap(result);
  const value = result.first();
  result.storage.dispose();
  return toScalar(value, undefined, "array(x).item");
}
