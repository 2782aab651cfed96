import { heap } from "../wasm/memory.js";
import { capacityOf, give } from "./allocator.js";
import { AWAY, type Block, type Cell, clock, counters, seams } from "./cell.js";

/** The cells of large storages that are in linear memory, by address. */
export const resident = new Map<number, Cell>();

/** Give a large block back, wherever its contents are. */
export function release(block: Block): void {
  const { address, bytes } = block;
  if (address === 0) return;
  block.address = 0;
  const capacity = capacityOf(bytes);
  if (address === AWAY) {
    counters.spilled -= capacity;
    counters.spilledArrays--;
  } else {
    resident.delete(address);
    give(address, bytes);
    counters.resident -= capacity;
  }
  counters.arrays--;
}

/** Whether a typed array that somebody may hold lies over its contents. */
function isHeld(cell: Cell): boolean {
  const { held } = cell;
  if (held === null || held === true) return held === true;
  // One over a buffer that memory has outgrown shows nothing any more.
  const lying = held.filter((view) => view.deref()?.buffer === heap.buffer);
  cell.held = lying.length ? lying : null;
  return lying.length > 0;
}

/** Move the contents to memory of JavaScript's own. @returns whether the engine had room for it */
export function spill(cell: Cell): boolean {
  const { address, bytes } = cell.block!;
  try {
    // Never into shared memory: engines are slow to collect it.
    cell.buffer =
      heap.buffer instanceof ArrayBuffer
        ? heap.buffer.slice(address, address + bytes)
        : heap.u8.slice(address, address + bytes).buffer;
  } catch {
    return false;
  }
  cell.hint = null;
  resident.delete(address);
  give(address, bytes);
  cell.block!.address = AWAY;
  seams.moved?.(address, bytes);
  const capacity = capacityOf(bytes);
  counters.resident -= capacity;
  counters.spilled += capacity;
  counters.spilledArrays++;
  counters.spills++;
  return true;
}

/**
 * Move what has not been used for longest out of linear memory, until `enough`.
 *
 * @returns whether anything was moved
 */
export function spillUntil(enough: () => boolean): boolean {
  let moved = false;
  const oldest = [...resident.values()]
    .filter((cell) => cell.used !== clock.now)
    .sort((a, b) => a.used - b.used);
  for (const cell of oldest) {
    if (enough()) break;
    if (isHeld(cell)) continue;
    if (!spill(cell)) break;
    moved = true;
  }
  return moved;
}

/** Put contents back, at an address that was taken for them. */
export function restore(cell: Cell, address: number): void {
  const { block } = cell;
  heap.u8.set(new Uint8Array(cell.buffer!), address);
  cell.buffer = null;
  block!.address = address;
  resident.set(address, cell);
  const capacity = capacityOf(block!.bytes);
  counters.resident += capacity;
  counters.spilled -= capacity;
  counters.spilledArrays--;
  counters.restores++;
}
