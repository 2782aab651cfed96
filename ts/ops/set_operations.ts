import type { CoreArray } from "../core/array.js";
import { dispatch, type Policy } from "../core/dispatch.js";
import { dtypes } from "../core/dtype.js";
import { scope } from "../core/lifetime.js";
import { compress, take } from "./gather.js";
import { concatenate } from "./joining.js";
import { ravel } from "./layout.js";
import { isin } from "./membership.js";
import { runStarts, unique } from "./sets.js";
import { argsort, sort } from "./sorting.js";

/** Arrays as sets of their elements. Every result is sorted, but where an input is said to be unique already. */

const { bool } = dtypes;

/** Where runs of equals begin, with one more at the end. Each NaN is a run. */
function bordered(sorted: CoreArray): { here: CoreArray; next: CoreArray } {
  const n = sorted.size;
  const starts = runStarts(sorted, false, 1);
  bool.write(starts.address + n, true);
  return { here: starts.view([n], [1]), next: starts.view([n], [1], starts.offset + 1) };
}

/** The elements of both. */
export function union(a: CoreArray, b: CoreArray): CoreArray {
  return scope(() => unique(concatenate([a, b], null)).values);
}

const different = (a: CoreArray, assumeUnique: boolean): CoreArray =>
  assumeUnique ? ravel(a) : unique(a).values;

/** The elements of one that are not in the other. */
export function symmetricDifference(
  a: CoreArray,
  b: CoreArray,
  assumeUnique: boolean,
  policy: Policy,
): CoreArray {
  return scope(() => {
    const both = sort(concatenate([different(a, assumeUnique), different(b, assumeUnique)], null), 0);
    const { here, next } = bordered(both);
    return compress(dispatch("logicalAnd", [here, next], policy), both);
  });
}

/** The elements of `a` that are not in `b`. */
export function difference(a: CoreArray, b: CoreArray, assumeUnique: boolean, policy: Policy): CoreArray {
  return scope(() => {
    const elements = different(a, assumeUnique);
    return compress(isin(elements, b, true, null, policy), elements);
  });
}

/** What both have, and on demand where each of them is first in `a` and in `b`. */
export function intersection(
  a: CoreArray,
  b: CoreArray,
  assumeUnique: boolean,
  withIndices: boolean,
  policy: Policy,
): CoreArray[] {
  return scope(() => {
    const [x, y] = [a, b].map((array) =>
      assumeUnique ? { values: ravel(array) } : unique(array, { index: withIndices }),
    ) as [ReturnType<typeof unique>, ReturnType<typeof unique>];
    const joined = concatenate([x.values, y.values], null);
    const order = withIndices ? argsort(joined, 0) : undefined;
    const both = order ? take(joined, order, 0) : sort(joined, 0);
    const twice = dispatch("logicalNot", [bordered(both).next], policy);
    const values = compress(twice, both);
    if (!order) return [values];
    const n = order.size;
    const [before, after] = [0, 1].map((from) =>
      order.view([Math.max(n - 1, 0)], [4], order.offset + (n > 0 ? 4 * from : 0)),
    ) as [CoreArray, CoreArray];
    const pairs = twice.view(before.shape, [1]);
    const inA = compress(pairs, before);
    const inB = dispatch("subtract", [compress(pairs, after), x.values.size], policy);
    return [values, x.index ? take(x.index, inA, 0) : inA, y.index ? take(y.index, inB, 0) : inB];
  });
}
