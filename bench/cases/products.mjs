import { family } from "./row.mjs";

// Square products aim at a fraction of the machine's SIMD128 peak, not at NumPy's AVX-512: they show GFLOP/s.
const square = (n, dtype, tolerance) => [
  `matmul ${n} ${dtype}`,
  `a b: ${dtype} [${n},${n}]`,
  "np.matmul(a, b)",
  undefined,
  { work: 2 * n ** 3, tolerance, ...(n <= 32 && { target: 1, work: undefined }) },
];

export const products = family("linear algebra", [
  ...[4, 32, 64, 256, 1024].flatMap((n) => [square(n, "float32", 2e-4), square(n, "float64", 1e-10)]),
  ["matmul 100 int32", "a b: int32 [100,100] < 100", "np.matmul(a, b)", undefined, { target: 1 }],
  ["matmul 100 complex128", "a b: complex128 [100,100]", "np.matmul(a, b)", undefined, { tolerance: 1e-10 }],
  [
    "batched 100x32x32 float32",
    "a b: float32 [100,32,32]",
    "np.matmul(a, b)",
    undefined,
    { target: 1, tolerance: 1e-4 },
  ],
  [
    "matrix by vector 1000 float64",
    "a: float64 [1000,1000]; b: float64 [1000]",
    "np.matmul(a, b)",
    undefined,
    { target: 1, tolerance: 1e-11 },
  ],
  [
    "skinny 1000x1000 by 1000x4",
    "a: float32 [1000,1000]; b: float32 [1000,4]",
    "np.matmul(a, b)",
    undefined,
    { target: 1, tolerance: 1e-4 },
  ],
  ["dot 1e6 float64", "a b: float64 [1e6]", "np.dot(a, b)", undefined, { target: 1, tolerance: 1e-12 }],
  ["outer 1000", "a b: float64 [1000]", "np.outer(a, b)", undefined, { target: 1 }],
  [
    "inner 300",
    "a b: float64 [300,300]",
    "np.inner(a, b)",
    undefined,
    { tolerance: 1e-11, work: 2 * 300 ** 3 },
  ],
  ["tensordot 50x50x50", "a b: float64 [50,50,50]", "np.tensordot(a, b, 2)", undefined, { tolerance: 1e-11 }],
  ["kron 50", "a b: float64 [50,50]", "np.kron(a, b)", undefined, { target: 1 }],
  [
    "vecdot 1000x1000",
    "a b: float64 [1000,1000]",
    "np.vecdot(a, b)",
    undefined,
    { target: 1, tolerance: 1e-11 },
  ],
]);
