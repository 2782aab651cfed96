import { type CoreArray, consume } from "../../core/array.js";
import { IndexError } from "../../core/errors.js";
import { normalizeAxes } from "../../core/shape.js";
import { moveaxis, reshape, withFlat } from "../../ops/layout.js";
import type { AxisSpec } from "../../ops/reductions.js";

/** An array whose reduced axes are one, the last. */
export interface Rows {
  readonly rows: CoreArray;
  /** The lengths of the axes that are kept. */
  readonly kept: readonly number[];
}

/** Call `use` with an array whose axes to reduce are merged into one, the last: a view, or a copy that is freed. */
export function withRows<T>(a: CoreArray, axes: readonly number[] | null, use: (found: Rows) => T): T {
  if (axes === null) return withFlat(a, (rows) => use({ rows, kept: [] }));
  if (axes.length === 1) {
    const rows = moveaxis(a, axes[0]!, -1);
    return use({ rows, kept: rows.shape.slice(0, -1) });
  }
  const keep = [...a.shape.keys()].filter((axis) => !axes.includes(axis));
  const moved = moveaxis(
    a,
    keep,
    keep.map((_, k) => k),
  );
  const kept = keep.map((axis) => a.shape[axis]!);
  const rows = reshape(moved, [...kept, -1]);
  return rows.storage === a.storage ? use({ rows, kept }) : consume(rows, () => use({ rows, kept }));
}

/** The axes to reduce, counted from the front; `null` for all. @throws AxisError, ValueError */
export function axesFrom(axis: AxisSpec, ndim: number, name?: string): number[] | null {
  return axis == null ? null : normalizeAxes(axis, ndim, name, name ? undefined : "repeated axis");
}

/** A result with axes of length 1 in place of those that were reduced. */
export function withKept(
  shape: readonly number[],
  axes: readonly number[] | null,
  ndim: number,
  lead = 0,
): number[] {
  const rest = shape.slice(lead);
  let next = 0;
  const kept = Array.from({ length: ndim }, (_, axis) =>
    axes === null || axes.includes(axis) ? 1 : rest[next++]!,
  );
  return [...shape.slice(0, lead), ...kept];
}

/** An `out` that keeps reduced axes, as the result without them; `lead` axes come before those of the array. */
export function outView(
  out: CoreArray,
  ndim: number,
  axes: readonly number[] | null,
  keepdims: boolean | undefined,
  lead = 0,
): CoreArray {
  if (!keepdims) return out;
  const front = out.ndim - ndim;
  if (front < lead)
    throw new IndexError(
      `too many indices for array: array is ${out.ndim}-dimensional, but ${ndim + lead} were indexed`,
    );
  const kept = [...out.shape.keys()].filter((k) => k < front || !(axes === null || axes.includes(k - front)));
  return out.view(
    kept.map((k) => out.shape[k]!),
    kept.map((k) => out.strides[k]!),
  );
}
