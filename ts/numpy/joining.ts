import type { CoreArray } from "../core/array.js";
import { unwrap } from "../core/convert.js";
import type { DType } from "../core/dtype.js";
import { ValueError } from "../core/errors.js";
import type { Casting } from "../core/promote.js";
import type { DTypeOf } from "../core/types.js";
import { withIntegers } from "../ops/gather.js";
import * as ops from "../ops/joining.js";
import { withFlat } from "../ops/layout.js";
import { define } from "./define.js";
import type { DTypeLike, NameOf } from "./dtype.js";
import { type ArrayLike, dtypeArg, outArg, withArrays } from "./input.js";
import { NDArray, wrap } from "./ndarray.js";

/** What joining functions take by name. */
export interface JoinOptions<L extends DTypeLike = DTypeLike> {
  /** Where the result goes; it is returned. */
  out?: NDArray | undefined;
  /** The dtype of the result; by default that to which all promote. */
  dtype?: L | undefined;
  casting?: Casting | undefined;
}

/** An array of arrays, or the parts of one along its first axis, as separate inputs. */
export function parts(
  arrays: unknown,
  message = "The first input argument needs to be a sequence",
): unknown[] {
  if (arrays instanceof NDArray) return [...arrays];
  if (typeof arrays !== "object" || arrays === null || !(Symbol.iterator in arrays)) {
    throw new TypeError(message);
  }
  return [...(arrays as Iterable<unknown>)];
}

const joiner = (
  name: string,
  join: (cores: CoreArray[], axis: number | null, options: ops.JoinOptions) => CoreArray,
) =>
  define(`${name}(arrays, axis=, out=, *, dtype=, casting=)`, (arrays, axis, out, dtype, casting) => {
    const into = outArg(out);
    if (into && dtype != null)
      throw new TypeError(
        `${name}() only takes \`out\` or \`dtype\` as an argument, but both were provided.`,
      );
    return withArrays(parts(arrays), (...cores) => {
      const result = join(cores, axis === undefined ? 0 : axis, {
        out: into?.core,
        dtype: dtypeArg(dtype),
        casting,
      });
      return into ?? wrap(result);
    });
  });

/**
 * Arrays one after the other along an axis; `null` joins them flattened.
 *
 * @param arrays - arrays that agree on all other axes
 * @throws ValueError when there are none, or their shapes do not fit together
 * @example
 * np.concatenate([[1, 2], [3]]).toString() // -> [1. 2. 3.]
 */
export const concatenate: <A extends readonly ArrayLike[] | NDArray, L extends DTypeLike = DTypeOf<A>>(
  arrays: A,
  axis?: number | null | JoinOptions<L>,
  options?: JoinOptions<L>,
) => NDArray<NameOf<L>> = joiner("concatenate", ops.concatenate);
/** The Array API's name of {@link concatenate}. */
export const concat = concatenate;

/**
 * Arrays of one shape along a new axis.
 *
 * @throws ValueError when the shapes differ
 * @example
 * np.stack([[1, 2], [3, 4]], 1).tolist() // -> [ [ 1, 3 ], [ 2, 4 ] ]
 */
export const stack: <A extends readonly ArrayLike[] | NDArray, L extends DTypeLike = DTypeOf<A>>(
  arrays: A,
  axis?: number | JoinOptions<L>,
  options?: JoinOptions<L>,
) => NDArray<NameOf<L>> = joiner("stack", (cores, axis, options) => ops.stack(cores, axis ?? 0, options));

/** Whole numbers that a caller wrote as one, as a list or as an array. */
export const numbers = (x: unknown): number[] => {
  if (typeof x === "number" || typeof x === "bigint") return [Number(x)];
  if (x instanceof NDArray) return [x.tolist()].flat(Infinity) as number[];
  return Array.from(x as Iterable<unknown>, Number);
};

/**
 * The elements moved along an axis, those pushed out returning at the other end.
 *
 * @param axis - one, or one for each shift; flattened and shaped back by default
 * @throws AxisError
 * @example
 * np.roll(np.arange(4), 1).toString() // -> [3. 0. 1. 2.]
 */
export const roll: <D extends DType>(
  a: NDArray<D> | ArrayLike,
  shift: number | readonly number[],
  axis?: number | readonly number[] | null | { axis?: number | readonly number[] | null },
) => NDArray<D> = define("roll(a, shift, axis=)", (a, shift, axis) =>
  withArrays([a], (core) => wrap(ops.roll(core, numbers(shift), axis == null ? null : numbers(axis)))),
);

/**
 * Each element repeated.
 *
 * @param repeats - how often: one count, or one for each place along the axis
 * @param axis - the axis; flattened by default
 * @throws ValueError for a negative count or too many
 * @example
 * np.repeat([1, 2], 2).toString() // -> [1. 1. 2. 2.]
 */
export const repeat: <D extends DType>(
  a: NDArray<D> | ArrayLike,
  repeats: number | readonly number[] | NDArray,
  axis?: number | null | { axis?: number | null },
) => NDArray<D> = define("repeat(a, repeats, axis=)", (a, repeats, axis) =>
  withArrays([a, repeats], (core, given) =>
    withIntegers(given, (counts) => {
      if (counts.ndim > 1) {
        throw new ValueError(
          unwrap(repeats)
            ? "object too deep for desired array"
            : "setting an array element with a sequence. The requested array would exceed the maximum number of dimension of 1.",
        );
      }
      const along = (x: CoreArray, place: number): CoreArray =>
        counts.size === 1 ? ops.repeat(x, Number(counts.first()), place) : ops.repeatEach(x, counts, place);
      return wrap(axis == null ? withFlat(core, (flat) => along(flat, 0)) : along(core, axis));
    }),
  ),
);

/**
 * The whole array laid side by side.
 *
 * @param reps - how often along each axis
 * @example
 * np.tile([1, 2], 2).toString() // -> [1. 2. 1. 2.]
 */
export const tile: <D extends DType>(
  A: NDArray<D> | ArrayLike,
  reps: number | readonly number[],
) => NDArray<D> = define("tile(A, reps)", (a, reps) =>
  withArrays([a], (core) => wrap(ops.tile(core, numbers(reps)))),
);
