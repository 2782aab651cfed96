import { unwrap } from "../core/convert.js";
import { type DType, type DTypeRow, dtypeOf, dtypeOfTypedArray } from "../core/dtype.js";
import { isSwapped } from "../core/dtype_names.js";
import { type Casting, resultType as common, canCast as mayCast, promote } from "../core/promote.js";
import { isScalar, weakKind } from "../core/scalar.js";
import type { Promote } from "../core/types.js";
import { define } from "./define.js";
import type { DTypeLike, NameOf } from "./dtype.js";
import type { ArrayLike } from "./input.js";
import type { NDArray } from "./ndarray.js";

/** The dtype of an array, or the one that a name means. */
const rowOf = (x: unknown): DTypeRow =>
  unwrap(x)?.dtype ?? (ArrayBuffer.isView(x) ? dtypeOfTypedArray(x) : dtypeOf(x));

/**
 * Whether elements of one dtype may be cast to another under a rule.
 *
 * @throws TypeError for an unknown dtype, @throws ValueError for an unknown rule
 * @example
 * np.canCast("int32", "float64") // -> true
 * np.canCast("int64", "int8", "same_kind") // -> true
 * np.canCast("float64", "int64", "same_kind") // -> false
 */
export const canCast: (
  from: DTypeLike | NDArray,
  to: DTypeLike,
  casting?: Casting | { casting?: Casting },
) => boolean = define("can_cast(from, to, casting=)", (from, target, casting: Casting = "safe") => {
  if (isScalar(from))
    throw new TypeError(
      "can_cast() does not support Python ints, floats, and complex because the result used to depend on the value.",
    );
  const to = dtypeOf(target);
  // Where there is but one byte, there is no order of bytes.
  const swaps = to.itemsize > 1 && isSwapped(from) !== isSwapped(target);
  return mayCast(rowOf(from), to, casting) && !(casting === "no" && swaps);
});

/**
 * The smallest dtype to which two dtypes cast safely.
 *
 * @throws TypeError for an unknown dtype
 * @example
 * np.promoteTypes("int8", "uint8") // -> int16
 */
export const promoteTypes: <A extends DTypeLike, B extends DTypeLike>(
  type1: A,
  type2: B,
) => Promote<NameOf<A>, NameOf<B>> = define(
  "promote_types(type1, type2)",
  (a, b) => promote(dtypeOf(a), dtypeOf(b)).name,
);

/**
 * The dtype that arrays, dtypes and scalars give together (NEP 50: scalars are weak).
 *
 * @throws ValueError without arguments, @throws TypeError for an unknown dtype
 * @example
 * np.resultType("int8", 1) // -> int8
 * np.resultType(np.zeros(2, "float32"), "int32") // -> float64
 */
export function resultType(...arraysAndDtypes: (DTypeLike | ArrayLike)[]): DType {
  const weak = arraysAndDtypes.filter(isScalar).map(weakKind);
  const strong = arraysAndDtypes.filter((x) => !isScalar(x)).map(rowOf);
  return common(strong, weak).name;
}
