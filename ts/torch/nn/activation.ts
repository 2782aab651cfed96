import type { Approximate } from "../../autograd/networks.js";
import type { Tensor } from "../tensor.js";
import { take } from "./arguments.js";
import * as F from "./functional/activation.js";
import { Module } from "./module.js";
import { pyFloat, pyOptional } from "./words.js";

/**
 * `max(x, 0)`; into its input with `inplace`.
 *
 * @example
 * new torch.nn.ReLU().call(torch.tensor([-1, 2])).toString() // -> tensor([0., 2.])
 */
export class ReLU extends Module {
  static override readonly name: string = "ReLU";
  readonly inplace: boolean;
  constructor(inplace?: boolean | { inplace?: boolean });
  constructor(...args: unknown[]) {
    super();
    const [inplace = false] = take("ReLU(inplace=)", args);
    this.inplace = inplace;
  }
  override forward(input: Tensor): Tensor {
    return F.relu(input, this.inplace);
  }
  override extraRepr(): string {
    return this.inplace ? "inplace=True" : "";
  }
}

/**
 * `x` where it is positive, else a fraction of it.
 *
 * @example
 * new torch.nn.LeakyReLU(0.1).call(torch.tensor([-1, 2])).toString() // -> tensor([-0.1000,  2.0000])
 */
export class LeakyReLU extends Module {
  static override readonly name: string = "LeakyReLU";
  readonly negativeSlope: number;
  constructor(negativeSlope?: number | { negativeSlope?: number });
  constructor(...args: unknown[]) {
    super();
    const [slope = 0.01] = take("LeakyReLU(negativeSlope=)", args);
    this.negativeSlope = slope;
  }
  override forward(input: Tensor): Tensor {
    return F.leakyRelu(input, this.negativeSlope);
  }
  override extraRepr(): string {
    return `negative_slope=${pyFloat(this.negativeSlope)}`;
  }
}

/**
 * `x` times the normal distribution's probability of being below it.
 *
 * @example
 * String(new torch.nn.GELU("tanh")) // -> GELU(approximate='tanh')
 */
export class GELU extends Module {
  static override readonly name: string = "GELU";
  readonly approximate: Approximate;
  constructor(approximate?: Approximate | { approximate?: Approximate });
  constructor(...args: unknown[]) {
    super();
    const [approximate = "none"] = take("GELU(approximate=)", args);
    this.approximate = approximate;
  }
  override forward(input: Tensor): Tensor {
    return F.gelu(input, { approximate: this.approximate });
  }
  override extraRepr(): string {
    return `approximate='${this.approximate}'`;
  }
}

/**
 * `x` times its logistic function.
 *
 * @example
 * new torch.nn.SiLU().call(torch.tensor([-1, 2])).toString() // -> tensor([-0.2689,  1.7616])
 */
export class SiLU extends Module {
  static override readonly name: string = "SiLU";
  override forward(input: Tensor): Tensor {
    return F.silu(input);
  }
}

/**
 * The hyperbolic tangent.
 *
 * @example
 * new torch.nn.Tanh().call(torch.tensor([0, 1])).toString() // -> tensor([0.0000, 0.7616])
 */
export class Tanh extends Module {
  static override readonly name: string = "Tanh";
  override forward(input: Tensor): Tensor {
    return F.tanh(input);
  }
}

/**
 * The logistic function.
 *
 * @example
 * new torch.nn.Sigmoid().call(torch.tensor([0])).toString() // -> tensor([0.5000])
 */
export class Sigmoid extends Module {
  static override readonly name: string = "Sigmoid";
  override forward(input: Tensor): Tensor {
    return F.sigmoid(input);
  }
}

/**
 * The logarithm of the logistic function.
 *
 * @example
 * new torch.nn.LogSigmoid().call(torch.tensor([0])).toString() // -> tensor([-0.6931])
 */
export class LogSigmoid extends Module {
  static override readonly name: string = "LogSigmoid";
  override forward(input: Tensor): Tensor {
    return F.logsigmoid(input);
  }
}

/**
 * Exponentials that add up to 1 along an axis.
 *
 * @example
 * new torch.nn.Softmax(0).call(torch.tensor([1, 1])).toString() // -> tensor([0.5000, 0.5000])
 */
export class Softmax extends Module {
  static override readonly name: string = "Softmax";
  readonly dim: number | null;
  constructor(dim?: number | null | { dim?: number | null });
  constructor(...args: unknown[]) {
    super();
    const [dim = null] = take("Softmax(dim=)", args);
    this.dim = dim;
  }
  override forward(input: Tensor): Tensor {
    return F.softmax(input, this.dim);
  }
  override extraRepr(): string {
    return `dim=${pyOptional(this.dim, String)}`;
  }
}

/**
 * The logarithm of {@link Softmax}.
 *
 * @example
 * new torch.nn.LogSoftmax(0).call(torch.tensor([1, 1])).toString() // -> tensor([-0.6931, -0.6931])
 */
export class LogSoftmax extends Module {
  static override readonly name: string = "LogSoftmax";
  readonly dim: number | null;
  constructor(dim?: number | null | { dim?: number | null });
  constructor(...args: unknown[]) {
    super();
    const [dim = null] = take("LogSoftmax(dim=)", args);
    this.dim = dim;
  }
  override forward(input: Tensor): Tensor {
    return F.logSoftmax(input, this.dim);
  }
  override extraRepr(): string {
    return `dim=${pyOptional(this.dim, String)}`;
  }
}
