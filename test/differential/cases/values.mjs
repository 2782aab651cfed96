// Functions of plain values: numbers as text, shapes, axes, names of dtypes; arrays from functions and from text.
import { kindOf, NUMPY_DTYPES } from "../../helpers/bytes.mjs";
import { arrayOf, count, randomArray, randomShape } from "../../helpers/random.mjs";

const strides = ["strides"];
const times = (n, f) => Array.from({ length: n }, (_, i) => f(i));
const KINDS = [
  "bool",
  "signed integer",
  "unsigned integer",
  "integral",
  "real floating",
  "complex floating",
  "numeric",
];
const LETTERS = [..."?bBhHiIlLqQefdFD"];

const shapes = (random) => times(random.int(1, 4), () => randomShape(random, { max: 3 }));
const axis = (random) => random.int(-5, 5);
const whole = (random) => random.int(-(2 ** 31), 2 ** 31) * (random.chance(0.3) ? 2 ** 20 : 1);

const PLAIN = {
  baseRepr: (random) => [
    random.chance(0.5) ? random.int(-40, 40) : whole(random),
    random.int(1, 38),
    random.pick([0, 0, 1, 3, -1]),
  ],
  binaryRepr: (random) => [
    random.chance(0.5) ? random.int(-40, 40) : whole(random),
    random.pick([null, null, 0, 3, 8, 70]),
  ],
  broadcastShapes: (random) =>
    random.chance(0.5)
      ? shapes(random).map((tuple) => ({ tuple }))
      : [random.int(0, 4), { tuple: [random.int(0, 4), 1] }],
  isscalar: (random) => [
    random.pick([1, 2.5, true, "text", null, [1], { complex: [1, 2] }, { bigint: "5" }]),
  ],
  iterable: (random) => [random.pick([1, true, "text", null, [], [1, 2]])],
  mintypecode: (random) => [
    times(random.int(1, 4), () => random.pick(LETTERS)),
    random.pick(["GDFgdf", "dD", "fF"]),
    random.pick(["d", "f"]),
  ],
  typename: (random) => [random.pick(LETTERS)],
  ndindex: (random) => {
    const shape = times(random.int(0, 4), () => random.int(0, 4));
    return random.chance(0.5) ? shape : [{ tuple: shape }];
  },
  "lib.arrayUtils.normalizeAxisIndex": (random) => [axis(random), random.int(0, 5)],
  "lib.arrayUtils.normalizeAxisTuple": (random) => [
    random.chance(0.3) ? axis(random) : times(random.int(0, 4), () => axis(random)),
    random.int(2, 6),
    random.pick([null, "axes"]),
    random.chance(0.5),
  ],
};

/** Values that any dtype but bool and unsigned ones holds. */
function text(random, dtype) {
  const number = () =>
    kindOf(dtype) === "f"
      ? String(random.int(-40, 40) / 8)
      : String(random.int(kindOf(dtype) === "u" ? 0 : -9, 90));
  const sep = random.pick([" ", ",", ", ", ";"]);
  return { words: times(random.int(1, 7), number).join(sep), sep };
}

const TYPED = {
  isdtype: (random, dtype) => ({
    args: [
      { dtype },
      random.chance(0.3)
        ? { tuple: times(random.int(1, 4), () => random.pick(KINDS)) }
        : random.chance(0.2)
          ? { dtype: random.pick(NUMPY_DTYPES) }
          : random.pick(KINDS),
    ],
  }),
  fromfunction: (random, dtype) => ({
    args: [
      { function: random.pick(["add", "multiply", "maximum"]) },
      { tuple: [random.int(0, 6), random.int(1, 6)] },
    ],
    kw: { dtype },
  }),
  fromiter: (random, dtype) => {
    const values = times(random.int(0, 7), () =>
      dtype === "bool" ? random.chance(0.5) : random.int(0, 100),
    );
    return { args: [values, dtype, random.pick([-1, -1, values.length, 2])] };
  },
  fromstring: (random, dtype) => {
    if (dtype === "bool" || kindOf(dtype) === "c") return null;
    const { words, sep } = text(random, dtype);
    return { args: [words, dtype, random.pick([-1, -1, 1])], kw: { sep } };
  },
  empty: (random, dtype) => ({
    fn: `empty().${random.pick(["shape", "dtype", "strides"])}`,
    args: [randomShape(random), dtype],
    kw: { order: random.pick(["C", "F"]) },
  }),
};

const ARRAYS = {
  emptyLike: (random, a) => ({
    fn: `emptyLike().${random.pick(["shape", "dtype", "strides"])}`,
    args: [a],
    kw: { order: random.pick(["C", "F", "A", "K"]) },
  }),
  astype: (random, a, dtype) => ({
    // Not from fractions to integers, which C leaves open out of range.
    args: [
      a,
      "fc".includes(kindOf(dtype))
        ? random.pick(["float32", "complex128", dtype])
        : random.pick(NUMPY_DTYPES),
    ],
    kw: random.chance(0.5) ? { copy: random.chance(0.5) } : {},
    want: strides,
  }),
  copy: (random, a) => ({ args: [a, random.pick(["C", "F", "A", "K"])], want: strides }),
  asarrayChkfinite: (_random, a) => ({ args: [a], want: strides }),
  real: (_random, a) => ({ args: [a], want: strides }),
  imag: (_random, a) => ({ args: [a], want: strides }),
  ndenumerate: (_random, a) => ({ args: [a] }),
  vectorize: (_random, a, dtype) => ({
    args: [{ function: "square" }],
    kw: { otypes: [dtype] },
    // biome-ignore lint/suspicious/noThenProperty: the language of cases has this name, and nobody awaits a case
    then: [a],
  }),
};

/** Bounds as NumPy has none: only what stays inside the memory. */
function stridedCase(random, dtype) {
  const n = random.int(6, 30);
  const size = { b: 1 }[kindOf(dtype)] ?? Number(dtype.match(/\d+/)[0]) / 8;
  const [rows, columns] = [random.int(0, 4), random.int(1, 4)];
  const steps = [random.int(0, 2), random.int(0, 2)].map((step) => step * size);
  const a = arrayOf(
    dtype,
    [n],
    times(n, (i) => (kindOf(dtype) === "c" ? [i, 1] : i % 2)),
  );
  return {
    fn: "lib.strideTricks.asStrided",
    args: [a, { tuple: [rows, columns] }, { tuple: steps }],
    want: strides,
  };
}

/** Cases for functions of plain values, and for each dtype those that make arrays and look at them. */
export function* valueCases(random, n) {
  for (let i = 0; i < n; i++)
    for (const [fn, build] of Object.entries(PLAIN)) yield { fn, args: build(random) };
  for (const dtype of NUMPY_DTYPES)
    for (let i = 0; i < n; i++) {
      for (const [fn, build] of Object.entries(TYPED)) {
        const test = build(random, dtype);
        if (test) yield { fn, ...test };
      }
      for (const [fn, build] of Object.entries(ARRAYS)) {
        const shape = randomShape(random, { max: 3 });
        const values = fn === "asarrayChkfinite" ? "any" : "small";
        const nothing = fn === "vectorize" && count(shape) === 0;
        const a = randomArray(random, dtype, nothing ? [2] : shape, { values });
        yield { fn, ...build(random, a, dtype) };
      }
      yield stridedCase(random, dtype);
    }
}
