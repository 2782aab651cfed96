// Arrays made of numbers, ranges, bytes and other arrays; matrices told by a diagonal; what dtypes say.
import { Buffer } from "node:buffer";
import { kindOf, NUMPY_DTYPES } from "../../helpers/bytes.mjs";
import { arrayOf, count, randomArray, randomBytes, randomShape } from "../../helpers/random.mjs";

const strides = ["strides"];
const both = ["strides", "shares"];

/** One axis of ordinary values. */
const line = (random, dtype, n = random.int(0, 6)) => randomArray(random, dtype, [n], { values: "small" });
const k = (random) => random.int(-4, 5);

const MATRICES = {
  tril: (random, a) => ({ fn: "tril", args: [a, k(random)], want: strides }),
  triu: (random, a) => ({ fn: "triu", args: [a, k(random)], want: strides }),
  diag: (random, a) => ({ fn: "diag", args: [a, k(random)], want: both }),
  diagflat: (random, a) => ({ fn: "diagflat", args: [a, random.int(-2, 3)] }),
  diagonal: (random, a, shape) => ({
    fn: "diagonal",
    args: [a, k(random), random.int(-shape.length, shape.length + 1), random.int(0, shape.length + 1)],
    want: both,
  }),
  trilIndicesFrom: (random, a) => ({ fn: "trilIndicesFrom", args: [a, k(random)] }),
  triuIndicesFrom: (random, a) => ({ fn: "triuIndicesFrom", args: [a, k(random)] }),
  array: (random, a) => ({ fn: "array", args: [a], kw: options(random), want: both }),
  asarray: (random, a) => ({
    fn: "asarray",
    args: [a],
    kw: { order: random.pick(["C", "F", "A", "K"]) },
    want: both,
  }),
  ascontiguousarray: (_random, a) => ({ fn: "ascontiguousarray", args: [a], want: both }),
  asfortranarray: (_random, a) => ({ fn: "asfortranarray", args: [a], want: both }),
  require: (random, a) => ({
    fn: "require",
    args: [a, null, random.pick([["C"], ["F"], ["W"], ["O"], ["C", "A"], ["F", "W"], []])],
    want: both,
  }),
  frombuffer: (random, a) => ({
    fn: "frombuffer",
    args: [a, random.pick(NUMPY_DTYPES.slice(1))],
    want: ["shares"],
  }),
};

function options(random) {
  const kw = {};
  if (random.chance(0.5)) kw.order = random.pick(["C", "F", "A", "K"]);
  if (random.chance(0.5)) kw.copy = random.pick([true, false, null]);
  if (random.chance(0.3)) kw.ndmin = random.int(0, 6);
  return kw;
}

const LINES = {
  vander: (random, dtype) => ({
    fn: "vander",
    args: [line(random, dtype), random.int(0, 5), random.chance(0.5)],
    want: strides,
  }),
  meshgrid: (random, dtype) => ({
    fn: "meshgrid",
    args: Array.from({ length: random.int(1, 4) }, (_, i) =>
      line(random, i ? random.pick(NUMPY_DTYPES) : dtype),
    ),
    kw: { indexing: random.pick(["xy", "ij"]), sparse: random.chance(0.3), copy: random.chance(0.7) },
    want: strides,
  }),
  r_: (random, dtype) => ({
    fn: "r_.get",
    args: [
      ...random.pick([[], ["0,2"], ["-1"], ["0,3,0"], ["0,2,0"], ["1,2,1"]]),
      line(random, dtype, 3),
      ...random.pick([[], [line(random, random.pick(NUMPY_DTYPES), 3)], [1.5, "0:3"], ["0:1:4j"]]),
    ],
  }),
  c_: (random, dtype) => ({
    fn: "c_.get",
    args: Array.from({ length: random.int(1, 4) }, (_, i) =>
      random.chance(0.5)
        ? line(random, i ? random.pick(NUMPY_DTYPES) : dtype, 3)
        : randomArray(random, i ? random.pick(NUMPY_DTYPES) : dtype, [3, 2], { values: "small" }),
    ),
  }),
  // Of booleans it gives the places where they are true, int32 as all places.
  ix_: (random, dtype) => ({
    fn: "ix_",
    args: [line(random, dtype === "bool" ? "int8" : dtype), line(random, "int64")],
  }),
  diagIndicesFrom: (random, dtype) => {
    const n = random.int(0, 4);
    return {
      fn: "diagIndicesFrom",
      args: [randomArray(random, dtype, random.chance(0.8) ? [n, n] : [n, n + 1], { values: "small" })],
    };
  },
};

const number = (random) => (random.chance(0.5) ? random.int(-9, 10) : (random.next() - 0.5) * 20);
const end = (random, dtype) =>
  random.chance(0.5)
    ? number(random)
    : randomArray(random, dtype, random.pick([[], [2], [3, 1]]), { values: "plain" });

function* spaces(random, dtype) {
  const kw = { endpoint: random.chance(0.7) };
  if (random.chance(0.2)) kw.axis = random.int(-1, 2);
  const num = random.int(0, 9);
  const start = randomArray(random, dtype, random.pick([[], [2], [3, 1]]), { values: "plain" });
  yield { fn: "linspace", args: [start, end(random, random.pick(NUMPY_DTYPES)), num], kw };
  if (dtype === "bool") return;
  yield {
    fn: "logspace",
    args: [random.int(-2, 3), line(random, dtype, 2), num],
    kw: { base: random.pick([2, 10, 2.5]), endpoint: kw.endpoint },
  };
  const positive = (n) =>
    arrayOf(
      dtype,
      [n],
      Array.from({ length: n }, () => (kindOf(dtype) === "c" ? [random.int(1, 6), 0] : random.int(1, 60))),
    );
  yield { fn: "geomspace", args: [positive(2), positive(2), num], kw: { endpoint: kw.endpoint } };
}

function range(random) {
  const start = random.int(-3, 3);
  if (random.chance(0.3)) return `${start}:${start + random.int(1, 4)}:${random.int(1, 6)}j`;
  const step = random.pick(["", ":2", ":0.5", ":3", ""]);
  return `${start}:${start + random.int(0, 5)}${step}`;
}

/** Arrays from everything that makes one. */
export function* makingCases(random, n) {
  for (const dtype of NUMPY_DTYPES)
    for (let i = 0; i < n; i++) {
      for (const build of Object.values(MATRICES)) {
        const shape = randomShape(random, { max: 3 });
        yield build(random, randomArray(random, dtype, shape), shape);
      }
      for (const build of Object.values(LINES)) yield build(random, dtype);
      yield* spaces(random, dtype);
      yield { fn: "tri", args: [random.int(0, 6), random.int(0, 6), k(random), dtype] };
      yield { fn: "identity", args: [random.int(0, 6), dtype] };
      const shape = randomShape(random, { max: 3 }).map((length) => Math.min(length, 6));
      if (dtype !== "bool") yield { fn: "indices", args: [shape, dtype, random.chance(0.3)] };
      const bytes = randomBytes(random, dtype, count([random.int(0, 6)]));
      yield {
        fn: "frombuffer",
        args: [
          { bytes: Buffer.from(bytes).toString("base64") },
          dtype,
          ...random.pick([[], [1], [-1, 1], [0]]),
        ],
      };
    }
  for (let i = 0; i < 3 * n; i++) {
    const ranges = Array.from({ length: random.int(1, 4) }, () => range(random)).join(", ");
    yield { fn: "mgrid.get", args: [ranges] };
    yield { fn: "ogrid.get", args: [ranges] };
    for (const fn of ["trilIndices", "triuIndices"])
      yield { fn, args: [random.int(0, 6), k(random), random.int(0, 6)] };
    for (const fn of ["bartlett", "blackman", "hamming", "hanning"]) yield { fn, args: [random.int(-1, 40)] };
    yield { fn: "kaiser", args: [random.int(-1, 40), random.int(0, 20)] };
    yield { fn: "diagIndices", args: [random.int(0, 6), random.int(1, 4)] };
    yield {
      fn: "maskIndices",
      args: [random.int(0, 6), { function: random.pick(["tril", "triu"]) }, k(random)],
    };
  }
}

const FIELDS = ["name", "kind", "char", "num", "str", "itemsize", "alignment", "byteorder"];
const SPECS = [
  "half",
  "single",
  "double",
  "f4",
  "<i2",
  "?",
  "d",
  "uint",
  "short",
  ">u8",
  "=f8",
  "c16",
  "D",
  "b",
];
const CLASSES = ["generic", "number", "integer", "signedinteger", "unsignedinteger", "inexact", "floating"];

/** What dtypes say of themselves and of each other. */
export function* dtypeCases(random, n) {
  for (const dtype of NUMPY_DTYPES)
    for (let i = 0; i < n; i++) {
      const other = random.pick([...NUMPY_DTYPES, ...SPECS]);
      const a = randomArray(random, dtype, randomShape(random, { max: 2 }));
      for (const field of FIELDS) yield { fn: `dtype().${field}`, args: [random.pick([dtype, ...SPECS])] };
      yield { fn: "promoteTypes", args: [dtype, other] };
      yield { fn: "resultType", args: [a, other, ...random.pick([[], [1.5], [true]])] };
      yield { fn: "canCast", args: [a, other, random.pick(["no", "equiv", "safe", "same_kind", "unsafe"])] };
      yield { fn: "minScalarType", args: [a] };
      yield { fn: "issubdtype", args: [dtype, random.chance(0.5) ? other : { class: random.pick(CLASSES) }] };
      yield { fn: "commonType", args: [a, randomArray(random, random.pick(NUMPY_DTYPES), [1])] };
      yield { fn: "iscomplexobj", args: [a] };
      yield { fn: "isrealobj", args: [a] };
      if (kindOf(dtype) === "f" || kindOf(dtype) === "c")
        for (const field of ["eps", "max", "tiny", "bits", "resolution"])
          yield { fn: `finfo().${field}`, args: [dtype] };
      if (kindOf(dtype) === "i" || kindOf(dtype) === "u")
        for (const field of ["min", "max", "bits"]) yield { fn: `iinfo().${field}`, args: [dtype] };
    }
}
