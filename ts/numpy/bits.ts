import { ValueError } from "../core/errors.js";
import * as ops from "../ops/bits.js";
import { define } from "./define.js";
import { type ArrayLike, withArrays } from "./input.js";
import { type NDArray, wrap } from "./ndarray.js";

/** Whether the first element is the most or the least significant bit of its byte. */
export type BitOrder = "big" | "little";

/** What {@link packbits} takes by name. */
export interface PackOptions {
  /** Along which to pack; the flattened array without one. */
  axis?: number | null | undefined;
  bitorder?: BitOrder | undefined;
}

/** As NumPy has it, the first letter decides. @throws ValueError */
function isLittle(order: unknown, words: string): boolean {
  if (typeof order !== "string" || !/^[lb]/.test(order)) throw new ValueError(words);
  return order[0] === "l";
}

/**
 * Truth values as the bits of bytes, eight in each; the last byte is filled up with zeros.
 *
 * @throws TypeError for what are neither integers nor truth values, @throws ValueError, AxisError
 * @example
 * np.packbits([true, false, true]).toString() // -> [160]
 */
export const packbits: (
  a: ArrayLike,
  axis?: number | null | PackOptions,
  bitorder?: BitOrder | PackOptions,
) => NDArray<"uint8"> = define("packbits(a, axis=, bitorder=)", (a, axis, bitorder = "big") => {
  const little = isLittle(bitorder, "'order' must be either 'little' or 'big'");
  return withArrays([a], (core) => wrap(ops.packbits(core, axis ?? null, little)));
});

/** What {@link unpackbits} takes by name. */
export interface UnpackOptions extends PackOptions {
  /** How many bits to give along the axis; a negative number leaves some out at the end. */
  count?: number | null | undefined;
}

/**
 * The bits of bytes, as 0 and 1.
 *
 * @throws TypeError for another dtype than uint8, @throws ValueError, AxisError
 * @example
 * np.unpackbits(np.array([160], "uint8"), { count: 4 }).toString() // -> [1 0 1 0]
 */
export const unpackbits: (
  a: NDArray<"uint8"> | Uint8Array,
  axis?: number | null | UnpackOptions,
  count?: number | null | UnpackOptions,
  bitorder?: BitOrder,
) => NDArray<"uint8"> = define(
  "unpackbits(a, axis=, count=, bitorder=)",
  (a, axis, count, bitorder = "big") => {
    const little = isLittle(bitorder, "'order' must begin with 'l' or 'b'");
    return withArrays([a], (core) => wrap(ops.unpackbits(core, axis ?? null, count ?? null, little)));
  },
);
