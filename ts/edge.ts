// `lanewise` under the `workerd` condition: bytes may not be compiled there, the runtime hands over a module.
import module from "./lanewise.wasm";
import { provide } from "./wasm/load.js";

provide(() => module);

export * from "./index.js";
