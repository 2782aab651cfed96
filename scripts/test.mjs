// All tests: Rust natively and inside wasm, then TypeScript (the package's content and the layers included).
import { tally } from "./tally.mjs";

await tally([
  ["rust, native", "cargo", "test", "--quiet", "-p", "kernels", "-p", "tablegen"],
  ["rust, inside wasm", "cargo", "test", "--quiet", "--target", "wasm32-wasip1", "-p", "kernels"],
  ["typescript", "vitest", "run"],
  ["types", "tsc", "-p", "tsconfig.test.json"],
]);
