import { bind, type Parameters, parameters } from "../core/args.js";
import type { CoreArray } from "../core/array.js";
import { state } from "../core/conditions.js";
import { toScalar } from "../core/convert.js";
import {
  dispatchAll,
  dispatchRow,
  type Operand,
  type UfuncName,
  type UfuncOptions,
} from "../core/dispatch.js";
import type { Scalar } from "../core/dtype.js";
import { isScalar } from "../core/scalar.js";
import { type Ufunc, ufuncs } from "../core/ufunc.js";
import { withMask, withOperands } from "./input.js";
import { NDArray, wrap } from "./ndarray.js";
import { numpyPolicy } from "./policy.js";
import { powerShortcut, requireNonNegativePower } from "./power.js";
import { keywords, outsArg, readKeywords, requireInputs } from "./ufunc_arguments.js";
import { asUfunc } from "./ufunc_methods.js";
import { watched } from "./watching.js";

/** What a ufunc gives: a list where it has several results. */
export type UfuncResult = NDArray | Scalar | (NDArray | Scalar)[];
/** A ufunc as its callers see it: typed more closely where it is exported. */
export type UfuncCall = (...args: unknown[]) => UfuncResult;

const made: { [name in UfuncName]?: UfuncCall } = {};

/**
 * The public function of a row of the ufunc table: inputs by position, then outputs; `out`, `where`, `dtype`,
 * `casting`, `order` and `signature` by name. Of JavaScript scalars alone it gives JavaScript scalars.
 */
export function ufunc(name: UfuncName): UfuncCall {
  const known = made[name];
  if (known) return known;
  const row = ufuncs[name];
  const { nin } = row;
  const plain = isPlain(row);
  // Most calls. Without a list of arguments, and without closures: engines would make room for both at each call.
  function call(a: unknown, b: unknown, c: unknown): UfuncResult {
    // biome-ignore lint/complexity/noArguments: it is not made into an object where only its length is read
    const count = arguments.length;
    if (count === nin && plain && !state.watching) {
      const inputs = operandsOf(nin, a, b, c);
      if (inputs) return wrap(dispatchRow(row, inputs, numpyPolicy));
    }
    // biome-ignore lint/complexity/noArguments: as above, where it is handed on
    return callAny.apply(row, arguments as unknown as unknown[]);
  }
  made[name] = asUfunc(Object.defineProperty(call as UfuncCall, "name", { value: name }), row);
  return made[name];
}

const isPlain = ({ nin, nout, name }: Ufunc): boolean => nout === 1 && nin <= 3 && name !== "power";

/** What a ufunc takes, read at the first call that says more than its inputs. */
function parametersOf(row: Ufunc): Parameters {
  if (row.parameters) return row.parameters;
  const { nin, nout, numpyName } = row;
  const inputs = nin === 1 ? "x" : ["x1", "x2", "x3"].slice(0, nin).join(", ");
  const outputs = nout === 1 ? "out=, *" : "out1=, out2=, *, out=";
  row.parameters = parameters(`${numpyName}(${inputs}, ${outputs}, ${keywords})`);
  return row.parameters;
}

/** A call with any arguments. */
function callAny(this: Ufunc, ...args: unknown[]): UfuncResult {
  const { nin } = this;
  requireInputs(this, args);
  if (!state.watching && isPlain(this)) {
    const out = outOf(args, nin);
    const inputs = out && operandsOf(nin, args[0], args[1], args[2]);
    if (inputs) {
      dispatchRow(this, inputs, numpyPolicy, { out: out.core });
      return out;
    }
  }
  return args.length === nin ? run(this, args, none) : callBound(this, bind(parametersOf(this), args));
}

/** A call with all of its arguments in the order of the parameters. */
function callBound(row: Ufunc, values: unknown[]): UfuncResult {
  const { nin, nout } = row;
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
}

const none: readonly undefined[] = [];

/** The inputs where each is an array or a number and one is an array: nothing is to be made of them. */
function operandsOf(nin: number, a: unknown, b: unknown, c: unknown): Operand[] | undefined {
  const first = plainOperand(a);
  if (nin === 1) return typeof first === "object" ? [first] : undefined;
  const second = plainOperand(b);
  if (first === undefined || second === undefined) return undefined;
  if (nin === 2) return typeof first === "object" || typeof second === "object" ? [first, second] : undefined;
  const third = plainOperand(c);
  return third !== undefined && [first, second, third].some((x) => typeof x === "object")
    ? [first, second, third]
    : undefined;
}

const plainOperand = (x: unknown): CoreArray | number | undefined =>
  x instanceof NDArray ? x.core : typeof x === "number" ? x : undefined;

/** The output of a call that names nothing else, by position or by name. */
function outOf(args: readonly unknown[], nin: number): NDArray | undefined {
  if (args.length !== nin + 1) return undefined;
  let last = args[nin];
  if (typeof last === "object" && last !== null && Object.getPrototypeOf(last) === Object.prototype) {
    for (const key in last) if (key !== "out") return undefined;
    last = (last as { out?: unknown }).out;
  }
  return last instanceof NDArray ? last : undefined;
}

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
