// Which results share memory with their input, and how indices are read.
import { describe, expect, test } from "vitest";
import type { Tensor } from "../../ts/torch/index.js";
import * as torch from "../../ts/torch/index.js";

const base = (): Tensor => torch.arange(24).reshape(2, 3, 4).clone();

describe("views", () => {
  const views: Record<string, (x: Tensor) => Tensor> = {
    view: (x) => x.view(4, -1),
    reshape: (x) => x.reshape(6, 4),
    flatten: (x) => x.flatten(1),
    permute: (x) => x.permute(2, 0, 1),
    transpose: (x) => x.transpose(0, -1),
    T: (x) => x.T,
    mT: (x) => x.mT,
    unsqueeze: (x) => x.unsqueeze(-1),
    squeeze: (x) => x.get("0:1").squeeze(0),
    expand: (x) => x.get(0).expand(5, 3, 4),
    narrow: (x) => x.narrow(2, 1, 2),
    select: (x) => x.select(1, -1),
    diagonal: (x) => x.diagonal(0, 1, 2),
    integer: (x) => x.get(1, 2, 3),
    slices: (x) => x.get("..., 1:4:2"),
    newAxis: (x) => x.get(null, 0),
    unbind: (x) => x.unbind(2)[1]!,
    split: (x) => x.split([1, 2], 1)[1]!,
    chunk: (x) => x.chunk(2, 2)[1]!,
    detach: (x) => x.detach(),
    data: (x) => x.data,
    everything: (x) => x.get("..."),
  };
  for (const [name, f] of Object.entries(views)) {
    test(name, () => {
      const x = base();
      const v = f(x);
      const first = v.shape.map(() => 0);
      torch.noGrad(() => v.get(...first).fill_(-5n));
      expect(x.tolist()).not.toEqual(base().tolist());
      expect(x.version).toBe(name === "data" ? 0 : 1);
    });
  }
  const copies: Record<string, (x: Tensor) => Tensor> = {
    clone: (x) => x.clone(),
    reshape: (x) => x.transpose(0, 2).reshape(-1),
    index: (x) => x.get([0, 1]),
    mask: (x) => x.get(x.gt(3)),
    flip: (x) => x.flip(0),
    repeat: (x) => x.repeat(1, 1, 1),
    to: (x) => x.to("float32"),
    cat: (x) => torch.cat([x]),
    contiguous: (x) => x.permute(2, 1, 0).contiguous(),
  };
  for (const [name, f] of Object.entries(copies)) {
    test(`${name} copies`, () => {
      const x = base();
      f(x).fill_(-5n);
      expect(x.tolist()).toEqual(base().tolist());
    });
  }
  test("itself", () => {
    const x = base();
    expect(x.contiguous() === x && x.to("int64") === x && x.long() === x).toBe(true);
  });
});

describe("comparing", () => {
  test("equal and allclose give booleans", () => {
    const x = torch.tensor([1, Number.NaN]);
    expect([
      torch.equal(x, x),
      torch.equal(torch.ones(2), torch.ones(3)),
      torch.ones(2).equal(torch.ones(2)),
    ]).toEqual([false, false, true]);
    expect([torch.allclose(x, x), torch.allclose(x, x, { equalNan: true })]).toEqual([false, true]);
    expect(torch.ones(2).allclose(torch.ones(2).mul(1.00001), 1e-4)).toBe(true);
    expect(torch.tensor([Number.POSITIVE_INFINITY]).allclose(torch.ones(1))).toBe(false);
    expect(() => torch.allclose(x, x.double())).toThrow("Float did not match Double");
  });
  test("names of dtypes are values", () => {
    expect([torch.ones(1, { dtype: torch.long }).dtype, torch.zeros(1).to(torch.half).dtype]).toEqual([
      "int64",
      "float16",
    ]);
  });
});

describe("indices", () => {
  const x = torch.arange(24).reshape(2, 3, 4);
  const at = (...index: unknown[]): readonly number[] => x.get(...index).shape;
  test("integers go first, then the tensors together", () => {
    expect(at(0, ":", [0, 1])).toEqual([3, 2]);
    expect(at(":", [0, 1], [0, 1])).toEqual([2, 2]);
    expect(at([0, 1], ":", [0, 1])).toEqual([2, 3]);
    expect(at(null, [1], "...", 0)).toEqual([1, 1, 3]);
    expect(at(x.gt(20))).toEqual([3]);
    expect(at(true)).toEqual([1, 2, 3, 4]);
    expect(x.get(0, ":", [0, 1]).tolist()).toEqual([
      [0, 1],
      [4, 5],
      [8, 9],
    ]);
  });
  test("PyTorch's words", () => {
    expect(() => x.get(2)).toThrow("index 2 is out of bounds for dimension 0 with size 2");
    expect(() => x.get(0, 0, 0, 0)).toThrow("too many indices for tensor of dimension 3");
    expect(() => x.get("::-1")).toThrow("step must be greater than zero");
    expect(() => torch.tensor(1).get(0)).toThrow("invalid index of a 0-dim tensor");
    expect(() => x.get(torch.tensor([true]))).toThrow(
      "The shape of the mask [1] at index 0 does not match the shape of the indexed tensor [2, 3, 4] at index 0",
    );
    expect(() => x.sum(3)).toThrow("Dimension out of range (expected to be in range of [-3, 2], but got 3)");
    expect(() => x.view(5, -1)).toThrow("shape '[5, -1]' is invalid for input of size 24");
    expect(() => x.permute(0, 1)).toThrow("number of dimensions in the tensor input does not match");
    expect(() => x.expand(3, 3, 4)).toThrow(
      "The expanded size of the tensor (3) must match the existing size (2) at non-singleton dimension 0.",
    );
    expect(() => torch.stack([torch.ones(2), torch.ones(3)])).toThrow(
      "stack expects each tensor to be equal size, but got [2] at entry 0 and [3] at entry 1",
    );
    expect(() => x.gather(0, torch.tensor([0n]))).toThrow(
      "Index tensor must have the same number of dimensions as input tensor",
    );
    expect(() => torch.ones(2, 3).item()).toThrow("a Tensor with 6 elements cannot be converted to Scalar");
  });
});
