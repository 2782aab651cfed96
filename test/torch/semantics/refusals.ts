// Module / optim: what PyTorch does, line by line.
import * as np from "../../../ts/index.js";
import type { Tensor } from "../../../ts/torch/index.js";
import * as torch from "../../../ts/torch/index.js";
import { dtype, grad, L, type Line, t, tuple } from "./python.js";

const { arange, nn, ones, zeros } = torch;

const buffer = (m: torch.nn.Module, name: string): unknown =>
  m.namedBuffers().find(([key]) => key === name)?.[1];

export const refusals: Line[] = [
  () => {
    const m = new nn.Sequential(new nn.Linear(2, 3), new nn.ReLU(), new nn.Linear(3, 1));
    return tuple(
      Object.keys(m.stateDict()),
      m.parameters().map((p) => tuple(...p.shape)),
    );
  },
  () => new nn.Linear(2, 3).loadStateDict({ weight: ones(3, 2) }),
  () => new nn.Linear(2, 3).loadStateDict({ weight: ones(2, 2), bias: ones(3), x: ones(1) }),
  () => {
    const m = new nn.BatchNorm1d(2);
    return tuple(Object.keys(m.stateDict()), buffer(m, "num_batches_tracked"));
  },
  () => {
    const m = new nn.BatchNorm1d(2);
    m.call(
      t([
        [1, 2],
        [3, 6],
      ]),
    );
    return tuple(buffer(m, "running_mean"), buffer(m, "running_var"));
  },
  () => {
    const m = new nn.Linear(2, 3);
    const o = new torch.optim.SGD(m.parameters(), { lr: 0.1 });
    (m.call(ones(1, 2)) as Tensor).sum().backward();
    o.step();
    o.zeroGrad();
    return m.weight.grad;
  },
  "there is no convolution",
  () => torch.nn.functional.linear(ones(2, 3), ones(4, 2)),
  () => ones(2, 3).matmul(ones(2, 3)),
  () => ones(2, 3).add(ones(2)),
  () => ones(2, 3).view(4),
  () => ones(2, 3).t().view(6),
  () => ones(2, 3).get(2),
  () => ones(2, 3).get(":, :, 0"),
  () => arange(4).get("::-1"),
  () => torch.nn.functional.crossEntropy(ones(2, 3), L(0, 3)),
  "there is no convolution",
  () => torch.cat([ones(2), ones(2, 2)]),
  () => ones(2).float().dot(ones(2).double()),
  () => ones(2, { dtype: "int64" }).div(2),
  () => ones(2, { dtype: "uint8" }).sub(2),
  () => ones(1, { dtype: "int8" }).add(200),
  () => L(1, 2).mean(),
  () => {
    const x = t([1, 2, 3]);
    return tuple(x.std(), x.var({ correction: 0 }));
  },
  () => {
    const x = L(-7, 7);
    return tuple(x.floorDivide(2), x.remainder(3), x.fmod(3), x.div(2, { roundingMode: "trunc" }));
  },
  () => L(1).floorDivide(0),
  () => t([5, -5]).floorDivide(0),
  () => {
    const one = (name: string, shape: number[] = [1]): Tensor => ones(shape, { dtype: name });
    return tuple(
      dtype(one("float32").add(one("float64"))),
      dtype(one("float32").add(t(1, { dtype: "float64" }))),
      dtype(one("int64").add(1.5)),
      dtype(one("int32").add(one("int64"))),
      dtype(one("uint8").add(one("int8"))),
      dtype(one("float16").add(one("bfloat16"))),
      dtype(one("int64").mul(t(2))),
      dtype(one("int64").sqrt()),
      dtype(one("int8").sum()),
      dtype(one("bool").sum()),
    );
  },
  () => tuple(t([1, Number.NaN]).max(), t([3, Number.NaN, 1]).sort(), t([1, Number.NaN, 2]).argmax()),
  () => tuple(t([0.5, 1.5, 2.5]).round(), t([Number.NaN, -0]).sign()),
  "there is no quantile; the median is in the tests of rules",
  () => ones(0).max(),
  () => tuple(ones(0).sum(), ones(0).mean(), ones(0).prod()),
  () => tuple(arange(3).to("bool"), t([1.9, -1.9]).to("int32"), L(300).to("uint8")),
  () => t([true]).add(t([true])),
  () => t([true]).sub(t([true])),
  () => t([true]).neg(),
  () =>
    tuple(
      t([1.23456789, 1e-5]),
      t([1, 2]),
      t([1e10, 1]),
      t(3.5),
      arange(2000),
      t([1, 2], { dtype: "int32" }),
      ones(2, 2, grad).mul(2),
      t([true]),
      t([]),
      zeros(0, 3),
      t([np.complex(1, 2)]),
      t([Number.NaN, Number.POSITIVE_INFINITY]),
    ),
];
