import type { Shape } from "../../core/shape.js";

/** Python's spelling of values in the printed form of modules, and PyTorch's of sizes in messages. */

/** A float as Python prints it: `1.0`, `1e-05`. */
export function pyFloat(x: number): string {
  const size = Math.abs(x);
  if (Number.isInteger(x) && size < 1e16) return `${Object.is(x, -0) ? "-0" : x}.0`;
  if (!Number.isFinite(x)) return Number.isNaN(x) ? "nan" : x > 0 ? "inf" : "-inf";
  if (size >= 1e-4 && size < 1e16) return String(x);
  return x.toExponential().replace(/e([+-])(\d)$/, "e$10$2");
}

/** `None` where there is nothing. */
export const pyOptional = <T>(x: T | null | undefined, text: (x: T) => string): string =>
  x == null ? "None" : text(x);
/** `True` or `False`. */
export const pyBool = (x: boolean): string => (x ? "True" : "False");
/** A tuple: `(3,)`, `(2, 3)`. */
export const pyTuple = (x: readonly number[]): string =>
  x.length === 1 ? `(${x[0]},)` : `(${x.join(", ")})`;
/** A shape as `torch.Size([2, 3])`. */
export const torchSize = (shape: Shape): string => `torch.Size([${shape.join(", ")}])`;

/** A module's printed form from its own words and its children's. */
export function tree(
  name: string,
  extra: string,
  children: readonly (readonly [label: string, text: string])[],
): string {
  if (children.length === 0 && !extra.includes("\n")) return `${name}(${extra})`;
  const lines = [
    ...(extra ? extra.split("\n") : []),
    ...children.map(([label, text]) => `(${label}): ${text.replaceAll("\n", "\n  ")}`),
  ];
  return `${name}(\n  ${lines.join("\n  ")}\n)`;
}
