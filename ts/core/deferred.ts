import { CoreArray } from "./array.js";
import type { Operand, Policy, UfuncName } from "./dispatch.js";
import type { Reduction, ReductionSignature } from "./reduction.js";

/**
 * An array that is known by its dtype and layout, and has no memory: it is computed, block by block, by what it is asked
 * for. Reductions and variances ask; to everything else it has to be given as an array.
 */
export abstract class Deferred extends CoreArray {
  /** Reduce it into a result whose strides on its axes are given; `begun` says that the result holds a start. */
  abstract fold(
    row: Reduction,
    signature: ReductionSignature,
    result: CoreArray,
    strides: readonly number[],
    begun: boolean,
  ): void;
  /** An element-wise function of it and others, deferred as well. */
  abstract apply(name: UfuncName, inputs: readonly Operand[], policy: Policy): Deferred;
}
