import { flatten } from "../shaping.js";
import type { Tensor } from "../tensor.js";
import { take } from "./arguments.js";
import { Module } from "./module.js";

/**
 * Several axes as one: all but the first unless others are named.
 *
 * @example
 * String(new torch.nn.Flatten()) // -> Flatten(start_dim=1, end_dim=-1)
 */
export class Flatten extends Module {
  static override readonly name: string = "Flatten";
  readonly startDim: number;
  readonly endDim: number;

  constructor(startDim?: number | { startDim?: number; endDim?: number }, endDim?: number);
  constructor(...args: unknown[]) {
    super();
    const [start = 1, end = -1] = take("Flatten(startDim=, endDim=)", args);
    this.startDim = start;
    this.endDim = end;
  }
  override forward(input: Tensor): Tensor {
    return flatten(input, this.startDim, this.endDim);
  }
  override extraRepr(): string {
    return `start_dim=${this.startDim}, end_dim=${this.endDim}`;
  }
}
