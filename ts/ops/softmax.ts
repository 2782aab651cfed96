import type { CoreArray } from "../core/array.js";
import { kernels } from "../wasm/abi.js";
import { alongRows } from "./rows.js";

/** Softmax along an axis: `exp(x) / sum(exp(x))`, the largest taken out first. With `logarithm` its logarithm. */
export function softmax(x: CoreArray, axis: number, logarithm = false): CoreArray {
  return alongRows([x], axis, (code, rows, n, [input], out) => {
    kernels.softmax_rows(+logarithm, code, rows, n, input!.address, out.address);
  });
}

/** The gradient of {@link softmax}, from that of its result `y`, and `y`. */
export function softmaxBackward(grad: CoreArray, y: CoreArray, axis: number, logarithm = false): CoreArray {
  return alongRows([grad, y], axis, (code, rows, n, [g, result], out) => {
    kernels.softmax_backward_rows(+logarithm, code, rows, n, g!.address, result!.address, out.address);
  });
}
