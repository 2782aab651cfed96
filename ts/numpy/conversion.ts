import { consume } from "../core/array.js";
import type { Order } from "../core/assign.js";
import { dispatch } from "../core/dispatch.js";
import { KeyError, ValueError } from "../core/errors.js";
import { countTrue } from "../core/truth.js";
import type { DTypeOf } from "../core/types.js";
import { type ArrayOptions, array, asarray } from "./creation.js";
import { define } from "./define.js";
import type { DTypeLike, NameOf } from "./dtype.js";
import type { ArrayLike } from "./input.js";
import type { NDArray } from "./ndarray.js";
import { numpyPolicy } from "./policy.js";

/** Arrays of array-likes, with what a caller asks of their memory. */

/**
 * {@link asarray}: there are no subclasses to let pass.
 *
 * @example
 * np.asanyarray([1, 2]).dtype // -> float64
 */
export const asanyarray: typeof asarray = asarray;

/** The type of {@link ascontiguousarray} and {@link asfortranarray}. */
export type AsOrdered = <X extends ArrayLike, L extends DTypeLike = DTypeOf<X>>(
  a: X,
  dtype?: L | { dtype?: L | undefined },
) => NDArray<NameOf<L>>;

const ordered = (name: string, order: Order): AsOrdered =>
  define(`${name}(a, dtype=)`, (a, dtype) =>
    array(a, dtype, { copy: null, order, ndmin: 1 } as ArrayOptions),
  );

/**
 * An array that is dense in C order, with at least one axis: the array itself if it is.
 *
 * @example
 * np.ascontiguousarray(np.zeros([2, 3]).T).strides // -> [ 16, 8 ]
 */
export const ascontiguousarray: AsOrdered = ordered("ascontiguousarray", "C");
/**
 * An array that is dense in Fortran's order, with at least one axis: the array itself if it is.
 *
 * @example
 * np.asfortranarray(np.zeros([2, 3])).strides // -> [ 8, 16 ]
 */
export const asfortranarray: AsOrdered = ordered("asfortranarray", "F");

/**
 * {@link asarray} that refuses infinities and NaN.
 *
 * @throws ValueError when there is one
 * @example
 * np.asarrayChkfinite([1, 2]).toString() // -> [1. 2.]
 */
export const asarrayChkfinite: <X extends ArrayLike, L extends DTypeLike = DTypeOf<X>>(
  a: X,
  dtype?: L | { dtype?: L | undefined; order?: Order | undefined },
  order?: Order | { order?: Order | undefined },
) => NDArray<NameOf<L>> = define("asarray_chkfinite(a, dtype=, order=)", (a, dtype, order) => {
  const result = asarray(a, dtype, { order });
  if (result.kind !== "float" && result.kind !== "complex") return result;
  consume(dispatch("isfinite", [result.core], numpyPolicy), (finite) => {
    if (countTrue(finite) === finite.size) return;
    if (result !== a) result.dispose();
    throw new ValueError("array must not contain infs or NaNs");
  });
  return result;
});

/** What {@link require} may ask for: letters or words of flags. */
const requirements: Readonly<Record<string, "C" | "F" | "A" | "W" | "O" | "E">> = {
  C: "C",
  C_CONTIGUOUS: "C",
  CONTIGUOUS: "C",
  F: "F",
  F_CONTIGUOUS: "F",
  FORTRAN: "F",
  A: "A",
  ALIGNED: "A",
  W: "W",
  WRITEABLE: "W",
  O: "O",
  OWNDATA: "O",
  E: "E",
  ENSUREARRAY: "E",
};

/**
 * An array with flags that are asked for: the array itself if it has them, else a copy.
 *
 * @param requirements - `C` or `F` for the order, `A` aligned, `W` writeable, `O` with memory of its own
 * @throws ValueError for both orders, @throws KeyError for an unknown flag
 * @example
 * np.require(np.zeros([2, 2]).T, null, ["C", "W"]).flags.cContiguous // -> true
 */
export const require_: <X extends ArrayLike, L extends DTypeLike = DTypeOf<X>>(
  a: X,
  dtype?: L | null | { dtype?: L | null; requirements?: string | readonly string[] | null },
  requirements?: string | readonly string[] | null | { requirements?: string | readonly string[] | null },
) => NDArray<NameOf<L>> = define("require(a, dtype=, requirements=)", (a, dtype, wanted) => {
  const letters = new Set(
    Array.from((wanted ?? []) as Iterable<string>, (name) => {
      const letter = requirements[name.toUpperCase()];
      if (!letter) throw new KeyError(`'${name.toUpperCase()}'`);
      return letter;
    }),
  );
  if (letters.size === 0) return asarray(a, dtype);
  if (letters.has("C") && letters.has("F")) throw new ValueError('Cannot specify both "C" and "F" order');
  const order: Order = letters.has("F") ? "F" : letters.has("C") ? "C" : "A";
  const result = array(a, dtype, { copy: null, order });
  const lacks = (["A", "W", "O"] as const).some((flag) => letters.has(flag) && !result.flags.get(flag));
  return lacks ? result.copy(order) : result;
});
