// What the relaxed build may do otherwise than the strict one, and what not. Its goldens run in the same project.
import { expect, test } from "vitest";
import * as np from "../../ts/index.js";

const functions: Record<string, (...args: unknown[]) => np.NDArray> = np as never;

test("these are the relaxed kernels", () => {
  expect(np.build()).toEqual({ variant: "relaxed", bits: 128 });
});

// (1 + 2^-12)^2 - 1 - 2^-11 is 2^-24 if the product is added before it is rounded, else 0
const sizes = [1, 2, 3, 4, 5, 7, 8, 16, 33, 64, 100];
const fused = {
  float32: [1 + 2 ** -12, 2 ** -24, -1 - 2 ** -11],
  float64: [1 + 2 ** -27, 2 ** -54, -1 - 2 ** -26],
};

// one after the other, in a register of partial sums, and in the rest behind the registers
const places = [
  [2, 1],
  [33, 32],
  [64, 32],
] as const;

test.each(sizes)("products of matrices with %i rows are fused on every path", (n) => {
  for (const dtype of ["float32", "float64"] as const)
    for (const [length, place] of places) {
      const [x, rest, minus] = fused[dtype] as [number, number, number];
      const a = np.zeros([1, length], dtype);
      a.set("0, 0", minus);
      a.set(`0, ${place}`, x);
      const b = np.zeros([length, 1], dtype);
      b.set("0, 0", 1);
      b.set(`${place}, 0`, x);
      const [rows, columns] = [np.repeat(a, n, 0), np.repeat(b, n, 1)];
      const products = [np.matmul(rows, columns), np.matmul(rows, b), np.matmul(a, columns)];
      // two elements are one register of float64, whose partial sums are added in the end
      const checked = length === 2 && dtype === "float64" ? (n === 1 ? [] : products.slice(0, 1)) : products;
      for (const product of checked)
        expect(new Set(product.ravel().tolist() as number[]), `${dtype} ${length}`).toEqual(new Set([rest]));
    }
});

test("an element of a tail has the bits of an element of a register", () => {
  for (const dtype of ["float32", "float64"] as const)
    for (const name of ["exp", "log", "sin", "tanh", "arctan", "cbrt", "expm1", "log1p", "arcsin"] as const)
      for (const value of [0.1, 0.3, 0.77, 0.99]) {
        const results = functions[name]!(np.full([11], value, { dtype })).tolist();
        expect(new Set(results as number[]).size, `${name} ${value} ${dtype}`).toBe(1);
      }
});

const rows = { maximum: Math.max, minimum: Math.min } as const;
test.each(["float32", "float64"] as const)(
  "NaNs win in minima and maxima, wherever they are: %s",
  (dtype) => {
    for (const n of [1, 4, 5, 16, 33, 67])
      for (let at = 0; at < n; at += 3) {
        const x = np.arange(n, { dtype: "float64" }).astype(dtype).copy();
        x.set(at, NaN);
        for (const name of ["max", "min"] as const) {
          expect(functions[name]!(x), `${name} ${n} ${at}`).toBeNaN();
          expect(
            functions[name]!(np.stack([x, x]), 0)
              .get(at)
              .item(),
          ).toBeNaN();
        }
        expect(np.nanmax(x)).toBe(n === 1 ? NaN : at === n - 1 ? n - 2 : n - 1);
        expect(np.argmax(x)).toBe(at);
        expect(np.argmin(x)).toBe(at);
        for (const [name, pick] of Object.entries(rows)) {
          const want = Array.from({ length: n }, (_, i) => (i === at ? NaN : pick(i, 2)));
          const two = np.full([n], 2, { dtype });
          expect(functions[name]!(x, two).tolist()).toEqual(want);
          expect(functions[name]!(two, x).tolist()).toEqual(want);
        }
        for (const [name, pick] of [
          ["fmax", Math.max],
          ["fmin", Math.min],
        ] as const) {
          const want = Array.from({ length: n }, (_, i) => (i === at ? 2 : pick(i, 2)));
          expect(functions[name]!(x, np.full([n], 2, { dtype })).tolist()).toEqual(want);
        }
        expect(np.clip(x, 1, 3).get(at).item()).toBeNaN();
      }
  },
);
