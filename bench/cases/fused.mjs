// biome-ignore-all lint/suspicious/noTemplateCurlyInString: code that is compiled, with the placeholders of `expr`
import { family } from "./row.mjs";

// One expression, block by block, against NumPy's separate passes (its own best order of operations).
const gelu = (x, tanh) =>
  `0.5 * ${x} * (1 + ${tanh}(0.7978845608028654 * (${x} + 0.044715 * ${x} * ${x} * ${x})))`;

const sizes = (rows) =>
  rows.flatMap(([title, ...row]) =>
    [1e6, 1e7].map((size) => {
      const more = { size, theory: size === 1e7 ? "n" : undefined, ...row[3], target: row[3].targets[size] };
      return [`${title} ${size === 1e6 ? "1e6" : "1e7"}`, ...row.slice(0, 3), more];
    }),
  );

export const fused = family(
  "fused expressions",
  sizes([
    [
      "a * b + c float32",
      "a b c: float32 [n]",
      "expr`${a} * ${b} + ${c}`",
      "a * b + c",
      { tolerance: 1e-7, targets: { 1e6: 0.77, 1e7: 0.5 } },
    ],
    [
      "gelu float32",
      "a: float32 [n]",
      `expr\`${gelu("${a}", "tanh")}\``,
      gelu("a", "np.tanh"),
      { tolerance: 1e-6, targets: { 1e6: 2, 1e7: 0.5 } },
    ],
    [
      "normalise float64",
      "a: float64 [n]",
      "expr`(${a} - mean(${a})) / std(${a})`",
      "(a - np.mean(a)) / np.std(a)",
      { tolerance: 1e-13, targets: { 1e6: 0.77, 1e7: 0.5 } },
    ],
    [
      "mean squared error float32",
      "a b: float32 [n]",
      "expr`mean((${a} - ${b}) ** 2)`",
      "np.mean((a - b) ** 2)",
      { tolerance: 1e-5, targets: { 1e6: 0.77, 1e7: 0.5 } },
    ],
  ]),
).concat(
  family("fused expressions", [
    [
      "sum of an outer sum over an axis",
      "a: float64 [10000,1]; b: float64 [1,1000]",
      "expr`sum(${a} + ${b}, axis=1)`",
      "np.sum(a + b, axis=1)",
      { tolerance: 1e-12, target: 0.5 },
    ],
    [
      "the same passes one by one 1e6",
      "a b c: float32 [n]",
      "np.scope(() => np.add(np.multiply(a, b), c))",
      "a * b + c",
      { tolerance: 1e-7, target: 1.11 },
    ],
  ]),
);
