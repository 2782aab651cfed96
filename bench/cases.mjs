// One row a case: how the inputs are made (the same bits everywhere, by NumPy's generator), and the work in each language.
// `js` is for lanewise, `peer` for numpy-ts where it is spelled otherwise, `py` for NumPy. `target` is the ratio to NumPy's
// time that the project aims at; products have none (they aim at the machine's SIMD128 peak) and show GFLOP/s. `tolerance` is relative.
const square = (n, dtype) => ({ a: { shape: [n, n], dtype }, b: { shape: [n, n], dtype } });
const matmul = (n, dtype) => ({
  name: `matmul ${n} ${dtype}`,
  inputs: square(n, dtype),
  js: (np, { a, b }) => np.matmul(a, b),
  py: "np.matmul(a, b)",
  tolerance: dtype === "float32" ? 2e-4 : 1e-10,
  work: 2 * n ** 3,
});

export const cases = [
  {
    name: "add 10",
    inputs: { a: { shape: [10] }, b: { shape: [10] } },
    js: (np, { a, b }) => np.add(a, b),
    py: "np.add(a, b)",
    target: 1,
  },
  {
    name: "add 1e6 float32",
    inputs: { a: { shape: [1e6], dtype: "float32" }, b: { shape: [1e6], dtype: "float32" } },
    js: (np, { a, b }) => np.add(a, b),
    py: "np.add(a, b)",
    target: 1.11,
  },
  {
    name: "add 1e6 float64",
    inputs: { a: { shape: [1e6] }, b: { shape: [1e6] } },
    js: (np, { a, b }) => np.add(a, b),
    py: "np.add(a, b)",
    target: 1.11,
  },
  {
    name: "broadcast 1000x1000 + 1000",
    inputs: { a: { shape: [1000, 1000], dtype: "float32" }, b: { shape: [1000], dtype: "float32" } },
    js: (np, { a, b }) => np.add(a, b),
    py: "np.add(a, b)",
    target: 1.11,
  },
  {
    name: "a.T + b 1000x1000",
    inputs: square(1000, "float32"),
    js: (np, { a, b }) => np.add(a.T, b),
    py: "np.add(a.T, b)",
    target: 0.67,
  },
  {
    name: "exp 1e6 float32",
    inputs: { a: { shape: [1e6], dtype: "float32" } },
    js: (np, { a }) => np.exp(a),
    py: "np.exp(a)",
    tolerance: 1e-6,
    target: 4,
  },
  {
    name: "exp 1e6 float64",
    inputs: { a: { shape: [1e6] } },
    js: (np, { a }) => np.exp(a),
    py: "np.exp(a)",
    tolerance: 1e-15,
    target: 8,
  },
  {
    name: "sum all 1000x1000",
    inputs: { a: { shape: [1000, 1000], dtype: "float32" } },
    js: (np, { a }) => np.sum(a),
    py: "np.sum(a)",
    tolerance: 1e-5,
    target: 0.67,
  },
  {
    name: "sum axis 0 1000x1000",
    inputs: { a: { shape: [1000, 1000], dtype: "float32" } },
    js: (np, { a }) => np.sum(a, 0),
    py: "np.sum(a, 0)",
    tolerance: 1e-5,
    target: 0.67,
  },
  {
    name: "sum axis 1 1000x1000",
    inputs: { a: { shape: [1000, 1000], dtype: "float32" } },
    js: (np, { a }) => np.sum(a, 1),
    py: "np.sum(a, 1)",
    tolerance: 1e-5,
    target: 0.67,
  },
  ...[64, 256, 1024].flatMap((n) => [matmul(n, "float32"), matmul(n, "float64")]),
  {
    name: "argsort 1e6 float32",
    inputs: { a: { shape: [1e6], dtype: "float32" } },
    js: (np, { a }) => np.argsort(a, { kind: "stable" }),
    peer: (np, { a }) => np.argsort(a),
    py: 'np.argsort(a, kind="stable")',
    target: 1,
  },
  {
    name: "take 1e6 random",
    inputs: { a: { shape: [1e6], dtype: "float32" }, i: { shape: [1e6], dtype: "int32", below: 1e6 } },
    js: (np, { a, i }) => np.take(a, i),
    py: "np.take(a, i)",
    target: 1,
  },
];
