import { allocate, CoreArray } from "../../core/array.js";
import { copy } from "../../core/assign.js";
import { Complex } from "../../core/complex.js";
import { asCore, unwrap } from "../../core/convert.js";
import { dispatch, type Operand } from "../../core/dispatch.js";
import { type DTypeRow, dtypes, type Scalar } from "../../core/dtype.js";
import { OverflowError, ValueError } from "../../core/errors.js";
import { integerRange, isScalar, valueOf } from "../../core/scalar.js";
import { type Shape, sizeOf } from "../../core/shape.js";
import { countTrue } from "../../core/truth.js";
import { kernels } from "../../wasm/abi.js";
import { numpyPolicy } from "../policy.js";
import { type Parameter, parametrized } from "./draw.js";
import type { PCG64 } from "./pcg64.js";

/** Python's `int(x)`: towards zero. */
function wholeOf(x: Scalar): bigint {
  if (typeof x === "bigint") return x;
  if (x instanceof Complex)
    throw new TypeError(
      "int() argument must be a string, a bytes-like object or a real number, not 'complex'",
    );
  const value = Number(x);
  if (Number.isNaN(value)) throw new ValueError("cannot convert float NaN to integer");
  if (!Number.isFinite(value)) throw new OverflowError("cannot convert float infinity to integer");
  return BigInt(Math.trunc(value));
}

function rangeOf(dtype: DTypeRow): readonly [bigint, bigint] {
  if (dtype.kind === "bool") return [0n, 1n];
  if (dtype.kind === "int" || dtype.kind === "uint") return integerRange(dtype);
  throw new TypeError(`Unsupported dtype dtype('${dtype.name}') for integers`);
}

/** In NumPy's words; of `integers(high)` without a low they speak of 0. */
function orderError(lowIsZero: boolean, closed: boolean): ValueError {
  if (lowIsZero) return new ValueError(`high ${closed ? "<" : "<="} 0`);
  return new ValueError(`low ${closed ? ">" : ">="} high`);
}

/**
 * Integers from `[low, high)`, or `[low, high]` if closed: one, or an array.
 *
 * @throws ValueError when there is nothing to draw from, or it exceeds the dtype
 */
export function integers(
  bits: PCG64,
  low: unknown,
  high: unknown,
  shape: Shape | undefined,
  dtype: DTypeRow,
  closed: boolean,
): CoreArray | Scalar {
  const range = rangeOf(dtype);
  if (shape && sizeOf(shape) === 0) return allocate(dtype, shape);
  const made: CoreArray[] = [];
  try {
    const bounds = [low, high].map((x): bigint | CoreArray => {
      if (isScalar(x)) return wholeOf(valueOf(x));
      const given = unwrap(x);
      const core = given ?? asCore(x);
      if (!given) made.push(core);
      return core.ndim === 0 ? wholeOf(core.first()) : core;
    });
    const [from, to] = bounds as [bigint | CoreArray, bigint | CoreArray];
    const parameters =
      typeof from === "bigint" && typeof to === "bigint"
        ? scalarRange(from, to, range, dtype, closed)
        : arrayRange(from, to, range, dtype, closed, made);
    return parametrized(bits, parameters, dtype, dtype, shape, "last", (first, second, steps, out, n) =>
      kernels.random_integers(dtype.code, bits.address, first, second, steps, out, n),
    );
  } finally {
    for (const a of made) a.storage.dispose();
  }
}

type Range = readonly [least: bigint, greatest: bigint];

/** The least integer, and how far up the others go. */
function scalarRange(
  low: bigint,
  high: bigint,
  [least, greatest]: Range,
  dtype: DTypeRow,
  closed: boolean,
): [Parameter, Parameter] {
  const last = closed ? high : high - 1n;
  if (low < least) throw new ValueError(`low is out of bounds for ${dtype.name}`);
  if (last > greatest) throw new ValueError(`high is out of bounds for ${dtype.name}`);
  if (low > last) throw orderError(low === 0n, closed);
  return [low, last - low];
}

function arrayRange(
  low: bigint | CoreArray,
  high: bigint | CoreArray,
  [least, greatest]: Range,
  dtype: DTypeRow,
  closed: boolean,
  made: CoreArray[],
): [Parameter, Parameter] {
  const temporary = (a: CoreArray): CoreArray => {
    made.push(a);
    return a;
  };
  const run = (name: "less" | "greater" | "greaterEqual" | "subtract", a: Operand, b: Operand): CoreArray =>
    temporary(dispatch(name, [a, b], numpyPolicy));
  const some = (test: CoreArray): boolean => countTrue(test) > 0;
  const limit = closed ? greatest : greatest + 1n;
  // One past the greatest 64-bit integer is a double, but casts to none: as an element of a float array it is refused.
  const strict = high instanceof CoreArray && high.dtype.kind === "float" && dtype.itemsize === 8;
  const above = (x: bigint | CoreArray): boolean =>
    typeof x === "bigint" ? x > limit : some(run(strict ? "greaterEqual" : "greater", x, limit));
  const below = (x: bigint | CoreArray): boolean =>
    typeof x === "bigint" ? x < least : some(run("less", x, least));
  if (below(low)) throw new ValueError(`low is out of bounds for ${dtype.name}`);
  if (above(high)) throw new ValueError(`high is out of bounds for ${dtype.name}`);
  if (some(run(closed ? "greater" : "greaterEqual", low, high))) {
    const lowIsZero = typeof low === "bigint" ? low === 0n : !some(temporary(copy(low, "C", dtypes.bool)));
    throw orderError(lowIsZero, closed);
  }
  const wide = dtype === dtypes.uint64 ? dtypes.uint64 : dtypes.int64;
  const widened = (x: bigint | CoreArray): CoreArray =>
    temporary(x instanceof CoreArray ? copy(x, "C", wide) : asCore(x, wide));
  const start = widened(low);
  // The 1 is taken off a scalar at once: one past the greatest integer has no element of its own.
  const last =
    typeof high === "bigint"
      ? widened(closed ? high : high - 1n)
      : closed
        ? widened(high)
        : run("subtract", widened(high), 1);
  const span = run("subtract", last, start);
  return [temporary(copy(start, "C", dtype)), temporary(copy(span, "C", dtype))];
}
