// `lanewise/testing` under the `workerd` condition.
import "./edge.js";

export * from "./numpy/testing/index.js";
