// `lanewise/threads` under the `edge-light` condition: there are no threads, one computes.
import "./edge-light.js";

export * from "./index.js";
export { closeThreads, init, type ThreadInfo, type ThreadOptions, threadInfo } from "./threads/init.js";
