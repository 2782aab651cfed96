import { boot, kernels } from "../wasm/abi.js";
import { heap } from "../wasm/memory.js";
import type { CoreArray } from "./array.js";
import { keepStorage, Storage } from "./storage.js";

/** The bytes of a dense array where they lie; to be used before anything else is allocated. */
export function bytesOf(a: CoreArray): Uint8Array {
  return new Uint8Array(heap.buffer, a.address, a.size * a.dtype.itemsize);
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
let scratch: Storage | undefined;

/**
 * The CRC-32 of bytes, or of bytes that follow others with the given one. Linear memory may grow under views of it
 * when the bytes are not there themselves.
 */
export function crc32(bytes: Uint8Array, crc = 0): number {
  boot();
  if (bytes.buffer === heap.buffer) return kernels.crc32(bytes.byteOffset, bytes.length, crc) >>> 0;
  if (!scratch) {
    scratch = new Storage(CHUNK);
    keepStorage(scratch);
  }
  let sum = crc;
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const part = bytes.subarray(at, at + CHUNK);
    heap.u8.set(part, scratch.address);
    sum = kernels.crc32(scratch.address, part.length, sum) >>> 0;
  }
  return sum;
}
