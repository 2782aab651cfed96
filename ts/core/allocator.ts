import { boot } from "../wasm/abi.js";
import { grow, heap } from "../wasm/memory.js";
import { Cell, counters, type Page, Token } from "./cell.js";

/**
 * The only allocator of linear memory. Small blocks come from pages by size class, carved out of slabs;
 * large ones from a list of free regions in the order of their addresses, joined when neighbours are free.
 */

/** The most bytes of a block that lies in a slab. */
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
/** The most blocks and bytes that small arrays share. */
const BLOCKS = 16;
const PAGE_MOST = 8192;

/** Four classes to a power of two, all multiples of 64 bytes up to 256: waste is below a quarter. */
function classOf(bytes: number): number {
  if (bytes <= 256) return bytes === 0 ? 0 : ((bytes + 63) >> 6) - 1;
  const log = 31 - Math.clz32(bytes - 1);
  return 4 + ((log - 8) << 2) + (((bytes - 1) >> (log - 2)) & 3);
}
function classSize(c: number): number {
  return c < 4 ? (c + 1) << 6 : (5 + (c & 3)) << (6 + ((c - 4) >> 2));
}

/** By size class: the pages with free blocks. Those in which all are taken are known to their storages alone. */
const open: Page[][] = Array.from({ length: classOf(CLASSES) + 1 }, () => []);
/** The page of the small block that was taken last. */
export let taken: Page;
const regions: { address: number; bytes: number }[] = [];
let slab = 0;
let slabEnd = 0;

/** A mebibyte of linear memory that pages are carved from. */
interface Slab {
  /** What all tokens in it hold. `null` while dead ones are looked for. */
  cell: Cell | null;
  readonly pages: Page[];
}

/** The slabs by address, in mebibytes. */
export const slabs: (Slab | undefined)[] = [];

// The net for what nobody disposed of: runs between tasks, never inside synchronous code.
const registry = new FinalizationRegistry<Page>((page) => {
  // It may be part of a slab that was given back as a whole.
  if (page.address === 0) return;
  const { arrays, bytes } = inUse(page);
  counters.arrays -= arrays;
  counters.resident -= bytes;
  vacate(page);
});

function inUse({ address, end, size, free }: Page): { arrays: number; bytes: number } {
  const bytes = end - address - free.length * size;
  return { arrays: bytes / size, bytes };
}

/** Have all blocks of a page be free. */
function vacate(page: Page): Page {
  const { address, end, size, free } = page;
  free.length = 0;
  for (let at = end - size; at >= address; at -= size) free.push(at);
  page.open.push(page);
  return page;
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
  const pages = open[c]!;
  let page: Page | undefined = pages[pages.length - 1];
  while (page !== undefined && page.free.length === 0) {
    page.token = null;
    pages.pop();
    page = pages[pages.length - 1];
  }
  page ??= carve(c);
  if (page === undefined) return 0;
  if (page.token === null) {
    page.token = new Token(page, slabs[page.address >>> SLAB_BITS]!.cell!);
    registry.register(page.token, page);
  }
  taken = page;
  return page.free.pop()!;
}

/** A new page for a size class. One array that lives keeps it, so it has few blocks. */
function carve(c: number): Page | undefined {
  const size = classSize(c);
  const bytes = size * Math.max(1, Math.min(BLOCKS, Math.floor(PAGE_MOST / size)));
  if (slab + bytes > slabEnd) {
    const next = takeRegion(SLAB, SLAB);
    if (!next) return;
    slabs[next >>> SLAB_BITS] = { cell: new Cell(null), pages: [] };
    slab = next;
    slabEnd = next + SLAB;
  }
  const address = slab;
  slab += bytes;
  const page: Page = { address, end: slab, size, free: [], open: open[c]!, token: null };
  slabs[address >>> SLAB_BITS]!.pages.push(page);
  return vacate(page);
}

/** Give back a large block that {@link take} gave for the same number of bytes. */
export function give(address: number, bytes: number): void {
  giveRegion(address, capacityOf(bytes));
}

/** Give back a small block of a page. @returns its bytes */
export function giveSmall(token: Token, address: number): number {
  const { page } = token;
  page.free.push(address);
  if (page.token === null) {
    page.token = token;
    page.open.push(page);
  }
  return page.size;
}

/**
 * Give back whole slabs, whatever is taken of them.
 *
 * @param dead - their addresses in mebibytes
 * @returns how many bytes and arrays had been taken
 */
export function giveSlabs(dead: ReadonlySet<number>): { bytes: number; arrays: number } {
  for (const pages of open) {
    let kept = 0;
    for (const page of pages) if (!dead.has(page.address >>> SLAB_BITS)) pages[kept++] = page;
    pages.length = kept;
  }
  const total = { bytes: 0, arrays: 0 };
  for (const at of dead) {
    for (const page of slabs[at]!.pages) {
      const { bytes, arrays } = inUse(page);
      total.bytes += bytes;
      total.arrays += arrays;
      page.address = 0;
    }
    slabs[at] = undefined;
    if (slab >>> SLAB_BITS === at && slab < slabEnd) slab = slabEnd = 0;
    giveRegion(at * SLAB, SLAB);
  }
  return total;
}
