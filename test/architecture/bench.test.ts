import { readdirSync, readFileSync } from "node:fs";
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

describe("the last record", () => {
  const folder = new URL("../../bench/records/", import.meta.url);
  const last = readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .at(-1) as string;
  const { targets } = JSON.parse(readFileSync(new URL(last, folder), "utf8"));
  type Target = {
    work: string;
    verdict: string;
    missed?: { name: string; limit?: string; tried?: string }[];
  };

  it("says of every figure that misses its target where the limit is and what was tried", () => {
    const missed = (targets as Target[]).filter(({ verdict }) => verdict === "missed");
    expect(missed.filter((target) => !target.missed?.length).map(({ work }) => work)).toEqual([]);
    const figures = missed.flatMap((target) => target.missed ?? []);
    expect(figures.filter(({ limit, tried }) => !limit || !tried).map(({ name }) => name)).toEqual([]);
  });
});
