// Indexing and assignment: integers, slices, newaxis, ellipsis, integer arrays, masks, and all of them mixed.
import { kindOf, NUMPY_DTYPES } from "../../helpers/bytes.mjs";
import { arrayOf, count, plainArray, randomArray, randomBytes, randomShape } from "../../helpers/random.mjs";

function slice(random, n) {
  const part = () => (random.chance(0.4) ? "" : String(random.int(-n - 2, n + 3)));
  const step = random.chance(0.5) ? "" : `:${random.pick([1, 2, 3, -1, -2, -3])}`;
  return `${part()}:${part()}${step}`;
}

function integers(random, n, shape, faulty) {
  const values = Array.from({ length: count(shape) }, () => random.int(-n, n));
  if (faulty && n > 0 && random.chance(0.04)) values[0] = n + random.int(0, 3);
  if (random.chance(0.3) && shape.length === 1 && shape[0] > 0) return values;
  const dtype = random.pick(["int64", "int32", "int8", "int16", "int64"]);
  return arrayOf(dtype, shape, values);
}

/** A random index for an array of this shape; `advanced` allows arrays, `faulty` what is out of bounds. */
export function randomIndex(random, shape, advanced, faulty) {
  const index = [];
  const common = random.pick([[2], [3], [2, 2], [1], [3, 1], []]);
  let axis = 0;
  let ellipsis = false;
  const stop = random.chance(0.3) ? random.int(0, shape.length + 1) : shape.length;
  while (axis < stop) {
    const n = shape[axis];
    const kind = random.next();
    if (random.chance(0.12)) index.push(null);
    else if (!ellipsis && random.chance(0.1)) {
      ellipsis = true;
      index.push("...");
      axis += random.int(0, stop - axis + 1);
    } else if (advanced && kind < 0.35 && n > 0) {
      index.push(integers(random, n, random.chance(0.8) ? common : [common.at(-1) ?? 1], faulty));
      axis += 1;
    } else if (advanced && kind < 0.45) {
      const k = Math.min(random.int(1, 3), stop - axis);
      const mask = shape.slice(axis, axis + k);
      // Several masks or a mask with arrays must broadcast: keep exactly as many true as the common shape is long.
      const length = common.length === 1 ? common[0] : 1;
      const total = count(mask);
      const picked = new Set(
        random
          .shuffle(Array.from({ length: total }, (_, i) => i))
          .slice(0, random.chance(0.85) ? length : total),
      );
      index.push(
        arrayOf(
          "bool",
          mask,
          Array.from({ length: total }, (_, i) => picked.has(i)),
        ),
      );
      axis += k;
    } else if (kind < 0.65 && n > 0) {
      index.push(random.int(-n, n) + (faulty && random.chance(0.02) ? 2 * n : 0));
      axis += 1;
    } else {
      index.push(slice(random, n));
      axis += 1;
    }
  }
  if (faulty && random.chance(0.02)) index.push(0);
  return index;
}

function getCase(random, dtype) {
  const shape = randomShape(random);
  const advanced = random.chance(0.6);
  const index = randomIndex(random, shape, advanced, true);
  const test = { fn: "get", args: [randomArray(random, dtype, shape), ...index] };
  const basic = index.every((item) => item === null || typeof item !== "object");
  if (basic)
    test.want =
      index.every((item) => typeof item === "number") && index.length === shape.length ? [] : ["strides"];
  return test;
}

function setCase(random, dtype) {
  const shape = randomShape(random);
  // One fault at a time: which of several NumPy names first is its own affair.
  const index = randomIndex(random, shape, random.chance(0.6), false);
  const base = randomArray(random, dtype, shape, { broadcast: false });
  // An element takes a scalar: what else NumPy lets pass there depends on the dtype.
  const one = (item) => typeof item === "number" || item?.array?.shape.length === 0;
  const single = index.length === shape.length && index.every(one);
  const kind = single ? 0 : random.next();
  let value;
  if (kind < 0.35)
    value = random.pick(
      kindOf(dtype) === "f" ? [1, 0.5, -3] : kindOf(dtype) === "b" ? [true, false] : [1, 0, 3, 100],
    );
  else {
    const other = random.chance(0.6) ? dtype : random.pick(NUMPY_DTYPES);
    const valueShape = random.pick([[], [1], [2], [3], [2, 2], shape.slice(1), shape]);
    value = randomArray(random, other, valueShape, { values: castable(other, dtype) });
  }
  return { fn: "set", let: { a: base }, args: [{ ref: "a" }, ...index, value], watch: ["a"] };
}

const castable = (from, to) =>
  "fc".includes(kindOf(from)) && "iu".includes(kindOf(to)) ? "counts" : "small";

/** Assignment from a view of the same memory, as if the source had been copied first. */
function overlapCase(random, dtype) {
  const n = random.int(2, 60);
  const [to, from] = random.pick([
    ["1:", ":-1"],
    [":-1", "1:"],
    [":", "::-1"],
    ["::2", random.chance(0.5) ? ":1" : "::2"],
    ["::-1", ":"],
  ]);
  if (random.chance(0.4)) {
    const a = plainArray(dtype, [(n % 9) + 1, (n % 9) + 1], randomBytes(random, dtype, ((n % 9) + 1) ** 2));
    return {
      fn: "set",
      let: { a },
      args: [{ ref: "a" }, "...", { ref: "a", steps: [["transpose"]] }],
      watch: ["a"],
    };
  }
  const a = plainArray(dtype, [n], randomBytes(random, dtype, n));
  return {
    fn: "set",
    let: { a },
    args: [{ ref: "a" }, to, { ref: "a", steps: [["get", from]] }],
    watch: ["a"],
  };
}

/** One mask over all axes: the form that people use most. */
function maskCase(random, dtype) {
  const shape = randomShape(random, { min: 1 });
  const a = randomArray(random, dtype, shape, { broadcast: false });
  const mask = randomArray(random, "bool", random.chance(0.85) ? shape : shape.map((n) => n + 1));
  if (random.chance(0.5)) return { fn: "get", args: [a, mask] };
  return {
    fn: "set",
    let: { a },
    args: [{ ref: "a" }, mask, kindOf(dtype) === "b" ? true : random.pick([0, 1, 7])],
    watch: ["a"],
  };
}

/** Cases for `get` and `set` with every dtype. */
export function* indexingCases(random, n) {
  for (const dtype of NUMPY_DTYPES)
    for (let i = 0; i < n; i++) {
      yield getCase(random, dtype);
      yield getCase(random, dtype);
      yield setCase(random, dtype);
      yield setCase(random, dtype);
      yield maskCase(random, dtype);
      if (i % 4 === 0) yield overlapCase(random, dtype);
    }
}
