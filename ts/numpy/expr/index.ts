import type { ArrayLike } from "../input.js";
import type { NDArray } from "../ndarray.js";
import { evaluate } from "./evaluate.js";
import { parse } from "./parse.js";

/** What may stand in an expression: arrays and what is taken for them, numbers, functions, and values of arguments. */
export type ExprOperand =
  | ArrayLike
  | null
  | string
  | readonly (number | null)[]
  | ((...args: never[]) => unknown);

/**
 * An expression in Python's operators, computed in blocks that stay in cache: no array of the size of the result is made
 * but the result. It gives the bits that the separate calls would give.
 *
 * The text is read once for every place in a program that has one. It knows the operators `+ - * / // % ** @ & | ^ ~ << >>`,
 * comparisons, `and`, `or`, `not`, `if ... else`, element-wise functions and reductions by NumPy's names, attributes and
 * methods of arrays, indices, and numbers, which are weak. Other functions are operands: `` expr`${np.sort}(${x})` ``.
 *
 * The compiler does not read the text: `` expr<number>`sum(${x})` `` says that a number comes out.
 *
 * @returns an array; a JavaScript scalar where everything in it is a number or a reduction over all axes
 * @throws SyntaxError, NameError before anything is computed
 * @throws what the functions in it throw, with the place in the text
 * @example
 * const x = np.arange(4, { dtype: "float32" });
 * expr`0.5 * ${x} * (1 + tanh(sqrt(2 / pi) * ${x}))`.toString() // -> [0.         0.83142626 1.9210292  2.975202  ]
 * expr`(${x} - mean(${x})) / std(${x})`.dtype // -> float32
 * expr<number>`sum(${x}[1:] ** 2)` // -> 14
 */
export function expr<R = NDArray>(strings: TemplateStringsArray, ...operands: readonly ExprOperand[]): R {
  return evaluate(parse(strings), operands) as R;
}
