import type { TypedArray } from "./dtype.js";

/*
 * Arrays of other libraries, told by their shape, so that none of them is a dependency:
 * ndarray (scijs), stdlib: { data, shape, stride | strides, offset, dtype }, strides in elements
 * onnxruntime, transformers.js: { data, dims, type }
 * Apache Arrow: vectors with toArray(), nullCount, type
 * anything that has __array__(), as in NumPy
 */

/** Elements in memory that any strides, in elements, lie over. */
export interface StridedObject {
  readonly data: TypedArray | readonly (number | bigint | boolean)[];
  readonly shape: readonly number[];
  readonly stride?: readonly number[];
  readonly strides?: readonly number[];
  readonly offset?: number;
  readonly dtype?: string;
}

/** A tensor of an inference library: elements in C order. */
export interface DimsObject {
  readonly data: unknown;
  readonly dims: readonly number[];
  readonly type: string;
}

/** A column of Apache Arrow. */
export interface VectorObject {
  toArray(): unknown;
  readonly length: number;
  readonly nullCount: number;
  readonly type?: unknown;
}

/** An object that gives an array of itself. */
export interface ArrayProtocol {
  __array__(): unknown;
}

/** An array of another library. */
export type ForeignArray = StridedObject | DimsObject | VectorObject | ArrayProtocol;

const isObject = (x: unknown): x is Record<string, unknown> => typeof x === "object" && x !== null;

/** Whether it has elements in memory, and a shape over them. */
export const isStridedObject = (x: unknown): x is StridedObject => isObject(x) && "data" in x && "shape" in x;
/** Whether it is a tensor of onnxruntime or transformers.js. */
export const isDimsObject = (x: unknown): x is DimsObject => isObject(x) && "data" in x && "dims" in x;
/** Whether it is a vector of Apache Arrow. */
export const isVectorObject = (x: unknown): x is VectorObject =>
  isObject(x) && typeof x.toArray === "function" && "nullCount" in x;
/** Whether it can make an array of itself. */
export const isArrayProtocol = (x: unknown): x is ArrayProtocol =>
  isObject(x) && typeof x.__array__ === "function";

/** Whether it is an array of another library. */
export function isForeign(x: unknown): x is ForeignArray {
  return isStridedObject(x) || isDimsObject(x) || isVectorObject(x) || isArrayProtocol(x);
}
