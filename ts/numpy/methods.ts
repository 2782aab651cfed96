import type { Order } from "../core/assign.js";
import { fill as fillCore } from "../core/assign.js";
import type { DType, Scalar } from "../core/dtype.js";
import type { Marked } from "../core/scalar.js";
import { UFUNCS } from "../generated/table.js";
import * as choosing from "./choosing.js";
import type { DTypeLike, NameOf } from "./dtype.js";
import * as gathering from "./gathering.js";
import type { ArrayLike } from "./input.js";
import * as joining from "./joining.js";
import * as layout from "./layout.js";
import * as linalg from "./linalg.js";
import { NDArray } from "./ndarray.js";
import { inPlace } from "./operators.js";
import type { ReductionMethods } from "./reductions.js";
import * as reductions from "./reductions.js";
import * as rounding from "./rounding.js";
import * as searching from "./searching.js";
import * as selecting from "./selecting.js";
import * as sorting from "./sorting.js";
import { type TraceOptions, trace } from "./statistics/products.js";
import { ufunc } from "./ufunc.js";
import type { InPlaceMethods, UfuncMethods } from "./ufunc_types.js";
import * as viewing from "./viewing.js";

/** The functions of the library as methods of its arrays. */
export interface Methods<D extends DType> extends UfuncMethods, InPlaceMethods, ReductionMethods {
  /** The same elements in another shape: `a.reshape(2, 3)` or `a.reshape([2, 3], { order })`. */
  reshape(...shape: (number | readonly number[] | { order?: Order; copy?: boolean | null })[]): NDArray<D>;
  /** The axes in another order, reversed by default: `a.transpose(1, 0)` or `a.transpose([1, 0])`. */
  transpose(...axes: (number | readonly number[] | null)[]): NDArray<D>;
  /** All elements along one axis: a view if the memory allows it. */
  ravel(order?: Order | { order?: Order }): NDArray<D>;
  /** All elements along one axis: a copy. */
  flatten(order?: Order | { order?: Order }): NDArray<D>;
  swapaxes(axis1: number, axis2: number): NDArray<D>;
  moveaxis(source: layout.Axes, destination: layout.Axes): NDArray<D>;
  squeeze(axis?: layout.Axes | null | { axis?: layout.Axes | null }): NDArray<D>;
  expandDims(axis: layout.Axes): NDArray<D>;
  broadcastTo(shape: number | readonly number[]): NDArray<D>;
  /** The elements cast to another dtype. */
  astype<L extends DTypeLike>(dtype: L, options?: layout.AstypeOptions): NDArray<NameOf<L>>;
  /** A copy with memory of its own, in C order. */
  copy(order?: Order | { order?: Order }): NDArray<D>;
  /** The same memory, read as another dtype if one is given. */
  view<L extends DTypeLike = D>(dtype?: L): NDArray<NameOf<L>>;
  /** Set every element to one value. */
  fill(value: Scalar | Marked): void;
  /** Sort in place. */
  sort(axis?: number | sorting.SortOptions): void;
  argsort(axis?: number | null | sorting.SortOptions, options?: sorting.SortOptions): NDArray<"int32">;
  /** Rounded to a number of decimals, halves to even. */
  round(
    decimals?: number | rounding.RoundOptions,
    out?: NDArray | rounding.RoundOptions,
  ): NDArray<D extends "bool" ? "float16" : D>;
  /** Partition in place. */
  partition(kth: sorting.Places, axis?: number | sorting.PartitionOptions): void;
  argpartition(
    kth: sorting.Places,
    axis?: number | null | sorting.PartitionOptions,
    options?: sorting.PartitionOptions,
  ): NDArray<"int32">;
  searchsorted(
    v: ArrayLike,
    side?: "left" | "right" | searching.SearchOptions,
    options?: searching.SearchOptions,
  ): NDArray<"int32">;
  take(
    indices: ArrayLike,
    axis?: number | null | gathering.TakeOptions,
    options?: gathering.TakeOptions,
  ): NDArray<D>;
  repeat(
    repeats: number | readonly number[] | NDArray,
    axis?: number | null | { axis?: number | null },
  ): NDArray<D>;
  nonzero(): NDArray<"int32">[];
  /** The product with another array: NumPy's `dot`. */
  dot(b: ArrayLike, out?: NDArray | { out?: NDArray }): NDArray;
  /** The sum along a diagonal. */
  trace(offset?: number | TraceOptions, axis1?: number, axis2?: number, options?: TraceOptions): NDArray;
  /** The matrix product, NumPy's `@`. */
  matmul(b: ArrayLike, out?: NDArray | linalg.MatmulOptions): NDArray;
  /** The elements of choices that this array names: `choose` with it as the index. */
  choose(
    choices: readonly ArrayLike[] | NDArray,
    out?: NDArray | null | choosing.ChooseOptions,
    mode?: gathering.IndexMode | choosing.ChooseOptions,
  ): NDArray;
  /** The parts along an axis for which a condition is true. */
  compress(
    condition: ArrayLike,
    axis?: number | null | gathering.CompressOptions,
    out?: NDArray | gathering.CompressOptions,
  ): NDArray<D>;
  /** Write values to places of the flattened array. */
  put(ind: ArrayLike, v: ArrayLike, mode?: gathering.IndexMode | { mode?: gathering.IndexMode }): void;
  /** The diagonals along two axes: a read-only view. */
  diagonal(
    offset?: number | viewing.DiagonalOptions,
    axis1?: number | viewing.DiagonalOptions,
    axis2?: number | viewing.DiagonalOptions,
  ): NDArray<D>;
  /** The complex conjugate; of real numbers the array itself. */
  conj: UfuncMethods["conjugate"];
  /** The bytes of each element in the other order: a copy, or in place. */
  byteswap(inplace?: boolean | { inplace?: boolean }): NDArray<D>;
  /** The bytes of the elements, copied in C order, in Fortran's, or (`A`) in the memory's. */
  tobytes(order?: Order | null | { order?: Order | null }): Uint8Array;
  /** Another shape and length for the array itself, filled up with zeros. Views keep the memory that it had. */
  resize(...shape: (number | readonly number[] | { refcheck?: boolean })[]): void;
  /** Set whether it may be written to. */
  setflags(
    write?: boolean | null | { write?: boolean | null; align?: boolean | null; uic?: boolean | null },
    align?: boolean | null,
    uic?: boolean | null,
  ): void;
  /** The array itself: `cpu` is the only device. */
  toDevice(device: string): NDArray<D>;
  /** Elements limited to an interval. */
  clip(
    aMin?: ArrayLike | null | selecting.ClipOptions,
    aMax?: ArrayLike | null | selecting.ClipOptions,
    options?: selecting.ClipOptions,
  ): NDArray<D>;
}

type AnyFunction = (...args: never[]) => unknown;

/** Make functions that take an array first methods of arrays. */
function attach(functions: Readonly<Record<string, AnyFunction>>): void {
  for (const [name, f] of Object.entries(functions)) {
    Object.defineProperty(NDArray.prototype, name, {
      value(this: NDArray, ...args: unknown[]) {
        return (f as (...args: unknown[]) => unknown)(this, ...args);
      },
      configurable: true,
      writable: true,
    });
  }
}

/** Arguments that may stand alone or in one array, as NumPy has it for shapes and axes. */
function gathered(args: unknown[]): unknown[] {
  const count = args.findIndex((x) => typeof x !== "number");
  const numbers = count < 0 ? args : args.slice(0, count);
  return numbers.length > 0 ? [numbers, ...args.slice(numbers.length)] : args;
}

const conjugate = ufunc("conjugate");
for (const name of Object.keys(UFUNCS) as (keyof typeof UFUNCS)[]) {
  if (name !== "where" && name !== "clip") attach({ [name]: ufunc(name) });
}
for (const [method, name] of Object.entries(inPlace)) {
  const operation = ufunc(name);
  attach({ [method]: (a: NDArray, b: ArrayLike) => operation(a, b, a) });
}
const { reshape, transpose } = layout;
/** Of real numbers the array itself, where the function makes a copy. */
const conj = (a: NDArray, out?: NDArray | { out?: NDArray }) =>
  a.kind === "complex" || out !== undefined ? conjugate(...(out === undefined ? [a] : [a, out])) : a;
attach({
  ...reductions.methods,
  ravel: layout.ravel,
  flatten: layout.flatten,
  swapaxes: layout.swapaxes,
  moveaxis: layout.moveaxis,
  squeeze: layout.squeeze,
  expandDims: layout.expandDims,
  broadcastTo: layout.broadcastTo,
  astype: layout.astype,
  view: layout.view,
  copy: (a: NDArray, order: Order | { order?: Order } = "C") => layout.copy(a, order),
  reshape: (a: NDArray, ...args: unknown[]) => reshape(a, ...(gathered(args) as [number[]])),
  transpose: (a: NDArray, ...args: unknown[]) => transpose(a, ...(gathered(args) as [number[]])),
  fill: (a: NDArray, value: Scalar) => fillCore(a.core, value),
  sort: sorting.sortInPlace,
  argsort: sorting.argsort,
  round: rounding.round as AnyFunction,
  partition: sorting.partitionInPlace,
  argpartition: sorting.argpartition,
  searchsorted: searching.searchsorted,
  take: gathering.take,
  repeat: joining.repeat,
  nonzero: gathering.nonzero,
  put: gathering.put,
  choose: choosing.choose,
  compress: (a: NDArray, condition: ArrayLike, ...args: [number]) =>
    gathering.compress(condition, a, ...args),
  diagonal: viewing.diagonal,
  conj,
  conjugate: conj,
  byteswap: viewing.byteswap,
  tobytes: viewing.tobytes,
  resize: viewing.resize,
  setflags: viewing.setflags,
  toDevice: viewing.toDevice,
  clip: selecting.clip,
  dot: linalg.dot,
  trace,
  matmul: linalg.matmul,
});
