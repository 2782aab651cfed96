/** `numpy.testing`: comparisons that throw an AssertionError with NumPy's words. */
export {
  type AllcloseOptions,
  type ArrayCompareOptions,
  assertAllclose,
  assertArrayAlmostEqual,
  assertArrayCompare,
  assertArrayEqual,
  assertArrayLess,
  type DecimalOptions,
} from "./arrays.js";
export type { CompareOptions } from "./compare.js";
export {
  assert_,
  assertAlmostEqual,
  assertApproxEqual,
  assertEqual,
  assertRaises,
  assertRaisesRegex,
  assertStringEqual,
  type ItemOptions,
} from "./items.js";
export { assertArrayAlmostEqualNulp, assertArrayMaxUlp } from "./ulp.js";
