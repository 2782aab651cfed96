import type { Tensor } from "../tensor.js";
import { defaultGenerator, type Generator } from "./generator.js";

/** The state of the generator that everything draws from unless told otherwise. */

/**
 * Begin the stream of all functions that are given no generator.
 *
 * @param seed - any 64 bits
 * @throws ValueError for more
 * @example
 * torch.manualSeed(42);
 * torch.rand(3).toString() // -> tensor([0.8823, 0.9150, 0.3829])
 */
export function manualSeed(seed: number | bigint): Generator {
  return defaultGenerator().manualSeed(seed);
}
/**
 * Begin that stream by chance. @returns the seed
 *
 * @example
 * torch.seed() === torch.initialSeed() // -> true
 */
export const seed = (): bigint => defaultGenerator().seed();
/**
 * What that stream began with.
 *
 * @example
 * torch.manualSeed(7);
 * torch.initialSeed() // -> 7n
 */
export const initialSeed = (): bigint => defaultGenerator().initialSeed();
/**
 * The state of that stream, in PyTorch's bytes.
 *
 * @example
 * const state = torch.getRngState();
 * const before = torch.rand(1).item();
 * torch.setRngState(state);
 * torch.rand(1).item() === before // -> true
 */
export const getRngState = (): Tensor => defaultGenerator().getState();
/**
 * Go on from a state.
 *
 * @throws RuntimeError, TypeError for what is none
 * @example
 * torch.manualSeed(0);
 * const state = torch.getRngState();
 * torch.rand(3);
 * torch.setRngState(state);
 * torch.rand(1).toString() // -> tensor([0.4963])
 */
export function setRngState(state: Tensor): void {
  defaultGenerator().setState(state);
}
