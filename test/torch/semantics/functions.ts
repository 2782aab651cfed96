// Function / gradcheck / checkpoint / anomaly: what PyTorch does, line by line.
import type { Tensor } from "../../../ts/torch/index.js";
import * as torch from "../../../ts/torch/index.js";
import { f64, grad, type Line, nameOf, S, Square, t, tuple, x2 } from "./python.js";

const { ones, autograd } = torch;

export const functions: Line[] = [
  () => {
    const own = S(Square.forward as never, Square.backward);
    const x = t([3], f64);
    return tuple(
      nameOf(own.apply(x)),
      autograd.gradcheck((v) => own.apply(v), x),
      autograd.gradgradcheck((v) => own.apply(v), x),
    );
  },
  () => {
    const own = S(Square.forward as never, (ctx, g) => (ctx.savedTensors[0] as Tensor).mul(3).mul(g));
    return autograd.gradcheck((v) => own.apply(v), t([3], f64));
  },
  () => autograd.gradcheck((v) => v.mul(v), ones(1, grad)),
  () =>
    S(((_: unknown, x: Tensor) => x.mul(x)) as never, (_, g) => [g, g])
      .apply(ones(1, grad))
      .backward(),
  () =>
    S(((_: unknown, x: Tensor) => x.mul(x)) as never, () => ones(3))
      .apply(ones(1, grad))
      .backward(),
  () => {
    const own = S(
      ((ctx: torch.autograd.Context, x: Tensor, k: number) => {
        ctx.markNonDifferentiable(x.gt(0));
        return x.mul(k);
      }) as never,
      (_, g) => [g, null],
    );
    const x = ones(1, grad);
    own.apply(x, 3).backward();
    return x.grad;
  },
  () => {
    let n = 0;
    const x = x2();
    const y = torch.utils.checkpoint(
      (v) => {
        n++;
        return v.mul(v).exp();
      },
      [x],
    );
    y.sum().backward();
    return tuple(n, x.grad, nameOf(y));
  },
  () => {
    torch.manualSeed(0);
    const x = ones(8, grad);
    const y = torch.utils.checkpoint((v) => torch.nn.functional.dropout(v, 0.5), [x]);
    y.sum().backward();
    return x.grad!.eq(y.detach()).all().item();
  },
  () => {
    const x = t([-1], grad);
    autograd.detectAnomaly(() => x.sqrt().sum().backward());
  },
  () => {
    const x = x2();
    const packed: unknown[] = [];
    autograd.graph.savedTensorsHooks(
      (v) => {
        packed.push(tuple(...v.shape));
        return v;
      },
      (v: Tensor) => v,
      () => x.mul(x),
    );
    return packed;
  },
  () => autograd.functional.jacobian((x) => x.pow(2), t([1, 2])),
  () => autograd.functional.hessian((x) => x.pow(3).sum(), t([1, 2])),
  "there is no torch.func",
];
