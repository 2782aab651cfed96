import { allocate, type CoreArray } from "../core/array.js";
import { copy, fill } from "../core/assign.js";
import { dtypes } from "../core/dtype.js";
import { type Shape, sizeOf } from "../core/shape.js";
import { countTrue } from "../core/truth.js";
import { arange } from "../ops/creation.js";
import { flatnonzero, take } from "../ops/gather.js";
import { set } from "../ops/indexing.js";
import { reshape, slab } from "../ops/layout.js";
import { argsort } from "../ops/sorting.js";
import { compute } from "./elementwise.js";
import { policy } from "./registry.js";

/**
 * Add rows to rows of a dense target: `target[index[i]] += values[i]`, repeated indices included.
 *
 * Sorted by index, equal ones are neighbours; a segmented scan by doubling sums each run in as many steps as its
 * length has bits, and the last row of every run has its sum.
 *
 * @param index - int32, one-dimensional, in bounds
 */
export function accumulateRows(target: CoreArray, index: CoreArray, values: CoreArray): void {
  const n = index.size;
  if (n === 0 || values.size === 0) return;
  const made: CoreArray[] = [];
  const keep = (a: CoreArray): CoreArray => {
    made.push(a);
    return a;
  };
  const order = keep(argsort(index));
  const at = keep(take(index, order, 0));
  let sums = take(values, order, 0);
  const width = sizeOf(values.shape.slice(1));
  for (let step = 1; step < n; step *= 2) {
    const same = compute("equal", [slab(at, 0, step, n), slab(at, 0, 0, n - step)]);
    if (countTrue(same) === 0) {
      same.storage.dispose();
      break;
    }
    const column = same.view([n - step, 1], [1, 0]);
    const flat = reshape(sums, [n, width]);
    const earlier = compute("where", [column, slab(flat, 0, 0, n - step), 0]);
    const next = copy(flat);
    compute("add", [slab(next, 0, step, n), earlier], slab(next, 0, step, n));
    for (const a of [same, earlier, sums]) a.storage.dispose();
    sums = reshape(next, values.shape);
  }
  const last = keep(allocate(dtypes.bool, [n]));
  fill(last, true);
  if (n > 1) compute("notEqual", [slab(at, 0, 1, n), slab(at, 0, 0, n - 1)], slab(last, 0, 0, n - 1));
  const ends = keep(flatnonzero(last));
  const places = keep(take(at, ends, 0));
  const totals = keep(take(sums, ends, 0));
  const before = keep(take(target, places, 0));
  set(target, [places], keep(compute("add", [before, totals])));
  sums.storage.dispose();
  for (const a of made) if (!a.storage.disposed) a.storage.dispose();
}

/** Where each element of a dense array of a shape is, counted in C order: int32. */
export const positions = (shape: Shape): CoreArray =>
  reshape(arange(0, sizeOf(shape), 1, dtypes.int32, policy()), shape);
