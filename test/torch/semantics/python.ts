// How a line of Python is said in TypeScript, and how its result is shown.
import * as np from "../../../ts/index.js";
import type { Tensor } from "../../../ts/torch/index.js";
import * as torch from "../../../ts/torch/index.js";

const { tensor, ones, autograd } = torch;
export const grad = { requiresGrad: true };
export const x2 = (): Tensor => ones(2, grad);
export const t = (data: unknown, options = {}): Tensor => tensor(data, options);
export const L = (...data: number[]): Tensor => tensor(data.map(BigInt));

/** A Python tuple. */
export class Tuple {
  readonly items: unknown[];
  constructor(...items: unknown[]) {
    this.items = items;
  }
}
export const tuple = (...items: unknown[]): Tuple => new Tuple(...items);
/** A Python float and the name of a dtype, whose text is not that of a number or a string. */
export class Text {
  constructor(readonly text: string) {}
}
export const float = (x: unknown): Text => new Text(Number.isInteger(x) ? `${x}.0` : String(x));
export const dtype = (x: Tensor): Text => new Text(`torch.${x.dtype}`);
export const nameOf = (x: Tensor): string => x.gradFn!.name;

export function show(x: unknown): string {
  if (x === null || x === undefined) return "None";
  if (typeof x === "boolean") return x ? "True" : "False";
  if (typeof x === "string") return `'${x}'`;
  if (x instanceof Text) return x.text;
  if (x instanceof Tuple) return `(${x.items.map(show).join(", ")}${x.items.length === 1 ? "," : ""})`;
  if (Array.isArray(x)) return `[${x.map(show).join(", ")}]`;
  if (x instanceof torch.ValuesAndIndices)
    return `torch.return_types.${x.name}(\nvalues=${show(x.values)},\nindices=${show(x.indices)})`;
  return String(x);
}
const classes: Record<string, string> = { GradcheckError: "GradcheckError" };
export function told(line: () => unknown): string {
  try {
    return show(line());
  } catch (error) {
    const { name, message } = error as Error;
    return `!${classes[name] ?? name}: ${message}`;
  } finally {
    torch.setGradEnabled(true);
  }
}

/** A line, or why it cannot be said here. */
export type Line = (() => unknown) | string;

export class Square extends autograd.Function {
  static forward(ctx: torch.autograd.Context, x: Tensor): Tensor {
    ctx.saveForBackward(x);
    return x.mul(x);
  }
  static backward(ctx: torch.autograd.Context, g: Tensor): Tensor {
    return (ctx.savedTensors[0] as Tensor).mul(2).mul(g);
  }
}
/** A Function that PyTorch calls `S`. */
export const S = (
  forward: (ctx: torch.autograd.Context, ...x: never[]) => Tensor,
  backward: (ctx: torch.autograd.Context, g: Tensor) => unknown,
): typeof Square => {
  class S extends autograd.Function {
    static forward = forward;
    static backward = backward;
  }
  return S as unknown as typeof Square;
};
export const f64 = { dtype: "float64", requiresGrad: true };
export const complex = (re: number, im: number): Tensor => t([np.complex(re, im)], grad);
