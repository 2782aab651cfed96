import type { CoreArray } from "../core/array.js";
import { toScalar } from "../core/convert.js";
import type { DType } from "../core/dtype.js";
import type { ScalarOf } from "../core/types.js";
import { getFlat, setFlat } from "../ops/flat.js";
import { item } from "../ops/indexing.js";
import { flatten } from "../ops/layout.js";
import type { NDArray } from "./ndarray.js";

/**
 * The elements of an array in C order, whatever its memory order: NumPy's `flatiter`. It iterates over JavaScript
 * scalars, and is indexed like an array with one axis.
 */
export class FlatIter<D extends DType = DType> implements IterableIterator<ScalarOf<D>> {
  /** The array whose elements these are. */
  readonly base: NDArray<D>;
  private readonly wrap: (core: CoreArray) => NDArray<D>;
  private at = 0;

  /** @internal It is made by `a.flat`, which says how an array is made. */
  constructor(base: NDArray<D>, wrap: (core: CoreArray) => NDArray<D>) {
    this.base = base;
    this.wrap = wrap;
  }

  /** The place of the element that comes next. */
  get index(): number {
    return this.at;
  }
  /** The indices of the element that comes next. */
  get coords(): number[] {
    const { shape } = this.base;
    const coords = new Array<number>(shape.length);
    let rest = this.at;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      // Past the end the first index alone goes on.
      coords[axis] = axis === 0 ? rest : rest % shape[axis]!;
      rest = Math.floor(rest / shape[axis]!);
    }
    return coords;
  }
  /** How many elements there are: Python's `len`. */
  get length(): number {
    return this.base.size;
  }

  /** The next element. @throws OverflowError for a 64-bit integer that no number holds */
  next(): IteratorResult<ScalarOf<D>> {
    if (this.at >= this.length) return { done: true, value: undefined };
    const { core, ndim } = this.base;
    const element = ndim === 0 ? core.first() : item(core, [this.at]);
    this.at++;
    return { done: false, value: toScalar(element) as ScalarOf<D> };
  }
  /** Itself: iterating goes on where it stopped. */
  [Symbol.iterator](): this {
    return this;
  }

  /**
   * `a.flat[index]`: an integer, a slice, an integer or boolean array. Always a copy.
   *
   * @throws IndexError
   * @example
   * np.array([[1, 2], [3, 4]]).T.flat.get("1:3").toString() // -> [3. 2.]
   */
  get(...index: unknown[]): NDArray<D> {
    return this.wrap(getFlat(this.base.core, index));
  }

  /**
   * `a.flat[index] = value`: values are repeated as need be.
   *
   * @throws IndexError, ValueError before anything is written
   * @example
   * const a = np.zeros([2, 2]);
   * a.flat.set("1:", [7, 8]);
   * a.tolist() // -> [ [ 0, 7 ], [ 8, 7 ] ]
   */
  set(...indexAndValue: unknown[]): void {
    if (indexAndValue.length === 0)
      throw new TypeError("set() missing 1 required positional argument: 'value'");
    setFlat(this.base.core, indexAndValue.slice(0, -1), indexAndValue[indexAndValue.length - 1]);
  }

  /** The elements along one axis: a copy. */
  copy(): NDArray<D> {
    return this.wrap(flatten(this.base.core));
  }
  /** What functions take for it. */
  __array__(): NDArray<D> {
    return this.copy();
  }
}
