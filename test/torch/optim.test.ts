// Optimisers, schedulers and clipping against real torch.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { Complex } from "../../ts/core/complex.js";
import { memory } from "../../ts/core/storage.js";
import * as torch from "../../ts/torch/index.js";
import { clipGradNorm_, clipGradValue_ } from "../../ts/torch/nn/utils/clip_grad.js";
import * as optim from "../../ts/torch/optim/index.js";

type Trace = number[][][];
interface Golden {
  cases: { optimizer: Name; options: Record<string, unknown>; dtype: "float32" | "float64"; trace: Trace }[];
  groups: Trace;
  complex: { optimizer: Name; options: Record<string, unknown>; data: number[] }[];
  schedules: {
    name: string;
    args: number[];
    options: Record<string, unknown>;
    metrics?: number[];
    trace: number[][];
  }[];
  clips: { maxNorm: number; p: string; total: number; grads: number[][] }[];
  clipped: number[];
  texts: Record<Name, string>;
}
type Name = "SGD" | "Adam" | "AdamW" | "RMSprop" | "Adagrad";
const golden = JSON.parse(readFileSync("test/golden/torch_optim.json", "utf8")) as Golden;

const STEPS = 30;
const start = [
  [
    [0.5, -1.25, 2],
    [3, -0.75, 0.1],
  ],
  [1, -2],
];
const camel = (name: string): string => name.replace(/_([a-z])/g, (_, c: string) => c.toUpperCase());
const camelled = (options: Record<string, unknown>): object =>
  Object.fromEntries(Object.entries(options).map(([name, x]) => [camel(name), x]));

function gradient(step: number, shape: readonly number[], shift: number, dtype: string): torch.Tensor {
  const n = shape.reduce((a, b) => a * b, 1);
  const values = Array.from(
    { length: n },
    (_, i) => (((7 * step * step + 13 * i + 5 * shift) % 64) - 31) / 16,
  );
  return torch.tensor(values, { dtype }).view(...shape);
}
const flat = (x: torch.Tensor): number[] => [...x.detach().toTypedArray()] as number[];
const { SGD, Adam, AdamW, RMSprop, Adagrad } = optim;
const classes = { SGD, Adam, AdamW, RMSprop, Adagrad };
const make = (name: Name, params: optim.Params<never>, options: object): optim.Optimizer =>
  new classes[name](params, options) as unknown as optim.Optimizer;

function close(mine: number[], theirs: number[], tolerance: number): void {
  expect(mine.length).toBe(theirs.length);
  mine.forEach((x, i) =>
    expect(Math.abs(x - theirs[i]!)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(theirs[i]!))),
  );
}

function setGradients(params: readonly torch.Tensor[], step: number, dtype: string): void {
  params.forEach((p, k) => {
    p.grad = k === 1 && step % 5 === 3 ? null : gradient(step, p.shape, k, dtype);
  });
}

function compare(
  trace: Trace,
  dtype: "float32" | "float64",
  maker: (params: torch.Tensor[]) => optim.Optimizer,
): void {
  const params = start.map((x) => torch.tensor(x, { dtype, requiresGrad: true }));
  const optimizer = maker(params);
  let at = 0;
  for (let step = 0; step < STEPS; step++) {
    setGradients(params, step, dtype);
    optimizer.step();
    if (![0, 1, 2, 9, STEPS - 1].includes(step)) continue;
    params.forEach((p, k) => close(flat(p), trace[at]![k]!, dtype === "float32" ? 1e-6 : 1e-14));
    at++;
  }
  expect(at).toBe(trace.length);
}

describe("30 steps", () => {
  test.each(golden.cases.map((c) => [`${c.optimizer} ${c.dtype} ${JSON.stringify(c.options)}`, c] as const))(
    "%s",
    (_, c) => {
      compare(c.trace, c.dtype, (params) => make(c.optimizer, params as never, camelled(c.options)));
    },
  );
  test("of dense parameters have the bits of strided ones, which no kernel steps through", () => {
    const all: [Name, object][] = [];
    for (const more of [{}, { weightDecay: 0.1 }, { maximize: true, weightDecay: 0.1 }]) {
      for (const momentum of [{}, { momentum: 0.9, dampening: 0.2 }, { momentum: 0.9, nesterov: true }])
        all.push(["SGD", { lr: 0.1, ...momentum, ...more }]);
      for (const name of ["Adam", "AdamW"] as const)
        for (const amsgrad of [false, true]) all.push([name, { lr: 0.05, amsgrad, ...more }]);
    }
    for (const dtype of ["float32", "float64"])
      for (const [name, options] of all) {
        for (const n of [1, 2, 3, 4, 7, 9]) {
          const values = torch.rand(n, { dtype });
          const dense = values.clone().requiresGrad_();
          const strided = torch.stack([values, values], { dim: 1 }).get(":, 0").detach().requiresGrad_();
          expect(strided.isContiguous()).toBe(n === 1);
          const optimizers = [dense, strided].map((p) => make(name, [p] as never, options));
          for (let step = 0; step < 4; step++) {
            const g = torch.randn(n, { dtype });
            for (const p of [dense, strided]) p.grad = g.clone();
            for (const o of optimizers) o.step();
          }
          expect(flat(dense), `${name} ${dtype} ${n} ${JSON.stringify(options)}`).toEqual(flat(strided));
        }
      }
  });
  test("parameter groups", () => {
    compare(golden.groups, "float64", ([a, b]) => {
      const groups = [
        { params: [a!], lr: 0.01 },
        { params: b!, momentum: 0.5 },
      ];
      return new optim.SGD(groups, { lr: 0.1 }) as unknown as optim.Optimizer;
    });
  });
  test.each(golden.complex)("$optimizer of complex numbers", ({ optimizer, options, data }) => {
    const z = torch.tensor([new Complex(1, 2), new Complex(0, -0.5)], {
      dtype: "complex128",
      requiresGrad: true,
    });
    const o = make(optimizer, [z] as never, camelled(options));
    for (let step = 0; step < 10; step++) {
      const [a, b, c, d] = flat(gradient(step, [4], 0, "float64")) as [number, number, number, number];
      z.grad = torch.tensor([new Complex(a, b), new Complex(c, d)], { dtype: "complex128" });
      o.step();
    }
    close(flat(z), data, 1e-14);
  });
});

describe("state", () => {
  test.each(["SGD", "Adam", "AdamW", "RMSprop", "Adagrad"] as const)(
    "%s goes on from a saved state",
    (name) => {
      const run = (interrupted: boolean): number[][] => {
        const params = start.map((x) => torch.tensor(x, { requiresGrad: true }));
        const options = { lr: 0.05, momentum: 0.9, amsgrad: true, centered: true };
        let optimizer = make(name, params as never, options);
        for (let step = 0; step < 12; step++) {
          setGradients(params, step, "float32");
          optimizer.step();
          if (interrupted && step === 5) {
            const saved = optimizer.stateDict();
            optimizer = make(name, params as never, { lr: 1 });
            optimizer.loadStateDict(saved);
            expect(optimizer.paramGroups[0]!.lr).toBe(0.05);
          }
        }
        return params.map(flat);
      };
      expect(run(true)).toEqual(run(false));
    },
  );
  test("a loaded state is a copy", () => {
    const w = torch.tensor([1], { requiresGrad: true });
    const first = new optim.SGD([w], { lr: 0.1, momentum: 0.9 });
    w.grad = torch.tensor([1]);
    first.step();
    const second = new optim.SGD([w], { lr: 0.1, momentum: 0.9 });
    second.loadStateDict(first.stateDict());
    second.step();
    expect(flat(first.state.get(w)!.momentumBuffer as torch.Tensor)).toEqual([1]);
    expect(flat(second.state.get(w)!.momentumBuffer as torch.Tensor)[0]).toBeCloseTo(1.9, 6);
  });
  test("names and numbers", () => {
    const w = torch.tensor([1, 2], { requiresGrad: true });
    const adam = new optim.Adam([w]);
    w.grad = torch.tensor([1, 1]);
    adam.step();
    const { state, paramGroups } = adam.stateDict();
    expect(Object.keys(state[0]!)).toEqual(["step", "expAvg", "expAvgSq"]);
    expect(state[0]!.step).toBe(1);
    expect(paramGroups).toMatchObject([{ lr: 1e-3, betas: [0.9, 0.999], params: [0] }]);
  });
  test("a step leaves no memory behind, and moves versions", () => {
    const w = torch.rand(300, { requiresGrad: true });
    const optimizers = [
      new optim.SGD([w], { lr: 1e-3, momentum: 0.9, nesterov: true, weightDecay: 0.1 }),
      new optim.AdamW([w], { amsgrad: true, maximize: true }),
      new optim.RMSprop([w], { centered: true, momentum: 0.5, weightDecay: 0.1 }),
      new optim.Adagrad([w], { maximize: true }),
    ];
    w.grad = torch.rand(300);
    for (const o of optimizers) o.step();
    const { live, arrays } = memory();
    const { version } = w;
    for (const o of optimizers) for (let i = 0; i < 5; i++) o.step();
    expect(memory()).toMatchObject({ live, arrays });
    expect(w.version).toBe(version + 20);
  });
  test("zeroGrad", () => {
    const w = torch.tensor([1], { requiresGrad: true });
    const o = new optim.SGD([w], { lr: 0.1 });
    w.grad = torch.tensor([3]);
    o.zeroGrad(false);
    expect(flat(w.grad)).toEqual([0]);
    o.zeroGrad();
    expect(w.grad).toBeNull();
    o.step();
    expect(flat(w)).toEqual([1]);
  });
  test("a closure is run with gradients, and its loss returned", () => {
    const w = torch.tensor([2], { requiresGrad: true });
    const o = new optim.SGD([w], { lr: 0.1 });
    const loss = torch.noGrad(() =>
      o.step(() => {
        o.zeroGrad();
        const l = w.mul(w).sum();
        l.backward();
        return l;
      }),
    );
    expect(loss.item()).toBe(4);
    expect(flat(w)[0]).toBeCloseTo(1.6, 6);
  });
});

describe("schedulers", () => {
  const optimizerFor = (): optim.SGD => {
    const [a, b] = [torch.zeros(1, { requiresGrad: true }), torch.zeros(1, { requiresGrad: true })];
    return new optim.SGD([{ params: [a] }, { params: [b], lr: 0.5 }], { lr: 0.1 });
  };
  const { lrScheduler } = optim;
  const build = (o: optim.SGD, name: string, args: number[], options: object) => {
    if (name === "LambdaLR") return new lrScheduler.LambdaLR(o, (epoch) => 1 / (1 + epoch));
    if (name === "ReduceLROnPlateau") return new lrScheduler.ReduceLROnPlateau(o, options);
    return new lrScheduler[name as "StepLR"](o, args[0]!, options);
  };
  test.each(golden.schedules.map((s) => [`${s.name} ${JSON.stringify(s.options)}`, s] as const))(
    "%s",
    (_, s) => {
      const o = optimizerFor();
      let scheduler = build(o, s.name, s.args, camelled(s.options));
      const rates = (): number[] => o.paramGroups.map((group) => group.lr);
      close(rates(), s.trace[0]!, 0);
      s.trace.slice(1).forEach((expected, epoch) => {
        o.step();
        (scheduler.step as (metric?: number) => void)(s.metrics?.[epoch]);
        close(rates(), expected, 1e-15);
        expect(scheduler.getLastLr()).toEqual(rates());
        if (epoch === 3) {
          // saved and loaded on the way
          const saved = scheduler.stateDict();
          const before = rates();
          scheduler = build(o, s.name, s.args, camelled(s.options));
          scheduler.loadStateDict(saved);
          o.paramGroups.forEach((group, i) => {
            group.lr = before[i]!;
          });
        }
      });
    },
  );
});

describe("clipping", () => {
  const withGradients = (): torch.Tensor[] =>
    [[2, 3], [2]].map((shape, k) => {
      const t = torch.zeros(shape, { requiresGrad: true });
      t.grad = gradient(3, shape, k, "float32");
      return t;
    });
  test.each(golden.clips)("norm $p to $maxNorm", ({ maxNorm, p, total, grads }) => {
    const params = withGradients();
    const { live } = memory();
    const norm = clipGradNorm_(params, maxNorm, {
      normType: p === "inf" ? Number.POSITIVE_INFINITY : Number(p),
    });
    close([Number(norm.item())], [total], 1e-6);
    params.forEach((t, k) => close(flat(t.grad!), grads[k]!, 1e-6));
    norm.dispose();
    expect(memory().live).toBe(live);
  });
  test("values", () => {
    const t = torch.zeros(6, { requiresGrad: true });
    t.grad = gradient(3, [6], 0, "float32");
    clipGradValue_(t, 0.75);
    expect(flat(t.grad)).toEqual(golden.clipped);
  });
  test("no gradients, and a norm that is not finite", () => {
    const t = torch.zeros(2, { requiresGrad: true });
    expect(clipGradNorm_(t, 1).item()).toBe(0);
    t.grad = torch.tensor([Number.POSITIVE_INFINITY, 1]);
    expect(() => clipGradNorm_([t], 1, { errorIfNonfinite: true })).toThrow(
      "The total norm of order 2.0 for gradients from `parameters` is non-finite, so it cannot be clipped. To disable this error and scale the gradients by the non-finite norm anyway, set `error_if_nonfinite=False`",
    );
    clipGradNorm_(t, 1);
    expect(flat(t.grad)).toEqual([Number.NaN, 0]);
  });
});

describe("refusals, in PyTorch's words", () => {
  const w = () => torch.zeros(2, { requiresGrad: true });
  const one = w();
  const plateau = (options: object) => () =>
    new optim.lrScheduler.ReduceLROnPlateau(new optim.SGD([w()]), options);
  const refused: [() => unknown, string, string][] = [
    [() => new optim.SGD([]), "ValueError", "optimizer got an empty parameter list"],
    [() => new optim.SGD([w()], { lr: -1 }), "ValueError", "Invalid learning rate: -1"],
    [() => new optim.SGD([w()], { momentum: -1 }), "ValueError", "Invalid momentum value: -1"],
    [() => new optim.SGD([w()], { weightDecay: -1 }), "ValueError", "Invalid weight_decay value: -1"],
    [
      () => new optim.SGD([w()], { nesterov: true }),
      "ValueError",
      "Nesterov momentum requires a momentum and zero dampening",
    ],
    [() => new optim.Adam([w()], { eps: -1 }), "ValueError", "Invalid epsilon value: -1"],
    [
      () => new optim.Adam([w()], { betas: [1.5, 0.9] }),
      "ValueError",
      "Invalid beta parameter at index 0: 1.5",
    ],
    [() => new optim.RMSprop([w()], { alpha: -1 }), "ValueError", "Invalid alpha value: -1"],
    [() => new optim.Adagrad([w()], { lrDecay: -1 }), "ValueError", "Invalid lr_decay value: -1"],
    [
      () => new optim.SGD(w()),
      "TypeError",
      "params argument given to the optimizer should be an iterable of Tensors or dicts, but got torch.FloatTensor",
    ],
    [
      () => new optim.SGD([3 as never]),
      "TypeError",
      "optimizer can only optimize Tensors, but one of the params is int",
    ],
    [() => new optim.SGD([w().mul(2)]), "ValueError", "can't optimize a non-leaf Tensor"],
    [
      () => new optim.SGD([{ params: one }, { params: one }]),
      "ValueError",
      "some parameters appear in more than one parameter group",
    ],
    [
      () => new optim.SGD([w()]).loadStateDict({ state: {}, paramGroups: [] }),
      "ValueError",
      "loaded state dict has a different number of parameter groups",
    ],
    [
      () => new optim.SGD([w(), w()]).loadStateDict(new optim.SGD([w()]).stateDict()),
      "ValueError",
      "loaded state dict contains a parameter group that doesn't match the size of optimizer's group",
    ],
    [() => new optim.lrScheduler.StepLR(3, 1), "TypeError", "int is not an Optimizer"],
    [
      () => new optim.lrScheduler.LambdaLR(new optim.SGD([w()]), [(e) => e, (e) => e]),
      "ValueError",
      "Expected 1 lr_lambdas, but got 2",
    ],
    [plateau({ factor: 1 }), "ValueError", "Factor should be < 1.0."],
    [plateau({ mode: "x" }), "ValueError", "mode x is unknown!"],
    [plateau({ thresholdMode: "x" }), "ValueError", "threshold mode x is unknown!"],
    [plateau({ minLr: [1, 2] }), "ValueError", "expected 1 min_lrs, got 2"],
  ];
  test.each(refused.map(([f, name, message]) => [message, f, name] as const))("%s", (message, f, name) => {
    let error: unknown;
    try {
      f();
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({ name, message });
  });
});

test.each(Object.entries(golden.texts))(
  "%s prints as in PyTorch, but for options that there are not",
  (name, text) => {
    const lines = text
      .split("\n")
      .filter((line) => !/(foreach|fused|capturable|differentiable): /.test(line));
    expect(String(make(name as Name, [torch.zeros(1, { requiresGrad: true })] as never, { lr: 0.1 }))).toBe(
      lines.join("\n"),
    );
  },
);
