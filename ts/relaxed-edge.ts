// `lanewise/relaxed` under the `workerd` condition.
import module from "./lanewise-relaxed.wasm";
import { provide } from "./wasm/load.js";

provide(() => module, undefined, "relaxed");

export * from "./index.js";
