import type { CoreArray } from "../../core/array.js";
import { fill } from "../../core/assign.js";
import { ValueError } from "../../core/errors.js";
import { normalizeAxis } from "../../core/shape.js";
import type { DTypeOf, ReductionDType } from "../../core/types.js";
import { full } from "../../ops/creation.js";
import { concatenate } from "../../ops/joining.js";
import { slab } from "../../ops/layout.js";
import { type AxisSpec, accumulate, reduce } from "../../ops/reductions.js";
import { define } from "../define.js";
import type { DTypeLike, NameOf } from "../dtype.js";
import { type ArrayLike, dtypeArg, outArg, withArrays } from "../input.js";
import { type NDArray, wrap } from "../ndarray.js";
import type { Reduce } from "../reduction_types.js";
import { finish } from "../reductions.js";
import { composed, compute } from "./compute.js";

/** What {@link ptp} takes by name. */
export interface PtpOptions {
  /** One axis, several, or `null` for all. */
  axis?: AxisSpec;
  out?: NDArray | undefined;
  /** Keep reduced axes with length 1. */
  keepdims?: boolean | undefined;
}

/**
 * The largest element over axes less the smallest: "peak to peak". Integers wrap around where it does not fit.
 *
 * @throws AxisError, @throws ValueError for an empty reduction, @throws TypeError for truth values
 * @example
 * np.ptp([3, 1, 7]) // -> 6
 */
export const ptp: Reduce<"max", PtpOptions> = define(
  "ptp(a, axis=, out=, keepdims=)",
  (a, axis: AxisSpec, outValue, keepdims) => {
    const out = outArg(outValue);
    return withArrays([a], (core) => {
      const result = composed(() => {
        const most = reduce("max", core, { axis, keepdims, out: out?.core });
        const least = reduce("min", core, { axis, keepdims });
        return compute("subtract", [most, least], { out: out?.core });
      });
      return finish(result, axis, keepdims, out);
    });
  },
);

/** What {@link cumulativeSum} and {@link cumulativeProd} take by name. */
export interface CumulativeOptions<L extends DTypeLike = DTypeLike> {
  /** Along which axis; to be given for more than one. */
  axis?: number | null | undefined;
  dtype?: L | undefined;
  out?: NDArray | undefined;
  /** Begin with 0, or 1, one place more. */
  includeInitial?: boolean | undefined;
}
/** The type of running values, as the Array API has them. */
export type Cumulative = <A extends ArrayLike, L extends DTypeLike = ReductionDType<"cumsum", DTypeOf<A>>>(
  x: A,
  options?: CumulativeOptions<L>,
) => NDArray<NameOf<L>>;

const cumulative = (name: "cumsum" | "cumprod") =>
  define(
    `cumulative_${name.slice(3)}(x, *, axis=, dtype=, out=, includeInitial=)`,
    (x, given, dtype, outValue, includeInitial) => {
      const out = outArg(outValue);
      return withArrays([x], (core) => {
        const a = core.ndim === 0 ? core.view([1], [core.dtype.itemsize]) : core;
        if (given == null && a.ndim >= 2) {
          throw new ValueError(
            "For arrays which have more than one dimension ``axis`` argument is required.",
          );
        }
        const axis = normalizeAxis(given ?? 0, a.ndim);
        const options = { axis, dtype: dtypeArg(dtype) };
        const start = name === "cumsum" ? 0 : 1;
        if (!includeInitial) {
          const result = accumulate(name, a, { ...options, out: out?.core });
          return out ?? wrap(result);
        }
        if (out) {
          const n = out.core.shape[axis] ?? 0;
          accumulate(name, a, { ...options, out: slab(out.core, axis, Math.min(1, n), n) });
          fill(slab(out.core, axis, 0, 1), start);
          return out;
        }
        return wrap(composed(() => withStart(accumulate(name, a, options), axis, start)));
      });
    },
  );

function withStart(a: CoreArray, axis: number, value: number): CoreArray {
  const shape = a.shape.map((length, i) => (i === axis ? 1 : length));
  return concatenate([full(shape, value, a.dtype), a], axis);
}

/**
 * Running sums along an axis: the Array API's {@link cumsum}.
 *
 * @throws ValueError without an axis for more than one, AxisError
 * @example
 * np.cumulativeSum([1, 2, 3], { includeInitial: true }).toString() // -> [0. 1. 3. 6.]
 */
export const cumulativeSum: Cumulative = cumulative("cumsum");
/**
 * Running products along an axis: the Array API's {@link cumprod}.
 *
 * @throws ValueError without an axis for more than one, AxisError
 * @example
 * np.cumulativeProd([2, 3, 4]).toString() // -> [ 2.  6. 24.]
 */
export const cumulativeProd: Cumulative = cumulative("cumprod");
