import {
  clampMax,
  clampMin,
  powScalar,
  relu as reluOp,
  sigmoid as sigmoidOp,
} from "../autograd/activations.js";
import * as e from "../autograd/elementwise.js";
import { compute, conj as conjOp } from "../autograd/elementwise.js";
import type { Input } from "../autograd/graph.js";
import { applyInPlace, bump, checkOverlap, elementwiseInPlace } from "../autograd/inplace.js";
import { isGradEnabled } from "../autograd/modes.js";
import { applyView, requiresGrad } from "../autograd/record.js";
import { Variable } from "../autograd/variable.js";
import { scalarType } from "../autograd/words.js";
import { assign, copy } from "../core/assign.js";
import type { UfuncName } from "../core/dispatch.js";
import type { Scalar } from "../core/dtype.js";
import { dtypes } from "../core/dtype.js";
import { RuntimeError } from "../core/errors.js";
import type { Marked } from "../core/scalar.js";
import { isScalar, valueOf } from "../core/scalar.js";
import { sameShape } from "../core/shape.js";
import { define, tensorArg } from "./args.js";
import type { Tensor } from "./tensor.js";

/** Element-wise functions, and what they are called as methods, in place with an underscore. */

/** A tensor, or a scalar that adapts to the tensors beside it. */
export type Operand = Tensor | Scalar | Marked;

/** Where a result goes. */
export interface OutOptions {
  /** The tensor to write to; it is returned. */
  out?: Tensor;
}
type Unary = (input: Tensor) => Tensor;
type Binary = (input: Operand, other: Operand, options?: OutOptions) => Tensor;

const operandArg = (x: unknown, f: string, name: string, position: number): Input =>
  isScalar(x) ? x : tensorArg(x, f, name, position);

function unary(name: string, f: (x: Tensor) => Variable): Unary {
  return define(`${name}(input)`, (x: unknown) => f(tensorArg(x, name)));
}
function pair(name: string, f: (a: Input, b: Input) => Variable): Binary {
  return define(`${name}(input, other, *, out=)`, (a: unknown, b: unknown, out?: Tensor) => {
    const x = operandArg(a, name, "input", 1);
    const y = operandArg(b, name, "other", 2);
    if (!(x instanceof Variable) && !(y instanceof Variable)) tensorArg(a, name);
    return out ? into(name, out, [x, y], f) : f(x, y);
  });
}
/** Compute beside `out`, and write it there. @throws RuntimeError */
function into(
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
const ufunc = (name: string, row: UfuncName): Unary => unary(name, (x) => e.elementwise(row, x));
const binary = (name: string, row: UfuncName): Binary => pair(name, (a, b) => e.elementwise(row, a, b));

/** What {@link add} and {@link sub} take by name. */
export interface AlphaOptions extends OutOptions {
  /** A factor for the second operand. */
  alpha?: number;
}
type Scaled = (input: Operand, other: Operand, options?: AlphaOptions) => Tensor;
const times = (x: Input, alpha: number | undefined): Input =>
  alpha === undefined || alpha === 1 ? x : e.mul(x, alpha);
function scaled(name: "add" | "sub", row: UfuncName): Scaled {
  return define(
    `${name}(input, other, *, alpha=, out=)`,
    (a: unknown, b: unknown, alpha?: number, out?: Tensor) => {
      const x = operandArg(a, name, "input", 1);
      const y = scaledOperand(b, name, alpha);
      if (!(x instanceof Variable) && !(y instanceof Variable)) tensorArg(a, name);
      const f = (p: Input, q: Input): Variable => e.elementwise(row, p, q);
      return out ? into(name, out, [x, y], f) : f(x, y);
    },
  );
}

/** The sum; `alpha` scales the second operand. @throws RuntimeError when shapes do not broadcast */
export const add: Scaled = scaled("add", "add");
/** The difference; `alpha` scales the second operand. @throws RuntimeError for bool tensors */
export const sub: Scaled = scaled("sub", "subtract");
/** The product. */
export const mul: Binary = binary("mul", "multiply");

/** What {@link div} takes by name. */
export interface DivOptions {
  /** Towards zero, down, or not at all. */
  roundingMode?: "trunc" | "floor" | null;
}
function divide(a: Input, b: Input, mode: DivOptions["roundingMode"]): Variable {
  if (mode == null) return e.div(a, b);
  if (mode === "floor") return e.elementwise("floorDivide", a, b);
  if (mode !== "trunc") {
    throw new RuntimeError(
      `div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '${String(mode)}'`,
    );
  }
  const like = (x: Input): boolean =>
    x instanceof Variable && !["float", "complex"].includes(x.core.dtype.kind);
  const whole = like(a) && (like(b) || (isScalar(b) && Number.isInteger(Number(valueOf(b)))));
  if (!whole) return e.elementwise("trunc", e.div(a, b));
  // Integers: what the floor takes off below zero is put back where there is a remainder.
  const down = e.elementwise("floorDivide", a, b);
  const inexact = e.and(e.ne(e.elementwise("remainder", a, b), 0), e.lt(down, 0));
  return e.elementwise("add", down, e.elementwise("where", inexact, 1, 0));
}
/** The quotient; integers give floats unless it is rounded. */
export const div: (input: Operand, other: Operand, options?: DivOptions) => Tensor = define(
  "div(input, other, *, roundingMode=)",
  (a: unknown, b: unknown, mode: DivOptions["roundingMode"]) =>
    divide(operandArg(a, "div", "input", 1), operandArg(b, "div", "other", 2), mode),
);
/** The quotient rounded down. @throws RuntimeError for integers divided by zero */
export const floorDivide: Binary = binary("floorDivide", "floorDivide");
/** What a division rounded down leaves. */
export const remainder: Binary = binary("remainder", "remainder");
/** What a division rounded towards zero leaves. */
export const fmod: Binary = pair("fmod", (a, b) => e.sub(a, e.mul(divide(a, b, "trunc"), b)));
/** A power. */
export const pow: Binary = pair("pow", (a, b) =>
  a instanceof Variable && typeof b === "number" ? power(a, b) : e.pow(a, b),
);
function power(a: Variable, b: number): Variable {
  const exact = a.core.dtype.kind === "int" || a.core.dtype.kind === "uint";
  if (exact && b < 0 && Number.isInteger(b))
    throw new RuntimeError("Integers to negative integer powers are not allowed.");
  return powScalar(a, b);
}

export const eq: Binary = binary("eq", "equal");
export const ne: Binary = binary("ne", "notEqual");
export const lt: Binary = binary("lt", "less");
export const le: Binary = binary("le", "lessEqual");
export const gt: Binary = binary("gt", "greater");
export const ge: Binary = binary("ge", "greaterEqual");
/** The larger of two; NaN wins. */
export const maximum: Binary = binary("maximum", "maximum");
/** The smaller of two; NaN wins. */
export const minimum: Binary = binary("minimum", "minimum");
export const logicalAnd: Binary = binary("logicalAnd", "logicalAnd");
export const logicalOr: Binary = binary("logicalOr", "logicalOr");
export const logicalXor: Binary = binary("logicalXor", "logicalXor");
export const bitwiseAnd: Binary = binary("bitwiseAnd", "bitwiseAnd");
export const bitwiseOr: Binary = binary("bitwiseOr", "bitwiseOr");
export const bitwiseXor: Binary = binary("bitwiseXor", "bitwiseXor");
export const bitwiseLeftShift: Binary = binary("bitwiseLeftShift", "leftShift");
export const bitwiseRightShift: Binary = binary("bitwiseRightShift", "rightShift");

export const neg: Unary = ufunc("neg", "negative");
/** The tensor itself. @throws RuntimeError for booleans */
export const positive: Unary = unary("positive", (x) => {
  if (x.dtype === "bool") throw new RuntimeError("The `+` operator, on a bool tensor is not supported.");
  return x;
});
export const abs: Unary = ufunc("abs", "absolute");
/** -1, 0 or 1; 0 for NaN. */
export const sign: Unary = unary("sign", (x) => {
  if (x.isComplex()) {
    throw new RuntimeError(
      "Unlike NumPy, torch.sign is not intended to support complex numbers. Please use torch.sgn instead.",
    );
  }
  return e.sign(x);
});
/** The sign; z / |z| of complex numbers. */
export const sgn: Unary = unary("sgn", e.sign);
export const sqrt: Unary = ufunc("sqrt", "sqrt");
/** `1 / sqrt(x)`. */
export const rsqrt: Unary = unary("rsqrt", (x) => e.elementwise("reciprocal", e.sqrt(x)));
export const square: Unary = ufunc("square", "square");
export const reciprocal: Unary = ufunc("reciprocal", "reciprocal");
export const exp: Unary = ufunc("exp", "exp");
export const expm1: Unary = ufunc("expm1", "expm1");
export const log: Unary = ufunc("log", "log");
export const log1p: Unary = ufunc("log1p", "log1p");
export const log2: Unary = ufunc("log2", "log2");
export const log10: Unary = ufunc("log10", "log10");
export const sin: Unary = ufunc("sin", "sin");
export const cos: Unary = ufunc("cos", "cos");
export const tan: Unary = ufunc("tan", "tan");
export const tanh: Unary = ufunc("tanh", "tanh");
export const deg2rad: Unary = ufunc("deg2rad", "deg2rad");
export const floor: Unary = ufunc("floor", "floor");
export const ceil: Unary = ufunc("ceil", "ceil");
export const trunc: Unary = ufunc("trunc", "trunc");
/** To the nearest whole number, ties to even. */
export const round: Unary = unary("round", (x) =>
  x.core.dtype.kind === "int" || x.core.dtype.kind === "uint"
    ? e.elementwise("floor", x)
    : e.elementwise("rint", x),
);
export const isnan: Unary = ufunc("isnan", "isnan");
export const isinf: Unary = ufunc("isinf", "isinf");
export const isfinite: Unary = ufunc("isfinite", "isfinite");
export const logicalNot: Unary = ufunc("logicalNot", "logicalNot");
export const bitwiseNot: Unary = ufunc("bitwiseNot", "invert");
/** The complex conjugate; a real tensor is its own. */
export const conj: Unary = unary("conj", (x) => conjOp(x) as Variable);
/** The real part: a view. */
export const real: Unary = unary("real", (x) => (x.isComplex() ? applyView("real", x, undefined) : x));
/** The imaginary part: a view. @throws RuntimeError for a real tensor */
export const imag: Unary = unary("imag", (x) => {
  if (!x.isComplex()) throw new RuntimeError("imag is not implemented for tensors with non-complex dtypes.");
  return applyView("imag", x, undefined);
});
/** `1 / (1 + exp(-x))`. */
export const sigmoid: Unary = unary("sigmoid", sigmoidOp);
/** The positive part. @throws RuntimeError for bool tensors */
export const relu: Unary = unary("relu", (x) => {
  if (x.core.dtype === dtypes.bool) throw new RuntimeError("Boolean inputs not supported for relu");
  if (x.isComplex()) throw new RuntimeError("clamp is not supported for complex types");
  return reluOp(x);
});

/** Elements limited to an interval; a bound may be a tensor. @throws RuntimeError without a bound */
export const clamp: (input: Tensor, min?: Operand | null | ClampOptions, max?: Operand | null) => Tensor =
  define(
    "clamp(input, min=, max=)",
    (input: unknown, min: Input | null | undefined, max: Input | null | undefined) => {
      const x = tensorArg(input, "clamp");
      if (min == null && max == null)
        throw new RuntimeError("torch.clamp: At least one of 'min' or 'max' must not be None");
      if (x.isComplex()) throw new RuntimeError("clamp is not supported for complex types");
      if (max == null) return clampMin(x, min!);
      if (min == null) return clampMax(x, max);
      return e.elementwise("clip", x, min, max);
    },
  );
/** The bounds of {@link clamp} by name. */
export interface ClampOptions {
  min?: Operand | null;
  max?: Operand | null;
}

/** Of two tensors, by a condition. @throws RuntimeError when the condition is not bool */
export const where: (condition: Tensor, input: Operand, other: Operand) => Tensor = define(
  "where(condition, input, other)",
  (condition: unknown, a: Input, b: Input) => {
    const c = tensorArg(condition, "where", "condition");
    if (c.core.dtype !== dtypes.bool) {
      throw new RuntimeError(
        `where expected condition to be a boolean tensor, but got a tensor with dtype ${c.core.dtype.name}`,
      );
    }
    return e.where(c, a, b);
  },
);

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

function scaledOperand(y: unknown, name: string, alpha: number | undefined): Input {
  const other = operandArg(y, name, "other", 2);
  if (other instanceof Variable) return times(other, alpha);
  return alpha === undefined ? other : Number(valueOf(other)) * alpha;
}

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
