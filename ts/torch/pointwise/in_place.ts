import { relu as reluOp, sigmoid as sigmoidOp } from "../../autograd/activations.js";
import { compute } from "../../autograd/elementwise.js";
import type { Input } from "../../autograd/graph.js";
import { applyInPlace, elementwiseInPlace } from "../../autograd/inplace.js";
import { Variable } from "../../autograd/variable.js";
import { assign } from "../../core/assign.js";
import type { UfuncName } from "../../core/dispatch.js";
import { RuntimeError } from "../../core/errors.js";
import { define } from "../args.js";
import type { Tensor } from "../tensor.js";
import type { ClampOptions } from "./choice.js";
import { type AlphaOptions, type Operand, operandArg, scaledOperand } from "./operands.js";

/** The forms in place: methods with an underscore. */

/** The rows that have a form in place under PyTorch's name with an underscore. */
const unaryInPlace = {
  neg_: "negative",
  abs_: "absolute",
  sqrt_: "sqrt",
  square_: "square",
  reciprocal_: "reciprocal",
  exp_: "exp",
  expm1_: "expm1",
  log_: "log",
  log1p_: "log1p",
  log2_: "log2",
  log10_: "log10",
  sin_: "sin",
  cos_: "cos",
  tan_: "tan",
  tanh_: "tanh",
  floor_: "floor",
  ceil_: "ceil",
  trunc_: "trunc",
  round_: "rint",
} as const satisfies Record<string, UfuncName>;
const binaryInPlace = {
  mul_: "multiply",
  floorDivide_: "floorDivide",
  remainder_: "remainder",
  pow_: "power",
} as const satisfies Record<string, UfuncName>;
type InPlaceUnary = (input: Tensor) => Tensor;
type InPlaceBinary = (input: Tensor, other: Operand) => Tensor;
/** The forms in place: methods only. */
export const inPlace: {
  [K in keyof typeof unaryInPlace]: InPlaceUnary;
} & { [K in keyof typeof binaryInPlace]: InPlaceBinary } & {
  add_: (input: Tensor, other: Operand, options?: AlphaOptions) => Tensor;
  sub_: (input: Tensor, other: Operand, options?: AlphaOptions) => Tensor;
  div_: InPlaceBinary;
  sigmoid_: InPlaceUnary;
  relu_: InPlaceUnary;
  clamp_: (input: Tensor, min?: Operand | null | ClampOptions, max?: Operand | null) => Tensor;
} = {
  ...map(unaryInPlace, (name, row) => define(`${name}(input)`, (x: Tensor) => elementwiseInPlace(row, x))),
  ...map(binaryInPlace, (name, row) =>
    define(`${name}(input, other)`, (x: Tensor, y: unknown) =>
      elementwiseInPlace(row, x, operandArg(y, name, "other", 1)),
    ),
  ),
  add_: define("add_(input, other, *, alpha=)", (x: Tensor, y: unknown, alpha?: number) =>
    elementwiseInPlace("add", x, scaledOperand(y, "add_", alpha)),
  ),
  sub_: define("sub_(input, other, *, alpha=)", (x: Tensor, y: unknown, alpha?: number) =>
    elementwiseInPlace("subtract", x, scaledOperand(y, "sub_", alpha)),
  ),
  div_: define("div_(input, other)", (x: Tensor, y: unknown) =>
    elementwiseInPlace("divide", x, operandArg(y, "div_", "other", 1)),
  ),
  sigmoid_: (x: Tensor) => replaced("sigmoid", x, sigmoidOp),
  relu_: (x: Tensor) => replaced("relu", x, reluOp),
  clamp_: define(
    "clamp_(input, min=, max=)",
    (x: Tensor, min: Input | null | undefined, max: Input | null | undefined) => {
      if (min == null && max == null)
        throw new RuntimeError("torch.clamp: At least one of 'min' or 'max' must not be None");
      const [op, bounds] =
        min == null
          ? (["clampMax", [max!]] as const)
          : max == null
            ? (["clampMin", [min]] as const)
            : (["clip", [min, max]] as const);
      const row = op === "clampMax" ? "minimum" : op === "clampMin" ? "maximum" : "clip";
      return applyInPlace(op, x, bounds, undefined, (out) => {
        compute(row, [out, ...bounds.map((b) => (b instanceof Variable ? b.core : b))], out);
      });
    },
  ),
};
/** Compute beside the target and write it there. */
function replaced(op: "sigmoid" | "relu", x: Tensor, f: (x: Variable) => Variable): Tensor {
  return applyInPlace(op, x, [], undefined, (out) => {
    const value = f(new Variable(out));
    assign(out, value.core);
    value.core.storage.dispose();
  }) as Tensor;
}
function map<T extends Record<string, UfuncName>, F>(
  rows: T,
  make: (name: string, row: UfuncName) => F,
): { [K in keyof T]: F } {
  return Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, make(name, row)])) as {
    [K in keyof T]: F;
  };
}
