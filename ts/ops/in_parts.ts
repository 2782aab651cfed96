import { CoreArray, sameView } from "../core/array.js";
import type { Operand } from "../core/dispatch.js";
import { scope } from "../core/lifetime.js";
import { sameShape } from "../core/shape.js";

/** Elements whose passes meet in the second-level cache. */
const PART = 16384;

const isArray = (x: Operand): x is CoreArray => x instanceof CoreArray;

/** Whether the arrays among operands are large, dense, of one shape, and apart from each other or the same. */
export function isDivisible(operands: readonly Operand[]): boolean {
  const [first, ...others] = operands.filter(isArray);
  return (
    !!first &&
    first.size > 2 * PART &&
    first.cContiguous &&
    others.every(
      (x) =>
        x.cContiguous &&
        sameShape(x.shape, first.shape) &&
        (x.storage !== first.storage || sameView(x, first)),
    )
  );
}

/**
 * Do several element-wise passes part by part, if operands are {@link isDivisible}, else at once. What a part makes is
 * freed after it.
 */
export function inParts(operands: readonly Operand[], body: (parts: readonly Operand[]) => void): void {
  const parted = isDivisible(operands);
  const size = parted ? operands.find(isArray)!.size : 1;
  for (let at = 0; at < size; at += PART) {
    const part = (x: Operand): Operand => {
      if (!isArray(x)) return x;
      const { itemsize } = x.dtype;
      return x.view([Math.min(PART, size - at)], [itemsize], x.offset + at * itemsize);
    };
    scope(() => body(parted ? operands.map(part) : operands));
  }
}
