import { allocate, broadcastTo, CoreArray } from "../../core/array.js";
import { copy } from "../../core/assign.js";
import { begin, end, undo } from "../../core/calls.js";
import { type DTypeRow, dtypes, type Scalar } from "../../core/dtype.js";
import { ValueError } from "../../core/errors.js";
import { type Shape, sameShape, shapeFrom, shapeText, sizeOf } from "../../core/shape.js";
import { kernels } from "../../wasm/abi.js";
import { outArg } from "../input.js";
import { type NDArray, wrap } from "../ndarray.js";
import type { PCG64 } from "./pcg64.js";

/** The laws that the kernels draw from, by their code. */
export const LAWS = { uniform: 0, normal: 1, exponential: 2, exponentialInverse: 3 } as const;
export type Law = keyof typeof LAWS;

/** A `size` argument: `undefined` for one number. */
export function sizeArg(size: unknown): Shape | undefined {
  return size == null ? undefined : shapeFrom(size);
}

/** Draws from a standard law, as one number, a new array, or into `out`. */
export function standard(
  bits: PCG64,
  law: Law,
  method: string,
  size: unknown,
  dtype: DTypeRow,
  out: unknown,
): NDArray | number {
  if (dtype !== dtypes.float64 && dtype !== dtypes.float32) {
    throw new TypeError(`Unsupported dtype dtype('${dtype.name}') for ${method}`);
  }
  const given = outArg(out);
  const shape = sizeArg(size);
  const fill = (address: number, n: number): void =>
    kernels.random_fill(LAWS[law], dtype.code, bits.address, address, n);
  if (given) {
    requireOutput(given.core, dtype, shape);
    fill(given.core.address, given.size);
    return given;
  }
  if (shape === undefined) {
    fill(bits.slot(2), 1);
    return dtype.read(bits.slot(2)) as number;
  }
  const result = allocate(dtype, shape);
  fill(result.address, result.size);
  return wrap(result);
}

function requireOutput(out: CoreArray, dtype: DTypeRow, shape: Shape | undefined): void {
  if (!out.writeable || !(out.cContiguous || out.fContiguous)) {
    throw new ValueError(
      "Supplied output array must be contiguous, writable, aligned, and in machine byte-order.",
    );
  }
  if (out.dtype !== dtype) {
    throw new TypeError(
      `Supplied output array has the wrong type. Expected ${dtype.name}, got ${out.dtype.name}`,
    );
  }
  if (shape && !sameShape(shape, out.shape))
    throw new ValueError("size must match out.shape when used together");
}

/** A parameter of a law: a scalar, or an array of the dtype that the kernel reads. */
export type Parameter = Scalar | CoreArray;
/** A kernel with everything bound but the two parameters and where the draws go. */
export type Draw = (first: number, second: number, steps: number, out: number, n: number) => void;

/**
 * Draws with two parameters: for scalars one number or an array of a size; for arrays one draw per element of
 * their common shape, which a given size must equal.
 *
 * @param place - where the size counts among the shapes when NumPy names those that do not go together
 * @throws ValueError when shapes do not go together
 */
export function parametrized(
  bits: PCG64,
  parameters: readonly [Parameter, Parameter],
  width: DTypeRow,
  dtype: DTypeRow,
  shape: Shape | undefined,
  place: "first" | "last",
  draw: Draw,
): CoreArray | Scalar {
  const arrays = parameters.filter((x) => x instanceof CoreArray);
  if (arrays.length === 0 && shape === undefined) {
    draw(park(bits, 0, parameters[0], width), park(bits, 1, parameters[1], width), 0, bits.slot(2), 1);
    return dtype.read(bits.slot(2));
  }
  const common = arrays.length ? commonShape(arrays, shape, place) : shape!;
  const made: CoreArray[] = [];
  const mark = begin();
  try {
    const result = allocate(dtype, common);
    let steps = 0;
    const dense = parameters.map((x, k) => {
      if (!(x instanceof CoreArray) || x.size === 1) return x;
      steps |= 1 << k;
      made.push(copy(broadcastTo(x, common)));
      return made[made.length - 1]!;
    });
    const [first, second] = dense.map((x, k) =>
      x instanceof CoreArray ? x.address : park(bits, k, x, width),
    );
    if (result.size > 0) draw(first!, second!, steps, result.address, result.size);
    return result;
  } catch (error) {
    undo(mark);
    throw error;
  } finally {
    end(mark);
    for (const a of made) a.storage.dispose();
  }
}

function park(bits: PCG64, k: number, x: Parameter, dtype: DTypeRow): number {
  dtype.write(bits.slot(k), x as Scalar);
  return bits.slot(k);
}

/** The shape of the draws, with the words of NumPy's broadcast objects where there is none. */
function commonShape(arrays: readonly CoreArray[], size: Shape | undefined, place: "first" | "last"): Shape {
  const shapes = arrays.map((a) => a.shape);
  if (size && place === "first") shapes.unshift(size);
  else if (size) shapes.push(size);
  const ndim = Math.max(...shapes.map((s) => s.length));
  const common = new Array<number>(ndim).fill(1);
  for (let axis = 0; axis < ndim; axis++) {
    let from = 0;
    shapes.forEach((shape, k) => {
      const length = shape[axis - ndim + shape.length] ?? 1;
      if (length === 1 || length === common[axis]) return;
      if (common[axis] !== 1) {
        const text = (i: number): string => `arg ${i} with shape ${shapeText(shapes[i]!)}`;
        throw new ValueError(
          `shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between ${text(from)} and ${text(k)}.`,
        );
      }
      common[axis] = length;
      from = k;
    });
  }
  if (size && !sameShape(size, common)) {
    throw new ValueError(
      `Output size ${shapeText(size)} is not compatible with broadcast dimensions of inputs ${shapeText(common)}.`,
    );
  }
  return common;
}

/** How many draws a size asks for; one without it. */
export function countOf(shape: Shape | undefined): number {
  return shape === undefined ? 1 : sizeOf(shape);
}
