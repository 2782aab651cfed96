import { broadcastTo, type CoreArray, consume } from "../core/array.js";
import { dispatch, type Operand } from "../core/dispatch.js";
import type { DType, Scalar } from "../core/dtype.js";
import { ValueError } from "../core/errors.js";
import { isScalar, type Marked } from "../core/scalar.js";
import type { BinaryDType, CommonDType, DTypeOf, Typed } from "../core/types.js";
import { define } from "./define.js";
import { nonzero } from "./gathering.js";
import { type ArrayLike, dtypeArg, outArg, withOperands } from "./input.js";
import { NDArray, wrap } from "./ndarray.js";
import { numpyPolicy } from "./policy.js";
import { once, reachable, wrapped } from "./weak_operands.js";

/**
 * Elements of `x` where the condition is true, of `y` elsewhere; broadcast together. With the condition alone, the
 * indices of its true elements, as `nonzero`.
 *
 * @throws BroadcastError, @throws ValueError when only one of `x` and `y` is given
 * @example
 * np.where([true, false], [1, 2], 0).toString() // -> [1. 0.]
 */
export const where: {
  (condition: ArrayLike): NDArray<"int32">[];
  <A extends ArrayLike, B extends ArrayLike>(condition: ArrayLike, x: A, y: B): NDArray<CommonDType<A, B>>;
} = define("where(condition, x=, y=)", (condition, x, y) => {
  if (x === undefined && y === undefined) return nonzero(condition);
  if (x === undefined || y === undefined)
    throw new ValueError("either both or neither of x and y should be given");
  if (
    condition instanceof NDArray &&
    x instanceof NDArray &&
    y instanceof NDArray &&
    condition.kind === "bool"
  )
    return wrap(dispatch("where", [condition.core, x.core, y.core], numpyPolicy));
  return withOperands([condition, x, y], ([given, a, b]) => {
    const truth = given as Operand;
    const isBool = typeof truth === "boolean" || (!isScalar(truth) && truth.dtype.kind === "bool");
    const choose = (mask: Operand): NDArray =>
      wrap(dispatch("where", [mask, wrapped(a!, b!), wrapped(b!, a!)], numpyPolicy));
    if (isBool) return choose(truth);
    return consume(dispatch("notEqual", [once(truth), 0], numpyPolicy), (mask) =>
      choose(isScalar(truth) ? mask : broadcastTo(mask, truth.shape)),
    );
  });
});

/** What {@link clip} takes by name. */
export interface ClipOptions<D extends DType = DType> {
  /** The Array API's name for the lower bound. */
  min?: ArrayLike | null | undefined;
  /** The Array API's name for the upper bound. */
  max?: ArrayLike | null | undefined;
  out?: NDArray | undefined;
  dtype?: D | undefined;
}

/** What may limit one side: nothing, a number, an array; or the options in its place. */
type Bound = ArrayLike | null | undefined | ClipOptions;
/** The dtype of an array limited on one side. */
type Bounded<D extends DType, B> = [B] extends [null | undefined | ClipOptions]
  ? D
  : BinaryDType<"maximum", Typed<D>, B>;

/**
 * Elements limited to an interval; `null` leaves a side open.
 *
 * @throws BroadcastError, TypeError, @throws ValueError when bounds are given twice
 * @example
 * np.clip([-1, 0.5, 2], 0, 1).toString() // -> [0.  0.5 1. ]
 */
export const clip: <A extends ArrayLike, L extends Bound, H extends Bound>(
  a: A,
  aMin?: L,
  aMax?: H,
  options?: ClipOptions | NDArray,
) => A extends Scalar | Marked ? number : NDArray<Bounded<Bounded<DTypeOf<A>, L>, H>> = define(
  "clip(a, aMin=, aMax=, out=, *, min=, max=, dtype=)",
  (a, aMin, aMax, outValue, min, max, dtype) => {
    if ((aMin !== undefined && min !== undefined) || (aMax !== undefined && max !== undefined)) {
      throw new ValueError(
        "Passing `min` or `max` keyword argument when `a_min` and `a_max` are provided is forbidden.",
      );
    }
    const low = aMin ?? min;
    const high = aMax ?? max;
    const out = outArg(outValue);
    const options = { out: out?.core, dtype: dtypeArg(dtype) };
    return withOperands([a, low ?? 0, high ?? 0], ([x, l, h]) => {
      const from = reachable(l!, x!);
      const to = reachable(h!, x!);
      let result: CoreArray;
      if (low == null && high == null) result = dispatch("positive", [x!], numpyPolicy, options);
      else if (high == null) result = dispatch("maximum", [x!, from], numpyPolicy, options);
      else if (low == null) result = dispatch("minimum", [x!, to], numpyPolicy, options);
      else result = dispatch("clip", [x!, from, to], numpyPolicy, options);
      if (out) return out;
      if (![x!, from, to].every(isScalar)) return wrap(result);
      const value = result.first();
      result.storage.dispose();
      return value;
    });
  },
);
