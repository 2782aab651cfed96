import type { CoreArray } from "../../core/array.js";
import { dtypes } from "../../core/dtype.js";
import { valueOf } from "../../core/scalar.js";
import { meanOfAll, varianceOfAll } from "../../ops/moments.js";
import { floating, type Weak } from "./scalars.js";

/**
 * The mean, variance or deviation of all elements of a dense array of floats, from its mean where that is asked for, with
 * the bits of the functions; `undefined` where these are to be called.
 */
export function momentOf(name: string, a: CoreArray, mean: () => unknown): Weak | undefined {
  let moment: number | undefined;
  if (name === "mean") moment = meanOfAll(a);
  else {
    const middle = mean() as Weak | undefined;
    if (middle === undefined) return undefined;
    moment = varianceOfAll(a, valueOf(middle) as number);
    if (name === "std") moment = Math.sqrt(moment);
    if (a.dtype === dtypes.float32) moment = Math.fround(moment);
  }
  return moment === undefined ? undefined : floating(moment);
}
