import { RuntimeError, ValueError } from "../../../core/errors.js";
import { defaultGenerator, type Generator } from "../../random/generator.js";
import { type Collated, defaultCollate } from "./collate.js";
import { asDataset, type Dataset, type DatasetLike } from "./dataset.js";
import { BatchSampler, drawSeed, RandomSampler, type Sampler, SequentialSampler } from "./sampler.js";
import { nextTask } from "./task.js";

/** What {@link DataLoader} takes by name. */
export interface DataLoaderOptions<T, B> {
  /** Samples in a batch; `null` for samples one by one, as they are. 1 by default. */
  batchSize?: number | null;
  /** Take samples in random order, anew for every iteration. */
  shuffle?: boolean;
  /** In which order samples are taken. */
  sampler?: Sampler;
  /** Which samples come together. */
  batchSampler?: Sampler<readonly number[]>;
  /** Leave out a last batch that is not full. */
  dropLast?: boolean;
  /** Makes a batch of samples; {@link defaultCollate} by default. */
  collateFn?: (samples: T[]) => B;
  /** Where random order comes from; by default what `manualSeed` seeds. */
  generator?: Generator;
}

/**
 * The samples of a dataset in batches, in PyTorch's order. Iterate it with `for of`, or with `for await`, which lets
 * other tasks run once a batch (the collector of forgotten tensors among them) and waits for samples that are promises.
 *
 * A batch is made when the iterator is asked for it: within `scope`, ask by `next()` to have it freed with the rest.
 *
 * @throws ValueError for options that exclude each other
 * @example
 * const loader = new torch.utils.data.DataLoader([10, 20, 30], { batchSize: 2 });
 * [...loader].map(String).join(" ") // -> tensor([10., 20.]) tensor([30.])
 */
export class DataLoader<T, B = Collated<T>> {
  readonly dataset: Dataset<T>;
  private readonly batches: Sampler<readonly number[]> | null;
  private readonly places: Sampler;
  private readonly collate: ((samples: T[]) => B) | null;
  private readonly generator: Generator | undefined;

  constructor(dataset: DatasetLike<T>, options: DataLoaderOptions<T, B> = {}) {
    const { batchSize, shuffle = false, sampler, batchSampler, dropLast = false, generator } = options;
    if (sampler && shuffle) throw new ValueError("sampler option is mutually exclusive with shuffle");
    if (batchSampler && ((batchSize !== undefined && batchSize !== 1) || shuffle || sampler || dropLast)) {
      throw new ValueError("batch_sampler option is mutually exclusive with batch_size, shuffle, sampler, and drop_last");
    }
    if (!batchSampler && batchSize === null && dropLast) {
      throw new ValueError("batch_size=None option disables auto-batching and is mutually exclusive with drop_last");
    }
    this.dataset = asDataset(dataset);
    this.generator = generator;
    this.places = sampler ?? (shuffle ? new RandomSampler(this.dataset, { generator }) : new SequentialSampler(this.dataset));
    this.batches = batchSampler ?? (batchSize === null ? null : new BatchSampler(this.places, batchSize ?? 1, dropLast));
    this.collate = options.collateFn ?? null;
  }

  /** How many batches an iteration gives. */
  get length(): number {
    return (this.batches ?? this.places).length;
  }

  /** Which samples come, in order; PyTorch draws a seed for workers first. */
  private order(): Iterable<number | readonly number[]> {
    drawSeed(this.generator ?? defaultGenerator());
    return this.batches ?? this.places;
  }

  /** A batch, or what is to become one. */
  private fetch(place: number | readonly number[]): { samples: (T | Promise<T>)[] } | { batch: B } {
    if (typeof place === "number") return { samples: [this.dataset.get(place)] };
    if (!this.collate && this.dataset.getBatch) return { batch: this.dataset.getBatch(place) as B };
    return { samples: place.map((i) => this.dataset.get(i)) };
  }

  private finish(samples: T[]): B {
    if (!this.batches) return this.collate ? this.collate(samples[0] as unknown as T[]) : (samples[0] as unknown as B);
    return this.collate ? this.collate(samples) : (defaultCollate(samples) as unknown as B);
  }

  /** @throws RuntimeError for samples that are promises */
  [Symbol.iterator](): IterableIterator<B> {
    const order = this.order();
    const batches = function* (this: DataLoader<T, B>): IterableIterator<B> {
      for (const place of order) {
        const fetched = this.fetch(place);
        if ("batch" in fetched) yield fetched.batch;
        else {
          if (fetched.samples.some((x) => x instanceof Promise)) {
            throw new RuntimeError("the dataset gives promises: iterate the loader with `for await`");
          }
          yield this.finish(fetched.samples as T[]);
        }
      }
    };
    return batches.call(this);
  }

  [Symbol.asyncIterator](): AsyncIterableIterator<B> {
    const order = this.order();
    const batches = async function* (this: DataLoader<T, B>): AsyncIterableIterator<B> {
      for (const place of order) {
        await nextTask();
        const fetched = this.fetch(place);
        yield "batch" in fetched ? fetched.batch : this.finish(await Promise.all(fetched.samples));
      }
    };
    return batches.call(this);
  }
}
