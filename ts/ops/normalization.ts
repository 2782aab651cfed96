import { allocate, type CoreArray } from "../core/array.js";
import { fill } from "../core/assign.js";
import { type Shape, sizeOf } from "../core/shape.js";
import { kernels } from "../wasm/abi.js";
import { computed, rounded, withDense } from "./rows.js";

/** What rows are normalised over: the last axes of the input, in the shape of weight and bias. */
export interface LayerNorm {
  readonly normalized: Shape;
  readonly weight: CoreArray | null;
  readonly bias: CoreArray | null;
}

/** An input's rows: how many, and how long. */
function rowsOf(x: CoreArray, normalized: Shape): [rows: number, n: number] {
  const n = sizeOf(normalized);
  return [n === 0 ? 0 : x.size / n, n];
}

const given = (...arrays: (CoreArray | null)[]): CoreArray[] => arrays.filter((a) => a !== null);
const at = (a: CoreArray | undefined | null): number => a?.address ?? 0;

/** `(x - mean) * rstd * weight + bias`, and mean and rstd of every row in the dtype that was computed in. */
export function layerNorm(
  x: CoreArray,
  { normalized, weight, bias }: LayerNorm,
  eps: number,
): [y: CoreArray, mean: CoreArray, rstd: CoreArray] {
  const dtype = computed(x.dtype);
  const lead = x.ndim - normalized.length;
  const column = [...x.shape.slice(0, lead), ...normalized.map(() => 1)];
  const [y, mean, rstd] = [allocate(dtype, x.shape), allocate(dtype, column), allocate(dtype, column)];
  const [rows, n] = rowsOf(x, normalized);
  withDense([x, ...given(weight, bias)], dtype, (input, ...parameters) => {
    const w = weight ? parameters.shift() : null;
    const b = parameters.shift();
    if (x.size === 0) return;
    kernels.layer_norm(
      dtype.code,
      rows,
      n,
      eps,
      at(input),
      at(w),
      at(b),
      mean.address,
      rstd.address,
      y.address,
    );
  });
  return [rounded(y, x.dtype), mean, rstd];
}

/** Which gradients of {@link layerNorm} are wanted. */
export interface Wanted {
  readonly x: boolean;
  readonly weight: boolean;
  readonly bias: boolean;
}

/** The gradients of {@link layerNorm}, as far as they are wanted, in the dtype of `x`. */
export function layerNormBackward(
  grad: CoreArray,
  x: CoreArray,
  mean: CoreArray,
  rstd: CoreArray,
  { normalized, weight }: Omit<LayerNorm, "bias">,
  wanted: Wanted,
): (CoreArray | null)[] {
  const dtype = computed(x.dtype);
  const [rows, n] = rowsOf(x, normalized);
  const zeros = (): CoreArray => {
    const a = allocate(dtype, normalized);
    fill(a, 0);
    return a;
  };
  const dx = wanted.x ? allocate(dtype, x.shape) : null;
  const [dw, db] = [wanted.weight ? zeros() : null, wanted.bias ? zeros() : null];
  withDense([grad, x, mean, rstd, ...given(weight)], dtype, (g, input, m, r, w) => {
    const from = [at(g), at(input), at(w), at(m), at(r)] as const;
    if (x.size > 0) kernels.layer_norm_backward(dtype.code, rows, n, ...from, at(dx), at(dw), at(db));
  });
  return [dx, dw, db].map((a) => a && rounded(a, x.dtype));
}
