// in-place and versions: what PyTorch does, line by line.
import * as torch from "../../../ts/torch/index.js";
import { grad, type Line, nameOf, t, tuple, x2 } from "./python.js";

const { ones, arange, noGrad } = torch;

export const writing: Line[] = [
  () => x2().add_(1),
  () => x2().set(0, 5),
  () => {
    const x = x2();
    noGrad(() => x.add_(1));
    return tuple(x, x.version, x.isLeaf);
  },
  () => {
    const y = x2().mul(2);
    const v = y.version;
    y.add_(1);
    return tuple(v, y.version, nameOf(y));
  },
  () => {
    const y = x2().exp();
    y.add_(1);
    y.sum().backward();
  },
  () => {
    const x = x2();
    const y = x.mul(2);
    y.add_(1);
    y.sum().backward();
    return x.grad;
  },
  () => {
    const w = x2();
    const x = ones(2);
    const y = w.mul(x);
    x.add_(1);
    y.sum().backward();
  },
  () => {
    const x = x2();
    const y = x.sin();
    const z = y.get(0);
    y.mul_(2);
    z.backward();
    return x.grad;
  },
  () => {
    const x = ones(4, grad);
    const y = x.mul(1);
    const v = y.get(":2");
    v.mul_(10);
    y.sum().backward();
    return tuple(x.grad, nameOf(y));
  },
  () => {
    const x = ones(4, grad);
    const y = x.clone();
    y.set("1:3", t([5, 6]));
    y.sum().backward();
    return x.grad;
  },
  () => ones(4, grad).get(":2").mul_(2),
  () => ones(4, grad).mul(1).unbind(0)[0]!.mul_(2),
  () => ones(4, grad).mul(1).chunk(2)[0]!.mul_(2),
  () => {
    const x = ones(4);
    const v = x.get(":2");
    v.add_(1);
    return tuple(x.version, v.version);
  },
  () => {
    const x = ones(4);
    const d = x.detach();
    d.add_(1);
    return tuple(x.version, d.version, x);
  },
  () => {
    const x = ones(4);
    const d = x.data;
    d.add_(1);
    return tuple(x.version, d.version, x);
  },
  () => {
    const y = x2().relu();
    y.add_(1);
    y.sum().backward();
  },
  () => {
    const x = x2();
    const y = x.sigmoid();
    y.data.add_(1);
    y.sum().backward();
    return x.grad;
  },
  () => ones(1, 3).expand(2, 3).add_(1),
  () => {
    const x = arange(5).float();
    return x.get("1:").add_(x.get(":-1"));
  },
  () => {
    const x = arange(5).float();
    return torch.add(x.get("1:"), x.get(":-1"), { out: x.get("1:") });
  },
  () => {
    const x = arange(5).float();
    return torch.add(x.get(":-1"), 1, { out: x.get("1:") });
  },
  () => torch.mul(x2(), 2, { out: torch.empty(2) }),
  () => ones(2, { dtype: "int64" }).add_(1.5),
  () => ones(2, { dtype: "int64" }).div_(2),
];
