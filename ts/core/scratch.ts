import { reserve } from "./pressure.js";
import { Storage } from "./storage.js";

const KEPT = 1 << 17;
let kept = 0;

/** Call `use` with the address of at least `bytes` that are free until it returns. Not to be nested. */
export function withScratch(bytes: number, use: (address: number) => void): void {
  if (bytes <= KEPT) {
    // Small requests share a block that is never given back: they cost nothing.
    kept ||= reserve(KEPT);
    use(kept);
    return;
  }
  const storage = new Storage(bytes);
  try {
    use(storage.address);
  } finally {
    storage.dispose();
  }
}
