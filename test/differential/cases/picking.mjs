// Elements chosen by indices, conditions and masks, and written to such places.
import { NUMPY_DTYPES } from "../../helpers/bytes.mjs";
import { arrayOf, broadcastable, count, randomArray, randomShape } from "../../helpers/random.mjs";

const strides = ["strides"];
const times = (n, f) => Array.from({ length: n }, (_, i) => f(i));

const mask = (random, shape) => randomArray(random, "bool", shape);
const integers = (random, shape, low, high) =>
  arrayOf(
    "int64",
    shape,
    times(count(shape), () => random.int(low, Math.max(high, low + 1))),
  );
/** A shape without axes of length 0. */
const full = (random, options) => randomShape(random, options).map((n) => Math.max(n, 1));
const axisOf = (random, n) => (random.chance(0.03) ? n + 1 : random.int(-n, Math.max(n, 1)));
/** An array that a call writes to, and that is looked at afterwards. */
const written = (random, dtype, shape) => ({
  let: { a: randomArray(random, dtype, shape, { broadcast: false }) },
  watch: ["a"],
});
const a = { ref: "a" };
/** Values of a dtype that casts safely: its own. */
const values = (random, dtype) => randomArray(random, dtype, [random.int(0, 9)]);

const FAMILIES = {
  takeOut: (random, dtype) => {
    const shape = full(random, { min: 1, max: 3 });
    const axis = random.int(0, shape.length);
    const index = [random.int(0, 4)];
    const out = randomArray(
      random,
      dtype,
      shape.map((n, i) => (i === axis ? index[0] : n)),
      { broadcast: false },
    );
    const indices = integers(random, index, -shape[axis], shape[axis]);
    const args = [randomArray(random, dtype, shape), indices, axis];
    return { fn: "take", args, kw: { out: a }, let: { a: out }, watch: ["a"] };
  },
  compress: (random, dtype) => {
    const shape = randomShape(random, { min: 1, max: 3 });
    const axis = random.chance(0.3) ? null : axisOf(random, shape.length);
    const n = axis === null ? count(shape) : (shape.at(axis) ?? 1);
    const test = mask(random, [random.int(0, n + (random.chance(0.1) ? 2 : 1))]);
    return { fn: "compress", args: [test, randomArray(random, dtype, shape), axis], want: strides };
  },
  extract: (random, dtype) => {
    const shape = randomShape(random, { max: 3 });
    return { fn: "extract", args: [mask(random, shape), randomArray(random, dtype, shape)] };
  },
  choose: (random, dtype) => {
    const shape = randomShape(random, { max: 3 });
    const n = random.int(1, 4);
    const mode = random.pick([undefined, "wrap", "clip"]);
    const [own, ...others] = broadcastable(random, shape, n + 1);
    const spread = mode || random.chance(0.05) ? 5 : 0;
    const choices = others.map((s, i) =>
      randomArray(random, i === 0 || random.chance(0.6) ? dtype : random.pick(NUMPY_DTYPES), s),
    );
    const args = [integers(random, own, -spread, n + spread), choices];
    return { fn: "choose", args, kw: mode ? { mode } : {}, want: strides };
  },
  select: (random, dtype) => {
    const shape = randomShape(random, { max: 3 });
    const n = random.int(1, 4);
    const shapes = broadcastable(random, shape, 2 * n + 1);
    const choices = times(n, (i) =>
      randomArray(random, i === 0 || random.chance(0.6) ? dtype : random.pick(NUMPY_DTYPES), shapes[i]),
    );
    const conditions = times(n, (i) => mask(random, shapes[n + i]));
    const otherwise = randomArray(random, dtype, shapes[2 * n]);
    return { fn: "select", args: [conditions, choices, otherwise], want: strides };
  },
  place: (random, dtype) => {
    const shape = randomShape(random, { max: 3 });
    const test = random.chance(0.05) ? mask(random, [count(shape) + 1]) : mask(random, shape);
    return { fn: "place", args: [a, test, values(random, dtype)], ...written(random, dtype, shape) };
  },
  putmask: (random, dtype) => {
    const shape = randomShape(random, { max: 3 });
    const test = random.chance(0.05) ? mask(random, [count(shape) + 1]) : mask(random, shape);
    return { fn: "putmask", args: [a, test, values(random, dtype)], ...written(random, dtype, shape) };
  },
  put: (random, dtype) => {
    const shape = full(random, { max: 3 });
    const n = count(shape);
    const mode = random.pick([undefined, "wrap", "clip"]);
    const spread = mode ? 2 * n : 0;
    const indices = integers(random, [random.int(0, 7)], -n - spread, n + spread);
    const kw = mode ? { mode } : {};
    return { fn: "put", args: [a, indices, values(random, dtype)], kw, ...written(random, dtype, shape) };
  },
  putAlongAxis: (random, dtype) => {
    const shape = full(random, { min: 1, max: 3 });
    const axis = random.int(0, shape.length);
    const size = shape.map((n, i) => (i === axis ? random.int(1, 4) : n));
    const indices = integers(random, size, -shape[axis], shape[axis]);
    const [source] = broadcastable(random, size, 2);
    const args = [a, indices, randomArray(random, dtype, source), axis];
    return { fn: "putAlongAxis", args, ...written(random, dtype, shape) };
  },
  copyto: (random, dtype) => {
    const shape = randomShape(random, { max: 3 });
    const [source, where] = broadcastable(random, shape, 3);
    const from = random.chance(0.6) ? dtype : random.pick(NUMPY_DTYPES);
    const kw = {};
    if (random.chance(0.5)) kw.where = mask(random, where);
    if (random.chance(0.3)) kw.casting = random.pick(["no", "equiv", "safe", "same_kind"]);
    const args = [a, randomArray(random, from, source, { values: "small" })];
    return { fn: "copyto", args, kw, ...written(random, dtype, shape) };
  },
  fillDiagonal: (random, dtype) => {
    const n = random.int(1, 5);
    const shape = random.chance(0.2) ? [n, n, n] : [random.int(0, 9), random.int(0, 5)];
    const args = [a, values(random, dtype), random.chance(0.5)];
    return { fn: "fillDiagonal", args, ...written(random, dtype, shape) };
  },
  argwhere: (random, dtype) => ({
    fn: "argwhere",
    args: [randomArray(random, dtype, randomShape(random, { min: 1 }))],
    want: strides,
  }),
  flatnonzero: (random, dtype) => ({
    fn: "flatnonzero",
    args: [randomArray(random, dtype, randomShape(random))],
  }),
  unravelIndex: (random, dtype) => {
    const shape = full(random, { min: 1, max: 3 });
    const n = Math.min(count(shape), dtype === "bool" ? 1 : 100);
    const whole = /int/.test(dtype) ? dtype : "int32";
    const size = random.pick([[], [3], [2, 2], [0]]);
    const places = arrayOf(
      whole,
      size,
      times(count(size), () => random.int(0, n + (random.chance(0.03) ? 2 : 0))),
    );
    return { fn: "unravelIndex", args: [places, shape, random.pick(["C", "F"])] };
  },
  ravelMultiIndex: (random) => {
    const shape = full(random, { min: 1, max: 3 });
    const common = random.pick([[3], [2, 2], [0]]);
    const mode = random.pick(["raise", "wrap", "clip"]);
    const spread = mode === "raise" ? 0 : 4;
    const sizes = broadcastable(random, common, shape.length);
    const coordinates = shape.map((n, i) => integers(random, sizes[i], -spread, n + spread));
    return {
      fn: "ravelMultiIndex",
      args: [coordinates, shape],
      kw: { mode, order: random.pick(["C", "F"]) },
    };
  },
};

/** Cases for every function that picks, with every dtype. */
export function* pickingCases(random, n) {
  for (const dtype of NUMPY_DTYPES)
    for (let i = 0; i < n; i++) for (const build of Object.values(FAMILIES)) yield build(random, dtype);
}
