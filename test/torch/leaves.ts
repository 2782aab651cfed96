// Leaves of float64, always the same.

import type { Tensor } from "../../ts/torch/index.js";
import * as torch from "../../ts/torch/index.js";

/** Numbers between `low` and `high` that look random and are always the same. */
export function make(shape: readonly number[], low = -2, high = 2, seed = 1): Tensor {
  const n = shape.reduce((a, b) => a * b, 1);
  const values = Array.from(
    { length: n },
    (_, i) => low + (high - low) * (((i + seed) * 0.754877666 + seed * 0.3247) % 1),
  );
  return torch.tensor(values, { dtype: "float64" }).reshape(shape).contiguous().requiresGrad_();
}
/** A leaf whose elements are not dense. */
export function strided(shape: readonly number[], low = -2, high = 2, seed = 1): Tensor {
  const wide = make(
    [...shape].reverse().map((n) => 2 * n),
    low,
    high,
    seed,
  ).detach();
  const axes = [...shape.keys()].reverse();
  const leaf = wide.permute(axes).get(shape.map(() => "::2").join(","));
  return leaf.detach().requiresGrad_();
}
