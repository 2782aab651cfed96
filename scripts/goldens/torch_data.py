"""The orders in which PyTorch's loaders and samplers take samples: test/golden/torch_data.json."""
import json
import pathlib

import torch
from torch.utils.data import DataLoader, RandomSampler, SubsetRandomSampler, TensorDataset, WeightedRandomSampler, random_split

DATA = list(range(10))


def batches(loader):
    return [[int(x) for x in batch] for batch in loader]


loaders = []
for options in (
    {}, dict(batch_size=3), dict(batch_size=3, drop_last=True), dict(batch_size=4, shuffle=True), dict(batch_size=10, shuffle=True),
    dict(batch_size=11, shuffle=True), dict(batch_size=11, shuffle=True, drop_last=True),
):
    for own in (False, True):
        torch.manual_seed(42)
        g = torch.Generator().manual_seed(7) if own else None
        loader = DataLoader(DATA, generator=g, **options)
        epochs = [batches(loader), batches(loader)]
        loaders.append(dict(options=options, own=own, length=len(loader), epochs=epochs, next=float(torch.rand(1)), own_next=float(torch.rand(1, generator=g)) if own else None))

samplers = []
for options in ({}, dict(num_samples=4), dict(num_samples=10), dict(num_samples=25), dict(replacement=True), dict(replacement=True, num_samples=70)):
    torch.manual_seed(42)
    samplers.append(dict(options=options, order=list(RandomSampler(DATA, **options)), next=float(torch.rand(1))))
torch.manual_seed(42)
subset = list(SubsetRandomSampler([3, 1, 4, 15, 9]))
weighted = []
for n, replacement in ((8, True), (1, True), (3, False), (2, False)):
    torch.manual_seed(42)
    order = list(WeightedRandomSampler([0.1, 0.9, 0.4], n, replacement))
    weighted.append(dict(n=n, replacement=replacement, order=order, next=float(torch.rand(1))))
splits = []
for lengths in ([7, 3], [5, 5, 0], [0.5, 0.5], [0.33, 0.33, 0.34], [0.25, 0.75], [0.15, 0.85]):
    torch.manual_seed(42)
    splits.append(dict(lengths=lengths, parts=[list(map(int, part.indices)) for part in random_split(DATA, lengths)]))

torch.manual_seed(42)
x = torch.arange(14.0).reshape(7, 2)
tensors = [[t.reshape(-1).tolist() for t in batch] for batch in DataLoader(TensorDataset(x, torch.arange(7)), batch_size=3, shuffle=True)]
torch.manual_seed(42)
part = random_split(TensorDataset(x, torch.arange(7)), [5, 2])[0]
parts = [[t.reshape(-1).tolist() for t in batch] for batch in DataLoader(part, batch_size=2, shuffle=True)]
out = dict(torch=torch.__version__, loaders=loaders, samplers=samplers, subset=subset, weighted=weighted, splits=splits, tensors=tensors, parts=parts)
target = pathlib.Path(__file__).parents[2] / "test/golden/torch_data.json"
target.write_text(json.dumps(out, separators=(",", ":")) + "\n")
