// One line for every operation that has a derivative: first and second derivatives against differences, over dense,
// strided, broadcast, 0-d and empty inputs.
import { describe, expect, test } from "vitest";
import type { OpName } from "../../ts/autograd/names.js";
import { complex } from "../../ts/core/complex.js";
import type { Tensor } from "../../ts/torch/index.js";
import * as torch from "../../ts/torch/index.js";
import { make, strided } from "./leaves.js";
import { differentiable, operationsOf } from "./operations.js";

const { gradcheck, gradgradcheck } = torch.autograd;
const F = torch.nn.functional;

type Layout = "dense" | "strided" | "broadcast" | "0-d" | "empty";
/** A function that uses the operation, from which numbers, and what it is not defined for. */
type Entry = [f: (x: Tensor) => Tensor, low?: number, high?: number, without?: Layout];

const L = (...data: number[]): Tensor => torch.tensor(data.map(BigInt));
const j = torch.tensor(complex(0.5, 2), { dtype: "complex128" });
/** Two axes of anything. */
const m = (x: Tensor): Tensor => (x.ndim === 2 ? x : x.reshape(1, 1));
/** Rows of two elements and more, which differ. */
const wide = (x: Tensor): Tensor => torch.cat([m(x), m(x).exp()], 1);
/** Something that broadcasts against it. */
const column = (x: Tensor): Tensor => (x.ndim === 0 ? x.exp() : x.get("..., :1").exp());
/** Without ties. */
const apart = (x: Tensor): Tensor =>
  x.mul(torch.arange(x.numel()).mul(7).remainder(5).add(2).double().reshape(x.shape));
const first = (x: Tensor): Tensor => torch.zeros([m(x).shape[0]!, 1], { dtype: "int64" });
const labels = (x: Tensor): Tensor => torch.zeros([m(x).shape[0]!], { dtype: "int64" });
const positive = (x: Tensor): Tensor => x.detach().gt(0);
/** Written to at an index, and used. */
function put(x: Tensor, ...at: unknown[]): Tensor {
  const y = x.sin();
  y.set(...at);
  return y.exp();
}

const table: { [O in OpName]?: Entry } = {
  add: [(x) => x.add(column(x), { alpha: 2 })],
  subtract: [(x) => column(x).sub(x, { alpha: 3 })],
  multiply: [(x) => x.mul(column(x))],
  divide: [(x) => x.div(column(x))],
  remainder: [(x) => x.remainder(column(x).add(0.3)), 0.4, 2],
  power: [(x) => x.pow(column(x)), 0.4, 2],
  negative: [(x) => x.neg()],
  absolute: [(x) => x.abs().mul(x)],
  sign: [(x) => x.sign().mul(x)],
  sqrt: [(x) => x.sqrt(), 0.2, 3],
  square: [(x) => x.square()],
  reciprocal: [(x) => x.reciprocal(), 0.3, 2],
  exp: [(x) => x.exp()],
  expm1: [(x) => x.expm1()],
  log: [(x) => x.log(), 0.3, 3],
  log1p: [(x) => x.log1p(), -0.6, 3],
  log2: [(x) => x.log2(), 0.3, 3],
  log10: [(x) => x.log10(), 0.3, 3],
  sin: [(x) => x.sin()],
  cos: [(x) => x.cos()],
  tan: [(x) => x.tan(), -1, 1],
  tanh: [(x) => x.tanh()],
  deg2rad: [(x) => x.deg2rad().mul(40).sin(), -90, 90],
  floor: [(x) => x.floor().mul(x)],
  ceil: [(x) => x.ceil().mul(x)],
  trunc: [(x) => x.trunc().mul(x)],
  rint: [(x) => x.round().mul(x)],
  maximum: [(x) => x.maximum(column(x).sub(1)).mul(x)],
  minimum: [(x) => x.minimum(column(x).sub(1)).mul(x)],
  exp2: [(x) => x.exp2()],
  arcsin: [(x) => x.asin(), -0.8, 0.8],
  arccos: [(x) => x.acos(), -0.8, 0.8],
  arctan: [(x) => x.atan()],
  sinh: [(x) => x.sinh()],
  cosh: [(x) => x.cosh()],
  arcsinh: [(x) => x.asinh()],
  arccosh: [(x) => x.acosh(), 1.3, 3],
  arctanh: [(x) => x.atanh(), -0.8, 0.8],
  rad2deg: [(x) => x.rad2deg().div(40).sin()],
  fmod: [(x) => x.fmod(column(x).add(0.3)), 0.4, 2],
  arctan2: [(x) => x.atan2(column(x))],
  hypot: [(x) => x.hypot(column(x))],
  logaddexp: [(x) => x.logaddexp(column(x))],
  logaddexp2: [(x) => x.logaddexp2(column(x))],
  fmax: [(x) => x.fmax(column(x).sub(1)).mul(x)],
  fmin: [(x) => x.fmin(column(x).sub(1)).mul(x)],
  copysign: [(x) => x.copysign(column(x).neg()).mul(x)],
  conjugate: [(x) => torch.real(torch.conj(x.mul(j).exp()).mul(x.mul(j)))],
  clip: [(x) => x.clamp(column(x).sub(2), column(x).sub(1)).mul(x)],
  where: [(x) => torch.where(positive(x), x.exp(), column(x)).mul(x)],
  alias: [(x) => x.get("...").mul(x)],
  view: [(x) => x.clone().view(-1).exp()],
  t: [(x) => m(x).t().exp()],
  transpose: [(x) => m(x).transpose(0, 1).exp()],
  permute: [(x) => m(x).permute(1, 0).exp()],
  expand: [
    (x) =>
      x
        .unsqueeze(0)
        .expand([4, ...x.shape])
        .exp(),
  ],
  unsqueeze: [(x) => x.unsqueeze(0).exp()],
  squeeze: [(x) => x.unsqueeze(0).squeeze(0).exp()],
  select: [(x) => m(x).get(":", 0).exp()],
  slice: [(x) => m(x).get(":, ::2").exp()],
  diagonal: [(x) => m(x).diagonal().exp()],
  real: [(x) => torch.real(x.mul(j).exp())],
  imag: [(x) => torch.imag(x.mul(j).exp())],
  unbind: [(x) => m(x).unbind(1)[0]!.exp()],
  split: [(x) => m(x).split(1, 1)[0]!.exp()],
  unsafeView: [
    (x) =>
      x
        .unsqueeze(0)
        .expand([2, ...x.shape])
        .reshape(-1)
        .exp(),
  ],
  clone: [(x) => x.clone().mul(x)],
  toCopy: [(x) => x.to("complex128").mul(j).abs(), 0.3, 2],
  copy: [(x) => x.sin().copy_(column(x).expandAs(x)).mul(x)],
  fill: [(x) => x.sin().fill_(1.5).mul(x)],
  sum: [(x) => m(x).sum(1).exp()],
  mean: [(x) => m(x).mean(1).exp()],
  prod: [(x) => m(x).prod(1)],
  variance: [(x) => wide(x).var(1)],
  deviation: [(x) => wide(x).std(1, { correction: 0 })],
  norm: [(x) => wide(x).norm(2, 1).exp(), 0.3, 1],
  maxAll: [(x) => apart(x).max().exp(), 0.3, 1, "empty"],
  minAll: [(x) => apart(x).min().exp(), 0.3, 1, "empty"],
  amax: [(x) => apart(m(x)).amax(1).exp(), 0.3, 1],
  amin: [(x) => apart(m(x)).amin(1).exp(), 0.3, 1],
  maxDim: [(x) => apart(m(x)).max(1).values.exp(), 0.3, 1],
  minDim: [(x) => apart(m(x)).min(1).values.exp(), 0.3, 1],
  median: [(x) => apart(x).median().exp(), 0.3, 1],
  sort: [(x) => apart(m(x)).sort(1).values.exp(), 0.3, 1],
  cumsum: [(x) => m(x).cumsum(1).exp()],
  cumprod: [(x) => wide(x).cumprod(1)],
  matmul: [(x) => torch.stack([m(x), m(x)]).matmul(m(x).t().exp())],
  mm: [(x) => m(x).mm(m(x).t().exp())],
  bmm: [(x) => torch.bmm(m(x).unsqueeze(0), m(x).t().exp().unsqueeze(0))],
  dot: [(x) => x.flatten().dot(x.flatten().exp())],
  addmm: [(x) => torch.addmm(m(x), m(x).exp(), m(x).t().mm(m(x)), { beta: 0.5, alpha: 2 })],
  cat: [(x) => torch.cat([m(x), m(x).exp()], 1)],
  stack: [(x) => torch.stack([x, x.exp()])],
  gather: [(x) => m(x).gather(1, first(x)).exp()],
  scatter: [
    (x) =>
      m(x)
        .scatter(1, first(x), column(m(x)))
        .exp(),
  ],
  scatterAdd: [
    (x) =>
      m(x)
        .scatterAdd(1, first(x), column(m(x)))
        .exp(),
  ],
  indexSelect: [(x) => m(x).indexSelect(1, L(0, 0)).exp()],
  indexAdd: [
    (x) =>
      m(x)
        .indexAdd(1, L(0, 0), torch.cat([column(m(x)), column(m(x))], 1))
        .sin(),
  ],
  index: [(x) => m(x).get(":", L(0, 0)).exp()],
  indexPut: [(x) => put(m(x), ":", L(0), column(m(x)))],
  maskedSelect: [(x) => x.maskedSelect(positive(x)).exp()],
  maskedScatter: [(x) => x.maskedSelect(positive(x)).exp()],
  maskedFill: [(x) => x.maskedFill(positive(x), x.exp().sum()).mul(x)],
  flip: [(x) => m(x).flip(1).mul(m(x))],
  repeat: [(x) => m(x).repeat(2, 2).exp()],
  triangle: [(x) => m(x).tril().mul(m(x))],
  clampMin: [(x) => x.clamp(column(x).sub(1)).mul(x)],
  clampMax: [(x) => x.clamp(null, column(x).sub(1)).mul(x)],
  powScalar: [(x) => x.pow(3)],
  sigmoid: [(x) => x.sigmoid()],
  relu: [(x) => x.relu().mul(x)],
  softmax: [(x) => wide(x).softmax(1)],
  logSoftmax: [(x) => wide(x).logSoftmax(1)],
  erf: [(x) => F.gelu(x)],
  silu: [(x) => F.silu(x)],
  logSigmoid: [(x) => F.logsigmoid(x)],
  gelu: [(x) => F.gelu(x).add(F.gelu(x, { approximate: "tanh" }))],
  layerNorm: [(x) => F.layerNorm(wide(x), [wide(x).shape[1]!], { eps: 0.1 })],
  nllLoss: [(x) => F.nllLoss(wide(x), labels(x), { reduction: "none" }).exp()],
  nllLossBackward: [(x) => F.nllLoss(wide(x), labels(x), { reduction: "sum" }).sin()],
  crossEntropy: [(x) => F.crossEntropy(wide(x), labels(x), { reduction: "none" }).exp()],
  embed: [(x) => m(x).get(":, ::2").exp()],
  viewScatter: [(x) => put(m(x), ":, 0", 2)],
};

const layouts: Record<Layout, (low: number, high: number) => Tensor> = {
  dense: (low, high) => make([2, 3], low, high),
  strided: (low, high) => strided([2, 3], low, high),
  broadcast: (low, high) => make([1, 3], low, high),
  "0-d": (low, high) => make([], low, high),
  empty: (low, high) => make([0, 3], low, high),
};

test("every operation that has a derivative has a line", () => {
  expect(Object.keys(table).sort()).toEqual([...differentiable].sort());
});

describe.each(Object.entries(table))("%s", (op, [f, low = -2, high = 2, without]) => {
  test("is what the line is about", () => {
    const x = make([2, 3], low, high);
    const y = f(x);
    const gradOutputs = torch.onesLike(y.detach());
    const [g] = torch.autograd.grad(y, x, { gradOutputs, createGraph: true });
    expect(new Set([...operationsOf([y]), ...operationsOf([g!])])).toContain(op);
  });
  for (const [layout, input] of Object.entries(layouts)) {
    if (layout === without) {
      test(`${layout} is refused`, () => expect(() => f(input(low, high))).toThrow());
      continue;
    }
    test(layout, () => {
      const whole = layout === "broadcast" ? (x: Tensor) => f(x.expand(2, 3)) : f;
      expect(gradcheck(whole, input(low, high))).toBe(true);
      expect(gradgradcheck(whole, input(low, high))).toBe(true);
      const x = input(low, high);
      whole(x).sum().backward();
      expect(x.grad!.shape).toEqual(x.shape);
    });
  }
});
