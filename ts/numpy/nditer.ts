import type { DType } from "../core/dtype.js";
import { ValueError } from "../core/errors.js";
import type { Casting } from "../core/promote.js";
import { define } from "./define.js";
import type { ArrayLike } from "./input.js";
import type { IteratorFlag, OperandAxes, OperandFlag } from "./iteration_operands.js";
import { NDIter } from "./iterator.js";
import type { NDArray } from "./ndarray.js";

/** What {@link nditer} takes by name. */
export interface NDIterOptions {
  flags?: readonly IteratorFlag[] | null;
  /** How operands are used: one list for all, or one for each. */
  opFlags?: readonly OperandFlag[] | readonly (readonly OperandFlag[])[] | null;
  /** The dtypes in which operands are shown: one for all, or one for each. */
  opDtypes?: DType | readonly (DType | null)[] | null;
  order?: "C" | "F" | "A" | "K";
  casting?: Casting;
  /** For each operand the axis that each axis of the iteration is; `null` for one that it does not have. */
  opAxes?: OperandAxes | null;
  /** The shape to walk; -1 leaves a length to the operands. */
  itershape?: readonly number[] | null;
  /** How many elements a chunk has under `buffered` and `external_loop`. */
  buffersize?: number;
}

const names = "op, flags=, opFlags=, opDtypes=, order=, casting=, opAxes=, itershape=, buffersize=";

/**
 * Walk the elements of one or several arrays, broadcast together, in the order of their memory.
 *
 * @param op - an array, or a list of them; `null` for one that is made on the way
 * @returns an iterator over 0-d views, chunks under `external_loop`; lists of them for several operands
 * @throws ValueError, TypeError for options that do not go together, shapes and casts
 * @example
 * const a = np.arange(6).reshape(2, 3);
 * for (const x of np.nditer(a, { opFlags: ["readwrite"] })) x.set("...", x.multiply(2));
 * a.tolist() // -> [ [ 0, 2, 4 ], [ 6, 8, 10 ] ]
 * [...np.nditer(a.T, { flags: ["external_loop"], order: "C" })].map(String) // -> [ '[0. 6.]', '[2. 8.]', '[ 4. 10.]' ]
 */
export const nditer: {
  (op: readonly (ArrayLike | null)[], options?: NDIterOptions): NDIter & IterableIterator<NDArray[]>;
  (op: ArrayLike, options?: NDIterOptions): NDIter & IterableIterator<NDArray>;
} = define(
  `nditer(${names})`,
  (op, flags, opFlags, opDtypes, order, casting, opAxes, itershape, buffersize) =>
    new NDIter(op, { flags, opFlags, opDtypes, order, casting, opAxes, itershape, buffersize }),
);

/**
 * Iterators in one another: the first walks some axes of arrays of one shape, and each of the others the axes that it is
 * given, from where the one before it is.
 *
 * @param axes - the axes of each iterator, two lists at least
 * @throws ValueError when an axis is used twice or is not there
 * @example
 * const [rows, columns] = np.nestedIters(np.arange(6).reshape(2, 3), [[0], [1]]);
 * Array.from(rows, () => Array.from(columns, (x) => x.item())) // -> [ [ 0, 1, 2 ], [ 3, 4, 5 ] ]
 */
export const nestedIters: {
  (
    op: readonly ArrayLike[],
    axes: readonly (readonly number[])[],
    options?: NDIterOptions,
  ): (NDIter & IterableIterator<NDArray[]>)[];
  (
    op: ArrayLike,
    axes: readonly (readonly number[])[],
    options?: NDIterOptions,
  ): (NDIter & IterableIterator<NDArray>)[];
} = define(
  "nested_iters(op, axes, flags=, opFlags=, opDtypes=, order=, casting=, buffersize=)",
  (op, axes, flags, opFlags, opDtypes, order, casting, buffersize) => {
    if (!Array.isArray(axes) || axes.length < 2)
      throw new ValueError("axes must have at least 2 entries for nested iteration");
    if (!axes.every(Array.isArray)) throw new ValueError("Each item in axes must be an integer tuple");
    const all = axes.flat();
    if (new Set(all).size !== all.length) throw new ValueError("An axis is used more than once");
    const count = Array.isArray(op) ? op.length : 1;
    const iterators = axes.map((own, level) => {
      // Chunks are of the innermost axes alone.
      const inner = level === axes.length - 1;
      const kept = inner
        ? flags
        : flags?.filter((flag: string) => flag !== "external_loop" && flag !== "buffered");
      const opAxes = new Array(count).fill(own);
      return new NDIter(op, { flags: kept, opFlags, opDtypes, order, casting, opAxes, buffersize });
    });
    iterators.forEach((iterator, level) => {
      const child = iterators[level + 1];
      if (child) iterator.lead(child);
    });
    return iterators;
  },
);
