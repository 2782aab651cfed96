// Functions that move elements without computing: reshaping, joining, splitting, taking, and making arrays.
import { kindOf, NUMPY_DTYPES } from "../../helpers/bytes.mjs";
import { arrayOf, count, randomArray, randomShape } from "../../helpers/random.mjs";

const strides = ["strides"];

function permutation(random, n) {
  const axes = random
    .shuffle(Array.from({ length: n }, (_, i) => i))
    .map((axis) => (random.chance(0.3) ? axis - n : axis));
  if (n > 0 && random.chance(0.05)) axes[0] = random.pick([n, axes[n - 1]]);
  return axes;
}

function axisOf(random, n) {
  return random.chance(0.03) ? n + 1 : random.int(-n, Math.max(n, 1));
}

/** Another shape of as many elements, one length left open now and then; sometimes a wrong one. */
function reshaped(random, shape) {
  let rest = count(shape);
  if (rest === 0) return random.pick([[0], [2, 0], [0, 3], [-1], [1]]);
  const out = [];
  for (const p of [2, 3, 5, 2, 2]) {
    if (rest % p === 0 && random.chance(0.6)) {
      out.push(p);
      rest /= p;
    }
  }
  out.push(rest);
  if (random.chance(0.2)) out.push(1);
  const mixed = random.shuffle(out);
  if (random.chance(0.3)) mixed[random.int(0, mixed.length)] = -1;
  if (random.chance(0.05)) mixed.push(7);
  return mixed;
}

const FAMILIES = {
  reshape: (random, a, shape) => ({
    fn: "reshape",
    args: [a, reshaped(random, shape)],
    kw: random.chance(0.2) ? { order: "F" } : {},
    want: strides,
  }),
  transpose: (random, a, shape) => ({
    fn: "transpose",
    args: random.chance(0.3) ? [a] : [a, permutation(random, shape.length)],
    want: strides,
  }),
  swapaxes: (random, a, shape) => ({
    fn: "swapaxes",
    args: [a, axisOf(random, shape.length), axisOf(random, shape.length)],
    want: strides,
  }),
  moveaxis: (random, a, shape) => ({
    fn: "moveaxis",
    args: [a, axisOf(random, shape.length), axisOf(random, shape.length)],
    want: strides,
  }),
  ravel: (random, a) => ({
    fn: "ravel",
    args: [a],
    kw: random.chance(0.3) ? { order: random.pick(["C", "F"]) } : {},
    want: strides,
  }),
  flatten: (_random, a) => ({ fn: ".flatten", args: [a], want: strides }),
  squeeze: (random, a, shape) => ({
    fn: "squeeze",
    args: random.chance(0.6) ? [a] : [a, axisOf(random, shape.length)],
    want: strides,
  }),
  expandDims: (random, a, shape) => ({
    fn: "expandDims",
    args: [a, random.chance(0.7) ? axisOf(random, shape.length + 1) : [0, shape.length + 1]].slice(0, 2),
    want: strides,
  }),
  broadcastTo: (random, a, shape) => ({
    fn: "broadcastTo",
    args: [a, random.chance(0.85) ? [2, ...shape.map((n) => (n === 1 ? 3 : n))] : [...shape, 2]],
    want: strides,
  }),
  flip: (random, a, shape) => ({
    fn: "flip",
    args: random.chance(0.4) ? [a] : [a, axisOf(random, shape.length)],
    want: strides,
  }),
  roll: (random, a, shape) => ({
    fn: "roll",
    args: random.chance(0.4)
      ? [a, random.int(-9, 10)]
      : [a, random.int(-9, 10), axisOf(random, shape.length)],
  }),
  repeat: (random, a, shape) => {
    const axis = axisOf(random, shape.length);
    const n = shape.at(axis) ?? 1;
    if (random.chance(0.3)) return { fn: "repeat", args: [a, random.int(0, 4)] };
    if (random.chance(0.5)) return { fn: "repeat", args: [a, random.int(0, 4), axis] };
    return {
      fn: "repeat",
      args: [
        a,
        arrayOf(
          "int64",
          [n],
          Array.from({ length: n }, () => random.int(0, 4)),
        ),
        axis,
      ],
    };
  },
  tile: (random, a) => ({ fn: "tile", args: [a, random.pick([2, 0, [2, 1], [1, 2, 3], [2], []])] }),
  take: (random, a, shape) => {
    const axis = random.chance(0.3) ? undefined : axisOf(random, shape.length);
    const n = axis === undefined ? count(shape) : (shape.at(axis) ?? 1);
    const size = random.pick([[], [3], [2, 2], [0]]);
    // NumPy 2.4.6 never ends when it wraps around an axis of length 0.
    const mode = n === 0 ? undefined : random.pick([undefined, undefined, "wrap", "clip"]);
    const spread = mode === undefined ? 0 : 2 * n;
    const indices = arrayOf(
      "int64",
      size,
      Array.from({ length: count(size) }, () => random.int(-n - spread, Math.max(n + spread, 1))),
    );
    return {
      fn: "take",
      args: axis === undefined ? [a, indices] : [a, indices, axis],
      kw: mode ? { mode } : {},
    };
  },
  takeAlongAxis: (random, a, shape) => {
    if (shape.length === 0) return { fn: "takeAlongAxis", args: [a, arrayOf("int64", [1], [0]), 0] };
    const axis = random.int(0, shape.length);
    const size = shape.map((n, i) => (i === axis ? (shape[axis] > 0 ? random.int(1, 4) : 0) : n));
    const n = shape[axis];
    const indices = arrayOf(
      "int64",
      size,
      Array.from({ length: count(size) }, () => random.int(-n, n)),
    );
    return { fn: "takeAlongAxis", args: [a, indices, axis] };
  },
  nonzero: (_random, a) => ({ fn: "nonzero", args: [a] }),
  T: (_random, a) => ({ fn: "@T", args: [a], want: strides }),
};

function joinCase(random, dtype, fn) {
  const shape = randomShape(random, { min: fn === "stack" ? 0 : 1, max: 3 });
  const axis = axisOf(random, shape.length + (fn === "stack" ? 1 : 0));
  const n = random.int(1, 4);
  // Where an axis has fewer than two elements its stride decides nothing, yet NumPy's layout may follow it.
  let telling = true;
  const parts = Array.from({ length: n }, (_, part) => {
    const own = [...shape];
    if (fn === "concatenate" && own.at(axis) !== undefined)
      own[axis < 0 ? axis + own.length : axis] = random.int(0, 4);
    if (random.chance(0.03)) own.push(2);
    if (own.some((length) => length < 2)) telling = false;
    return randomArray(random, part === 0 || random.chance(0.7) ? dtype : random.pick(NUMPY_DTYPES), own);
  });
  return { fn, args: [parts, axis], want: fn === "concatenate" && telling ? strides : [] };
}

function splitCase(random, dtype) {
  const shape = randomShape(random, { min: 1, max: 3 });
  const axis = random.int(-shape.length, shape.length);
  const n = shape.at(axis);
  const parts = random.chance(0.5)
    ? random.pick([1, 2, n || 1])
    : Array.from({ length: random.int(0, 4) }, () => random.int(-n, n + 2)).sort((x, y) => x - y);
  return { fn: "split", args: [randomArray(random, dtype, shape), parts, axis] };
}

/** Cases for every function of shape with every dtype. */
export function* shapeCases(random, n) {
  for (const dtype of NUMPY_DTYPES)
    for (let i = 0; i < n; i++) {
      for (const build of Object.values(FAMILIES)) {
        const shape = randomShape(random);
        yield build(random, randomArray(random, dtype, shape), shape);
      }
      yield joinCase(random, dtype, "concatenate");
      yield joinCase(random, dtype, "stack");
      yield splitCase(random, dtype);
    }
}

/** Arrays from nothing. */
export function* creationCases(random, n) {
  const real = NUMPY_DTYPES.filter((dtype) => kindOf(dtype) !== "c" && dtype !== "bool");
  for (const dtype of NUMPY_DTYPES)
    for (let i = 0; i < n; i++) {
      const shape = randomShape(random);
      yield { fn: "zeros", args: [shape, dtype], want: strides };
      yield { fn: "ones", args: [shape, dtype], kw: random.chance(0.3) ? { order: "F" } : {}, want: strides };
      yield { fn: "full", args: [shape, random.int(0, 2), dtype] };
      yield { fn: "eye", args: [random.int(0, 6), random.int(0, 6), random.int(-4, 5), dtype] };
    }
  for (const dtype of real)
    for (let i = 0; i < n; i++) {
      const bounds =
        kindOf(dtype) === "u"
          ? [random.int(0, 9), random.int(0, 40), random.int(1, 5)]
          : [random.int(-20, 20), random.int(-20, 40), random.pick([1, 2, 3, -1, -2])];
      const fraction = kindOf(dtype) === "f" && random.chance(0.5);
      yield { fn: "arange", args: bounds.map((x) => (fraction ? x * 0.37 : x)), kw: { dtype } };
      const ends =
        kindOf(dtype) === "u"
          ? [random.int(0, 9), random.int(0, 99)]
          : [random.int(-20, 20), random.int(-20, 90)];
      yield {
        fn: "linspace",
        args: [...ends, random.int(0, 30)],
        kw: { dtype, endpoint: random.chance(0.7) },
      };
    }
}
