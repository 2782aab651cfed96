// Writing in place: the same numbers and gradients as without, histories of bases and views, and what is refused.
import { describe, expect, test } from "vitest";
import type { Tensor } from "../../ts/torch/index.js";
import * as torch from "../../ts/torch/index.js";

const { tensor, ones, autograd, noGrad } = torch;
const grad = { requiresGrad: true };
const f64 = { dtype: "float64", requiresGrad: true };
const start = (): Tensor =>
  tensor(
    [
      [0.5, 1.5, 2.5],
      [1.25, 0.75, 2],
    ],
    f64,
  );
const other = (): Tensor => tensor([0.5, 2, 1.5], f64);

describe("in place as out of place", () => {
  const index = tensor([[0n, 1n, 1n]]);
  const pairs: Record<string, [(x: Tensor, y: Tensor) => Tensor, (x: Tensor, y: Tensor) => Tensor]> = {
    add: [(x, y) => x.add(y, { alpha: 2 }), (x, y) => x.add_(y, { alpha: 2 })],
    sub: [(x, y) => x.sub(y), (x, y) => x.sub_(y)],
    mul: [(x, y) => x.mul(y), (x, y) => x.mul_(y)],
    div: [(x, y) => x.div(y), (x, y) => x.div_(y)],
    pow: [(x, y) => x.pow(y), (x, y) => x.pow_(y)],
    remainder: [(x, y) => x.remainder(y), (x, y) => x.remainder_(y)],
    clamp: [(x, y) => x.clamp(y, 2), (x, y) => x.clamp_(y, 2)],
    exp: [(x) => x.exp(), (x) => x.exp_()],
    log: [(x) => x.log(), (x) => x.log_()],
    sqrt: [(x) => x.sqrt(), (x) => x.sqrt_()],
    sin: [(x) => x.sin(), (x) => x.sin_()],
    tanh: [(x) => x.tanh(), (x) => x.tanh_()],
    neg: [(x) => x.neg(), (x) => x.neg_()],
    abs: [(x) => x.abs(), (x) => x.abs_()],
    reciprocal: [(x) => x.reciprocal(), (x) => x.reciprocal_()],
    sigmoid: [(x) => x.sigmoid(), (x) => x.sigmoid_()],
    relu: [(x) => x.relu(), (x) => x.relu_()],
    maskedFill: [
      (x, y) => x.maskedFill(x.gt(1).detach(), y.sum()),
      (x, y) => x.maskedFill_(x.gt(1).detach(), y.sum()),
    ],
    scatter: [(x, y) => x.scatter(0, index, y.unsqueeze(0)), (x, y) => x.scatter_(0, index, y.unsqueeze(0))],
    scatterAdd: [
      (x, y) => x.scatterAdd(0, index, y.unsqueeze(0)),
      (x, y) => x.scatterAdd_(0, index, y.unsqueeze(0)),
    ],
    fill: [(x) => x.mul(0).add(3), (x) => x.fill_(3)],
    copy: [(x, y) => x.mul(0).add(y), (x, y) => x.copy_(y)],
  };
  for (const [name, [without, within]] of Object.entries(pairs)) {
    const results = (f: (x: Tensor, y: Tensor) => Tensor, part: (x: Tensor) => Tensor): unknown[] => {
      const [x, y] = [start(), other()];
      const base = x.mul(1);
      const out = f(part(base), y);
      const total = out.mul(out).sum();
      const [gx, gy] = autograd.grad(total, [x, y], {
        createGraph: true,
        allowUnused: true,
        materializeGrads: true,
      });
      const twice = gx!.mul(gx!).sum().add(gy!.mul(gy!).sum());
      const second = twice.requiresGrad
        ? autograd.grad(twice, [x, y], { allowUnused: true, materializeGrads: true })
        : [x, y].map((v) => torch.zerosLike(v));
      return [out, gx, gy, ...second].map((v) => (v as Tensor).detach().tolist());
    };
    test(`${name}, of the whole`, () => {
      expect(results(within, (x) => x)).toEqual(results(without, (x) => x));
    });
    test(`${name}, of a view`, () => {
      const part = (x: Tensor): Tensor => x.get(":2").transpose(0, 1).t();
      const [a, b] = [results(within, part), results(without, part)];
      expect(JSON.stringify(a)).toBe(JSON.stringify(b));
    });
  }
});

describe("bases and views", () => {
  test("a view sees what is done to its base", () => {
    const x = ones(4, grad);
    const y = x.mul(2);
    const v = y.get("1:3");
    y.mul_(3);
    expect(v.gradFn!.name).toBe("SliceBackward0");
    v.sum().backward();
    expect(x.grad!.tolist()).toEqual([0, 6, 6, 0]);
  });
  test("a view sees what is done to another view, and a view of a view does", () => {
    const x = ones(4, grad);
    const y = x.mul(2);
    const [a, b] = [y.get(":3"), y.get("1:")];
    const inner = b.get(0);
    a.mul_(5);
    inner.backward();
    expect(x.grad!.tolist()).toEqual([0, 10, 0, 0]);
  });
  test("values that need gradients go into a base that needs none", () => {
    const w = tensor([2, 3], grad);
    const y = torch.zeros(3);
    y.set("1:", w.mul(w));
    expect(y.requiresGrad).toBe(true);
    y.sum().backward();
    expect(w.grad!.tolist()).toEqual([4, 6]);
  });
  test("twice into the same place", () => {
    const [w, v] = [tensor([2], grad), tensor([3], grad)];
    const y = torch.zeros(2);
    y.get("0:1").copy_(w);
    y.get("0:1").mul_(v);
    y.sum().backward();
    expect([w.grad!.item(), v.grad!.item()]).toEqual([3, 2]);
  });
  test("by index and by mask", () => {
    const x = tensor(
      [
        [1, 2],
        [3, 4],
      ],
      f64,
    );
    expect(
      autograd.gradgradcheck((a) => {
        const y = a.mul(a);
        y.set([0, 1], [1, 0], a.get([0, 1], [0, 1]).mul(3));
        y.set(
          tensor([
            [true, false],
            [false, false],
          ]),
          7,
        );
        return y.mul(a);
      }, x),
    ).toBe(true);
  });
  test("retainGrad means the tensor", () => {
    const x = ones(2, grad);
    const y = x.mul(2);
    y.retainGrad();
    y.mul_(3);
    y.sum().backward();
    expect(y.grad!.tolist()).toEqual([1, 1]);
  });
});

describe("refusals", () => {
  test("the target keeps shape and dtype", () => {
    expect(() => ones(2).add_(ones(2, 2))).toThrow(
      "output with shape [2] doesn't match the broadcast shape [2, 2]",
    );
    expect(() => ones(2).add_(ones(3))).toThrow(
      "The size of tensor a (2) must match the size of tensor b (3) at non-singleton dimension 0",
    );
    expect(() => ones(2, { dtype: "int64" }).mul_(0.5)).toThrow(
      "result type Float can't be cast to the desired output type Long",
    );
    expect(() => ones(2).copy_(ones(3))).toThrow(
      "The expanded size of the tensor (2) must match the existing size (3) at non-singleton dimension 0.",
    );
  });
  test("leaves, their views, and what was saved", () => {
    expect(() => ones(2, grad).get(0).fill_(1)).toThrow("a view of a leaf Variable");
    const x = ones(2, grad);
    noGrad(() => x.get(0).fill_(5));
    expect(x.tolist()).toEqual([5, 1]);
    const y = x.exp();
    const z = y.mul(y);
    noGrad(() => y.zero_());
    expect(() => z.sum().backward()).toThrow("is at version 1; expected version 0 instead");
  });
  test("an error leaves the target as it was", () => {
    const x = ones(2, { dtype: "int64" });
    expect(() => x.add_(1.5)).toThrow();
    expect([x.tolist(), x.version]).toEqual([[1, 1], 0]);
  });
});
