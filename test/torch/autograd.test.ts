// The walk: order, hooks, what is kept and what is freed, functions of one's own.
import { describe, expect, test } from "vitest";
import * as np from "../../ts/index.js";
import type { Tensor } from "../../ts/torch/index.js";
import * as torch from "../../ts/torch/index.js";

const { autograd, tensor, ones } = torch;
const grad = { requiresGrad: true };
type Context = torch.autograd.Context;

describe("the walk", () => {
  test("a node runs once, when everything that leads to it has", () => {
    const x = tensor([1, 2], grad);
    const y = x.mul(2);
    const calls: unknown[] = [];
    y.registerHook((g) => void calls.push(g.tolist()));
    const z = y.exp().mul(0).add(y).add(y.mul(y)).sum();
    z.backward();
    expect(calls).toEqual([[5, 9]]);
    expect(x.grad!.tolist()).toEqual([10, 18]);
  });
  test("a chain of 20,000 operations does not overflow the stack", () => {
    const x = tensor(1, grad);
    let y: Tensor = x;
    for (let i = 0; i < 20_000; i++) y = y.add(1);
    y.backward();
    expect(x.grad!.item()).toBe(1);
  });
  test("hooks see the sum, in their order, and replace it", () => {
    const x = tensor([1], grad);
    const seen: unknown[] = [];
    x.registerHook((g) => g.mul(2));
    x.registerHook((g) => void seen.push(g.item()));
    x.add(x.mul(2)).sum().backward();
    expect(seen).toEqual([6]);
    expect(x.grad!.item()).toBe(6);
  });
  test("a hook may keep what it is given", () => {
    const x = tensor([1, 2], grad);
    const kept: Tensor[] = [];
    const y = x.mul(3);
    y.registerHook((g) => void kept.push(g));
    y.mul(y).sum().backward();
    expect(kept[0]!.tolist()).toEqual([6, 12]);
    kept[0]!.add_(1);
    expect(x.grad!.tolist()).toEqual([18, 36]);
  });
  test("gradients of two leaves do not share memory", () => {
    const [a, b] = [ones(2, grad), ones(2, grad)];
    a.add(b).sum().backward();
    a.grad!.add_(5);
    expect(b.grad!.tolist()).toEqual([1, 1]);
    const seed = ones(2);
    const c = ones(2, grad);
    c.add(0).backward(seed);
    c.grad!.add_(5);
    expect(seed.tolist()).toEqual([1, 1]);
  });
  test("the second backward adds into the same tensor; a recorded one makes another", () => {
    const x = ones(2, grad);
    x.mul(2).sum().backward();
    const first = x.grad;
    x.mul(2).sum().backward();
    expect(x.grad === first).toBe(true);
    expect(first!.tolist()).toEqual([4, 4]);
    x.mul(x).sum().backward({ createGraph: true });
    expect(x.grad === first).toBe(false);
    expect(x.grad!.requiresGrad).toBe(true);
  });
  test("backward into some leaves alone", () => {
    const [a, b] = [ones(2, grad), ones(2, grad)];
    a.mul(b)
      .sum()
      .backward({ inputs: [a] });
    expect(a.grad!.tolist()).toEqual([1, 1]);
    expect(b.grad).toBeNull();
  });
  test("backward into what is no leaf", () => {
    const x = ones(2, grad);
    const y = x.mul(2);
    y.mul(y)
      .sum()
      .backward({ inputs: [y] });
    y.mul(3)
      .sum()
      .backward({ inputs: [y] });
    expect([y.grad!.tolist(), x.grad]).toEqual([[7, 7], null]);
  });
  test("only what leads to an input runs", () => {
    const [a, b] = [ones(2, grad), ones(2, grad)];
    let ran = false;
    const left = b.mul(3);
    left.registerHook(() => {
      ran = true;
    });
    expect(autograd.grad(a.mul(2).mul(left).sum(), a)[0]!.tolist()).toEqual([6, 6]);
    expect(ran).toBe(false);
  });
  test("several outputs, some of them unused", () => {
    const x = tensor(
      [
        [1, 2],
        [3, 4],
      ],
      grad,
    );
    const [, second] = x.unbind(0);
    second!.mul(2).sum().backward();
    expect(x.grad!.tolist()).toEqual([
      [0, 0],
      [2, 2],
    ]);
  });
  test("a gradient of another dtype comes back in the leaf's", () => {
    const [a, b] = [ones(2, { dtype: "float16", ...grad }), ones(2, { dtype: "float64", ...grad })];
    a.mul(b).sum().backward();
    expect([a.grad!.dtype, b.grad!.dtype]).toEqual(["float16", "float64"]);
  });
  test("anomaly detection names the operation", () => {
    const x = tensor([0], grad);
    expect(() => autograd.detectAnomaly(() => x.sqrt().mul(0).sum().backward())).toThrow(
      "Function 'SqrtBackward0' returned nan values in its 0th output.",
    );
    expect(() =>
      autograd.detectAnomaly(() => x.sqrt().mul(0).sum().backward(), { checkNan: false }),
    ).not.toThrow();
  });
});

describe("functions of one's own", () => {
  class Cube extends autograd.Function {
    static forward(x: Tensor): Tensor {
      return x.mul(x).mul(x);
    }
    static setupContext(ctx: Context, [x]: [Tensor]): void {
      ctx.saveForBackward(x);
    }
    static backward(ctx: Context, g: Tensor): Tensor {
      const x = ctx.savedTensors[0] as Tensor;
      return x.mul(x).mul(3).mul(g);
    }
  }
  test("setupContext, and a second derivative from ordinary operations", () => {
    const x = tensor([2], { dtype: "float64", ...grad });
    const [g] = autograd.grad(Cube.apply(x), x, { createGraph: true });
    expect(g!.item()).toBe(12);
    expect(autograd.grad(g!, x)[0]!.item()).toBe(12);
    expect(autograd.gradgradcheck((v) => Cube.apply(v), x)).toBe(true);
  });
  test("needsInputGrad says which gradients are wanted; null stands for none", () => {
    const needs: boolean[][] = [];
    class Product extends autograd.Function {
      static forward(ctx: Context, a: Tensor, b: Tensor): Tensor {
        ctx.saveForBackward(a, b);
        return a.mul(b);
      }
      static backward(ctx: Context, g: Tensor): (Tensor | null)[] {
        needs.push([...ctx.needsInputGrad]);
        const [, b] = ctx.savedTensors as Tensor[];
        return [g.mul(b!), null];
      }
    }
    const [a, b] = [tensor([2], grad), tensor([3])];
    Product.apply(a, b).backward();
    expect(needs).toEqual([[true, false]]);
    expect(a.grad!.item()).toBe(3);
  });
  test("outputs of a function: several, and those without a derivative", () => {
    class Parts extends autograd.Function {
      static forward(ctx: Context, x: Tensor): Tensor[] {
        const places = x.argmax(0);
        ctx.markNonDifferentiable(places);
        return [x.mul(2), places, x.mul(3)];
      }
      static backward(_: Context, a: Tensor, __: Tensor, c: Tensor): Tensor {
        return a.mul(2).add(c.mul(3));
      }
    }
    const x = tensor([1, 5], grad);
    const [a, places, c] = Parts.apply(x) as Tensor[];
    expect([a!.requiresGrad, places!.requiresGrad, c!.requiresGrad]).toEqual([true, false, true]);
    a!.sum().backward();
    expect(x.grad!.tolist()).toEqual([2, 2]);
  });
  test("what was saved is checked", () => {
    const x = tensor([2], grad).mul(1);
    const y = Cube.apply(x);
    x.add_(1);
    expect(() => y.backward()).toThrow("modified by an inplace operation");
  });
});

describe("memory", () => {
  const live = (): number => np.memory().live;
  function step(w: Tensor, b: Tensor, x: Tensor): number {
    const loss = x.matmul(w).add(b).tanh().softmax(1).get(":, 0").mean();
    loss.backward();
    torch.noGrad(() => {
      for (const p of [w, b]) p.sub_(p.grad!, { alpha: 0.1 });
    });
    for (const p of [w, b]) p.grad = null;
    return loss.item() as number;
  }
  test("a loop in scopes is flat", () => {
    const [w, b, x] = [torch.ones(20, 30, grad), torch.ones(30, grad), torch.ones(10, 20)];
    np.scope(() => step(w, b, x));
    const before = live();
    for (let i = 0; i < 200; i++) np.scope(() => step(w, b, x));
    expect(live()).toBe(before);
  });
  test("a view gives back no memory", () => {
    const x = torch.ones(4);
    x.get(":2").dispose();
    expect(x.sum().item()).toBe(4);
    x.dispose();
    expect(() => x.sum()).toThrow("given back");
  });
  test("gradients outlive the scope that backward ran in, until they are taken away", () => {
    const w = torch.ones(100, grad);
    const before = np.memory().arrays;
    np.scope(() => {
      w.mul(w).sum().backward();
    });
    expect(np.memory().arrays - before).toBe(1);
    expect(w.grad!.get(0).item()).toBe(2);
    np.scope(() => {
      w.grad = null;
    });
    expect(np.memory().arrays - before).toBe(0);
  });
  test("backward leaves nothing behind but gradients of leaves", () => {
    const w = torch.ones(50, 50, grad);
    const loss = w.matmul(w).exp().mul(w).sum().log();
    const before = np.memory().arrays;
    loss.backward();
    expect(np.memory().arrays - before).toBe(1);
    expect(loss.gradFn!.name).toBe("LogBackward0");
  });
});

describe("the bridge", () => {
  test("memory is shared both ways", () => {
    const a = np.array([1, 2, 3], "float32");
    const x = torch.fromNumpy(a);
    x.mul_(2);
    expect(a.tolist()).toEqual([2, 4, 6]);
    a.set(0, 9);
    expect(x.tolist()).toEqual([9, 4, 6]);
    expect(x.version).toBe(1);
    const back = x.numpy();
    expect(back).toBeInstanceOf(np.NDArray);
    back.set(1, 7);
    expect(a.tolist()).toEqual([9, 7, 6]);
  });
  test("what cannot be shared is refused", () => {
    expect(() => torch.fromNumpy(np.arange(3).get("::-1"))).toThrow(
      "At least one stride in the given numpy array is negative",
    );
    expect(() => torch.fromNumpy([1, 2] as never)).toThrow("expected np.ndarray (got list)");
    expect(() => ones(2, grad).numpy()).toThrow("Can't call numpy() on Tensor that requires grad.");
    expect(ones(2, grad).numpy({ force: true }).tolist()).toEqual([1, 1]);
    expect(() => ones(2, { dtype: "bfloat16" }).numpy()).toThrow("Got unsupported ScalarType BFloat16");
  });
});
