// Reductions and scans: every row with every dtype, over no, one or several axes, with each of their options.
import { kindOf, NUMPY_DTYPES } from "../../helpers/bytes.mjs";
import { randomArray, randomShape } from "../../helpers/random.mjs";

const SCANS = new Set(["cumsum", "cumprod"]);
const ONE_AXIS = new Set(["argmax", "argmin", "cumsum", "cumprod"]);
const HAS_DTYPE = new Set(["sum", "prod", "mean", "var", "std", "cumsum", "cumprod"]);
const HAS_INITIAL = new Set(["sum", "prod", "max", "min"]);
const HAS_WHERE = new Set(["sum", "prod", "max", "min", "any", "all", "mean", "var", "std"]);
const HAS_DDOF = new Set(["var", "std"]);
const HAS_OUT = new Set(["sum", "prod", "max", "min", "any", "all", "mean", "cumsum", "cumprod"]);

function axisFor(random, name, ndim) {
  const kind = random.next();
  if (ndim === 0 || kind < 0.25) return undefined;
  if (ONE_AXIS.has(name) || kind < 0.75) return random.int(-ndim, ndim) + (random.chance(0.03) ? 7 : 0);
  const axes = random.shuffle(Array.from({ length: ndim }, (_, i) => i)).slice(0, random.int(0, ndim + 1));
  return axes.map((axis) => (random.chance(0.3) ? axis - ndim : axis));
}

function valuesFor(random, name, dtype) {
  // Infinite complex products depend on fused multiply-adds.
  if (name.endsWith("prod") && kindOf(dtype) === "c") return random.pick(["small", "counts", "plain"]);
  if (name === "prod" || name === "cumprod") return random.pick(["small", "counts", "plain", "any"]);
  return random.pick(["any", "plain", "small", "plain"]);
}

function reductionCase(random, name, dtype) {
  const shape = random.chance(0.1) ? [random.int(100, 1500)] : randomShape(random);
  const test = {
    fn: name,
    args: [randomArray(random, dtype, shape, { values: valuesFor(random, name, dtype) })],
    kw: {},
  };
  const axis = axisFor(random, name, shape.length);
  if (axis !== undefined) {
    if (random.chance(0.5)) test.args.push(axis);
    else test.kw.axis = axis;
    if (Array.isArray(axis)) {
      test.args.length = 1;
      test.kw.axis = axis;
    }
  }
  if (!SCANS.has(name) && random.chance(0.3)) test.kw.keepdims = true;
  if (HAS_DTYPE.has(name) && random.chance(0.15))
    test.kw.dtype = random.pick(["float64", "float32", "int64", "complex128", "int32"]);
  if (HAS_INITIAL.has(name) && random.chance(0.2)) test.kw.initial = random.pick([0, 1, 2, 5]);
  if (HAS_WHERE.has(name) && random.chance(0.2))
    test.kw.where = randomArray(random, "bool", random.chance(0.7) ? shape : shape.slice(1));
  if (HAS_DDOF.has(name) && random.chance(0.4)) test.kw.ddof = random.pick([0, 1, 2, 0.5]);
  // An integer `dtype=` of a float is a cast that C leaves undefined out of range.
  if (test.kw.dtype?.startsWith("int")) test.args[0] = randomArray(random, dtype, shape, { values: "small" });
  return test;
}

/** Cases for the reductions named; a name that NumPy or the library lacks fails by itself. */
export function* reductionCases(random, names, n) {
  for (const name of names)
    for (const dtype of NUMPY_DTYPES)
      for (let i = 0; i < n; i++)
        yield i % 7 === 6 && HAS_OUT.has(name)
          ? outCase(random, name, dtype)
          : reductionCase(random, name, dtype);
}

function outCase(random, name, dtype) {
  const shape = randomShape(random, { min: 1, max: 3 });
  const axis = random.int(0, shape.length);
  const out = SCANS.has(name) ? shape : shape.filter((_, i) => i !== axis);
  const target = random.pick([dtype, "float64", "int64", "complex128"]);
  return {
    fn: name,
    let: { out: randomArray(random, target, out, { values: "small", broadcast: false }) },
    args: [randomArray(random, dtype, shape, { values: "small" })],
    kw: { axis, out: { ref: "out" } },
    watch: ["out"],
  };
}
