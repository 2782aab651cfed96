import { allocate, type CoreArray, consume } from "../core/array.js";
import { type DTypeRow, dtypes } from "../core/dtype.js";
import { IndexError, ValueError } from "../core/errors.js";
import { promote } from "../core/promote.js";
import { wholeNumbers } from "../core/truth.js";
import { kernels } from "../wasm/abi.js";
import { take } from "./gather.js";
import { withDense } from "./membership.js";
import { reduce } from "./reductions.js";

const { int32 } = dtypes;

/** On which side of its equals a value would be inserted. */
export type Side = "left" | "right";

/**
 * Where values would be inserted into a sorted row to keep it sorted; int32, in the shape of the values.
 *
 * @param sorter - the order that sorts the row
 * @throws ValueError
 */
export function searchsorted(
  row: CoreArray,
  values: CoreArray,
  side: Side = "left",
  sorter?: CoreArray,
  dtype: DTypeRow = promote(row.dtype, values.dtype),
): CoreArray {
  if (row.ndim !== 1)
    throw new ValueError(
      row.ndim === 0 ? "object of too small depth for desired array" : "object too deep for desired array",
    );
  if (side !== "left" && side !== "right")
    throw new ValueError(`search side must be 'left' or 'right' (got '${String(side)}')`);
  if (sorter) {
    return consume(sortedBy(row, sorter), (sorted) => searchsorted(sorted, values, side, undefined, dtype));
  }
  return withDense(row, dtype, (sorted) =>
    withDense(values, dtype, (wanted) => {
      const result = allocate(int32, values.shape);
      const [from, to] = [sorted.address, wanted.address];
      const right = side === "right" ? 1 : 0;
      if (result.size > 0)
        kernels.search_sorted(dtype.code, from, sorted.size, to, wanted.size, right, result.address);
      return result;
    }),
  );
}

/** A row in the order of its sorter. @throws TypeError, ValueError */
function sortedBy(row: CoreArray, sorter: CoreArray): CoreArray {
  const { kind } = sorter.dtype;
  const order = kind === "int" || kind === "uint" ? sorter : kind === "float" ? wholeNumbers(sorter) : null;
  if (!order) throw new TypeError("sorter must only contain integers");
  try {
    if (sorter.ndim !== 1) throw new TypeError("could not parse sorter argument");
    if (sorter.size !== row.size) throw new ValueError("sorter.size must equal a.size");
    if (order.size > 0 && consume(reduce("min", order), (least) => Number(least.first()) < 0))
      throw new ValueError("Sorter index out of range.");
    return take(row, order, 0);
  } catch (error) {
    throw error instanceof IndexError ? new ValueError("Sorter index out of range.") : error;
  } finally {
    if (order !== sorter) order.storage.dispose();
  }
}
