import { AccumulateGrad, type Node, OpNode } from "../autograd/graph.js";
import { gradFnOf } from "../autograd/record.js";
import { Variable } from "../autograd/variable.js";
import { snake } from "../autograd/words.js";
import { Marked, valueOf } from "../core/scalar.js";
import { dotOf, type GraphReader } from "../viz/dot.js";
import type { Tensor } from "./tensor.js";

/** What {@link makeDot} takes by name. */
export interface MakeDotOptions {
  /** Names of tensors: an object, or what `namedParameters()` gives. */
  params?: Readonly<Record<string, Tensor>> | Iterable<readonly [string, Tensor]> | undefined;
  /** Write what an operation was called with below its name. */
  showAttrs?: boolean;
  /** Show the tensors that are kept for backward. */
  showSaved?: boolean;
  /** The longest text of an attribute; 50 by default. */
  maxAttrChars?: number;
}

/** A value as Python writes it. */
function python(x: unknown): string {
  if (x === null || x === undefined) return "None";
  if (x instanceof Variable) return "[saved tensor]";
  if (x instanceof Marked) return python(valueOf(x));
  if (typeof x === "boolean") return x ? "True" : "False";
  if (Array.isArray(x))
    return x.some((y) => y instanceof Variable) ? "[saved tensors]" : `(${x.map(python).join(", ")})`;
  return String(x);
}

/** Where the inputs that index begin, of an operation that has some. */
function firstIndex(params: unknown): number | null {
  if (typeof params !== "object" || params === null || !("indexed" in params)) return null;
  return "accumulate" in params ? 2 : 1;
}

/** The name of what was saved from a place: an input, or an output. */
const placeName = (place: number, params: unknown): string => {
  const first = firstIndex(params);
  if (first !== null && place >= first) return `indices[${place - first}]`;
  return (
    ["self", "other"][place] ?? (place < 0 ? (place === -1 ? "result" : `result${-place}`) : `input${place}`)
  );
};

function entries(node: Node): (readonly [string, unknown])[] {
  if (!(node instanceof OpNode)) return [];
  const saved = node.savedEntries.map(([place, value]) => [placeName(place, node.params), value] as const);
  const params = Object.entries((node.params ?? {}) as object).map(
    ([name, value]) => [snake(name), value] as const,
  );
  return [...saved, ...params].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

const reader: GraphReader<Variable, Node> = {
  shape: ({ core }) => core.shape,
  source: gradFnOf,
  base: ({ viewInfo }) => viewInfo?.base ?? null,
  name: ({ name }) => name.replace(/^.*::/, ""),
  next: ({ edges }) => edges.map((edge) => edge?.node ?? null),
  leaf: (node) => (node instanceof AccumulateGrad ? node.variable : null),
  saved: (node) => entries(node).filter((entry): entry is [string, Variable] => entry[1] instanceof Variable),
  ownSaved: (node) => (node.foreign ? node.savedTensors : []),
  attributes: (node) => entries(node).map(([name, value]) => [name, python(value)]),
};

/**
 * The graph that computed tensors, as DOT text in the form of torchviz: outputs green, leaves blue, kept tensors
 * orange, bases of views dark green.
 *
 * @param output - a tensor, or several
 * @throws RuntimeError with `showSaved` or `showAttrs`, when backward has freed what was kept
 * @example
 * const x = torch.ones(2, { requiresGrad: true });
 * torch.makeDot(x.mul(2), { params: { x } }).includes("MulBackward0") // -> true
 */
export function makeDot(output: Tensor | readonly Tensor[], options: MakeDotOptions = {}): string {
  const { params = {}, showAttrs = false, showSaved = false, maxAttrChars = 50 } = options;
  const named =
    Symbol.iterator in params ? [...(params as Iterable<readonly [string, Tensor]>)] : Object.entries(params);
  const names = new Map<Variable, string>(named.map(([name, tensor]) => [tensor, name]));
  const outputs = Array.isArray(output) ? (output as readonly Tensor[]) : [output as Tensor];
  return dotOf(outputs, reader, { names, showAttrs, showSaved, maxAttrChars });
}

export { toSvg } from "../viz/svg.js";
