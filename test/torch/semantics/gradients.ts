// grad / create_graph / hooks: what PyTorch does, line by line.
import type { Tensor } from "../../../ts/torch/index.js";
import * as torch from "../../../ts/torch/index.js";
import { float, grad, type Line, nameOf, Text, Tuple, t, tuple, x2 } from "./python.js";

const { ones, zeros, autograd } = torch;

export const gradients: Line[] = [
  () => {
    const x = t(3, grad);
    const [g] = autograd.grad(x.pow(3), x, { createGraph: true });
    const [h] = autograd.grad(g!, x, { createGraph: true });
    return tuple(float(g!.item()), float(h!.item()), float(autograd.grad(h!, x)[0]!.item()));
  },
  () => {
    const x = t(3, grad);
    return autograd.grad(x.pow(2), x)[0]!.requiresGrad;
  },
  () => autograd.grad(x2().sum(), x2()),
  () => new Tuple(...autograd.grad(x2().sum(), x2(), { allowUnused: true })),
  () => new Tuple(...autograd.grad(x2().sum(), x2(), { materializeGrads: true })),
  () => {
    const y = x2().mul(2);
    return new Tuple(...autograd.grad(y.sum(), y));
  },
  () => {
    const x = x2();
    autograd.grad(x.mul(2).sum(), x);
    return x.grad;
  },
  () => autograd.grad(x2().sum(), ones(2)),
  () => {
    const x = x2();
    x.registerHook((g) => g.mul(10));
    x.mul(2).sum().backward();
    return x.grad;
  },
  () => {
    const x = x2();
    const y = x.mul(2);
    y.registerHook((g) => g.mul(10));
    y.sum().backward();
    return x.grad;
  },
  () => {
    const seen: unknown[] = [];
    const y = x2().mul(2);
    for (const name of ["a", "b"]) y.registerHook((g) => void seen.push(tuple(name, float(g.get(0).item()))));
    y.sum().backward();
    return seen;
  },
  () => {
    const x = x2();
    const seen: unknown[] = [];
    x.registerPostAccumulateGradHook((p) => void seen.push(p.grad!.clone()));
    x.mul(2).sum().backward();
    return seen;
  },
  () => {
    const x = x2();
    const h = x.registerHook((g) => g.mul(10));
    h.remove();
    x.sum().backward();
    return x.grad;
  },
  () => ones(2).registerHook((g) => g),
  () => {
    const x = x2();
    x.registerHook(() => ones(3));
    x.sum().backward();
  },
  () => {
    const node = x2().mul(2).exp().gradFn!;
    const [inner] = node.nextFunctions[0]!;
    return tuple(
      node.name,
      node.nextFunctions.map(([next]) => next!.name),
      inner!.nextFunctions[0]![0]!.name,
      tuple(
        ...inner!.nextFunctions.map(([next, k]) =>
          tuple(next ? new Text("<AccumulateGrad object at 0x0>") : null, k),
        ),
      ),
    );
  },
  () => {
    const { softmax } = torch;
    const calls: ((x: Tensor) => Tensor)[] = [
      (x) => x.sum(),
      (x) => x.mean(),
      (x) => x.relu(),
      (x) => x.sigmoid(),
      (x) => x.view(6),
      (x) => x.t(),
      (x) => x.matmul(x.T),
      (x) => x.get(0),
      (x) => x.get([0]),
      (x) => x.add(1),
      (x) => x.sub(1),
      (x) => x.div(2),
      (x) => x.pow(2),
      (x) => x.neg(),
      (x) => softmax(x, 1),
      (x) => x.max(),
      (x) => x.max(1).values,
      (x) => torch.cat([x, x]),
      (x) => torch.stack([x, x]),
      (x) => x.clone(),
      (x) => x.expand(4, 2, 3),
      (x) => x.permute(1, 0),
      (x) => x.reshape(3, 2),
      (x) => torch.nn.functional.linear(x, ones(4, 3)),
      (x) => torch.nn.functional.layerNorm(x, [3]),
      (x) => x.maskedFill(x.gt(0), 0),
      (x) => torch.where(x.gt(0), x, x),
      (x) => x.squeeze(),
      (x) => x.double(),
    ];
    return calls.map((call) => nameOf(call(ones(2, 3, grad))));
  },
  () => {
    const x = t([1, 1, 0], grad);
    x.max().backward();
    return x.grad;
  },
  () => {
    const x = t([1, 1, 0], grad);
    x.max(0).values.backward();
    return x.grad;
  },
  () => {
    const x = t([1, 1, 0], grad);
    x.amax().backward();
    return x.grad;
  },
  () => {
    const x = t([1, 1], grad);
    torch.maximum(x, ones(2)).sum().backward();
    return x.grad;
  },
  () => {
    const x = t([0], grad);
    x.abs().backward();
    return x.grad;
  },
  () => {
    const x = t([0], grad);
    x.relu().backward();
    return x.grad;
  },
  () => {
    const x = t([0], grad);
    x.sqrt().backward();
    return x.grad;
  },
  () => {
    const x = t([0, 2], grad);
    x.prod().backward();
    return x.grad;
  },
  () => {
    const x = zeros(2, grad);
    x.norm().backward();
    return x.grad;
  },
  () => {
    const x = t([-1, 5], grad);
    x.clamp(0, 5).sum().backward();
    return x.grad;
  },
  () => {
    const x = t([3, 1, 2, 2], grad);
    x.median().backward();
    return x.grad;
  },
  () => {
    const x = t([0], grad);
    x.pow(0).backward();
    return x.grad;
  },
  () => {
    const x = t([0], grad);
    torch.where(x.gt(0), x.log(), zeros(1)).backward();
    return x.grad;
  },
  () => {
    const x = t([1, 2], grad);
    x.std().backward();
    return x.grad;
  },
  () => {
    const x = t([2], grad);
    x.std();
    return x.std();
  },
];
