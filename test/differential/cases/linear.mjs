// Products of matrices, sorting and uniqueness.
import { kindOf, NUMPY_DTYPES } from "../../helpers/bytes.mjs";
import { randomArray, randomShape } from "../../helpers/random.mjs";

function sides(random) {
  const size = () => random.pick([0, 1, 2, 3, 4, 5, 7, 8, 9, 17]);
  return { m: size(), k: random.chance(0.1) ? random.int(20, 300) : size(), n: size() };
}

function matmulShapes(random) {
  const { m, k, n } = sides(random);
  const kind = random.next();
  const wrong = random.chance(0.04) ? 1 : 0;
  if (kind < 0.12) return [[k], [k + wrong], k];
  if (kind < 0.24) return [[m, k], [k + wrong], k];
  if (kind < 0.36) return [[k], [k + wrong, n], k];
  const batch = random.pick([[], [], [2], [3, 2]]);
  const left = batch.map((b) => (random.chance(0.3) ? 1 : b));
  const right = random.chance(0.4) ? [] : batch;
  return [[...left, m, k], [...right, k + wrong, n], k];
}

/** Whether the two integer dtypes promote to float64. */
const mixesTo64 = (a, b) => [a, b].includes("uint64") && [a, b].some((name) => kindOf(name) === "i");

function productCase(random, fn, dtype) {
  let [a, b, terms] = matmulShapes(random);
  if (fn === "dot" && random.chance(0.3)) [a, b, terms] = [[2, 3, terms], [4, terms, 2], terms];
  const other = random.chance(0.8) ? dtype : random.pick(NUMPY_DTYPES);
  // Integers wrap, so any will do; a float result is exact for small whole numbers only.
  const whole = [dtype, other].every((name) => "biu".includes(kindOf(name))) && !mixesTo64(dtype, other);
  const values = whole ? "any" : random.pick(["small", "plain"]);
  const args = [randomArray(random, dtype, a, { values }), randomArray(random, other, b, { values })];
  const test = { fn, args, terms };
  if (values === "plain") test.want = ["bound"];
  return test;
}

const values = (random) => (random.chance(0.6) ? "any" : "small");

function sortCase(random, dtype, fn) {
  const shape = random.chance(0.3) ? [random.int(0, 400)] : randomShape(random, { min: 1, max: 3 });
  const axis = random.chance(0.2)
    ? null
    : random.int(-shape.length, shape.length) + (random.chance(0.03) ? 9 : 0);
  const a = randomArray(random, dtype, shape, { values: values(random) });
  const kw = random.chance(0.5) ? { axis } : {};
  return { fn, args: [a], kw: fn === "argsort" ? { ...kw, kind: "stable" } : kw };
}

function uniqueCase(random, dtype) {
  // Which of several complex NaN is kept is left open.
  const kept = kindOf(dtype) === "c" ? "small" : values(random);
  const a = randomArray(random, dtype, randomShape(random, { max: 3 }), { values: kept });
  const kw = {};
  if (random.chance(0.3)) kw.returnIndex = true;
  if (random.chance(0.3)) kw.returnInverse = true;
  if (random.chance(0.3)) kw.returnCounts = true;
  return { fn: "unique", args: [a], kw };
}

/** Cases for matmul, dot, sort, argsort and unique with every dtype. */
export function* linearCases(random, n) {
  for (const dtype of NUMPY_DTYPES)
    for (let i = 0; i < n; i++) {
      yield productCase(random, "matmul", dtype);
      yield productCase(random, "dot", dtype);
      yield sortCase(random, dtype, "sort");
      yield sortCase(random, dtype, "argsort");
      yield uniqueCase(random, dtype);
    }
}
