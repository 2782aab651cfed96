// The loops of loops.mjs: by the case's name, what makes the function of the inputs.

const types = { float32: "Float32Array", float64: "Float64Array", int32: "Int32Array", bool: "Uint8Array" };

/** A new array, element by element: `code` in a[i], b[i], c[i]. A function of its own, so that its types stay monomorphic. */
const map = (dtype, code) => () =>
  new Function(
    "a",
    "b",
    "c",
    `const n = a.length, out = new ${types[dtype]}(n); for (let i = 0; i < n; i++) out[i] = ${code}; return out;`,
  );
/** One number: `s` begins at `start` and becomes `code`. */
const fold = (start, code) => () =>
  new Function("a", "b", `let s = ${start}; for (let i = 0; i < a.length; i++) s = ${code}; return s;`);

/** Rows [m, m] with a vector [m]. */
const broadcast =
  (Type, column) =>
  ({ m }) =>
  (a, b) => {
    const out = new Type(m * m);
    for (let i = 0; i < m; i++) {
      const at = i * m;
      if (column) for (let j = 0; j < m; j++) out[at + j] = a[at + j] + b[i];
      else for (let j = 0; j < m; j++) out[at + j] = a[at + j] + b[j];
    }
    return out;
  };

const sumRows =
  (Type, axis) =>
  ({ m }) =>
  (a) => {
    const out = new Type(m);
    for (let i = 0; i < m; i++) {
      let s = 0;
      if (axis === 1) {
        for (let j = 0; j < m; j++) s += a[i * m + j];
        out[i] = s;
      } else for (let j = 0; j < m; j++) out[j] += a[i * m + j];
    }
    return out;
  };

/** i, k, j: the inner loop runs along rows of b and of the result. */
const product =
  (Type) =>
  ({ m }) =>
  (a, b) => {
    const out = new Type(m * m);
    for (let i = 0; i < m; i++)
      for (let k = 0; k < m; k++) {
        const x = a[i * m + k];
        const [from, to] = [k * m, i * m];
        for (let j = 0; j < m; j++) out[to + j] += x * b[from + j];
      }
    return out;
  };

/** Arrays of arrays of numbers, made before the first timed call. */
function nested(list, [length, ...rest]) {
  if (rest.length === 0) return Array.from(list);
  const step = list.length / length;
  return Array.from({ length }, (_, i) => nested(list.subarray(i * step, (i + 1) * step), rest));
}
const known = new WeakMap();
const nestedOnce = (list, shape) => {
  if (!known.has(list)) known.set(list, nested(list, shape));
  return known.get(list);
};
function tripleLoop(a, b) {
  const out = [];
  for (let i = 0; i < a.length; i++) {
    const row = [];
    for (let j = 0; j < b[0].length; j++) {
      let s = 0;
      for (let k = 0; k < b.length; k++) s += a[i][k] * b[k][j];
      row.push(s);
    }
    out.push(row);
  }
  return out;
}

const batched = () => (a, b) => {
  const out = new Float32Array(100 * 32 * 32);
  for (let t = 0; t < 100; t++)
    for (let i = 0; i < 32; i++)
      for (let k = 0; k < 32; k++) {
        const x = a[(t * 32 + i) * 32 + k];
        const [from, to] = [(t * 32 + k) * 32, (t * 32 + i) * 32];
        for (let j = 0; j < 32; j++) out[to + j] += x * b[from + j];
      }
  return out;
};

const vector =
  (Type) =>
  ({ m }) =>
  (a, b) => {
    const out = new Type(m);
    for (let i = 0; i < m; i++) {
      let s = 0;
      for (let j = 0; j < m; j++) s += a[i * m + j] * b[j];
      out[i] = s;
    }
    return out;
  };

const transposed =
  (Type) =>
  ({ m }) =>
  (a) => {
    const out = new Type(m * m);
    // tiles, so that both sides stay in cache
    for (let i0 = 0; i0 < m; i0 += 32)
      for (let j0 = 0; j0 < m; j0 += 32)
        for (let i = i0; i < Math.min(i0 + 32, m); i++)
          for (let j = j0; j < Math.min(j0 + 32, m); j++) out[j * m + i] = a[i * m + j];
    return out;
  };

const argsorted = (Type) => () => (a) => Type.from(a, (_, i) => i).sort((i, j) => a[i] - a[j] || i - j);
const sorted = () => (a) => a.slice().sort();

const selected = () => (a, k) => {
  let count = 0;
  for (let i = 0; i < k.length; i++) count += k[i];
  const out = new a.constructor(count);
  for (let i = 0, at = 0; i < k.length; i++) if (k[i]) out[at++] = a[i];
  return out;
};

const medianOf = () => (a) => {
  const s = a.slice().sort();
  const half = s.length >> 1;
  return s.length % 2 ? s[half] : (s[half - 1] + s[half]) / 2;
};

const functions = ["exp", "sin", "cos", "tan", "tanh", "expm1", "cbrt", "log", "log1p", "log2", "log10"];
const gelu = map(
  "float32",
  "0.5 * a[i] * (1 + Math.tanh(0.7978845608028654 * (a[i] + 0.044715 * a[i] * a[i] * a[i])))",
);
const multiplyAdd = map("float32", "a[i] * b[i] + c[i]");
const meanSquare = () => (a, b) => {
  let s = 0;
  for (let i = 0; i < a.length; i++) s += (a[i] - b[i]) * (a[i] - b[i]);
  return s / a.length;
};
const normalised = () => (a) => {
  let s = 0;
  for (let i = 0; i < a.length; i++) s += a[i];
  const mean = s / a.length;
  s = 0;
  for (let i = 0; i < a.length; i++) s += (a[i] - mean) * (a[i] - mean);
  const deviation = Math.sqrt(s / a.length);
  const out = new Float64Array(a.length);
  for (let i = 0; i < a.length; i++) out[i] = (a[i] - mean) / deviation;
  return out;
};

export const made = {
  ...Object.fromEntries(
    functions.flatMap((name) =>
      ["float32", "float64"].map((dtype) => [`${name} 1e6 ${dtype}`, map(dtype, `Math.${name}(a[i])`)]),
    ),
  ),
  "arctan 1e6 float32": map("float32", "Math.atan(a[i])"),
  "arctan 1e6 float64": map("float64", "Math.atan(a[i])"),
  "arcsinh 1e6 float32": map("float32", "Math.asinh(a[i])"),
  "arcsinh 1e6 float64": map("float64", "Math.asinh(a[i])"),
  "arctan2 1e6 float64": map("float64", "Math.atan2(a[i], b[i])"),
  "hypot 1e6 float64": map("float64", "Math.hypot(a[i], b[i])"),
  "power 1e6 float32": map("float32", "a[i] ** b[i]"),
  "power 1e6 float64": map("float64", "a[i] ** b[i]"),
  "add 1e6 float32": map("float32", "a[i] + b[i]"),
  "add 1e6 float64": map("float64", "a[i] + b[i]"),
  "add 1e7 float32": map("float32", "a[i] + b[i]"),
  "add 1e7 float64": map("float64", "a[i] + b[i]"),
  "scale 1e7 float64": map("float64", "3 * a[i]"),
  "copy 1e7 float64": () => (a) => a.slice(),
  "copy 1e6 float64": () => (a) => a.slice(),
  "copy into 1e7 float64": () => (a, b) => b.set(a),
  "add into 1e7 float64": () => (a, b, c) => {
    for (let i = 0; i < a.length; i++) c[i] = a[i] + b[i];
  },
  "in place 1e6 float64": () => (a, b) => {
    for (let i = 0; i < a.length; i++) b[i] += a[i];
  },
  "add 1e6 int32": map("int32", "a[i] + b[i]"),
  "add 1e6 uint8": map("bool", "a[i] + b[i]"),
  "logical_and 1e6 bool": map("bool", "a[i] & b[i]"),
  "multiply by a scalar 1e6 float32": map("float32", "a[i] * 2.5"),
  "multiply 1e6 float32": map("float32", "a[i] * b[i]"),
  "divide 1e6 float32": map("float32", "a[i] / b[i]"),
  "divide 1e6 float64": map("float64", "a[i] / b[i]"),
  "floor_divide 1e6 int32": map("int32", "Math.floor(a[i] / 7)"),
  "remainder 1e6 float64": map("float64", "((a[i] % 0.3) + 0.3) % 0.3"),
  "sqrt 1e6 float32": map("float32", "Math.sqrt(a[i])"),
  "absolute 1e6 float64": map("float64", "Math.abs(a[i])"),
  "maximum 1e6 float64": map("float64", "Math.max(a[i], b[i])"),
  "maximum 1e6 float32": map("float32", "Math.max(a[i], b[i])"),
  "less 1e6 float32": map("bool", "a[i] < b[i] ? 1 : 0"),
  "less 1e6 float64": map("bool", "a[i] < b[i] ? 1 : 0"),
  "equal 1e6 int32": map("bool", "a[i] === b[i] ? 1 : 0"),
  "isnan 1e6 float32": map("bool", "a[i] !== a[i] ? 1 : 0"),
  "clip 1e6 float32": map("float32", "a[i] < -1 ? -1 : a[i] > 1 ? 1 : a[i]"),
  "where 1e6 float64": map("float64", "a[i] ? b[i] : c[i]"),
  "row broadcast 1000x1000": broadcast(Float32Array),
  "row broadcast 1000x1000 float64": broadcast(Float64Array),
  "column broadcast 1000x1000": broadcast(Float32Array, true),
  "every second 1e6 float32":
    ({ n }) =>
    (a, b) => {
      const out = new Float32Array(n);
      for (let i = 0; i < n; i++) out[i] = a[2 * i] + b[2 * i];
      return out;
    },
  "every second 1e6 float64":
    ({ n }) =>
    (a, b) => {
      const out = new Float64Array(n);
      for (let i = 0; i < n; i++) out[i] = a[2 * i] + b[2 * i];
      return out;
    },
  "reversed 1e6 float64": map("float64", "a[n - 1 - i] + b[i]"),
  "float32 + float64 1e6": map("float64", "a[i] + b[i]"),
  "astype float32 to float64 1e6": () => (a) => Float64Array.from(a),
  "astype float64 to int32 1e6": () => (a) => new Int32Array(a),
  "astype uint8 to float32 1e6": () => (a) => new Float32Array(a),
  "sum all 1000x1000 float32": fold("0", "s + a[i]"),
  "sum all 1000x1000 float64": fold("0", "s + a[i]"),
  "sum 1e7 float32": fold("0", "s + a[i]"),
  "sum 1e6 int32": fold("0", "s + a[i]"),
  "sum axis 0 1000x1000 float32": sumRows(Float32Array, 0),
  "sum axis 1 1000x1000 float32": sumRows(Float32Array, 1),
  "prod 1e6 float64": fold("1", "s * a[i]"),
  "max 1e6 float32": fold("a[0]", "a[i] > s ? a[i] : s"),
  "max 1e7 uint8": fold("a[0]", "a[i] > s ? a[i] : s"),
  "min 1e6 uint8": fold("a[0]", "a[i] < s ? a[i] : s"),
  "count_nonzero 1e6 bool": fold("0", "s + a[i]"),
  "argmax 1e6 float64": fold("0", "a[i] > a[s] ? i : s"),
  "any 1e6 bool": () => (a) => (a.includes(1) ? 1 : 0),
  "dot 1e6 float64": fold("0", "s + a[i] * b[i]"),
  "cumsum 1e6 float64": () => (a) => {
    const out = new Float64Array(a.length);
    let s = 0;
    for (let i = 0; i < a.length; i++) out[i] = s += a[i];
    return out;
  },
  "diff 1e6": () => (a) => {
    const out = new Float64Array(a.length - 1);
    for (let i = 0; i < out.length; i++) out[i] = a[i + 1] - a[i];
    return out;
  },
  "bincount 1e6 in 1000": () => (a) => {
    const out = new Float64Array(1000);
    for (let i = 0; i < a.length; i++) out[Number(a[i])]++;
    return out;
  },
  "add.at 1e6 in 1000": () => (a, at) => {
    for (let i = 0; i < at.length; i++) a[at[i]]++;
  },
  "median 1e6 float64": medianOf,
  "median 1e6 float32": medianOf,
  "sort 1e6 float64": sorted,
  "sort 1e6 float32": sorted,
  "sort 1e6 int32": sorted,
  "argsort 1e6 float32": argsorted(Int32Array),
  "argsort 1e6 float64": argsorted(Int32Array),
  "unique 1e6 int32": () => (a) => Int32Array.from(new Set(a)).sort(),
  "mask select 1e6": selected,
  "mask select 1e6 float32": selected,
  "take 1e6 random": () => (a, at) => {
    const out = new Float32Array(at.length);
    for (let i = 0; i < at.length; i++) out[i] = a[at[i]];
    return out;
  },
  ...Object.fromEntries(
    [4, 32, 64, 256, 512].flatMap((side) => [
      [`matmul ${side} float32`, product(Float32Array)],
      [`matmul ${side} float64`, product(Float64Array)],
    ]),
  ),
  "batched 100x32x32 float32": batched,
  "einsum bij,bjk->bik 100x32x32": batched,
  "matmul 512 against nested arrays": () => (a, b) =>
    tripleLoop(nestedOnce(a, [512, 512]), nestedOnce(b, [512, 512])),
  "einsum against nested arrays": () => {
    const shape = [100, 32, 32];
    return (a, b) => {
      const [x, y] = [nestedOnce(a, shape), nestedOnce(b, shape)];
      return x.map((one, t) => tripleLoop(one, y[t]));
    };
  },
  "matrix by vector 1000 float32": vector(Float32Array),
  "matrix by vector 1000 float64": vector(Float64Array),
  "copy transposed 1000x1000": transposed(Float64Array),
  "transposed copy 3162x3162 float32": transposed(Float32Array),
  "concatenate 10 x 1e5": () => (a) => {
    const out = new Float64Array(10 * a.length);
    for (let i = 0; i < 10; i++) out.set(a, i * a.length);
    return out;
  },
  "zeros 1e6":
    ({ n }) =>
    () =>
      new Float64Array(n),
  "full 1e6":
    ({ n }) =>
    () =>
      new Float64Array(n).fill(1.5),
  "add 1": map("float64", "a[i] + b[i]"),
  "add 10": map("float64", "a[i] + b[i]"),
  "add 100": map("float64", "a[i] + b[i]"),
  "add 1000": map("float64", "a[i] + b[i]"),
  "add 10 float32": map("float32", "a[i] + b[i]"),
  "exp 10 float32": map("float32", "Math.exp(a[i])"),
  "sum 10 float32": fold("0", "s + a[i]"),
  "view 10 float32": () => (a) => a.subarray(1),
  "sum 10": fold("0", "s + a[i]"),
  "exp 10": map("float64", "Math.exp(a[i])"),
  "view 10": () => (a) => a.subarray(1),
  "a * b + c float32 1e6": multiplyAdd,
  "a * b + c float32 1e7": multiplyAdd,
  "the same passes one by one 1e6": multiplyAdd,
  "gelu float32 1e6": gelu,
  "gelu float32 1e7": gelu,
  "mean squared error float32 1e6": meanSquare,
  "mean squared error float32 1e7": meanSquare,
  "normalise float64 1e6": normalised,
  "normalise float64 1e7": normalised,
};
