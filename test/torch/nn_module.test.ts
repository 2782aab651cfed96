// What modules do beside computing: names, states, modes, hooks. The messages are those of torch 2.13.
import { describe, expect, test } from "vitest";
import * as torch from "../../ts/torch/index.js";

const { nn, tensor } = torch;
const F = nn.functional;
type Tensor = torch.Tensor;

class Net extends nn.Module {
  first = new nn.Linear(2, 3);
  scale = new nn.Parameter(torch.ones([3]));
  layers = new nn.ModuleList([new nn.Linear(3, 3), new nn.ReLU()]);
  again = this.first;
  note = torch.ones([1]);
  declare seen: Tensor;
  constructor() {
    super();
    this.registerBuffer("seen", torch.zeros([1]));
    this.registerBuffer("cache", torch.zeros([1]), { persistent: false });
  }
  mark(value: number): void {
    this.seen.fill_(value);
  }
  override forward(x: Tensor): Tensor {
    let y = this.first.call(x).mul(this.scale);
    for (const layer of this.layers) y = layer.call(y) as Tensor;
    return y;
  }
}
const refused = (f: () => unknown, name: string, message: string): void =>
  expect(f).toThrow(expect.objectContaining({ name, message }));

describe("parts", () => {
  const net = new Net();
  test("are found by assignment, each once", () => {
    const names = ["scale", "first.weight", "first.bias", "layers.0.weight", "layers.0.bias"];
    expect(net.namedParameters().map(([name]) => name)).toEqual(names);
    expect(net.parameters().length).toBe(5);
    expect(net.namedParameters("", false).map(([name]) => name)).toEqual(["scale"]);
    expect(net.namedBuffers().map(([name]) => name)).toEqual(["seen", "cache"]);
    expect(net.buffers(false).length).toBe(2);
    expect(net.namedModules().map(([name]) => name)).toEqual(["", "first", "layers", "layers.0", "layers.1"]);
    expect(net.children()).toEqual([net.first, net.layers]);
    expect([...net.namedChildren()].map(([name]) => name)).toEqual(["first", "layers", "again"]);
  });
  test("have paths", () => {
    expect(net.getSubmodule("layers.0")).toBe(net.layers.get(0));
    expect(net.getSubmodule("")).toBe(net);
    expect(net.getParameter("layers.0.bias")).toBe((net.layers.get(0) as torch.nn.Linear).bias);
    refused(() => net.getSubmodule("layers.9"), "AttributeError", "ModuleList has no attribute `9`");
    refused(() => net.first.getParameter("x"), "AttributeError", "Linear has no attribute `x`");
  });
  test("are printed as a tree", () => {
    const linear = (m: number, n: number): string => `Linear(in_features=${m}, out_features=${n}, bias=True)`;
    const list = `ModuleList(\n    (0): ${linear(3, 3)}\n    (1): ReLU()\n  )`;
    expect(String(net)).toBe(
      `Net(\n  (first): ${linear(2, 3)}\n  (layers): ${list}\n  (again): ${linear(2, 3)}\n)`,
    );
  });
  test("are registered under good names", () => {
    const m = new nn.Linear(2, 3);
    const p = new nn.Parameter(torch.ones([2]));
    refused(() => m.registerParameter("a.b", p), "KeyError", `parameter name can't contain "."`);
    refused(() => m.registerParameter("", null), "KeyError", `parameter name can't be empty string ""`);
    refused(() => m.registerParameter("forward", null), "KeyError", "attribute 'forward' already exists");
    refused(() => m.registerBuffer("a.b", null), "KeyError", `buffer name can't contain "."`);
    refused(
      () => m.registerBuffer("weight", torch.ones([1])),
      "KeyError",
      "attribute 'weight' already exists",
    );
    refused(() => m.addModule("x.y", new nn.ReLU()), "KeyError", `module name can't contain ".", got: x.y`);
    refused(() => m.addModule("weight", new nn.ReLU()), "KeyError", "attribute 'weight' already exists");
    refused(() => m.addModule("k", 3 as never), "TypeError", "int is not a Module subclass");
    refused(() => new nn.Sequential(3 as never), "TypeError", "int is not a Module subclass");
    refused(() => new nn.ModuleList([new nn.ReLU()]).get(3), "IndexError", "index 3 is out of range");
    m.registerParameter("weight", null);
    expect(Object.keys(m.stateDict())).toEqual(["bias"]);
    m.registerParameter("more", p);
    expect(m.getParameter("more")).toBe(p);
  });
  test("of lists can be changed", () => {
    const list = new nn.ModuleList([new nn.ReLU()]).append(new nn.Tanh()).insert(0, new nn.SiLU());
    list.set(-1, new nn.Sigmoid());
    expect([...list].map(String)).toEqual(["SiLU()", "ReLU()", "Sigmoid()"]);
    expect(list.length).toBe(3);
  });
});

describe("states", () => {
  test("go round", () => {
    const [a, b] = [new Net(), new Net()];
    a.mark(5);
    expect(Object.keys(a.stateDict())).toEqual([
      "scale",
      "seen",
      "first.weight",
      "first.bias",
      "layers.0.weight",
      "layers.0.bias",
      "again.weight",
      "again.bias",
    ]);
    expect(String(b.loadStateDict(a.stateDict()))).toBe("<All keys matched successfully>");
    for (const [name, x] of Object.entries(a.stateDict()))
      expect(b.stateDict()[name]!.tolist()).toEqual(x.tolist());
    expect(b.seen.item()).toBe(5);
  });
  test("share memory, outside of the graph", () => {
    const m = new nn.Linear(2, 1);
    const { weight } = m.stateDict();
    expect(weight!.requiresGrad).toBe(false);
    weight!.fill_(7);
    expect(m.weight.tolist()).toEqual([[7, 7]]);
  });
  test("that do not fit are refused, all at once", () => {
    const m = new nn.Linear(2, 3);
    const head = "Error(s) in loading state_dict for";
    const weight = torch.ones([3, 2]);
    refused(
      () => m.loadStateDict({ weight }),
      "RuntimeError",
      `${head} Linear:\n\tMissing key(s) in state_dict: "bias". `,
    );
    refused(
      () => m.loadStateDict({ weight: torch.ones([2, 2]), bias: torch.ones([3]), x: torch.ones([1]) }),
      "RuntimeError",
      `${head} Linear:\n\tUnexpected key(s) in state_dict: "x". \n\tsize mismatch for weight: copying a param with shape torch.Size([2, 2]) from checkpoint, the shape in current model is torch.Size([3, 2]).`,
    );
    refused(
      () =>
        new nn.Sequential(m, new nn.ReLU()).loadStateDict({
          "0.weight": torch.ones([2, 2]),
          "y.x": torch.ones([1]),
        }),
      "RuntimeError",
      `${head} Sequential:\n\tMissing key(s) in state_dict: "0.bias". \n\tUnexpected key(s) in state_dict: "y.x". \n\tsize mismatch for 0.weight: copying a param with shape torch.Size([2, 2]) from checkpoint, the shape in current model is torch.Size([3, 2]).`,
    );
    const loose = m.loadStateDict({ weight, y: weight }, { strict: false });
    expect([loose.missingKeys, loose.unexpectedKeys]).toEqual([["bias"], ["y"]]);
    expect(m.weight.tolist()).toEqual(weight.tolist());
    refused(
      () => m.loadStateDict(5 as never),
      "TypeError",
      "Expected state_dict to be dict-like, got <class 'int'>.",
    );
  });
  test("keep the dtype of the module", () => {
    const m = new nn.Linear(1, 1);
    m.loadStateDict({ weight: tensor([[0.1]], { dtype: "float64" }), bias: tensor([2], { dtype: "int64" }) });
    expect([m.weight.dtype, m.weight.item(), m.bias!.item()]).toEqual(["float32", Math.fround(0.1), 2]);
  });
});

describe("modes", () => {
  test("learning and use", () => {
    const m = new nn.Sequential(new nn.Dropout(0.5), new nn.Sequential(new nn.BatchNorm1d(2)));
    expect(m.modules().map((x) => x.training)).toEqual([true, true, true, true]);
    expect(m.eval()).toBe(m);
    expect(m.modules().map((x) => x.training)).toEqual([false, false, false, false]);
    refused(() => m.train(3 as never), "ValueError", "training mode is expected to be boolean");
  });
  test("gradients", () => {
    const m = new nn.Linear(2, 1);
    m.call(torch.ones([1, 2]))
      .sum()
      .backward();
    expect(m.weight.grad!.tolist()).toEqual([[1, 1]]);
    m.zeroGrad(false);
    expect(m.weight.grad!.tolist()).toEqual([[0, 0]]);
    m.zeroGrad();
    expect(m.weight.grad).toBeNull();
    m.requiresGrad_(false);
    expect(m.call(torch.ones([1, 2])).requiresGrad).toBe(false);
  });
  test("dtypes", () => {
    const m = new nn.BatchNorm1d(2);
    m.call(torch.ones([3, 2]))
      .sum()
      .backward();
    m.double();
    expect(Object.values(m.stateDict()).map((x) => x.dtype)).toEqual([
      ...new Array(4).fill("float64"),
      "int64",
    ]);
    expect(m.weight!.grad!.dtype).toBe("float64");
    m.zeroGrad();
    m.call(torch.ones([3, 2], { dtype: "float64" }))
      .sum()
      .backward();
    expect(m.bias!.grad!.tolist()).toEqual([3, 3]);
  });
  test("a function for every module, the children first", () => {
    const names: string[] = [];
    new nn.Sequential(new nn.Linear(1, 1), new nn.ReLU()).apply((m) => names.push(m.constructor.name));
    expect(names).toEqual(["Linear", "ReLU", "Sequential"]);
  });
});

describe("calls", () => {
  test("need a forward", () => {
    refused(
      () => new nn.Module().call(),
      "NotImplementedError",
      `Module [Module] is missing the required "forward" function`,
    );
  });
  test("run hooks", () => {
    const m = new nn.Identity();
    const before = m.registerForwardPreHook((_, [x]) => [(x as Tensor).add(1)]);
    const after = m.registerForwardHook((_, __, y) => (y as Tensor).mul(10));
    expect(m.call(torch.ones([1])).item()).toBe(20);
    expect(m.forward(torch.ones([1])).item()).toBe(1);
    before.remove();
    expect(m.call(torch.ones([1])).item()).toBe(10);
    after.remove();
    expect(m.call(torch.ones([1])).item()).toBe(1);
  });
  test("refuse what they do not know", () => {
    expect(() => new nn.Linear(2, 3, { bais: false } as never)).toThrow("Did you mean 'bias'?");
    expect(() => F.softmax(torch.ones([2]), { dims: 0 } as never)).toThrow("Did you mean 'dim'?");
  });
});

test("parameters share memory and are printed as such", () => {
  const t = torch.ones([2]);
  const p = new nn.Parameter(t);
  t.add_(1);
  expect(p.tolist()).toEqual([2, 2]);
  expect([p.requiresGrad, p.isLeaf, new nn.Parameter(t, false).requiresGrad]).toEqual([true, true, false]);
  expect(String(p)).toBe("Parameter containing:\ntensor([2., 2.], requires_grad=True)");
  expect(() => new nn.Parameter(torch.ones([1], { dtype: "int64" }))).toThrow("can require gradients");
});

test("refusals of functions", () => {
  const whole = torch.ones([2, 3], { dtype: "int64" });
  const cases: [() => unknown, string, string][] = [
    [() => F.softmax(whole, 0), "NotImplementedError", `"softmax_kernel_impl" not implemented for 'Long'`],
    [
      () => F.logSoftmax(whole, 1),
      "NotImplementedError",
      `"log_softmax_lastdim_kernel_impl" not implemented for 'Long'`,
    ],
    [() => F.silu(whole), "NotImplementedError", `"silu_cpu" not implemented for 'Long'`],
    [() => F.gelu(whole), "NotImplementedError", `"GeluKernelImpl" not implemented for 'Long'`],
    [
      () => F.gelu(torch.ones([1]), { approximate: "x" as never }),
      "RuntimeError",
      "approximate argument must be either none or tanh.",
    ],
    [
      () => F.layerNorm(whole, [3]),
      "NotImplementedError",
      `"LayerNormKernelImpl" not implemented for 'Long'`,
    ],
    [() => F.mseLoss(whole, whole), "NotImplementedError", `"mse_cpu" not implemented for 'Long'`],
    [
      () => F.nllLoss(whole, whole.get(":", 0)),
      "NotImplementedError",
      `"nll_loss_out_frame" not implemented for 'Long'`,
    ],
    [
      () => F.crossEntropy(torch.ones([2, 3]), whole),
      "RuntimeError",
      "Expected floating point type for target with class probabilities, got Long",
    ],
    [
      () => F.dropout(torch.ones([1]), 1.5),
      "ValueError",
      "dropout probability has to be between 0 and 1, but got 1.5",
    ],
    [
      () => F.linear(torch.ones([2, 3]), torch.ones([4, 3]).double()),
      "RuntimeError",
      "expected m1 and m2 to have the same dtype, but got: float != double",
    ],
    [
      () => F.softmax(torch.ones([3]), 3),
      "IndexError",
      "Dimension out of range (expected to be in range of [-1, 0], but got 3)",
    ],
    [
      () => F.layerNorm(torch.ones([2, 3]), []),
      "RuntimeError",
      "Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, but got normalized_shape = []",
    ],
    [
      () => new nn.Embedding(3, 2, { paddingIdx: 5 }),
      "AssertionError",
      "Padding_idx must be within num_embeddings",
    ],
    [
      () => nn.init.xavierUniform_(torch.ones([3])),
      "ValueError",
      "Fan in and fan out can not be computed for tensor with fewer than 2 dimensions",
    ],
    [
      () => nn.init.kaimingUniform_(torch.ones([3, 3]), { mode: "z" as never }),
      "ValueError",
      "Mode z not supported, please use one of ['fan_in', 'fan_out']",
    ],
    [() => nn.init.calculateGain("x"), "ValueError", "Unsupported nonlinearity x"],
    [() => nn.init.eye_(torch.ones([3])), "ValueError", "Only tensors with 2 dimensions are supported"],
  ];
  for (const [f, name, message] of cases) refused(f, name, message);
});

test("gains", () => {
  const gain = nn.init.calculateGain;
  expect(["linear", "conv1d", "sigmoid", "tanh", "relu", "selu"].map((name) => gain(name))).toEqual([
    1,
    1,
    1,
    5 / 3,
    Math.SQRT2,
    0.75,
  ]);
  expect([gain("leaky_relu"), gain("leaky_relu", 0.5)]).toEqual([1.4141428569978354, 1.2649110640673518]);
});

test("dtypes of functions", () => {
  const x = tensor([[1, 2, 3]], { dtype: "float32" });
  expect(F.nllLoss(x, tensor([2], { dtype: "uint8" })).item()).toBe(-3);
  expect(F.softmax(torch.ones([2], { dtype: "int64" }), 0, { dtype: "float64" }).tolist()).toEqual([
    0.5, 0.5,
  ]);
  expect(F.layerNorm(torch.ones([2, 3], { dtype: "float16" }), [3]).dtype).toBe("float16");
});

test("a network learns", () => {
  torch.manualSeed(0);
  const net = new nn.Sequential(new nn.Linear(2, 16), new nn.Tanh(), new nn.Linear(16, 2));
  const x = tensor(
    [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ],
    { dtype: "float32" },
  );
  const y = tensor([0, 1, 1, 0], { dtype: "int64" });
  const criterion = new nn.CrossEntropyLoss();
  let loss = 1;
  for (let step = 0; step < 200; step++) {
    net.zeroGrad();
    const out = criterion.call(net.call(x), y);
    out.backward();
    torch.noGrad(() => {
      for (const p of net.parameters()) p.sub_(p.grad!, { alpha: 0.5 });
    });
    loss = Number(out.item());
  }
  expect(loss).toBeLessThan(0.1);
  expect((net.call(x).argmax(1).tolist() as unknown[]).map(Number)).toEqual([0, 1, 1, 0]);
});
