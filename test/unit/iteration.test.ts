import { describe, expect, it } from "vitest";
import * as np from "../../ts/index.js";

const matrix = (): np.NDArray => np.arange(6).reshape(2, 3);
const items = (it: Iterable<np.NDArray>): unknown[] => Array.from(it, (x) => x.item());

describe("nditer", () => {
  it("walks in Fortran order under A where every operand has it, those of one axis or none among them", () => {
    const columns = np.asfortranarray(matrix());
    const walk = (other: np.NDArray): unknown[] =>
      Array.from(np.nditer([columns, other], { order: "A" }), ([x]) => x!.item());
    expect(walk(np.array(3))).toEqual([0, 3, 1, 4, 2, 5]);
    expect(walk(np.arange(3))).toEqual([0, 3, 1, 4, 2, 5]);
    expect(walk(matrix())).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it("writes through, and only where it may", () => {
    const a = matrix();
    for (const x of np.nditer(a, { opFlags: ["readwrite"] })) x.set("...", x.multiply(2));
    expect(a.tolist()).toEqual([
      [0, 2, 4],
      [6, 8, 10],
    ]);
    expect(() => np.nditer(a).get(0).set("...", 1)).toThrow("assignment destination is read-only");
    const it = np.nditer(a, { opFlags: ["readwrite"] });
    it.set(0, 9);
    expect(a.item(0, 0)).toBe(9);
  });

  it("makes operands that are null", () => {
    const it = np.nditer([matrix().T, null], { opDtypes: [null, "int8"] });
    for (const [x, y] of it) y!.set("...", x!.add(1));
    const made = it.operands[1]!;
    expect([made.dtype, made.strides, made.tolist()]).toEqual([
      "int8",
      [1, 3],
      [
        [1, 4],
        [2, 5],
        [3, 6],
      ],
    ]);
  });

  it("sums over axes that an operand does not have", () => {
    const total = np.zeros(2);
    const it = np.nditer([matrix(), total], {
      flags: ["reduce_ok"],
      opFlags: [["readonly"], ["readwrite"]],
      opAxes: [null, [0, -1]],
    });
    for (const [x, sum] of it) sum!.iadd(x!);
    expect(total.tolist()).toEqual([3, 12]);
  });

  it("writes buffers back at its end, or when it is closed", () => {
    const a = matrix();
    const options = {
      flags: ["buffered", "external_loop"],
      opFlags: ["readwrite"],
      opDtypes: "int32",
      casting: "unsafe",
    } as const;
    for (const x of np.nditer(a.T, { ...options, order: "C" })) x.iadd(1);
    expect(a.tolist()).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    const it = np.nditer(a, options);
    it.get(0).set("...", 0);
    expect(a.item(0, 0)).toBe(1);
    it.close();
    expect(a.sum()).toBe(0);
    expect(() => it.value).toThrow("Iterator is past the end");
  });

  it("says where it is, and goes where it is told", () => {
    const it = np.nditer(matrix().T, { flags: ["multi_index", "c_index"] });
    const seen = Array.from(it, (x) => [it.index, ...it.multiIndex, it.iterindex, x.item()]);
    expect(seen.slice(0, 4)).toEqual([
      [0, 0, 0, 0, 0],
      [2, 1, 0, 1, 1],
      [4, 2, 0, 2, 2],
      [1, 0, 1, 3, 3],
    ]);
    expect(it.finished).toBe(true);
    it.reset();
    it.multiIndex = [2, 1];
    expect(it.get(0).item()).toBe(5);
    it.index = 2;
    expect([it.iterindex, it.multiIndex]).toEqual([1, [1, 0]]);
    it.iterindex = 3;
    expect(it.get(-1).item()).toBe(3);
    expect(() => {
      it.multiIndex = [5, 5];
    }).toThrow("Iterator GotoMultiIndex called with an out-of-bounds multi-index");
    expect(() => {
      it.multiIndex = [1];
    }).toThrow("Wrong number of indices");
    expect(() => {
      it.iterindex = 9;
    }).toThrow("Iterator GotoIterIndex called with an iterindex outside the iteration range.");
    expect(() => {
      it.index = -1;
    }).toThrow("Iterator GotoIndex called with an out-of-bounds index");
    expect(() => it.get(1)).toThrow("Iterator operand index 1 is out of bounds");
  });

  it("counts places backwards where the memory runs backwards", () => {
    const it = np.nditer(matrix().get("::-1", "::-1"), { flags: ["f_index"] });
    expect(Array.from(it, () => it.index)).toEqual([5, 3, 1, 4, 2, 0]);
    it.index = 3;
    expect(it.iterindex).toBe(1);
  });

  it("walks a range", () => {
    const it = np.nditer(matrix(), { flags: ["ranged"] });
    it.iterrange = [1, 3];
    expect(items(it)).toEqual([1, 2]);
    expect(() => {
      it.iterrange = [3, 1];
    }).toThrow("Invalid range [3, 1) passed to ResetToIterIndexRange");
    expect(() => {
      it.iterrange = [0, 9];
    }).toThrow("Out-of-bounds range [0, 9) passed to ResetToIterIndexRange");
    expect(() => {
      np.nditer(matrix()).iterrange = [0, 1];
    }).toThrow("without requesting ranged iteration support");
  });

  it("forgets axes and indices", () => {
    const it = np.nditer(matrix(), { flags: ["multi_index"] });
    it.removeAxis(1);
    expect([it.shape, items(it)]).toEqual([[2], [0, 3]]);
    expect(() => it.removeAxis(5)).toThrow("axis out of bounds in iterator RemoveAxis");
    const other = np.nditer(matrix(), { flags: ["multi_index"] });
    expect(() => other.enableExternalLoop()).toThrow(np.ValueError);
    other.removeMultiIndex();
    other.enableExternalLoop();
    expect([other.ndim, Array.from(other, (x) => x.size)]).toEqual([1, [6]]);
    expect(() => other.removeAxis(0)).toThrow(np.RuntimeError);
  });

  it("has copies that go their own way", () => {
    const it = np.nditer(matrix());
    it.iternext();
    const other = it.copy();
    other.iternext();
    expect([it.get(0).item(), other.get(0).item()]).toEqual([1, 2]);
  });
});

describe("nestedIters", () => {
  it("begins the inner walk anew at each step of the outer one", () => {
    const a = np.arange(24).reshape(2, 3, 4);
    const [outer, inner] = np.nestedIters(a, [[1], [0, 2]], { flags: ["multi_index"] });
    const seen = Array.from(outer!, () => [outer!.multiIndex[0], ...items(inner!)]);
    expect(seen[1]).toEqual([1, 4, 5, 6, 7, 16, 17, 18, 19]);
  });

  it("walks several arrays, and writes", () => {
    const a = matrix();
    const [rows, columns] = np.nestedIters([a, a.multiply(10)], [[0], [1]], {
      opFlags: [["readwrite"], ["readonly"]],
    });
    for (const _ of rows!) for (const [x, y] of columns!) x!.iadd(y!);
    expect(a.tolist()).toEqual([
      [0, 11, 22],
      [33, 44, 55],
    ]);
  });

  it("gives chunks of the innermost axes", () => {
    const [rows, columns] = np.nestedIters(matrix(), [[0], [1]], { flags: ["external_loop"] });
    expect(Array.from(rows!, () => Array.from(columns!, (x) => x.tolist()))).toEqual([
      [[0, 1, 2]],
      [[3, 4, 5]],
    ]);
  });
});

describe("broadcast", () => {
  it("walks, knows where it is, and begins anew", () => {
    const b = np.broadcast(matrix(), [10, 20, 30]);
    expect([b.shape, b.nd, b.size, b.numiter, b.index]).toEqual([[2, 3], 2, 6, 2, 0]);
    expect(b.next().value).toEqual([0, 10]);
    expect([b.index, b.iters.map((it) => it.index)]).toEqual([1, [1, 1]]);
    expect([...b]).toHaveLength(5);
    expect(b.next().done).toBe(true);
    b.reset();
    expect([...b]).toHaveLength(6);
    expect([...np.broadcast()]).toEqual([[]]);
    expect(() => np.broadcast(...new Array<number>(65).fill(1))).toThrow("at most 64 array objects");
  });
});

it("ndindex takes lengths or a shape", () => {
  expect([...np.ndindex([2, 1])]).toEqual([...np.ndindex(2, 1)]);
  expect([...np.ndindex()]).toEqual([[]]);
  expect(() => np.ndindex(1.5)).toThrow("'float' object cannot be interpreted as an integer");
});
