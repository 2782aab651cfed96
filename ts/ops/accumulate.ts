import { type CoreArray, consume } from "../core/array.js";
import { dispatch, type Policy } from "../core/dispatch.js";
import { dtypes } from "../core/dtype.js";
import { reductionFor, reductions } from "../core/reduction.js";
import { kernels, setOperand, setWalk } from "../wasm/abi.js";

/**
 * Add rows to rows of a dense target, one after the other: `target[index[i]] += values[i]`, repeated indices included.
 *
 * @param index - int32, one-dimensional, in bounds
 * @param values - dense, of the target's dtype
 */
export function accumulateRows(target: CoreArray, index: CoreArray, values: CoreArray, policy: Policy): void {
  const n = index.size;
  if (n === 0 || values.size === 0) return;
  const width = values.size / n;
  const { itemsize, code } = target.dtype;
  const row = reductions.cumsum;
  const sum = reductionFor(row, target.dtype, target.dtype);
  consume(dispatch("multiply", [index, width * itemsize], policy), (offsets) => {
    const shape = [n, width];
    setWalk(shape, 3);
    setOperand(0, values.address, code, shape, [width * itemsize, itemsize], 2);
    setOperand(1, offsets.address, dtypes.int32.code, shape, [dtypes.int32.itemsize, 0], 2);
    setOperand(2, target.address, code, shape, [0, itemsize], 2);
    kernels.at(row.code, sum.index);
  });
}
