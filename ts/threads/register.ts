/** Has the build for threads used, where the runtime has them; elsewhere the strict one is. */
import { type Kernels, provide } from "../wasm/load.js";
import { provideThreading } from "../wasm/threading.js";
import { waysToThreads } from "../wasm/threads.js";
import { hasThreads } from "./host.js";
import { Pool } from "./pool.js";
import { split } from "./split.js";

/** Pages that the memory begins with: at least what the module says (scripts/build-wasm.mjs compares). */
const INITIAL = 32;

export const pool = new Pool();

/** The largest memory that the engine reserves. */
function shared(): WebAssembly.Memory {
  for (let maximum = 65536; ; maximum /= 2) {
    try {
      return new WebAssembly.Memory({ initial: INITIAL, maximum, shared: true });
    } catch (error) {
      if (maximum <= 1024) throw error;
    }
  }
}

function instantiate(module: WebAssembly.Module): Kernels {
  const memory = shared();
  const imports = { "./lanewise_bg.js": { memory } };
  const { exports } = new WebAssembly.Instance(module, imports) as unknown as {
    exports: Kernels & { __wbindgen_start(stack?: number): void };
  };
  exports.__wbindgen_start();
  pool.use(module, memory, exports);
  return split({ ...exports, memory }, pool);
}

if (hasThreads()) {
  provide(...waysToThreads, "threads", undefined, instantiate);
  provideThreading(pool);
}
