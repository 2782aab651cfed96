import { allocate, type CoreArray } from "../core/array.js";
import { fill } from "../core/assign.js";
import { dtypes } from "../core/dtype.js";
import { IndexError } from "../core/errors.js";
import { reductions as folds } from "../core/reduction.js";
import { kernels } from "../wasm/abi.js";
import { reduceAll } from "./reductions.js";
import { computed, rounded, withDense } from "./rows.js";

/** What becomes of the losses of all rows. */
export const reductions = ["none", "mean", "sum"] as const;
export type Reduction = (typeof reductions)[number];

/** How labels count. */
export interface Labels {
  /** int64, one for each row. */
  readonly target: CoreArray;
  /** One for each class. */
  readonly weight: CoreArray | null;
  /** The label of rows that count nothing. */
  readonly ignoreIndex: number;
  readonly reduction: Reduction;
}

/** Call `use` with dense labels and weights and their addresses. */
function withLabels<T>(
  l: Omit<Labels, "reduction">,
  from: CoreArray,
  use: (dense: CoreArray, target: number, weight: number) => T,
): T {
  return withDense([l.target], dtypes.int64, (target) =>
    withDense(l.weight ? [from, l.weight] : [from], computed(from.dtype), (dense, weight) =>
      use(dense!, target!.address, weight?.address ?? 0),
    ),
  );
}

/** Whether integers all are places among `n`. */
export function arePlaces(index: CoreArray, n: number): boolean {
  const none = 2 ** 31 - 1;
  return withDense(
    [index],
    dtypes.int64,
    (dense) => kernels.labels_refused(dense!.size, n, dense!.address, none) < 0,
  );
}

/** @throws IndexError when a label is none of the classes */
function requirePlaces(rows: number, n: number, target: number, ignoreIndex: number): void {
  const refused = kernels.labels_refused(rows, n, target, ignoreIndex);
  if (refused >= 0)
    throw new IndexError(`Target ${dtypes.int64.read(target + 8 * refused)} is out of bounds.`);
}

/**
 * The negative log likelihood of labels: minus the element of each row that its label names, weighted.
 *
 * @param x - `[rows, classes]`
 * @throws IndexError when a label is none of the classes
 */
export function nllLoss(x: CoreArray, labels: Labels): CoreArray {
  const [rows, n] = x.shape as [number, number];
  const { ignoreIndex, reduction } = labels;
  return withLabels(labels, x, (dense, target, weight) => {
    requirePlaces(rows, n, target, ignoreIndex);
    const { dtype } = dense;
    const out = allocate(dtype, reduction === "none" ? [rows] : []);
    const how = reductions.indexOf(reduction);
    kernels.nll(dtype.code, rows, n, dense.address, target, weight, ignoreIndex, how, out.address);
    return rounded(out, x.dtype);
  });
}

/** The gradient of {@link nllLoss} over `classes` from that of its result. */
export function nllLossBackward(grad: CoreArray, labels: Labels, classes: number): CoreArray {
  const out = allocate(computed(grad.dtype), [labels.target.size, classes]);
  fill(out, 0);
  addLikelihood(out, grad, labels);
  return rounded(out, grad.dtype);
}

/** Add the gradient of {@link nllLoss} to dense rows. */
export function addLikelihood(to: CoreArray, grad: CoreArray, labels: Labels): void {
  const [rows, n] = to.shape as [number, number];
  withLabels(labels, grad, ({ dtype, address }, target, weight) => {
    const how = reductions.indexOf(labels.reduction);
    kernels.nll_backward(dtype.code, rows, n, address, target, weight, labels.ignoreIndex, how, to.address);
  });
}

/** The sum of rows' losses or weights, of which there are some. */
export const total = (a: CoreArray): number => reduceAll(folds.sum, a) as number;

/** What {@link crossEntropy} gives. */
export interface CrossEntropy {
  /** One for each row, as all others. */
  readonly losses: CoreArray;
  /** `e^(x - most)` if it is wanted, else of no meaning. */
  readonly exps: CoreArray;
  /** Their sums. */
  readonly sums: CoreArray;
  /** The weights of the labels. */
  readonly weights: CoreArray;
}

/**
 * The cross entropy of labels under the softmax of rows, in one pass, and what its gradient is made of.
 *
 * @param x - `[rows, classes]`, float32 or float64
 * @param smoothing - the part of every label that is spread over all classes; wants labels without weights
 * @throws IndexError when a label is none of the classes
 */
export function crossEntropy(
  x: CoreArray,
  labels: Omit<Labels, "reduction">,
  smoothing: number,
  isExpsWanted: boolean,
): CrossEntropy {
  const [rows, n] = x.shape as [number, number];
  const { ignoreIndex } = labels;
  return withLabels(labels, x, (dense, target, weight) => {
    requirePlaces(rows, n, target, ignoreIndex);
    const { dtype } = dense;
    const exps = allocate(dtype, [isExpsWanted ? rows : 1, n]);
    const [sums, weights, losses] = [0, 1, 2].map(() => allocate(dtype, [rows])) as [
      CoreArray,
      CoreArray,
      CoreArray,
    ];
    kernels.cross_entropy(
      dtype.code,
      rows,
      n,
      dense.address,
      target,
      weight,
      ignoreIndex,
      smoothing,
      exps.address,
      isExpsWanted ? n : 0,
      sums.address,
      weights.address,
      losses.address,
    );
    return { losses, exps, sums, weights };
  });
}
