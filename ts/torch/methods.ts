import type { Scalar } from "../core/dtype.js";
import type { Marked } from "../core/scalar.js";
import { warn } from "../core/warnings.js";
import * as activations from "./activations.js";
import { numpy } from "./bridge.js";
import * as choosing from "./choosing.js";
import * as comparing from "./comparing.js";
import { copyInto, fillWith } from "./filling.js";
import * as pointwise from "./pointwise.js";
import * as products from "./products.js";
import { randomInPlace } from "./random/public.js";
import * as reductions from "./reductions.js";
import * as shaping from "./shaping.js";
import { Tensor } from "./tensor.js";

/** Functions that take a tensor first, as methods of tensors. There is no second list of them. */

const filling = {
  numpy,
  /** Set every element to one value. */
  fill_: (x: Tensor, value: Scalar | Marked): Tensor => fillWith(x, value) as Tensor,
  zero_: (x: Tensor): Tensor => fillWith(x, 0) as Tensor,
  /** Write another tensor's elements, broadcast and cast. */
  copy_: (x: Tensor, source: Tensor): Tensor => copyInto(x, source) as Tensor,
};

const {
  where: whereFunction,
  inPlace: _inPlace,
  max,
  min,
  ...plain
} = {
  ...pointwise,
  ...shaping,
  ...choosing,
  ...products,
  ...reductions,
  ...activations,
  ...comparing,
  ...filling,
  ...pointwise.inPlace,
  ...choosing.choosingInPlace,
  ...randomInPlace,
};
const {
  cat: _cat,
  stack: _stack,
  ValuesAndIndices: _pair,
  var_,
  choosingInPlace: _choosing,
  ...methods
} = plain;

type MethodOf<F> = F extends (input: Tensor, ...rest: infer R) => infer T
  ? (...rest: R) => T
  : F extends (input: never, ...rest: infer R) => infer T
    ? (...rest: R) => T
    : never;

/** The methods of tensors that are functions of the library. */
export type Methods = { [K in keyof typeof methods]: MethodOf<(typeof methods)[K]> } & {
  var: MethodOf<typeof var_>;
  /** `condition ? this : other`, element by element. */
  where(condition: Tensor, other: pointwise.Operand): Tensor;
  max(): Tensor;
  max(other: Tensor): Tensor;
  max(
    dim: number | { dim: number; keepdim?: boolean },
    keepdim?: boolean | { keepdim?: boolean },
  ): reductions.ValuesAndIndices;
  min(): Tensor;
  min(other: Tensor): Tensor;
  min(
    dim: number | { dim: number; keepdim?: boolean },
    keepdim?: boolean | { keepdim?: boolean },
  ): reductions.ValuesAndIndices;
  /** The axes reversed: a view. */
  readonly T: Tensor;
  /** The last two axes exchanged: a view. */
  readonly mT: Tensor;
};

type AnyFunction = (...args: never[]) => unknown;

function attach(name: string, f: AnyFunction): void {
  Object.defineProperty(Tensor.prototype, name, {
    value(this: Tensor, ...args: unknown[]) {
      return (f as (...args: unknown[]) => unknown)(this, ...args);
    },
    configurable: true,
    writable: true,
  });
}

for (const [name, f] of Object.entries(methods)) attach(name, f as AnyFunction);
attach("var", var_ as AnyFunction);
attach("max", max as AnyFunction);
attach("min", min as AnyFunction);
attach("where", ((x: Tensor, condition: Tensor, other: pointwise.Operand) =>
  whereFunction(condition, x, other)) as AnyFunction);
Object.defineProperty(Tensor.prototype, "T", {
  get(this: Tensor): Tensor {
    const { ndim } = this.core;
    if (ndim === 2) return shaping.t(this);
    if (ndim !== 0) {
      warn(
        "The use of `x.T` on tensors of dimension other than 2 to reverse their shape is deprecated and it will throw an error in a future release. Consider `x.mT` to transpose batches of matrices or `x.permute(*torch.arange(x.ndim - 1, -1, -1))` to reverse the dimensions of a tensor.",
      );
    }
    return shaping.permute(
      this,
      Array.from({ length: ndim }, (_, i) => ndim - 1 - i),
    );
  },
  configurable: true,
});
Object.defineProperty(Tensor.prototype, "mT", {
  get(this: Tensor): Tensor {
    return shaping.transpose(this, -2, -1);
  },
  configurable: true,
});
