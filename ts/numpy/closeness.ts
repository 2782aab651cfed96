import { allocateDense, CoreArray, consume, filled } from "../core/array.js";
import { assign, broadcastArrays, copy } from "../core/assign.js";
import { asCore, unwrap } from "../core/convert.js";
import { dispatch, type Operand } from "../core/dispatch.js";
import { dtypes, type Scalar } from "../core/dtype.js";
import { scope } from "../core/lifetime.js";
import { resultType } from "../core/promote.js";
import { isScalar, Marked, valueOf, weakKind } from "../core/scalar.js";
import { sameShape } from "../core/shape.js";
import { countTrue } from "../core/truth.js";
import { inParts, isDivisible } from "../ops/in_parts.js";
import { define } from "./define.js";
import { type ArrayLike, withOperands } from "./input.js";
import { type NDArray, wrap } from "./ndarray.js";
import { numpyPolicy } from "./policy.js";

/** What {@link isclose} and {@link allclose} take by name. */
export interface CloseOptions {
  /** How large the difference may be, relative to `b`. */
  rtol?: ArrayLike | undefined;
  /** How large it may be in any case. */
  atol?: ArrayLike | undefined;
  /** Whether NaN is close to NaN. */
  equalNan?: boolean | undefined;
}

const call = (name: Parameters<typeof dispatch>[0], ...inputs: Operand[]): CoreArray =>
  dispatch(name, inputs, numpyPolicy);

/** An operand as a float or complex number, as the absolute value of the least integer is no integer. */
function inexact(y: Operand): Operand {
  if (isScalar(y)) return weakKind(y) === "int" ? new Marked("float", Number(valueOf(y))) : y;
  const dtype = resultType([y.dtype], ["float"]);
  return dtype === y.dtype ? y : copy(y, "K", dtype);
}

/** Which elements are close: `|a - b| <= atol + rtol * |b|` for finite ones, or equal. */
function closeness(operands: readonly Operand[], equalNan: boolean): CoreArray {
  const compute = ([a, b, rtol, atol]: readonly Operand[]): CoreArray =>
    scope(() => {
      const y = inexact(b!);
      const distance = call("absolute", call("subtract", a!, y));
      const limit = call("add", atol!, call("multiply", rtol!, call("absolute", y)));
      const close = call("lessEqual", distance, limit);
      const refine = (name: "logicalAnd" | "logicalOr", other: CoreArray) =>
        dispatch(name, [close, other], numpyPolicy, { out: close });
      refine("logicalAnd", call("isfinite", y));
      refine("logicalOr", call("equal", a!, y));
      return equalNan ? refine("logicalOr", call("logicalAnd", call("isnan", a!), call("isnan", y))) : close;
    });
  if (!isDivisible(operands)) return compute(operands);
  const like = operands.find((x) => x instanceof CoreArray)!;
  return filled(allocateDense(dtypes.bool, like), (result) =>
    inParts([result, ...operands], ([part, ...parts]) => assign(part as CoreArray, compute(parts))),
  );
}

const closeArguments = (
  [a, b, rtol = 1e-5, atol = 1e-8, equalNan = false]: unknown[],
  use: (close: CoreArray, scalar: boolean) => unknown,
): unknown =>
  withOperands([a, b, rtol, atol], (operands) => {
    return use(closeness(operands, !!equalNan), operands.every(isScalar));
  });

/**
 * Which elements are equal within a tolerance: `|a - b| <= atol + rtol * |b|`. Infinities are close to themselves.
 *
 * @throws BroadcastError, TypeError
 * @example
 * np.isclose([1, 1, 0], [1 + 1e-9, 1.1, 1e-9]).toString() // -> [ True False  True]
 * np.isclose(NaN, NaN, { equalNan: true }) // -> true
 */
export const isclose: <A extends ArrayLike, B extends ArrayLike>(
  a: A,
  b: B,
  rtol?: ArrayLike | CloseOptions,
  atol?: ArrayLike | CloseOptions,
  equalNan?: boolean,
) => [A, B] extends [Scalar | Marked, Scalar | Marked] ? boolean : NDArray<"bool"> = define(
  "isclose(a, b, rtol=, atol=, equalNan=)",
  (...values) =>
    closeArguments(values, (close, scalar) => (scalar ? consume(close, () => close.first()) : wrap(close))),
);

/**
 * Whether all elements are equal within a tolerance: see {@link isclose}.
 *
 * @throws BroadcastError, TypeError
 * @example
 * np.allclose([1, 2], [1, 2 + 1e-9]) // -> true
 */
export const allclose: (
  a: ArrayLike,
  b: ArrayLike,
  rtol?: ArrayLike | CloseOptions,
  atol?: ArrayLike | CloseOptions,
  equalNan?: boolean,
) => boolean = define("allclose(a, b, rtol=, atol=, equalNan=)", (...values) =>
  closeArguments(values, (close) => consume(close, () => countTrue(close) === close.size)),
);

/** Whether a test of two arrays holds everywhere; what is no array equals nothing. */
function everywhere(
  inputs: readonly unknown[],
  test: (a: CoreArray, b: CoreArray) => CoreArray | null,
): boolean {
  return scope(() => {
    let cores: CoreArray[];
    try {
      cores = inputs.map((x) => unwrap(x) ?? asCore(x));
    } catch {
      return false;
    }
    const held = test(cores[0]!, cores[1]!);
    return held !== null && countTrue(held) === held.size;
  });
}

/**
 * Whether two arrays have the same shape and equal elements.
 *
 * @example
 * np.arrayEqual([1, 2], [1, 2]) // -> true
 * np.arrayEqual([1, NaN], [1, NaN], { equalNan: true }) // -> true
 */
export const arrayEqual: (
  a1: ArrayLike,
  a2: ArrayLike,
  equalNan?: boolean | { equalNan?: boolean | undefined },
) => boolean = define("array_equal(a1, a2, equalNan=)", (a1, a2, equalNan = false) =>
  everywhere([a1, a2], (a, b) => {
    if (!sameShape(a.shape, b.shape)) return null;
    const equal = call("equal", a, b);
    if (!equalNan) return equal;
    return call("logicalOr", equal, call("logicalAnd", call("isnan", a), call("isnan", b)));
  }),
);

/**
 * Whether two arrays have equal elements when they are broadcast together.
 *
 * @example
 * np.arrayEquiv([1, 2], [[1, 2], [1, 2]]) // -> true
 */
export const arrayEquiv: (a1: ArrayLike, a2: ArrayLike) => boolean = define("array_equiv(a1, a2)", (a1, a2) =>
  everywhere([a1, a2], (a, b) => {
    try {
      broadcastArrays([a, b]);
    } catch {
      return null;
    }
    return call("equal", a, b);
  }),
);
