// `lanewise/threads`: the same functions over a shared memory, computed by several threads. Where the runtime has none
// (a page that is not cross-origin isolated), the strict build of `lanewise` computes.
import "./wasm/inline.js";
import "./threads/register.js";

export * from "./index.js";
export { closeThreads, init, type ThreadInfo, type ThreadOptions, threadInfo } from "./threads/init.js";
