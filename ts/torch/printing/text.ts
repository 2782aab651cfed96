import type { CoreArray } from "../../core/array.js";
import type { Scalar } from "../../core/dtype.js";
import { RuntimeError } from "../../core/errors.js";
import { shapeText } from "../../core/shape.js";
import { defaultDtype } from "../dtype.js";
import { type Column, columnOf } from "./column.js";
import { type PrintOptions, printOptions } from "./options.js";

/** What printing needs of a tensor. */
export interface Printable {
  readonly core: CoreArray;
  /** What computed it. @throws RuntimeError when that cannot be told */
  readonly gradFn: { readonly name: string } | null;
  readonly requiresGrad: boolean;
}

/** The places that are shown on an axis; `null` for dots. */
function shown(length: number, summarize: boolean, { edgeitems }: PrintOptions): (number | null)[] {
  const all = Array.from({ length }, (_, i) => i);
  if (!summarize || length <= 2 * edgeitems) return all;
  return [...all.slice(0, edgeitems), null, ...all.slice(length - edgeitems)];
}

/** Visit the elements that are shown, in C order. */
function elements(a: CoreArray, summarize: boolean, options: PrintOptions): Scalar[] {
  const found: Scalar[] = [];
  const visit = (axis: number, address: number): void => {
    if (axis === a.ndim) {
      found.push(a.dtype.read(address));
      return;
    }
    for (const i of shown(a.shape[axis]!, summarize, options)) {
      if (i !== null) visit(axis + 1, address + i * a.strides[axis]!);
    }
  };
  visit(0, a.address);
  return found;
}

/** The elements in nested brackets. `indent` is how far to the right they stand. */
function bracketed(
  a: CoreArray,
  column: Column,
  summarize: boolean,
  first: number,
  options: PrintOptions,
): string {
  const nested = (axis: number, address: number, indent: number): string => {
    if (axis === a.ndim) return column.write(a.dtype.read(address));
    const last = axis === a.ndim - 1;
    const parts = shown(a.shape[axis]!, summarize, options).map((i) => {
      if (i === null) return last && options.edgeitems > 0 ? " ..." : "...";
      return nested(axis + 1, address + i * a.strides[axis]!, indent + 1);
    });
    const gap = `,${"\n".repeat(Math.max(1, a.ndim - axis - 1))}${" ".repeat(indent + 1)}`;
    if (!last) return `[${parts.join(gap)}]`;
    const perLine = Math.max(1, Math.floor((options.linewidth - indent) / (column.width + 2)));
    const lines: string[] = [];
    for (let i = 0; i < parts.length; i += perLine) lines.push(parts.slice(i, i + perLine).join(", "));
    return `[${lines.join(gap)}]`;
  };
  return nested(0, a.address, first);
}

/** The text with what else there is to say, in new lines where one would be too long. */
function withSuffixes(text: string, suffixes: readonly string[], indent: number, linewidth: number): string {
  let result = text;
  let line = text.length - text.lastIndexOf("\n") + 1;
  for (const suffix of suffixes) {
    if (line + suffix.length + 2 > linewidth) {
      result += `,\n${" ".repeat(indent)}${suffix}`;
      line = indent + suffix.length;
    } else {
      result += `, ${suffix}`;
      line += suffix.length + 2;
    }
  }
  return `${result})`;
}

function gradFnText(x: Printable): string | null {
  try {
    const { gradFn } = x;
    return gradFn && `grad_fn=<${gradFn.name.replace(/^.*::/, "")}>`;
  } catch (error) {
    // The history of a view that was written to without recording cannot be told.
    if (error instanceof RuntimeError) return "grad_fn=<Invalid>";
    throw error;
  }
}

/**
 * A tensor as PyTorch prints it.
 *
 * @param prefix - what stands before the elements
 */
export function tensorText(x: Printable, prefix = "tensor("): string {
  const { core } = x;
  const options = printOptions();
  const standard = defaultDtype();
  const known = new Set([
    standard.name,
    standard.name === "float64" ? "complex128" : "complex64",
    "int64",
    "bool",
  ]);
  const suffixes: string[] = [];
  let text = "[]";
  if (core.size === 0) {
    if (core.ndim !== 1) suffixes.push(`size=${shapeText(core.shape)}`);
    if (core.dtype !== standard) suffixes.push(`dtype=torch.${core.dtype.name}`);
  } else {
    if (options.edgeitems === 0) suffixes.push(`size=${shapeText(core.shape)}`);
    if (!known.has(core.dtype.name)) suffixes.push(`dtype=torch.${core.dtype.name}`);
    const summarize = core.size > options.threshold;
    const column = columnOf(core.dtype, elements(core, summarize, options), options);
    text = bracketed(core, column, summarize, prefix.length, options);
  }
  const from = gradFnText(x);
  if (from) suffixes.push(from);
  else if (x.requiresGrad) suffixes.push("requires_grad=True");
  return withSuffixes(prefix + text, suffixes, prefix.length, options.linewidth);
}
