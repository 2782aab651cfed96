/** The public names: NumPy's, each `_x` written `X`; the Array API's name and NumPy's alias side by side. */

export { Complex, complex } from "./core/complex.js";
export type { DType, Kind, Scalar, TypedArray } from "./core/dtype.js";
export * from "./core/errors.js";
export { newaxis } from "./core/index.js";
export { keep, scope } from "./core/lifetime.js";
export type { Casting } from "./core/promote.js";
export { float, int } from "./core/scalar.js";
export { Slice, slice } from "./core/slice.js";
export { type MemoryInfo, memory } from "./core/storage.js";
export type { DTypeOf, Promote, ScalarOf } from "./core/types.js";
export { onWarning, type WarningHandler } from "./core/warnings.js";
export * from "./numpy/applying.js";
export * from "./numpy/bits.js";
export * from "./numpy/buffers.js";
export * from "./numpy/choosing.js";
export * from "./numpy/closeness.js";
export * from "./numpy/concatenator.js";
export * from "./numpy/constants.js";
export * from "./numpy/conversion.js";
export { require_ as require } from "./numpy/conversion.js";
export * from "./numpy/coordinates.js";
export * from "./numpy/creation.js";
export { type DTypeLike, Dtype, dtype } from "./numpy/dtype.js";
export * from "./numpy/dtypes.js";
export * from "./numpy/editing.js";
export { delete_ as delete } from "./numpy/editing.js";
export * as emath from "./numpy/emath.js";
export {
  type Condition,
  type ErrorHandler,
  type ErrorMode,
  type ErrorOptions,
  type ErrorSettings,
  errstate,
  geterr,
  geterrcall,
  seterr,
  seterrcall,
} from "./numpy/errstate.js";
export * from "./numpy/files.js";
export * from "./numpy/functions.js";
export {
  absolute as abs,
  arccos as acos,
  arccosh as acosh,
  arcsin as asin,
  arcsinh as asinh,
  arctan as atan,
  arctan2 as atan2,
  arctanh as atanh,
  conjugate as conj,
  divide as trueDivide,
  invert as bitwiseInvert,
  invert as bitwiseNot,
  leftShift as bitwiseLeftShift,
  power as pow,
  remainder as mod,
  rightShift as bitwiseRightShift,
} from "./numpy/functions.js";
export * from "./numpy/gathering.js";
export {
  fromfunction,
  type Grid,
  type IndicesOptions,
  indices,
  ix_,
  type MeshgridOptions,
  meshgrid,
  mgrid,
  ogrid,
} from "./numpy/grids.js";
export type { ArrayLike } from "./numpy/input.js";
export * from "./numpy/iteration.js";
export type { IteratorFlag, OperandAxes, OperandFlag } from "./numpy/iteration_operands.js";
export { NDIter } from "./numpy/iterator.js";
export {
  concat,
  concatenate,
  type JoinOptions,
  repeat,
  roll,
  stack,
  tile,
} from "./numpy/joining.js";
export * from "./numpy/layout.js";
export * as lib from "./numpy/lib/index.js";
export { finfo, iinfo } from "./numpy/limits.js";
export * as linalg from "./numpy/linalg/index.js";
export * from "./numpy/linalg.js";
export * from "./numpy/vectors.js";

import "./numpy/methods.js";

export { FlatIter } from "./numpy/flatiter.js";
export { type Flags, NDArray } from "./numpy/ndarray.js";
export * from "./numpy/nditer.js";
export * from "./numpy/number_text.js";
export * from "./numpy/padding.js";
export * from "./numpy/printing/public.js";
export * as random from "./numpy/random/index.js";
export {
  type Accumulate,
  type AccumulateOptions,
  type ArgOptions,
  all,
  amax,
  amin,
  any,
  argmax,
  argmin,
  countNonzero,
  cumprod,
  cumsum,
  type FoldOptions,
  type MeanOptions,
  max,
  mean,
  min,
  prod,
  type ReduceOptions,
  type SumOptions,
  std,
  sum,
  type VarOptions,
  var_,
  var_ as var,
} from "./numpy/reductions.js";
export { around, fix, type RoundOptions, round } from "./numpy/rounding.js";
export * from "./numpy/scalar_types.js";
export * from "./numpy/searching.js";
export * from "./numpy/selecting.js";
export * from "./numpy/sets.js";
export {
  argpartition,
  argsort,
  lexsort,
  type PartitionOptions,
  type Places,
  partition,
  type SortKind,
  type SortOptions,
  sort,
  sortComplex,
} from "./numpy/sorting.js";
export * from "./numpy/spacing.js";
export * from "./numpy/special.js";
export * from "./numpy/special_values.js";
export * from "./numpy/splitting.js";
export * from "./numpy/stacking.js";
export * from "./numpy/statistics/index.js";
export * from "./numpy/triangles.js";
export * from "./numpy/turning.js";
export * from "./numpy/type_checks.js";
export * from "./numpy/vectorize.js";
export {
  type DiagonalOptions,
  diagonal,
  imag,
  isfortran,
  iterable,
  mayShareMemory,
  ndim,
  type OverlapOptions,
  real,
  shape,
  sharesMemory,
  size,
} from "./numpy/viewing.js";
export * from "./numpy/windows.js";
export { type Build, build, type InitOptions, init, isReady, type WasmInput } from "./wasm/load.js";
export { getThreads, setThreads } from "./wasm/threading.js";
