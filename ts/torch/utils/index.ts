// Everything under `torch.utils`.

export { type CheckpointOptions, checkpoint } from "./checkpoint.js";
export * as data from "./data/index.js";
