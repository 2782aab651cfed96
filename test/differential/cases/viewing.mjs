// Parts, diagonals, windows, elements in a row, bytes, flags, and whether memory is shared.
import { NUMPY_DTYPES } from "../../helpers/bytes.mjs";
import { arrayOf, count, randomArray, randomShape } from "../../helpers/random.mjs";

const strides = ["strides"];
const both = ["strides", "shares"];

function slices(random, shape) {
  return shape.map((length) => {
    const step = random.pick([1, 1, 2, 3, -1, -2]);
    const start = random.int(0, Math.max(length, 1));
    return `${start}::${step}`;
  });
}

function flatIndex(random, size) {
  return random.pick([
    random.int(-size, Math.max(size, 1)),
    `${random.int(-size, size + 1)}::${random.pick([1, 2, -1])}`,
    arrayOf(
      "int64",
      [3],
      [0, 1, 2].map(() => random.int(-size, Math.max(size, 1))),
    ),
    arrayOf(
      "bool",
      [size],
      Array.from({ length: size }, () => random.chance(0.5)),
    ),
  ]);
}

const BUILD = {
  real: (_random, a) => ({ fn: "@real", args: [a], want: both }),
  imag: (_random, a) => ({ fn: "@imag", args: [a] }),
  mT: (_random, a) => ({ fn: "@mT", args: [a], want: both }),
  conj: (_random, a) => ({ fn: ".conj", args: [a], want: strides }),
  tobytes: (random, a) => ({ fn: ".tobytes", args: [a, random.pick(["C", "F", "A"])] }),
  byteswap: (_random, a) => ({ fn: ".byteswap", args: [a] }),
  // The number holds every flag.
  flags: (_random, a) => ({ fn: "@flags.num", args: [a] }),
  flatGet: (random, a, shape) => ({ fn: "flat.get", args: [a, flatIndex(random, count(shape))] }),
  size: (random, a, shape) => ({ fn: "size", args: [a, random.int(-shape.length, shape.length + 1)] }),
  shape: (_random, a) => ({ fn: "shape", args: [a] }),
  ndim: (_random, a) => ({ fn: "ndim", args: [a] }),
  isfortran: (_random, a) => ({ fn: "isfortran", args: [a] }),
  windows: (random, a, shape) => ({
    fn: "lib.strideTricks.slidingWindowView",
    args: [a, shape.map(() => random.int(0, 4))],
    want: strides,
  }),
};

/** Views of every kind, and what is written through them. */
export function* viewingCases(random, n) {
  for (const dtype of NUMPY_DTYPES)
    for (let i = 0; i < n; i++) {
      for (const build of Object.values(BUILD)) {
        const shape = randomShape(random, { max: 3 });
        yield build(random, randomArray(random, dtype, shape), shape);
      }
      const shape = randomShape(random, { min: 1, max: 3 });
      const own = randomArray(random, dtype, shape, { broadcast: false });
      yield {
        fn: "flat.set",
        args: [
          { ref: "a" },
          flatIndex(random, count(shape)),
          randomArray(random, dtype, [1], { broadcast: false }),
        ],
        let: { a: own },
        watch: ["a"],
      };
      yield { fn: ".byteswap", args: [{ ref: "a" }, true], let: { a: own }, watch: ["a"] };
      const piece = () => ({ ref: "a", steps: [["get", ...slices(random, shape), "..."]] });
      for (const fn of ["sharesMemory", "mayShareMemory"])
        yield {
          fn,
          args: [piece(), piece()],
          let: { a: randomArray(random, dtype, shape, { values: "small" }) },
        };
    }
}
