// The operations of networks against differences: first derivatives by their kernels, second ones by operations.
import { describe, expect, test } from "vitest";
import * as torch from "../../ts/torch/index.js";

const { gradcheck, gradgradcheck } = torch.autograd;
const F = torch.nn.functional;
type Tensor = torch.Tensor;

/** Leaves with elements that are dense, strided, a single one, or none. */
function leaf(shape: readonly number[], seed = 1, stride = 1): Tensor {
  const wide = [...shape.slice(0, -1), (shape.at(-1) ?? 1) * stride];
  const n = wide.reduce((a, b) => a * b, 1);
  const values = Array.from(
    { length: n },
    (_, i) => 4 * (((i + seed) * 0.754877666 + seed * 0.3247) % 1) - 2,
  );
  const dense = torch.reshape(torch.tensor(values, { dtype: "float64" }), shape.length ? wide : []);
  return (stride > 1 ? dense.get("...", `::${stride}`) : dense).detach().requiresGrad_();
}
const layouts: [string, (seed?: number) => Tensor][] = [
  ["matrix", (seed) => leaf([3, 4], seed)],
  ["strided", (seed) => leaf([3, 4], seed, 2)],
  ["transposed", (seed) => leaf([4, 3], seed).t().detach().requiresGrad_()],
];
function check(f: (...x: Tensor[]) => Tensor, inputs: Tensor[]): void {
  expect(gradcheck(f as never, inputs)).toBe(true);
  expect(gradgradcheck(f as never, inputs)).toBe(true);
}

const unary: Record<string, (x: Tensor) => Tensor> = {
  gelu: (x) => F.gelu(x),
  geluTanh: (x) => F.gelu(x, { approximate: "tanh" }),
  silu: F.silu,
  logsigmoid: F.logsigmoid,
  leakyRelu: (x) => F.leakyRelu(x, 0.2).mul(x),
  softmax: (x) => F.softmax(x, -1),
  logSoftmax: (x) => F.logSoftmax(x, 0),
};
describe("of one input", () => {
  for (const [name, f] of Object.entries(unary)) {
    test(name, () => {
      for (const [, make] of layouts) check(f, [make()]);
      check(f, [leaf([])]);
      const none = leaf([0, 3]);
      f(none).sum().backward();
      expect(none.grad!.shape).toEqual([0, 3]);
    });
  }
});

describe("of several inputs", () => {
  const labels = torch.tensor([1, 3, 0], { dtype: "int64" });
  const half = torch.tensor([0.2, 0.9, 0.4, 0.7], { dtype: "float64" });
  const two: Record<string, (x: Tensor, y: Tensor) => Tensor> = {
    layerNorm: (x, y) => F.layerNorm(x, [4], y.get(0), y.get(1)),
    "layerNorm without weights": (x, y) => F.layerNorm(x, [3, 4]).mul(y),
    "layerNorm with a bias": (x, y) => F.layerNorm(x, [4], null, y.get(2)),
    batchNorm: (x, y) => F.batchNorm(x, null, null, { training: true, weight: y.get(0), bias: y.get(1) }),
    linear: (x, y) => F.linear(x, y, y.get(":", 0)),
    bilinear: (x, y) => F.bilinear(x, y, torch.reshape(torch.cat([x, y, x, y]), [3, 4, 4])),
    crossEntropy: (x, y) => F.crossEntropy(x, labels, { weight: half, labelSmoothing: 0.1 }).mul(y.sum()),
    "crossEntropy of each": (x, y) => F.crossEntropy(x.mul(y), labels, { weight: half, reduction: "none" }),
    "crossEntropy, smoothed": (x, y) =>
      F.crossEntropy(x.mul(y), labels, { ignoreIndex: 3, labelSmoothing: 0.3, reduction: "none" }),
    "crossEntropy's mean, smoothed": (x, y) =>
      F.crossEntropy(x.mul(y), labels, { ignoreIndex: 0, labelSmoothing: 0.3 }),
    "crossEntropy's sum": (x, y) => F.crossEntropy(x.mul(y), labels, { weight: half, reduction: "sum" }),
    "crossEntropy of columns": (x, y) =>
      F.crossEntropy(x.mul(y).T, torch.tensor([1, 2, 0, 1], { dtype: "int64" })),
    "crossEntropy of probabilities": (x, y) =>
      F.crossEntropy(x, F.softmax(y, 1), { weight: half, reduction: "none" }),
    nllLoss: (x, y) => F.nllLoss(x.mul(y), labels, { ignoreIndex: 3, reduction: "sum" }),
    "nllLoss of each": (x, y) => F.nllLoss(x.mul(y), labels, { weight: half, reduction: "none" }),
    mseLoss: (x, y) => F.mseLoss(x, y),
    huberLoss: (x, y) => F.huberLoss(x, y, { delta: 0.7 }).mul(x.sum()),
    binaryCrossEntropyWithLogits: (x, y) => F.binaryCrossEntropyWithLogits(x, y, { posWeight: half }),
  };
  for (const [name, f] of Object.entries(two)) {
    test(name, () => {
      for (const [, make] of layouts) check(f, [make(1), make(5)]);
    });
  }
  test("embedding", () => {
    const places = torch.tensor(
      [
        [0, 2],
        [2, 1],
      ],
      { dtype: "int64" },
    );
    for (const [, make] of layouts) check((table) => F.embedding(places, table).mul(2), [make()]);
  });
  test("dropout, by the same draws", () => {
    check(
      (x) => {
        torch.manualSeed(3);
        return F.dropout(x, 0.4);
      },
      [leaf([3, 4])],
    );
  });
});

test("labels that were written to are noticed", () => {
  const target = torch.tensor([0, 1], { dtype: "int64" });
  const loss = F.nllLoss(leaf([2, 3]), target);
  target.fill_(2);
  expect(() => loss.backward()).toThrow(
    "modified by an inplace operation: [torch.LongTensor [2]] is at version 1",
  );
});

test("nodes have PyTorch's names", () => {
  const x = leaf([2, 3]);
  const names = [
    F.gelu(x),
    F.silu(x),
    F.logsigmoid(x),
    F.layerNorm(x, [3]),
    F.softmax(x, 1),
    F.logSoftmax(x, 1),
  ];
  expect(names.map((y) => y.gradFn!.name)).toEqual(
    ["Gelu", "Silu", "LogSigmoid", "NativeLayerNorm", "Softmax", "LogSoftmax"].map(
      (name) => `${name}Backward0`,
    ),
  );
  const target = torch.tensor([0, 1], { dtype: "int64" });
  expect(F.crossEntropy(x, target).gradFn!.name).toBe("NllLossBackward0");
  expect(F.linear(x, leaf([4, 3]), leaf([4])).gradFn!.name).toBe("AddmmBackward0");
});
