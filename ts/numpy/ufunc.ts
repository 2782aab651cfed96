import { bind, parameters } from "../core/args.js";
import { toScalar } from "../core/convert.js";
import { dispatchRow, type UfuncName, type UfuncOptions } from "../core/dispatch.js";
import type { Scalar } from "../core/dtype.js";
import type { Casting } from "../core/promote.js";
import { isScalar } from "../core/scalar.js";
import { type Ufunc, ufuncs } from "../core/ufunc.js";
import { dtypeArg, outArg, withMask, withOperands } from "./input.js";
import { NDArray, wrap } from "./ndarray.js";
import { numpyPolicy } from "./policy.js";
import { powerShortcut, requireNonNegativePower } from "./power.js";

/** A ufunc as its callers see it: typed more closely where it is exported. */
export type UfuncCall = (...args: unknown[]) => NDArray | Scalar;

/**
 * The public function of a row of the ufunc table: inputs by position, then `out`; `out`, `where`, `dtype` and
 * `casting` by name. Of JavaScript scalars alone it gives a JavaScript scalar.
 */
export function ufunc(name: UfuncName): UfuncCall {
  const row = ufuncs[name];
  const { nin, numpyName } = row;
  const inputNames = nin === 1 ? ["x"] : Array.from({ length: nin }, (_, k) => `x${k + 1}`);
  const p = parameters(`${numpyName}(${inputNames.join(", ")}, out=, *, where=, casting=, dtype=)`);
  const call: UfuncCall = (...args) => {
    if (args.length < nin) {
      throw new TypeError(
        `${numpyName}() takes from ${nin} to ${nin + 1} positional arguments but ${args.length} ${args.length === 1 ? "was" : "were"} given`,
      );
    }
    if (args.length === nin) {
      const a = args[0];
      const b = args[nin - 1];
      if (a instanceof NDArray && b instanceof NDArray && nin <= 2 && name !== "power") {
        return wrap(dispatchRow(row, nin === 1 ? [a.core] : [a.core, b.core], numpyPolicy));
      }
      return run(row, args, undefined);
    }
    const values = bind(p, args);
    const out = outArg(values[nin]);
    return withMask(values[nin + 1], (where) =>
      run(row, values.slice(0, nin), out, {
        out: out?.core,
        where,
        casting: values[nin + 2] as Casting | undefined,
        dtype: dtypeArg(values[nin + 3]),
      }),
    );
  };
  return Object.defineProperty(call, "name", { value: name });
}

function run(
  row: Ufunc,
  args: readonly unknown[],
  out: NDArray | undefined,
  options?: UfuncOptions,
): NDArray | Scalar {
  return withOperands(args, (inputs) => {
    if (row.name === "power") requireNonNegativePower(inputs, options);
    const shortcut = row.name === "power" ? powerShortcut(inputs, options) : undefined;
    const result = shortcut
      ? dispatchRow(ufuncs[shortcut], inputs.slice(0, 1), numpyPolicy, options)
      : dispatchRow(row, inputs, numpyPolicy, options);
    if (out) return out;
    if (!inputs.every(isScalar)) return wrap(result);
    const value = result.first();
    result.storage.dispose();
    return toScalar(value, undefined, "array(x).item");
  });
}
