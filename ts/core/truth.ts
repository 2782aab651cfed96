import { kernels } from "../wasm/abi.js";
import { allocate, type CoreArray } from "./array.js";
import { copy } from "./assign.js";
import { withContiguous } from "./convert.js";
import { dispatch, type Policy } from "./dispatch.js";
import { dtypes } from "./dtype.js";
import { signatureFor } from "./ufunc.js";

/** How many elements of a bool array are true. */
export function countTrue(mask: CoreArray): number {
  return withContiguous(mask, (dense) =>
    dense.size > 0 ? kernels.count_true(dense.address, dense.size) >>> 0 : 0,
  );
}

/** Arrays alone, by the table: no face's rules are needed. */
const plain: Policy = {
  resolve: (ufunc, inputs) =>
    signatureFor(
      ufunc,
      (inputs as CoreArray[]).map((x) => x.dtype),
    )!,
};

/** The elements as int64 where all of them are whole, as indices must be; else `null`. */
export function wholeNumbers(a: CoreArray): CoreArray | null {
  if (a.dtype.kind !== "float") return null;
  if (a.size === 0) return allocate(dtypes.int64, a.shape);
  const integers = copy(a, "K", dtypes.int64);
  const same = dispatch("equal", [integers, a], plain);
  const whole = countTrue(same) === same.size;
  same.storage.dispose();
  if (whole) return integers;
  integers.storage.dispose();
  return null;
}
