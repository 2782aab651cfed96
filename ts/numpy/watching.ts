import type { CoreArray } from "../core/array.js";
import { meet } from "../core/conditions.js";
import { dispatch, type Operand } from "../core/dispatch.js";
import { scope } from "../core/lifetime.js";
import { isScalar } from "../core/scalar.js";
import { countTrue } from "../core/truth.js";
import type { Ufunc } from "../core/ufunc.js";
import { numpyPolicy } from "./policy.js";

/** Floating-point conditions, told from the inputs and results of a ufunc: what `errstate` asks for. */

/** The input whose zeros make an infinite result a division by zero; `null` where every such result is one. */
const poles: Readonly<Record<string, number | null>> = {
  divide: 1,
  floorDivide: 1,
  remainder: 1,
  fmod: 1,
  divmod: 1,
  reciprocal: 0,
  power: 0,
  floatPower: 0,
  log: null,
  log2: null,
  log10: null,
  log1p: null,
  arctanh: null,
};

const call = (name: Parameters<typeof dispatch>[0], ...inputs: Operand[]): CoreArray =>
  dispatch(name, inputs, numpyPolicy);
const inexact = (x: Operand): boolean =>
  isScalar(x) || x.dtype.kind === "float" || x.dtype.kind === "complex";
const some = (mask: CoreArray): boolean => countTrue(mask) > 0;

/** What inputs say of the results to come. */
interface Before {
  /** Where all are finite. */
  finite: Operand;
  /** Where some is NaN. */
  nan: Operand;
  /** Where the function divides by zero. */
  pole: Operand;
  /** Where it computes. */
  where: Operand;
}

function look(row: Ufunc, inputs: readonly Operand[], where: CoreArray | undefined): Before {
  let finite: Operand = true;
  let nan: Operand = false;
  for (const x of inputs.filter(inexact)) {
    finite = call("logicalAnd", finite, call("isfinite", x));
    nan = call("logicalOr", nan, call("isnan", x));
  }
  const input = poles[row.name];
  const pole = input === undefined ? false : input === null ? true : call("equal", inputs[input]!, 0);
  return { finite, nan, pole, where: where ?? true };
}

function judge(row: Ufunc, results: readonly CoreArray[], { finite, nan, pole, where }: Before): void {
  let [divide, over, invalid] = [false, false, false];
  for (const result of results) {
    const { kind } = result.dtype;
    // Integers divide by zero in these alone; their result is 0.
    if ((kind === "int" || kind === "uint") && typeof poles[row.name] === "number" && row.name !== "power")
      divide ||= some(call("logicalAnd", where, call("logicalAnd", pole, call("equal", result, result))));
    if (kind !== "float" && kind !== "complex") continue;
    const infinite = call("logicalAnd", where, call("logicalAnd", finite, call("isinf", result)));
    divide ||= some(call("logicalAnd", infinite, pole));
    over ||= some(call("logicalAnd", infinite, call("logicalNot", pole)));
    const lost = call("logicalAnd", call("isnan", result), call("logicalNot", nan));
    invalid ||= some(call("logicalAnd", where, lost));
  }
  if (divide) meet("divide", row.numpyName);
  if (over) meet("over", row.numpyName);
  if (invalid) meet("invalid", row.numpyName);
}

/**
 * Run a ufunc and do what is set for the conditions that it met. Inputs are looked at first, as the results may replace
 * them; new results are freed where a condition is an error.
 */
export function watched(
  row: Ufunc,
  inputs: readonly Operand[],
  where: CoreArray | undefined,
  run: () => CoreArray[],
): CoreArray[] {
  return scope(() => {
    const before = look(row, inputs, where);
    const results = run();
    judge(row, results, before);
    return results;
  });
}
