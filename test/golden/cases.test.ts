import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as np from "../../ts/index.js";
import { differs, type Tolerances } from "../helpers/compare.mjs";
import { type Answer, type Case, evaluate } from "../helpers/evaluate.mjs";

interface Golden {
  numpy: string;
  cases: (Case & { name: string; answer: Answer })[];
}

const read = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
const tolerances: Tolerances = read("../differential/tolerances.json");

/** Every file that scripts/goldens.py makes of a list of CASES; test/table/array_api.test.ts reads its own. */
const goldens = readdirSync(new URL(".", import.meta.url))
  .filter((file) => file.endsWith(".json") && !/^(torch_|array_api)/.test(file))
  .map((file) => [file.slice(0, -5), read(file)] as [string, Golden])
  .filter(([, golden]) => golden.cases?.[0]?.answer !== undefined);

// What NumPy answered, recorded by scripts/goldens.py; the live comparison in test/differential asks it anew.
describe.each(goldens)("%s", (_, golden) => {
  it.each(golden.cases.map((test) => [test.name, test] as const))("%s", (_, test) => {
    expect(differs(test, test.answer, evaluate(np, test), tolerances)).toBeNull();
  });
});
