// `lanewise/torch` under the `workerd` condition.
import "./edge.js";

export * from "./torch/index.js";
