// Scalars that a dtype may not hold, and warnings, beside PyTorch: scripts/goldens/torch_scalars.py.
import { afterEach, describe, expect, test } from "vitest";
import * as np from "../../ts/index.js";
import * as torch from "../../ts/torch/index.js";
import golden from "../golden/torch_scalars.json" with { type: "json" };

type Said = (number | string | boolean)[] | string;
const float = /^(?:nan|-?inf)$/;
const value = (x: number | string | boolean): number | bigint | boolean =>
  typeof x !== "string" ? x : float.test(x) ? Number(x.replace("inf", "Infinity")) : BigInt(x);
const said = (x: unknown): unknown =>
  typeof x === "bigint"
    ? x > 2n ** 53n || x < -(2n ** 53n)
      ? String(x)
      : Number(x)
    : typeof x === "number" && !Number.isFinite(x)
      ? String(x).toLowerCase().replace("infinity", "inf")
      : x;

function answer(call: () => torch.Tensor): unknown {
  try {
    return (call().tolist({ bigint: true }) as unknown[]).map(said);
  } catch (error) {
    return `${(error as Error).name}: ${(error as Error).message}`;
  }
}

describe("scalars that a dtype may not hold", () => {
  const rows = golden.cases as unknown as [string, number | string | boolean, Said, Said, Said][];
  for (const [name, given, made, full, filled] of rows) {
    test(`${given} as ${name}`, () => {
      const [x, dtype] = [value(given), name as "int8"];
      expect(answer(() => torch.tensor([x, x], { dtype }))).toEqual(made);
      expect(answer(() => torch.full([2], x, { dtype }))).toEqual(full);
      expect(answer(() => torch.zeros(2, { dtype }).fill_(x))).toEqual(filled);
    });
  }
  test("in nested arrays with parts, and where a value is written", () => {
    expect(torch.tensor([[-1], torch.tensor([2])], { dtype: "uint8" }).tolist()).toEqual([[255], [2]]);
    const t = torch.zeros(2, { dtype: "uint8" });
    expect(() => t.set(0, 300)).toThrow("value cannot be converted to type uint8_t without overflow");
    expect(t.tolist()).toEqual([0, 0]);
  });
});

describe("warnings", () => {
  afterEach(() => void torch.onWarning(null));
  const leaf = torch.ones(2, { requiresGrad: true });
  const { functional: F } = torch.nn;
  const [tall, wide] = [torch.ones(2, 1), torch.ones(2)];
  const calls: Record<keyof typeof golden.warnings, () => unknown> = {
    "read-only array": () => torch.fromNumpy(np.broadcastTo(np.array([1], "float32"), [3])),
    "bytes as index": () => wide.get(torch.tensor([1, 0], { dtype: "uint8" })),
    "grad of what was computed": () => leaf.mul(2).grad,
    "backward with a graph": () => leaf.sum().backward({ createGraph: true }),
    "sizes in mse_loss": () => F.mseLoss(tall, wide),
    "sizes in l1_loss": () => F.l1Loss(tall, wide),
    "sizes in huber_loss": () => F.huberLoss(tall, wide),
    "softmax without dim": () => F.softmax(wide),
    "log_softmax without dim": () => F.logSoftmax(wide),
    "std of one": () => torch.ones(1).std(),
    "var of none": () => torch.ones(2, 0).var(1),
    "T of three axes": () => torch.ones(2, 3, 4).T,
    "tensor of a tensor": () => torch.tensor(wide),
    "scheduler first": () =>
      new torch.optim.lrScheduler.StepLR(new torch.optim.SGD([leaf], { lr: 0.1 }), 1).step(),
    nothing: () => [leaf.grad, F.softmax(wide, 0), torch.asTensor(wide), wide.std()],
  };
  for (const [name, texts] of Object.entries(golden.warnings)) {
    test(name, () => {
      const heard: string[] = [];
      torch.onWarning((text) => void heard.push(text));
      calls[name as keyof typeof calls]();
      expect(heard).toEqual(texts);
    });
  }
  test("the console hears each text once; a handler gives way to the one before it", () => {
    const shown: string[] = [];
    const { warn } = console;
    console.warn = (text: string) => void shown.push(text);
    try {
      for (let i = 0; i < 2; i++) F.mseLoss(torch.ones(7, 1), torch.ones(7));
    } finally {
      console.warn = warn;
    }
    expect(shown).toHaveLength(1);
    expect(shown[0]).toMatch(/^UserWarning: Using a target size \(torch.Size\(\[7\]\)\)/);
    const own = (): void => {};
    expect(torch.onWarning(own)).toBe(null);
    expect(torch.onWarning(null)).toBe(own);
  });
});

test("arrays that PyTorch does not take", () => {
  const a = np.array([1, 2, 3]);
  const words = /^At least one stride in the given numpy array is negative/;
  expect(() => torch.fromNumpy(a.get("::-1"))).toThrow(words);
  expect(() => torch.fromNumpy(np.ones([1, 3]).get("::-1"))).toThrow(words);
  expect(torch.fromNumpy(np.ones([0, 3]).get("::-1")).shape).toEqual([0, 3]);
  const list = [1] as unknown as typeof a;
  expect(() => torch.fromNumpy(list)).toThrow(new TypeError("expected np.ndarray (got list)"));
  const complex = np.zeros([2], "complex64");
  expect(torch.fromNumpy(complex).dtype).toBe("complex64");
});
