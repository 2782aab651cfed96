import type { RemovableHandle } from "../../autograd/graph.js";
import { withoutGrad } from "../../autograd/modes.js";
import { copy } from "../../core/assign.js";
import { AttributeError, KeyError, NotImplementedError, ValueError } from "../../core/errors.js";
import { keepStorage } from "../../core/storage.js";
import { typeName } from "../args.js";
import { type DTypeLike, dtypeRow } from "../dtype.js";
import { fillWith } from "../filling.js";
import { Tensor } from "../tensor.js";
import { Parameter } from "./parameter.js";
import { type Incompatible, type LoadOptions, loadState, type State, stateOf } from "./state.js";
import { tree } from "./words.js";

/** Sees the inputs of a module before they are used, and may replace them. */
export type ForwardPreHook = (module: Module, inputs: readonly unknown[]) => unknown;
/** Sees inputs and output of a module, and may replace the output. */
export type ForwardHook = (module: Module, inputs: readonly unknown[], output: unknown) => unknown;

/**
 * A part of a network: what it computes is `forward`, what it learns are the {@link Parameter}s among its properties, and
 * those of the modules among its properties. They are found where they are asked for, in the order of assignment.
 *
 * A JavaScript object cannot be called: `module.call(x)` is PyTorch's `module(x)`, which runs the hooks; `forward` is the
 * bare computation.
 *
 * @example
 * new (class Net extends torch.nn.Module { fc = new torch.nn.Linear(2, 3); })().namedParameters().map(([name]) => name) // -> [ 'fc.weight', 'fc.bias' ]
 */
export class Module {
  /** Minifiers shorten names of classes, but not this. */
  static readonly name: string = "Module";
  /** Whether it learns: dropout and batch norms behave differently in use. */
  training = true;
  readonly #buffers = new Map<string, { persistent: boolean }>();
  readonly #preHooks = new Set<ForwardPreHook>();
  readonly #hooks = new Set<ForwardHook>();

  /** What it computes. @throws NotImplementedError where a class does not say */
  forward(..._inputs: unknown[]): unknown {
    throw new NotImplementedError(
      `Module [${this.constructor.name}] is missing the required "forward" function`,
    );
  }

  /** {@link forward}, with the hooks. */
  call(...inputs: Parameters<this["forward"]>): ReturnType<this["forward"]> {
    let given: readonly unknown[] = inputs;
    for (const hook of this.#preHooks) given = replaced(hook(this, given)) ?? given;
    let output = this.forward(...given);
    for (const hook of this.#hooks) output = hook(this, given, output) ?? output;
    return output as ReturnType<this["forward"]>;
  }

  /** Have a function called before every {@link call}. */
  registerForwardPreHook(hook: ForwardPreHook): RemovableHandle {
    this.#preHooks.add(hook);
    return { remove: () => void this.#preHooks.delete(hook) };
  }
  /** Have a function called after every {@link call}. */
  registerForwardHook(hook: ForwardHook): RemovableHandle {
    this.#hooks.add(hook);
    return { remove: () => void this.#hooks.delete(hook) };
  }

  /** Add a parameter, or say that there could be one. @throws KeyError for a bad name, TypeError */
  registerParameter(name: string, parameter: Parameter | null): void {
    this.#requireName("parameter", name, (x) => x instanceof Parameter || x === null);
    if (parameter !== null && !(parameter instanceof Parameter)) {
      const given = typeName(parameter);
      throw new TypeError(
        `cannot assign '${given}' object to parameter '${name}' (torch.nn.Parameter or None required)`,
      );
    }
    this.#set(name, parameter);
  }
  /** Add a tensor that is not learned but belongs to the state, unless it is not `persistent`. @throws KeyError, TypeError */
  registerBuffer(name: string, tensor: Tensor | null, options: { persistent?: boolean } = {}): void {
    this.#requireName("buffer", name, () => this.#buffers.has(name));
    if (tensor !== null && !(tensor instanceof Tensor)) {
      const given = typeName(tensor);
      throw new TypeError(
        `cannot assign '${given}' object to buffer '${name}' (torch Tensor or None required)`,
      );
    }
    this.#buffers.set(name, { persistent: options.persistent ?? true });
    if (tensor) keepStorage(tensor.core.storage);
    this.#set(name, tensor);
  }
  /** Add a module. @throws KeyError for a bad name, TypeError */
  addModule(name: string, module: Module | null): void {
    if (module !== null && !(module instanceof Module))
      throw new TypeError(`${typeName(module)} is not a Module subclass`);
    this.#requireName("module", name, (x) => x instanceof Module || x === null);
    this.#set(name, module);
  }
  registerModule(name: string, module: Module | null): void {
    this.addModule(name, module);
  }

  #requireName(what: string, name: string, replaceable: (x: unknown) => boolean): void {
    if (name.includes(".")) {
      throw new KeyError(`${what} name can't contain "."${what === "module" ? `, got: ${name}` : ""}`);
    }
    if (name === "") throw new KeyError(`${what} name can't be empty string ""`);
    const own = Object.hasOwn(this, name);
    if (name in this && !(own && replaceable((this as Record<string, unknown>)[name]))) {
      throw new KeyError(`attribute '${name}' already exists`);
    }
  }
  #set(name: string, value: unknown): void {
    (this as Record<string, unknown>)[name] = value;
  }

  /** Its own parameters, by name. */
  *ownParameters(): Iterable<[string, Parameter]> {
    for (const [name, x] of Object.entries(this)) if (x instanceof Parameter) yield [name, x];
  }
  /** Its own buffers, by name; those that are persistent alone if asked for. */
  *ownBuffers(persistent = false): Iterable<[string, Tensor]> {
    for (const [name, buffer] of this.#buffers) {
      const x = (this as Record<string, unknown>)[name];
      if (x instanceof Tensor && (buffer.persistent || !persistent)) yield [name, x];
    }
  }
  /** The modules that it is made of, by name. */
  *namedChildren(): Iterable<[string, Module]> {
    for (const [name, x] of Object.entries(this)) if (x instanceof Module) yield [name, x];
  }
  /** The modules that it is made of, each once. */
  children(): Module[] {
    return [...new Set([...this.namedChildren()].map(([, child]) => child))];
  }
  /** Itself and all modules below it, each once, by their path. */
  namedModules(prefix = "", seen = new Set<Module>()): [string, Module][] {
    if (seen.has(this)) return [];
    seen.add(this);
    const below = [...this.namedChildren()].flatMap(([name, child]) =>
      child.namedModules(join(prefix, name), seen),
    );
    return [[prefix, this], ...below];
  }
  /** Itself and all modules below it, each once. */
  modules(): Module[] {
    return this.namedModules().map(([, module]) => module);
  }
  #members<T>(
    prefix: string,
    recurse: boolean,
    own: (module: Module) => Iterable<[string, T]>,
  ): [string, T][] {
    const seen = new Set<T>();
    const modules: [string, Module][] = recurse ? this.namedModules(prefix) : [[prefix, this]];
    const all = modules.flatMap(([path, module]) =>
      [...own(module)].map(([name, x]): [string, T] => [join(path, name), x]),
    );
    return all.filter(([, x]) => !seen.has(x) && seen.add(x));
  }
  /** All parameters, each once, by their path. */
  namedParameters(prefix = "", recurse = true): [string, Parameter][] {
    return this.#members(prefix, recurse, (module) => module.ownParameters());
  }
  /** All parameters, each once. */
  parameters(recurse = true): Parameter[] {
    return this.namedParameters("", recurse).map(([, parameter]) => parameter);
  }
  /** All buffers, each once, by their path. */
  namedBuffers(prefix = "", recurse = true): [string, Tensor][] {
    return this.#members(prefix, recurse, (module) => module.ownBuffers());
  }
  /** All buffers, each once. */
  buffers(recurse = true): Tensor[] {
    return this.namedBuffers("", recurse).map(([, buffer]) => buffer);
  }
  /** The module at a path such as `layers.0`; itself for an empty one. @throws AttributeError */
  getSubmodule(path: string): Module {
    let at: Module = this;
    for (const name of path === "" ? [] : path.split(".")) {
      const next = [...at.namedChildren()].find(([key]) => key === name)?.[1];
      if (!next) throw new AttributeError(`${at.constructor.name} has no attribute \`${name}\``);
      at = next;
    }
    return at;
  }
  /** The parameter at a path. @throws AttributeError */
  getParameter(path: string): Parameter {
    const dot = path.lastIndexOf(".");
    const module = this.getSubmodule(path.slice(0, Math.max(0, dot)));
    const name = path.slice(dot + 1);
    const found = [...module.ownParameters()].find(([key]) => key === name)?.[1];
    if (!found) throw new AttributeError(`${module.constructor.name} has no attribute \`${name}\``);
    return found;
  }

  /** Call a function with every module, the children first. */
  apply(f: (module: Module) => void): this {
    for (const child of this.children()) child.apply(f);
    f(this);
    return this;
  }
  /** Learn, or stop to. */
  train(mode = true): this {
    if (typeof mode !== "boolean") throw new ValueError("training mode is expected to be boolean");
    this.training = mode;
    for (const child of this.children()) child.train(mode);
    return this;
  }
  /** `train(false)`: as it is used. */
  eval(): this {
    return this.train(false);
  }
  /** Let all parameters collect gradients, or stop to. */
  requiresGrad_(on = true): this {
    for (const parameter of this.parameters()) parameter.requiresGrad_(on);
    return this;
  }
  /** Let go of all gradients, or set them to zero. */
  zeroGrad(setToNone = true): void {
    for (const parameter of this.parameters()) {
      const { grad } = parameter;
      if (!grad) continue;
      if (setToNone) parameter.grad = null;
      else withoutGrad(() => fillWith(grad.gradFn ? grad.detach_() : grad, 0));
    }
  }
  /** All floating parameters and buffers in another dtype, in place. `cpu` is the only device. @throws TypeError */
  to(dtype: DTypeLike | "cpu"): this {
    if (dtype === "cpu") return this;
    const row = dtypeRow(dtype);
    if (row.kind !== "float" && row.kind !== "complex") {
      throw new TypeError(
        `nn.Module.to only accepts floating point or complex dtypes, but got desired dtype=torch.${row.name}`,
      );
    }
    const cast = (x: Tensor): void => {
      if (!x.isFloatingPoint() || x.core.dtype === row) return;
      x.core = copy(x.core, "C", row);
      x.accumulator = null;
      keepStorage(x.core.storage);
    };
    for (const parameter of this.parameters()) {
      cast(parameter);
      if (parameter.gradient) cast(parameter.gradient as Tensor);
    }
    for (const buffer of this.buffers()) cast(buffer);
    return this;
  }
  /** All floating parameters and buffers in float32. */
  float(): this {
    return this.to("float32");
  }
  /** All floating parameters and buffers in float64. */
  double(): this {
    return this.to("float64");
  }
  /** All floating parameters and buffers in float16. */
  half(): this {
    return this.to("float16");
  }
  /** All floating parameters and buffers in bfloat16. */
  bfloat16(): this {
    return this.to("bfloat16");
  }

  /** Parameters and persistent buffers by their path. They share memory with the module, outside of any graph. */
  stateDict(prefix = ""): State {
    return stateOf(this, prefix);
  }
  /**
   * Copy a state into parameters and buffers.
   *
   * @throws RuntimeError that lists the keys that are missing or unexpected (unless not `strict`) and the sizes that differ
   */
  loadStateDict(state: State, options: LoadOptions = {}): Incompatible {
    return loadState(this, state, options);
  }

  /** Its own words in the printed form. */
  extraRepr(): string {
    return "";
  }
  /** The tree of modules, as PyTorch prints it. */
  toString(): string {
    const children = [...this.namedChildren()].map(([name, child]): [string, string] => [
      name,
      child.toString(),
    ]);
    return tree(this.constructor.name, this.extraRepr(), children);
  }
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}

/** What a hook wants in place of the inputs. */
function replaced(x: unknown): readonly unknown[] | undefined {
  return x == null || Array.isArray(x) ? (x ?? undefined) : [x];
}

const join = (prefix: string, name: string): string => (prefix ? `${prefix}.${name}` : name);
