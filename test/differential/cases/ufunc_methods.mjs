// The methods of ufuncs of two inputs: reductions, accumulations, pieces, all pairs, and updates at places.
import { kindOf, NUMPY_DTYPES } from "../../helpers/bytes.mjs";
import {
  arrayOf,
  broadcastable,
  count,
  plainArray,
  randomArray,
  randomBytes,
  randomShape,
} from "../../helpers/random.mjs";

import { withTerms } from "./ufuncs.mjs";

/**
 * What NumPy answers one way only. Its power.reduce, arctan2.reduce and ldexp.reduce compute one step; which words
 * refuse a running result depends on what was called before; floats that do not fit an integer are undefined in C.
 */
function isDefined(fn, method, dtype) {
  const kind = kindOf(dtype);
  if (fn === "power") return method === "outer" || kind === "i" || kind === "u";
  if (ONE_STEP.has(fn)) return method === "outer";
  if (fn === "gcd" || fn === "lcm") return method === "outer" || kind === "i";
  if (COMPARISONS.has(fn)) return method === "outer" || method === "at" || kind === "b";
  if ((fn === "divide" || fn === "floatPower") && method === "at") return kind === "f" || kind === "c";
  return true;
}
const ONE_STEP = new Set(["arctan2", "ldexp"]);
const COMPARISONS = new Set(["equal", "notEqual", "less", "lessEqual", "greater", "greaterEqual"]);
/** Where the order of additions and of fused steps shows in the last bits: sums that are exact. */
const SUMS = new Set(["add", "multiply"]);

function valuesFor(random, fn, dtype) {
  // Powers of powers magnify each rounding by the exponents: those of magnitude 1 at most do not.
  if (fn === "floatPower") return "unit";
  if (fn.endsWith("Shift") || (fn === "power" && kindOf(dtype) !== "f")) return "counts";
  // NumPy rounds differences of float16 now after every step, now at the end.
  if (SUMS.has(fn) || kindOf(dtype) === "c" || (fn === "subtract" && dtype === "float16")) return "small";
  return random.chance(0.5) ? "plain" : "small";
}

function reduceCase(random, fn, dtype, method) {
  const shape = randomShape(random, { min: method === "reduce" ? 0 : 1 });
  if (method !== "reduce" && shape.length === 0) shape.push(random.int(1, 9));
  const axis = shape.length ? random.int(0, shape.length) : 0;
  // There is no place in an axis of length 0.
  if (method === "reduceat") shape[axis] = Math.max(shape[axis], 1);
  const values = valuesFor(random, fn, dtype);
  const test = { fn: `${fn}.${method}`, args: [randomArray(random, dtype, shape, { values })], kw: { axis } };
  if (method === "reduceat") {
    const length = shape[axis];
    const n = random.int(1, 6);
    test.args.push(
      arrayOf(
        "int64",
        [n],
        Array.from({ length: n }, () => BigInt(random.int(0, length))),
      ),
    );
  }
  const kind = random.next();
  if (kind < 0.2 && fn !== "power" && fn !== "gcd" && fn !== "lcm")
    test.kw.dtype = random.pick([dtype, "float64", "int32", "bool"]);
  else if (method === "reduce") {
    if (kind < 0.4) test.kw.keepdims = true;
    else if (kind < 0.5) test.kw.axis = null;
    else if (kind < 0.6) test.kw.initial = random.pick([0, 1, 3]);
    else if (kind < 0.7) Object.assign(test.kw, { initial: 2, where: randomArray(random, "bool", shape) });
    else test.want = ["strides"];
  } else if (method === "accumulate") test.want = ["strides"];
  return test;
}

function outerCase(random, fn, dtype) {
  const other = random.chance(0.6) ? dtype : random.pick(NUMPY_DTYPES);
  const shapes = [0, 1].map(() =>
    randomShape(random)
      .slice(0, 2)
      .map((n) => Math.min(n, 6)),
  );
  return {
    fn: `${fn}.outer`,
    args: [dtype, other].map((type, k) =>
      randomArray(random, type, shapes[k], { values: valuesFor(random, fn, type) }),
    ),
    want: ["strides"],
  };
}

function atCase(random, fn, dtype) {
  const shape = [random.int(1, 7), random.int(1, 5)];
  const values = valuesFor(random, fn, dtype);
  const n = random.int(0, 30);
  const places = arrayOf(
    "int64",
    [n],
    Array.from({ length: n }, () => BigInt(random.int(-shape[0], shape[0]))),
  );
  const whole = random.chance(0.3);
  const index = whole ? ["...", arrayOf("int64", [2], [0n, BigInt(-shape[1])])] : places;
  const selected = whole ? [shape[0], 2] : [n, shape[1]];
  const type =
    random.chance(0.7) || kindOf(dtype) === "u"
      ? dtype
      : random.pick(["int8", "float32", "float64", "int64"]);
  const [own] = broadcastable(random, selected, 1);
  return {
    fn: `${fn}.at`,
    let: { a: plainArray(dtype, shape, randomBytes(random, dtype, count(shape), values)) },
    args: [{ ref: "a" }, index, randomArray(random, type, own, { values: valuesFor(random, fn, type) })],
    watch: ["a"],
  };
}

const METHODS = ["reduce", "accumulate", "reduceat", "outer", "at"];

function methodCase(random, fn, dtype, method) {
  if (method === "outer") return withTerms(outerCase(random, fn, dtype));
  if (method === "at") return withTerms(atCase(random, fn, dtype));
  return withTerms(reduceCase(random, fn, dtype, method));
}

/** Cases for every row of two inputs and one result. */
export function* methodCases(random, rows, n) {
  for (const { name } of rows)
    for (const dtype of NUMPY_DTYPES)
      for (const method of METHODS) {
        if (!isDefined(name, method, dtype)) continue;
        for (let i = 0; i < n; i++) yield methodCase(random, name, dtype, method);
      }
}
