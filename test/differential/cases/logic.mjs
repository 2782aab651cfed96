// Comparisons within tolerances, rounding, special values, bits, and what stays in the complex plane.
import { kindOf, NUMPY_DTYPES } from "../../helpers/bytes.mjs";
import { arrayOf, broadcastable, randomArray, randomShape } from "../../helpers/random.mjs";

const any = (random, dtype, shape = randomShape(random), values = "any") =>
  randomArray(random, dtype, shape, { values });
const strides = ["strides"];
const isReal = (dtype) => kindOf(dtype) !== "c";
const isWhole = (dtype) => "biu".includes(kindOf(dtype));
const isFloat = (dtype) => kindOf(dtype) === "f";

/** Integers that are still in the range of their dtype when they are rounded to hundreds. */
function inRange(random, dtype) {
  if (dtype === "bool") return any(random, dtype);
  const [low, high] = { int8: [-128, 125], uint8: [0, 250] }[dtype] ?? [
    kindOf(dtype) === "u" ? 0 : -32000,
    32000,
  ];
  const n = random.int(0, 40);
  const whole = () => random.int(Math.ceil(low / 100) * 100 - 5, high);
  return arrayOf(
    dtype,
    [n],
    Array.from({ length: n }, () => Math.max(low, whole())),
  );
}

function pair(random, fn, dtype, kw) {
  const shape = randomShape(random, { max: 3 });
  const other = random.chance(0.7) ? dtype : random.pick(NUMPY_DTYPES);
  const values = random.pick(["any", "counts", "small"]);
  const shapes = fn.startsWith("arrayEqual") ? [shape, shape] : broadcastable(random, shape, 2);
  const args = shapes.map((s, k) => any(random, k ? other : dtype, s, dtype === other ? values : "counts"));
  // The same elements on both sides, now and then.
  if (random.chance(0.4)) args[1] = args[0];
  return { fn, args, kw };
}

const close = (fn) => (random, dtype) => {
  const kw = {};
  if (random.chance(0.4)) kw.rtol = random.pick([0, 0.5, 1e-3]);
  if (random.chance(0.4)) kw.atol = random.pick([0, 1, 2]);
  if (random.chance(0.4)) kw.equalNan = true;
  return pair(random, fn, dtype, kw);
};
const simple = (fn, dtypes = () => true, values = "any", want = []) => ({
  dtypes,
  make: (random, dtype) => ({ fn, args: [any(random, dtype, undefined, values)], want }),
});

const makers = {
  isclose: { make: close("isclose") },
  allclose: { make: close("allclose") },
  arrayEqual: {
    make: (random, dtype) => pair(random, "arrayEqual", dtype, random.chance(0.5) ? { equalNan: true } : {}),
  },
  arrayEquiv: { make: (random, dtype) => pair(random, "arrayEquiv", dtype, {}) },
  round: {
    make: (random, dtype) => {
      const decimals = random.pick([0, 0, 1, 2, 3, -1, -2]);
      // Integers that are rounded out of their range are cast as C leaves it open.
      const a = decimals < 0 && isWhole(dtype) ? inRange(random, dtype) : any(random, dtype);
      return { fn: "round", args: [a, decimals], want: strides };
    },
  },
  fix: simple("fix", isReal, "any", strides),
  nanToNum: {
    make: (random, dtype) => {
      const kw = {};
      for (const name of ["nan", "posinf", "neginf"])
        if (random.chance(0.4)) kw[name] = random.pick([0, 1.5, -7]);
      return { fn: "nanToNum", args: [any(random, dtype)], kw, want: strides };
    },
  },
  realIfClose: {
    make: (random, dtype) => ({
      fn: "realIfClose",
      args: [any(random, dtype), random.pick([100, 1, 0.5])],
      want: strides,
    }),
  },
  isneginf: simple("isneginf"),
  isposinf: simple("isposinf"),
  iscomplex: simple("iscomplex"),
  isreal: simple("isreal"),
  angle: simple("angle", () => true, "small"),
  sinc: simple("sinc", isReal, "plain"),
  // NumPy computes that of float16 in float16, far off.
  i0: simple("i0", (dtype) => isReal(dtype) && dtype !== "float16", "plain"),
  packbits: {
    dtypes: isWhole,
    make: (random, dtype) => {
      const shape = randomShape(random, { min: 1 });
      const kw = {};
      if (random.chance(0.6)) kw.axis = random.int(-shape.length, shape.length);
      if (random.chance(0.4)) kw.bitorder = "little";
      return { fn: "packbits", args: [any(random, dtype, shape, "counts")], kw, want: strides };
    },
  },
  unpackbits: {
    dtypes: (dtype) => dtype === "uint8",
    make: (random, dtype) => {
      const shape = randomShape(random, { min: 1 });
      const kw = {};
      if (random.chance(0.6)) kw.axis = random.int(-shape.length, shape.length);
      const n = kw.axis === undefined ? shape.reduce((a, b) => a * b, 1) : shape.at(kw.axis);
      if (random.chance(0.4)) kw.count = random.int(-8 * n - 1, 8 * n + 1);
      if (random.chance(0.4)) kw.bitorder = "little";
      return { fn: "unpackbits", args: [any(random, dtype, shape)], kw, want: strides };
    },
  },
};
for (const fn of ["sqrt", "log", "log2", "log10"])
  makers[`emath.${fn}`] = simple(`emath.${fn}`, (dtype) => isFloat(dtype) || isWhole(dtype), "small");
for (const fn of ["arccos", "arcsin", "arctanh"])
  makers[`emath.${fn}`] = simple(`emath.${fn}`, isReal, "small");
makers["emath.logn"] = {
  dtypes: isReal,
  make: (random, dtype) => ({
    fn: "emath.logn",
    args: [random.pick([2, 3.5, 10, -2]), any(random, dtype, undefined, "small")],
  }),
};
makers["emath.power"] = {
  dtypes: isFloat,
  make: (random, dtype) => ({
    fn: "emath.power",
    args: [any(random, dtype, undefined, "plain"), random.pick([0.5, 2, -1.5, 3])],
  }),
};

/** Cases for each function and each dtype that it takes. */
export function* logicCases(random, n) {
  for (const { dtypes = () => true, make } of Object.values(makers))
    for (const dtype of NUMPY_DTYPES.filter(dtypes)) for (let i = 0; i < n; i++) yield make(random, dtype);
}
