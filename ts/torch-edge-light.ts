// `lanewise/torch` under the `edge-light` condition.
import "./edge-light.js";

export * from "./torch/index.js";
