// biome-ignore-all lint/suspicious/noTemplateCurlyInString: operands are shown like this
// What `expr` reads and refuses, what it leaves in memory, and what it gives back. Bits: test/property/expr.test.ts.
import { describe, expect, it } from "vitest";
import { expr } from "../../ts/expr.js";
import * as np from "../../ts/index.js";
import { parse } from "../../ts/numpy/expr/parse.js";
import * as torch from "../../ts/torch/index.js";

const a = np.arange(6).reshape(2, 3);
const n = np.array([1, 2, 3], "int32");
const list = (x: unknown) => (x instanceof np.NDArray ? x.tolist() : x);
const four = np.ones(4);
const empty = np.zeros([0]);
const minus = np.array([-1], "int32");
const tensor = torch.ones(2) as never;
/** The first line of an error, and the lines that show where it is. */
const refusal = (run: () => unknown): string[] => {
  try {
    run();
  } catch (error) {
    return `${(error as Error).name}: ${(error as Error).message}`.split("\n");
  }
  return ["nothing was thrown"];
};

describe("Python's expressions", () => {
  // As Python 3.13 computes them.
  it.each([
    [expr<unknown>`1 + 2 * 3 ** 2 ** 0 - -1`, 8],
    [expr<unknown>`-2 ** 2`, -4],
    [expr<unknown>`2 ** -1`, 0.5],
    [expr<unknown>`7 // -2 * 2 + 7 % -2`, -9],
    [expr<unknown>`1 | 6 ^ 3 & 2 << 1`, 7],
    [expr<unknown>`~5 + +3`, -3],
    [expr<unknown>`2 ** 100`, 2n ** 100n],
    [expr<unknown>`0x1F + 0b11 + 0o17 + 1_000`, 1049],
    [expr<unknown>`1e3 + .5 + 2.`, 1002.5],
    [expr<unknown>`1 < 2 < 3 != 4`, true],
    [expr<unknown>`1 < 3 < 2`, false],
    [expr<unknown>`not 1 == 2 and 3 or 4`, 3],
    [expr<unknown>`0 or 0.0 or 5`, 5],
    [expr<unknown>`1 if 2 > 3 else 4 if False else 6`, 6],
    [expr<unknown>`(1, 2.5, [True, None])`, [1, 2.5, [true, null]]],
    [expr<unknown>`(4, 5, 6)[-1]`, 6],
    [expr<unknown>`True + True`, true],
    [expr<unknown>`True + 1`, 2],
    [expr<unknown>`(1 + 2j) * 2j`, np.complex(-4, 2)],
    [expr<unknown>`1 + 1 # and a comment`, 2],
    [
      expr<unknown>`
        1
        + 2`,
      3,
    ],
  ])("%#", (got, want) => expect(got).toEqual(want));

  it("of arrays bind as Python's do", () => {
    expect(list(expr`-${n} ** 2 + 1`)).toEqual([0, -3, -8]);
    expect(list(expr`${n} - 1 - ${n}`)).toEqual([-1, -1, -1]);
    expect(list(expr`${n} > 1 | (${n} == 1)`)).toEqual([false, true, true]);
    expect(list(expr`2 * ${a} @ ${n} + 1`)).toEqual([17, 53]);
    expect(list(expr`1 << ${n} & 6`)).toEqual([2, 4, 0]);
  });

  it("know NumPy's names in both ways of writing, with and without np", () => {
    const want = [1, 1, 1];
    expect(list(expr`floor_divide(${n}, ${n})`)).toEqual(want);
    expect(list(expr`np.floorDivide(${n}, ${n})`)).toEqual(want);
    expect(list(expr`numpy.true_divide(${n}, ${n})`)).toEqual(want);
    expect(list(expr`log10(10 * ${n} / ${n})`)).toEqual(want);
    expect(expr<number>`np.count_nonzero(${a} > 1)`).toBe(4);
    expect(list(expr`clip(${n}, 2, None)`)).toEqual([2, 2, 3]);
    expect(list(expr`clip(${n}, -1000, 2)`)).toEqual([1, 2, 2]);
    expect(list(expr`divmod(${n}, 2)[1]`)).toEqual([1, 0, 1]);
    expect(list(expr`add(${n}, 1, dtype=float64)`)).toEqual([2, 3, 4]);
  });

  it("name every alias as np does", () => {
    const rows = np as unknown as Record<string, unknown>;
    for (const name of ["abs", "acos", "atan2", "conj", "mod", "pow", "trueDivide", "bitwiseNot", "amax"]) {
      const strings = Object.assign([name], { raw: [name] });
      expect((expr<{ name: string }>(strings) as { name: string }).name).toBe(
        (rows[name] as { name: string }).name,
      );
    }
  });

  it("index as Python does", () => {
    const x = np.arange(24).reshape(2, 3, 4);
    const mask = np.array([true, false, true]);
    const cases: [unknown, unknown[]][] = [
      [expr`${x}[1]`, [1]],
      [expr`${x}[:, None, -1]`, [":", null, -1]],
      [expr`${x}[..., ::2]`, ["...", "::2"]],
      [expr`${x}[0, 1:, ::-1]`, [0, "1:, ::-1"]],
      [expr`${x}[:, [0, 2], 1]`, [":", [0, 2], 1]],
      [expr`${x}[:, ${mask}]`, [":", mask]],
      [expr`${x}[(1, 2)]`, [1, 2]],
      [expr`${x}[${x} > 20]`, [np.greater(x, 20)]],
      [expr`(${x} + 0)[1, ${n}[0]:, 2 - 1]`, [1, "1:", 1]],
    ];
    for (const [got, index] of cases) expect(list(got)).toEqual(list(x.get(...index)));
    expect((expr`${x}[1:]` as np.NDArray).base).toBe(x.base);
  });

  it("have attributes and methods", () => {
    expect(list(expr`${a}.T[0] + ${a}.shape[0] - ${a}.size`)).toEqual([-4, -1]);
    expect(list(expr`(${a} + 1).sum(axis=0, keepdims=True)`)).toEqual([[5, 7, 9]]);
    expect(list(expr`${a}.reshape(3, -1)[2]`)).toEqual([4, 5]);
    expect(expr`${a}.astype(int16)`.dtype).toBe("int16");
    expect(expr`${a}.astype(${"float16"})`.dtype).toBe("float16");
    expect(list(expr`(${a} * 1j).imag[1]`)).toEqual([3, 4, 5]);
  });

  it("call functions that are operands", () => {
    expect(list(expr`${np.sort}(-${a}, axis=${0})[::-1] + 1`)).toEqual([
      [1, 0, -1],
      [-2, -3, -4],
    ]);
    expect(list(expr`${(x: np.NDArray) => x.add(1)}(${n})`)).toEqual([2, 3, 4]);
  });
});

describe("types", () => {
  it("numbers are weak, whole floats are floats, and so are means", () => {
    const f = np.array([1, 2, 3], "float32");
    expect(expr`${f} * 2.5 + 1`.dtype).toBe("float32");
    expect(expr`${n} + 1`.dtype).toBe("int32");
    expect(expr`${n} + 1.0`.dtype).toBe("float64");
    expect(expr`${n} * (4 / 2)`.dtype).toBe("float64");
    expect(expr`${n} - mean(${n})`.dtype).toBe("float64");
    expect(expr`${n} - max(${n})`.dtype).toBe("int32");
    expect(expr`${f} * sqrt(2)`.dtype).toBe("float32");
    expect(expr`${f} * ${2}`.dtype).toBe("float32");
    expect(expr`${n} * 1j`.dtype).toBe("complex128");
  });
  it("of reductions over all axes, and of numbers, scalars come out", () => {
    expect(expr<number>`sum(${a}) / ${a}.size`).toBe(2.5);
    expect(expr<boolean>`any(${a} > 4) and all(${a} >= 0)`).toBe(true);
    expect(expr`sum(${a}, keepdims=True)`.shape).toEqual([1, 1]);
    expect(expr`${np.array(2)} + 1`.ndim).toBe(0);
    expect(list(expr`${[1, 2]} + ${new Float32Array([1, 2])}`)).toEqual([2, 4]);
    expect(expr`${a}`).toBe(a);
    expect(expr<unknown>`None`).toBe(null);
  });
});

describe("errors say where", () => {
  it.each([
    [() => expr`1 +`, ["SyntaxError: invalid syntax", "    1 +", "       ^"]],
    [() => expr`  `, ["SyntaxError: the expression is empty", "      ", "      ^"]],
    [() => expr`(${a} + [1, 2)`, ["SyntaxError: invalid syntax", "    (${0} + [1, 2)", "                 ^"]],
    [() => expr`sin(${a}`, ["SyntaxError: '(' was never closed", "    sin(${0}", "       ^"]],
    [() => expr`${a} $ 2`, ["SyntaxError: invalid character", "    ${0} $ 2", "         ^"]],
    [() => expr`${a} ${a}`, ["SyntaxError: invalid syntax", "    ${0} ${1}", "         ^"]],
    [() => expr`2x`, ["SyntaxError: invalid decimal literal", "    2x", "     ^"]],
    [() => expr`a = 1`, ["NameError: name 'a' is not defined. Did you mean: 'e'?", "    a = 1", "    ^"]],
    [() => expr`1 if 2`, ["SyntaxError: expected 'else' after 'if' expression", "    1 if 2", "      ^"]],
    [
      () => expr`sum(axis=1, ${a})`,
      [
        "SyntaxError: positional argument follows keyword argument",
        "    sum(axis=1, ${0})",
        "                ^",
      ],
    ],
    [
      () => expr`1 + tnah(${a})`,
      ["NameError: name 'tnah' is not defined. Did you mean: 'tan'?", "    1 + tnah(${0})", "        ^"],
    ],
    [
      () => expr`1 +
        (${a} * ${four})`,
      [
        "ValueError: operands could not be broadcast together with shapes (2,3) (4,) ",
        "            (${0} * ${1})",
        "                  ^",
      ],
    ],
    [
      () => expr`0 < ${a} < 3`,
      [
        "ValueError: The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()",
        "    0 < ${0} < 3",
        "      ^",
      ],
    ],
    [
      () => expr`${a} and ${a}[5]`,
      [
        "ValueError: The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()",
        "    ${0} and ${1}[5]",
        "         ^",
      ],
    ],
    [
      () => expr`2 * ${a}[5]`,
      ["IndexError: index 5 is out of bounds for axis 0 with size 2", "    2 * ${0}[5]", "            ^"],
    ],
    [
      () => expr`sum(${a} + 1, axis=3)`,
      ["AxisError: axis 3 is out of bounds for array of dimension 2", "    sum(${0} + 1, axis=3)", "    ^"],
    ],
    [
      () => expr`sum(${a}, axes=3)`,
      [
        "TypeError: sum() got an unexpected keyword argument 'axes'. Did you mean 'axis'?",
        "    sum(${0}, axes=3)",
        "    ^",
      ],
    ],
    [
      () => expr`max(${empty} + 1)`,
      [
        "ValueError: zero-size array to reduction operation maximum which has no identity",
        "    max(${0} + 1)",
        "    ^",
      ],
    ],
    [
      () => expr`${n} ** ${minus}`,
      ["ValueError: Integers to negative integer powers are not allowed.", "    ${0} ** ${1}", "         ^"],
    ],
    [
      () => expr`${a}.foo()`,
      ["AttributeError: 'numpy.ndarray' object has no attribute 'foo'", "    ${0}.foo()", "         ^"],
    ],
    [() => expr`${a}(1)`, ["TypeError: 'object' object is not callable", "    ${0}(1)", "    ^"]],
    [
      () => expr`${tensor} + 1`,
      [
        "TypeError: operands are NumPy's arrays: a tensor is given as tensor.numpy()",
        "    ${0} + 1",
        "    ^",
      ],
    ],
    [() => expr`${undefined as never} + 1`, ["TypeError: an operand is undefined", "    ${0} + 1", "    ^"]],
    [
      () => expr`1 in ${a}`,
      [
        "SyntaxError: the operator 'in' is not supported: arrays are compared by ==",
        "    1 in ${0}",
        "      ^",
      ],
    ],
  ])("%#", (run, want) => {
    const before = np.memory().live;
    expect(refusal(run)).toEqual(want);
    expect(np.memory().live).toBe(before);
  });

  it("and show the place where the stack is printed", () => {
    let stack: string | undefined;
    try {
      expr`1 + ${a}[7]`;
    } catch (error) {
      stack = (error as Error).stack;
    }
    expect(stack?.split("\n").slice(1, 3)).toEqual(["    1 + ${0}[7]", "            ^"]);
  });
});

describe("memory", () => {
  it("nothing is left but the result", () => {
    const x = np.ones([300, 40]);
    const before = np.memory().arrays;
    const y = expr`(${x} - mean(${x}, axis=0)) / std(${x}, axis=0, keepdims=True) + (${x} @ ${x}.T)[0, 0]`;
    expect(np.memory().arrays).toBe(before + 1);
    y.dispose();
    const view = expr`(${x} * 2)[1:, ::2]`;
    expect(np.memory().arrays).toBe(before + 1);
    expect(view.get(0, 0).item()).toBe(2);
    expect(expr`${(z: np.NDArray) => z}(${x})`).toBe(x);
    expect(x.get(0, 0).item()).toBe(1);
  });

  it("of a sum of a large broadcast is a few megabytes", () => {
    const [x, y] = [np.arange(10000).reshape(-1, 1), np.arange(10000).reshape(1, -1)];
    const before = np.memory();
    const total = expr`sum(${x} + ${y}, axis=0)`;
    const rows = expr`max(${x} * ${y} - ${y}, axis=1)`;
    const { peak, live } = np.memory();
    // the peak of the whole process may be older; if this raised it, it was by less than 4 MB
    expect(peak - Math.max(before.peak, before.live)).toBeLessThan(4e6);
    expect(live - before.live).toBeLessThan(3e5);
    expect([total.get(7).item(), rows.get(2).item()]).toEqual([49995000 + 70000, 9999]);
  });

  it("texts are read once for every place", () => {
    const seen: unknown[] = [];
    const keep = (strings: TemplateStringsArray, ..._: unknown[]) => parse(strings);
    for (let i = 0; i < 2; i++) seen.push(keep`1 + ${2}`);
    expect(seen[0]).toBe(seen[1]);
  });
});

describe("conditions", () => {
  it("are met as by the separate calls", () => {
    const zero = np.zeros(3);
    const divide = () => expr`1 + ${n} / ${zero}`;
    expect(() => np.errstate({ divide: "raise" }, divide)).toThrow("divide by zero encountered in divide");
    expect(list(divide())).toEqual([Infinity, Infinity, Infinity]);
  });
});
