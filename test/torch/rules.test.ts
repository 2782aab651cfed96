// Every rule against differences of the function: broadcast, strided, 0-d and empty inputs, first and second derivatives.
import { describe, expect, test } from "vitest";
import { complex } from "../../ts/core/complex.js";
import type { Tensor } from "../../ts/torch/index.js";
import * as torch from "../../ts/torch/index.js";
import { make, strided } from "./leaves.js";

const { gradcheck, gradgradcheck } = torch.autograd;

type Case = {
  name: string;
  f: (...x: Tensor[]) => Tensor | Tensor[];
  inputs: () => Tensor[];
  second?: false;
};

function check({ f, inputs, second }: Case): void {
  expect(gradcheck(f, inputs())).toBe(true);
  if (second !== false) expect(gradgradcheck(f, inputs())).toBe(true);
}

const layouts = (low: number, high: number): [string, () => Tensor][] => [
  ["matrix", () => make([2, 3], low, high)],
  ["strided", () => strided([2, 3], low, high)],
  ["0-d", () => make([], low, high)],
  ["empty", () => make([0, 3], low, high)],
];

const unary: Record<string, [(x: Tensor) => Tensor, number, number]> = {
  neg: [(x) => x.neg(), -2, 2],
  abs: [(x) => x.abs(), -2, 2],
  sign: [(x) => x.sign().mul(x), -2, 2],
  sqrt: [(x) => x.sqrt(), 0.2, 3],
  rsqrt: [(x) => x.rsqrt(), 0.2, 3],
  square: [(x) => x.square(), -2, 2],
  reciprocal: [(x) => x.reciprocal(), 0.3, 2],
  exp: [(x) => x.exp(), -2, 2],
  expm1: [(x) => x.expm1(), -2, 2],
  log: [(x) => x.log(), 0.3, 3],
  log1p: [(x) => x.log1p(), -0.6, 3],
  log2: [(x) => x.log2(), 0.3, 3],
  log10: [(x) => x.log10(), 0.3, 3],
  sin: [(x) => x.sin(), -3, 3],
  cos: [(x) => x.cos(), -3, 3],
  tan: [(x) => x.tan(), -1, 1],
  tanh: [(x) => x.tanh(), -2, 2],
  deg2rad: [(x) => x.deg2rad().mul(40), -90, 90],
  sigmoid: [(x) => x.sigmoid(), -3, 3],
  relu: [(x) => x.relu().mul(x), -2, 2],
  clamp: [(x) => x.clamp(-1, 1).mul(x), -2, 2],
  clampMin: [(x) => x.clamp(-1).mul(x), -2, 2],
  clampMax: [(x) => x.clamp(null, 1).mul(x), -2, 2],
  pow2: [(x) => x.pow(2), -2, 2],
  pow3: [(x) => x.pow(3), -2, 2],
  powHalf: [(x) => x.pow(1.5), 0.2, 2],
  pow0: [(x) => x.pow(0).mul(x), 0.2, 2],
  floor: [(x) => x.floor().add(x), -2, 2],
  scalarLeft: [(x) => torch.sub(1, x).mul(torch.div(2, x)), 0.3, 2],
  scalarBase: [(x) => torch.pow(2.5, x), -1, 2],
  sum: [(x) => x.sum(), -2, 2],
  mean: [(x) => (x.numel() ? x.mean() : x.sum()), -2, 2],
  prod: [(x) => x.prod(), 0.5, 2],
  norm: [(x) => x.norm().mul(2), 0.3, 2],
  clone: [(x) => x.clone(), -2, 2],
  reshape: [(x) => x.reshape(-1).mul(2), -2, 2],
  flatten: [(x) => x.flatten(), -2, 2],
  unsqueeze: [(x) => x.unsqueeze(0).mul(x), -2, 2],
  t: [(x) => x.t().mul(3), -2, 2],
  double: [(x) => x.float().double().mul(0).add(x), -2, 2],
};

describe("element-wise", () => {
  for (const [name, [f, low, high]] of Object.entries(unary)) {
    for (const [layout, input] of layouts(low, high)) {
      test(`${name} of ${layout}`, () => {
        const x = input();
        if (x.numel() === 0) {
          const y = f(x);
          y.sum().backward();
          expect(x.grad!.shape).toEqual(x.shape);
        } else check({ name, f: f as Case["f"], inputs: () => [input()] });
      });
    }
  }
});

const binary: Record<string, [(a: Tensor, b: Tensor) => Tensor, number, number]> = {
  add: [(a, b) => a.add(b, { alpha: 2 }), -2, 2],
  sub: [(a, b) => a.sub(b, { alpha: 3 }), -2, 2],
  mul: [(a, b) => a.mul(b), -2, 2],
  div: [(a, b) => a.div(b), 0.4, 2],
  pow: [(a, b) => a.pow(b), 0.4, 2],
  maximum: [(a, b) => a.maximum(b).mul(a), -2, 2],
  minimum: [(a, b) => a.minimum(b).mul(a), -2, 2],
  remainder: [(a, b) => a.remainder(b), 0.4, 2],
  where: [(a, b) => torch.where(a.gt(0), a, b).mul(a), -2, 2],
  clampTensors: [(a, b) => a.clamp(b, b.add(1)).mul(a), -2, 2],
  maskedFill: [(a, b) => a.maskedFill(a.gt(0), b.sum()).mul(a), -2, 2],
  copyInto: [(a, b) => a.clone().copy_(b.expandAs(a)).mul(a), -2, 2],
};

describe("two inputs", () => {
  const pairs: [string, (l: number, h: number) => [Tensor, Tensor]][] = [
    ["same shape", (l, h) => [make([2, 3], l, h), make([2, 3], l, h, 7)]],
    ["row", (l, h) => [make([2, 3], l, h), make([3], l, h, 7)]],
    ["column strided", (l, h) => [strided([2, 3], l, h), strided([2, 1], l, h, 7)]],
    ["0-d", (l, h) => [make([2], l, h), make([], l, h, 7)]],
  ];
  for (const [name, [f, low, high]] of Object.entries(binary)) {
    for (const [how, inputs] of pairs) {
      test(`${name}, ${how}`, () => check({ name, f: f as Case["f"], inputs: () => inputs(low, high) }));
    }
    test(`${name}, empty`, () => {
      const [a, b] = [make([0, 3]), make([3])];
      f(a, b).sum().backward();
      expect(a.grad?.shape ?? [0, 3]).toEqual([0, 3]);
      expect(b.grad?.tolist() ?? [0, 0, 0]).toEqual([0, 0, 0]);
    });
  }
});

const index = torch.tensor([2n, 0n, 2n]);
const places = torch.tensor([
  [0n, 2n, 1n],
  [2n, 2n, 0n],
]);
const mask = torch.tensor([
  [true, false, true],
  [false, true, true],
]);

const shaped: Record<string, (x: Tensor) => Tensor | Tensor[]> = {
  sumDim: (x) => x.sum(0),
  sumKeep: (x) => x.sum([0, 1], true),
  meanDim: (x) => x.mean(1, true),
  prodDim: (x) => x.prod(1),
  var: (x) => x.var(),
  varDim: (x) => x.var(1, { correction: 0, keepdim: true }),
  std: (x) => x.std(0),
  norm1: (x) => x.norm(1, 1),
  norm2: (x) => x.norm(2, 0),
  norm3: (x) => x.norm(3),
  normInf: (x) => x.norm(Number.POSITIVE_INFINITY, 1),
  max: (x) => x.max().mul(2),
  min: (x) => x.min().mul(2),
  amax: (x) => x.amax(1),
  amin: (x) => x.amin(0, true),
  maxDim: (x) => x.max(1).values.mul(3),
  minDim: (x) => x.min(0, true).values.mul(3),
  median: (x) => x.median().mul(2),
  sort: (x) => x.sort(1, true).values.mul(x),
  cumsum: (x) => x.cumsum(1),
  cumprod: (x) => x.cumprod(1),
  softmax: (x) => x.softmax(1),
  logSoftmax: (x) => x.logSoftmax(0),
  view: (x) => x.contiguous().view(3, 2).mul(2),
  permute: (x) => x.permute(1, 0).mul(2),
  transpose: (x) => x.transpose(0, 1).mul(2),
  expand: (x) => x.unsqueeze(0).expand(4, 2, 3).mul(2),
  squeeze: (x) => x.unsqueeze(1).squeeze(1).mul(x),
  select: (x) => x.get(1).mul(2),
  slice: (x) => x.get(":, ::2").mul(2),
  newAxis: (x) => x.get(":", null, "1:").mul(2),
  fancy: (x) => x.get(":", index).mul(2),
  fancyRows: (x) => x.get([1, 1, 0]).mul(2),
  masked: (x) => x.get(mask).mul(2),
  diagonal: (x) => x.diagonal(1).mul(2),
  unbind: (x) => x.unbind(1).map((y, i) => y.mul(i + 1)),
  split: (x) => x.split([1, 2], 1).map((y, i) => y.mul(i + 1)),
  chunk: (x) => x.chunk(2, 1)[1]!.mul(2),
  cat: (x) => torch.cat([x, x.mul(2), x], 1),
  stack: (x) => torch.stack([x, x.mul(2)], 1),
  flip: (x) => x.flip(0, 1).mul(x),
  repeat: (x) => x.repeat(2, 1, 2),
  tril: (x) => x.tril().mul(x),
  triu: (x) => x.triu(1).mul(x),
  narrow: (x) => x.narrow(1, 1, 2).mul(2),
  gather: (x) => x.gather(1, places).mul(x),
  indexSelect: (x) => x.indexSelect(1, index).mul(2),
  maskedSelect: (x) => x.maskedSelect(mask).mul(2),
  scatter: (x) => x.scatter(1, places.get(":", ":1"), x.get(":", ":1").mul(3)).mul(x),
  scatterValue: (x) => x.scatter(1, places.get(":", ":1"), 2).mul(x),
  scatterAdd: (x) => x.scatterAdd(1, places, x.mul(3)).mul(2),
  indexAdd: (x) => x.indexAdd(1, index, x.mul(3)).mul(2),
  setSlice: (x) => {
    const y = x.mul(2);
    y.set(0, x.get(1).mul(3));
    return y.mul(y);
  },
  setFancy: (x) => {
    const y = x.mul(2);
    y.set([1], [0], x.get(0, 0).mul(3));
    return y.mul(y);
  },
  inPlaceOnView: (x) => {
    const y = x.mul(1);
    y.get(":", "1:").mul_(y.get(":", ":2").clone()).exp_();
    return y.mul(x);
  },
  inPlaceChain: (x) => x.mul(2).sin_().mul_(x).add_(x).div_(3).sigmoid_(),
  maskedFillInPlace: (x) => x.mul(2).maskedFill_(mask, 1).mul(x),
  clampInPlace: (x) => x.mul(2).clamp_(-1, 1).mul(x),
  norms: (x) => x.sub(x.mean(1, true)).div(x.std(1, { keepdim: true, correction: 0 }).add(0.1)),
};

describe("shapes and reductions", () => {
  for (const [name, f] of Object.entries(shaped)) {
    test(name, () => check({ name, f, inputs: () => [make([2, 3], 0.3, 2)] }));
    test(`${name}, strided`, () => check({ name, f, inputs: () => [strided([2, 3], 0.3, 2)] }));
  }
});

describe("products", () => {
  const products: [string, number[], number[]][] = [
    ["mm", [2, 3], [3, 4]],
    ["mv", [2, 3], [3]],
    ["vm", [3], [3, 2]],
    ["dot", [3], [3]],
    ["bmm", [2, 2, 3], [2, 3, 2]],
    ["broadcast", [2, 1, 2, 3], [3, 3, 2]],
    ["stack by matrix", [2, 2, 3], [3, 2]],
    ["stack by vector", [2, 2, 3], [3]],
    ["vector by stack", [3], [2, 3, 2]],
  ];
  for (const [name, a, b] of products) {
    test(name, () => check({ name, f: (x, y) => x!.matmul(y!), inputs: () => [make(a), make(b, -2, 2, 5)] }));
    test(`${name}, strided`, () =>
      check({ name, f: (x, y) => x!.matmul(y!), inputs: () => [strided(a), strided(b, -2, 2, 5)] }));
  }
  test("addmm", () =>
    check({
      name: "addmm",
      f: (x, a, b) => torch.addmm(x!, a!, b!, { beta: 0.5, alpha: 2 }),
      inputs: () => [make([2]), make([3, 4]), make([4, 2])],
    }));
  test("empty", () => {
    const [a, b] = [make([2, 0]), make([0, 3])];
    a.matmul(b).sum().backward();
    expect(a.grad!.shape).toEqual([2, 0]);
    expect(b.grad!.shape).toEqual([0, 3]);
  });
});

describe("edges", () => {
  const at = (values: number[], f: (x: Tensor) => Tensor): unknown => {
    const x = torch.tensor(values, { requiresGrad: true });
    f(x).backward();
    return x.grad!.tolist();
  };
  test("products with zeros", () => {
    for (const zeros of [
      [0, 2, 3],
      [0, 0, 3],
      [1, 2, 3],
    ]) {
      const x = (): Tensor => torch.tensor([zeros, [2, 1, 3]], { dtype: "float64", requiresGrad: true });
      check({ name: "prod", f: (y) => y!.prod(1), inputs: () => [x()] });
      check({ name: "prod", f: (y) => y!.prod(), inputs: () => [x()] });
      check({ name: "cumprod", f: (y) => y!.cumprod(1), inputs: () => [x()], second: false });
    }
  });
  test("ties", () => {
    expect(at([1, 1, 0], (x) => x.max())).toEqual([0.5, 0.5, 0]);
    expect(at([1, 1, 0], (x) => x.max(0).values)).toEqual([1, 0, 0]);
    expect(at([1, 1, 0], (x) => x.amax())).toEqual([0.5, 0.5, 0]);
    expect(at([0], (x) => x.abs().sum())).toEqual([0]);
    expect(at([0], (x) => x.relu().sum())).toEqual([0]);
    expect(at([0], (x) => x.sqrt().sum())).toEqual([Number.POSITIVE_INFINITY]);
    expect(at([-1, 5], (x) => x.clamp(0, 5).sum())).toEqual([0, 1]);
    expect(at([0], (x) => x.pow(0).sum())).toEqual([0]);
    expect(at([0, 0], (x) => x.norm())).toEqual([0, 0]);
  });
});

describe("complex numbers", () => {
  const z = (): Tensor =>
    torch.tensor(
      [
        [complex(0.5, 1.25), complex(-1.5, 0.75)],
        [complex(1.25, -0.5), complex(0.75, 1)],
      ],
      { dtype: "complex128", requiresGrad: true },
    );
  const functions: Record<string, (x: Tensor) => Tensor> = {
    mul: (x) => x.mul(x.T),
    div: (x) => torch.div(x, x.T.add(3)),
    scalar: (x) => x.mul(2).add(1),
    beside: (x) => x.mul(torch.tensor([2, 3], { dtype: "float64" })),
    exp: (x) => x.exp(),
    log: (x) => x.log(),
    sqrt: (x) => x.sqrt(),
    sin: (x) => x.sin(),
    cos: (x) => x.cos(),
    tanh: (x) => x.tanh(),
    square: (x) => x.square(),
    pow: (x) => x.pow(3),
    powTensor: (x) => x.pow(x.T),
    reciprocal: (x) => x.reciprocal(),
    sigmoid: (x) => x.sigmoid(),
    abs: (x) => x.abs(),
    sgn: (x) => x.sgn(),
    conj: (x) => x.conj().mul(x),
    real: (x) => x.real().mul(2),
    imag: (x) => x.imag().mul(2),
    sum: (x) => x.sum(0),
    mean: (x) => x.mean(1),
    prod: (x) => x.prod(1),
    norm: (x) => x.norm(2, 1),
    cumsum: (x) => x.cumsum(0),
    cumprod: (x) => x.cumprod(1),
    mm: (x) => x.matmul(x.T),
    index: (x) => x.get(0).mul(x.get(":", [1, 0])),
    cat: (x) => torch.cat([x, x.conj()]),
    where: (x) => torch.where(x.real().gt(0), x, x.conj()),
    inPlace: (x) => {
      const y = x.mul(2);
      y.get(0).mul_(x.get(1));
      return y.exp_();
    },
  };
  for (const [name, f] of Object.entries(functions)) {
    test(name, () => check({ name, f: f as Case["f"], inputs: () => [z()] }));
  }
  test("real inputs take the real part", () => {
    const x = torch.tensor([1, 2], { dtype: "float64", requiresGrad: true });
    expect(gradcheck((a) => a.mul(torch.tensor([complex(1, 2)], { dtype: "complex128" })).abs(), x)).toBe(
      true,
    );
    x.mul(torch.tensor(complex(3, 4)))
      .sum()
      .real()
      .backward();
    expect([x.grad!.dtype, x.grad!.tolist()]).toEqual(["float64", [3, 3]]);
  });
});
