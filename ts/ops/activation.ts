import { allocate, type CoreArray } from "../core/array.js";
import { kernels, setOperand, setWalk } from "../wasm/abi.js";

/** The rows of the table of activations: a row's code is its place. */
const rows = [
  "erf",
  "sigmoid",
  "logSigmoid",
  "silu",
  "gelu",
  "geluTanh",
  "siluBackward",
  "geluBackward",
  "geluTanhBackward",
  "reluBackward",
  "sigmoidBackward",
  "tanhBackward",
] as const;

/** An activation, or its gradient from that of its result and its input (of the last three: and its result). */
export type Activation = (typeof rows)[number];

/** Run an activation over arrays of one shape and one float dtype. */
export function activation(name: Activation, ...inputs: readonly [CoreArray, ...CoreArray[]]): CoreArray {
  const { shape, dtype, size, ndim } = inputs[0];
  const out = allocate(dtype, shape);
  if (size === 0) return out;
  setWalk(shape, inputs.length + 1);
  [...inputs, out].forEach((a, k) => {
    setOperand(k, a.address, dtype.code, shape, a.strides, ndim);
  });
  kernels.activation(rows.indexOf(name), dtype.code);
  return out;
}
