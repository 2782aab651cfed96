// The Python array API standard, revision 2025.12: each function of its main namespace with all its keywords, camel-cased,
// is called and compared with NumPy's answer (scripts/goldens/array_api.py). `fromDlpack` has no meaning here; `fft` and
// `linalg` are extensions.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as np from "../../ts/index.js";
import { differs, type Tolerances } from "../helpers/compare.mjs";
import { type Answer, type Case, evaluate } from "../helpers/evaluate.mjs";

const read = (file: string) => JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8"));
const cases: (Case & { name: string; answer: Answer })[] = read("../golden/array_api.json").cases;
const tolerances: Tolerances = read("../differential/tolerances.json");

const standard: Record<string, string> = {
  // creation
  arange: "stop step dtype device",
  asarray: "dtype copy device",
  empty: "dtype",
  emptyLike: "dtype",
  eye: "k dtype device",
  full: "dtype device",
  fullLike: "dtype device",
  linspace: "num dtype endpoint device",
  meshgrid: "indexing",
  ones: "dtype device",
  onesLike: "dtype device",
  tril: "k",
  triu: "k",
  zeros: "dtype device",
  zerosLike: "dtype device",
  // dtypes
  astype: "copy device",
  canCast: "",
  finfo: "",
  iinfo: "",
  isdtype: "",
  resultType: "",
  // indexing, searching, sorting, sets
  take: "axis",
  takeAlongAxis: "axis",
  argmax: "axis keepdims",
  argmin: "axis keepdims",
  countNonzero: "axis keepdims",
  nonzero: "",
  searchsorted: "side sorter",
  where: "",
  argsort: "axis descending stable",
  sort: "axis descending stable",
  isin: "invert",
  uniqueAll: "",
  uniqueCounts: "",
  uniqueInverse: "",
  uniqueValues: "",
  // linear algebra
  matmul: "",
  matrixTranspose: "",
  tensordot: "axes",
  vecdot: "axis",
  // manipulation
  broadcastArrays: "",
  broadcastShapes: "",
  broadcastTo: "",
  concat: "axis",
  expandDims: "axis",
  flip: "axis",
  moveaxis: "",
  permuteDims: "",
  repeat: "axis",
  reshape: "copy",
  roll: "axis",
  squeeze: "axis",
  stack: "axis",
  tile: "",
  unstack: "axis",
  // statistics and utilities
  cumulativeProd: "axis dtype includeInitial",
  cumulativeSum: "axis dtype includeInitial",
  max: "axis keepdims",
  mean: "axis keepdims",
  min: "axis keepdims",
  prod: "axis dtype keepdims",
  std: "axis correction keepdims",
  sum: "axis dtype keepdims",
  var: "axis correction keepdims",
  all: "axis keepdims",
  any: "axis keepdims",
  diff: "axis n prepend append",
  clip: "min max",
};
const elementwise =
  `abs acos acosh add asin asinh atan atan2 atanh bitwiseAnd bitwiseLeftShift bitwiseInvert bitwiseOr
  bitwiseRightShift bitwiseXor ceil conj copysign cos cosh divide equal exp expm1 floor floorDivide greater greaterEqual
  hypot imag isfinite isinf isnan less lessEqual log log1p log2 log10 logaddexp logicalAnd logicalNot logicalOr logicalXor
  maximum minimum multiply negative nextafter notEqual positive pow real reciprocal remainder round sign signbit sin sinh
  square sqrt subtract tan tanh trunc`.split(/\s+/);
for (const name of elementwise) standard[name] = "";
/** What has no values to compare with NumPy's. */
const byHand = new Set(["empty", "emptyLike", "finfo", "iinfo", "isdtype"]);

describe("the array API standard", () => {
  it("every function has a case, and every keyword is used", () => {
    for (const [name, keywords] of Object.entries(standard)) {
      if (byHand.has(name)) continue;
      const used = cases
        .filter((test) => test.fn === name)
        .flatMap((test) => ["", ...Object.keys(test.kw ?? {})]);
      for (const keyword of ["", ...keywords.split(" ")])
        expect(used, `${name} ${keyword}`).toContain(keyword);
    }
    for (const { fn } of cases) expect(Object.keys(standard)).toContain(fn);
  });

  it("every function is there", () => {
    const missing = Object.keys(standard).filter((name) => !(name in np));
    expect(missing).toEqual([]);
  });

  const there = cases.filter((test) => test.fn in np);
  it.each(there.map((test) => [test.name, test] as const))("%s", (_, test) => {
    expect(differs(test, test.answer, evaluate(np, test), tolerances)).toBeNull();
  });

  it("empty", () => {
    const a = np.empty([2, 3], { dtype: "int16", device: "cpu" });
    expect([a.shape, a.dtype]).toEqual([[2, 3], "int16"]);
    const b = np.emptyLike(a, { dtype: "float32", device: "cpu" });
    expect([b.shape, b.dtype]).toEqual([[2, 3], "float32"]);
  });
});
