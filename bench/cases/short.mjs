// A dozen or so cases that stand for the others where a whole run in every build or runtime would be too long.

/** One of each kind, for runtimes. */
export const forRuntimes = [
  "add 1e6 float32",
  "a.T + b 1000x1000",
  "exp 1e6 float32",
  "tanh 1e6 float64",
  "sum axis 1 1000x1000 float32",
  "sort 1e6 float64",
  "mask select 1e6",
  "matmul 256 float32",
  "matmul 1024 float64",
  "copy 1e6 float64",
  "add 10",
  "view 10",
  "MLP 784-512-256-10, batch 64: step with Adam",
];

/** What a build can change: products first, then wide arithmetic. */
export const forBuilds = [
  "matmul 32 float32",
  "matmul 64 float32",
  "matmul 256 float32",
  "matmul 256 float64",
  "matmul 512 float32",
  "matmul 1024 float32",
  "matmul 1024 float64",
  "batched 100x32x32 float32",
  "matrix by vector 1000 float32",
  "add 1e6 float32",
  "add 1e6 float64",
  "add 1e7 float32",
  "exp 1e6 float32",
  "exp 1e6 float64",
  "tanh 1e6 float32",
  "sum all 1000x1000 float32",
  "sum axis 0 1000x1000 float32",
  "sort 1e6 float64",
];
