import { fromTypedArray } from "../../../core/convert.js";
import { dtypes } from "../../../core/dtype.js";
import { IndexError, ValueError } from "../../../core/errors.js";
import { indexSelect } from "../../choosing.js";
import { Tensor } from "../../tensor.js";

/** Samples by their place. A JavaScript array is one, too. */
export interface Dataset<T> {
  /** How many samples there are. */
  readonly length: number;
  /** The sample at a place; a promise of it for loaders that are iterated with `for await`. */
  get(index: number): T | Promise<T>;
  /** Several samples as one batch, if that is quicker than {@link get} and collating. */
  getBatch?(indices: readonly number[]): unknown;
}

/** A dataset, or an array of samples. */
export type DatasetLike<T> = Dataset<T> | readonly T[];

class ListDataset<T> implements Dataset<T> {
  constructor(private readonly samples: readonly T[]) {}
  get length(): number {
    return this.samples.length;
  }
  get(index: number): T {
    const at = index < 0 ? index + this.length : index;
    if (!(at in this.samples)) throw new IndexError("list index out of range");
    return this.samples[at]!;
  }
}

/** An array of samples as a dataset; a dataset as it is. */
export const asDataset = <T>(samples: DatasetLike<T>): Dataset<T> =>
  Array.isArray(samples) ? new ListDataset<T>(samples) : (samples as Dataset<T>);

/**
 * The samples along the first axis of tensors: a sample has a part of each.
 *
 * @example
 * const data = new torch.utils.data.TensorDataset(torch.arange(3), torch.ones(3));
 * [data.length, data.get(2).map(String)] // -> [ 3, [ 'tensor(2)', 'tensor(1.)' ] ]
 */
export class TensorDataset<T extends readonly Tensor[] = Tensor[]> implements Dataset<T> {
  readonly tensors: T;

  /** @throws ValueError when the first axes differ in length */
  constructor(...tensors: T) {
    if (tensors.some((x) => x.shape[0] !== tensors[0]!.shape[0])) throw new ValueError("Size mismatch between tensors");
    this.tensors = tensors;
  }

  get length(): number {
    return this.tensors[0]?.shape[0] ?? 0;
  }

  /** @throws IndexError */
  get(index: number): T {
    return this.tensors.map((x) => x.get(index)) as unknown as T;
  }

  getBatch(indices: readonly number[]): Tensor[] {
    const index = new Tensor(fromTypedArray(Int32Array.from(indices), dtypes.int32));
    const batch = this.tensors.map((x) => indexSelect(x, 0, index));
    index.dispose();
    return batch;
  }
}

/**
 * Some samples of a dataset.
 *
 * @example
 * const data = new torch.utils.data.TensorDataset(torch.arange(5));
 * new torch.utils.data.Subset(data, [4, 0]).length // -> 2
 */
export class Subset<T> implements Dataset<T> {
  readonly dataset: Dataset<T>;

  constructor(
    dataset: DatasetLike<T>,
    readonly indices: readonly number[],
  ) {
    this.dataset = asDataset(dataset);
    if (this.dataset.getBatch) this.getBatch = (places) => this.dataset.getBatch!(places.map((i) => this.place(i)));
  }

  get length(): number {
    return this.indices.length;
  }

  private place(index: number): number {
    const place = this.indices.at(index);
    if (place === undefined) throw new IndexError("list index out of range");
    return place;
  }

  /** @throws IndexError */
  get(index: number): T | Promise<T> {
    return this.dataset.get(this.place(index));
  }

  getBatch?: (indices: readonly number[]) => unknown;
}
