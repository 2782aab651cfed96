// The build for threads, in Node's workers: the same bits for every number of threads, and what happens when one is lost.
import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { expr } from "../../ts/expr.js";
import { thresholds } from "../../ts/threads/pool.js";
import { pool } from "../../ts/threads/register.js";
import * as np from "../../ts/threads.js";
import * as torch from "../../ts/torch/index.js";

beforeAll(() => np.init({ threads: 3 }));

const functions = { ...np };
const rng = np.random.defaultRng(6);

/** Values with signs, zeros of both signs, ties, and where there are such NaN and infinities. */
function values(dtype: np.DType, shape: number[]): np.NDArray {
  const x = np.multiply(rng.standardNormal(shape), 7);
  const y = np.where(np.less(rng.random(shape), 0.1), np.rint(x), x);
  if (dtype === "bool") return np.greater(y, 0);
  if (np.issubdtype(dtype, "integer")) return np.absolute(np.rint(y)).astype(dtype);
  if (dtype.startsWith("complex"))
    return np.add(y, np.multiply(x.get("..., ::-1"), np.complex(0, 1))).astype(dtype);
  return y.astype(dtype);
}

const bytesOf = (result: unknown): unknown => {
  if (typeof result !== "object" || result === null) return result;
  if (Array.isArray(result)) return result.map(bytesOf);
  const array = result as np.NDArray;
  const { buffer, byteOffset, byteLength } = np.ascontiguousarray(array).toTypedArray();
  const hash = createHash("sha1").update(
    new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength).slice(),
  );
  return `${array.dtype} [${array.shape}] [${array.strides}] ${hash.digest("hex")}`;
};

/** Run with one thread, then with 2 and 3 and other numbers of parts: the bytes must be equal, and something was cut. */
function sameBits(run: () => unknown, cut = true): void {
  pool.threads = 1;
  const expected = bytesOf(run());
  const before = pool.done.jobs;
  for (const [threads, parts] of [
    [2, 1],
    [3, 1],
    [2, 4],
  ] as const) {
    pool.threads = threads;
    thresholds.parts = parts;
    expect(bytesOf(run()), `${threads} threads, ${parts} parts each`).toEqual(expected);
  }
  if (cut) expect(pool.done.jobs, "jobs").toBeGreaterThan(before);
}

const dtypes = [
  "bool",
  "int8",
  "uint16",
  "int32",
  "int64",
  "float16",
  "bfloat16",
  "float32",
  "float64",
  "complex64",
  "complex128",
] as const;

describe("element-wise", () => {
  test.each(dtypes)("%s: add, by layout", (dtype) => {
    for (const shape of [[1001], [3, 333], [40, 5, 7], [2, 2, 2, 2, 31]]) {
      const [a, b] = [values(dtype, shape), values(dtype, shape)];
      sameBits(() => np.add(a, b));
      sameBits(() => np.add(a.T, b.T));
      sameBits(() => np.add(a.get("::-1"), b.get("..., ::-1")));
      sameBits(() => np.add(a, 3));
      sameBits(() => np.add(a, b.get("0")));
      sameBits(() => a.astype("complex128"));
      sameBits(() => np.equal(a, b));
      sameBits(() => np.copy(a.T));
    }
  });
  test("every ufunc of floats", () => {
    const x = values("float32", [1003]);
    const y = values("float64", [7, 150]);
    const odd = np.array([NaN, Infinity, -Infinity, -0, 0, 1e308, -1e-310, 1e22]);
    y.set("0, :8", odd);
    x.set(":8", odd);
    const names = [
      "exp",
      "log",
      "sin",
      "cos",
      "tan",
      "tanh",
      "arctan",
      "cbrt",
      "log1p",
      "expm1",
      "sqrt",
      "floor",
      "sign",
      "isnan",
      "reciprocal",
    ] as const;
    for (const name of names) for (const a of [x, y, y.T]) sameBits(() => functions[name](a));
    for (const name of ["power", "arctan2", "hypot", "floorDivide", "fmod", "maximum", "copysign"] as const)
      for (const a of [x, y, y.T]) sameBits(() => functions[name](a, np.absolute(a)));
    sameBits(() => np.modf(y));
    sameBits(() => np.divmod(y, 3));
  });
  test("out, where, and in place", () => {
    const a = values("float32", [30, 40]);
    const mask = values("bool", [30, 40]);
    sameBits(() => np.add(a, 1, { where: mask, out: np.zeros([30, 40], { dtype: "float32" }) }));
    sameBits(() => {
      const c = a.copy();
      np.multiply(c, c, { out: c });
      c.set("::2", c.get("1::2"));
      c.set(":, 1:", c.get(":, :-1"));
      return c;
    });
  });
  test("indices", () => {
    const a = values("float64", [50, 20]);
    const at = rng.integers(0, 50, [300]);
    sameBits(() => a.get(at));
    sameBits(() => np.takeAlongAxis(a, np.argsort(a, 0), 0));
    sameBits(() => a.get(np.greater(a, 0)));
  });
});

describe("reductions", () => {
  const names = [
    "sum",
    "max",
    "min",
    "argmax",
    "mean",
    "std",
    "any",
    "all",
    "countNonzero",
    "prod",
    "cumsum",
  ] as const;
  test.each(dtypes)("%s: every axis of any layout", (dtype) => {
    for (const shape of [
      [37, 300],
      [9, 10, 11],
      [1, 700, 2],
    ]) {
      const a = values(dtype, shape);
      for (const x of [a, a.T, a.get("::-1, ::2"), np.broadcastTo(a, [4, ...shape])])
        for (let axis = 0; axis < x.ndim; axis++)
          for (const name of names) {
            sameBits(() => (functions[name] as (a: np.NDArray, axis: number) => np.NDArray)(x, axis), false);
          }
      if (a.ndim === 3) {
        for (const axis of [
          [0, 1],
          [0, 2],
          [1, 2],
        ])
          for (const x of [a, a.T, a.transpose([1, 0, 2]), a.get("..., ::-1")])
            sameBits(() => np.sum(x, { axis }), false);
      }
    }
  });
  test("they are cut", () => {
    const a = values("float32", [64, 300]);
    for (const axis of [0, 1]) {
      sameBits(() => np.sum(a, axis));
      sameBits(() => np.argmin(a, axis));
      sameBits(() => np.cumsum(a, axis));
      sameBits(() => np.sum(a, { axis, where: np.greater(a, 0) }));
    }
    const b = values("float32", [16, 17, 18]);
    sameBits(() => np.sum(b, { axis: [1, 2] }));
  });
  test.each(["int32", "int64", "float32", "float64", "complex64", "complex128"] as const)(
    "%s: of everything",
    (dtype) => {
      for (const n of [8192, 10_000, 65_537, 262_144]) {
        const a = values(dtype, [n]);
        sameBits(() => np.sum(a));
        if (!dtype.startsWith("complex")) sameBits(() => np.max(a));
      }
    },
  );
  test.each(["float32", "float64"] as const)("%s: of products and squared differences", (dtype) => {
    for (const n of [8192, 10_000, 65_537, 262_144]) {
      const [a, b] = [values(dtype, [n]), values(dtype, [n])];
      sameBits(() => np.var(a));
      sameBits(() => expr`mean((${a} - ${b}) ** 2)`);
    }
  });
  test("the sign of a zero, and NaN", () => {
    sameBits(() => np.sum(np.full(20_000, -0)));
    sameBits(() => np.min(np.where(np.equal(np.arange(20_000), 777), NaN, 1)));
  });
});

describe("products", () => {
  test.each(dtypes)("%s: any shape and layout", (dtype) => {
    for (const [m, k, n] of [
      [64, 64, 64],
      [100, 7, 33],
      [1, 90, 200],
      [200, 90, 1],
      [33, 300, 47],
      [16, 1, 16],
      [3, 50, 120],
    ] as const) {
      const [a, b] = [values(dtype, [m, k]), values(dtype, [k, n])];
      sameBits(() => np.matmul(a, b), false);
      sameBits(() => np.matmul(b.T, a.T), false);
      sameBits(() => np.matmul(a.get("::-1"), b.get(":, ::-1")), false);
    }
  });
  test("stacks", () => {
    const a = values("float32", [12, 20, 30]);
    const b = values("float32", [12, 30, 10]);
    sameBits(() => np.matmul(a, b));
    sameBits(() => np.matmul(a, b.get("0")));
    sameBits(() => np.matmul(a.get(":2"), b.get(":2")), false);
    const [c, d, x] = [
      values("float64", [128, 100]),
      values("float64", [100, 128]),
      values("float64", [100]),
    ];
    sameBits(() => np.matmul(c, d));
    sameBits(() => np.matmul(c, x));
  });
});

describe("rows", () => {
  test.each(dtypes)("%s: sorted, partitioned, found", (dtype) => {
    const a = values(dtype, [60, 50]);
    for (const axis of [0, 1]) {
      sameBits(() => np.sort(a, axis));
      sameBits(() => np.argsort(a, axis));
      sameBits(() => np.partition(a, 7, axis));
      sameBits(() => np.argpartition(a, 7, axis));
    }
    if (dtype === "bool") return;
    const sorted = np.sort(a.ravel());
    sameBits(() => np.searchsorted(sorted, a));
    sameBits(() => np.isin(a, sorted.get("::3")), false);
    sameBits(() => np.unique(a), false);
  });
  test.each(["float32", "float64"] as const)("%s: cross products", (dtype) => {
    const [a, b] = [values(dtype, [301, 3]), values(dtype, [301, 3])];
    sameBits(() => np.cross(a, b));
  });
  test("uniform numbers, and what is drawn after them", () => {
    for (const n of [20_001, 300_000]) {
      sameBits(() => {
        const rng = np.random.defaultRng(5);
        // half a draw is left over
        const first = rng.integers(100, { dtype: "int32", size: 3 });
        return [first, rng.random(n), rng.integers(100, { dtype: "int32", size: 3 }), rng.standardNormal(5)];
      });
    }
  });
  test("median and quantiles", () => {
    const a = values("float64", [60, 51]);
    sameBits(() => np.median(a, 1));
    sameBits(() => np.quantile(a, [0.1, 0.5], 0), false);
  });
  test.each(["float32", "float64"] as const)("%s: softmax and layer norm", (dtype) => {
    const x = torch.fromNumpy(values(dtype, [40, 30]));
    sameBits(() => torch.softmax(x, 1).numpy());
    sameBits(() => torch.nn.functional.logSoftmax(x, 1).numpy());
    sameBits(() => torch.nn.functional.layerNorm(x, [30]).numpy());
    sameBits(() => torch.nn.functional.gelu(x).numpy());
    const labels = torch.arange(40).remainder(30);
    for (const how of [{ reduction: "none" }, { labelSmoothing: 0.1 }] as const) {
      sameBits(() => torch.nn.functional.crossEntropy(x, labels, how).numpy());
      sameBits(() => {
        const leaf = x.clone().requiresGrad_();
        torch.nn.functional.crossEntropy(leaf, labels, how).sum().backward();
        return leaf.grad!.numpy();
      });
    }
  });
});
