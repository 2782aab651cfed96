import { isOptions } from "../core/args.js";
import { type CoreArray, relayout } from "../core/array.js";
import { copy } from "../core/assign.js";
import { atomic } from "../core/calls.js";
import { type DType, type DTypeRow, dtypes } from "../core/dtype.js";
import { ValueError } from "../core/errors.js";
import { scope } from "../core/lifetime.js";
import { shapeFrom } from "../core/shape.js";
import { Slice } from "../core/slice.js";
import { arange } from "../ops/creation.js";
import { nonzero } from "../ops/gather.js";
import * as ops from "../ops/grids.js";
import { reshape } from "../ops/layout.js";
import { define } from "./define.js";
import type { DTypeLike, NameOf } from "./dtype.js";
import { type ArrayLike, dtypeArg } from "./input.js";
import { type NDArray, wrap } from "./ndarray.js";
import { numpyPolicy } from "./policy.js";
import { type Literal, parseRange, type Range, rangeOf, splitText } from "./ranges.js";
import { relaid } from "./relaid.js";

/** What {@link meshgrid} takes by name. */
export interface MeshgridOptions {
  /** `xy`: the first array runs along the columns, as in plots; `ij`: along the rows, as in matrices. */
  indexing?: "xy" | "ij" | undefined;
  /** Whether to leave axes along which nothing changes at length 1. */
  sparse?: boolean | undefined;
  /** Whether to copy: without it results are views, in which elements share their place. */
  copy?: boolean | undefined;
}

/**
 * The coordinates of all points of the grid that arrays span: one array for each.
 *
 * @throws ValueError for an unknown `indexing`
 * @example
 * np.meshgrid([1, 2], [3, 4, 5]).map((a) => a.tolist()) // -> [ [ [ 1, 2 ], [ 1, 2 ], [ 1, 2 ] ], [ [ 3, 3 ], [ 4, 4 ], [ 5, 5 ] ] ]
 * np.meshgrid([1, 2], [3, 4, 5], { sparse: true }).map((a) => a.shape) // -> [ [ 1, 2 ], [ 3, 1 ] ]
 */
export function meshgrid(...xi: (ArrayLike | MeshgridOptions)[]): NDArray[] {
  const last = xi[xi.length - 1];
  const options: MeshgridOptions = isOptions(last) ? last : {};
  const arrays = isOptions(last) ? xi.slice(0, -1) : xi;
  for (const key of Object.keys(options))
    if (!["indexing", "sparse", "copy"].includes(key))
      throw new TypeError(`meshgrid() got an unexpected keyword argument '${key}'`);
  const { indexing = "xy", sparse = false, copy: copies = true } = options;
  if (indexing !== "xy" && indexing !== "ij")
    throw new ValueError("Valid values for `indexing` are 'xy' and 'ij'.");
  const ndim = arrays.length;
  const axisOf = (k: number): number => (indexing === "xy" && ndim > 1 && k < 2 ? 1 - k : k);
  return atomic("meshgrid", () => {
    const lines = arrays.map((x, k) =>
      relaid(x, (core) => ops.alongAxis(reshape(core, [core.size]), axisOf(k), ndim)),
    );
    const parts = sparse ? lines.map((line) => line.core) : ops.spanned(lines.map((line) => line.core));
    return lines.map((line, k) => {
      if (!copies) return sparse ? line : line.viewOf(parts[k]!);
      const result = wrap(copy(parts[k]!));
      // What was made of a list or a copy of an array with gaps is not needed any more.
      if (line.base === null) line.dispose();
      return result;
    });
  });
}

/** What {@link indices} takes by name. */
export interface IndicesOptions<L extends DTypeLike = DTypeLike> {
  dtype?: L | null | undefined;
  /** Whether to give one array for each axis, in which the other axes have length 1. */
  sparse?: boolean | undefined;
}

/**
 * The indices of all elements of an array of a shape: along a first axis, one array for each axis.
 *
 * @throws ValueError for negative lengths, @throws TypeError
 * @example
 * np.indices([2, 2]).tolist() // -> [ [ [ 0, 0 ], [ 1, 1 ] ], [ [ 0, 1 ], [ 0, 1 ] ] ]
 */
export const indices: {
  <L extends DTypeLike = "int64">(
    dimensions: readonly number[],
    options: IndicesOptions<L> & { sparse: true },
  ): NDArray<NameOf<L>>[];
  <L extends DTypeLike = "int64">(
    dimensions: readonly number[],
    dtype?: L | IndicesOptions<L>,
    sparse?: false | IndicesOptions<L>,
  ): NDArray<NameOf<L>>;
} = define("indices(dimensions, dtype=, sparse=)", (dimensions, dtype, sparse = false) => {
  if (typeof dimensions === "number") throw new TypeError("'int' object is not iterable");
  const row = dtypeArg(dtype) ?? dtypes.int64;
  const lines = ops.indices(shapeFrom(dimensions), row, numpyPolicy);
  if (sparse)
    return lines.map((line, k) => {
      const { shape, strides } = ops.alongAxis(line, k, lines.length);
      return wrap(relayout(line, shape, strides));
    });
  return ops.consumeAll(lines, () => wrap(ops.denseGrid(lines, row)));
});

/**
 * What a function gives for the indices of all elements of an array of a shape: it gets one array for each axis.
 *
 * @example
 * np.fromfunction((i, j) => i.multiply(10).add(j), [2, 2]).tolist() // -> [ [ 0, 1 ], [ 10, 11 ] ]
 */
export const fromfunction: <R, D extends DType = "float64">(
  f: (...indices: NDArray<D>[]) => R,
  shape: readonly number[],
  options?: { dtype?: D | undefined },
) => R = define("fromfunction(function, shape, *, dtype=)", (f, shape, dtype) =>
  scope(() => {
    const row = dtypeArg(dtype) ?? dtypes.float64;
    const lines = ops.indices(shapeFrom(shape), row, numpyPolicy);
    const grid = lines.map((line) => line.size);
    return f(
      ...lines.map((line, k) => {
        const along = ops.alongAxis(line, k, grid.length);
        const stretched = along.view(
          grid,
          along.strides.map((step, axis) => (axis === k ? step : 0)),
        );
        return wrap(copy(stretched));
      }),
    );
  }),
);

/**
 * Arrays that index the block of all combinations: each along an axis of its own. Of booleans, where they are true.
 *
 * @throws ValueError where one has not one axis
 * @example
 * np.arange(6).reshape(2, 3).get(...np.ix_([0, 1], [0, 2])).tolist() // -> [ [ 0, 2 ], [ 3, 5 ] ]
 */
export function ix_(...args: ArrayLike[]): NDArray[] {
  return args.map((x, k) =>
    relaid(x, (core) => {
      if (core.ndim !== 1) throw new ValueError("Cross index must be 1 dimensional");
      const given = core.size === 0 && Array.isArray(x) ? copy(core, "C", dtypes.int32) : core;
      const places = given.dtype === dtypes.bool ? nonzero(given)[0]! : given;
      return ops.alongAxis(places, k, args.length);
    }),
  );
}

const valueOf = (x: Literal | null, missing: number): number => (x === null ? missing : x.value);

/** How a range runs, in Python's arithmetic. */
function runOf({ start, stop, step }: Range): ops.Run {
  if (stop === null) throw new TypeError("unsupported operand type(s) for -: 'NoneType' and 'int'");
  const from = valueOf(start, 0);
  if (step?.kind === "complex") {
    const count = Math.trunc(Math.abs(step.value));
    return { count, start: from, step: count === 1 ? 1 : (stop.value - from) / (count - 1) };
  }
  const by = valueOf(step, 1);
  return { count: Math.ceil((stop.value - from) / by), start: from, step: by };
}

const isFloating = ({ start, stop, step }: Range): boolean =>
  [start, stop, step].some((x) => x !== null && x.kind !== "int");

/** The ranges of an index, and whether there are several. */
function rangesOf(index: readonly (string | Slice)[]): { ranges: Range[]; several: boolean } {
  let several = index.length > 1;
  const ranges = index.flatMap((item) => {
    if (item instanceof Slice) return [rangeOf(item)];
    if (typeof item !== "string")
      throw new TypeError("a grid is made of ranges: text such as '0:5', or slices");
    const text = splitText(item);
    several ||= text.several;
    return text.parts.map(parseRange);
  });
  return { ranges, several };
}

/** One range as an array. */
export function rangeArray(range: Range): CoreArray {
  const { start, stop, step } = range;
  if (step?.kind === "complex") return ops.coordinates(runOf(range), dtypes.float64, numpyPolicy);
  const row = isFloating(range) ? dtypes.float64 : dtypes.int64;
  // Without a stop, as in `arange(start, None)`, the start is the stop.
  const [from, to] = stop === null ? [0, valueOf(start, 0)] : [valueOf(start, 0), stop.value];
  return arange(from, to, valueOf(step, 1), row, numpyPolicy);
}

function lines(ranges: readonly Range[]): { dtype: DTypeRow; lines: CoreArray[] } {
  const dtype = ranges.some(isFloating) ? dtypes.float64 : dtypes.int64;
  const runs = ranges.map(runOf);
  if (runs.some(({ count }) => count < 0)) throw new ValueError("negative dimensions are not allowed");
  return { dtype, lines: atomic("grid", () => runs.map((run) => ops.coordinates(run, dtype, numpyPolicy))) };
}

/** Grids written as ranges: see {@link mgrid} and {@link ogrid}. */
export interface Grid<R> {
  /**
   * @param index - ranges `start:stop:step`, as text (several by commas) or slices; a step of `5j` asks for so many points
   * @throws TypeError for what is no range, @throws ValueError for a negative length
   */
  get(...index: (string | Slice)[]): R;
}

/**
 * The coordinates of all points of a grid, along a first axis one array for each of its axes; of a single range the
 * points themselves. Whole numbers make int64.
 *
 * @example
 * np.mgrid.get("0:2, 0:2").tolist() // -> [ [ [ 0, 0 ], [ 1, 1 ] ], [ [ 0, 1 ], [ 0, 1 ] ] ]
 * np.mgrid.get("0:1:3j").toString() // -> [0.  0.5 1. ]
 */
export const mgrid: Grid<NDArray> = {
  get(...index) {
    const { ranges, several } = rangesOf(index);
    if (!several) return wrap(rangeArray(ranges[0]!));
    const made = lines(ranges);
    return ops.consumeAll(made.lines, () => wrap(ops.denseGrid(made.lines, made.dtype)));
  },
};

/**
 * The coordinates along the axes of a grid: one array for each, in which the other axes have length 1; of a single range
 * the points themselves.
 *
 * @example
 * np.ogrid.get("0:2, 0:3").map((a) => a.shape) // -> [ [ 2, 1 ], [ 1, 3 ] ]
 */
export const ogrid: {
  /** As `mgrid.get`. @throws TypeError, ValueError */
  get<T extends string>(index: T): T extends `${string},${string}` ? NDArray[] : NDArray;
  get(index: Slice): NDArray;
  get(...index: (string | Slice)[]): NDArray[];
} = {
  get(...index: (string | Slice)[]): never {
    const { ranges, several } = rangesOf(index);
    if (!several) return wrap(rangeArray(ranges[0]!)) as never;
    const made = lines(ranges);
    return made.lines.map((line, k) => {
      const { shape, strides } = ops.alongAxis(line, k, made.lines.length);
      return wrap(relayout(line, shape, strides));
    }) as never;
  },
};
