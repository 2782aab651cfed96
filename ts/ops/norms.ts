import { type CoreArray, consume, relayout } from "../core/array.js";
import { copy, fromScalar } from "../core/assign.js";
import { dispatch, type Operand, type Policy, type UfuncName } from "../core/dispatch.js";
import { dtypes } from "../core/dtype.js";
import { ValueError } from "../core/errors.js";
import { normalizeAxis, stridesOf } from "../core/shape.js";
import { moveaxis, withFlat } from "./layout.js";
import { dot } from "./linalg.js";
import { type AxisSpec, reduce } from "./reductions.js";
import { singularValues } from "./singular.js";
import { partDType, realPart } from "./views.js";

/** Which norm: a power of the sum of powers, or a norm of matrices. */
export type NormOrder = number | "fro" | "f" | "nuc" | null | undefined;

/** What a caller may ask of {@link norm}. */
export interface NormOptions {
  ord?: NormOrder;
  /** One axis for vectors, two for matrices; all by default. */
  axis?: AxisSpec;
  keepdims?: boolean | undefined;
}

/**
 * Norms of vectors or matrices, composed as NumPy composes them. Integers are taken as float64.
 *
 * @throws ValueError for an order that vectors or matrices do not have, or another number of axes
 * @throws AxisError
 */
export function norm(a: CoreArray, options: NormOptions, policy: Policy): CoreArray {
  if (a.dtype.kind !== "float" && a.dtype.kind !== "complex") {
    return consume(copy(a, "K", dtypes.float64), (x) => norm(x, options, policy));
  }
  const { ord, axis, keepdims = false } = options;
  const euclidean =
    ord == null || ((ord === "f" || ord === "fro") && a.ndim === 2) || (ord === 2 && a.ndim === 1);
  if (axis == null && euclidean) return keep(length(a, policy), a, keepdims);
  const axes = axis == null ? a.shape.map((_, i) => i) : typeof axis === "number" ? [axis] : axis;
  if (axes.length === 1) return vectorNorm(a, ord, axes[0]!, keepdims, policy);
  if (axes.length !== 2) throw new ValueError("Improper number of dimensions to norm.");
  const [row, column] = [normalizeAxis(axes[0]!, a.ndim), normalizeAxis(axes[1]!, a.ndim)];
  if (row === column) throw new ValueError("Duplicate axes given.");
  return matrixNorm(a, ord, row, column, keepdims, policy);
}

/** The root of the sum of squares of all elements. */
function length(a: CoreArray, policy: Policy): CoreArray {
  const squares = withFlat(a, (flat) => {
    const re = realPart(flat);
    const sum = dot(re, re, policy);
    if (re === flat) return sum;
    const im = flat.view(flat.shape, flat.strides, flat.offset + re.dtype.itemsize, re.dtype);
    return consume(dot(im, im, policy), (other) => dispatch("add", [sum, other], policy, { out: sum }));
  });
  return dispatch("sqrt", [squares], policy, { out: squares });
}

/** A result of one element with as many axes as `a`. */
function keep(result: CoreArray, a: CoreArray, keepdims: boolean): CoreArray {
  if (!keepdims) return result;
  const shape = a.shape.map(() => 1);
  return relayout(result, shape, stridesOf(shape, result.dtype.itemsize));
}

const magnitudes = (a: CoreArray, policy: Policy): CoreArray => dispatch("absolute", [a], policy);

/** Call `use` with the squared magnitudes. */
function withSquares<T>(a: CoreArray, policy: Policy, use: (squares: CoreArray) => T): T {
  const product = (x: Operand) =>
    consume(dispatch("multiply", [x, a], policy), (square) => use(realPart(square)));
  return a.dtype.kind === "complex" ? consume(dispatch("conjugate", [a], policy), product) : product(a);
}

function inPlace(name: UfuncName, x: CoreArray, policy: Policy, ...more: Operand[]): CoreArray {
  return dispatch(name, [x, ...more], policy, { out: x });
}

function vectorNorm(
  a: CoreArray,
  ord: NormOrder,
  axis: number,
  keepdims: boolean,
  policy: Policy,
): CoreArray {
  const over = { axis, keepdims };
  if (ord === 0) {
    return consume(dispatch("notEqual", [a, 0], policy), (nonzero) =>
      consume(copy(nonzero, "K", partDType(a.dtype)), (ones) => reduce("sum", ones, over)),
    );
  }
  if (ord == null || ord === 2) {
    return withSquares(a, policy, (squares) => inPlace("sqrt", reduce("sum", squares, over), policy));
  }
  if (typeof ord === "string") throw new ValueError(`Invalid norm order '${ord}' for vectors`);
  return consume(magnitudes(a, policy), (x) => {
    if (ord === Infinity) return reduce("max", x, { ...over, initial: 0 });
    if (ord === -Infinity) return reduce("min", x, over);
    if (ord === 1) return reduce("sum", x, over);
    const sum = reduce("sum", inPlace("power", x, policy, ord), over);
    return consume(fromScalar(ord, sum.dtype), (exponent) =>
      inPlace("power", sum, policy, inPlace("reciprocal", exponent, policy)),
    );
  });
}

/** The largest, the smallest or the sum of the singular values of the matrices in the last two axes. */
function singularNorm(a: CoreArray, ord: 2 | -2 | "nuc", policy: Policy): CoreArray {
  if (a.dtype.itemsize < 4) throw new TypeError(`array type ${a.dtype.name} is unsupported in linalg`);
  return consume(singularValues(a, policy), (values) => {
    if (ord === -2)
      return consume(reduce("min", values, { axis: -1 }), (least) => copy(least, "C", partDType(a.dtype)));
    const found = reduce(ord === 2 ? "max" : "sum", values, { axis: -1, initial: 0 });
    // Of a complex matrix every value is there twice.
    if (ord === "nuc" && a.dtype.kind === "complex") inPlace("multiply", found, policy, 0.5);
    return consume(found, () => copy(found, "C", partDType(a.dtype)));
  });
}

function matrixNorm(
  a: CoreArray,
  ord: NormOrder,
  row: number,
  column: number,
  keepdims: boolean,
  policy: Policy,
): CoreArray {
  if (ord == null || ord === "fro" || ord === "f") {
    const over = { axis: [row, column], keepdims };
    return withSquares(a, policy, (squares) => inPlace("sqrt", reduce("sum", squares, over), policy));
  }
  if (ord === 2 || ord === -2 || ord === "nuc") {
    const result = singularNorm(moveaxis(a, [row, column], [-2, -1]), ord, policy);
    const shape = a.shape.map((n, i) => (i === row || i === column ? 1 : n));
    return keepdims ? relayout(result, shape, stridesOf(shape, result.dtype.itemsize)) : result;
  }
  if (ord !== 1 && ord !== -1 && ord !== Infinity && ord !== -Infinity)
    throw new ValueError("Invalid norm order for matrices.");
  const summed = Math.abs(ord) === 1 ? row : column;
  return consume(magnitudes(a, policy), (x) =>
    consume(reduce("sum", x, { axis: summed, keepdims: true }), (sums) => {
      const over = { axis: [row, column], keepdims };
      return ord > 0 ? reduce("max", sums, { ...over, initial: 0 }) : reduce("min", sums, over);
    }),
  );
}
