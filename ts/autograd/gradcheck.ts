import { allocate } from "../core/array.js";
import { assign, copy, fill } from "../core/assign.js";
import { fromNested, typedView } from "../core/convert.js";
import { dtypes } from "../core/dtype.js";
import { RuntimeError, ValueError } from "../core/errors.js";
import { grad } from "./backward.js";
import { withGrad, withoutGrad } from "./modes.js";
import { detach, requiresGrad, setRequiresGrad } from "./record.js";
import { wrap } from "./registry.js";
import { zeros } from "./structural.js";
import { Variable } from "./variable.js";

/**
 * A derivative differs from what differences of the function say.
 *
 * @example
 * new torch.autograd.GradcheckError("no") instanceof Error // -> true
 */
export class GradcheckError extends RuntimeError {
  override name = "GradcheckError";
}

/** What {@link gradcheck} takes by name. */
export interface GradcheckOptions {
  /** Half the distance over which differences are taken. */
  eps?: number;
  atol?: number;
  rtol?: number;
  /** Throw rather than return `false`. */
  raiseException?: boolean;
}
type Fn = (...inputs: Variable[]) => Variable | readonly Variable[];

const listOf = (x: Variable | readonly Variable[]): readonly Variable[] => (x instanceof Variable ? [x] : x);
const isReal = ({ core }: Variable): boolean => core.dtype.kind === "float";
const isComplex = ({ core }: Variable): boolean => core.dtype.kind === "complex";

/** Elements in C order as doubles: a complex one is two. */
function values(v: Variable): number[] {
  const dense = copy(v.core);
  const found = Array.from(typedView(dense) as Iterable<number>, Number);
  dense.storage.dispose();
  return found;
}
const parts = (v: Variable): number => v.core.size * v.core.dtype.parts;

/** The input with one of its real parts moved: what else it is, layout included, stays. */
function moved(x: Variable, k: number, by: number): Variable {
  const { core } = x;
  const fresh = wrap(copy(core, "K"));
  const dense = copy(core);
  const view = typedView(dense);
  (view as Float64Array)[k]! += by;
  assign(fresh.core, dense);
  dense.storage.dispose();
  return fresh;
}

/** `d outputs / d inputs[i]` by central differences: one row for each part of the input. */
function numerical(fn: Fn, inputs: readonly Variable[], i: number, eps: number): number[][][] {
  const at = (k: number, by: number): number[][] =>
    withoutGrad(() => listOf(fn(...inputs.map((x, j) => (j === i ? moved(x, k, by) : x)))).map(values));
  return Array.from({ length: parts(inputs[i]!) }, (_, k) => {
    const [above, below] = [at(k, eps), at(k, -eps)];
    return above.map((column, o) => column.map((y, j) => (y - below[o]![j]!) / (2 * eps)));
  });
}

/** The same through backward: for each output, one row for each part of the output. */
function analytical(fn: Fn, inputs: readonly Variable[], wanted: readonly Variable[]): number[][][][] {
  const outputs = withGrad(() => listOf(fn(...inputs)));
  return outputs.map((y) => {
    if (!requiresGrad(y)) return [];
    return Array.from({ length: parts(y) }, (_, k) => {
      const seed = zeros(y.core);
      (typedView(seed.core) as Float64Array)[k] = 1;
      const found = grad([y], wanted, [seed], { retainGraph: true, allowUnused: true });
      return found.map((g, i) => (g ? values(g) : new Array<number>(parts(wanted[i]!)).fill(0)));
    });
  });
}

/** A matrix as it is printed. */
function matrix(rows: readonly (readonly number[])[], { core }: Variable): string {
  const dtype = core.dtype.kind === "complex" ? dtypes.float64 : core.dtype;
  const v = wrap(fromNested(rows, dtype));
  const text = String(v);
  v.core.storage.dispose();
  return text;
}

/**
 * Compare the derivatives of a function with differences of its values. Inputs that require gradients should be float64.
 *
 * @returns `true`; `false` or an error where they differ
 * @throws GradcheckError, ValueError
 */
export function gradcheck(
  fn: Fn,
  inputs: Variable | readonly Variable[],
  options: GradcheckOptions = {},
): boolean {
  const { eps = 1e-6, atol = 1e-5, rtol = 1e-3, raiseException = true } = options;
  const all = listOf(inputs);
  const wanted = all.filter((x) => x instanceof Variable && requiresGrad(x));
  if (wanted.length === 0) {
    throw new ValueError(
      "gradcheck expects at least one input tensor to require gradient, but none of the them have requires_grad=True.",
    );
  }
  const fail = (message: string): boolean => {
    if (raiseException) throw new GradcheckError(message);
    return false;
  };
  const byGraph = analytical(fn, all, wanted);
  for (let i = 0; i < wanted.length; i++) {
    const byDifference = numerical(fn, all, all.indexOf(wanted[i]!), eps);
    for (let o = 0; o < byGraph.length; o++) {
      const rows = byGraph[o]!;
      if (rows.length === 0) continue;
      const found = byDifference.map((_, k) => rows.map((row) => row[i]![k]!));
      const expected = byDifference.map((row) => row[o]!);
      const wrong = found.some((row, k) =>
        row.some(
          (x, j) =>
            !(Math.abs(x - expected[k]![j]!) <= atol + rtol * Math.abs(expected[k]![j]!)) &&
            !(Number.isNaN(x) && Number.isNaN(expected[k]![j]!)),
        ),
      );
      if (wrong) {
        return fail(
          `Jacobian mismatch for output ${o} with respect to input ${i},\nnumerical:${matrix(expected, wanted[i]!)}\nanalytical:${matrix(found, wanted[i]!)}\n`,
        );
      }
    }
  }
  return true;
}

/**
 * Compare second derivatives with differences of first ones.
 *
 * @param gradOutputs - what the outputs are weighted with; by default numbers between 0.5 and 1.5
 * @throws GradcheckError
 */
export function gradgradcheck(
  fn: Fn,
  inputs: Variable | readonly Variable[],
  gradOutputs?: Variable | readonly Variable[] | null,
  options: GradcheckOptions = {},
): boolean {
  const all = listOf(inputs);
  const outputs = withGrad(() => listOf(fn(...all))).filter(
    (y) => requiresGrad(y) && (isReal(y) || isComplex(y)),
  );
  const weights = gradOutputs ? listOf(gradOutputs) : outputs.map(weightsFor);
  const wanted = all.map((x) => requiresGrad(x));
  const first: Fn = (...args) => {
    const own = args.slice(0, all.length);
    const given = args.slice(all.length);
    // The variables themselves where they are recorded, copies that are where they were moved.
    const live = own.map((x, i) => {
      if (!wanted[i] || requiresGrad(x)) return x;
      const again = detach(x);
      setRequiresGrad(again, true);
      return again;
    });
    const results = withGrad(() => listOf(fn(...live)).filter(requiresGrad));
    const targets = live.filter((_, i) => wanted[i]);
    const found = withGrad(() => grad(results, targets, given, { createGraph: true, allowUnused: true }));
    return found.map((g, i) => g ?? zeros(targets[i]!.core));
  };
  return gradcheck(first, [...all, ...weights], options);
}

/** Weights that are no simple numbers, the same every time. */
function weightsFor(y: Variable): Variable {
  const core = allocate(y.core.dtype, y.core.shape);
  fill(core, 0);
  const view = typedView(core) as Float64Array;
  for (let i = 0, x = 0.5; i < view.length; i++) {
    x = (x + 0.618033988749895) % 1;
    view[i] = 0.5 + x;
  }
  const weights = wrap(core);
  setRequiresGrad(weights, true);
  return weights;
}
