import { allocate, type CoreArray, consume } from "../../../core/array.js";
import { fromTypedArray, typedView } from "../../../core/convert.js";
import { dtypes } from "../../../core/dtype.js";
import { ValueError } from "../../../core/errors.js";
import { fillIntegers, fillRandom, permutation } from "../../random/fill.js";
import { defaultGenerator, Generator } from "../../random/generator.js";
import { places } from "../../random/multinomial.js";

/** In which order samples are taken. */
export interface Sampler<I = number> extends Iterable<I> {
  /** How many places an iteration gives. */
  readonly length: number;
}

/** What has a length. */
export interface Sized {
  readonly length: number;
}

/** A seed for a generator, drawn from another one. */
export function drawSeed(g: Generator): bigint {
  const seed = allocate(dtypes.int64, []);
  fillRandom(g, seed);
  return consume(seed, () => seed.first() as bigint);
}

/** The numbers below `n` in random order. */
export function shuffled(g: Generator, n: number): number[] {
  return consume(permutation(g, n), numbersOf);
}

/** The elements of an int64 array. */
const numbersOf = (a: CoreArray): number[] => Array.from(typedView(a) as BigInt64Array, Number);

/**
 * Every place in order.
 *
 * @example
 * [...new torch.utils.data.SequentialSampler([7, 8, 9])] // -> [ 0, 1, 2 ]
 */
export class SequentialSampler implements Sampler {
  constructor(private readonly source: Sized) {}
  get length(): number {
    return this.source.length;
  }
  *[Symbol.iterator](): IterableIterator<number> {
    for (let i = 0; i < this.length; i++) yield i;
  }
}

/** What {@link RandomSampler} takes by name. */
export interface RandomSamplerOptions {
  /** Whether a place can come again before all have come. */
  replacement?: boolean;
  /** How many places an iteration gives; by default as many as there are. */
  numSamples?: number | undefined;
  /** Where the order comes from; else one seeded from the default generator, anew for every iteration. */
  generator?: Generator | undefined;
}

/** How many draws PyTorch makes together where places can come again. */
const CHUNK = 32;

/**
 * Every place in random order.
 *
 * @example
 * torch.manualSeed(0);
 * [...new torch.utils.data.RandomSampler([7, 8, 9])] // -> [ 0, 1, 2 ]
 */
export class RandomSampler implements Sampler {
  readonly length: number;
  private readonly population: number;

  /** @throws ValueError for a number of samples that is not positive */
  constructor(
    source: Sized,
    private readonly options: RandomSamplerOptions = {},
  ) {
    this.population = source.length;
    this.length = options.numSamples ?? source.length;
    if (!Number.isInteger(this.length) || this.length <= 0) {
      throw new ValueError(`num_samples should be a positive integer value, but got num_samples=${this.length}`);
    }
  }

  *[Symbol.iterator](): IterableIterator<number> {
    const { population, length } = this;
    const given = this.options.generator;
    const g = given ?? new Generator().manualSeed(drawSeed(defaultGenerator()));
    try {
      if (this.options.replacement) {
        for (let rest = length; rest > 0; rest -= CHUNK) yield* drawn(g, population, Math.min(CHUNK, rest));
        return;
      }
      for (let rest = length; rest >= population; rest -= population) yield* shuffled(g, population);
      // PyTorch shuffles once more even where nothing is left.
      yield* shuffled(g, population).slice(0, length % population);
    } finally {
      if (!given) g.dispose();
    }
  }
}

function drawn(g: Generator, population: number, n: number): number[] {
  const places = allocate(dtypes.int64, [n]);
  fillIntegers(g, places, 0n, BigInt(population));
  return consume(places, numbersOf);
}

/**
 * Some places in random order.
 *
 * @example
 * torch.manualSeed(0);
 * [...new torch.utils.data.SubsetRandomSampler([2, 4, 6])] // -> [ 6, 2, 4 ]
 */
export class SubsetRandomSampler implements Sampler {
  constructor(
    readonly indices: readonly number[],
    private readonly generator?: Generator,
  ) {}
  get length(): number {
    return this.indices.length;
  }
  *[Symbol.iterator](): IterableIterator<number> {
    for (const i of shuffled(this.generator ?? defaultGenerator(), this.length)) yield this.indices[i]!;
  }
}

/** What {@link WeightedRandomSampler} takes by name. */
export interface WeightedRandomSamplerOptions {
  /** Whether a place can come again; it can by default. */
  replacement?: boolean;
  generator?: Generator | undefined;
}

/**
 * Places drawn by weights.
 *
 * @example
 * torch.manualSeed(0);
 * [...new torch.utils.data.WeightedRandomSampler([0, 1], 3)] // -> [ 1, 1, 1 ]
 */
export class WeightedRandomSampler implements Sampler {
  /** @throws ValueError for a number of samples that is not positive, or weights that are no list */
  constructor(
    readonly weights: readonly number[] | Float64Array,
    readonly length: number,
    private readonly options: WeightedRandomSamplerOptions = {},
  ) {
    if (!Number.isInteger(length) || length <= 0) {
      throw new ValueError(`num_samples should be a positive integer value, but got num_samples=${length}`);
    }
  }
  *[Symbol.iterator](): IterableIterator<number> {
    const { replacement = true, generator = defaultGenerator() } = this.options;
    const weights = fromTypedArray(Float64Array.from(this.weights));
    yield* consume(weights, () => consume(places(generator, weights, this.length, replacement), numbersOf));
  }
}

/**
 * The places of another sampler, several at a time.
 *
 * @example
 * const { BatchSampler, SequentialSampler } = torch.utils.data;
 * [...new BatchSampler(new SequentialSampler([7, 8, 9]), 2, false)] // -> [ [ 0, 1 ], [ 2 ] ]
 */
export class BatchSampler implements Sampler<number[]> {
  /** @throws ValueError for a size that is not positive */
  constructor(
    private readonly sampler: Sampler,
    readonly batchSize: number,
    /** Whether a last batch that is not full is left out. */
    readonly dropLast: boolean,
  ) {
    if (!Number.isInteger(batchSize) || batchSize <= 0) {
      throw new ValueError(`batch_size should be a positive integer value, but got batch_size=${batchSize}`);
    }
    if (typeof dropLast !== "boolean") {
      throw new ValueError(`drop_last should be a boolean value, but got drop_last=${dropLast}`);
    }
  }
  get length(): number {
    const batches = this.sampler.length / this.batchSize;
    return this.dropLast ? Math.floor(batches) : Math.ceil(batches);
  }
  *[Symbol.iterator](): IterableIterator<number[]> {
    let batch: number[] = [];
    for (const i of this.sampler) {
      batch.push(i);
      if (batch.length < this.batchSize) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0 && !this.dropLast) yield batch;
  }
}
