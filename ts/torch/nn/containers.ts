import { IndexError } from "../../core/errors.js";
import { typeName } from "../args.js";
import type { Tensor } from "../tensor.js";
import { Module } from "./module.js";
import { tree } from "./words.js";

/** Modules in a row, named by their places. */
class Listed extends Module {
  // Not enumerable: the modules are children by their places, not by this property.
  readonly #modules: Module[] = [];

  /** How many there are. */
  get length(): number {
    return this.#modules.length;
  }
  /** The module at a place; negative ones count from the end. @throws IndexError */
  get(index: number): Module {
    const found = this.#modules.at(index);
    if (!found) throw new IndexError(`index ${index} is out of range`);
    return found;
  }
  /** Put another module in a place. @throws IndexError, TypeError */
  set(index: number, module: Module): void {
    this.get(index);
    this.#modules[index < 0 ? index + this.length : index] = requireModule(module);
  }
  /** Add a module at the end. @throws TypeError */
  append(module: Module): this {
    this.#modules.push(requireModule(module));
    return this;
  }
  /** Add modules at the end. @throws TypeError */
  extend(modules: Iterable<Module>): this {
    for (const module of modules) this.append(module);
    return this;
  }
  /** Add a module before a place. @throws TypeError */
  insert(index: number, module: Module): this {
    this.#modules.splice(index, 0, requireModule(module));
    return this;
  }
  [Symbol.iterator](): Iterator<Module> {
    return this.#modules[Symbol.iterator]();
  }
  override *namedChildren(): Iterable<[string, Module]> {
    for (const [index, module] of this.#modules.entries()) yield [String(index), module];
    yield* super.namedChildren();
  }
}

function requireModule(x: unknown): Module {
  if (x instanceof Module) return x;
  throw new TypeError(`${typeName(x)} is not a Module subclass`);
}

/**
 * Modules one after the other: the output of each is the input of the next.
 *
 * @example
 * String(new torch.nn.Sequential(new torch.nn.Linear(2, 3), new torch.nn.ReLU())).split("\n")[2] // ->   (1): ReLU()
 */
export class Sequential extends Listed {
  static override readonly name: string = "Sequential";
  constructor(...modules: Module[]) {
    super();
    this.extend(modules);
  }
  override forward(input: Tensor): Tensor {
    let x: unknown = input;
    for (const module of this) x = module.call(x);
    return x as Tensor;
  }
}

/**
 * A list whose modules belong to the module that has it as a property. It computes nothing itself.
 *
 * @example
 * new torch.nn.ModuleList([new torch.nn.ReLU(), new torch.nn.Tanh()]).length // -> 2
 */
export class ModuleList extends Listed {
  static override readonly name: string = "ModuleList";
  constructor(modules: Iterable<Module> = []) {
    super();
    this.extend(modules);
  }
  /** As PyTorch prints it: equal neighbours are counted. */
  override toString(): string {
    const runs: { text: string; from: number; to: number }[] = [];
    [...this].forEach((module, k) => {
      const text = module.toString();
      const last = runs.at(-1);
      if (last?.text === text) last.to = k;
      else runs.push({ text, from: k, to: k });
    });
    const lines = runs.map(({ text, from, to }): [string, string] =>
      from === to ? [`${from}`, text] : [`${from}-${to}`, `${to - from + 1} x ${text}`],
    );
    return tree(this.constructor.name, "", lines);
  }
}
