/** The boundary: the `Walk` descriptor as TypeScript writes it, and the exports of the module. */
import { OP_WORDS, OPS, SHAPE } from "./layout.js";
import { instance, type Kernels } from "./load.js";
import { heap, refresh } from "./memory.js";

export { MAX_NDIM } from "./layout.js";

/** The module's exports. `undefined` until {@link boot}; every array is allocated after it. */
export let kernels: Kernels;
let walk = 0; // word index of the descriptor

/** Instantiate the module on first use. */
export function boot(): void {
  if (kernels) return;
  kernels = instance();
  refresh();
  walk = kernels.walk() >>> 2;
}

/** Begin a descriptor: what is to be visited. */
export function setWalk(shape: readonly number[], operands: number): void {
  const { i32 } = heap;
  i32[walk] = shape.length;
  i32[walk + 1] = operands;
  for (let axis = 0; axis < shape.length; axis++) i32[walk + SHAPE + axis] = shape[axis]!;
}

/**
 * Describe operand `k`, broadcast to `ndim` axes: a missing axis, or one of length 1, repeats.
 *
 * @param address - of the first element
 * @param code - of its dtype
 */
export function setOperand(
  k: number,
  address: number,
  code: number,
  shape: readonly number[],
  strides: readonly number[],
  ndim: number,
): void {
  const { i32 } = heap;
  const at = walk + OPS + k * OP_WORDS;
  i32[at] = address;
  i32[at + 1] = code;
  const lead = ndim - shape.length;
  for (let axis = 0; axis < lead; axis++) i32[at + 2 + axis] = 0;
  for (let axis = 0; axis < shape.length; axis++) {
    i32[at + 2 + lead + axis] = shape[axis] === 1 ? 0 : strides[axis]!;
  }
}

/** Begin a descriptor of two axes, as {@link setWalk} does. */
export function setPlanes(rows: number, columns: number, operands: number): void {
  const { i32 } = heap;
  i32[walk] = 2;
  i32[walk + 1] = operands;
  i32[walk + SHAPE] = rows;
  i32[walk + SHAPE + 1] = columns;
}

/** Describe operand `k` of two axes by its strides. */
export function setPlane(k: number, address: number, code: number, rows: number, columns: number): void {
  const { i32 } = heap;
  const at = walk + OPS + k * OP_WORDS;
  i32[at] = address;
  i32[at + 1] = code;
  i32[at + 2] = rows;
  i32[at + 3] = columns;
}
