/** Draws that take one step of the generator each: every part begins where the one before it will end. */
import { dtypes } from "../core/dtype.js";
import { jumped } from "../core/jump.js";
import { heap } from "../wasm/memory.js";
import type { Pool } from "./pool.js";
import { withBlock } from "./scratch.js";

const UNIFORM = 0;
/** The bytes of a generator, and from one to the next: state, increment, half a draw. */
const BYTES = 40;
const PITCH = 64;
/** Nanoseconds for a draw; and for a jump, which is a loop over big integers. */
const DRAW = 1.5;
const JUMP = 3000;

const read = (at: number): bigint =>
  heap.view.getBigUint64(at, true) | (heap.view.getBigUint64(at + 8, true) << 64n);

/** Write uniform float64 numbers in parts; false for other draws, which take as many steps as they need. */
export function uniform(
  pool: Pool,
  law: number,
  dtype: number,
  state: number,
  out: number,
  n: number,
): boolean {
  if (law !== UNIFORM || dtype !== dtypes.float64.code) return false;
  const parts = Math.min(pool.partsFor(n * DRAW - JUMP * pool.threads), pool.threads);
  if (parts < 2) return false;
  return withBlock(parts * PITCH, (address) => {
    const [first, increment] = [read(state), read(state + 16)];
    for (let part = 0; part < parts; part++) {
      const at = address + part * PITCH;
      heap.u8.copyWithin(at, state, state + BYTES);
      const now = jumped(first, increment, BigInt(Math.floor((n * part) / parts)));
      heap.view.setBigUint64(at, BigInt.asUintN(64, now), true);
      heap.view.setBigUint64(at + 8, now >> 64n, true);
    }
    const args = [law, dtype, address, out, 0];
    pool.run({ name: "random_fill", args, parts, places: n, count: 4, steps: { 3: 8 }, each: [2, PITCH] });
    const last = address + (parts - 1) * PITCH;
    heap.u8.copyWithin(state, last, last + BYTES);
  });
}
