/*
 * PyTorch's face. The shapes of what others build on:
 *
 *   class Tensor extends Variable      t.core: CoreArray; get/set(...index); item() tolist() size() numel() dim(); grad, gradFn,
 *                                      requiresGrad, isLeaf, data, detach() clone() backward(); every function below is a method
 *   tensor(data, { dtype, requiresGrad }), zeros(2, 3, { dtype }) or zeros([2, 3]), full(size, value), arange(...), xLike(t)
 *   sum(t, dim?, keepdim?), max(t) | max(t, dim) -> { values, indices }, t.add_(u), t.copy_(u), t.fill_(x), t.zero_()
 *   noGrad(() => ...), autograd.grad(outputs, inputs, { createGraph }), autograd.Function, autograd.gradcheck(fn, inputs)
 *   a new operation: parameters in autograd/names.ts, one row in autograd/rules/, and a function that calls
 *   `apply(op, inputs, params, () => core)` of autograd/record.ts (`applyAll` for several outputs, `applyInPlace` in place)
 */
import "../autograd/rules.js";
import "./methods.js";

export { keep, scope } from "../core/lifetime.js";
export { type MemoryInfo, memory } from "../core/storage.js";
export { onWarning, type WarningHandler } from "../core/warnings.js";
export { getThreads as getNumThreads, setThreads as setNumThreads } from "../wasm/threading.js";

export { logSoftmax, softmax } from "./activations.js";
export * as autograd from "./autograd.js";
export { fromNumpy } from "./bridge.js";
export {
  gather,
  indexAdd,
  indexSelect,
  maskedFill,
  maskedSelect,
  nonzero,
  scatter,
  scatterAdd,
} from "./choosing.js";
export { allclose, type CloseOptions, equal } from "./comparing.js";
export {
  arange,
  asTensor,
  empty,
  emptyLike,
  eye,
  full,
  fullLike,
  isTensor,
  linspace,
  ones,
  onesLike,
  type TensorOptions,
  tensor,
  zeros,
  zerosLike,
} from "./creation.js";
export {
  bfloat16,
  bool,
  cdouble,
  cfloat,
  complex64,
  complex128,
  type DTypeLike,
  double,
  float,
  float16,
  float32,
  float64,
  getDefaultDtype,
  half,
  int,
  int8,
  int16,
  int32,
  int64,
  long,
  setDefaultDtype,
  short,
  uint8,
} from "./dtype.js";
export * from "./grad_mode.js";
export * as nn from "./nn/index.js";
export * as optim from "./optim/index.js";
export type { Operand } from "./pointwise.js";
export {
  abs,
  acos,
  acosh,
  add,
  asin,
  asinh,
  atan,
  atan2,
  atanh,
  bitwiseAnd,
  bitwiseLeftShift,
  bitwiseNot,
  bitwiseOr,
  bitwiseRightShift,
  bitwiseXor,
  ceil,
  clamp,
  conj,
  copysign,
  cos,
  cosh,
  deg2rad,
  div,
  eq,
  exp,
  exp2,
  expm1,
  floor,
  floorDivide,
  fmax,
  fmin,
  fmod,
  gcd,
  ge,
  gt,
  hypot,
  imag,
  isfinite,
  isinf,
  isnan,
  lcm,
  le,
  log,
  log1p,
  log2,
  log10,
  logaddexp,
  logaddexp2,
  logicalAnd,
  logicalNot,
  logicalOr,
  logicalXor,
  lt,
  maximum,
  minimum,
  mul,
  ne,
  neg,
  positive,
  pow,
  rad2deg,
  real,
  reciprocal,
  relu,
  remainder,
  round,
  rsqrt,
  sgn,
  sigmoid,
  sign,
  signbit,
  sin,
  sinh,
  sqrt,
  square,
  sub,
  tan,
  tanh,
  trunc,
  where,
} from "./pointwise.js";
export { type SomePrintOptions, setPrintoptions } from "./printing/options.js";
export { addmm, bmm, dot, matmul, mm, mv } from "./products.js";
export { Generator } from "./random/generator.js";
export type { RandomOptions } from "./random/public.js";
export {
  bernoulli,
  getRngState,
  initialSeed,
  manualSeed,
  multinomial,
  normal,
  rand,
  randint,
  randintLike,
  randLike,
  randn,
  randnLike,
  randperm,
  seed,
  setRngState,
} from "./random/public.js";
export {
  all,
  amax,
  amin,
  any,
  argmax,
  argmin,
  argsort,
  cumprod,
  cumsum,
  max,
  mean,
  median,
  min,
  norm,
  prod,
  sort,
  std,
  sum,
  ValuesAndIndices,
  var_,
  var_ as var,
} from "./reductions.js";
export {
  cat,
  chunk,
  diagonal,
  expand,
  flatten,
  flip,
  narrow,
  permute,
  repeat,
  reshape,
  select,
  split,
  squeeze,
  stack,
  t,
  transpose,
  tril,
  triu,
  unbind,
  unsqueeze,
  view,
} from "./shaping.js";
export { Tensor } from "./tensor.js";
export * as utils from "./utils/index.js";
export { type MakeDotOptions, makeDot, toSvg } from "./viz.js";
