// The cases that jax-js spells otherwise than NumPy: by the case's name, what makes the function of the inputs. A function
// owns its arguments; what is more than one operation goes through `jit`, which fuses it.
const multiplyAdd = ({ jit }) => jit((a, b, c) => a.mul(b).add(c));
const gelu = ({ jit, numpy: np }) =>
  jit((x) => {
    const cube = x.ref.mul(x.ref).mul(x.ref).mul(0.044715);
    const inner = x.ref.add(cube).mul(0.7978845608028654);
    return x.mul(0.5).mul(np.tanh(inner).add(1));
  });
const meanSquare = ({ jit, numpy: np }) =>
  jit((a, b) => {
    const d = a.sub(b);
    return np.mean(d.ref.mul(d));
  });
const normalise = ({ jit, numpy: np }) => jit((a) => a.ref.sub(np.mean(a.ref)).div(np.std(a)));
const every = ({ jit, numpy: np }) => {
  const half = (x) => x.reshape([-1, 2]).slice([], 0);
  return jit((a, b) => np.add(half(a), half(b)));
};

const lazy = () => "makes it when it is used";

export const spellings = {
  "a * b + c float32 1e6": multiplyAdd,
  "a * b + c float32 1e7": multiplyAdd,
  "gelu float32 1e6": gelu,
  "gelu float32 1e7": gelu,
  "mean squared error float32 1e6": meanSquare,
  "mean squared error float32 1e7": meanSquare,
  "normalise float64 1e6": normalise,
  "normalise float64 1e7": normalise,
  "the same passes one by one 1e6": () => (a, b, c) => a.mul(b).add(c),
  "sum of an outer sum over an axis": ({ jit, numpy: np }) => jit((a, b) => np.sum(a.add(b), 1)),
  "every second 1e6 float32": every,
  "every second 1e6 float64": every,
  "reversed 1e6 float64": ({ jit, numpy: np }) => jit((a, b) => np.add(np.flip(a), b)),
  "argsort 1e6 float32":
    ({ numpy: np }) =>
    (a) =>
      np.argsort(a),
  "take rows 1000x1000":
    ({ numpy: np }) =>
    (a, i) =>
      np.take(a, i, 0),
  "index array 10":
    ({ numpy: np }) =>
    (a, i) =>
      np.take(a, i),
  "zeros 1e6": lazy,
  "zeros 10": lazy,
  "full 1e6": lazy,
  "arange 1e6": lazy,
  "linspace 1e6": lazy,
  // views of its own kind: nothing is written until they are used
  "tile 1000": lazy,
  "repeat 1e5 by 10": lazy,
  "pad 1000x1000": lazy,
  "view 10 float32": () => (a) => a.slice([1]),
  "view 10": () => (a) => a.slice([1]),
  "view of a row 10x10": () => (a) => a.slice(3),
  "view of a column 10x10": () => (a) => a.slice([], 3),
  "copy transposed 1000x1000": ({ jit, numpy: np }) => jit((a) => np.transpose(a).add(0)),
  "transposed copy 3162x3162 float32": ({ jit, numpy: np }) => jit((a) => np.transpose(a).add(0)),
  "var axis 1 1000x1000 float64":
    ({ numpy: np }) =>
    (a) =>
      np.var_(a, 1),
  "astype float32 to float64 1e6":
    ({ numpy: np }) =>
    (a) =>
      a.astype(np.float64),
  "astype float64 to int32 1e6":
    ({ numpy: np }) =>
    (a) =>
      a.astype(np.int32),
  "astype float32 to float16 1e6":
    ({ numpy: np }) =>
    (a) =>
      a.astype(np.float16),
};
