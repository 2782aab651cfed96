// The cases as TensorFlow.js spells them: by the case's name, what makes the function of the inputs.
const binary = (name) => (tf) => (a, b) => tf[name](a, b);
const unary = (name) => (tf) => (a) => tf[name](a);
const reduced = (name, axis) => (tf) => (a) => tf[name](a, axis);
const product = (tf) => (a, b) => tf.matMul(a, b);

const transcendental = {
  exp: "exp",
  sin: "sin",
  cos: "cos",
  tan: "tan",
  tanh: "tanh",
  expm1: "expm1",
  arctan: "atan",
  arcsinh: "asinh",
  log: "log",
  log1p: "log1p",
};

const gelu = (tf) => (x) =>
  tf.tidy(() => {
    const inner = tf.mul(0.7978845608028654, tf.add(x, tf.mul(0.044715, tf.mul(x, tf.mul(x, x)))));
    return tf.mul(tf.mul(0.5, x), tf.add(1, tf.tanh(inner)));
  });
const multiplyAdd = (tf) => (a, b, c) => tf.tidy(() => tf.add(tf.mul(a, b), c));
const meanSquare = (tf) => (a, b) => tf.tidy(() => tf.mean(tf.squaredDifference(a, b)));

export const spellings = {
  ...Object.fromEntries(
    Object.entries(transcendental).map(([name, theirs]) => [`${name} 1e6 float32`, unary(theirs)]),
  ),
  ...Object.fromEntries([4, 32, 64, 256, 512, 1024].map((side) => [`matmul ${side} float32`, product])),
  "add 1e6 float32": binary("add"),
  "add 1e6 int32": binary("add"),
  "add 1e7 float32": binary("add"),
  "logical_and 1e6 bool": binary("logicalAnd"),
  "multiply by a scalar 1e6 float32": (tf) => (a) => tf.mul(a, 2.5),
  "multiply 1e6 float32": binary("mul"),
  "divide 1e6 float32": binary("div"),
  "floor_divide 1e6 int32": (tf) => (a) => tf.tidy(() => tf.floorDiv(a, tf.scalar(7, "int32"))),
  "sqrt 1e6 float32": unary("sqrt"),
  "maximum 1e6 float32": binary("maximum"),
  "less 1e6 float32": binary("less"),
  "equal 1e6 int32": binary("equal"),
  "isnan 1e6 float32": unary("isNaN"),
  "clip 1e6 float32": (tf) => (a) => tf.clipByValue(a, -1, 1),
  "row broadcast 1000x1000": binary("add"),
  "column broadcast 1000x1000": binary("add"),
  "a.T + b 1000x1000": (tf) => (a, b) => tf.tidy(() => tf.add(tf.transpose(a), b)),
  "every second 1e6 float32": (tf, { n }) => {
    const half = (x) => tf.stridedSlice(x, [0], [2 * n], [2]);
    return (a, b) => tf.tidy(() => tf.add(half(a), half(b)));
  },
  "int32 + float32 1e6": binary("add"),
  "power 1e6 float32": binary("pow"),
  "sum all 1000x1000 float32": reduced("sum"),
  "sum axis 0 1000x1000 float32": reduced("sum", 0),
  "sum axis 1 1000x1000 float32": reduced("sum", 1),
  "sum axis 0 100x100x100 float32": reduced("sum", 0),
  "sum axis 1 100x100x100 float32": reduced("sum", 1),
  "sum axis 2 100x100x100 float32": reduced("sum", 2),
  "sum 1e6 int32": reduced("sum"),
  "sum 1e7 float32": reduced("sum"),
  "mean axis 0 1000x1000 float32": reduced("mean", 0),
  "max 1e6 float32": reduced("max"),
  "argmax axis 1 1000x1000 float32": reduced("argMax", 1),
  "any 1e6 bool": reduced("any"),
  "sort 1e6 float32":
    (tf, { n }) =>
    (a) =>
      tf.tidy(() => tf.reverse(tf.topk(a, n, true).values)),
  "argsort 1e6 float32":
    (tf, { n }) =>
    (a) =>
      tf.tidy(() => tf.topk(tf.neg(a), n, true).indices),
  "take 1e6 random": (tf) => (a, i) => tf.gather(a, i),
  "unique 1e6 int32": (tf) => (a) => {
    const { values, indices } = tf.unique(a);
    indices.dispose();
    return values;
  },
  "batched 100x32x32 float32": product,
  "einsum bij,bjk->bik 100x32x32": (tf) => (a, b) => tf.einsum("bij,bjk->bik", a, b),
  "matrix by vector 1000 float32": (tf) => (a, b) => tf.dot(a, b),
  "skinny 1000x1000 by 1000x4": product,
  "transposed copy 3162x3162 float32": unary("transpose"),
  "add 10 float32": binary("add"),
  "exp 10 float32": unary("exp"),
  "sum 10 float32": reduced("sum"),
  "view 10 float32": (tf) => (a) => tf.slice(a, 1),
  "a * b + c float32 1e6": multiplyAdd,
  "a * b + c float32 1e7": multiplyAdd,
  "the same passes one by one 1e6": multiplyAdd,
  "gelu float32 1e6": gelu,
  "gelu float32 1e7": gelu,
  "mean squared error float32 1e6": meanSquare,
  "mean squared error float32 1e7": meanSquare,
};
