// Hooks on nodes: when they are called, what they see, and what they may give.
import type { Tensor } from "../../../ts/torch/index.js";
import * as torch from "../../../ts/torch/index.js";
import { dtype, type Line, Text, Tuple, t, tuple } from "./python.js";

const { autograd, ones } = torch;
type Grads = readonly (Tensor | null)[];
const x12 = (): Tensor => t([1, 2], { requiresGrad: true });
/** A tuple of gradients; what is done to them later does not count. */
const seen = (grads: Grads): Tuple => new Tuple(...grads.map((g) => g?.clone() ?? null));
const node = (y: Tensor): torch.autograd.GraphNode => y.gradFn!;

/** Both kinds of hook with something that is not right. */
const both = (wrong: () => unknown): Line[] => [
  () => {
    const z = x12().exp();
    node(z).registerHook((() => wrong()) as never);
    z.sum().backward();
  },
  () => {
    const z = x12().exp();
    node(z).registerPrehook((() => wrong()) as never);
    z.sum().backward();
  },
];

export const nodeHooks: Line[] = [
  () => {
    const [x, log] = [x12(), [] as unknown[]];
    const y = x.mul(3);
    const z = y.mul(y);
    node(z).registerHook((gi, go) => void log.push(tuple("hook", seen(gi), seen(go))));
    node(z).registerPrehook((go) => void log.push(tuple("pre", seen(go))));
    z.registerHook((g) => void log.push(tuple("tensor", g)));
    z.sum().backward();
    return tuple(log, x.grad);
  },
  () => {
    const [x, log] = [x12(), [] as unknown[]];
    const y = x.mul(3);
    const z = y.mul(y);
    z.retainGrad();
    node(z).registerHook(([a, b]) => [a!.mul(10), b!]);
    node(z).registerHook((gi, go) => void log.push(tuple(seen(gi), seen(go))));
    node(z).registerPrehook(([g]) => [g!.mul(2)]);
    node(z).registerPrehook((go) => void log.push(seen(go)));
    z.sum().backward();
    return tuple(log, x.grad, z.grad);
  },
  () => {
    const x = x12();
    const z = x.mul(x);
    const a = node(z).registerHook(([g, h]) => [g!.mul(10), h!]);
    const b = node(z).registerPrehook(([g]) => [g!.mul(3)]);
    for (const handle of [a, b, a]) handle.remove();
    z.sum().backward();
    return x.grad;
  },
  () => {
    const [x, log] = [x12(), [] as unknown[]];
    const z = x.mul(2);
    const f = ([g, none]: Grads): Grads => [g!.mul(2), none!];
    const a = node(z).registerHook(f);
    node(z).registerHook(f);
    z.sum().backward({ retainGraph: true });
    log.push(x.grad!.clone());
    a.remove();
    x.grad = null;
    z.sum().backward();
    return tuple(log, x.grad);
  },
  () => {
    const [x, log] = [x12(), [] as unknown[]];
    const y = x.mul(2);
    const leaf = node(y).nextFunctions[0]![0]!;
    leaf.registerPrehook(([g]) => [g!.mul(7)]);
    leaf.registerHook((gi, go) => void log.push(tuple(seen(gi), seen(go), x.grad!.clone())));
    x.registerHook((g) => void log.push(g));
    x.registerPostAccumulateGradHook((p) => void log.push(p.grad!.clone()));
    y.sum().backward();
    return tuple(log, x.grad);
  },
  () => {
    const [x, log] = [x12(), [] as unknown[]];
    const y = x.mul(3);
    const z = y.exp();
    node(z).registerHook(([g]) => [g!.mul(2)]);
    node(y).registerPrehook(([g]) => [g!.mul(5)]);
    node(y).registerHook((gi) => void log.push(gi.length));
    const grads = (inputs: Tensor[], retainGraph: boolean): Tuple =>
      new Tuple(...autograd.grad(z.sum(), inputs, { retainGraph }));
    return tuple(grads([y], true), [...log], grads([x], true), [...log], grads([x, y], false), log);
  },
  () => {
    const x = x12();
    const z = x.mul(x);
    node(z).registerHook(([g, h]) => [g!.mul(x), h!]);
    const [g] = autograd.grad(z.sum(), x, { createGraph: true });
    return tuple(g!.detach(), new Tuple(...autograd.grad(g!.sum(), x)));
  },
  () => {
    const [x, log] = [x12(), [] as unknown[]];
    const [a] = x.split(1);
    node(a!).registerPrehook((go) => void log.push(seen(go)));
    node(a!).registerHook((gi, go) => void log.push(tuple(seen(gi), seen(go))));
    a!.sum().backward();
    return log;
  },
  () => {
    const log: unknown[] = [];
    const z = t([3, 4]).mul(x12());
    node(z).registerHook((gi, go) => void log.push(tuple(seen(gi), seen(go))));
    z.sum().backward();
    return log;
  },
  () => {
    const x = x12();
    const z = x.mul(x);
    node(z).registerHook(([, h]) => [null, h!]);
    z.sum().backward();
    return x.grad;
  },
  () => {
    const x = x12();
    const z = x.exp();
    node(z).registerPrehook(() => [null]);
    z.sum().backward();
    return x.grad;
  },
  () => {
    const z = t([3, 4]).mul(x12());
    node(z).registerHook(([, h]) => [ones(2), h!]);
    z.sum().backward();
  },
  () => {
    const log: unknown[] = [];
    const z = x12()
      .reshape(2, 1)
      .mul(ones(2, 3, { dtype: "float64" }));
    node(z).registerHook(([g], [h]) => {
      log.push(tuple(dtype(g!), new Text(`torch.Size([${g!.shape.join(", ")}])`), dtype(h!)));
      return null;
    });
    z.sum().backward();
    return log;
  },
  () => {
    const log: unknown[] = [];
    const z = x12().get(t([1n, 1n]));
    node(z).registerHook((gi, go) => void log.push(tuple(seen(gi), seen(go))));
    z.sum().backward();
    return log;
  },
  () => {
    const x = x12();
    const z = x.gather(0, t([1n]));
    node(z).registerHook(([g]) => [g!.mul(4)]);
    z.sum().backward();
    return x.grad;
  },
  () => {
    const [x, log] = [x12(), [] as unknown[]];
    const z = x.mul(2);
    z.get(":1").mul_(3);
    node(z).registerHook((gi, go) => void log.push(tuple(gi[0]!.clone(), seen(go))));
    z.sum().backward();
    return tuple(log, x.grad);
  },
  ...both(() => ones(2)),
  ...both(() => [ones(2), ones(2)]),
  ...both(() => [ones(3)]),
  ...both(() => [ones(2, { dtype: "float64" })]),
  ...both(() => 5),
  ...both(() => []),
  ...both(() => [5]),
  () => {
    const z = x12().exp();
    z.registerHook(() => ones(2, { dtype: "float64" }));
    z.sum().backward();
  },
  () => {
    const z = x12().exp();
    z.registerHook((() => 5) as never);
    z.sum().backward();
  },
];
