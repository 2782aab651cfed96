import type { DType } from "../../core/dtype.js";
import { AssertionError, ValueError } from "../../core/errors.js";
import { scope } from "../../core/lifetime.js";
import { sameShape, shapeText } from "../../core/shape.js";
import { asarray } from "../creation.js";
import { define } from "../define.js";
import { promoteTypes } from "../dtypes.js";
import { absolute, add, lessEqual, maximum, multiply, subtract } from "../functions.js";
import type { ArrayLike } from "../input.js";
import type { NDArray } from "../ndarray.js";
import { all, max } from "../reductions.js";
import { where } from "../selecting.js";

const INTEGERS = { float16: "int16", float32: "int32", float64: "int64" } as const;

/** Floats as integers that count them in order: neighbours differ by 1. */
function ordinals(x: NDArray): NDArray {
  const type = INTEGERS[x.dtype as keyof typeof INTEGERS];
  if (!type) throw new ValueError(`Unsupported dtype ${x.dtype}`);
  const bits = x.copy().view(type);
  const least = asarray(-(2n ** BigInt(8 * x.itemsize - 1)), type) as NDArray;
  return where(bits.less(0), subtract(least, bits) as NDArray, bits) as NDArray;
}

/** How many floats lie between the elements of two arrays, as float64. @throws ValueError for other dtypes or shapes */
function distances(a: ArrayLike, b: ArrayLike, dtype?: DType): NDArray<"float64"> {
  return scope(() => {
    const [x, y] = [asarray(a) as NDArray, asarray(b) as NDArray];
    const inexact = (z: NDArray): DType => (z.dtype in INTEGERS ? z.dtype : "float64");
    const common = dtype ?? (promoteTypes(inexact(x), inexact(y)) as DType);
    if (x.kind === "complex" || y.kind === "complex")
      throw new ValueError("_nulp not implemented for complex array");
    if (!sameShape(x.shape, y.shape))
      throw new ValueError(
        `Arrays do not have the same shape: ${shapeText(x.shape)} - ${shapeText(y.shape)}`,
      );
    const of = (z: NDArray): NDArray => ordinals(z.astype(common) as NDArray);
    return absolute(subtract(of(x), of(y)).astype("float64") as NDArray) as NDArray<"float64">;
  });
}

const short = (x: number): string => {
  if (x !== 0 && (x < 1e-4 || x >= 1e6))
    return String(Number(x.toPrecision(6)).toExponential()).replace(/e([+-])(\d)$/, "e$10$2");
  return String(Number(x.toPrecision(6)));
};

/**
 * Throws unless two arrays differ by at most `maxulp` floats everywhere; returns the distances.
 *
 * @throws AssertionError, @throws ValueError for shapes that differ
 * @example
 * testing.assertArrayMaxUlp([1], [1 + Number.EPSILON]).toString() // -> [1.]
 */
export const assertArrayMaxUlp: (
  a: ArrayLike,
  b: ArrayLike,
  options?: number | { maxulp?: number | undefined; dtype?: DType | undefined },
) => NDArray<"float64"> = define("assert_array_max_ulp(a, b, maxulp=, dtype=)", (a, b, maxulp = 1, dtype) => {
  const apart = distances(a, b, dtype);
  const most = Number(max(apart, { initial: 0 }));
  if (!(most <= maxulp)) {
    apart.dispose();
    throw new AssertionError(
      `Arrays are not almost equal up to ${short(maxulp)} ULP (max difference is ${short(most)} ULP)`,
    );
  }
  return apart;
});

/**
 * Throws unless `|x - y| <= nulp * spacing(max(|x|, |y|))` everywhere.
 *
 * @throws AssertionError
 * @example
 * testing.assertArrayAlmostEqualNulp(1, 1 + Number.EPSILON) // -> undefined
 */
export const assertArrayAlmostEqualNulp: (
  x: ArrayLike,
  y: ArrayLike,
  options?: number | { nulp?: number | undefined },
) => void = define("assert_array_almost_equal_nulp(x, y, nulp=)", (x, y, nulp = 1) =>
  scope(() => {
    const [a, b] = [asarray(x) as NDArray, asarray(y) as NDArray];
    const larger = maximum(absolute(a) as NDArray, absolute(b) as NDArray) as NDArray;
    const magnitude = (larger.kind === "float" ? larger : larger.astype("float64")).copy();
    const type = INTEGERS[magnitude.dtype as keyof typeof INTEGERS];
    // The float that follows a positive one has the next integer for its bits.
    const next = add(magnitude.view(type), 1) as NDArray;
    const spacing = subtract(next.view(magnitude.dtype), magnitude) as NDArray;
    const apart = absolute(subtract(a, b) as NDArray) as NDArray;
    if (all(lessEqual(apart, multiply(spacing, nulp) as NDArray) as NDArray)) return;
    if (a.kind === "complex" || b.kind === "complex")
      throw new AssertionError(`Arrays are not equal to ${nulp} ULP`);
    const most = short(Number(max(distances(a, b), { initial: 0 })));
    throw new AssertionError(`Arrays are not equal to ${nulp} ULP (max is ${most})`);
  }),
);
