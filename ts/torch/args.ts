import { sizes, typeName } from "../autograd/words.js";
import { bind, parameters } from "../core/args.js";
import type { CoreArray } from "../core/array.js";
import { begin, end, undo } from "../core/calls.js";
import { IndexError, RuntimeError } from "../core/errors.js";
import type { Shape } from "../core/shape.js";
import { Tensor } from "./tensor.js";

export { typeName };

/**
 * A public function from its signature as Python writes it and a body that takes every parameter by position. Callers
 * may pass optional ones by position or in one trailing options object. The declared type of the export counts.
 */
// biome-ignore lint/suspicious/noExplicitAny: the declared type of the export is the one that counts
export function define(signature: string, body: (...values: any[]) => unknown): any {
  const p = parameters(signature);
  const call = (...args: unknown[]): unknown => {
    const mark = begin(p.name);
    try {
      return body(...bind(p, args));
    } catch (error) {
      undo(mark);
      throw error;
    } finally {
      end(mark);
    }
  };
  return Object.defineProperty(call, "name", { value: p.name });
}

/** An axis, or several. */
export type Dim = number | readonly number[];

/** An axis counted from the front. @throws IndexError */
export function dimOf(dim: number, ndim: number): number {
  const n = Math.max(1, ndim);
  if (!Number.isInteger(dim)) throw new TypeError(`dim must be int, not ${typeof dim}`);
  if (dim < -n || dim >= n) {
    throw new IndexError(
      `Dimension out of range (expected to be in range of [${-n}, ${n - 1}], but got ${dim})`,
    );
  }
  return dim < 0 ? dim + n : dim;
}

/** Axes counted from the front; all of them where none is named. @throws IndexError, RuntimeError */
export function dimsOf(dim: Dim | null | undefined, { ndim }: CoreArray): number[] {
  if (dim == null || (typeof dim === "object" && dim.length === 0))
    return Array.from({ length: ndim }, (_, i) => i);
  const dims = (typeof dim === "number" ? [dim] : [...dim]).map((d) => dimOf(d, ndim));
  dims.forEach((d, i) => {
    if (dims.indexOf(d) !== i) throw new RuntimeError(`dim ${d} appears multiple times in the list of dims`);
  });
  return ndim === 0 ? [] : dims;
}

/** Lengths or axes given one by one or in an array. */
export type Numbers = (number | readonly number[])[];
export const numbers = (args: Numbers): readonly number[] =>
  Array.isArray(args[0]) ? (args[0] as readonly number[]) : (args as readonly number[]);

/** A shape with one `-1` worked out. @throws RuntimeError */
export function shapeFor(wanted: Shape, size: number): Shape {
  const fail = (): RuntimeError =>
    new RuntimeError(`shape '${sizes(wanted)}' is invalid for input of size ${size}`);
  const unknown = wanted.indexOf(-1);
  const bad = wanted.find((length) => length < -1);
  if (bad !== undefined)
    throw new RuntimeError(
      `invalid shape dimension ${bad} at index ${wanted.indexOf(bad)} of shape ${sizes(wanted)}`,
    );
  const known = wanted.reduce((n, length, i) => (i === unknown ? n : n * length), 1);
  if (unknown < 0) {
    if (known !== size) throw fail();
    return wanted;
  }
  if (wanted.indexOf(-1, unknown + 1) >= 0) throw new RuntimeError("only one dimension can be inferred");
  if (known === 0) {
    throw new RuntimeError(
      `cannot reshape tensor of 0 elements into shape ${sizes(wanted)} because the unspecified dimension size -1 can be any value and is ambiguous`,
    );
  }
  if (size % known !== 0) throw fail();
  return wanted.map((length, i) => (i === unknown ? size / known : length));
}

/** A tensor argument. @throws TypeError */
export function tensorArg(x: unknown, f: string, name = "input", position = 1): Tensor {
  if (x instanceof Tensor) return x;
  throw new TypeError(`${f}(): argument '${name}' (position ${position}) must be Tensor, not ${typeName(x)}`);
}
