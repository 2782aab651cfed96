// Tensors print as PyTorch prints them: texts recorded from real torch.
import { readFileSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import { Complex } from "../../ts/core/complex.js";
import { fromNested } from "../../ts/core/convert.js";
import { type DType, dtypes, type Scalar } from "../../ts/core/dtype.js";
import { stridesOf } from "../../ts/core/shape.js";
import { type SomePrintOptions, setPrintoptions } from "../../ts/torch/printing/options.js";
import { tensorText } from "../../ts/torch/printing/text.js";

interface Case {
  data: unknown[];
  shape: number[];
  dtype: DType;
  grad?: "leaf" | "mul";
  view?: "t";
  options?: SomePrintOptions & { sci_mode?: boolean };
  text: string;
}
const golden = JSON.parse(readFileSync("test/golden/torch_printing.json", "utf8")) as { cases: Case[] };

const words: Record<string, number> = {
  nan: Number.NaN,
  inf: Number.POSITIVE_INFINITY,
  "-inf": Number.NEGATIVE_INFINITY,
  "-0.0": -0,
};
function leaf(x: unknown): Scalar {
  if (Array.isArray(x)) return new Complex(leaf(x[0]) as number, leaf(x[1]) as number);
  return typeof x === "string" ? (words[x] ?? (/e/.test(x) ? Number(x) : BigInt(x))) : (x as Scalar);
}

function printable({ data, shape, dtype, grad, view }: Case) {
  const row = dtypes[dtype];
  const flat = fromNested(data.map(leaf), row);
  let core = flat.view(shape, stridesOf(shape, row.itemsize));
  if (view === "t") core = core.view([...core.shape].reverse(), [...core.strides].reverse());
  return { core, gradFn: grad === "mul" ? { name: "MulBackward0" } : null, requiresGrad: grad !== undefined };
}

describe("texts of real torch", () => {
  afterEach(() => setPrintoptions({ profile: "default" }));
  test.each(golden.cases.map((c, i) => [`${i} ${c.dtype} [${c.shape}]`, c] as const))("%s", (_, c) => {
    const { sci_mode: sciMode, ...rest } = c.options ?? {};
    setPrintoptions({ ...rest, sciMode });
    expect(tensorText(printable(c))).toBe(c.text);
  });
});

describe("what is not in the file", () => {
  const ones = { core: fromNested([1, 1], dtypes.float32), requiresGrad: true };
  test("names of nodes lose their namespace", () => {
    const x = { ...ones, gradFn: { name: "torch::autograd::CopySlices" } };
    expect(tensorText(x)).toBe("tensor([1., 1.], grad_fn=<CopySlices>)");
  });
  test("a profile that there is not is refused", () => {
    expect(() => setPrintoptions({ profile: "long" as "full" })).toThrow(/no print profile/);
  });
});
