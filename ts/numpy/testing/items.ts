import { bind, parameters } from "../../core/args.js";
import { Complex } from "../../core/complex.js";
import { AssertionError } from "../../core/errors.js";
import { isScalar } from "../../core/scalar.js";
import { define } from "../define.js";
import { NDArray } from "../ndarray.js";
import { assertArrayAlmostEqual, assertArrayEqual, type DecimalOptions } from "./arrays.js";
import { failure, reprOf } from "./words.js";

/** What comparisons of single values take by name. */
export interface ItemOptions {
  errMsg?: string | undefined;
  verbose?: boolean | undefined;
}

/** Throws unless a value is true: NumPy's `assert_`, which says `msg`. @throws AssertionError */
export function assert_(val: unknown, msg: string | (() => string) = ""): void {
  if (!val) throw new AssertionError(typeof msg === "function" ? msg() : msg);
}

const isRecord = (x: unknown): x is Record<string, unknown> =>
  typeof x === "object" && x !== null && Object.getPrototypeOf(x) === Object.prototype;
const isArray = (x: unknown): boolean => x instanceof NDArray || ArrayBuffer.isView(x);

/** Equal, with NaN like NaN and 0 unlike -0. */
function sameItem(a: unknown, b: unknown): boolean {
  if (a instanceof Complex && b instanceof Complex) return Object.is(a.re, b.re) && Object.is(a.im, b.im);
  if (a instanceof Complex && typeof b === "number") return a.re === b && a.im === 0;
  if (b instanceof Complex && typeof a === "number") return sameItem(b, a);
  if (typeof a === "bigint" && typeof b === "number") return a === BigInt(b);
  if (typeof b === "bigint" && typeof a === "number") return sameItem(b, a);
  return Object.is(a, b);
}

const equalOptions = parameters("assert_equal(errMsg=, verbose=, *, strict=)");

/**
 * Throws unless two values are equal: scalars, text, nested arrays and records of them, or arrays. NaN equals NaN, 0.0
 * does not equal -0.0.
 *
 * @throws AssertionError that names the item or key
 * @example
 * testing.assertEqual([1, [2, NaN]], [1, [2, NaN]]) // -> undefined
 */
export function assertEqual(
  actual: unknown,
  desired: unknown,
  ...options: (string | boolean | (ItemOptions & { strict?: boolean | undefined }))[]
): void {
  // Records may be compared, so that only what follows them is read as options.
  const [errMsg = "", verbose = true, strict = false] = bind(equalOptions, options) as [
    string?,
    boolean?,
    boolean?,
  ];
  const equal = (a: unknown, b: unknown, words: string): void => {
    if (isRecord(b) && isRecord(a)) {
      equal(Object.keys(a).length, Object.keys(b).length, words);
      for (const key of Object.keys(b)) {
        if (!(key in a)) throw new AssertionError(reprOf(key));
        equal(a[key], b[key], `key=${reprOf(key)}\n${words}`);
      }
    } else if (Array.isArray(a) && Array.isArray(b)) {
      equal(a.length, b.length, words);
      for (let k = 0; k < b.length; k++) equal(a[k], b[k], `item=${k}\n${words}`);
    } else if (isArray(a) || isArray(b)) {
      assertArrayEqual(a as NDArray, b as NDArray, { errMsg: words, verbose, strict });
    } else if (!sameItem(a, b)) {
      throw failure([a, b], { header: "Items are not equal:", errMsg: words, verbose });
    }
  };
  equal(actual, desired, errMsg);
}

/**
 * Throws unless `|desired - actual| < 1.5 * 10**-decimal`; of arrays, everywhere.
 *
 * @throws AssertionError
 * @example
 * testing.assertAlmostEqual(2.3333333333333, 2.33333334) // -> undefined
 */
export const assertAlmostEqual: (
  actual: unknown,
  desired: unknown,
  options?: number | DecimalOptions,
  more?: DecimalOptions,
) => void = define(
  "assert_almost_equal(actual, desired, decimal=, errMsg=, verbose=)",
  (actual, desired, decimal = 7, errMsg = "", verbose = true) => {
    if (!isScalar(actual) || !isScalar(desired)) {
      assertArrayAlmostEqual(actual as NDArray, desired as NDArray, { decimal, errMsg, verbose });
      return;
    }
    const parts = (x: unknown): [number, number] => (x instanceof Complex ? [x.re, x.im] : [Number(x), 0]);
    const [a, b] = [parts(actual), parts(desired)];
    const near = a.every((x, k) => {
      const y = b[k]!;
      return Number.isFinite(x) && Number.isFinite(y)
        ? Math.abs(y - x) < 1.5 * 10 ** -decimal
        : Object.is(x, y);
    });
    const header = `Arrays are not almost equal to ${decimal} decimals`;
    if (!near) throw failure([actual, desired], { header, errMsg, verbose });
  },
);

/**
 * Throws unless two numbers agree to `significant` digits.
 *
 * @throws AssertionError
 * @example
 * testing.assertApproxEqual(0.123456789, 0.123456788, { significant: 8 }) // -> undefined
 */
export const assertApproxEqual: (
  actual: number,
  desired: number,
  options?: number | (ItemOptions & { significant?: number | undefined }),
) => void = define(
  "assert_approx_equal(actual, desired, significant=, errMsg=, verbose=)",
  (actual: number, desired: number, significant = 7, errMsg = "", verbose = true) => {
    if (actual === desired || (Number.isNaN(actual) && Number.isNaN(desired))) return;
    const scale = 10 ** Math.floor(Math.log10(0.5 * (Math.abs(desired) + Math.abs(actual))));
    const header = `Items are not equal to ${significant} significant digits:`;
    const finite = Number.isFinite(actual) && Number.isFinite(desired);
    if (!finite || !(Math.abs(desired / scale - actual / scale) < 10 ** -(significant - 1)))
      throw failure([actual, desired], { header, errMsg, verbose });
  },
);

/**
 * Throws unless two texts are equal, and shows the lines that differ.
 *
 * @throws AssertionError
 * @example
 * testing.assertStringEqual("abc", "abc") // -> undefined
 */
export function assertStringEqual(actual: string, desired: string): void {
  if (typeof actual !== "string") throw new AssertionError(String(typeof actual));
  if (typeof desired !== "string") throw new AssertionError(String(typeof desired));
  if (actual === desired) return;
  const [a, b] = [actual.split("\n"), desired.split("\n")];
  const lines: string[] = [];
  for (let k = 0; k < Math.max(a.length, b.length); k++) {
    if (a[k] === b[k]) continue;
    if (a[k] !== undefined) lines.push(`- ${a[k]}`);
    if (b[k] !== undefined) lines.push(`+ ${b[k]}`);
  }
  throw new AssertionError(`Differences in strings:\n${lines.join("\n")}`);
}

type ErrorClass = new (...args: never[]) => unknown;

function thrownBy(kind: ErrorClass, call: (...args: never[]) => unknown, args: readonly unknown[]): unknown {
  try {
    (call as (...args: unknown[]) => unknown)(...args);
  } catch (error) {
    if (error instanceof kind) return error;
    throw error;
  }
  throw new AssertionError(`${kind.name} not raised${call.name ? ` by ${call.name}` : ""}`);
}

/**
 * Throws unless a call throws an error of a class; another error goes through.
 *
 * @throws AssertionError
 * @example
 * testing.assertRaises(np.ValueError, () => np.ones(2).add(np.ones(3))) // -> undefined
 */
export function assertRaises(
  kind: ErrorClass,
  call: (...args: never[]) => unknown,
  ...args: readonly unknown[]
): void {
  thrownBy(kind, call, args);
}

/**
 * Throws unless a call throws an error of a class with words that match.
 *
 * @throws AssertionError
 * @example
 * testing.assertRaisesRegex(np.ValueError, "broadcast", () => np.ones(2).add(np.ones(3))) // -> undefined
 */
export function assertRaisesRegex(
  kind: ErrorClass,
  expected: string | RegExp,
  call: (...args: never[]) => unknown,
  ...args: readonly unknown[]
): void {
  const { message } = thrownBy(kind, call, args) as Error;
  const pattern = typeof expected === "string" ? expected : expected.source;
  if (!new RegExp(expected).test(message)) {
    throw new AssertionError(`"${pattern}" does not match ${JSON.stringify(message)}`);
  }
}
