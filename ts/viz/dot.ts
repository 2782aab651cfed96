import type { Shape } from "../core/shape.js";

/** How a graph of computations is read: `V` are its values, `N` its nodes. */
export interface GraphReader<V extends object, N extends object> {
  shape(value: V): Shape;
  /** The node that computed a value. */
  source(value: V): N | null;
  /** What a value is a view of. */
  base(value: V): V | null;
  name(node: N): string;
  /** Where gradients go from a node. */
  next(node: N): readonly (N | null)[];
  /** The leaf whose gradient arrives at a node. */
  leaf(node: N): V | null;
  /** What a node keeps for backward, by name. */
  saved(node: N): readonly (readonly [string, V])[];
  /** What a node of the user's own keeps. */
  ownSaved(node: N): readonly V[];
  /** What else is known of a node, by name. */
  attributes(node: N): readonly (readonly [string, string])[];
}

/** What {@link dotOf} shows. */
export interface DotOptions<V> {
  /** Names of values. */
  readonly names: ReadonlyMap<V, string>;
  /** Write attributes below the names of nodes. */
  readonly showAttrs: boolean;
  /** Show what nodes keep. */
  readonly showSaved: boolean;
  /** The longest text of an attribute. */
  readonly maxAttrChars: number;
}

const NODE =
  "\tnode [align=left fontname=monospace fontsize=10 height=0.2 ranksep=0.1 shape=box style=filled]";
/** Inches for a line of the text, and the least. */
const SIZE_PER_LINE = 0.15;
const LEAST_SIZE = 12;

/** A text as an identifier of the DOT language, quoted where it is none. */
function quoted(text: string): string {
  return /^([A-Za-z_]\w*|-?(\.\d+|\d+(\.\d*)?))$/.test(text) ? text : `"${text.replaceAll('"', '\\"')}"`;
}

function attributeText(
  name: string,
  attributes: readonly (readonly [string, string])[],
  most: number,
): string {
  if (attributes.length === 0) return name;
  const longest = (k: 0 | 1): number => attributes.reduce((n, pair) => Math.max(n, pair[k].length), 0);
  const left = longest(0);
  const right = Math.min(longest(1), Math.max(most, 3));
  const cut = (text: string): string => (text.length > right ? `${text.slice(0, right - 3)}...` : text);
  const lines = attributes.map(([key, value]) => `${key.padEnd(left)}: ${cut(value).padStart(right)}`);
  return [name, "-".repeat(Math.max(left + right + 2, name.length)), ...lines].join("\n");
}

/**
 * A graph of computations as DOT text in torchviz's form: outputs green, leaves blue, what is kept orange, bases of
 * views dark green. Nodes are named by the order in which they come up.
 */
export function dotOf<V extends object, N extends object>(
  outputs: readonly V[],
  reader: GraphReader<V, N>,
  options: DotOptions<V>,
): string {
  const body: string[] = [];
  const ids = new Map<object, string>();
  const seen = new Set<object>();
  const id = (x: object): string => {
    const known = ids.get(x) ?? `n${ids.size + 1}`;
    ids.set(x, known);
    return known;
  };
  const edge = (from: object, to: object, attributes = ""): void => {
    body.push(`\t${id(from)} -> ${id(to)}${attributes && ` [${attributes}]`}`);
  };
  const value = (x: object, v: V, color: string, name = options.names.get(v) ?? ""): void => {
    const label = quoted(`${name}\n (${reader.shape(v).join(", ")})`);
    body.push(`\t${id(x)} [label=${label} fillcolor=${color}]`);
  };
  // A leaf is itself wherever it comes up; what was computed is a value of its own wherever it is kept.
  const kept = (v: V): object => (reader.source(v) ? {} : v);

  const addNode = (node: N): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (options.showSaved) {
      for (const [name, v] of reader.saved(node)) {
        const own = kept(v);
        edge(node, own, "dir=none");
        value(own, v, "orange", name);
      }
    }
    const leaf = reader.leaf(node);
    if (leaf) {
      value(leaf, leaf, "lightblue");
      edge(leaf, node);
    }
    const attributes = options.showAttrs ? reader.attributes(node) : [];
    body.push(
      `\t${id(node)} [label=${quoted(attributeText(reader.name(node), attributes, options.maxAttrChars))}]`,
    );
    for (const next of reader.next(node)) {
      if (!next) continue;
      edge(next, node);
      addNode(next);
    }
    for (const v of reader.ownSaved(node)) {
      const own = kept(v);
      edge(own, node, "dir=none");
      value(own, v, "orange");
    }
  };
  const addValue = (v: V, color: string): void => {
    if (seen.has(v)) return;
    seen.add(v);
    value(v, v, color);
    const source = reader.source(v);
    if (source) {
      addNode(source);
      edge(source, v);
    }
    const base = reader.base(v);
    if (base) {
      addValue(base, "darkolivegreen3");
      edge(base, v, "style=dotted");
    }
  };
  for (const output of outputs) addValue(output, "darkolivegreen1");

  const size = Math.max(LEAST_SIZE, body.length * SIZE_PER_LINE);
  const inches = size > LEAST_SIZE && Number.isInteger(size) ? size.toFixed(1) : String(size);
  return ["digraph {", `\tgraph [size="${inches},${inches}"]`, NODE, ...body, "}", ""].join("\n");
}
