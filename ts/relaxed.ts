// `lanewise/relaxed`: with fused multiply-add where the engine has it. The last bits of results may differ.
import "./wasm/relaxed.js";

export * from "./index.js";
