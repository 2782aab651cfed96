import { type CoreArray, consume } from "../../core/array.js";
import { fromScalar } from "../../core/assign.js";
import { asCore } from "../../core/convert.js";
import type { Operand } from "../../core/dispatch.js";
import { dtypes } from "../../core/dtype.js";
import { float } from "../../core/scalar.js";
import { part } from "../../ops/layout.js";
import { deviation, mean } from "../../ops/moments.js";
import { reduce } from "../../ops/reductions.js";
import { numpyPolicy } from "../policy.js";
import { add, compute, divide, multiply, subtract } from "./compute.js";
import { distance } from "./intervals.js";
import { quantilesOf } from "./quantiles.js";
import { uniformCounts } from "./uniform_counts.js";

/** NumPy's estimators of the width of bins. */
export type EstimatorName = "auto" | "doane" | "fd" | "rice" | "scott" | "sqrt" | "stone" | "sturges";

type Estimator = (x: CoreArray, range: readonly [Operand, Operand]) => CoreArray;

/** A NumPy scalar: it does not adapt to what is beside it. */
const strong = (x: number): CoreArray => fromScalar(x, dtypes.float64);
const span = (x: CoreArray): CoreArray => distance(reduce("max", x), reduce("min", x));
const log2 = (x: CoreArray): CoreArray => compute("log2", [x]);
const valueOf = (x: CoreArray): number => Number(x.first());

const sqrt: Estimator = (x) => divide(span(x), strong(Math.sqrt(x.size)));
const sturges: Estimator = (x) => divide(span(x), add(log2(strong(x.size)), float(1)));
const rice: Estimator = (x) => divide(span(x), float(2 * x.size ** (1 / 3)));
const scott: Estimator = (x) =>
  multiply(deviation(x, {}, numpyPolicy), float(((24 * Math.PI ** 0.5) / x.size) ** (1 / 3)));

/** Freedman and Diaconis, On the histogram as a density estimator (1981): by the interquartile range. */
const fd: Estimator = (x) => {
  const q = asCore([0.75, 0.25]);
  const quartiles = quantilesOf({ rows: x, inPlace: false }, x.size, { q, weak: false, method: "linear" });
  const range = subtract(part(quartiles, 0, 0), part(quartiles, 0, 1));
  return multiply(multiply(range, float(2)), float(x.size ** (-1 / 3)));
};

/** Doane, Aesthetic frequency classifications (1976): Sturges' formula with the skewness. */
const doane: Estimator = (x) => {
  const n = x.size;
  const sigma = n > 2 ? deviation(x, {}, numpyPolicy) : undefined;
  if (!sigma || valueOf(sigma) === 0) return strong(0);
  const spread = Math.sqrt((6 * (n - 2)) / ((n + 1) * (n + 3)));
  const deviations = subtract(x, mean(x, {}, numpyPolicy));
  divide(deviations, sigma, deviations);
  compute("power", [deviations, 3], { out: deviations });
  const skewness = divide(compute("absolute", [mean(deviations, {}, numpyPolicy)]), strong(spread));
  const bins = add(add(log2(strong(n)), float(1)), log2(add(skewness, float(1))));
  return divide(span(x), bins);
};

/** Stone, An asymptotically optimal histogram selection rule (1984): the least cross-validated loss. */
const stone: Estimator = (x, range) => {
  const n = x.size;
  const whole = span(x);
  if (n <= 1 || valueOf(whole) === 0) return strong(0);
  let best = { count: 0, loss: Number.POSITIVE_INFINITY };
  const most = Math.max(100, Math.floor(Math.sqrt(n)));
  for (let count = 1; count <= most; count++) {
    const shares = divide(uniformCounts(x, count, range), n);
    const squares = consume(multiply(shares, shares), (products) => valueOf(reduce("sum", products)));
    shares.storage.dispose();
    const loss = (2 - (n + 1) * squares) / valueOf(divide(whole, count));
    if (best.count === 0 || loss < best.loss) best = { count, loss };
  }
  return divide(whole, best.count);
};

/** The finer one of Freedman-Diaconis, limited by the square root's, and Sturges'. */
const auto: Estimator = (x, range) => {
  const corrected = Math.max(valueOf(fd(x, range)), valueOf(sqrt(x, range)) / 2);
  return strong(Math.min(corrected, valueOf(sturges(x, range))));
};

/** The width of bins by each estimator; 0 where there is none. */
export const estimators: Readonly<Record<EstimatorName, Estimator>> = {
  auto,
  doane,
  fd,
  rice,
  scott,
  sqrt,
  stone,
  sturges,
};

/** Whether this is the name of an estimator. */
export const isEstimator = (name: string): name is EstimatorName => Object.hasOwn(estimators, name);
