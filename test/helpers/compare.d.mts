import type { Answer, Case } from "./evaluate.mjs";

export interface Tolerances {
  ulp: Record<string, Record<string, number>>;
  zeroSign: string[];
  words: { numpy: string; ours: string; why: string }[];
}
export function differs(test: Case, want: Answer, got: Answer, table: Tolerances): string | null;
