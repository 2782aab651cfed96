// Ufuncs of two results, with outputs, masks, orders and loops that are asked for.
import { NUMPY_DTYPES } from "../../helpers/bytes.mjs";
import { broadcastable, randomArray, randomShape } from "../../helpers/random.mjs";

const LETTERS = { int32: "i", int64: "l", float16: "e", float32: "f", float64: "d" };

function output(random, shape, name, test, dtypes) {
  if (random.chance(0.3)) return null;
  test.let[name] = randomArray(random, random.pick(dtypes), shape, { values: "small", broadcast: false });
  test.watch.push(name);
  return { ref: name };
}

function multiCase(random, { name, inputs }, dtype) {
  const shape = randomShape(random);
  const shapes = broadcastable(random, shape, inputs);
  const test = { fn: name, let: {}, args: [], kw: {}, watch: [] };
  test.args = shapes.map((own, k) => {
    if (k > 0 && random.chance(0.2)) return random.pick([1, 2, -3, 0.5, 2.5]);
    return randomArray(random, k === 0 || random.chance(0.7) ? dtype : random.pick(NUMPY_DTYPES), own);
  });
  const kind = random.next();
  if (kind < 0.4) {
    const dtypes = [dtype, "float64", "int32", "complex128", "float32"];
    test.kw.out = ["o", "p"].map((out) => output(random, shape, out, test, dtypes));
    // What a mask leaves out of a new array is undefined.
    if (test.watch.length === 2 && test.args.every((arg) => typeof arg === "object") && random.chance(0.4))
      test.kw.where = randomArray(random, "bool", shape);
  } else if (kind < 0.6) {
    const letter = random.pick(Object.values(LETTERS));
    const second = name === "frexp" ? "i" : letter;
    test.kw.signature = `${letter.repeat(inputs)}->${letter}${second}`;
  } else {
    test.want = ["strides"];
    if (random.chance(0.5)) test.kw.order = random.pick(["C", "F", "A", "K"]);
  }
  return test;
}

/** Cases for every row of several results. */
export function* multiOutputCases(random, rows, n) {
  for (const row of rows)
    for (const dtype of NUMPY_DTYPES) for (let i = 0; i < n; i++) yield multiCase(random, row, dtype);
}
