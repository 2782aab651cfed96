/** What operations cost, roughly: nanoseconds on one thread. Only whether to cut depends on it, never a result. */
import { dtypeByCode } from "../core/dtype.js";
import { reductions } from "../core/reduction.js";
import { type Ufunc, ufuncs } from "../core/ufunc.js";

/** Ufuncs by code. */
export const byCode: readonly Ufunc[] = Object.values(ufuncs).sort((a, b) => a.code - b.code);

/** Reductions by code. */
export const reductionsByCode = Object.values(reductions).sort((a, b) => a.code - b.code);

// what is more than an instruction or two
const heavy =
  /exp|log|sin|cos|tan|power|hypot|cbrt|floorDivide|remainder|mod|gcd|lcm|nextafter|spacing|ldexp|float/i;

/** Nanoseconds for one element of a ufunc beside the traffic of memory. */
export const perElement: readonly number[] = byCode.map(({ name }) => (heavy.test(name) ? 3 : 0));

/** Nanoseconds for one byte that comes or goes: in order, or through blocks. */
export const PER_BYTE = 0.012;
export const PER_BYTE_APART = 0.05;

/** Nanoseconds for one element of so many bytes that is folded. */
export const perFolded = (bytes: number): number => 0.04 + bytes * PER_BYTE;

/** Nanoseconds for one product and sum. */
export function perProduct(dtype: number): number {
  const { kind, itemsize } = dtypeByCode[dtype]!;
  return kind === "complex" ? itemsize * 0.02 : itemsize * 0.01;
}

/** Nanoseconds for each element of a row of `n` that is sorted. */
export const perSorted = (dtype: number, n: number): number =>
  dtypeByCode[dtype]!.itemsize * (1 + Math.log2(n + 1) / 8);
