// Products of vectors and matrices over stacks, with every dtype and layout.
import { kindOf, NUMPY_DTYPES } from "../../helpers/bytes.mjs";
import { randomArray } from "../../helpers/random.mjs";

const CORE = {
  matmul: [
    ["m", "k"],
    ["k", "n"],
  ],
  vecdot: [["k"], ["k"]],
  matvec: [["m", "k"], ["k"]],
  vecmat: [["k"], ["k", "m"]],
};

function productCase(random, fn, dtype) {
  const size = () => random.pick([0, 1, 2, 3, 5, 8, 17]);
  const lengths = { k: size(), m: size(), n: size() };
  const stack = random.pick([[], [], [2], [3, 2]]);
  const [left, right] = CORE[fn].map((axes) => {
    const some = random.chance(0.3) ? [] : stack.map((n) => (random.chance(0.3) ? 1 : n));
    const wrong = random.chance(0.03) ? 1 : 0;
    return [...some, ...axes.map((axis) => lengths[axis] + wrong)];
  });
  // Sums of small whole numbers are exact in any order; integers wrap, so any will do.
  // Integers are exact in their own type; as floats their sum depends on its order, unless they are small.
  const other = random.chance(0.1) ? random.pick(["float64", dtype]) : undefined;
  const values = "biu".includes(kindOf(dtype)) && (other ?? dtype) === dtype ? "any" : "small";
  const args = [randomArray(random, dtype, left, { values }), randomArray(random, dtype, right, { values })];
  const kw = {};
  if (random.chance(0.2)) kw.order = random.pick(["C", "F", "A", "K"]);
  if (fn === "vecdot" && random.chance(0.2)) kw.keepdims = true;
  if (fn === "vecdot" && random.chance(0.2)) kw.axis = random.pick([-1, 0, 1]);
  else if (random.chance(0.3)) {
    // Core axes anywhere, now and then where there are none.
    const ndims = [left.length, right.length];
    const counts = CORE[fn].map((axes) => axes.length);
    const names = CORE[fn].flat().filter((axis) => axis !== "k");
    const out = Math.max(0, ...ndims.map((ndim, i) => ndim - counts[i])) + names.length;
    kw.axes = [...counts, names.length].map((count, i) => {
      const places = Array.from({ length: count }, () => random.int(0, [...ndims, out][i] + 1) - 1);
      return count === 1 ? places[0] : places;
    });
  }
  if (other) kw.dtype = other;
  return { fn, args, kw, want: ["strides"] };
}

/** Cases for matmul, vecdot, matvec and vecmat with every dtype. */
export function* vectorCases(random, n) {
  for (const dtype of NUMPY_DTYPES)
    for (let i = 0; i < n; i++) for (const fn of Object.keys(CORE)) yield productCase(random, fn, dtype);
}
