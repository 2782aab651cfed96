import { allocate, type CoreArray, relayout } from "../core/array.js";
import { Complex } from "../core/complex.js";
import {
  type BigIntOption,
  type Nested,
  toNested,
  toScalar,
  toTypedArray,
  typedView,
} from "../core/convert.js";
import type { DType, Kind, Scalar, TypedArray } from "../core/dtype.js";
import { dtypes } from "../core/dtype.js";
import { ValueError } from "../core/errors.js";
import { faces } from "../core/faces.js";
import { disposeSymbol, keepStorage } from "../core/storage.js";
import type { PartOf, ScalarOf } from "../core/types.js";
import { setFlat } from "../ops/flat.js";
import { get, item, set } from "../ops/indexing.js";
import { imagPart, matrixTranspose, realPart } from "../ops/views.js";
import { Flags } from "./flags.js";
import { FlatIter } from "./flatiter.js";
import type { Methods } from "./methods.js";
import { arrayRepr, arrayStr } from "./printing/array2string.js";

export type { Flags, ScalarOf };

/**
 * An n-dimensional array of one dtype in linear memory: NumPy's `ndarray`. Slices, transposes and reshapes are
 * views that share the memory. Functions of the library are its methods, too, with the same arguments.
 */
export class NDArray<D extends DType = DType> {
  /** @internal */
  core: CoreArray;
  private parent: NDArray | null;

  /** @internal Arrays are made by `array`, `zeros` and the like. */
  constructor(core: CoreArray, parent: NDArray | null = null) {
    this.core = core.size === 0 && core.owner && core.ndim > 0 ? unstrided(core) : core;
    this.parent = parent;
  }

  /** The name of the dtype. */
  get dtype(): D {
    return this.core.dtype.name as D;
  }
  /** Lengths of the axes, outermost first. */
  get shape(): readonly number[] {
    return this.core.shape;
  }
  /** Bytes from one element to the next along each axis. */
  get strides(): readonly number[] {
    return this.core.strides;
  }
  /** Bytes from the start of the memory it shares to its first element. */
  get offset(): number {
    return this.core.offset;
  }
  /** How many axes there are. */
  get ndim(): number {
    return this.core.ndim;
  }
  /** How many elements there are. */
  get size(): number {
    return this.core.size;
  }
  /** Bytes of one element. */
  get itemsize(): number {
    return this.core.dtype.itemsize;
  }
  /** Bytes of all elements. */
  get nbytes(): number {
    return this.core.size * this.core.dtype.itemsize;
  }
  /** The family of the dtype. */
  get kind(): Kind {
    return this.core.dtype.kind;
  }
  /** The array whose memory this one views; `null` if it has its own. */
  get base(): NDArray | null {
    return this.parent;
  }
  /** How it lies in memory, and whether it may be written to: `a.flags.writeable = false`. */
  get flags(): Flags {
    return new Flags(this);
  }
  /** Where the elements are: always `cpu`. */
  get device(): "cpu" {
    return "cpu";
  }
  /** The axes reversed: a view. */
  get T(): NDArray<D> {
    const { shape, strides } = this.core;
    if (shape.length === 2)
      return this.viewOf(this.core.view([shape[1]!, shape[0]!], [strides[1]!, strides[0]!]));
    return this.viewOf(this.core.view([...shape].reverse(), [...strides].reverse()));
  }

  /** Rows and columns exchanged, of each matrix of a stack: a view. @throws ValueError for fewer than two axes */
  get mT(): NDArray<D> {
    return this.viewOf(matrixTranspose(this.core));
  }
  /** The real parts: a view of complex numbers, else the array itself. */
  get real(): NDArray<PartOf<D>> {
    return (this.core.dtype.kind === "complex" ? this.viewOf(realPart(this.core)) : this) as NDArray<
      PartOf<D>
    >;
  }
  set real(value: unknown) {
    set(realPart(this.core), ["..."], value);
  }
  /** The imaginary parts: a view of complex numbers, else zeros that cannot be written to. */
  get imag(): NDArray<PartOf<D>> {
    return this.viewOf(imagPart(this.core));
  }
  set imag(value: unknown) {
    if (this.core.dtype.kind !== "complex") throw new TypeError("array does not have imaginary part to set");
    set(imagPart(this.core), ["..."], value);
  }
  /** The elements in C order, one after the other: `a.flat.get(3)`, `a.flat.set("1:3", x)`, `[...a.flat]`. */
  get flat(): FlatIter<D> {
    return new FlatIter<D>(this, (core) => new NDArray<D>(core));
  }
  set flat(value: unknown) {
    setFlat(this.core, ["..."], value);
  }

  /** @internal A view of this array, or the array of its own that an operation made instead. */
  viewOf<E extends DType = D>(core: CoreArray): NDArray<E> {
    if (core.storage !== this.core.storage) return new NDArray<E>(core);
    // Disposing of a view must not end what it views, so it never is the owner.
    const shared = core.owner ? core.view(core.shape, core.strides) : core;
    return new NDArray<E>(shared, this.parent ?? (this as unknown as NDArray));
  }

  /**
   * A typed array over the memory itself: no copy. float16 and bfloat16 are `Uint16Array`, bool `Uint8Array`,
   * complex numbers interleaved. Read it anew after anything that may allocate.
   *
   * @throws ValueError when the elements are not dense in C order: `toTypedArray()` copies
   */
  get data(): TypedArray {
    if (!this.core.cContiguous) {
      throw new ValueError(
        "the array is not C-contiguous, so no typed array can lie over it: toTypedArray() copies",
      );
    }
    return typedView(this.core);
  }

  /**
   * `a[index]`: integers, slices (`"1:3"`, `slice(1, 3)`), `null`, `"..."`, integer and boolean arrays.
   *
   * @returns a view for integers and slices, a copy where arrays index; for integers alone a 0-d copy
   * @throws IndexError
   * @example
   * np.arange(6).reshape(2, 3).get(1, "::-1").toString() // -> [5. 4. 3.]
   */
  get(...index: unknown[]): NDArray<D> {
    return this.viewOf(get(this.core, index, true));
  }

  /**
   * `a[index] = value`; the last argument is the value, broadcast and cast to the array's dtype.
   *
   * @throws IndexError, ValueError, OverflowError before anything is written
   * @example
   * const a = np.zeros([2, 2]);
   * a.set("0, :", [1, 2]);
   * a.tolist() // -> [ [ 1, 2 ], [ 0, 0 ] ]
   */
  set(...indexAndValue: unknown[]): void {
    if (indexAndValue.length === 0)
      throw new TypeError("set() missing 1 required positional argument: 'value'");
    const value = indexAndValue.pop();
    set(this.core, indexAndValue, value);
  }

  /**
   * One element as a JavaScript scalar: by its indices, by its place in C order, or the only one.
   *
   * @throws IndexError, ValueError, @throws OverflowError for a 64-bit integer that no number holds
   * @example
   * np.array([[1, 2], [3, 4]]).item(1, 0) // -> 3
   */
  item(...index: (number | BigIntOption)[]): ScalarOf<D> {
    const last = index[index.length - 1];
    const options = typeof last === "object" ? last : undefined;
    const at = (options ? index.slice(0, -1) : index) as number[];
    return toScalar(item(this.core, at), options) as ScalarOf<D>;
  }

  /** @internal An element by a full index, 64-bit integers as bigint: what printing reads. */
  element(index: readonly number[]): Scalar {
    return index.length === 0 ? this.core.first() : item(this.core, index);
  }

  /**
   * The elements as nested arrays; of a 0-d array the scalar.
   *
   * @throws OverflowError for a 64-bit integer that no number holds, unless `bigint` is asked for
   */
  tolist(options?: BigIntOption): Nested<ScalarOf<D>> {
    return toNested(this.core, options) as Nested<ScalarOf<D>>;
  }

  /** The elements in C order, copied into a typed array. */
  toTypedArray(): TypedArray {
    return toTypedArray(this.core);
  }

  /** Give the memory back. On a view this ends the view alone. */
  dispose(): void {
    if (this.core.owner) this.core.storage.dispose();
    else this.core = ended();
  }
  /** {@link dispose}, for `using`. */
  [disposeSymbol](): void {
    this.dispose();
  }

  /** The parts along the first axis. @throws TypeError for a 0-d array */
  *[Symbol.iterator](): Generator<NDArray<D>> {
    if (this.ndim === 0) throw new TypeError("iteration over a 0-d array");
    for (let i = 0; i < this.shape[0]!; i++) yield this.get(i);
  }

  /** As NumPy's `str` prints it. */
  toString(): string {
    return arrayStr(this);
  }
  /**
   * The number in a 0-d array, where JavaScript asks for one: `Number(a)`, `a > 2`; else the text.
   *
   * @throws TypeError for an array with axes, and for a complex number
   */
  [Symbol.toPrimitive](hint: string): string | number {
    if (hint !== "number") return this.toString();
    if (this.ndim > 0) throw new TypeError("only 0-dimensional arrays can be converted to Python scalars");
    const value = this.item() as Scalar;
    if (value instanceof Complex)
      throw new TypeError("float() argument must be a string or a real number, not 'complex'");
    return Number(value);
  }
  /** The elements as nested arrays, for `JSON.stringify`. */
  toJSON(): Nested<ScalarOf<D>> {
    return this.tolist();
  }
  /** What `console.log` shows in Node, Deno and Bun: NumPy's `repr`. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return arrayRepr(this);
  }
  /** As {@link toString}, for Deno. */
  [Symbol.for("Deno.customInspect")](): string {
    return arrayRepr(this);
  }
}

// The methods that are functions too: attached by methods.ts.
export interface NDArray<D extends DType = DType> extends Methods<D> {}

/** A new array without elements: NumPy has its strides all zero. */
function unstrided(a: CoreArray): CoreArray {
  return relayout(
    a,
    a.shape,
    a.shape.map(() => 0),
  );
}

let gone: CoreArray | undefined;
/** An array whose memory is gone: what a view becomes when it is disposed of. */
function ended(): CoreArray {
  if (!gone) {
    gone = allocate(dtypes.uint8, [0]);
    keepStorage(gone.storage);
    gone.storage.dispose();
  }
  return gone;
}

/** An array of its own for a new core array. */
export function wrap<D extends DType = DType>(core: CoreArray): NDArray<D> {
  return new NDArray<D>(core);
}

faces.ndarray = wrap;
