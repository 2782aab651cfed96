import { withoutGrad } from "../../autograd/modes.js";
import { RuntimeError } from "../../core/errors.js";
import { typeName } from "../args.js";
import { copyInto } from "../filling.js";
import { Tensor } from "../tensor.js";
import type { Module } from "./module.js";
import { torchSize } from "./words.js";

/** Tensors by the path of the parameter or buffer. */
export type State = Record<string, Tensor>;

/** What {@link Module.loadStateDict} may be asked. */
export interface LoadOptions {
  /** Whether keys must agree; they must by default. */
  strict?: boolean;
}

/**
 * The keys in which a state and a module differ.
 *
 * @example
 * const found = new torch.nn.Linear(1, 1).loadStateDict({ bias: torch.ones(1) }, { strict: false });
 * found.missingKeys // -> [ 'weight' ]
 */
export class Incompatible {
  constructor(
    readonly missingKeys: readonly string[],
    readonly unexpectedKeys: readonly string[],
  ) {}
  toString(): string {
    if (this.missingKeys.length + this.unexpectedKeys.length === 0) return "<All keys matched successfully>";
    const list = (keys: readonly string[]): string => `[${keys.map((key) => `'${key}'`).join(", ")}]`;
    return `_IncompatibleKeys(missing_keys=${list(this.missingKeys)}, unexpected_keys=${list(this.unexpectedKeys)})`;
  }
}

/** What belongs to the state of a module alone. */
function* own(module: Module): Iterable<[string, Tensor]> {
  yield* module.ownParameters();
  yield* module.ownBuffers(true);
}

/** Parameters and persistent buffers of a module and all below it. */
export function stateOf(module: Module, prefix: string): State {
  const state: State = {};
  for (const [name, x] of own(module)) state[prefix + name] = x.detach();
  for (const [name, child] of module.namedChildren())
    Object.assign(state, stateOf(child, `${prefix}${name}.`));
  return state;
}

/** Copy a state into a module. @throws RuntimeError in PyTorch's words */
export function loadState(module: Module, state: State, { strict = true }: LoadOptions): Incompatible {
  if (typeof state !== "object" || state === null) {
    throw new TypeError(`Expected state_dict to be dict-like, got <class '${typeName(state)}'>.`);
  }
  const loading = new Loading(state);
  withoutGrad(() => loading.load(module, ""));
  const problems = strict ? loading.keyProblems() : [];
  problems.push(...loading.errors);
  if (problems.length > 0) {
    throw new RuntimeError(
      `Error(s) in loading state_dict for ${module.constructor.name}:\n\t${problems.join("\n\t")}`,
    );
  }
  return new Incompatible(loading.missing, loading.unexpected);
}

/** One state on its way into a tree of modules. */
class Loading {
  readonly missing: string[] = [];
  readonly unexpected: string[] = [];
  readonly errors: string[] = [];

  constructor(private readonly state: State) {}

  load(module: Module, prefix: string): void {
    const mine = new Map(own(module));
    const children = new Map(module.namedChildren());
    for (const [name, x] of mine) this.copy(prefix + name, x);
    for (const key of Object.keys(this.state)) {
      if (!key.startsWith(prefix)) continue;
      const [name, ...rest] = key.slice(prefix.length).split(".");
      if (!(rest.length > 0 ? children.has(name!) : mine.has(name!))) this.unexpected.push(key);
    }
    for (const [name, child] of children) this.load(child, `${prefix}${name}.`);
  }

  private copy(key: string, x: Tensor): void {
    if (!Object.hasOwn(this.state, key)) {
      this.missing.push(key);
      return;
    }
    let given: Tensor = this.state[key]!;
    if (!(given instanceof Tensor)) {
      this.errors.push(
        `While copying the parameter named "${key}", expected torch.Tensor or Tensor-like object from checkpoint but received <class '${typeName(given)}'>`,
      );
      return;
    }
    // Files of old have one-element tensors where there are 0-d ones now.
    if (x.ndim === 0 && given.ndim === 1 && given.shape[0] === 1) given = given.get(0);
    if (given.shape.join() !== x.shape.join()) {
      this.errors.push(
        `size mismatch for ${key}: copying a param with shape ${torchSize(given.shape)} from checkpoint, the shape in current model is ${torchSize(x.shape)}.`,
      );
      return;
    }
    copyInto(x, given);
  }

  keyProblems(): string[] {
    const list = (keys: readonly string[]): string => keys.map((key) => `"${key}"`).join(", ");
    const problems: string[] = [];
    if (this.missing.length > 0) problems.push(`Missing key(s) in state_dict: ${list(this.missing)}. `);
    if (this.unexpected.length > 0)
      problems.push(`Unexpected key(s) in state_dict: ${list(this.unexpected)}. `);
    return problems;
  }
}
