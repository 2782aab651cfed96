import { family } from "./row.mjs";

// Square products aim at a fraction of the machine's SIMD128 peak (PERFORMANCE, first row), not at NumPy's AVX-512.
const square = (side, dtype, tolerance) => [
  `matmul ${side} ${dtype}`,
  `a b: ${dtype} [m,m]`,
  "np.matmul(a, b)",
  undefined,
  {
    size: side ** 2,
    theory: side === 256 ? "n^1.5" : undefined,
    most: 1e6,
    tolerance,
    ...(side <= 32 ? { target: 1 } : { work: (n) => 2 * n ** 1.5 }),
    threads: side >= 512,
  },
];

/** What people leave when they come: the same products of arrays of arrays, three loops deep. */
export const headlines = family("headlines", [
  [
    "matmul 512 against nested arrays",
    "a b: float32 [512,512]",
    "np.matmul(a, b)",
    undefined,
    { tolerance: 2e-4 },
  ],
  [
    "einsum against nested arrays",
    "a b: float32 [100,32,32]",
    "np.einsum('bij,bjk->bik', a, b)",
    undefined,
    { tolerance: 1e-4 },
  ],
]);

export const products = family("linear algebra", [
  ...[4, 32, 64, 256, 512, 1024].flatMap((side) => [
    square(side, "float32", 2e-4),
    square(side, "float64", 1e-10),
  ]),
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
    "einsum bij,bjk->bik 100x32x32",
    "a b: float32 [100,32,32]",
    "np.einsum('bij,bjk->bik', a, b)",
    undefined,
    { target: 1, tolerance: 1e-4 },
  ],
  [
    "matrix by vector 1000 float32",
    "a: float32 [m,m]; b: float32 [m]",
    "np.matmul(a, b)",
    undefined,
    { target: 1, tolerance: 1e-4 },
  ],
  [
    "matrix by vector 1000 float64",
    "a: float64 [m,m]; b: float64 [m]",
    "np.matmul(a, b)",
    undefined,
    { target: 1, tolerance: 1e-11 },
  ],
  [
    "skinny 1000x1000 by 1000x4",
    "a: float32 [m,m]; b: float32 [m,4]",
    "np.matmul(a, b)",
    undefined,
    { target: 1, tolerance: 1e-4 },
  ],
  ["dot 1e6 float64", "a b: float64 [n]", "np.dot(a, b)", undefined, { target: 1, tolerance: 1e-12 }],
  ["outer 1000", "a b: float64 [m]", "np.outer(a, b)", undefined, { target: 1 }],
  [
    "inner 300",
    "a b: float64 [300,300]",
    "np.inner(a, b)",
    undefined,
    { tolerance: 1e-11, size: 9e4, work: (n) => 2 * n ** 1.5 },
  ],
  ["tensordot 50x50x50", "a b: float64 [50,50,50]", "np.tensordot(a, b, 2)", undefined, { tolerance: 1e-11 }],
  ["kron 50", "a b: float64 [50,50]", "np.kron(a, b)", undefined, { target: 1 }],
  ["vecdot 1000x1000", "a b: float64 [m,m]", "np.vecdot(a, b)", undefined, { target: 1, tolerance: 1e-11 }],
]);
