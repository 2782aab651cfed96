// Two operations in one loop: the bits of separate calls, for every form, length and layout of operands.
import { describe, expect, it } from "vitest";
import { expr } from "../../ts/expr.js";
import * as np from "../../ts/index.js";

const { add, subtract, multiply, divide, square } = np;
type A = np.NDArray;
const forms: [string, (a: A, b: A, c: A) => unknown, (a: A, b: A, c: A) => unknown][] = [
  ["a + b + c", (a, b, c) => expr`${a} + ${b} + ${c}`, (a, b, c) => add(add(a, b), c)],
  ["a - b - c", (a, b, c) => expr`${a} - ${b} - ${c}`, (a, b, c) => subtract(subtract(a, b), c)],
  ["c - (a - b)", (a, b, c) => expr`${c} - (${a} - ${b})`, (a, b, c) => subtract(c, subtract(a, b))],
  ["c + a * b", (a, b, c) => expr`${c} + ${a} * ${b}`, (a, b, c) => add(c, multiply(a, b))],
  ["c - a * b", (a, b, c) => expr`${c} - ${a} * ${b}`, (a, b, c) => subtract(c, multiply(a, b))],
  ["a * b - c", (a, b, c) => expr`${a} * ${b} - ${c}`, (a, b, c) => subtract(multiply(a, b), c)],
  ["(a - b) * c", (a, b, c) => expr`(${a} - ${b}) * ${c}`, (a, b, c) => multiply(subtract(a, b), c)],
  ["(a - b) / c", (a, b, c) => expr`(${a} - ${b}) / ${c}`, (a, b, c) => divide(subtract(a, b), c)],
  ["c / (a - b)", (a, b, c) => expr`${c} / (${a} - ${b})`, (a, b, c) => divide(c, subtract(a, b))],
  ["a * b / c", (a, b, c) => expr`${a} * ${b} / ${c}`, (a, b, c) => divide(multiply(a, b), c)],
  ["a * b * c", (a, b, c) => expr`${a} * ${b} * ${c}`, (a, b, c) => multiply(multiply(a, b), c)],
  ["(a - b) ** 2", (a, b) => expr`(${a} - ${b}) ** 2`, (a, b) => square(subtract(a, b))],
  ["(a * b) ** 2", (a, b) => expr`(${a} * ${b}) ** 2`, (a, b) => square(multiply(a, b))],
  ["a**2 + c", (a, _, c) => expr`${a} ** 2 + ${c}`, (a, _, c) => add(square(a), c)],
  ["t + t", (a, b) => expr`(${a} - ${b}) + (${a} - ${b})`, (a, b) => add(subtract(a, b), subtract(a, b))],
  [
    "a * b + b * c - a",
    (a, b, c) => expr`${a} * ${b} + ${b} * ${c} - ${a}`,
    (a, b, c) => subtract(add(multiply(a, b), multiply(b, c)), a),
  ],
];
const sums: typeof forms = [
  ["sum((a - b) ** 2)", (a, b) => expr`sum((${a} - ${b}) ** 2)`, (a, b) => np.sum(square(subtract(a, b)))],
  [
    "mean((a - c) ** 2)",
    (a, _, c) => expr`mean((${a} - ${c}) ** 2)`,
    (a, _, c) => np.mean(square(subtract(a, c))),
  ],
  ["sum(a * b)", (a, b) => expr`sum(${a} * ${b})`, (a, b) => np.sum(multiply(a, b))],
  ["mean(a**2)", (a) => expr`mean(${a} ** 2)`, (a) => np.mean(square(a))],
  ["sum((a - 0.1)**2)", (a) => expr`sum((${a} - 0.1) ** 2)`, (a) => np.sum(square(subtract(a, 0.1)))],
  ["sum((0.1 - a)**2)", (a) => expr`sum((0.1 - ${a}) ** 2)`, (a) => np.sum(square(subtract(0.1, a)))],
  ["sum(a * 0.1)", (a) => expr`sum(${a} * 0.1)`, (a) => np.sum(multiply(a, 0.1))],
  ["sum(a - b)", (a, b) => expr`sum(${a} - ${b})`, (a, b) => np.sum(subtract(a, b))],
];

/** Ordinary numbers, of magnitudes that rounding shows in, and special ones. */
function operands(n: number, dtype: "float32" | "float64"): A[] {
  const rng = np.random.defaultRng(n);
  return [0, 1, 2].map((k) => {
    const x = rng.standardNormal([2 * n]).multiply(10 ** k);
    [0, -0, Infinity, -Infinity, NaN].forEach((value, i) => {
      if (n > 20) x.set(7 * i + 2 * k, value);
    });
    return x.astype(dtype) as A;
  });
}
const bits = (x: unknown): unknown => {
  if (typeof x === "number") return Object.is(x, -0) ? "-0" : x;
  return Array.from((x as A).ravel().tolist() as Iterable<unknown>, bits);
};

describe.each(["float32", "float64"] as const)("chains of %s", (dtype) => {
  it.each([1, 3, 4, 7, 8, 9, 64, 515, 5003])("%i elements, dense, strided, repeated", (n) => {
    const all = operands(n, dtype);
    const dense = all.map((x) => x.get(np.slice(0, n)) as A);
    const strided = all.map((x) => x.get("::-2") as A);
    for (const [text, fused, separate] of [...forms, ...sums]) {
      for (const which of [dense, strided]) {
        const [a, b, c] = which as [A, A, A];
        const one = dense[1]!.get([0]) as A;
        for (const [x, y, z] of [
          [a, b, c],
          [a, one, c],
          [one, b, c],
          [a, b, one],
          [a, a, a],
        ] as [A, A, A][])
          expect(bits(fused(x, y, z)), text).toEqual(bits(separate(x, y, z)));
      }
    }
  });

  it("sums of special and of broadcast elements", () => {
    const a = np.arange(6000).reshape(3, 2000).astype(dtype) as A;
    const row = a.get(0) as A;
    expect(expr`sum((${a} - ${row}) ** 2)`).toBe(np.sum(square(subtract(a, row))));
    expect(bits(expr`sum((${a} - ${row}) ** 2, axis=1)`)).toEqual(bits(np.sum(square(subtract(a, row)), 1)));
    expect(expr`mean(${a}) + var(${a}) * std(${a})`).toBe(
      (np.mean(a) as number) + (np.var(a) as number) * (np.std(a) as number),
    );
  });
});

it("an intermediate result that is used twice is kept", () => {
  const a = np.linspace(0, 1, 5000);
  const t = subtract(a, 0.25);
  expect(bits(expr`(${a} - 0.25) * (${a} - 0.25) + (${a} - 0.25)`)).toEqual(bits(add(multiply(t, t), t)));
});
