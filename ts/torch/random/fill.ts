import { compute } from "../../autograd/elementwise.js";
import { scalarType } from "../../autograd/words.js";
import { allocate, broadcastTo, type CoreArray, consume, filled } from "../../core/array.js";
import { allocateLike, assign, copy, fill, requireWriteable } from "../../core/assign.js";
import { type DTypeRow, dtypes } from "../../core/dtype.js";
import { RuntimeError, ValueError } from "../../core/errors.js";
import { axisOrder } from "../../core/shape.js";
import { kernels } from "../../wasm/abi.js";
import { heap } from "../../wasm/memory.js";
import { realView } from "../real_view.js";
import {
  integersOf,
  largestOf,
  notImplemented,
  requireFloating,
  requirePermutable,
  requireRange,
} from "./checks.js";
import type { Generator } from "./generator.js";

const { bool, int64, float32, float64 } = dtypes;

/** The dtype that draws are computed in: half precision is rounded from single. */
const drawn = (dtype: DTypeRow): DTypeRow => (dtype === float64 ? float64 : float32);

/** An array with its axes in the order in which its elements, or those of another one, lie in memory. */
function inMemoryOrder(a: CoreArray, like: CoreArray = a): CoreArray {
  const strides = like.strides.map((stride, axis) => (like.shape[axis] === 1 ? Number.NaN : stride));
  const order = axisOrder(like.ndim, [strides]);
  return a.view(
    order.map((axis) => a.shape[axis]!),
    order.map((axis) => a.strides[axis]!),
  );
}

/** Draw into an array in the order in which its elements lie in memory, as PyTorch's loops visit them. */
function drawInto(target: CoreArray, dtype: DTypeRow, draw: (address: number, n: number) => void): void {
  requireWriteable(target);
  if (target.size === 0) return;
  if (target.strides.some((stride, axis) => stride === 0 && target.shape[axis]! > 1)) {
    throw new RuntimeError(
      "unsupported operation: more than one element of the written-to tensor refers to a single memory location. Please clone() the tensor before performing the operation.",
    );
  }
  const inOrder = inMemoryOrder(target);
  if (dtype === target.dtype && inOrder.cContiguous) draw(inOrder.address, inOrder.size);
  else {
    consume(allocate(dtype, inOrder.shape), (draws) => {
      draw(draws.address, draws.size);
      assign(inOrder, draws);
    });
  }
}

/**
 * Fill an array with draws that are uniform over [low, high).
 *
 * @throws RuntimeError for bounds that are no range of its dtype, or a dtype that is not floating
 */
export function fillUniform(g: Generator, target: CoreArray, low = 0, high = 1): void {
  const real = realView(target);
  requireFloating(target, "check_uniform_bounds");
  requireRange(real.dtype, low, high);
  const dtype = drawn(real.dtype);
  drawInto(real, dtype, (address, n) => kernels.torch_uniform(dtype.code, g.address, low, high, address, n));
}

/**
 * Fill an array with normal draws. Halves of 16 elements and more are rounded from single precision; PyTorch computes
 * those in half precision.
 *
 * @throws RuntimeError for a negative deviation or a dtype that is not floating
 */
export function fillNormal(g: Generator, target: CoreArray, mean = 0, std = 1): void {
  if (!(std >= 0)) throw new RuntimeError(`normal expects std >= 0.0, but found std ${std}`);
  requireFloating(target, "normal_kernel_cpu");
  const real = realView(target);
  // The two parts of a complex number share its variance.
  const deviation = real === target ? std : std / Math.SQRT2;
  const dtype = drawn(real.dtype);
  drawInto(real, dtype, (address, n) =>
    kernels.torch_normal(dtype.code, g.address, mean, deviation, real.cContiguous ? 1 : 0, address, n),
  );
}

/**
 * Fill an array with draws from the exponential law of a rate.
 *
 * @throws RuntimeError for a rate that is not positive, or a dtype that is not floating
 */
export function fillExponential(g: Generator, target: CoreArray, rate = 1): void {
  if (!(rate > 0)) throw new RuntimeError(`exponential_ expects lambda > 0.0, but found lambda=${rate}`);
  if (target.dtype.kind !== "float") {
    throw new RuntimeError(
      `Exponential distribution is a continuous probability distribution. dtype must be a floating point but you specified ${scalarType(target.dtype)}`,
    );
  }
  const dtype = drawn(target.dtype);
  drawInto(target, dtype, (address, n) =>
    kernels.torch_random_exponential(dtype.code, g.address, rate, address, n),
  );
}

/**
 * Fill an array with ones with a probability, else zeros; an array of probabilities is broadcast to it.
 *
 * @throws RuntimeError for a probability outside [0, 1] or of a dtype that is not floating
 */
export function fillBernoulli(g: Generator, target: CoreArray, p: number | CoreArray = 0.5): void {
  if (typeof p === "number") {
    if (!(p >= 0 && p <= 1)) throw new RuntimeError(`bernoulli_ expects p to be in [0, 1], but got p=${p}`);
    drawInto(target, bool, (address, n) => {
      float64.write(g.slot(0), p);
      kernels.torch_bernoulli(float64.code, g.address, g.slot(0), 0, address, n);
    });
    return;
  }
  if (p.dtype.kind !== "float") requireFloating(p, "bernoulli_tensor_cpu_p_");
  const dtype = drawn(p.dtype);
  const inOrder = inMemoryOrder(broadcastTo(p, target.shape), target);
  consume(copy(inOrder, "C", dtype), (dense) =>
    drawInto(target, bool, (address, n) => {
      const good = kernels.torch_bernoulli(dtype.code, g.address, dense.address, 1, address, n) >>> 0;
      if (good < n) {
        throw new RuntimeError(
          "Expected p_in >= 0 && p_in <= 1 to be true, but got false.  (Could this error message be improved?  If so, please report an enhancement request to PyTorch.)",
        );
      }
    }),
  );
}

function drawIntegers(g: Generator, target: CoreArray, range: bigint, base: bigint, wide: boolean): void {
  drawInto(target, int64, (address, n) => {
    heap.view.setBigUint64(g.slot(0), BigInt.asUintN(64, range), true);
    heap.view.setBigInt64(g.slot(1), base, true);
    kernels.torch_random_integers(g.address, g.slot(0), wide ? 1 : 0, address, n);
  });
}

/**
 * Fill an array of any real dtype with integers from `low` to before `high`.
 *
 * @param high - `null` for the end of the dtype's range
 * @throws RuntimeError for bounds that are no range of its dtype
 */
export function fillIntegers(g: Generator, target: CoreArray, low: bigint, high: bigint | null): void {
  const { from, count } = integersOf(target.dtype, low, high);
  // PyTorch takes 64 bits where the remainder of 32 would favour small numbers by more than a few percent.
  drawIntegers(g, target, count, from, count >= 1n << 28n);
}

/**
 * Fill an array with any non-negative integers that its dtype holds exactly.
 *
 * @throws NotImplementedError for complex numbers and unsigned ones of more than 8 bits
 */
export function fillRandom(g: Generator, target: CoreArray): void {
  const { dtype } = target;
  if (dtype.kind === "complex" || (dtype.kind === "uint" && dtype.itemsize > 1)) {
    throw notImplemented("random_kernel_cpu", dtype);
  }
  drawIntegers(g, target, largestOf(dtype) + 1n, 0n, dtype === float64 || dtype === int64);
}

/**
 * The numbers below `n` in random order.
 *
 * @throws RuntimeError for a negative number, or more than the dtype tells apart
 */
export function permutation(g: Generator, n: number, dtype: DTypeRow = int64): CoreArray {
  requirePermutable(n, dtype);
  const result = allocate(int64, [n]);
  if (n > 0) kernels.torch_random_permutation(g.address, result.address, n);
  return dtype === int64 ? result : consume(result, (order) => copy(order, "C", dtype));
}

/**
 * What dropout multiplies an array with: zero with a probability `p`, else `1 / (1 - p)`.
 *
 * @throws ValueError for a probability outside [0, 1]
 */
export function dropoutMask(g: Generator, like: CoreArray, p: number): CoreArray {
  if (!(p >= 0 && p <= 1))
    throw new ValueError(`dropout probability has to be between 0 and 1, but got ${p}`);
  return filled(allocateLike(like), (mask) => {
    if (p === 1) {
      fill(mask, 0);
      return;
    }
    fillBernoulli(g, mask, 1 - p);
    compute("divide", [mask, 1 - p], mask);
  });
}
