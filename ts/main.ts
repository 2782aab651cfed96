// `lanewise`: the kernels are inside, compiled synchronously by the first operation.
import "./wasm/inline.js";

export * from "./index.js";
