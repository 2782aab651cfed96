import { sum } from "../../../autograd/reduce.js";
import type { Variable } from "../../../autograd/variable.js";
import { ValueError } from "../../../core/errors.js";
import { type Reduction, reductions } from "../../../ops/likelihood.js";
import { mean } from "../../reductions.js";
import type { Tensor } from "../../tensor.js";

export type { Reduction };

/** What becomes of the losses of all elements. */
export interface ReductionOptions {
  /** Their mean (the default), their sum, or nothing. */
  reduction?: Reduction;
}

/** A function from predictions and targets to losses. */
export type Loss<O = ReductionOptions> = (input: Tensor, target: Tensor, options?: O) => Tensor;

/** All axes. */
export const all = (x: Variable): number[] => [...x.core.shape.keys()];

/** @throws ValueError for a word that is none */
export function requireReduction(reduction: Reduction): void {
  if (!reductions.includes(reduction))
    throw new ValueError(`${reduction} is not a valid value for reduction`);
}

/** The losses of all elements, reduced. */
export function reduced(losses: Variable, reduction: Reduction): Variable {
  if (reduction === "none") return losses;
  return reduction === "mean" ? mean(losses as Tensor) : sum(losses, all(losses));
}
