import { give } from "./allocator.js";
import { obtain, reserve } from "./pressure.js";

const KEPT = 1 << 17;
let kept = 0;

/**
 * Call `use` with the address of at least `bytes` that are free until it returns. Not to be nested. Addresses of
 * operands that were read before stay good: whatever gives way for scratch was not used since the last allocation.
 */
export function withScratch(bytes: number, use: (address: number) => void): void {
  if (bytes <= KEPT) {
    // Small requests share a block that is never given back: they cost nothing.
    kept ||= reserve(KEPT);
    use(kept);
    return;
  }
  const address = obtain(bytes);
  try {
    use(address);
  } finally {
    give(address, bytes);
  }
}
