import { consume } from "../core/array.js";
import { unwrap } from "../core/convert.js";
import { type DType, type DTypeRow, dtypeOf, dtypeOfTypedArray, dtypes, type Scalar } from "../core/dtype.js";
import type { DTypeAlias, DTypeNamed } from "../core/dtype_names.js";
import { ValueError } from "../core/errors.js";
import { integerRange, isScalar, type Marked, scalarDtype } from "../core/scalar.js";
import { full } from "../ops/creation.js";
import { type Dtype, kindLetter } from "./dtype.js";
import { type NDArray, wrap } from "./ndarray.js";
import { arrayStr } from "./printing/array2string.js";

/** What has limits: a dtype, an array of it, a scalar. */
type Limited = DType | DTypeAlias | Dtype | NDArray | Scalar | Marked;

const rowOf = (x: unknown): DTypeRow => {
  if (isScalar(x)) return scalarDtype(x);
  return unwrap(x)?.dtype ?? (ArrayBuffer.isView(x) ? dtypeOfTypedArray(x) : dtypeOf(x));
};

/** Bits of the exponent and of the fraction. */
const layouts: Partial<Record<DType, readonly [exponent: number, fraction: number]>> = {
  float16: [5, 10],
  bfloat16: [8, 7],
  float32: [8, 23],
  float64: [11, 52],
};
const partsOf: Partial<Record<DType, DTypeRow>> = { complex64: dtypes.float32, complex128: dtypes.float64 };

/** The limits of a floating-point dtype: what {@link finfo} gives. */
export class FloatInfo {
  /** Bits of one number. */
  readonly bits: number;
  /** The dtype: of a complex one, that of its parts. */
  readonly dtype: DType;
  /** From 1 to the next greater number. */
  readonly eps: number;
  /** From 1 to the next smaller number. */
  readonly epsneg: number;
  /** The exponent of `eps`. */
  readonly machep: number;
  /** The exponent of `epsneg`. */
  readonly negep: number;
  /** The greatest number. */
  readonly max: number;
  /** The least number. */
  readonly min: number;
  /** The exponent at which numbers overflow. */
  readonly maxexp: number;
  /** The exponent of the smallest normal number. */
  readonly minexp: number;
  /** Bits of the exponent. */
  readonly nexp: number;
  /** Bits of the fraction. */
  readonly nmant: number;
  /** Decimal digits that are kept. */
  readonly precision: number;
  /** Ten to the power of `-precision`. */
  readonly resolution: number;
  /** The smallest number with all its bits. */
  readonly smallestNormal: number;
  /** The smallest positive number. */
  readonly smallestSubnormal: number;

  /** @internal */
  constructor(row: DTypeRow) {
    const [nexp, nmant] = layouts[row.name]!;
    const bias = 2 ** (nexp - 1) - 1;
    this.dtype = row.name;
    this.bits = 8 * row.itemsize;
    this.nexp = nexp;
    this.nmant = nmant;
    this.machep = -nmant;
    this.negep = -nmant - 1;
    this.minexp = 1 - bias;
    this.maxexp = bias + 1;
    this.eps = 2 ** this.machep;
    this.epsneg = 2 ** this.negep;
    this.max = (2 - this.eps) * 2 ** bias;
    this.min = -this.max;
    this.smallestNormal = 2 ** this.minexp;
    this.smallestSubnormal = 2 ** (this.minexp - nmant);
    this.precision = Math.floor(nmant * Math.log10(2));
    // Rounded to the dtype, as its scalar would be.
    this.resolution = consume(full([], 10 ** -this.precision, row), (x) => x.first() as number);
  }

  /** Bits of the exponent. */
  get iexp(): number {
    return this.nexp;
  }
  /** The smallest number with all its bits. */
  get tiny(): number {
    return this.smallestNormal;
  }

  /** As NumPy prints it. */
  toString(): string {
    const line = "---------------------------------------------------------------";
    const text = (x: number): string =>
      consume(full([], x, dtypeOf(this.dtype)), (core) => arrayStr(wrap(core)));
    return [
      `Machine parameters for ${this.dtype}`,
      line,
      `precision = ${this.precision}   resolution = ${text(this.resolution)}`,
      `machep = ${this.machep}   eps =        ${text(this.eps)}`,
      `negep =  ${this.negep}   epsneg =     ${text(this.epsneg)}`,
      `minexp = ${this.minexp}   tiny =       ${text(this.tiny)}`,
      `maxexp = ${this.maxexp}   max =        ${text(this.max)}`,
      `nexp =   ${this.nexp}   min =        -max`,
      `smallest_normal = ${text(this.smallestNormal)}   smallest_subnormal = ${text(this.smallestSubnormal)}`,
      line,
      "",
    ].join("\n");
  }
  /** As NumPy's `repr`. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    // NumPy pads to the digits of the dtype, and the resolution is Python's `str`.
    const digits = { float16: 5, bfloat16: 4, float32: 7, float64: 16 }[this.dtype as string]!;
    const max = this.max.toExponential(digits).replace(/e\+(\d)$/, "e+0$1");
    const resolution =
      this.precision < 5 ? `${10 ** -this.precision}` : `1e-${`${this.precision}`.padStart(2, "0")}`;
    return `finfo(resolution=${resolution}, min=-${max}, max=${max}, dtype=${this.dtype})`;
  }
}

const known = new Map<DTypeRow, FloatInfo>();

/**
 * The limits of a floating-point dtype, or of the parts of a complex one.
 *
 * @param dtype - a dtype, an array or a scalar
 * @throws ValueError for a dtype of another family
 * @example
 * np.finfo("float32").eps // -> 1.1920928955078125e-7
 * np.finfo("complex128").bits // -> 64
 */
export function finfo(dtype: Limited): FloatInfo {
  const given = rowOf(dtype);
  const row = partsOf[given.name] ?? given;
  if (!layouts[row.name]) throw new ValueError(`data type <class 'numpy.${row.name}'> not inexact`);
  let found = known.get(row);
  if (!found) known.set(row, (found = new FloatInfo(row)));
  return found;
}

/** A limit of an integer dtype: those of 64-bit ones are bigints. */
type Limit<D extends DType> = D extends "int64" | "uint64" ? bigint : number;

/** The limits of an integer dtype; see {@link iinfo}. */
export class IntegerInfo<D extends DType = DType> {
  /** The dtype. */
  readonly dtype: D;
  /** Bits of one number. */
  readonly bits: number;
  /** The least number; a bigint for 64 bits. */
  readonly min: Limit<D>;
  /** The greatest number; a bigint for 64 bits. */
  readonly max: Limit<D>;
  /** `i` or `u`. */
  readonly kind: string;

  /** @internal */
  constructor(row: DTypeRow) {
    const [min, max] = integerRange(row);
    const limit = (x: bigint) => (row.itemsize === 8 ? x : Number(x)) as Limit<D>;
    this.dtype = row.name as D;
    this.bits = 8 * row.itemsize;
    this.min = limit(min);
    this.max = limit(max);
    this.kind = kindLetter(row);
  }

  /** The kind with the bits: `i8`. */
  get key(): string {
    return `${this.kind}${this.bits}`;
  }
  /** As NumPy prints it. */
  toString(): string {
    const line = "---------------------------------------------------------------";
    return [
      `Machine parameters for ${this.dtype}`,
      line,
      `min = ${this.min}`,
      `max = ${this.max}`,
      line,
      "",
    ].join("\n");
  }
  /** As NumPy's `repr`. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return `iinfo(min=${this.min}, max=${this.max}, dtype=${this.dtype})`;
  }
}

/**
 * The limits of an integer dtype.
 *
 * @param type - a dtype, an array or a scalar
 * @throws ValueError for a dtype of another family
 * @example
 * np.iinfo("int8").max // -> 127
 * np.iinfo("uint64").max // -> 18446744073709551615n
 */
export function iinfo<D extends DType>(type: D | Dtype<D> | NDArray<D>): IntegerInfo<D>;
export function iinfo<A extends DTypeAlias>(type: A): IntegerInfo<DTypeNamed<A>>;
export function iinfo(type: number | bigint | Marked): IntegerInfo;
export function iinfo(type: unknown): IntegerInfo {
  const row = isScalar(type) && Number.isInteger(type) ? dtypes.int64 : rowOf(type);
  if (row.kind !== "int" && row.kind !== "uint")
    throw new ValueError(`Invalid integer data type '${kindLetter(row)}'.`);
  return new IntegerInfo(row);
}
