import { RuntimeError } from "../core/errors.js";
import { type Edge, type Gradient, metaOf, Node, SavedVariable } from "./graph.js";
import { bump, checkInPlace } from "./inplace.js";
import { isGradEnabled, withoutGrad } from "./modes.js";
import { detach, edgeOf, requiresGrad } from "./record.js";
import { zeros } from "./structural.js";
import { Variable } from "./variable.js";

/**
 * What `forward` and `backward` of a custom function share.
 *
 * @example
 * class Square extends torch.autograd.Function {
 *   static forward(ctx, x) { ctx.saveForBackward(x); return x.mul(x); }
 *   static backward(ctx, g) { return ctx.savedTensors[0].mul(2).mul(g); }
 * }
 * const x = torch.tensor([3], { requiresGrad: true });
 * Square.apply(x).backward();
 * x.grad.toString() // -> tensor([6.])
 */
export class Context {
  /** For each argument whether its gradient is wanted. */
  needsInputGrad: boolean[] = [];
  private saving: readonly (Variable | null)[] = [];
  private saved: readonly (SavedVariable | null)[] | null = null;
  private dirty: ReadonlySet<Variable> = new Set();
  private constants: ReadonlySet<Variable> = new Set();
  private materialize = true;

  /** Keep tensors for backward; they are checked against writes in between. */
  saveForBackward(...tensors: (Variable | null)[]): void {
    this.saving = tensors;
  }
  /** What was kept. @throws RuntimeError when it was freed or modified */
  get savedTensors(): readonly (Variable | null)[] {
    return (this.saved ?? []).map((s) => s?.unpack() ?? null);
  }
  /** Say that inputs were modified in place. */
  markDirty(...tensors: Variable[]): void {
    this.dirty = new Set(tensors);
  }
  /** Say that outputs have no gradient. */
  markNonDifferentiable(...tensors: Variable[]): void {
    this.constants = new Set(tensors);
  }
  /** Whether missing gradients reach backward as zeros: they do unless it is turned off. */
  setMaterializeGrads(on: boolean): void {
    this.materialize = on;
  }
  /** @internal */
  keep(): void {
    this.saved = this.saving.map((v) => v && new SavedVariable(v));
    this.saving = [];
  }
  /** @internal */
  let(free: boolean): void {
    for (const s of this.saved ?? []) s?.release(free);
  }
  /** @internal */
  get state(): { dirty: ReadonlySet<Variable>; constants: ReadonlySet<Variable>; materialize: boolean } {
    return { dirty: this.dirty, constants: this.constants, materialize: this.materialize };
  }
  [key: string]: unknown;
}

/** A function with a derivative of its own: a class with these static methods. */
export interface CustomFunction {
  readonly name: string;
  /** Takes the context first, unless there is `setupContext`. */
  forward(...args: never[]): unknown;
  setupContext?: ((ctx: never, inputs: never, output: never) => void) | undefined;
  backward(ctx: never, ...grads: never[]): unknown;
}

class FunctionNode extends Node {
  readonly name: string;
  override readonly foreign = true;

  constructor(
    private readonly fn: CustomFunction,
    private readonly ctx: Context,
    readonly edges: readonly (Edge | null)[],
  ) {
    super();
    this.name = `${fn.name}Backward`;
  }

  backward(grads: readonly Gradient[]): readonly Gradient[] {
    const given = this.outputs.map(
      (meta, k) => grads[k] ?? (this.ctx.state.materialize ? zeros(meta) : null),
    );
    const result = (this.fn.backward as (...args: unknown[]) => unknown).call(this.fn, this.ctx, ...given);
    let found = (Array.isArray(result) ? result : [result]) as Gradient[];
    const { length } = this.edges;
    // Surplus nulls are let pass.
    while (found.length > length && found[found.length - 1] == null) found = found.slice(0, -1);
    if (found.length !== length) {
      throw new RuntimeError(
        `function ${this.name} returned an incorrect number of gradients (expected ${length}, got ${found.length})`,
      );
    }
    return found.map((g) => g ?? null);
  }
  override release(free: boolean): void {
    this.ctx.let(free);
  }
  override get savedTensors(): readonly Variable[] {
    return this.ctx.savedTensors.filter((v) => v !== null);
  }
}

/** Call a custom function, and record it. @throws RuntimeError */
export function applyFunction(fn: CustomFunction, args: readonly unknown[]): unknown {
  const ctx = new Context();
  const inputs = args.map((x) => (x instanceof Variable ? x : null));
  const tracked = isGradEnabled() && inputs.some((x) => x && requiresGrad(x));
  ctx.needsInputGrad = inputs.map((x) => x !== null && requiresGrad(x));
  const edges = inputs.map((x) => (x && tracked ? edgeOf(x) : null));
  const forward = fn.forward as (...args: unknown[]) => unknown;
  const output = withoutGrad(() => {
    if (!fn.setupContext) return forward.call(fn, ctx, ...args);
    const result = forward.call(fn, ...args);
    (fn.setupContext as (...args: unknown[]) => void).call(fn, ctx, args, result);
    return result;
  });
  const several = Array.isArray(output);
  const { dirty, constants } = ctx.state;
  for (const x of dirty) {
    checkInPlace(x, tracked && requiresGrad(x));
    bump(x);
  }
  const results = (several ? output : [output]) as unknown[];
  const node = tracked ? new FunctionNode(fn, ctx, edges) : null;
  // An input that is handed through is another tensor, so that it can have another history.
  const outputs = results.map((y) =>
    y instanceof Variable && inputs.includes(y) && !dirty.has(y) ? detach(y) : y,
  );
  if (node) {
    node.outputs = outputs.map((y) =>
      y instanceof Variable
        ? metaOf(y)
        : { shape: [], strides: [], dtype: inputs.find((x) => x)!.core.dtype },
    );
    outputs.forEach((y, k) => {
      if (!(y instanceof Variable) || constants.has(results[k] as Variable)) return;
      if (y.core.dtype.kind !== "float" && y.core.dtype.kind !== "complex") return;
      y.node = node;
      y.outputNr = k;
      y.wanted = false;
      if (y.viewInfo) y.viewInfo = { ...y.viewInfo, creation: "custom", seen: y.counter?.value ?? 0 };
    });
    ctx.keep();
  }
  return several ? outputs : outputs[0];
}
