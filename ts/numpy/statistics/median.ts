import type { CoreArray } from "../../core/array.js";
import { assign } from "../../core/assign.js";
import { asCore } from "../../core/convert.js";
import { dtypes } from "../../core/dtype.js";
import { takeAlongAxis } from "../../ops/gather.js";
import { part, reshape } from "../../ops/layout.js";
import { middle } from "../../ops/medians.js";
import type { AxisSpec } from "../../ops/reductions.js";
import { define } from "../define.js";
import { outArg, withArrays } from "../input.js";
import type { NDArray } from "../ndarray.js";
import { numpyPolicy } from "../policy.js";
import type { Reduce } from "../reduction_types.js";
import { finish } from "../reductions.js";
import { axesFrom, outView, withKept, withRows } from "./axes.js";
import { composed, compute, isInexact, subtract } from "./compute.js";
import { nanMean } from "./nan.js";
import { lifted } from "./parts.js";
import { countsOf, orderedRows, type Source } from "./quantiles.js";

/** What {@link median} takes by name. */
export interface MedianOptions {
  /** One axis, several, or `null` for all. */
  axis?: AxisSpec;
  /** Where to put the result; it is returned. */
  out?: NDArray | undefined;
  /** Let the input be sorted in place: afterwards its order is not what it was. */
  overwriteInput?: boolean | undefined;
  /** Keep reduced axes with length 1. */
  keepdims?: boolean | undefined;
}

/** The median of rows along the last axis; it was axis `place`. */
function medianOf(source: Source, place: number, out: CoreArray | undefined): CoreArray {
  const axis = source.rows.ndim - 1;
  const n = source.rows.shape[axis]!;
  const half = n >> 1;
  const middles = n === 0 ? [] : n % 2 === 1 ? [half] : [half - 1, half];
  const sorted = orderedRows(source, [asCore(middles, dtypes.int32)]);
  return middle(sorted, axis, numpyPolicy, { place, out });
}

/** The same, of as many elements of each row as are no NaN. */
function middleOf(sorted: CoreArray, counts: CoreArray, out: CoreArray | undefined): CoreArray {
  const axis = sorted.ndim - 1;
  const at = (shift: number): CoreArray => {
    const index = compute("floorDivide", [subtract(counts, shift), 2]);
    return takeAlongAxis(sorted, lifted(compute("maximum", [index, 0]), 1), axis);
  };
  const [lower, upper] = [at(1), at(0)];
  const odd = compute("equal", [compute("remainder", [counts, 2]), 1]);
  // Two equal elements have themselves for their mean, even where their sum overflows.
  const wide = sorted.dtype === dtypes.float16 ? dtypes.float32 : sorted.dtype;
  const sum = compute("add", [lower, upper], { dtype: wide });
  const half = compute("divide", [sum, 2], { dtype: wide });
  // A sum begins with 0, so that no mean is -0.
  const result = part(compute("add", [compute("where", [lifted(odd, 1), upper, half]), 0]), axis, 0);
  if (out) {
    assign(out, result);
    return out;
  }
  return compute("positive", [result], { dtype: sorted.dtype, casting: "unsafe" });
}

const medians = (skipsNan: boolean) =>
  define(
    `${skipsNan ? "nan" : ""}median(a, axis=, out=, overwriteInput=, keepdims=)`,
    (a, axis: AxisSpec, outValue, overwrite, keepdims) => {
      const out = outArg(outValue);
      return withArrays([a], (core) => {
        const result = composed(() => {
          if (skipsNan && core.size === 0) return nanMean(core, { axis, keepdims, out: out?.core });
          const axes = axesFrom(axis, core.ndim);
          const place = out && outView(out.core, core.ndim, axes, keepdims);
          const found = withRows(core, axes, ({ rows }) => {
            const source = { rows, inPlace: overwrite === true };
            return skipsNan && isInexact(rows.dtype)
              ? middleOf(orderedRows(source), countsOf(rows), place)
              : medianOf(source, axes?.length === 1 ? axes[0]! : rows.ndim - 1, place);
          });
          if (out) return out.core;
          return keepdims ? reshape(found, withKept(found.shape, axes, core.ndim)) : found;
        });
        return finish(result, axis, keepdims, out);
      });
    },
  );

/**
 * The median over axes: the element in the middle, or the mean of the two there. NaN propagates.
 *
 * @throws AxisError, ValueError
 * @example
 * np.median([5, 1, 3]) // -> 3
 * np.median([[1, 2], [3, 4]], 0).tolist() // -> [ 2, 3 ]
 */
export const median: Reduce<"mean", MedianOptions> = medians(false);
/**
 * The median over axes of the elements that are no NaN; NaN where there are none.
 *
 * @throws AxisError, ValueError
 * @example
 * np.nanmedian([5, NaN, 1, 3]) // -> 3
 */
export const nanmedian: Reduce<"mean", MedianOptions> = medians(true);
