export type Name =
  | "bool"
  | "int8"
  | "uint8"
  | "int16"
  | "uint16"
  | "int32"
  | "uint32"
  | "int64"
  | "uint64"
  | "float16"
  | "float32"
  | "float64"
  | "complex64"
  | "complex128"
  | "bfloat16";
export type Element = number | bigint | boolean | [number, number];
export const SIZES: Record<Name, number>;
export const EPSILON: Partial<Record<Name, number>>;
export const NUMPY_DTYPES: Name[];
export function kindOf(dtype: string): "b" | "i" | "u" | "f" | "c";
export function partOf(dtype: Name): Name;
export function toHalf(x: number): number;
export function fromHalf(bits: number): number;
export function toBrain(x: number): number;
export function fromBrain(bits: number): number;
export function elements(bytes: Uint8Array, dtype: Name): Element[];
export function bytesOf(values: readonly unknown[], dtype: Name): Uint8Array;
export function ulps(x: number, y: number, dtype: Name): number;
