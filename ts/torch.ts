// `lanewise/torch`: PyTorch's face, on the kernels and the memory of `lanewise`.
import "./main.js";

export * from "./torch/index.js";
