import { CoreArray } from "../core/array.js";
import { dispatch, type Operand, requireLoop, type UfuncName, type UfuncOptions } from "../core/dispatch.js";
import { dtypes } from "../core/dtype.js";
import { ValueError } from "../core/errors.js";
import { fits, valueOf, weakKind } from "../core/scalar.js";
import { normalizeAxis } from "../core/shape.js";
import { countTrue } from "../core/truth.js";
import { type Signature, ufuncs } from "../core/ufunc.js";
import type { AxisSpec } from "../ops/reductions.js";
import { numpyPolicy } from "./policy.js";

/** Integers have no negative powers. @throws ValueError where an integer base meets a negative integer exponent */
export function requireNonNegativePower(inputs: readonly Operand[], options: UfuncOptions = {}): void {
  const { where } = options;
  const dtype = options.dtype ?? options.signature?.[0];
  const [base, exponent] = inputs as [Operand, Operand];
  const kind = (
    dtype ??
    (base instanceof CoreArray ? base.dtype : typeof base === "bigint" ? dtypes.int64 : dtypes.float64)
  ).kind;
  if (kind === "float" || kind === "complex" || (base instanceof CoreArray && base.size === 0)) return;
  let negative: boolean;
  if (exponent instanceof CoreArray) {
    if (exponent.dtype.kind !== "int" || exponent.size === 0) return;
    const signs = dispatch("less", [exponent, 0], numpyPolicy);
    const computed = where ? dispatch("logicalAnd", [signs, where], numpyPolicy) : signs;
    negative = countTrue(computed) > 0;
    computed.storage.dispose();
    if (where) signs.storage.dispose();
  } else {
    // A whole number that the base's dtype cannot hold is refused for that.
    const value = valueOf(exponent) as number | bigint;
    const held =
      dtype !== undefined ||
      !(base instanceof CoreArray) ||
      base.dtype.kind === "bool" ||
      fits(value, base.dtype);
    negative = weakKind(exponent) === "int" && value < 0 && held;
  }
  if (!negative) return;
  requireLoop(ufuncs.power, inputs, numpyPolicy, options); // what has no loop at all is refused for that
  throw new ValueError("Integers to negative integer powers are not allowed.");
}

/** The same of a reduction: only the first element along the axis may be negative. @throws ValueError */
export function requireNonNegativeElements(
  loop: Signature,
  a: CoreArray,
  axis: AxisSpec,
  all: boolean,
): void {
  if (loop.types[0]!.kind !== "int" || a.dtype.kind !== "int" || a.size === 0) return;
  const along = axis == null ? 0 : normalizeAxis(Array.isArray(axis) ? axis[0] : axis, a.ndim || 1);
  const start = all || a.ndim === 0 ? 0 : 1;
  const shape = a.shape.map((length, i) => (i === along ? length - start : length));
  const rest = a.view(shape, a.strides, a.offset + start * (a.strides[along] ?? 0));
  if (rest.size === 0 || (start === 0 && a.ndim === 0)) return;
  const signs = dispatch("less", [rest, 0], numpyPolicy);
  const negative = countTrue(signs) > 0;
  signs.storage.dispose();
  if (negative) throw new ValueError("Integers to negative integer powers are not allowed.");
}

const shortcuts = new Map<number, UfuncName>([
  [-1, "reciprocal"],
  [0.5, "sqrt"],
  [1, "positive"],
  [2, "square"],
]);

/** The function that NumPy uses instead where one exponent serves a whole array of floats. */
export function powerShortcut(inputs: readonly Operand[], options: UfuncOptions = {}): UfuncName | undefined {
  const [base, exponent] = inputs as [Operand, Operand];
  if (!(base instanceof CoreArray) || base.dtype.kind !== "float" || base.dtype.itemsize < 4)
    return undefined;
  // What is cast is refused under the name of `power`.
  const { out, dtype, signature, casting } = options;
  if (dtype || signature || casting || (out && out.dtype !== base.dtype)) return undefined;
  if (exponent instanceof CoreArray) {
    return exponent.dtype === base.dtype && exponent.size === 1 && exponent.ndim <= base.ndim
      ? shortcuts.get(Number(exponent.first()))
      : undefined;
  }
  return typeof exponent === "number" ? shortcuts.get(exponent) : undefined;
}
