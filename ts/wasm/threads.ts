// The kernels of `lanewise/threads`, inside this file: for a memory that is shared.
import deflated from "../../wasm/threads.wasm";
import { inflated } from "./inflate.js";

export const waysToThreads = inflated(deflated);
