import { allocate, type CoreArray, consume, filled, mayShareMemory } from "../core/array.js";
import { assign, copy, type Order } from "../core/assign.js";
import { dispatch, type Policy } from "../core/dispatch.js";
import type { DTypeRow } from "../core/dtype.js";
import { UFuncTypeError, ValueError } from "../core/errors.js";
import { type Casting, canCast, promote } from "../core/promote.js";
import { withScratch } from "../core/scratch.js";
import { axisOrder, compactShape, type Shape, sameShape, stridesInOrder, stridesOf } from "../core/shape.js";
import { kernels, setOperand, setPlane, setPlanes, setWalk } from "../wasm/abi.js";
import {
  type CoreOptions,
  type CoreSignature,
  coreSignature,
  type OperandAxes,
  planCore,
} from "./core_dimensions.js";
import { chooseTile } from "./tiles.js";

/** What a caller may ask of a product of matrices. */
export interface ProductOptions extends CoreOptions {
  /** Where to put the result; it is returned. */
  out?: CoreArray | undefined;
  /** The dtype to compute in and to return. */
  dtype?: DTypeRow | undefined;
  casting?: Casting | undefined;
  /** How a new result lies in memory: as the inputs do unless told. */
  order?: Order | undefined;
}

/** A product of matrices or vectors as a generalized ufunc. */
export interface Product extends CoreSignature {
  /** Which core axes are rows, the depth and columns: a product of matrices that is without one has length 1 there. */
  readonly roles: readonly [rows: string, depth: string, columns: string];
  /** Whether the first input is conjugated. */
  readonly conjugates: boolean;
}

const product = (name: string, text: string, roles: string, conjugates = false): Product => ({
  ...coreSignature(name, text),
  roles: [...roles] as [string, string, string],
  conjugates,
});

/** The products, by the names of their functions. */
export const products = {
  matmul: product("matmul", "(n?,k),(k,m?)->(n?,m?)", "nkm"),
  vecdot: product("vecdot", "(n),(n)->()", "-n-", true),
  matvec: product("matvec", "(m,n),(n)->(m)", "mn-"),
  vecmat: product("vecmat", "(n),(n,m)->(m)", "-nm", true),
} as const;

/** Matrices in memory: the axes of a stack, then rows and columns, with their strides. An array is one. */
interface Stack {
  readonly address: number;
  readonly shape: Shape;
  readonly strides: readonly number[];
}

/** The memory of an array in another shape; made once everything that a product writes to has been allocated. */
const stack = ({ address }: Stack, shape: Shape, strides: readonly number[]): Stack => ({
  address,
  shape,
  strides,
});
/** A row as a matrix of one row. */
const asRow = (x: CoreArray): Stack => stack(x, [1, ...x.shape], [0, ...x.strides]);
/** A row as a matrix of one column. */
const asColumn = (x: CoreArray): Stack => stack(x, [...x.shape, 1], [...x.strides, 0]);

/** Write the products of two stacks, broadcast, into a third: all of one dtype, `out` apart from the others. */
function multiply({ code }: DTypeRow, a: Stack, b: Stack, out: Stack): void {
  let rows = 1;
  const ndim = out.shape.length;
  for (let axis = 0; axis < ndim - 1; axis++) rows *= out.shape[axis]!;
  const n = out.shape[ndim - 1]!;
  if (rows * n === 0) return;
  const k = a.shape[a.shape.length - 1]!;
  if (rows * n * k > 1 << 16) chooseTile(code, rows * n * k);
  withScratch(kernels.matmul_scratch(code, rows, n, k) >>> 0, (scratch) => {
    // The last axis of `a` and the last but one of `b` are not in the output: their strides go along.
    setWalk(out.shape, 3);
    setOperand(0, a.address, code, a.shape, a.strides, ndim);
    setOperand(1, b.address, code, b.shape, b.strides, ndim);
    setOperand(2, out.address, code, out.shape, out.strides, ndim);
    kernels.matmul(k, a.strides[a.strides.length - 1]!, b.strides[b.strides.length - 2]!, scratch);
  });
}

/**
 * Compute into the output: the given one, or another whose elements then replace its own. The inputs come cast.
 */
function into(
  out: CoreArray | undefined,
  shape: Shape,
  strides: readonly number[] | undefined,
  dtype: DTypeRow,
  a: CoreArray,
  b: CoreArray,
  compute: (x: CoreArray, y: CoreArray, result: CoreArray) => void,
): CoreArray {
  const direct = out && out.dtype === dtype && !mayShareMemory(a, out) && !mayShareMemory(b, out);
  const result = direct ? out : allocate(dtype, shape, strides);
  const x = a.dtype === dtype ? a : copy(a, "K", dtype);
  const y = b.dtype === dtype ? b : copy(b, "K", dtype);
  compute(x, y, result);
  if (x !== a) x.storage.dispose();
  if (y !== b) y.storage.dispose();
  if (!out || direct) return result;
  assign(out, result);
  result.storage.dispose();
  return out;
}

/** An operand as a stack of matrices: its axes of the loop, then those of two roles. */
function stackOf(x: CoreArray, axes: OperandAxes, roles: readonly string[]): Stack {
  const places = [...axes.loop, ...roles.map((role) => axes.core[axes.names.indexOf(role)] ?? -1)];
  return stack(
    x,
    places.map((axis) => (axis < 0 ? 1 : x.shape[axis]!)),
    places.map((axis) => (axis < 0 ? 0 : x.strides[axis]!)),
  );
}

/**
 * The matrix product of the last two axes, broadcast over the others; a one-dimensional array is a row on the left
 * and a column on the right, and its axis is not in the result.
 *
 * @throws ValueError when depths differ, stacks do not broadcast, or an input is 0-d
 * @throws UFuncTypeError when `casting` forbids a cast
 */
export function matmul(a: CoreArray, b: CoreArray, options: ProductOptions = none): CoreArray {
  const { dtype } = a;
  const alike = options === none && dtype === b.dtype;
  if (alike && a.ndim < 3 && b.ndim < 3 && a.ndim * b.ndim > 0 && a.shape[a.ndim - 1] === b.shape[0])
    return plainProduct(a, b);
  const shape = alike ? plainShape(a, b) : undefined;
  if (!shape) return productOf(products.matmul, a, b, options, (x, use) => use(x));
  return filled(allocate(dtype, shape), (out) => {
    if (b.ndim === 1) multiply(dtype, a, asColumn(b), asColumn(out));
    else multiply(dtype, a, b, out);
  });
}

/** The product of two vectors or matrices of one dtype. */
function plainProduct(a: CoreArray, b: CoreArray): CoreArray {
  const { dtype, shape, strides, ndim } = a;
  const { code, itemsize } = dtype;
  const [rows, columns] = [ndim === 2, b.ndim === 2];
  const m = rows ? shape[0]! : 1;
  const n = columns ? b.shape[1]! : 1;
  const k = b.shape[0]!;
  return filled(allocate(dtype, rows ? (columns ? [m, n] : [m]) : columns ? [n] : []), (out) => {
    if (m * n === 0) return;
    if (m * n * k > 1 << 16) chooseTile(code, m * n * k);
    withScratch(kernels.matmul_scratch(code, m, n, k) >>> 0, (scratch) => {
      setPlanes(m, n, 3);
      setPlane(0, a.address, code, rows ? strides[0]! : 0, 0);
      setPlane(1, b.address, code, 0, columns ? b.strides[1]! : 0);
      setPlane(2, out.address, code, n * itemsize, itemsize);
      kernels.matmul(k, strides[ndim - 1]!, b.strides[0]!, scratch);
    });
  });
}

/** The shape of a product whose axes need no planning and whose result is in C order; undefined for any other. */
function plainShape(a: CoreArray, b: CoreArray): number[] | undefined {
  const [m, n] = [a.ndim, b.ndim];
  if (m < 2 || n < 1 || a.shape[m - 1] !== b.shape[n === 1 ? 0 : n - 2]) return undefined;
  // One stack, or two of the same shape.
  if (n > 2 && m > 2 && (m !== n || !a.shape.every((length, k) => k >= m - 2 || length === b.shape[k])))
    return undefined;
  if (!a.cContiguous || !b.cContiguous) return undefined;
  const shape = (m >= n ? a.shape : b.shape).slice(0, Math.max(m, n) - 2);
  shape.push(a.shape[m - 2]!);
  if (n > 1) shape.push(b.shape[n - 1]!);
  return shape;
}
const none: ProductOptions = {};

/**
 * A product of vectors or matrices, broadcast over the axes that are not the core's.
 *
 * @throws ValueError, AxisError, TypeError when shapes or axes do not fit
 * @throws UFuncTypeError when `casting` forbids a cast
 */
export function multiplied(
  row: Product,
  a: CoreArray,
  b: CoreArray,
  policy: Policy,
  options: ProductOptions = none,
): CoreArray {
  if (row === products.matmul) return matmul(a, b, options);
  return productOf(row, a, b, options, (x, use) =>
    row.conjugates && x.dtype.kind === "complex" ? consume(dispatch("conjugate", [x], policy), use) : use(x),
  );
}

/** As {@link multiplied}, with the first input as `withFirst` hands it on. */
function productOf(
  row: Product,
  a: CoreArray,
  b: CoreArray,
  options: ProductOptions,
  withFirst: (x: CoreArray, use: (first: CoreArray) => void) => void,
): CoreArray {
  const { out, casting = "same_kind", order } = options;
  const dtype = options.dtype ?? promote(a.dtype, b.dtype);
  requireCast(row, "input 0", a.dtype, dtype, casting);
  requireCast(row, "input 1", b.dtype, dtype, casting);
  if (out) requireCast(row, "output", dtype, out.dtype, casting);
  const { loop, core, operands } = planCore(row, [a, b, out], options);
  const [left, right, output] = operands as [OperandAxes, OperandAxes, OperandAxes];
  const [rows, depth, columns] = row.roles;
  const layout = out ? undefined : resultStrides([a, b], operands, loop, core, dtype, order);
  const [shape, strides] = layout ? placed(output, loop, core, layout) : [out!.shape, undefined];
  return into(out, shape, strides, dtype, a, b, (x, y, result) => {
    withFirst(x, (first) =>
      multiply(
        dtype,
        stackOf(first, left, [rows, depth]),
        stackOf(y, right, [depth, columns]),
        stackOf(result, output, [rows, columns]),
      ),
    );
  });
}

/** The strides of a new result on the axes of the loop and the core: NumPy's iterator allocates it. */
function resultStrides(
  inputs: readonly CoreArray[],
  operands: readonly OperandAxes[],
  loop: Shape,
  core: Shape,
  dtype: DTypeRow,
  order: Order = "K",
): readonly number[] {
  const shape = [...loop, ...core];
  const fortran = order === "F" || (order === "A" && inputs.every((x) => x.fContiguous));
  if (fortran || order !== "K" || loop.length < 2) {
    return stridesOf(shape, dtype.itemsize, fortran ? "F" : "C");
  }
  // Axes that an input does not have, or repeats, have no say in the order.
  const strides = inputs.map((x, i) => {
    const axes = operands[i]!.loop;
    const lead = loop.length - axes.length;
    return shape.map((_, k) => {
      const axis = k < loop.length ? axes[k - lead] : undefined;
      return axis === undefined || x.shape[axis] === 1 ? NaN : x.strides[axis]! || NaN;
    });
  });
  return stridesInOrder(shape, dtype.itemsize, axisOrder(shape.length, strides));
}

/** Shape and strides of an output from those on the axes of the loop and the core. */
function placed(
  axes: OperandAxes,
  loop: Shape,
  core: Shape,
  strides: readonly number[],
): [number[], number[]] {
  const [shape, steps]: [number[], number[]] = [[], []];
  [...axes.loop, ...axes.core].forEach((axis, k) => {
    shape[axis] = k < loop.length ? loop[k]! : core[k - loop.length]!;
    steps[axis] = strides[k]!;
  });
  return [shape, steps];
}

function requireCast(row: Product, which: string, from: DTypeRow, to: DTypeRow, casting: Casting): void {
  if (canCast(from, to, casting)) return;
  throw new UFuncTypeError(
    `Cannot cast ufunc '${row.name}' ${which} from dtype('${from.name}') to dtype('${to.name}') with casting rule '${casting}'`,
    row.name,
    [from.name, to.name],
  );
}

/**
 * NumPy's `dot`: the sum of products over the last axis of `a` and the last but one of `b`; scalars multiply.
 *
 * @throws ValueError when the axes differ in length, or `out` is not exactly what would be returned
 */
export function dot(a: CoreArray, b: CoreArray, policy: Policy, options: ProductOptions = {}): CoreArray {
  const { out } = options;
  if (a.ndim === 0 || b.ndim === 0) return dispatch("multiply", [a, b], policy, { out });
  const dtype = promote(a.dtype, b.dtype);
  const k = a.shape[a.ndim - 1]!;
  const axis = Math.max(0, b.ndim - 2);
  if (b.shape[axis] !== k) {
    throw new ValueError(
      `shapes ${compactShape(a.shape)} and ${compactShape(b.shape)} not aligned: ${k} (dim ${a.ndim - 1}) != ${b.shape[axis]} (dim ${axis})`,
    );
  }
  if (!out && dtype === b.dtype && a.dtype === dtype && a.ndim < 3 && b.ndim < 3) return matmul(a, b);
  const before = a.shape.slice(0, -1);
  const stacked = b.shape.slice(0, axis);
  const after = b.shape.slice(axis + 1);
  const shape = [...before, ...stacked, ...after];
  if (out) requireExactly(out, shape, dtype);
  return into(out, shape, undefined, dtype, a, b, (x, y, result) => {
    const left = a.ndim === 1 ? asRow(x) : x;
    const right = b.ndim === 1 ? asColumn(y) : y;
    // The stack of `b` goes first, the other axes of `a` after it: so they are rows of one product.
    const rows = left.shape.slice(0, -1);
    const ones = rows.slice(1).map(() => 1);
    const { shape: lengths, strides: steps } = right;
    const spread = stack(
      right,
      [...stacked, ...ones, ...lengths.slice(-2)],
      [...steps.slice(0, -2), ...ones, ...steps.slice(-2)],
    );
    const { strides } = result;
    const down = a.ndim === 1 ? [0] : strides.slice(0, before.length);
    const over = strides.slice(before.length, before.length + stacked.length);
    const across = b.ndim === 1 ? 0 : strides[strides.length - 1]!;
    const lines = [...stacked, ...rows, ...(b.ndim === 1 ? [1] : after)];
    multiply(dtype, left, spread, stack(result, lines, [...over, ...down, across]));
  });
}

/** `dot` takes no `out` but what it would return. @throws ValueError */
function requireExactly(out: CoreArray, shape: Shape, dtype: DTypeRow): void {
  const { ndim } = out;
  if (ndim === shape.length && !sameShape(out.shape, shape))
    throw new ValueError("output array has wrong dimensions");
  if (out.dtype !== dtype || ndim !== shape.length || !out.cContiguous || !out.writeable) {
    throw new ValueError(
      "output array is not acceptable (must have the right datatype, number of dimensions, and be a C-Array)",
    );
  }
}
