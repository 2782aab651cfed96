import type { Gradient, Input, Meta } from "./graph.js";
import type { Variable } from "./variable.js";

/** One call of an operation, as its rule sees it in backward. */
export interface Call<P> {
  readonly params: P;
  /** How many inputs there were. */
  readonly count: number;
  /** What is known of the outputs. */
  readonly outputs: readonly Meta[];
  /** Whether anybody wants the gradient of an input. */
  needs(k: number): boolean;
  /** An input that the rule's `uses` names: a variable, or the scalar that was given. */
  x(k: number): Input;
  /** The same where it must be a variable. */
  tensor(k: number): Variable;
  /** The first output, if the rule's `uses` names it. */
  readonly out: Variable;
  /** What is known of an input that is a variable. */
  meta(k: number): Meta;
}

/** How an operation is differentiated: one row of the table. */
export interface Rule<P> {
  /** The node's name in PyTorch. */
  readonly name: string;
  /** Which inputs (0, 1, ...) and outputs (-1, -2, ...) the gradient of input `k` is computed from. */
  uses(k: number, params: P): readonly number[];
  /** Whether PyTorch's node has a place for the gradient of input `k`: not for masks, indices and labels. */
  inputs(k: number, isVariable: boolean): boolean;
  /**
   * The gradients of the inputs, in operations that are themselves differentiable. They may have the broadcast shape and
   * the promoted dtype: the walk brings them down to the input's.
   */
  backward(grads: readonly Gradient[], call: Call<P>): readonly Gradient[];
}

/** The place of the first output among what a rule uses. */
export const OUT = -1;

const full = (name: string): string => (name.includes("Backward") ? name : `${name}Backward0`);

/** A rule with one output, from the gradient of each input and what that uses; `null` where none is thinkable. */
export function row<P = undefined>(
  name: string,
  uses: readonly (readonly number[])[],
  ...gradients: readonly (((g: Variable, call: Call<P>) => Gradient) | null)[]
): Rule<P> {
  return {
    name: full(name),
    uses: (k) => uses[k] ?? [],
    inputs: (k) => gradients[k] != null,
    backward(grads, call) {
      const g = grads[0];
      const found: Gradient[] = [];
      for (let k = 0; k < gradients.length; k++) {
        const gradient = gradients[k];
        found.push(g && gradient && call.needs(k) ? gradient(g, call) : null);
      }
      return found;
    },
  };
}

/** A rule of an operation that PyTorch tells apart by whether inputs beside the first are scalars. */
export const scalarsApart = <P>(rule: Rule<P>): Rule<P> => ({
  ...rule,
  inputs: (k, isVariable) => rule.inputs(k, isVariable) && (k === 0 || isVariable),
});

/** A rule whose gradients are computed together; `uses` holds for every input. */
export function together<P>(
  name: string,
  uses: readonly number[],
  backward: (grads: readonly Gradient[], call: Call<P>) => readonly Gradient[],
): Rule<P> {
  return { name: full(name), uses: () => uses, inputs: () => true, backward };
}
