import { axisOrder, type Shape } from "../core/shape.js";

/** The order in which an iterator visits the elements of several operands at once: NumPy's `nditer`. */

/** One operand of a walk: where it is for the first index, and how far it moves along each axis. */
interface Steps {
  readonly start: number;
  readonly strides: readonly number[];
}

/** What is visited, slowest axis first. */
export interface Walk {
  readonly lengths: readonly number[];
  /** For each axis that is visited the one of the iteration, unless axes were merged. */
  readonly axes: readonly number[];
  /** Whether an axis is visited from its end. */
  readonly flipped: readonly boolean[];
  readonly operands: readonly Steps[];
}

/** The same visits with axes merged where every operand moves on from one to the next without a gap. */
export function merged(walk: Walk): Walk {
  const lengths: number[] = [];
  const strides = walk.operands.map((): number[] => []);
  walk.lengths.forEach((length, axis) => {
    if (length === 1) return;
    const last = lengths.length - 1;
    const even = walk.operands.every(
      (operand, k) => last >= 0 && strides[k]![last] === length * operand.strides[axis]!,
    );
    if (even) lengths[last]! *= length;
    else lengths.push(length);
    walk.operands.forEach((operand, k) => {
      strides[k]![lengths.length - 1] = operand.strides[axis]!;
    });
  });
  if (lengths.length === 0 && walk.lengths.length > 0) {
    lengths.push(1);
    for (const s of strides) s.push(0);
  }
  const operands = walk.operands.map(({ start }, k) => ({ start, strides: strides[k]! }));
  return { lengths, axes: [], flipped: [], operands };
}

/**
 * Plan a walk over a shape.
 *
 * @param strides - of each operand on the axes of the shape; 0 repeats
 * @param counted - how many of the operands there really are: those behind them, which count places, have no say
 * @param order - `C` and `F` are taken literally; `K` follows the memory, forwards
 */
export function planWalk(
  shape: Shape,
  strides: readonly (readonly number[])[],
  counted: number,
  order: "C" | "F" | "K",
): Walk {
  const real = strides.slice(0, counted);
  const all = [...shape.keys()];
  const told = real.map((s) => s.map((stride, axis) => (shape[axis] === 1 ? NaN : stride || NaN)));
  const axes = order === "K" ? axisOrder(shape.length, told) : order === "F" ? all.reverse() : all;
  const flipped = axes.map(
    (axis) =>
      order === "K" &&
      real.some((s) => s[axis]! < 0) &&
      real.every((s) => s[axis]! <= 0 || shape[axis] === 1),
  );
  const operands = strides.map((s) => ({
    start: axes.reduce((at, axis, i) => at + (flipped[i] ? (shape[axis]! - 1) * s[axis]! : 0), 0),
    strides: axes.map((axis, i) => (flipped[i] ? -s[axis]! : s[axis]!)),
  }));
  return { lengths: axes.map((axis) => shape[axis]!), axes, flipped, operands };
}

/** The coordinates of the i-th visit. */
export function coordinatesAt(lengths: readonly number[], i: number): number[] {
  const at = new Array<number>(lengths.length);
  let rest = i;
  for (let axis = lengths.length - 1; axis >= 0; axis--) {
    at[axis] = rest % lengths[axis]!;
    rest = Math.floor(rest / lengths[axis]!);
  }
  return at;
}

/** The number of the visit at coordinates. */
export const visitAt = (lengths: readonly number[], at: readonly number[]): number =>
  at.reduce((i, x, axis) => i * lengths[axis]! + x, 0);
