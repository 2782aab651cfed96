import * as e from "../../autograd/elementwise.js";
import type { Input } from "../../autograd/graph.js";
import { bump, checkOverlap } from "../../autograd/inplace.js";
import { isGradEnabled } from "../../autograd/modes.js";
import { requiresGrad } from "../../autograd/record.js";
import { Variable } from "../../autograd/variable.js";
import { scalarType } from "../../autograd/words.js";
import { assign, copy } from "../../core/assign.js";
import type { UfuncName } from "../../core/dispatch.js";
import type { Scalar } from "../../core/dtype.js";
import { RuntimeError } from "../../core/errors.js";
import type { Marked } from "../../core/scalar.js";
import { isScalar, valueOf } from "../../core/scalar.js";
import { sameShape } from "../../core/shape.js";
import { define, tensorArg } from "../args.js";
import type { Tensor } from "../tensor.js";

/** Element-wise functions, and what they are called as methods, in place with an underscore. */

/** A tensor, or a scalar that adapts to the tensors beside it. */
export type Operand = Tensor | Scalar | Marked;
/** Where a result goes. */
export interface OutOptions {
  /** The tensor to write to; it is returned. */
  out?: Tensor;
}
export type Unary = (input: Tensor) => Tensor;
export type Binary = (input: Operand, other: Operand, options?: OutOptions) => Tensor;
export const operandArg = (x: unknown, f: string, name: string, position: number): Input =>
  isScalar(x) ? x : tensorArg(x, f, name, position);
export function unary(name: string, f: (x: Tensor) => Variable): Unary {
  return define(`${name}(input)`, (x: unknown) => f(tensorArg(x, name)));
}
export function pair(name: string, f: (a: Input, b: Input) => Variable): Binary {
  return define(`${name}(input, other, *, out=)`, (a: unknown, b: unknown, out?: Tensor) => {
    const x = operandArg(a, name, "input", 1);
    const y = operandArg(b, name, "other", 2);
    if (!(x instanceof Variable) && !(y instanceof Variable)) tensorArg(a, name);
    return out ? into(name, out, [x, y], f) : f(x, y);
  });
}
/** Compute beside `out`, and write it there. @throws RuntimeError */
export function into(
  name: string,
  out: Tensor,
  [x, y]: [Input, Input],
  f: (a: Input, b: Input) => Variable,
): Tensor {
  if ([x, y, out].some((v) => v instanceof Variable && requiresGrad(v)) && isGradEnabled()) {
    throw new RuntimeError(
      `${name}(): functions with out=... arguments don't support automatic differentiation, but one of the arguments requires grad.`,
    );
  }
  checkOverlap(out.core, [x, y]);
  const value = f(x, y);
  if (!e.canStore(value.core.dtype, out.core.dtype)) {
    throw new RuntimeError(
      `result type ${scalarType(value.core.dtype)} can't be cast to the desired output type ${scalarType(out.core.dtype)}`,
    );
  }
  if (!sameShape(out.core.shape, value.core.shape)) {
    // As PyTorch does, an output of another shape becomes a tensor of the right one.
    out.core = copy(value.core, "C", out.core.dtype);
  } else assign(out.core, value.core);
  value.core.storage.dispose();
  bump(out);
  return out;
}
export const ufunc = (name: string, row: UfuncName): Unary => unary(name, (x) => e.elementwise(row, x));
export const binary = (name: string, row: UfuncName): Binary =>
  pair(name, (a, b) => e.elementwise(row, a, b));
/** What {@link add} and {@link sub} take by name. */
export interface AlphaOptions extends OutOptions {
  /** A factor for the second operand. */
  alpha?: number;
}
export const times = (x: Input, alpha: number | undefined): Input =>
  alpha === undefined || alpha === 1 ? x : e.mul(x, alpha);
export function scaledOperand(y: unknown, name: string, alpha: number | undefined): Input {
  const other = operandArg(y, name, "other", 2);
  if (other instanceof Variable) return times(other, alpha);
  return alpha === undefined ? other : Number(valueOf(other)) * alpha;
}
