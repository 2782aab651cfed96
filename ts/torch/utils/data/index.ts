// Everything under `torch.utils.data`.
export { type Collated, defaultCollate } from "./collate.js";
export { type Dataset, type DatasetLike, Subset, TensorDataset } from "./dataset.js";
export { DataLoader, type DataLoaderOptions } from "./loader.js";
export {
  BatchSampler,
  RandomSampler,
  type RandomSamplerOptions,
  type Sampler,
  SequentialSampler,
  SubsetRandomSampler,
  WeightedRandomSampler,
  type WeightedRandomSamplerOptions,
} from "./sampler.js";
export { randomSplit } from "./split.js";
