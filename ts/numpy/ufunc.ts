import { bind, parameters } from "../core/args.js";
import { CoreArray } from "../core/array.js";
import { asCore, toScalar, unwrap } from "../core/convert.js";
import { type Operand, type UfuncName, type UfuncOptions, dispatchRow } from "../core/dispatch.js";
import { type Scalar, dtypes } from "../core/dtype.js";
import type { Casting } from "../core/promote.js";
import { isScalar } from "../core/scalar.js";
import { type Ufunc, ufuncs } from "../core/ufunc.js";
import { dtypeArg, outArg } from "./input.js";
import { NDArray, wrap } from "./ndarray.js";
import { requireNonNegativePower } from "./power.js";
import { numpyPolicy } from "./policy.js";

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
      throw new TypeError(`${numpyName}() takes from ${nin} to ${nin + 1} positional arguments but ${args.length} ${args.length === 1 ? "was" : "were"} given`);
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
    const where = values[nin + 1];
    return run(row, values.slice(0, nin), out, {
      out: out?.core,
      where: where === undefined || where === true ? undefined : asCore(where),
      casting: values[nin + 2] as Casting | undefined,
      dtype: dtypeArg(values[nin + 3]),
    });
  };
  return Object.defineProperty(call, "name", { value: name });
}

function run(row: Ufunc, args: readonly unknown[], out: NDArray | undefined, options?: UfuncOptions): NDArray | Scalar {
  const made: CoreArray[] = [];
  let scalars = true;
  const inputs = args.map((x): Operand => {
    if (isScalar(x)) return x;
    scalars = false;
    const given = unwrap(x);
    if (given) return given;
    const core = asCore(x);
    made.push(core);
    return core;
  });
  try {
    if (row.name === "power") requireNonNegativePower(inputs);
    const result = dispatchRow(row, inputs, numpyPolicy, options);
    if (out) return out;
    if (!scalars) return wrap(result);
    const value = result.first();
    result.storage.dispose();
    return result.dtype === dtypes.bool ? value : toScalar(value, undefined, "array(x).item");
  } finally {
    for (const core of made) core.storage.dispose();
  }
}
