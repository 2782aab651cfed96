import { type CoreArray, filled } from "../core/array.js";
import { allocateLike, assign, copy } from "../core/assign.js";
import { dispatch, type Policy } from "../core/dispatch.js";
import { dtypes } from "../core/dtype.js";
import { ValueError } from "../core/errors.js";
import { scope } from "../core/lifetime.js";
import { Marked } from "../core/scalar.js";
import { requireInteger, sameShape } from "../core/shape.js";
import { imagPart, realPart } from "./views.js";

/**
 * Round to a number of decimals, halves to even: multiplied, rounded and divided in the array's dtype, as NumPy does it;
 * so a decimal that no double holds is rounded as the double next to it is.
 *
 * @throws TypeError for a dtype that cannot be rounded or an `out` of another kind, @throws ValueError
 */
export function round(a: CoreArray, decimals: number, policy: Policy, out?: CoreArray): CoreArray {
  requireInteger(decimals);
  if (out && !sameShape(out.shape, a.shape)) throw new ValueError("invalid output shape");
  const { kind } = a.dtype;
  if (kind === "complex") {
    return scope(() => {
      const result = out ?? allocateLike(a);
      const parts = result.dtype.kind === "complex" ? [realPart, imagPart] : [(x: CoreArray) => x];
      for (const part of parts) {
        const source = parts.length > 1 ? part(a) : realPart(a);
        round(source, decimals, policy, part(result));
      }
      return result;
    });
  }
  const whole = kind === "int" || kind === "uint";
  if (decimals >= 0 && whole) {
    if (!out) return copy(a, "K");
    assign(out, a, undefined, "same_kind");
    return out;
  }
  if (decimals === 0) return dispatch("rint", [a], policy, out ? { out } : undefined);
  const factor = new Marked("float", 10 ** Math.abs(decimals));
  return scope(() => {
    const target = out ?? allocateLike(a, whole ? dtypes.float64 : a.dtype, "A");
    const into = { out: target };
    dispatch(decimals > 0 ? "multiply" : "divide", [a, factor], policy, into);
    dispatch("rint", [target], policy, into);
    dispatch(decimals > 0 ? "divide" : "multiply", [target, factor], policy, into);
    if (out || !whole) return target;
    return filled(allocateLike(a, a.dtype, "A"), (result) => assign(result, target));
  });
}
