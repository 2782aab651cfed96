import type { CoreArray } from "../core/array.js";
import type { UfuncName } from "../core/dispatch.js";
import type { DTypeRow, Scalar } from "../core/dtype.js";
import type { Shape } from "../core/shape.js";

/** The operations that autograd knows: every ufunc, and those below with the parameters that they are called with. */

/** Axes that are reduced, and whether they stay with length 1. */
export interface Reduced {
  readonly axes: readonly number[];
  readonly keepdim: boolean;
}
interface Along {
  readonly axis: number;
}
interface Shaped {
  readonly shape: Shape;
}
interface Places {
  readonly axes: readonly number[];
}

/** Operations whose result shares the memory of their input. */
export interface ViewParams {
  alias: undefined;
  view: Shaped;
  t: undefined;
  transpose: { readonly axis0: number; readonly axis1: number };
  permute: Places;
  expand: Shaped;
  unsqueeze: Along;
  squeeze: Places;
  select: Along & { readonly index: number };
  slice: Along & { readonly start: number; readonly stop: number; readonly step: number };
  diagonal: { readonly offset: number; readonly axis0: number; readonly axis1: number };
  real: undefined;
  imag: undefined;
}

/** Operations that give several views of their input. */
export interface MultiViewParams {
  unbind: Along;
  split: Along & { readonly lengths: readonly number[] };
}

/** One step from a base to a view of it. */
export type ViewStep = {
  [O in keyof ViewParams]: { readonly op: O; readonly params: ViewParams[O] };
}[keyof ViewParams];

/** Which of the first axes integer and boolean tensors index, in the order of the tensors; others are taken whole. */
export interface Indexed {
  readonly indexed: readonly boolean[];
}

/** How labels count in a loss. */
export interface NllParams {
  readonly ignoreIndex: number;
  readonly reduction: "none" | "mean" | "sum";
}

/** And how much of each label is spread over all classes. */
export interface CrossEntropyParams extends NllParams {
  readonly smoothing: number;
}

/** Every other operation that is not a ufunc. */
export interface StructuralParams {
  unsafeView: Shaped;
  clone: undefined;
  toCopy: { readonly dtype: DTypeRow };
  copy: undefined;
  fill: { readonly value: Scalar };
  sum: Reduced;
  mean: Reduced;
  prod: Reduced;
  variance: Reduced & { readonly correction: number };
  deviation: Reduced & { readonly correction: number };
  norm: Reduced & { readonly p: number };
  maxAll: undefined;
  minAll: undefined;
  amax: Reduced;
  amin: Reduced;
  maxDim: Along & { readonly keepdim: boolean };
  minDim: Along & { readonly keepdim: boolean };
  median: undefined;
  sort: Along & { readonly descending: boolean };
  cumsum: Along;
  cumprod: Along;
  matmul: undefined;
  mm: undefined;
  bmm: undefined;
  dot: undefined;
  addmm: { readonly beta: number; readonly alpha: number };
  cat: Along;
  stack: Along;
  gather: Along;
  scatter: Along;
  scatterAdd: Along;
  indexSelect: Along;
  indexAdd: Along;
  index: Indexed;
  indexPut: Indexed & { readonly accumulate: boolean };
  maskedSelect: undefined;
  maskedFill: { readonly value: Scalar | undefined };
  maskedScatter: undefined;
  flip: Places;
  repeat: { readonly repeats: readonly number[] };
  triangle: { readonly upper: boolean; readonly diagonal: number };
  clampMin: undefined;
  clampMax: undefined;
  powScalar: { readonly exponent: number };
  sigmoid: undefined;
  relu: undefined;
  softmax: Along;
  logSoftmax: Along;
  erf: undefined;
  silu: undefined;
  logSigmoid: undefined;
  gelu: { readonly approximate: "none" | "tanh" };
  layerNorm: { readonly normalized: Shape; readonly eps: number };
  nllLoss: NllParams;
  nllLossBackward: NllParams & { readonly classes: number };
  crossEntropy: CrossEntropyParams;
  embed: { readonly shape: Shape; readonly steps: readonly ViewStep[] };
  viewScatter: { readonly steps: readonly ViewStep[] };
}

/** What operations are called with besides their inputs. */
export type OpParams = { [U in UfuncName]: undefined } & ViewParams & MultiViewParams & StructuralParams;

/** The name of an operation. */
export type OpName = keyof OpParams;

/** How a view operation lays out its result. */
export type ViewForward<P> = (a: CoreArray, params: P) => CoreArray;
