// Casts between every two dtypes, copies and reinterpretation.
import { kindOf, NUMPY_DTYPES } from "../../helpers/bytes.mjs";
import { arrayOf, randomArray, randomShape } from "../../helpers/random.mjs";

/** Float to integer is undefined in C out of the target's range: those values stay inside it. */
function valuesFor(random, from, to) {
  const fraction = "fc".includes(kindOf(from));
  if (fraction && "iu".includes(kindOf(to))) return kindOf(to) === "u" ? "counts" : "plain";
  return random.chance(0.8) ? "any" : "plain";
}

/** `astype` of every pair. */
export function* castCases(random, n) {
  for (const from of NUMPY_DTYPES)
    for (const to of NUMPY_DTYPES) {
      for (let i = 0; i < n; i++) {
        const a = randomArray(random, from, randomShape(random), { values: valuesFor(random, from, to) });
        yield { fn: ".astype", args: [a, to], want: ["strides"] };
      }
      for (const casting of ["no", "equiv", "safe", "same_kind", "unsafe"]) {
        yield { fn: "canCast", args: [from, to, casting] };
        yield {
          fn: ".astype",
          args: [
            arrayOf(
              from,
              [2],
              kindOf(from) === "c"
                ? [
                    [1, 0],
                    [2, 0],
                  ]
                : [1, 0],
            ),
            to,
          ],
          kw: { casting },
        };
      }
      yield { fn: "resultType", args: [from, to] };
    }
}

/** Copies of any layout keep the order that NumPy keeps. */
export function* copyCases(random, n) {
  for (const dtype of NUMPY_DTYPES)
    for (let i = 0; i < n; i++) {
      const a = randomArray(random, dtype, randomShape(random));
      yield { fn: ".copy", args: [a], want: ["strides"] };
      yield { fn: "array", args: [a], want: ["strides"] };
      for (const fn of ["zerosLike", "onesLike"]) yield { fn, args: [a], want: ["strides"] };
      yield { fn: "fullLike", args: [a, random.int(0, 5)], want: ["strides"] };
    }
}

// A bool keeps only whether a byte is 0, so nothing else is read as one.
const VIEWS = NUMPY_DTYPES.filter((dtype) => dtype !== "bool");

/** `view(dtype)`: the same bytes under another name, the last axis longer or shorter. */
export function* viewCases(random, n) {
  for (const from of NUMPY_DTYPES)
    for (let i = 0; i < n; i++) {
      const shape = randomShape(random, { max: 3 });
      if (shape.length > 0 && random.chance(0.6)) shape[shape.length - 1] = random.pick([2, 4, 8, 16]);
      yield {
        fn: ".view",
        args: [randomArray(random, from, shape, { values: "small" }), random.pick(VIEWS)],
        want: ["strides"],
      };
    }
}
