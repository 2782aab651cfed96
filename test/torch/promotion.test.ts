// PyTorch's own promotion table: every pair of dtypes for every operation, and the words of its refusals.
import { describe, expect, test } from "vitest";
import { complex } from "../../ts/core/complex.js";
import type { Tensor } from "../../ts/torch/index.js";
import * as torch from "../../ts/torch/index.js";
import golden from "../golden/torch_promotion.json" with { type: "json" };

const { names, words } = golden;
const camel = (name: string): string =>
  name.replace(/_([a-z])/g, (_, c: string) => c.toUpperCase()).replace(/^var$/, "var_");
const functions = torch as unknown as Record<string, (...args: unknown[]) => Tensor>;

function told(call: () => Tensor): string {
  try {
    return call().dtype;
  } catch (error) {
    return `!${(error as Error).message.split("\n")[0]}`;
  }
}
const expected = (x: string | number): string => {
  const text = typeof x === "number" ? `!${words[x]}` : x;
  // There is no complex32: what PyTorch would make one is complex64.
  return text === "complex32" ? "complex64" : text;
};
const of = (name: string, shape: number[] = [2]): Tensor => torch.ones(shape, { dtype: name });

describe("pairs", () => {
  for (const [op, table] of Object.entries(golden.pairs)) {
    test(op, () => {
      const found = names.map((a) => names.map((b) => told(() => functions[camel(op)]!(of(a), of(b)))));
      expect(found).toEqual(table.map((row) => row.map(expected)));
    });
  }
  test("with a 0-d tensor", () => {
    const found = names.map((a) => names.map((b) => told(() => torch.add(of(a), of(b, [])))));
    expect(found).toEqual(golden.zeroDim.map((row) => row.map(expected)));
  });
});

describe("scalars", () => {
  const scalars: Record<string, unknown> = { bool: true, int: 3, float: 1.5, complex: complex(1, 2) };
  for (const [kind, row] of Object.entries(golden.scalar)) {
    test(kind, () => {
      expect(names.map((a) => told(() => functions.add!(of(a), scalars[kind])))).toEqual(row.map(expected));
    });
  }
});

describe("one input", () => {
  for (const [op, row] of Object.entries(golden.unary)) {
    test(op, () => {
      expect(names.map((a) => told(() => functions[camel(op)]!(of(a))))).toEqual(row.map(expected));
    });
  }
});
