import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { dtypes as rows } from "../../ts/core/dtype.js";
import { canCast, resultType } from "../../ts/core/promote.js";
import * as np from "../../ts/index.js";
import type { Name } from "../helpers/bytes.mjs";

interface Table {
  dtypes: Name[];
  resultType: Name[][];
  canCast: Record<string, number[][]>;
  scalars: Record<"bool" | "int" | "float" | "complex", Name[]>;
  unary: Record<string, (Name | null)[]>;
  binary: Record<string, (Name | null)[][]>;
  reductions: Record<string, (Name | null)[]>;
}
const table: Table = JSON.parse(readFileSync(new URL("promotion.json", import.meta.url), "utf8"));
const { dtypes } = table;
const functions = np as unknown as Record<string, (...args: unknown[]) => np.NDArray>;

/** The dtype of a result, or of each of two, or null for a TypeError. */
function found(call: () => np.NDArray | np.NDArray[]): string | null {
  try {
    const result = call();
    return (Array.isArray(result) ? result : [result]).map((x) => x.dtype).join(",");
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

const one = (dtype: Name) => np.ones([1], dtype);
const matrix = (cell: (a: Name, b: Name) => unknown) => dtypes.map((a) => dtypes.map((b) => cell(a, b)));

describe("promotion", () => {
  it("resultType of every pair", () => {
    expect(matrix((a, b) => resultType([rows[a], rows[b]], []).name)).toEqual(table.resultType);
  });

  it.each(Object.keys(table.canCast))("canCast with casting '%s'", (rule) => {
    expect(matrix((a, b) => Number(canCast(rows[a], rows[b], rule as "safe")))).toEqual(table.canCast[rule]);
  });

  it.each([
    ["bool", true],
    ["int", 1],
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
