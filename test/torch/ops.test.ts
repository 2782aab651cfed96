// Every operation beside PyTorch: value, gradient and second gradient.
import { describe, expect, test } from "vitest";
import { complex } from "../../ts/core/complex.js";
import type { Tensor } from "../../ts/torch/index.js";
import * as torch from "../../ts/torch/index.js";
import golden from "../golden/torch_ops.json" with { type: "json" };
import { differentiable, operationsOf } from "./operations.js";

type Numbers = (number | string | null)[];
type Case = [
  string,
  string,
  number[][],
  number,
  number,
  string,
  string,
  number[][],
  Numbers[],
  (Numbers | null)[],
  (Numbers | null)[] | null,
];

function make(shape: readonly number[], low: number, high: number, seed: number, dtype: string): Tensor {
  const n = shape.reduce((a, b) => a * b, 1);
  const values = Array.from(
    { length: n },
    (_, i) => low + (high - low) * (((i + seed) * 0.754877666 + seed * 0.3247) % 1),
  );
  return torch.tensor(values, { dtype: "float64" }).reshape(shape).to(dtype).clone();
}
function made(
  shape: readonly number[],
  low: number,
  high: number,
  seed: number,
  layout: string,
  dtype: string,
): Tensor {
  if (layout === "C") return make(shape, low, high, seed, dtype).requiresGrad_();
  const turned = make([...shape].reverse(), low, high, seed, dtype);
  return turned
    .permute(shape.map((_, i) => shape.length - 1 - i))
    .detach()
    .requiresGrad_();
}
const constants = {
  i: torch.tensor([1n, 0n, 1n]),
  p: torch.tensor([
    [0n, 1n, 0n],
    [1n, 1n, 0n],
  ]),
  m: torch.tensor([
    [true, false, true],
    [false, true, true],
  ]),
  l: torch.tensor([1n, 0n]),
  j: torch.tensor(complex(0.5, 2)),
  /** Write at an index, given as text or as a tensor. */
  put(target: Tensor, value: unknown, index: unknown): Tensor {
    target.set(index, value);
    return target;
  },
};

/** The largest difference relative to what is larger, 1 or the number. */
function difference(found: Tensor, expected: Numbers): number {
  const flat = Array.from(found.detach().double().toTypedArray() as Float64Array);
  if (flat.length !== expected.length) return Number.POSITIVE_INFINITY;
  let most = 0;
  flat.forEach((x, i) => {
    const e = expected[i] === null ? Number.NaN : Number(String(expected[i]).replace("inf", "Infinity"));
    if (Object.is(x, e) || x === e) return;
    const d = Math.abs(x - e) / Math.max(1, Math.abs(e));
    most = Math.max(most, Number.isNaN(d) ? Number.POSITIVE_INFINITY : d);
  });
  return most;
}

/** The inputs of a case, and what it computes of them. */
function computed([, text, shapes, low, high, layout, dtype]: Case): { inputs: Tensor[]; outputs: Tensor[] } {
  const inputs = shapes.map((shape, k) => made(shape, low, high, 1 + 6 * k, layout, dtype));
  const names = ["x", "y", "z"].slice(0, inputs.length);
  const run = new Function("torch", ...names, ...Object.keys(constants), `return ${text}`);
  const result = run(torch, ...inputs, ...Object.values(constants)) as Tensor | Tensor[];
  return { inputs, outputs: Array.isArray(result) ? result : [result] };
}

function check(one: Case): void {
  const [, , , , , , dtype, outShapes, outs, first, second] = one;
  const tolerance = dtype === "float64" ? 1e-9 : 2e-5;
  const { inputs, outputs } = computed(one);
  expect(outputs.map((y) => y.shape)).toEqual(outShapes);
  outputs.forEach((y, k) => {
    expect(y.dtype).toBe(dtype);
    expect(difference(y, outs[k]!), "value").toBeLessThan(tolerance);
  });
  const seeds = outputs.map((y, k) => make(y.shape, 0.5, 1.5, 11 + k, dtype));
  const options = { gradOutputs: seeds, createGraph: true, allowUnused: true };
  const gradients = torch.autograd.grad(outputs, inputs, options);
  const compare = (found: (Tensor | null)[], expected: (Numbers | null)[], which: string): void => {
    found.forEach((g, k) => {
      // No gradient is as good as zeros.
      if (g === null)
        expect(
          (expected[k] ?? []).every((x) => x === 0),
          which,
        ).toBe(true);
      else {
        expect(g.dtype).toBe(dtype);
        expect(difference(g, expected[k] ?? new Array<number>(g.numel()).fill(0)), which).toBeLessThan(
          tolerance * 5,
        );
      }
    });
  };
  compare(gradients, first, "gradient");
  const live = gradients.map((g) => (g?.requiresGrad ? g : null));
  // PyTorch's list of live gradients may be another: weights go by its own order.
  if (second === null) return;
  const order = gradients.filter((g, k) => g !== null && first[k] !== null);
  const kept = order.filter((g) => live.includes(g));
  if (kept.length === 0) {
    expect(second.every((g) => g === null || g.every((x) => x === 0))).toBe(true);
    return;
  }
  const weights = kept.map((g) => make(g!.shape, 0.5, 1.5, 23 + kept.indexOf(g), dtype));
  compare(
    torch.autograd.grad(kept as Tensor[], inputs, { gradOutputs: weights, allowUnused: true }),
    second,
    "second gradient",
  );
}

const cases = golden.cases as unknown as Case[];
const groups = new Map<string, Case[]>();
for (const one of cases) {
  const key = `${one[0]}: ${one[1]}`;
  groups.set(key, [...(groups.get(key) ?? []), one]);
}

describe(`beside PyTorch ${golden.torch}`, () => {
  for (const [name, group] of groups) {
    test(`${name}, ${group.length} cases`, () => {
      for (const one of group) {
        try {
          check(one);
        } catch (error) {
          (error as Error).message = `${JSON.stringify(one.slice(2, 7))} ${(error as Error).message}`;
          throw error;
        }
      }
    });
  }
});

test("every operation that has a derivative has 20 cases or more", () => {
  const counts = new Map<string, number>();
  for (const one of cases) {
    const { inputs, outputs } = computed(one);
    const gradOutputs = outputs.map((y) => torch.onesLike(y.detach()));
    // The second gradient differentiates what the first was computed by.
    const gradients = torch.autograd.grad(outputs, inputs, {
      gradOutputs,
      createGraph: true,
      allowUnused: true,
    });
    const ops = new Set([...operationsOf(outputs), ...(one[10] ? operationsOf(gradients) : [])]);
    for (const op of ops) counts.set(op, (counts.get(op) ?? 0) + 1);
  }
  const few = differentiable.map((op) => [op, counts.get(op) ?? 0] as const).filter(([, n]) => n < 20);
  expect(few).toEqual([]);
});
