import { instance } from "./load.js";

/** Views of linear memory, all over one buffer. They are renewed here and only here, whenever it grows. */
export const heap = {
  buffer: new ArrayBuffer(0) as ArrayBufferLike,
  u8: new Uint8Array(0),
  i32: new Int32Array(0),
  u32: new Uint32Array(0),
  f64: new Float64Array(0),
  view: new DataView(new ArrayBuffer(0)),
};

const PAGE = 65536;

/** Renew the views after the memory has moved to a new buffer, or (shared memory) has a buffer that is longer. */
export function refresh(): void {
  const buffer = instance().memory.buffer;
  if (buffer === heap.buffer) return;
  heap.buffer = buffer;
  heap.u8 = new Uint8Array(buffer);
  heap.i32 = new Int32Array(buffer);
  heap.u32 = new Uint32Array(buffer);
  heap.f64 = new Float64Array(buffer);
  heap.view = new DataView(buffer);
}

/**
 * Take at least `bytes` more from the engine.
 *
 * @returns the address of the new region and its length, or `null` where the engine refuses
 */
export function grow(bytes: number): { address: number; bytes: number } | null {
  const { memory } = instance();
  const pages = Math.ceil(bytes / PAGE);
  if (memory.buffer.byteLength / PAGE + pages > 65536) return null;
  let before: number;
  try {
    // what it says, not what the length was: another thread may have taken a stack meanwhile
    before = memory.grow(pages);
  } catch {
    return null;
  }
  refresh();
  return { address: before * PAGE, bytes: pages * PAGE };
}
