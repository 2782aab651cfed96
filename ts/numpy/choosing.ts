import { type CoreArray, consume } from "../core/array.js";
import { asCore, unwrap } from "../core/convert.js";
import type { DType } from "../core/dtype.js";
import { type Casting, canCast, requireCasting } from "../core/promote.js";
import * as ops from "../ops/choosing.js";
import { flatnonzero, modeOf, place as placeCore, take } from "../ops/gather.js";
import { withFlat } from "../ops/layout.js";
import { define } from "./define.js";
import type { IndexMode } from "./gathering.js";
import { type ArrayLike, outArg, withArrays, withMask, withOperands } from "./input.js";
import { parts } from "./joining.js";
import { NDArray, wrap } from "./ndarray.js";
import { numpyPolicy } from "./policy.js";

/** Elements chosen among arrays by an index or by conditions, and assignment by masks. */

/** What {@link choose} takes by name. */
export interface ChooseOptions {
  out?: NDArray | null | undefined;
  /** What happens to an index that names no choice. */
  mode?: IndexMode | undefined;
}

/**
 * For each element of an index array the element at that place of the choice that it names; all are broadcast together.
 *
 * @throws ValueError for an index that names no choice, unless `mode` is `wrap` or `clip`
 * @example
 * np.choose([0, 1, 0], [[1, 2, 3], [10, 20, 30]]).toString() // -> [ 1. 20.  3.]
 */
export const choose: (
  a: ArrayLike,
  choices: readonly ArrayLike[] | NDArray,
  out?: NDArray | null | ChooseOptions,
  mode?: IndexMode | ChooseOptions,
) => NDArray = define("choose(a, choices, out=, mode=)", (a, choices, outValue, mode = "raise") => {
  const out = outArg(outValue);
  const how = modeOf(mode);
  return withArrays([a], (index) =>
    withOperands(parts(choices, `'${typeof choices}' object is not iterable`), (items) => {
      const result = ops.choose(index, items, how, numpyPolicy, out?.core);
      return out ?? wrap(result);
    }),
  );
});

/**
 * For each place the element of the first choice whose condition is true there, else the default.
 *
 * @param condlist - boolean arrays
 * @param choicelist - as many arrays or scalars, broadcast with the conditions
 * @throws ValueError when the lists differ in length or are empty, @throws TypeError for conditions that are not boolean
 * @example
 * const x = np.arange(5);
 * np.select([x.less(2), x.greater(3)], [x, x.multiply(10)], -1).toString() // -> [ 0.  1. -1. -1. 40.]
 */
export const select: (
  condlist: readonly ArrayLike[],
  choicelist: readonly ArrayLike[],
  defaultValue?: ArrayLike | { default?: ArrayLike },
) => NDArray = define("select(condlist, choicelist, default=)", (conditions, choices, otherwise = 0) =>
  withArrays(parts(conditions), (...tests) =>
    withOperands([...parts(choices), otherwise], (items) =>
      wrap(ops.select(tests, items.slice(0, -1), items.at(-1)!)),
    ),
  ),
);

/**
 * The elements of the flattened array where a flattened condition is true.
 *
 * @throws IndexError when the condition is true past the end
 * @example
 * np.extract([true, false, true], [1, 2, 3]).toString() // -> [1. 3.]
 */
export const extract: <D extends DType>(condition: ArrayLike, arr: NDArray<D> | ArrayLike) => NDArray<D> =
  define("extract(condition, arr)", (condition, a) =>
    withArrays([condition, a], (test, core) =>
      consume(flatnonzero(test), (places) => withFlat(core, (flat) => wrap(take(flat, places, 0)))),
    ),
  );

/** An array that is written to. @throws TypeError */
function target(a: unknown, message: string): CoreArray {
  if (a instanceof NDArray) return a.core;
  throw new TypeError(message.replace("%s", Array.isArray(a) ? "list" : typeof a));
}

/** Call `use` with values to be written into an array: scalars must fit, arrays must cast safely. @throws TypeError */
function withSafe(a: CoreArray, values: unknown, use: (source: CoreArray) => void): void {
  const given = unwrap(values);
  if (!given) {
    consume(asCore(values, a.dtype), use);
    return;
  }
  if (!canCast(given.dtype, a.dtype, "safe")) {
    throw new TypeError(
      `Cannot cast array data from dtype('${given.dtype.name}') to dtype('${a.dtype.name}') according to the rule 'safe'`,
    );
  }
  use(given);
}

/**
 * Write values, one after the other and from the start again, to the elements where a mask is true.
 *
 * @throws ValueError when the sizes differ or there are no values, before anything is written
 * @example
 * const a = np.arange(5);
 * np.place(a, a.greater(1), [44, 55]);
 * a.toString() // -> [ 0.  1. 44. 55. 44.]
 */
export const place: (arr: NDArray, mask: ArrayLike, vals: ArrayLike) => void = define(
  "place(arr, mask, vals)",
  (a, mask, values) => {
    const core = target(a, "place() argument 1 must be numpy.ndarray, not %s");
    withArrays([mask], (test) => withSafe(core, values, (source) => placeCore(core, test, source)));
  },
);

/**
 * Write to each element where a mask is true the value at the same place; values are repeated as need be.
 *
 * @throws ValueError when the sizes of array and mask differ
 * @example
 * const a = np.arange(5);
 * np.putmask(a, a.greater(1), [10, 20, 30]);
 * a.toString() // -> [ 0.  1. 30. 10. 20.]
 */
export const putmask: (a: NDArray, mask: ArrayLike, values: ArrayLike) => void = define(
  "putmask(a, mask, values)",
  (a, mask, values) => {
    const core = target(a, "putmask: first argument must be an array");
    withArrays([mask], (test) => withSafe(core, values, (source) => ops.putmask(core, test, source)));
  },
);

/** What {@link copyto} takes by name. */
export interface CopyOptions {
  /** How freely to cast; `same_kind` by default. */
  casting?: Casting | undefined;
  /** Which elements to write. */
  where?: ArrayLike | undefined;
}

/**
 * Write values, broadcast, into an array. Where both overlap in memory it is as if the values had been copied first.
 *
 * @throws TypeError when `casting` forbids it, @throws ValueError when the shapes do not broadcast
 * @example
 * const a = np.arange(4);
 * np.copyto(a, 9, { where: a.greater(1) });
 * a.toString() // -> [0. 1. 9. 9.]
 */
export const copyto: (
  dst: NDArray,
  src: ArrayLike,
  casting?: Casting | CopyOptions,
  where?: ArrayLike | CopyOptions,
) => void = define(
  "copyto(dst, src, casting=, where=)",
  (a, source, casting: Casting = "same_kind", where) => {
    const core = target(a, "copyto() argument 1 must be a numpy.ndarray, not %s");
    requireCasting(casting);
    const mask = typeof where === "number" ? where !== 0 : where;
    withMask(mask, (test) => withOperands([source], ([x]) => ops.copyto(core, x!, casting, test)));
  },
);

/**
 * Write values, one after the other and from the start again, along the diagonal of all axes.
 *
 * @param wrap - whether the diagonal of a tall matrix begins anew below its end
 * @throws ValueError for less than two axes, or more than two of different lengths
 * @example
 * const a = np.zeros([2, 2]);
 * np.fillDiagonal(a, [1, 2]);
 * a.tolist() // -> [ [ 1, 0 ], [ 0, 2 ] ]
 */
export const fillDiagonal: (a: NDArray, val: ArrayLike, wrap?: boolean | { wrap?: boolean }) => void = define(
  "fill_diagonal(a, val, wrap=)",
  (a, values, around = false) => {
    const core = target(a, "fill_diagonal() argument 1 must be an array, not %s");
    const source = unwrap(values);
    if (source) ops.fillDiagonal(core, source, around);
    else consume(asCore(values, core.dtype), (made) => ops.fillDiagonal(core, made, around));
  },
);
