/**
 * Decimal digits of binary floating-point numbers: the free-format algorithm of Steele & White ("How to print
 * floating-point numbers accurately", 1990) with the cut-offs that NumPy's Dragon4 adds to it.
 */

/** Width of a binary format: bits of the significand, and the exponent of its smallest subnormal. */
export interface BinaryFormat {
  readonly significand: number;
  readonly least: number;
}

/** The real formats, by dtype name. */
export const binaryFormats = {
  float16: { significand: 11, least: -24 },
  bfloat16: { significand: 8, least: -133 },
  float32: { significand: 24, least: -149 },
  float64: { significand: 53, least: -1074 },
} as const satisfies Record<string, BinaryFormat>;

/** The name of a real format. */
export type FloatName = keyof typeof binaryFormats;

/** Where digits stop. An absent bound does not bind; both are exponents counted from the point or the first digit. */
export interface Cutoff {
  /** Shortest digits that give the value back; otherwise the exact expansion. */
  readonly unique: boolean;
  /** Most digits, counted as `fractional` says. */
  readonly most?: number | undefined;
  /** Fewest digits, counted as `fractional` says. */
  readonly fewest?: number | undefined;
  /** Count digits after the point (true), or significant digits (false). */
  readonly fractional: boolean;
}

/** `0.d1d2d3... * 10**point`, with at least one digit. */
export interface Decimal {
  readonly digits: string;
  readonly point: number;
}

const bits = new DataView(new ArrayBuffer(8));

/** The exponent of the leading bit of a positive finite number. */
function binaryExponent(x: number): number {
  bits.setFloat64(0, x);
  const biased = (bits.getUint32(0) >>> 20) & 0x7ff;
  if (biased !== 0) return biased - 1023;
  // A subnormal: bring it into the normal range first.
  return binaryExponent(x * 2 ** 54) - 54;
}

/** Decimal digits of a finite number `x >= 0` that is exactly representable in `format`. */
export function decimal(x: number, format: BinaryFormat, cutoff: Cutoff): Decimal {
  if (x === 0) return { digits: "0", point: 1 };
  const exponent = Math.max(binaryExponent(x) - format.significand + 1, format.least);
  const mantissa = BigInt(x / 2 ** exponent);
  // Just above a power of two the neighbour below is only half as far away.
  const uneven = mantissa === 1n << BigInt(format.significand - 1) && exponent > format.least;
  const even = (mantissa & 1n) === 0n;

  // x = value / scale, and half the gaps to the neighbours are low / scale and high / scale.
  let low = exponent > 0 ? 1n << BigInt(exponent) : 1n;
  let scale = exponent < 0 ? 1n << BigInt(-exponent) : 1n;
  let value = mantissa * low * 2n;
  scale *= 2n;
  let high = low;
  if (uneven) {
    value *= 2n;
    scale *= 2n;
    high *= 2n;
  }

  let point = Math.floor(Math.log10(x)) + 1;
  const { most, fewest, fractional, unique } = cutoff;
  const shift = point > 0 ? 10n ** BigInt(point) : 10n ** BigInt(-point);
  if (point > 0) scale *= shift;
  else {
    value *= shift;
    low *= shift;
    high *= shift;
  }
  // log10 may be off by one at a power of ten.
  if (value >= scale) {
    scale *= 10n;
    point += 1;
  } else if (value * 10n < scale) {
    value *= 10n;
    low *= 10n;
    high *= 10n;
    point -= 1;
  }
  if (fractional && most !== undefined && point < 1 - most) {
    // Every wanted digit is a zero: start at the last one, which then rounds.
    scale *= 10n ** BigInt(1 - most - point);
    point = 1 - most;
  }

  // Exponents of the last digit that may be written, and of the first at which a unique value may end.
  const last = most === undefined ? Number.NEGATIVE_INFINITY : fractional ? -most : point - most;
  const enough = fewest === undefined ? point : Math.min(point, fractional ? -fewest : point - fewest);

  let digits = "";
  let digit = 0;
  let below = false;
  let above = false;
  for (let place = point - 1; ; place--) {
    value *= 10n;
    low *= 10n;
    high *= 10n;
    digit = Number(value / scale);
    value %= scale;
    if (unique) {
      below = even ? value <= low : value < low;
      above = even ? value + high >= scale : value + high > scale;
      if (((below || above) && place <= enough) || place === last) break;
    } else if (value === 0n || place === last) break;
    digits += digit;
  }

  // Both neighbours are in reach, or none is: the nearer one, and half to even.
  if (below === above) {
    const twice = value * 2n;
    below = twice < scale || (twice === scale && digit % 2 === 0);
  }
  if (below) return { digits: digits + digit, point };
  if (digit < 9) return { digits: digits + (digit + 1), point };
  const kept = digits.replace(/9+$/, "");
  if (kept === "") return { digits: "1", point: point + 1 };
  return { digits: kept.slice(0, -1) + (Number(kept.at(-1)) + 1), point };
}
