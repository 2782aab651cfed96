// Sorting, partial order and searching in sorted rows.
import { NUMPY_DTYPES } from "../../helpers/bytes.mjs";
import { arrayOf, count, randomArray, randomShape } from "../../helpers/random.mjs";

const shapeOf = (random) => (random.chance(0.15) ? [random.int(100, 3000)] : randomShape(random));
const valuesOf = (random) => random.pick(["any", "any", "small", "counts"]);

function axisOf(random, ndim) {
  if (random.chance(0.1)) return null;
  return random.int(-ndim, Math.max(ndim, 1)) + (random.chance(0.03) ? 6 : 0);
}

function ordering(random, fn, dtype) {
  const shape = shapeOf(random);
  const test = { fn, args: [randomArray(random, dtype, shape, { values: valuesOf(random) })], kw: {} };
  if (random.chance(0.7)) test.kw.axis = axisOf(random, shape.length);
  if (fn === "argsort" || random.chance(0.3)) test.kw[random.chance(0.5) ? "kind" : "stable"] = "stable";
  if (test.kw.stable) test.kw.stable = true;
  test.want = ["strides"];
  return test;
}

function partition(random, fn, dtype) {
  const shape = shapeOf(random);
  const test = { fn, args: [randomArray(random, dtype, shape, { values: valuesOf(random) })], kw: {} };
  const axis = random.chance(0.7) ? axisOf(random, shape.length) : -1;
  if (axis !== -1) test.kw.axis = axis;
  const n = axis === null ? count(shape) : (shape.at(axis) ?? 1);
  const place = () => random.int(-n, Math.max(n, 1)) + (random.chance(0.03) ? n : 0);
  const several = Array.from({ length: random.int(1, 4) }, place);
  test.args.push(random.chance(0.5) ? place() : arrayOf("int64", [several.length], several));
  if (!shape.includes(0)) test.want = ["segments"];
  return test;
}

const makers = {
  sort: (random, dtype) => ordering(random, "sort", dtype),
  argsort: (random, dtype) => ordering(random, "argsort", dtype),
  partition: (random, dtype) => partition(random, "partition", dtype),
  argpartition: (random, dtype) => partition(random, "argpartition", dtype),
  lexsort: (random, dtype) => {
    const shape = randomShape(random, { min: 1, max: 3 });
    const keys = Array.from({ length: random.int(1, 4) }, (_, i) =>
      randomArray(random, i === 0 ? dtype : random.pick(NUMPY_DTYPES), shape, { values: "counts" }),
    );
    return {
      fn: "lexsort",
      args: [keys],
      kw: { axis: random.int(-shape.length, shape.length) },
      want: ["strides"],
    };
  },
  sortComplex: (random, dtype) => ({
    fn: "sortComplex",
    args: [randomArray(random, dtype, randomShape(random, { min: 1 }), { values: valuesOf(random) })],
  }),
  searchsorted: (random, dtype) => {
    const other = random.chance(0.7) ? dtype : random.pick(NUMPY_DTYPES);
    const values = other === dtype ? valuesOf(random) : "small";
    const row = randomArray(random, dtype, [random.int(0, 60)], { values });
    row.array.steps = [...(row.array.steps ?? []), ["sort"]];
    const test = {
      fn: "searchsorted",
      args: [row, randomArray(random, other, randomShape(random), { values })],
      kw: {},
    };
    if (random.chance(0.5)) test.kw.side = random.pick(["left", "right"]);
    test.want = ["strides"];
    return test;
  },
};

/** Cases for each function and dtype. */
export function* sortingCases(random, n) {
  for (const make of Object.values(makers))
    for (const dtype of NUMPY_DTYPES) for (let i = 0; i < n; i++) yield make(random, dtype);
}
