// Joining, cutting, turning, padding, putting in and taking out, functions along axes, and iterators.
import { kindOf, NUMPY_DTYPES } from "../../helpers/bytes.mjs";
import { arrayOf, broadcastable, count, randomArray, randomShape } from "../../helpers/random.mjs";

const strides = ["strides"];
const times = (n, f) => Array.from({ length: n }, (_, i) => f(i));
const axisOf = (random, n) => (random.chance(0.03) ? n + 1 : random.int(-n, Math.max(n, 1)));
const integers = (values) => arrayOf("int64", [values.length], values);
/** Whether every axis has two elements: of shorter ones the stride decides nothing, yet NumPy's layout may follow it. */
const telling = (shapes) => shapes.every((shape) => shape.every((n) => n > 1));

const alone =
  (fn, { min = 0, max = 4, rest = () => [] } = {}) =>
  (random, dtype) => {
    const shape = randomShape(random, { min, max });
    return { fn, args: [randomArray(random, dtype, shape), ...rest(random, shape)], want: strides };
  };

/** Arrays that go together along an axis. */
const joined = (fn, axis, min) => (random, dtype) => {
  const shape = randomShape(random, { min, max: 3 });
  const shapes = times(random.int(1, 4), () =>
    shape.map((n, i) => (i === axis(shape.length) && random.chance(0.5) ? random.int(0, 4) : n)),
  );
  const parts = shapes.map((s, i) =>
    randomArray(random, i === 0 || random.chance(0.7) ? dtype : random.pick(NUMPY_DTYPES), s),
  );
  return { fn, args: [parts], want: telling(shapes) ? strides : [] };
};

const sections = (random, n) =>
  random.chance(0.5)
    ? random.pick([1, 2, 3, n || 1])
    : times(random.int(0, 4), () => random.int(-n, n + 2)).sort((x, y) => x - y);

const cut = (fn, min, axis) => (random, dtype) => {
  const shape = randomShape(random, { min, max: 3 });
  const n = shape[axis(shape.length)] ?? 1;
  return { fn, args: [randomArray(random, dtype, shape), sections(random, n)], want: strides };
};

/** Which places of an axis: one, a list, a mask. */
function places(random, n, masks) {
  const kind = random.next();
  if (kind < 0.3) return random.int(-n, n + (random.chance(0.1) ? 2 : 0));
  if (kind < 0.8 || !masks) return integers(times(random.int(0, 4), () => random.int(-n, Math.max(n, 1))));
  return randomArray(random, "bool", [n]);
}

const MODES = [
  "constant",
  "edge",
  "linear_ramp",
  "maximum",
  "mean",
  "median",
  "minimum",
  "reflect",
  "symmetric",
  "wrap",
];

/** What has the same words and numbers on both sides: sums of halves, ramps and complex means are rounded elsewhere. */
function padCase(random, dtype) {
  const shape = randomShape(random, { min: 1, max: 3 }).map((n) => Math.min(n, 6));
  const exact = ["b", "i", "u"].includes(kindOf(dtype));
  const mode = random.pick(exact ? MODES.filter((m) => m !== "linear_ramp") : MODES);
  const kw = {};
  if (/maximum|minimum/.test(mode) && random.chance(0.5)) kw.statLength = random.int(1, 4);
  if (/reflect|symmetric/.test(mode) && kindOf(dtype) !== "b" && random.chance(0.5)) kw.reflectType = "odd";
  const widths = random.chance(0.5)
    ? random.int(0, 5)
    : shape.map(() => [random.int(0, 4), random.int(0, 9)]);
  const values = kindOf(dtype) === "c" || mode === "linear_ramp" ? "small" : "plain";
  return {
    fn: "pad",
    args: [randomArray(random, dtype, shape, { values }), widths, mode],
    kw,
    want: strides,
  };
}

const line = (random, shape) => (shape.length === 0 ? 0 : random.int(-shape.length, shape.length));

const FAMILIES = {
  fliplr: alone("fliplr"),
  flipud: alone("flipud"),
  matrixTranspose: alone("matrixTranspose"),
  rot90: alone("rot90", {
    min: 1,
    rest: (random, shape) => [
      random.int(-5, 6),
      random.pick([
        [0, 1],
        [1, 0],
        [0, -1],
        [-1, shape.length - 1],
      ]),
    ],
  }),
  rollaxis: alone("rollaxis", {
    min: 1,
    rest: (random, shape) => [axisOf(random, shape.length), axisOf(random, shape.length)],
  }),
  atleast1d: alone("atleast1d"),
  atleast2d: alone("atleast2d"),
  atleast3d: alone("atleast3d"),
  unstack: alone("unstack", { max: 3 }),
  resize: alone("resize", { max: 3, rest: (random) => [random.pick([[2, 3], [7], [], [0, 2], [4, 4]])] }),
  trimZeros: (random, dtype) => {
    const values = times(7, () => random.int(0, 2) * random.int(0, 2));
    const shape = random.pick([[7], [1, 7], [7, 1]]);
    const kw = random.chance(0.3) ? { trim: random.pick(["f", "b", "fb"]) } : {};
    return {
      fn: "trimZeros",
      args: [arrayOf(dtype, shape, kindOf(dtype) === "c" ? values.map((x) => [x, 0]) : values)],
      kw,
      want: strides,
    };
  },
  hstack: joined("hstack", (n) => (n > 1 ? 1 : 0), 0),
  vstack: joined("vstack", (n) => (n > 1 ? 0 : -1), 0),
  dstack: joined("dstack", () => 2, 0),
  columnStack: joined("columnStack", (n) => (n > 1 ? 1 : -1), 1),
  block: (random, dtype) => {
    const [rows, columns] = [times(2, () => random.int(1, 4)), times(2, () => random.int(1, 4))];
    const blocks = rows.map((r) => columns.map((c) => randomArray(random, dtype, [r, c])));
    if (random.chance(0.05)) blocks[0].pop();
    return { fn: "block", args: [blocks] };
  },
  append: (random, dtype) => {
    const shape = randomShape(random, { min: 1, max: 3 });
    const axis = random.chance(0.3) ? null : axisOf(random, shape.length);
    const other = random.chance(0.7) ? dtype : random.pick(NUMPY_DTYPES);
    return {
      fn: "append",
      args: [randomArray(random, dtype, shape), randomArray(random, other, shape), axis],
    };
  },
  arraySplit: cut("arraySplit", 1, () => 0),
  hsplit: cut("hsplit", 0, (n) => (n > 1 ? 1 : 0)),
  vsplit: cut("vsplit", 1, () => 0),
  dsplit: cut("dsplit", 2, () => 2),
  delete: (random, dtype) => {
    const shape = randomShape(random, { max: 3 });
    const axis = random.chance(0.3) || shape.length === 0 ? null : axisOf(random, shape.length);
    const n = axis === null ? count(shape) : (shape.at(axis) ?? 1);
    return {
      fn: "delete",
      args: [randomArray(random, dtype, shape), places(random, n, true), axis],
      want: strides,
    };
  },
  insert: (random, dtype) => {
    const shape = randomShape(random, { max: 3 });
    const axis = random.chance(0.3) || shape.length === 0 ? null : axisOf(random, shape.length);
    const n = axis === null ? count(shape) : (shape.at(axis) ?? 1);
    const values = random.chance(0.6)
      ? randomArray(random, dtype, [])
      : randomArray(random, dtype, [random.int(1, 4)]);
    return {
      fn: "insert",
      args: [randomArray(random, dtype, shape), places(random, n, true), values, axis],
      want: strides,
    };
  },
  pad: padCase,
  repeatEach: (random, dtype) => {
    const shape = randomShape(random, { min: 1, max: 3 });
    const axis = random.int(0, shape.length);
    const counts = integers(times(shape[axis], () => random.int(0, 4)));
    return { fn: "repeat", args: [randomArray(random, dtype, shape), counts, axis] };
  },
  applyAlongAxis: (random, dtype) => {
    const shape = randomShape(random, { min: 1, max: 3 });
    const name = random.pick(["flip", "sort", "unique", "atleast2d"].slice(0, shape.length === 1 ? 4 : 2));
    return {
      fn: "applyAlongAxis",
      args: [{ function: name }, line(random, shape), randomArray(random, dtype, shape, { values: "small" })],
      want: strides,
    };
  },
  applyOverAxes: (random, dtype) => {
    const shape = randomShape(random, { min: 1, max: 3 }).map((n) => Math.max(n, 1));
    const axes = random.shuffle(shape.map((_, i) => i)).slice(0, random.int(1, shape.length + 1));
    return {
      fn: "applyOverAxes",
      args: [{ function: "max" }, randomArray(random, dtype, shape, { values: "small" }), axes],
    };
  },
  piecewise: (random, dtype) => {
    const shape = randomShape(random, { min: 1, max: 3 });
    const n = random.int(1, 4);
    const conditions = times(n, () => randomArray(random, "bool", shape));
    const pieces = times(n + random.int(0, 2), () =>
      random.chance(0.5) ? { function: "square" } : random.int(0, 2),
    );
    return {
      fn: "piecewise",
      args: [randomArray(random, dtype, shape, { values: "small" }), conditions, pieces],
      want: strides,
    };
  },
  nditer: (random, dtype) => {
    const shape = randomShape(random, { max: 3 }).map((n) => Math.max(n, 1));
    const operands = broadcastable(random, shape, random.int(1, 4)).map((s) => randomArray(random, dtype, s));
    const flags = random.pick([[], ["external_loop"], ["multi_index"], ["buffered"]]);
    return {
      fn: "nditer",
      args: [operands],
      kw: { flags, order: random.pick(["C", "F", "A", "K"]), buffersize: random.int(1, 9) },
    };
  },
  broadcast: (random, dtype) => {
    const shape = randomShape(random, { max: 3 });
    const operands = broadcastable(random, shape, random.int(1, 4)).map((s) =>
      randomArray(random, dtype, s, { values: "small" }),
    );
    return { fn: "broadcast().shape", args: operands };
  },
  broadcastArrays: (random, dtype) => {
    const shape = randomShape(random, { max: 3 });
    return {
      fn: "broadcastArrays",
      args: broadcastable(random, shape, random.int(1, 4)).map((s) => randomArray(random, dtype, s)),
      want: strides,
    };
  },
};

/** Cases for every function that shapes, with every dtype. */
export function* shapingCases(random, n) {
  for (const dtype of NUMPY_DTYPES)
    for (let i = 0; i < n; i++) for (const build of Object.values(FAMILIES)) yield build(random, dtype);
}
