import { ValueError } from "../../../core/errors.js";
import { defaultGenerator, type Generator } from "../../random/generator.js";
import { asDataset, type DatasetLike, Subset } from "./dataset.js";
import { shuffled } from "./sampler.js";

/** Fractions of a whole as lengths: what rounding leaves over goes round, one to each. */
function lengthsOf(fractions: readonly number[], n: number): number[] {
  const lengths = fractions.map((fraction, i) => {
    if (fraction < 0 || fraction > 1) throw new ValueError(`Fraction at index ${i} is not between 0 and 1`);
    return Math.floor(n * fraction);
  });
  const rest = n - lengths.reduce((a, b) => a + b, 0);
  for (let i = 0; i < rest; i++) lengths[i % lengths.length]!++;
  return lengths;
}

/**
 * Disjoint random parts of a dataset.
 *
 * @param lengths - of the parts, or fractions that add up to 1
 * @throws ValueError when they do not add up to the whole
 * @example
 * torch.manualSeed(42);
 * const [train, test] = torch.utils.data.randomSplit([10, 20, 30, 40], [3, 1]);
 * test.get(0) // -> 20
 */
export function randomSplit<T>(
  dataset: DatasetLike<T>,
  lengths: readonly number[],
  { generator = defaultGenerator() }: { generator?: Generator } = {},
): Subset<T>[] {
  const whole = asDataset(dataset);
  const sum = lengths.reduce((a, b) => a + b, 0);
  const fractions = Math.abs(sum - 1) <= 1e-9 * Math.max(1, Math.abs(sum)) && sum <= 1 + 1e-9;
  const parts = fractions ? lengthsOf(lengths, whole.length) : lengths;
  if (parts.reduce((a, b) => a + b, 0) !== whole.length) {
    throw new ValueError("Sum of input lengths does not equal the length of the input dataset!");
  }
  const order = shuffled(generator, whole.length);
  let from = 0;
  return parts.map((length) => {
    const part = new Subset(whole, order.slice(from, from + length));
    from += length;
    return part;
  });
}
