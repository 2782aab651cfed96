import { withScratch } from "../core/scratch.js";
import { kernels } from "../wasm/abi.js";
import { build } from "../wasm/load.js";

/** Multiplications and additions after which it pays to know the fastest tile: some 10 ms of work. */
const ENOUGH = 2 ** 28;
const ROUNDS = 4;

/** How much products have done, by the dtype's code; from `ENOUGH` on its tile is settled. */
const work = new Map<number, number>();

/**
 * Choose the tile of large products by a timing of about a millisecond, once they have done some work. Every tile gives
 * the same bits; which is fastest depends on the engine's compiler and on the machine.
 *
 * @param amount - multiplications and additions of the product that comes next
 * @param done - those before it, by dtype
 */
export function chooseTile(code: number, amount: number, done = work): void {
  const before = done.get(code) ?? 0;
  if (before >= ENOUGH) return;
  done.set(code, before + amount);
  if (before + amount < ENOUGH) return;
  const count = kernels.matmul_tile(code, 0xff, 0, 0) & 0xff;
  const { variant, bits } = build();
  // The strict build has only one for 128 bits.
  if (count < 2 || (variant !== "relaxed" && bits === 128)) return;
  const best = new Array<number>(count).fill(Number.POSITIVE_INFINITY);
  withScratch(1 << 16, (scratch) => {
    // The first round has the engine compile them for good.
    for (let round = 0; round <= ROUNDS; round++)
      for (let which = 0; which < count; which++) {
        const start = performance.now();
        kernels.matmul_tile(code, which, round === 0 ? 64 : 32, scratch);
        const took = performance.now() - start;
        if (round > 0) best[which] = Math.min(best[which]!, took);
      }
  });
  // A clock too coarse to tell leaves the first, which is good everywhere.
  kernels.matmul_tile(code, best.indexOf(Math.min(...best)), 0, 0);
}
