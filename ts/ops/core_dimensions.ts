import type { CoreArray } from "../core/array.js";
import { requireWriteable } from "../core/assign.js";
import { AxisError, ValueError } from "../core/errors.js";
import { compactShape, normalizeAxis, requireInteger, type Shape } from "../core/shape.js";

/** What a generalized ufunc does with one call: which axes of its operands go together, as NumPy writes it. */
export interface CoreSignature {
  readonly name: string;
  /** `(n?,k),(k,m?)->(n?,m?)`: axes with a question mark may be absent. */
  readonly text: string;
  readonly nin: number;
  /** The names of the core axes of each operand, inputs first. */
  readonly operands: readonly (readonly string[])[];
  readonly optional: ReadonlySet<string>;
}

/** Read a signature. */
export function coreSignature(name: string, text: string): CoreSignature {
  const lists = [...text.matchAll(/\(([^)]*)\)/g)].map(([, names]) => names!.split(",").filter(Boolean));
  const optional = lists.flat().filter((axis) => axis.endsWith("?"));
  return {
    name,
    text,
    nin: [...text.slice(0, text.indexOf("->")).matchAll(/\(/g)].length,
    operands: lists.map((names) => names.map((axis) => axis.replace("?", ""))),
    optional: new Set(optional.map((axis) => axis.slice(0, -1))),
  };
}

/** Where the core axes are. */
export interface CoreOptions {
  /** For each operand its core axes: a number where there is one. Those of outputs without any may be left out. */
  axes?: readonly (number | readonly number[])[] | undefined;
  /** The one core axis of all operands. */
  axis?: number | undefined;
  /** Keep it in the output, with length 1. */
  keepdims?: boolean | undefined;
}

/** The axes of an operand by what they are for: those of the loop, outermost first, and the core's by their names. */
export interface OperandAxes {
  readonly loop: readonly number[];
  readonly core: readonly number[];
  readonly names: readonly string[];
}

/** How the operands of a call go together. */
export interface CorePlan {
  /** The lengths of the axes that the call is repeated over. */
  readonly loop: Shape;
  /** The lengths of the output's core axes. */
  readonly core: Shape;
  readonly operands: readonly OperandAxes[];
}

/**
 * Find the core axes of the operands and broadcast the others, as NumPy's generalized ufuncs do.
 *
 * @param arrays - inputs, then the one output, if it is given
 * @throws TypeError, ValueError, AxisError in NumPy's words
 */
export function planCore(
  signature: CoreSignature,
  arrays: readonly (CoreArray | undefined)[],
  options: CoreOptions = {},
): CorePlan {
  const { name, text, nin } = signature;
  const { axes, axis, keepdims } = options;
  if (keepdims !== undefined) requireKeepdims(signature);
  if (axis !== undefined) requireOneCoreAxis(signature);
  const wanted = signature.operands.map((names, i) =>
    keepdims && i >= nin ? signature.operands[0]! : names,
  );
  const names = presentNames(signature, wanted, arrays);
  const out = arrays[nin];
  const batches = arrays.map((x, i) => (x ? x.ndim - names[i]!.length : 0));
  const loopNdim = Math.max(...batches);
  const ndims = names.map((core, i) => arrays[i]?.ndim ?? loopNdim + core.length);
  const places = corePlaces(signature, names, ndims, axes, axis);
  const operands = names.map((core, i): OperandAxes => {
    const loop = Array.from({ length: ndims[i]! }, (_, k) => k).filter((k) => !places[i]!.includes(k));
    return { loop, core: places[i]!, names: core };
  });
  const sizes = new Map<string, number>();
  operands.forEach((operand, i) => {
    const x = arrays[i];
    operand.names.forEach((label, j) => {
      const kept = keepdims && i >= nin;
      const length = x?.shape[operand.core[j]!];
      const known = kept ? 1 : sizes.get(label);
      if (length === undefined || length === known) return;
      // A kept axis of another length is left to the iterator, as the others of the output are.
      if (known === undefined) sizes.set(label, length);
      else if (!kept) {
        throw new ValueError(
          `${name}: ${i < nin ? `Input operand ${i}` : `Output operand ${i - nin}`} has a mismatch in its core dimension ${j}, with gufunc signature ${text} (size ${length} is different from ${known})`,
        );
      }
    });
  });
  const core = names[nin]!.map((label) => (keepdims ? 1 : sizes.get(label)!));
  if (out) requireWriteable(out, "output array");
  return { loop: loopShape(arrays, operands, loopNdim, core, nin), core, operands };
}

function requireKeepdims({ name, text, nin, operands }: CoreSignature): void {
  const count = operands[0]!.length;
  const at = operands.findIndex((names, i) => names.length !== (i < nin ? count : 0));
  if (at < 0) return;
  const which = at < nin ? `input ${at}` : `output ${at - nin}`;
  throw new TypeError(
    `${name} does not support keepdims: its signature ${text} requires ${which} to have ${operands[at]!.length} core dimensions, but keepdims can only be used when all inputs have the same number of core dimensions and all outputs have no core dimensions.`,
  );
}

function requireOneCoreAxis({ name, text, operands }: CoreSignature): void {
  const distinct = new Set(operands.flat()).size;
  if (distinct === 1) return;
  throw new TypeError(
    `${name}: axis can only be used with a single shared core dimension, not with the ${distinct} distinct ones implied by signature ${text}.`,
  );
}

/** The core axes that operands have: of one with too few axes the optional ones are missing, and so from all others. */
function presentNames(
  { name, text, nin, optional }: CoreSignature,
  wanted: readonly (readonly string[])[],
  arrays: readonly (CoreArray | undefined)[],
): (readonly string[])[] {
  const missing = new Set<string>();
  const present = (names: readonly string[]): readonly string[] =>
    missing.size ? names.filter((label) => !missing.has(label)) : names;
  wanted.forEach((names, i) => {
    const x = arrays[i];
    if (!x) return;
    for (const label of names) if (optional.has(label) && present(names).length > x.ndim) missing.add(label);
    const required = present(names).length;
    if (required <= x.ndim) return;
    throw new ValueError(
      `${name}: ${i < nin ? `Input operand ${i}` : `Output operand ${i - nin}`} does not have enough dimensions (has ${x.ndim}, gufunc core with signature ${text} requires ${required})`,
    );
  });
  return wanted.map(present);
}

/** Where the core axes of each operand are: the last ones, unless told. */
function corePlaces(
  { name, nin, operands }: CoreSignature,
  names: readonly (readonly string[])[],
  ndims: readonly number[],
  axes: CoreOptions["axes"],
  axis: number | undefined,
): (readonly number[])[] {
  if (axis !== undefined) {
    requireInteger(axis);
    return names.map((core, i) => core.map(() => normalizeAxis(axis, ndims[i]!)));
  }
  const last = (core: readonly string[], i: number): number[] =>
    core.map((_, j) => ndims[i]! - core.length + j);
  if (axes === undefined) return names.map(last);
  if (!Array.isArray(axes)) throw new TypeError("axes should be a list.");
  const short = axes.length === nin && operands.slice(nin).every((core) => core.length === 0);
  if (axes.length !== names.length && !short) {
    throw new ValueError(
      `axes should be a list with an entry for all ${names.length} inputs and outputs; entries for outputs can only be omitted if none of them has core axes.`,
    );
  }
  return names.map((core, i) => {
    if (i >= axes.length) return last(core, i);
    const item: unknown = axes[i];
    const count = `${name}: operand ${i} has ${core.length} core dimensions, but`;
    if (!Array.isArray(item)) {
      if (core.length === 1) return [normalizeAxis(item as number, ndims[i]!)];
      if (!Number.isInteger(item)) throw new TypeError(`${name}: axes item ${i} should be a tuple.`);
      throw new AxisError(NaN, ndims[i]!, undefined, `${count} the axes item is a single integer.`);
    }
    if (item.length !== core.length) {
      const words = `${count} ${item.length} dimensions are specified by axes tuple.`;
      throw new AxisError(NaN, ndims[i]!, undefined, words);
    }
    const found = item.map((k) => normalizeAxis(k as number, ndims[i]!));
    const repeated = found.find((k, j) => found.indexOf(k) < j);
    if (repeated !== undefined) throw new ValueError(`axes item ${i} has value ${repeated} repeated`);
    return found;
  });
}

/** A shape as NumPy's iterator writes it: -1 is an axis that an operand lacks; the first ones are not shown. */
function remappedText(shape: Shape): string {
  const first = shape.findIndex((length) => length >= 0);
  if (first < 0) return "()";
  const items = shape.slice(first).map((length) => (length < 0 ? "newaxis" : String(length)));
  return shape.length === 1 ? `(${items[0]},)` : `(${items.join(",")})`;
}

/** The axes that all loop over: inputs and the output broadcast, but the output is not stretched. @throws ValueError */
function loopShape(
  arrays: readonly (CoreArray | undefined)[],
  operands: readonly OperandAxes[],
  loopNdim: number,
  core: Shape,
  nin: number,
): Shape {
  const ndim = loopNdim + core.length;
  const given = arrays.filter((x) => x !== undefined);
  // What each operand has on the axes of the loop and, if it is the output, on those of its core.
  const remapped = given.map((x, i) => {
    const { loop, core: places } = operands[i]!;
    const lead = loopNdim - loop.length;
    return Array.from({ length: ndim }, (_, k) => {
      const place = k < loopNdim ? loop[k - lead] : i < nin ? undefined : places[k - loopNdim];
      return place === undefined ? -1 : x.shape[place]!;
    });
  });
  const result = [...new Array<number>(loopNdim).fill(1), ...core];
  for (const lengths of remapped) {
    lengths.forEach((length, k) => {
      if (length < 0 || length === 1 || length === result[k]) return;
      if (result[k] === 1 && k < loopNdim) {
        result[k] = length;
        return;
      }
      const shown = given.map((x, i) => `${compactShape(x.shape)}->${remappedText(remapped[i]!)}`);
      const requested = remappedText([...new Array<number>(loopNdim).fill(-1), ...core]);
      throw new ValueError(
        `operands could not be broadcast together with remapped shapes [original->remapped]: ${shown.join(" ")}  and requested shape ${requested}`,
      );
    });
  }
  for (const lengths of remapped.slice(nin)) requireUnstretched(given[nin]!, lengths, result);
  return result.slice(0, loopNdim);
}

/** An output has all axes of the result. @throws ValueError */
function requireUnstretched(out: CoreArray, lengths: Shape, result: Shape): void {
  for (let k = result.length - 1; k >= 0; k--) {
    if (result[k] === 1 || lengths[k] === result[k]) continue;
    if (lengths[k]! < 0) {
      throw new ValueError(
        "output operand requires a reduction along dimension -1, but the reduction is not enabled. The dimension size of 1 does not match the expected output shape.",
      );
    }
    throw new ValueError(
      `non-broadcastable output operand with shape ${compactShape(out.shape)} [remapped to ${remappedText([...lengths].reverse())}] doesn't match the broadcast shape ${remappedText(result)}`,
    );
  }
}
