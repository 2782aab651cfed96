// `lanewise/threads` under the `workerd` condition: there are no threads, one computes.
import "./edge.js";

export * from "./index.js";
export { closeThreads, init, type ThreadInfo, type ThreadOptions, threadInfo } from "./threads/init.js";
