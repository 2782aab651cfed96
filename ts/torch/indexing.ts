import { asMask, index as indexOp, putInto } from "../autograd/choosing.js";
import type { Input, Node, OpNode } from "../autograd/graph.js";
import { applyInPlace } from "../autograd/inplace.js";
import type { Indexed } from "../autograd/names.js";
import { applyView } from "../autograd/record.js";
import { wrap } from "../autograd/registry.js";
import { select, slice, unsqueeze } from "../autograd/structural.js";
import { Variable } from "../autograd/variable.js";
import type { CoreArray } from "../core/array.js";
import { type DTypeRow, dtypes } from "../core/dtype.js";
import { IndexError, RuntimeError, ValueError } from "../core/errors.js";
import { axesOf, completeIndex, type IndexPart, readIndex } from "../core/index.js";
import { isScalar } from "../core/scalar.js";
import type { Slice } from "../core/slice.js";
import { wholeNumbers } from "../core/truth.js";
import { warn } from "../core/warnings.js";
import { copyInto, fillWith, valueFor } from "./filling.js";

/** PyTorch's indexing: integers and slices first, one after the other, then the tensors together. */

interface Located extends Indexed {
  readonly view: Variable;
  /** What indexes axes of the view. */
  readonly tensors: Variable[];
  /** Free the arrays that were made to index. */
  release(): void;
  /** Run an operation on them, and free what was made: at once, or with what the operation's node has saved. */
  during(use: () => Variable): Variable;
}

const kinds: ReadonlySet<DTypeRow> = new Set([dtypes.bool, dtypes.uint8, dtypes.int32, dtypes.int64]);

/** An index, read; the tensors in it, by the arrays that stand for them; and the arrays that were made. */
interface Read {
  readonly parts: IndexPart[];
  readonly tensors: ReadonlyMap<CoreArray, Variable>;
  readonly made: ReadonlySet<CoreArray>;
}

/** Read an index: bytes are masks, whole floats are integers. @throws IndexError for other dtypes */
function read(index: readonly unknown[]): Read {
  const tensors = new Map<CoreArray, Variable>();
  const made = new Set<CoreArray>();
  const items = index.map((item) => {
    if (!(item instanceof Variable)) return item;
    let { core } = item;
    if (!kinds.has(core.dtype)) {
      const integers = wholeNumbers(core);
      if (!integers) throw new IndexError("tensors used as indices must be long, int, byte or bool tensors");
      made.add(integers);
      return integers;
    }
    if (core.dtype === dtypes.uint8) {
      warn("indexing with dtype torch.uint8 is now deprecated, please use a dtype torch.bool instead.");
      core = asMask(core);
    }
    tensors.set(core, item);
    return core;
  });
  const parts = readIndex(items);
  for (const part of parts)
    if ((part.kind === "array" || part.kind === "mask") && part.made) made.add(part.value);
  return { parts, tensors, made };
}

function locate(x: Variable, index: readonly unknown[]): Located {
  const { parts, tensors: given, made } = read(index);
  const release = (): void => {
    for (const core of made) core.storage.dispose();
  };
  try {
    const { ndim } = x.core;
    const used = parts.reduce((n, part) => n + axesOf(part), 0);
    if (used > ndim) {
      throw new IndexError(
        ndim === 0
          ? "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim tensor to a number"
          : `too many indices for tensor of dimension ${ndim}`,
      );
    }
    let view = x;
    let axis = 0;
    // For each axis of the view what indexes it; `null` where it is another axis of the same mask.
    const advanced: (CoreArray | undefined | null)[] = [];
    for (const part of completeIndex(parts, ndim)) {
      if (part.kind === "newaxis") view = unsqueeze(view, axis++);
      else if (part.kind === "integer")
        view = select(view, axis, placeOn(part.value, axis, view.core.shape[axis]!));
      else if (part.kind === "slice") view = sliced(view, axis++, part.value);
      else if (part.kind === "array" || part.kind === "mask") {
        const width = axesOf(part);
        if (width === 0) view = unsqueeze(view, axis);
        else if (part.kind === "mask") requireMask(part.value, view.core, axis);
        advanced[axis] = part.value;
        for (let k = 1; k < width; k++) advanced[axis + k] = null;
        axis += Math.max(1, width);
      }
    }
    const at = Array.from(advanced).filter((core) => core !== null);
    const cores = at.filter((core) => core !== undefined);
    const tensors = cores.map((core) => given.get(core) ?? wrap(core.ndim === 0 ? oneMask(core) : core));
    const during = (use: () => Variable): Variable => {
      let node: Node | null = null;
      try {
        const result = use();
        ({ node } = result);
        return result;
      } finally {
        if (!node) release();
        else for (const t of tensors) if (made.has(t.core)) (node as OpNode<never>).adopt(t);
      }
    };
    return { view, indexed: at.map((core) => core !== undefined), tensors, release, during };
  } catch (error) {
    release();
    throw error;
  }
}

const oneMask = (mask: CoreArray): CoreArray => mask.view([1], [0]);

function requireMask(mask: CoreArray, a: CoreArray, axis: number): void {
  mask.shape.forEach((length, i) => {
    if (length !== a.shape[axis + i]) {
      throw new IndexError(
        `The shape of the mask [${mask.shape.join(", ")}] at index ${i} does not match the shape of the indexed tensor [${a.shape.join(", ")}] at index ${axis + i}`,
      );
    }
  });
}

function placeOn(index: number, axis: number, length: number): number {
  if (index < -length || index >= length) {
    throw new IndexError(`index ${index} is out of bounds for dimension ${axis} with size ${length}`);
  }
  return index < 0 ? index + length : index;
}

/** A slice of an axis; the whole axis is the tensor itself. */
function sliced(x: Variable, axis: number, by: Slice): Variable {
  if ((by.step ?? 1) <= 0) throw new ValueError("step must be greater than zero");
  const length = x.core.shape[axis]!;
  const { start, count, step } = by.indices(length);
  if (start === 0 && count === length && step === 1) return x;
  return slice(x, axis, start, Math.min(start + count * step, length), step);
}

/** `x[index]`. @throws IndexError, ValueError */
export function get(x: Variable, index: readonly unknown[]): Variable {
  const { view, tensors, indexed, release, during } = locate(x, index);
  if (tensors.length > 0) return during(() => indexOp(view, tensors, { indexed }));
  release();
  return view === x ? applyView("alias", x, undefined) : view;
}

/** `x[index] = value`, in place. @throws IndexError, RuntimeError */
export function set(x: Variable, index: readonly unknown[], value: unknown): void {
  const { view, tensors, indexed, release, during } = locate(x, index);
  if (tensors.length > 0) {
    during(() => {
      const source = valueFor(value, x) as Input;
      const bytes = tensors.some((t) => t.core.dtype === dtypes.uint8);
      if (bytes && (!(source instanceof Variable) || source.core.ndim === 0))
        throw new RuntimeError(
          "masked_fill_ only supports boolean masks, but got mask with dtype unsigned char",
        );
      const params = { indexed, accumulate: false };
      return applyInPlace("indexPut", view, [source, ...tensors], params, (out) =>
        putInto(out, source, tensors, params),
      );
    });
    return;
  }
  release();
  if (isScalar(value)) fillWith(view, value);
  else copyInto(view, valueFor(value, x) as Variable);
}
