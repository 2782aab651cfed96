// Modules and losses beside what real torch printed, computed and differentiated: scripts/goldens/torch_nn.py.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fromNested } from "../../ts/core/convert.js";
import { dtypes } from "../../ts/core/dtype.js";
import * as torch from "../../ts/torch/index.js";
import * as nn from "../../ts/torch/nn/index.js";

const { Tensor } = torch;
type Tensor = torch.Tensor;
type Name = "float64" | "float32" | "float16" | "bfloat16";
/** A shape and the elements in C order. */
type Flat = [number[], (number | string)[]];
interface Made {
  m: string;
  a?: unknown[];
  k?: Record<string, unknown>;
}
type Given = number[] | { unit: number[] } | { turned: number[] } | { int: unknown; dtype?: "int32" };
interface Case extends Made {
  x: Given[];
  dtype?: Name;
  eval?: boolean;
  seed?: number;
  repr: string;
  keys: string[];
  out?: Flat;
  grads?: (Flat | null)[];
  second?: (Flat | null)[];
  buffers?: Record<string, Flat>;
  error?: [string, string];
}
interface Golden {
  cases: Case[];
  lists: { a: Made[]; repr: string; keys: string[] }[];
  fresh: (Made & { seed: number; state: Record<string, Flat>; next: number })[];
  inits: { f: string; shape: number[]; a: unknown[]; out: Flat; next: number }[];
  edges: { f: string; k: Record<string, unknown>; dtype: Name; x: Flat; out: Flat; grad: Flat }[];
}
const golden = JSON.parse(readFileSync("test/golden/torch_nn.json", "utf8")) as Golden;

/** The same numbers as in the script. */
const number = (seed: number, i: number): number => ((i * 7919 + seed * 104729 + 31) % 2017) / 504 - 2;
const sizeOf = (shape: readonly number[]): number => shape.reduce((n, length) => n * length, 1);
function floats(shape: readonly number[], seed: number, dtype: Name): Tensor {
  const flat = Array.from({ length: sizeOf(shape) }, (_, i) => number(seed, i));
  return torch.reshape(new Tensor(fromNested(flat, dtypes[dtype])), shape);
}

function argument(x: unknown, dtype: Name): unknown {
  if (typeof x !== "object" || x === null) return x;
  if ("t" in x) return new Tensor(fromNested(x.t, dtypes[dtype]));
  return "m" in x ? make(x as Made, dtype) : x;
}
function make({ m, a = [], k = {} }: Made, dtype: Name): nn.Module {
  const options = Object.fromEntries(Object.entries(k).map(([name, x]) => [name, argument(x, dtype)]));
  const Made = (nn as unknown as Record<string, new (...args: unknown[]) => nn.Module>)[m]!;
  return new Made(...a.map((x) => argument(x, dtype)), ...(Object.keys(k).length ? [options] : []));
}
function given(x: Given, k: number, dtype: Name): Tensor {
  if (Array.isArray(x)) return floats(x, k, dtype).detach().requiresGrad_();
  if ("unit" in x) return floats(x.unit, k, dtype).add(2).div(4).detach().requiresGrad_();
  if ("turned" in x) return floats(x.turned, k, dtype).transpose(0, -1).detach().requiresGrad_();
  return new Tensor(fromNested(x.int, dtypes[x.dtype ?? "int64"]));
}

const parsed = (x: number | string): number =>
  x === "nan" ? Number.NaN : Number(String(x).replace("inf", "Infinity"));

const limits: Record<string, number> = {
  float64: 1e-9,
  float32: 2e-5,
  float16: 4e-3,
  bfloat16: 3e-2,
  int64: 0,
};
function same(got: Tensor | null | undefined, want: Flat | null | undefined, what: string, slack = 1): void {
  if (want == null) {
    // A gradient that nobody computed is none, or zero where that is known.
    if (got) expect(Math.max(0, ...flat(got).map(Math.abs)), what).toBe(0);
    return;
  }
  const [shape, values] = want;
  const numbers = got ? flat(got) : values.map(() => 0);
  if (got) expect(got.shape, what).toEqual(shape);
  const limit = slack * (got ? limits[got.dtype]! : 0);
  values.map(parsed).forEach((value, i) => {
    const x = numbers[i]!;
    if (Object.is(x, value) || Math.abs(x - value) <= limit * Math.max(1, Math.abs(value))) return;
    expect(x, `${what}[${i}]`).toBe(value);
  });
}
const flat = (t: Tensor): number[] => (torch.reshape(t.detach(), [-1]).tolist() as unknown[]).map(Number);

function run(c: Case): void {
  const dtype = c.dtype ?? "float64";
  torch.manualSeed(c.seed ?? 0);
  const module = make(c, dtype);
  expect(module.toString()).toBe(c.repr);
  expect(Object.keys(module.stateDict())).toEqual(c.keys);
  module.to(dtype).train(!c.eval);
  module.parameters().forEach((p, k) => {
    torch.noGrad(() => p.copy_(floats(p.shape, 20 + k, dtype)));
  });
  const inputs = c.x.map((x, k) => given(x, k, dtype));
  torch.manualSeed(c.seed ?? 0);
  const out = module.call(...inputs) as Tensor;
  same(out, c.out, "out");
  const wanted = [...inputs, ...module.parameters()].filter((t) => t.requiresGrad);
  const loss = out.mul(floats(out.shape, 7, dtype)).sum();
  // By the kernels of the backward pass.
  const fused = c.grads && torch.autograd.grad([loss], wanted, { retainGraph: true, allowUnused: true });
  // And by operations that can be differentiated again.
  const grads = c.grads && torch.autograd.grad([loss], wanted, { createGraph: true, allowUnused: true });
  c.grads?.forEach((want, k) => {
    same(fused![k], want, `gradient ${k}`, 4);
    same(grads![k], want, `gradient ${k} with a graph`, 8);
  });
  if (c.second) {
    const again = grads!
      .map((g, k) => g?.mul(floats(g.shape, 8 + k, dtype)).sum())
      .filter((x) => x !== undefined)
      .reduce((a, b) => a.add(b));
    // Where the gradient is linear torch keeps a graph that leads to zeros.
    const second = again.requiresGrad
      ? torch.autograd.grad([again], wanted, { allowUnused: true })
      : wanted.map(() => null);
    c.second.forEach((want, k) => same(second[k], want, `second gradient ${k}`, 16));
  }
  for (const [name, want] of Object.entries(c.buffers ?? {})) {
    same(module.namedBuffers().find(([key]) => key === name)?.[1], want, name);
  }
}

describe("modules", () => {
  const counts = new Map<string, number>();
  for (const c of golden.cases) {
    const k = (counts.get(c.m) ?? 0) + 1;
    counts.set(c.m, k);
    test(`${c.m} ${k}: ${JSON.stringify([c.a, c.k, c.x, c.dtype, c.eval])}`, () => {
      if (!c.error) run(c);
      else {
        const [name, message] = c.error;
        expect(() => run(c)).toThrow(expect.objectContaining({ name, message }));
      }
    });
  }
});

test("every module and loss has 20 configurations or more that PyTorch computed", () => {
  const counts = new Map<string, number>();
  for (const { m, error } of golden.cases) if (!error) counts.set(m, (counts.get(m) ?? 0) + 1);
  // Lists are no functions: theirs are below.
  const containers = new Set<unknown>([nn.Module, nn.ModuleList]);
  const modules = Object.entries(nn).filter(
    ([, made]) => typeof made === "function" && made.prototype instanceof nn.Module && !containers.has(made),
  );
  expect(modules.length).toBeGreaterThan(20);
  expect(modules.filter(([name]) => (counts.get(name) ?? 0) < 20).map(([name]) => name)).toEqual([]);
});

test("lists", () => {
  for (const { a, repr, keys } of golden.lists) {
    const list = new nn.ModuleList(a.map((m) => make(m, "float32")));
    expect(list.toString()).toBe(repr);
    expect(Object.keys(list.stateDict())).toEqual(keys);
  }
});

test("fresh layers have PyTorch's own values", () => {
  for (const c of golden.fresh) {
    torch.manualSeed(c.seed);
    const state = make(c, "float32").stateDict();
    expect(Object.keys(state)).toEqual(Object.keys(c.state));
    // They are recorded with 7 digits.
    for (const [name, want] of Object.entries(c.state)) same(state[name], want, `${c.m} ${name}`, 0.05);
    expect(Number(torch.rand([1]).item())).toBe(c.next);
  }
});

const camel = (name: string): string => name.replace(/_([a-z])/g, (_, c: string) => c.toUpperCase());

test("infinities, NaN and what is very large or small", () => {
  const F = nn.functional as unknown as Record<string, (x: Tensor, ...k: unknown[]) => Tensor>;
  for (const { f, k, dtype, x, out, grad } of golden.edges) {
    const values = x[1].map(parsed);
    const leaf = torch
      .reshape(new Tensor(fromNested(values, dtypes[dtype])), x[0])
      .detach()
      .requiresGrad_();
    const y = F[camel(f)]!(leaf, ...(Object.keys(k).length ? [k] : []));
    same(y, out, `${f} ${dtype}`);
    y.backward(floats(y.shape, 3, dtype));
    same(leaf.grad, grad, `gradient of ${f} ${dtype}`);
  }
});

test("initialisers", () => {
  for (const { f, shape, a, out, next } of golden.inits) {
    torch.manualSeed(7);
    const t = floats(shape, 0, "float32");
    const init = (nn.init as unknown as Record<string, (t: Tensor, ...args: unknown[]) => Tensor>)[camel(f)]!;
    expect(init(t, ...a)).toBe(t);
    same(t, out, f, 0.05);
    expect(Number(torch.rand([1]).item())).toBe(next);
  }
});
