import type { Case } from "../helpers/evaluate.mjs";

export function dtypeOf(test: Case): string;
export class Coverage {
  add(test: Case, failed: boolean): void;
  lines(): string[];
  few(n: number): string[];
  missing(namespace: object): string[];
  stale(namespace: object): string[];
}
