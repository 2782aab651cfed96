import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { dtypes as rows } from "../../ts/core/dtype.js";
import { OverflowError } from "../../ts/core/errors.js";
import { canCast, resultType } from "../../ts/core/promote.js";
import * as np from "../../ts/index.js";
import type { Name } from "../helpers/bytes.mjs";

/** A dtype, one for each of two results, or the class of an error: `!TypeError`. */
type Found = string;
interface Table {
  dtypes: Name[];
  resultType: Name[][];
  canCast: Record<string, number[][]>;
  scalars: Record<"bool" | "int" | "big" | "negative" | "float" | "complex", Found[]>;
  unary: Record<string, Found[]>;
  binary: Record<string, Found[][]>;
  reductions: Record<string, Found[]>;
}
const table: Table = JSON.parse(readFileSync(new URL("promotion.json", import.meta.url), "utf8"));
const { dtypes } = table;
const functions = np as unknown as Record<string, (...args: unknown[]) => np.NDArray>;

/** The dtype of a result, or of each of two, or the class of the error. */
function found(call: () => np.NDArray | np.NDArray[]): Found {
  try {
    const result = call();
    return (Array.isArray(result) ? result : [result]).map((x) => x.dtype).join(",");
  } catch (error) {
    if (error instanceof TypeError || error instanceof OverflowError) return `!${error.name}`;
    throw error;
  }
}

const one = (dtype: Name) => np.ones([1], dtype);
const matrix = (cell: (a: Name, b: Name) => unknown) => dtypes.map((a) => dtypes.map((b) => cell(a, b)));

describe("promotion", () => {
  it("the table has every numeric ufunc for every dtype, and every pair of them", () => {
    // NumPy's 48 of one and 40 of two inputs, but for `isnat`, which is for dates.
    expect([dtypes.length, Object.keys(table.unary).length, Object.keys(table.binary).length]).toEqual([
      14, 47, 40,
    ]);
    for (const name of Object.keys({ ...table.unary, ...table.binary, ...table.reductions }))
      expect(functions[name], name).toBeTypeOf("function");
    expect(Object.values(table.unary).flat().length + Object.values(table.binary).flat(2).length).toBe(8498);
    expect(Object.values(table.reductions).flat().length).toBe(280);
  });

  it("resultType of every pair", () => {
    expect(matrix((a, b) => resultType([rows[a], rows[b]], []).name)).toEqual(table.resultType);
  });

  it.each(Object.keys(table.canCast))("canCast with casting '%s'", (rule) => {
    expect(matrix((a, b) => Number(canCast(rows[a], rows[b], rule as "safe")))).toEqual(table.canCast[rule]);
  });

  it.each([
    ["bool", true],
    ["int", 1],
    ["big", 2 ** 40],
    ["negative", -1],
    ["float", 0.5],
    ["complex", np.complex(0, 1)],
  ] as const)("a weak %s beside every dtype", (kind, scalar) => {
    expect(dtypes.map((a) => found(() => functions.add!(one(a), scalar)))).toEqual(table.scalars[kind]);
  });

  it.each(Object.keys(table.unary))("%s of every dtype", (name) => {
    expect(dtypes.map((a) => found(() => functions[name]!(one(a))))).toEqual(table.unary[name]);
  });

  it.each(Object.keys(table.binary))("%s of every pair", (name) => {
    expect(matrix((a, b) => found(() => functions[name]!(one(a), one(b))))).toEqual(table.binary[name]);
  });

  it.each(Object.keys(table.reductions))("%s of every dtype", (name) => {
    expect(dtypes.map((a) => found(() => functions[name]!(one(a), { axis: 0 })))).toEqual(
      table.reductions[name],
    );
  });
});
