import type { CoreArray } from "../core/array.js";
import { assign, copy } from "../core/assign.js";
import type { Shape } from "../core/shape.js";
import type { Walk } from "../ops/walking.js";
import type { Operand } from "./iteration_operands.js";
import { type NDArray, wrap } from "./ndarray.js";

/** An operand while it is walked: its own memory, or a copy in another dtype or order. */
export interface Shown {
  readonly operand: Operand;
  readonly core: CoreArray;
  readonly array: NDArray;
  /** Write the copy back. */
  flush(): void;
}

/** An operand as it is shown: in another dtype as a copy. */
export function show(operand: Operand, array: NDArray, shape: Shape): Shown {
  const { array: core, dtype, strides, writes } = operand;
  if (core.dtype === dtype) return { operand, core, array, flush: () => undefined };
  const view = core.view(shape, strides);
  const made = copy(view, "K", dtype);
  return {
    operand,
    core: made,
    array: wrap(made),
    flush: writes ? () => assign(view, made) : () => undefined,
  };
}

/** An operand as a copy that lies in the order in which it is walked. */
export function inLine(shown: Shown, walk: Walk, k: number): Shown {
  const { core, operand } = shown;
  const { start, strides } = walk.operands[k]!;
  const view = core.view(walk.lengths, strides, core.offset + start);
  const line = copy(view);
  const flush = (): void => {
    if (operand.writes) assign(view, line);
    shown.flush();
  };
  return { operand, core: line, array: wrap(line), flush };
}

/** The walk along operands that lie in a line. */
export function lineWalk(shown: readonly Shown[], size: number): Walk {
  const operands = shown.map(({ core }) => ({ start: 0, strides: [core.dtype.itemsize] }));
  return { lengths: [size], axes: [], flipped: [], operands };
}

/** How many elements a chunk has at the most, and the lengths of the lines that none of them reaches across. */
export interface Chunks {
  readonly most: number;
  readonly line: number;
}

/** Chunks are rows, or as many whole rows, planes and so on as a buffer holds; of a longer row a part. */
export function chunksOf(lengths: readonly number[], buffer: number | undefined, grows: boolean): Chunks {
  const inner = lengths.at(-1) ?? 1;
  if (buffer === undefined) return { most: inner, line: inner };
  const room = grows ? Math.max(buffer, inner) : buffer;
  let core = 1;
  for (const length of [...lengths].reverse()) {
    if (core * length > room) return { most: core * Math.floor(room / core), line: core * length };
    core *= length;
  }
  return { most: core, line: core };
}
