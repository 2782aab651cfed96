import { type CoreArray, allocate, mayShareMemory } from "../core/array.js";
import { assign, copy, requireWriteable } from "../core/assign.js";
import { type Policy, dispatch } from "../core/dispatch.js";
import type { DTypeRow } from "../core/dtype.js";
import { UFuncTypeError, ValueError } from "../core/errors.js";
import { type Casting, canCast, promote } from "../core/promote.js";
import { withScratch } from "../core/scratch.js";
import { type Shape, broadcastShapes, sameShape, shapeText, sizeOf } from "../core/shape.js";
import { kernels, setOperand, setWalk } from "../wasm/abi.js";

/** What a caller may ask of a product of matrices. */
export interface ProductOptions {
  /** Where to put the result; it is returned. */
  out?: CoreArray | undefined;
  /** The dtype to compute in and to return. */
  dtype?: DTypeRow | undefined;
  casting?: Casting | undefined;
}

const SIGNATURE = "(n?,k),(k,m?)->(n?,m?)";
const compact = (shape: Shape): string => shapeText(shape).replaceAll(" ", "");

/** Matrices in a stack: the axes of the stack, then rows and columns, with their strides. */
interface Stack {
  array: CoreArray;
  shape: Shape;
  strides: readonly number[];
}

/** Write the products of two stacks, broadcast, into a third: all of one dtype, `out` apart from the others. */
function multiply(a: Stack, b: Stack, out: Stack): void {
  if (out.shape.includes(0)) return;
  const ndim = out.shape.length;
  const [m, n] = out.shape.slice(-2) as [number, number];
  const k = a.shape[a.shape.length - 1]!;
  const { code } = out.array.dtype;
  const operand = (at: number, { array, shape, strides }: Stack, repeated?: number): void => {
    // A row of `a` serves every column of the output, a column of `b` every row.
    const along =
      repeated === undefined ? strides : strides.map((s, axis) => (axis === shape.length + repeated ? 0 : s));
    const lengths = repeated === undefined ? shape : [...shape.slice(0, -2), m, n];
    setOperand(at, array.address, code, lengths, along, ndim);
  };
  setWalk(out.shape, 3);
  operand(0, a, -1);
  operand(1, b, -2);
  operand(2, out);
  const rows = sizeOf(out.shape) / n;
  const steps = [a.strides[a.strides.length - 1]!, b.strides[b.strides.length - 2]!] as const;
  withScratch(kernels.matmul_scratch(code, rows, n, k) >>> 0, (scratch) =>
    kernels.matmul(k, ...steps, scratch),
  );
}

/** Call `use` with an array in a dtype. */
function withDtype<T>(a: CoreArray, dtype: DTypeRow, use: (a: CoreArray) => T): T {
  if (a.dtype === dtype) return use(a);
  const cast = copy(a, "K", dtype);
  try {
    return use(cast);
  } finally {
    cast.storage.dispose();
  }
}

const asStack = (array: CoreArray): Stack => ({ array, shape: array.shape, strides: array.strides });
/** A row as a matrix of one row. */
const asRow = (array: CoreArray): Stack => ({
  array,
  shape: [1, ...array.shape],
  strides: [0, ...array.strides],
});
/** A row as a matrix of one column. */
const asColumn = (array: CoreArray): Stack => ({
  array,
  shape: [...array.shape, 1],
  strides: [...array.strides, 0],
});

/** Run `compute` on the output: the given one, or another whose elements then replace its own. */
function into(
  out: CoreArray | undefined,
  shape: Shape,
  dtype: DTypeRow,
  inputs: readonly CoreArray[],
  compute: (result: CoreArray) => void,
): CoreArray {
  const direct = out && out.dtype === dtype && !inputs.some((x) => mayShareMemory(x, out));
  const result = direct ? out : allocate(dtype, shape);
  compute(result);
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
  const { out, casting = "same_kind" } = options;
  const dtype = options.dtype ?? promote(a.dtype, b.dtype);
  for (const [k, x] of [a, b].entries()) {
    if (x.ndim === 0) {
      throw new ValueError(
        `matmul: Input operand ${k} does not have enough dimensions (has 0, gufunc core with signature ${SIGNATURE} requires 1)`,
      );
    }
    if (!canCast(x.dtype, dtype, casting)) throw castError(`input ${k}`, x.dtype, dtype, casting);
  }
  const [row, column] = [a.ndim === 1, b.ndim === 1];
  const k = a.shape[a.ndim - 1]!;
  const depth = b.shape[column ? 0 : b.ndim - 2]!;
  if (depth !== k) throw mismatch("Input operand 1", 0, depth, k);
  const core = [...(row ? [] : [a.shape[a.ndim - 2]!]), ...(column ? [] : [b.shape[b.ndim - 1]!])];
  const stack = stackShape([a.shape.slice(0, -2), b.shape.slice(0, -2)], [a, b], core);
  const shape = out ? outShape(out, stack, core) : [...stack, ...core];
  if (out && !canCast(dtype, out.dtype, casting)) throw castError("output", dtype, out.dtype, casting);
  return into(out, shape, dtype, [a, b], (result) =>
    withDtype(a, dtype, (x) =>
      withDtype(b, dtype, (y) => {
        const batch = result.ndim - core.length;
        const [s, t] = [[...result.shape], [...result.strides]];
        if (row) {
          s.splice(batch, 0, 1);
          t.splice(batch, 0, 0);
        }
        if (column) {
          s.push(1);
          t.push(0);
        }
        const output = { array: result, shape: s, strides: t };
        multiply(row ? asRow(x) : asStack(x), column ? asColumn(y) : asStack(y), output);
      }),
    ),
  );
}

function mismatch(which: string, axis: number, length: number, other: number): ValueError {
  return new ValueError(
    `matmul: ${which} has a mismatch in its core dimension ${axis}, with gufunc signature ${SIGNATURE} (size ${length} is different from ${other})`,
  );
}

function castError(which: string, from: DTypeRow, to: DTypeRow, casting: Casting): UFuncTypeError {
  return new UFuncTypeError(
    `Cannot cast ufunc 'matmul' ${which} from dtype('${from.name}') to dtype('${to.name}') with casting rule '${casting}'`,
    "matmul",
    [from.name, to.name],
  );
}

/** The common axes of the stacks. @throws ValueError in the words of NumPy's iterator */
function stackShape(stacks: readonly Shape[], arrays: readonly CoreArray[], core: Shape): Shape {
  try {
    return broadcastShapes(stacks);
  } catch {
    const remapped = arrays.map(
      (x, i) => `${compact(x.shape)}->(${[...stacks[i]!, ...core.map(() => "newaxis")].join(",")})`,
    );
    throw new ValueError(
      `operands could not be broadcast together with remapped shapes [original->remapped]: ${remapped.join(" ")}  and requested shape ${compact(core)}`,
    );
  }
}

/** The shape of `out`, which the stacks may broadcast to. @throws ValueError */
function outShape(out: CoreArray, stack: Shape, core: Shape): Shape {
  requireWriteable(out, "output array");
  const batch = out.ndim - core.length;
  if (batch < 0) {
    throw new ValueError(
      `matmul: Output operand 0 does not have enough dimensions (has ${out.ndim}, gufunc core with signature ${SIGNATURE} requires ${core.length})`,
    );
  }
  core.forEach((length, i) => {
    const found = out.shape[batch + i]!;
    if (found !== length) throw mismatch("Output operand 0", i, found, length);
  });
  const wanted = out.shape.slice(0, batch);
  const fits =
    batch >= stack.length &&
    stack.every((length, i) => length === 1 || length === wanted[batch - stack.length + i]);
  if (!fits) {
    throw new ValueError(
      `non-broadcastable output operand with shape ${compact(wanted)} doesn't match the broadcast shape ${compact(stack)}`,
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
      `shapes ${compact(a.shape)} and ${compact(b.shape)} not aligned: ${k} (dim ${a.ndim - 1}) != ${b.shape[axis]} (dim ${axis})`,
    );
  }
  const before = a.shape.slice(0, -1);
  const stack = b.shape.slice(0, axis);
  const after = b.ndim === 1 ? [] : [b.shape[b.ndim - 1]!];
  const shape = [...before, ...stack, ...after];
  if (out) {
    if (out.ndim === shape.length && !sameShape(out.shape, shape))
      throw new ValueError("output array has wrong dimensions");
    if (out.dtype !== dtype || out.ndim !== shape.length || !out.cContiguous || !out.writeable) {
      throw new ValueError(
        "output array is not acceptable (must have the right datatype, number of dimensions, and be a C-Array)",
      );
    }
  }
  return into(out, shape, dtype, [a, b], (result) =>
    withDtype(a, dtype, (x) =>
      withDtype(b, dtype, (y) => {
        // The stack of `b` comes first, the other axes of `a` after it: so they are rows of one product.
        const left = before.length > 0 ? asStack(x) : asRow(x);
        const right = b.ndim === 1 ? asColumn(y) : asStack(y);
        const rows = before.length > 0 ? before : [1];
        const lead = rows.length - 1;
        const [outer, inner] = [right.strides.slice(0, -2), right.strides.slice(-2)];
        const spread = {
          array: y,
          shape: [...stack, ...rows.slice(1).map(() => 1), ...right.shape.slice(-2)],
          strides: [...outer, ...new Array<number>(lead).fill(0), ...inner],
        };
        const steps = result.strides;
        const down = before.length > 0 ? steps.slice(0, before.length) : [0];
        const across = after.length > 0 ? steps[steps.length - 1]! : 0;
        multiply(left, spread, {
          array: result,
          shape: [...stack, ...rows, after[0] ?? 1],
          strides: [...steps.slice(before.length, before.length + stack.length), ...down, across],
        });
      }),
    ),
  );
}
