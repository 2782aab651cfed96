import type { CoreArray } from "../core/array.js";
import type { Policy } from "../core/dispatch.js";
import type { OpName, OpParams } from "./names.js";
import type { Rule } from "./rule.js";
import type { Variable } from "./variable.js";

/** What a face lends to autograd: the class that results have, and the promotion that rules compute under. */
export interface Face {
  wrap(core: CoreArray): Variable;
  readonly policy: Policy;
}

/** One row for every operation; `null` for one that has no derivative. */
export type Rules = { readonly [O in OpName]: Rule<OpParams[O]> | null };

// Rules are written in operations, and operations look up their rule: the table is plugged in, so that imports
// point one way.
let face: Face;
let rules: Rules;

/** Set the face. */
export function useFace(next: Face): void {
  face = next;
}
/** Set the table of rules. */
export function useRules(next: Rules): void {
  rules = next;
}

/** A variable of the face for a core array. */
export const wrap = (core: CoreArray): Variable => face.wrap(core);
/** The face's promotion. */
export const policy = (): Policy => face.policy;
/** The rule of an operation. */
export const ruleOf = <O extends OpName>(op: O): Rule<OpParams[O]> | null =>
  rules[op] as Rule<OpParams[O]> | null;
