import { describe, expect, it } from "vitest";
import * as np from "../../ts/index.js";

describe("applyAlongAxis", () => {
  it("hands views of the array on, and further arguments", () => {
    const a = np.arange(6).reshape(2, 3);
    const seen: (np.NDArray | null)[] = [];
    const result = np.applyAlongAxis(
      (line, by: number, { plus }: { plus: number }) => {
        seen.push(line.base);
        return line.multiply(by).add(plus);
      },
      1,
      a,
      10,
      { plus: 1 },
    );
    expect(result.tolist()).toEqual([
      [1, 11, 21],
      [31, 41, 51],
    ]);
    expect(seen.every((base) => base === a.base)).toBe(true);
  });

  it("takes scalars, lists and matrices", () => {
    const a = np.arange(6).reshape(2, 3);
    expect(np.applyAlongAxis((line) => Number(line.item(0)) > 2, 1, a).dtype).toBe("bool");
    expect(np.applyAlongAxis((line) => [line.item(0), 7], 0, a).tolist()).toEqual([
      [0, 1, 2],
      [7, 7, 7],
    ]);
    expect(np.applyAlongAxis(() => np.eye(2), 1, np.zeros([4, 3])).shape).toEqual([4, 2, 2]);
  });

  it("frees what it has made when the function throws", () => {
    const a = np.zeros([3, 2]);
    const before = np.memory().arrays;
    let calls = 0;
    const f = (): number => {
      if (++calls === 2) throw new RangeError("no");
      return 1;
    };
    expect(() => np.applyAlongAxis(f, 1, a)).toThrow(RangeError);
    expect(np.memory().arrays).toBe(before);
  });
});

describe("applyOverAxes", () => {
  it("refuses functions that give other shapes", () => {
    expect(() => np.applyOverAxes(() => np.zeros([1, 1, 1, 1]), np.zeros([2, 2]), 0)).toThrow(
      "function is not returning an array of the correct shape",
    );
  });
});

describe("piecewise", () => {
  it("hands arguments on, and calls no function for nothing", () => {
    const x = np.array([-1, 2, 3]);
    const never = (): never => {
      throw new Error("called");
    };
    const scaled = (v: np.NDArray, by: number): np.NDArray => v.multiply(by);
    expect(np.piecewise(x, [x.greater(0), x.greater(9)], [scaled, never], 5).tolist()).toEqual([0, 10, 15]);
  });
});

describe("vectorize", () => {
  it("calls once for each element, with JavaScript's scalars", () => {
    const seen: unknown[] = [];
    const f = np.vectorize((x: unknown) => {
      seen.push(x);
      return x === 1;
    });
    expect(f(np.array([1, 2], "int16")).tolist()).toEqual([true, false]);
    expect(seen).toEqual([1, 2]);
  });

  it("gives an array for each of several results, of the dtypes of the first", () => {
    const f = np.vectorize((x: number) => [x, x > 1, BigInt(x)]);
    const results = f([1, 2]);
    expect(results.map((a) => a.dtype)).toEqual(["float64", "bool", "int64"]);
    const [p, q] = np.vectorize((x: number) => [x, 2 * x], { otypes: ["int8", "float32"] })([3]);
    expect([p!.dtype, q!.dtype, q!.item(0)]).toEqual(["int8", "float32", 6]);
  });

  it("hands excluded arguments on as they are", () => {
    const f = np.vectorize((x: number, powers: number[]) => powers.reduce((n, p) => n + x ** p, 0), {
      excluded: [1],
    });
    expect(f([1, 2, 3], [1, 2]).tolist()).toEqual([2, 6, 12]);
  });

  it("has a signature for functions of arrays", () => {
    const split = np.vectorize((v: np.NDArray) => [v.min(), v.max()], { signature: "(n)->(),()" });
    const [low, high] = split([
      [1, 5, 3],
      [9, 2, 4],
    ]);
    expect([low!.tolist(), high!.tolist()]).toEqual([
      [1, 2],
      [5, 9],
    ]);
    const outer = np.vectorize((a: np.NDArray, b: np.NDArray) => a.reshape(-1, 1).multiply(b), {
      signature: "(m),(n)->(m,n)",
    });
    expect(outer(np.zeros([4, 2]), np.zeros(3)).shape).toEqual([4, 2, 3]);
    expect(() => split(1, 2)).toThrow("wrong number of positional arguments: expected 1, got 2");
    const wrong = np.vectorize(() => [1, 2, 3], { signature: "()->(),()" });
    expect(() => wrong([1])).toThrow("wrong number of outputs from pyfunc: expected 2, got 3");
  });

  it("refuses what no dtype stores", () => {
    expect(() => np.vectorize((x: number) => (x ? [1, 2] : 3), { otypes: ["float64"] })([1, 1])).toThrow(
      "setting an array element with a sequence.",
    );
    expect(() => np.vectorize((x: number) => x, { otypes: "!" })).toThrow("Invalid otype specified: !");
  });
});

describe("frompyfunc", () => {
  it("is a function of arrays and of scalars", () => {
    const f = np.frompyfunc((a: number, b: number) => [a + b, a > b], 2, 2, { identity: 0 });
    expect([f.nin, f.nout, f.nargs, f.identity]).toEqual([2, 2, 4, 0]);
    expect(f(3, 1)).toEqual([4, true]);
    const [sum, more] = f([1, 2], [[1], [0]]) as np.NDArray[];
    expect(sum!.tolist()).toEqual([
      [2, 3],
      [1, 2],
    ]);
    expect(more!.dtype).toBe("bool");
  });

  it("writes to out", () => {
    const out = np.zeros(2, "int8");
    const f = np.frompyfunc((x: number) => 2 * x, 1, 1);
    expect(f([1, 2], { out })).toBe(out);
    expect(f([3, 4], out)).toBe(out);
    expect(out.tolist()).toEqual([6, 8]);
    expect(() => f()).toThrow("takes from 1 to 2 positional arguments but 0 were given");
  });
});
