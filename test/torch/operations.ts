// Which operations a tensor was computed by.
import { type Node, OpNode } from "../../ts/autograd/graph.js";
import type { OpName } from "../../ts/autograd/names.js";
import { rules } from "../../ts/autograd/rules.js";
import type { Tensor } from "../../ts/torch/index.js";

/** The operations that have a derivative. */
export const differentiable = (Object.keys(rules) as OpName[]).filter((op) => rules[op] !== null);

const operationOf = new Map(Object.entries(rules).map(([op, rule]) => [rule as object, op as OpName]));

/** The operations that lead to tensors. */
export function operationsOf(outputs: readonly (Tensor | null)[]): Set<OpName> {
  const found = new Set<OpName>();
  const seen = new Set<Node>();
  const stack = outputs.flatMap((y) => (y?.gradFn ? [y.gradFn as unknown as Node] : []));
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    const op = node instanceof OpNode && operationOf.get((node as unknown as { rule: object }).rule);
    if (op) found.add(op);
    for (const edge of node.edges) if (edge) stack.push(edge.node);
  }
  return found;
}
