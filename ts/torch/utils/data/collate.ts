import { unwrap } from "../../../core/convert.js";
import { RuntimeError } from "../../../core/errors.js";
import { isScalar } from "../../../core/scalar.js";
import { typeName } from "../../args.js";
import { tensor } from "../../creation.js";
import { stack } from "../../shaping.js";
import { Tensor } from "../../tensor.js";

/** What samples of a type become as a batch. */
export type Collated<T> = T extends Tensor | number | bigint | boolean | ArrayBufferView | { readonly core: unknown }
  ? Tensor
  : T extends string
    ? string[]
    : T extends readonly unknown[]
      ? { -readonly [K in keyof T]: Collated<T[K]> }
      : T extends object
        ? { -readonly [K in keyof T]: Collated<T[K]> }
        : unknown;

/**
 * Samples as one batch: tensors stacked, numbers as a tensor (of the default dtype; bigint as int64), strings in an
 * array; arrays and objects part by part.
 *
 * @throws RuntimeError for samples of different lengths, TypeError for what cannot be in a batch
 * @example
 * torch.utils.data.defaultCollate([torch.tensor([1, 2]), torch.tensor([3, 4])]).toString() // -> tensor([[1., 2.],
 * //            [3., 4.]])
 */
export function defaultCollate<T>(batch: readonly T[]): Collated<T> {
  return collate(batch) as Collated<T>;
}

function collate(batch: readonly unknown[]): unknown {
  const first = batch[0];
  if (first instanceof Tensor) return stack(batch as Tensor[]);
  if (unwrap(first) || ArrayBuffer.isView(first)) {
    const made = batch.map((x) => tensor(x));
    const stacked = stack(made);
    for (const x of made) x.dispose();
    return stacked;
  }
  if (isScalar(first)) return tensor(batch);
  if (typeof first === "string") return [...batch];
  if (Array.isArray(first)) {
    const lists = batch as readonly unknown[][];
    if (lists.some((list) => list.length !== first.length)) {
      throw new RuntimeError("each element in list of batch should be of equal size");
    }
    return first.map((_, k) => collate(lists.map((list) => list[k])));
  }
  if (typeof first === "object" && first !== null && Object.getPrototypeOf(first) === Object.prototype) {
    const parts = batch as readonly Record<string, unknown>[];
    return Object.fromEntries(Object.keys(first).map((key) => [key, collate(parts.map((part) => part[key]))]));
  }
  throw new TypeError(
    `default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found ${typeName(first)}`,
  );
}
