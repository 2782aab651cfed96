import type { CoreArray } from "../core/array.js";
import type { DTypeRow, Scalar } from "../core/dtype.js";
import { RuntimeError } from "../core/errors.js";
import type { Marked } from "../core/scalar.js";
import type { Shape } from "../core/shape.js";
import { currentSavedHooks, isGradEnabled } from "./modes.js";
import { wrap } from "./registry.js";
import type { Call, Rule } from "./rule.js";
import { Variable, type VersionCounter } from "./variable.js";
import { described } from "./words.js";

/** What an operation takes: a variable, or a scalar that adapts to the variables beside it. */
export type Input = Variable | Scalar | Marked;
/** A gradient, or `null` for one that is zero. */
export type Gradient = Variable | null;

/** Where a gradient goes: to which node, as the gradient of which of its outputs. */
export interface Edge {
  readonly node: Node;
  readonly outputNr: number;
}

/** What is known of a value without keeping it. */
export interface Meta {
  readonly shape: Shape;
  readonly dtype: DTypeRow;
  readonly strides: readonly number[];
}

/** Called with a gradient; may return another one. */
export type Hook = (grad: Variable) => Variable | undefined | null;
/** Called with the gradients of a node's outputs before it runs; may return others. */
export type NodePrehook = (gradOutputs: readonly Gradient[]) => readonly Gradient[] | undefined | null;
/** Called with what a node made of the gradients of its outputs; may return other gradients of its inputs. */
export type NodeHook = (
  gradInputs: readonly Gradient[],
  gradOutputs: readonly Gradient[],
) => readonly Gradient[] | undefined | null;

/** Something that was registered and can be taken back. */
export interface RemovableHandle {
  remove(): void;
}

/** Add a function to those that are called, once more if it is among them. */
export function register<F extends (...args: never[]) => unknown>(hooks: Set<F>, hook: F): RemovableHandle {
  const own = ((...args) => hook(...args)) as F;
  Object.defineProperty(own, "name", { value: hook.name });
  hooks.add(own);
  return { remove: () => void hooks.delete(own) };
}

/** What users asked of a node; most are asked nothing. */
export class Requests {
  /** Hooks on gradients of outputs, in the order in which they were registered. */
  readonly hooks = new Map<number, Set<Hook>>();
  /** Hooks on all gradients of outputs, before the node runs. */
  readonly prehooks = new Set<NodePrehook>();
  /** Hooks on the gradients of inputs, after it. */
  readonly nodeHooks = new Set<NodeHook>();
  /** Outputs whose gradient is stored. */
  readonly retained = new Map<number, Variable>();
}

let sequence = 0;

/** One operation of the graph: it turns gradients of its outputs into gradients of its inputs. */
export abstract class Node {
  /** Later nodes go first in backward. */
  readonly sequence: number = ++sequence;
  abstract readonly name: string;
  /** For each input where its gradient goes; `null` if nowhere. */
  abstract readonly edges: readonly (Edge | null)[];
  /** Of the outputs. */
  outputs: readonly Meta[] = [];
  /** What users asked for, if they did. */
  asked: Requests | null = null;
  /** Whether the node is the user's own code. */
  readonly foreign: boolean = false;

  /** {@link asked}, made if there was nothing. */
  get requests(): Requests {
    return (this.asked ??= new Requests());
  }
  /** Have what was saved at hand. @throws RuntimeError when it was freed or modified */
  prepare(): void {}
  abstract backward(grads: readonly Gradient[]): readonly Gradient[];
  /** Let go of what was saved. @param free - whether memory that only this node holds is given back */
  release(_free: boolean): void {}

  /** The inputs that PyTorch's node has a place for. */
  get places(): readonly number[] {
    return this.edges.map((_, k) => k);
  }
  /** What runs after this node, towards the leaves. */
  get nextFunctions(): readonly (readonly [Node | null, number])[] {
    return this.places.map((k) => {
      const edge = this.edges[k];
      return edge ? [edge.node, edge.outputNr] : [null, 0];
    });
  }
  /**
   * Have a function called whenever this node has run, with the gradients of its inputs and of its outputs; it may
   * return others of its inputs. Functions are called in the order in which they were registered.
   */
  registerHook(hook: NodeHook): RemovableHandle {
    return register(this.requests.nodeHooks, hook);
  }
  /** Have a function called before this node runs, with the gradients of its outputs; it may return others. */
  registerPrehook(hook: NodePrehook): RemovableHandle {
    return register(this.requests.prehooks, hook);
  }
  /** Values that were saved and not yet freed. */
  get savedTensors(): readonly Variable[] {
    return [];
  }
  toString(): string {
    return `<${this.name}>`;
  }
}

/** Where gradients of a leaf arrive. */
export class AccumulateGrad extends Node {
  override readonly sequence = Number.POSITIVE_INFINITY;
  readonly name = "torch::autograd::AccumulateGrad";
  readonly edges = [];
  /** Called with the leaf after its gradient was stored. */
  readonly postHooks = new Set<(leaf: Variable) => void>();

  constructor(readonly variable: Variable) {
    super();
    this.outputs = [metaOf(variable)];
  }
  backward(): readonly Gradient[] {
    return [];
  }
}

/** What is known of a variable without keeping it. */
export const metaOf = ({ core }: { core: CoreArray }): Meta => ({
  shape: core.shape,
  dtype: core.dtype,
  strides: core.strides,
});

const freed =
  "Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after calling backward.";

/** The error of using what was freed. */
export const freedError = (): RuntimeError => new RuntimeError(freed);

/** The part of a node's name that says what was computed. */
export const shortName = (name: string): string => name.replace(/Backward\d*$/, "");

/** A value held for backward, with the version that it had. */
export class SavedVariable {
  /** The variable; of what was packed only a leaf, which others hold anyway. */
  private variable: Variable | null;
  private packed: { value: unknown; unpack: (packed: unknown) => Variable } | null = null;
  private core: CoreArray | null;
  private readonly version: number;
  private readonly node: Node | null;
  private readonly outputNr: number;
  private readonly counter: VersionCounter;
  private released = false;

  constructor(
    variable: Variable,
    /** Whether nobody else holds its memory: then it is freed with the graph. */
    private owned = false,
  ) {
    if (variable.counter === null) {
      throw new RuntimeError(
        "Inference tensors cannot be saved for backward. Please do not use Tensors created in inference mode in computation tracked by autograd. To work around this, you can make a clone to get a normal tensor and use it in autograd, or use `torch.no_grad()` instead of `torch.inference_mode()`.",
      );
    }
    this.counter = variable.counter;
    this.version = variable.counter.value;
    this.node = variable.node;
    this.outputNr = variable.outputNr;
    const hooks = owned ? null : currentSavedHooks();
    if (hooks) this.packed = { value: hooks.pack(variable), unpack: (x) => hooks.unpack(x) };
    this.core = hooks ? null : variable.core;
    this.variable = hooks && (this.node || !variable.wanted) ? null : variable;
  }

  /** The value as it was. @throws RuntimeError when it was freed or modified since */
  unpack(): Variable {
    if (this.released) throw freedError();
    const { core, packed, variable } = this;
    if (packed || !core) return this.restored(packed!.unpack(packed!.value).core);
    if (this.counter.value !== this.version) throw this.modified(core);
    // What is recorded now may hold it, too.
    if (isGradEnabled()) this.owned = false;
    return variable!.node === this.node && variable!.core === core ? variable! : this.restored(core);
  }

  /** The memory with the history that the variable had. */
  private restored(core: CoreArray): Variable {
    const leaf = this.variable;
    if (leaf && core === leaf.core && leaf.node === this.node) return leaf;
    const fresh = wrap(core);
    fresh.node = this.node;
    fresh.outputNr = this.outputNr;
    if (!this.node && leaf?.wanted) {
      fresh.wanted = true;
      fresh.accumulator = leaf.accumulator ??= new AccumulateGrad(leaf);
    }
    return fresh;
  }

  private modified(core: CoreArray): RuntimeError {
    const from = this.node ? `, which is output ${this.outputNr} of ${shortName(this.node.name)},` : "";
    return new RuntimeError(
      `one of the variables needed for gradient computation has been modified by an inplace operation: [${described(core)}]${from} is at version ${this.counter.value}; expected version ${this.version} instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).`,
    );
  }

  /** Own the memory, if it is that of `made`, which nobody else holds. */
  adopt(made: Variable): void {
    if (this.variable === made) this.owned = true;
  }

  /** Let go of it. @param free - whether memory that is held for this alone is given back */
  release(free: boolean): void {
    if (free && this.owned && !this.released) this.core?.storage.dispose();
    this.released = true;
    this.variable = null;
    this.packed = null;
    this.core = null;
  }
}

/** A node made from a row of the rules. */
export class OpNode<P> extends Node implements Call<P> {
  readonly name: string;
  /** What was saved, and the places of it: inputs (0, 1, ...) and outputs (-1, -2, ...). */
  private readonly saved: (SavedVariable | Scalar | Marked)[] = [];
  private readonly savedPlaces: number[] = [];
  private unpacked: Input[] | null = null;
  private readonly inputs: (Meta | null)[] = [];

  constructor(
    private readonly rule: Rule<P>,
    readonly params: P,
    inputs: readonly Input[],
    readonly edges: readonly (Edge | null)[],
  ) {
    super();
    this.name = rule.name;
    for (const x of inputs) this.inputs.push(x instanceof Variable ? metaOf(x) : null);
  }

  /** Which inputs (0, 1, ...) and outputs (-1, -2, ...) the gradients that are wanted need. */
  get wants(): readonly number[] {
    const found: number[] = [];
    for (let k = 0; k < this.edges.length; k++) {
      if (!this.edges[k]) continue;
      for (const place of this.rule.uses(k, this.params)) if (!found.includes(place)) found.push(place);
    }
    return found;
  }

  /** Hold an input (0, 1, ...) or output (-1, -2, ...). */
  save(place: number, value: Input, owned = false): void {
    this.savedPlaces.push(place);
    this.saved.push(value instanceof Variable ? new SavedVariable(value, owned) : value);
  }

  /** Take over an input that was made for this call: its memory is freed with the graph. */
  adopt(input: Variable): void {
    for (const value of this.saved) if (value instanceof SavedVariable) value.adopt(input);
  }

  override prepare(): void {
    if (this.unpacked) return;
    const unpacked: Input[] = [];
    for (const value of this.saved) unpacked.push(value instanceof SavedVariable ? value.unpack() : value);
    this.unpacked = unpacked;
  }

  backward(grads: readonly Gradient[]): readonly Gradient[] {
    this.prepare();
    try {
      return this.rule.backward(grads, this);
    } finally {
      this.unpacked = null;
    }
  }

  override release(free: boolean): void {
    for (const value of this.saved) if (value instanceof SavedVariable) value.release(free);
  }

  override get savedTensors(): readonly Variable[] {
    const found: Variable[] = [];
    for (const value of this.saved) if (value instanceof SavedVariable) found.push(value.unpack());
    return found;
  }

  /** What was saved, by place: inputs (0, 1, ...) and outputs (-1, -2, ...). @throws RuntimeError as {@link savedTensors} */
  get savedEntries(): readonly (readonly [number, Input])[] {
    return this.saved.map((value, i) => [
      this.savedPlaces[i]!,
      value instanceof SavedVariable ? value.unpack() : value,
    ]);
  }

  override get places(): readonly number[] {
    return super.places.filter((k) => this.rule.inputs(k, this.inputs[k] != null));
  }
  get count(): number {
    return this.inputs.length;
  }
  needs(k: number): boolean {
    return this.edges[k] != null;
  }
  x(k: number): Input {
    return this.unpacked![this.savedPlaces.indexOf(k)]!;
  }
  tensor(k: number): Variable {
    return this.x(k) as Variable;
  }
  get out(): Variable {
    return this.tensor(-1);
  }
  meta(k: number): Meta {
    return this.inputs[k]!;
  }
}
