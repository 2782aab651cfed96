// leaf / requires_grad: what PyTorch does, line by line.
import * as torch from "../../../ts/torch/index.js";
import { complex, dtype, float, grad, L, type Line, nameOf, t, tuple, x2 } from "./python.js";

const { ones } = torch;

export const leaves: Line[] = [
  () => {
    const x = x2();
    return tuple(x.isLeaf, x.gradFn, x.grad, x.version);
  },
  () => {
    const x = ones(2);
    return tuple(x.isLeaf, x.mul(2).isLeaf, x.mul(2).requiresGrad);
  },
  () => {
    const y = x2().mul(2);
    return tuple(y.isLeaf, y.requiresGrad, nameOf(y));
  },
  () => ones(2, { dtype: "int64", requiresGrad: true }),
  () => x2().mul(2).requiresGrad_(false),
  () => {
    const x = x2();
    const y = x.mul(2);
    y.sum().backward();
    return tuple(x.grad, y.grad);
  },
  () => {
    const y = x2().mul(2);
    y.retainGrad();
    y.sum().backward();
    return tuple(y.grad, y.retainsGrad);
  },
  () => {
    const x = x2();
    x.mul(2).sum().backward();
    x.mul(3).sum().backward();
    return x.grad;
  },
  () => {
    const x = x2();
    const y = x.mul(x).sum();
    y.backward();
    return y.backward();
  },
  () => {
    const x = x2();
    const y = x.mul(x).sum();
    y.backward({ retainGraph: true });
    y.backward();
    return x.grad;
  },
  () => {
    const y = x2().add(1).sum();
    y.backward();
    return y.backward();
  },
  () => x2().mul(2).backward(),
  () => ones(2).sum().backward(),
  () => {
    const x = x2();
    x.mul(2).backward(t([1, 10]));
    return x.grad;
  },
  () => x2().mul(2).backward(ones(3)),
  () => {
    const x = x2();
    x.grad = ones(2);
    return x.grad;
  },
  () => {
    x2().grad = ones(3);
    return null;
  },
  () => {
    x2().grad = ones(2, { dtype: "float64" });
    return null;
  },
  () => x2().numpy(),
  () => {
    const x = x2();
    return tuple(x.detach().requiresGrad, x.detach().dataPtr() === x.dataPtr());
  },
  () => {
    const x = x2();
    return tuple(float(x.sum().item()), float(x.sum().item()));
  },
  () => {
    const x = x2();
    return tuple(x.requiresGrad, x.isLeaf, x.data.constructor.name);
  },
  () => {
    const x = ones(3, grad);
    x.get(L(0, 0, 2))
      .sum()
      .backward();
    return x.grad;
  },
  () => {
    const x = ones(2, 3, grad);
    const b = ones(3, grad);
    x.add(b).sum().backward();
    return b.grad;
  },
  () => {
    const x = ones(2, 1, grad);
    x.mul(ones(4, 2, 3))
      .sum()
      .backward();
    return x.grad;
  },
  () => {
    const x = t(2, grad);
    x.mul(ones(2, 3)).sum().backward();
    return x.grad;
  },
  () => {
    const x = x2();
    x.mul(ones(2, { dtype: "float64" }))
      .sum()
      .backward();
    return dtype(x.grad!);
  },
  () => {
    const z = complex(1, 2);
    z.mul(z.conj()).real().sum().backward();
    return z.grad;
  },
  () => {
    const z = complex(1, 2);
    z.mul(z).sum().backward();
    return null;
  },
  () => {
    const z = complex(1, 2);
    z.mul(z).sum().abs().backward();
    return z.grad;
  },
];
