import { allocate, type CoreArray } from "../core/array.js";
import { assign } from "../core/assign.js";
import { ValueError } from "../core/errors.js";
import { resultType } from "../core/promote.js";
import { type Shape, stridesOf } from "../core/shape.js";
import { joinedShape } from "./joining.js";
import { slab } from "./layout.js";

/** Arrays made of blocks that nested lists lay out. */

/** A list of blocks, or the place of one among the leaves. */
type Tree = readonly Tree[] | number;

/** Nested lists, read: how they nest, and what is in them. */
export interface Blocks {
  readonly tree: Tree;
  readonly leaves: readonly unknown[];
  /** How many lists are around each leaf. */
  readonly depth: number;
}

const place = (index: readonly number[]): string => `arrays${index.map((i) => `[${i}]`).join("")}`;

/** Read nested lists. @throws ValueError when one is empty or they are nested unevenly */
export function readBlocks(arrays: unknown): Blocks {
  const leaves: unknown[] = [];
  let empty: readonly number[] | undefined;
  let depth: number | undefined;
  const read = (x: unknown, index: readonly number[]): Tree => {
    if (Array.isArray(x) && x.length > 0) return x.map((item, i) => read(item, [...index, i]));
    const own = index.length + (Array.isArray(x) ? 1 : 0);
    depth ??= own;
    if (own !== depth) {
      throw new ValueError(
        `List depths are mismatched. First element was at depth ${depth}, but there is an element at depth ${own} (${place(index)})`,
      );
    }
    if (Array.isArray(x)) empty = index;
    return leaves.push(x) - 1;
  };
  const tree = read(arrays, []);
  if (empty) throw new ValueError(`List at ${place(empty)} cannot be empty`);
  return { tree, leaves, depth: depth! };
}

/** A tree with the shape of each part. */
interface Part {
  readonly shape: Shape;
  readonly content: CoreArray | readonly Part[];
}

/** The array of the blocks: lists run along the last axes, the innermost along the last. @throws ValueError */
export function block({ tree, depth }: Blocks, arrays: readonly CoreArray[]): CoreArray {
  const ndim = Math.max(depth, ...arrays.map((a) => a.ndim));
  const measure = (node: Tree, level: number): Part => {
    if (typeof node === "number") {
      const content = arrays[node]!;
      return { shape: [...new Array<number>(ndim - content.ndim).fill(1), ...content.shape], content };
    }
    const content = node.map((part) => measure(part, level + 1));
    const shapes = content.map((part) => part.shape);
    return { shape: joinedShape(shapes, ndim - depth + level), content };
  };
  const whole = measure(tree, 0);
  const dtype = resultType(
    arrays.map((a) => a.dtype),
    [],
  );
  const fortran = arrays.every((a) => a.fContiguous) && !arrays.every((a) => a.cContiguous);
  const strides = fortran ? stridesOf(whole.shape, dtype.itemsize, "F") : undefined;
  const result = allocate(dtype, whole.shape, strides);
  const fill = (target: CoreArray, { content }: Part, level: number): void => {
    if ("storage" in content) assign(target, content);
    else {
      const along = ndim - depth + level;
      let at = 0;
      for (const part of content) {
        const stop = at + part.shape[along]!;
        fill(slab(target, along, at, stop), part, level + 1);
        at = stop;
      }
    }
  };
  fill(result, whole, 0);
  return result;
}
