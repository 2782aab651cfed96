import { family } from "./row.mjs";

// The steps of a network that fits in no expression: programs/, one function a peer. NumPy's is written by hand and is what the
// others are compared with; the ratio that counts is the one to PyTorch.
const network =
  "x: float32 [64,784]; y: int32 [64] < 10; w1: float32 [512,784] small; b1: float32 [512] small; w2: float32 [256,512] small; b2: float32 [256] small; w3: float32 [10,256] small; b3: float32 [10] small";
const more = { program: "mlp", against: "torch", tolerance: 1e-4, target: 2 };

export const training = family(
  "training",
  [
    ["MLP 784-512-256-10, batch 64: forward", network, "", "", { ...more, part: "forward" }],
    ["MLP 784-512-256-10, batch 64: forward, backward", network, "", "", { ...more, part: "backward" }],
    ["MLP 784-512-256-10, batch 64: step with Adam", network, "", "", { ...more, part: "step" }],
    [
      "chain of 10 operations on 10: forward",
      "x: float32 [10]",
      "",
      "",
      { program: "chain", part: "forward" },
    ],
    [
      "chain of 10 operations on 10: and backward",
      "x: float32 [10]",
      "",
      "",
      { program: "chain", part: "backward" },
    ],
  ],
  { against: "torch", tolerance: 1e-5, operations: 10 },
);

/** One pass each where a library has fused it; NumPy takes its separate passes. */
export const layers = family(
  "layers",
  [
    ["softmax 512x512", "x: float32 [512,512]", "", "", { part: "softmax" }],
    ["log softmax 512x512", "x: float32 [512,512]", "", "", { part: "logSoftmax" }],
    ["layer norm 512x512", "x: float32 [512,512]", "", "", { part: "layerNorm" }],
    ["gelu 512x512", "x: float32 [512,512]", "", "", { part: "gelu" }],
  ],
  { program: "layers", tolerance: 1e-5, target: 1 },
);
