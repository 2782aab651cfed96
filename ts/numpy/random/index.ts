// Everything under `np.random`.
export {
  type ChoiceOptions,
  defaultRng,
  type ExponentialOptions,
  type FloatType,
  Generator,
  type IntegersOptions,
  type StandardOptions,
} from "./generator.js";
export { PCG64, type PCG64State } from "./pcg64.js";
export { type Seed, SeedSequence } from "./seed-sequence.js";
