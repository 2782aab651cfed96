// `lanewise/slim`: without kernels; `await init(urlOrBytesOrModule)` brings them.
export * from "./index.js";
