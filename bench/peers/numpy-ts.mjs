// numpy-ts: NumPy's names, so most cases are its own as they stand; those spelled otherwise are below.
import { readFileSync } from "node:fs";
import { compiled, snake } from "../cases/row.mjs";

const multiplyAdd = "np.add(np.multiply(a, b), c)";
const gelu =
  "np.multiply(np.multiply(a, 0.5), np.add(np.tanh(np.multiply(np.add(a, np.multiply(np.multiply(np.multiply(a, a), a), 0.044715)), 0.7978845608028654)), 1))";
const normalise = "np.divide(np.subtract(a, np.mean(a)), np.std(a))";
const meanSquare = "np.mean(np.square(np.subtract(a, b)))";

const spelled = {
  "a * b + c float32 1e6": multiplyAdd,
  "a * b + c float32 1e7": multiplyAdd,
  "gelu float32 1e6": gelu,
  "gelu float32 1e7": gelu,
  "normalise float64 1e6": normalise,
  "normalise float64 1e7": normalise,
  "mean squared error float32 1e6": meanSquare,
  "mean squared error float32 1e7": meanSquare,
  "sum of an outer sum over an axis": "np.sum(np.add(a, b), 1)",
  "every second 1e6 float32": "np.add(a.slice('::2'), b.slice('::2'))",
  "every second 1e6 float64": "np.add(a.slice('::2'), b.slice('::2'))",
  "reversed 1e6 float64": "np.add(a.slice('::-1'), b)",
  "argsort 1e6 float32": "np.argsort(a)",
  "argsort 1e6 int64": "np.argsort(a)",
  "partition 1e6 float64": "np.partition(a, n / 2).get([n / 2])",
  "mask select 1e6": "a.bindex(k)",
  "mask assign 1e6": "np.putmask(a, k, 0.5)",
  "take rows 1000x1000": "np.take(a, i, 0)",
  "index array 10": "np.take(a, i)",
  "view 10": "a.slice('1:')",
  "view by slices 10x10": "a.slice('1:', '::2')",
  "average with weights 1e6": "np.average(a, undefined, w)",
  "unique with counts 1e6 float64": "np.unique(a, false, false, true).counts",
  "zeros 1e6": "np.zeros([n])",
  "zeros 10": "np.zeros([10])",
  "full 1e6": "np.full([n], 1.5)",
  "view of a row 10x10": "a.row(3)",
  "view of a column 10x10": "a.col(3)",
  "element 10": "a.item(3)",
  "mask select 1e6 float32": "a.bindex(k)",
  "view 10, left to the collector": "a.slice('1:')",
  "view 10 float32": "a.slice('1:')",
  "the same passes one by one 1e6": "np.add(np.multiply(a, b), c)",
  "in place 1e6 float64": undefined,
  "add into 1e7 float64": undefined,
};

export async function load() {
  const np = await import("numpy-ts");
  const about = new URL("../node_modules/numpy-ts/package.json", import.meta.url);
  return {
    hello: { "numpy-ts": JSON.parse(readFileSync(about, "utf8")).version },
    library: np,
    program: "numpyTs",
    refuses: (dtype) => (dtype === "bfloat16" ? "no bfloat16" : undefined),
    array(bytes, dtype, shape) {
      const a = np.empty(shape, dtype);
      const { data } = a;
      new Uint8Array(data.buffer, data.byteOffset, data.byteLength).set(bytes);
      return a;
    },
    call(row, n) {
      if (row.name in spelled && !spelled[row.name]) return "no out=";
      const code = spelled[row.name] ?? snake(row.js);
      for (const [, name] of code.matchAll(/\bnp\.(\w+)/g)) if (!(name in np)) return `no np.${name}`;
      return compiled(
        code,
        n,
        { np },
        row.inputsAt(n).map((input) => input.name),
      );
    },
    numbers(x) {
      if (typeof x !== "object") return [x];
      if (x.dtype === "float16") return np.ascontiguousarray(x.astype("float64")).data;
      return np.ascontiguousarray(x).data;
    },
    free: (x) => x?.dispose?.(),
  };
}
