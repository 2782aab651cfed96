import { MAX_NDIM } from "../wasm/abi.js";
import type { CoreArray } from "./array.js";
import { asCore, unwrap } from "./convert.js";
import { dtypes } from "./dtype.js";
import { IndexError } from "./errors.js";
import { isScalar } from "./scalar.js";
import { parseSlice, Slice } from "./slice.js";
import { wholeNumbers } from "./truth.js";

/** A new axis of length 1 in an index: Python's `None`. */
export const newaxis = null;

/** One part of an index, read. */
export type IndexPart =
  | { kind: "integer"; value: number }
  | { kind: "slice"; value: Slice }
  | { kind: "newaxis" }
  | { kind: "ellipsis" }
  /** An integer array. */
  | { kind: "array"; value: CoreArray; made: boolean }
  /** A boolean array; 0-d for `true` and `false`. */
  | { kind: "mask"; value: CoreArray; made: boolean };

const whole =
  "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices";

/**
 * Read an index: integers, slices (as text or {@link Slice}; several in one text, by commas), `null`, `"..."`,
 * booleans, and integer or boolean arrays. JavaScript arrays of whole numbers are integer arrays.
 *
 * @throws IndexError when a part cannot index
 */
export function readIndex(index: readonly unknown[]): IndexPart[] {
  const parts: IndexPart[] = [];
  try {
    let ellipses = 0;
    for (const item of index) {
      if (typeof item === "string") for (const part of readTexts(item)) parts.push(part);
      else parts.push(readItem(item));
    }
    for (const part of parts) if (part.kind === "ellipsis") ellipses++;
    if (ellipses > 1) throw new IndexError("an index can only have a single ellipsis ('...')");
  } catch (error) {
    releaseIndex(parts);
    throw error;
  }
  return parts;
}

/** Free the arrays that were made to read an index. */
export function releaseIndex(parts: readonly IndexPart[]): void {
  for (const part of parts)
    if ((part.kind === "array" || part.kind === "mask") && part.made) part.value.storage.dispose();
}

/** Texts that were read, and what they say: programs repeat a few. Emptied when there are many. */
const known = new Map<string, readonly IndexPart[]>();

function readTexts(item: string): readonly IndexPart[] {
  let parts = known.get(item);
  if (parts === undefined) {
    parts = item.split(",").map((text) => readText(text.trim()));
    if (known.size >= 1024) known.clear();
    known.set(item, parts);
  }
  return parts;
}

/** The parts of an index that is text alone, leaves no axis to guess and gives a view: to be read, not changed. */
export function readSlices(index: readonly unknown[], ndim: number): readonly IndexPart[] | null {
  const item = index[0];
  if (index.length !== 1 || typeof item !== "string") return null;
  const parts = readTexts(item);
  if (parts.length !== ndim) return null;
  let slices = 0;
  for (const part of parts)
    if (part.kind === "slice") slices++;
    else if (part.kind !== "integer") return null;
  return slices > 0 ? parts : null;
}

function readText(text: string): IndexPart {
  if (text === "...") return { kind: "ellipsis" };
  if (text === "newaxis" || text === "None") return { kind: "newaxis" };
  if (/^-?\d+$/.test(text)) return { kind: "integer", value: Number(text) };
  const value = parseSlice(text);
  if (!value) throw new IndexError(whole);
  return { kind: "slice", value };
}

/** A JavaScript array of whole numbers that an index can be: no need to go through float64. */
function isWholeList(x: unknown): boolean {
  return Array.isArray(x) && x.length > 0 && x.every((n) => typeof n === "number" && (n | 0) === n);
}

function readItem(item: unknown): IndexPart {
  if (typeof item === "number" || typeof item === "bigint") {
    const value = Number(item);
    if (!Number.isInteger(value)) throw new IndexError(whole);
    return { kind: "integer", value };
  }
  if (item === null) return { kind: "newaxis" };
  if (item instanceof Slice) return { kind: "slice", value: item };
  if (item === undefined || typeof item === "function" || (isScalar(item) && typeof item !== "boolean"))
    throw new IndexError(whole);
  const given = unwrap(item);
  let array = given ?? asCore(item, isWholeList(item) ? dtypes.int32 : undefined);
  let made = !given;
  if (array.dtype.kind === "bool") return { kind: "mask", value: array, made };
  if (array.dtype.kind !== "int" && array.dtype.kind !== "uint") {
    // A JavaScript number does not say that it is an integer, so whole floats are taken.
    const integers = wholeNumbers(array);
    if (made) array.storage.dispose();
    if (!integers) throw new IndexError("arrays used as indices must be of integer (or boolean) type");
    array = integers;
    made = true;
  }
  if (array.ndim === 0) {
    const value = Number(array.first());
    if (made) array.storage.dispose();
    return { kind: "integer", value };
  }
  return { kind: "array", value: array, made };
}

/** How many axes the integer and boolean arrays of an index make together. */
function indexNdim(parts: readonly IndexPart[]): number {
  return Math.max(
    0,
    ...parts.map((part) => (part.kind === "array" ? part.value.ndim : +(part.kind === "mask"))),
  );
}

/** How many axes of the array a part speaks for. */
export function axesOf(part: IndexPart): number {
  if (part.kind === "mask") return part.value.ndim;
  return part.kind === "integer" || part.kind === "slice" || part.kind === "array" ? 1 : 0;
}

/**
 * With every axis spoken for: the ellipsis, or the end, stands for full slices.
 *
 * @throws IndexError when there are more indices than axes
 */
export function completeIndex(parts: readonly IndexPart[], ndim: number): IndexPart[] {
  const used = parts.reduce((n, part) => n + axesOf(part), 0);
  if (used > ndim) {
    throw new IndexError(
      `too many indices for array: array is ${ndim}-dimensional, but ${used} were indexed`,
    );
  }
  const result =
    ndim -
    used +
    parts.reduce((n, part) => n + +(part.kind === "newaxis" || part.kind === "slice"), 0) +
    indexNdim(parts);
  if (result > MAX_NDIM)
    throw new IndexError(
      `number of dimensions must be within [0, ${MAX_NDIM}], indexing result would have ${result}`,
    );
  const rest = Array.from(
    { length: ndim - used },
    (): IndexPart => ({ kind: "slice", value: new Slice(null, null, null) }),
  );
  const at = parts.findIndex((part) => part.kind === "ellipsis");
  // The ellipsis itself stays: even an empty one keeps index arrays apart.
  return at < 0 ? [...parts, ...rest] : [...parts.slice(0, at + 1), ...rest, ...parts.slice(at + 1)];
}

/** The place of an integer on an axis. @throws IndexError */
export function place(index: number, axis: number, length: number): number {
  if (index < -length || index >= length) {
    throw new IndexError(`index ${index} is out of bounds for axis ${axis} with size ${length}`);
  }
  return index < 0 ? index + length : index;
}
