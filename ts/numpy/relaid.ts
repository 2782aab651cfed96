import { asOwner, type CoreArray } from "../core/array.js";
import { asCore, unwrap } from "../core/convert.js";
import type { DType } from "../core/dtype.js";
import { NDArray, wrap } from "./ndarray.js";

/** Apply a change of layout to an array, so that a view knows what it views. */
export function relaid<D extends DType>(a: unknown, change: (core: CoreArray) => CoreArray): NDArray<D> {
  if (a instanceof NDArray) return (a as NDArray<D>).viewOf(change(a.core));
  const given = unwrap(a);
  if (given) return wrap<D>(given).viewOf(change(given));
  // Nobody else holds what was made here: the result owns it.
  const made = asCore(a);
  let result: CoreArray | undefined;
  try {
    result = change(made);
  } finally {
    if (result?.storage !== made.storage) made.storage.dispose();
  }
  return wrap<D>(result.storage === made.storage ? asOwner(result) : result);
}

/** Views of arrays; of what was made here all share the memory, which lives as long as the longest of them. */
export function viewsOf(inputs: readonly unknown[], views: (cores: CoreArray[]) => CoreArray[]): NDArray[] {
  const wholes: NDArray[] = [];
  const made: CoreArray[] = [];
  try {
    for (const x of inputs) {
      const given = unwrap(x);
      const core = given ?? asCore(x);
      if (!given) made.push(core);
      wholes.push(x instanceof NDArray ? x : wrap(core));
    }
    const cores = views(wholes.map((whole) => whole.core));
    return cores.map((core) => wholes.find((whole) => whole.core.storage === core.storage)!.viewOf(core));
  } catch (error) {
    for (const core of made) core.storage.dispose();
    throw error;
  }
}
