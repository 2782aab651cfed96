// Element-wise functions: every row of the table with every dtype as its first input.
import { kindOf, NUMPY_DTYPES } from "../../helpers/bytes.mjs";
import {
  broadcastable,
  count,
  plainArray,
  randomArray,
  randomBytes,
  randomShape,
} from "../../helpers/random.mjs";

/** Where a fused multiply-add in NumPy's loop would turn an overflow into something else than ours does. */
const FUSED = new Set(["multiply", "square", "divide", "reciprocal"]);

/**
 * Inputs for which NumPy itself has one answer: integer powers and shifts take small counts most of the time, no
 * integer reciprocal of 0 (undefined in C).
 */
function valuesFor(random, fn, position, dtype) {
  const kind = kindOf(dtype);
  if (fn === "power" && kind !== "f") return "counts";
  if ((fn === "leftShift" || fn === "rightShift") && position === 1)
    return random.chance(0.7) ? "counts" : "any";
  if (kind === "c" && FUSED.has(fn)) return random.pick(["plain", "small"]);
  // Where a complex power overflows, its parts are as the processor's library has it.
  if (fn === "floatPower") return "plain";
  if (fn === "reciprocal") return "nonzero";
  return random.chance(0.75) ? "any" : "plain";
}

function weakScalar(random, fn) {
  // Exponents beyond int32 are refused in words that depend on what else is wrong.
  if (fn === "ldexp") return random.pick([0, 1, 2, -1, 3, 5, 0.5, 2.25, true, 100, 300, -129, 70000]);
  if (fn === "power" || fn === "floatPower") return random.pick([0, 1, 2, 3, 2, 0.5, -1]);
  return random.pick([0, 1, 2, -1, 3, 5, 0.5, -1.5, 2.25, true, 100, 300, -129, 70000, 1e10]);
}

function input(random, fn, position, dtype, shape) {
  return randomArray(random, dtype, shape, { values: valuesFor(random, fn, position, dtype) });
}

const REAL = NUMPY_DTYPES.filter((dtype) => kindOf(dtype) !== "c");

/** The second and later inputs: mostly the same dtype; then another one, a JavaScript scalar, a 0-d array. */
function others(random, fn, first, shapes) {
  const kind = random.next();
  return shapes.map((shape, i) => {
    if (kind < 0.55) return input(random, fn, i + 1, first, shape);
    if (kind < 0.75) return input(random, fn, i + 1, random.pick(NUMPY_DTYPES), shape);
    if (kind < 0.9) return weakScalar(random, fn);
    return input(random, fn, i + 1, random.pick(REAL), []);
  });
}

/** `out=` with a dtype that may or may not do, `where=` with a mask, both into a laid-out view of a watched array. */
function withOutput(random, test, shape, dtypes) {
  const dtype = random.pick(dtypes);
  // NumPy 2.4.6 gives false for finite elements where the output of `isfinite` runs backwards, and signs of other
  // elements where that of `signbit` has steps.
  const forward = test.fn.startsWith("is") || test.fn === "signbit";
  test.let.out = forward
    ? plainArray(dtype, shape, randomBytes(random, dtype, count(shape), "small"))
    : randomArray(random, dtype, shape, { values: "small", broadcast: false });
  test.kw.out = { ref: "out" };
  test.watch = ["out"];
  // NumPy 2.4.6 crashes on `not_equal(uint8, 70000, where=mask)`: a mask only where all inputs are arrays.
  const arrays = test.args.every((arg) => typeof arg === "object");
  if (arrays && random.chance(0.4)) test.kw.where = randomArray(random, "bool", shape);
  if (arrays && random.chance(0.3)) test.kw.casting = random.pick(["same_kind", "safe", "no"]);
}

function ufuncCase(random, { name, inputs }, dtype) {
  const shape = randomShape(random);
  const shapes = broadcastable(random, shape, inputs);
  const test = { fn: name, let: {}, args: [], kw: {} };
  test.args = [input(random, name, 0, dtype, shapes[0]), ...others(random, name, dtype, shapes.slice(1))];
  const kind = random.next();
  // A refused cast and a negative exponent at once: NumPy names the cast.
  if (kind < 0.15 && name !== "power")
    withOutput(random, test, shape, [dtype, dtype, "float64", "bool", "complex128", "int64"]);
  else if (kind < 0.22)
    test.kw.dtype = random.pick([dtype, "float64", "float32", "int64", "complex128", "bool"]);
  else test.want = ["strides"];
  return withTerms(test);
}

/** Near 0 a sum in logarithms has the error of its terms. */
export function withTerms(test) {
  if (!test.fn.startsWith("logaddexp")) return test;
  return { ...test, want: [...(test.want ?? []), "bound"], terms: 2 };
}

/** `add(a[:-1], 1, out=a[1:])`: the inputs are read as if they were copied before anything is written. */
function overlapCase(random, { name, inputs }, dtype) {
  const n = random.int(2, 40);
  const views = ["1:", ":-1", "::-1", ":"];
  const view = () => {
    const index = random.pick(views);
    return index === "1:" || index === ":-1" ? index : null;
  };
  const first = view() ?? ":-1";
  const out = first === "1:" ? ":-1" : "1:";
  const bytes = randomBytes(
    random,
    dtype,
    n,
    name.endsWith("Shift") ? "counts" : valuesFor(random, name, 0, dtype),
  );
  const args = Array.from({ length: inputs }, (_, i) => ({
    ref: "a",
    steps: [["get", i === 0 ? first : random.pick(["1:", ":-1"])]],
  }));
  return {
    fn: name,
    let: { a: plainArray(dtype, [n], bytes) },
    args,
    kw: { out: { ref: "a", steps: [["get", out]] } },
    watch: ["a"],
  };
}

/** Cases for every row of the table of ufuncs. */
export function* ufuncCases(random, rows, n) {
  for (const row of rows)
    for (const dtype of NUMPY_DTYPES)
      for (let i = 0; i < n; i++)
        yield i === 0 ? withTerms(overlapCase(random, row, dtype)) : ufuncCase(random, row, dtype);
}

/** `where` and `clip`, which are no ufuncs in shape of call. */
export function* selectCases(random, n) {
  for (const dtype of NUMPY_DTYPES)
    for (let i = 0; i < n; i++) {
      const shape = randomShape(random);
      const [a, b, c] = broadcastable(random, shape, 3);
      const other = random.chance(0.7) ? dtype : random.pick(NUMPY_DTYPES);
      const scalar = random.chance(0.2);
      yield {
        fn: "where",
        args: [
          randomArray(random, random.chance(0.8) ? "bool" : dtype, a),
          randomArray(random, dtype, b),
          scalar ? random.pick([0, 1, 2.5, -1]) : randomArray(random, other, c),
        ],
      };
      const [low, high] = [random.int(-4, 1), random.int(1, 4)];
      const bounds = random.next();
      const values = { values: random.chance(0.7) ? "any" : "small" };
      const args = [randomArray(random, dtype, shape, values)];
      if (bounds < 0.5) args.push(low, high);
      else if (bounds < 0.6) args.push(null, high);
      else if (bounds < 0.7) args.push(low, null);
      else
        args.push(
          randomArray(random, other, b, { values: "small" }),
          randomArray(random, other, c, { values: "small" }),
        );
      yield { fn: "clip", args };
    }
}

export { count };
