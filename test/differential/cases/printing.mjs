// What arrays and floats print as, with every option.
import { kindOf, NUMPY_DTYPES } from "../../helpers/bytes.mjs";
import { randomArray, randomShape } from "../../helpers/random.mjs";

const sometimes = (random, p, options, key, value) => {
  if (random.chance(p)) options[key] = value();
};

function printCase(random, dtype) {
  const fn = random.pick(["arrayRepr", "arrayStr", "array2string", "array2string"]);
  const shape = random.chance(0.1)
    ? random.pick([[1001], [40, 40], [7, 8, 20], [2, 1000]])
    : randomShape(random, { max: 4 });
  const values = random.pick(["any", "any", "small", "plain"]);
  const kw = {};
  sometimes(random, 0.4, kw, "precision", () => random.int(0, 18));
  sometimes(random, 0.3, kw, "suppressSmall", () => random.chance(0.5));
  sometimes(random, 0.3, kw, "maxLineWidth", () => random.int(4, 120));
  if (fn === "array2string") {
    sometimes(random, 0.3, kw, "floatmode", () =>
      random.pick(["fixed", "unique", "maxprec", "maxprec_equal"]),
    );
    sometimes(random, 0.3, kw, "sign", () => random.pick(["-", "+", " ", "x"]));
    sometimes(random, 0.3, kw, "threshold", () => random.int(0, 30));
    sometimes(random, 0.2, kw, "edgeitems", () => random.int(1, 6));
    sometimes(random, 0.3, kw, "separator", () => random.pick([", ", "", " | ", "\n"]));
    sometimes(random, 0.2, kw, "prefix", () => "x".repeat(random.int(0, 15)));
    sometimes(random, 0.2, kw, "suffix", () => "x".repeat(random.int(0, 15)));
    sometimes(random, 0.2, kw, "legacy", () => random.pick(["1.13", "1.21", "1.25", "2.1", "2.2", false]));
  }
  return { fn, args: [randomArray(random, dtype, shape, { values })], kw };
}

function floatCase(random, dtype) {
  const fn = random.pick(["formatFloatPositional", "formatFloatScientific"]);
  const kw = {};
  sometimes(random, 0.6, kw, "precision", () => random.int(0, 25));
  sometimes(random, 0.3, kw, "unique", () => random.chance(0.5));
  sometimes(random, 0.5, kw, "trim", () => random.pick(["k", ".", "0", "-"]));
  sometimes(random, 0.3, kw, "sign", () => random.chance(0.5));
  sometimes(random, 0.3, kw, "padLeft", () => random.int(0, 9));
  sometimes(random, 0.3, kw, "minDigits", () => random.int(0, 12));
  if (fn === "formatFloatScientific") sometimes(random, 0.3, kw, "expDigits", () => random.int(0, 7));
  else {
    sometimes(random, 0.3, kw, "padRight", () => random.int(0, 12));
    sometimes(random, 0.3, kw, "fractional", () => random.chance(0.5));
  }
  return { fn, args: [randomArray(random, dtype, [], { values: "any" })], kw };
}

/** Cases for the functions that print, with every dtype. */
export function* printingCases(random, n) {
  for (const dtype of NUMPY_DTYPES)
    for (let i = 0; i < 8 * n; i++) {
      yield printCase(random, dtype);
      if (kindOf(dtype) === "f" && i % 2 === 0) yield floatCase(random, dtype);
    }
}
