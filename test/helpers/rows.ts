// The generated table as tests loop over it: rows, the loop that serves some dtypes, and what a call must give.
import { dtypes as dtypeRows } from "../../ts/core/dtype.js";
import { canCast } from "../../ts/core/promote.js";
import { UFUNCS } from "../../ts/generated/table.js";
import * as np from "../../ts/index.js";
import { bytesOf, type Element, elements, kindOf, type Name, SIZES } from "./bytes.mjs";
import { fromBytes, toBytes, value } from "./evaluate.mjs";
import { broadcastShapes, Model } from "./model.js";
import { Random, type Recipe, randomArray, type Values } from "./random.mjs";
import { cast, scalarFunction } from "./scalars.js";

/** In the order of their codes. */
export const DTYPES = Object.keys(SIZES) as Name[];

/** One ufunc: its name, how many inputs, and the dtypes of inputs and output for each loop. */
export interface Row {
  name: string;
  nin: number;
  loops: Name[][];
}

/** Those of one result; the others are in two_results.test.ts. */
export const rows: Row[] = Object.entries(UFUNCS)
  .filter(([, row]) => row.nout === 1)
  .map(([name, row]) => ({
    name,
    nin: row.nin,
    // One hexadecimal digit for each operand; a trailing mark says how the kernel computes.
    loops: row.types.map((codes) =>
      [...codes.replace("*", "")].map((code) => DTYPES[Number.parseInt(code, 16)]!),
    ),
  }));

/** The rows that are called as ufuncs, with `out`, `where` and `dtype`. */
export const plainRows = rows.filter(({ name }) => name !== "where" && name !== "clip");

/** What NumPy refuses although a loop for int8 would do. */
const REFUSED = new Set([
  "subtract bool,bool",
  "negative bool",
  "positive bool",
  "sign bool",
  "gcd bool,bool",
  "lcm bool,bool",
]);

/** The first loop to which inputs of these dtypes cast safely. */
export function loopOf(row: Row, dtypes: readonly Name[]): Name[] | undefined {
  if (REFUSED.has(`${row.name} ${dtypes}`)) return undefined;
  return row.loops.find((types) =>
    dtypes.every((dtype, k) => canCast(dtypeRows[dtype], dtypeRows[types[k]!], "safe")),
  );
}

/** Inputs that have a dtype of their own, whatever the others are: by their place. */
const FIXED: Readonly<Record<string, Readonly<Record<number, Name>>>> = {
  where: { 0: "bool" },
  ldexp: { 1: "int32" },
};

/** The dtypes of all inputs when the first (for `where`, the second) has this one. */
export function sameDtypes(row: Row, dtype: Name): Name[] {
  return Array.from({ length: row.nin }, (_, k) => FIXED[row.name]?.[k] ?? dtype);
}

/** Every row with every dtype that it has a loop for, as arguments of `it.each`. */
export function everyLoop(list = rows): [string, Name, Row][] {
  return list.flatMap((row) =>
    DTYPES.filter((dtype) => loopOf(row, sameDtypes(row, dtype))).map((dtype): [string, Name, Row] => [
      row.name,
      dtype,
      row,
    ]),
  );
}

/** Calls the public function of a row. */
export function call(row: Row | string, ...args: unknown[]): np.NDArray {
  const name = typeof row === "string" ? row : row.name;
  return (np as unknown as Record<string, (...args: unknown[]) => np.NDArray>)[name]!(...args);
}

/** Which random values an input takes, so that every answer is defined: powers and shifts by small counts. */
export function valuesOf(name: string): Values {
  return name === "power" || name === "leftShift" || name === "rightShift" ? "counts" : "any";
}

/** A laid-out input as lanewise holds it and as the model does. */
export interface Operand {
  array: np.NDArray;
  model: Model;
}

export function build(recipe: Recipe): Operand {
  return { array: value(np, recipe), model: Model.from(recipe) };
}

/** Random inputs of a row: any layout of these shapes and dtypes. */
export function operands(
  row: Row,
  dtypes: readonly Name[],
  shapes: readonly (readonly number[])[],
  seed: number,
): Operand[] {
  const random = new Random(seed);
  const values = valuesOf(row.name);
  return dtypes.map((dtype, k) => build(randomArray(random, dtype, shapes[k]!, { values })));
}

/** A random contiguous array. */
export function randomDense(
  dtype: Name,
  shape: readonly number[],
  seed: number,
  values: Values = "any",
): np.NDArray {
  return build(randomArray(new Random(seed), dtype, shape, { values })).array.copy();
}

/** A contiguous array of these elements. */
export function arrayOf(dtype: Name, shape: readonly number[], list: readonly Element[]): np.NDArray {
  return fromBytes(np, dtype, shape, bytesOf(list, dtype));
}

/** The elements of an array in C order. */
export function elementsOf(array: np.NDArray): Element[] {
  return elements(toBytes(array), array.dtype as Name);
}

/** What a row must give for these inputs, element by element; a transcendental one is asked of lanewise itself, flat. */
export function expected(row: Row, inputs: readonly Model[]): Model {
  const types = loopOf(
    row,
    inputs.map(({ dtype }) => dtype),
  )!;
  const shape = broadcastShapes(inputs.map((input) => input.shape));
  const columns = inputs.map((input, k) =>
    input
      .broadcastTo(shape)
      .elements()
      .map((x) => cast(x, types[k]!)),
  );
  const output = types.at(-1)!;
  const scalar = scalarFunction(row.name, types);
  const n = columns[0]!.length;
  const list = scalar
    ? Array.from({ length: n }, (_, i) =>
        scalar(...(columns.map((column) => column[i]!) as [Element, Element])),
      )
    : elementsOf(call(row, ...columns.map((column, k) => arrayOf(types[k]!, [n], column))));
  return Model.of(output, shape, list);
}

/** Elements in a form that `toEqual` compares by value: NaN equals NaN, -0 differs from 0 unless its sign is free. */
export function comparable(list: readonly Element[], { signOfZero = true } = {}): unknown[] {
  const plain = (x: unknown): unknown => (Array.isArray(x) ? x.map(plain) : !signOfZero && x === 0 ? 0 : x);
  return list.map(plain);
}

/** Functions in which -0 and 0 are one: which of the two a maximum gives is left open, as in NumPy. */
export const freeZero = (name: string) => ({
  signOfZero: !["maximum", "minimum", "clip", "max", "min"].includes(name),
});

export { kindOf };
