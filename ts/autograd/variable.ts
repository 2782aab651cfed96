import type { CoreArray } from "../core/array.js";
import type { AccumulateGrad, Node } from "./graph.js";
import type { ViewStep } from "./names.js";

/** How often the memory was written to, shared by a tensor, its views and what was detached from it. */
export class VersionCounter {
  value = 0;
}

/** Under which circumstances a view was made: some may not be modified in place. */
export type Creation = "default" | "noGrad" | "multiOutput" | "inference" | "custom";

/** Of a view: what it views, and how it comes from it. */
export interface ViewInfo {
  /** The variable at the end of the chain of views: no view itself. */
  readonly base: Variable;
  readonly steps: readonly ViewStep[];
  readonly creation: Creation;
  /** The version at which the view's history was made; after a write it is made anew. */
  seen: number;
}

/** An array with its place in the graph: what every differentiable operation takes and gives. */
export class Variable {
  /** @internal */
  core: CoreArray;
  /** The node that computed it; `null` for a leaf. Of a view it may be out of date: `gradFnOf` looks. @internal */
  node: Node | null = null;
  /** Which of the node's outputs it is. @internal */
  outputNr = 0;
  /** Whether gradients of this leaf are wanted. @internal */
  wanted = false;
  /** @internal */
  gradient: Variable | null = null;
  /** `null` for inference tensors. @internal */
  counter: VersionCounter | null = new VersionCounter();
  /** @internal */
  viewInfo: ViewInfo | null = null;
  /** Where gradients of this leaf arrive. @internal */
  accumulator: AccumulateGrad | null = null;
  /** Whether backward stores the gradient though this is no leaf. @internal */
  retains = false;

  /** @internal */
  constructor(core: CoreArray) {
    this.core = core;
  }
}
