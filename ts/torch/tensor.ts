import {
  type BackwardOptions,
  backward,
  registerHook,
  registerPostAccumulateGradHook,
  retainGrad,
  setGrad,
} from "../autograd/backward.js";
import { metaOf, type Node, type RemovableHandle } from "../autograd/graph.js";
import { detach, gradFnOf, requiresGrad, setRequiresGrad } from "../autograd/record.js";
import { useFace } from "../autograd/registry.js";
import { clone } from "../autograd/structural.js";
import { Variable, VersionCounter } from "../autograd/variable.js";
import { CoreArray } from "../core/array.js";
import {
  type BigIntOption,
  type Nested,
  toNested,
  toScalar,
  toTypedArray,
  typedView,
} from "../core/convert.js";
import type { DType, Scalar, TypedArray } from "../core/dtype.js";
import { RuntimeError, ValueError } from "../core/errors.js";
import { disposeSymbol } from "../core/storage.js";
import { wholeNumbers } from "../core/truth.js";
import { warn } from "../core/warnings.js";
import { get, set } from "./indexing.js";
import type { Methods } from "./methods.js";
import { torchPolicy } from "./policy.js";
import { tensorText } from "./printing/text.js";

/**
 * PyTorch's tensor: an array of one dtype that remembers how it was computed, so that it can be differentiated. Slices,
 * transposes and reshapes are views that share the memory. Functions of the library are its methods, too.
 * @example
 * const t = torch.tensor([[1, 2], [3, 4]]);
 * [t.dtype, t.shape, t.get(":, 0").tolist()] // -> [ 'float32', [ 2, 2 ], [ 1, 3 ] ]
 */
export class Tensor extends Variable {
  /** The name of the dtype. */
  get dtype(): DType {
    return this.core.dtype.name;
  }
  /** Lengths of the axes, outermost first. */
  get shape(): readonly number[] {
    return this.core.shape;
  }
  /** How many axes there are. */
  get ndim(): number {
    return this.core.ndim;
  }
  /** Where it is computed: always `cpu`. */
  get device(): "cpu" {
    return "cpu";
  }
  /** Bytes of one element. */
  get itemsize(): number {
    return this.core.dtype.itemsize;
  }
  /** Bytes of all elements. */
  get nbytes(): number {
    return this.core.size * this.core.dtype.itemsize;
  }
  /** Whether it was made by the user rather than by a recorded operation. */
  get isLeaf(): boolean {
    return gradFnOf(this) === null;
  }
  /** Whether gradients flow to it. @throws RuntimeError when set on what was computed */
  get requiresGrad(): boolean {
    return requiresGrad(this);
  }
  set requiresGrad(on: boolean) {
    setRequiresGrad(this, on);
  }
  /** The node that computed it; `null` for a leaf. */
  get gradFn(): GraphNode | null {
    return gradFnOf(this) as GraphNode | null;
  }
  /** The gradient that backward has accumulated; `null` if there is none. @throws RuntimeError when set to what does not fit */
  get grad(): Tensor | null {
    if (!this.gradient && !this.retains && gradFnOf(this) !== null) warn(notLeaf);
    return this.gradient as Tensor | null;
  }
  set grad(next: Tensor | null) {
    setGrad(this, next);
  }
  /** Whether {@link retainGrad} was called. */
  get retainsGrad(): boolean {
    return this.retains;
  }
  /** How often its memory was written to in place. @throws RuntimeError for inference tensors */
  get version(): number {
    if (!this.counter) throw new RuntimeError("Inference tensors do not track version counter.");
    return this.counter.value;
  }
  /** The tensor that it is a view of; `null` if it is none. */
  get base(): Tensor | null {
    return (this.viewInfo?.base ?? null) as Tensor | null;
  }
  /** The same memory, outside the graph: writes to it are not noticed. */
  get data(): Tensor {
    const { core } = this;
    const same = new Tensor(core.view(core.shape, core.strides));
    same.counter = new VersionCounter();
    return same;
  }
  set data(source: Tensor) {
    const { core } = source;
    this.core = new CoreArray(
      core.storage,
      core.dtype,
      core.shape,
      core.strides,
      core.offset,
      core.writeable,
      core.owner,
    );
    if (this.accumulator) this.accumulator.outputs = [metaOf(this)];
  }

  /** The lengths of the axes, or of one. @throws IndexError */
  size(): readonly number[];
  size(dim: number): number;
  size(dim?: number): number | readonly number[] {
    return dim === undefined ? this.core.shape : this.core.shape.at(dim)!;
  }
  /** How many elements to go from one to the next along each axis. */
  stride(): readonly number[];
  stride(dim: number): number;
  stride(dim?: number): number | readonly number[] {
    const strides = this.core.strides.map((bytes) => bytes / this.core.dtype.itemsize);
    return dim === undefined ? strides : strides.at(dim)!;
  }
  /** How many axes there are. */
  dim(): number {
    return this.core.ndim;
  }
  /** How many elements there are. */
  numel(): number {
    return this.core.size;
  }
  /** The place of the first element in the memory that it shares, in elements. */
  storageOffset(): number {
    return this.core.offset / this.core.dtype.itemsize;
  }
  /** The address of the first element, where it stays from then on. */
  dataPtr(): number {
    this.core.storage.hold();
    return this.core.address;
  }
  isContiguous(): boolean {
    return this.core.cContiguous;
  }
  isFloatingPoint(): boolean {
    return this.core.dtype.kind === "float";
  }
  isComplex(): boolean {
    return this.core.dtype.kind === "complex";
  }
  isInference(): boolean {
    return this.counter === null;
  }

  /**
   * The only element as a JavaScript scalar.
   *
   * @throws RuntimeError when there is not exactly one
   */
  item(options?: BigIntOption): Scalar {
    if (this.core.size !== 1) {
      throw new RuntimeError(`a Tensor with ${this.core.size} elements cannot be converted to Scalar`);
    }
    return toScalar(this.core.first(), options);
  }
  /** The elements as nested arrays; of a 0-d tensor the scalar. */
  tolist(options?: BigIntOption): Nested<Scalar> {
    return toNested(this.core, options);
  }
  /** The elements in C order, copied into a typed array. */
  toTypedArray(): TypedArray {
    return toTypedArray(this.core);
  }
  /** A typed array over the memory itself. @throws ValueError when the elements are not dense in C order */
  typedArray(): TypedArray {
    if (!this.core.cContiguous) throw new ValueError("the tensor is not contiguous: toTypedArray() copies");
    return typedView(this.core);
  }

  /**
   * `t[index]`: integers, slices (`"1:3"`), `null`, `"..."`, integer and boolean tensors. A view for integers and
   * slices, a copy where tensors index.
   *
   * @throws IndexError
   */
  get(...index: unknown[]): Tensor {
    return get(this, index) as Tensor;
  }
  /**
   * `t[index] = value`, recorded; the last argument is the value.
   *
   * @throws IndexError, RuntimeError
   */
  set(...indexAndValue: unknown[]): void {
    if (indexAndValue.length === 0)
      throw new TypeError("set() missing 1 required positional argument: 'value'");
    set(this, indexAndValue.slice(0, -1), indexAndValue[indexAndValue.length - 1]);
  }
  /** The parts along the first axis. @throws TypeError for a 0-d tensor */
  *[Symbol.iterator](): Generator<Tensor> {
    if (this.ndim === 0) throw new TypeError("iteration over a 0-d tensor");
    for (let i = 0; i < this.shape[0]!; i++) yield this.get(i);
  }

  /** The same memory outside the graph; writes to either count for both. */
  detach(): Tensor {
    return detach(this) as Tensor;
  }
  /** A copy with memory of its own, recorded. */
  clone(): Tensor {
    return clone(this) as Tensor;
  }
  /** Take it out of the graph. @throws RuntimeError for a view */
  detach_(): this {
    if (this.viewInfo) {
      throw new RuntimeError(
        "Can't detach views in-place. Use detach() instead. If you are using DistributedDataParallel (DDP) for training, and gradient_as_bucket_view is set as True, gradients are views of DDP buckets, and hence detach_() cannot be called on these gradients. To fix this error, please refer to the Optimizer.zero_grad() function in torch/optim/optimizer.py as a solution.",
      );
    }
    this.node = null;
    this.wanted = false;
    return this;
  }
  /** Let a leaf collect gradients, or stop to. @throws RuntimeError for what was computed, or is not floating */
  requiresGrad_(on = true): this {
    setRequiresGrad(this, on);
    return this;
  }
  /** Store the gradient in `grad` though this is no leaf. @throws RuntimeError */
  retainGrad(): void {
    retainGrad(this);
  }
  /** Have a function see, and perhaps replace, the gradient in every backward. @throws RuntimeError */
  registerHook(hook: (grad: Tensor) => Tensor | undefined | null): RemovableHandle {
    return registerHook(this, hook as (grad: Variable) => Variable | undefined);
  }
  /** Have a function called after the gradient of this leaf was stored. @throws RuntimeError */
  registerPostAccumulateGradHook(hook: (leaf: Tensor) => void): RemovableHandle {
    return registerPostAccumulateGradHook(this, hook as (leaf: Variable) => void);
  }
  /**
   * Add the gradients of this tensor to `grad` of the leaves that it was computed from.
   *
   * @param gradient - of this tensor; needed unless it is one number
   * @throws RuntimeError in PyTorch's words
   */
  backward(gradient?: Tensor | null | TensorBackwardOptions, options?: TensorBackwardOptions): void {
    const named = gradient instanceof Tensor || gradient == null ? options : gradient;
    const given = gradient instanceof Tensor ? gradient : named?.gradient;
    if (named?.createGraph) warn(cycle);
    backward([this], [given ?? null], named, named?.inputs && [named.inputs].flat());
  }

  /** As PyTorch prints it. */
  override toString(): string {
    return tensorText(this);
  }
  /** What `console.log` shows in Node, Deno and Bun. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
  /** The elements as nested arrays, for `JSON.stringify`. */
  toJSON(): unknown {
    return this.tolist();
  }

  /** Give the memory back; everything that shares it throws from then on. A view has none of its own to give. */
  dispose(): void {
    if (this.core.owner) this.core.storage.dispose();
  }
  /** {@link dispose}, for `using`. */
  [disposeSymbol](): void {
    this.dispose();
  }
}

/** A node of the graph, as `torch.autograd.graph.Node`: one recorded operation. */
export interface GraphNode
  extends Omit<Node, "nextFunctions" | "savedTensors" | "registerHook" | "registerPrehook"> {
  /** What runs after this node, towards the leaves: one for each input that may have a gradient. */
  readonly nextFunctions: readonly (readonly [GraphNode | null, number])[];
  /** Values that were saved and not yet freed. @throws RuntimeError when one was written to since */
  readonly savedTensors: readonly Tensor[];
  /**
   * Have a function called whenever this node has run, with the gradients of its inputs and of its outputs; it may
   * return others of its inputs. Functions are called in the order in which they were registered.
   *
   * @example
   * const x = torch.tensor([1, 2], { requiresGrad: true });
   * const y = x.mul(3);
   * y.gradFn.registerHook(([g, none]) => [g.mul(10), none]);
   * y.sum().backward();
   * x.grad.tolist() // -> [ 30, 30 ]
   */
  registerHook(
    hook: (gradInputs: Gradients, gradOutputs: Gradients) => Gradients | undefined | null,
  ): RemovableHandle;
  /** Have a function called before this node runs, with the gradients of its outputs; it may return others. */
  registerPrehook(hook: (gradOutputs: Gradients) => Gradients | undefined | null): RemovableHandle;
}
/** One gradient for each input or output of a node; `null` for those that are none. */
export type Gradients = readonly (Tensor | null)[];

/** What {@link Tensor.backward} takes by name. */
export interface TensorBackwardOptions extends BackwardOptions {
  readonly gradient?: Tensor | null;
  /** Accumulate into these alone. */
  readonly inputs?: Tensor | readonly Tensor[];
}

const notLeaf =
  "The .grad attribute of a Tensor that is not a leaf Tensor is being accessed. Its .grad attribute won't be populated during autograd.backward(). If you indeed want the .grad field to be populated for a non-leaf Tensor, use .retain_grad() on the non-leaf Tensor. If you access the non-leaf Tensor by mistake, make sure you access the leaf Tensor instead. See github.com/pytorch/pytorch/pull/30531 for more information.";
const cycle =
  "Using backward() with create_graph=True will create a reference cycle between the parameter and its gradient which can cause a memory leak. We recommend using autograd.grad when creating the graph to avoid this. If you have to use this function, make sure to reset the .grad fields of your parameters to None after use to break the cycle and avoid the leak.";

// The methods that are functions too: attached by methods.ts.
export interface Tensor extends Methods {}

useFace({ wrap: (core) => new Tensor(core), policy: torchPolicy });

/** Indices of a tensor as integers; whole floats are taken. @throws IndexError */
export function indexArg(index: Tensor, words: string): Tensor {
  const { kind } = index.core.dtype;
  if (kind === "int" || kind === "uint") return index;
  const integers = wholeNumbers(index.core);
  if (!integers) throw new RuntimeError(words);
  return new Tensor(integers);
}
