// What recorded cases cannot say: views, JavaScript's own inputs, index dtypes, indices as values, freed temporaries.
import { expect, test } from "vitest";
import * as np from "../../ts/index.js";

test("dtypes are taken in every form", () => {
  for (const dtype of [
    "float32",
    "f4",
    "<f4",
    "single",
    np.float32,
    np.single,
    np.dtype("f4"),
    np.dtype(">f4"),
  ]) {
    expect(np.zeros(2, dtype as "float32").dtype).toBe("float32");
    expect(np.zeros(2, { dtype: dtype as "float32" }).dtype).toBe("float32");
    expect(np.arange(3).astype(dtype as "float32").dtype).toBe("float32");
    expect(np.sum([1, 2], { dtype: dtype as "float32", axis: 0 }).dtype).toBe("float32");
    expect(np.add([1], [2], { dtype: dtype as "float32" }).dtype).toBe("float32");
  }
  expect(
    [Number, Boolean, BigInt, Float32Array, BigUint64Array].map((x) => np.dtype(x as never).name),
  ).toEqual(["float64", "bool", "int64", "float32", "uint64"]);
  expect([np.intp, np.uintp, np.dtype("p").name, np.int_, np.long]).toEqual([
    "int32",
    "uint32",
    "int32",
    "int64",
    "int64",
  ]);
  expect(np.dtype("f4")).toBe(np.dtype("single"));
  expect(np.dtype("f4").equals("float32")).toBe(true);
  expect(np.dtype("f4").equals("nothing")).toBe(false);
  expect(() => np.zeros(2, "floating" as never)).toThrow("data type 'floating' not understood");
  expect(() => np.zeros(2, 5 as never)).toThrow("Cannot interpret '5' as a data type");
});

test("bfloat16 has limits and belongs to classes", () => {
  const info = np.finfo("bfloat16");
  expect([info.eps, info.max, info.bits, info.precision]).toEqual([2 ** -7, 2 ** 127 * (2 - 2 ** -7), 16, 2]);
  expect(np.issubdtype(np.bfloat16, np.floating)).toBe(true);
  expect(np.isdtype("bfloat16", "real floating")).toBe(true);
  expect([np.dtype("bfloat16").itemsize, np.dtype("bfloat16").str]).toEqual([2, "<V2"]);
});

test("limits print as NumPy's", () => {
  expect(String(np.finfo("float32"))).toBe(
    [
      "Machine parameters for float32",
      "---------------------------------------------------------------",
      "precision = 6   resolution = 1e-06",
      "machep = -23   eps =        1.1920929e-07",
      "negep =  -24   epsneg =     5.9604645e-08",
      "minexp = -126   tiny =       1.1754944e-38",
      "maxexp = 128   max =        3.4028235e+38",
      "nexp =   8   min =        -max",
      "smallest_normal = 1.1754944e-38   smallest_subnormal = 1e-45",
      "---------------------------------------------------------------",
      "",
    ].join("\n"),
  );
  expect(String(np.iinfo("uint8"))).toContain("min = 0\nmax = 255\n");
});

test("grids can be views", () => {
  const x = np.arange(2);
  const [across] = np.meshgrid(x, [1, 2, 3], { copy: false }) as [np.NDArray];
  expect(np.sharesMemory(across, x)).toBe(true);
  across.set(2, 1, 9);
  expect(across.get(":, 1").tolist()).toEqual([9, 9, 9]);
  expect(np.mgrid.get(np.slice(0, 2), np.slice(0, 3)).shape).toEqual([2, 2, 3]);
  expect(() => np.mgrid.get("a:b")).toThrow("'a' is no number");
  expect(() => np.meshgrid(x, { copies: false } as never)).toThrow("unexpected keyword argument 'copies'");
});

test("indices that are positions are int32", () => {
  expect(np.ix_([true, false, true], [1]).map((a) => a.dtype)).toEqual(["int32", "float64"]);
  expect(np.ix_([]).map((a) => a.dtype)).toEqual(["int32"]);
  expect(np.maskIndices(2, np.tril)[0]!.dtype).toBe("int32");
});

test("indices are values", () => {
  const a = np.arange(12).reshape(3, 4);
  expect(a.get(...np.indexExp.get("1:, ..., ::2")).tolist()).toEqual(a.get("1:, ::2").tolist());
  expect(np.s_.get("2")).toBe(2);
  expect(np.s_.get("1:3, None")).toEqual([np.slice(1, 3), null]);
  expect(np.indexExp.get(1)).toEqual([1]);
});

test("scalars alone join to what they make in a list", () => {
  expect(np.r_.get(1, 2, 3).dtype).toBe("float64");
  expect(np.r_.get("1, 2, 0:2").dtype).toBe("int64");
  expect(np.c_.get([1, 2], np.arange(2)).shape).toEqual([2, 2]);
});

test("temporaries are freed, whether it succeeds or not", () => {
  const a = np.arange(12).reshape(3, 4);
  const before = np.memory().arrays;
  const made = [
    () => np.tri(3),
    () => np.tril(a, 1),
    () => np.diag([1, 2], 1),
    () => np.diagflat([[1], [2]]),
    () => np.vander([1, 2, 3]),
    () => np.logspace(0, 1, 4),
    () => np.logspace(0, 1, 4, { base: [2, 3] }),
    () => np.geomspace(1, 8, 4),
    () => np.hanning(9),
    () => np.mgrid.get("0:2, 0:3"),
    () => np.r_.get([1, 2], "0:5", a.get(0)),
    () => np.identity(3),
    () => np.fromfunction((i, j) => i.add(j), [2, 2]),
    () => np.frombuffer(new Uint8Array(8), ">i4"),
    () => np.fromstring("1 2", { sep: " " }),
    () => np.ascontiguousarray(a.T),
    () => np.require([1, 2], null, ["O"]),
  ];
  for (const make of made) {
    const result = make();
    expect([String(make), np.memory().arrays - before]).toEqual([String(make), 1]);
    result.dispose();
  }
  for (const fail of [
    () => np.geomspace(1, 0),
    () => np.linspace(0, 1, -1),
    () => np.vander([[1]]),
    () => np.r_.get([1], [[1, 2]]),
    () => np.fromstring("1 x", { sep: " " }),
    () => np.asarrayChkfinite([np.inf]),
    () => np.mgrid.get("3:0, 0:2"),
  ]) {
    expect(fail).toThrow();
    expect([String(fail), np.memory().arrays - before]).toEqual([String(fail), 0]);
  }
});

test("the version is the package's", async () => {
  const { version } = (await import("../../package.json")).default;
  expect(np.__version__).toBe(version);
});

test.each([
  [33, 33],
  [70, 45],
  [45, 131],
  [1, 200],
  [200, 1],
])("triangles of %i by %i, which are cleared part by part", (rows, columns) => {
  const [i, j] = [np.arange(rows).reshape(rows, 1), np.arange(columns)];
  const a = np
    .arange(2 * rows * columns, { dtype: "int32" })
    .reshape(2, rows, columns)
    .add(1);
  const mirrored = a.get(":, ::-1, ::-1");
  for (const k of [0, 1, -1, 31, -31, 32, -33, 64, -64, 130, -130, 300, -300]) {
    const lower = np.lessEqual(j, i.add(k));
    const strictly = np.less(j, i.add(k));
    expect(np.tri(rows, columns, k, "bool").tolist(), `tri ${k}`).toEqual(lower.tolist());
    for (const x of [a, mirrored]) {
      expect(np.tril(x, k).tolist(), `tril ${k}`).toEqual(np.where(lower, x, 0n).tolist());
      expect(np.triu(x, k).tolist(), `triu ${k}`).toEqual(np.where(strictly, 0n, x).tolist());
    }
  }
});
