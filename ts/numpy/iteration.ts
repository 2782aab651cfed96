import { broadcastTo } from "../core/array.js";
import { asCore, unwrap } from "../core/convert.js";
import type { DType } from "../core/dtype.js";
import { ValueError } from "../core/errors.js";
import { commonShape, indicesOf, type Shape, shapeFrom, sizeOf } from "../core/shape.js";
import type { ScalarOf } from "../core/types.js";
import type { ShapeLike } from "./creation.js";
import { FlatIter } from "./flatiter.js";
import type { ArrayLike } from "./input.js";
import { NDArray, wrap } from "./ndarray.js";

/** Iterators over indices and elements. */

/**
 * Every index into a shape, in C order.
 *
 * @param shape - lengths, or one list of them
 * @throws ValueError for a negative length
 * @example
 * [...np.ndindex(2, 2)] // -> [ [ 0, 0 ], [ 0, 1 ], [ 1, 0 ], [ 1, 1 ] ]
 */
export function ndindex(...shape: number[] | [readonly number[]]): IterableIterator<number[]> {
  const [first] = shape;
  const lengths: ShapeLike = shape.length === 1 && typeof first === "object" ? first : (shape as number[]);
  return indicesOf(shapeFrom(lengths));
}

/**
 * Every element of an array with its index, in C order.
 *
 * @example
 * [...np.ndenumerate([[1, 2]])] // -> [ [ [ 0, 0 ], 1 ], [ [ 0, 1 ], 2 ] ]
 */
export function* ndenumerate<D extends DType = DType>(
  arr: NDArray<D> | ArrayLike,
): Generator<[index: number[], value: ScalarOf<D>], void, undefined> {
  const array = (arr instanceof NDArray ? arr : wrap(asCore(arr))) as NDArray<D>;
  const elements = array.flat;
  for (const index of indicesOf(array.shape)) yield [index, elements.next().value as ScalarOf<D>];
}

/** Arrays that are walked together, broadcast: what {@link broadcast} gives. */
export class Broadcast implements IterableIterator<unknown[]> {
  /** The common shape. */
  readonly shape: Shape;
  private readonly arrays: NDArray[];
  private walks: FlatIter[] = [];
  private at = 0;

  /** @internal */
  constructor(inputs: readonly unknown[]) {
    if (inputs.length > 64) throw new ValueError("Need at least 0 and at most 64 array objects.");
    const whole = inputs.map((x) => (x instanceof NDArray ? x : wrap(unwrap(x) ?? asCore(x))));
    this.shape = commonShape(whole.map((a) => a.shape));
    this.arrays = whole.map((a) => a.viewOf(broadcastTo(a.core, this.shape)));
    this.reset();
  }

  /** How many axes the common shape has. */
  get ndim(): number {
    return this.shape.length;
  }
  /** The same as `ndim`. */
  get nd(): number {
    return this.shape.length;
  }
  /** How many elements the common shape has. */
  get size(): number {
    return sizeOf(this.shape);
  }
  /** How many arrays there are. */
  get numiter(): number {
    return this.arrays.length;
  }
  /** How many elements were visited. */
  get index(): number {
    return this.at;
  }
  /** An iterator over the elements of each array in the common shape. */
  get iters(): readonly FlatIter[] {
    return this.walks;
  }

  /** Back to the first. */
  reset(): void {
    this.walks = this.arrays.map((a) => new FlatIter(a, wrap));
    this.at = 0;
  }
  /** The next elements, one of each array. */
  next(): IteratorResult<unknown[]> {
    if (this.at >= this.size) return { done: true, value: undefined };
    this.at++;
    return { done: false, value: this.walks.map((walk) => walk.next().value) };
  }
  /** Itself: iterating goes on where it stopped. */
  [Symbol.iterator](): this {
    return this;
  }
}

/**
 * Arrays broadcast together, as an object that knows the common shape and walks the elements.
 *
 * @throws ValueError when the shapes do not broadcast
 * @example
 * const b = np.broadcast([1, 2], [[3], [4]]);
 * b.shape // -> [ 2, 2 ]
 * [...b] // -> [ [ 1, 3 ], [ 2, 3 ], [ 1, 4 ], [ 2, 4 ] ]
 */
export function broadcast(...inputs: ArrayLike[]): Broadcast {
  return new Broadcast(inputs);
}
