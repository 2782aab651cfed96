// `lanewise/relaxed` under the `edge-light` condition: as `workerd`, in the spelling of that runtime.
import module from "./lanewise-relaxed.wasm?module";
import { provide } from "./wasm/load.js";

provide(() => module, undefined, "relaxed");

export * from "./index.js";
