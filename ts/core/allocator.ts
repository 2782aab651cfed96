import { boot } from "../wasm/abi.js";
import { grow, heap } from "../wasm/memory.js";
import { Cell } from "./cell.js";

/**
 * The only allocator of linear memory. Small blocks come from free lists by size class, carved out of slabs;
 * large ones from a list of free regions in the order of their addresses, joined when neighbours are free.
 */

/** The most bytes of a block that shares a slab. */
export let SMALL = 32768;
/** Have every block be a region of its own, which can move. For tests, before the first is taken. */
export function setSmall(bytes: number): void {
  SMALL = bytes;
}
const CLASSES = 32768;
const SLAB_BITS = 20;
const SLAB = 1 << SLAB_BITS;
const GROWTH = 16 << 20;
const PAGE = 4096;

/** Four classes to a power of two, all multiples of 64 bytes up to 256: waste is below a quarter. */
function classOf(bytes: number): number {
  if (bytes <= 256) return bytes === 0 ? 0 : ((bytes + 63) >> 6) - 1;
  const log = 31 - Math.clz32(bytes - 1);
  return 4 + ((log - 8) << 2) + (((bytes - 1) >> (log - 2)) & 3);
}
function classSize(c: number): number {
  return c < 4 ? (c + 1) << 6 : (5 + (c & 3)) << (6 + ((c - 4) >> 2));
}

const lists: number[][] = Array.from({ length: classOf(CLASSES) + 1 }, () => []);
const regions: { address: number; bytes: number }[] = [];
let slab = 0;
let slabEnd = 0;

/** A mebibyte of linear memory that small blocks are carved from. */
interface Slab {
  /** What all storages in it hold. `null` while dead ones are looked for. */
  cell: Cell | null;
  /** Bytes and blocks that were carved from it. */
  bytes: number;
  blocks: number;
}

/** The slabs by address, in mebibytes. */
export const slabs: (Slab | undefined)[] = [];
/** How often the mebibyte at an address has been a slab that was found dead: blocks of an earlier life are gone. */
export const lives = new Uint32Array(4096);

/** The slab of a small block. */
export function slabOf(address: number): Slab {
  return slabs[address >>> SLAB_BITS]!;
}
/** Which life of its slab a small block has. */
export function lifeOf(address: number): number {
  return lives[address >>> SLAB_BITS]!;
}

/** A free region of at least `bytes`; 0 where the engine refuses more. Nothing watches over it. */
export function takeRegion(bytes: number, alignment = 1): number {
  let best = -1;
  let least = Infinity;
  for (let i = 0; i < regions.length; i++) {
    const { address, bytes: size } = regions[i]!;
    if (size < least && size >= bytes + (-address & (alignment - 1))) {
      best = i;
      least = size;
      if (size === bytes) break;
    }
  }
  if (best < 0) {
    boot();
    const last = regions[regions.length - 1];
    const room = alignment > 1 ? 2 * bytes : bytes;
    // Near the end of what there is, only what the last region lacks.
    const joins = last !== undefined && last.address + last.bytes === heap.buffer.byteLength;
    const more = grow(Math.max(room, GROWTH)) ?? grow(room - (joins ? last.bytes : 0));
    if (!more) return 0;
    giveRegion(more.address, more.bytes);
    return takeRegion(bytes, alignment);
  }
  const region = regions[best]!;
  const address = region.address + (-region.address & (alignment - 1));
  const after = region.address + region.bytes - address - bytes;
  const before = address - region.address;
  if (before === 0) regions.splice(best, 1);
  else region.bytes = before;
  if (after > 0) giveRegion(address + bytes, after);
  return address;
}

function giveRegion(address: number, bytes: number): void {
  let low = 0;
  let high = regions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (regions[middle]!.address < address) low = middle + 1;
    else high = middle;
  }
  const before = regions[low - 1];
  const after = regions[low];
  const joinsAfter = after !== undefined && address + bytes === after.address;
  if (before !== undefined && before.address + before.bytes === address) {
    before.bytes += bytes;
    if (joinsAfter) {
      before.bytes += after.bytes;
      regions.splice(low, 1);
    }
  } else if (joinsAfter) {
    after.address = address;
    after.bytes += bytes;
  } else regions.splice(low, 0, { address, bytes });
}

/** The bytes that a request occupies. */
export function capacityOf(bytes: number): number {
  return bytes <= SMALL ? classSize(classOf(bytes)) : Math.ceil((bytes || 1) / PAGE) * PAGE;
}

/**
 * A block of at least `bytes`, aligned to 64. Its contents are undefined.
 *
 * @returns its address, or 0 where no memory is left
 */
export function take(bytes: number): number {
  if (bytes > SMALL) return takeRegion(capacityOf(bytes));
  const c = classOf(bytes);
  const address = lists[c]!.pop();
  if (address !== undefined) return address;
  const size = classSize(c);
  if (slab + size > slabEnd) {
    // What is left of the old slab is carved into the smallest class rather than lost.
    for (; slab + 64 <= slabEnd; slab += 64) {
      lists[0]!.push(slab);
      slabOf(slab).bytes += 64;
      slabOf(slab).blocks++;
    }
    const next = takeRegion(SLAB, SLAB);
    if (!next) return 0;
    slabs[next >>> SLAB_BITS] = { cell: new Cell(null), bytes: 0, blocks: 0 };
    slab = next;
    slabEnd = next + SLAB;
  }
  const home = slabOf(slab);
  home.bytes += size;
  home.blocks++;
  slab += size;
  return slab - size;
}

/** Give back a block that {@link take} gave for the same number of bytes. */
export function give(address: number, bytes: number): void {
  if (bytes > SMALL) giveRegion(address, capacityOf(bytes));
  else lists[classOf(bytes)]!.push(address);
}

/**
 * Give back whole slabs, whatever is taken of them.
 *
 * @param dead - their addresses in mebibytes
 * @returns how many bytes and blocks had been taken
 */
export function giveSlabs(dead: ReadonlySet<number>): { bytes: number; blocks: number } {
  const taken = { bytes: 0, blocks: 0 };
  lists.forEach((list, c) => {
    let kept = 0;
    for (const address of list) if (!dead.has(address >>> SLAB_BITS)) list[kept++] = address;
    taken.blocks -= list.length - kept;
    taken.bytes -= (list.length - kept) * classSize(c);
    list.length = kept;
  });
  for (const at of dead) {
    taken.bytes += slabs[at]!.bytes;
    taken.blocks += slabs[at]!.blocks;
    slabs[at] = undefined;
    lives[at]!++;
    if (slab >>> SLAB_BITS === at && slab < slabEnd) slab = slabEnd = 0;
    giveRegion(at * SLAB, SLAB);
  }
  return taken;
}
