import { ValueError } from "../../core/errors.js";
import type { Tensor } from "../tensor.js";
import { type FactoryOptions, filledParameter, take } from "./arguments.js";
import { bilinear, linear } from "./functional/linear.js";
import { kaimingUniform_, uniform_ } from "./init.js";
import { Module } from "./module.js";
import type { Parameter } from "./parameter.js";
import { pyBool } from "./words.js";

/** What layers with weight and bias take by name. */
export interface LinearOptions extends FactoryOptions {
  /** Whether something is added; it is by default. */
  bias?: boolean;
}

/**
 * What it is given, whatever it was made with.
 *
 * @example
 * new torch.nn.Identity().call(torch.tensor([1, 2])).toString() // -> tensor([1., 2.])
 */
export class Identity extends Module {
  static override readonly name: string = "Identity";
  constructor(..._ignored: unknown[]) {
    super();
  }
  override forward(input: Tensor): Tensor {
    return input;
  }
}

/**
 * `x @ weight.T + bias`, initialised with PyTorch's draws.
 *
 * @example
 * String(new torch.nn.Linear(2, 3)) // -> Linear(in_features=2, out_features=3, bias=True)
 */
export class Linear extends Module {
  static override readonly name: string = "Linear";
  readonly inFeatures: number;
  readonly outFeatures: number;
  /** `[out, in]` */
  weight: Parameter;
  /** `[out]` */
  bias: Parameter | null;

  constructor(
    inFeatures: number,
    outFeatures: number,
    bias?: boolean | LinearOptions,
    options?: FactoryOptions,
  );
  constructor(...args: unknown[]) {
    super();
    const [inputs, outputs, bias = true, , dtype] = take(
      "Linear(inFeatures, outFeatures, bias=, device=, dtype=)",
      args,
    );
    this.inFeatures = inputs;
    this.outFeatures = outputs;
    this.weight = filledParameter([outputs, inputs], 0, dtype);
    this.bias = bias ? filledParameter([outputs], 0, dtype) : null;
    this.resetParameters();
  }
  /** Draw weight and bias anew. */
  resetParameters(): void {
    kaimingUniform_(this.weight, Math.sqrt(5));
    if (!this.bias) return;
    const bound = this.inFeatures > 0 ? 1 / Math.sqrt(this.inFeatures) : 0;
    uniform_(this.bias, -bound, bound);
  }
  override forward(input: Tensor): Tensor {
    return linear(input, this.weight, this.bias);
  }
  override extraRepr(): string {
    return `in_features=${this.inFeatures}, out_features=${this.outFeatures}, bias=${pyBool(this.bias !== null)}`;
  }
}

/**
 * `x1 @ weight[k] @ x2 + bias[k]` for every output `k`.
 *
 * @example
 * new torch.nn.Bilinear(2, 3, 4).weight.shape // -> [ 4, 2, 3 ]
 */
export class Bilinear extends Module {
  static override readonly name: string = "Bilinear";
  readonly in1Features: number;
  readonly in2Features: number;
  readonly outFeatures: number;
  /** `[out, in1, in2]` */
  weight: Parameter;
  /** `[out]` */
  bias: Parameter | null;

  constructor(
    in1Features: number,
    in2Features: number,
    outFeatures: number,
    bias?: boolean | LinearOptions,
    options?: FactoryOptions,
  );
  constructor(...args: unknown[]) {
    super();
    const signature = "Bilinear(in1Features, in2Features, outFeatures, bias=, device=, dtype=)";
    const [first, second, outputs, bias = true, , dtype] = take(signature, args);
    if (!(first > 0)) throw new ValueError(`in1_features must be > 0, but got ${first}`);
    this.in1Features = first;
    this.in2Features = second;
    this.outFeatures = outputs;
    this.weight = filledParameter([outputs, first, second], 0, dtype);
    this.bias = bias ? filledParameter([outputs], 0, dtype) : null;
    this.resetParameters();
  }
  /** Draw weight and bias anew. */
  resetParameters(): void {
    const bound = 1 / Math.sqrt(this.in1Features);
    uniform_(this.weight, -bound, bound);
    if (this.bias) uniform_(this.bias, -bound, bound);
  }
  override forward(input1: Tensor, input2: Tensor): Tensor {
    return bilinear(input1, input2, this.weight, this.bias);
  }
  override extraRepr(): string {
    const { in1Features, in2Features, outFeatures } = this;
    const sizes = `in1_features=${in1Features}, in2_features=${in2Features}, out_features=${outFeatures}`;
    return `${sizes}, bias=${pyBool(this.bias !== null)}`;
  }
}
