import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as np from "../../ts/index.js";
import * as testing from "../../ts/numpy/testing/index.js";

const golden = JSON.parse(readFileSync(new URL("testing.json", import.meta.url), "utf8"));
const { numpy, ...calls } = golden as Record<string, string | null>;

/** What a call threw, or `null`. */
function words(call: string): string | null {
  try {
    new Function("np", "testing", `testing.${call}`)(np, testing);
  } catch (error) {
    if (!(error instanceof np.AssertionError)) throw error;
    return error.message;
  }
  return null;
}

// NumPy's words, recorded by scripts/goldens/testing.py.
describe(`numpy.testing ${numpy}`, () => {
  it.each(Object.entries(calls))("%s", (call, expected) => {
    expect(words(call)).toBe(expected);
  });
  it("leaves no memory behind, whether it throws or not", () => {
    const [a, b] = [np.ones(1000), np.zeros(1000)];
    const before = np.memory().live;
    testing.assertAllclose(a, a);
    expect(() => testing.assertArrayEqual(a, b)).toThrow(np.AssertionError);
    expect(np.memory().live).toBe(before);
  });
  it("knows errors by class and words", () => {
    testing.assertRaises(np.ValueError, () => np.ones(2).add(np.ones(3)));
    expect(() => testing.assertRaises(np.ValueError, () => 1)).toThrow("ValueError not raised");
    expect(() => testing.assertRaises(np.ValueError, () => np.ones(2).get(5))).toThrow(np.IndexError);
    expect(() => testing.assertRaisesRegex(np.ValueError, "foo", () => np.ones(2).add(np.ones(3)))).toThrow(
      /"foo" does not match/,
    );
    testing.assertStringEqual("a\nb", "a\nb");
    expect(() => testing.assertStringEqual("abc\nfoo", "abc\nbar")).toThrow(
      "Differences in strings:\n- foo\n+ bar",
    );
  });
});
