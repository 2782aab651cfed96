// `lanewise` under the `edge-light` condition: as `workerd`, in the spelling of that runtime.
import module from "./lanewise.wasm?module";
import { provide } from "./wasm/load.js";

provide(() => module);

export * from "./index.js";
