import { broadcastTo, type CoreArray } from "../../core/array.js";
import { copy } from "../../core/assign.js";
import { toScalar } from "../../core/convert.js";
import { type DType, dtypes, type Scalar } from "../../core/dtype.js";
import { IndexError, ValueError } from "../../core/errors.js";
import { promote } from "../../core/promote.js";
import { commonShape, normalizeAxis, sameShape } from "../../core/shape.js";
import type { DTypeOf, Promote, ReductionDType, ScalarOf } from "../../core/types.js";
import { empty } from "../../ops/creation.js";
import { expandDims, moveaxis, part, reshape, swapaxes, transpose, withFlat } from "../../ops/layout.js";
import { dot } from "../../ops/linalg.js";
import { reduce } from "../../ops/reductions.js";
import { diagonal } from "../../ops/views.js";
import { kernels } from "../../wasm/abi.js";
import { define } from "../define.js";
import { type ArrayLike, dtypeArg, outArg, withArrays } from "../input.js";
import { type NDArray, wrap } from "../ndarray.js";
import { numpyPolicy } from "../policy.js";
import { composed, compute, multiply, subtract } from "./compute.js";
import { lifted } from "./parts.js";

/** The type of a product of two arrays. */
export type Product = <A extends ArrayLike, B extends ArrayLike>(
  a: A,
  b: B,
) => NDArray<Promote<DTypeOf<A>, DTypeOf<B>>>;

/**
 * Sums of products over the last axes of both arrays: the inner product of vectors. Scalars multiply.
 *
 * @returns an array with the other axes of both, 0-d for two vectors
 * @throws ValueError when the last axes differ in length
 * @example
 * np.inner([1, 2, 3], [0, 1, 0]).item() // -> 2
 */
export const inner: Product = define("inner(a, b)", (x, y) =>
  withArrays([x, y], (a, b) => wrap(dot(a, a.ndim > 0 && b.ndim > 1 ? swapaxes(b, -1, -2) : b, numpyPolicy))),
);

/**
 * The product of every element of one array with every element of another, both flattened.
 *
 * @returns a matrix
 * @throws ValueError when `out` does not fit
 * @example
 * np.outer([1, 2], [3, 4]).tolist() // -> [ [ 3, 4 ], [ 6, 8 ] ]
 */
export const outer: <A extends ArrayLike, B extends ArrayLike>(
  a: A,
  b: B,
  out?: NDArray | { out?: NDArray | undefined },
) => NDArray<Promote<DTypeOf<A>, DTypeOf<B>>> = define("outer(a, b, out=)", (x, y, outValue) => {
  const out = outArg(outValue);
  return withArrays([x, y], (a, b) =>
    withFlat(a, (rows) =>
      withFlat(b, (columns) => {
        const result = compute("multiply", [lifted(rows, 1), expandDims(columns, 0)], { out: out?.core });
        return out ?? wrap(result);
      }),
    ),
  );
});

/**
 * The dot product of two arrays, both flattened; the first is conjugated.
 *
 * @returns a number, or a `Complex`
 * @throws ValueError when they have not as many elements
 * @example
 * np.vdot([1, 2], [3, 4]) // -> 11
 */
export const vdot: <A extends ArrayLike, B extends ArrayLike>(
  a: A,
  b: B,
) => ScalarOf<Promote<DTypeOf<A>, DTypeOf<B>>> = define("vdot(a, b)", (x, y) =>
  withArrays([x, y], (a, b) =>
    withFlat(a, (left) =>
      withFlat(b, (right) => {
        if (left.size !== right.size)
          throw new ValueError(`cannot reshape array of size ${right.size} into shape (${left.size},)`);
        const result = composed(() => {
          const conjugated = left.dtype.kind === "complex" ? compute("conjugate", [left]) : left;
          return dot(conjugated, right, numpyPolicy);
        });
        const value = result.first();
        result.storage.dispose();
        return toScalar(value, undefined, "np.dot(a, b).item") as Scalar;
      }),
    ),
  ),
);

/** How many axes to sum over, the last of one and the first of the other; or which axes of both. */
export type TensordotAxes = number | readonly [number | readonly number[], number | readonly number[]];

/** The axes of both arrays to sum over, counted from the front. @throws ValueError, IndexError */
function pairedAxes(a: CoreArray, b: CoreArray, axes: TensordotAxes): [number[], number[]] {
  const listed = (x: number | readonly number[]): number[] => (typeof x === "number" ? [x] : [...x]);
  const count = typeof axes === "number" ? axes : 0;
  const first =
    typeof axes === "number" ? Array.from({ length: count }, (_, k) => k - count) : listed(axes[0]);
  const second = typeof axes === "number" ? Array.from({ length: count }, (_, k) => k) : listed(axes[1]);
  for (const list of [first, second]) {
    if (new Set(list).size !== list.length)
      throw new ValueError("duplicate axes are not allowed in tensordot");
  }
  const place = (axis: number, { ndim }: CoreArray): number => {
    if (axis < -ndim || axis >= ndim) throw new IndexError("tuple index out of range");
    return axis < 0 ? axis + ndim : axis;
  };
  if (first.length !== second.length) throw new ValueError("shape-mismatch for sum");
  const pairs = first.map((axis, k): [number, number] => {
    const [i, j] = [place(axis, a), place(second[k]!, b)];
    if (a.shape[i] !== b.shape[j]) throw new ValueError("shape-mismatch for sum");
    return [i, j];
  });
  return [pairs.map(([i]) => i), pairs.map(([, j]) => j)];
}

/**
 * Sums of products over axes of two arrays: the last two of `a` and the first two of `b`, as many as `axes` says, or those that it
 * names for both.
 *
 * @returns an array with the other axes of `a`, then those of `b`
 * @throws ValueError when the axes differ in length, @throws IndexError for an axis that is not there
 * @example
 * np.tensordot([[1, 2], [3, 4]], [[1, 0], [0, 1]]).item() // -> 5
 * np.tensordot([[1, 2], [3, 4]], [1, 1], { axes: [0, 0] }).tolist() // -> [ 4, 6 ]
 */
export const tensordot: <A extends ArrayLike, B extends ArrayLike>(
  a: A,
  b: B,
  axes?: TensordotAxes | { axes?: TensordotAxes | undefined },
) => NDArray<Promote<DTypeOf<A>, DTypeOf<B>>> = define(
  "tensordot(a, b, axes=)",
  (x, y, axes: TensordotAxes = 2) =>
    withArrays([x, y], (a, b) => {
      const [over, under] = pairedAxes(a, b, axes);
      const rest = (z: CoreArray, gone: readonly number[]): number[] =>
        [...z.shape.keys()].filter((axis) => !gone.includes(axis));
      const [rows, columns] = [rest(a, over), rest(b, under)];
      const lengths = (z: CoreArray, list: readonly number[]): number[] => list.map((axis) => z.shape[axis]!);
      const product = (list: readonly number[]): number => list.reduce((n, length) => n * length, 1);
      const depth = product(lengths(a, over));
      return wrap(
        composed(() => {
          const left = reshape(transpose(a, [...rows, ...over]), [product(lengths(a, rows)), depth]);
          const right = reshape(transpose(b, [...under, ...columns]), [depth, product(lengths(b, columns))]);
          const result = dot(left, right, numpyPolicy);
          return reshape(result, [...lengths(a, rows), ...lengths(b, columns)]);
        }),
      );
    }),
);

/**
 * The Kronecker product: blocks of the second array, each multiplied by one element of the first.
 *
 * @example
 * np.kron([1, 10], [5, 6]).toString() // -> [ 5.  6. 50. 60.]
 */
export const kron: Product = define("kron(a, b)", (x, y) =>
  withArrays([x, y], (a, b) => {
    if (a.ndim === 0 || b.ndim === 0) return wrap(multiply(a, b));
    const ndim = Math.max(a.ndim, b.ndim);
    const front = (z: CoreArray): CoreArray =>
      expandDims(
        z,
        Array.from({ length: ndim - z.ndim }, (_, k) => k),
      );
    const [left, right] = [front(a), front(b)];
    const [p, q] = [left.shape[ndim - 1]!, right.shape[ndim - 1]!];
    // Short rows cost a step of the walk each: rows of blocks are then spread out first.
    const spread = ndim > 1 && q < 256;
    const rows = (z: CoreArray, axis: number): CoreArray => {
      if (!spread) return z;
      const lead = z.shape.slice(0, -1);
      return reshape(broadcastTo(expandDims(z, axis), [...lead, p, q]), [...lead, p * q]);
    };
    const axes = (from: number): number[] => Array.from({ length: ndim - +spread }, (_, k) => 2 * k + from);
    return wrap(
      composed(() => {
        const blocks = multiply(
          expandDims(rows(left, ndim), axes(1)),
          expandDims(rows(right, ndim - 1), axes(0)),
        );
        return reshape(
          blocks,
          left.shape.map((length, axis) => length * right.shape[axis]!),
        );
      }),
    );
  }),
);

/** What {@link cross} takes by name. */
export interface CrossOptions {
  /** The axis of `a` along which vectors lie. */
  axisa?: number | undefined;
  /** The axis of `b` along which vectors lie. */
  axisb?: number | undefined;
  /** The axis of the result along which vectors lie. */
  axisc?: number | undefined;
  /** All three. */
  axis?: number | null | undefined;
}

/** Components of cross products; vectors along the last axis, of 2 components (the third is 0) or 3. */
function crossed(a: CoreArray, b: CoreArray, result: CoreArray): void {
  const at = (z: CoreArray, k: number): CoreArray => part(z, z.ndim - 1, k);
  const [flatA, flatB] = [a, b].map((z) => z.shape[z.ndim - 1] === 2);
  /** `a_i b_j - a_j b_i`, without the products of a component that is not there. */
  const component = (i: number, j: number, out: CoreArray): void => {
    const [first, second] = [
      [i, j],
      [j, i],
    ].map(([p, q]) => ((flatA && p === 2) || (flatB && q === 2) ? undefined : ([p, q] as const)));
    if (first) multiply(at(a, first[0]!), at(b, first[1]!), out);
    else {
      multiply(at(a, second![0]!), at(b, second![1]!), out);
      compute("negative", [out], { out });
      return;
    }
    if (second) subtract(out, multiply(at(a, second[0]!), at(b, second[1]!)), out);
  };
  if (flatA && flatB) {
    component(0, 1, result);
    return;
  }
  component(1, 2, at(result, 0));
  component(2, 0, at(result, 1));
  component(0, 1, at(result, 2));
}

/**
 * Cross products of vectors of 3 components, or of 2, whose third is 0; of two of those the third component alone.
 *
 * @throws ValueError for other lengths, AxisError
 * @example
 * np.cross([1, 0, 0], [0, 1, 0]).toString() // -> [0. 0. 1.]
 */
export const cross: <A extends ArrayLike, B extends ArrayLike>(
  a: A,
  b: B,
  axisa?: number | CrossOptions,
  axisb?: number | CrossOptions,
  axisc?: number | CrossOptions,
  axis?: number | null | CrossOptions,
) => NDArray<Promote<DTypeOf<A>, DTypeOf<B>>> = define(
  "cross(a, b, axisa=, axisb=, axisc=, axis=)",
  (x, y, axisa = -1, axisb = -1, axisc = -1, axis) =>
    withArrays([x, y], (a, b) => {
      if (a.ndim < 1 || b.ndim < 1) throw new ValueError("At least one array has zero dimension");
      const left = moveaxis(a, normalizeAxis(axis ?? axisa, a.ndim, "axisa"), -1);
      const right = moveaxis(b, normalizeAxis(axis ?? axisb, b.ndim, "axisb"), -1);
      const lengths = [left, right].map((z) => z.shape[z.ndim - 1]!);
      if (lengths.some((n) => n !== 2 && n !== 3)) {
        throw new ValueError("incompatible dimensions for cross product\n(dimension must be 2 or 3)");
      }
      const shape = commonShape([left.shape.slice(0, -1), right.shape.slice(0, -1)]);
      const full = lengths.includes(3);
      const place = full ? normalizeAxis(axis ?? axisc, shape.length + 1, "axisc") : 0;
      const dtype = promote(a.dtype, b.dtype);
      return wrap(
        composed(() => {
          const cast = (z: CoreArray): CoreArray => (z.dtype === dtype ? z : copy(z, "K", dtype));
          const result = empty(full ? [...shape, 3] : shape, dtype);
          const [x, y] = [cast(left), cast(right)];
          const narrow = dtype === dtypes.float32;
          const dense = [x, y].every((z) => z.cContiguous && sameShape(z.shape, result.shape));
          if (dense && (narrow || dtype === dtypes.float64))
            kernels.cross(narrow ? 1 : 0, x.size / 3, x.address, y.address, result.address);
          else crossed(x, y, result);
          return full ? moveaxis(result, -1, place) : result;
        }),
      );
    }),
);

/** What {@link trace} takes by name. */
export interface TraceOptions {
  /** Which diagonal: above the main one if positive. */
  offset?: number | undefined;
  axis1?: number | undefined;
  axis2?: number | undefined;
  dtype?: DType | undefined;
  out?: NDArray | undefined;
}

/**
 * The sum along a diagonal of two axes (the first two); small integers as int64 or uint64.
 *
 * @returns an array with the other axes, 0-d for a matrix
 * @throws ValueError for fewer than two axes, AxisError
 * @example
 * np.trace([[1, 2], [3, 4]]).item() // -> 5
 */
export const trace: <A extends ArrayLike>(
  a: A,
  offset?: number | TraceOptions,
  axis1?: number | TraceOptions,
  axis2?: number | TraceOptions,
  options?: TraceOptions,
) => NDArray<ReductionDType<"sum", DTypeOf<A>>> = define(
  "trace(a, offset=, axis1=, axis2=, dtype=, out=)",
  (x, offset = 0, axis1 = 0, axis2 = 1, dtype, outValue) => {
    const out = outArg(outValue);
    return withArrays([x], (a) => {
      const line = diagonal(a, offset, axis1, axis2);
      const result = reduce("sum", line, { axis: line.ndim - 1, dtype: dtypeArg(dtype), out: out?.core });
      return out ?? wrap(result);
    });
  },
);
