import { give, SMALL, take } from "../core/allocator.js";

/**
 * Call `use` with the address of `bytes`; false where there is no memory for it. Not a storage: operands are in place,
 * their addresses are known, and nothing may be moved to make room.
 */
export function withBlock(bytes: number, use: (address: number) => void): boolean {
  // Small blocks are for storages.
  const room = Math.max(bytes, SMALL + 1);
  const address = take(room);
  if (address === 0) return false;
  try {
    use(address);
  } finally {
    give(address, room);
  }
  return true;
}
