import { family } from "./row.mjs";

export const small = family(
  "small arrays",
  [
    ...[1, 10, 100, 1000].map((n) => [`add ${n}`, `a b: float64 [${n}]`, "np.add(a, b)"]),
    ["add a scalar 10", "a: float64 [10]", "np.add(a, 1.5)"],
    ["multiply 10 mixed", "a: float32 [10]; b: float64 [10]", "np.multiply(a, b)"],
    ["exp 10", "a: float64 [10]", "np.exp(a)", undefined, { tolerance: 1e-15 }],
    ["sum 10", "a: float64 [10]", "np.sum(a)", undefined, { tolerance: 1e-15 }],
    ["max 10x10 axis 1", "a: float64 [10,10]", "np.max(a, 1)"],
    ["view 10", "a: float64 [10]", "a.get('1:')", "a[1:]"],
    ["view by slices 10x10", "a: float64 [10,10]", "a.get('1:, ::2')", "a[1:, ::2]"],
    ["transpose 10x10", "a: float64 [10,10]", "a.T", "a.T"],
    ["reshape 100", "a: float64 [100]", "np.reshape(a, [10, 10])"],
    ["zeros 10", "", "np.zeros(10)"],
    ["concatenate 2 x 10", "a b: float64 [10]", "np.concatenate([a, b])"],
    ["matmul 4x4", "a b: float64 [4,4]", "np.matmul(a, b)", undefined, { tolerance: 1e-14 }],
    ["sort 10", "a: float64 [10]", "np.sort(a)"],
    ["where 10", "m: bool [10] < 2; a b: float64 [10]", "np.where(m, a, b)"],
    ["mean 10", "a: float64 [10]", "np.mean(a)", undefined, { tolerance: 1e-15 }],
    ["index array 10", "a: float64 [10]; i: int32 [5] < 10", "a.get(i)", "a[i]"],
  ],
  { target: 1 },
);
