// What PyTorch does, line by line: the lines of the golden file, said in TypeScript, give what PyTorch gave.
import { describe, expect, test } from "vitest";
import * as np from "../../ts/index.js";
import type { Tensor } from "../../ts/torch/index.js";
import * as torch from "../../ts/torch/index.js";
import golden from "../golden/torch_autograd.json" with { type: "json" };

const { tensor, ones, zeros, arange, autograd, noGrad, inferenceMode } = torch;
const grad = { requiresGrad: true };
const x2 = (): Tensor => ones(2, grad);
const t = (data: unknown, options = {}): Tensor => tensor(data, options);
const L = (...data: number[]): Tensor => tensor(data.map(BigInt));

/** A Python tuple. */
class Tuple {
  readonly items: unknown[];
  constructor(...items: unknown[]) {
    this.items = items;
  }
}
const tuple = (...items: unknown[]): Tuple => new Tuple(...items);
/** A Python float and the name of a dtype, whose text is not that of a number or a string. */
class Text {
  constructor(readonly text: string) {}
}
const float = (x: unknown): Text => new Text(Number.isInteger(x) ? `${x}.0` : String(x));
const dtype = (x: Tensor): Text => new Text(`torch.${x.dtype}`);
const nameOf = (x: Tensor): string => x.gradFn!.name;

function show(x: unknown): string {
  if (x === null || x === undefined) return "None";
  if (typeof x === "boolean") return x ? "True" : "False";
  if (typeof x === "string") return `'${x}'`;
  if (x instanceof Text) return x.text;
  if (x instanceof Tuple) return `(${x.items.map(show).join(", ")}${x.items.length === 1 ? "," : ""})`;
  if (Array.isArray(x)) return `[${x.map(show).join(", ")}]`;
  if (x instanceof torch.ValuesAndIndices)
    return `torch.return_types.${x.name}(\nvalues=${show(x.values)},\nindices=${show(x.indices)})`;
  return String(x);
}
const classes: Record<string, string> = { GradcheckError: "GradcheckError" };
function told(line: () => unknown): string {
  try {
    return show(line());
  } catch (error) {
    const { name, message } = error as Error;
    return `!${classes[name] ?? name}: ${message}`;
  } finally {
    torch.setGradEnabled(true);
  }
}

/** A line, or why it cannot be said here. */
type Line = (() => unknown) | string;

class Square extends autograd.Function {
  static forward(ctx: torch.autograd.Context, x: Tensor): Tensor {
    ctx.saveForBackward(x);
    return x.mul(x);
  }
  static backward(ctx: torch.autograd.Context, g: Tensor): Tensor {
    return (ctx.savedTensors[0] as Tensor).mul(2).mul(g);
  }
}
/** A Function that PyTorch calls `S`. */
const S = (
  forward: (ctx: torch.autograd.Context, ...x: never[]) => Tensor,
  backward: (ctx: torch.autograd.Context, g: Tensor) => unknown,
): typeof Square => {
  class S extends autograd.Function {
    static forward = forward;
    static backward = backward;
  }
  return S as unknown as typeof Square;
};
const f64 = { dtype: "float64", requiresGrad: true };
const complex = (re: number, im: number): Tensor => t([np.complex(re, im)], grad);

const sections: Record<string, Line[]> = {
  "leaf / requires_grad": [
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
  ],
  "in-place and versions": [
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
  ],
  "grad / create_graph / hooks": [
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
      for (const name of ["a", "b"])
        y.registerHook((g) => void seen.push(tuple(name, float(g.get(0).item()))));
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
  ],
  "grad modes": [
    () => {
      const x = x2();
      const y = noGrad(() => x.mul(2));
      return tuple(y.requiresGrad, y.isLeaf, y.gradFn);
    },
    () => {
      const x = x2();
      return noGrad(() => x.get(":1")).requiresGrad;
    },
    () => {
      const x = x2();
      const v = noGrad(() => x.get(":1"));
      return v.add_(1);
    },
    () => {
      const x = x2();
      const y = inferenceMode(() => x.mul(2));
      return tuple(y.isInference(), y.requiresGrad);
    },
    () => {
      const x = x2();
      const y = inferenceMode(() => x.mul(2));
      y.mul(x).sum().backward();
    },
    () => {
      const x = x2();
      const y = inferenceMode(() => x.mul(2));
      return y.add_(1);
    },
    () => {
      const x = x2();
      const y = inferenceMode(() => x.mul(2));
      return y.version;
    },
    () => {
      const x = x2();
      return noGrad(() => torch.enableGrad(() => x.mul(2))).requiresGrad;
    },
    () => {
      const before = torch.isGradEnabled();
      torch.setGradEnabled(false);
      return tuple(before, null, torch.isGradEnabled());
    },
    () => {
      const f = (x: Tensor): Tensor => noGrad(() => x.mul(2));
      return f(x2()).requiresGrad;
    },
  ],
  "Function / gradcheck / checkpoint / anomaly": [
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
  ],
  "Module / optim": [
    "in the tests of nn",
    "in the tests of nn",
    "in the tests of nn",
    "in the tests of nn",
    "in the tests of nn",
    "in the tests of optim",
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
  ],
};

for (const [section, lines] of Object.entries(golden.sections)) {
  describe(section, () => {
    test("every line is said or explained", () => {
      expect(sections[section]).toHaveLength(lines.length);
    });
    lines.forEach(({ setup, expr, result }, i) => {
      const line = sections[section]![i]!;
      if (typeof line === "string") return;
      test(`${setup} ; ${expr}`.replace(/\s+/g, " "), () => {
        expect(told(line)).toBe(result);
      });
    });
  });
}
