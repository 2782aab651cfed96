"""How PyTorch prints tensors: test/golden/torch_printing.json. Run with an interpreter that has torch."""
import itertools
import json
import math
import pathlib

import torch

torch.manual_seed(0)
DEFAULT = dict(precision=4, threshold=1000, edgeitems=3, linewidth=80)
cases = []


def leaf(x):
    if isinstance(x, complex):
        return [leaf(x.real), leaf(x.imag)]
    if isinstance(x, bool) or isinstance(x, int) and abs(x) < 2**53:
        return x
    if isinstance(x, float) and math.isfinite(x) and not (x == 0 and math.copysign(1, x) < 0):
        return x
    return str(x)


def case(t, grad=None, view=None, **options):
    """Data in C order, then a view of it; under print options, if any."""
    data = [leaf(x) for x in t.reshape(-1).tolist()]
    shape = list(t.shape)
    if grad == "leaf":
        t = t.requires_grad_()
    if grad == "mul":
        t = t.requires_grad_() * 1
    if view == "t":
        t = t.t()
    torch.set_printoptions(profile="default")
    torch.set_printoptions(**options)
    text = str(t)
    torch.set_printoptions(profile="default")
    dtype = str(t.dtype)[6:]
    extra = dict(grad=grad, view=view, options=options)
    cases.append(dict(data=data, shape=shape, dtype=dtype, **{k: v for k, v in extra.items() if v}, text=text))


inf, nan = math.inf, math.nan
lists = [
    [], [0.0], [-0.0], [1.0], [-1.0], [0.5], [1.0, 2.0], [1.5, 2.0], [1.23456789, 1e-5], [1e10, 1.0], [1e8], [1e8 + 8], [100000001.0, 1],
    [1e-4, 1], [9.9e-5, 0.01], [1e-4, 0.1], [1000.0, 1.0], [1001.0, 1.0], [1000.5, 1.0], [0.1, 100.0], [0.1, 100.2], [nan], [inf], [-inf],
    [nan, 1.0], [inf, 1.5], [nan, inf, -inf, 1e10], [-inf, 2.0], [0.03125, 0.09375], [0.00005, 0.5], [0.00015, 0.5], [2.5, 3.5],
    [99999.99999, 0.5], [0.99999, 0.1], [1e-10], [1e-38, 1.0], [1e30], [3e38, -3e38], [123456.789], [12345678.0, 0.1], [-1.5, 1.5, 100.25],
    [0.0, 0.0, 1e-5], [0.0, nan], [1e-45], [-0.0, 0.0, 1.5], [2**24 * 1.0, 1.0], [65504.0, 1.0], [1.0, 10.0, 100.0, 999.0],
]
for values, dtype in itertools.product(lists, ("float32", "float64")):
    case(torch.tensor(values, dtype=getattr(torch, dtype)))
for values, dtype in itertools.product(lists[:24], ("float16", "bfloat16")):
    case(torch.tensor(values, dtype=getattr(torch, dtype)))
for values in ([], [0], [1, -1], [1, 100, 10000], [-128, 127], [77]):
    for dtype in ("int8", "uint8", "int16", "int32", "int64", "uint16", "uint32", "uint64"):
        if dtype.startswith("u") and any(x < 0 for x in values) or dtype in ("int8", "uint8") and any(abs(x) > 128 for x in values):
            continue
        if dtype == "uint8" and 10000 in values:
            continue
        case(torch.tensor(values, dtype=getattr(torch, dtype)))
case(torch.tensor([2**62, -(2**63), 5]))
for values in ([True], [False], [True, False], []):
    case(torch.tensor(values, dtype=torch.bool))
for values in (
    [1 + 2j], [1.5 - 2j, 0.25 + 3j], [0j], [complex(nan, inf)], [complex(-0.0, -0.0)], [1e10 + 1j, 2 + 1e-7j], [1 + 1j, 100 + 1000j],
    [complex(inf, -1.5), 3 + 2.25j], [-1j], [],
):
    for dtype in (torch.complex64, torch.complex128):
        case(torch.tensor(values, dtype=dtype))
for value in (0.0, 1.0, 3.5, 1e10, 1e-7, nan, -inf, 123456789.0):
    for dtype in (torch.float32, torch.float64, torch.float16 if abs(value) < 6e4 or not math.isfinite(value) else torch.bfloat16):
        case(torch.tensor(value, dtype=dtype))
for value in (3, True, 2**40, 1 + 2j, -1.5j):
    case(torch.tensor(value))
for shape in ((0, 3), (2, 0), (0,), (1, 0, 2)):
    for dtype in ("float32", "int64", "bool", "float64", "complex64"):
        case(torch.empty(shape, dtype=getattr(torch, dtype)))
for shape in ((2, 3), (3, 1), (1, 3), (2, 2, 2), (2, 1, 3), (1, 1, 1, 1), (2, 2, 2, 2), (3, 20), (2, 2, 30)):
    n = math.prod(shape)
    case(torch.arange(n).reshape(shape))
    case(torch.arange(n, dtype=torch.float32).reshape(shape))
    case(torch.randn(shape))
    case(torch.randn(shape, dtype=torch.float64))
    case(torch.randn(shape) > 0)
    case((torch.randn(shape) * 100).to(torch.complex64) + 1j)
for n in (11, 12, 13, 14, 18, 25, 26, 70, 100):
    case(torch.arange(n))
    case(torch.arange(n) / 7)
    case(torch.arange(n, dtype=torch.float64) * 1e5)
    case(torch.arange(n, dtype=torch.int32))
for shape in ((2000,), (1001,), (1000,), (40, 30), (1001, 1), (1, 1001), (3, 400), (10, 11, 12), (2, 2, 300), (6, 6, 6, 6), (2, 7, 80)):
    n = math.prod(shape)
    case(torch.arange(n).reshape(shape))
    case(torch.arange(n, dtype=torch.float32).reshape(shape))
    case(torch.sin(torch.arange(n, dtype=torch.float32)).mul(1e5).round().div(1e3).reshape(shape))
case(torch.arange(1200).to(torch.float32).reshape(40, 30), view="t")
case(torch.arange(6.0).reshape(2, 3), view="t")
for grad in ("leaf", "mul"):
    for t in (torch.ones(2, 2), torch.tensor(1.5), torch.empty(0, 2), torch.arange(12.0), torch.arange(13.0), torch.arange(14.0),
              torch.randn(8), torch.randn(8, dtype=torch.float64), torch.randn(3, 7), torch.randn(30), torch.randn(2000), torch.tensor([1 + 2j]),
              torch.randn(6, dtype=torch.float64), torch.randn(5, dtype=torch.float64), torch.randn(4).to(torch.float16)):
        case(t.clone(), grad=grad)
some = [torch.randn(5), torch.arange(5), torch.randn(3, 4) * 1e5, torch.tensor(0.12345678), torch.arange(2000.0), torch.randn(30, 40), torch.tensor([1e-9 + 3j])]
for options in (
    dict(precision=0), dict(precision=1), dict(precision=8), dict(precision=20), dict(threshold=3), dict(threshold=3, edgeitems=1), dict(threshold=3, edgeitems=0),
    dict(linewidth=20), dict(linewidth=1), dict(linewidth=200), dict(sci_mode=True), dict(sci_mode=False), dict(profile="short"), dict(edgeitems=5),
):
    for t in some:
        case(t.clone(), **options)

target = pathlib.Path(__file__).parents[2] / "test/golden/torch_printing.json"
target.write_text(json.dumps(dict(torch=torch.__version__, cases=cases), separators=(",", ":")) + "\n")
print(len(cases), "cases")
