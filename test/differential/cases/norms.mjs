// Norms of vectors and matrices: every order, axes, dtypes and layouts.
import { NUMPY_DTYPES } from "../../helpers/bytes.mjs";
import { randomArray, randomShape } from "../../helpers/random.mjs";

const VECTORS = [null, 0, 1, 2, 3, 0.5, -1, -2, { float: "inf" }, { float: "-inf" }, "fro"];
const MATRICES = [null, "fro", "f", 1, -1, 2, "nuc", 3, { float: "inf" }, { float: "-inf" }];

/** One or two axes of an array, sometimes one that is not there. */
function axesOf(random, ndim, count) {
  const axes = Array.from({ length: count }, () => random.int(-ndim, ndim) + (random.chance(0.03) ? 5 : 0));
  return count === 1 ? axes[0] : axes;
}

function normCase(random, dtype, kind) {
  const shape = randomShape(random, { min: 1, max: 3 });
  // Squares of small numbers are exact, and so are their sums in any order.
  const args = [randomArray(random, dtype, shape, { values: "small" })];
  const kw = {};
  if (random.chance(0.3)) kw.keepdims = true;
  if (kind === "matrixNorm") {
    if (random.chance(0.7)) kw.ord = random.pick(MATRICES.slice(1));
  } else if (kind === "vectorNorm") {
    if (random.chance(0.7)) kw.ord = random.pick(VECTORS.slice(1, -1));
    if (random.chance(0.7)) kw.axis = axesOf(random, shape.length, random.pick([1, 2]));
  } else if (random.chance(0.8)) {
    const count = random.pick([1, 2]);
    kw.axis = axesOf(random, shape.length, count);
    if (random.chance(0.8)) kw.ord = random.pick(count === 1 ? VECTORS : MATRICES);
  }
  return { fn: `linalg.${kind}`, args, kw, want: ["strides"] };
}

/** Cases for the norms of linalg with every dtype. */
export function* normCases(random, n) {
  const kinds = ["norm", "norm", "vectorNorm", "matrixNorm"];
  for (const dtype of NUMPY_DTYPES)
    for (let i = 0; i < n; i++) for (const kind of kinds) yield normCase(random, dtype, kind);
}
