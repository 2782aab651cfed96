import { describe, expect, it } from "vitest";
// @ts-expect-error the benchmark is JavaScript
import { frozen } from "../../bench/cases/frozen.mjs";
// @ts-expect-error the benchmark is JavaScript
import { cases } from "../../bench/cases/index.mjs";

describe("the benchmark's list of cases", () => {
  const names: string[] = cases.map((row: { name: string }) => row.name);
  const kept: string[] = frozen();

  it("has every frozen case", () => {
    expect(kept.filter((name) => !names.includes(name))).toEqual([]);
  });

  it("is long enough, and every name is its own", () => {
    expect(kept.length).toBeGreaterThanOrEqual(190);
    expect(new Set(names).size).toBe(names.length);
  });
});
