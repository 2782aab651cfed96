import { boot, kernels } from "../wasm/abi.js";
import { heap } from "../wasm/memory.js";
import type { CoreArray } from "./array.js";
import { reserve } from "./pressure.js";

/** The bytes of a dense array where they lie; to be used before anything else is allocated. */
export function bytesOf(a: CoreArray): Uint8Array {
  const { address, size, dtype } = a; // which may bring the contents back, and renew the views of memory
  return new Uint8Array(heap.buffer, address, size * dtype.itemsize);
}

/** Bytes that allocating cannot move: a copy where they lie in linear memory. */
export function detached(bytes: Uint8Array): Uint8Array {
  return bytes.buffer === heap.buffer ? bytes.slice() : bytes;
}

/** Turn the elements of a dense array into the other endianness, in place. */
export function swapBytes(a: CoreArray): void {
  const { parts, itemsize } = a.dtype;
  kernels.byteswap(a.address, a.size * parts, itemsize / parts);
}

const CHUNK = 65536;
let scratch = 0;

/**
 * The CRC-32 of bytes, or of bytes that follow others with the given one. Linear memory may grow under views of it
 * when the bytes are not there themselves.
 */
export function crc32(bytes: Uint8Array, crc = 0): number {
  boot();
  if (bytes.buffer === heap.buffer) return kernels.crc32(bytes.byteOffset, bytes.length, crc) >>> 0;
  scratch ||= reserve(CHUNK);
  let sum = crc;
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const part = bytes.subarray(at, at + CHUNK);
    heap.u8.set(part, scratch);
    sum = kernels.crc32(scratch, part.length, sum) >>> 0;
  }
  return sum;
}
