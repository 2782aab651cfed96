// What indexes is saved with its version, as every other tensor that backward needs.
import type { Tensor } from "../../../ts/torch/index.js";
import * as torch from "../../../ts/torch/index.js";
import { complex, grad, L, type Line, t, tuple } from "./python.js";

const { arange, autograd, nn, ones, zeros } = torch;
const x23 = (): Tensor => arange(6).float().reshape(2, 3).requiresGrad_();
const bytes = (): Tensor => t([1, 0], { dtype: "uint8" });
const rows = (): Tensor => t([true, false]);
const mask = (): Tensor =>
  t([
    [true, false, true],
    [false, true, true],
  ]);
const column = (): Tensor => zeros(2, 3, { dtype: "int64" });

/** Write to what indexed, between forward and backward. */
function late(i: Tensor, use: (x: Tensor, i: Tensor) => Tensor, write?: (i: Tensor) => void): () => unknown {
  return () => {
    const own = i.clone();
    const y = use(x23(), own);
    if (write) write(own);
    else if (own.dtype === "bool") own.set("...", own.logicalNot());
    else own.add_(1);
    y.sum().backward();
  };
}
/** What a tensor is after a write at an index. */
function put(y: Tensor, ...at: unknown[]): Tensor {
  y.set(...at);
  return y;
}
const twice = (x: Tensor, ...at: unknown[]): Tensor => put(x.mul(2), ...at);
/** The same, but the index is what the cases write to. */
const get = (x: Tensor, i: Tensor): Tensor => x.get(i);
const saves = (x: Tensor): number => x.gradFn!.nextFunctions.length;

export const indexTensors: Line[] = [
  late(L(0, 1), get),
  late(L(0, 1).to("int32"), get),
  late(rows(), get),
  late(mask(), get),
  late(bytes(), get),
  late(L(0, 1), (x, i) => x.get(":", i)),
  late(torch.stack([L(0, 1), L(1, 0)]), (x, i) => x.get(i.get(0))),
  late(L(0, 1), (x, i) => twice(x, i, 5)),
  late(rows(), (x, i) => twice(x, i, 5)),
  late(mask(), (x, i) => twice(x, i, ones(4, grad))),
  late(L(0, 1), (x, i) => twice(x, ":", i, 1)),
  late(L(0, 1), (x, i) => twice(x, "0:1", i, 1)),
  late(L(0, 1), (x, i) => put(zeros(2, 3), i, x)),
  late(rows(), (x, i) => put(zeros(2, 3), i, x.get(0))),
  late(L(0, 1), (x, i) => x.indexSelect(0, i)),
  late(column(), (x, i) => x.gather(0, i)),
  late(column(), (x, i) => x.scatter(0, i, 3)),
  late(mask(), (x, i) => x.maskedFill(i, 0)),
  late(mask(), (x, i) => torch.where(i, x, 0)),
  late(L(0, 1), (x, i) => nn.functional.embedding(i, x)),
  late(
    L(1, 0),
    (x, i) => nn.functional.crossEntropy(x, i),
    (i) => i.zero_(),
  ),
  () => {
    const [x, i] = [x23(), t(0n)];
    const y = x.get(i);
    i.add_(1);
    y.sum().backward();
    return x.grad;
  },
  () => {
    const [i, j] = [L(0, 1), L(0, 1)];
    const y = x23().get(i, j);
    j.add_(1);
    y.sum().backward();
  },
  () => {
    const [x, i] = [x23(), L(0, 1)];
    const [g] = autograd.grad(x.get(i).mul(x.get(i)).sum(), x, { createGraph: true });
    i.add_(1);
    g!.sum().backward();
  },
  () => {
    const i = L(0, 1);
    const v = i.get(":");
    const y = x23().get(i);
    v.add_(1);
    y.sum().backward();
  },
  () => {
    const [x, i] = [x23(), L(0, 1)];
    const y = x.get(i);
    i.data.fill_(1);
    y.sum().backward();
    return x.grad;
  },
  () => {
    const [x, i] = [x23(), L(0, 1)];
    const y = x.get(i);
    i.add_(0);
    const next = y.gradFn!.nextFunctions;
    return tuple(next[0]![0]!.name, next.length, x.gather(0, i.get(null)).gradFn!.nextFunctions[0]![1]);
  },
  () => {
    const x = x23();
    const positive = x.gt(0);
    return [
      saves(x.get([0])),
      saves(x.gather(0, column())),
      saves(torch.where(positive, x, x)),
      saves(x.maskedFill(positive, 0)),
      saves(x.indexSelect(0, L(0))),
      saves(nn.functional.nllLoss(x, L(0, 1))),
      saves(x.clamp(0, 1)),
      saves(x.mul(x)),
      saves(x.mul(2)),
    ];
  },
  () => {
    const [w, x] = [ones(2, { dtype: "bfloat16" }), ones(2, { dtype: "bfloat16", requiresGrad: true })];
    const y = x.mul(w);
    w.add_(1);
    y.sum().backward();
  },
  () => {
    const w = torch.cat([complex(1, 0), complex(1, 0)]).detach();
    const y = ones(2, { dtype: "complex64", requiresGrad: true }).mul(w);
    w.add_(1);
    y.sum().abs().backward();
  },
  () => x23().get(t([0, 1], { dtype: "int8" })),
  () => x23().get(t([0.5, 1])),
  () => arange(6).float().reshape(2, 3).get(bytes()),
  () => put(zeros(2, 3), bytes(), 5),
  () => put(zeros(2, 3), bytes(), ones(3)),
  () => {
    const x = x23();
    x.scatter(0, column().get(":1"), x.mul(2)).sum().backward();
  },
  () => {
    const x = x23();
    x.scatterAdd(0, column().get(":1"), x.mul(2)).sum().backward();
  },
];
