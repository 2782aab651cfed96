// Arrays as sets: unique elements and parts, membership, unions and differences.
import { kindOf, NUMPY_DTYPES } from "../../helpers/bytes.mjs";
import { randomArray, randomShape } from "../../helpers/random.mjs";

// The largest dtypes are sorted with others by their float64 values; NaN of complex numbers are one value of many.
// Which of several NaN, each an element of its own, is which: NumPy sorts them in no stable order for the inverse alone.
const plain = (dtype) => (kindOf(dtype) === "c" ? "small" : "any");

function uniqueCase(random, dtype) {
  const axis = random.chance(0.35);
  const shape = randomShape(random, axis ? { min: 1, max: 3 } : {});
  const test = { fn: "unique", args: [], kw: {} };
  for (const name of ["returnIndex", "returnInverse", "returnCounts"])
    if (random.chance(0.4)) test.kw[name] = true;
  if (axis) test.kw.axis = random.int(-shape.length, shape.length) + (random.chance(0.03) ? 5 : 0);
  if (random.chance(0.2)) test.kw.equalNan = false;
  const { equalNan, returnInverse, returnIndex } = test.kw;
  // NumPy compares parts with NaN in no consistent order: it puts [NaN, 0] before [-inf, 0], and [inf, 0] last.
  const unstable = test.kw.axis !== undefined || (equalNan === false && returnInverse && !returnIndex);
  const values = random.chance(0.6) ? random.pick(["counts", "small"]) : unstable ? "plain" : plain(dtype);
  test.args.push(randomArray(random, dtype, shape, { values }));
  return test;
}

const array = (random, dtype, values = plain(dtype)) =>
  randomArray(random, dtype, randomShape(random, { max: 2 }), {
    values: random.chance(0.7) ? "small" : values,
  });

function pairCase(random, fn, dtype) {
  const other = random.chance(0.7) ? dtype : random.pick(NUMPY_DTYPES);
  const values = dtype === other ? plain(dtype) : "small";
  return { fn, args: [array(random, dtype, values), array(random, other, values)], kw: {} };
}

const makers = {
  unique: uniqueCase,
  union1d: (random, dtype) => pairCase(random, "union1d", dtype),
  setxor1d: (random, dtype) => pairCase(random, "setxor1d", dtype),
  setdiff1d: (random, dtype) => pairCase(random, "setdiff1d", dtype),
  intersect1d: (random, dtype) => {
    const test = pairCase(random, "intersect1d", dtype);
    if (random.chance(0.5)) test.kw.returnIndices = true;
    return test;
  },
  isin: (random, dtype) => {
    const test = pairCase(random, "isin", dtype);
    if (random.chance(0.4)) test.kw.invert = true;
    if (random.chance(0.4)) test.kw.kind = random.pick(["sort", "sort", "table"]);
    // A table that is asked for is made, whatever memory it takes.
    if (test.kw.kind === "table") test.args = test.args.map(() => array(random, dtype, "small"));
    return test;
  },
};
for (const fn of ["uniqueAll", "uniqueCounts", "uniqueValues"])
  makers[fn] = (random, dtype) => ({ fn, args: [array(random, dtype)] });
makers.uniqueInverse = (random, dtype) => ({ fn: "uniqueInverse", args: [array(random, dtype, "plain")] });

/** Cases for each function and dtype. */
export function* setCases(random, n) {
  for (const make of Object.values(makers))
    for (const dtype of NUMPY_DTYPES) for (let i = 0; i < n; i++) yield make(random, dtype);
}
