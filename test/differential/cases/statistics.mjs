// Order statistics, NaN-aware reductions, averages, bins, differences, interpolation, correlation, products.
import { kindOf, NUMPY_DTYPES } from "../../helpers/bytes.mjs";
import { arrayOf, count, randomArray, randomShape } from "../../helpers/random.mjs";

const REAL = NUMPY_DTYPES.filter((dtype) => kindOf(dtype) !== "c");
const METHODS = [
  "inverted_cdf",
  "averaged_inverted_cdf",
  "closest_observation",
  "interpolated_inverted_cdf",
  "hazen",
  "weibull",
  "linear",
  "median_unbiased",
  "normal_unbiased",
  "lower",
  "higher",
  "midpoint",
  "nearest",
];

/** Finite values, NaN now and then among floats. */
function gappy(random, dtype, shape) {
  const n = count(shape);
  const kind = kindOf(dtype);
  const whole = () => (kind === "b" ? random.chance(0.5) : random.int(kind === "u" ? 0 : -6, 7));
  const real = () => (random.chance(0.2) ? Number.NaN : (random.next() - 0.5) * 8);
  const one = { f: real, c: () => [real(), random.int(-3, 4)] }[kind] ?? whole;
  return arrayOf(dtype, shape, Array.from({ length: n }, one));
}

function axisOptions(random, ndim, several = true) {
  const kw = {};
  if (ndim > 0 && random.chance(0.7)) {
    kw.axis = random.int(-ndim, ndim);
    if (several && random.chance(0.2)) {
      const axes = random.shuffle(Array.from({ length: ndim }, (_, i) => i));
      kw.axis = axes.slice(0, random.int(1, ndim + 1));
    }
  }
  if (random.chance(0.3)) kw.keepdims = true;
  return kw;
}

const shapeOf = (random) => (random.chance(0.2) ? [random.int(1, 60)] : randomShape(random, { max: 3 }));
const full = (random) => shapeOf(random).map((n) => Math.max(n, 1));

function medianCase(random, fn, dtype) {
  const shape = full(random);
  const a =
    fn === "nanmedian" || random.chance(0.3)
      ? gappy(random, dtype, shape)
      : randomArray(random, dtype, shape, { values: random.pick(["plain", "small"]) });
  return { fn, args: [a], kw: axisOptions(random, shape.length) };
}

function quantileCase(random, fn, dtype) {
  const shape = full(random);
  const top = fn.endsWith("percentile") ? 100 : 1;
  const q = () => random.pick([0.1, 0.25, 0.5, 0.75, 0.99, random.next()]) * top;
  const quantiles = random.chance(0.5)
    ? q()
    : arrayOf(random.pick(["float64", "float64", "float32"]), [3], [q(), q(), q()]);
  const kw = axisOptions(random, shape.length);
  if (random.chance(0.7)) kw.method = random.pick(METHODS);
  if (kw.method === "inverted_cdf" && random.chance(0.3) && !fn.startsWith("nan"))
    kw.weights = arrayOf(
      "float64",
      shape,
      Array.from({ length: count(shape) }, () => random.int(1, 9)),
    );
  const a = fn.startsWith("nan")
    ? gappy(random, dtype, shape)
    : randomArray(random, dtype, shape, { values: "plain" });
  return { fn, args: [a, quantiles], kw };
}

function nanCase(random, fn, dtype) {
  const shape = shapeOf(random);
  const one = /arg|cum/.test(fn);
  const kw = axisOptions(random, shape.length, !one);
  if (fn.includes("cum")) delete kw.keepdims;
  if (/sum|prod|max|min|mean|var|std/.test(fn) && !one && random.chance(0.2))
    kw.where = randomArray(random, "bool", shape);
  if (/nan(sum|prod|max|min)$/.test(fn) && random.chance(0.2)) kw.initial = random.int(-3, 4);
  if (/var|std/.test(fn) && random.chance(0.4)) kw.ddof = random.pick([0, 1, 2]);
  const plain = kindOf(dtype) === "c" && /prod/.test(fn);
  const a = plain ? randomArray(random, dtype, shape, { values: "counts" }) : gappy(random, dtype, shape);
  if (!(kindOf(dtype) === "c" && /var|std/.test(fn))) return { fn, args: [a], kw };
  // Squares of complex numbers: NumPy's depend on fused multiply-adds.
  return { fn, args: [a], kw, want: ["bound"], terms: 4 };
}

function averageCase(random, dtype) {
  const shape = full(random);
  const kw = axisOptions(random, shape.length, false);
  if (random.chance(0.6)) {
    const weights = kw.axis === undefined || random.chance(0.5) ? shape : [shape.at(kw.axis)];
    kw.weights = arrayOf(
      "float64",
      weights,
      Array.from({ length: count(weights) }, () => random.int(1, 5)),
    );
  }
  if (random.chance(0.3)) kw.returned = true;
  return { fn: "average", args: [randomArray(random, dtype, shape, { values: "plain" })], kw };
}

function covCase(random, fn, dtype) {
  const shape = random.pick([[3, 8], [2, 5], [9], [4, 4]]);
  const kw = {};
  if (random.chance(0.3)) kw.rowvar = false;
  if (fn === "cov" && random.chance(0.3)) kw.bias = true;
  const a = randomArray(random, dtype, shape, { values: "plain", broadcast: false });
  return { fn, args: [a], kw, terms: 40, want: ["bound"] };
}

function histogramCase(random, fn, dtype) {
  const n = random.int(1, 300);
  const a = randomArray(random, dtype, [n], { values: "plain", broadcast: false });
  const edges = arrayOf("float64", [5], [-3, -1, 0, 0.5, 4]);
  const kw = { bins: random.pick([1, 2, 5, 10, 33, edges]) };
  if (typeof kw.bins === "number" && random.chance(0.3))
    kw.range = random.pick([
      [-2, 2],
      [-1.5, 3.25],
      [0, 1],
    ]);
  if (fn === "histogramBinEdges" && random.chance(0.5))
    kw.bins = random.pick(["auto", "fd", "doane", "scott", "stone", "rice", "sturges", "sqrt"]);
  const extra = fn === "histogram" ? random.next() : 1;
  if (extra < 0.3) {
    const weights = random.pick(["float64", "float32", "int32", "complex128"]);
    kw.weights = randomArray(random, weights, [n], { values: "small", broadcast: false });
  } else if (extra < 0.5) kw.density = true;
  return { fn, args: [a], kw };
}

function gridCase(random, fn, dtype) {
  const n = random.int(1, 60);
  const row = () => randomArray(random, dtype, [n], { values: "plain", broadcast: false });
  const kw = { bins: random.pick([3, 5, [2, 4], [arrayOf("float64", [3], [-2, 0, 3]), 3]]) };
  const extra = random.next();
  if (extra < 0.3) kw.density = true;
  else if (extra < 0.5)
    kw.weights = randomArray(random, "float64", [n], { values: "small", broadcast: false });
  if (fn === "histogram2d") return { fn, args: [row(), row()], kw };
  return { fn, args: [randomArray(random, dtype, [n, 2], { values: "plain", broadcast: false })], kw };
}

function bincountCase(random, dtype) {
  const n = random.int(0, 80);
  const x = randomArray(random, dtype, [n], { values: "counts", broadcast: false });
  const kw = {};
  if (random.chance(0.4)) kw.minlength = random.int(0, 9);
  if (random.chance(0.4))
    kw.weights = randomArray(random, "float64", [n], { values: "plain", broadcast: false });
  return { fn: "bincount", args: [x], kw };
}

function digitizeCase(random, dtype) {
  const edges = random.pick([[-3, -1, 0, 2], [5, 1, 0, -2], [1, 1, 2], [0]]);
  const x = randomArray(random, dtype, shapeOf(random), { values: random.pick(["plain", "any"]) });
  return {
    fn: "digitize",
    args: [x, arrayOf("float64", [edges.length], edges)],
    kw: { right: random.chance(0.5) },
  };
}

function diffCase(random, dtype) {
  const shape = full(random);
  const kw = {};
  if (shape.length > 0 && random.chance(0.6)) kw.axis = random.int(-shape.length, shape.length);
  if (random.chance(0.4)) kw.n = random.int(0, 4);
  if (random.chance(0.3)) kw.prepend = randomArray(random, dtype, [], { values: "small" });
  return { fn: "diff", args: [randomArray(random, dtype, shape, { values: "small" })], kw };
}

function ediffCase(random, dtype) {
  const kw = random.chance(0.5) ? { toEnd: randomArray(random, dtype, [2], { values: "small" }) } : {};
  return { fn: "ediff1d", args: [randomArray(random, dtype, shapeOf(random), { values: "small" })], kw };
}

const ascending = (random, n) => {
  let at = random.int(-4, 0);
  return Array.from({ length: n }, () => {
    at += random.int(1, 4) / 2;
    return at;
  });
};

function gradientCase(random, dtype) {
  const shape = [random.int(3, 9), random.int(3, 6)].slice(0, random.int(1, 3));
  const axis = random.int(0, shape.length);
  const steps = random.pick([
    [],
    [2],
    [0.5],
    [arrayOf("float64", [shape[axis]], ascending(random, shape[axis]))],
  ]);
  const a = randomArray(random, dtype, shape, { values: "small" });
  return { fn: "gradient", args: [a, ...steps], kw: { axis, edgeOrder: random.int(1, 3) } };
}

function trapezoidCase(random, dtype) {
  const shape = full(random);
  const kw = {};
  if (shape.length > 0 && random.chance(0.5)) kw.axis = random.int(-shape.length, shape.length);
  const n = shape.at(kw.axis ?? -1) ?? 0;
  if (random.chance(0.4) && n) kw.x = arrayOf("float64", [n], ascending(random, n));
  else if (random.chance(0.5)) kw.dx = random.pick([0.5, 2.5]);
  return { fn: "trapezoid", args: [randomArray(random, dtype, shape, { values: "small" })], kw };
}

function unwrapCase(random, dtype) {
  const kw = {};
  if (random.chance(0.5)) kw.period = random.pick([4.5, 3.25]);
  if (random.chance(0.3)) kw.discont = random.pick([1.5, 5]);
  const shape = full(random);
  return {
    fn: "unwrap",
    args: [randomArray(random, dtype, shape.length ? shape : [3], { values: "small" })],
    kw,
  };
}

function interpCase(random, dtype) {
  const n = random.int(1, 12);
  const x = randomArray(random, kindOf(dtype) === "c" ? "float64" : dtype, shapeOf(random), {
    values: random.pick(["plain", "any"]),
  });
  const kw = {};
  if (random.chance(0.3)) kw.left = -7.5;
  if (random.chance(0.3)) kw.right = 9.25;
  if (random.chance(0.2)) kw.period = 3.3;
  const fp = randomArray(random, dtype, [n], { values: "plain", broadcast: false });
  return { fn: "interp", args: [x, arrayOf("float64", [n], ascending(random, n)), fp], kw };
}

function correlateCase(random, fn, dtype) {
  const [n, k] = [random.int(1, 40), random.int(1, 12)];
  const exact = !"fc".includes(kindOf(dtype));
  const row = (length) =>
    randomArray(random, dtype, [length], { values: exact ? "any" : "plain", broadcast: false });
  const test = {
    fn,
    args: [row(n), row(k)],
    kw: { mode: random.pick(["valid", "same", "full"]) },
    terms: 50,
  };
  if (!exact) test.want = ["bound"];
  return test;
}

function productCase(random, fn, dtype) {
  const exact = !"fc".includes(kindOf(dtype));
  const values = exact ? "any" : "small";
  const k = random.int(0, 6);
  const shapes = {
    inner: [
      [...randomShape(random, { max: 2 }).slice(0, 2), k],
      [random.int(1, 5), k],
    ],
    vdot: [
      [k, 2],
      [k, 2],
    ],
    outer: [randomShape(random, { max: 2 }), randomShape(random, { max: 2 })],
    kron: [randomShape(random, { max: 2 }), randomShape(random, { max: 2 })],
    tensordot: [
      [2, k, 3],
      [k, 3, 2],
    ],
    cross: [[random.int(1, 5), random.pick([2, 3])], [random.pick([2, 3])]],
  }[fn];
  const args = shapes.map((shape) =>
    randomArray(
      random,
      dtype,
      shape.map((n) => Math.min(n, 20)),
      { values },
    ),
  );
  return { fn, args, kw: {} };
}

function traceCase(random, dtype) {
  const shape = randomShape(random, { min: 2, max: 3 });
  const a = randomArray(random, dtype, shape.length < 2 ? [3, 4] : shape, { values: "small" });
  return { fn: "trace", args: [a], kw: { offset: random.int(-3, 4) } };
}

function runningCase(random, fn, dtype) {
  const shape = full(random);
  const a = randomArray(random, dtype, shape, { values: fn.endsWith("Prod") ? "counts" : "small" });
  const kw = shape.length > 1 ? { axis: random.int(-shape.length, shape.length) } : {};
  if (random.chance(0.5)) kw.includeInitial = true;
  return { fn, args: [a], kw };
}

const ptpCase = (random, dtype) => {
  const shape = full(random);
  return { fn: "ptp", args: [randomArray(random, dtype, shape)], kw: axisOptions(random, shape.length) };
};

const NAN_FORMS = [
  "sum",
  "prod",
  "max",
  "min",
  "mean",
  "var",
  "std",
  "argmax",
  "argmin",
  "cumsum",
  "cumprod",
];

/** Cases for order statistics, averages and NaN-aware reductions, with every dtype that NumPy has them for. */
export function* statisticsCases(random, n) {
  for (const dtype of NUMPY_DTYPES)
    for (let i = 0; i < n; i++) {
      yield medianCase(random, "median", dtype);
      yield averageCase(random, dtype);
      yield covCase(random, "cov", dtype);
      yield covCase(random, "corrcoef", dtype);
      yield ptpCase(random, dtype);
      yield runningCase(random, "cumulativeSum", dtype);
      yield runningCase(random, "cumulativeProd", dtype);
      if (kindOf(dtype) === "c") continue;
      yield medianCase(random, "nanmedian", dtype);
      for (const fn of ["percentile", "quantile", "nanpercentile", "nanquantile"])
        yield quantileCase(random, fn, dtype);
    }
}

/** Cases for NaN-aware reductions. */
export function* nanCases(random, n) {
  for (const dtype of NUMPY_DTYPES)
    for (let i = 0; i < n; i++) for (const name of NAN_FORMS) yield nanCase(random, `nan${name}`, dtype);
}

/** Cases for bins and counts. */
export function* binCases(random, n) {
  for (const dtype of REAL)
    for (let i = 0; i < n; i++) {
      for (const fn of ["histogram", "histogramBinEdges"]) yield histogramCase(random, fn, dtype);
      for (const fn of ["histogram2d", "histogramdd"]) yield gridCase(random, fn, dtype);
      yield digitizeCase(random, dtype);
      if (kindOf(dtype) !== "f") yield bincountCase(random, dtype);
    }
}

/** Cases for differences, curves and products. */
export function* signalCases(random, n) {
  for (const dtype of NUMPY_DTYPES)
    for (let i = 0; i < n; i++) {
      yield diffCase(random, dtype);
      yield ediffCase(random, dtype);
      yield gradientCase(random, dtype);
      yield trapezoidCase(random, dtype);
      yield interpCase(random, dtype);
      if (kindOf(dtype) !== "c") yield unwrapCase(random, dtype);
      for (const fn of ["correlate", "convolve"]) yield correlateCase(random, fn, dtype);
      for (const fn of ["inner", "vdot", "outer", "kron", "tensordot", "cross"])
        yield productCase(random, fn, dtype);
      yield traceCase(random, dtype);
    }
}
