import { asOwner, type CoreArray, consume } from "../core/array.js";
import { assign, copy } from "../core/assign.js";
import { dispatch, type UfuncName } from "../core/dispatch.js";
import { type DTypeRow, dtypes } from "../core/dtype.js";
import { ValueError } from "../core/errors.js";
import { scope } from "../core/lifetime.js";
import { resultType } from "../core/promote.js";
import { isScalar, weakKind } from "../core/scalar.js";
import { broadcastShapes, normalizeAxis, requireInteger } from "../core/shape.js";
import { countTrue } from "../core/truth.js";
import * as ops from "../ops/creation.js";
import { expandDims, moveaxis, widened } from "../ops/layout.js";
import { type Device, define } from "./define.js";
import type { DTypeLike, NameOf } from "./dtype.js";
import { power } from "./functions.js";
import { type ArrayLike, dtypeArg, withArrays } from "./input.js";
import { type NDArray, wrap } from "./ndarray.js";
import { numpyPolicy } from "./policy.js";

/** The dtype in which samples between given ends are computed: at least a float, scalars being weak. */
function floating(given: readonly unknown[], cores: readonly CoreArray[]): DTypeRow {
  const strong = cores.filter((_, k) => !isScalar(given[k])).map((core) => core.dtype);
  const weak = given.filter(isScalar).map(weakKind);
  return resultType(strong, [...weak, "float"]);
}

/** What {@link linspace} takes by name. */
export interface LinspaceOptions<L extends DTypeLike = DTypeLike> {
  num?: number | undefined;
  /** Whether `stop` is the last sample. */
  endpoint?: boolean | undefined;
  /** Whether to give the step, too: `[samples, step]`. */
  retstep?: boolean | undefined;
  dtype?: L | undefined;
  /** Where the axis of the samples goes. */
  axis?: number | undefined;
  device?: Device | null | undefined;
}

/**
 * Evenly spaced numbers, `num` of them (50).
 *
 * @throws ValueError for a negative number of samples
 * @example
 * np.linspace(0, 1, 5).toString() // -> [0.   0.25 0.5  0.75 1.  ]
 */
export const linspace: {
  <L extends DTypeLike = "float64">(
    start: ArrayLike,
    stop: ArrayLike,
    num: number | undefined,
    options: LinspaceOptions<L> & { retstep: true },
  ): [NDArray<NameOf<L>>, number | NDArray];
  <L extends DTypeLike = "float64">(
    start: ArrayLike,
    stop: ArrayLike,
    num?: number | LinspaceOptions<L>,
    options?: LinspaceOptions<L>,
  ): NDArray<NameOf<L>>;
} = define(
  "linspace(start, stop, num=, endpoint=, retstep=, dtype=, axis=, *, device=)",
  (start, stop, num = 50, endpoint = true, retstep = false, dtype = undefined, axis = 0) => {
    requireInteger(num);
    return withArrays([start, stop], (a, b) => {
      const common = floating([start, stop], [a, b]);
      const place = normalizeAxis(axis, Math.max(a.ndim, b.ndim) + 1, "destination");
      const row = dtypeArg(dtype) ?? common;
      const { samples, step } = ops.linspace(a, b, num, endpoint, row, numpyPolicy, common);
      const result = wrap(asOwner(moveaxis(samples, 0, place)));
      if (retstep && step.ndim > 0) return [result, wrap(step)];
      return consume(step, () => (retstep ? [result, step.first()] : result));
    });
  },
);

/** What {@link logspace} takes by name. */
export interface LogspaceOptions<L extends DTypeLike = DTypeLike>
  extends Omit<LinspaceOptions<L>, "retstep"> {
  /** What is raised to the power of the samples: 10 by default. */
  base?: ArrayLike | undefined;
}

/**
 * Numbers evenly spaced on a logarithmic scale: from `base ** start` to `base ** stop`.
 *
 * @throws ValueError for a negative number of samples
 * @example
 * np.logspace(0, 2, 3).toString() // -> [  1.  10. 100.]
 */
export const logspace: <L extends DTypeLike = "float64">(
  start: ArrayLike,
  stop: ArrayLike,
  num?: number | LogspaceOptions<L>,
  options?: LogspaceOptions<L>,
) => NDArray<NameOf<L>> = define(
  "logspace(start, stop, num=, endpoint=, base=, dtype=, axis=)",
  (start, stop, num = 50, endpoint = true, base = 10, dtype = undefined, axis = 0) =>
    scope(() => {
      const row = dtypeArg(dtype);
      const samples = (a: unknown, b: unknown): NDArray =>
        linspace(a as ArrayLike, b as ArrayLike, num, { endpoint, axis });
      if (isScalar(base)) return recast(power(base, samples(start, stop)) as NDArray, row);
      return withArrays([start, stop, base], (a, b, c) => {
        if (c.ndim === 0) return recast(power(wrap(c), samples(start, stop)) as NDArray, row);
        const { length } = broadcastShapes([a.shape, b.shape, c.shape]);
        const [from, to, bases] = [a, b, c].map((x) => widened(x, length));
        const raised = expandDims(bases!, axis);
        return recast(power(wrap(raised), samples(wrap(from!), wrap(to!))) as NDArray, row);
      });
    }),
);

const recast = (a: NDArray, dtype: DTypeRow | undefined): NDArray =>
  !dtype || dtype === a.core.dtype ? a : wrap(copy(a.core, "K", dtype));

/** What {@link geomspace} takes by name. */
export type GeomspaceOptions<L extends DTypeLike = DTypeLike> = Omit<LinspaceOptions<L>, "retstep">;

/**
 * Numbers of a geometric sequence: each the one before, multiplied by the same factor. Complex ends make a spiral.
 *
 * @throws ValueError for a negative number of samples, and where an end is zero
 * @example
 * np.geomspace(1, 1000, 4).toString() // -> [   1.   10.  100. 1000.]
 */
export const geomspace: <L extends DTypeLike = "float64">(
  start: ArrayLike,
  stop: ArrayLike,
  num?: number | GeomspaceOptions<L>,
  options?: GeomspaceOptions<L>,
) => NDArray<NameOf<L>> = define(
  "geomspace(start, stop, num=, endpoint=, dtype=, axis=)",
  (start, stop, num = 50, endpoint = true, dtype = undefined, axis = 0) =>
    scope(() =>
      withArrays([start, stop], (a, b) => {
        requireInteger(num);
        for (const end of [a, b]) {
          if (countTrue(dispatch("equal", [end, 0], numpyPolicy)) > 0)
            throw new ValueError("Geometric sequence cannot include zero");
        }
        const wanted = dtypeArg(dtype);
        const working = resultType([a.dtype, b.dtype, wanted ?? dtypes.float64], ["float"]);
        const apply = (name: UfuncName, ...inputs: CoreArray[]): CoreArray =>
          dispatch(name, inputs, numpyPolicy);
        const [from, to] = [copy(a, "K", working), copy(b, "K", working)];
        // Turned so that it begins on the positive real axis, and back when it is done.
        const direction = apply("sign", from);
        const first = dispatch("divide", [from, direction], numpyPolicy, { out: from });
        const last = apply("divide", to, direction);
        const result = logspace(wrap(apply("log10", first)), wrap(apply("log10", last)), num, {
          endpoint,
          dtype: working.name,
        }).core;
        // The ends are given: exp(log(x)) need not be x.
        const row = (i: number): CoreArray =>
          result.view(result.shape.slice(1), result.strides.slice(1), result.offset + i * result.strides[0]!);
        if (num > 0) assign(row(0), first);
        if (num > 1 && endpoint) assign(row(num - 1), last);
        dispatch("multiply", [result, direction], numpyPolicy, { out: result });
        const placed = asOwner(moveaxis(result, 0, axis));
        return recast(wrap(placed), wanted);
      }),
    ),
);
