import { bounds, type CoreArray, mayShareMemory } from "./array.js";
import { TooHardError } from "./errors.js";

/** A step between bytes, and how often it may be taken. */
interface Term {
  step: number;
  most: number;
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/** The inverse of `a` modulo `m`, for coprime ones (extended Euclid). */
function inverse(a: number, m: number): number {
  let [r, next] = [m, a % m];
  let [t, u] = [0, 1];
  while (next !== 0) {
    const q = Math.floor(r / next);
    [r, next] = [next, r - q * next];
    [t, u] = [u, t - q * u];
  }
  return ((t % m) + m) % m;
}

/** A product modulo `m`, exactly. */
function product(a: number, b: number, m: number): number {
  const plain = (a % m) * b;
  return plain <= Number.MAX_SAFE_INTEGER ? plain % m : Number((BigInt(a % m) * BigInt(b)) % BigInt(m));
}

/** The ways from one byte of an array to another: along its axes in either direction, and within an element. */
function termsOf(a: CoreArray): Term[] {
  const terms = a.shape.map((length, axis) => ({ step: Math.abs(a.strides[axis]!), most: length - 1 }));
  return [...terms, { step: 1, most: a.dtype.itemsize - 1 }];
}

/**
 * Whether two arrays have a byte in common. Bytes of both are sums of steps, each taken a bounded number of times, so the
 * question is whether a linear Diophantine equation has a solution within bounds. It is searched depth first, the largest
 * step first; the greatest common divisor of the steps that remain and what they can reach tell which branches are worth
 * a visit (the equation is that of NumPy's `mem_overlap.c`).
 *
 * @param maxWork - how many branches to visit; any number if negative, none but the bounds for 0
 * @throws TooHardError when that does not suffice
 */
export function sharesMemory(a: CoreArray, b: CoreArray, maxWork = -1): boolean {
  if (!mayShareMemory(a, b)) return false;
  if (maxWork === 0) return true;
  // From the first byte of `a` upwards, and from the last byte of `b` downwards, to the same place.
  const distance = bounds(b)[1] - 1 - bounds(a)[0];
  const merged = new Map<number, number>();
  for (const { step, most } of [...termsOf(a), ...termsOf(b)]) {
    if (step > 0 && most > 0) merged.set(step, (merged.get(step) ?? 0) + most);
  }
  const terms = [...merged].map(([step, most]) => ({ step, most })).sort((x, y) => y.step - x.step);
  return reaches(terms, distance, maxWork);
}

function reaches(terms: readonly Term[], distance: number, maxWork: number): boolean {
  const divisors = new Array<number>(terms.length + 1).fill(0);
  const reach = new Array<number>(terms.length + 1).fill(0);
  for (let k = terms.length - 1; k >= 0; k--) {
    const { step, most } = terms[k]!;
    divisors[k] = gcd(step, divisors[k + 1]!);
    reach[k] = reach[k + 1]! + step * most;
  }
  let work = 0;
  const search = (k: number, rest: number): boolean => {
    if (rest === 0) return true;
    if (k === terms.length || rest > reach[k]! || rest % divisors[k]! !== 0) return false;
    if (maxWork > 0 && ++work > maxWork) throw new TooHardError("Exceeded max_work");
    const { step, most } = terms[k]!;
    const last = Math.min(most, Math.floor(rest / step));
    const first = Math.max(0, Math.ceil((rest - reach[k + 1]!) / step));
    if (k === terms.length - 1) return rest % step === 0 && rest / step <= most;
    // What is left for the other steps must be a multiple of their divisor.
    const divisor = divisors[k]!;
    const modulus = divisors[k + 1]! / divisor;
    const wanted =
      modulus === 1 ? 0 : product(rest / divisor, inverse((step / divisor) % modulus, modulus), modulus);
    for (let n = last - ((((last - wanted) % modulus) + modulus) % modulus); n >= first; n -= modulus) {
      if (search(k + 1, rest - n * step)) return true;
    }
    return false;
  };
  return search(0, distance);
}
