import type { Tensor } from "../tensor.js";
import { take } from "./arguments.js";
import { requireProbability } from "./functional/checks.js";
import { dropout } from "./functional/dropout.js";
import { Module } from "./module.js";
import { pyBool, pyFloat } from "./words.js";

/**
 * Elements set to 0 by chance while it learns; nothing at all in use.
 *
 * @example
 * String(new torch.nn.Dropout(0.2)) // -> Dropout(p=0.2, inplace=False)
 */
export class Dropout extends Module {
  static override readonly name: string = "Dropout";
  readonly p: number;
  readonly inplace: boolean;

  constructor(p?: number | { p?: number; inplace?: boolean }, inplace?: boolean | { inplace?: boolean });
  constructor(...args: unknown[]) {
    super();
    const [p = 0.5, inplace = false] = take("Dropout(p=, inplace=)", args);
    requireProbability(p);
    this.p = p;
    this.inplace = inplace;
  }
  override forward(input: Tensor): Tensor {
    return dropout(input, this.p, { training: this.training, inplace: this.inplace });
  }
  override extraRepr(): string {
    return `p=${pyFloat(this.p)}, inplace=${pyBool(this.inplace)}`;
  }
}
