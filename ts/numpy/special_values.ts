import { type CoreArray, consume } from "../core/array.js";
import { dispatch, type Operand } from "../core/dispatch.js";
import type { DType, Scalar } from "../core/dtype.js";
import { scope } from "../core/lifetime.js";
import { isScalar, type Marked, scalarDtype } from "../core/scalar.js";
import { countTrue } from "../core/truth.js";
import type { PartOf } from "../core/types.js";
import { inParts } from "../ops/in_parts.js";
import { imagPart, realPart } from "../ops/views.js";
import { copyto } from "./choosing.js";
import { array, asarray } from "./creation.js";
import { define } from "./define.js";
import { type ArrayLike, outArg, withArrays, withOperands } from "./input.js";
import { finfo } from "./limits.js";
import { type NDArray, wrap } from "./ndarray.js";
import { numpyPolicy } from "./policy.js";
import { scalarOrArray } from "./rounding.js";

/** NaN, infinities and imaginary parts: which elements have them, and numbers in their place. */

const signed = (name: string, infinity: number) =>
  define(`${name}(x, out=)`, (x, outValue) => {
    const out = outArg(outValue);
    return withOperands([x], ([operand]) => {
      const dtype = isScalar(operand) ? scalarDtype(operand) : (operand as CoreArray).dtype;
      if (dtype.kind === "complex") {
        throw new TypeError(
          `This operation is not supported for ${dtype.name} values because it would be ambiguous.`,
        );
      }
      const inputs = [operand as Operand, infinity];
      return scalarOrArray(operand, dispatch("equal", inputs, numpyPolicy, { out: out?.core }), out);
    });
  });

/** A test of every element: of a scalar a boolean. */
type Test = <A extends ArrayLike>(
  x: A,
  out?: NDArray | { out?: NDArray },
) => A extends Scalar | Marked ? boolean : NDArray<"bool">;

/**
 * Which elements are negative infinity.
 *
 * @throws TypeError for complex numbers
 * @example
 * np.isneginf([-Infinity, Infinity, 1]).toString() // -> [ True False False]
 */
export const isneginf: Test = signed("isneginf", -Infinity);
/**
 * Which elements are positive infinity.
 *
 * @throws TypeError for complex numbers
 * @example
 * np.isposinf([-Infinity, Infinity, 1]).toString() // -> [False  True False]
 */
export const isposinf: Test = signed("isposinf", Infinity);

const imaginary = (name: string, test: "equal" | "notEqual") =>
  define(`${name}(x)`, (x) =>
    withArrays([x], (core) =>
      scalarOrArray(
        x,
        scope(() => dispatch(test, [imagPart(core), 0], numpyPolicy)),
      ),
    ),
  );
/**
 * Which elements have an imaginary part that is not zero.
 *
 * @example
 * np.iscomplex([1, np.complex(0, 1), np.complex(1, 0)]).toString() // -> [False  True False]
 */
export const iscomplex: Test = imaginary("iscomplex", "notEqual");
/**
 * Which elements have no imaginary part, or one of zero.
 *
 * @example
 * np.isreal([1, np.complex(0, 1), np.complex(1, 0)]).toString() // -> [ True False  True]
 */
export const isreal: Test = imaginary("isreal", "equal");

/** What {@link nanToNum} takes by name. */
export interface NanOptions {
  /** `false` changes the array itself. */
  copy?: boolean | undefined;
  /** What stands for NaN; 0 by default. */
  nan?: ArrayLike | undefined;
  /** What stands for infinity; the greatest number of the dtype by default. */
  posinf?: ArrayLike | null | undefined;
  /** What stands for negative infinity; the least number of the dtype by default. */
  neginf?: ArrayLike | null | undefined;
}

/**
 * Numbers in place of NaN and infinities; of complex numbers in both parts.
 *
 * @throws TypeError, @throws ValueError for `copy: false` where there is no array to change
 * @example
 * np.nanToNum([NaN, 1, -Infinity], { nan: 0, neginf: -9 }).toString() // -> [ 0.  1. -9.]
 */
export const nanToNum: <A extends ArrayLike>(
  x: A,
  copy?: boolean | NanOptions,
  nan?: ArrayLike | NanOptions,
  posinf?: ArrayLike | null | NanOptions,
  neginf?: ArrayLike | null,
) => A extends NDArray<infer D> ? NDArray<D> : A extends Scalar | Marked ? Scalar : NDArray = define(
  "nan_to_num(x, copy=, nan=, posinf=, neginf=)",
  (x, copy = true, nan = 0, posinf, neginf) => {
    const result = array(x, { copy }) as NDArray;
    const { kind } = result;
    if (kind === "float" || kind === "complex") {
      const { max, min } = finfo(result.dtype);
      const replacements = [nan, posinf ?? max, neginf ?? min] as const;
      scope(() => {
        const { core } = result;
        const parts = kind === "complex" ? [realPart(core), imagPart(core)] : [core];
        const replace = ([part]: readonly Operand[]): void => {
          const tests = [
            dispatch("isnan", [part!], numpyPolicy),
            dispatch("equal", [part!, Infinity], numpyPolicy),
            dispatch("equal", [part!, -Infinity], numpyPolicy),
          ];
          tests.forEach((where, k) => {
            if (countTrue(where) > 0)
              copyto(wrap(part as CoreArray), replacements[k]!, { where: wrap(where) });
          });
        };
        for (const part of parts) {
          if (replacements.every(isScalar)) inParts([part], replace);
          else replace([part]);
        }
      });
    }
    return isScalar(x) ? scalarOrArray(x, result.core) : result;
  },
);

/** What {@link realIfClose} takes by name. */
export interface RealOptions {
  /** How large imaginary parts may be: in steps of the dtype's precision if above 1, else absolute. */
  tol?: number | undefined;
}

/**
 * The real parts of an array whose imaginary parts are all close to zero, as a view; else the array.
 *
 * @example
 * np.realIfClose([np.complex(2, 1e-15), 3]).toString() // -> [2. 3.]
 */
export const realIfClose: <D extends DType>(
  a: NDArray<D> | ArrayLike,
  tol?: number | RealOptions,
) => NDArray<D | PartOf<D>> = define("real_if_close(a, tol=)", (x, tol = 100) => {
  const a = asarray(x) as NDArray;
  if (a.kind !== "complex") return a;
  const limit = tol > 1 ? Number(finfo(a.dtype).eps) * tol : tol;
  const close = scope(() => {
    const size = dispatch("absolute", [imagPart(a.core)], numpyPolicy);
    return consume(dispatch("less", [size, limit], numpyPolicy), (small) => countTrue(small) === small.size);
  });
  return close ? a.real : a;
});
