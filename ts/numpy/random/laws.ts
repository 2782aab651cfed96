import type { CoreArray } from "../../core/array.js";
import { asCore, unwrap, withContiguous } from "../../core/convert.js";
import { dispatch } from "../../core/dispatch.js";
import { dtypes, type Scalar } from "../../core/dtype.js";
import { OverflowError, ValueError } from "../../core/errors.js";
import { isScalar, toElement } from "../../core/scalar.js";
import { kernels } from "../../wasm/abi.js";
import { numpyPolicy } from "../policy.js";
import { LAWS, type Law, parametrized, sizeArg } from "./draw.js";
import type { PCG64 } from "./pcg64.js";

const { float64 } = dtypes;

/** Call `use` with parameters as numbers, or float64 arrays with at least one axis. */
function withParameters<T>(values: readonly unknown[], use: (...parameters: (number | CoreArray)[]) => T): T {
  const made: CoreArray[] = [];
  try {
    return use(
      ...values.map((x) => {
        if (isScalar(x)) return Number(toElement(x, float64));
        const core = asCore(x, float64);
        if (core !== unwrap(x)) made.push(core);
        return core.ndim === 0 ? (core.first() as number) : core;
      }),
    );
  } finally {
    for (const a of made) a.storage.dispose();
  }
}

const MINUS = 1;
const INFINITE = 2;

function survey(x: number | CoreArray): number {
  if (typeof x !== "number")
    return withContiguous(x, (dense) => kernels.random_survey(dense.address, dense.size));
  return (x < 0 || Object.is(x, -0) ? MINUS : 0) | (Number.isFinite(x) ? 0 : INFINITE);
}

function requireNonNegative(x: number | CoreArray, name: string): void {
  if (survey(x) & MINUS) throw new ValueError(`${name} < 0`);
}

function draw(
  bits: PCG64,
  law: Law,
  loc: number | CoreArray,
  scale: number | CoreArray,
  size: unknown,
): CoreArray | Scalar {
  return parametrized(
    bits,
    [loc, scale],
    float64,
    float64,
    sizeArg(size),
    "first",
    (first, second, steps, out, n) =>
      kernels.random_scaled(LAWS[law], bits.address, first, second, steps, out, n),
  );
}

/** Normal draws. @throws ValueError for a negative scale */
export function normal(bits: PCG64, loc: unknown, scale: unknown, size: unknown): CoreArray | Scalar {
  return withParameters([loc, scale], (mean, deviation) => {
    requireNonNegative(deviation!, "scale");
    return draw(bits, "normal", mean!, deviation!, size);
  });
}

/** Exponential draws. @throws ValueError for a negative scale */
export function exponential(bits: PCG64, scale: unknown, size: unknown): CoreArray | Scalar {
  return withParameters([scale], (mean) => {
    requireNonNegative(mean!, "scale");
    return draw(bits, "exponential", 0, mean!, size);
  });
}

/** Uniform draws. @throws OverflowError for an infinite range, @throws ValueError for a negative one */
export function uniform(bits: PCG64, low: unknown, high: unknown, size: unknown): CoreArray | Scalar {
  return withParameters([low, high], (from, to) => {
    if (typeof from === "number" && typeof to === "number") {
      if (!Number.isFinite(to - from)) throw new OverflowError("high - low range exceeds valid bounds");
      requireNonNegative(to - from, "high - low");
      return draw(bits, "uniform", from, to - from, size);
    }
    const range = dispatch("subtract", [to!, from!], numpyPolicy);
    try {
      if (survey(range) & INFINITE) throw new OverflowError("Range exceeds valid bounds");
      requireNonNegative(range, "high - low");
      return draw(bits, "uniform", from!, range, size);
    } finally {
      range.storage.dispose();
    }
  });
}
