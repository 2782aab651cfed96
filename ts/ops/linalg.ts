import { allocate, type CoreArray, mayShareMemory } from "../core/array.js";
import { assign, copy, requireWriteable } from "../core/assign.js";
import { dispatch, type Policy } from "../core/dispatch.js";
import type { DTypeRow } from "../core/dtype.js";
import { UFuncTypeError, ValueError } from "../core/errors.js";
import { type Casting, canCast, promote } from "../core/promote.js";
import { withScratch } from "../core/scratch.js";
import { broadcastShapes, compactShape, type Shape, sameShape } from "../core/shape.js";
import { kernels, setOperand, setWalk } from "../wasm/abi.js";

/** What a caller may ask of a product of matrices. */
export interface ProductOptions {
  /** Where to put the result; it is returned. */
  out?: CoreArray | undefined;
  /** The dtype to compute in and to return. */
  dtype?: DTypeRow | undefined;
  casting?: Casting | undefined;
}

/** A product that the kernel of matrices computes: how many axes of each side go into it. */
export interface Product {
  readonly name: string;
  readonly signature: string;
  readonly core: readonly [1 | 2, 1 | 2];
  /** Whether one axis is enough where there are two: a row on the left, a column on the right. */
  readonly fewer?: boolean;
}

/** The products by NumPy's names; those that begin with a vector take its conjugate. */
export const products = {
  matmul: { name: "matmul", signature: "(n?,k),(k,m?)->(n?,m?)", core: [2, 2], fewer: true },
  vecdot: { name: "vecdot", signature: "(n),(n)->()", core: [1, 1] },
  matvec: { name: "matvec", signature: "(m,n),(n)->(m)", core: [2, 1] },
  vecmat: { name: "vecmat", signature: "(n),(n,m)->(m)", core: [1, 2] },
} satisfies Record<string, Product> as Record<"matmul" | "vecdot" | "matvec" | "vecmat", Product>;

/** Matrices in memory: the axes of a stack, then rows and columns, with their strides. An array is one. */
interface Stack {
  readonly address: number;
  readonly shape: Shape;
  readonly strides: readonly number[];
}

/** Rows as matrices of one row. */
const asRow = ({ address, shape, strides }: CoreArray): Stack => ({
  address,
  shape: [...shape.slice(0, -1), 1, ...shape.slice(-1)],
  strides: [...strides.slice(0, -1), 0, ...strides.slice(-1)],
});
/** Rows as matrices of one column. */
const asColumn = ({ address, shape, strides }: CoreArray): Stack => ({
  address,
  shape: [...shape, 1],
  strides: [...strides, 0],
});

/** Write the products of two stacks, broadcast, into a third: all of one dtype, `out` apart from the others. */
function multiply({ code }: DTypeRow, a: Stack, b: Stack, out: Stack): void {
  let rows = 1;
  const ndim = out.shape.length;
  for (let axis = 0; axis < ndim - 1; axis++) rows *= out.shape[axis]!;
  const n = out.shape[ndim - 1]!;
  if (rows * n === 0) return;
  const k = a.shape[a.shape.length - 1]!;
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
  dtype: DTypeRow,
  a: CoreArray,
  b: CoreArray,
  compute: (x: CoreArray, y: CoreArray, result: CoreArray) => void,
): CoreArray {
  const direct = out && out.dtype === dtype && !mayShareMemory(a, out) && !mayShareMemory(b, out);
  const result = direct ? out : allocate(dtype, shape);
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

/**
 * The matrix product of the last two axes, broadcast over the others; a one-dimensional array is a row on the left
 * and a column on the right, and its axis is not in the result.
 *
 * @throws ValueError when depths differ, stacks do not broadcast, or an input is 0-d
 * @throws UFuncTypeError when `casting` forbids a cast
 */
export function matmul(a: CoreArray, b: CoreArray, options: ProductOptions = {}): CoreArray {
  return product(products.matmul, a, b, options);
}

/**
 * A product of {@link products}, over the stacks of their last axes.
 *
 * @throws ValueError when depths differ, stacks do not broadcast, or an input has too few axes
 * @throws UFuncTypeError when `casting` forbids a cast
 */
export function product(form: Product, a: CoreArray, b: CoreArray, options: ProductOptions = {}): CoreArray {
  const { out, casting = "same_kind" } = options;
  const dtype = options.dtype ?? promote(a.dtype, b.dtype);
  requireInput(form, 0, a, dtype, casting);
  requireInput(form, 1, b, dtype, casting);
  const row = form.core[0] === 1 || a.ndim === 1;
  const column = form.core[1] === 1 || b.ndim === 1;
  const k = a.shape[a.ndim - 1]!;
  const depth = b.shape[b.ndim - (column ? 1 : 2)]!;
  if (depth !== k) throw mismatch(form, "Input operand 1", 0, depth, k);
  const core: number[] = [];
  if (!row) core.push(a.shape[a.ndim - 2]!);
  if (!column) core.push(b.shape[b.ndim - 1]!);
  const flat = form.fewer && a.ndim <= 2 && b.ndim <= 2;
  const stack = flat ? [] : stackShape(form, a, b, core);
  if (out && !canCast(dtype, out.dtype, casting)) throw castError(form, "output", dtype, out.dtype, casting);
  const shape = out ? outShape(form, out, stack, core) : [...stack, ...core];
  return into(out, shape, dtype, a, b, (x, y, result) => {
    multiply(dtype, row ? asRow(x) : x, column ? asColumn(y) : y, withCore(result, row, column));
  });
}

/** A result with the axes of length 1 that it does not have. */
function withCore(result: CoreArray, row: boolean, column: boolean): Stack {
  if (!row && !column) return result;
  const [shape, strides] = [[...result.shape], [...result.strides]];
  if (row) {
    const at = column ? shape.length : shape.length - 1;
    shape.splice(at, 0, 1);
    strides.splice(at, 0, 0);
  }
  if (column) {
    shape.push(1);
    strides.push(0);
  }
  return { address: result.address, shape, strides };
}

function requireInput(form: Product, k: 0 | 1, x: CoreArray, dtype: DTypeRow, casting: Casting): void {
  const least = form.fewer ? 1 : form.core[k];
  if (x.ndim < least) {
    throw new ValueError(
      `${form.name}: Input operand ${k} does not have enough dimensions (has ${x.ndim}, gufunc core with signature ${form.signature} requires ${least})`,
    );
  }
  if (x.dtype !== dtype && !canCast(x.dtype, dtype, casting))
    throw castError(form, `input ${k}`, x.dtype, dtype, casting);
}

function mismatch(form: Product, which: string, axis: number, length: number, other: number): ValueError {
  return new ValueError(
    `${form.name}: ${which} has a mismatch in its core dimension ${axis}, with gufunc signature ${form.signature} (size ${length} is different from ${other})`,
  );
}

function castError(
  form: Product,
  which: string,
  from: DTypeRow,
  to: DTypeRow,
  casting: Casting,
): UFuncTypeError {
  return new UFuncTypeError(
    `Cannot cast ufunc '${form.name}' ${which} from dtype('${from.name}') to dtype('${to.name}') with casting rule '${casting}'`,
    form.name,
    [from.name, to.name],
  );
}

/** A tuple as Python writes it, without blanks. */
const listed = (items: readonly (number | string)[]): string =>
  `(${items.join(",")}${items.length === 1 ? "," : ""})`;

/** The common axes of the stacks. @throws ValueError in the words of NumPy's iterator */
function stackShape(form: Product, a: CoreArray, b: CoreArray, core: Shape): Shape {
  const stacks = [a.shape.slice(0, -form.core[0]), b.shape.slice(0, -form.core[1])];
  try {
    return broadcastShapes(stacks);
  } catch {
    const remapped = [a, b].map(
      (x, i) => `${compactShape(x.shape)}->${listed([...stacks[i]!, ...core.map(() => "newaxis")])}`,
    );
    throw new ValueError(
      `operands could not be broadcast together with remapped shapes [original->remapped]: ${remapped.join(" ")}  and requested shape (${core.join(",")})`,
    );
  }
}

/** The shape of `out`, which the stacks may broadcast to. @throws ValueError */
function outShape(form: Product, out: CoreArray, stack: Shape, core: Shape): Shape {
  requireWriteable(out, "output array");
  const batch = out.ndim - core.length;
  if (batch < 0) {
    throw new ValueError(
      `${form.name}: Output operand 0 does not have enough dimensions (has ${out.ndim}, gufunc core with signature ${form.signature} requires ${core.length})`,
    );
  }
  core.forEach((length, i) => {
    const found = out.shape[batch + i]!;
    if (found !== length) throw mismatch(form, "Output operand 0", i, found, length);
  });
  const lead = batch - stack.length;
  if (lead < 0 || stack.some((length, i) => length !== 1 && length !== out.shape[lead + i])) {
    const wanted = out.shape.slice(0, batch);
    throw new ValueError(
      `non-broadcastable output operand with shape ${compactShape(wanted)} doesn't match the broadcast shape ${compactShape(stack)}`,
    );
  }
  return out.shape;
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
  const before = a.shape.slice(0, -1);
  const stack = b.shape.slice(0, axis);
  const after = b.shape.slice(axis + 1);
  const shape = [...before, ...stack, ...after];
  if (out) requireExactly(out, shape, dtype);
  return into(out, shape, dtype, a, b, (x, y, result) => {
    const left = a.ndim === 1 ? asRow(x) : x;
    const right = b.ndim === 1 ? asColumn(y) : y;
    // The stack of `b` goes first, the other axes of `a` after it: so they are rows of one product.
    const rows = left.shape.slice(0, -1);
    const ones = rows.slice(1).map(() => 1);
    const spread = {
      address: right.address,
      shape: [...stack, ...ones, ...right.shape.slice(-2)],
      strides: [...right.strides.slice(0, -2), ...ones, ...right.strides.slice(-2)],
    };
    const { strides } = result;
    const down = a.ndim === 1 ? [0] : strides.slice(0, before.length);
    const stacked = strides.slice(before.length, before.length + stack.length);
    const across = b.ndim === 1 ? 0 : strides[strides.length - 1]!;
    multiply(dtype, left, spread, {
      address: result.address,
      shape: [...stack, ...rows, ...(b.ndim === 1 ? [1] : after)],
      strides: [...stacked, ...down, across],
    });
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
