import type { Case } from "../../helpers/evaluate.mjs";
import type { Random } from "../../helpers/random.mjs";

export function families(): Promise<Record<string, (random: Random, n: number) => Iterable<Case>>>;
