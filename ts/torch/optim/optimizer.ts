import { compute } from "../../autograd/elementwise.js";
import { bump } from "../../autograd/inplace.js";
import { withGrad } from "../../autograd/modes.js";
import { scalarType } from "../../autograd/words.js";
import type { CoreArray } from "../../core/array.js";
import { allocateLike, copy, fill } from "../../core/assign.js";
import { ValueError } from "../../core/errors.js";
import { keepStorage } from "../../core/storage.js";
import { typeName } from "../args.js";
import { realView } from "../real_view.js";
import { Tensor } from "../tensor.js";
import { groupText } from "./text.js";
import { addScaled } from "./update.js";

/** What every optimiser can be told, for all parameters or for a group of them. */
export interface OptimizerOptions {
  /** The learning rate. */
  lr: number;
  /** How much of each parameter is added to its gradient. */
  weightDecay: number;
  /** Go up instead of down. */
  maximize: boolean;
}

/** Parameters with options of their own. */
export type ParamGroup<O> = O & {
  params: Tensor[];
  /** The learning rate that a scheduler began with. */
  initialLr?: number;
};
/** A group as it is given: what is left out is as for all. */
export type GroupLike<O> = Partial<O> & { readonly params: Tensor | Iterable<Tensor> };
/** What an optimiser is made for: tensors, or groups of them. */
export type Params<O> = Iterable<Tensor> | Iterable<GroupLike<O>>;

/** What an optimiser remembers of one parameter. */
export type ParamState = Record<string, Tensor | number>;

/** An optimiser, saved: parameters are numbered in the order of their groups. */
export interface OptimizerStateDict<O = OptimizerOptions> {
  readonly state: Readonly<Record<number, Readonly<ParamState>>>;
  readonly paramGroups: readonly (O & { readonly initialLr?: number; readonly params: readonly number[] })[];
}

/**
 * What is common to all optimisers: groups, state, and the loop over parameters.
 *
 * @example
 * const optimizer = new torch.optim.SGD([torch.ones(2, { requiresGrad: true })], { lr: 0.1 });
 * optimizer.paramGroups[0].lr // -> 0.1
 */
export abstract class Optimizer<O extends OptimizerOptions = OptimizerOptions> {
  /** The parameters, with the options in force; schedulers write to `lr`. */
  readonly paramGroups: ParamGroup<O>[] = [];
  /** Whether it was ever asked to move its parameters. @internal */
  stepped = false;
  /** What is remembered of each parameter. */
  readonly state = new Map<Tensor, ParamState>();

  /** @throws ValueError, TypeError in PyTorch's words */
  constructor(
    params: Params<O>,
    /** The options of groups that have none. */
    readonly defaults: O,
  ) {
    if (params instanceof Tensor || params === null || typeof params !== "object") {
      const got =
        params instanceof Tensor ? `torch.${scalarType(params.core.dtype)}Tensor` : typeName(params);
      throw new TypeError(
        `params argument given to the optimizer should be an iterable of Tensors or dicts, but got ${got}`,
      );
    }
    const given = [...params];
    if (given.length === 0) throw new ValueError("optimizer got an empty parameter list");
    const isGroup = (x: unknown): x is GroupLike<O> =>
      typeof x === "object" && x !== null && "params" in x && !(x instanceof Tensor);
    if (isGroup(given[0])) for (const group of given) this.addParamGroup(group as GroupLike<O>);
    else this.addParamGroup({ params: given } as unknown as GroupLike<O>);
  }

  /** Move one parameter against its gradient; complex ones come as pairs of real numbers. */
  protected abstract update(group: O, param: CoreArray, grad: CoreArray, state: StateOf): void;

  /** The same in one pass by a kernel, weight decay and sign of the gradient included. @returns whether there is one */
  protected fused(_group: O, _param: CoreArray, _grad: CoreArray, _state: StateOf): boolean {
    return false;
  }

  /** Whether weight decay is added to the gradient; else {@link update} sees to it. */
  protected couplesDecay(_group: O): boolean {
    return true;
  }

  /**
   * Optimise more parameters.
   *
   * @throws ValueError for one that was computed or is in another group, TypeError for what is no tensor
   */
  addParamGroup(group: GroupLike<O>): void {
    const params = group.params instanceof Tensor ? [group.params] : [...group.params];
    for (const param of params) {
      if (!(param instanceof Tensor)) {
        throw new TypeError(
          `optimizer can only optimize Tensors, but one of the params is ${typeName(param)}`,
        );
      }
      if (!param.isLeaf && !param.retainsGrad) throw new ValueError("can't optimize a non-leaf Tensor");
    }
    const others = new Set(this.paramGroups.flatMap((other) => other.params));
    if (params.some((param) => others.has(param))) {
      throw new ValueError("some parameters appear in more than one parameter group");
    }
    this.paramGroups.push({ ...this.defaults, ...group, params } as ParamGroup<O>);
  }

  /**
   * Move every parameter that has a gradient.
   *
   * @param closure - computes the loss and its gradients anew
   * @returns what `closure` returns
   */
  step<T>(closure: () => T): T;
  step(): undefined;
  step<T>(closure?: () => T): T | undefined {
    this.stepped = true;
    const loss = closure && withGrad(closure);
    for (const group of this.paramGroups) {
      for (const param of group.params) if (param.grad) this.move(group, param, param.grad);
    }
    return loss;
  }

  private move(group: ParamGroup<O>, param: Tensor, gradient: Tensor): void {
    const grad = realView(gradient.core);
    const target = realView(param.core);
    let entries = this.state.get(param);
    if (!entries) this.state.set(param, (entries = {}));
    const state = new StateOf(entries, param.core);
    if (this.fused(group, target, grad, state)) {
      bump(param);
      return;
    }
    const decays = group.weightDecay !== 0 && this.couplesDecay(group);
    const own = group.maximize ? compute("negative", [grad]) : decays ? copy(grad, "K") : null;
    try {
      if (own && decays) addScaled(own, target, group.weightDecay);
      this.update(group, target, own ?? grad, state);
    } finally {
      own?.storage.dispose();
    }
    bump(param);
  }

  /** Forget the gradients, or with `setToNone: false` fill them with zeros. */
  zeroGrad(setToNone: boolean | { readonly setToNone?: boolean } = true): void {
    const forget = typeof setToNone === "boolean" ? setToNone : (setToNone.setToNone ?? true);
    for (const { params } of this.paramGroups) {
      for (const param of params) {
        if (!param.grad) continue;
        if (forget) param.grad = null;
        else {
          if (param.grad.gradFn) param.grad.detach_();
          else param.grad.requiresGrad = false;
          fill(param.grad.core, 0);
          bump(param.grad);
        }
      }
    }
  }

  private get numbered(): Tensor[] {
    return [...new Set(this.paramGroups.flatMap((group) => group.params))];
  }

  /** What has to be saved to go on later. Tensors are those in use, not copies. */
  stateDict(): OptimizerStateDict<O> {
    const numbers = new Map(this.numbered.map((param, i) => [param, i]));
    const state: Record<number, ParamState> = {};
    for (const [param, entry] of this.state) state[numbers.get(param)!] = { ...entry };
    const paramGroups = this.paramGroups.map((group) => ({
      ...group,
      params: group.params.map((param) => numbers.get(param)!),
    }));
    return { state, paramGroups };
  }

  /**
   * Go on from what {@link stateDict} gave: options and copies of the tensors.
   *
   * @throws ValueError when it is of other groups
   */
  loadStateDict(saved: OptimizerStateDict<O>): void {
    if (saved.paramGroups.length !== this.paramGroups.length) {
      throw new ValueError("loaded state dict has a different number of parameter groups");
    }
    saved.paramGroups.forEach((group, i) => {
      if (group.params.length !== this.paramGroups[i]!.params.length) {
        throw new ValueError(
          "loaded state dict contains a parameter group that doesn't match the size of optimizer's group",
        );
      }
    });
    this.state.clear();
    saved.paramGroups.forEach((group, i) => {
      const { params } = this.paramGroups[i]!;
      this.paramGroups[i] = { ...group, params } as unknown as ParamGroup<O>;
      group.params.forEach((number, k) => {
        const entry = saved.state[number];
        if (entry) this.state.set(params[k]!, copied(entry, params[k]!));
      });
    });
  }

  /** As PyTorch prints it. */
  toString(): string {
    const groups = this.paramGroups.map((group, i) => `Parameter Group ${i}\n${groupText(group)}`);
    return `${this.constructor.name} (\n${groups.join("\n\n")}\n)`;
  }
}

function copied(entry: Readonly<ParamState>, param: Tensor): ParamState {
  const own: ParamState = {};
  for (const [name, value] of Object.entries(entry)) {
    if (value instanceof Tensor) {
      const core = copy(value.core, "K", param.core.dtype);
      keepStorage(core.storage);
      own[name] = new Tensor(core);
    } else own[name] = value;
  }
  return own;
}

/** What is remembered of one parameter, as {@link Optimizer.update} uses it. */
export class StateOf {
  constructor(
    private readonly entries: ParamState,
    private readonly param: CoreArray,
  ) {}

  /** Whether there is an entry of this name. */
  has(name: string): boolean {
    return name in this.entries;
  }

  /** The array of this name, made on first use: full of a value, a copy, or with `null` whatever was there. */
  array(name: string, initial: number | CoreArray | null = 0): CoreArray {
    let tensor = this.entries[name] as Tensor | undefined;
    if (!tensor) {
      const core = allocateLike(this.param);
      // It outlives the scope of the step.
      keepStorage(core.storage);
      if (typeof initial === "number") fill(realView(core), initial);
      else if (initial) compute("positive", [initial], realView(core));
      this.entries[name] = tensor = new Tensor(core);
    }
    return realView(tensor.core);
  }

  /** Count a step, or take one back. @returns how many there were, this one included */
  count(by = 1): number {
    const step = ((this.entries.step as number | undefined) ?? 0) + by;
    this.entries.step = step;
    return step;
  }
}

/** Refuse a negative option. @throws ValueError */
export function requirePositive(words: string, value: number): void {
  if (!(value >= 0)) throw new ValueError(`Invalid ${words}: ${value}`);
}
