import { index as indexOp, putInto } from "../autograd/choosing.js";
import type { Input } from "../autograd/graph.js";
import { applyInPlace } from "../autograd/inplace.js";
import { applyView } from "../autograd/record.js";
import { select, slice, unsqueeze } from "../autograd/structural.js";
import type { Variable } from "../autograd/variable.js";
import type { CoreArray } from "../core/array.js";
import { IndexError, ValueError } from "../core/errors.js";
import { axesOf, completeIndex, readIndex, releaseIndex } from "../core/index.js";
import { isScalar } from "../core/scalar.js";
import { Slice } from "../core/slice.js";
import { copyInto, fillWith, valueFor } from "./filling.js";

/** PyTorch's indexing: integers and slices first, one after the other, then the tensors together. */

interface Located {
  readonly view: Variable;
  /** Per axis of the view, up to the last that a tensor indexes: a slice of all, or an array. */
  readonly index: unknown[];
  release(): void;
}

function locate(x: Variable, index: readonly unknown[]): Located {
  const parts = readIndex(index);
  const { ndim } = x.core;
  const used = parts.reduce((n, part) => n + axesOf(part), 0);
  if (used > ndim) {
    releaseIndex(parts);
    throw new IndexError(
      ndim === 0
        ? "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim tensor to a number"
        : `too many indices for tensor of dimension ${ndim}`,
    );
  }
  let view = x;
  let axis = 0;
  const advanced: unknown[] = [];
  let last = 0;
  for (const part of completeIndex(parts, ndim)) {
    if (part.kind === "newaxis") {
      view = unsqueeze(view, axis);
      advanced[axis++] = all;
    } else if (part.kind === "integer")
      view = select(view, axis, placeOn(part.value, axis, view.core.shape[axis]!));
    else if (part.kind === "slice") {
      view = sliced(view, axis, part.value);
      advanced[axis++] = all;
    } else if (part.kind === "array" || part.kind === "mask") {
      if (part.kind === "mask" && part.value.ndim === 0) {
        view = unsqueeze(view, axis);
        advanced[axis++] = oneMask(part.value);
      } else {
        if (part.kind === "mask") requireMask(part.value, view.core, axis);
        advanced[axis] = part.value;
        const width = axesOf(part);
        for (let k = 1; k < width; k++) advanced[axis + k] = undefined;
        axis += width;
      }
      last = axis;
    }
  }
  return {
    view,
    index: advanced.slice(0, last).filter((part) => part !== undefined),
    release: () => releaseIndex(parts),
  };
}

const all = new Slice(null, null, null);
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
  const { view, index: advanced, release } = locate(x, index);
  if (advanced.length === 0) return view === x ? applyView("alias", x, undefined) : view;
  const result = indexOp(view, { index: advanced });
  // What was made of JavaScript arrays stays as long as the graph needs it.
  if (!result.node) release();
  return result;
}

/** `x[index] = value`, in place. @throws IndexError, RuntimeError */
export function set(x: Variable, index: readonly unknown[], value: unknown): void {
  const { view, index: advanced, release } = locate(x, index);
  if (advanced.length > 0) {
    const source = valueFor(value, x);
    const params = { index: advanced, accumulate: false };
    const node = applyInPlace("indexPut", view, [source as Input], params, (out) =>
      putInto(out, source, params),
    ).node;
    if (!node) release();
  } else if (isScalar(value)) fillWith(view, value);
  else copyInto(view, valueFor(value, x) as Variable);
}
