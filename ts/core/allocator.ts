import { boot } from "../wasm/abi.js";
import { grow } from "../wasm/memory.js";

/**
 * The only allocator of linear memory. Small blocks come from free lists by size class, carved out of slabs;
 * large ones from a list of free regions in the order of their addresses, joined when neighbours are free.
 */

const SMALL = 32768;
const SLAB = 1 << 20;
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

const lists: number[][] = Array.from({ length: classOf(SMALL) + 1 }, () => []);
const regions: { address: number; bytes: number }[] = [];
let slab = 0;
let slabEnd = 0;

function takeRegion(bytes: number): number {
  let best = -1;
  for (let i = 0; i < regions.length; i++) {
    const size = regions[i]!.bytes;
    if (size >= bytes && (best < 0 || size < regions[best]!.bytes)) {
      best = i;
      if (size === bytes) break;
    }
  }
  if (best < 0) {
    boot();
    const more = grow(Math.max(bytes, GROWTH)) ?? grow(bytes);
    if (!more) return 0;
    giveRegion(more.address, more.bytes);
    return takeRegion(bytes);
  }
  const region = regions[best]!;
  const { address } = region;
  if (region.bytes === bytes) regions.splice(best, 1);
  else {
    region.address += bytes;
    region.bytes -= bytes;
  }
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
  return bytes <= SMALL ? classSize(classOf(bytes)) : Math.ceil(bytes / PAGE) * PAGE;
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
    for (; slab + 64 <= slabEnd; slab += 64) lists[0]!.push(slab);
    const next = takeRegion(SLAB);
    if (!next) return 0;
    slab = next;
    slabEnd = next + SLAB;
  }
  slab += size;
  return slab - size;
}

/** Give back a block that {@link take} gave for the same number of bytes. */
export function give(address: number, bytes: number): void {
  if (bytes > SMALL) giveRegion(address, capacityOf(bytes));
  else lists[classOf(bytes)]!.push(address);
}
