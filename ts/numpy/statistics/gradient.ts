import { isOptions } from "../../core/args.js";
import type { CoreArray } from "../../core/array.js";
import { allocateLike, assign, copy } from "../../core/assign.js";
import type { Operand } from "../../core/dispatch.js";
import { type DTypeRow, dtypes } from "../../core/dtype.js";
import { ValueError } from "../../core/errors.js";
import { scope } from "../../core/lifetime.js";
import { float, isScalar, valueOf } from "../../core/scalar.js";
import type { DTypeOf } from "../../core/types.js";
import { part, slab } from "../../ops/layout.js";
import { define } from "../define.js";
import { type ArrayLike, withArrays } from "../input.js";
import { type NDArray, wrap } from "../ndarray.js";
import type { MeanDType } from "../reduction_types.js";
import { axesFrom } from "./axes.js";
import {
  add,
  allTrue,
  asNumbers,
  compute,
  divide,
  divideBy,
  equal,
  isInexact,
  isInteger,
  multiply,
  subtract,
} from "./compute.js";
import { differences } from "./differences.js";
import { along } from "./parts.js";

/** What {@link gradient} takes by name. */
export interface GradientOptions {
  /** One axis or several; all by default. */
  axis?: number | readonly number[] | null | undefined;
  /** The order of accuracy at the edges: 1 or 2. */
  edgeOrder?: number | undefined;
}

/** How far apart the samples are: everywhere the same, or one distance for each pair of neighbours. */
type Spacing = Operand;
const isUniform = (h: Spacing): boolean => isScalar(h) || h.ndim === 0;

/** The spacing along each axis from what callers gave. @throws ValueError, TypeError */
function spacings(f: CoreArray, given: readonly unknown[], axes: readonly number[]): Spacing[] {
  if (given.length === 0) return axes.map(() => float(1));
  const operand = (x: unknown): Operand => (isScalar(x) ? x : asNumbers(x));
  const single = given.length === 1 ? operand(given[0]) : undefined;
  if (single !== undefined && isUniform(single)) return axes.map(() => single);
  if (given.length !== axes.length) throw new TypeError("invalid number of arguments");
  return given.map((x, i) => {
    const places = operand(x);
    if (isScalar(places) || places.ndim === 0) return places;
    if (places.ndim !== 1) throw new ValueError("distances must be either scalars or 1d");
    if (places.size !== f.shape[axes[i]!])
      throw new ValueError("when 1d, distances must match the length of the corresponding dimension");
    const steps = differences(isInteger(places.dtype) ? copy(places, "C", dtypes.float64) : places, 0);
    if (steps.size === 0) return steps;
    const first = part(steps, 0, 0);
    return allTrue(equal(steps, first)) ? first : steps;
  });
}

/** The weights of three neighbours: scalars, or one for each place. */
type Weights = readonly [Operand, Operand, Operand];

const negative = (x: Operand): Operand => compute("negative", [x]);

/** `a f[i] + b f[j] + c f[k]`, in NumPy's order. */
function combined([a, b, c]: Weights, parts: readonly CoreArray[]): CoreArray {
  const [x, y, z] = parts as [CoreArray, CoreArray, CoreArray];
  return add(add(multiply(a, x), multiply(b, y)), multiply(c, z));
}

/** Weights of the second-order formula at an edge, from the distances of three samples. */
function edgeWeights(h: Spacing, isStart: boolean): Weights {
  if (isUniform(h)) {
    const over = (x: number): Operand => (isScalar(h) ? float(x / Number(valueOf(h))) : divide(float(x), h));
    return isStart ? [over(-1.5), over(2), over(-0.5)] : [over(0.5), over(-2), over(1.5)];
  }
  const steps = h as CoreArray;
  const n = steps.size;
  const [h1, h2] = (isStart ? [0, 1] : [n - 2, n - 1]).map((i) => part(steps, 0, i)) as [
    CoreArray,
    CoreArray,
  ];
  const sum = add(h1, h2);
  const both = multiply(h1, h2);
  const twice = (x: CoreArray): CoreArray => multiply(float(2), x);
  if (isStart) {
    return [
      divide(negative(add(twice(h1), h2)), multiply(h1, sum)),
      divide(sum, both),
      divide(negative(h1), multiply(h2, sum)),
    ];
  }
  return [
    divide(h2, multiply(h1, sum)),
    divide(negative(add(h2, h1)), both),
    divide(add(twice(h2), h1), multiply(h2, sum)),
  ];
}

/** The derivative along one axis: central differences inside, one-sided ones at both ends. */
function derivative(f: CoreArray, axis: number, h: Spacing, order: number, dtype: DTypeRow): CoreArray {
  const out = allocateLike(f, dtype);
  const n = f.shape[axis]!;
  const run = (a: CoreArray, start: number, stop: number): CoreArray => slab(a, axis, start, stop);
  const [before, inside, after] = [run(f, 0, n - 2), run(f, 1, n - 1), run(f, 2, n)];
  if (isUniform(h)) {
    const target = run(out, 1, n - 1);
    const direct = f.dtype === dtype && f.dtype.kind === "float" ? target : undefined;
    const steps = subtract(after, before, direct);
    const result = isScalar(h)
      ? divideBy(steps, 2 * Number(valueOf(h)), direct)
      : divide(steps, multiply(float(2), h));
    if (result !== target) assign(target, result);
  } else {
    const steps = h as CoreArray;
    const [h1, h2] = [slab(steps, 0, 0, n - 2), slab(steps, 0, 1, n - 1)];
    const sum = add(h1, h2);
    const weights = [
      divide(negative(h2), multiply(h1, sum)),
      divide(subtract(h2, h1), multiply(h1, h2)),
      divide(h1, multiply(h2, sum)),
    ].map((w) => along(w as CoreArray, axis, f.ndim)) as unknown as Weights;
    assign(run(out, 1, n - 1), combined(weights, [before, inside, after]));
  }
  const at = (a: CoreArray, i: number): CoreArray => part(a, axis, i);
  for (const isStart of [true, false]) {
    const target = at(out, isStart ? 0 : n - 1);
    if (order === 1) {
      const step = isUniform(h) ? h : part(h as CoreArray, 0, isStart ? 0 : n - 2);
      const [upper, lower] = isStart ? [1, 0] : [n - 1, n - 2];
      assign(target, divide(subtract(at(f, upper!), at(f, lower!)), step));
    } else {
      const places = isStart ? [0, 1, 2] : [n - 3, n - 2, n - 1];
      assign(
        target,
        combined(
          edgeWeights(h, isStart),
          places.map((i) => at(f, i)),
        ),
      );
    }
  }
  return out;
}

const take: (f: unknown, spacing: readonly unknown[], options: GradientOptions) => NDArray | NDArray[] =
  define("gradient(f, spacing, axis=, edgeOrder=)", (f, given: readonly unknown[], axis, edgeOrder = 1) =>
    withArrays([f], (core) => {
      const axes = axesFrom(axis, core.ndim) ?? [...core.shape.keys()];
      const results = scope(() => {
        const steps = spacings(core, given, axes);
        if (edgeOrder > 2) throw new ValueError("'edge_order' greater than 2 not supported");
        const inexact = isInexact(core.dtype);
        const values = isInteger(core.dtype) ? copy(core, "K", dtypes.float64) : core;
        return axes.map((i, k) => {
          if (core.shape[i]! < edgeOrder + 1) {
            throw new ValueError(
              "Shape of array too small to calculate a numerical gradient, at least (edge_order + 1) elements are required.",
            );
          }
          return derivative(values, i, steps[k]!, edgeOrder, inexact ? core.dtype : dtypes.float64);
        });
      });
      const wrapped = results.map((x) => wrap(x));
      return axes.length === 1 ? wrapped[0] : wrapped;
    }),
  );

/** The gradient of an array-like: one array for each axis, one alone where it is a row. */
type Gradient<A extends ArrayLike> = NDArray<MeanDType<DTypeOf<A>>> | NDArray<MeanDType<DTypeOf<A>>>[];

/**
 * Derivatives along axes by second-order central differences, and one-sided ones of the first or second order at the edges
 * (Fornberg, Generation of finite difference formulas on arbitrarily spaced grids, 1988).
 *
 * @param varargs - how far apart the samples are: nothing (1), one distance for all axes, or for each axis a distance or the
 *   places of the samples; then options
 * @returns an array for one axis, an array of arrays for several
 * @throws ValueError for too few samples, @throws TypeError for too many or too few distances, AxisError
 * @example
 * String(np.gradient([1, 2, 4, 7])) // -> [1.  1.5 2.5 3. ]
 * String(np.gradient([1, 2, 4, 7], 2, { edgeOrder: 2 })) // -> [0.25 0.75 1.25 1.75]
 */
export function gradient<A extends ArrayLike>(
  f: A,
  ...varargs: (ArrayLike | GradientOptions)[]
): Gradient<A> {
  const last = varargs[varargs.length - 1];
  const options = isOptions(last) ? (last as GradientOptions) : undefined;
  return take(f, options ? varargs.slice(0, -1) : varargs, options ?? {}) as Gradient<A>;
}
