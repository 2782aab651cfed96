// `lanewise/testing` under the `edge-light` condition.
import "./edge-light.js";

export * from "./numpy/testing/index.js";
