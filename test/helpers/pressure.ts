// Memory as tight as it can be: every array that was not used since the last allocation leaves linear memory.
import { setSmall } from "../../ts/core/allocator.js";
import { seams } from "../../ts/core/cell.js";
import { limits } from "../../ts/core/pressure.js";
import { spill } from "../../ts/core/spill.js";
import type * as np from "../../ts/index.js";
import { grow, heap } from "../../ts/wasm/memory.js";

/** Have every array be able to move, small ones too. To be called before the first is made. */
export function loosen(): void {
  setSmall(-1);
  seams.moved = (address, bytes) => heap.u8.fill(0xa5, address, address + bytes);
}

/** Move arrays out of linear memory. */
export function moveOut(...arrays: np.NDArray[]): void {
  for (const { core } of arrays) {
    const { cell } = core.storage;
    if (cell?.block && cell.block.address > 0) spill(cell);
  }
}

/** Have small arrays move, too, spoil the memory that they leave, and renew the views of memory now and then. */
export function press(): void {
  loosen();
  limits.least = limits.cap = limits.most = 0;
  limits.worth = Infinity;
  let restored = 0;
  seams.restoring = () => {
    if (++restored % 64 === 0 && heap.buffer.byteLength < 2 ** 30) grow(1);
  };
}
