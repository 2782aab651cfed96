import type { CoreArray } from "../../core/array.js";
import { copy } from "../../core/assign.js";
import type { Operand } from "../../core/dispatch.js";
import { dtypes } from "../../core/dtype.js";
import { counters, countPlaces, inBlocks, withBins } from "../../ops/counting.js";
import { full } from "../../ops/creation.js";
import { imagPart, realPart } from "../../ops/views.js";
import { add } from "./compute.js";
import { boundsOf, edgeDType, equalEdges } from "./intervals.js";

type Bounds = readonly [Operand, Operand];

/** How many elements of a row lie in each of `count` bins of equal width; or the sums of their weights. */
export function uniformCounts(
  row: CoreArray,
  count: number,
  range: Bounds,
  weights?: CoreArray,
  edges: CoreArray = equalEdges(...range, count, edgeDType(row, ...range)),
): CoreArray {
  const bounds = boundsOf(row, edges, range);
  const bins = { ...bounds, edges: copy(edges, "C", dtypes.float64) };
  if (!weights) {
    const counts = counters(count, false);
    inBlocks([row], (part) => withBins(part!, bins, (places) => countPlaces(counts, places)));
    return counts;
  }
  const total = full([count], 0, weights.dtype);
  inBlocks([row, weights], (part, w) =>
    withBins(part!, bins, (places) => {
      const isComplex = w!.dtype.kind === "complex";
      const [from, to] = [w!, total].map((x) => (isComplex ? [realPart(x), imagPart(x)] : [x]));
      for (const [k, target] of to!.entries()) {
        const counts = counters(count, true);
        countPlaces(counts, places, from![k]);
        add(target, copy(counts, "C", target.dtype), target);
      }
    }),
  );
  return total;
}
