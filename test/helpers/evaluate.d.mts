import type * as lanewise from "../../ts/index.js";
import type { Name } from "./bytes.mjs";

export interface Case {
  name?: string;
  fn: string;
  args: unknown[];
  kw?: Record<string, unknown>;
  let?: Record<string, unknown>;
  watch?: string[];
  want?: string[];
}
export type Answer = Record<string, unknown>;
export function evaluate(np: typeof lanewise, test: Case): Answer;
export function call(
  np: typeof lanewise,
  fn: string,
  args: readonly unknown[],
  kw: Record<string, unknown>,
): unknown;
export function fromBytes(
  np: typeof lanewise,
  dtype: Name,
  shape: readonly number[],
  bytes: Uint8Array,
): lanewise.NDArray;
export function toBytes(array: lanewise.NDArray): Uint8Array;
export function value(
  np: typeof lanewise,
  recipe: unknown,
  names?: Record<string, unknown>,
): lanewise.NDArray;
