// Graphs in torchviz's form: texts recorded from real torchviz.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Context, Function as CustomFunction } from "../../ts/torch/autograd.js";
import * as torch from "../../ts/torch/index.js";
import { type MakeDotOptions, makeDot, toSvg } from "../../ts/torch/viz.js";

const { cases } = JSON.parse(readFileSync("test/golden/torch_viz.json", "utf8")) as {
  cases: Record<string, string>;
};

const x = torch.ones([2, 3], { requiresGrad: true });
const w = torch.ones([3, 4], { requiresGrad: true });
const b = torch.zeros([4], { requiresGrad: true });
const c = torch.ones([2, 3]);
const y = torch.mul(x, 1);
const long = (steps: number): torch.Tensor => {
  let out = x;
  for (let i = 0; i < steps; i++) out = out.add(1);
  return out;
};
const graphs: Record<string, () => [torch.Tensor | torch.Tensor[], MakeDotOptions?]> = {
  leaf: () => [x, { params: { x } }],
  constant: () => [c],
  scalar: () => [x.mul(2).sum()],
  named: () => [x.mul(x).sum(), { params: { x } }],
  layer: () => [
    x.matmul(w).add(b).relu().sum(),
    {
      params: [
        ["x", x],
        ["layer.weight", w],
        ["b", b],
      ],
    },
  ],
  shared: () => [x.exp().mul(x.sin()).sum(), { params: { x } }],
  view: () => [y.t(), { params: { x } }],
  "view of a view": () => [y.t().get(0)],
  outputs: () => [[x.exp(), x.add(1).sum()], { params: { x } }],
  "in place on a view": () => {
    const z = x.mul(1);
    z.get(0).mul_(2);
    return [z];
  },
  saved: () => [x.mul(c).sum(), { params: { x }, showSaved: true }],
  "saved result": () => [x.exp(), { showSaved: true }],
  "saved twice": () => [x.exp().tanh(), { params: { x }, showSaved: true }],
  long: () => [long(40)],
  "long, whole inches": () => [long(46).add(x)],
  function: () => [Square.apply(x), { params: { x } }],
};

class Square extends CustomFunction {
  static forward(ctx: Context, a: torch.Tensor): torch.Tensor {
    ctx.saveForBackward(a);
    return a.mul(a);
  }
  static backward(ctx: Context, g: torch.Tensor): torch.Tensor {
    return g.mul(2).mul(ctx.savedTensors[0] as torch.Tensor);
  }
}

describe("makeDot", () => {
  test.each(Object.entries(cases))("%s", (name, text) => {
    const [output, options] = graphs[name]!();
    expect(makeDot(output, options)).toBe(text);
  });
});

describe("attributes", () => {
  test("stand below the name, cut where they are long", () => {
    const text = makeDot(x.sum([0, 1], { keepdim: true }), { showAttrs: true });
    expect(text).toContain('[label="SumBackward0\n');
    expect(text).toMatch(/-{10,}\n/);
    const cut = makeDot(x.mul(c), { showAttrs: true, maxAttrChars: 8 });
    expect(cut).toContain("other: [save...");
  });
  test("that backward has freed are refused", () => {
    const out = x.mul(c).sum();
    out.backward();
    expect(() => makeDot(out, { showSaved: true })).toThrow(/second time/);
    expect(makeDot(out)).toContain("MulBackward0");
  });
});

describe("toSvg", () => {
  test("asks a renderer for SVG", async () => {
    const calls: unknown[] = [];
    const viz = {
      renderString(...args: unknown[]) {
        calls.push(args);
        return "<svg></svg>";
      },
    };
    const dot = makeDot(x.mul(2));
    expect(await toSvg(dot, viz)).toBe("<svg></svg>");
    expect(calls).toEqual([[dot, { format: "svg" }]]);
  });
});
