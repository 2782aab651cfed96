// `lanewise/testing`: NumPy's submodule `testing`, on the kernels and the memory of `lanewise`.
import "./main.js";

export * from "./numpy/testing/index.js";
