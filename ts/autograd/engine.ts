import { allocate, CoreArray } from "../core/array.js";
import { assign } from "../core/assign.js";
import { RuntimeError } from "../core/errors.js";
import { sameShape } from "../core/shape.js";
import { closeScope, keepStorage, openScope, type Storage } from "../core/storage.js";
import { countTrue } from "../core/truth.js";
import { add, compute } from "./elementwise.js";
import { AccumulateGrad, type Edge, type Gradient, type Meta, type Node, type Requests } from "./graph.js";
import { afterHooks, afterPrehooks, afterTensorHooks } from "./hooks.js";
import { bump } from "./inplace.js";
import { isAnomalyCheckNanEnabled, isAnomalyEnabled, withGradMode } from "./modes.js";
import { applyView } from "./record.js";
import { wrap } from "./registry.js";
import { cast, clone, isExpandableTo, sumTo } from "./structural.js";
import type { Variable } from "./variable.js";
import { sizes } from "./words.js";

/** One walk through the graph, from roots towards leaves. */
export interface Walk {
  readonly roots: readonly Edge[];
  readonly grads: readonly Variable[];
  /** Those of them that nobody else holds. */
  readonly own: readonly Variable[];
  /** Whether what was saved stays for another walk. */
  readonly keepGraph: boolean;
  /** Whether the walk is itself recorded. */
  readonly createGraph: boolean;
  /** Where gradients are wanted; `null` for all leaves. */
  readonly targets: readonly Edge[] | null;
  /** Whether gradients of leaves among the targets are stored rather than returned. */
  readonly accumulate: boolean;
}

/**
 * Which storages the walk has made, and how many gradients in it lie in each. What is no longer held is freed at once;
 * what hooks or callers have seen is no longer the walk's.
 */
class Ledger {
  private readonly held = new Map<Storage, number>();
  constructor(private readonly owning: boolean) {}

  adopt({ storage }: CoreArray): void {
    if (this.owning && !this.held.has(storage)) this.held.set(storage, 0);
  }
  hold({ storage }: CoreArray): void {
    const count = this.held.get(storage);
    if (count !== undefined) this.held.set(storage, count + 1);
  }
  drop({ storage }: CoreArray): void {
    const count = this.held.get(storage);
    if (count === undefined) return;
    if (count > 1) this.held.set(storage, count - 1);
    else {
      this.held.delete(storage);
      storage.dispose();
    }
  }
  /** Whether one gradient alone lies in the storage. */
  sole({ storage }: CoreArray): boolean {
    return this.held.get(storage) === 1;
  }
  /** Leave a storage to others. */
  letGo({ storage }: CoreArray): void {
    this.held.delete(storage);
  }
}

/** Nodes that are ready, the latest first. */
class Ready {
  private readonly heap: Node[] = [];

  push(node: Node): void {
    const { heap } = this;
    let i = heap.push(node) - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (heap[parent]!.sequence >= node.sequence) break;
      heap[i] = heap[parent]!;
      i = parent;
    }
    heap[i] = node;
  }

  pop(): Node | undefined {
    const { heap } = this;
    const top = heap[0];
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return top;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && heap[child + 1]!.sequence > heap[child]!.sequence) child++;
      if (heap[child]!.sequence <= last.sequence) break;
      heap[i] = heap[child]!;
      i = child;
    }
    heap[i] = last;
    return top;
  }
}

/** What a walk knows of a node. */
interface Stop {
  /** How many edges lead there that have not been gone yet. */
  left: number;
  /** The gradients of its outputs that have arrived. */
  slots: (Variable | null)[] | null;
}

/** Every node that can be reached, with the edges that lead there. */
function stopsOf(roots: readonly Edge[]): Map<Node, Stop> {
  const stops = new Map<Node, Stop>();
  const stack: Node[] = [];
  for (const { node } of roots) {
    if (stops.has(node)) continue;
    stops.set(node, { left: 0, slots: null });
    stack.push(node);
  }
  for (let node = stack.pop(); node; node = stack.pop()) {
    for (const edge of node.edges) {
      if (!edge) continue;
      const stop = stops.get(edge.node);
      if (stop) stop.left++;
      else {
        stops.set(edge.node, { left: 1, slots: null });
        stack.push(edge.node);
      }
    }
  }
  return stops;
}

/** The nodes from which a target can be reached: the others need not run. */
function leadingTo(roots: readonly Edge[], targets: ReadonlySet<Node>): Set<Node> {
  const needed = new Set<Node>();
  const state = new Map<Node, boolean>();
  const stack = roots.map((edge) => edge.node);
  while (stack.length > 0) {
    const node = stack[stack.length - 1]!;
    if (state.get(node)) {
      stack.pop();
      continue;
    }
    if (!state.has(node)) {
      state.set(node, false);
      for (const edge of node.edges) if (edge && !state.has(edge.node)) stack.push(edge.node);
      continue;
    }
    state.set(node, true);
    stack.pop();
    if (node.edges.some((edge) => edge && (needed.has(edge.node) || targets.has(edge.node))))
      needed.add(node);
  }
  return needed;
}

/**
 * Walk. Each node runs once, when all gradients of its outputs have arrived and were summed.
 *
 * @returns for each target its gradient, `null` where none arrived
 */
export function walk(task: Walk): Gradient[] {
  return withGradMode(task.createGraph, () => new Run(task).run());
}

class Run {
  private readonly ledger: Ledger;
  private readonly stops: Map<Node, Stop>;
  private readonly captured: Gradient[];
  private readonly wanted: Map<Node, { outputNr: number; slot: number }[]> | null;
  private readonly needed: Set<Node> | null;

  constructor(private readonly task: Walk) {
    this.ledger = new Ledger(!task.createGraph);
    const { targets, roots } = task;
    this.stops = stopsOf(roots);
    this.captured = [];
    if (targets === null) this.wanted = this.needed = null;
    else {
      const needed = leadingTo(roots, new Set(targets.map((edge) => edge.node)));
      const wanted = new Map<Node, { outputNr: number; slot: number }[]>();
      targets.forEach(({ node, outputNr }, slot) => {
        this.captured.push(null);
        if (task.accumulate && node instanceof AccumulateGrad) needed.add(node);
        else wanted.set(node, [...(wanted.get(node) ?? []), { outputNr, slot }]);
      });
      this.needed = needed;
      this.wanted = wanted;
    }
  }

  run(): Gradient[] {
    const { task, stops } = this;
    const ready = new Ready();
    for (let k = 0; k < task.roots.length; k++) {
      const edge = task.roots[k]!;
      const g = task.grads[k]!;
      const stop = stops.get(edge.node)!;
      if (stop.left === 0 && stop.slots === null) ready.push(edge.node);
      if (task.own.includes(g)) this.ledger.adopt(g.core);
      this.ledger.hold(g.core);
      this.put(stop, edge.outputNr, g);
    }
    for (let node = ready.pop(); node; node = ready.pop()) {
      this.visit(node);
      for (const edge of node.edges) if (edge && --stops.get(edge.node)!.left === 0) ready.push(edge.node);
    }
    return this.captured;
  }

  private visit(node: Node): void {
    const stop = this.stops.get(node)!;
    const grads = stop.slots;
    stop.slots = null;
    if (!grads) return;
    if (node.asked) this.hooks(node.asked, grads);
    const wanted = this.wanted?.get(node);
    if (wanted)
      for (const { outputNr, slot } of wanted) {
        const g = grads[outputNr] ?? null;
        if (g) this.ledger.letGo(g.core);
        this.captured[slot] = g;
      }
    if (this.needed && !this.needed.has(node)) {
      for (const g of grads) if (g) this.ledger.drop(g.core);
      return;
    }
    const given = this.prepared(node, grads);
    const hooked = node.asked !== null && node.asked.nodeHooks.size > 0;
    if (node instanceof AccumulateGrad) {
      if (given[0]) this.store(node, given[0]);
      if (hooked) afterHooks(node, [], given);
      return;
    }
    let results = this.call(node, given);
    for (const g of results) if (g) this.ledger.hold(g.core);
    for (const g of given) if (g) this.ledger.drop(g.core);
    if (hooked) results = this.seen(afterHooks(node, this.seen(results), given));
    const { edges } = node;
    for (let k = 0; k < edges.length; k++) {
      const edge = edges[k];
      const g = results[k];
      if (!g) continue;
      if (edge && this.leads(edge.node)) this.put(this.stops.get(edge.node)!, edge.outputNr, g);
      else this.ledger.drop(g.core);
    }
    if (!this.task.keepGraph) node.release(!this.task.createGraph);
  }

  private leads(node: Node): boolean {
    return this.needed === null || this.needed.has(node) || this.wanted!.has(node);
  }

  /** Leave gradients to whoever has seen them. */
  private seen<T extends readonly Gradient[]>(grads: T): T {
    for (const g of grads) if (g) this.ledger.letGo(g.core);
    return grads;
  }

  /** The gradients of a node's outputs, for its own hooks if there are any. */
  private prepared(node: Node, grads: readonly (Variable | null)[]): readonly Gradient[] {
    if (!node.asked || node.asked.prehooks.size + node.asked.nodeHooks.size === 0) return grads;
    return this.seen(afterPrehooks(node, this.seen(node.outputs.map((_, k) => grads[k] ?? null))));
  }

  /** The tensor hooks in their order, then what `retainGrad` asked for. */
  private hooks(asked: Requests, grads: (Variable | null)[]): void {
    for (const [outputNr, hooks] of asked.hooks) {
      const g = grads[outputNr];
      if (!g || hooks.size === 0) continue;
      this.ledger.letGo(g.core);
      grads[outputNr] = afterTensorHooks(hooks, g);
    }
    for (const [outputNr, variable] of asked.retained) {
      const g = grads[outputNr];
      if (!g) continue;
      this.ledger.letGo(g.core);
      variable.gradient = variable.gradient ? add(variable.gradient, g) : g;
      keepStorage(variable.gradient.core.storage);
    }
  }

  /** Run a node: its temporaries are freed, and what it returns fits the inputs that it is for. */
  private call(node: Node, grads: readonly Gradient[]): Gradient[] {
    node.prepare();
    // User code may hold on to what it makes, and so may a graph of the walk.
    const scoped = !this.task.createGraph && !node.foreign;
    if (!scoped) return this.checked(node, node.backward(grads));
    const made = openScope();
    let results: Gradient[] = [];
    try {
      results = this.checked(node, node.backward(grads));
      for (const g of results) if (g && made.has(g.core.storage)) this.ledger.adopt(g.core);
      return results;
    } finally {
      closeScope({ has: (storage) => results.some((g) => g?.core.storage === storage) });
    }
  }

  private checked(node: Node, results: readonly Gradient[]): Gradient[] {
    const fit: Gradient[] = [];
    for (let k = 0; k < results.length; k++) {
      const g = results[k];
      const edge = node.edges[k];
      if (g && edge && isAnomalyEnabled() && isAnomalyCheckNanEnabled()) requireNumbers(node, g, k);
      fit.push(g && edge ? this.fitted(g, edge.node.outputs[edge.outputNr]!, node, k) : null);
    }
    return fit;
  }

  /** A gradient in the shape and dtype of what it is the gradient of. @throws RuntimeError */
  private fitted(g: Variable, { shape, dtype }: Meta, node: Node, k: number): Variable {
    let fit = g;
    if (!sameShape(g.core.shape, shape)) {
      if (!isExpandableTo(shape, g.core.shape)) {
        throw new RuntimeError(
          `Function ${node.name} returned an invalid gradient at index ${node.places.indexOf(k)} - got ${sizes(g.core.shape)} but expected shape compatible with ${sizes(shape)}`,
        );
      }
      fit = sumTo(g, shape);
    }
    if (fit.core.dtype === dtype) return fit;
    if (fit.core.dtype.kind === "complex" && dtype.kind !== "complex")
      fit = applyView("real", fit, undefined);
    return cast(fit, dtype);
  }

  /** Add a gradient to what has arrived at a node. */
  private put(stop: Stop, outputNr: number, g: Variable): void {
    const slots = (stop.slots ??= []);
    const sum = slots[outputNr];
    if (!sum) {
      slots[outputNr] = g;
      return;
    }
    if (this.ledger.sole(sum.core) && sum.core.cContiguous && sum.core.dtype === g.core.dtype) {
      compute("add", [sum.core, g.core], sum.core);
      this.ledger.drop(g.core);
      return;
    }
    const total = add(sum, g);
    this.ledger.adopt(total.core);
    this.ledger.hold(total.core);
    for (const part of [sum, g]) this.ledger.drop(part.core);
    slots[outputNr] = total;
  }

  /** Add to the gradient of a leaf: into the same memory, unless the walk is recorded. */
  private store(node: AccumulateGrad, g: Variable): void {
    const { variable } = node;
    const { gradient } = variable;
    if (gradient && !this.task.createGraph) {
      compute("add", [gradient.core, g.core], gradient.core);
      bump(gradient);
      this.ledger.drop(g.core);
    } else {
      if (this.task.createGraph) variable.gradient = gradient ? add(gradient, g) : clone(g);
      else variable.gradient = wrap(this.taken(g.core));
      keepStorage(variable.gradient.core.storage);
    }
    for (const hook of node.postHooks) hook(variable);
  }

  /** The array itself where nobody else has a part in its memory, else a copy. */
  private taken(a: CoreArray): CoreArray {
    if (this.ledger.sole(a) && a.cContiguous && a.storage.bytes === a.size * a.dtype.itemsize) {
      this.ledger.letGo(a);
      return new CoreArray(a.storage, a.dtype, a.shape, a.strides, a.offset, true, true);
    }
    const own = allocate(a.dtype, a.shape);
    assign(own, a);
    this.ledger.drop(a);
    return own;
  }
}

function requireNumbers(node: Node, g: Variable, k: number): void {
  const nans = compute("isnan", [g.core]);
  const found = countTrue(nans) > 0;
  nans.storage.dispose();
  if (found) throw new RuntimeError(`Function '${node.name}' returned nan values in its ${k}th output.`);
}
