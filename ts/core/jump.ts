const MASK = (1n << 128n) - 1n;
const MULTIPLIER = 0x2360ed051fc65da44385df649fccf645n;

/**
 * The state of PCG64 after `delta` draws of 64 bits, or as many before. Brown, "Random number generation with arbitrary
 * strides" (1994): powers of the step `x -> a x + c` by repeated squaring.
 */
export function jumped(state: bigint, increment: bigint, delta: bigint): bigint {
  let [a, c, x, y] = [MULTIPLIER, increment, 1n, 0n];
  for (let n = delta & MASK; n > 0n; n >>= 1n) {
    if (n & 1n) [x, y] = [(x * a) & MASK, (y * a + c) & MASK];
    [a, c] = [(a * a) & MASK, ((a + 1n) * c) & MASK];
  }
  return (state * x + y) & MASK;
}
