import { allocate, type CoreArray, consume } from "../core/array.js";
import { copy } from "../core/assign.js";
import { withScratch } from "../core/scratch.js";
import { kernels } from "../wasm/abi.js";
import { flip } from "./layout.js";
import { withDense } from "./rows.js";

/** How much of the shorter row must lie on the longer one: all of it, half of it, one element. */
export type CorrelationMode = "valid" | "same" | "full";

/** Windows before and behind those that lie on the longer row altogether. */
function edges(mode: CorrelationMode, length: number): [number, number] {
  if (mode === "valid") return [0, 0];
  if (mode === "full") return [length - 1, length - 1];
  const left = length >> 1;
  return [left, length - left - 1];
}

/**
 * Sums of products of a row and another that is moved along it, in one dtype; neither is empty. With the longer one second
 * the result is that of both exchanged, backwards.
 */
export function correlate(a: CoreArray, v: CoreArray, mode: CorrelationMode): CoreArray {
  if (a.size < v.size) {
    return consume(correlate(v, a, mode), (reversed) => copy(flip(reversed)));
  }
  return withDense([a, v], a.dtype, (row, window) => {
    const [n, k] = [row!.size, window!.size];
    const [left, right] = edges(mode, k);
    const whole = n - k + 1;
    const { code } = a.dtype;
    const result = allocate(a.dtype, [left + whole + right]);
    withScratch(kernels.matmul_scratch(code, whole, 1, k) >>> 0, (scratch) => {
      kernels.correlate(code, row!.address, n, window!.address, k, left, right, result.address, scratch);
    });
    return result;
  });
}
